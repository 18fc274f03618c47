//! The corpus in the manner of MUC-4 holds what it says: every quoted string stands in its report, every value is one of those listed.

use casus_events::muc4::TYPES;
use casus_events::muc4::slots::{CONFIDENCES, STAGES};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

const ROLES: [&str; 6] = ["PerpInd", "PerpOrg", "Target", "Victim", "Description", "Weapon"];

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_lowercase()
}

/// What is wrong with one report's answers.
fn faults(report: &Value) -> Vec<String> {
    let text = report["text"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut faults = Vec::new();
    let mut demand = |right: bool, fault: String| {
        if !right {
            faults.push(fault);
        }
    };
    demand(text == text.to_uppercase() && text.is_ascii(), "text is not in plain capitals".to_owned());
    demand(text.split(' ').count() >= 60, "text is too short".to_owned());
    for template in list(&report["templates"]) {
        demand(TYPES.contains(&&*word(&template["type"])), format!("type {}", template["type"]));
        demand(STAGES.contains(&&*word(&template["stage"])), format!("stage {}", template["stage"]));
        demand(!list(&template["location"]).is_empty(), "no location".to_owned());
        let days = list(&template["date"]).iter().filter(|day| !day.is_null());
        for day in days {
            let read = day.as_str().and_then(|day| day.parse::<jiff::civil::Date>().ok());
            demand(read.is_some(), format!("day {day}"));
        }
        for role in ROLES {
            for entity in list(&template[role]) {
                let strings = if role == "PerpOrg" { &entity["strings"] } else { entity };
                demand(!list(strings).is_empty(), format!("{role}: {entity}"));
                for string in list(strings) {
                    let string = string.as_str().unwrap_or_default();
                    demand(!string.is_empty() && text.contains(string), format!("{role}: {string:?} does not stand in the text"));
                }
                if role == "PerpOrg" {
                    demand(CONFIDENCES.contains(&&*word(&entity["confidence"])), format!("confidence {}", entity["confidence"]));
                }
            }
        }
        for count in ["killed", "injured"] {
            demand(template[count].is_null() || template[count].is_u64(), format!("{count} {}", template[count]));
        }
    }
    faults
}

#[test]
fn every_answer_stands_in_its_report() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus/muc"));
    let (mut docs, mut templates, mut empty) = (BTreeSet::new(), 0, 0);
    for file in ["A", "B", "C", "D", "E"] {
        let text = std::fs::read_to_string(folder.join(format!("{file}.jsonl"))).expect(file);
        for line in text.lines() {
            let report: Value = serde_json::from_str(line).expect(file);
            let doc = report["doc"].as_str().unwrap_or_default().to_owned();
            assert_eq!(faults(&report), Vec::<String>::new(), "{doc}");
            assert!(docs.insert(doc.clone()), "{doc} stands twice");
            templates += list(&report["templates"]).len();
            empty += usize::from(list(&report["templates"]).is_empty());
        }
    }
    assert_eq!((docs.len(), templates, empty), (500, 610, 184), "reports, templates, reports without one: as the README says");
}

#[test]
fn faults_are_found() {
    let report = serde_json::json!({ "text": "TOO SHORT", "templates": [{ "type": "WAR", "Weapon": [["BOMB"]], "killed": -1 }] });
    let faults = faults(&report);
    for part in ["too short", "type \"WAR\"", "no location", "\"BOMB\" does not stand", "killed -1"] {
        assert!(faults.iter().any(|fault| fault.contains(part)), "{part}: {faults:?}");
    }
}
