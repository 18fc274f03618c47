//! Where an event took place: which of the places that a report names is its own. Learned from our own training corpus, beside words that
//! tell of events; which words are names of places and where those lie is decided elsewhere.

mod beside;
mod model;
mod rows;
mod sites;

pub use beside::Beside;
pub use model::{KIND, Learned};
pub use rows::of as rows;
pub use sites::Site;

use casus_text::{Parse, Report};

use super::forest::Forest;
use super::linear::{Linear, Seen};
use super::outlook::Outlook;
use super::tellings::Told;
use crate::Reader;
use crate::code::frames;
use crate::page::Page;
use crate::resolve::gazetteer::Gazetteer;

/// The places that a report names beside the words that tell of its events, for those who train.
#[derive(Clone, Debug)]
pub struct Asked {
    /// All names of places that have a point, in order.
    pub sites: Vec<Site>,
    /// The names near each telling word, telling word by telling word.
    pub pairs: Vec<Beside>,
}

/// The place of an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen {
    /// The likeliest of the names that mean it: its number among the names that have a place.
    pub site: usize,
    /// The chance that the event took place there.
    pub chance: f32,
}

/// All places of a report, and the pairs of telling words and places, for those who train.
pub fn ask(reader: &Reader, report: &Report, parse: &Parse, told: &[Told]) -> Asked {
    let page = Page::open(reader, report, parse);
    let outlook = Outlook::of(&page, frames::find(&page));
    asked(&outlook, &Gazetteer::of(&page), told)
}

fn asked(outlook: &Outlook<'_, '_>, gazetteer: &Gazetteer, told: &[Told]) -> Asked {
    let sites = sites::of(outlook.page, gazetteer);
    let pairs = beside::of(outlook, &sites, told);
    Asked { sites, pairs }
}

/// What the first look says of pairs.
pub fn first(pairs: &[Beside], linear: &Linear) -> Vec<f32> {
    pairs.iter().map(|pair| linear.sums(Seen::of(&pair.features))[0]).collect()
}

/// For each telling word the place of its event, if any name stands near it; `forest` is that of the second look.
pub fn second(asked: &Asked, sums: &[f32], forest: &Forest, told: usize) -> Vec<Option<Chosen>> {
    let rows = rows(&asked.sites, &asked.pairs, sums);
    let mut chosen: Vec<Option<Chosen>> = vec![None; told];
    let mut from = 0;
    for pairs in asked.pairs.chunk_by(|a, b| a.told == b.told) {
        let sums: Vec<f32> = rows[from..from + pairs.len()].iter().map(|row| forest.sum(row)).collect();
        chosen[pairs[0].told] = likeliest(&asked.sites, pairs, &sums);
        from += pairs.len();
    }
    chosen
}

/// The place whose names together are the likeliest, by the likeliest of these.
fn likeliest(sites: &[Site], pairs: &[Beside], sums: &[f32]) -> Option<Chosen> {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let parts: Vec<f32> = sums.iter().map(|sum| (sum - most).exp()).collect();
    let all: f32 = parts.iter().sum();
    let same = |one: usize, other: usize| {
        let (one, other) = (&sites[pairs[one].site], &sites[pairs[other].site]);
        one.name == other.name || one.place.is_some() && one.place == other.place
    };
    let together = |at: usize| (0..pairs.len()).filter(|other| same(at, *other)).map(|other| parts[other]).sum::<f32>() / all;
    let likelier = |a: &usize, b: &usize| together(*a).total_cmp(&together(*b)).then(parts[*a].total_cmp(&parts[*b])).then(b.cmp(a));
    let at = (0..pairs.len()).max_by(likelier)?;
    Some(Chosen { site: pairs[at].site, chance: together(at) })
}

/// For each telling word the place of its event.
pub fn settle(learned: &Learned, asked: &Asked, told: usize) -> Vec<Option<Chosen>> {
    let chosen = second(asked, &first(&asked.pairs, &learned.pairs), &learned.forest, told);
    chosen.into_iter().map(|chosen| chosen.filter(|chosen| chosen.chance >= learned.line)).collect()
}

/// For each telling word the number of the name of its event's place among those that the gazetteer placed.
pub(crate) fn judge(learned: &Learned, outlook: &Outlook<'_, '_>, gazetteer: &Gazetteer, told: &[Told]) -> Vec<Option<usize>> {
    let asked = asked(outlook, gazetteer, told);
    settle(learned, &asked, told.len()).into_iter().map(|chosen| chosen.map(|chosen| asked.sites[chosen.site].name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::forest::Node;
    use casus_atlas::{PlaceIdx, Point};

    const LIKELY: u32 = 1 << 28;
    const UNLIKELY: u32 = 2 << 28;

    fn learned(line: f32) -> Learned {
        let mut weights = [0.0; 16];
        (weights[1], weights[2]) = (2.0, -2.0);
        let leaf = |value: f32| Node { feature: 0, split: 0.0, right: 0, value };
        let tree = vec![Node { feature: 0, split: 0.0, right: 2, value: 0.0 }, leaf(-1.0), leaf(1.0)];
        Learned { pairs: Linear::round(4, 1, &weights), forest: Forest { start: 0.0, trees: vec![tree] }, line }
    }

    fn site(name: usize) -> Site {
        let point = Point { lat: 10.0 * name as f64, lon: 0.0 };
        Site { name, at: 0, place: None::<PlaceIdx>, point, country: None, precision: 1, sort: 6, role: 0, times: 1, facts: Vec::new() }
    }

    /// For each telling word what is seen of each site; the site that is chosen.
    #[track_caller]
    fn check(seen: &[&[u32]], line: f32, expected: &[Option<usize>]) {
        let pairs = seen.iter().enumerate().flat_map(|(told, sites)| {
            sites.iter().enumerate().map(move |(site, feature)| Beside { told, site, features: vec![*feature], facts: Vec::new() })
        });
        let asked = Asked { sites: (0..3).map(site).collect(), pairs: pairs.collect() };
        let chosen = settle(&learned(line), &asked, seen.len());
        assert_eq!(chosen.iter().map(|chosen| chosen.map(|chosen| chosen.site)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_likeliest_place_is_chosen_for_each_telling_word() {
        check(&[&[UNLIKELY, LIKELY, UNLIKELY], &[LIKELY, UNLIKELY]], 0.0, &[Some(1), Some(0)]);
        check(&[&[UNLIKELY], &[]], 0.0, &[Some(0), None]);
        check(&[&[UNLIKELY, UNLIKELY, UNLIKELY], &[LIKELY]], 0.5, &[None, Some(0)]);
        check(&[], 0.0, &[]);
    }
}
