//! Reports for the stage of places: of JSON Lines the text stays as it is given, so that offsets count in the giver's own text.

use crate::Reader;
use crate::inputs::{Opened, Source};
use casus_text::ingest::Format;
use casus_text::{ReportId, Span};

/// Keys of a line that are answers, not report: they are passed over.
const ANSWERS: [&str; 1] = ["toponyms"];

/// Reads a source: JSON Lines as they stand, all else as every command does.
pub(super) fn open(source: &Source, reader: Option<Reader>) -> Opened {
    let name = source.name();
    let is_lines = reader.or_else(|| Format::of_name(&name)) == Some(Format::JsonLines);
    if !is_lines {
        return source.open(reader);
    }
    let Ok(bytes) = source.bytes() else { return source.open(reader) };
    let Some(text) = String::from_utf8(bytes).ok().filter(|text| !text.trim().is_empty()) else { return source.open(reader) };
    let (mut kept, mut texts) = (String::with_capacity(text.len()), Vec::new());
    for line in text.split('\n') {
        // blank lines stay, so that trouble is told with its line
        if !line.trim().is_empty() {
            let (line, text) = parted(line);
            kept.push_str(&line);
            texts.push(text);
        }
        kept.push('\n');
    }
    // one line after the other keeps its place, so that both lists agree
    let opened = source.read(kept.as_bytes(), Format::JsonLines, text.len() as u64);
    let reports = opened.reports.into_iter().zip(texts);
    let as_it_stands = |(report, text): (Result<_, _>, Option<String>)| match (report, text) {
        (Ok(report), Some(text)) => Ok(as_given(report, text)),
        (report, _) => report,
    };
    let reports = reports.map(as_it_stands).collect();
    Opened { reports, ..opened }
}

/// A line without answers, and its text.
fn parted(line: &str) -> (String, Option<String>) {
    let Ok(serde_json::Value::Object(mut object)) = serde_json::from_str(line.trim()) else { return (line.to_owned(), None) };
    ANSWERS.iter().for_each(|key| drop(object.remove(*key)));
    let text = object.get("text").and_then(|text| text.as_str()).map(str::to_owned);
    (serde_json::Value::Object(object).to_string(), text)
}

/// The report with the text as it was given, all of it its body.
fn as_given(report: casus_text::Report, text: String) -> casus_text::Report {
    casus_text::Report {
        id: ReportId::of(report.source.as_deref(), report.published, &text),
        body: Span::of(0..text.len()),
        dateline: None,
        text,
        ..report
    }
}
