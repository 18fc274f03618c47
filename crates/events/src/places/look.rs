//! What is seen of a candidate: of the place itself, of the words around the name, and of where the other names of the report lie.

use super::belief::{Beliefs, Live};
use super::scene::{Beside, Mention, Scene, Seen, Tie, apart};
use casus_atlas::Feature;

/// How many numbers are seen of a candidate.
pub(super) const WIDTH: usize = 16 + 11 + 6 + 3 + 6 + 16;

/// The row of candidate `at` of a mention. Without `beliefs` nothing is known of the other names but their candidates.
pub(super) fn row(scene: &Scene, mention: usize, at: usize, beliefs: Option<&Beliefs>) -> Vec<f32> {
    let mut row = Vec::with_capacity(WIDTH);
    let here = &scene.mentions[mention];
    let all = scene.seen(mention);
    row.extend_from_slice(&scene.names[here.name].beside[at].row);
    of_words(&mut row, scene, here, &all[at]);
    of_tie(&mut row, scene, mention, &all[at], beliefs);
    of_row(&mut row, scene, mention, &all[at], beliefs);
    match beliefs {
        Some(beliefs) => {
            of_before(&mut row, &beliefs.chances[mention], &scene.names[here.name].beside[at].close, at);
            of_name(&mut row, scene, here, at, beliefs);
            of_others(&mut row, here, &all[at], beliefs, mention);
        }
        None => row.resize(WIDTH, 0.0),
    }
    debug_assert_eq!(row.len(), WIDTH, "as many numbers as are promised");
    row
}

/// Candidates within so many kilometres are close by.
const CLOSE: f32 = 60.0;

/// A place beside the others of its name.
pub(super) fn beside(all: &[Seen], at: usize) -> Beside {
    let close = (0..all.len()).filter(|other| apart(all[*other].at, all[at].at) < CLOSE);
    let close: Vec<u8> = close.map(|other| other as u8).collect();
    Beside { row: of_place(all, at, &close), close }
}

fn of_place(all: &[Seen], at: usize, close: &[u8]) -> Vec<f32> {
    let own = &all[at];
    let others = || all.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, seen)| seen);
    let most = others().map(|other| other.people).fold(0.0, f32::max);
    let sum: f32 = all.iter().map(|seen| 10_f32.powf(seen.people)).sum();
    let twins = close.iter().map(|other| usize::from(*other)).filter(|other| *other != at).map(|other| &all[other]);
    let (mut towns, mut areas) = (0.0, 0.0);
    for twin in twins {
        if twin.feature.is_settlement() { towns += 1.0 } else { areas += 1.0 }
    }
    let same_how = all.iter().filter(|other| other.how == own.how).count();
    let at_home = others().filter(|other| other.country == own.country).count();
    vec![
        own.how as u8 as f32,
        f32::from(own.from),
        order(own.feature),
        own.people,
        own.people - most,
        10_f32.powf(own.people) / sum.max(1.0),
        at as f32,
        all.len() as f32,
        same_how as f32,
        at_home as f32,
        towns,
        areas,
        f32::from(u8::from(own.weak)),
        f32::from(u8::from(own.sourced)),
        f32::from(u8::from(others().any(|other| other.feature == Feature::Country))),
        f32::from(u8::from(others().any(|other| other.feature == Feature::Admin1))),
    ]
}

/// Features from the widest to the narrowest, so that one question parts them.
pub(super) fn order(feature: Feature) -> f32 {
    match feature {
        Feature::Water => 0.0,
        Feature::Mountain => 1.0,
        Feature::Region => 2.0,
        Feature::Country => 3.0,
        Feature::Admin1 => 4.0,
        Feature::Admin2 => 5.0,
        Feature::Capital => 6.0,
        Feature::Town => 7.0,
        Feature::Village => 8.0,
        Feature::District => 9.0,
        Feature::Airfield => 10.0,
        Feature::Base => 11.0,
        Feature::Port => 12.0,
        Feature::Camp => 13.0,
        Feature::Site => 14.0,
    }
}

/// The words of the name and those beside it.
fn of_words(row: &mut Vec<f32>, scene: &Scene, here: &Mention, own: &Seen) {
    let name = &scene.names[here.name];
    let fits = |mention: &usize| scene.mentions[*mention].cue.fit(own.feature);
    let best = name.mentions.iter().map(fits).fold(-1.0, f32::max);
    let worst = name.mentions.iter().map(fits).fold(1.0, f32::min);
    row.extend([
        here.cue.fit(own.feature),
        best,
        worst,
        f32::from(u8::from(here.facility)),
        name.words as f32,
        here.toponym.words.len() as f32,
        here.toponym.role as u8 as f32,
        name.mentions.len() as f32,
        scene.names.len() as f32,
        here.sentence.min(20) as f32,
        f32::from(u8::from(here.acronym)),
    ]);
}

/// "X, Y": whether the candidate lies in a place that Y may be; and whether a place that the name before may be lies in the candidate.
fn of_tie(row: &mut Vec<f32>, scene: &Scene, mention: usize, own: &Seen, beliefs: Option<&Beliefs>) {
    let (kind, fit, sure) = parent_fit(scene, mention, own, beliefs);
    let here = &scene.mentions[mention];
    let of_name = scene.names[here.name].mentions.iter().map(|other| parent_fit(scene, *other, own, beliefs).1).fold(0.0, f32::max);
    let child = scene.mentions.iter().enumerate().take(mention + 2).skip(mention.saturating_sub(1));
    let (mut inner, mut inner_sure) = (0.0_f32, 0.0_f32);
    for (at, _) in child.filter(|(_, other)| other.parent.is_some_and(|(parent, _)| parent == mention)) {
        inner = inner.max(1.0);
        for (number, seen) in scene.seen(at).iter().enumerate() {
            let fit = inside(seen, own);
            inner = inner.max(fit);
            let chance = beliefs.map_or(0.0, |beliefs| beliefs.chances[at][number]);
            inner_sure += if fit > 1.5 { chance } else { 0.0 };
        }
    }
    row.extend([kind, fit, sure, of_name, inner, inner_sure]);
}

/// "Ohio, Oregon and Washington": how many are told in a row, and how many of the others are of the candidate's sort, anywhere and in its country.
fn of_row(row: &mut Vec<f32>, scene: &Scene, mention: usize, own: &Seen, beliefs: Option<&Beliefs>) {
    let here = &scene.mentions[mention];
    let (mut all, mut same, mut at_home) = (0.0_f32, 0.0_f32, 0.0_f32);
    for other in here.row.clone().filter(|other| scene.mentions[*other].name != here.name) {
        let seen = scene.seen(other);
        let chance = |number: usize| beliefs.map_or(1.0 / seen.len() as f32, |beliefs| beliefs.chances[other][number]);
        for (number, seen) in seen.iter().enumerate() {
            let chance = chance(number);
            all += chance;
            if sort(seen.feature) == sort(own.feature) {
                same += chance;
                at_home += if seen.country == own.country { chance } else { 0.0 };
            }
        }
    }
    row.extend([here.row.len().min(12) as f32, same / all.max(0.5), at_home / all.max(0.5)]);
}

/// Features that stand in a row with one another.
fn sort(feature: Feature) -> u8 {
    match feature {
        Feature::Country => 0,
        Feature::Admin1 => 1,
        Feature::Admin2 => 2,
        Feature::Region => 3,
        Feature::Water | Feature::Mountain => 4,
        _ if feature.is_settlement() => 5,
        _ => 6,
    }
}

/// How the mention is tied to a parent (0 not, 1 comma, 2 words), how deep the candidate fits into one of the parent's places, and the chance of those.
fn parent_fit(scene: &Scene, mention: usize, own: &Seen, beliefs: Option<&Beliefs>) -> (f32, f32, f32) {
    let Some((parent, tie)) = scene.mentions[mention].parent else { return (0.0, 0.0, 0.0) };
    let mut best = 1.0_f32;
    let mut sure = 0.0;
    for (number, outer) in scene.seen(parent).iter().enumerate() {
        let fit = inside(own, outer);
        best = best.max(fit);
        if fit > 1.5 {
            sure += beliefs.map_or(0.0, |beliefs| beliefs.chances[parent][number]);
        }
    }
    let kind = if tie == Tie::Comma { 1.0 } else { 2.0 };
    (kind, best, sure)
}

/// Whether one place lies in another: 4 in a division, 3 in a country, 2 close to a town, 1 not.
pub(super) fn inside(inner: &Seen, outer: &Seen) -> f32 {
    let same_country = inner.country.is_some() && inner.country == outer.country;
    match outer.feature {
        _ if inner.place == outer.place => 1.0,
        Feature::Country if same_country && inner.feature != Feature::Country => 3.0,
        Feature::Admin1 if same_country && inner.division == outer.division && inner.feature != Feature::Country => 4.0,
        Feature::Country | Feature::Admin1 => 1.0,
        Feature::Region if apart(inner.at, outer.at) < 500.0 => 2.0,
        _ if same_country && inner.feature != Feature::Admin1 && apart(inner.at, outer.at) < 40.0 => 2.0,
        _ => 1.0,
    }
}

/// What the look before held of it.
fn of_before(row: &mut Vec<f32>, chances: &[f32], close: &[u8], at: usize) {
    let own = chances[at];
    let best = chances.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, chance)| *chance).fold(0.0, f32::max);
    let sum: f32 = chances.iter().sum();
    let near: f32 = close.iter().map(|other| chances[usize::from(*other)]).sum();
    row.extend([own, own - best, own / sum.max(1e-3), near]);
}

/// What the look before held of it wherever its name stands: a name means one place in a report, as a rule.
fn of_name(row: &mut Vec<f32>, scene: &Scene, here: &Mention, at: usize, beliefs: &Beliefs) {
    let mentions = &scene.names[here.name].mentions;
    let chances = || mentions.iter().map(|mention| beliefs.chances[*mention][at]);
    row.extend([chances().sum::<f32>() / mentions.len() as f32, chances().fold(0.0, f32::max)]);
}

/// Where the other names of the report lie.
fn of_others(row: &mut Vec<f32>, here: &Mention, own: &Seen, beliefs: &Beliefs, mention: usize) {
    let near = &beliefs.near[mention];
    let mut sums = Sums::default();
    for live in beliefs.live.iter().filter(|live| live.name != here.name) {
        sums.add(own, live, near[live.name]);
    }
    let share = |part: f32, whole: f32| part / whole.max(0.2);
    row.extend([
        share(sums.country, sums.all),
        share(sums.country_near, sums.near),
        share(sums.division, sums.with_division),
        share(sums.division_near, sums.with_division_near),
        sums.country_named,
        sums.division_named,
        share(sums.within, sums.all),
        sums.closest,
        share(sums.near_100, sums.points),
        share(sums.near_500, sums.points),
        share(sums.near_2000, sums.points),
        share(sums.near_100_near, sums.points_near),
        share(sums.near_500_near, sums.points_near),
        sums.near_100.min(3.0),
        sums.all.min(20.0),
        beliefs.report_of(own.country),
    ]);
}

#[derive(Default)]
struct Sums {
    all: f32,
    near: f32,
    country: f32,
    country_near: f32,
    with_division: f32,
    with_division_near: f32,
    division: f32,
    division_near: f32,
    country_named: f32,
    division_named: f32,
    within: f32,
    points: f32,
    points_near: f32,
    closest: f32,
    near_100: f32,
    near_500: f32,
    near_2000: f32,
    near_100_near: f32,
    near_500_near: f32,
}

impl Sums {
    fn add(&mut self, own: &Seen, live: &Live, near: f32) {
        let chance = live.chance * live.weight;
        let other = &live.seen;
        self.all += chance;
        self.near += chance * near;
        if own.country.is_some() && own.country == other.country {
            self.country += chance;
            self.country_near += chance * near;
            if other.feature == Feature::Country {
                self.country_named = self.country_named.max(live.chance);
            }
            if own.division != 0 && own.division == other.division {
                self.division += chance;
                self.division_near += chance * near;
                if other.feature == Feature::Admin1 {
                    self.division_named = self.division_named.max(live.chance);
                }
            }
        }
        if other.division != 0 {
            self.with_division += chance;
            self.with_division_near += chance * near;
        }
        if inside(other, own) > 2.5 {
            self.within += chance;
        }
        if matches!(other.feature, Feature::Country | Feature::Region | Feature::Water) {
            return;
        }
        let km = apart(own.at, other.at);
        let (close, mid) = ((-km / 100.0).exp(), (-km / 500.0).exp());
        self.points += chance;
        self.points_near += chance * near;
        self.closest = self.closest.max(live.chance * (-km / 50.0).exp());
        self.near_100 += chance * close;
        self.near_500 += chance * mid;
        self.near_2000 += chance * (-km / 2000.0).exp();
        self.near_100_near += chance * near * close;
        self.near_500_near += chance * near * mid;
    }
}
