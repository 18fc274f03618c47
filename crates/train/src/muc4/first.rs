//! Learning the first stage.

use casus_events::judge::linear::Seen;
use casus_events::muc4::first::{First, seen};
use casus_events::muc4::{ROLES, TYPES};

use super::data::Document;
use crate::learn::linear::{Course, Example, learn};

/// How it learns: by folds over the training reports, these did best.
pub const COURSE: Course = Course { bits: 20, passes: 6, rate: 0.05, l1: 0.3, l2: 3.0 };

/// Learns from reports with their keys.
pub fn learn_first(documents: &[&Document]) -> First {
    let (mut roles, mut forms, mut reports) = (Vec::new(), Vec::new(), Vec::new());
    let (mut sentences, mut kinds) = (Vec::new(), Vec::new());
    let yes = |right: bool| f32::from(u8::from(right));
    for document in documents {
        reports.push(Example { seen: Seen::of(&document.words), answers: vec![yes(!document.keys.is_empty())] });
        let mut named = vec![false; document.sentences.len()];
        for ((phrase, fills), types) in document.phrases.iter().zip(&document.roles).zip(&document.types) {
            if types.contains(&true) {
                kinds.push(Example { seen: seen(phrase), answers: types.iter().map(|right| yes(*right)).collect() });
            }
            if let Some(named) = named.get_mut(phrase.sentence) {
                *named |= fills.iter().any(|forms| !forms.is_empty());
            }
            roles.push(Example { seen: seen(phrase), answers: fills.iter().map(|forms| yes(!forms.is_empty())).collect() });
            for (role, right) in fills.iter().enumerate().filter(|(_, right)| !right.is_empty()) {
                for (at, form) in phrase.forms.iter().enumerate() {
                    // the forms of one role say nothing of another's
                    let mut answers = vec![f32::NAN; ROLES.len()];
                    answers[role] = yes(right.contains(&at));
                    forms.push(Example { seen: Seen::of(&form.features), answers });
                }
            }
        }
        sentences
            .extend(document.sentences.iter().zip(named).map(|(seen, named)| Example { seen: Seen::of(seen), answers: vec![yes(named)] }));
    }
    First {
        roles: learn(&roles, ROLES.len(), COURSE),
        forms: learn(&forms, ROLES.len(), COURSE),
        relevance: learn(&reports, 1, COURSE),
        sentences: learn(&sentences, 1, COURSE),
        types: learn(&kinds, TYPES.len(), COURSE),
    }
}
