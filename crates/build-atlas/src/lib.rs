//! Makes the generated tables of the atlas from public data. Nothing that ships depends on this crate.
//!
//! Each source is a module that yields [`Found`] places; `gather` merges them, `encode` writes them.

mod airports;
mod countries;
mod encode;
mod gather;
mod geonames;
mod middle;
mod names;
mod small;
mod wof;

use std::path::Path;

use casus_atlas::{Feature, Point, Source};

/// The generated tables and a line on what is in them.
pub struct Made {
    /// `countries.tsv`.
    pub countries: String,
    /// `places.bin`.
    pub places: Vec<u8>,
    /// How many places and names, and how many bytes.
    pub report: String,
}

/// A place as one source has it.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its source.
    pub source: Source,
    /// Its number there; zero if it has none.
    pub number: u32,
    /// The name to show.
    pub name: String,
    /// Other names, unfiltered.
    pub names: Vec<String>,
    /// What it is.
    pub feature: Feature,
    /// The country's code of two letters.
    pub country: String,
    /// The division's name.
    pub division: String,
    /// Where it lies.
    pub point: Point,
    /// Inhabitants; zero if unknown.
    pub population: u32,
    /// GeoNames' number, where the source tells it; zero if not.
    pub geonames: u32,
}

/// Makes the tables from the data in `shared` (`../shared/data/atlas`).
///
/// # Errors
///
/// A file that is not there or cannot be read, with its path.
pub fn make(shared: &Path) -> Result<Made, String> {
    let codes = geonames::read_divisions(&text(&shared.join("geonames/admin1CodesASCII.txt"))?);
    let cities = geonames::read_cities(&text(&shared.join("geonames/cities15000.txt"))?, &codes);
    let mut first: Vec<Found> = cities.iter().map(|city| city.found.clone()).collect();
    let second_codes = text(&shared.join("geonames/admin2Codes.txt"))?;
    let small = small::read(&small::find()?)?;
    let divisions = geonames::place_divisions(&codes, &second_codes, &cities, &small);
    let mut conflict = Vec::new();
    for country in ["af", "iq", "lb", "ly", "ps", "sd", "sy", "ua", "ye"] {
        conflict.extend(wof::read(&text(&shared.join(format!("whosonfirst/{country}.jsonl")))?)?);
    }
    let airports = airports::read(&text(&shared.join("airports.csv"))?);
    let small = small.into_iter().map(|place| place.found).collect();
    let countries = countries::make(&text(&shared.join("geonames/countryInfo.txt"))?, &first)?;
    first.extend(divisions);
    let places = gather::merge([first, conflict, airports, small]);
    let names = names::index(&places);
    let bytes = encode::write(&places, &names, &countries.iso3_of);
    let report = format!("{} places, {} names, {} bytes", places.len(), names.keys.len(), bytes.len());
    Ok(Made { countries: countries.table, places: bytes, report })
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}; is it the folder shared/data/atlas?", path.display()))
}
