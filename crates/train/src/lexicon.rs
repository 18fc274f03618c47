//! Building the table of known words from the training sentences.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use casus_text::language::lexicon::{Known, Lexicon};
use casus_text::language::words::{known_hash, lower_onto};

use crate::conllu::Sentence;

/// A word is known from this many times on.
const OFTEN: usize = 2;

/// Numbers for the sets of tags that words are seen with.
#[derive(Clone, Debug, Default)]
pub struct Classes(BTreeMap<u32, u8>);

/// `word` in lower case.
pub fn lower(word: &str) -> String {
    let mut lower = String::new();
    lower_onto(word, &mut lower);
    lower
}

/// How often each word is seen with each tag, by the hash it is known under.
fn counts<'s>(sentences: impl Iterator<Item = &'s Sentence>) -> BTreeMap<u32, [usize; 17]> {
    let mut counts = BTreeMap::new();
    for sentence in sentences {
        for (word, &tag) in sentence.words.iter().zip(&sentence.tags) {
            counts.entry(known_hash(&lower(word))).or_insert([0; 17])[usize::from(tag)] += 1;
        }
    }
    counts
}

/// The tags that make up a twentieth of a word's uses, and the commonest.
fn set_of(counts: &[usize; 17]) -> u32 {
    let total: usize = counts.iter().sum();
    let top = (0..17).max_by_key(|&tag| (counts[tag], 17 - tag)).unwrap_or(0);
    let set: u32 = (0..17).filter(|&tag| counts[tag] * 20 >= total && counts[tag] > 0).map(|tag| 1 << tag).sum();
    set | (top as u32) << 20
}

impl Classes {
    /// Numbers the commonest 250 sets.
    pub fn new(sentences: &[Sentence]) -> Classes {
        let mut sets: BTreeMap<u32, usize> = BTreeMap::new();
        for counts in counts(sentences.iter()).values().filter(|counts| counts.iter().sum::<usize>() >= OFTEN) {
            *sets.entry(set_of(counts)).or_default() += 1;
        }
        let mut ranked: Vec<(usize, u32)> = sets.into_iter().map(|(set, count)| (count, set)).collect();
        ranked.sort_by(|a, b| b.cmp(a));
        Classes(ranked.into_iter().take(250).enumerate().map(|(at, (_, set))| (set, at as u8 + 1)).collect())
    }

    /// The table of what `sentences` know, with the clusters of words.
    pub fn lexicon<'s>(&self, sentences: impl Iterator<Item = &'s Sentence>, clusters: &HashMap<u32, u8>) -> Lexicon {
        let counts = counts(sentences);
        let hashes: BTreeSet<u32> = counts.keys().chain(clusters.keys()).copied().collect();
        let mut words: Vec<(usize, u32, Known)> = hashes
            .into_iter()
            .filter_map(|hash| {
                let total = counts.get(&hash).map_or(0, |counts| counts.iter().sum::<usize>());
                let cluster = clusters.get(&hash).copied().unwrap_or(0);
                let class = if total >= OFTEN { self.class(&counts[&hash]) } else { 0 };
                (class != 0 || cluster != 0).then_some((total, hash, Known { class, cluster }))
            })
            .collect();
        words.sort_by_key(|&(total, hash, _)| (std::cmp::Reverse(total), hash));
        let mut lexicon = Lexicon::empty();
        for (_, hash, known) in words {
            lexicon.insert(hash, known);
        }
        lexicon
    }

    fn class(&self, counts: &[usize; 17]) -> u8 {
        let set = set_of(counts);
        let alone = 1 << (set >> 20) | set >> 20 << 20;
        self.0.get(&set).or_else(|| self.0.get(&alone)).copied().unwrap_or(251)
    }
}
