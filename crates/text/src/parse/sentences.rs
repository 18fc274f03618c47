//! Where sentences, headings and bullets begin and end.

use super::tokens::ends_sentences;
use super::{Sentence, Token};
use crate::Span;

/// Most tokens in a sentence; a longer one is cut, with a note by the caller.
pub(super) const LONGEST: usize = 400;

/// Splits tokens into sentences. Paragraphs end at blank lines and before bullets; a sentence never crosses a paragraph.
/// The second value counts the sentences that were cut because they were too long.
pub(super) fn split(text: &str, spans: &[Span<u8>]) -> (Vec<Sentence>, usize) {
    let mut sentences = Vec::new();
    let (mut start, mut paragraph, mut cut) = (0, 0, 0);
    for i in 0..spans.len() {
        let last = i + 1 == spans.len();
        let new_paragraph = !last && paragraph_between(text, spans[i], spans[i + 1]);
        let too_long = i + 1 - start >= LONGEST;
        if last || new_paragraph || too_long || sentence_ends(text, spans, i) {
            cut += usize::from(too_long && !last && !new_paragraph);
            sentences.push(Sentence { tokens: Span::of(start..i + 1), paragraph, heading: false });
            start = i + 1;
            paragraph += u32::from(new_paragraph);
        }
    }
    mark_headings(text, spans, &mut sentences);
    (sentences, cut)
}

/// Whether the gap between two tokens is a blank line, or a line break before a bullet.
fn paragraph_between(text: &str, before: Span<u8>, after: Span<u8>) -> bool {
    let gap = &text[before.end as usize..after.start as usize];
    let breaks = gap.bytes().filter(|b| *b == b'\n').count();
    let bullet = text[after.start as usize..].starts_with(['-', '•', '*', '–', '●', '▪', '·']);
    breaks > 1 || (breaks == 1 && bullet)
}

/// Whether a sentence ends with token `i`.
fn sentence_ends(text: &str, spans: &[Span<u8>], i: usize) -> bool {
    let word = |i: usize| &text[spans[i].range()];
    let Some(next) = spans.get(i + 1).map(|_| word(i + 1)) else { return true };
    let mut mark = i;
    // a closing quote or bracket after the full stop belongs to the sentence
    while mark > 0 && matches!(word(mark), "\"" | "”" | "’" | "'" | ")" | "]") && spans[mark - 1].end == spans[mark].start {
        mark -= 1;
    }
    let closes_next = matches!(next, "\"" | "”" | "’" | "'" | ")" | "]") && spans[i].end == spans[i + 1].start;
    if closes_next {
        return false;
    }
    match word(mark) {
        "." | "!" | "?" | "..." | "…" | "." if begins_sentence(next) => true,
        kept if mark == i && kept.ends_with('.') && kept.len() > 1 => {
            ends_sentences(kept) && begins_sentence(next) && !next.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
        }
        _ => false,
    }
}

fn begins_sentence(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || !c.is_alphanumeric() || !c.is_lowercase() && c.is_alphabetic())
}

/// A paragraph of one short sentence without a final mark is a heading.
fn mark_headings(text: &str, spans: &[Span<u8>], sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let alone = (at == 0 || sentences[at - 1].paragraph != sentences[at].paragraph)
            && sentences.get(at + 1).is_none_or(|next| next.paragraph != sentences[at].paragraph);
        let tokens = sentences[at].tokens;
        let (Some(first), Some(last)) = (spans.get(tokens.start as usize), spans.get(tokens.end as usize - 1)) else { continue };
        let bullet = text[first.range()].starts_with(['-', '•', '*', '–', '●', '▪', '·']);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::tokens;

    fn check(text: &str, expected: &[&str]) {
        let spans = tokens::split(text, Span::of(0..text.len()));
        let (sentences, _) = split(text, &spans);
        let found: Vec<_> = sentences
            .iter()
            .map(|s| {
                let words = &spans[s.tokens.range()];
                let head = if s.heading { "# " } else { "" };
                format!("{head}{}", &text[words[0].start as usize..words[words.len() - 1].end as usize])
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn full_stops() {
        check("He fled. She stayed.", &["He fled.", "She stayed."]);
        check("Gen. Diaz met Mr. Ruiz in the U.S. on Monday.", &["Gen. Diaz met Mr. Ruiz in the U.S. on Monday."]);
        check("He left at 5 p.m. Police came.", &["He left at 5 p.m.", "Police came."]);
        check("\"We won.\" He left.", &["\"We won.\"", "He left."]);
        check("It cost 3.5 million. Why? No one knows!", &["It cost 3.5 million.", "Why?", "No one knows!"]);
        check("THE TOWN FELL.  THE ARMY FLED.", &["THE TOWN FELL.", "THE ARMY FLED."]);
        check("A raid (in May.) Then calm.", &["A raid (in May.)", "Then calm."]);
    }

    #[test]
    fn paragraphs_headings_bullets() {
        check("Lake Chad\n\nTwo died.\n\n- Goma: calm.\n- Beni: a raid", &["# Lake Chad", "Two died.", "- Goma: calm.", "- Beni: a raid"]);
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let text = "word ".repeat(1000);
        let spans = tokens::split(&text, Span::of(0..text.len()));
        let (sentences, cut) = split(&text, &spans);
        assert_eq!((sentences.len(), cut), (3, 2));
    }
}
