//! The words that may tell of an event, and what is seen of each.

use rustc_hash::FxHashMap;

use casus_text::{Idx, Relation, Tag};

use super::facts;
use super::report;
use crate::code::stance::{self, Stance};
use crate::code::{frames, retold, speech};
use crate::judge::keys::{self, Keys, bin};
use crate::judge::outlook::Outlook;

/// A word that may tell of an event.
#[derive(Clone, Debug)]
pub struct Teller {
    /// The word.
    pub at: usize,
    /// What is seen of it.
    pub features: Vec<u32>,
    /// What is seen around it, thing by thing, each of little weight.
    pub around: Vec<u32>,
    /// What it and those around it are used like; nothing where that was not asked.
    pub usage: Vec<f32>,
    /// Its sentence.
    pub sentence: u32,
    /// Among the words of this list the nearest that it hangs on.
    pub up: Option<u32>,
    /// Among the words of this list the last before it with the same lemma.
    pub again: Option<u32>,
    /// What the second look asks of it alone.
    pub facts: Vec<f32>,
    /// Whether the rules take it to have happened, as far as they see.
    pub happened: bool,
}

/// How the rules take a word to be told.
#[derive(Clone, Copy)]
pub(super) struct ByRules {
    pub stance: Stance,
    /// Why it is told again, if it is.
    pub retold: Option<&'static str>,
}

/// The words of a report that may tell of an event, in order, and what is seen of the whole report.
#[derive(Clone, Debug, Default)]
pub struct Tellers {
    /// The words, in order.
    pub words: Vec<Teller>,
    /// What is seen of the report, each thing once.
    pub report: Vec<u32>,
}

/// The words of a report that may tell of an event.
pub(crate) fn of(outlook: &Outlook<'_, '_>) -> Tellers {
    let sentences = around_sentences(outlook);
    let novelty = facts::novelty(outlook);
    let page = outlook.page;
    let candidates: Vec<usize> = (0..page.parse.tokens.len()).filter(|at| may_tell(outlook, *at)).collect();
    let number = |at: usize| candidates.binary_search(&at).ok().map(|number| number as u32);
    let mut last: FxHashMap<u32, u32> = FxHashMap::default();
    let teller = |(here, at): (usize, &usize)| {
        let by_rules = ByRules { stance: stance::of(page, *at), retold: retold::reason(page, *at, None, false) };
        Teller {
            at: *at,
            features: seen(outlook, *at, by_rules),
            around: around(outlook, *at, &sentences),
            usage: Vec::new(),
            sentence: page.sentence(*at) as u32,
            up: page.tree.ancestors(*at).skip(1).find_map(number),
            again: last.insert(outlook.lemmas[*at], here as u32),
            facts: facts::of(outlook, *at, by_rules, &novelty),
            happened: by_rules.stance.status.is_real(),
        }
    };
    Tellers { words: candidates.iter().enumerate().map(teller).collect(), report: report::seen(outlook) }
}

/// Verbs, nouns and adjectives that are no names and no expressions of time.
fn may_tell(outlook: &Outlook<'_, '_>, at: usize) -> bool {
    let token = &outlook.page.parse.tokens[at];
    let tells = matches!(token.tag, Tag::Verb | Tag::Noun | Tag::Adj) || token.tag == Tag::Propn && outlook.framed[at].is_some();
    tells && token.name.is_none() && outlook.page.word(at).len() > 1 && !outlook.dated[at]
}

fn seen(outlook: &Outlook<'_, '_>, at: usize, by_rules: ByRules) -> Vec<u32> {
    let (page, tree) = (outlook.page, &outlook.page.tree);
    let (lemma, tag, relation) = (outlook.lemmas[at], outlook.tags[at], outlook.relations[at]);
    let mut to = Keys::with_room(192);
    to.add("tag", &[tag]);
    to.add_with("lemma", &[lemma], tag);
    to.add("word", &[outlook.words[at]]);
    to.add_with("relation", &[relation], tag);
    let text = tree.lemma(at);
    for letters in [3, 4, 5] {
        let start = text.char_indices().map(|(at, _)| at).nth(letters).unwrap_or(text.len());
        let end = text.char_indices().rev().map(|(at, _)| at).nth(letters - 1).unwrap_or(0);
        to.add("starts", &[keys::word(&text[..start]), letters as u32]);
        to.add("ends", &[keys::word(&text[end..]), letters as u32]);
    }
    for list in &page.listed(at).held {
        to.add_with("list", &[*list], tag);
    }
    for class in &page.listed(at).classes {
        to.add_with("class", &[*class as u32], relation);
    }
    above(outlook, at, &mut to);
    let bounds = page.sentence_tokens(at);
    for (step, other) in [(1, at.checked_sub(1)), (2, at.checked_sub(2)), (3, Some(at + 1)), (4, Some(at + 2))] {
        let other = other.filter(|other| bounds.contains(*other as u32));
        let beside = other.map_or(0, |other| outlook.lemmas[other]);
        to.add_with("beside", &[step, beside], lemma);
        to.add("beside sort", &[step, other.map_or(0, |other| outlook.sorts[other]), tag]);
    }
    if tree.is_verb(at) {
        let passive = u32::from(tree.is_passive(at));
        to.add_with("voice", &[passive], lemma);
        filled(outlook, 1, tree.subject(at).filter(|_| passive == 0), lemma, &mut to);
        filled(outlook, 2, tree.object(at), lemma, &mut to);
    }
    for child in tree.children(at) {
        let relation = outlook.relations[child];
        to.add("has", &[relation, outlook.lemmas[child]]);
        to.add("has", &[relation, outlook.lemmas[child], lemma]);
        to.add_with("has", &[relation], lemma);
        for list in &page.listed(child).held {
            to.add("has list", &[relation, *list]);
        }
        if let Some(frame) = outlook.frame_headed(child) {
            to.add_with("has frame", &[relation], outlook.kind(frame));
            to.add("has frame", &[relation, tag]);
        }
        if outlook.is_phrase(child) && !matches!(tree.relation(child), Relation::Nsubj | Relation::NsubjPass | Relation::Obj) {
            filled(outlook, relation, Some(child), lemma, &mut to);
        }
    }
    framed(outlook, at, &mut to);
    told(outlook, at, by_rules, &mut to);
    to.0
}

/// The words it hangs on.
fn above(outlook: &Outlook<'_, '_>, at: usize, to: &mut Keys) {
    let (page, tree) = (outlook.page, &outlook.page.tree);
    let lemma = outlook.lemmas[at];
    let mut way = outlook.relations[at];
    for (step, up) in tree.ancestors(at).skip(1).take(3).enumerate() {
        let step = step as u32;
        to.add("under", &[step, way, outlook.lemmas[up]]);
        if step == 0 {
            to.add("under", &[step, way, outlook.lemmas[up], lemma]);
            to.add("under sort", &[way, outlook.sorts[up], outlook.tags[up]]);
        }
        to.add("under any", &[step, outlook.lemmas[up]]);
        if let Some(frame) = outlook.frame_headed(up) {
            to.add_with("under frame", &[step, way], outlook.kind(frame));
        }
        for list in &page.listed(up).held {
            to.add("under list", &[step, way, *list]);
            to.add("under list", &[step, *list]);
        }
        for child in tree.children(up).filter(|child| matches!(tree.relation(*child), Relation::Aux | Relation::Neg | Relation::Mark)) {
            to.add("under with", &[step, outlook.relations[child], outlook.lemmas[child]]);
        }
        way = keys::together(way, &[outlook.relations[up]]);
    }
    to.add("depth", &[bin(tree.ancestors(at).count())]);
}

/// What fills a function of the word.
fn filled(outlook: &Outlook<'_, '_>, function: u32, filler: Option<usize>, lemma: u32, to: &mut Keys) {
    let Some(filler) = filler else {
        to.add_with("lacks", &[function], lemma);
        return;
    };
    let sort = outlook.sorts[filler];
    to.add_with("filled", &[function, sort], lemma);
    to.add_with("filled by", &[function, outlook.lemmas[filler]], lemma);
    let classes = outlook.page.classes(filler);
    for class in classes {
        to.add_with("filled class", &[function, class as u32], lemma);
        to.add("filled class", &[function, class as u32, outlook.tags[filler]]);
    }
}

/// What the codebook makes of it and of its sentence.
fn framed(outlook: &Outlook<'_, '_>, at: usize, to: &mut Keys) {
    let page = outlook.page;
    let here = &outlook.in_sentence[page.sentence(at)];
    let mut inside = 0;
    for &number in here {
        let frame = &outlook.frames[number];
        let kind = outlook.kind(frame);
        let status = outlook.stances[number].status as u32;
        if frame.trigger.contains(at as u32) {
            inside = 1 + u32::from(frame.head == at);
            to.add("frame", &[inside, kind]);
            to.add("frame", &[inside, kind, status]);
            to.add("frame rule", &[inside, keys::word(frame.pattern.rule)]);
            to.add("frame fillers", &[kind, bin(frame.agents.len()), bin(frame.targets.len())]);
            to.add("frame fillers", &[bin(frame.agents.len()), bin(frame.targets.len())]);
        } else {
            to.add_with("frame beside", &[kind], outlook.lemmas[at]);
        }
        if frame.agents.contains(&at) || frame.targets.contains(&at) {
            to.add("fills", &[kind]);
        }
    }
    to.add("framed", &[inside, bin(here.len())]);
}

/// Whether and when it is said to have happened, and by whom.
fn told(outlook: &Outlook<'_, '_>, at: usize, ByRules { stance, retold }: ByRules, to: &mut Keys) {
    let page = outlook.page;
    let lemma = outlook.lemmas[at];
    to.add_with("stance", &[stance.status as u32], lemma);
    if let Some(because) = stance.because {
        to.add("stance by", &[outlook.lemmas[because]]);
    }
    to.add("retold", &[keys::word(retold.unwrap_or("news"))]);
    if let Some(speech) = speech::over(page, &outlook.speeches, at) {
        to.add("said by", &[outlook.lemmas[speech.speaker]]);
        to.add("said by", &[outlook.sorts[speech.speaker]]);
        to.add("said with", &[speech.verb.map_or(0, |verb| outlook.lemmas[verb])]);
    }
    let number = page.sentence(at);
    let sentence = &page.parse.sentences[number];
    to.add("place", &[bin(number)]);
    to.add("place in line", &[bin(at - sentence.tokens.start as usize)]);
    to.add("heading", &[u32::from(sentence.heading)]);
    let before = number.checked_sub(1).map(|before| &page.parse.sentences[before]);
    to.add("opens paragraph", &[u32::from(before.is_none_or(|before| before.paragraph != sentence.paragraph))]);
    let days = dated(outlook, at, to);
    to.add_with("dates", &[bin(days)], outlook.tags[at]);
    let nouns = outlook.quantities(number).iter().filter_map(|quantity| quantity.noun);
    for noun in nouns {
        to.add("counted", &[outlook.sorts[noun.at()]]);
    }
    let placed = sentence.tokens.range().filter(|at| page.name(*at).is_some_and(|name| !name.found.places.is_empty())).count();
    to.add("placed", &[bin(placed), outlook.tags[at]]);
    if let Some(chain) = page.parse.mention_at(Idx::new(at)).and_then(|mention| page.parse.chains.of(mention)) {
        let first = chain.mentions.first().is_some_and(|first| page.parse.mentions[first.at()].head.at() == at);
        to.add("chain", &[u32::from(first)]);
    }
    let article = page.tree.child(at, Relation::Det).map_or(0, |det| outlook.lemmas[det]);
    to.add_with("article", &[article], outlook.tags[at]);
    if !page.tree.is_verb(at) {
        to.add("bare", &[u32::from(frames::is_bare(page, at))]);
    }
    to.add_with("again", &[bin(outlook.repeats[at] as usize)], outlook.tags[at]);
}

/// How old the days of its sentence are; gives how many there are.
fn dated(outlook: &Outlook<'_, '_>, at: usize, to: &mut Keys) -> usize {
    let page = outlook.page;
    let mut count = 0;
    for when in outlook.dates(page.sentence(at)) {
        count += 1;
        let age = outlook.age(when);
        let grain = when.grain as u32;
        to.add("dated", &[age, u32::from(when.relative)]);
        to.add("dated", &[age, grain]);
        let top = when.tokens.range().find(|at| page.tree.head(*at).is_none_or(|head| !when.tokens.contains(head as u32)));
        if let Some(steps) = top.and_then(|top| page.tree.distance(at, top)) {
            to.add("dated near", &[age, bin(steps)]);
        }
    }
    count
}

/// For each sentence the numbers of its words of weight.
fn around_sentences(outlook: &Outlook<'_, '_>) -> Vec<Vec<usize>> {
    (0..outlook.page.parse.sentences.len()).map(|sentence| outlook.words_of_weight(sentence).collect()).collect()
}

/// The words of its sentence and of those beside it, and those the report begins with.
fn around(outlook: &Outlook<'_, '_>, at: usize, sentences: &[Vec<usize>]) -> Vec<u32> {
    let here = outlook.page.sentence(at);
    let mut to = Keys::with_room(256);
    for &word in sentences[here].iter().filter(|word| **word != at) {
        to.add("word here", &[outlook.lemmas[word]]);
        to.add("word here", &[outlook.lemmas[word], outlook.lemmas[at]]);
    }
    for (name, other) in [("word before", here.checked_sub(1)), ("word after", Some(here + 1))] {
        for &word in other.and_then(|other| sentences.get(other)).into_iter().flatten() {
            to.add(name, &[outlook.lemmas[word]]);
        }
    }
    for &word in sentences.iter().take(3).flatten() {
        to.add("report begins", &[outlook.lemmas[word]]);
    }
    to.once()
}
