//! The words of a report that may tell of an event, with what is seen of each.

use casus_text::{Idx, Parse, Relation, Report, Span, Tag, Token};

use super::features::Features;
use super::look::{Look, bin};
use super::scene::Scene;
use crate::Reader;
use crate::code::{retold, speech};
use crate::page::Page;

/// A word that may tell of an event.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// The word.
    pub at: usize,
    /// What is seen of it.
    pub features: Vec<u32>,
    /// What is seen around it, thing by thing, each of little weight.
    pub bag: Vec<u32>,
}

/// All verbs and nouns of a report's sentences, in order.
pub fn of(reader: &Reader, report: &Report, parse: &Parse) -> Vec<Trigger> {
    let page = Page::open(reader, report, parse);
    let scene = Scene::of(&page);
    let candidates = (0..parse.tokens.len()).filter(|at| is_candidate(&scene, *at));
    candidates.map(|at| Trigger { at, features: seen(&scene, at), bag: around(&scene, at) }).collect()
}

fn is_candidate(scene: &Scene<'_, '_>, at: usize) -> bool {
    let page = scene.page;
    let token = &page.parse.tokens[at];
    let tells = matches!(token.tag, Tag::Verb | Tag::Noun | Tag::Propn | Tag::Adj);
    tells && token.name.is_none() && page.word(at).len() > 1 && !page.parse.dates.iter().any(|when| when.tokens.contains(at as u32))
}

fn seen(scene: &Scene<'_, '_>, at: usize) -> Vec<u32> {
    let (page, tree) = (scene.page, &scene.page.tree);
    let lemma = tree.lemma(at);
    let tag = format!("{:?}", tree.token(at).tag);
    let mut to = Features::default();
    to.add(&["event", &tag]);
    to.add_with(&["event lemma", lemma], &tag);
    to.add(&["event word", &page.lower(at)]);
    to.add(&["event relation", &format!("{:?}", tree.relation(at)), &tag]);
    let up = tree.head(at).map_or("^", |up| tree.lemma(up));
    to.add(&["event under", up, &format!("{:?}", tree.relation(at))]);
    to.add(&["event under", up, &format!("{:?}", tree.relation(at)), lemma]);
    for (name, other) in [("before", at.checked_sub(1)), ("after", Some(at + 1))] {
        let word = other.filter(|other| page.parse.tokens.len() > *other).map_or("^", |other| tree.lemma(other));
        to.add_with(&["event", name, word], lemma);
    }
    if tree.is_verb(at) {
        to.add_with(&["event voice", if tree.is_passive(at) { "passive" } else { "active" }], lemma);
        for (function, filler) in [("subj", tree.subject(at).filter(|_| !tree.is_passive(at))), ("obj", tree.object(at))] {
            filled(scene, function, filler, lemma, &mut to);
        }
    }
    for child in tree.children(at) {
        let relation = format!("{:?}", tree.relation(child));
        let case = tree.case(child).unwrap_or("");
        to.add(&["event has", &relation, case, tree.lemma(child)]);
        to.add(&["event has", &relation, case, tree.lemma(child), lemma]);
        to.add_with(&["event has", &relation, case], lemma);
        if !matches!(tree.relation(child), Relation::Nsubj | Relation::NsubjPass | Relation::Obj) {
            filled(scene, &format!("{relation} {case}"), Some(child), lemma, &mut to);
        }
    }
    framed(scene, at, &mut to);
    told(scene, at, &mut to);
    to.0
}

/// What fills a function of the word.
fn filled(scene: &Scene<'_, '_>, function: &str, filler: Option<usize>, lemma: &str, to: &mut Features) {
    let Some(filler) = filler.filter(|filler| scene.is_candidate(*filler)) else {
        to.add_with(&["event lacks", function], lemma);
        return;
    };
    let sort = Look::of(scene, filler).sort;
    to.add_with(&["event filled", function, &sort], lemma);
    to.add_with(&["event filled by", function, scene.page.tree.lemma(filler)], lemma);
}

/// What the codebook makes of it and of its sentence.
fn framed(scene: &Scene<'_, '_>, at: usize, to: &mut Features) {
    let page = scene.page;
    let mut inside = false;
    for &number in &scene.in_sentence[page.sentence(at)] {
        let frame = &scene.frames[number];
        let kind = &page.reader.codebook.kind(frame.kind).slug;
        let status = scene.statuses[number].word();
        if frame.trigger.contains(at as u32) {
            inside = true;
            let part = if frame.head == at { "head" } else { "part" };
            to.add(&["event frame", part, kind]);
            to.add(&["event frame", part, kind, status]);
            to.add(&["event frame", part, frame.pattern.rule]);
            to.add(&["event frame fillers", kind, bin(frame.agents.len()), bin(frame.targets.len())]);
        } else {
            to.add(&["event beside", kind]);
            to.add(&["event beside", kind, page.tree.lemma(at)]);
        }
        if frame.agents.contains(&at) || frame.targets.contains(&at) {
            to.add(&["event fills", kind]);
        }
    }
    to.add(&["event framed", if inside { "y" } else { "n" }, bin(scene.in_sentence[page.sentence(at)].len())]);
}

/// Whether and when it is said to have happened, and by whom.
fn told(scene: &Scene<'_, '_>, at: usize, to: &mut Features) {
    let page = scene.page;
    let stance = crate::code::stance::of(page, at);
    to.add_with(&["event stance", stance.status.word()], page.tree.lemma(at));
    if let Some(because) = stance.because {
        to.add(&["event stance by", page.tree.lemma(because)]);
    }
    let reason = retold::reason(page, at, None, false).unwrap_or("news");
    to.add(&["event retold", reason]);
    if let Some(speech) = speech::over(page, &scene.speeches, at) {
        to.add(&["event said by", page.tree.lemma(speech.speaker)]);
        if let Some(verb) = speech.verb {
            to.add(&["event said with", page.tree.lemma(verb)]);
        }
    }
    let sentence = page.sentence(at);
    let bounds: Span<Token> = page.sentence_tokens(at);
    to.add(&["event place", bin(sentence)]);
    to.add(&["event heading", if page.parse.sentences[sentence].heading { "y" } else { "n" }]);
    let published = page.report.published.and_then(|days| days.first);
    for when in page.parse.dates.iter().filter(|when| bounds.covers(when.tokens)) {
        let age = published.zip(when.days.and_then(|days| days.last)).and_then(|(published, last)| published.since(last).ok());
        let age = age.map_or("unknown", |age| match age.get_days() {
            ..0 => "to come",
            0..8 => "days",
            8..32 => "weeks",
            32..400 => "months",
            _ => "years",
        });
        to.add(&["event dated", age, if when.relative { "relative" } else { "absolute" }]);
    }
    let counted = page.parse.quantities.iter().filter(|quantity| bounds.covers(quantity.tokens)).filter_map(|quantity| quantity.noun);
    for noun in counted {
        let sort = Look::of(scene, noun.at()).sort;
        to.add(&["event counted", &sort]);
    }
    if bounds.range().any(|at| page.name(at).is_some_and(|name| !name.found.places.is_empty())) {
        to.add(&["event placed"]);
    }
    if let Some(chain) = page.parse.mention_at(Idx::new(at)).and_then(|mention| page.parse.chains.of(mention)) {
        let first = chain.mentions.first().is_some_and(|first| page.parse.mentions[first.at()].head.at() == at);
        to.add(&["event chain", if first { "first" } else { "again" }]);
    }
    to.add(&["event article", page.tree.child(at, Relation::Det).map_or("none", |det| page.tree.lemma(det))]);
}

/// The words of its sentence, and those the report begins with.
fn around(scene: &Scene<'_, '_>, at: usize) -> Vec<u32> {
    let page = scene.page;
    let mut to = Features::default();
    for word in scene.words_of_weight(page.sentence_tokens(at)).filter(|word| *word != at) {
        to.add(&["event word beside", page.tree.lemma(word)]);
        to.add(&["event word beside", page.tree.lemma(word), page.tree.lemma(at)]);
    }
    for sentence in page.parse.sentences.iter().take(3) {
        for word in scene.words_of_weight(sentence.tokens) {
            to.add(&["event report begins", page.tree.lemma(word)]);
        }
    }
    to.0.sort_unstable();
    to.0.dedup();
    to.0
}
