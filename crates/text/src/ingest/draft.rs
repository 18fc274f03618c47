//! A report in the making: what was found in its headers, put together once.

use std::ops::Range;

use super::{dates::Dated, language};
use crate::{Days, Note, Report, ReportId, Span};

/// What is known of a report before its text is settled.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) source: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) published: Option<Days>,
    pub(crate) language: Option<String>,
    pub(crate) also_in: Vec<String>,
    pub(crate) topics: Vec<String>,
    pub(crate) regions: Vec<String>,
    pub(crate) notes: Vec<Note>,
}

impl Draft {
    /// Takes `value` for an empty `field`; what is there already stays.
    pub(crate) fn fill(field: &mut Option<String>, value: &str) {
        let value = value.trim();
        if field.is_none() && !value.is_empty() {
            *field = Some(value.to_owned());
        }
    }

    /// Adds `value` to a list that does not hold it yet.
    pub(crate) fn add(list: &mut Vec<String>, value: &str) {
        let value = value.trim();
        if !value.is_empty() && !list.iter().any(|held| held.eq_ignore_ascii_case(value)) {
            list.push(value.to_owned());
        }
    }

    /// Takes a date, unless there is one already; what cannot be taken becomes a note.
    pub(crate) fn publish(&mut self, dated: Dated, words: &str, line: Option<u32>) {
        if self.published.is_some() {
            return;
        }
        let words = quote(words);
        let trouble = match dated {
            Dated::Days(days) => {
                self.published = Some(days);
                return;
            }
            Dated::Unsure(days) => {
                self.published = Some(days);
                format!("found {words}, which is two days, expected one; kept as {days}, write it as 2016-05-24")
            }
            Dated::Impossible => format!("found {words}, expected a day that exists; left empty, correct it"),
            Dated::No => format!("found {words}, expected a date such as 2016-05-24; left empty, correct it"),
        };
        self.notes.push(Note { line, message: format!("reading the date of publication: {trouble}") });
    }

    /// The report of this draft; `body` and `dateline` are bytes of `text`.
    pub(crate) fn finish(self, doc: &str, text: String, body: Range<usize>, dateline: Option<Range<usize>>) -> Report {
        let body = trim(&text, body);
        let language = self.language.or_else(|| language::of_text(&text[body.clone()]));
        let mut also_in = self.also_in;
        also_in.retain(|tag| Some(tag) != language.as_ref());
        Report {
            id: ReportId::of(self.source.as_deref(), self.published, &text),
            doc: doc.to_owned(),
            source: self.source,
            url: self.url,
            title: self.title,
            authors: self.authors,
            published: self.published,
            dateline: dateline.filter(|place| !place.is_empty()).map(Span::of),
            language,
            also_in,
            topics: self.topics,
            regions: self.regions,
            body: Span::of(body),
            text,
            notes: self.notes,
        }
    }
}

/// `words` in quotation marks, cut at 40 characters.
pub(crate) fn quote(words: &str) -> String {
    let mut shown: String = words.chars().take(40).collect();
    if words.chars().nth(40).is_some() {
        shown.push('…');
    }
    format!("{shown:?}")
}

/// `range` of `text` without white space at its ends.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start().len();
    start..start.max(range.start + words.trim_end().len())
}
