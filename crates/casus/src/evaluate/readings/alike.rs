//! Whether two codings speak of the same words.

use std::collections::{BTreeSet, HashMap};

/// Words of an output and where they stand.
pub(super) struct Place<'a> {
    pub words: &'a str,
    pub start: u32,
    pub end: u32,
}

/// Words that say nothing about whom or what.
const FILLERS: [&str; 12] = ["the", "a", "an", "of", "and", "in", "for", "by", "s", "to", "other", "its"];

/// For each gold entry the position of the place that tells it, if one does; no place tells two.
///
/// A place tells an entry when it shares at least half of the entry's words and overlaps one of the places where the entry
/// stands in `text` (an entry that does not stand there word for word asks only for the words). Best pairs first, ties in
/// order: the same input gives the same pairs.
pub(super) fn best_pairs<'g>(text: &str, gold: impl Iterator<Item = &'g str>, places: &[Place<'_>]) -> Vec<Option<usize>> {
    let gold: Vec<_> = gold.collect();
    let mut pairs = Vec::new();
    for (at, words) in gold.iter().enumerate() {
        let spots = spots(text, words);
        for (to, place) in places.iter().enumerate() {
            let near = spots.is_empty() || spots.iter().any(|&(start, end)| (place.start as usize) < end && start < place.end as usize);
            let (shared, all) = (shared(words, place.words), tokens(words).len());
            if near && all > 0 && 2 * shared >= all {
                pairs.push((shared * 10_000 / all, at, to));
            }
        }
    }
    pairs.sort_by_key(|&(overlap, at, to)| (std::cmp::Reverse(overlap), at, to));
    let (mut found, mut taken) = (vec![None; gold.len()], vec![false; places.len()]);
    for (_, at, to) in pairs {
        if found[at].is_none() && !taken[to] {
            (found[at], taken[to]) = (Some(to), true);
        }
    }
    found
}

/// Whether both name a word in common, fillers apart.
pub(super) fn shares_a_word(a: &str, b: &str) -> bool {
    let telling = |text: &str| tokens(text).into_iter().filter(|word| !FILLERS.contains(&word.as_str())).collect::<BTreeSet<_>>();
    !telling(a).is_disjoint(&telling(b))
}

/// Whether every part of the gold's about ("Maradi; Zinder") shares a word with one of those told.
pub(super) fn about_agree(told: &[String], gold: &str) -> bool {
    gold.split(';').filter(|part| !part.trim().is_empty()).all(|part| told.iter().any(|told| shares_a_word(told, part)))
}

/// Lower-case words; everything but letters and digits parts them.
fn tokens(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// How many words of `gold` stand in `told`, each as often as it does in both.
fn shared(gold: &str, told: &str) -> usize {
    let mut left: HashMap<String, usize> = HashMap::new();
    tokens(told).into_iter().for_each(|word| *left.entry(word).or_default() += 1);
    tokens(gold).iter().filter(|word| left.get_mut(*word).is_some_and(|n| std::mem::replace(n, n.saturating_sub(1)) > 0)).count()
}

/// Where `words` stand in `text`, white space apart.
fn spots(text: &str, words: &str) -> Vec<(usize, usize)> {
    let pieces: Vec<&str> = words.split_whitespace().collect();
    let Some(first) = pieces.first() else { return Vec::new() };
    text.match_indices(first).filter_map(|(start, _)| Some((start, end_of(text, start, &pieces)?))).collect()
}

fn end_of(text: &str, start: usize, pieces: &[&str]) -> Option<usize> {
    let mut rest = &text[start..];
    for (at, piece) in pieces.iter().enumerate() {
        let next = if at == 0 { rest } else { rest.trim_start() };
        rest = next.strip_prefix(piece)?;
    }
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "They want to provoke quarrels. Later they want\nto provoke quarrels again.";

    fn check(gold: &[&str], told: &[(u32, u32)], expect: &[Option<usize>]) {
        let places: Vec<_> = told.iter().map(|&(start, end)| Place { words: &TEXT[start as usize..end as usize], start, end }).collect();
        assert_eq!(best_pairs(TEXT, gold.iter().copied(), &places), expect);
    }

    #[test]
    fn half_of_the_words_are_enough() {
        check(&["want to provoke quarrels."], &[(13, 29)], &[Some(0)]);
        check(&["want to provoke quarrels."], &[(21, 29)], &[None]);
    }

    #[test]
    fn the_same_words_elsewhere_do_not_count() {
        check(&["provoke quarrels again"], &[(13, 29)], &[None]);
    }

    #[test]
    fn one_place_tells_one_entry() {
        check(&["provoke quarrels.", "to provoke"], &[(10, 29)], &[Some(0), None]);
    }

    #[test]
    fn line_breaks_do_not_part_words() {
        check(&["Later they want to provoke"], &[(31, 57)], &[Some(0)]);
    }

    #[test]
    fn audiences_share_a_telling_word() {
        assert!(shares_a_word("the other rebel groups", "rebel factions"));
        assert!(!shares_a_word("the Hausas", "the Fulani"));
        assert!(about_agree(&["Maradi".to_owned(), "Zinder".to_owned()], "Maradi; Zinder"));
        assert!(!about_agree(&["Maradi".to_owned()], "Maradi; Zinder"));
    }
}
