//! The way of one report through the house. Prepared once; then pure, in any number of threads.

use crate::knowledge::{Prepared, find_coded_kind};
use crate::{Error, Settings, Versions};
use casus_events::judge::tellings::Learned;
use casus_events::judge::{tolls, whereabouts};
use casus_events::muc4::Muc4;
use casus_events::plover::Plover;
use casus_events::{Codebook, Reader, Reading};
use casus_text::{Note, Parse, Report};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// What the row of a report says that the gate stopped.
const STOPPED: &str =
    "coding: found no words of conflict, expected some in a report that tells of it; it was not read further since --gate was asked for";

/// The prepared reader: knowledge and settings. Costs a moment to build and nothing to share.
///
/// It holds no report and writes nowhere.
///
/// ```
/// let casus = casus::Casus::new()?;
/// let coded = casus.code(casus::Report::of_text("note", "Nothing happened."));
/// assert!(coded.failed.is_none());
/// # Ok::<(), casus::Error>(())
/// ```
pub struct Casus {
    knowledge: Prepared,
    names: bool,
    gated: bool,
    kept: Option<BTreeSet<String>>,
    /// Prepared when it is first asked for: most who code do not need it.
    muc4: OnceLock<Result<Muc4, String>>,
    plover: OnceLock<Result<Plover, String>>,
}

/// One report with all that it tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Coded {
    /// The report as it was read.
    pub report: Report,
    /// What it tells.
    pub reading: Reading,
    /// Trouble met on the way, from reading the file to coding.
    pub notes: Vec<Note>,
    /// Why nothing could be read out of it, when coding itself broke down.
    pub failed: Option<String>,
    /// How long parsing and coding took. Not part of any output: outputs are the same on every run.
    pub took: Duration,
}

impl Casus {
    /// The embedded codebook, word lists and atlas.
    ///
    /// # Errors
    /// Embedded knowledge that cannot be used: a fault of the build.
    pub fn new() -> Result<Self, Error> {
        Casus::with(Settings::default())
    }

    /// The same under a user's settings.
    ///
    /// # Errors
    /// A codebook folder or file that cannot be used; a kind that is in no codebook file.
    pub fn with(settings: Settings) -> Result<Self, Error> {
        let knowledge = settings.prepare()?;
        let kept = settings.kinds.map(|asked| kept(knowledge.reader.codebook(), &asked)).transpose()?;
        Ok(Casus { knowledge, names: settings.names, gated: settings.gate, kept, muc4: OnceLock::new(), plover: OnceLock::new() })
    }

    /// Reads one report. It never fails and never panics: a report that breaks the coding comes back with the reason in `failed`.
    pub fn code(&self, report: Report) -> Coded {
        let began = Instant::now();
        // the one rim where a fault of ours in one report must not lose the others
        let read = catch_unwind(AssertUnwindSafe(|| {
            if !self.opens(&report) {
                return Reading { notes: vec![Note::new(STOPPED)], ..Reading::default() };
            }
            let parse = self.parse(&report);
            self.knowledge.reader.read(&report, &parse)
        }));
        let mut notes = report.notes.clone();
        let (reading, failed) = match read {
            Ok(reading) => {
                notes.extend(reading.notes.iter().cloned());
                (reading, None)
            }
            Err(panic) => (Reading::default(), Some(breakdown(panic.as_ref()))),
        };
        Coded { report, reading, notes, failed, took: began.elapsed() }
    }

    /// Whether a report is read at all: whether its bare words can tell of anything that is coded here.
    ///
    /// It costs next to nothing. Without the gate every report is.
    pub fn opens(&self, report: &Report) -> bool {
        !self.gated || self.knowledge.gate.opens(report.words(report.body))
    }

    /// The words, sentences and mentions of a report, as coding sees them.
    pub fn parse(&self, report: &Report) -> Parse {
        casus_text::parse::parse(&self.knowledge.english, report)
    }

    /// The reader in use, for those who train what it knows.
    pub fn reader(&self) -> &Reader {
        &self.knowledge.reader
    }

    /// The model of MUC-4's incidents.
    pub(crate) fn muc4(&self) -> Result<&Muc4, Error> {
        let found = self.muc4.get_or_init(|| crate::knowledge::muc4().map_err(|error| error.to_string())).as_ref();
        found.map_err(|found| Error::Knowledge { table: "models".to_owned(), found: found.clone() })
    }

    /// The model of PLOVER's events.
    pub(crate) fn plover(&self) -> Result<&Plover, Error> {
        let found = self.plover.get_or_init(|| crate::knowledge::plover().map_err(|error| error.to_string())).as_ref();
        found.map_err(|found| Error::Knowledge { table: "models".to_owned(), found: found.clone() })
    }

    /// The embedded knowledge without what is learned of tellings: rules decide alone. For those who learn it.
    ///
    /// # Errors
    /// Embedded knowledge that cannot be used: a fault of the build.
    pub fn by_rules() -> Result<Self, Error> {
        Ok(Casus {
            knowledge: Settings::default().prepare_rules()?,
            names: false,
            gated: false,
            kept: None,
            muc4: OnceLock::new(),
            plover: OnceLock::new(),
        })
    }

    /// The same knowledge with another model of tellings, for those who learn one.
    pub fn judged_by(mut self, learned: Learned) -> Self {
        self.knowledge.reader = self.knowledge.reader.judged_by(learned);
        self
    }

    /// The same knowledge with another model of where events were, for those who learn one.
    pub fn sited_by(mut self, whereabouts: whereabouts::Learned) -> Self {
        self.knowledge.reader = self.knowledge.reader.sited_by(whereabouts);
        self
    }

    /// The same knowledge with another model of tolls, for those who learn one.
    pub fn counted_by(mut self, tolls: tolls::Learned) -> Self {
        self.knowledge.reader = self.knowledge.reader.counted_by(tolls);
        self
    }

    /// The codebook in use.
    pub fn codebook(&self) -> &Codebook {
        self.knowledge.reader.codebook()
    }

    /// What outputs are made by.
    pub fn versions(&self) -> &Versions {
        &self.knowledge.versions
    }

    /// Whether names of private people are shown.
    pub(crate) fn shows_names(&self) -> bool {
        self.names
    }

    /// Whether events of this kind are kept.
    pub(crate) fn keeps(&self, slug: &str) -> bool {
        self.kept.as_ref().is_none_or(|kept| kept.contains(slug))
    }
}

impl std::fmt::Debug for Casus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Casus").field("versions", &self.knowledge.versions).field("names", &self.names).finish_non_exhaustive()
    }
}

/// The short names of the kinds asked for by short name or title.
fn kept(codebook: &Codebook, asked: &[String]) -> Result<BTreeSet<String>, Error> {
    asked.iter().map(|name| find_coded_kind(codebook, name).map(|kind| kind.slug.clone())).collect()
}

pub(crate) fn breakdown(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    let words = words.unwrap_or("no reason given").lines().collect::<Vec<_>>().join(" ");
    format!("coding the report: found a fault in casus itself ({words}), expected none; the report was left uncoded, please report it")
}
