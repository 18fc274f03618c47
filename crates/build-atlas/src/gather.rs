//! Merges what several sources say of the same place.

use std::collections::{BTreeMap, HashMap};

use casus_atlas::gazetteer::PER_DEGREE;
use casus_atlas::{Feature, Source, distance_km, fold};

use crate::Found;
use crate::names::{is_latin, own_key};

/// Merges the sources, earlier ones first: a later place is taken to be an earlier one if GeoNames' number says so, or if it has one of
/// its names, is of the same sort and lies near. Sorted by key, then inhabitants: the order of the table.
pub fn merge(sources: [Vec<Found>; 4]) -> Vec<Found> {
    let mut places: Vec<Found> = Vec::new();
    let mut by_number: HashMap<u32, usize> = HashMap::new();
    let mut by_name: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for found in sources.into_iter().flatten() {
        if !is_sound(&found) {
            continue;
        }
        let key = (found.country.clone(), fold(&found.name));
        let same_number = by_number.get(&found.geonames).copied().filter(|_| found.geonames > 0);
        let same = same_number.or_else(|| {
            let near = by_name.get(&key)?;
            near.iter().copied().find(|at| is_same(&places[*at], &found))
        });
        let at = match same {
            Some(at) => {
                add(&mut places[at], found);
                at
            }
            None => {
                places.push(found);
                places.len() - 1
            }
        };
        by_number.entry(places[at].geonames).or_insert(at);
        let folded = places[at].names.iter().chain(Some(&places[at].name)).filter(|name| name.chars().all(is_latin)).map(|name| fold(name));
        for name in folded {
            let entries = by_name.entry((key.0.clone(), name)).or_default();
            if !entries.contains(&at) {
                entries.push(at);
            }
        }
    }
    let mut sorted: Vec<(String, Found)> = places.into_iter().map(|found| (own_key(&found), found)).collect();
    sorted.sort_by(|(key, a), (other, b)| {
        let place = |found: &Found| ((found.point.lat * 1e4) as i64, (found.point.lon * 1e4) as i64);
        (key, std::cmp::Reverse(a.population), &a.country, a.source, a.number, place(a)).cmp(&(
            other,
            std::cmp::Reverse(b.population),
            &b.country,
            b.source,
            b.number,
            place(b),
        ))
    });
    sorted.dedup_by(|(_, a), (_, b)| a.source == b.source && a.number == b.number && a.country == b.country && a.point == b.point);
    let mut places: Vec<Found> = sorted.into_iter().map(|(_, found)| found).collect();
    part_twins(&mut places);
    places
}

/// Places without a number are known by their point: where two share one, the later moves north by the least step.
fn part_twins(places: &mut [Found]) {
    let mut taken = std::collections::HashSet::new();
    for found in places.iter_mut().filter(|found| found.number == 0) {
        let step = |degrees: f64| (degrees * PER_DEGREE).round() as i64;
        while !taken.insert((found.country.clone(), step(found.point.lat), step(found.point.lon))) {
            found.point.lat += 1.0 / PER_DEGREE;
        }
    }
}

/// Words that begin so many sentences that a hamlet of that name is never meant.
fn is_function_word(key: &str) -> bool {
    const WORDS: &str = "a an and all any are as at be but by can did do for from go had has have he her him his how i if in is it its \
        let may me my no not now of off on one or our out she so some that the their them then there they this to two up us was we were \
        what when where who why will with you your after again also before both each even ever few here just more most much never only \
        other over own per such than too under until very while";
    WORDS.split_whitespace().any(|word| word == key)
}

/// A name that can be looked up, a point on the earth.
fn is_sound(found: &Found) -> bool {
    let key = own_key(found);
    let on_earth = found.point.lat.abs() <= 90.0 && found.point.lon.abs() <= 180.0;
    key.len() > 1 && !is_function_word(&key) && key.len() < 100 && found.name.len() < 120 && found.name.chars().all(is_latin) && on_earth
}

fn is_same(known: &Found, found: &Found) -> bool {
    let sort = |feature: Feature| if feature.is_settlement() { Feature::Town } else { feature };
    let near_km = match sort(found.feature) {
        Feature::Admin1 => 400.0,
        Feature::Admin2 => 60.0,
        _ if found.source == Source::GeoNamesSmall => 15.0,
        _ => 8.0,
    };
    sort(known.feature) == sort(found.feature) && distance_km(known.point, found.point) < near_km
}

/// Adds to a known place what another source has: names, a better name to show, inhabitants, the point of a division.
fn add(known: &mut Found, found: Found) {
    known.names.extend(found.names);
    if found.source == Source::WhosOnFirst && known.source == Source::GeoNames {
        let before = std::mem::replace(&mut known.name, found.name);
        known.names.push(before);
        if matches!(known.feature, Feature::Admin1 | Feature::Admin2) {
            known.point = found.point;
        }
        if matches!(known.feature, Feature::Town | Feature::Capital) && !found.division.is_empty() {
            known.division = found.division;
        }
    } else {
        known.names.push(found.name);
    }
    if known.population == 0 {
        known.population = found.population;
    }
}
