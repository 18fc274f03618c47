//! Which template of an output answers which of the gold: the mapping with the best F1 over types and fillers, as GTT has it.

use super::ROLES;
use super::gold::Wanted;
use super::templates::Template;
use crate::evaluate::figures::{Prf, Rows};
use crate::evaluate::matching::assign;
use std::collections::BTreeMap;

/// Hits, predicted, hits as the gold counts them, gold.
pub(super) type Sides = [usize; 4];

/// The row of the types beside those of the roles.
pub(super) const KIND: usize = 5;

/// Counts of the five roles and of the type.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Counts([Sides; 6]);

/// Precision against recall when looking for the best mapping.
const MIXES: [f64; 7] = [0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95];

impl Counts {
    pub(super) fn add(&mut self, row: usize, sides: Sides) {
        self.0[row].iter_mut().zip(sides).for_each(|(sum, part)| *sum += part);
    }

    pub(super) fn add_all(&mut self, other: &Counts) {
        other.0.iter().enumerate().for_each(|(row, sides)| self.add(row, *sides));
    }

    fn side(&self, side: usize) -> usize {
        self.0.iter().map(|sides| sides[side]).sum()
    }

    /// Rows of the roles, of the type before them if there is one, and of all together.
    pub(super) fn rows(&self, with_type: bool) -> Rows<Prf> {
        let prf = |[hits, pred, gold_hits, gold]: Sides| Prf::with_gold_hits(hits, pred, gold, gold_hits);
        let kind = with_type.then(|| ("incident_type".to_owned(), prf(self.0[KIND])));
        let roles = ROLES.iter().zip(&self.0).map(|(role, sides)| ((*role).to_owned(), prf(*sides)));
        let all = ("all".to_owned(), prf(std::array::from_fn(|side| self.side(side))));
        kind.into_iter().chain(roles).chain([all]).collect()
    }
}

/// Hits of one template against one of the gold; none if the types do not fit.
fn pair(found: &Template, wanted: &Wanted) -> Option<Counts> {
    if !wanted.kind.contains(&found.kind) {
        return None;
    }
    let mut counts = Counts::default();
    counts.add(KIND, [1, 0, 1, 0]);
    for (role, (found, wanted)) in found.roles.iter().zip(&wanted.roles).enumerate() {
        let hits = found.iter().filter(|string| wanted.iter().any(|entity| entity.contains(*string))).count();
        let gold_hits = wanted.iter().filter(|entity| found.iter().any(|string| entity.contains(string))).count();
        counts.add(role, [hits, 0, gold_hits, 0]);
    }
    Some(counts)
}

/// What decides between mappings that are equally good, below 1.
pub(super) type Bonus<'b> = &'b dyn Fn(usize, usize) -> f64;

/// The first templates of the gold go to the first of the output, as in GTT.
pub(super) fn in_order(gold: usize) -> impl Fn(usize, usize) -> f64 {
    move |found, wanted| (gold - wanted) as f64 / ((gold + 1) as f64).powi(found as i32 + 1)
}

/// The mapping with the best F1: pairs of output and gold, and the counts of the document.
pub(super) fn align(found: &[&Template], wanted: &[&Wanted], bonus: Bonus<'_>) -> (Vec<(usize, usize)>, Counts) {
    let mut total = Counts::default();
    for template in found {
        total.add(KIND, [0, 1, 0, 0]);
        template.roles.iter().enumerate().for_each(|(role, own)| total.add(role, [0, own.len(), 0, 0]));
    }
    for template in wanted {
        total.add(KIND, [0, 0, 0, 1]);
        template.roles.iter().enumerate().for_each(|(role, own)| total.add(role, [0, 0, 0, own.len()]));
    }
    let mut fits = BTreeMap::new();
    for (at, found) in found.iter().enumerate() {
        for (to, wanted) in wanted.iter().enumerate() {
            fits.extend(pair(found, wanted).map(|counts| ((at, to), counts)));
        }
    }
    if fits.is_empty() {
        return (Vec::new(), total);
    }
    let sizes = (total.side(1) as f64, total.side(3) as f64);
    let mut best = (-1.0, Vec::new(), total);
    for mix in MIXES {
        let weight = |(&(at, to), counts): (&(usize, usize), &Counts)| {
            let hits = mix * counts.side(0) as f64 / sizes.0 + (1.0 - mix) * counts.side(2) as f64 / sizes.1;
            ((at, to), hits + 1e-7 * bonus(at, to))
        };
        let pairs = assign(&fits.iter().map(weight).collect());
        let mut counts = total;
        pairs.iter().for_each(|pair| counts.add_all(&fits[pair]));
        let (p, r) = (counts.side(0) as f64 / sizes.0, counts.side(2) as f64 / sizes.1);
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        if f1 > best.0 + 1e-12 {
            best = (f1, pairs, counts);
        }
    }
    (best.1, best.2)
}
