//! Which words of a report tell of events, of which kind, whether they are said to have happened and whether they are news: learned
//! from our own training corpus. Rules propose by what they make of a word, which is among what is seen of it; what is learned decides.

mod facts;
mod model;
mod rows;
mod words;

pub use model::{KIND, Learned, Lines, seen};
pub use rows::{Said, best, chance, of as rows};
pub use words::Teller;

use casus_text::{Parse, Report};

use super::outlook::Outlook;
use crate::Reader;
use crate::code::frames;
use crate::page::Page;

/// The words of a report that may tell of an event, with what is seen of each, for those who train.
pub fn tellers(reader: &Reader, report: &Report, parse: &Parse) -> Vec<Teller> {
    let page = Page::open(reader, report, parse);
    words::of(&Outlook::of(&page, frames::find(&page)))
}

/// A word that tells of an event.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// The word.
    pub at: usize,
    /// The chance that it tells of one.
    pub chance: f32,
    /// The class of event, in the model's order.
    pub class: usize,
    /// Whether it is said to have happened.
    pub status: crate::Status,
    /// Whether it is told again from earlier.
    pub retold: bool,
}

/// The words of a page that tell of events, in order.
pub(crate) fn judge(model: &Learned, outlook: &Outlook<'_, '_>) -> Vec<Told> {
    let tellers = words::of(outlook);
    let said: Vec<Said> = tellers.iter().map(|teller| model.first(teller)).collect();
    let rows = rows::of(&tellers, &said);
    let told = |number: usize| model.decide(&tellers[number], &said[number], &rows[number]);
    (0..tellers.len()).filter_map(told).collect()
}
