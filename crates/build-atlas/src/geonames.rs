//! GeoNames: cities of 15,000 and more, and the divisions, which come without points and get the middle of their places.

use std::collections::BTreeMap;

use casus_atlas::{Feature, Point, Source};

use crate::Found;
use crate::middle::middle;
use crate::small::Small;

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

/// The divisions of the first and second order in which a place lies: those of `codes` (`admin1CodesASCII.txt`) and of `second`
/// (`admin2Codes.txt`).
///
/// GeoNames' own points of divisions are not among its files that we have, so the middle of the area where people live stands for them.
pub fn place_divisions(codes: &Divisions, second: &str, cities: &[City], small: &[Small]) -> Vec<Found> {
    let second: Vec<(&str, &str, u32)> = second.lines().filter_map(read_second).collect();
    let mut firsts: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for (code, (name, _)) in codes {
        firsts.insert((country_of(code), name), code);
    }
    let mut seconds: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for (code, name, _) in &second {
        seconds.insert((parent_of(code), name), code);
    }
    let mut within: BTreeMap<&str, Within<'_>> = BTreeMap::new();
    for city in cities {
        for code in [&city.first, &city.second] {
            let within = within.entry(code).or_default();
            within.cities.push(city);
            within.points.push(city.found.point);
        }
    }
    for place in small {
        let Some(first) = firsts.get(&(place.found.country.as_str(), place.found.division.as_str())) else { continue };
        for code in [Some(first), seconds.get(&(*first, place.second.as_str()))].into_iter().flatten() {
            within.entry(code).or_default().points.push(place.found.point);
        }
    }
    let firsts = codes.iter().map(|(code, (name, number))| (code.as_str(), name.as_str(), *number, Feature::Admin1, name.as_str()));
    let seconds = second.iter().filter_map(|(code, name, number)| {
        let parent = codes.get(parent_of(code)).map_or("", |parent| parent.0.as_str());
        Some((*code, *name, *number, Feature::Admin2, parent))
    });
    firsts
        .chain(seconds)
        .filter_map(|(code, name, number, feature, parent)| Some(division(code, name, number, feature, parent, within.get(code)?)))
        .collect()
}

/// What lies within a division.
#[derive(Default)]
struct Within<'a> {
    cities: Vec<&'a City>,
    /// Of the cities and of smaller places.
    points: Vec<Point>,
}

fn read_second(line: &str) -> Option<(&str, &str, u32)> {
    let cells: Vec<&str> = line.split('\t').collect();
    Some((cells.first()?, cells.get(1)?, cells.get(3)?.parse().ok()?))
}

/// `SY.11.1234` as `SY.11`.
fn parent_of(code: &str) -> &str {
    code.rsplit_once('.').map_or("", |(parent, _)| parent)
}

fn country_of(code: &str) -> &str {
    code.split('.').next().unwrap_or_default()
}

fn division(code: &str, name: &str, number: u32, feature: Feature, parent: &str, within: &Within<'_>) -> Found {
    // a county without a city is seldom meant by its bare name
    let bare = without_kind(name).filter(|_| feature == Feature::Admin1 || !within.cities.is_empty());
    Found {
        source: Source::GeoNames,
        number,
        name: name.to_owned(),
        names: bare.into_iter().collect(),
        feature,
        country: country_of(code).to_owned(),
        division: parent.to_owned(),
        point: middle(&within.points),
        population: within.cities.iter().map(|city| city.found.population).sum(),
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
