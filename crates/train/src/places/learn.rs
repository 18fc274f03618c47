//! Learns the looks one after the other, each on what the look before says of articles that it was not learned from.

use casus_atlas::{Feature, PlaceIdx, Point, distance_km};
use casus_events::judge::forest::Forest;
use casus_events::places::Learned;
use casus_events::places::lesson::Lesson;
use casus_events::places::model::LOOKS;

use super::data::{Article, Gold};
use super::{Knowledge, isotonic};
use crate::learn::forest::{self, Course};
use crate::random::Random;

/// Kilometres within which a place is right (100 miles), as the field has it.
const FAR: f64 = 161.0;
/// Parts of the articles: what is said of each is learned from the others.
const PARTS: usize = 5;

const LOOK: Course = Course { trees: 140, depth: 5, rate: 0.08, lambda: 2.0, least: 3.0, rows: 0.8, columns: 0.5 };
const NEAR: Course = Course { trees: 120, depth: 4, rate: 0.07, lambda: 3.0, least: 4.0, rows: 0.8, columns: 0.5 };

/// An article on its way through the looks.
struct Pupil<'a> {
    lesson: Lesson,
    part: usize,
    /// Whether people gave the points: chances are measured on such reports only.
    told: bool,
    /// Mention by mention, what people say; nothing for names that only help.
    gold: Vec<Option<&'a Gold>>,
    places: Vec<Vec<PlaceIdx>>,
}

/// Learns from these articles.
pub(super) fn learn(knowledge: &Knowledge, articles: &[&Article]) -> Learned {
    let mut pupils = pupils(knowledge, articles);
    let mut looks = Vec::new();
    for _ in 0..LOOKS {
        looks.push(look(knowledge, &mut pupils));
    }
    let (near, said) = near(knowledge, &pupils);
    Learned { looks, near, scale: isotonic::scale(said) }
}

fn pupils<'a>(knowledge: &Knowledge, articles: &[&'a Article]) -> Vec<Pupil<'a>> {
    let part_of = parts(articles, PARTS, 5);
    let one = |(article, part): (&&'a Article, usize)| {
        let toponyms: Vec<_> = article.gold.iter().map(|gold| gold.toponym).collect();
        let lesson = Lesson::of(&knowledge.atlas, &article.report, &article.words, &toponyms, &article.spotted);
        let mentions = lesson.mentions();
        let gold = mentions.iter().map(|(toponym, asked, _)| article.gold.iter().find(|gold| *asked && gold.toponym == *toponym)).collect();
        let places = mentions.into_iter().map(|(_, _, places)| places).collect();
        Pupil { lesson, part, told: !matches!(article.corpus, "made" | "own"), gold, places }
    };
    articles.iter().zip(part_of).map(one).collect()
}

/// A part for each article, by chance; articles of one group are in one part.
pub(super) fn parts(articles: &[&Article], count: usize, seed: u64) -> Vec<usize> {
    let mut groups: Vec<&str> = articles.iter().map(|article| article.group.as_str()).collect();
    groups.sort_unstable();
    groups.dedup();
    Random::new(seed).shuffle(&mut groups);
    articles.iter().map(|article| groups.iter().position(|group| *group == article.group).unwrap_or(0) % count).collect()
}

/// One look: learned from all for the model, and part by part for what it says.
fn look(knowledge: &Knowledge, pupils: &mut [Pupil<'_>]) -> Forest {
    let rows: Vec<Vec<Vec<f32>>> = pupils.iter().map(|pupil| pupil.lesson.rows()).collect();
    let answers: Vec<Vec<f32>> = pupils.iter().map(|pupil| answers(knowledge, pupil)).collect();
    let parts: Vec<usize> = pupils.iter().map(|pupil| pupil.part).collect();
    let from = |keep: &dyn Fn(usize) -> bool| {
        let kept = (0..rows.len()).filter(|at| keep(parts[*at]));
        let pairs = kept.flat_map(|at| rows[at].iter().zip(&answers[at])).filter(|(_, answer)| !answer.is_nan());
        let (rows, answers): (Vec<Vec<f32>>, Vec<f32>) = pairs.map(|(row, answer)| (row.clone(), *answer)).unzip();
        forest::learn(&rows, &answers, LOOK)
    };
    for part in 0..PARTS {
        let forest = from(&|other| other != part);
        for (at, pupil) in pupils.iter_mut().enumerate().filter(|(at, _)| parts[*at] == part) {
            let views: Vec<&[f32]> = rows[at].iter().map(Vec::as_slice).collect();
            let mut sums = forest.sums(&views).into_iter();
            let chances = pupil.places.iter().map(|places| sums.by_ref().take(places.len()).map(sigmoid).collect()).collect();
            pupil.lesson.believe(chances);
        }
    }
    from(&|_| true)
}

/// What is right of each candidate of each mention; not a number where people say nothing.
fn answers(knowledge: &Knowledge, pupil: &Pupil<'_>) -> Vec<f32> {
    let all = pupil.gold.iter().zip(&pupil.places);
    all.flat_map(|(gold, places)| match gold.filter(|gold| gold.point.is_some()) {
        Some(gold) => rights(knowledge, gold, places),
        None => vec![f32::NAN; places.len()],
    })
    .collect()
}

/// How right each place is: 1 where it is the one that people name or the closest, a little where it lies very close, 0 where it lies elsewhere.
fn rights(knowledge: &Knowledge, gold: &Gold, places: &[PlaceIdx]) -> Vec<f32> {
    let Some(point) = gold.point else { return vec![0.0; places.len()] };
    let apart: Vec<f64> = places.iter().map(|place| kilometres(knowledge, *place, point)).collect();
    let least = apart.iter().copied().fold(f64::MAX, f64::min);
    let same = |place: PlaceIdx| gold.geonames.is_some_and(|number| knowledge.atlas.place(place).id == format!("geonames:{number}"));
    let any_same = places.iter().any(|place| same(*place));
    // the middle of an area is where its source puts it: where no place lies closer, the area is meant all the same
    let disputed = places.iter().zip(&apart).filter(|(place, km)| **km <= middle_of(knowledge.atlas.place(**place).feature));
    let disputed = disputed.map(|(_, km)| *km).fold(f64::MAX, f64::min);
    let one = |(place, km): (&PlaceIdx, &f64)| match *km {
        _ if same(*place) => 1.0,
        km if least > FAR => f32::from(u8::from(km <= disputed && km <= middle_of(knowledge.atlas.place(*place).feature))),
        _ if any_same => 0.0,
        km if km <= FAR && km <= least + 1.0 => 1.0,
        km if km <= 10.0 => 0.3,
        _ => 0.0,
    };
    places.iter().zip(&apart).map(one).collect()
}

/// Kilometres by which two sources may differ on the middle of an area.
fn middle_of(feature: Feature) -> f64 {
    match feature {
        Feature::Country | Feature::Region | Feature::Water => 1500.0,
        Feature::Admin1 => 600.0,
        _ => 0.0,
    }
}

fn kilometres(knowledge: &Knowledge, place: PlaceIdx, point: Point) -> f64 {
    knowledge.atlas.place(place).point.map_or(20_000.0, |own| distance_km(own, point))
}

/// Learns near which place a name is; and tells what is said of each name's best place, with whether it is right.
fn near(knowledge: &Knowledge, pupils: &[Pupil<'_>]) -> (Forest, Vec<(f32, bool)>) {
    let anchors: Vec<_> = pupils.iter().map(|pupil| pupil.lesson.anchors()).collect();
    let examples = |keep: &dyn Fn(usize) -> bool| {
        let mut rows: Vec<Vec<f32>> = Vec::new();
        let mut answers = Vec::new();
        for (pupil, anchors) in pupils.iter().zip(&anchors).filter(|(pupil, _)| keep(pupil.part)) {
            for ((gold, places), anchors) in pupil.gold.iter().zip(&pupil.places).zip(anchors) {
                let Some((gold, point)) = gold.and_then(|gold| gold.point.map(|point| (gold, point))) else { continue };
                // what is asked is where a name lies that means none of the places that bear it
                if rights(knowledge, gold, places).iter().any(|right| *right > 0.5) {
                    continue;
                }
                for (place, row) in anchors {
                    rows.push(row.clone());
                    answers.push(f32::from(u8::from(kilometres(knowledge, *place, point) <= FAR)));
                }
            }
        }
        forest::learn(&rows, &answers, NEAR)
    };
    let mut said = Vec::new();
    for part in 0..PARTS {
        let forest = examples(&|other| other != part);
        for (pupil, anchors) in pupils.iter().zip(&anchors).filter(|(pupil, _)| pupil.part == part && pupil.told) {
            let chances = pupil.lesson.chances();
            for (mention, (gold, anchors)) in pupil.gold.iter().zip(anchors).enumerate() {
                let Some((gold, point)) = gold.and_then(|gold| gold.point.map(|point| (gold, point))) else { continue };
                let right = rights(knowledge, gold, &pupil.places[mention]);
                let close = |place: PlaceIdx| kilometres(knowledge, place, point) <= FAR;
                let own = pupil.lesson.choose(mention).map(|(at, said)| (said, right[at] > 0.5 || close(pupil.places[mention][at])));
                let none: f32 = chances[mention].iter().map(|own| 1.0 - own).product();
                let beside = anchors.iter().map(|(place, row)| (none * sigmoid(forest.sum(row)), close(*place)));
                said.extend(own.into_iter().chain(beside).max_by(|a, b| a.0.total_cmp(&b.0)));
            }
        }
    }
    (examples(&|_| true), said)
}

fn sigmoid(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}
