//! Coreference: which mentions of a report stand for the same ("Boko Haram", "the group", "it").
//!
//! The mentions are read in order; each begins an entity or joins one of those before it, whichever the learned weights score
//! higher. What no weight may allow (a man and "she", two men and three, "another bomb" and a bomb before it, a phrase and a part
//! of it) is left out before. Each mention looks at a bounded number of entities, so that time grows with the text only.
//!
//! It reads trees, lemmas and lower-cased words, never capitals. Absent: who speaks ("I" in quotes), events as antecedents ("this"
//! for a sentence), one mention for several entities ("they" for two groups named apart), knowledge of the world.

use std::sync::LazyLock;

use crate::{Mention, Sentence, Token};

mod chains;
mod entities;
pub mod model;
mod pairs;
pub mod profile;
mod spans;
#[cfg(test)]
mod tests;
mod walk;
mod words;

pub use chains::{Chain, Chains, Link};
pub use model::{GuessSort, Weights, WeightsError};
pub use profile::{Kind, SORTS, Scene, Sort, noun_rows};
pub use walk::{Options, walk};

/// The row of a feature: its number and two values, mixed.
fn row(feature: u32, value: u32, other: u32) -> u32 {
    finish(mix(feature, value, other))
}

/// A feature before [`finish`], to which more may be added.
fn mix(feature: u32, value: u32, other: u32) -> u32 {
    feature.wrapping_mul(0x9e37_79b1) ^ value.wrapping_mul(0x85eb_ca6b) ^ other.wrapping_mul(0xc2b2_ae35).rotate_left(13)
}

/// Spreads a mixed feature over all rows.
fn finish(mixed: u32) -> u32 {
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d);
    (mixed ^ mixed >> 12) >> 8
}

static SHIPPED: LazyLock<Option<Weights>> =
    LazyLock::new(|| Weights::from_bytes(include_bytes!("../../../../../data/models/coreference.bin")).ok());

/// Links the mentions of one report by the weights that ship.
///
/// `text` is what the spans of `tokens` count in. `sorts` says what a mention is where a gazetteer or a model of names knows it; it
/// runs beside `mentions` and may be shorter or empty: the rest is guessed. Any trees give chains; it cannot fail.
pub fn find(text: &str, tokens: &[Token], sentences: &[Sentence], mentions: &[Mention], sorts: &[Option<Sort>]) -> Chains {
    // a test says that the shipped weights are whole; before the trainer has first written them there are no links
    let Some(weights) = &*SHIPPED else { return Chains::default() };
    weights.chains(&Scene::new(text, tokens, sentences, mentions, sorts, weights))
}
