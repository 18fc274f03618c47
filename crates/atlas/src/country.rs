//! Countries, the words for their people and the words that stand for their governments.

use crate::error::AtlasError;
use crate::place::{Iso3, PlaceIdx, Point};
use crate::tsv;

/// A country's number in one [`Atlas`](crate::Atlas); store [`Country::iso3`] instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryIdx(pub(crate) u32);

/// A country or territory with an ISO 3166 code, historic ones included.
///
/// It is not an actor: its government, its armed forces and its police are (see [`Atlas::government_of`](crate::Atlas::government_of)).
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    /// ISO 3166 code of two letters, in capitals.
    pub iso2: String,
    /// ISO 3166 code of three letters, in capitals.
    pub iso3: Iso3,
    /// The short English name.
    pub name: String,
    /// Other names and acronyms.
    pub aliases: Vec<String>,
    /// Adjectives and nouns for its people: `Syrian`, `Syrians`.
    pub demonyms: Vec<String>,
    /// The seat of government; empty where there is none.
    pub capital: String,
    /// Words that stand for its government beside the capital: `Kremlin`.
    pub metonyms: Vec<String>,
    /// The country's point (of GeoNames where known), not its capital.
    pub point: Point,
    /// Inhabitants; zero means unknown.
    pub population: u32,
    /// The last year it existed, for historic countries.
    pub until: Option<String>,
    /// GeoNames' number of the country; zero for historic ones.
    pub geonames: u32,
    /// The country as a place.
    pub place: PlaceIdx,
    /// Where the row comes from.
    pub source: String,
}

pub(crate) const TABLE: &str = "countries.tsv";
pub(crate) const COLUMNS: [&str; 13] =
    ["iso2", "iso3", "name", "capital", "lat", "lon", "population", "until", "geonames", "aliases", "demonyms", "metonyms", "source"];

/// Reads the table; `place` of every country is still to be set.
pub(crate) fn read(text: &str) -> Result<Vec<Country>, AtlasError> {
    tsv::rows(TABLE, text, &COLUMNS)?
        .map(|row| {
            let row = row?;
            let iso3 = Iso3::new(row.cell(1)).ok_or_else(|| row.error(row.cell(1), "an ISO code of three capital letters"))?;
            Ok(Country {
                iso2: row.text(0),
                iso3,
                name: row.text(2),
                capital: row.text(3),
                point: row.point(4)?,
                population: row.number(6)?,
                until: row.date(7)?,
                geonames: row.number(8)?,
                aliases: row.texts(9),
                demonyms: row.texts(10),
                metonyms: row.texts(11),
                place: PlaceIdx(0),
                source: row.text(12),
            })
        })
        .collect()
}
