//! Slots that the original keys alone hold, given which template of an output answers which key.

use super::keys::{Key, Tally};
use super::templates::Template;
use crate::evaluate::figures::{Accuracy, Prf, Rows};
use crate::evaluate::input::days_meet;
use std::collections::{BTreeMap, BTreeSet};

const DATE: [&str; 2] = ["date exact", "date overlap"];
const PLACE: [&str; 2] = ["country", "deepest place"];
const KILLED: [&str; 3] = ["killed at all", "killed exact", "killed within 20 %"];
const INJURED: [&str; 3] = ["injured at all", "injured exact", "injured within 20 %"];
const DESCRIPTION: &str = "victim description";
/// Beside "confidence", where the organisation itself is right.
const MATCHED: &str = "confidence, org matched";

/// The rows of the tables, in order.
const ORDER: [&str; 13] = [
    DATE[0],
    DATE[1],
    PLACE[0],
    PLACE[1],
    "type",
    "stage",
    "confidence",
    KILLED[0],
    KILLED[1],
    KILLED[2],
    INJURED[0],
    INJURED[1],
    INJURED[2],
];

/// Names that one level of a place goes by.
type Names = BTreeSet<String>;

/// What is counted of one slot.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    aligned: usize,
    right: usize,
    predicted: usize,
    gold: usize,
    gold_hits: usize,
}

/// Counts over all documents.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots(BTreeMap<&'static str, Sums>);

/// Whether each slot that the key fills is right in the template that answers it.
pub(super) fn judge(found: &Template, key: &Key) -> BTreeMap<&'static str, bool> {
    let mut right = BTreeMap::new();
    right.insert("type", key.kinds.contains(&found.kind));
    right.insert("stage", found.stage.as_ref().is_some_and(|stage| key.stages.contains(stage)));
    if !key.dates.is_empty() {
        let wanted = || key.dates.iter().map(|(first, last)| (*first, Some(*last)));
        right.insert(DATE[0], wanted().any(|days| found.date == Some(days)));
        right.insert(DATE[1], found.date.is_some_and(|days| wanted().any(|wanted| days_meet(days, wanted))));
    }
    if !key.places.is_empty() {
        let country = |levels: &&Vec<Names>| levels.first().zip(found.location.first()).is_some_and(|(names, name)| names.contains(name));
        let deepest = |levels: &Vec<Names>| levels.last().zip(found.location.last()).is_some_and(|(names, name)| names.contains(name));
        right.insert(PLACE[0], key.places.iter().any(|levels| country(&levels)));
        right.insert(PLACE[1], key.places.iter().filter(country).any(deepest));
    }
    if !key.claims.is_empty() {
        let mut matched =
            key.claims.iter().filter(|claim| found.roles[1].iter().any(|name| claim.organisation.strings.contains(name))).peekable();
        let any = matched.peek().is_some();
        let is_right = matched.any(|claim| found.confidence.as_ref().is_some_and(|confidence| claim.values.contains(confidence)));
        right.insert("confidence", is_right);
        if any {
            right.insert(MATCHED, is_right);
        }
    }
    for (names, toll, count) in [(KILLED, &key.dead, found.killed), (INJURED, &key.hurt, found.injured)] {
        let Some(toll) = toll else { continue };
        let count = count.filter(|count| *count > 0);
        if toll.certain {
            right.insert(names[0], count.is_some());
        }
        if !toll.totals.is_empty() && (toll.certain || count.is_some()) {
            right.insert(names[1], count.is_some_and(|count| toll.totals.iter().any(|(low, high)| (*low..=*high).contains(&count))));
            let near =
                |count: u32, (low, high): (u32, u32)| 0.8 * f64::from(low) <= f64::from(count) && f64::from(count) <= 1.2 * f64::from(high);
            right.insert(names[2], count.is_some_and(|count| toll.totals.iter().any(|range| near(count, *range))));
        }
    }
    right
}

/// Between 0 and 1: decides between alignments that the template metric holds equal.
pub(super) fn agreement(found: &Template, key: &Key) -> f64 {
    judge(found, key).values().filter(|right| **right).count() as f64 / 20.0
}

/// The slots that a template of an output fills.
fn claimed(found: &Template) -> Vec<&'static str> {
    let mut slots = vec!["type"];
    slots.extend(found.stage.is_some().then_some("stage"));
    slots.extend(found.confidence.is_some().then_some("confidence"));
    slots.extend(DATE.iter().filter(|_| found.date.is_some()));
    slots.extend(PLACE.iter().filter(|_| !found.location.is_empty()));
    for (names, count) in [(KILLED, found.killed), (INJURED, found.injured)] {
        slots.extend(names.into_iter().filter(|_| count.is_some_and(|count| count > 0)));
    }
    slots
}

/// The slots that a key demands; fills marked "?" or given as alternatives to another effect do not count.
fn expected(key: &Key) -> Vec<&'static str> {
    let mut slots = Vec::new();
    slots.extend((!key.kinds.is_empty()).then_some("type"));
    slots.extend((!key.stages.is_empty()).then_some("stage"));
    slots.extend(key.claims.iter().any(|claim| !claim.organisation.optional).then_some("confidence"));
    slots.extend(DATE.iter().filter(|_| !key.dates.is_empty()));
    slots.extend(PLACE.iter().filter(|_| !key.places.is_empty()));
    for (names, toll) in [(KILLED, &key.dead), (INJURED, &key.hurt)] {
        let Some(Tally { totals, .. }) = toll.as_ref().filter(|toll| toll.certain) else { continue };
        slots.extend(names.into_iter().take(if totals.is_empty() { 1 } else { 3 }));
    }
    slots
}

impl Slots {
    /// Adds one document's templates, aligned by pairs of output and key.
    pub(super) fn add(&mut self, found: &[Template], keys: &[Key], pairs: &[(usize, usize)]) {
        for (at, template) in found.iter().enumerate() {
            let key = pairs.iter().find(|(own, _)| *own == at).map(|(_, to)| &keys[*to]);
            let right = key.map(|key| judge(template, key)).unwrap_or_default();
            self.predicted(template, key, &right);
            self.descriptions(template, key);
            let demanded = key.map(expected).unwrap_or_default();
            for (slot, ok) in &right {
                let sums = self.0.entry(slot).or_default();
                sums.aligned += 1;
                sums.right += usize::from(*ok);
                // an optional fill counts only if it was found
                sums.gold += usize::from(*ok && !demanded.contains(slot));
            }
        }
        for (to, key) in keys.iter().enumerate() {
            let aligned = pairs.iter().any(|(_, own)| *own == to);
            if key.optional && !aligned {
                continue;
            }
            expected(key).into_iter().for_each(|slot| self.0.entry(slot).or_default().gold += 1);
            if !aligned {
                self.0.entry(DESCRIPTION).or_default().gold += key.descriptions.iter().filter(|fill| !fill.optional).count();
            }
        }
    }

    fn predicted(&mut self, found: &Template, key: Option<&Key>, right: &BTreeMap<&'static str, bool>) {
        for slot in claimed(found) {
            // the key tells of casualties without a number to compare with
            let toll = |key: &Key| match slot.split(' ').next() {
                Some("killed") => key.dead.is_some(),
                Some("injured") => key.hurt.is_some(),
                _ => false,
            };
            let open = !right.contains_key(slot) && key.is_some_and(toll);
            self.0.entry(slot).or_default().predicted += usize::from(!open);
        }
    }

    fn descriptions(&mut self, found: &Template, key: Option<&Key>) {
        let wanted = key.map_or(&[][..], |key| key.descriptions.as_slice());
        let sums = self.0.entry(DESCRIPTION).or_default();
        sums.predicted += found.descriptions.len();
        sums.right += found.descriptions.iter().filter(|words| wanted.iter().any(|fill| fill.strings.contains(*words))).count();
        for fill in wanted {
            let met = found.descriptions.iter().any(|words| fill.strings.contains(words));
            sums.gold_hits += usize::from(met);
            sums.gold += usize::from(met || !fill.optional);
        }
    }

    /// Over all templates.
    pub(super) fn rows(&self) -> Rows<Prf> {
        let of = |slot: &str| self.0.get(slot).copied().unwrap_or_default();
        let rows = ORDER.iter().map(|slot| ((*slot).to_owned(), Prf::of(of(slot).right, of(slot).predicted, of(slot).gold)));
        let words = of(DESCRIPTION);
        let described = Prf::with_gold_hits(words.right, words.predicted, words.gold, words.gold_hits);
        rows.chain([(DESCRIPTION.to_owned(), described)]).collect()
    }

    /// Over aligned templates whose key fills the slot.
    pub(super) fn aligned(&self) -> Rows<Accuracy> {
        let of = |slot: &str| self.0.get(slot).copied().unwrap_or_default();
        let slots = ORDER.iter().filter(|slot| **slot != "confidence").chain([&MATCHED]);
        slots.map(|slot| ((*slot).to_owned(), Accuracy::of(of(slot).right, of(slot).aligned))).collect()
    }
}
