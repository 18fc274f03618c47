//! The table of countries: GeoNames' facts and our own words.

use std::collections::BTreeMap;
use std::fmt::Write;

use casus_atlas::build::Builder;

/// Points, aliases, demonyms and metonyms.
const HAND: &str = include_str!("../hand/countries.txt");

/// Tells the builder of the countries of `countryInfo.txt`; those that are no more are left out.
pub fn tell(info: &str, builder: &mut Builder) {
    for cells in rows(info) {
        builder.country(cells[0], cells[1]);
    }
}

/// The lines of `countryInfo.txt` in cells.
fn rows(info: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = info.lines().filter(|line| !line.starts_with("ISO\t") && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect::<Vec<_>>()).filter(|cells| cells.len() > 8 && !matches!(cells[0], "CS" | "AN"))
}

/// Makes `countries.tsv` from `countryInfo.txt`; a country without a point of ours gets its cities' mean.
///
/// # Errors
///
/// A line of our own that has not the right number of parts.
pub fn make(info: &str, cities: &Builder) -> Result<String, String> {
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
    for cells in rows(info) {
        let [iso2, iso3, _, _, name, capital, _, population] = cells[..8] else { continue };
        let own = hand.get(iso3);
        let part = |at: usize| own.map_or("", |cells| cells[at]);
        let (lat, lon) = if part(1).is_empty() { middle(iso2, cities) } else { (part(1).to_owned(), part(2).to_owned()) };
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
    Ok(table)
}

fn middle(iso2: &str, cities: &Builder) -> (String, String) {
    cities
        .middle_of(iso2)
        .map_or_else(|| ("0.00".to_owned(), "0.00".to_owned()), |point| (format!("{:.2}", point.lat), format!("{:.2}", point.lon)))
}
