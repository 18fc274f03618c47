//! Mentions: the reports of re3d's two development folders.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use casus_text::parse::names::tagger::Tagger;
use casus_text::parse::names::{Around, Names, looks, more};
use casus_text::parse::{Parse, parse};
use casus_text::{English, Report, Span};
use serde_json::Value;

use super::crf::{Lesson, learn as learn_field};
use super::spans::{HEADING, Score, Typed, bytes, labels};
use super::uner::lesson;
use super::{FOR_MENTIONS, SEED};
use crate::Failure;

/// The types that are learned.
pub const TYPES: [&str; 10] =
    ["Organisation", "Location", "Person", "Quantity", "Temporal", "Weapon", "MilitaryPlatform", "Vehicle", "Money", "Nationality"];
const FOLDS: usize = 5;

/// A report with its annotated mentions.
pub struct Annotated {
    report: Report,
    parsed: Parse,
    gold: Vec<Typed>,
}

/// Reads both folders.
pub fn read(data: &Path, english: &English) -> Result<Vec<Annotated>, Failure> {
    let mut all = Vec::new();
    for folder in ["CENTCOM", "US_State_Department"] {
        let lines = |name: &str| -> Result<Vec<Value>, Failure> {
            let path = data.join("re3d").join(folder).join(name);
            let text = std::fs::read_to_string(&path).map_err(|error| format!("reading {}: {error}", path.display()))?;
            let lines = text.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty());
            Ok(lines.map(serde_json::from_str).collect::<Result<_, _>>()?)
        };
        let mut spans: HashMap<String, Vec<(u64, u64, usize)>> = HashMap::new();
        for entity in lines("entities.json")? {
            let type_at = TYPES.iter().position(|name| entity["type"] == *name);
            let sure = entity["confidence"].as_f64().unwrap_or(0.0) >= 0.5;
            if let (Some(type_at), true, Some(start), Some(end)) = (type_at, sure, entity["begin"].as_u64(), entity["end"].as_u64()) {
                let document = entity["documentId"].as_str().unwrap_or_default().to_owned();
                spans.entry(document).or_default().push((start, end, type_at));
            }
        }
        for document in lines("documents.json")? {
            let (id, text) = (document["_id"].as_str().unwrap_or_default(), document["text"].as_str().unwrap_or_default());
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let byte = |at: u64| starts.get(at as usize).copied().unwrap_or(text.len());
            let mut gold: Vec<Typed> =
                spans.remove(id).unwrap_or_default().into_iter().map(|(start, end, name)| (byte(start), byte(end), name)).collect();
            // of spans inside one another the longest is learned
            gold.sort_by_key(|&(start, end, name)| (std::cmp::Reverse(end - start), start, name));
            gold.dedup();
            let report = Report::of_text(id, text);
            let parsed = parse(english, &report);
            all.push(Annotated { report, parsed, gold });
        }
    }
    Ok(all)
}

impl Annotated {
    fn around(&self) -> Around<'_> {
        let Parse { tokens, sentences, mentions, dates, quantities, .. } = &self.parsed;
        Around { tokens, sentences, mentions, dates, quantities }
    }

    fn spans(&self) -> Vec<Span<u8>> {
        self.parsed.tokens.iter().map(|token| token.span).collect()
    }

    fn lessons(&self, model: &Names) -> Vec<Lesson> {
        let looks = looks(&model.lists, &self.report.text, &self.parsed.tokens, &self.parsed.sentences);
        let more = more(&model.nouns, &self.around(), &model.name_labels(&looks));
        let labels = labels(&self.spans(), &self.gold);
        let sentences = self.parsed.sentences.iter().zip(looks.iter().zip(&more));
        sentences.map(|(sentence, (looks, more))| lesson(looks, more, labels[sentence.tokens.range()].to_vec())).collect()
    }
}

/// Learns from the reports that `which` picks.
pub fn learn(reports: &[Annotated], model: &Names, which: impl Fn(usize) -> bool) -> Tagger {
    let picked = reports.iter().enumerate().filter(|(at, _)| which(*at));
    let lessons: Vec<Lesson> = picked.flat_map(|(_, report)| report.lessons(model)).collect();
    learn_field(&lessons.iter().collect::<Vec<_>>(), &TYPES, &FOR_MENTIONS, SEED).tagger(&FOR_MENTIONS)
}

/// Prints scores by folds, and writes the predictions.
pub fn cross(data: &Path, english: &English, model: &Names, out: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(out)?;
    let reports = read(data, english)?;
    let mut score = Score::default();
    let mut written = String::new();
    for fold in 0..FOLDS {
        let mut model = model.clone();
        model.mentions = learn(&reports, &model, |at| at % FOLDS != fold);
        for report in reports.iter().skip(fold).step_by(FOLDS) {
            let spans = report.spans();
            let typed: Vec<Typed> = model
                .find_mentions(&report.report.text, &report.around())
                .iter()
                .map(|found| {
                    let (start, end) = bytes(&spans, found.tokens);
                    (start, end, found.type_at)
                })
                .collect();
            score.add(&report.gold, &typed);
            let mentions: Vec<_> =
                typed.iter().map(|typed| serde_json::json!({"start": typed.0, "end": typed.1, "type": TYPES[typed.2]})).collect();
            writeln!(written, "{}", serde_json::json!({"doc": report.report.doc, "mentions": mentions}))?;
        }
    }
    println!("{HEADING}");
    score.print("re3d, five folds", &TYPES);
    std::fs::write(out.join("re3d_cross.jsonl"), written)?;
    Ok(())
}
