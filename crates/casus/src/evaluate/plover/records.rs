//! Gold records and predicted events, in today's names.

use crate::Error;
use crate::evaluate::input::{fault, json, lines};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// PLOVER's event types.
pub const TYPES: [&str; 16] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// Types of version 0.5b1, in which the public records are written, and what they are today.
const OLD_TYPES: [(&str, &str); 4] = [("DEMAND", "REQUEST"), ("INVESTIGATE", "ACCUSE"), ("DISAPPROVE", "ACCUSE"), ("FIGHT", "ASSAULT")];
/// Codes that are mistyped in the public records.
const SLIPS: [(&str, &str); 3] = [("JAP", "JPN"), ("VTN", "VNM"), ("ITL", "ITA")];

/// One event, gold or predicted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Event {
    pub kind: String,
    pub sides: [BTreeSet<String>; 2],
    pub text: String,
}

/// A gold record: one event in one sentence.
pub(super) struct Record {
    pub id: String,
    pub sentence: String,
    pub event: Event,
}

#[derive(Deserialize)]
struct RawRecord {
    id: Option<Value>,
    event: Option<String>,
    #[serde(default, rename = "eventText")]
    event_text: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    source: Value,
    #[serde(default)]
    target: Value,
}

#[derive(Deserialize)]
struct RawLine {
    id: Value,
    events: Vec<RawEvent>,
}

#[derive(Deserialize)]
struct RawEvent {
    r#type: String,
    text: Option<String>,
    #[serde(default)]
    source: Vec<String>,
    #[serde(default)]
    target: Vec<String>,
}

const GOLD: &str = "a JSON list of records, each with an id and an event, as PLOVER's gold standard records have them";
const LINES: &str = "one JSON object per line with id and events, each event with a type, a source and a target; correct the line";

/// The gold records, in order.
pub(super) fn gold(file: &Path) -> Result<Vec<Record>, Error> {
    let raw: Vec<RawRecord> = json(file, GOLD)?;
    let mut records: Vec<Record> = Vec::new();
    for (number, record) in (1..).zip(raw) {
        let wrong = |what: String| fault(file, format!("found record {number} {what}"), GOLD);
        let (Some(id), Some(kind)) = (record.id.as_ref().and_then(name), &record.event) else {
            return Err(wrong("without id or event".to_owned()));
        };
        let kind = current(kind).map_err(|found| wrong(format!("with {found}")))?;
        let codes = |side: &Value| {
            // a few records hold a stray string where a list of actors stands in the others
            let codes = side.as_array().into_iter().flatten().filter_map(|actor| actor["code"].as_str());
            codes.filter(|code| !code.is_empty()).map(mended).collect()
        };
        let event = Event { kind, sides: [codes(&record.source), codes(&record.target)], text: record.event_text };
        let record = Record { id, sentence: record.text, event };
        match records.iter_mut().find(|known| known.id == record.id) {
            Some(known) => *known = record,
            None => records.push(record),
        }
    }
    Ok(records)
}

/// Predicted events by the record's id. A record without a line has none.
pub(super) fn predictions(file: &Path, gold: &[Record]) -> Result<BTreeMap<String, Vec<Event>>, Error> {
    let mut found = BTreeMap::new();
    for (number, line) in lines::<RawLine>(file, LINES)? {
        let wrong = |what: String| fault(file, format!("found at line {number}: {what}"), LINES);
        let id = name(&line.id).ok_or_else(|| wrong(format!("id {}", line.id)))?;
        if !gold.iter().any(|record| record.id == id) {
            return Err(wrong(format!("record {id}, which is not in the gold records")));
        }
        let event = |raw: RawEvent| {
            let codes = |codes: Vec<String>| codes.iter().map(|code| mended(code)).collect();
            let kind = current(&raw.r#type)?;
            Ok(Event { kind, sides: [codes(raw.source), codes(raw.target)], text: raw.text.unwrap_or_default() })
        };
        let events = line.events.into_iter().map(event).collect::<Result<Vec<_>, String>>().map_err(wrong)?;
        if found.insert(id.clone(), events).is_some() {
            return Err(wrong(format!("record {id} for the second time")));
        }
    }
    Ok(found)
}

/// An id: a string or a whole number.
fn name(id: &Value) -> Option<String> {
    id.as_str().map(str::to_owned).or_else(|| id.as_i64().map(|number| number.to_string()))
}

fn current(kind: &str) -> Result<String, String> {
    let kind = OLD_TYPES.iter().find(|(old, _)| *old == kind).map_or(kind, |(_, new)| new);
    if TYPES.contains(&kind) { Ok(kind.to_owned()) } else { Err(format!("event type {kind:?}, which is none of PLOVER's")) }
}

fn mended(code: &str) -> String {
    SLIPS.iter().find(|(slip, _)| *slip == code).map_or(code, |(_, meant)| meant).to_owned()
}
