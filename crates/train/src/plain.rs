//! Plain texts of our trade, cut roughly into sentences of lower-cased words; only counts are taken from them.

use std::path::Path;

use crate::Failure;
use crate::lexicon::lower;

/// The sentences of the plain texts under `data`: MUC-4 training reports, re3d, PLOVER.
pub fn sentences(data: &Path) -> Result<Vec<Vec<String>>, Failure> {
    let mut sentences = Vec::new();
    let mut paths: Vec<_> =
        std::fs::read_dir(data.join("muc4/train"))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("dev-muc3")));
    paths.sort();
    for path in paths {
        for paragraph in read(&path)?.split("\n\n").filter(|paragraph| !paragraph.starts_with("DEV-MUC3")) {
            cut(paragraph, &mut sentences);
        }
    }
    for file in ["re3d/CENTCOM/documents.json", "re3d/US_State_Department/documents.json", "plover/gsr_dev.json"] {
        for text in texts(&read(&data.join(file))?) {
            cut(&text, &mut sentences);
        }
    }
    Ok(sentences)
}

fn read(path: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|error| format!("reading {}: {error}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The values of `"text"` in JSON.
fn texts(json: &str) -> Vec<String> {
    let values = json.split("\"text\":").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
    values
        .map(|value| {
            let mut text = String::new();
            let mut letters = value.chars();
            while let Some(letter) = letters.next() {
                match letter {
                    '"' => break,
                    '\\' => match letters.next() {
                        Some('n' | 't' | 'r' | 'u') => text.push(' '),
                        Some(other) => text.push(other),
                        None => break,
                    },
                    other => text.push(other),
                }
            }
            text
        })
        .collect()
}

fn cut(text: &str, sentences: &mut Vec<Vec<String>>) {
    let mut sentence = Vec::new();
    for word in text.split_whitespace() {
        let core = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if core.is_empty() {
            sentence.push(word.to_owned());
            continue;
        }
        let start = word.find(core).unwrap_or(0);
        let (before, after) = (&word[..start], &word[start + core.len()..]);
        sentence.extend(before.chars().map(String::from));
        let core = lower(core);
        match core.strip_suffix("'s") {
            Some(owner) if !owner.is_empty() => sentence.extend([owner.to_owned(), "'s".to_owned()]),
            _ => sentence.push(core),
        }
        sentence.extend(after.chars().map(String::from));
        if after.ends_with(['.', '?', '!']) && word.len() > 3 {
            sentences.push(std::mem::take(&mut sentence));
        }
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
}
