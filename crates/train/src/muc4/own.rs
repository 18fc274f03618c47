//! Our own reports in the manner of MUC-4, with their answers (`corpus/muc`).

use std::collections::BTreeSet;
use std::path::Path;

use casus::Casus;
use casus::evaluate::muc4::keys::{Fill, Key, Keys, OrgClaim, Tally};
use casus_events::muc4::strings::norm;
use casus_text::ingest::{self, Format};
use serde_json::Value;

use super::data::{Document, open_all};
use crate::Failure;

/// Reads the reports of all files of a folder, in order of the files' names.
pub fn read(folder: &Path, casus: &Casus) -> Result<Vec<Document>, Failure> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    let (mut keys, mut reports) = (Keys::new(), Vec::new());
    for path in &files {
        for line in std::fs::read_to_string(path)?.lines().filter(|line| !line.trim().is_empty()) {
            let value: Value = serde_json::from_str(line)?;
            let (set, number) = value["doc"].as_str().and_then(|doc| doc.split_at_checked(1)).unwrap_or_default();
            let doc = format!("OWN{set}-MUC4-{number}");
            // as the original files have them, so that they are read the same way
            let message = format!("{doc}\n\n{}\n", wrapped(value["text"].as_str().unwrap_or_default()));
            for report in ingest::read(&doc, message.as_bytes(), Format::Muc).reports {
                reports.push(report.map_err(|note| note.to_string())?);
            }
            keys.insert(doc, list(&value["templates"]).iter().map(key).collect());
        }
    }
    Ok(open_all(reports, &keys, casus))
}

/// A text in paragraphs of lines of at most 70 characters, indented.
fn wrapped(text: &str) -> String {
    let mut lines = Vec::new();
    for paragraph in text.split("\n\n") {
        let mut line = String::from("    ");
        for word in paragraph.split_whitespace() {
            if line.len() + word.len() > 70 {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(word);
            line.push(' ');
        }
        lines.push(line);
        lines.push(String::new());
    }
    lines.join("\n")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn strings(value: &Value) -> BTreeSet<String> {
    list(value).iter().filter_map(Value::as_str).map(norm).filter(|string| !string.is_empty()).collect()
}

fn key(value: &Value) -> Key {
    let fill = |value: &Value| Fill { strings: strings(value), optional: false };
    let fills = |name: &str| list(&value[name]).iter().map(fill).collect();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_lowercase();
    let claim = |value: &Value| OrgClaim { values: vec![word(&value["confidence"])], organisation: fill(&value["strings"]) };
    let claims: Vec<OrgClaim> = list(&value["PerpOrg"]).iter().map(claim).collect();
    let day = |value: &Value| value.as_str().and_then(|day| day.parse().ok());
    let date = value["date"].as_array().and_then(|days| Some((day(days.first()?), day(days.get(1)?)?)));
    let count = |name: &str| {
        let total = value[name].as_u64().and_then(|count| u32::try_from(count).ok()).filter(|count| *count > 0);
        total.map(|total| Tally { certain: true, totals: BTreeSet::from([(total, total)]) })
    };
    let level = |value: &Value| BTreeSet::from([norm(value.as_str().unwrap_or_default())]);
    Key {
        optional: value["optional"] == true,
        kinds: vec![word(&value["type"])],
        dates: date.into_iter().collect(),
        places: vec![list(&value["location"]).iter().map(level).collect()],
        stages: vec![word(&value["stage"])],
        weapons: fills("Weapon"),
        individuals: fills("PerpInd"),
        organisations: claims.iter().map(|claim| claim.organisation.clone()).collect(),
        claims,
        things: fills("Target"),
        names: fills("Victim"),
        descriptions: fills("Description"),
        dead: count("killed"),
        hurt: count("injured"),
        suffered: Vec::new(),
    }
}
