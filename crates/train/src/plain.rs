//! Plain texts of our trade without trees: MUC-4 training reports, re3d, PLOVER and ISAF development texts, headlines of UCDP.

use std::collections::HashSet;
use std::path::Path;

use casus_text::ingest::{self, Format};
use casus_text::parse::{sentences, tokens};
use casus_text::{Report, Span};

use crate::Failure;

/// Sentences shorter or longer than these teach little.
const WORDS: std::ops::RangeInclusive<usize> = 4..=60;

/// The sentences of the plain texts under `data`, each once, as words.
pub fn sentences(data: &Path, splitter: &sentences::Splitter) -> Result<Vec<Vec<String>>, Failure> {
    let mut found = Found { splitter, seen: HashSet::new(), sentences: Vec::new() };
    let mut paths: Vec<_> =
        std::fs::read_dir(data.join("muc4/train"))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("dev-muc3")));
    paths.sort();
    for path in paths {
        let reports = ingest::read(&path.to_string_lossy(), &std::fs::read(&path)?, Format::Muc).reports;
        reports.into_iter().flatten().for_each(|report| found.add(&report.text, report.body));
    }
    for file in ["re3d/CENTCOM/documents.json", "re3d/US_State_Department/documents.json"] {
        for line in read(&data.join(file))?.lines().filter(|line| !line.trim().is_empty()) {
            found.add_field(&serde_json::from_str(line)?, "text");
        }
    }
    for line in read(&data.join("isaf/releases_dev.jsonl"))?.lines().filter(|line| !line.trim().is_empty()) {
        // the release is what the second speaker says
        let release: serde_json::Value = serde_json::from_str(line)?;
        found.add_field(&release["conversations"][1], "value");
    }
    if let serde_json::Value::Array(records) = serde_json::from_str(&read(&data.join("plover/gsr_dev.json"))?)? {
        records.iter().for_each(|record| found.add_field(record, "text"));
    }
    Ok(found.sentences)
}

fn read(path: &Path) -> Result<String, Failure> {
    Ok(std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))?)
}

struct Found<'s> {
    splitter: &'s sentences::Splitter,
    seen: HashSet<Vec<String>>,
    sentences: Vec<Vec<String>>,
}

impl Found<'_> {
    fn add_field(&mut self, record: &serde_json::Value, field: &str) {
        if let Some(text) = record.get(field).and_then(serde_json::Value::as_str) {
            let report = Report::of_text("plain", text);
            self.add(&report.text, report.body);
        }
    }

    fn add(&mut self, text: &str, body: Span<u8>) {
        let spans = tokens::split(text, body);
        for sentence in sentences::cut(self.splitter, text, &spans).0 {
            let words: Vec<String> = spans[sentence.tokens.range()].iter().map(|span| text[span.range()].to_owned()).collect();
            if WORDS.contains(&words.len()) && self.seen.insert(words.clone()) {
                self.sentences.push(words);
            }
        }
    }
}
