//! Airports with a code that passengers know.

use super::geonames::point;
use super::small::cells;
use super::{Builder, Fault, Found};
use crate::place::{Feature, Source};

impl Builder {
    /// A line of a list of airports (`icao,iata,name,city,subd,country,elevation,lat,lon,tz,lid`). Airstrips without a code of IATA are
    /// left out, and so are those whose name says nothing of flying.
    ///
    /// # Errors
    ///
    /// A line that has not 11 columns, or whose point is not on earth.
    pub fn airport(&mut self, line: &str) -> Result<(), Fault> {
        let cells = cells(line);
        if cells.len() != 11 {
            return Err(Fault::new(
                format!("{} columns", cells.len()),
                "11 comma-separated columns: icao, iata, name, city, subd, country, …",
            ));
        }
        let point = point(&cells[7], &cells[8])?;
        let name = cells[2].clone();
        let said = name.contains("Air") && name.split_whitespace().count() >= 2;
        let Ok(icao): Result<[u8; 4], _> = cells[0].as_bytes().try_into() else { return Ok(()) };
        let Some(country) = self.by_iso2.get(&cells[5]).copied().filter(|_| said && !cells[1].is_empty()) else { return Ok(()) };
        let short = name.replace(" International Airport", " Airport");
        let feature = if name.contains("Air Base") || name.contains("Air Force") { Feature::Base } else { Feature::Airfield };
        let division = self.divisions.of_names(country, &cells[4], "");
        self.add(Found {
            source: Source::Airports,
            number: u32::from_be_bytes(icao),
            names: vec![short, name.replace("Airport", "airbase")],
            name,
            other_names: 0,
            feature,
            country,
            division,
            point,
            population: 0,
            geonames: 0,
        });
        Ok(())
    }
}
