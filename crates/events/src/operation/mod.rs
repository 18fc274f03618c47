//! What a press release tells of one operation: its day, its province, and how many were killed and captured in it, all told.
//!
//! Events are told one by one in a [`Reading`](crate::Reading); a release tells one operation in several sentences, the lead first,
//! details after, and whoever counts it wants one number; [`Tally`] holds it with the words that were added up.

mod day;
mod province;
mod tally;

pub use day::Basis;
pub use tally::{Part, Tally};

use casus_text::{Parse, Report, Span};
use jiff::civil::Date;

use crate::Reader;
use crate::page::Page;
use crate::resolve::gazetteer::Gazetteer;

/// An operation as a release tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The first day of it, what it rests on, and the words that say it (none where no words do).
    pub day: Option<(Date, Basis, Option<Span<u8>>)>,
    /// The first-order division it happened in, as the report writes it, else by its name in the atlas; and the words that name it or a place
    /// in it.
    pub province: Option<(String, Span<u8>)>,
    /// Who was killed in it.
    pub killed: Tally,
    /// Who was captured, detained or arrested in it.
    pub captured: Tally,
}

/// Reads a release as the telling of one operation.
pub fn read(reader: &Reader, report: &Report, parse: &Parse) -> Operation {
    let page = Page::open(reader, report, parse);
    let gazetteer = Gazetteer::of(&page);
    let from = province::after_summary(&page, &gazetteer);
    let mut parts = tally::parts(&page);
    if parts.iter().any(|part| page.sentence(part.people) >= from) {
        parts.retain(|part| page.sentence(part.people) >= from);
    }
    Operation {
        day: day::of(&page, &parts),
        province: province::of(&page, &gazetteer, &parts, from),
        killed: tally::sum(&page, &parts, tally::Fate::Killed),
        captured: tally::sum(&page, &parts, tally::Fate::Captured),
    }
}
