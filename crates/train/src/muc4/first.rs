//! The first stage: how likely each phrase fills each role, how it is best written down, whether the report is relevant at all.

use casus_events::judge::phrases::Phrase;

use super::data::{Document, ROLES};
use casus_events::judge::linear::{Linear, Seen};

use crate::learn::linear::{Course, Example, learn};

/// How the first stage learns: by folds over the training reports, these did best.
const COURSE: Course = Course { bits: 20, passes: 6, rate: 0.05, l1: 0.3, l2: 3.0 };
/// How much the words around a phrase count, all together, beside one feature of its own.
const AROUND: f32 = 6.0;
/// What stands for a sum where there is nothing.
pub const NOTHING: f32 = -9.0;

/// What is learned.
pub struct First {
    roles: Linear,
    forms: Linear,
    relevance: Linear,
}

/// What it says of a report. Sums are in nats.
pub struct Said {
    /// For each phrase and role.
    pub roles: Vec<Vec<f32>>,
    /// The same taken apart by groups of features; words around it are the last group.
    pub parts: Vec<Vec<Vec<f32>>>,
    /// For each phrase and role its best form.
    pub forms: Vec<Vec<Best>>,
    /// Of the whole report.
    pub relevance: f32,
}

/// The best form of a phrase.
#[derive(Clone, Copy, Debug)]
pub struct Best {
    pub form: usize,
    pub sum: f32,
    /// How far the next one is behind.
    pub ahead: f32,
}

impl First {
    pub fn learn(documents: &[&Document]) -> First {
        let (mut roles, mut forms, mut reports) = (Vec::new(), Vec::new(), Vec::new());
        let yes = |right: bool| f32::from(u8::from(right));
        for document in documents {
            reports.push(Example { seen: Seen::of(&document.words), answers: vec![yes(!document.keys.is_empty())] });
            for (phrase, fills) in document.phrases.iter().zip(&document.roles) {
                roles.push(Example { seen: phrase_seen(phrase), answers: fills.iter().map(|forms| yes(!forms.is_empty())).collect() });
                for (role, right) in fills.iter().enumerate().filter(|(_, right)| !right.is_empty()) {
                    for (at, form) in phrase.forms.iter().enumerate() {
                        // the forms of one role say nothing of another's
                        let mut answers = vec![f32::NAN; ROLES.len()];
                        answers[role] = yes(right.contains(&at));
                        forms.push(Example { seen: Seen::of(&form.features), answers });
                    }
                }
            }
        }
        First {
            roles: learn(&roles, ROLES.len(), COURSE),
            forms: learn(&forms, ROLES.len(), COURSE),
            relevance: learn(&reports, 1, COURSE),
        }
    }

    pub fn read(&self, document: &Document) -> Said {
        Said {
            roles: document.phrases.iter().map(|phrase| self.roles.sums(phrase_seen(phrase))).collect(),
            parts: document.phrases.iter().map(|phrase| self.parts(phrase)).collect(),
            forms: document.phrases.iter().map(|phrase| self.best(phrase)).collect(),
            relevance: self.relevance.sums(Seen::of(&document.words))[0],
        }
    }

    fn parts(&self, phrase: &Phrase) -> Vec<Vec<f32>> {
        let starts = std::iter::once(0).chain(phrase.groups.iter().copied());
        let groups = starts.zip(&phrase.groups).map(|(start, end)| self.roles.sums(Seen::of(&phrase.features[start..*end])));
        groups.chain([self.roles.sums(Seen { features: &[], ..phrase_seen(phrase) })]).collect()
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

fn phrase_seen(phrase: &Phrase) -> Seen<'_> {
    Seen::with_around(&phrase.features, &phrase.bag, AROUND)
}
