//! Cutting very long sentences: the parser is meant for sentences, and nobody writes one of 400 words that is not a list.

use std::ops::Range;

/// The most words analysed at once.
pub const MOST_WORDS: usize = 400;

/// Consecutive ranges of at most [`MOST_WORDS`] words that cover all of `words`, cut after a mark where there is one.
pub fn pieces(words: &[&str]) -> Vec<Range<usize>> {
    let mut pieces = Vec::with_capacity(words.len() / MOST_WORDS + 1);
    let mut from = 0;
    while words.len() - from > MOST_WORDS {
        let window = &words[from..from + MOST_WORDS];
        let last = |marks: &[&str]| window.iter().rposition(|word| marks.contains(word)).filter(|&at| at >= MOST_WORDS / 4);
        let cut = last(&[".", ";", "!", "?"]).or_else(|| last(&[",", ":", "-", "--", "–", "—", "•", "|"])).unwrap_or(MOST_WORDS - 1);
        pieces.push(from..from + cut + 1);
        from += cut + 1;
    }
    pieces.push(from..words.len());
    pieces
}
