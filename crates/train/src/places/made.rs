//! Short reports made from the atlas: sentences of our own with names whose places are known, since they were chosen first.
//!
//! Articles with points mostly name what everybody knows. Reports of conflicts name the other Tripoli, and say so: by the country behind the comma, by
//! the towns around, by "province". These reports teach what such words weigh; no figure is measured on them.

use casus_atlas::{Atlas, Feature, Place, PlaceIdx, distance_km};
use casus_events::places::{Role, Toponym, Words, spot};
use casus_text::{Report, Span};

use super::Knowledge;
use super::data::{Article, Gold};
use crate::random::Random;

/// How many reports are made.
const REPORTS: usize = 1600;
/// Of ten towns so many are chosen among those that a far larger namesake stands before.
const OVERSHADOWED: usize = 5;
/// Of ten reports so many tell a town from the division of its name.
const TWINS: usize = 3;

/// Sentences of which `{0}`, `{1}` and so on are names; what each name is stands behind. Brackets hold the name of something else with a name in it.
const SHAPES: [(&str, &[Part]); 20] = [
    ("Students of the [University of {0}] went on strike. The government of {1} closed the campus.", &[Part::Town, Part::Country]),
    ("The dead were taken to [{0} General Hospital] in {1}.", &[Part::Town, Part::Country]),
    ("Two rockets hit [{0} Airport] near {2}, the army of {1} said.", &[Part::Town, Part::Country, Part::Neighbour]),
    ("A spokesman of the [{0} Chamber of Commerce] said shops in {2}, {1}, stayed shut.", &[Part::Town, Part::Country, Part::Neighbour]),
    ("Gunmen killed two men in {0}, {1}, on Monday.", &[Part::Town, Part::Country]),
    ("Two men were killed in {0}, {1}, on Monday.", &[Part::Town, Part::Division]),
    ("A bomb went off in {0}, {1}, {2}, the police said.", &[Part::Town, Part::Division, Part::Country]),
    ("Clashes broke out in {0} in {1} on Friday. Residents of {0} fled.", &[Part::Town, Part::Country]),
    ("Soldiers withdrew from {0} ({1}) after a week.", &[Part::Town, Part::Country]),
    ("In {1}, shells fell on {0} and {2} on Sunday. Nobody claimed the attack.", &[Part::Town, Part::Country, Part::Neighbour]),
    ("Shells fell on {0} and {1} on Sunday. Officials in {2} said four people died.", &[Part::Town, Part::Neighbour, Part::Country]),
    (
        "Fighters moved from {1} to {0}. A day later they were seen in {2}, in the south of {3}.",
        &[Part::Town, Part::Neighbour, Part::Neighbour, Part::Country],
    ),
    ("The governor of {1} said that three farmers were abducted near {0}.", &[Part::Town, Part::Division]),
    ("Four police officers died in {0} province in {1}.", &[Part::Division, Part::Country]),
    ("The road between {0} and {1} in {2} state was closed after an attack.", &[Part::Town, Part::Neighbour, Part::Division]),
    ("Two soldiers were killed in {0} governorate, the army of {1} said.", &[Part::Division, Part::Country]),
    (
        "A grenade was thrown at a shop in the city of {0} in {1}. The market of {2} stayed shut.",
        &[Part::Town, Part::Country, Part::Neighbour],
    ),
    ("{1}: One person was shot dead in {0} and two were hurt in {2}.", &[Part::Town, Part::Country, Part::Neighbour]),
    (
        "Villagers from {0} sought refuge in {1}. The United Nations counts 2,000 of them across {2}.",
        &[Part::Town, Part::Neighbour, Part::Country],
    ),
    (
        "Troops took {0}, {1} and {2} back on Tuesday, said the defence ministry of {3}.",
        &[Part::Town, Part::Neighbour, Part::Neighbour, Part::Country],
    ),
];

/// The same for a town and the division of its name: `{0}` is the town or the division, `{1}` the country.
const OF_TOWN: [&str; 7] = [
    "Two soldiers were killed in the city of {0} in {1}.",
    "A bomb went off in {0}, {1}, on Monday.",
    "Residents fled the town of {0}, said the army of {1}.",
    "Snipers shot at people in central {1}. In {0} two shops burned.",
    "Protesters marched through {0} city, {1}.",
    "Police in {0} arrested nine men. {1} has seen a wave of attacks.",
    "A mortar shell hit a market in {0}. The health ministry of {1} counted six dead.",
];
const OF_FIRST: [&str; 6] = [
    "Four police officers died in {0} province in {1}.",
    "Two soldiers were killed in {0} governorate, the army of {1} said.",
    "Attacks went on across {0} state, {1}.",
    "Floods and raids drove thousands out of the province of {0} in {1}.",
    "The governor of {0} province met elders of three districts, state media of {1} said.",
    "Farmers in {0} Province lost their herds. {1} sent troops.",
];
const OF_SECOND: [&str; 3] = [
    "Four police officers died in {0} district in {1}.",
    "Cattle were stolen across {0} county, {1}.",
    "Two schools in the district of {0} were burned, said the government of {1}.",
];

/// What a name of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A town whose name is also borne elsewhere.
    Town,
    /// Another town within 150 km, in the same country.
    Neighbour,
    /// The first-order division of the town.
    Division,
    Country,
}

/// The reports: the same every time.
pub(super) fn make(knowledge: &Knowledge) -> Vec<Article> {
    let atlas = &knowledge.atlas;
    let towns: Vec<(PlaceIdx, &Place)> = atlas
        .places()
        .filter(|(_, place)| place.feature.is_settlement() && place.feature != Feature::District && place.country.is_some())
        .collect();
    let mut random = Random::new(29);
    let mut made = Vec::new();
    // a sentence that finds no names of its sort is tried again with another town
    for _ in 0..40 * REPORTS {
        if made.len() == REPORTS {
            break;
        }
        let (town, place) = towns[random.below(towns.len())];
        if random.below(10) < TWINS {
            made.extend(twins(knowledge, (town, place), made.len(), &mut random));
            continue;
        }
        let (text, parts) = SHAPES[random.below(SHAPES.len())];
        let least = if random.below(10) < OVERSHADOWED { 20 * (place.population + 1000) } else { 0 };
        if is_shared(atlas, place, least) {
            made.extend(write(knowledge, &towns, (town, place), text, parts, made.len(), &mut random));
        }
    }
    made
}

/// A report of a town, or of the division that bears its name.
fn twins(knowledge: &Knowledge, (town, place): (PlaceIdx, &Place), number: usize, random: &mut Random) -> Option<Article> {
    let atlas = &knowledge.atlas;
    // the town may bear its division's name beside the one that the atlas shows, or the other way about
    let name = if random.below(2) == 0 { place.name.clone() } else { place.admin1.as_deref()?.to_owned() };
    if !atlas.named(&name)?.places.contains(&town) {
        return None;
    }
    let near = |other: &Place| other.point.zip(place.point).is_some_and(|(a, b)| distance_km(a, b) < 250.0);
    let is_twin = |other: &PlaceIdx| {
        let other = atlas.place(*other);
        matches!(other.feature, Feature::Admin1 | Feature::Admin2) && other.country == place.country && near(other)
    };
    let twin = atlas.named(&name)?.places.into_iter().find(is_twin)?;
    let (shapes, meant): (&[&str], PlaceIdx) = match random.below(2) {
        0 => (&OF_TOWN, town),
        _ if atlas.place(twin).feature == Feature::Admin1 => (&OF_FIRST, twin),
        _ => (&OF_SECOND, twin),
    };
    let country = atlas.country(place.country?.as_str())?;
    let names = [(name, meant), (country.name.clone(), country.place)];
    report(knowledge, shapes[random.below(shapes.len())], &names, number)
}

/// Whether places far away with at least so many inhabitants bear the name too, so that there is something to learn.
fn is_shared(atlas: &Atlas, place: &Place, least: u32) -> bool {
    let others = atlas.named(&place.name).map(|found| found.places).unwrap_or_default();
    let far = |other: &PlaceIdx| {
        let other = atlas.place(*other);
        other.population >= least && other.point.zip(place.point).is_some_and(|(a, b)| distance_km(a, b) > 200.0)
    };
    others.len() < 30 && others.iter().any(far)
}

fn write(
    knowledge: &Knowledge,
    towns: &[(PlaceIdx, &Place)],
    town: (PlaceIdx, &Place),
    text: &str,
    parts: &[Part],
    number: usize,
    random: &mut Random,
) -> Option<Article> {
    let atlas = &knowledge.atlas;
    let mut names: Vec<(String, PlaceIdx)> = Vec::new();
    for part in parts {
        let place = match part {
            Part::Town => town.0,
            Part::Neighbour => neighbour(towns, town.1, &names, random)?,
            Part::Division => division(atlas, town.1)?,
            Part::Country => atlas.country(town.1.country?.as_str())?.place,
        };
        names.push((atlas.place(place).name.clone(), place));
    }
    report(knowledge, text, &names, number)
}

/// The sentence with these names in it, each with its place.
fn report(knowledge: &Knowledge, text: &str, names: &[(String, PlaceIdx)], number: usize) -> Option<Article> {
    let atlas = &knowledge.atlas;
    let mut written = String::new();
    let mut gold = Vec::new();
    let mut rest = text;
    // where the name of something else begins that holds a name
    let mut whole: Option<usize> = None;
    while let Some(at) = rest.find(['{', '[', ']']) {
        written.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        if rest.as_bytes()[at] == b'[' {
            whole = Some(written.len());
            rest = after;
            continue;
        }
        if rest.as_bytes()[at] == b']' {
            let start = whole.take()?;
            let last: &mut Gold = gold.last_mut()?;
            last.toponym.words = Span::of(start..written.len());
            rest = after;
            continue;
        }
        let (slot, after) = after.split_once('}')?;
        let (name, place) = names.get(slot.parse::<usize>().ok()?)?;
        let start = written.len();
        written.push_str(name);
        let toponym = Toponym { words: Span::of(start..written.len()), role: Role::Place, chance: 1.0 };
        let id = atlas.place(*place).id.as_str();
        let geonames = id.strip_prefix("geonames:").and_then(|number| number.parse().ok());
        gold.push(Gold { toponym, point: atlas.place(*place).point, geonames });
        rest = after;
    }
    written.push_str(rest);
    let report = Report::of_text(&number.to_string(), &written);
    let words = Words::of(&knowledge.splitter, &report);
    let spotted = spot::likely(&knowledge.spotter, atlas, &report, &words);
    Some(Article { corpus: "made", group: format!("made:{number}"), report, words, spotted, gold })
}

/// A town close by, of some hundred that are tried.
fn neighbour(towns: &[(PlaceIdx, &Place)], town: &Place, taken: &[(String, PlaceIdx)], random: &mut Random) -> Option<PlaceIdx> {
    let start = random.below(towns.len());
    let near = |place: &Place| {
        let apart = place.point.zip(town.point).map_or(f64::MAX, |(a, b)| distance_km(a, b));
        place.country == town.country && place.name != town.name && apart < 150.0
    };
    let all = towns[start..].iter().chain(&towns[..start]);
    all.filter(|(_, place)| near(place)).map(|(idx, _)| *idx).find(|idx| !taken.iter().any(|(_, other)| other == idx))
}

fn division(atlas: &Atlas, town: &Place) -> Option<PlaceIdx> {
    let found = atlas.named(town.admin1.as_deref()?)?;
    let fits = |place: &PlaceIdx| atlas.place(*place).feature == Feature::Admin1 && atlas.place(*place).country == town.country;
    found.places.into_iter().find(fits)
}
