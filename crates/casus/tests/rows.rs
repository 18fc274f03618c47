//! Rows: every key and column is documented, every span re-reads to its words, private people stay private.

mod made;

use casus::store::columns::COLUMNS;
use serde_json::Value;
use std::collections::BTreeSet;

const DOCS: &str = include_str!("../../../docs/columns.md");

fn keys(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| {
            into.insert(key.clone());
            // the keys inside gaps are names of fields
            if key != "gaps" {
                keys(value, into);
            }
        }),
        Value::Array(values) => values.iter().for_each(|value| keys(value, into)),
        _ => {}
    }
}

#[test]
fn every_key_of_a_row_is_documented() {
    let casus = casus::Casus::new().expect("embedded knowledge");
    let trouble = casus::Trouble { file: "x.txt".to_owned(), line: Some(3), message: "found nothing".to_owned() };
    let mut found = BTreeSet::new();
    keys(&serde_json::to_value(made::row(true)).expect("a row is JSON"), &mut found);
    keys(&serde_json::to_value(casus.failed_row(&trouble)).expect("a row is JSON"), &mut found);
    let missing: Vec<_> = found.iter().filter(|key| !DOCS.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "docs/columns.md does not tell of {missing:?}");
}

#[test]
fn every_column_of_csv_is_documented() {
    let missing: Vec<_> =
        COLUMNS.iter().map(|column| format!("| `{}` | {} |", column.name, column.means)).filter(|line| !DOCS.contains(line)).collect();
    assert!(missing.is_empty(), "docs/columns.md lacks these lines:\n{}", missing.join("\n"));
}

#[test]
fn every_span_re_reads_to_its_words() {
    fn check(value: &Value, text: &str, seen: &mut usize) {
        if let Value::Object(object) = value {
            if let (Some(start), Some(end)) = (object.get("start").and_then(Value::as_u64), object.get("end").and_then(Value::as_u64)) {
                let words = object.get("words").or_else(|| object.get("text").filter(|_| object.get("confidence").is_none()));
                let stands = text.get(start as usize..end as usize).expect("a span lies on characters");
                if let Some(words) = words.and_then(Value::as_str) {
                    assert_eq!(stands, words);
                    *seen += 1;
                }
            }
            object.values().for_each(|value| check(value, text, seen));
        } else if let Value::Array(values) = value {
            values.iter().for_each(|value| check(value, text, seen));
        }
    }
    let row = serde_json::to_value(made::row(false)).expect("a row is JSON");
    let mut seen = 0;
    check(&row, made::TEXT, &mut seen);
    assert!(seen > 20, "only {seen} spans were checked");
}

#[test]
fn rows_are_read_back_as_they_were_written() {
    let row = made::row(true);
    let written = serde_json::to_string(&row).expect("a row is JSON");
    assert_eq!(serde_json::from_str::<casus::ReportRow>(&written).expect("a row is read"), row);
}

#[test]
fn private_people_are_shown_only_on_request() {
    let events = |names| serde_json::to_string(&made::row(names).events[2].perpetrators).expect("JSON");
    assert!(!events(false).contains("Privé"), "{}", events(false));
    assert!(events(true).contains("\"private_name\":\"Jean Privé\""), "{}", events(true));
}

#[test]
fn a_failed_row_has_its_reason_and_no_events() {
    let casus = casus::Casus::new().expect("embedded knowledge");
    let trouble = casus::Trouble { file: "a/x.jsonl".to_owned(), line: Some(3), message: "found nothing".to_owned() };
    let row = serde_json::to_value(casus.failed_row(&trouble)).expect("JSON");
    assert_eq!(
        (&row["doc"], &row["file"], &row["line"], &row["error"]),
        (&"x:3".into(), &"a/x.jsonl".into(), &3.into(), &"found nothing".into())
    );
    assert_eq!(row["events"], serde_json::json!([]));
}

#[test]
fn tolls_count_joint_totals_once_and_only_news() {
    let mut tolls = casus::store::tolls::Tolls::default();
    tolls.add(&made::row(false));
    let (killed, injured) = (tolls.killed().figures, tolls.injured().figures);
    assert_eq!((killed.low, killed.best, killed.high), (138, 138, Some(138)));
    assert_eq!((injured.low, injured.best, injured.high), (260, 260, None));
}
