//! How many an event killed and hurt: which figures of the report are its own, and what they come to. Learned from our own training
//! corpus, beside words that tell of events; which words those are is decided elsewhere.

mod beside;
mod figures;
mod model;
mod rows;
mod sums;

pub use beside::Beside;
pub use figures::{By, Figure};
pub use model::{KIND, Learned};
pub use rows::of as rows;
pub use sums::{Lines, Sum, add_up};

use casus_text::{Parse, Report};

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
    let outlook = Outlook::of(&page, frames::find(&page));
    let figures = figures::of(&outlook);
    let pairs = beside::of(&outlook, &figures, told);
    Asked { sentences: figures.iter().map(|figure| page.sentence(figure.at)).collect(), figures, pairs }
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

/// For each telling word the figures that may be its own, fate by fate, each with its chance. A figure has one fate, unless it is zero.
pub fn chances(learned: &Learned, asked: &Asked, told: usize) -> Vec<[Vec<(usize, f32)>; FATES]> {
    let sums = first(&asked.pairs, &learned.pairs);
    let mut all = vec![[const { Vec::new() }; FATES]; told];
    for fate in 0..FATES {
        for (at, row) in rows(&asked.figures, &asked.pairs, &sums, fate) {
            let pair = &asked.pairs[at];
            all[pair.told][fate].push((pair.figure, chance(learned.forests[fate].sum(&row))));
        }
    }
    for [killed, injured] in &mut all {
        let likelier = |one: &(usize, f32), others: &[(usize, f32)]| {
            asked.figures[one.0].by == By::Nothing || others.iter().all(|other| other.0 != one.0 || other.1 <= one.1)
        };
        let before = killed.clone();
        killed.retain(|one| likelier(one, injured));
        injured.retain(|one| likelier(one, &before));
    }
    all
}

/// How many each telling word's event killed and hurt.
pub(crate) fn judge(learned: &Learned, outlook: &Outlook<'_, '_>, told: &[Told]) -> Vec<[Option<Sum>; FATES]> {
    let figures = figures::of(outlook);
    let pairs = beside::of(outlook, &figures, told);
    let asked = Asked { sentences: figures.iter().map(|figure| outlook.page.sentence(figure.at)).collect(), figures, pairs };
    let settle = |chosen: &Vec<(usize, f32)>| settle(&asked, chosen, learned.lines);
    chances(learned, &asked, told.len()).iter().map(|fates| [settle(&fates[KILLED]), settle(&fates[INJURED])]).collect()
}

/// What the figures of one event come to.
pub fn settle(asked: &Asked, chosen: &[(usize, f32)], lines: Lines) -> Option<Sum> {
    let chosen: Vec<(&Figure, f32, usize)> =
        chosen.iter().map(|(figure, chance)| (&asked.figures[*figure], *chance, asked.sentences[*figure])).collect();
    add_up(&chosen, lines)
}
