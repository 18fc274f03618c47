//! Where sentences, headings and bullets begin and end.

pub mod features;
pub mod look;
pub mod splitter;
#[cfg(test)]
mod tests;

use super::{Sentence, Token};
use crate::Span;
use features::State;
use look::{Cases, Gap, Kind, Look, Role};
pub use splitter::Splitter;

/// Most tokens in a sentence; a longer one is cut, with a note by the caller.
pub(super) const LONGEST: usize = 400;

/// Marks that begin an item of a list.
const BULLETS: [char; 7] = ['-', '•', '*', '–', '●', '▪', '·'];

/// Splits tokens into sentences, whose spans lie in `text`. Paragraphs end at blank lines and before bullets; a sentence never crosses a paragraph.
/// The second value counts the sentences that were cut because they were too long.
pub fn cut(splitter: &Splitter, text: &str, spans: &[Span<u8>]) -> (Vec<Sentence>, usize) {
    let looks = looks(text, spans);
    let mut sentences = Vec::with_capacity(spans.len() / 16);
    let (mut first, mut paragraph, mut cut) = (0, 0, 0);
    while first < looks.len() {
        let size = looks[first..].iter().position(|look| look.gap == Gap::Paragraph).map_or(looks.len() - first, |last| last + 1);
        let looks = &looks[first..first + size];
        let mut state = State::default();
        let mut start = 0;
        for at in 0..size {
            state.take(looks[at]);
            let last = at + 1 == size;
            let too_long = at + 1 - start >= LONGEST;
            if last || too_long || may_end(looks, at) && splitter.ends(looks, at, state) {
                cut += usize::from(too_long && !last);
                sentences.push(Sentence { tokens: Span::of(first + start..first + at + 1), paragraph, heading: false });
                state.end(looks[at]);
                start = at + 1;
            }
        }
        first += size;
        paragraph += 1;
    }
    mark_headings(text, spans, &mut sentences);
    (sentences, cut)
}

/// Whether a sentence may end after token `at` at all: not inside a written word, not at a comma, not before the mark that closes it.
pub fn may_end(looks: &[Look], at: usize) -> bool {
    let Some(next) = looks.get(at + 1) else { return true };
    if looks[at].gap != Gap::None {
        return looks[at].kind != Kind::Comma;
    }
    let closes = matches!(next.kind, Kind::Clitic | Kind::Close | Kind::QuoteClose | Kind::Comma | Kind::Stop);
    let marks = [Kind::Stop, Kind::Cry, Kind::Dots, Kind::Colon, Kind::Semicolon, Kind::Close, Kind::Quote, Kind::QuoteClose, Kind::Face];
    !closes && marks.contains(&looks[at].kind)
}

/// What deciding sees of the tokens at `spans`.
pub fn looks(text: &str, spans: &[Span<u8>]) -> Vec<Look> {
    let mut looks = Vec::with_capacity(spans.len());
    let mut first = 0;
    let mut cases = Cases::default();
    for (at, span) in spans.iter().enumerate() {
        let mut look = Look::of(&text[span.range()], &mut cases);
        if looks.last().is_some_and(|before: &Look| matches!(before.kind, Kind::Abbreviation | Kind::Initial | Kind::Initials)) {
            look.role = Role::of(&text[span.range()]);
        }
        look.gap = match spans.get(at + 1) {
            Some(next) => gap(text, *span, *next),
            None => Gap::Paragraph,
        };
        looks.push(look);
        if look.gap == Gap::Paragraph {
            if std::mem::take(&mut cases).say_nothing() {
                looks[first..].iter_mut().for_each(Look::flatten);
            }
            mark_full_lines(&mut looks[first..], &spans[first..=at]);
            first = at + 1;
        }
    }
    looks
}

/// What stands between two tokens. A blank line ends a paragraph, and so does a line break before a bullet.
fn gap(text: &str, before: Span<u8>, after: Span<u8>) -> Gap {
    if before.end == after.start {
        return Gap::None;
    }
    let breaks = text.as_bytes()[before.end as usize..after.start as usize].iter().filter(|byte| **byte == b'\n').count();
    match breaks {
        0 => Gap::Space,
        1 if !text[after.start as usize..].starts_with(BULLETS) => Gap::Short,
        _ => Gap::Paragraph,
    }
}

/// Tells line breaks where the next word had no room in the paragraph's longest line: the house that sent the text broke it there.
fn mark_full_lines(looks: &mut [Look], spans: &[Span<u8>]) {
    if looks.iter().all(|look| look.gap != Gap::Short) {
        return;
    }
    let mut widest = 0;
    let mut start = spans[0].start;
    for at in 0..looks.len() {
        widest = widest.max(spans[at].end - start);
        if looks[at].gap == Gap::Short {
            start = spans[at + 1].start;
        }
    }
    let mut start = spans[0].start;
    for at in 0..looks.len() {
        if looks[at].gap == Gap::Short {
            let word = at + 1 + looks[at + 1..].iter().take(8).position(|look| look.gap != Gap::None).unwrap_or(0);
            let with_next = spans[at].end - start + 1 + spans[word].end - spans[at + 1].start;
            if with_next > widest {
                looks[at].gap = Gap::Full;
            }
            start = spans[at + 1].start;
        }
    }
}

/// A paragraph of one short sentence without a final mark is a heading.
fn mark_headings(text: &str, spans: &[Span<u8>], sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let alone = (at == 0 || sentences[at - 1].paragraph != sentences[at].paragraph)
            && sentences.get(at + 1).is_none_or(|next| next.paragraph != sentences[at].paragraph);
        let tokens = sentences[at].tokens;
        let (Some(first), Some(last)) = (spans.get(tokens.start as usize), spans.get(tokens.end as usize - 1)) else { continue };
        let bullet = text[first.range()].starts_with(BULLETS);
        let closed = text[last.range()].ends_with(['.', '!', '?', ':', '"', '”', ';', ')']);
        sentences[at].heading = alone && !bullet && !closed && tokens.len() <= 14;
    }
}

/// Whether most letters of these tokens are capitals: teletype, MUC reports, headlines.
pub fn is_upper_case(text: &str, tokens: &[Token]) -> bool {
    let (mut upper, mut letters) = (0_usize, 0_usize);
    for token in tokens {
        for c in text[token.span.range()].chars().filter(|c| c.is_alphabetic()) {
            letters += 1;
            upper += usize::from(c.is_uppercase());
        }
    }
    letters > 8 && upper * 10 > letters * 7
}
