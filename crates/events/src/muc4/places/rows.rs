//! The second look at places: each beside the others that the incident may be at.

use std::cmp::Ordering;

use super::{Asked, Stand};
use crate::muc4::first::NOTHING;

/// One row of numbers for each place.
pub(super) fn of(asked: &Asked, sums: &[f32]) -> Vec<Vec<f32>> {
    let compared = Compared::of(asked, sums);
    (0..asked.options.len()).map(|at| compared.row(at)).collect()
}

struct Compared<'a> {
    asked: &'a Asked,
    /// For each place its names, the likeliest first, with what the first look says of them.
    names: Vec<Vec<(f32, usize)>>,
    /// For each place the sum of its likeliest name.
    best: Vec<f32>,
    /// For each place how likely any of its names is, beside those of other places.
    weight: Vec<f32>,
}

impl<'a> Compared<'a> {
    fn of(asked: &'a Asked, sums: &[f32]) -> Self {
        let mut names: Vec<Vec<(f32, usize)>> = vec![Vec::new(); asked.options.len()];
        for (at, (name, sum)) in asked.names.iter().zip(sums).enumerate() {
            names[name.option].push((*sum, at));
        }
        names.iter_mut().for_each(|names| names.sort_by(|a, b| b.0.total_cmp(&a.0)));
        let best = names.iter().map(|names| names.first().map_or(NOTHING, |(sum, _)| *sum)).collect();
        let weight = names.iter().map(|names| names.iter().map(|(sum, _)| sum.exp()).sum()).collect();
        Compared { asked, names, best, weight }
    }

    /// The likeliest of the other places that fit.
    fn most(&self, at: usize, fits: impl Fn(usize) -> bool) -> f32 {
        (0..self.best.len()).filter(|other| *other != at && fits(*other)).map(|other| self.best[other]).fold(NOTHING, f32::max)
    }

    /// The likeliest of the places named beside a place that fit.
    fn beside(&self, at: usize, fits: impl Fn(Stand, usize) -> bool) -> f32 {
        let beside = self.asked.options[at].beside.iter().filter(|(other, stand)| fits(*stand, *other));
        beside.map(|(other, _)| self.best[*other]).fold(NOTHING, f32::max)
    }

    fn row(&self, at: usize) -> Vec<f32> {
        let options = &self.asked.options;
        let (own, names, best) = (&options[at], &self.names[at], self.best[at]);
        let same = |other: usize| options[other].levels.first() == own.levels.first();
        let deep = |other: usize| options[other].levels.len() > 1;
        let finer = |other: usize| options[other].grain.cmp(&own.grain);
        let ahead =
            |fits: &dyn Fn(usize) -> bool| (0..options.len()).filter(|other| fits(*other) && self.best[*other] > best).count() as f32;
        let near = |stand: Stand| matches!(stand, Stand::Before | Stand::Behind);
        let other = self.most(at, |_| true);
        let all: f32 = self.weight.iter().sum();
        let all_deep: f32 = (0..options.len()).filter(|other| deep(*other) && same(*other)).map(|other| self.weight[other]).sum();
        let mut row = vec![
            best,
            names.get(1).map_or(NOTHING, |(sum, _)| *sum),
            self.weight[at].ln(),
            names.len() as f32,
            ahead(&|_| true),
            ahead(&deep),
            other,
            best - other,
            self.most(at, |other| same(other) && deep(other)),
            self.most(at, |other| same(other) && finer(other) == Ordering::Greater),
            self.most(at, |other| same(other) && deep(other) && finer(other) == Ordering::Less),
            self.most(at, |other| same(other) && !deep(other)),
            self.most(at, |other| !same(other)),
            self.most(at, |other| !same(other) && !deep(other)),
            self.beside(at, |stand, other| near(stand) && finer(other) == Ordering::Greater),
            self.beside(at, |stand, other| near(stand) && deep(other) && finer(other) == Ordering::Less),
            self.beside(at, |stand, other| stand == Stand::Before && deep(other)),
            self.beside(at, |stand, other| stand == Stand::Behind && deep(other)),
            self.beside(at, |stand, _| stand == Stand::Inside),
            self.beside(at, |stand, _| stand == Stand::Around),
            self.most(at, |other| is_part(&options[other].levels, &own.levels)),
            (self.weight[at] / all).ln(),
            all_deep.max(1e-6).ln(),
            own.levels.len() as f32,
            own.grain as f32,
            options.len() as f32,
        ];
        row.extend(names.first().into_iter().flat_map(|(_, name)| &self.asked.names[*name].facts));
        row.extend(&own.nearest);
        row
    }
}

/// Whether one name is a part of the other, in words.
fn is_part(one: &[String], other: &[String]) -> bool {
    let name = |levels: &[String]| levels.last().map(|name| format!(" {} ", casus_atlas::fold(name))).unwrap_or_default();
    let (one, other) = (name(one), name(other));
    one != other && (one.contains(&other) || other.contains(&one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::muc4::places::{Named, PlaceOption};

    fn option(levels: &[&str], grain: usize, beside: &[(usize, Stand)]) -> PlaceOption {
        let levels = levels.iter().map(|level| (*level).to_owned()).collect();
        PlaceOption { levels, key: 0, grain, nearest: vec![7.0], beside: beside.to_vec() }
    }

    /// Colombia, Cali twice, a quarter named behind it, and Lima.
    fn asked() -> Asked {
        let options = vec![
            option(&["Colombia"], 0, &[]),
            option(&["Colombia", "CALI"], 2, &[(2, Stand::Behind)]),
            option(&["Colombia", "NORTH CALI"], 3, &[(1, Stand::Before)]),
            option(&["Peru", "LIMA"], 2, &[]),
        ];
        let name = |(at, option)| Named { option, features: Vec::new(), facts: vec![at as f32] };
        Asked { options, names: [0, 1, 1, 2, 3].into_iter().enumerate().map(name).collect() }
    }

    #[test]
    fn each_place_is_seen_beside_the_others() {
        let rows = of(&asked(), &[0.5, -1.0, 2.0, 1.0, -3.0]);
        let cali = &rows[1];
        assert_eq!(cali[..2], [2.0, -1.0], "its likeliest name and the next");
        assert_eq!(cali[4..8], [0.0, 0.0, 1.0, 1.0], "none is likelier, the best other one is the quarter");
        assert_eq!(cali[9..13], [1.0, NOTHING, 0.5, -3.0], "finer, coarser, the country, abroad");
        assert_eq!(cali[14..18], [1.0, NOTHING, NOTHING, 1.0], "the quarter behind it is finer");
        assert_eq!(cali[20], 1.0, "the quarter's name holds its own");
        assert_eq!(cali[cali.len() - 2..], [2.0, 7.0], "facts of its likeliest name, then of the nearest");
        let quarter = &rows[2];
        assert_eq!(quarter[4..8], [1.0, 1.0, 2.0, -1.0], "one is likelier");
        assert_eq!(quarter[14..18], [NOTHING, 2.0, 2.0, NOTHING], "the town before it is coarser");
        let shares: f32 = rows.iter().map(|row| row[21].exp()).sum();
        assert!((shares - 1.0).abs() < 1e-5, "{shares}");
    }

    #[test]
    fn parts_of_names_are_whole_words() {
        let is_part = |one: &str, other: &str| super::is_part(&[one.to_owned()], &[other.to_owned()]);
        assert!(is_part("NORTH CALI", "Cali") && is_part("cali", "NORTH CALI"));
        assert!(!is_part("CALIMA", "CALI") && !is_part("CALI", "Cali"));
    }
}
