//! Who's On First: regions, counties, localities and neighbourhoods of nine countries, with names in many languages.

use casus_atlas::{Feature, Point, Source};
use serde_json::Value;

use crate::Found;
use crate::geonames::without_kind;

/// The languages whose names an English report may use: Latin letters, near the English spelling or the local one.
const LANGUAGES: [&str; 8] = ["eng", "und", "fra", "deu", "spa", "ceb", "tur", "kur"];

/// Reads one country's lines; the country itself is left to GeoNames.
///
/// # Errors
///
/// A line that is no JSON.
pub fn read(text: &str) -> Result<Vec<Found>, String> {
    let values: Vec<Value> = text
        .lines()
        .enumerate()
        .map(|(at, line)| serde_json::from_str(line).map_err(|error| format!("reading Who's On First, line {}: {error}", at + 1)))
        .collect::<Result<_, _>>()?;
    let regions: std::collections::HashMap<u64, String> = values
        .iter()
        .filter(|value| value["placetype"] == "region")
        .filter_map(|value| Some((value["id"].as_u64()?, shown(value)?)))
        .collect();
    Ok(values.iter().filter_map(|value| read_place(value, &regions)).collect())
}

fn read_place(value: &Value, regions: &std::collections::HashMap<u64, String>) -> Option<Found> {
    let population = value["population"].as_u64().and_then(|count| u32::try_from(count).ok()).unwrap_or(0);
    let feature = match value["placetype"].as_str()? {
        "region" => Feature::Admin1,
        "county" | "localadmin" => Feature::Admin2,
        "locality" if population >= 5000 => Feature::Town,
        "locality" => Feature::Village,
        "neighbourhood" => Feature::District,
        _ => return None,
    };
    let name = shown(value)?;
    let mut names = Vec::new();
    for language in LANGUAGES {
        for kind in ["preferred", "variant"] {
            names.extend(list(value, &format!("{language}_x_{kind}")));
        }
    }
    names.extend(value["name"].as_str().map(str::to_owned));
    let bare: Vec<String> = names.iter().chain(Some(&name)).filter_map(|name| without_kind(name)).collect();
    names.extend(bare);
    Some(Found {
        source: Source::WhosOnFirst,
        number: u32::try_from(value["id"].as_u64()?).ok()?,
        division: value["region_id"].as_u64().and_then(|region| regions.get(&region).cloned()).unwrap_or_default(),
        name,
        names,
        feature,
        country: value["country"].as_str()?.to_owned(),
        point: Point { lat: value["lat"].as_f64()?, lon: value["lon"].as_f64()? },
        population,
        geonames: value["geonameid"].as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0),
    })
}

/// The English name, or else the main one if it is in Latin letters.
fn shown(value: &Value) -> Option<String> {
    let name = list(value, "eng_x_preferred").into_iter().next().or_else(|| value["name"].as_str().map(str::to_owned))?;
    let latin = name.chars().any(|letter| letter.is_ascii_alphabetic()) && name.chars().all(crate::names::is_latin);
    latin.then_some(name)
}

fn list(value: &Value, key: &str) -> Vec<String> {
    let names = value["names"][key].as_array().map(Vec::as_slice).unwrap_or_default();
    names.iter().filter_map(|name| name.as_str().map(|name| name.trim().to_owned())).collect()
}
