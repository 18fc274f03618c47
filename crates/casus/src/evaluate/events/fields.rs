//! Fields of events: how many are right where a person filled them.

use super::align::{closeness, names_alike, same_actors};
use super::groups::same_group;
use super::records::{Event, Figures};
use crate::evaluate::figures::{Accuracy, Prf, Rows};
use crate::evaluate::input::days_meet;
use crate::evaluate::strings::fold;
use serde_json::Value;
use std::collections::BTreeMap;

/// Accuracies of fields over aligned events.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Right and asked, by field.
    asked: BTreeMap<&'static str, (usize, usize)>,
    /// Hits, predicted and gold actors of both roles.
    actors: [[usize; 3]; 2],
    spurious: [usize; SPURIOUS.len()],
    pairs: usize,
}

/// The fields, in the order of the table.
const ORDER: [&str; 19] = [
    "kind, fine",
    "kind, coarse",
    "PLOVER class",
    "date exact",
    "date overlap",
    "place within 10 km",
    "place within 25 km",
    "country",
    "place precision",
    "weapon",
    ROLES[0].1,
    CONFIDENCE,
    ROLES[1].1,
    "killed best",
    "killed in range",
    "injured best",
    "injured in range",
    "status",
    "retold",
];
const CONFIDENCE: &str = "confidence of matched perpetrator";
const ROLES: [(&str, &str); 2] = [("perpetrators", "any of the perpetrators"), ("targets", "any of the targets")];
const SPURIOUS: [&str; 5] = ["killed", "injured", "date", "point", "weapon"];

impl Fields {
    fn note(&mut self, field: &'static str, known: bool, right: bool) {
        let (rights, asked) = self.asked.entry(field).or_default();
        *asked += usize::from(known);
        *rights += usize::from(known && right);
    }

    /// Adds a predicted event and the gold one it answers.
    pub(super) fn add(&mut self, found: &Event, gold: &Event) {
        self.pairs += 1;
        self.note("kind, fine", true, found.kind == gold.kind);
        self.note("kind, coarse", true, same_group(&found.kind, &gold.kind));
        let filled = |class: &Option<String>| class.as_ref().is_some_and(|class| !class.is_empty());
        self.note("PLOVER class", filled(&found.plover) && filled(&gold.plover), found.plover == gold.plover);
        self.note("date exact", gold.date.is_some(), found.date == gold.date);
        self.note("date overlap", gold.date.is_some(), found.date.zip(gold.date).is_some_and(|(a, b)| days_meet(a, b)));
        let near = |most: f64| closeness(found, gold).is_some_and(|km| km <= most);
        self.note("place within 10 km", gold.point.is_some(), near(10.0));
        self.note("place within 25 km", gold.point.is_some(), near(25.0));
        self.note("country", !gold.country.is_empty(), found.country == gold.country);
        self.note("place precision", gold.precision.is_some(), same_value(found.precision.as_ref(), gold.precision.as_ref()));
        self.note("weapon", !gold.weapon.is_empty(), names_alike(&fold(&found.weapon), &fold(&gold.weapon)));
        self.actors(found, gold);
        self.tolls(found, gold);
        let extra = [found.date.is_some() && gold.date.is_none(), found.point.is_some() && gold.point.is_none()];
        let weapon = !found.weapon.is_empty() && gold.weapon.is_empty();
        self.spurious[2..].iter_mut().zip(extra.into_iter().chain([weapon])).for_each(|(sum, extra)| *sum += usize::from(extra));
        self.note("status", true, found.status == gold.status);
        self.note("retold", true, found.retold == gold.retold);
    }

    fn actors(&mut self, found: &Event, gold: &Event) {
        let sides = [(&found.perpetrators, &gold.perpetrators), (&found.targets, &gold.targets)];
        for (at, (found, gold)) in sides.into_iter().enumerate() {
            let matched = same_actors(found, gold);
            self.note(ROLES[at].1, !gold.is_empty(), !matched.is_empty());
            self.actors[at].iter_mut().zip([matched.len(), found.len(), gold.len()]).for_each(|(sum, part)| *sum += part);
            if at == 0 {
                for (own, other) in matched {
                    let known = gold[other].confidence.as_ref().is_some_and(|confidence| !confidence.is_empty());
                    self.note(CONFIDENCE, known, found[own].confidence == gold[other].confidence);
                }
            }
        }
    }

    fn tolls(&mut self, found: &Event, gold: &Event) {
        let tolls = [
            ("killed best", "killed in range", found.killed, gold.killed),
            ("injured best", "injured in range", found.injured, gold.injured),
        ];
        for (at, (best, in_range, found, gold)) in tolls.into_iter().enumerate() {
            self.note(best, gold.is_some_and(|gold| gold.best.is_some()), best_of(found) == best_of(gold));
            let value = found.map(|found| found.best.unwrap_or(found.low));
            let within = |value: i64, gold: Figures| gold.low <= value && gold.high.is_none_or(|high| value <= high);
            self.note(in_range, gold.is_some(), value.zip(gold).is_some_and(|(value, gold)| within(value, gold)));
            self.spurious[at] += usize::from(best_of(found).is_some_and(|best| best != 0) && gold.is_none());
        }
    }

    /// Accuracies where the gold fills the field.
    pub(super) fn rows(&self) -> Rows<Accuracy> {
        ORDER.iter().filter_map(|field| self.asked.get(field).map(|(right, n)| ((*field).to_owned(), Accuracy::of(*right, *n)))).collect()
    }

    /// All actors of aligned events.
    pub(super) fn actor_rows(&self) -> Rows<Prf> {
        let rows = ROLES.iter().zip(self.actors);
        rows.map(|((role, _), [hits, pred, gold])| ((*role).to_owned(), Prf::of(hits, pred, gold))).collect()
    }

    /// Fields that are filled where the gold has nothing.
    pub(super) fn spurious_rows(&self) -> Rows<usize> {
        SPURIOUS.iter().zip(self.spurious).filter(|_| self.pairs > 0).map(|(field, n)| ((*field).to_owned(), n)).collect()
    }
}

fn best_of(figures: Option<Figures>) -> Option<i64> {
    figures.and_then(|figures| figures.best)
}

fn same_value(a: Option<&Value>, b: Option<&Value>) -> bool {
    let number = |value: Option<&Value>| value.and_then(Value::as_f64);
    a == b || number(a).is_some() && number(a) == number(b)
}

/// Precision, recall and F1 of each field over all events told as news: a fill is right where the event answers one of the gold and
/// its fill is the gold's.
#[derive(Debug, Default)]
pub(super) struct Fills([[usize; 3]; FILLS.len()]);

const FILLS: [&str; 8] = ["kind", "date", "place (25 km)", "perpetrators", "targets", "weapon", "killed", "injured"];

impl Fills {
    /// Adds a predicted event told as news.
    pub(super) fn add_found(&mut self, event: &Event) {
        self.add(1, sizes(event));
    }

    /// Adds a gold event told as news.
    pub(super) fn add_gold(&mut self, event: &Event) {
        self.add(2, sizes(event));
    }

    /// Adds the hits of a pair of which both are told as news.
    pub(super) fn add_pair(&mut self, found: &Event, gold: &Event) {
        let both = |a: bool, b: bool| usize::from(a && b);
        let toll = |a: Option<Figures>, b: Option<Figures>| both(best_of(a).is_some(), best_of(a) == best_of(b));
        let weapon = names_alike(&fold(&found.weapon), &fold(&gold.weapon));
        let hits = [
            usize::from(found.kind == gold.kind),
            both(found.date.is_some(), found.date == gold.date),
            usize::from(closeness(found, gold).is_some_and(|km| km <= 25.0)),
            same_actors(&found.perpetrators, &gold.perpetrators).len(),
            same_actors(&found.targets, &gold.targets).len(),
            both(!found.weapon.is_empty() && !gold.weapon.is_empty(), weapon),
            toll(found.killed, gold.killed),
            toll(found.injured, gold.injured),
        ];
        self.add(0, hits);
    }

    fn add(&mut self, column: usize, sizes: [usize; FILLS.len()]) {
        self.0.iter_mut().zip(sizes).for_each(|(row, size)| row[column] += size);
    }

    pub(super) fn rows(&self) -> Rows<Prf> {
        FILLS.iter().zip(self.0).map(|(field, [hits, pred, gold])| ((*field).to_owned(), Prf::of(hits, pred, gold))).collect()
    }
}

/// How many fills an event has of each field.
fn sizes(event: &Event) -> [usize; FILLS.len()] {
    let one = usize::from;
    [
        1,
        one(event.date.is_some()),
        one(event.point.is_some()),
        event.perpetrators.len(),
        event.targets.len(),
        one(!event.weapon.is_empty()),
        one(best_of(event.killed).is_some()),
        one(best_of(event.injured).is_some()),
    ]
}
