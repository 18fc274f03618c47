//! Settles all names of a report together: each alone first, then twice among what is held of the others.

use super::belief::Beliefs;
use super::candidates::How;
use super::model::{LOOKS, Learned};
use super::near;
use super::scene::{Scene, Seen, Words};
use super::toponym::{Placed, Rule, Toponym};
use casus_atlas::{Atlas, Feature, Iso3};
use casus_text::Report;

/// Less likely alternatives are not told.
const LEAST: f32 = 0.02;
/// More alternatives than are told.
const MOST: usize = 5;
/// Below this chance a name means none of the places that bear it.
const NONE: f32 = 0.02;
/// Names as sure as this need no place near by.
const SURE: f32 = 0.9;

/// Where the toponyms of a report are held to lie, in their order. `beside` are other names of places in the report, which help but are not
/// asked for; those that overlap a toponym are passed over.
///
/// It never fails: a name without a place has [`Placed::place`] none, and [`Rule`] says why. Overlapping toponyms are settled as if they stood apart.
pub fn settle(learned: &Learned, atlas: &Atlas, report: &Report, words: &Words, toponyms: &[Toponym], beside: &[Toponym]) -> Vec<Placed> {
    let scene = Scene::of(atlas, &report.text, words, toponyms, beside);
    let filed = filed_under(atlas, report);
    let beliefs = believe(learned, &scene, &filed);
    let mut placed: Vec<Placed> = (0..scene.mentions.len())
        .filter(|mention| scene.mentions[*mention].asked)
        .map(|mention| place(learned, atlas, &scene, mention, &beliefs))
        .collect();
    // the scene has them in the order of the text
    let order = |toponym: &Toponym| toponyms.iter().position(|other| other == toponym);
    placed.sort_by_cached_key(|placed| order(&placed.toponym));
    placed
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

fn place(learned: &Learned, atlas: &Atlas, scene: &Scene, mention: usize, beliefs: &Beliefs) -> Placed {
    let seen = scene.seen(mention);
    let mut said: Vec<(usize, f32)> = beliefs.chances[mention].iter().copied().enumerate().collect();
    said.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let best = said.first().copied();
    let own = best.map_or(0.0, |(_, said)| said);
    if own < SURE {
        let anchors = near::anchors(scene, mention, beliefs);
        let none: f32 = said.iter().map(|(_, said)| 1.0 - said).product();
        let near: Vec<f32> = learned.near(&anchors).into_iter().map(|near| none * near).collect();
        let nearest = near.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
        if let Some((at, near)) = nearest.filter(|(_, near)| **near > own) {
            return nearby(learned, atlas, scene, mention, &anchors[at].seen, *near, &said);
        }
    }
    let toponym = scene.mentions[mention].toponym;
    let Some((at, _)) = best else { return unknown(toponym) };
    let chance = learned.chance(own);
    if chance < NONE {
        return Placed { alternatives: told(learned, seen, &said), ..unknown(toponym) };
    }
    let place = atlas.place(seen[at].place);
    let how = seen[at].how;
    Placed {
        toponym,
        place: Some(seen[at].place),
        point: place.point,
        radius_km: if place.radius_km > 0.0 { place.radius_km } else { reach(place.feature, place.population) },
        precision: precision(place.feature, how),
        chance,
        alternatives: told(learned, seen, &said[1..]),
        rule: rule_of(how),
    }
}

fn nearby(learned: &Learned, atlas: &Atlas, scene: &Scene, mention: usize, anchor: &Seen, said: f32, own: &[(usize, f32)]) -> Placed {
    let place = atlas.place(anchor.place);
    let wide = reach(place.feature, place.population).max(place.radius_km);
    Placed {
        toponym: scene.mentions[mention].toponym,
        place: None,
        point: place.point,
        radius_km: if anchor.feature.is_settlement() { 25.0_f32.max(wide) } else { wide },
        precision: precision(anchor.feature, How::Part).max(2),
        chance: learned.chance(said),
        alternatives: told(learned, scene.seen(mention), own),
        rule: Rule::Nearby,
    }
}

fn unknown(toponym: Toponym) -> Placed {
    Placed { toponym, place: None, point: None, radius_km: 0.0, precision: 6, chance: 0.0, alternatives: Vec::new(), rule: Rule::Unknown }
}

fn told(learned: &Learned, seen: &[Seen], said: &[(usize, f32)]) -> Vec<(casus_atlas::PlaceIdx, f32)> {
    let likely = said.iter().map(|(at, said)| (seen[*at].place, learned.chance(*said))).filter(|(_, chance)| *chance >= LEAST);
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
