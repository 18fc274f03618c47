//! Which words of a report tell of events, of which kind, whether they are said to have happened and whether they are news: learned
//! from our own training corpus. Rules propose by what they make of a word, which is among what is seen of it; what is learned decides.

mod cast;
mod facts;
mod model;
pub mod pairs;
mod report;
mod rows;
mod usage;
mod words;

pub(crate) use cast::{Cast, cast};
pub use cast::{Casting, rows as pair_rows, sums as pair_sums};
pub use model::{KIND, Learned, Lines, seen, seen_whole, sorts_asked};
pub use rows::{Said, best, chance, of as rows};
use usage::Usage;
pub use words::{Teller, Tellers};

use casus_text::{Days, Parse, Report, Span};

use self::pairs::Pair;
use super::outlook::Outlook;
use crate::code::{frames, tolls};
use crate::page::Page;
use crate::resolve::actors;
use crate::{Count, Reader};

/// The words of a report that may tell of an event, with what is seen of each, for those who train.
pub fn tellers(reader: &Reader, report: &Report, parse: &Parse) -> Tellers {
    let page = Page::open(reader, report, parse);
    let outlook = Outlook::of(&page, frames::find(&page));
    let (mut tellers, usage) = (words::of(&outlook), Usage::of(&outlook));
    tellers.words.iter_mut().for_each(|teller| teller.usage = usage.numbers(&outlook, teller.at));
    tellers
}

/// A word beside telling words, as those who train must know it to say whether it fills a role.
#[derive(Clone, Debug)]
pub struct Item {
    /// The word.
    pub at: usize,
    /// The words of its phrase.
    pub phrase: Span<u8>,
    /// What the coder would call an actor here.
    pub names: Vec<String>,
    /// The number that counts it, or one where it is one of a kind.
    pub count: Option<Count>,
    /// The days, if it is an expression of time.
    pub days: Option<Days>,
}

/// All items of a report, and the pairs of telling words and items, for those who train.
pub fn roles(reader: &Reader, report: &Report, parse: &Parse, told: &[Told]) -> (Vec<Item>, Vec<Pair>) {
    let page = Page::open(reader, report, parse);
    let outlook = Outlook::of(&page, frames::find(&page));
    let item = |at: usize| {
        let named = actors::claim(&page, at, "").value;
        let full = actors::full_claim(&page, at, "").value.text;
        let when = parse.dates.iter().find(|when| when.tokens.contains(at as u32));
        let phrase = when.map_or(page.phrase(at), |when| when.tokens);
        Item {
            at,
            phrase: page.bytes(phrase),
            names: [Some(named.text), named.canonical, Some(full)].into_iter().flatten().collect(),
            count: tolls::counted(&page, at),
            days: when.and_then(|when| when.days),
        }
    };
    (pairs::items(&outlook).into_iter().map(item).collect(), pairs::of(&outlook, told))
}

/// A word that tells of an event.
#[derive(Clone, Debug)]
pub struct Told {
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
    /// How sure the report is of who did it.
    pub confidence: crate::Confidence,
}

/// The words of a page that tell of events, in order.
pub(crate) fn judge(model: &Learned, outlook: &Outlook<'_, '_>) -> Vec<Told> {
    let tellers = words::of(outlook);
    let usage = Usage::of(outlook);
    let said: Vec<Said> = model.first(&tellers.words, |teller| usage.numbers(outlook, teller.at));
    single(outlook, model.decide(&tellers, &said))
}

/// Two telling words this near in the tree tell of one event.
const NEAR: usize = 2;

/// Of telling words that hang on one another the surest stays: "opened fire, killing two" is one event.
fn single(outlook: &Outlook<'_, '_>, told: Vec<Told>) -> Vec<Told> {
    let news = |told: &Told| told.status.is_real() && !told.retold;
    let near = |one: &Told, other: &Told| outlook.page.tree.distance(one.at, other.at).is_some_and(|steps| steps <= NEAR);
    let surer = |one: &Told, other: &Told| other.chance > one.chance || other.chance == one.chance && other.at < one.at;
    let beaten = |one: &Told| {
        let sentence = outlook.page.sentence_tokens(one.at);
        let from = told.partition_point(|other| other.at < sentence.start as usize);
        let mut here = told[from..].iter().take_while(|other| other.at < sentence.end as usize);
        here.any(|other| other.at != one.at && news(one) == news(other) && surer(one, other) && near(one, other))
    };
    told.iter().filter(|one| !beaten(one)).cloned().collect()
}
