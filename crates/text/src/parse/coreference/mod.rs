//! Coreference: which mentions of a report stand for the same ("Boko Haram", "the group", "it").
//!
//! The mentions are read in order; each begins an entity or joins one of those before it, whichever the learned weights score
//! higher. What no weight may allow (a man and "she", two men and three, "another bomb" and a bomb before it, a phrase and a part
//! of it) is left out before. Each mention looks at a bounded number of entities, so that time grows with the text only.
//!
//! It reads trees, lemmas and lower-cased words, never capitals. Absent: who speaks ("I" in quotes), events as antecedents ("this"
//! for a sentence), one mention for several entities ("they" for two groups named apart), knowledge of the world.

use crate::{Mention, Sentence, Token};

mod chains;
mod entities;
pub mod model;
mod names;
mod page;
mod pairs;
pub mod profile;
mod scene;
mod spans;
#[cfg(test)]
mod tests;
mod walk;
mod words;

pub use chains::{Chain, Chains, Link};
pub use model::{GuessSort, Weights};
pub use profile::{Kind, SORTS, Sort, noun_rows};
pub use scene::Scene;
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

/// Links the mentions of one report.
///
/// `text` is what the spans of `tokens` count in. `sorts` says what a mention is where a gazetteer or a model of names knows it; it
/// runs beside `mentions` and may be shorter or empty: the rest is guessed. Mentions come in order of their heads. Any trees give
/// chains; it cannot fail.
///
/// ```
/// use casus_text::parse::coreference::{Weights, find};
/// use casus_text::{Class, Idx, Mention, MentionKind, Relation, Sentence, Span, Tag, Token};
///
/// let text = "Rebels fled . They ran .";
/// let token = |start, end, lemma: &str, tag, head, relation| Token {
///     span: Span::new(start, end), lemma: lemma.into(), tag, head: Option::map(head, Idx::new), relation, name: None,
/// };
/// let tokens = [
///     token(0, 6, "rebel", Tag::Noun, Some(1), Relation::Nsubj),
///     token(7, 11, "flee", Tag::Verb, None, Relation::Root),
///     token(12, 13, ".", Tag::Punct, Some(1), Relation::Punct),
///     token(14, 18, "they", Tag::Pron, Some(4), Relation::Nsubj),
///     token(19, 22, "run", Tag::Verb, None, Relation::Root),
///     token(23, 24, ".", Tag::Punct, Some(4), Relation::Punct),
/// ];
/// let sentences = [0, 3].map(|start| Sentence { tokens: Span::new(start, start + 3), paragraph: 0, heading: false });
/// let rebels = Mention { tokens: Span::new(0, 1), head: Idx::new(0), kind: MentionKind::Noun, class: Class::ArmedGroup };
/// let they = Mention { tokens: Span::new(3, 4), head: Idx::new(3), kind: MentionKind::Pronoun, class: Class::Other };
/// # let weights = Weights::from_bytes(include_bytes!("../../../../../data/models/coreference.bin")).expect("the shipped weights are whole");
/// let chains = find(&weights, text, &tokens, &sentences, &[rebels, they], &[]);
/// assert_eq!(chains.best(Idx::new(1)), Idx::new(0));
/// assert_eq!(chains.link(Idx::new(1)).map(|link| link.to), Some(Idx::new(0)));
/// ```
pub fn find(
    weights: &Weights,
    text: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    mentions: &[Mention],
    sorts: &[Option<Sort>],
) -> Chains {
    weights.chains(&Scene::new(text, tokens, sentences, mentions, sorts, weights))
}
