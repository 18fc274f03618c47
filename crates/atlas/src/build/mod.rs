//! Compiles dumps of places into an atlas: lines in, bytes out. Who reads files hands their lines in, one by one.
//!
//! A [`Builder`] is told countries and divisions first, then places, best source first; what a later source says of a place that is
//! already known is added to it. [`Builder::finish`] gives each division the middle of its members, sorts, and packs.
//!
//! ```
//! use casus_atlas::{build::Builder, Atlas, Bytes, Tables};
//! let mut builder = Builder::default();
//! builder.country("SY", "SYR");
//! builder.geonames("1\tTadmur\tTadmur\tPalmyra\t34.56\t38.28\tP\tPPL\tSY\t\t\t\t\t\t51323\t\t\tAsia/Damascus\t2024-01-01")?;
//! let compiled = builder.finish(&[]).concat();
//! let tables = Tables { countries: "", places: b"", sites: "", regions: "", actors: "", version: "1" };
//! let atlas = Atlas::with_places(&tables, Bytes::new(compiled)).unwrap();
//! let found = atlas.named("Palmyra").unwrap();
//! assert_eq!(atlas.place(found.places[0]).id, "geonames:1");
//! # Ok::<(), casus_atlas::build::Fault>(())
//! ```

mod airports;
mod alternates;
mod base;
mod compile;
mod divisions;
mod features;
mod geonames;
mod merge;
mod middle;
mod names;
mod pcodes;
mod small;
mod store;
mod wof;

use std::collections::HashMap;

use crate::layout;
use crate::place::{Feature, Iso3, Point, Source};

use divisions::Divisions;
use pcodes::PCode;
use store::Store;

/// What is wrong with a line of a dump; who reads the file knows its name and the line's number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What was found.
    pub found: String,
    /// What was expected there.
    pub expected: String,
}

impl Fault {
    pub(crate) fn new(found: impl Into<String>, expected: impl Into<String>) -> Fault {
        Fault { found: found.into(), expected: expected.into() }
    }

    /// A fault that quotes what was found, shortened to 60 letters.
    pub(crate) fn quoting(found: &str, expected: impl Into<String>) -> Fault {
        Fault::new(format!("{:?}", found.chars().take(60).collect::<String>()), expected)
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "found {}, expected {}", self.found, self.expected)
    }
}

impl std::error::Error for Fault {}

/// A place as one source has it.
#[derive(Debug, Clone)]
struct Found {
    source: Source,
    /// Its number there; zero if it has none.
    number: u32,
    /// The name to show.
    name: String,
    /// Other names, unfiltered.
    names: Vec<String>,
    /// How many other names the source has, those of no use here among them.
    other_names: usize,
    feature: Feature,
    /// The number of its country among those the builder knows.
    country: u16,
    /// The smallest division it lies in; zero for none.
    division: u32,
    point: Point,
    /// Inhabitants; zero if unknown.
    population: u32,
    /// GeoNames' number, where the source tells it; zero if not.
    geonames: u32,
}

/// Gathers places and compiles them. About 150 bytes of memory for a place with three other names.
#[derive(Debug, Default)]
pub struct Builder {
    countries: Vec<(String, Iso3)>,
    by_iso2: HashMap<String, u16>,
    divisions: Divisions,
    store: Store,
    /// Names of Who's On First's regions and counties by their ids.
    wof_names: HashMap<u64, String>,
    pcodes: Vec<PCode>,
    pcodes_used: usize,
    brief: bool,
}

impl Builder {
    /// Tells of a country: its codes of two and of three letters, for example `SY` and `SYR`. Places of other countries are left out.
    pub fn country(&mut self, iso2: &str, iso3: &str) {
        let Some(code) = Iso3::new(iso3) else { return };
        if !self.by_iso2.contains_key(iso2) {
            self.by_iso2.insert(iso2.to_owned(), self.countries.len() as u16);
            self.countries.push((iso2.to_owned(), code));
        }
    }

    /// A line of GeoNames' `countryInfo.txt`; its head and comments are passed over.
    ///
    /// # Errors
    ///
    /// A line that does not begin with a code of two letters and one of three.
    pub fn country_line(&mut self, line: &str) -> Result<(), Fault> {
        if line.starts_with('#') || line.starts_with("ISO\t") {
            return Ok(());
        }
        let mut cells = line.split('\t');
        match (cells.next(), cells.next()) {
            (Some(iso2), Some(iso3)) if iso2.len() == 2 && Iso3::new(iso3).is_some() => {
                self.country(iso2, iso3);
                Ok(())
            }
            _ => Err(Fault::quoting(line, "a country's ISO codes of two and three letters in the first columns")),
        }
    }

    /// Keeps points to a thousandth of a degree (110 m) only, and no names in Cyrillic or Hebrew letters, of which the former are found by
    /// their sound: the table is smaller for it. Must be told first.
    pub fn be_brief(&mut self) {
        self.brief = true;
    }

    /// How many places are known so far.
    pub fn places(&self) -> usize {
        self.store.len()
    }

    /// How many lines of P-codes named a division that is known; counted by [`Builder::finish`]'s first step,
    /// [`Builder::settle`].
    pub fn pcodes_used(&self) -> usize {
        self.pcodes_used
    }

    /// The middle of the places with this country's code of two letters, inhabitants not weighed; for countries without a point.
    pub fn middle_of(&self, iso2: &str) -> Option<Point> {
        let country = *self.by_iso2.get(iso2)?;
        let points: Vec<Point> = self.store.points_of(country).collect();
        let count = points.len() as f64;
        let sum = |degrees: fn(&Point) -> f64| points.iter().map(degrees).sum::<f64>() / count;
        (!points.is_empty()).then(|| Point { lat: sum(|point| point.lat), lon: sum(|point| point.lon) })
    }

    /// Gives divisions their points and P-codes their divisions. [`Builder::finish`] does it where it was not done.
    pub fn settle(&mut self) {
        for found in self.divisions.found() {
            self.add(found);
        }
        self.settle_pcodes();
    }

    /// Compiles what was gathered: the parts of the file in their order. `meta` says what it was made of, keys and values.
    pub fn finish(mut self, meta: &[(String, String)]) -> Vec<Vec<u8>> {
        self.settle();
        layout::pack(compile::sections(self, meta))
    }
}
