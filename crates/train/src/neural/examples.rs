//! What a network is trained on: sentences, the rows of their words, and the numbers of what they should come out as.

use std::collections::HashMap;

use casus_text::language::spelling::{self, Rows, Spelling};
use casus_text::language::words;

use super::network::Answer;
use crate::treebank::Tree;

/// Rows of ends and beginnings of words, and of strings of letters.
const AFFIXES: u32 = 8192;
const GRAMS: u32 = 16384;
/// A word seen more rarely has no row of its own.
const SEEN: usize = 2;

/// Names of what is predicted, by number.
#[derive(Clone, Debug, Default)]
pub struct Names(pub Vec<String>);

impl Names {
    /// All names that are not "_", in the order of the alphabet.
    fn new<'n>(names: impl Iterator<Item = &'n String>) -> Names {
        let mut names: Vec<String> = names.filter(|name| *name != "_").cloned().collect();
        names.sort();
        names.dedup();
        Names(names)
    }

    fn number(&self, name: &String) -> u32 {
        self.0.binary_search(name).unwrap_or(0) as u32
    }

    fn numbers(&self, names: &[String]) -> Vec<u32> {
        names.iter().map(|name| self.number(name)).collect()
    }
}

/// Everything to train on.
pub struct Examples {
    pub trees: Vec<Tree>,
    pub answers: Vec<Answer>,
    pub rows: Rows,
    /// Universal tags, those of the language, and tags of names.
    pub tags: [Names; 3],
    pub labels: Names,
}

impl Examples {
    pub fn new(trees: Vec<Tree>) -> Examples {
        let tags = [
            Names::new(trees.iter().flat_map(|tree| &tree.tags)),
            Names::new(trees.iter().flat_map(|tree| &tree.fine)),
            Names::new(trees.iter().flat_map(|tree| tree.names.iter().flatten())),
        ];
        let labels = Names::new(trees.iter().flat_map(|tree| &tree.relations));
        let answers = trees.iter().map(|tree| answer(tree, &tags, &labels)).collect();
        Examples { rows: rows(&trees), answers, trees, tags, labels }
    }
}

/// Rows for the words of `trees` that are seen often enough, in the order of their keys.
fn rows(trees: &[Tree]) -> Rows {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for word in trees.iter().flat_map(|tree| &tree.words) {
        *counts.entry(spelling::key(word)).or_default() += 1;
    }
    let mut known: Vec<u32> = counts.into_iter().filter(|(_, count)| *count >= SEEN).map(|(key, _)| key).collect();
    known.sort_unstable();
    Rows { words: known.into_iter().zip(1..).collect(), affixes: AFFIXES, grams: GRAMS }
}

fn answer(tree: &Tree, [tags, fine, names]: &[Names; 3], labels: &Names) -> Answer {
    Answer {
        tags: vec![
            Some(tags.numbers(&tree.tags)),
            tree.fine.iter().any(|name| name != "_").then(|| fine.numbers(&tree.fine)),
            tree.names.as_ref().map(|found| names.numbers(found)),
        ],
        heads: tree.heads.clone(),
        labels: labels.numbers(&tree.relations),
        weight: tree.weight,
    }
}

/// The rows of the words of one sentence.
pub fn spell(sentence: &[String], rows: &Rows) -> Vec<Spelling> {
    let case = words::case_of(sentence.iter().map(String::as_str));
    sentence.iter().map(|word| rows.spell(word, case)).collect()
}
