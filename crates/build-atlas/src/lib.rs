//! Makes the generated tables of the atlas from public data. Nothing that ships depends on this crate.
//!
//! Reading the sources, merging them and packing the table is `casus_atlas::build`, which a user's `casus atlas build` shares; here
//! stands which sources the table inside the program is made of, in which order.

mod countries;
mod small;

use std::path::Path;

use casus_atlas::build::{Builder, Fault};
use casus_atlas::gazetteer::DEFLATED;

/// The generated tables and a line on what is in them.
pub struct Made {
    /// `countries.tsv`.
    pub countries: String,
    /// `places.bin`.
    pub places: Vec<u8>,
    /// How many places, and how many bytes.
    pub report: String,
}

/// The conflicts whose countries Who's On First tells of.
const CONFLICTS: [&str; 9] = ["af", "iq", "lb", "ly", "ps", "sd", "sy", "ua", "ye"];

/// Makes the tables from the data in `shared` (`../shared/data/atlas`).
///
/// # Errors
///
/// A file that is not there or cannot be read, with its path; a line that makes no sense, with its number.
pub fn make(shared: &Path) -> Result<Made, String> {
    let mut builder = Builder::default();
    builder.be_brief();
    let info = text(&shared.join("geonames/countryInfo.txt"))?;
    countries::tell(&info, &mut builder);
    tell(&mut builder, &shared.join("geonames/admin1CodesASCII.txt"), 0, Builder::division)?;
    tell(&mut builder, &shared.join("geonames/admin2Codes.txt"), 0, Builder::division)?;
    tell(&mut builder, &shared.join("geonames/cities15000.txt"), 0, Builder::geonames)?;
    let countries = countries::make(&info, &builder)?;
    for country in CONFLICTS {
        let path = shared.join(format!("whosonfirst/{country}.jsonl"));
        tell(&mut builder, &path, 0, Builder::whosonfirst_division)?;
        tell(&mut builder, &path, 0, Builder::whosonfirst)?;
    }
    tell(&mut builder, &shared.join("airports.csv"), 1, Builder::airport)?;
    tell(&mut builder, &small::find()?, 1, Builder::small)?;
    builder.settle();
    let count = builder.places();
    let places = deflate(&builder.finish(&[("version".to_owned(), "embedded".to_owned())]).concat());
    let report = format!("{count} places, {} bytes", places.len());
    Ok(Made { countries, places, report })
}

/// The table as the program carries it.
fn deflate(compiled: &[u8]) -> Vec<u8> {
    let mut bytes = DEFLATED.to_vec();
    bytes.extend((compiled.len() as u32).to_le_bytes());
    bytes.extend(miniz_oxide::deflate::compress_to_vec(compiled, 10));
    bytes
}

/// Tells the builder every line of a file but the first so many.
fn tell(builder: &mut Builder, path: &Path, skip: usize, one: fn(&mut Builder, &str) -> Result<(), Fault>) -> Result<(), String> {
    for (at, line) in text(path)?.lines().enumerate().skip(skip) {
        one(builder, line).map_err(|fault| format!("reading {}, line {}: {fault}", path.display(), at + 1))?;
    }
    Ok(())
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}; is it the folder shared/data/atlas?", path.display()))
}
