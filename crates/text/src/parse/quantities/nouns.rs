//! The noun a number counts: the head of the phrase after it, told by its form and a few word lists.

use super::super::dates::line::{Line, is_word, listed};
use super::super::numbers::number_value;
use super::lists::{HEADS, MODIFIERS, NO_PLURALS, PARTICIPLES, PERSONS, PLURALS, STOPS};
use crate::Tag;

/// The position of the noun that `count` of are counted by a number before `at`.
pub(super) fn find(line: &Line<'_>, at: usize, count: u64) -> Option<usize> {
    let of = line.word(at) == "of";
    let at = if of { past_determiners(line, at + 1) } else { at };
    if matches!(line.word(at), "them" | "us" | "whom" | "which") && of {
        return Some(at);
    }
    // "one of the soldiers", "none of the men" name the many
    if count == 1 && !of { singular(line, at) } else { plural(line, at) }
}

/// The position after "the", "these", "its" and a number: "three of the 12 hostages".
fn past_determiners(line: &Line<'_>, mut at: usize) -> usize {
    for _ in 0..2 {
        let determiner = matches!(
            line.word(at),
            "all" | "her" | "his" | "its" | "my" | "our" | "the" | "their" | "these" | "this" | "those" | "a" | "an"
        );
        at += usize::from(determiner);
    }
    at + number_value(line.ahead(at)).map_or(0, |(_, used)| used)
}

/// The first plural noun within seven words, and the last of several in a row ("two Hamas members").
fn plural(line: &Line<'_>, at: usize) -> Option<usize> {
    for each in at..at + 7 {
        let word = line.word(each);
        if word == "others" || is_plural(word) && !owns(line, each) {
            return Some(last_plural(line, each));
        }
        let quoted = matches!(word, "\"" | "“" | "``") && each == at;
        if !quoted && (!is_word(word) && !owns(line, each - 1) || listed(STOPS, word)) {
            return None;
        }
    }
    None
}

fn last_plural(line: &Line<'_>, mut at: usize) -> usize {
    for _ in 0..4 {
        let next = line.word(at + 1);
        let ahead = if is_plural(next) {
            1
        } else if listed(MODIFIERS, next) && is_plural(line.word(at + 2)) {
            2
        } else {
            break;
        };
        if owns(line, at + ahead) || listed(STOPS, next) {
            break;
        }
        at += ahead;
    }
    at
}

/// Whether "'s" or an apostrophe follows.
fn owns(line: &Line<'_>, at: usize) -> bool {
    matches!(line.word(at + 1), "'s" | "'")
}

/// The head of a phrase in the singular: a person within five words, else the last word before the phrase ends.
fn singular(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut last = None;
    for each in at..at + 5 {
        let word = line.word(each);
        if is_person(word) && !owns(line, each) {
            let goes_on = |at: &usize| is_person(line.word(*at)) || listed(HEADS, line.word(*at));
            return Some(each + (each + 1..each + 4).take_while(goes_on).count());
        }
        if word == "other" && last.is_none() && !is_modifier(line, each + 1) {
            return Some(each);
        }
        if !is_modifier(line, each) {
            break;
        }
        let tag = line.token(each).map(|token| token.tag);
        if !matches!(tag, Some(Tag::Adj | Tag::Adv)) && !matches!(word, "'s" | "'") && !listed(PARTICIPLES, word) && word != "other" {
            last = Some(each);
        }
    }
    last
}

/// Whether a noun phrase may go on with the word at `at`: no mark, function word, verb or plain past tense.
pub(super) fn is_modifier(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    if matches!(word, "'s" | "'") {
        return true;
    }
    let tag = line.token(at).map(|token| token.tag);
    let told =
        word.ends_with("ed") && word.len() > 3 && !listed(PARTICIPLES, word) || word.ends_with("ing") && matches!(tag, Some(Tag::Verb));
    is_word(word)
        && !told
        && !listed(STOPS, word)
        && !matches!(tag, Some(Tag::Aux | Tag::Adp | Tag::Det | Tag::Pron | Tag::Cconj | Tag::Sconj))
}

/// Whether `word` is one person ("soldier", "policeman").
pub(super) fn is_person(word: &str) -> bool {
    listed(PERSONS, word)
}

/// Whether `word` is several persons ("soldiers", "people", "gunmen").
pub(super) fn is_people(word: &str) -> bool {
    let irregular = word.ends_with("men") && is_plural(word)
        || matches!(
            word,
            "babies"
                | "casualties"
                | "children"
                | "deputies"
                | "families"
                | "ladies"
                | "mercenaries"
                | "missionaries"
                | "others"
                | "people"
                | "personnel"
                | "police"
                | "shiites"
                | "sunnis"
                | "troops"
        );
    irregular || word.strip_suffix('s').is_some_and(is_person)
}

/// Whether `word` has the form of a plural noun.
pub(super) fn is_plural(word: &str) -> bool {
    if listed(PLURALS, word) || word.len() > 5 && (word.ends_with("men") && !matches!(word, "regimen" | "specimen")) {
        return true;
    }
    let form = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    form && word.starts_with(char::is_alphabetic) && !listed(NO_PLURALS, word) && !listed(STOPS, word)
}
