//! Stretches of a report that are read for names: all else has none.

use std::ops::Range;

use casus_text::Span;

use super::letters::NO_LETTERS;
use super::lists::{self, is_short};
use super::look::Look;

/// Most words between two with capitals that may join them.
const JOINING: usize = 3;

/// Joins the short form of a state with the full stop behind it ("Ala."), which ends sentences often enough to be cut off, and parts a small
/// prefix from the name behind its hyphen ("anti-Russian").
pub(super) fn join(text: &str, tokens: &[Span<u8>], sentences: impl Iterator<Item = Range<usize>>) -> (Vec<Span<u8>>, Vec<Range<usize>>) {
    let mut joined: Vec<Span<u8>> = Vec::with_capacity(tokens.len());
    let mut moved = Vec::new();
    for sentence in sentences {
        let start = joined.len();
        for span in tokens[sentence].iter().flat_map(|span| parted(text, *span)).flatten() {
            let of_last = match joined[start..].last() {
                Some(last) if last.end == span.start && &text[span.range()] == "." => is_short(&text[last.range()]),
                _ => false,
            };
            match joined.last_mut() {
                Some(last) if of_last => *last = last.join(span),
                _ => joined.push(span),
            }
        }
        moved.push(start..joined.len());
    }
    (joined, moved)
}

/// A token, or its small prefix, hyphen and name.
fn parted(text: &str, span: Span<u8>) -> [Option<Span<u8>>; 3] {
    let word = &text[span.range()];
    let prefix = word.split_once('-').filter(|(prefix, name)| {
        !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_lowercase()) && name.starts_with(char::is_uppercase)
    });
    let Some((prefix, _)) = prefix else { return [Some(span), None, None] };
    let hyphen = span.start as usize + prefix.len();
    let part = |range: Range<usize>| Some(Span::of(range));
    [part(span.start as usize..hyphen), part(hyphen..hyphen + 1), part(hyphen + 1..span.end as usize)]
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
            runs.push((at - led(&looks[sentence.start..=at])..end, sentence.clone()));
            at = end;
        }
    }
    runs
}

/// How many words before the last of these, which has a capital, belong to it: the number of a house to its street, a small article to the
/// name behind its hyphen.
fn led(looks: &[Look]) -> usize {
    match looks {
        [.., article, hyphen, name] if article.lists & lists::JOINT > 0 && is_mark(hyphen) && hyphen.glued && name.glued => 2,
        [.., number, _] if matches!(number.shape, 1 | 2 | 4) => 1,
        _ => 0,
    }
}

fn is_mark(look: &Look) -> bool {
    look.shape == NO_LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_take_their_full_stop_and_prefixes_are_parted() {
        let check = |text: &str, expected: &[&str]| {
            let tokens = casus_text::parse::tokens::split(text, Span::of(0..text.len()));
            let (words, _) = join(text, &tokens, std::iter::once(0..tokens.len()));
            assert_eq!(words.iter().map(|span| &text[span.range()]).collect::<Vec<_>>(), expected, "{text}");
        };
        check("in Mobile, Ala.", &["in", "Mobile", ",", "Ala."]);
        check("He is in Homs.", &["He", "is", "in", "Homs", "."]);
        check("anti-Russian anti-tank", &["anti", "-", "Russian", "anti-tank"]);
        check("", &[]);
    }
}
