//! What is seen of a whole report.

use casus_text::{Parse, Report, Tag};

use super::look::bin;

use super::features::Features;
use super::look::Look;
use super::scene::Scene;
use crate::Reader;
use crate::page::Page;

/// What is seen of a whole report, each thing once.
pub fn whole(reader: &Reader, report: &Report, parse: &Parse) -> Vec<u32> {
    let page = Page::open(reader, report, parse);
    of_scene(&Scene::of(&page))
}

/// The same on a page that is laid open already.
pub(crate) fn of_scene(scene: &Scene<'_, '_>) -> Vec<u32> {
    let page = scene.page;
    let (reader, parse) = (page.reader, page.parse);
    let mut to = Features::default();
    to.add(&["report"]);
    for (at, frame) in scene.frames.iter().enumerate() {
        let kind = &reader.codebook.kind(frame.kind).slug;
        let status = scene.statuses[at].word();
        let early = if page.sentence(frame.head) < 3 { "early" } else { "late" };
        to.add(&["told", kind]);
        to.add(&["told", kind, status]);
        to.add(&["told", kind, early]);
        to.add(&["told by", page.tree.lemma(frame.head)]);
        to.add(&["told by", page.tree.lemma(frame.head), early]);
        for (role, fillers) in [("agent", &frame.agents), ("target", &frame.targets)] {
            for filler in fillers {
                to.add(&["told of", kind, role, &Look::of(scene, *filler).sort]);
            }
        }
    }
    for at in 0..parse.tokens.len() {
        if matches!(parse.tokens[at].tag, Tag::Noun | Tag::Verb | Tag::Adj | Tag::Propn) {
            to.add(&["holds", page.tree.lemma(at)]);
            if page.sentence(at) < 3 {
                to.add(&["begins with", page.tree.lemma(at)]);
            }
            for arc in scene.arcs(at) {
                to.add(&["holds arc", page.tree.lemma(at), &arc.function, page.tree.lemma(arc.governor)]);
            }
        }
    }
    to.0.sort_unstable();
    to.0.dedup();
    to.0
}

/// What is seen of each sentence of a report, each thing once.
pub fn sentences(reader: &Reader, report: &Report, parse: &Parse) -> Vec<Vec<u32>> {
    let page = Page::open(reader, report, parse);
    sentences_of_scene(&Scene::of(&page))
}

/// The same on a page that is laid open already.
pub(crate) fn sentences_of_scene(scene: &Scene<'_, '_>) -> Vec<Vec<u32>> {
    (0..scene.page.parse.sentences.len()).map(|at| sentence(scene, at)).collect()
}

fn sentence(scene: &Scene<'_, '_>, at: usize) -> Vec<u32> {
    let page = scene.page;
    let mut to = Features::default();
    to.add(&["sentence"]);
    to.add(&["sentence at", bin(at)]);
    for (name, other) in [("here", Some(at)), ("before", at.checked_sub(1)), ("after", Some(at + 1))] {
        for &number in other.and_then(|other| scene.in_sentence.get(other)).into_iter().flatten() {
            let kind = &page.reader.codebook.kind(scene.frames[number].kind).slug;
            to.add(&["sentence tells", name, kind]);
            to.add(&["sentence tells", name, kind, scene.statuses[number].word()]);
        }
    }
    let bounds = page.parse.sentences[at].tokens;
    for word in scene.words_of_weight(bounds) {
        let lemma = page.tree.lemma(word);
        to.add(&["sentence holds", lemma]);
        for arc in scene.arcs(word) {
            to.add(&["sentence holds arc", lemma, &arc.function, page.tree.lemma(arc.governor)]);
            if scene.is_candidate(word) {
                let sort = Look::of(scene, word).sort;
                to.add(&["sentence holds arc of", &sort, &arc.function, page.tree.lemma(arc.governor)]);
            }
        }
    }
    if scene.speeches.iter().any(|speech| bounds.contains(speech.speaker as u32)) {
        to.add(&["sentence is said"]);
    }
    let published = page.report.published.and_then(|days| days.first);
    for when in page.parse.dates.iter().filter(|when| bounds.covers(when.tokens)) {
        let age = published.zip(when.days.and_then(|days| days.last)).and_then(|(published, last)| published.since(last).ok());
        let age = age.map_or("unknown", |age| match age.get_days() {
            ..0 => "to come",
            0..3 => "days",
            3..8 => "week",
            8..32 => "weeks",
            32..400 => "months",
            _ => "years",
        });
        to.add(&["sentence dated", age]);
    }
    to.0.sort_unstable();
    to.0.dedup();
    to.0
}
