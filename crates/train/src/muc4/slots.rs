//! Learning what templates hold beside their fillers.

use std::collections::BTreeSet;

use casus::evaluate::muc4::keys::Key;
use casus_events::judge::forest::Forest;
use casus_events::judge::linear::Linear;
use casus_events::muc4::first::seen;
use casus_events::muc4::grouping::{Filler, type_of};
use casus_events::muc4::slots::{CONFIDENCES, EFFECTS, STAGES, Slots, day_options};
use casus_events::muc4::{ROLES, TYPES};

use super::data::{Document, fills};
use super::first::COURSE;
use super::places::{self, Question};
use crate::learn::forest;
use crate::learn::linear::{Example, learn};

/// How days are learned.
const OPTIONS: forest::Course = forest::Course { trees: 150, depth: 4, rate: 0.06, lambda: 5.0, least: 8.0, rows: 0.6, columns: 0.5 };

/// A report with its fillers, dealt out to incidents.
pub struct Dealt<'d> {
    pub document: &'d Document,
    pub fillers: Vec<Filler>,
    pub groups: Vec<Vec<usize>>,
}

/// Learns days from incidents that answer a key, places from these and from the keys, all else from phrases.
pub fn learn_slots(dealt: &[&Dealt<'_>], documents: &[&Document], asked: &[&Question]) -> Slots {
    let mut days = Questions::default();
    for Dealt { document, fillers, groups } in dealt {
        let sheet = document.sheet();
        for group in groups {
            let kind = type_of(fillers, group);
            let Some(key) = answered(document, fillers, group, kind) else { continue };
            for option in day_options(&sheet, fillers, group, kind) {
                days.add(option.row, key.dates.contains(&option.days));
            }
        }
    }
    Slots {
        days: days.learn(),
        places: places::learn(asked),
        stages: learn_of_phrases(documents, &STAGES, &|key, _, strings| fills_any(key, strings).then_some(&key.stages)),
        confidences: learn_of_phrases(documents, &CONFIDENCES, &|key, role, strings| {
            let claim = key.claims.iter().find(|claim| !claim.organisation.strings.is_disjoint(strings));
            claim.filter(|_| ROLES[role] == "PerpOrg").map(|claim| &claim.values)
        }),
        effects: learn_of_phrases(documents, &EFFECTS, &|key, role, strings| {
            let people = matches!(ROLES[role], "Victim" | "Described");
            key.suffered.iter().find(|(names, _)| people && !names.is_disjoint(strings)).map(|(_, effects)| effects)
        }),
    }
}

/// Rows with their answers.
#[derive(Default)]
struct Questions {
    rows: Vec<Vec<f32>>,
    answers: Vec<f32>,
}

impl Questions {
    fn add(&mut self, row: Vec<f32>, right: bool) {
        self.rows.push(row);
        self.answers.push(f32::from(u8::from(right)));
    }

    fn learn(&self) -> Forest {
        forest::learn(&self.rows, &self.answers, OPTIONS)
    }
}

/// The key of the same type that shares most fillers with an incident.
pub fn answered<'d>(document: &'d Document, fillers: &[Filler], group: &[usize], kind: usize) -> Option<&'d Key> {
    let shared = |key: &&Key| {
        let filled = |at: &&usize| fills(key)[fillers[**at].role].iter().any(|fill| fill.strings.contains(&fillers[**at].what.string));
        group.iter().filter(filled).count()
    };
    let fits = document.keys.iter().filter(|key| key.kinds.iter().any(|known| known == TYPES[kind]));
    fits.max_by_key(shared).filter(|key| shared(key) > 0)
}

fn fills_any(key: &Key, strings: &BTreeSet<String>) -> bool {
    fills(key).into_iter().flatten().any(|fill| !fill.strings.is_disjoint(strings))
}

/// What a key says of a phrase that fills a role by some strings.
type Said<'s> = &'s dyn for<'k> Fn(&'k Key, usize, &BTreeSet<String>) -> Option<&'k Vec<String>>;

/// Learns one question for each of `values` from the phrases of which some key says one.
fn learn_of_phrases(documents: &[&Document], values: &[&str], said: Said<'_>) -> Linear {
    let mut examples = Vec::new();
    for document in documents {
        let sheet = document.sheet();
        for (at, (phrase, roles)) in document.phrases.iter().zip(&document.roles).enumerate() {
            let mut told: Vec<&String> = Vec::new();
            let mut asked = false;
            for (role, forms) in roles.iter().enumerate().filter(|(_, forms)| !forms.is_empty()) {
                let strings: BTreeSet<String> = forms.iter().map(|form| sheet.string(at, *form)).collect();
                for values in document.keys.iter().filter_map(|key| said(key, role, &strings)) {
                    asked = true;
                    told.extend(values);
                }
            }
            if asked {
                let answers = values.iter().map(|value| f32::from(u8::from(told.iter().any(|told| told == value)))).collect();
                examples.push(Example { seen: seen(phrase), answers });
            }
        }
    }
    learn(&examples, values.len(), COURSE)
}
