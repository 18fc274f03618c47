//! Names and what mentions stand for: two learned taggers over one set of questions, with lists of names behind them.
//!
//! The first finds names of persons, places and organisations (the types of UNER). The second reads what the first said and the
//! phrases of the trees, and marks the mentions an analyst would (the types of re3d), described ones too. Each mention of the parse
//! gets its [`Class`] from both, from lists and from the noun at its head.
//!
//! Lists hold hashes only: no name can be read out of a model. Absent: which place or person a name stands for.

mod agree;
mod ask;
mod class;
pub mod lists;
pub mod look;
mod model;
mod phrases;
mod settle;
pub mod tagger;
#[cfg(test)]
mod tests;

pub use ask::ask;
pub use class::Class;
pub use model::Names;
pub use phrases::{Around, MORE, More, more};

use crate::{Sentence, Span, Tag, Token};
use lists::Lists;
use look::{Look, Word};

/// Where in [`Lists`] what stands: a bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum List {
    Country,
    City,
    Town,
    Region,
    Organisation,
    Armed,
    Person,
    First,
    Last,
    Nationality,
    Side,
    /// Words that texts have in small letters.
    Small,
    KnownPerson,
    KnownPlace,
    KnownOrganisation,
    Capital,
}

/// What a tagger found: tokens and the position of their type among the tagger's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The tokens.
    pub tokens: Span<Token>,
    /// Which of [`tagger::Tagger::types`].
    pub type_at: usize,
}

/// What is seen of all tokens of a report, sentence by sentence.
pub fn looks(lists: &Lists, text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Vec<Look>> {
    let words: Vec<Vec<Word>> = sentences
        .iter()
        .map(|sentence| {
            let first = sentence.tokens.start as usize;
            let word = |token: &'_ Token| -> Word<'_> {
                Word {
                    form: "",
                    lemma: "",
                    tag: token.tag as u8,
                    named: token.tag == Tag::Propn,
                    relation: token.relation as u8,
                    kind: token.name.map_or(0, |kind| 1 + kind as u8),
                    head: token.head.and_then(|head| head.at().checked_sub(first)),
                }
            };
            tokens[sentence.tokens.range()]
                .iter()
                .map(|token| Word { form: &text[token.span.range()], lemma: &token.lemma, ..word(token) })
                .collect()
        })
        .collect();
    look::looks(lists, &words)
}

/// The spans of a sequence of labels whose first word is token `first`.
pub fn found(labels: &[u8], first: usize) -> Vec<Found> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < labels.len() {
        let label = usize::from(labels[at]);
        let start = at;
        at += 1;
        if label == 0 {
            continue;
        }
        let type_at = (label - 1) / 2;
        while at < labels.len() && usize::from(labels[at]) == 2 + 2 * type_at {
            at += 1;
        }
        all.push(Found { tokens: Span::of(first + start..first + at), type_at });
    }
    all
}
