//! The table of countries: GeoNames' facts and our own words.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::Found;

/// Points, aliases, demonyms and metonyms.
const HAND: &str = include_str!("../hand/countries.txt");

/// The table, and the codes of three letters by those of two.
pub struct Countries {
    /// `countries.tsv`.
    pub table: String,
    /// `SY` → `SYR`.
    pub iso3_of: BTreeMap<String, String>,
}

/// Makes the table from `countryInfo.txt`; a country without a point of ours gets its cities' mean.
///
/// # Errors
///
/// A line of our own that has not the right number of parts.
pub fn make(info: &str, cities: &[Found]) -> Result<Countries, String> {
    let mut hand: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut historic = Vec::new();
    for line in HAND.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let cells: Vec<&str> = line.trim_start_matches('!').split(';').collect();
        let expected = if line.starts_with('!') { 10 } else { 7 };
        if cells.len() != expected {
            return Err(format!("reading hand/countries.txt: found {line:?}, expected {expected} parts"));
        }
        if line.starts_with('!') {
            historic.push(cells);
        } else {
            hand.insert(cells[0], cells);
        }
    }
    let mut table = String::from(
        "# Countries: made by `cargo run --release -p casus-build-atlas -- ../shared/data/atlas` from GeoNames' countryInfo.txt (CC BY 4.0)\n\
         # and crates/build-atlas/hand/countries.txt. Do not edit by hand.\n\
         iso2\tiso3\tname\tcapital\tlat\tlon\tpopulation\tuntil\tgeonames\taliases\tdemonyms\tmetonyms\tsource\n",
    );
    let mut iso3_of = BTreeMap::new();
    for line in info.lines().filter(|line| !line.starts_with("ISO\t") && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [iso2, iso3, _, _, name, capital, _, population] = cells[..8] else { continue };
        if matches!(iso2, "CS" | "AN") {
            continue;
        }
        iso3_of.insert(iso2.to_owned(), iso3.to_owned());
        let own = hand.get(iso3);
        let part = |at: usize| own.map_or("", |cells| cells[at]);
        let (lat, lon) = if part(1).is_empty() { mean(iso2, cities) } else { (part(1).to_owned(), part(2).to_owned()) };
        let capital = if part(6).is_empty() { capital.trim() } else { part(6) };
        let source =
            if own.is_some() { "GeoNames countryInfo; point and words: Casus" } else { "GeoNames countryInfo; point: mean of its cities" };
        let (aliases, demonyms, metonyms) = (part(3), part(4), part(5));
        let number = cells.get(16).unwrap_or(&"0");
        let _ = writeln!(
            table,
            "{iso2}\t{iso3}\t{}\t{capital}\t{lat}\t{lon}\t{population}\t\t{number}\t{aliases}\t{demonyms}\t{metonyms}\t{source}",
            name.trim()
        );
    }
    for cells in historic {
        let [iso2, iso3, name, lat, lon, capital, until, aliases, demonyms, metonyms] = cells[..] else { continue };
        let _ = writeln!(
            table,
            "{iso2}\t{iso3}\t{name}\t{capital}\t{lat}\t{lon}\t0\t{until}\t0\t{aliases}\t{demonyms}\t{metonyms}\tCasus (historic)"
        );
    }
    Ok(Countries { table, iso3_of })
}

fn mean(iso2: &str, cities: &[Found]) -> (String, String) {
    let points: Vec<_> = cities.iter().filter(|city| city.country == iso2).map(|city| city.point).collect();
    let count = points.len().max(1) as f64;
    let lat: f64 = points.iter().map(|point| point.lat).sum::<f64>() / count;
    let lon: f64 = points.iter().map(|point| point.lon).sum::<f64>() / count;
    (format!("{lat:.2}"), format!("{lon:.2}"))
}
