//! Counts of people and things, with what the words allow at least and at most.
//!
//! The grammar reads what qualifies a number (`bounds`), the number itself or the vague words for one (`amounts`), the
//! noun it counts (`nouns`), and what is a number but no count (`guards`).
//!
//! # Conventions
//! Where words are vague, `best` is the cautious number a coder writes down: 10 for "tens", 12 for "dozens", 100 for "hundreds" as
//! ACLED does (its FAQ "How does ACLED code fatalities?", read in 2026). 3 for "several", "many", "a few" and 40 for "scores" (two
//! score) are this house's, and so are the tenths around "about". A bound is taken as the number ("more than 250": 250).
//!
//! | words | low | best | high |
//! | --- | --- | --- | --- |
//! | "41", "a dozen", "the two", "a soldier", "both" | n | n | n |
//! | "more than n", "over n", "at least n", "n or more" | n | n | – |
//! | "up to n", "as many as n", "no more than n" | 1 | n | n |
//! | "fewer than n", "less than n" | 1 | n − 1 | n − 1 |
//! | "about n", "around n", "some n", "roughly n", "an estimated n" | 0.9 n | n | 1.1 n |
//! | "nearly n", "almost n", "close to n" | 0.9 n | n | n |
//! | "between n and m", "n to m", "n-m", "n or m" | n | midpoint, halves up | m |
//! | "several", "a few", "a number of", "many", "multiple", "some" + plural | 2 | 3 | – |
//! | "several dozen", "a few hundred" | 2 of them | 3 of them | – |
//! | "tens", "dozens", "scores", "hundreds", "thousands", "tens of thousands" | 10, 12, 40, 100, 1,000, 10,000 | the same | – |
//! | "no one", "none", "no casualties" | 0 | 0 | 0 |
//! | "all but n of the m", "a couple" (man and wife) | m − n, 2 | m − n, 2 | m − n, 2 |
//! | "rose from n to m", "rose to m from n" | m | m | m |
//!
//! "More than 250" is strictly 251 at least; the words are written of a round number, so it stays 250. "Some" and "many" count
//! only before a plural. "A" and "another" count one only before a person (`lists`), not before a thing.

mod amounts;
mod bounds;
mod guards;
mod lists;
mod nouns;
#[cfg(test)]
mod tests;

use super::dates::line::{Line, Lowered, lines};
use crate::{Idx, Quantity, Sentence, Span, Token, When};
use amounts::Amount;

/// The counts in `text`, in order and never overlapping each other or `dates`.
///
/// The span holds the number with what qualifies or continues it ("more than 250", "another five", "two more"), not the noun and not the
/// "of" before it. The noun is the head of the phrase that follows ("families" in "seven Fulani families", "soldiers" in "five of
/// the soldiers"), "others" or "them" where those stand for it, and `None` for a bare number ("wounding more than 250").
///
/// Not read as counts: money, percentages, measures, durations, ages, times of day, ordinals, fractions, scores, and numbers that
/// name something ("Resolution 1701", "AK-47"). Values beyond `u32` saturate. Time is linear in the number of tokens.
///
/// Tags are a hint only, where a singular noun has to be told from a verb; words and their order decide the rest.
pub fn find_quantities(text: &str, tokens: &[Token], sentences: &[Sentence], dates: &[When]) -> Vec<Quantity> {
    let lowered = Lowered::of(text, tokens);
    let mut words = lowered.words();
    for date in dates {
        let word_of = |token: u32| lowered.firsts().partition_point(|first| *first < token).min(words.len());
        let (start, end) = (word_of(date.tokens.start), word_of(date.tokens.end));
        // a mark, across which no phrase is read
        words[start..end].fill("|");
    }
    let mut quantities = Vec::new();
    for line in lines(text, tokens, (&words, lowered.firsts()), sentences) {
        let mut at = 0;
        while at < line.words.len() {
            at = match read(&line, at) {
                Outcome::Count(quantity, end) => {
                    quantities.push(quantity);
                    end
                }
                Outcome::NoCount(end) => end,
                Outcome::Nothing => at + 1,
            };
        }
    }
    quantities
}

/// What starts at a token.
enum Outcome {
    /// A count, and the position after it.
    Count(Quantity, usize),
    /// A number that is no count, and the position after it.
    NoCount(usize),
    Nothing,
}

fn read(line: &Line<'_>, at: usize) -> Outcome {
    if let Some(noun) = amounts::couple(line, at) {
        return counted(line, at, &Amount::exactly(2, at + 1), Some(noun));
    }
    if let Some((at, noun)) = amounts::one_person(line, at) {
        return counted(line, at, &Amount::exactly(1, at + 1), Some(noun));
    }
    if let Some((amount, noun)) = amounts::none(line, at) {
        return counted(line, at, &amount, noun);
    }
    let Some(amount) = amounts::read(line, at) else { return Outcome::Nothing };
    let noun = nouns::find(line, amount.end, amount.best);
    if guards::no_count(line, at, &amount, noun) {
        return Outcome::NoCount(amount.end);
    }
    counted(line, at, &amount, noun)
}

fn counted(line: &Line<'_>, at: usize, amount: &Amount, noun: Option<usize>) -> Outcome {
    let narrow = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    let quantity = Quantity {
        tokens: Span::new(line.place(at), line.place(amount.end)),
        low: narrow(amount.low),
        best: narrow(amount.best),
        high: amount.high.map(narrow),
        noun: noun.map(|noun| Idx::new(line.last_place(noun) as usize)),
    };
    Outcome::Count(quantity, amount.end)
}
