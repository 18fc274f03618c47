//! Names of places that somebody else found: one JSON object per report and line, `{"doc", "toponyms": [{"start", "end", "text"}]}`.

use crate::Error;
use casus_text::{Report, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The spans of all reports of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    by_doc: BTreeMap<String, Vec<Spot>>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Line {
    doc: String,
    #[serde(default)]
    toponyms: Vec<Spot>,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
struct Spot {
    start: u32,
    end: u32,
    #[serde(default)]
    text: Option<String>,
}

impl Given {
    /// Reads a file of spans; offsets are bytes of the report's text. Other keys are passed over.
    ///
    /// # Errors
    /// A file that cannot be read; a line that is no such object, or whose report was there before.
    pub fn read(file: &Path) -> Result<Given, Error> {
        let fail = |found: String, expected: &str| Error::Evaluation { file: file.to_owned(), found, expected: expected.to_owned() };
        let text = std::fs::read_to_string(file)
            .map_err(|error| fail(format!("found {:?}", error.to_string()), "a file to read; check --given"))?;
        let mut given = Given::default();
        for (at, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let expected = "an object with doc and toponyms, each with start and end in bytes; see docs/places.md";
            let line: Line = serde_json::from_str(line).map_err(|error| fail(format!("found line {at} ({error})"), expected))?;
            if given.by_doc.contains_key(&line.doc) {
                return Err(fail(format!("found line {at} ({:?} a second time)", line.doc), "each report once"));
            }
            given.by_doc.insert(line.doc, line.toponyms);
        }
        Ok(given)
    }

    /// The spans of a report, in the order in which they were given.
    ///
    /// # Errors
    /// In words: a span that does not lie in the report's text, or on other words there than it says; no span of it is taken then.
    pub fn of(&self, report: &Report) -> Result<Vec<Span<u8>>, String> {
        let spots = self.by_doc.get(&report.doc).map(Vec::as_slice).unwrap_or_default();
        spots.iter().map(|spot| self.checked(report, spot)).collect()
    }

    /// The names of the reports that have spans.
    pub(super) fn docs(&self) -> impl Iterator<Item = &str> {
        self.by_doc.keys().map(String::as_str)
    }

    fn checked(&self, report: &Report, spot: &Spot) -> Result<Span<u8>, String> {
        let range = spot.start as usize..spot.end as usize;
        let what = "taking the given names of places";
        let act = "none was taken, count bytes of the text as it stands in the input";
        match report.text.get(range.clone()).filter(|words| !words.is_empty()) {
            None => {
                Err(format!("{what}: found {}-{}, expected bytes of words in a text of {}; {act}", spot.start, spot.end, report.text.len()))
            }
            Some(words) if spot.text.as_ref().is_some_and(|text| text != words) => Err(format!(
                "{what}: found {words:?} at {}-{}, expected {:?}; {act}",
                spot.start,
                spot.end,
                spot.text.as_deref().unwrap_or_default()
            )),
            Some(_) => Ok(Span::of(range)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &str, expect: Result<&[&str], &str>) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("spans.jsonl");
        std::fs::write(&file, lines).expect("written");
        let report = Report::of_text("a", "Émile fled Homs.");
        let found = match Given::read(&file) {
            Ok(given) => given.of(&report).map(|spans| spans.iter().map(|span| report.words(*span).to_owned()).collect::<Vec<_>>()),
            Err(error) => Err(error.to_string().replace(&file.to_string_lossy().into_owned(), "FILE")),
        };
        assert_eq!(found, expect.map(|words| words.iter().map(|word| (*word).to_owned()).collect()).map_err(str::to_owned));
    }

    #[test]
    fn spans_are_taken_where_their_words_are() {
        check("{\"doc\":\"a\",\"toponyms\":[{\"start\":12,\"end\":16,\"text\":\"Homs\"}]}", Ok(&["Homs"]));
        check("{\"doc\":\"b\",\"toponyms\":[]}", Ok(&[]));
        check(
            "{\"doc\":\"a\",\"toponyms\":[{\"start\":11,\"end\":15,\"text\":\"Homs\"}]}",
            Err(
                "taking the given names of places: found \" Hom\" at 11-15, expected \"Homs\"; none was taken, count bytes of the text as it stands in the input",
            ),
        );
        check(
            "{\"doc\":\"a\",\"toponyms\":[{\"start\":1,\"end\":99}]}",
            Err(
                "taking the given names of places: found 1-99, expected bytes of words in a text of 17; none was taken, count bytes of the text as it stands in the input",
            ),
        );
    }

    #[test]
    fn lines_that_cannot_be_read_are_named() {
        check("{\"doc\":\"a\"}\n{\"doc\":\"a\"}", Err("reading FILE: found line 2 (\"a\" a second time), expected each report once"));
        check(
            "{\"doc\":1}",
            Err(
                "reading FILE: found line 1 (invalid type: integer `1`, expected a string at line 1 column 8), expected an object with doc and toponyms, each with start and end in bytes; see docs/places.md",
            ),
        );
    }
}
