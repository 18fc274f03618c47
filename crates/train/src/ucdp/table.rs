//! Names and points of places, from UCDP's rows to rows of the atlas.

use super::rows::Row;
use casus_atlas::{Atlas, Feature, How, Place, Point, distance_km, fold};
use std::collections::BTreeMap;

/// The head of the table. Its columns are those of `regions.tsv`, behind whose rows it is read.
pub(super) const HEADER: &str = "\
# Places of events as UCDP GED names them (Syria 2016-2019, Central African Republic; CC BY 4.0), where the atlas had none of the name there.
# Made by `cargo run --release -p casus-train -- ucdp-places ../shared/data data/atlas/ucdp.tsv`. Do not edit by hand.
# id\tname\tfeature\tcountry\tadmin1\tlat\tlon\tradius_km\tweak\taliases\tsource
";

/// The head of the table of how events are told.
pub(super) const TOLD_HEADER: &str = "\
# How events told by the name of a settlement lie, by UCDP GED's coders (Syria 2016-2019, Central African Republic; CC BY 4.0): with
# precision 1 in it, with precision 2 around it.
# Made by `cargo run --release -p casus-train -- ucdp-told ../shared/data data/atlas/ucdp-told.tsv`. Do not edit by hand.
# names\tcountry\tlat\tlon\tinside\taround\tsource
";

/// A place that UCDP's coders name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    pub name: String,
    pub aliases: Vec<String>,
    pub feature: Feature,
    pub admin1: String,
    pub lat: f64,
    pub lon: f64,
    /// How far what is told by the name lies around it, in kilometres; zero where it lies in it.
    pub radius_km: u8,
}

/// The places of one name by their points in hundredths of a degree, each with how many events lie in it and around it.
type ByPoint = BTreeMap<(i64, i64), ([usize; 2], Named)>;

/// Nouns at the end of a coder's name, what they say the place is, and whether they belong to the name.
const NOUNS: [(&str, Feature, bool); 34] = [
    ("village", Feature::Village, false),
    ("town", Feature::Town, false),
    ("city", Feature::Town, false),
    ("locality", Feature::Village, false),
    ("community", Feature::Village, false),
    ("ejido", Feature::Village, false),
    ("commune", Feature::Village, false),
    ("area", Feature::Region, false),
    ("pocket", Feature::Region, true),
    ("sector", Feature::District, true),
    ("suburb", Feature::District, false),
    ("neighborhood", Feature::District, false),
    ("neighbourhood", Feature::District, false),
    ("district", Feature::Admin2, false),
    ("municipality", Feature::Admin2, false),
    ("municpality", Feature::Admin2, false),
    ("region", Feature::Admin2, false),
    ("camp", Feature::Camp, true),
    ("airport", Feature::Airfield, true),
    ("airbase", Feature::Base, true),
    ("base", Feature::Base, true),
    ("mountain", Feature::Mountain, true),
    ("hill", Feature::Mountain, true),
    ("hills", Feature::Mountain, true),
    ("field", Feature::Site, true),
    ("fields", Feature::Site, true),
    ("dam", Feature::Site, true),
    ("farms", Feature::Site, true),
    ("station", Feature::Site, true),
    ("silos", Feature::Site, true),
    ("checkpoint", Feature::Site, true),
    ("crossing", Feature::Site, true),
    ("factory", Feature::Site, true),
    ("prison", Feature::Site, true),
];

/// Words of descriptions: a name with one of them is no name of a place.
const DESCRIBING: [&str; 28] = [
    "road",
    "highway",
    "between",
    "border",
    "axis",
    "river",
    "near",
    "km",
    "northern",
    "southern",
    "eastern",
    "western",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "governorate",
    "province",
    "state",
    "countryside",
    "crossroad",
    "highways",
    "position",
    "enclave",
    "route",
    "rif",
    "outside",
    "kilometers",
];

/// The places of these rows, one for each name and point, in the order of names.
///
/// Rows that are coded as no place (lines, parts of areas, countries) and names that describe are left out.
pub(super) fn places<'r>(rows: impl Iterator<Item = &'r Row>) -> Vec<Named> {
    let mut points: BTreeMap<(String, Feature), ByPoint> = BTreeMap::new();
    for row in rows.filter(|row| row.precision <= 4) {
        let Some(named) = named(row) else { continue };
        let at = ((row.lat * 100.0).round() as i64, (row.lon * 100.0).round() as i64);
        let entry = points.entry((fold(&named.name), named.feature)).or_default().entry(at).or_insert(([0, 0], named));
        entry.0[usize::from(row.precision == 2)] += 1;
    }
    points.into_values().flat_map(|by_point| by_point.into_values().map(|(codes, named)| with_radius(named, codes))).collect()
}

/// How often events told by the name of a settlement lie in it and around it: a row for every name and point, in the order of names.
pub(super) fn told<'r>(iso3: &str, rows: impl Iterator<Item = &'r Row>) -> String {
    let mut points: BTreeMap<String, ByPoint> = BTreeMap::new();
    for row in rows.filter(|row| matches!(row.precision, 1 | 2)) {
        let Some(named) = named(row).filter(|named| named.feature.is_settlement()) else { continue };
        let at = ((row.lat * 100.0).round() as i64, (row.lon * 100.0).round() as i64);
        let entry = points.entry(fold(&named.name)).or_default().entry(at).or_insert(([0, 0], named));
        entry.0[usize::from(row.precision == 2)] += 1;
    }
    let line = |([inside, around], named): &([usize; 2], Named)| {
        let names = [std::slice::from_ref(&named.name), named.aliases.as_slice()].concat().join("|");
        format!("{names}\t{iso3}\t{:.2}\t{:.2}\t{inside}\t{around}\tUCDP GED\n", named.lat, named.lon)
    };
    points.values().flat_map(BTreeMap::values).map(line).collect()
}

/// An area, and a settlement whose events the coders put around it rather than in it, reach beyond their point.
fn with_radius(named: Named, [inside, around]: [usize; 2]) -> Named {
    let spread = named.feature.is_settlement() && around > inside + 1;
    let radius_km = match named.feature {
        Feature::Region => 15,
        _ if spread => 10,
        _ => 0,
    };
    Named { radius_km, ..named }
}

/// The place a coder names, if it is one.
pub(super) fn named(row: &Row) -> Option<Named> {
    let written = row.name.trim();
    let low = written.to_lowercase();
    if row.precision == 4 {
        return division(row);
    }
    if low.split(|c: char| !c.is_alphanumeric()).any(|word| DESCRIBING.contains(&word)) || written.contains(['"', '\t', '|']) {
        return None;
    }
    let bracketed = written.split_once('(').map(|(before, inside)| (before.trim(), inside.trim_end_matches(')').trim()));
    let (head, inside) = bracketed.unwrap_or((written, ""));
    // "Aaliyah (Qurujah) village"
    let inside = inside.split(')').next().unwrap_or_default().trim();
    let (bare, feature) = without_noun(head);
    let mountain = ["Jabal ", "Jebel ", "Tulul ", "Cerro ", "Sierra "].iter().any(|land| head.starts_with(land));
    let bare_name = if mountain {
        Feature::Mountain
    } else if row.precision == 1 {
        Feature::Village
    } else {
        Feature::Site
    };
    let feature = feature.unwrap_or(bare_name);
    let mut names = bare.split('/').chain(Some(inside)).map(str::trim).filter(|name| is_name(name));
    let name = names.next()?.to_owned();
    let mut aliases: Vec<String> = names.map(str::to_owned).collect();
    aliases.extend(shorter(&name));
    let admin1 = bare_division(&row.admin1).to_owned();
    Some(Named { name, aliases, feature, admin1, lat: row.lat, lon: row.lon, radius_km: 0 })
}

/// A first-order division, coded as itself.
fn division(row: &Row) -> Option<Named> {
    let name = bare_division(&row.name);
    let itself = row.name == row.admin1 && is_name(name);
    let named = || Named {
        name: name.to_owned(),
        aliases: Vec::new(),
        feature: Feature::Admin1,
        admin1: String::new(),
        lat: row.lat,
        lon: row.lon,
        radius_km: 0,
    };
    itself.then(named)
}

fn bare_division(name: &str) -> &str {
    let nouns = [" Governorate", " governorate", " province", " state"];
    nouns.iter().find_map(|noun| name.strip_suffix(noun)).unwrap_or(name)
}

/// "Gpt Tagbara" and "Kagoue 2" are also called without the group and the number.
fn shorter(name: &str) -> Option<String> {
    let bare = ["Gpt ", "Groupement "].iter().find_map(|group| name.strip_prefix(group)).unwrap_or(name);
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    (bare != name && is_name(bare)).then(|| bare.to_owned())
}

/// Whether words are a name rather than a description: they begin with a capital letter or a digit and are not many.
fn is_name(words: &str) -> bool {
    let bare = words.strip_prefix("al ").unwrap_or(words);
    bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && words.split_whitespace().count() <= 5
        && words.chars().count() >= 3
}

fn without_noun(name: &str) -> (&str, Option<Feature>) {
    let Some((before, last)) = name.rsplit_once(' ') else { return (name, None) };
    let last = last.to_lowercase();
    match NOUNS.iter().find(|(noun, ..)| *noun == last) {
        Some((_, feature, true)) => (name, Some(*feature)),
        Some((_, feature, false)) => (before.trim_end_matches(','), Some(*feature)),
        None => (name, None),
    }
}

/// What of these places is worth a row: those that `atlas` does not know, under a name that is more than common words ("Military Research
/// Center"), without the other names that are another place's there ("Silos (Tadmur)"). It is what ships and what is scored.
pub(super) fn worth_a_row(atlas: &Atlas, iso3: &str, places: &[Named], is_common: impl Fn(&str) -> bool) -> Vec<Named> {
    let common = |name: &str| fold(name).split(' ').all(|word| is_common(word) || word.starts_with(|first: char| first.is_ascii_digit()));
    let anothers = |name: &str| {
        let here = |place: &Place| place.country.is_some_and(|country| country.as_str() == iso3);
        let alike = |how: How| !matches!(how, How::Spelling { distance } if distance > 0.1);
        atlas.candidates(name).iter().any(|found| alike(found.how) && here(atlas.place(found.place)))
    };
    let new = places.iter().filter(|place| !is_known(atlas, iso3, place) && (!common(&place.name) || !place.name.contains(' ')));
    let without = |place: &Named| {
        let aliases = place.aliases.iter().filter(|alias| !common(alias) && !anothers(alias)).cloned().collect();
        Named { aliases, ..place.clone() }
    };
    new.map(without).collect()
}

/// Whether the atlas has a place of that name and kind there. A town that it knows well may lie farther off: then UCDP's point is the wrong one.
fn is_known(atlas: &Atlas, iso3: &str, named: &Named) -> bool {
    let point = Point { lat: named.lat, lon: named.lon };
    let limit = |known: &Place| match known.feature {
        Feature::Admin1 | Feature::Admin2 => 25.0,
        Feature::Town | Feature::Capital if known.population > 0 => 50.0,
        _ => 10.0,
    };
    let same = |known: &Place| {
        let kind = match named.feature {
            Feature::Admin1 | Feature::Admin2 => known.feature == named.feature,
            feature if feature.is_settlement() => known.feature.is_settlement(),
            _ => !matches!(known.feature, Feature::Admin1 | Feature::Admin2 | Feature::Country),
        };
        kind && known.country.is_some_and(|country| country.as_str() == iso3)
            && known.point.is_some_and(|at| distance_km(at, point) <= limit(known))
    };
    let found = atlas.named(&named.name).map(|found| found.places).unwrap_or_default();
    found.into_iter().any(|place| same(atlas.place(place)))
}

/// The rows of the table, without its header.
pub(super) fn lines(iso3: &str, places: &[Named], weak: impl Fn(&str) -> bool) -> String {
    let mut text = String::new();
    for place in places {
        let key = fold(&place.name).replace(' ', "-");
        let weak = if weak(&fold(&place.name)) { "weak" } else { "" };
        let (lat, lon) = (format!("{:.3}", place.lat), format!("{:.3}", place.lon));
        let id = format!("{iso3},{lat},{lon},{key},{}", place.feature.word());
        let radius = if place.radius_km > 0 { place.radius_km.to_string() } else { String::new() };
        let cells =
            [&id, &place.name, place.feature.word(), iso3, &place.admin1, &lat, &lon, &radius, weak, &place.aliases.join("|"), "UCDP GED"];
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}
