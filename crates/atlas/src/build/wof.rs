//! Who's On First: regions, counties, localities and neighbourhoods, with names in many languages, one JSON object a line.

use serde_json::Value;

use super::names::{is_latin, without_kind};
use super::{Builder, Fault, Found};
use crate::place::{Feature, Point, Source};

/// The languages whose names an English report may use: Latin letters, near the English spelling or the local one.
const LATIN: [&str; 8] = ["eng", "und", "fra", "deu", "spa", "ceb", "tur", "kur"];
/// The languages of other scripts in which reports and lists of places are written.
const OTHER: [&str; 8] = ["ara", "fas", "pus", "urd", "ckb", "ukr", "rus", "heb"];

impl Builder {
    /// A line of Who's On First, looked at for the name of a region or county only. All lines must be told so before any is told to
    /// [`Builder::whosonfirst`]: places name their divisions by number.
    ///
    /// # Errors
    ///
    /// A line that is no JSON.
    pub fn whosonfirst_division(&mut self, line: &str) -> Result<(), Fault> {
        if !["\"region\"", "\"county\"", "\"localadmin\""].iter().any(|kind| line.contains(kind)) {
            return Ok(());
        }
        let value = read(line)?;
        if let (Some(id), Some(name), Some("region" | "county" | "localadmin")) =
            (value["id"].as_u64(), shown(&value), value["placetype"].as_str())
        {
            self.wof_names.insert(id, name);
        }
        Ok(())
    }

    /// A line of Who's On First. Countries are left to GeoNames; places without a name in Latin letters are left out.
    ///
    /// # Errors
    ///
    /// A line that is no JSON, or whose point is not on earth.
    pub fn whosonfirst(&mut self, line: &str) -> Result<(), Fault> {
        let value = read(line)?;
        let population = value["population"].as_u64().and_then(|count| u32::try_from(count).ok()).unwrap_or(0);
        let Some(kind) = value["placetype"].as_str() else { return Err(Fault::new("no placetype", "a record of Who's On First")) };
        let feature = match kind {
            "region" => Feature::Admin1,
            "county" | "localadmin" => Feature::Admin2,
            "locality" if population >= 5000 => Feature::Town,
            "locality" => Feature::Village,
            "neighbourhood" => Feature::District,
            _ => return Ok(()),
        };
        let point = point(&value)?;
        let country = value["country"].as_str().and_then(|iso2| self.by_iso2.get(iso2)).copied();
        let number = value["id"].as_u64().and_then(|number| u32::try_from(number).ok());
        let (Some(country), Some(number), Some(name)) = (country, number, shown(&value)) else { return Ok(()) };
        let (names, other_names) = names(&value, &name);
        let around = |key: &str| value[key].as_u64().and_then(|id| self.wof_names.get(&id).cloned()).unwrap_or_default();
        let (first, second) = (around("region_id"), if feature.is_settlement() { around("county_id") } else { String::new() });
        let division = self.divisions.of_names(country, &first, &second);
        self.add(Found {
            source: Source::WhosOnFirst,
            number,
            division,
            name,
            names,
            other_names,
            feature,
            country,
            point,
            population,
            geonames: value["geonameid"].as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0),
        });
        Ok(())
    }
}

fn read(line: &str) -> Result<Value, Fault> {
    serde_json::from_str(line).map_err(|error| Fault::new(format!("no JSON ({error})"), "one JSON object of Who's On First a line"))
}

fn point(value: &Value) -> Result<Point, Fault> {
    let degrees = |key: &str, most: f64, expected: &str| {
        let degrees = value[key].as_f64().filter(|degrees| degrees.abs() <= most);
        degrees.ok_or_else(|| Fault::quoting(&value[key].to_string(), expected))
    };
    Ok(Point { lat: degrees("lat", 90.0, "a latitude from -90 to 90")?, lon: degrees("lon", 180.0, "a longitude from -180 to 180")? })
}

/// The names that may be looked up, and how many there are in all languages.
fn names(value: &Value, shown: &str) -> (Vec<String>, usize) {
    let mut names = Vec::new();
    for language in LATIN.iter().chain(&OTHER) {
        for kind in ["preferred", "variant"] {
            names.extend(list(value, &format!("{language}_x_{kind}")));
        }
    }
    names.extend(value["name"].as_str().map(str::to_owned));
    let bare: Vec<String> = names.iter().map(String::as_str).chain(Some(shown)).filter_map(without_kind).collect();
    names.extend(bare);
    let all = value["names"].as_object().map_or(0, |names| names.values().filter_map(Value::as_array).map(Vec::len).sum());
    (names, all)
}

/// The English name, or else the main one if it is in Latin letters.
fn shown(value: &Value) -> Option<String> {
    let name = list(value, "eng_x_preferred").into_iter().next().or_else(|| value["name"].as_str().map(str::to_owned))?;
    let latin = name.chars().any(|letter| letter.is_ascii_alphabetic()) && name.chars().all(is_latin);
    latin.then_some(name)
}

fn list(value: &Value, key: &str) -> Vec<String> {
    let names = value["names"][key].as_array().map(Vec::as_slice).unwrap_or_default();
    names.iter().filter_map(|name| name.as_str().map(|name| name.trim().to_owned())).collect()
}
