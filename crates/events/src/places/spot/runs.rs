//! Stretches of a report that are read for names: all else has none.

use std::ops::Range;

use casus_text::Span;

use super::lists::{self, is_short};
use super::look::Look;

/// Most words between two with capitals that may join them.
const JOINING: usize = 3;

/// Joins the short form of a state with the full stop behind it ("Ala."), which ends sentences often enough to be cut off.
pub(super) fn join(text: &str, tokens: &[Span<u8>], sentences: impl Iterator<Item = Range<usize>>) -> (Vec<Span<u8>>, Vec<Range<usize>>) {
    let mut joined: Vec<Span<u8>> = Vec::with_capacity(tokens.len());
    let mut moved = Vec::new();
    for sentence in sentences {
        let start = joined.len();
        for span in &tokens[sentence] {
            let of_last = match joined[start..].last() {
                Some(last) if last.end == span.start && &text[span.range()] == "." => is_short(&text[last.range()]),
                _ => false,
            };
            match joined.last_mut() {
                Some(last) if of_last => *last = last.join(*span),
                _ => joined.push(*span),
            }
        }
        moved.push(start..joined.len());
    }
    (joined, moved)
}

/// Stretches that are read as one sequence each: words with capitals, what joins them, and the small word behind that says what is named
/// ("Benue state"); each with its sentence.
pub(super) fn runs(looks: &[Look], sentences: &[Range<usize>]) -> Vec<(Range<usize>, Range<usize>)> {
    let joins = |look: &Look| look.lists & lists::JOINT > 0 || matches!(look.shape, 1 | 2);
    let says_what = |look: &Look| look.lists & (lists::BUILDING | lists::DIVISION | lists::STREET | lists::LAND) > 0;
    let mut runs = Vec::new();
    for sentence in sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            if !looks[at].open {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while let Some(next) = (end..sentence.end.min(end + JOINING + 1)).find(|next| looks[*next].open)
                && looks[end..next].iter().all(joins)
            {
                end = next + 1;
            }
            if end < sentence.end && says_what(&looks[end]) {
                end += 1;
            }
            // the number of a house belongs to its street
            let numbered = at > sentence.start && matches!(looks[at - 1].shape, 1 | 2 | 4);
            runs.push((at - usize::from(numbered)..end, sentence.clone()));
            at = end;
        }
    }
    runs
}
