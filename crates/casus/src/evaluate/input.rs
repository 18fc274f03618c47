//! Files of an evaluation, read strictly: what makes no sense stops the work and is named with its line.

use crate::Error;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use std::path::Path;

/// What is wrong in a file.
pub(crate) fn fault(file: &Path, found: impl Into<String>, expected: impl Into<String>) -> Error {
    Error::Evaluation { file: file.to_owned(), found: found.into(), expected: expected.into() }
}

/// The file's bytes.
pub(super) fn bytes(file: &Path, expected: &str) -> Result<Vec<u8>, Error> {
    std::fs::read(file).map_err(|error| {
        let found = match error.kind() {
            std::io::ErrorKind::NotFound => "found no such file".to_owned(),
            _ => format!("found {:?}", error.to_string()),
        };
        fault(file, found, expected)
    })
}

/// The file's text, without a byte order mark, lines ended by line feeds alone.
pub(crate) fn text(file: &Path, expected: &str) -> Result<String, Error> {
    let bytes = bytes(file, expected)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        fault(file, format!("found bytes at line {line} that are no UTF-8"), format!("{expected}; save the file as UTF-8"))
    })?;
    Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}

/// The whole file as one JSON value.
pub(super) fn json<T: DeserializeOwned>(file: &Path, expected: &str) -> Result<T, Error> {
    serde_json::from_str(&text(file, expected)?).map_err(|error| fault(file, format!("found something else: {error}"), expected))
}

/// Every line that is not blank as a JSON value, with its number.
pub(super) fn lines<T: DeserializeOwned>(file: &Path, expected: &str) -> Result<Vec<(usize, T)>, Error> {
    let text = text(file, expected)?;
    let lines = (1..).zip(text.split('\n')).filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let value = serde_json::from_str(line);
            // serde counts lines within the line
            let said = |error: serde_json::Error| error.to_string().replace(" at line 1 column", ", column");
            value.map(|value| (number, value)).map_err(|error| fault(file, format!("found at line {number}: {}", said(error)), expected))
        })
        .collect()
}

/// A day as ISO 8601 writes it.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("{text:?}, which is no day like 1990-01-08"))
}

/// Whether two stretches of days share one; no first or last day is an open end.
pub(super) fn days_meet(a: (Option<Date>, Option<Date>), b: (Option<Date>, Option<Date>)) -> bool {
    let first = |days: (Option<Date>, Option<Date>)| days.0.unwrap_or(Date::MIN);
    let last = |days: (Option<Date>, Option<Date>)| days.1.unwrap_or(Date::MAX);
    first(a) <= last(b) && first(b) <= last(a)
}

/// Days as a list of mistakes shows them.
pub(super) fn shown_days(days: Option<(Option<Date>, Option<Date>)>) -> String {
    let end = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    match days {
        None => "–".to_owned(),
        Some((first, last)) if first == last => end(first),
        Some((first, last)) => format!("{}/{}", end(first), end(last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(name: &str, bytes: &[u8]) -> String {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).expect("written");
        let error = lines::<std::collections::BTreeMap<String, u32>>(&file, "one JSON object per line; correct the line").expect_err(name);
        error.to_string().replace(&folder.path().to_string_lossy().into_owned(), "DIR")
    }

    #[test]
    fn what_makes_no_sense_is_named_with_its_line() {
        assert_eq!(
            message("a.jsonl", b"\xef\xbb\xbf{\"a\": 1}\r\n\r\n{\"a\": \"x\"}\n"),
            "reading DIR/a.jsonl: found at line 3: invalid type: string \"x\", expected u32, column 9, expected one JSON object per line; correct the line"
        );
        assert_eq!(
            message("b.jsonl", b"{}\n\xff\n"),
            "reading DIR/b.jsonl: found bytes at line 2 that are no UTF-8, expected one JSON object per line; correct the line; save the file as UTF-8"
        );
    }

    #[test]
    fn open_ends_meet_everything_on_their_side() {
        let on = |first: &str, last: &str| (day(first).ok(), day(last).ok());
        for (a, b, meet) in [
            (on("2016-05-01", "2016-05-03"), on("2016-05-03", "2016-05-09"), true),
            (on("2016-05-01", "2016-05-03"), on("2016-05-04", "2016-05-09"), false),
            (on("", "2016-05-03"), on("1990-01-01", "1990-01-01"), true),
            (on("2016-05-04", ""), on("", "2016-05-03"), false),
        ] {
            assert_eq!(days_meet(a, b), meet, "{a:?} {b:?}");
        }
    }
}
