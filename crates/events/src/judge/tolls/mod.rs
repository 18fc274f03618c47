//! How many an event killed and hurt: which figures of the report are its own, and what they come to. Learned from our own training
//! corpus, beside words that tell of events; which words those are is decided elsewhere.

mod beside;
mod figures;
mod model;
mod rows;
mod totals;

pub use beside::Beside;
pub use figures::{By, Figure};
pub use model::{KIND, Learned};
pub use rows::of as rows;
pub use totals::{Chosen, Sum, Total, of as totals};

use casus_text::{Parse, Report};

use super::forest::Forest;
use super::linear::{Linear, Seen};
use super::outlook::Outlook;
use super::tellings::{Told, chance};
use crate::Reader;
use crate::code::frames;
use crate::page::Page;

/// How many fates are told apart.
pub const FATES: usize = 2;
/// Who died.
pub const KILLED: usize = 0;
/// Who was hurt.
pub const INJURED: usize = 1;

/// The figures of a report beside the words that tell of its events, for those who train.
#[derive(Clone, Debug)]
pub struct Asked {
    /// All figures, in order.
    pub figures: Vec<Figure>,
    /// For each figure its sentence.
    pub sentences: Vec<usize>,
    /// The figures near each telling word, telling word by telling word.
    pub pairs: Vec<Beside>,
}

/// All figures of a report, and the pairs of telling words and figures, for those who train.
pub fn ask(reader: &Reader, report: &Report, parse: &Parse, told: &[Told]) -> Asked {
    let page = Page::open(reader, report, parse);
    asked(&Outlook::of(&page, frames::find(&page)), told)
}

fn asked(outlook: &Outlook<'_, '_>, told: &[Told]) -> Asked {
    let figures = figures::of(outlook);
    let pairs = beside::of(outlook, &figures, told);
    Asked { sentences: figures.iter().map(|figure| outlook.page.sentence(figure.at)).collect(), figures, pairs }
}

/// What the first look says of pairs.
pub fn first(pairs: &[Beside], linear: &Linear) -> Vec<Vec<f32>> {
    pairs.iter().map(|pair| linear.sums(seen(pair))).collect()
}

/// How much all that is seen of little weight counts together.
const AROUND: f32 = 1.0;

/// What is seen of a pair, as it is weighed.
pub fn seen(pair: &Beside) -> Seen<'_> {
    Seen::with_around(&pair.features, &pair.around, AROUND)
}

/// For each telling word the figures that may be its own, fate by fate, each with its chance and its pair; `forests` are those of the
/// second look. A figure has one fate, unless it is zero.
pub fn second(asked: &Asked, sums: &[Vec<f32>], forests: [&Forest; FATES], told: usize) -> Vec<[Chosen; FATES]> {
    let mut all: Vec<[Chosen; FATES]> = vec![Default::default(); told];
    for fate in 0..FATES {
        for (at, row) in rows(&asked.figures, &asked.pairs, sums, fate) {
            let pair = &asked.pairs[at];
            all[pair.told][fate].push((pair.figure, chance(forests[fate].sum(&row)), at));
        }
    }
    for [killed, injured] in &mut all {
        let likelier = |one: &(usize, f32, usize), others: &Chosen| {
            asked.figures[one.0].by == By::Nothing || others.iter().all(|other| other.0 != one.0 || other.1 <= one.1)
        };
        let before = killed.clone();
        killed.retain(|one| likelier(one, injured));
        injured.retain(|one| likelier(one, &before));
    }
    all
}

/// How many each telling word's event killed and hurt, each with its chance.
pub fn settle(learned: &Learned, asked: &Asked, told: usize) -> Vec<[Option<(Sum, f32)>; FATES]> {
    let sums = first(&asked.pairs, &learned.pairs);
    let chosen = second(asked, &sums, [&learned.forests[KILLED], &learned.forests[INJURED]], told);
    chosen.iter().map(|chosen| likeliest(learned, asked, chosen)).collect()
}

/// So many are a year's or a war's dead, unless it is likelier than not that they are an event's.
const MANY: u32 = 1_000;
const SURE: f32 = 0.5;

/// The likeliest total of each fate. Where nobody was hurt at all, nobody died either.
fn likeliest(learned: &Learned, asked: &Asked, chosen: &[Chosen; FATES]) -> [Option<(Sum, f32)>; FATES] {
    let best = |fate: usize| {
        let totals = totals(asked, chosen, fate).into_iter();
        let judged = totals.map(|total| (chance(learned.totals[fate].sum(&total.row)), total));
        let judged = judged.filter(|(chance, total)| total.sum.count.best < MANY || *chance >= SURE);
        judged.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.figures.cmp(&a.1.figures)))
    };
    let mut found = [best(KILLED), best(INJURED)]
        .map(|best| best.filter(|(chance, total)| *chance >= learned.lines[usize::from(total.sum.count.best == 0)]));
    let whole = |total: &Option<(f32, Total)>| {
        total.as_ref().is_some_and(|(_, total)| total.figures.iter().all(|figure| asked.figures[*figure].whole))
    };
    for (from, to) in [(INJURED, KILLED), (KILLED, INJURED)] {
        if found[to].is_none() && whole(&found[from]) {
            found[to] = found[from].clone();
        }
    }
    found.map(|best| best.map(|(chance, total)| (total.sum, chance)))
}

/// How many each telling word's event killed and hurt.
pub(crate) fn judge(learned: &Learned, outlook: &Outlook<'_, '_>, told: &[Told]) -> Vec<[Option<Sum>; FATES]> {
    settle(learned, &asked(outlook, told), told.len()).into_iter().map(|fates| fates.map(|sum| sum.map(|(sum, _)| sum))).collect()
}
