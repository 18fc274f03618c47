//! What a network is trained on: sentences, the rows of their words, and the numbers of what they should come out as.

use std::collections::HashMap;

use casus_text::language::spelling::{self, Rows, Spelling};
use casus_text::language::words;

use super::belief::Belief;
use super::network::Answer;
use crate::random::Random;
use crate::render::Render;
use crate::swaps::{self, Swaps};
use crate::treebank::Tree;

/// Rows of ends and beginnings of words, and of strings of letters.
const AFFIXES: u32 = 8192;
const GRAMS: u32 = 16384;
/// A word seen more rarely has no row of its own.
const SEEN: usize = 2;

/// Names of what is predicted, by number.
#[derive(Clone, Debug, Default, PartialEq)]
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

    fn beliefs(&self, names: &[String]) -> Vec<Belief> {
        names.iter().map(|name| Belief::sure(self.number(name))).collect()
    }
}

/// Everything to train on.
pub struct Examples {
    pub sentences: Vec<Vec<String>>,
    pub answers: Vec<Answer>,
    /// Of each sentence the words that are places by themselves, where their names may be swapped.
    places: Vec<Vec<usize>>,
    swaps: Swaps,
    pub rows: Rows,
    /// Universal tags, those of the language, and tags of names.
    pub tags: [Names; 3],
    pub labels: Names,
}

impl Examples {
    /// `trees`, and sentences without trees but with answers, whose numbers are those of examples of trees with the same names.
    pub fn new(trees: &[Tree], plain: Vec<(Vec<String>, Answer)>, swaps: Swaps) -> Examples {
        let tags = [
            Names::new(trees.iter().flat_map(|tree| &tree.tags)),
            Names::new(trees.iter().flat_map(|tree| &tree.fine)),
            Names::new(trees.iter().flat_map(|tree| tree.names.iter().flatten())),
        ];
        let labels = Names::new(trees.iter().flat_map(|tree| &tree.relations));
        let annotated = trees.iter().map(|tree| (tree.words.clone(), answer(tree, &tags, &labels)));
        let (sentences, answers): (Vec<_>, Vec<_>) = annotated.chain(plain).unzip();
        let mut places: Vec<Vec<usize>> = trees.iter().map(swaps::places).collect();
        places.resize(sentences.len(), Vec::new());
        Examples { rows: rows(&sentences), sentences, answers, places, swaps, tags, labels }
    }

    /// A sentence as one pass of training reads it: by chance in capitals, by chance of other places.
    pub fn write(&self, sentence: usize, random: &mut Random) -> Vec<String> {
        let mut words = self.sentences[sentence].clone();
        self.swaps.write(&mut words, &self.places[sentence], random);
        Render::by_chance(random).write(&words)
    }
}

/// Rows for the words of `sentences` that are seen often enough, in the order of their keys.
fn rows(sentences: &[Vec<String>]) -> Rows {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for word in sentences.iter().flatten() {
        *counts.entry(spelling::key(word)).or_default() += 1;
    }
    let mut known: Vec<u32> = counts.into_iter().filter(|(_, count)| *count >= SEEN).map(|(key, _)| key).collect();
    known.sort_unstable();
    Rows { words: known.into_iter().zip(1..).collect(), affixes: AFFIXES, grams: GRAMS }
}

fn answer(tree: &Tree, [tags, fine, names]: &[Names; 3], labels: &Names) -> Answer {
    Answer {
        tags: vec![
            Some(tags.beliefs(&tree.tags)),
            tree.fine.iter().any(|name| name != "_").then(|| fine.beliefs(&tree.fine)),
            tree.names.as_ref().map(|found| names.beliefs(found)),
        ],
        arcs: tree.heads.iter().map(|head| Belief::sure(*head as u32)).collect(),
        heads: tree.heads.clone(),
        labels: labels.beliefs(&tree.relations),
        weight: tree.weight,
    }
}

/// The rows of the words of one sentence, each with the row of its shape.
pub fn spell(sentence: &[String], rows: &Rows) -> Vec<(Spelling, u32)> {
    let case = words::case_of(sentence.iter().map(String::as_str));
    let known = |word: &str| rows.words.get(&spelling::key(word)).copied();
    sentence.iter().map(|word| (rows.spell(word, known(word)), rows.shape(word, case))).collect()
}
