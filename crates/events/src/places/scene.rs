//! The names of a report with their candidates, and what stands around each name.

use super::candidates::{Candidate, How, bare, candidates};
use super::cues::{Cue, cue_of};
use super::look;
use super::toponym::Toponym;
use casus_atlas::{Atlas, Feature, Iso3, PlaceIdx, Point, fold};
use casus_text::{Sentence, Span};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// The words and sentences of a report, as far as placing needs them: no trees, no mentions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The tokens, in bytes of the report's text.
    pub tokens: Vec<Span<u8>>,
    /// The sentences over them.
    pub sentences: Vec<Sentence>,
}

impl Words {
    /// Cuts the body of a report.
    pub fn of(splitter: &casus_text::parse::sentences::Splitter, report: &casus_text::Report) -> Words {
        let tokens = casus_text::parse::tokens::split(&report.text, report.body);
        let (sentences, _) = casus_text::parse::sentences::cut(splitter, &report.text, &tokens);
        Words { tokens, sentences }
    }
}

/// A place that a name may mean, with what is asked of it again and again.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub place: PlaceIdx,
    pub how: How,
    pub from: u8,
    /// A point of the unit sphere: distances are products.
    pub at: [f32; 3],
    pub feature: Feature,
    pub country: Option<Iso3>,
    /// The first-order division, as a hash of its folded name; of a division its own. Zero where unknown.
    pub division: u32,
    /// Decimal logarithm of the inhabitants and one.
    pub people: f32,
    pub weak: bool,
    pub sourced: bool,
}

/// A candidate beside its namesakes.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    /// What trees see of it.
    pub row: Vec<f32>,
    /// The candidates that lie close by, itself included.
    pub close: Vec<u8>,
}

/// One name of the report, however often it stands there.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub seen: Vec<Seen>,
    /// What is seen of each candidate beside its namesakes: the same wherever the name stands.
    pub beside: Vec<Beside>,
    pub mentions: Vec<usize>,
    /// How many words it has.
    pub words: usize,
}

/// A name where it stands.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub toponym: Toponym,
    pub name: usize,
    pub sentence: usize,
    pub cue: Cue,
    /// Whether the name or a word beside it says that it is a street, a building or a business.
    pub facility: bool,
    /// Whether it is a few capitals: "EU", "U.S.".
    pub acronym: bool,
    /// The mention that is said to hold it ("Homs, Syria"), and how it is said.
    pub parent: Option<(usize, Tie)>,
    /// The mentions that are told in a row with it ("Ohio, Oregon and Washington"), itself included.
    pub row: Range<usize>,
    /// Its number among those whose places are asked for; the others only help.
    pub asked: Option<usize>,
}

/// How a name is said to lie in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    Comma,
    Inside,
}

/// All names of a report.
#[derive(Clone, Debug, Default)]
pub(super) struct Scene {
    pub names: Vec<Name>,
    pub mentions: Vec<Mention>,
}

impl Scene {
    /// The names of `asked`, and those of `beside` that do not overlap them: they are placed too, but only to help.
    pub fn of(atlas: &Atlas, text: &str, words: &Words, asked: &[Toponym], beside: &[Toponym]) -> Scene {
        let mut all: Vec<(Toponym, Option<usize>)> = asked.iter().enumerate().map(|(at, toponym)| (*toponym, Some(at))).collect();
        let free = |other: &&Toponym| !asked.iter().any(|toponym| toponym.words.overlaps(other.words));
        all.extend(beside.iter().filter(free).map(|toponym| (*toponym, None)));
        all.sort_by_key(|(toponym, _)| (toponym.words.start, toponym.words.end));
        let mut scene = Scene::default();
        let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
        for (toponym, asked) in all {
            let surface = &text[toponym.words.range()];
            let number = *numbers.entry(key_of(surface)).or_insert_with(|| {
                let seen: Vec<Seen> = candidates(atlas, surface).into_iter().map(|candidate| see(atlas, candidate)).collect();
                let beside = (0..seen.len()).map(|at| look::beside(&seen, at)).collect();
                scene.names.push(Name { seen, beside, mentions: Vec::new(), words: surface.split_whitespace().count() });
                scene.names.len() - 1
            });
            scene.names[number].mentions.push(scene.mentions.len());
            let (cue, facility) = cue_of(text, toponym.words);
            let sentence = sentence_of(words, toponym.words.start);
            scene.mentions.push(Mention {
                toponym,
                name: number,
                sentence,
                cue,
                facility,
                acronym: is_acronym(bare(surface)),
                parent: None,
                row: 0..0,
                asked,
            });
        }
        scene.tie(text);
        scene.find_rows(text);
        scene
    }

    /// Finds "X, Y", "X (Y)", "X in Y" and "X of Y".
    fn tie(&mut self, text: &str) {
        for at in 1..self.mentions.len() {
            let (before, after) = (&self.mentions[at - 1], &self.mentions[at]);
            if before.sentence != after.sentence {
                continue;
            }
            let Some(between) = text.get(before.toponym.words.end as usize..after.toponym.words.start as usize) else { continue };
            let tie = match between.trim().trim_end_matches("the").trim() {
                "," | "(" | ", (" => Tie::Comma,
                "in" | ", in" | "of" | "'s" | "’s" | "province of" | "state of" | "district of" | ", a city in" | ", a town in"
                | ", capital of" => Tie::Inside,
                _ => continue,
            };
            let (child, parent) = if matches!(between.trim(), "'s" | "’s") { (at, at - 1) } else { (at - 1, at) };
            self.mentions[child].parent = Some((parent, tie));
        }
    }

    /// Finds names that commas and "and" put in a row.
    fn find_rows(&mut self, text: &str) {
        let mut start = 0;
        for at in 1..=self.mentions.len() {
            if at < self.mentions.len() && self.goes_on(text, at) {
                continue;
            }
            self.mentions[start..at].iter_mut().for_each(|mention| mention.row = start..at);
            start = at;
        }
    }

    /// Whether a mention stands in one row with that before it.
    fn goes_on(&self, text: &str, at: usize) -> bool {
        let (before, after) = (&self.mentions[at - 1], &self.mentions[at]);
        let between = text.get(before.toponym.words.end as usize..after.toponym.words.start as usize);
        let joins = |between: &str| {
            let between = between.trim();
            let bare = between.strip_suffix("the").map_or(between, str::trim_end);
            matches!(bare, "," | ";" | "/" | "and" | ", and" | "; and" | "or" | ", or" | "&" | "as well as" | "and in" | ", in")
        };
        before.sentence == after.sentence && between.is_some_and(joins)
    }

    pub fn seen(&self, mention: usize) -> &[Seen] {
        &self.names[self.mentions[mention].name].seen
    }
}

/// One key for all writings of one name.
fn key_of(surface: &str) -> String {
    let bare = bare(surface);
    // acronyms and words are different names: "US" is not "us"
    if is_acronym(bare) {
        return bare.replace('.', "");
    }
    fold(bare)
}

fn is_acronym(name: &str) -> bool {
    let letters = || name.chars().filter(|letter| *letter != '.');
    letters().count() <= 4 && letters().all(char::is_uppercase)
}

fn see(atlas: &Atlas, candidate: Candidate) -> Seen {
    let place = atlas.place(candidate.place);
    let division = if place.feature == Feature::Admin1 { Some(place.name.as_str()) } else { place.admin1.as_deref() };
    Seen {
        place: candidate.place,
        how: candidate.how,
        from: candidate.from,
        at: place.point.map_or([0.0; 3], on_sphere),
        feature: place.feature,
        country: place.country,
        division: division.map_or(0, hash_of),
        people: (place.population as f32 + 1.0).log10(),
        weak: place.weak,
        sourced: place.source == casus_atlas::Source::GeoNames,
    }
}

fn hash_of(name: &str) -> u32 {
    let mut hasher = FxHasher::default();
    fold(name).hash(&mut hasher);
    (hasher.finish() >> 20) as u32 | 1
}

fn on_sphere(point: Point) -> [f32; 3] {
    let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
    [(lat.cos() * lon.cos()) as f32, (lat.cos() * lon.sin()) as f32, lat.sin() as f32]
}

/// Kilometres between two points of the unit sphere, by the chord: exact for near ones too.
pub(super) fn apart(a: [f32; 3], b: [f32; 3]) -> f32 {
    let square: f32 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
    2.0 * 6371.0 * (square.sqrt() / 2.0).min(1.0).asin()
}

fn sentence_of(words: &Words, byte: u32) -> usize {
    let token = words.tokens.partition_point(|token| token.end <= byte) as u32;
    words.sentences.partition_point(|sentence| sentence.tokens.end <= token)
}
