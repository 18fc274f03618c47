//! Days that open a sentence without a comma ("On Monday gunmen …", "In March 2012 rebels …").
//!
//! Treebanks hold few of them, and a parser that takes "Monday gunmen" for one phrase loses the subject. Such a day is read apart and hung
//! on the root of the rest as an oblique.

use crate::language::Analysis;
use crate::{Relation, Tag};

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

/// How many words of `words` are a day that opens a sentence without a comma behind it; 0 where there is none.
pub(super) fn opening(words: &[&str]) -> usize {
    let lower = |at: usize| words.get(at).map(|word| word.to_lowercase()).unwrap_or_default();
    if !matches!(lower(0).as_str(), "on" | "in" | "last") {
        return 0;
    }
    let named = |at: usize| TIMES.contains(&lower(at).as_str());
    let number = |at: usize| words[at].len() <= 4 && words[at].bytes().all(|byte| byte.is_ascii_digit());
    let run = (1..words.len().min(5)).take_while(|&at| named(at) || number(at)).count();
    if !(1..=run).any(|at| named(at) || words[at].len() == 4) || words.len() < run + 4 {
        return 0;
    }
    let goes_on = matches!(
        lower(run + 1).as_str(),
        "," | "'s" | "and" | "or" | "-" | "--" | "to" | "of" | ";" | "." | "people" | "persons" | "years"
    );
    if goes_on { 0 } else { run + 1 }
}

/// Hangs a day on the root of the rest of its sentence; heads of both count from their own first word.
pub(super) fn join(day: Vec<Analysis>, rest: Vec<Analysis>, preposition: bool) -> Vec<Analysis> {
    let shift = day.len() as u32;
    let last = shift.saturating_sub(1);
    let root = rest.iter().position(|word| word.head.is_none()).map_or(shift, |root| root as u32 + shift);
    let mut all = day;
    for (at, word) in all.iter_mut().enumerate() {
        let (relation, up) = match at as u32 {
            at if at == last => (Relation::Obl, root),
            0 if preposition => (Relation::Case, last),
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
    fn days_without_a_comma() {
        check("On Monday gunmen attacked a bus", 2);
        check("In March 2012 gunmen killed six villagers", 3);
        check("In 2014 rebels seized Mosul", 2);
        check("On Monday evening shells fell there", 3);
        check("In Homs two people died", 0);
        check("On Monday 's agenda was little", 0);
        check("In 2000 people were counted there", 0);
        check("On Monday , gunmen attacked a bus", 0);
        check("In", 0);
        check("On Monday", 0);
    }
}
