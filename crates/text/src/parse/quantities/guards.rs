//! Numbers that are no counts: money, measures, ages, names, scores, years.

use super::super::dates::line::{Line, is_dash, is_word, listed};
use super::super::numbers::digits;
use super::amounts::{Amount, Needs, changes};
use super::lists::{FORMATIONS, MEASURES, NUMBERED, PLACES_NUMBERED};
use super::nouns::{is_people, is_person, is_plural};

/// Whether the amount from `at`, before `noun`, counts nothing.
pub(super) fn no_count(line: &Line<'_>, at: usize, amount: &Amount, noun: Option<usize>) -> bool {
    lacks(line, amount, noun)
        || measures(line, amount, noun)
        || is_name(line, at, amount, noun)
        || is_loose(line, at, amount, noun)
        || both_and(line, at, noun)
        || line.before(at) == "from"
            && noun.is_none()
            && at > 2
            && line.word(at - 2).starts_with(|first: char| first.is_ascii_digit())
            && changes(line, at)
        || amount.end == at + 1 && line.before(at) == "but" && at > 1 && line.word(at - 2) == "all"
        || line.word(at) == "one" && amount.end == at + 1 && pronoun_one(line, at, noun)
}

/// Whether vague words lack the plural that makes them a count.
fn lacks(line: &Line<'_>, amount: &Amount, noun: Option<usize>) -> bool {
    let plural = noun.is_some_and(|noun| is_plural(line.word(noun)) || matches!(line.word(noun), "them" | "us" | "whom"));
    let next = line.word(amount.end);
    match amount.needs {
        Needs::Nothing => false,
        Needs::Plural => !plural,
        Needs::PluralOrEnd => {
            !plural
                && is_word(next)
                && !matches!(next, "were" | "was" | "are" | "died" | "have" | "had" | "killed" | "wounded" | "injured" | "of")
        }
    }
}

/// "both men and women", where "both" counts the conjuncts.
fn both_and(line: &Line<'_>, at: usize, noun: Option<usize>) -> bool {
    line.word(at) == "both" && noun.is_some_and(|noun| line.word(noun + 1) == "and")
}

/// "5 km", "two long years", "200 pounds", "$5", "23-year-old", "8 in the morning".
fn measures(line: &Line<'_>, amount: &Amount, noun: Option<usize>) -> bool {
    let next = line.word(amount.end);
    let square = matches!(next, "square" | "cubic" | "nautical" | "us" | "u.s." | "more" | "-" | "straight" | "consecutive");
    let glued = line.glued(amount.end) && (is_word(next) || next == "%" || next == "/" || next == ":" || next == "'");
    listed(MEASURES, next)
        || next.starts_with("year-old")
        || square && listed(MEASURES, line.word(amount.end + 1))
        || noun.is_some_and(|noun| listed(MEASURES, line.word(noun)))
        || glued
        || next == "in" && line.word(amount.end + 1) == "the" && matches!(line.word(amount.end + 2), "morning" | "afternoon" | "evening")
}

/// "Resolution 1701", "316 Battalion", "AK 47", "Gate 4", "Articles 5 and 6".
fn is_name(line: &Line<'_>, at: usize, amount: &Amount, noun: Option<usize>) -> bool {
    let before = line.before(at);
    let numbered = |word: &str| listed(NUMBERED, word);
    let earlier = |back: usize| at.checked_sub(back).map_or("", |at| line.word(at));
    let listed_on = matches!(before, "and" | "," | "-") && digits(earlier(2)).is_some() && numbered(earlier(3));
    let letter = before.len() == 1 && before.starts_with(|letter: char| letter.is_ascii_lowercase()) && !matches!(before, "a" | "i" | "s");
    // the full stop of "No." is a token of its own where it might end a sentence
    let no = before == "." && matches!(earlier(2), "no" | "nos");
    !amount.qualified && (numbered(before) || letter || listed_on || no)
        || matches!((earlier(2), before), ("age" | "ages", "of") | ("under" | "over", "age") | ("aged", "between"))
        || matches!(before, "aged" | "age" | "ages")
        || noun.is_none() && listed(PLACES_NUMBERED, before)
        || amount.best > 1 && listed(FORMATIONS, line.word(amount.end))
}

/// Numbers glued to a word or sign ("AK-47", "$5"), in a list's margin, ages between commas, scores, clock times, bare years.
fn is_loose(line: &Line<'_>, at: usize, amount: &Amount, noun: Option<usize>) -> bool {
    let (word, before, next) = (line.word(at), line.before(at), line.word(amount.end));
    let in_digits = word.starts_with(|letter: char| letter.is_ascii_digit());
    if matches!(before, "$" | "€" | "£" | "¥" | "us$" | "usd" | "rs" | "rs." | "eur" | "#") || before.ends_with('$') {
        return true;
    }
    if !in_digits {
        return false;
    }
    let opening = matches!(before, "(" | "[" | "\"" | "“" | "'" | "," | "--" | "—" | "``" | "‘" | "|");
    let glued = line.glued(at) && !opening;
    let margin = at == 0 && noun.is_none() && (next.is_empty() || matches!(next, "." | ")" | ":"));
    let bracketed = matches!(before, "(" | "[") && matches!(next, ")" | "]");
    let age = before == "," && matches!(next, "," | ")") && noun.is_none() && at > 1 && amount.best < 120;
    let plain = amount.end == at + 1 && !amount.qualified;
    let clock =
        word.len() > 1 && word.starts_with('0') || plain && before == "at" && noun.is_none() && word.len() == 4 && amount.best < 2_400;
    // "Exercise Bright Heron 16 will", but "in Homs 12 died"
    let named = plain && noun.is_none() && at > 1 && line.mixed && line.capital(at - 1) && !tells(next);
    let score =
        amount.high != Some(amount.low) && matches!(before, "won" | "lost" | "beat" | "score" | "voted" | "vote" | "by") && noun.is_none();
    let downs = is_dash(next) && next != "--" && line.glued(amount.end);
    let year = plain
        && word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && !noun.is_some_and(|noun| counts_people(line.word(noun)));
    glued || margin || bracketed || age || clock || named || score || downs || year
}

/// Whether `word` is what happened to those who were counted.
fn tells(word: &str) -> bool {
    matches!(word, "dead" | "died" | "fled" | "were" | "was" | "are" | "have" | "had") || word.ends_with("ed") || word.ends_with("ing")
}

fn counts_people(word: &str) -> bool {
    is_person(word) || is_people(word)
}

/// "one another", "one day", "this one", "one must": the pronoun.
fn pronoun_one(line: &Line<'_>, at: usize, noun: Option<usize>) -> bool {
    let next = line.word(at + 1);
    const POINTING: &[&str] = &["another", "any", "each", "every", "fifth", "first", "fourth", "last", "next", "second", "third", "this"];
    let before = line.before(at);
    let after =
        matches!(next, "another" | "'s" | "by" | "can" | "could" | "should" | "must" | "may" | "might" | "would" | "cannot" | "who");
    let pointed = listed(POINTING, before) && !noun.is_some_and(|noun| counts_people(line.word(noun)));
    pointed || noun.is_none() && matches!(before, "the" | "number" | "that" | "which") || after
}
