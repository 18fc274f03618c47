//! The first day of an operation.

use super::tally::Part;
use crate::page::Page;
use crate::resolve::dates;
use casus_text::Span;
use jiff::civil::Date;

/// What a day rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Words of the report name it, by itself or by its distance from the day of publication.
    Stated,
    /// No words name it; the report's own day is taken, since a release tells of what was done right before it.
    Published,
}

impl Basis {
    /// The word for it in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Stated => "stated",
            Basis::Published => "inferred from publication",
        }
    }
}

/// The day of the first telling that has one; else the first day named in the report that is not after its own; else its own.
pub(super) fn of(page: &Page<'_>, parts: &[Part]) -> Option<(Date, Basis, Option<Span<u8>>)> {
    let published = page.report.published.and_then(|days| days.day());
    let told = parts.iter().filter_map(|part| {
        let claim = dates::of(page, part.anchor).filter(|claim| !is_of_confirming(page, claim.words))?;
        Some((claim.value.days.first?, claim.words))
    });
    let named = page.parse.dates.iter().filter_map(|when| {
        let words = page.bytes(when.tokens);
        let days = when.days.filter(|_| when.grain <= casus_text::Grain::Day && !is_of_confirming(page, words))?;
        Some((days.first?, words))
    });
    let near = |(day, _): &(Date, Span<u8>)| {
        published.is_none_or(|published| published.since(*day).is_ok_and(|span| (0..=14).contains(&span.get_days())))
    };
    let stated = told.chain(named).find(near).map(|(day, words)| (day, Basis::Stated, Some(words)));
    stated.or_else(|| published.map(|day| (day, Basis::Published, None)))
}

/// "announced on Friday that": the day of the announcement, where another day stands in the sentence.
fn is_of_confirming(page: &Page<'_>, words: Span<u8>) -> bool {
    let Ok(at) = page.parse.tokens.binary_search_by_key(&words.start, |token| token.span.start) else { return false };
    let mut near = at.saturating_sub(2)..(at + 3).min(page.parse.tokens.len());
    let (sentence, dates) = (page.sentence_tokens(at), &page.parse.dates);
    let first = dates.partition_point(|when| when.tokens.start < sentence.start);
    let mut others = dates[first..].iter().take_while(|when| when.tokens.start < sentence.end);
    near.any(|i| page.has("operations.confirm", i)) && others.any(|when| !when.tokens.contains(at as u32))
}
