//! Settles all names of a report together: each alone first, then twice among what is held of the others.

use super::belief::Beliefs;
use super::candidates::How;
use super::cues::Cue;
use super::model::{LOOKS, Learned};
use super::near;
use super::scene::{Scene, Seen, Words, apart};
use super::toponym::{Placed, Rule, Toponym};
use casus_atlas::{Atlas, Feature, Iso3};
use casus_text::Report;

/// Less likely alternatives are not told.
const LEAST: f32 = 0.02;
/// More alternatives than are told.
const MOST: usize = 5;
/// Below this chance a name means none of the places that bear it.
const NONE: f32 = 0.02;
/// So many names are settled together; a longer list goes piece by piece, so that time grows with its length and not with its square.
const TOGETHER: usize = 300;
/// Places within so many kilometres of one another are hardly told apart from afar.
const CLOSE: f32 = 100.0;
/// No district reaches further from its town, in kilometres.
const SEAT: f32 = 40.0;
/// No province reaches further from the town it is named after.
const CAPITAL: f32 = 200.0;
/// Names as sure as this need no place near by.
const SURE: f32 = 0.9;

/// Where the toponyms of a report are held to lie, in their order. `beside` are other names of places in the report, which help but are not
/// asked for; those that overlap a toponym are passed over.
///
/// It never fails: a name without a place has [`Placed::place`] none, and [`Rule`] says why. Overlapping toponyms are settled as if they stood apart.
pub fn settle(learned: &Learned, atlas: &Atlas, report: &Report, words: &Words, toponyms: &[Toponym], beside: &[Toponym]) -> Vec<Placed> {
    let filed = filed_under(atlas, report);
    let mut order: Vec<usize> = (0..toponyms.len()).collect();
    order.sort_by_key(|at| (toponyms[*at].words.start, toponyms[*at].words.end));
    let mut placed: Vec<Option<Placed>> = vec![None; toponyms.len()];
    for piece in order.chunks(TOGETHER) {
        let asked: Vec<Toponym> = piece.iter().map(|at| toponyms[*at]).collect();
        let around = around(&asked, beside);
        let scene = Scene::of(atlas, &report.text, words, &asked, &around);
        let beliefs = believe(learned, &scene, &filed);
        for (mention, at) in scene.mentions.iter().enumerate().filter_map(|(number, mention)| Some((number, piece[mention.asked?]))) {
            placed[at] = Some(place(learned, atlas, &scene, mention, &beliefs));
        }
    }
    placed.into_iter().flatten().collect()
}

/// Those of `beside` that stand between the first and the last name asked for, or near them; no more than are asked for at once.
fn around(asked: &[Toponym], beside: &[Toponym]) -> Vec<Toponym> {
    let (Some(first), Some(last)) = (asked.first(), asked.last()) else { return Vec::new() };
    let middle = first.words.start.midpoint(last.words.end);
    let mut around = beside.to_vec();
    if around.len() > TOGETHER {
        around.sort_by_key(|other| (other.words.start.abs_diff(middle), other.words.start));
        around.truncate(TOGETHER);
    }
    around
}

/// All looks but those for places near by.
fn believe(learned: &Learned, scene: &Scene, filed: &[Iso3]) -> Beliefs {
    let first = learned.look(0, scene, None, filed);
    (1..LOOKS).fold(first, |beliefs, number| learned.look(number, scene, Some(&beliefs), filed))
}

/// The countries that the publisher files the report under.
pub(super) fn filed_under(atlas: &Atlas, report: &Report) -> Vec<Iso3> {
    let countries = report.regions.iter().filter_map(|region| atlas.named(region)).flat_map(|found| found.places);
    countries.map(|place| atlas.place(place)).filter(|place| place.feature == Feature::Country).filter_map(|place| place.country).collect()
}

/// The candidate that a mention means, and how sure that is: namesakes that lie close together, as a town and its district do, count together
/// against those that lie elsewhere, and among them the likeliest is meant.
pub(super) fn choose(scene: &Scene, mention: usize, beliefs: &Beliefs) -> Option<(usize, f32)> {
    let seen = scene.seen(mention);
    let chances = &beliefs.chances[mention];
    let close = |at: usize| (0..seen.len()).filter(move |other| apart(seen[*other].at, seen[at].at) < CLOSE);
    let together: Vec<f32> = (0..seen.len()).map(|at| close(at).map(|other| chances[other]).sum::<f32>().min(1.0)).collect();
    let first =
        (0..seen.len()).max_by(|a, b| together[*a].total_cmp(&together[*b]).then(chances[*a].total_cmp(&chances[*b])).then(b.cmp(a)))?;
    let likeliest = close(first).max_by(|a, b| chances[*a].total_cmp(&chances[*b]).then(b.cmp(a)))?;
    Some((seat(scene, mention, likeliest).unwrap_or(likeliest), together[first]))
}

/// The town that a district is named after, where nothing but the name was said: a bare name means the town.
fn seat(scene: &Scene, mention: usize, district: usize) -> Option<usize> {
    let seen = scene.seen(mention);
    if seen[district].feature != Feature::Admin2 {
        return None;
    }
    town_of(scene, mention, |other| apart(other.at, seen[district].at) < SEAT)
}

/// The same of a province.
fn capital(scene: &Scene, mention: usize, province: usize) -> Option<usize> {
    let whole = &scene.seen(mention)[province];
    if whole.feature != Feature::Admin1 || !matches!(whole.how, How::Name | How::OtherName) {
        return None;
    }
    town_of(scene, mention, |other| {
        other.country == whole.country && other.division == whole.division && apart(other.at, whole.at) < CAPITAL
    })
}

/// The largest town of the name that `fits`, where nothing but the name was said.
fn town_of(scene: &Scene, mention: usize, fits: impl Fn(&Seen) -> bool) -> Option<usize> {
    let seen = scene.seen(mention);
    if scene.mentions[mention].cue != Cue::None {
        return None;
    }
    let is_town = |at: &usize| matches!(seen[*at].feature, Feature::Town | Feature::Capital) && fits(&seen[*at]);
    (0..seen.len()).filter(is_town).max_by(|a, b| seen[*a].people.total_cmp(&seen[*b].people).then(b.cmp(a)))
}

fn place(learned: &Learned, atlas: &Atlas, scene: &Scene, mention: usize, beliefs: &Beliefs) -> Placed {
    let seen = scene.seen(mention);
    let best = choose(scene, mention, beliefs);
    let own = best.map_or(0.0, |(_, said)| said);
    let mut others: Vec<(usize, f32)> = beliefs.chances[mention].iter().copied().enumerate().collect();
    others.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    if own < SURE {
        let anchors = near::anchors(scene, mention, beliefs);
        let none: f32 = others.iter().map(|(_, said)| 1.0 - said).product();
        let near: Vec<f32> = learned.near(&anchors).into_iter().map(|near| none * near).collect();
        let nearest = near.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
        if let Some((at, near)) = nearest.filter(|(_, near)| **near > own) {
            return nearby(learned, atlas, scene, mention, &anchors[at].seen, *near, &others);
        }
    }
    let toponym = scene.mentions[mention].toponym;
    let Some((at, _)) = best else { return unknown(toponym) };
    let chance = learned.chance(own);
    if chance < NONE {
        return Placed { alternatives: told(seen, &others), ..unknown(toponym) };
    }
    others.retain(|(other, _)| *other != at);
    let place = atlas.place(seen[at].place);
    let how = seen[at].how;
    Placed {
        toponym,
        place: Some(seen[at].place),
        near: None,
        seat: capital(scene, mention, at).map(|town| seen[town].place),
        point: place.point,
        radius_km: if place.radius_km > 0.0 { place.radius_km } else { reach(place.feature, place.population) },
        precision: precision(place.feature, how),
        chance,
        alternatives: told(seen, &others),
        rule: rule_of(how),
    }
}

fn nearby(learned: &Learned, atlas: &Atlas, scene: &Scene, mention: usize, anchor: &Seen, said: f32, own: &[(usize, f32)]) -> Placed {
    let place = atlas.place(anchor.place);
    let wide = reach(place.feature, place.population).max(place.radius_km);
    Placed {
        toponym: scene.mentions[mention].toponym,
        place: None,
        near: Some(anchor.place),
        seat: None,
        point: place.point,
        radius_km: if anchor.feature.is_settlement() { 25.0_f32.max(wide) } else { wide },
        precision: precision(anchor.feature, How::Part).max(2),
        chance: learned.chance(said),
        alternatives: told(scene.seen(mention), own),
        rule: Rule::Nearby,
    }
}

fn unknown(toponym: Toponym) -> Placed {
    Placed {
        toponym,
        place: None,
        near: None,
        seat: None,
        point: None,
        radius_km: 0.0,
        precision: 6,
        chance: 0.0,
        alternatives: Vec::new(),
        rule: Rule::Unknown,
    }
}

fn told(seen: &[Seen], said: &[(usize, f32)]) -> Vec<(casus_atlas::PlaceIdx, f32)> {
    let likely = said.iter().filter(|(_, said)| *said >= LEAST).map(|(at, said)| (seen[*at].place, *said));
    likely.take(MOST).collect()
}

fn rule_of(how: How) -> Rule {
    match how {
        How::Name => Rule::Name,
        How::OtherName => Rule::OtherName,
        How::Abbreviation => Rule::Abbreviation,
        How::People => Rule::People,
        How::Designated => Rule::Designated,
        How::Part => Rule::Part,
        How::Inside => Rule::Inside,
    }
}

/// How far a place of this kind reaches where the atlas does not say, in kilometres.
fn reach(feature: Feature, population: u32) -> f32 {
    match feature {
        Feature::Country => 300.0,
        Feature::Admin1 => 100.0,
        Feature::Admin2 => 25.0,
        // a million people live on a circle of ten kilometres
        Feature::Capital | Feature::Town => (population as f32 / 10_000.0).sqrt().clamp(2.0, 30.0),
        Feature::Village | Feature::District | Feature::Airfield | Feature::Base | Feature::Port | Feature::Camp => 2.0,
        Feature::Site => 1.0,
        Feature::Region | Feature::Water => 250.0,
        Feature::Mountain => 50.0,
    }
}

/// UCDP's precision of a point that stands for such a place.
fn precision(feature: Feature, how: How) -> u8 {
    match feature {
        Feature::Country => 6,
        Feature::Admin1 => 4,
        Feature::Admin2 => 3,
        Feature::Region | Feature::Mountain => 5,
        Feature::Water => 7,
        _ if how == How::Part => 2,
        _ => 1,
    }
}
