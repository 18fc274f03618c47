//! The first stage: how likely each phrase fills each role, how it is best written down, whether the report is relevant at all.

use super::ROLES;
use crate::judge::linear::{Linear, Seen};
use crate::judge::phrases::Phrase;

/// How much the words around a phrase count, all together, beside one feature of its own: by folds over the training reports.
const AROUND: f32 = 6.0;
/// What stands for a sum where there is nothing.
pub const NOTHING: f32 = -9.0;
/// Phrases whose sum is lower fill nothing.
pub const LEAST: f32 = -4.0;

/// What is learned of phrases, of their forms and of reports.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct First {
    /// A question for each role.
    pub roles: Linear,
    /// A question for each role: whether coders would write it down so.
    pub forms: Linear,
    /// One question: whether anything in the report is an incident.
    pub relevance: Linear,
    /// One question: whether a sentence names anything that fills a role.
    pub sentences: Linear,
    /// A question for each type: whether a filler belongs to an incident of it.
    pub types: Linear,
}

/// What it says of a report. Sums are in nats.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// For each phrase and role.
    pub roles: Vec<Vec<f32>>,
    /// The same taken apart by groups of features; words around it are the last group.
    pub parts: Vec<Vec<Vec<f32>>>,
    /// For each phrase and role its best form.
    pub forms: Vec<Vec<Best>>,
    /// Of the whole report.
    pub relevance: f32,
    /// Of each sentence.
    pub sentences: Vec<f32>,
    /// For each phrase and type of incident.
    pub types: Vec<Vec<f32>>,
}

/// The best form of a phrase.
#[derive(Clone, Copy, Debug)]
pub struct Best {
    /// Which.
    pub form: usize,
    /// Its sum.
    pub sum: f32,
    /// How far the next one is behind.
    pub ahead: f32,
}

impl First {
    /// What is said of the phrases of a report, of its words, and of those of its sentences.
    pub fn read(&self, phrases: &[Phrase], words: &[u32], sentences: &[Vec<u32>]) -> Said {
        let one = |linear: &Linear, words: &[u32]| linear.sums(Seen::of(words)).first().copied().unwrap_or(NOTHING);
        Said {
            roles: phrases.iter().map(|phrase| self.roles.sums(seen(phrase))).collect(),
            parts: phrases.iter().map(|phrase| self.parts(phrase)).collect(),
            forms: phrases.iter().map(|phrase| self.best(phrase)).collect(),
            relevance: one(&self.relevance, words),
            sentences: sentences.iter().map(|words| one(&self.sentences, words)).collect(),
            types: phrases.iter().map(|phrase| self.types.sums(seen(phrase))).collect(),
        }
    }

    /// Whether a phrase may fill a role at all.
    pub fn is_likely(&self, phrase: &Phrase) -> bool {
        self.roles.sums(seen(phrase)).iter().any(|sum| *sum > LEAST)
    }

    fn parts(&self, phrase: &Phrase) -> Vec<Vec<f32>> {
        let starts = std::iter::once(0).chain(phrase.groups.iter().copied());
        let groups = starts.zip(&phrase.groups).map(|(start, end)| self.roles.sums(Seen::of(&phrase.features[start..*end])));
        groups.chain([self.roles.sums(Seen { features: &[], ..seen(phrase) })]).collect()
    }

    fn best(&self, phrase: &Phrase) -> Vec<Best> {
        let sums: Vec<Vec<f32>> = phrase.forms.iter().map(|form| self.forms.sums(Seen::of(&form.features))).collect();
        let best = |role: usize| {
            let mut order: Vec<usize> = (0..sums.len()).collect();
            order.sort_by(|a, b| sums[*b][role].total_cmp(&sums[*a][role]));
            let sum = |place: usize| order.get(place).map_or(NOTHING, |form| sums[*form][role].max(NOTHING));
            Best { form: order.first().copied().unwrap_or(0), sum: sum(0), ahead: sum(0) - sum(1) }
        };
        (0..ROLES.len()).map(best).collect()
    }
}

/// What is seen of a phrase, as it is weighed.
pub fn seen(phrase: &Phrase) -> Seen<'_> {
    Seen::with_around(&phrase.features, &phrase.bag, AROUND)
}
