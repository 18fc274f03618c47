//! Rows as people and programs read them. A sink writes one row at a time and holds at most a few figures.

mod csv;
mod geojson;
mod jsonl;
mod paper;
mod table;

pub use self::csv::Csv;
pub use self::geojson::Geojson;
pub use self::jsonl::{Json, Jsonl};
pub use self::table::Table;

use crate::{Error, ReportRow};
use std::io::Write;

/// Where rows go, in order, one by one.
pub trait Sink {
    /// Writes one report.
    ///
    /// # Errors
    /// Output that cannot be written.
    fn write(&mut self, row: &ReportRow) -> Result<(), Error>;

    /// Writes what comes after the last report.
    ///
    /// # Errors
    /// Output that cannot be written.
    fn finish(&mut self) -> Result<(), Error>;
}

/// How rows are written.
///
/// ```
/// use casus::Format;
/// assert_eq!("geojson".parse(), Ok(Format::Geojson));
/// assert_eq!(Format::of_name("events.csv"), Some(Format::Csv));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table to read in a terminal.
    Table,
    /// One JSON object per report and line.
    Jsonl,
    /// One JSON list of the same objects.
    Json,
    /// One row per event.
    Csv,
    /// A FeatureCollection of the events with a point.
    Geojson,
}

/// How wide the paper is and whether it takes bold type. Only tables ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Columns of the terminal.
    pub width: u16,
    /// Whether headings may be set in bold by terminal codes.
    pub bold: bool,
}

impl Default for Paper {
    /// A hundred columns, plain.
    fn default() -> Self {
        Paper { width: 100, bold: false }
    }
}

impl Format {
    /// Every format with the word for it.
    pub const ALL: [(Format, &'static str); 5] =
        [(Format::Table, "table"), (Format::Jsonl, "jsonl"), (Format::Json, "json"), (Format::Csv, "csv"), (Format::Geojson, "geojson")];

    /// The format that an output file's ending tells, if it does.
    pub fn of_name(file_name: &str) -> Option<Self> {
        let (_, ending) = file_name.rsplit_once('.')?;
        ending.parse().ok().filter(|format| *format != Format::Table)
    }

    /// A sink that writes this format to `out`.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub fn sink<'w>(self, out: Box<dyn Write + 'w>, paper: Paper) -> Result<Box<dyn Sink + 'w>, Error> {
        Ok(match self {
            Format::Table => Box::new(Table::new(out, paper)),
            Format::Jsonl => Box::new(Jsonl::new(out)),
            Format::Json => Box::new(Json::new(out)?),
            Format::Csv => Box::new(Csv::new(out)?),
            Format::Geojson => Box::new(Geojson::new(out)?),
        })
    }
}

impl std::str::FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Format::ALL.iter().find(|(_, known)| *known == word).map(|(format, _)| *format).ok_or_else(|| {
            let known: Vec<_> = Format::ALL.iter().map(|(_, word)| *word).collect();
            format!("choosing an output: found {word:?}, expected one of {}; name one of these", known.join(", "))
        })
    }
}
