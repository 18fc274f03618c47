//! A sentence that opens with a day ("On May 23, gunmen …"): the day is set aside and hung on the root of the rest.
//!
//! Treebanks hold few such openings and wire copy many; a parser that stumbles there loses the subject of the sentence.

use super::{Relation, Tag};
use crate::language::{Analysis, Language};

const OPENERS: [&str; 8] = ["on", "in", "since", "during", "by", "late", "early", "last"];
const TIMES: [&str; 40] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "yesterday", "today", "week", "month", "year", "morning", "evening", "night", "afternoon",
];

/// Analyses a sentence, a day at its beginning apart.
pub(super) fn analyse(language: &Language, words: &[&str]) -> Vec<Analysis> {
    let Some(comma) = opening(words) else { return language.analyse(words) };
    let rest = language.analyse(&words[comma + 1..]);
    let shift = (comma + 1) as u32;
    let root = rest.iter().position(|word| word.head.is_none()).map_or(shift, |root| root as u32 + shift);
    let head = comma as u32 - 1;
    let mut all = language.analyse(&words[..=comma]);
    for (at, word) in all.iter_mut().enumerate() {
        let preposition = at == 0 && OPENERS[..5].contains(&&*words[0].to_lowercase());
        let (relation, up) = match at as u32 {
            at if at == head => (Relation::Obl, root),
            at if at > head => (Relation::Punct, root),
            _ if preposition => (Relation::Case, head),
            _ => (Relation::Compound, head),
        };
        if preposition {
            word.tag = Tag::Adp;
        }
        word.relation = relation;
        word.head = Some(up);
    }
    all.extend(rest.into_iter().map(|word| Analysis { head: word.head.map(|head| head + shift), ..word }));
    all
}

/// The position of the comma after an opening day, if the sentence goes on long enough behind it.
fn opening(words: &[&str]) -> Option<usize> {
    let comma = words.iter().take(7).position(|word| *word == ",")?;
    if comma == 0 || words.len() < comma + 4 {
        return None;
    }
    let lower: Vec<String> = words[..comma].iter().map(|word| word.to_lowercase()).collect();
    let time = |word: &String| TIMES.contains(&word.trim_end_matches('.'));
    let small = |word: &String| {
        time(word)
            || OPENERS.contains(&word.as_str())
            || word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(word.as_str(), "the" | "of" | "this" | "that" | "same" | "earlier" | "mid" | "next" | "previous" | "following" | "day")
    };
    (lower.iter().any(time) && lower.iter().all(small)).then_some(comma)
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[test]
    fn openings() {
        let check = |text: &str, expected: Option<usize>| {
            assert_eq!(opening(&text.split(' ').collect::<Vec<_>>()), expected, "{text}");
        };
        check("On May 23 , the group attacked Homs", Some(3));
        check("Last Monday , gunmen killed two", Some(2));
        check("On the night of 3 May , shells fell on Goma", Some(6));
        check("In Homs , two people died", None);
        check("Gunmen , on Monday , killed two people", None);
        check("Yesterday , he died", Some(1));
        check("Monday , May", None);
    }
}
