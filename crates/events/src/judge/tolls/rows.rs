//! The second look at figures: each beside the other figures of its event, and the same figure beside other events.

use super::FATES;
use super::beside::Beside;
use super::figures::{By, Figure};

/// Below this sum a figure hardly belongs to the event, and is not looked at again.
const HARDLY: f32 = -5.0;
/// Where nothing is there to compare with.
const NOTHING: f32 = -9.0;

/// One row of numbers for each pair that may tell `fate`, with the pair's place.
pub fn of(figures: &[Figure], pairs: &[Beside], sums: &[Vec<f32>], fate: usize) -> Vec<(usize, Vec<f32>)> {
    let mut rows = Vec::new();
    // pairs with the same figure stand together
    let mut by_figure: Vec<usize> = (0..pairs.len()).collect();
    by_figure.sort_by_key(|at| pairs[*at].figure);
    let mut start = 0;
    while start < pairs.len() {
        let end = start + pairs[start..].iter().take_while(|pair| pair.told == pairs[start].told).count();
        let group = Group { figures, pairs, sums, fate, start, end, by_figure: &by_figure };
        rows.extend((start..end).filter(|at| sums[*at][fate] > HARDLY).map(|at| (at, group.row(at))));
        start = end;
    }
    rows
}

/// The figures near one telling word.
struct Group<'g> {
    figures: &'g [Figure],
    pairs: &'g [Beside],
    sums: &'g [Vec<f32>],
    fate: usize,
    start: usize,
    end: usize,
    by_figure: &'g [usize],
}

impl Group<'_> {
    fn figure(&self, pair: usize) -> &Figure {
        &self.figures[self.pairs[pair].figure]
    }

    fn row(&self, at: usize) -> Vec<f32> {
        let (own, figure) = (self.sums[at][self.fate], self.figure(at));
        let sum = |other: &usize| self.sums[*other][self.fate];
        let others: Vec<usize> = (self.start..self.end).filter(|other| *other != at).collect();
        let best_of = |fits: &dyn Fn(usize) -> bool| others.iter().filter(|other| fits(**other)).map(sum).fold(NOTHING, f32::max);
        let best = best_of(&|_| true);
        let rank = others.iter().filter(|other| sum(other) > own).count();
        let likely = others.iter().filter(|other| sum(other) > 0.0).count();
        let joined = best_of(&|other| self.figure(other).first == figure.first);
        let joined_likely = others.iter().filter(|other| self.figure(**other).first == figure.first && sum(other) > 0.0).count();
        let in_row = best_of(&|other| self.figure(other).row == figure.row);
        let in_row_before = best_of(&|other| self.figure(other).row == figure.row && other < at);
        let nothing = best_of(&|other| self.figure(other).by == By::Nothing);
        let number = best_of(&|other| self.figure(other).by == By::Number);
        let before = best_of(&|other| other < at);
        let same = best_of(&|other| self.figure(other).count.best == figure.count.best);
        let larger = best_of(&|other| self.figure(other).count.best > figure.count.best);
        let top = others.iter().copied().max_by(|a, b| sum(a).total_cmp(&sum(b)).then(b.cmp(a)));
        let (near_top, more_than_top) = top.map_or((99.0, 0.0), |top| {
            let other = self.figure(top);
            let more = figure.count.best.min(2000) as f32 - other.count.best.min(2000) as f32;
            (self.pairs[at].facts[0] - self.pairs[top].facts[0], more)
        });
        // the same figure beside other events
        let from = self.by_figure.partition_point(|other| self.pairs[*other].figure < self.pairs[at].figure);
        let same_figure = self.by_figure[from..].iter().take_while(|other| self.pairs[**other].figure == self.pairs[at].figure);
        let elsewhere = same_figure.filter(|other| **other != at).map(sum).fold(NOTHING, f32::max);
        let mut row =
            vec![own, best, own - best, rank as f32, likely as f32, joined, joined_likely as f32, nothing, number, before, same, larger];
        row.extend([in_row, in_row_before, near_top, more_than_top, elsewhere, own - elsewhere]);
        let twin = best_of(&|other| self.figure(other).twin == figure.twin);
        row.extend([twin, f32::from(u8::from(figure.whole))]);
        row.extend((0..FATES).map(|fate| self.sums[at][fate]));
        row.extend(&self.pairs[at].facts);
        row
    }
}
