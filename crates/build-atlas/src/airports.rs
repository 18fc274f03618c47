//! Airports with a code that passengers know.

use casus_atlas::{Feature, Point, Source};

use crate::Found;
use crate::small::cells;

/// Reads `airports.csv` (`icao,iata,name,city,subd,country,elevation,lat,lon,tz,lid`).
pub fn read(text: &str) -> Vec<Found> {
    text.lines().skip(1).filter_map(read_airport).collect()
}

fn read_airport(line: &str) -> Option<Found> {
    let cells = cells(line);
    let icao: [u8; 4] = cells.first()?.as_bytes().try_into().ok()?;
    let name = cells.get(2)?.clone();
    let said = name.contains("Air") && name.split_whitespace().count() >= 2;
    if cells[1].is_empty() || !said {
        return None;
    }
    let short = name.replace(" International Airport", " Airport");
    let feature = if name.contains("Air Base") || name.contains("Air Force") { Feature::Base } else { Feature::Airfield };
    Some(Found {
        source: Source::Airports,
        number: u32::from_be_bytes(icao),
        names: vec![short, name.replace("Airport", "airbase")],
        name,
        feature,
        country: cells[5].clone(),
        division: cells[4].clone(),
        point: Point { lat: cells[7].parse().ok()?, lon: cells[8].parse().ok()? },
        population: 0,
        geonames: 0,
    })
}
