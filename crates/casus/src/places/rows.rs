//! What the stage of places hands out: flat rows whose keys `docs/places.md` describes.

use casus_atlas::{Atlas, PlaceIdx};
use casus_events::places::Placed;
use casus_text::Report;
use serde::{Deserialize, Serialize};

/// The names of places of one report. Offsets are bytes of `text`, zero-based and half-open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlacesRow {
    /// The name the report goes by.
    pub doc: String,
    /// The release of the atlas.
    pub atlas: String,
    /// The text that offsets count in. Of JSON Lines it is the text as it stands there, character by character.
    pub text: String,
    /// The names, in the order of the text; given ones in the order in which they were given.
    pub toponyms: Vec<ToponymRow>,
    /// Trouble met on the way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// One name and where it is held to lie.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ToponymRow {
    /// First byte of the name.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// The name as it stands there.
    pub text: String,
    /// What it does there: place, building, modifier, demonym, metonym, in-name, language or homonym.
    pub role: String,
    /// Degrees north; null where nothing is known.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// GeoNames' number of the place, where it is one of theirs.
    pub geonameid: Option<u32>,
    /// The atlas's name of the place; null where no place of the atlas is meant.
    pub place_id: Option<String>,
    /// The name to show.
    pub name: Option<String>,
    /// ISO 3166 code of three letters.
    pub country: Option<String>,
    /// The first-order division's name.
    pub admin1: Option<String>,
    /// What sort of place it is.
    pub feature: Option<String>,
    /// UCDP's precision of the point, 1 to 7.
    pub precision: u8,
    /// How far from the point it may reach or lie, in kilometres.
    pub radius_km: f32,
    /// The chance that the place meant lies within 161 km of the point, 0 to 1.
    pub chance: f32,
    /// Other places of the name that may be meant, likeliest first.
    pub alternatives: Vec<AlternativeRow>,
    /// How the point was found.
    pub rule: String,
}

/// Another place that a name may mean.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AlternativeRow {
    /// The atlas's name of the place.
    pub place_id: String,
    /// The name to show.
    pub name: String,
    /// ISO 3166 code of three letters.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// Its chance, by itself: chances of a name need not add up to one.
    pub chance: f32,
}

impl PlacesRow {
    pub(super) fn of(atlas: &Atlas, report: &Report, placed: &[Placed], notes: Vec<String>) -> PlacesRow {
        let toponyms = placed.iter().map(|placed| ToponymRow::of(atlas, report, placed)).collect();
        PlacesRow { doc: report.doc.clone(), atlas: atlas.version().to_owned(), text: report.text.clone(), toponyms, notes }
    }
}

impl ToponymRow {
    fn of(atlas: &Atlas, report: &Report, placed: &Placed) -> ToponymRow {
        let words = placed.toponym.words;
        let place = placed.place.map(|place| atlas.place(place));
        ToponymRow {
            start: words.start,
            end: words.end,
            text: report.words(words).to_owned(),
            role: placed.toponym.role.word().to_owned(),
            lat: placed.point.map(|point| rounded(point.lat)),
            lon: placed.point.map(|point| rounded(point.lon)),
            geonameid: place.and_then(|place| place.id.strip_prefix("geonames:")?.parse().ok()),
            place_id: place.map(|place| place.id.clone()),
            name: place.map(|place| place.name.clone()),
            country: place.and_then(|place| place.country).map(|country| country.to_string()),
            admin1: place.and_then(|place| place.admin1.as_deref()).map(str::to_owned),
            feature: place.map(|place| place.feature.word().to_owned()),
            precision: placed.precision,
            radius_km: placed.radius_km,
            chance: hundredths(placed.chance),
            alternatives: placed.alternatives.iter().map(|(place, chance)| AlternativeRow::of(atlas, *place, *chance)).collect(),
            rule: placed.rule.word().to_owned(),
        }
    }
}

impl AlternativeRow {
    fn of(atlas: &Atlas, place: PlaceIdx, chance: f32) -> AlternativeRow {
        let place = atlas.place(place);
        AlternativeRow {
            place_id: place.id.clone(),
            name: place.name.clone(),
            country: place.country.map(|country| country.to_string()),
            lat: place.point.map(|point| rounded(point.lat)),
            lon: place.point.map(|point| rounded(point.lon)),
            chance: hundredths(chance),
        }
    }
}

/// Five digits are a metre.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

fn hundredths(chance: f32) -> f32 {
    (chance * 100.0).round() / 100.0
}
