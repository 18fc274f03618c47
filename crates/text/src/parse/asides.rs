//! What wire copy hangs around a sentence: a day before it ("On May 23, gunmen …"), a source behind it ("…, police said.").
//!
//! Treebanks hold few of them; a parser that stumbles there loses the subject of the sentence. They are set aside, and hung
//! on the root of the rest: the day as an oblique, the source as a loose neighbour (`parataxis`).

use super::{Relation, Tag};
use crate::language::{Analysis, Language};

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

/// Analyses a sentence, a day at its beginning and a source at its end apart.
pub(super) fn analyse(language: &Language, words: &[&str]) -> Vec<Analysis> {
    let Some(comma) = closing(words) else { return without_source(language, words) };
    let mut all = without_source(language, &words[..comma]);
    let root = all.iter().position(|word| word.head.is_none()).unwrap_or(0) as u32;
    let shift = comma as u32;
    let mut source = language.analyse(&words[comma + 1..]);
    source.insert(0, Analysis { tag: Tag::Punct, lemma: ",".into(), head: None, relation: Relation::Punct });
    for (at, word) in source.iter_mut().enumerate() {
        (word.head, word.relation) = match word.head {
            _ if at == 0 => (Some(root), Relation::Punct),
            None => (Some(root), Relation::Parataxis),
            Some(head) => (Some(head + shift + 1), word.relation),
        };
    }
    all.extend(source);
    all
}

/// Analyses a sentence without a source behind it, a day at its beginning apart.
fn without_source(language: &Language, words: &[&str]) -> Vec<Analysis> {
    // the last token of the day, and the comma behind it if there is one
    let Some((head, comma)) = opening(words).map(|comma| (comma - 1, comma)).or_else(|| bare_opening(words).map(|head| (head, head)))
    else {
        return language.analyse(words);
    };
    let rest = language.analyse(&words[comma + 1..]);
    let shift = (comma + 1) as u32;
    let root = rest.iter().position(|word| word.head.is_none()).map_or(shift, |root| root as u32 + shift);
    let head = head as u32;
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

const SAYS: [&str; 18] = [
    "said",
    "says",
    "told",
    "reported",
    "added",
    "announced",
    "reports",
    "confirmed",
    "stated",
    "claimed",
    "wrote",
    "explained",
    "noted",
    "insisted",
    "alleged",
    "indicated",
    "disclosed",
    "warned",
];

/// The position of the comma before a closing source ("…, a security source said on Tuesday."), if a sentence stands before it.
fn closing(words: &[&str]) -> Option<usize> {
    const LONGEST: usize = 16;
    let from = words.len().saturating_sub(LONGEST);
    let comma = (from..words.len()).rev().find(|at| words[*at] == ",")?;
    let tail = &words[comma + 1..];
    let says = tail.iter().position(|word| SAYS.contains(&&*word.to_lowercase()))?;
    let clause =
        |word: &&str| matches!(&*word.to_lowercase(), "that" | "who" | "which" | "and" | "but" | "when" | "while" | "after" | "it");
    let subject = says > 0
        && !tail[..says].iter().take(1).any(clause)
        && !tail[..says].iter().any(|w| matches!(&*w.to_lowercase(), "that" | "who" | "which" | "was" | "were"));
    let goes_on = tail[says + 1..].iter().any(|w| matches!(&*w.to_lowercase(), "that" | "who" | "which" | ":" | "\"" | "“"));
    (comma >= 4 && subject && !goes_on).then_some(comma)
}

/// The last word of a day that opens a sentence without a comma behind it ("On Monday gunmen …", "In March 2012 rebels …").
fn bare_opening(words: &[&str]) -> Option<usize> {
    let first = words.first()?.to_lowercase();
    if !matches!(first.as_str(), "on" | "in" | "last") {
        return None;
    }
    let day = |word: &&&str| {
        let lower = word.to_lowercase();
        TIMES.contains(&lower.as_str()) || lower.len() <= 4 && lower.chars().all(|c| c.is_ascii_digit())
    };
    let run = words[1..].iter().take(4).take_while(day).count();
    let named = words[1..=run].iter().any(|word| TIMES.contains(&&*word.to_lowercase()) || word.len() == 4);
    let next = words.get(run + 1)?.to_lowercase();
    let goes_on =
        matches!(next.as_str(), "," | "'s" | "and" | "or" | "-" | "--" | "to" | "of" | ";" | "." | "people" | "persons" | "years");
    (run > 0 && named && !goes_on && words.len() >= run + 4).then_some(run)
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
            || matches!(
                word.as_str(),
                "the" | "of" | "this" | "that" | "same" | "earlier" | "mid" | "next" | "previous" | "following" | "day"
            )
    };
    (lower.iter().any(time) && lower.iter().all(small)).then_some(comma)
}

#[cfg(test)]
mod tests {
    use super::{bare_opening, closing, opening};

    #[test]
    fn openings_without_a_comma() {
        let check = |text: &str, expected: Option<usize>| {
            assert_eq!(bare_opening(&text.split(' ').collect::<Vec<_>>()), expected, "{text}");
        };
        check("On Monday gunmen attacked a bus", Some(1));
        check("In March 2012 gunmen killed six villagers", Some(2));
        check("In 2014 rebels seized Mosul", Some(1));
        check("On Monday evening shells fell there", Some(2));
        check("In Homs two people died", None);
        check("On Monday 's agenda was little", None);
        check("In 2000 people were counted there", None);
    }

    #[test]
    fn closings() {
        let check = |text: &str, expected: Option<usize>| {
            assert_eq!(closing(&text.split(' ').collect::<Vec<_>>()), expected, "{text}");
        };
        check("Gunmen killed 19 people , a security source said on Tuesday .", Some(4));
        check("Two men died in Homs , state television reported .", Some(5));
        check("He fled , police said .", None);
        check("The minister , who said little , left town", None);
        check("Rebels attacked two towns , said the army spokesman", None);
        check("The town fell on Monday , and the mayor said that he left", None);
    }

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
        check("Yesterday , he was killed", Some(1));
        check("Monday , May", None);
    }
}
