//! Learning where incidents were.

use std::collections::BTreeSet;

use casus::evaluate::muc4::keys::Key;
use casus::evaluate::muc4::strings::fold;
use casus_events::judge::linear::{Linear, Seen};
use casus_events::muc4::TYPES;
use casus_events::muc4::entities::Candidate;
use casus_events::muc4::grouping::{Filler, type_of};
use casus_events::muc4::places::{Asked, Places, ask};

use super::data::{Document, fills};
use super::slots::{Dealt, answered};
use crate::learn::{forest, linear};

/// How the first look is learned.
const NAMES: linear::Course = linear::Course { bits: 18, passes: 6, rate: 0.04, l1: 0.3, l2: 3.0 };
/// How the second is.
const OPTIONS: forest::Course = forest::Course { trees: 150, depth: 4, rate: 0.06, lambda: 5.0, least: 1.0, rows: 0.6, columns: 0.5 };
/// The second look learns from reports that the first has not seen: in so many parts.
const PARTS: usize = 4;

/// The places that an incident may be at, and which of them a key accepts.
pub struct Question {
    asked: Asked,
    right: Vec<bool>,
    part: usize,
}

impl Question {
    /// All names with what is seen of each, and whether they mean a place that the key accepts.
    fn names(&self) -> Vec<(Seen<'_>, bool)> {
        self.asked.names.iter().map(|name| (Seen::of(&name.features), self.right[name.option])).collect()
    }
}

/// What the incidents of a report that answer a key ask.
pub fn of_dealt(dealt: &Dealt<'_>) -> Vec<Question> {
    let Dealt { document, fillers, groups } = dealt;
    let question = |at: usize| {
        let kind = type_of(fillers, &groups[at]);
        question(document, fillers, groups, (at, kind), answered(document, fillers, &groups[at], kind)?)
    };
    (0..groups.len()).filter_map(question).collect()
}

/// What incidents would ask whose fillers were those of the keys.
pub fn of_keys(document: &Document) -> Vec<Question> {
    let (mut fillers, mut groups) = (Vec::new(), Vec::new());
    for key in &document.keys {
        let start = fillers.len();
        fillers.extend(fillers_of(document, key));
        groups.push((start..fillers.len()).collect::<Vec<usize>>());
    }
    let asks = |at: &usize| !groups[*at].is_empty();
    let question = |at: usize| question(document, &fillers, &groups, (at, kind_of(&document.keys[at])), &document.keys[at]);
    (0..groups.len()).filter(asks).filter_map(question).collect()
}

fn kind_of(key: &Key) -> usize {
    TYPES.iter().position(|kind| key.kinds.iter().any(|known| known == kind)).unwrap_or(0)
}

/// The fillers of a key, by all phrases that say them.
fn fillers_of(document: &Document, key: &Key) -> Vec<Filler> {
    let sheet = document.sheet();
    let types: Vec<f32> = (0..TYPES.len()).map(|kind| f32::from(u8::from(kind == kind_of(key)))).collect();
    let mut fillers = Vec::new();
    for (role, fills) in fills(key).into_iter().enumerate() {
        for fill in fills {
            let says = |at: &usize| document.roles[*at][role].iter().any(|form| fill.strings.contains(&sheet.string(*at, *form)));
            let phrases: Vec<usize> = (0..document.phrases.len()).filter(says).collect();
            if let Some(first) = phrases.first() {
                let what = Candidate { string: String::new(), named_by: (*first, 0), phrases, row: Vec::new() };
                fillers.push(Filler { role, what, chance: 1.0, types: types.clone() });
            }
        }
    }
    fillers
}

/// Nothing where the key has no place.
fn question(document: &Document, fillers: &[Filler], groups: &[Vec<usize>], (at, kind): (usize, usize), key: &Key) -> Option<Question> {
    let asked = ask(&document.sheet(), fillers, groups, at, kind);
    let right = asked.options.iter().map(|option| is_at(key, &option.levels)).collect();
    let part = document.report.doc.bytes().map(usize::from).sum::<usize>() % PARTS;
    (!key.places.is_empty()).then_some(Question { asked, right, part })
}

/// Whether a place is one that the key accepts: the country and the deepest level are right.
fn is_at(key: &Key, levels: &[String]) -> bool {
    let (Some(first), Some(last)) = (levels.first().map(|level| fold(level)), levels.last().map(|level| fold(level))) else { return false };
    let right = |accepted: &Vec<BTreeSet<String>>| {
        accepted.first().is_some_and(|names| names.contains(&first)) && accepted.last().is_some_and(|names| names.contains(&last))
    };
    key.places.iter().any(right)
}

/// Learns both looks.
pub fn learn(questions: &[&Question]) -> Places {
    let (mut rows, mut right, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for part in 0..PARTS {
        let (own, others): (Vec<&Question>, Vec<&Question>) = questions.iter().partition(|question| question.part == part);
        let first = weigh(&others);
        for question in own {
            let start = rows.len();
            rows.extend(question.asked.rows(&question.asked.first(&first)));
            right.extend(&question.right);
            groups.push(start..rows.len());
        }
    }
    Places { first: weigh(questions), second: forest::learn_choice(&rows, &right, &groups, OPTIONS) }
}

fn weigh(questions: &[&Question]) -> Linear {
    linear::learn_choice(&questions.iter().map(|question| question.names()).collect::<Vec<_>>(), NAMES)
}
