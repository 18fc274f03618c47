//! Days that open a sentence ("On Monday gunmen …", "On Monday, March 10, the army …").
//!
//! Treebanks hold few of them, and a parser that takes "Monday gunmen" for one phrase, or the army for another name of the day, loses the
//! subject. Such a day is read apart and hung on the root of the rest as an oblique.

use crate::language::Analysis;
use crate::{Relation, Tag};

const OPENERS: [&str; 8] = ["on", "in", "since", "during", "by", "late", "early", "last"];
const TIMES: [&str; 40] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "today",
    "week",
    "month",
    "year",
    "morning",
    "evening",
    "night",
    "afternoon",
];

/// How many words of `words` are a day that opens a sentence, the comma behind it included; 0 where there is none.
pub(super) fn opening(words: &[&str]) -> usize {
    let lower: Vec<String> = words.iter().take(LONGEST).map(|word| word.to_lowercase()).collect();
    let with_comma = before_comma(&lower).map_or(0, |comma| comma + 1);
    let found = if with_comma > 0 { with_comma } else { bare(&lower) };
    if words.len() < found + 3 { 0 } else { found }
}

/// Most words of a day with what belongs to it ("On the night of Monday, March 10,").
const LONGEST: usize = 10;

fn is_named(word: &str) -> bool {
    TIMES.contains(&word.trim_end_matches('.'))
}

fn is_number(word: &str) -> bool {
    word.len() <= 4 && word.starts_with(|letter: char| letter.is_ascii_digit())
}

/// The last comma before which there is nothing but a day.
fn before_comma(words: &[String]) -> Option<usize> {
    let small = |word: &str| {
        OPENERS.contains(&word)
            || matches!(word, "the" | "of" | "this" | "that" | "same" | "earlier" | "mid" | "-" | "next" | "previous" | "following" | "day")
    };
    let run = words.iter().take_while(|word| is_named(word) || is_number(word) || small(word) || *word == ",").count();
    let comma = words[..run].iter().rposition(|word| word == ",")?;
    words[..comma].iter().any(|word| is_named(word)).then_some(comma)
}

/// How many words are a day without a comma behind it.
fn bare(words: &[String]) -> usize {
    if !words.first().is_some_and(|first| matches!(first.as_str(), "on" | "in" | "last")) {
        return 0;
    }
    let run = words[1..].iter().take(4).take_while(|word| is_named(word) || is_number(word)).count();
    let day = words[1..=run].iter().any(|word| is_named(word) || word.len() == 4);
    let goes_on = |next: &String| {
        matches!(next.as_str(), "," | "'s" | "and" | "or" | "-" | "--" | "to" | "of" | ";" | "." | "people" | "persons" | "years")
    };
    if !day || words.get(run + 1).is_none_or(goes_on) { 0 } else { run + 1 }
}

/// Hangs a day on the root of the rest of its sentence; heads of both count from their own first word.
pub(super) fn join(day: Vec<Analysis>, rest: Vec<Analysis>, preposition: bool) -> Vec<Analysis> {
    let shift = day.len() as u32;
    let last = day.iter().rposition(|word| word.tag != Tag::Punct).unwrap_or(0) as u32;
    let root = rest.iter().position(|word| word.head.is_none()).map_or(shift, |root| root as u32 + shift);
    let mut all = day;
    for (at, word) in all.iter_mut().enumerate() {
        let (relation, up) = match at as u32 {
            at if at == last => (Relation::Obl, root),
            at if at > last => (Relation::Punct, root),
            0 if preposition => (Relation::Case, last),
            _ if word.tag == Tag::Punct => (Relation::Punct, last),
            _ => (Relation::Compound, last),
        };
        if at == 0 && preposition {
            word.tag = Tag::Adp;
        }
        (word.relation, word.head) = (relation, Some(up));
    }
    all.extend(rest.into_iter().map(|word| Analysis { head: word.head.map(|head| head + shift), ..word }));
    all
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        assert_eq!(opening(&text.split(' ').collect::<Vec<_>>()), expected, "{text}");
    }

    #[test]
    fn days() {
        check("On Monday gunmen attacked a bus", 2);
        check("In March 2012 gunmen killed six villagers", 3);
        check("In 2014 rebels seized Mosul", 2);
        check("On Monday evening shells fell there", 3);
        check("In Homs two people died", 0);
        check("On Monday 's agenda was little", 0);
        check("In 2000 people were counted there", 0);
        check("On Monday , gunmen attacked a bus", 3);
        check("On Monday , March 10 , the army shelled Homs", 6);
        check("On the night of 3 May , shells fell on Goma", 7);
        check("Last Monday , gunmen killed two", 3);
        check("Yesterday , he was killed", 2);
        check("In Homs , two people died", 0);
        check("Gunmen , on Monday , killed two people", 0);
        check("In", 0);
        check("On Monday", 0);
    }
}
