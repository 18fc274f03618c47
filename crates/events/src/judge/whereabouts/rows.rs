//! The second look at names of places: each beside the others that may say where its event was.

use super::beside::Beside;
use super::sites::Site;
use casus_atlas::distance_km;

/// Where nothing is there to compare with.
const NOTHING: f32 = -9.0;
/// Names this near in kilometres mean places that are hardly told apart.
const CLOSE: f64 = 25.0;

/// One row of numbers for each pair.
pub fn of(sites: &[Site], pairs: &[Beside], sums: &[f32]) -> Vec<Vec<f32>> {
    let mut rows = Vec::with_capacity(pairs.len());
    for pairs in pairs.chunk_by(|a, b| a.told == b.told) {
        let group = Group { sites, pairs, sums: &sums[rows.len()..rows.len() + pairs.len()] };
        rows.extend((0..pairs.len()).map(|at| group.row(at)));
    }
    rows
}

/// The names near one telling word.
struct Group<'g> {
    sites: &'g [Site],
    pairs: &'g [Beside],
    sums: &'g [f32],
}

impl Group<'_> {
    fn site(&self, pair: usize) -> &Site {
        &self.sites[self.pairs[pair].site]
    }

    fn row(&self, at: usize) -> Vec<f32> {
        let (own, site) = (self.sums[at], self.site(at));
        let others = || (0..self.pairs.len()).filter(|other| *other != at);
        let best_of = |fits: &dyn Fn(&Site) -> bool| {
            others().filter(|other| fits(self.site(*other))).map(|other| self.sums[other]).fold(NOTHING, f32::max)
        };
        let near = |other: &Site| distance_km(other.point, site.point) <= CLOSE;
        let best = best_of(&|_| true);
        let rank = others().filter(|other| self.sums[*other] > own).count();
        let same = best_of(&|other| other.place == site.place);
        let close = best_of(&near);
        let far = best_of(&|other| !near(other));
        let finer = best_of(&|other| other.precision < site.precision && other.country == site.country);
        let coarser = best_of(&|other| other.precision > site.precision && other.country == site.country);
        let abroad = best_of(&|other| other.country != site.country);
        let close_by = others().filter(|other| near(self.site(*other))).count();
        let finer_within =
            others().filter(|other| self.site(*other).precision < site.precision && self.site(*other).country == site.country).count();
        let mut row = vec![own, best, own - best, rank as f32, same, close, far, own - far, finer, coarser, abroad];
        row.extend([close_by as f32, finer_within as f32]);
        row.extend(&site.facts);
        row.extend(&self.pairs[at].facts);
        row
    }
}
