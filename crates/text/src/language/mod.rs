//! Grammar of English: parts of speech, dictionary forms and dependency trees, learned from treebanks.
//!
//! [`Language`] is prepared once from a model's bytes; [`Language::analyse`] is pure and total: any words give a tree. The parts
//! are public for the trainer (`casus-train`), which shares the features and brings its own weights.
//!
//! Absent: files, sentence splitting, places, actors. Words come in as the tokenizer cut them.

pub mod error;
pub mod features;
mod irregular;
pub mod labels;
pub mod lemma;
pub mod lexicon;
pub mod model;
pub mod parser;
pub mod pieces;
pub mod state;
pub mod table;
pub mod tagger;
#[cfg(test)]
mod tests;
pub mod words;

pub use error::LanguageError;

use crate::{Relation, Tag};
use features::{ACTION_ROWS, LABEL_ROWS, View};
use parser::Parser;
use state::State;
use table::Rows;
use tagger::{TAG_ROWS, TAGS};
use words::{Case, Form};

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
}

/// A language model, ready to analyse sentences from any number of threads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    model: model::Model,
}

impl Language {
    /// Reads a model, as `casus-train language` writes it.
    ///
    /// # Errors
    ///
    /// When the bytes are no such model, or one of another version; the message says what was found and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Language, LanguageError> {
        Ok(Language { model: model::unpack(bytes)? })
    }

    /// Analyses the words of one sentence; the answer has one entry for each word and is a tree with one root.
    ///
    /// Sentences of more than 250 words are cut at marks and read piece by piece, later pieces hanging from the first one's root
    /// as `Parataxis`.
    pub fn analyse(&self, words: &[&str]) -> Vec<Analysis> {
        let mut done = Vec::with_capacity(words.len());
        if words.is_empty() {
            return done;
        }
        let case = words::case_of(words.iter().copied());
        let mut desk = Desk::new(&self.model);
        for piece in pieces::pieces(words) {
            desk.analyse(&self.model, &words[piece], case, &mut done);
        }
        let mut roots = (0..done.len()).filter(|&at| done[at].head.is_none());
        if let Some(first) = roots.next() {
            for later in roots.collect::<Vec<_>>() {
                done[later].head = Some(first as u32);
                done[later].relation = Relation::Parataxis;
            }
        }
        done
    }
}

/// Room to work in, kept from piece to piece.
struct Desk {
    lower: String,
    starts: Vec<usize>,
    forms: Vec<Form>,
    tags: Vec<u8>,
    views: Vec<View>,
    state: State,
    tag_rows: Rows<TAG_ROWS>,
    action_rows: Rows<ACTION_ROWS>,
    label_rows: Rows<LABEL_ROWS>,
}

impl Desk {
    fn new(model: &model::Model) -> Self {
        Desk {
            lower: String::new(),
            starts: Vec::new(),
            forms: Vec::new(),
            tags: Vec::new(),
            views: Vec::new(),
            state: State::default(),
            tag_rows: Rows::new(model.tagger_bits),
            action_rows: Rows::new(model.action_bits),
            label_rows: Rows::new(model.label_bits),
        }
    }

    fn analyse(&mut self, model: &model::Model, words: &[&str], case: Case, done: &mut Vec<Analysis>) {
        self.lower.clear();
        self.starts.clear();
        self.forms.clear();
        for word in words {
            let start = self.lower.len();
            words::lower_onto(word, &mut self.lower);
            self.starts.push(start);
            self.forms.push(Form::new(word, &self.lower[start..], case, &model.lexicon));
        }
        self.starts.push(self.lower.len());
        tagger::tag(&self.forms, &model.tagger, &mut self.tag_rows, &mut self.tags);
        self.views.clear();
        self.views.extend(self.forms.iter().zip(&self.tags).map(|(form, &tag)| View::new(form, tag)));
        let parser = Parser { actions: &model.actions, labels: &model.labels };
        parser.parse(&self.views, &mut self.state, &mut self.action_rows, &mut self.label_rows);
        let first = done.len() as u32;
        for (at, node) in self.state.nodes.iter().enumerate() {
            let lower = &self.lower[self.starts[at]..self.starts[at + 1]];
            let tag = TAGS[usize::from(self.tags[at])];
            let is_root = node.head >= self.state.root();
            done.push(Analysis {
                tag,
                lemma: model.lemmas.lemma(lower, tag).into(),
                head: (!is_root).then_some(first + node.head),
                relation: if is_root { Relation::Root } else { labels::relation(node.label, lower) },
            });
        }
    }
}
