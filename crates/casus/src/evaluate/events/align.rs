//! Which predicted event answers which of the gold: up to one point each for kind, trigger, days and place.

use super::groups::same_group;
use super::page::{Spot, overlap};
use super::records::{Actor, Event};
use crate::evaluate::input::days_meet;
use crate::evaluate::matching::assign;
use std::collections::{BTreeMap, BTreeSet};

/// An event is found from this many of four points on.
const ALIGNED: f64 = 1.5;
/// Within how many kilometres a place is the same for a point.
const NEAR_KM: f64 = 25.0;
const FILLERS: [&str; 6] = ["of", "and", "in", "for", "by", "s"];

/// Pairs of predicted and gold events.
pub(super) fn align(found: &[Event], gold: &[Event], sentences: &[Spot]) -> Vec<(usize, usize)> {
    let mut weights = BTreeMap::new();
    for (at, event) in found.iter().enumerate() {
        for (to, wanted) in gold.iter().enumerate() {
            weights.insert((at, to), points(event, wanted, sentences));
        }
    }
    assign(&weights)
}

/// 0 if neither trigger nor days and place tie them.
fn points(found: &Event, gold: &Event, sentences: &[Spot]) -> f64 {
    let same_sentence = |a: Spot, b: Spot| sentences.iter().any(|s| overlap(a, *s) > 0 && overlap(b, *s) > 0);
    let tie = |a: Spot, b: Spot| if overlap(a, b) > 0 { 1.0 } else { 0.5 * f64::from(u8::from(same_sentence(a, b))) };
    let ties = found.trigger.iter().flat_map(|a| gold.trigger.iter().map(move |b| (*a, *b)));
    let trigger = ties.map(|(a, b)| tie(a, b)).fold(0.0, f64::max);
    let kind = if found.kind == gold.kind { 1.0 } else { 0.5 * f64::from(u8::from(same_group(&found.kind, &gold.kind))) };
    let date = found.date.zip(gold.date).is_some_and(|(a, b)| days_meet(a, b));
    let place = closeness(found, gold).is_some_and(|km| km <= NEAR_KM);
    let total = trigger + kind + f64::from(u8::from(date)) + f64::from(u8::from(place));
    if total >= ALIGNED && (trigger > 0.0 || date && place) { total } else { 0.0 }
}

/// Kilometres between the points of two events.
pub(super) fn closeness(a: &Event, b: &Event) -> Option<f64> {
    let (a, b) = a.point.zip(b.point)?;
    let [la, lo, lb, mo] = [a.0, a.1, b.0, b.1].map(f64::to_radians);
    let h = ((lb - la) / 2.0).sin().powi(2) + la.cos() * lb.cos() * ((mo - lo) / 2.0).sin().powi(2);
    Some(2.0 * 6371.0 * h.sqrt().min(1.0).asin())
}

/// Whether two actors are the same: an equal name, or names that share at least half of their words.
pub(super) fn alike(a: &Actor, b: &Actor) -> bool {
    a.names.iter().any(|one| b.names.iter().any(|other| names_alike(one, other)))
}

pub(super) fn names_alike(one: &str, other: &str) -> bool {
    let words =
        |name: &str| name.split(' ').filter(|word| !word.is_empty() && !FILLERS.contains(word)).map(str::to_owned).collect::<BTreeSet<_>>();
    let (left, right) = (words(one), words(other));
    one == other || !left.is_empty() && !right.is_empty() && 2 * left.intersection(&right).count() >= left.union(&right).count()
}

/// Pairs of predicted and gold actors that are the same.
pub(super) fn same_actors(found: &[Actor], gold: &[Actor]) -> Vec<(usize, usize)> {
    let pairs = found.iter().enumerate().flat_map(|(at, a)| gold.iter().enumerate().map(move |(to, b)| ((at, to), alike(a, b))));
    assign(&pairs.filter(|(_, alike)| *alike).map(|(pair, _)| (pair, 1.0)).collect())
}
