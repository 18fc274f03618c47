//! JSON Lines: one object per line, one report per object.

use serde_json::{Map, Value};

use super::draft::{Draft, quote};
use super::header::{self, Field};
use super::{dates, plain};
use crate::{Note, Report};

/// The fields that are read; `text` must be there.
const FIELDS: &[&str] = &["doc", "id", "title", "published", "source", "url", "text", "author", "authors", "language", "topics", "regions"];

/// The reports of the lines of `text`; a line that cannot be read keeps its place as a note.
pub(crate) fn read(name: &str, text: &str) -> Vec<Result<Report, Note>> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    if matches!(first, "[" | "{") {
        return vec![Err(Note::new(format!(
            "reading {name:?}: found {first:?} alone on its first line, expected a whole JSON object on each line; write one object per line (jq -c does it)"
        )))];
    }
    (1_u32..).zip(text.split('\n')).filter(|(_, line)| !line.trim().is_empty()).map(|(at, line)| read_line(name, at, line)).collect()
}

/// The report of one line.
fn read_line(name: &str, at: u32, line: &str) -> Result<Report, Note> {
    let fail = |found: &str, expected: &str, act: &str| {
        Note::at_line(at, format!("reading a JSON line: found {found}, expected {expected}; {act}"))
    };
    let left_out = "the line was left out";
    let object = match serde_json::from_str(line.trim()) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return Err(fail(&quote(line.trim()), "an object", left_out)),
        Err(error) => {
            let place = format!("{}, which breaks off at column {}", quote(line.trim()), error.column());
            return Err(fail(&place, "a JSON object", left_out));
        }
    };
    let text = match object.get("text") {
        Some(Value::String(text)) if !text.trim().is_empty() => text,
        Some(Value::String(_)) => return Err(fail("an empty \"text\"", "the words of a report", left_out)),
        Some(other) => return Err(fail(&format!("{} as \"text\"", quote(&other.to_string())), "a string", left_out)),
        None => return Err(fail(&format!("{} without \"text\"", quote(line.trim())), "the words of a report in \"text\"", left_out)),
    };
    let mut draft = Draft::default();
    // "id" is another name of "doc"
    let doc = match object.get("doc").filter(|doc| !doc.is_null()).or_else(|| object.get("id")) {
        Some(Value::String(doc)) if !doc.trim().is_empty() => doc.trim().to_owned(),
        Some(Value::Number(doc)) => doc.to_string(),
        _ => format!("{name}:{at}"),
    };
    read_fields(&object, at, &mut draft);
    if let Some(published) = object.get("published") {
        read_published(published, at, &mut draft);
    }
    let unknown: Vec<String> = object.keys().filter(|key| !FIELDS.contains(&key.as_str())).map(|key| quote(key)).collect();
    if !unknown.is_empty() {
        draft.notes.push(fail(&unknown.join(", "), &FIELDS.join(", "), "these fields were left out"));
    }
    let report = plain::read_text(&doc, text, draft);
    Ok(report)
}

/// Takes the fields that are strings or lists of strings; a field of another shape becomes a note.
fn read_fields(object: &Map<String, Value>, at: u32, draft: &mut Draft) {
    let fields = [
        ("title", Field::Title),
        ("source", Field::Source),
        ("url", Field::Url),
        ("language", Field::Language),
        ("author", Field::Author),
        ("authors", Field::Author),
        ("topics", Field::Topics),
        ("regions", Field::Regions),
    ];
    for (key, field) in fields {
        match object.get(key) {
            None | Some(Value::Null) => {}
            Some(Value::String(value)) => header::take(draft, field, &[value], Some(at)),
            Some(Value::Array(values)) if values.iter().all(Value::is_string) => {
                let values: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
                header::take(draft, field, &values, Some(at));
            }
            Some(other) => draft.notes.push(Note::at_line(
                at,
                format!("reading a JSON line: found {} as {key:?}, expected a string; the field was left empty", quote(&other.to_string())),
            )),
        }
    }
}

fn read_published(published: &Value, at: u32, draft: &mut Draft) {
    match published {
        Value::Null => {}
        Value::String(words) if words.trim().is_empty() => {}
        Value::String(words) => draft.publish(dates::read(words), words, Some(at)),
        other => {
            let words = other.to_string();
            draft.publish(dates::read(&words), &words, Some(at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let shown: Vec<String> = read("x.jsonl", text)
            .into_iter()
            .map(|report| match report {
                Err(note) => note.to_string(),
                Ok(report) => {
                    let mut shown = format!("{}: {}", report.doc, report.words(report.body));
                    let date = report.published.map(|days| days.to_string());
                    for field in
                        [report.title, date, report.source, report.url, report.language].into_iter().flatten().chain(report.authors)
                    {
                        shown = format!("{shown} | {field}");
                    }
                    report.notes.iter().fold(shown, |shown, note| format!("{shown} | {note}"))
                }
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn lines_become_reports() {
        check(
            "{\"doc\":\"a1\",\"title\":\"Blast\",\"published\":\"2016-05-24\",\"source\":\"AFP\",\"url\":\"https://e.org/1\",\"text\":\"Two men died.\",\
             \"authors\":[\"Jane Doe\",\"Omar Ali\"],\"language\":\"en\"}\n\n{\"text\":\"Three died.\",\"author\":\"Jane Doe\"}\r\n",
            &[
                "a1: Two men died. | Blast | 2016-05-24 | AFP | https://e.org/1 | en | Jane Doe | Omar Ali",
                "x.jsonl:3: Three died. | Jane Doe",
            ],
        );
    }

    #[test]
    fn a_report_may_be_named_by_its_id() {
        check("{\"id\":\"r-7\",\"text\":\"Two men died.\"}", &["r-7: Two men died."]);
        check("{\"id\":7,\"text\":\"Two men died.\"}", &["7: Two men died."]);
        check("{\"doc\":\"a\",\"id\":\"b\",\"text\":\"Two men died.\"}", &["a: Two men died."]);
        check("{\"doc\":null,\"id\":\"b\",\"text\":\"Two men died.\"}", &["b: Two men died."]);
    }

    #[test]
    fn lines_that_cannot_be_read_keep_their_place() {
        check(
            "[1]\n{\"text\":\"Two died.\"}\nnot json\n{\"title\":\"x\"}\n{\"text\":\" \"}\n{\"text\":7}",
            &[
                "line 1: reading a JSON line: found \"[1]\", expected an object; the line was left out",
                "x.jsonl:2: Two died.",
                "line 3: reading a JSON line: found \"not json\", which breaks off at column 2, expected a JSON object; the line was left out",
                "line 4: reading a JSON line: found \"{\\\"title\\\":\\\"x\\\"}\" without \"text\", expected the words of a report in \"text\"; the line was left out",
                "line 5: reading a JSON line: found an empty \"text\", expected the words of a report; the line was left out",
                "line 6: reading a JSON line: found \"7\" as \"text\", expected a string; the line was left out",
            ],
        );
    }

    #[test]
    fn odd_fields_are_told() {
        check(
            "{\"text\":\"Two died.\",\"published\":\"2016-02-31\"}",
            &[
                "x.jsonl:1: Two died. | line 1: reading the date of publication: found \"2016-02-31\", expected a day that exists; left empty, correct it",
            ],
        );
        check(
            "{\"text\":\"Two died.\",\"title\":[1],\"deaths\":2}",
            &[
                "x.jsonl:1: Two died. | line 1: reading a JSON line: found \"[1]\" as \"title\", expected a string; the field was left empty | line 1: reading \
               a JSON line: found \"deaths\", expected doc, id, title, published, source, url, text, author, authors, language, topics, regions; these fields were \
               left out",
            ],
        );
        check(
            "[\n{\"text\":\"Two died.\"}\n]",
            &[
                "reading \"x.jsonl\": found \"[\" alone on its first line, expected a whole JSON object on each line; write one object per line (jq -c does it)",
            ],
        );
    }
}
