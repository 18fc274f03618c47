//! People's judgements of whether something happened (UDS, "it happened"): words of spaced sentences, −3 to 3.

use std::path::Path;

use casus::Casus;
use casus_events::judge::factuality::{Sight, sights};
use casus_text::Report;
use serde_json::Value;

use crate::Failure;

/// A word that was judged.
#[derive(Clone)]
pub struct Judged {
    /// Which sentence it stands in.
    pub sentence: usize,
    pub sight: Sight,
    pub label: f32,
    /// The word, its part of speech and its sentence, to be read by people.
    pub word: String,
    pub tag: String,
    pub text: String,
}

/// Reads a file of judgements.
pub fn read(file: &Path, casus: &Casus) -> Result<Vec<Judged>, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("reading {}: {error}", file.display()))?;
    let mut all = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    let half = lines.len() / 2;
    let parts = std::thread::scope(|scope| {
        let runs = [(0, &lines[..half]), (half, &lines[half..])].map(|(from, part)| {
            scope.spawn(move || part.iter().enumerate().map(|(at, line)| sentence(from + at, line, casus)).collect::<Vec<_>>())
        });
        runs.map(|run| run.join().expect("reading cannot panic"))
    });
    for part in parts.into_iter().flatten() {
        all.extend(part.map_err(|found| format!("reading {}: {found}", file.display()))?);
    }
    Ok(all)
}

fn sentence(number: usize, line: &str, casus: &Casus) -> Result<Vec<Judged>, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| format!("line {}: {error}", number + 1))?;
    let text = value["text"].as_str().ok_or(format!("line {} has no text", number + 1))?;
    let report = Report::of_text("uds", text);
    let parse = casus.parse(&report);
    let mut starts = vec![0];
    starts.extend(text.match_indices(' ').map(|(at, _)| at + 1));
    let targets = value["targets"].as_array().map_or(&[][..], Vec::as_slice);
    let word = |target: &Value| -> Option<(usize, f32, String)> {
        let byte = *starts.get(target["span1"][0].as_u64()? as usize)? as u32;
        let at = parse.tokens.iter().position(|token| token.span.start <= byte && byte < token.span.end)?;
        Some((at, target["label"].as_f64()? as f32, target["span_text"].as_str()?.to_owned()))
    };
    let judged: Vec<(usize, f32, String)> = targets.iter().filter_map(word).collect();
    let words: Vec<usize> = judged.iter().map(|(at, ..)| *at).collect();
    let sights = sights(casus.reader(), &report, &parse, &words);
    let one = |((at, label, word), sight): ((usize, f32, String), Sight)| {
        let tag = format!("{:?}", parse.tokens[at].tag);
        Judged { sentence: number, sight, label, word, tag, text: text.to_owned() }
    };
    Ok(judged.into_iter().zip(sights).map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judged_words_are_found_among_our_own() {
        let casus = Casus::new().expect("the committed knowledge");
        let line = r#"{"text": "They did n't say the car - bomb went off .", "targets": [{"span1": [3, 4], "label": -2.5, "span_text": "say"}, {"span1": [8, 9], "label": 1.0, "span_text": "went"}]}"#;
        let found = sentence(4, line, &casus).expect("a sentence");
        let shown: Vec<_> = found.iter().map(|one| (one.sentence, one.word.as_str(), one.label, one.tag.as_str())).collect();
        assert_eq!(shown, [(4, "say", -2.5, "Verb"), (4, "went", 1.0, "Verb")]);
        assert_eq!(sentence(4, "{}", &casus).err(), Some("line 5 has no text".to_owned()));
    }
}
