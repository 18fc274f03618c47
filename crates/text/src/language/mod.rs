//! Grammar of English: parts of speech, dictionary forms and dependency trees, learned from treebanks.
//!
//! [`Language`] is prepared once from a model's bytes; [`Language::analyse`] is pure and total: any words give a tree. The parts
//! are public for the trainer (`casus-train`), which shares the features and brings its own weights.
//!
//! Absent: files, sentence splitting, places, actors. Words come in as the tokenizer cut them.

mod irregular;
pub mod labels;
pub mod lemma;
pub mod model;
pub mod network;
pub mod pieces;
pub mod spelling;
#[cfg(test)]
mod tests;
pub mod tree;
pub mod words;

use crate::model::ModelError;
use crate::{NameKind, Relation, Tag};
use words::Case;

/// What the grammar says of one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// Its part of speech.
    pub tag: Tag,
    /// Its dictionary form in lower case.
    pub lemma: Box<str>,
    /// Position in the sentence of the word it depends on; `None` for the root.
    pub head: Option<u32>,
    /// How it depends on that word.
    pub relation: Relation,
    /// What kind of name it is part of.
    pub name: Option<NameKind>,
}

/// A language model, ready to analyse sentences from any number of threads.
#[derive(Clone, Debug, PartialEq)]
pub struct Language {
    model: model::Model,
}

impl Language {
    /// Reads a model, as `casus-train language` writes it.
    ///
    /// # Errors
    ///
    /// When the bytes are no such model, or one of another version; the message says what was found and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Language, ModelError> {
        Ok(Language { model: model::unpack(bytes)? })
    }

    /// Analyses the words of one sentence; the answer has one entry for each word and is a tree with one root.
    pub fn analyse(&self, words: &[&str]) -> Vec<Analysis> {
        self.analyse_all(&[words]).pop().unwrap_or_default()
    }

    /// Analyses sentences, many at a time: faster than one by one, and with the same answers.
    ///
    /// Sentences of more than 400 words are cut at marks and read piece by piece, later pieces hanging from the first one's root
    /// as `Parataxis`.
    pub fn analyse_all(&self, sentences: &[&[&str]]) -> Vec<Vec<Analysis>> {
        let mut pieces: Vec<(&[&str], Case)> = Vec::with_capacity(sentences.len());
        let mut counts = Vec::with_capacity(sentences.len());
        for words in sentences {
            let case = network::case(words);
            let cut = pieces::pieces(words);
            counts.push(cut.len());
            pieces.extend(cut.into_iter().map(|piece| (&words[piece], case)));
        }
        let mut said = self.model.network.read(&pieces).into_iter();
        let mut read = pieces.iter();
        let mut lower = String::new();
        counts
            .into_iter()
            .zip(sentences)
            .map(|(count, words)| {
                let mut done = Vec::with_capacity(words.len());
                for (piece, said) in read.by_ref().zip(said.by_ref()).take(count) {
                    self.add(*piece, &said, &mut lower, &mut done);
                }
                hang_pieces(&mut done);
                done
            })
            .collect()
    }

    /// What the network says of sentences before it is put into words, for those who score it: names of labels keep their subtypes.
    pub fn read(&self, sentences: &[&[&str]]) -> Vec<network::Said> {
        self.model.network.read(&sentences.iter().map(|words| (*words, network::case(words))).collect::<Vec<_>>())
    }

    /// The names of the labels that [`Language::read`] numbers, as Universal Dependencies has them.
    pub fn label_names(&self) -> &[String] {
        &self.model.label_names
    }

    /// The tags that [`Language::read`] numbers.
    pub fn tags(&self) -> &[Tag] {
        &self.model.tags
    }

    /// Whether a word that was tagged as a verb or an adjective is a name: capitals without a vowel ("FMLN"), or a capital within an
    /// ordinary sentence where names stand, next to another name, or as what a noun is said to be. Tags of words never seen are guessed
    /// from letters alone.
    fn is_name(&self, (word, case): (&str, Case), said: &network::Said, at: usize) -> bool {
        let tag_of = |at: usize| self.model.tags[usize::from(said.tags[at])];
        let beside_a_name = || said.heads[at].checked_sub(1).is_some_and(|head| tag_of(head) == Tag::Propn);
        let guessed = matches!(tag_of(at), Tag::Verb | Tag::Adj | Tag::Adv);
        if guessed && words::is_consonants(word) {
            return true;
        }
        guessed
            && case == Case::Mixed
            && at > 0
            && word.starts_with(char::is_uppercase)
            && match self.model.labels[usize::from(said.labels[at])] {
                Relation::Appos | Relation::Flat => true,
                Relation::Conj => beside_a_name(),
                _ => false,
            }
    }

    /// Whether word `head`, counted from 1, has an object and no auxiliary of the passive.
    fn has_object(&self, said: &network::Said, head: usize) -> bool {
        let mut labels = said.heads.iter().zip(&said.labels).filter(|(up, _)| **up == head);
        let is = |label: u8, relation| self.model.labels[usize::from(label)] == relation;
        labels.clone().any(|(_, label)| is(*label, Relation::Obj)) && !labels.any(|(_, label)| is(*label, Relation::AuxPass))
    }

    /// Adds what the network said of a piece to `done`.
    fn add(&self, (words, case): (&[&str], Case), said: &network::Said, lower: &mut String, done: &mut Vec<Analysis>) {
        let first = done.len() as u32;
        let tag_of = |at: usize| self.model.tags[usize::from(said.tags[at])];
        for (at, word) in words.iter().enumerate() {
            lower.clear();
            words::lower_onto(word, lower);
            let tag = if self.is_name((word, case), said, at) { Tag::Propn } else { tag_of(at) };
            let relation = match self.model.labels[usize::from(said.labels[at])] {
                _ if said.heads[at] == 0 => Relation::Root,
                Relation::Root => Relation::Dep,
                // who does something to somebody is not who it is done to
                Relation::NsubjPass if self.has_object(said, said.heads[at]) => Relation::Nsubj,
                Relation::Advmod if labels::is_negation(lower) => Relation::Neg,
                relation => relation,
            };
            done.push(Analysis {
                tag,
                lemma: self.model.lemmas.lemma(lower, tag).into(),
                head: (said.heads[at] as u32).checked_sub(1).map(|head| first + head),
                relation,
                name: self.model.names[usize::from(said.names[at])],
            });
        }
    }
}

/// Hangs the roots of later pieces from the first.
fn hang_pieces(done: &mut [Analysis]) {
    let mut roots = (0..done.len()).filter(|&at| done[at].head.is_none());
    let Some(first) = roots.next() else { return };
    for later in roots.collect::<Vec<_>>() {
        done[later].head = Some(first as u32);
        done[later].relation = Relation::Parataxis;
    }
}
