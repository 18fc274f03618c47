//! Releases of the ISAF command as its scorer reads them: one operation each.

use super::Line;
use crate::Casus;
use casus_events::operation::{self, Operation, Tally};
use casus_text::{Report, Span};
use serde_json::{Value, json};

/// The operation of a release as one JSON object: `{"id": …, "start_date": …, "province": …, "killed": …, "captured": …}`.
pub(super) fn read(casus: &Casus, report: &Report) -> Result<Line, String> {
    let parse = casus.parse(report);
    Ok(line(report, &operation::read(casus.reader(), report, &parse)))
}

/// This operation as one JSON object. `start` and `end` count bytes of the report's text.
pub fn line(report: &Report, operation: &Operation) -> Line {
    let (killed, captured) = (number(&operation.killed), number(&operation.captured));
    let object = json!({
        "id": report.doc,
        "start_date": operation.day.map(|(day, _, _)| day.to_string()),
        "start_date_basis": operation.day.map_or("unknown", |(_, basis, _)| basis.word()),
        "start_date_words": operation.day.and_then(|(_, _, words)| words).map(|words| said(report, words)),
        "province": operation.province.as_ref().map(|(name, _)| name),
        "province_words": operation.province.as_ref().map(|(_, words)| said(report, *words)),
        "event_type": kind(killed, captured),
        "killed": killed,
        "killed_words": operation.killed.words.iter().map(|words| said(report, *words)).collect::<Vec<_>>(),
        "captured": captured,
        "captured_words": operation.captured.words.iter().map(|words| said(report, *words)).collect::<Vec<_>>(),
    });
    Line { json: object.to_string(), events: usize::from(killed > 0 || captured > 0) }
}

fn number(tally: &Tally) -> u32 {
    tally.count.map_or(0, |count| count.best)
}

/// None where nobody was killed or captured: the counts tell no kind then.
fn kind(killed: u32, captured: u32) -> Option<&'static str> {
    match (killed > 0, captured > 0) {
        (true, true) => Some("captureandkill"),
        (true, false) => Some("insurgentskilled"),
        (false, true) => Some("detention"),
        (false, false) => None,
    }
}

fn said(report: &Report, words: Span<u8>) -> Value {
    json!({ "start": words.start, "end": words.end, "text": report.words(words).split_whitespace().collect::<Vec<_>>().join(" ") })
}
