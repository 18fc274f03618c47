//! Names and points of places, from UCDP's rows to rows of the atlas.

use super::rows::Row;
use casus_atlas::{Feature, fold};
use std::collections::BTreeMap;

/// The columns of `sites.tsv`, which the atlas reads.
pub(super) const HEADER: &str = "id\tname\tfeature\tcountry\tadmin1\tlat\tlon\tradius_km\tweak\taliases\tsource\n";

/// A place that UCDP's coders name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    pub name: String,
    pub aliases: Vec<String>,
    pub feature: Feature,
    pub admin1: String,
    pub lat: f64,
    pub lon: f64,
}

/// Nouns at the end of a coder's name, and what they say the place is.
const NOUNS: [(&str, Feature); 31] = [
    ("village", Feature::Village),
    ("town", Feature::Town),
    ("city", Feature::Town),
    ("locality", Feature::Village),
    ("community", Feature::Village),
    ("ejido", Feature::Village),
    ("commune", Feature::Village),
    ("suburb", Feature::District),
    ("neighborhood", Feature::District),
    ("neighbourhood", Feature::District),
    ("district", Feature::Admin2),
    ("municipality", Feature::Admin2),
    ("municpality", Feature::Admin2),
    ("region", Feature::Admin2),
    ("camp", Feature::Camp),
    ("airport", Feature::Airfield),
    ("airbase", Feature::Base),
    ("base", Feature::Base),
    ("mountain", Feature::Mountain),
    ("hill", Feature::Mountain),
    ("hills", Feature::Mountain),
    ("field", Feature::Site),
    ("fields", Feature::Site),
    ("dam", Feature::Site),
    ("farms", Feature::Site),
    ("station", Feature::Site),
    ("silos", Feature::Site),
    ("checkpoint", Feature::Site),
    ("crossing", Feature::Site),
    ("factory", Feature::Site),
    ("prison", Feature::Site),
];

/// Nouns that belong to the name of a place as much as they say what it is.
const KEPT: [Feature; 5] = [Feature::Camp, Feature::Airfield, Feature::Base, Feature::Mountain, Feature::Site];

/// Words of descriptions: a name with one of them is no name of a place.
const DESCRIBING: [&str; 28] = [
    "road", "highway", "between", "border", "axis", "river", "near", "km", "northern", "southern", "eastern", "western", "northeastern",
    "northwestern", "southeastern", "southwestern", "governorate", "province", "state", "countryside", "crossroad", "highways", "position",
    "enclave", "route", "rif", "outside", "kilometers",
];

/// The places of these rows, one for each name and point, in the order of names.
///
/// Rows that are coded as no place (lines, parts of areas, first-order divisions, countries) and names that describe are left out.
pub(super) fn places<'r>(rows: impl Iterator<Item = &'r Row>) -> Vec<Named> {
    let mut points: BTreeMap<(String, Feature), BTreeMap<(i64, i64), (usize, Named)>> = BTreeMap::new();
    for row in rows.filter(|row| row.precision <= 3) {
        let Some(named) = named(row) else { continue };
        let at = ((row.lat * 100.0).round() as i64, (row.lon * 100.0).round() as i64);
        let entry = points.entry((fold(&named.name), named.feature)).or_default().entry(at).or_insert((0, named));
        entry.0 += 1;
    }
    points.into_values().flat_map(|by_point| by_point.into_values().map(|(_, named)| named)).collect()
}

/// The place a coder names, if it is one.
pub(super) fn named(row: &Row) -> Option<Named> {
    let written = row.name.trim();
    let low = written.to_lowercase();
    if low.split(|c: char| !c.is_alphanumeric()).any(|word| DESCRIBING.contains(&word)) || written.contains(['"', '\t', '|']) {
        return None;
    }
    let bracketed = written.split_once('(').map(|(before, inside)| (before.trim(), inside.trim_end_matches(')').trim()));
    let (head, inside) = bracketed.unwrap_or((written, ""));
    let (bare, feature) = without_noun(head);
    let feature = feature.unwrap_or(if row.precision == 1 { Feature::Village } else { Feature::Site });
    let mut names = bare.split('/').chain(Some(inside)).map(str::trim).filter(|name| is_name(name));
    let name = names.next()?.to_owned();
    let aliases = names.map(str::to_owned).collect();
    let nouns = [" Governorate", " governorate", " province", " state"];
    let admin1 = nouns.iter().find_map(|noun| row.admin1.strip_suffix(noun)).unwrap_or(&row.admin1).to_owned();
    Some(Named { name, aliases, feature, admin1, lat: row.lat, lon: row.lon })
}

/// Whether words are a name rather than a description: they begin with a capital letter and are not many.
fn is_name(words: &str) -> bool {
    words.starts_with(char::is_uppercase) && words.split_whitespace().count() <= 5 && words.chars().count() >= 3
}

fn without_noun(name: &str) -> (&str, Option<Feature>) {
    let Some((before, last)) = name.rsplit_once(' ') else { return (name, None) };
    let last = last.to_lowercase();
    match NOUNS.iter().find(|(noun, _)| *noun == last) {
        Some((_, feature)) if KEPT.contains(feature) => (name, Some(*feature)),
        Some((_, feature)) => (before.trim_end_matches(','), Some(*feature)),
        None => (name, None),
    }
}

/// The rows of the table, without its header.
pub(super) fn lines(iso3: &str, places: &[Named], weak: impl Fn(&str) -> bool) -> String {
    let mut text = String::new();
    for place in places {
        let key = fold(&place.name).replace(' ', "-");
        let weak = if weak(&fold(&place.name)) { "weak" } else { "" };
        let (lat, lon) = (format!("{:.3}", place.lat), format!("{:.3}", place.lon));
        let id = format!("{iso3},{lat},{lon},{key},{}", place.feature.word());
        let cells = [&id, &place.name, place.feature.word(), iso3, &place.admin1, &lat, &lon, "", weak, &place.aliases.join("|"), "UCDP GED"];
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}
