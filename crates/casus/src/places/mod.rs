//! The stage of places alone: which names of places a report has, and where they lie. Without trees, codebook and actors' deeds, so that it
//! is six times as quick as coding.

mod given;
mod input;
mod rows;
mod table;

pub use given::Given;
pub use rows::{AlternativeRow, PlacesRow, ToponymRow};
pub use table::table;

use crate::batch::{self, Batch, Happening};
use crate::inputs::Trouble;
use crate::stats::{Stats, peak_memory};
use crate::{Error, Note, Report, knowledge};
use casus_atlas::Atlas;
use casus_events::places::{Learned, Placed, Role, Spotter, Toponym, Words, settle, spot};
use casus_text::Span;
use casus_text::parse::sentences::Splitter;
use std::collections::BTreeSet;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

/// The prepared stage: atlas, splitter and what is learned of placing. Costs a moment to build and nothing to share.
///
/// It holds no report and writes nowhere.
///
/// ```
/// let places = casus::places::Places::new()?;
/// let row = places.row(&casus::Report::of_text("note", "Shells hit Homs, Syria, on Monday."), None);
/// assert_eq!(row.toponyms[0].text, "Homs");
/// assert_eq!(row.toponyms[0].country.as_deref(), Some("SYR"));
/// # Ok::<(), casus::Error>(())
/// ```
pub struct Places {
    atlas: Atlas,
    splitter: Splitter,
    spotter: Spotter,
    learned: Learned,
    roles: Option<Vec<Role>>,
}

impl Places {
    /// The embedded atlas and models.
    ///
    /// # Errors
    /// Embedded knowledge that cannot be used: a fault of the build.
    pub fn new() -> Result<Places, Error> {
        Places::with_atlas(None)
    }

    /// The same with an atlas of the user's own in the place of the embedded places; see [`crate::atlas`].
    ///
    /// # Errors
    /// A file that is not there, is no compiled atlas, was made by another version, or is damaged.
    pub fn with_atlas(file: Option<&std::path::Path>) -> Result<Places, Error> {
        let atlas = crate::atlas::open(file)?;
        Ok(Places { atlas, splitter: knowledge::splitter()?, spotter: knowledge::spotter()?, learned: knowledge::placing()?, roles: None })
    }

    /// The same, telling only of names in these roles, by the words of [`Role::word`]; the others still help to settle them.
    ///
    /// # Errors
    /// A word that names no role.
    pub fn only(self, roles: &[String]) -> Result<Places, Error> {
        let known = || Role::ALL.map(Role::word).join(", ");
        let read = |word: &String| Role::from_word(word).ok_or_else(|| Error::UnknownRole { found: word.clone(), known: known() });
        Ok(Places { roles: Some(roles.iter().map(read).collect::<Result<_, _>>()?), ..self })
    }

    /// Where the names of a report lie: those at `given` spans (bytes of the text), else those that are found.
    pub fn place(&self, report: &Report, given: Option<&[Span<u8>]>) -> Vec<Placed> {
        let words = Words::of(&self.splitter, report);
        let found = spot::likely(&self.spotter, &self.atlas, report, &words);
        let Some(given) = given else {
            let placed = settle(&self.learned, &self.atlas, report, &words, &found, &[]);
            return placed.into_iter().filter(|placed| self.tells(placed.toponym.role)).collect();
        };
        let role = |span: &Span<u8>| found.iter().find(|toponym| toponym.words == *span).map_or(Role::Place, |toponym| toponym.role);
        let asked: Vec<Toponym> = given.iter().map(|span| Toponym { words: *span, role: role(span), chance: 1.0 }).collect();
        settle(&self.learned, &self.atlas, report, &words, &asked, &found)
    }

    fn tells(&self, role: Role) -> bool {
        self.roles.as_ref().is_none_or(|roles| roles.contains(&role))
    }

    /// The same as a row. It never panics: a report that breaks the stage has the reason among its notes.
    pub fn row(&self, report: &Report, given: Option<&[Span<u8>]>) -> PlacesRow {
        let placed = catch_unwind(AssertUnwindSafe(|| self.place(report, given)));
        let mut notes: Vec<String> = report.notes.iter().map(|note| note.message.clone()).collect();
        let placed = placed.unwrap_or_else(|panic| {
            notes.push(crate::pipeline::breakdown(panic.as_ref()));
            Vec::new()
        });
        PlacesRow::of(&self.atlas, report, &placed, notes)
    }

    /// The atlas in use.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }
}

impl std::fmt::Debug for Places {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Places").field("atlas", &self.atlas.version()).field("roles", &self.roles).finish_non_exhaustive()
    }
}

/// How rows of places are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table to read in a terminal.
    Table,
    /// One JSON object per report and line.
    Jsonl,
}

impl std::str::FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "table" => Ok(Format::Table),
            "jsonl" => Ok(Format::Jsonl),
            _ => Err(format!("choosing an output: found {word:?}, expected one of table, jsonl; name one of these")),
        }
    }
}

/// Places the names of all sources' reports and writes one row each. The output is the same, byte for byte, on any number of threads.
///
/// A report that cannot be read is told to `tell` and has no row.
///
/// # Errors
/// Threads that cannot be started; output that cannot be written.
pub fn place_all(
    places: &Places,
    given: Option<&Given>,
    batch: Batch,
    format: Format,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(Happening<'_>),
) -> Result<Stats, Error> {
    let began = Instant::now();
    let mut stats = Stats::default();
    let mut absent: BTreeSet<&str> = given.into_iter().flat_map(Given::docs).collect();
    let make = |_: &str, report: Result<Report, Trouble>| {
        let mut report = report?;
        let spans = given.map(|given| given.of(&report));
        if let Some(Err(note)) = &spans {
            report.notes.push(Note::new(note.clone()));
        }
        let spans = spans.map(Result::unwrap_or_default);
        Ok(places.row(&report, spans.as_deref()))
    };
    batch::for_each_read(input::open, batch, make, tell, &mut stats, &mut |made: Result<PlacesRow, Trouble>, stats, tell| match made {
        Ok(row) => {
            stats.documents += 1;
            absent.remove(row.doc.as_str());
            let told =
                |note: &String| tell(Happening::NotedOfReport(&Trouble { file: row.doc.clone(), line: None, message: note.clone() }));
            row.notes.iter().for_each(told);
            match format {
                Format::Jsonl => serde_json::to_writer(&mut *out, &row)?,
                Format::Table => out.write_all(table(&row).as_bytes())?,
            }
            Ok(out.write_all(b"\n")?)
        }
        Err(trouble) => {
            stats.failed += 1;
            tell(Happening::Failed(&trouble));
            Ok(())
        }
    })?;
    if let Some(first) = absent.first() {
        let message = format!(
            "taking the given names of places: found names of {first:?}{}, expected reports among the inputs; check doc and the inputs",
            if absent.len() > 1 { format!(" and {} more", absent.len() - 1) } else { String::new() }
        );
        tell(Happening::NotedOfFile(&Trouble { file: "--given".to_owned(), line: None, message }));
    }
    out.flush()?;
    Ok(Stats { elapsed: began.elapsed(), peak_memory: peak_memory(), ..stats })
}
