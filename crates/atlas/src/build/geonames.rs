//! GeoNames' dumps (`allCountries.txt`, `cities15000.txt`, `SY.txt`): one place a line, 19 columns.

use super::{Builder, Fault, Found, features};
use crate::place::{Point, Source};

const COLUMNS: usize = 19;

impl Builder {
    /// A line of a dump. Places of countries that were not told of are left out, and so are features that reports hardly name.
    ///
    /// # Errors
    ///
    /// A line that has not 19 columns, a number that is none, a point that is not on earth.
    pub fn geonames(&mut self, line: &str) -> Result<(), Fault> {
        let cells: Vec<&str> = line.split('\t').collect();
        let expected = "19 tab-separated columns, as GeoNames' dumps have";
        let Ok(cells): Result<[&str; COLUMNS], _> = cells.try_into() else {
            return Err(Fault::new(format!("{} columns", line.split('\t').count()), expected));
        };
        let [number, name, plain, names, lat, lon, class, code, iso2, _, first, second, .., _, _, _] = cells;
        let number: u32 = number.parse().map_err(|_| Fault::quoting(number, "GeoNames' number in the first column"))?;
        let point = point(lat, lon)?;
        let population = inhabitants(cells[14])?;
        let (Some(country), Some(feature)) = (self.by_iso2.get(iso2).copied(), features::of_codes(class, code, population)) else {
            return Ok(());
        };
        let name = if name.chars().all(super::names::is_latin) { name } else { plain };
        let others = names.split(',').filter(|name| !name.is_empty());
        let mut names: Vec<String> = others.map(str::to_owned).collect();
        let other_names = names.len();
        names.push(plain.to_owned());
        if super::merge::is_division(feature) {
            names.extend(super::names::without_kind(name));
        }
        self.add(Found {
            source: Source::GeoNames,
            number,
            name: name.to_owned(),
            names,
            other_names,
            feature,
            country,
            division: self.divisions.of_codes(iso2, first, second),
            point,
            population,
            geonames: number,
        });
        Ok(())
    }
}

/// A point from two cells.
pub(super) fn point(lat: &str, lon: &str) -> Result<Point, Fault> {
    let degrees = |cell: &str, most: f64, expected: &str| {
        let value: Option<f64> = cell.trim().parse().ok();
        value.filter(|value| value.abs() <= most).ok_or_else(|| Fault::quoting(cell, expected))
    };
    Ok(Point { lat: degrees(lat, 90.0, "a latitude from -90 to 90")?, lon: degrees(lon, 180.0, "a longitude from -180 to 180")? })
}

/// Inhabitants from a cell; an empty one is zero.
fn inhabitants(cell: &str) -> Result<u32, Fault> {
    if cell.is_empty() {
        return Ok(0);
    }
    let count: Result<u64, _> = cell.parse();
    count.map(|count| u32::try_from(count).unwrap_or(u32::MAX)).map_err(|_| Fault::quoting(cell, "inhabitants as a whole number"))
}
