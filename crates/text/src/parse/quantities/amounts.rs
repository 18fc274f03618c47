//! Numbers, ranges and the vague words for numbers.

use super::super::dates::line::{Line, is_dash, listed};
use super::super::numbers::{digits, number_value, scale};
use super::bounds::{self, Bound};
use super::lists::{CASUALTIES, HEADS};
use super::nouns::{self, is_modifier, is_person, is_plural};
use crate::Tag;

/// A number as words say it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// The position after its last word.
    pub(super) end: usize,
    pub(super) low: u64,
    pub(super) best: u64,
    pub(super) high: Option<u64>,
    /// Whether a word before or after the number qualifies it.
    pub(super) qualified: bool,
    pub(super) needs: Needs,
}

/// What has to follow for vague words to be a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    /// "some", "many": only before a plural.
    Plural,
    /// "both", "several": before a plural, or where the phrase ends or a verb follows.
    PluralOrEnd,
}

impl Amount {
    pub(super) const fn exactly(value: u64, end: usize) -> Self {
        Amount { end, low: value, best: value, high: Some(value), qualified: false, needs: Needs::Nothing }
    }

    const fn vague(low: u64, best: u64, end: usize, needs: Needs) -> Self {
        Amount { end, low, best, high: None, qualified: false, needs }
    }

    fn between(low: u64, high: u64, end: usize) -> Self {
        let best = low + (high - low).div_ceil(2);
        Amount { end, low, best, high: Some(high), qualified: false, needs: Needs::Nothing }
    }
}

/// The amount that starts at `at`, qualifiers included: "more than 250", "another five", "two more", "between 20 and 30".
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<Amount> {
    let word = line.word(at);
    // most words end here
    if !matches!(word.as_bytes().first()?, b'0'..=b'9' | b'a'..=b'i' | b'l'..=b'u' | b'w' | b'z') {
        return None;
    }
    if let Some(amount) = all_but(line, at) {
        return Some(amount);
    }
    let bound = bounds::before(line.ahead(at));
    let start = at + bound.map_or(0, |(_, used)| used);
    let start = start + additional(line, start);
    let mut amount =
        number(line, start).or_else(|| if bound.is_none() || start > at + 1 { vague(line, start) } else { vague_number(line, start) });
    if amount.is_none() && bound == Some((Bound::About, 1)) && word == "some" {
        return vague(line, at);
    }
    let amount = amount.as_mut()?;
    if let Some((bound, used)) = bounds::after(line.ahead(amount.end)) {
        amount.end += used;
        bound.apply(amount);
        amount.qualified = true;
    }
    if line.word(amount.end) == "more" && line.word(amount.end + 1) != "than" {
        amount.end += 1;
        amount.qualified = true;
    }
    if let Some((bound, _)) = bound {
        bound.apply(amount);
        amount.qualified = true;
    }
    Some(*amount)
}

/// How many words before a number only say that it adds to others: "another five", "a further six", "an additional 20".
fn additional(line: &Line<'_>, at: usize) -> usize {
    match (line.word(at), line.word(at + 1)) {
        ("another" | "additional" | "further", _) => 1,
        ("a", "further") | ("an", "additional") => 2,
        _ => 0,
    }
}

/// A number or a range of numbers.
fn number(line: &Line<'_>, at: usize) -> Option<Amount> {
    let word = line.word(at);
    if word == "between" {
        let (low, used) = number_value(line.ahead(at + 1))?;
        let and = at + 1 + used;
        let (high, used) = number_value(line.ahead(and + 1)).filter(|_| line.word(and) == "and")?;
        return (low < high).then(|| Amount::between(low, high, and + 1 + used));
    }
    let Some((value, used)) = number_value(line.ahead(at)) else { return number_in_one_token(word, at) };
    let end = at + used;
    let joined = matches!(line.word(end), "to" | "or") || is_dash(line.word(end)) && line.word(end) != "--";
    let Some((high, more)) = number_value(line.ahead(end + 1)).filter(|_| joined) else { return Some(Amount::exactly(value, end)) };
    let end_high = end + 1 + more;
    // "rose from 33 to 41": the old figure and the new
    if line.word(end) == "to" && line.before(at) == "from" && changes(line, at) {
        return Some(Amount::exactly(high, end_high));
    }
    // "two to three hundred" begins at two hundred
    let shared = scale(line.word(end_high - 1)).filter(|scale| more > 1 && value.saturating_mul(*scale) <= high).unwrap_or(1);
    let low = value.saturating_mul(shared);
    Some(if low < high { Amount::between(low, high, end_high) } else { Amount::exactly(value, end) })
}

/// Whether a verb in the words before says that a figure was another before: "the toll rose from 33 to 41".
pub(super) fn changes(line: &Line<'_>, at: usize) -> bool {
    let verb = |word: &str| {
        matches!(
            word,
            "rose"
                | "risen"
                | "rise"
                | "rises"
                | "rising"
                | "climbed"
                | "climbs"
                | "jumped"
                | "increased"
                | "grew"
                | "grown"
                | "went"
                | "up"
                | "down"
                | "fell"
                | "fallen"
                | "dropped"
                | "revised"
                | "lowered"
                | "raised"
                | "updated"
                | "corrected"
        )
    };
    (at.saturating_sub(8)..at).any(|before| verb(line.word(before)))
}

/// "all but three of the 12 passengers": nine; and the position after the second number.
fn all_but(line: &Line<'_>, at: usize) -> Option<Amount> {
    let (few, used) = number_value(line.ahead(at + 2)).filter(|_| line.word(at) == "all" && line.word(at + 1) == "but")?;
    let of = at + 2 + used;
    let many = of + 1 + usize::from(matches!(line.word(of + 1), "the" | "its" | "his" | "their" | "some" | "about"));
    let (whole, more) = number_value(line.ahead(many)).filter(|_| line.word(of) == "of")?;
    whole.checked_sub(few).map(|rest| Amount::exactly(rest, many + more))
}

/// "20-30", "50+", "20-plus", "20-odd".
fn number_in_one_token(word: &str, at: usize) -> Option<Amount> {
    if !word.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let (first, rest) = word.split_at(word.find(['-', '–', '+'])?);
    let first = digits(first)?;
    let mut amount = Amount::exactly(first, at + 1);
    match rest {
        "+" | "-plus" => Bound::Least.apply(&mut amount),
        "-odd" => Bound::About.apply(&mut amount),
        _ => {
            let last = digits(rest.trim_start_matches(['-', '–'])).filter(|last| first < *last)?;
            amount = Amount::between(first, last, at + 1);
        }
    }
    amount.qualified = rest.starts_with('+') || !rest.ends_with(|letter: char| letter.is_ascii_digit());
    Some(amount)
}

/// "dozens", "tens of thousands", "several hundred": vague words that a qualifier may stand before.
fn vague_number(line: &Line<'_>, at: usize) -> Option<Amount> {
    let words = line.ahead(at);
    let (count, used) = match words {
        ["tens" | "dozens" | "scores" | "hundreds" | "thousands", "of", "thousands" | "millions", ..] => {
            (heap(words[0])?.saturating_mul(heap(words[2])?), 3)
        }
        ["tens", "of", ..] => (10, 1),
        // "scores" is a verb too
        ["scores", next, ..] if matches!(*next, "of" | "more" | "others" | "were" | "dead" | "killed" | "wounded" | "injured") => (40, 1),
        ["dozens" | "hundreds" | "thousands" | "millions", ..] => (heap(words[0])?, 1),
        ["several" | "many", unit, ..] => return heaps(unit, at + 2),
        ["a", "few", unit, ..] => return heaps(unit, at + 3),
        ["a", "couple", "of", unit, ..] | ["a", "couple", unit, ..] if heaps(unit, 0).is_some() => {
            let end = if words[2] == "of" { at + 4 } else { at + 3 };
            return Some(Amount::exactly(heaps(unit, end)?.low, end));
        }
        _ => return None,
    };
    Some(Amount::vague(count, count, at + used, Needs::Nothing))
}

fn heap(word: &str) -> Option<u64> {
    Some(match word {
        "tens" => 10,
        "dozens" => 12,
        "scores" => 40,
        "hundreds" => 100,
        "thousands" => 1_000,
        "millions" => 1_000_000,
        _ => return None,
    })
}

/// "several dozen": at least two of them, three as coders write it.
fn heaps(unit: &str, end: usize) -> Option<Amount> {
    let each = scale(unit.strip_suffix('s').unwrap_or(unit))?;
    Some(Amount::vague(2 * each, 3 * each, end, Needs::Nothing))
}

/// Any vague word: "dozens", "several", "a few", "a couple of", "both", "many".
fn vague(line: &Line<'_>, at: usize) -> Option<Amount> {
    if let Some(amount) = vague_number(line, at) {
        return Some(amount);
    }
    let (used, needs) = match line.ahead(at) {
        ["a", "couple" | "pair", "of", ..] => return Some(Amount::exactly(2, at + 2)),
        ["both", ..] => return Some(Amount { needs: Needs::PluralOrEnd, ..Amount::exactly(2, at + 1) }),
        ["a", "few", ..] => (2, Needs::PluralOrEnd),
        ["a", "number" | "handful", "of", ..] => (2, Needs::Plural),
        ["several", ..] => (1, Needs::PluralOrEnd),
        ["some" | "many" | "numerous" | "multiple", ..] => (1, Needs::Plural),
        ["a", "large" | "great" | "small" | "significant", "number", "of", ..] => (3, Needs::Plural),
        _ => return None,
    };
    Some(Amount::vague(2, 3, at + used, needs))
}

/// "a soldier", "another Palestinian woman": the article and the person. Not "a rebel attack", "a soldier's wife", "as a student".
pub(super) fn one_person(line: &Line<'_>, at: usize) -> Option<(usize, usize)> {
    if !matches!(line.word(at), "a" | "an" | "another") || matches!(line.before(at), "as" | "like" | "not" | "such") {
        return None;
    }
    let mut noun = (at + 1..at + 6).take_while(|&each| is_modifier(line, each)).find(|&each| is_person(line.word(each)))?;
    // "a police officer", "a village council office spokesman"; "a student protest" ends with no person
    while is_person(line.word(noun + 1)) || listed(HEADS, line.word(noun + 1)) && is_modifier(line, noun + 1) {
        noun += 1;
    }
    let next = line.word(noun + 1);
    let noun_follows = line.token(noun + 1).is_some_and(|token| token.tag == Tag::Noun) && !next.ends_with("ed") && !next.ends_with("ing");
    let modifies = !is_person(line.word(noun)) || noun_follows || is_plural(next) || matches!(next, "'s" | "'");
    (!modifies).then_some((at, noun))
}

/// "a couple and their two children", "an elderly couple": two people who are one.
pub(super) fn couple(line: &Line<'_>, at: usize) -> Option<usize> {
    if !matches!(line.word(at), "a" | "an" | "the" | "another") {
        return None;
    }
    let noun = (at + 1..at + 4).take_while(|&each| is_modifier(line, each)).find(|&each| line.word(each) == "couple")?;
    let next = line.word(noun + 1);
    let counts = next == "of" || is_plural(next) || scale(next).is_some() || matches!(next, "more" | "'s" | "'" | "hundred" | "dozen");
    (!counts).then_some(noun)
}

/// "no one", "nobody", "none", "no casualties": zero, and what there is none of.
pub(super) fn none(line: &Line<'_>, at: usize) -> Option<(Amount, Option<usize>)> {
    match (line.word(at), line.word(at + 1)) {
        ("no", "one") => Some((Amount::exactly(0, at + 2), None)),
        ("nobody", _) => Some((Amount::exactly(0, at + 1), None)),
        ("none", next) => {
            let noun = if next == "of" { nouns::find(line, at + 1, 0) } else { None };
            Some((Amount::exactly(0, at + 1), noun))
        }
        ("no", next) => {
            let noun = at + 1 + usize::from(matches!(next, "other" | "further" | "reported" | "known" | "human" | "civilian" | "serious"));
            let word = line.word(noun);
            let counts = listed(CASUALTIES, word) || is_person(word) || nouns::is_people(word);
            (counts && !matches!(line.word(noun + 1), "'s" | "'")).then(|| (Amount::exactly(0, at + 1), Some(noun)))
        }
        _ => None,
    }
}
