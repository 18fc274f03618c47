//! GeoNames: cities of 15,000 and more, and the divisions, which come without points and get their cities' middle.

use std::collections::BTreeMap;

use casus_atlas::{Feature, Point, Source};

use crate::Found;

/// A city with the code of its division of the second order.
pub struct City {
    /// The place.
    pub found: Found,
    /// `SY.11`.
    pub first: String,
    /// `SY.11.1234`; empty if unknown.
    pub second: String,
}

/// A division of the first order: its name and its number, by its code.
pub type Divisions = BTreeMap<String, (String, u32)>;

/// Reads `admin1CodesASCII.txt`.
pub fn read_divisions(text: &str) -> Divisions {
    text.lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            Some((cells.first()?.to_string(), (cells.get(1)?.to_string(), cells.get(3)?.parse().ok()?)))
        })
        .collect()
}

/// Reads `cities15000.txt`.
pub fn read_cities(text: &str, divisions: &Divisions) -> Vec<City> {
    text.lines().filter_map(|line| read_city(line, divisions)).collect()
}

fn read_city(line: &str, divisions: &Divisions) -> Option<City> {
    let cells: Vec<&str> = line.split('\t').collect();
    let country = cells.get(8)?.to_string();
    let first = format!("{country}.{}", cells.get(10)?);
    let second = if cells[11].is_empty() { String::new() } else { format!("{first}.{}", cells[11]) };
    let mut names: Vec<String> = cells[3].split(',').map(str::to_owned).collect();
    names.push(cells[2].to_owned());
    let number = cells[0].parse().ok()?;
    let feature = match cells[7] {
        "PPLC" => Feature::Capital,
        "PPLX" => Feature::District,
        "PPLH" | "PPLQ" | "PPLW" => return None,
        _ => Feature::Town,
    };
    let found = Found {
        source: Source::GeoNames,
        number,
        name: cells[1].to_owned(),
        names,
        feature,
        division: divisions.get(&first).map_or_else(String::new, |division| division.0.clone()),
        country,
        point: Point { lat: cells[4].parse().ok()?, lon: cells[5].parse().ok()? },
        population: cells[14].parse().ok()?,
        geonames: number,
    };
    Some(City { found, first, second })
}

/// The middle of the cities of a division, each weighed by its inhabitants.
fn middle<'a>(cities: impl Iterator<Item = &'a City>) -> Point {
    let (mut lat, mut lon, mut weight) = (0.0, 0.0, 0.0);
    for city in cities {
        let inhabitants = f64::from(city.found.population.max(1000));
        lat += city.found.point.lat * inhabitants;
        lon += city.found.point.lon * inhabitants;
        weight += inhabitants;
    }
    Point { lat: lat / weight, lon: lon / weight }
}

/// The divisions of the first order that have a city.
pub fn place_divisions(divisions: &Divisions, cities: &[City]) -> Vec<Found> {
    let mut by_code: BTreeMap<&str, Vec<&City>> = BTreeMap::new();
    for city in cities {
        by_code.entry(&city.first).or_default().push(city);
    }
    by_code
        .into_iter()
        .filter_map(|(code, cities)| {
            let (name, number) = divisions.get(code)?;
            Some(division(code, name, *number, Feature::Admin1, name, &cities))
        })
        .collect()
}

/// The divisions of the second order that have a city.
pub fn place_districts(text: &str, cities: &[City], divisions: &Divisions) -> Vec<Found> {
    let mut by_code: BTreeMap<&str, Vec<&City>> = BTreeMap::new();
    for city in cities.iter().filter(|city| !city.second.is_empty()) {
        by_code.entry(&city.second).or_default().push(city);
    }
    text.lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let cities = by_code.get(cells.first()?)?;
            let parent = cells[0].rsplit_once('.')?.0;
            let parent = divisions.get(parent).map_or("", |parent| parent.0.as_str());
            Some(division(cells[0], cells.get(1)?, cells.get(3)?.parse().ok()?, Feature::Admin2, parent, cities))
        })
        .collect()
}

fn division(code: &str, name: &str, number: u32, feature: Feature, parent: &str, cities: &[&City]) -> Found {
    Found {
        source: Source::GeoNames,
        number,
        name: name.to_owned(),
        names: without_kind(name).into_iter().collect(),
        feature,
        country: code.split('.').next().unwrap_or_default().to_owned(),
        division: parent.to_owned(),
        point: middle(cities.iter().copied()),
        population: cities.iter().map(|city| city.found.population).sum(),
        geonames: number,
    }
}

/// `Maidan Wardak Province` as `Maidan Wardak`.
pub fn without_kind(name: &str) -> Option<String> {
    const KINDS: [&str; 16] = [
        " Province",
        " Governorate",
        " Oblast",
        " Oblast'",
        " Oblast’",
        " Region",
        " District",
        " Department",
        " State",
        " County",
        " Raion",
        " Prefecture",
        " Canton",
        " Municipality",
        " Division",
        " Parish",
    ];
    const HEADS: [&str; 8] = [
        "Province of ",
        "Departamento de ",
        "Provincia de ",
        "Estado de ",
        "Département de ",
        "Région de ",
        "Muhafazat ",
        "Governorate of ",
    ];
    let bare = KINDS.iter().find_map(|kind| name.strip_suffix(kind)).or_else(|| HEADS.iter().find_map(|head| name.strip_prefix(head)))?;
    (bare.chars().count() >= 3).then(|| bare.to_owned())
}
