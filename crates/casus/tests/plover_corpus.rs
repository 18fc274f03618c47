//! The sentences for PLOVER hold what they say: every quoted word stands in its sentence, types, modes and codes are those there are.

use casus_events::plover::Type;
use casus_events::plover::scheme::modes;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Whether `words` stand in `text` as whole words.
fn stands(text: &str, words: &str) -> bool {
    let bare = |edge: Option<char>| edge.is_none_or(|edge| !edge.is_alphanumeric());
    let whole = |at: usize| bare(text[..at].chars().next_back()) && bare(text[at + words.len()..].chars().next());
    !words.is_empty() && text.match_indices(words).any(|(at, _)| whole(at))
}

/// What is wrong with one sentence's answers.
fn faults(line: &Value, countries: &BTreeSet<String>) -> Vec<String> {
    let text = line["text"].as_str().unwrap_or_default();
    let mut faults = Vec::new();
    let mut demand = |right: bool, fault: String| {
        if !right {
            faults.push(fault);
        }
    };
    for event in list(&line["events"]) {
        let kind = event["type"].as_str().and_then(Type::from_word);
        demand(kind.is_some(), format!("{} is no type", event["type"]));
        let mode = event["mode"].as_str();
        demand(
            mode.is_none_or(|mode| modes().any(|(of, known)| Some(of) == kind && known == mode)),
            format!("{} is no mode of its type", event["mode"]),
        );
        demand(stands(text, event["trigger"].as_str().unwrap_or_default()), format!("{} is not in the sentence", event["trigger"]));
        for actor in list(&event["source"]).iter().chain(list(&event["target"])) {
            demand(stands(text, actor["words"].as_str().unwrap_or_default()), format!("{} is not in the sentence", actor["words"]));
            let code = actor["code"].as_str();
            let known = |code: &str| matches!(code, "IGO" | "NGO" | "IMG" | "ISM" | "MNC") || countries.contains(code);
            demand(code.is_none_or(known), format!("{} is no code", actor["code"]));
        }
    }
    faults
}

fn countries() -> BTreeSet<String> {
    let table = include_str!("../../../data/atlas/countries.tsv");
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').nth(1)).map(str::to_owned).collect()
}

#[test]
fn every_sentence_holds_what_it_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/plover/sentences.jsonl");
    let text = std::fs::read_to_string(file).expect("the sentences");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(lines.len() >= 3000, "{}", lines.len());
    let countries = countries();
    let wrong: Vec<String> =
        lines.iter().flat_map(|line| faults(line, &countries).into_iter().map(|fault| format!("{}: {fault}", line["id"]))).collect();
    assert_eq!(wrong, [""; 0]);
    let texts: BTreeSet<&str> = lines.iter().filter_map(|line| line["text"].as_str()).collect();
    assert_eq!(texts.len(), lines.len(), "a sentence stands twice");
}

#[test]
fn faults_are_seen() {
    let line = serde_json::json!({ "text": "Peru thanked Chile.", "events": [
        { "type": "SUPPORT", "mode": "phone", "trigger": "thank", "source": [{ "words": "Peru", "code": "PERU" }], "target": [] }] });
    let found = faults(&line, &countries());
    assert_eq!(found, ["\"phone\" is no mode of its type", "\"thank\" is not in the sentence", "\"PERU\" is no code"]);
}
