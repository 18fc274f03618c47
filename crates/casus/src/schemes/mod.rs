//! Other people's ways to write down what a report tells: one JSON object per report.

pub mod isaf;
pub mod muc4;
pub mod plover;

use crate::{Casus, Error};
use casus_text::Report;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A way of others to write down what a report tells.
///
/// ```
/// use casus::Scheme;
/// assert_eq!("muc4".parse(), Ok(Scheme::Muc4));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Press releases of the ISAF command: one operation each, with day, province, killed and captured.
    Isaf,
    /// Templates of the fourth Message Understanding Conference.
    Muc4,
    /// Events of PLOVER: who did what to whom, by sixteen types.
    Plover,
}

/// What one report tells, as a scheme writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// One JSON object without line ends.
    pub json: String,
    /// How many events it holds.
    pub events: usize,
}

impl Scheme {
    /// Every scheme with the word for it.
    pub const ALL: [(Scheme, &'static str); 3] = [(Scheme::Isaf, "isaf"), (Scheme::Muc4, "muc4"), (Scheme::Plover, "plover")];
}

impl std::str::FromStr for Scheme {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Scheme::ALL.iter().find(|(_, known)| *known == word).map(|(scheme, _)| *scheme).ok_or_else(|| {
            let known: Vec<_> = Scheme::ALL.iter().map(|(_, word)| *word).collect();
            format!("choosing a scheme: found {word:?}, expected one of {}; name one of these", known.join(", "))
        })
    }
}

impl Casus {
    /// Prepares what only this scheme needs, so that [`Casus::line_as`] need not.
    ///
    /// # Errors
    /// Embedded knowledge that cannot be used: a fault of the build.
    pub fn prepare_for(&self, scheme: Scheme) -> Result<(), Error> {
        match scheme {
            Scheme::Isaf => Ok(()),
            Scheme::Muc4 => self.muc4().map(|_| ()),
            Scheme::Plover => self.plover().map(|_| ()),
        }
    }

    /// What a report tells, as `scheme` writes it. It never panics.
    ///
    /// # Errors
    /// Why nothing could be read out of the report: a fault of ours, told on one line.
    pub fn line_as(&self, scheme: Scheme, report: &Report) -> Result<Line, String> {
        let write = || match scheme {
            Scheme::Isaf => isaf::read(self, report),
            Scheme::Muc4 => muc4::read(self, report),
            Scheme::Plover => plover::read(self, report),
        };
        catch_unwind(AssertUnwindSafe(write)).unwrap_or_else(|panic| Err(crate::pipeline::breakdown(panic.as_ref())))
    }
}
