//! What is seen of a phrase, in groups that are weighed apart.

use casus_text::{Idx, Relation, Tag};

use super::features::Features;
use super::look::{Look, bin};
use super::scene::Scene;

/// What holds for whole sentences.
pub(crate) struct Sentences {
    /// For each sentence the kinds of its frames, without doubles.
    kinds: Vec<Vec<String>>,
    /// For each sentence its words of weight.
    words: Vec<Vec<usize>>,
    /// Kinds of the whole report.
    all: Vec<String>,
}

impl Sentences {
    pub fn of(scene: &Scene<'_, '_>) -> Sentences {
        let page = scene.page;
        let kind = |at: &usize| page.reader.codebook.kind(scene.frames[*at].kind).slug.clone();
        let mut kinds: Vec<Vec<String>> = scene.in_sentence.iter().map(|frames| frames.iter().map(kind).collect()).collect();
        kinds.iter_mut().for_each(|kinds| {
            kinds.sort();
            kinds.dedup();
        });
        let words = page.parse.sentences.iter().map(|sentence| scene.words_of_weight(sentence.tokens).collect()).collect();
        let mut all: Vec<String> = kinds.iter().flatten().cloned().collect();
        all.sort();
        all.dedup();
        Sentences { kinds, words, all }
    }
}

/// What is seen of a phrase, and where each group of that ends: itself, its functions, the rules' frames, its sentences, the report, its
/// neighbours in the line, its place and speaker, its other mentions.
pub(crate) fn seen(scene: &Scene<'_, '_>, around: &Sentences, looks: &[Look], at: usize) -> (Vec<u32>, Vec<usize>) {
    let mut groups = Vec::new();
    let page = scene.page;
    let tree = &page.tree;
    let look = &looks[at];
    let sort = &look.sort;
    let lemma = tree.lemma(at);
    let mut to = Features::default();
    itself(scene, look, at, &mut to);
    groups.push(to.0.len());
    functions(scene, looks, at, &mut to);
    groups.push(to.0.len());
    let sentence = page.sentence(at);
    framed(scene, look, at, &mut to);
    groups.push(to.0.len());
    // the sentence and its neighbours
    for (name, other) in [("here", Some(sentence)), ("before", sentence.checked_sub(1)), ("after", Some(sentence + 1))] {
        let Some(kinds) = other.and_then(|other| around.kinds.get(other)) else { continue };
        if kinds.is_empty() {
            to.add_with(&["no frame", name], sort);
        }
        for kind in kinds {
            to.add_with(&["frame", name, kind], sort);
            if name == "here" {
                to.add(&["frame lemma", kind, lemma]);
            }
        }
    }
    groups.push(to.0.len());
    for kind in &around.all {
        to.add(&["report", kind, sort]);
    }
    if around.all.is_empty() {
        to.add(&["report of nothing", sort]);
    }
    to.add(&["report kinds", bin(around.all.len())]);
    groups.push(to.0.len());
    // neighbours in the line
    let phrase = page.phrase(at);
    let bounds = page.sentence_tokens(at).range();
    for step in 1..=2_usize {
        let name = if step == 1 { "1" } else { "2" };
        let left = (phrase.start as usize).checked_sub(step).filter(|left| bounds.contains(left)).map_or("^", |left| tree.lemma(left));
        let right = Some(phrase.end as usize + step - 1).filter(|right| bounds.contains(right)).map_or("$", |right| tree.lemma(right));
        to.add_with(&["left", name, left], sort);
        to.add_with(&["right", name, right], sort);
    }
    groups.push(to.0.len());
    to.add_with(&["place", bin(sentence)], sort);
    if page.parse.sentences[sentence].heading {
        to.add(&["heading"]);
    }
    if let Some(speech) = speech_over(scene, at) {
        to.add_with(&["said by", speech], sort);
    }
    if scene.speeches.iter().any(|speech| speech.speaker == at) {
        to.add_with(&["speaker"], sort);
    }
    groups.push(to.0.len());
    chained(scene, looks, at, &mut to);
    groups.push(to.0.len());
    (to.0, groups)
}

/// The words of its sentence and of those beside it.
pub(crate) fn beside(scene: &Scene<'_, '_>, around: &Sentences, looks: &[Look], at: usize) -> Vec<u32> {
    let page = scene.page;
    let sentence = page.sentence(at);
    let sort = &looks[at].sort;
    let mut to = Features::default();
    for (name, other) in [("here", Some(sentence)), ("before", sentence.checked_sub(1)), ("after", Some(sentence + 1))] {
        for word in other.and_then(|other| around.words.get(other)).into_iter().flatten().filter(|word| **word != at) {
            let lemma = page.tree.lemma(*word);
            if name == "here" {
                to.add(&["near", lemma, &sort[..1]]);
                to.add(&["near", lemma]);
                to.add(&["near sort", lemma, sort]);
            } else {
                to.add(&["word beside", name, lemma, sort]);
                to.add(&["word beside", lemma]);
            }
        }
    }
    for (sense, name) in ["is a", "may be a"].into_iter().enumerate() {
        for concept in scene.concepts(at, sense) {
            to.add_concept(&[name], concept, if looks[at].plural { "plural" } else { "one" });
        }
    }
    for arc in scene.arcs(at) {
        for concept in scene.concepts(arc.governor, 0) {
            to.add_concept(&["governed by a", &arc.function], concept, sort);
        }
        for concept in scene.concepts(at, 0) {
            to.add_concept(&["a", &arc.function], concept, page.tree.lemma(arc.governor));
        }
    }
    let plural = if looks[at].plural { "plural" } else { "one" };
    for kin in scene.kin(at) {
        to.add_concept(&["kin"], kin, plural);
    }
    for arc in scene.arcs(at) {
        for kin in scene.kin(arc.governor) {
            to.add_concept(&["governed by kin", &arc.function], kin, sort);
        }
        for kin in scene.kin(at) {
            to.add_concept(&["kin", &arc.function], kin, page.tree.lemma(arc.governor));
        }
    }
    to.0.sort_unstable();
    to.0.dedup();
    to.0
}

fn speech_over<'s>(scene: &'s Scene<'_, '_>, at: usize) -> Option<&'s str> {
    crate::code::speech::over(scene.page, &scene.speeches, at).map(|speech| scene.page.tree.lemma(speech.speaker))
}

/// What it is.
fn itself(scene: &Scene<'_, '_>, look: &Look, at: usize, to: &mut Features) {
    let (page, tree) = (scene.page, &scene.page.tree);
    let lemma = tree.lemma(at);
    to.add(&["one"]);
    to.add(&["sort", &look.sort]);
    to.add(&["lemma", lemma]);
    to.add(&["word", &page.lower(at)]);
    to.add(&["named", if look.named { "y" } else { "n" }]);
    to.add(&["plural", if look.plural { "y" } else { "n" }]);
    to.add(&["tail", &lemma[lemma.char_indices().rev().nth(2).map_or(0, |(at, _)| at)..]]);
    let phrase = page.phrase(at);
    to.add(&["length", bin(phrase.range().len())]);
    for before in phrase.range().take_while(|word| *word < at) {
        let modifier = tree.lemma(before);
        to.add(&["modifier", modifier]);
        to.add(&["modified", modifier, lemma]);
        to.add(&["modifier sort", modifier, &look.sort]);
        if tree.token(before).tag == Tag::Num {
            to.add_with(&["number"], &look.sort);
        }
    }
    if let Some(name) = page.name(at) {
        for actor in &name.found.actors {
            to.add(&["actor", &format!("{:?}", page.reader.atlas.actor(*actor).class)]);
        }
        if name.found.demonym.is_some() {
            to.add(&["demonym"]);
        }
        if !name.found.places.is_empty() {
            to.add(&["in atlas as place"]);
        }
    }
    if let Some(kind) = tree.token(at).name {
        to.add(&["name kind", &format!("{kind:?}")]);
    }
    // what it is said to be
    for child in tree.children(at) {
        match tree.relation(child) {
            Relation::Appos => to.add(&["apposed", tree.lemma(child)]),
            Relation::Nmod => to.add(&["has", tree.case(child).unwrap_or(""), tree.lemma(child)]),
            Relation::NmodPoss => to.add(&["owned by", tree.lemma(child)]),
            Relation::Acl | Relation::AclRelcl => to.add(&["that", tree.lemma(child)]),
            _ => {}
        }
    }
}

/// How it stands to the words that govern it.
fn functions(scene: &Scene<'_, '_>, looks: &[Look], at: usize, to: &mut Features) {
    let (page, tree) = (scene.page, &scene.page.tree);
    let look = &looks[at];
    let lemma = tree.lemma(at);
    let arcs = scene.arcs(at);
    if arcs.is_empty() {
        to.add_with(&["no function", &format!("{:?}", tree.relation(at))], &look.sort);
    }
    if tree.relation(at) == Relation::Conj {
        to.add_with(&["joined to", tree.lemma(tree.first_conjunct(at))], &look.sort);
    }
    for arc in arcs {
        let (function, governor) = (&*arc.function, tree.lemma(arc.governor));
        to.add_with(&["function", function], &look.sort);
        to.add_with(&["governed", function, governor], &look.sort);
        to.add(&["lemma function", function, lemma]);
        to.add(&["lemma governed", function, governor, lemma]);
        for frame in scene.frames.iter().filter(|frame| frame.trigger.contains(arc.governor as u32)) {
            let kind = &page.reader.codebook.kind(frame.kind).slug;
            to.add_with(&["at trigger", function, kind], &look.sort);
        }
        if looks[arc.governor].sort.is_empty() {
            // the objects of its verb: "planted a bomb", "stopped a car"
            for child in tree.children(arc.governor).filter(|child| *child != at) {
                let relation = tree.relation(child);
                if matches!(relation, Relation::Obj | Relation::Obl | Relation::Nsubj | Relation::NsubjPass | Relation::OblAgent) {
                    let name = format!("{relation:?}");
                    to.add(&["beside", function, governor, &name, tree.lemma(child)]);
                    to.add(&["beside sort", function, &name, &looks[child].sort, &look.sort]);
                }
            }
        } else {
            // above a noun: what that noun does in turn
            to.add_with(&["below", function, &looks[arc.governor].sort], &look.sort);
            for above in scene.arcs(arc.governor) {
                let upper = tree.lemma(above.governor);
                to.add(&["twice", function, governor, &above.function, upper]);
                to.add_with(&["through", function, &above.function, upper], &look.sort);
                for frame in scene.frames.iter().filter(|frame| frame.trigger.contains(above.governor as u32)) {
                    let kind = &page.reader.codebook.kind(frame.kind).slug;
                    to.add_with(&["through to trigger", function, &above.function, kind], &look.sort);
                }
            }
        }
    }
}

/// What the rules make of it, and how far it stands from words of violence.
fn framed(scene: &Scene<'_, '_>, look: &Look, at: usize, to: &mut Features) {
    let (page, tree) = (scene.page, &scene.page.tree);
    let mut nearest: Option<(usize, usize)> = None;
    for &number in &scene.in_sentence[page.sentence(at)] {
        let frame = &scene.frames[number];
        let kind = &page.reader.codebook.kind(frame.kind).slug;
        let status = scene.statuses[number].word();
        for (role, fillers) in [("agent", &frame.agents), ("target", &frame.targets), ("place", &frame.places)] {
            if fillers.contains(&at) {
                to.add_with(&["fills", role], &look.sort);
                to.add_with(&["fills", role, kind], &look.sort);
                to.add_with(&["fills", role, status], &look.sort);
                to.add(&["fills by", role, frame.pattern.rule]);
                to.add(&["fills lemma", role, tree.lemma(at)]);
            }
        }
        if frame.trigger.contains(at as u32) {
            to.add_with(&["in trigger", kind], &look.sort);
        }
        if let Some(distance) = tree.distance(at, frame.head)
            && nearest.is_none_or(|(best, _)| distance < best)
        {
            nearest = Some((distance, number));
        }
    }
    if let Some((distance, number)) = nearest {
        let frame = &scene.frames[number];
        let kind = &page.reader.codebook.kind(frame.kind).slug;
        let side = if at < frame.head { "left" } else { "right" };
        to.add_with(&["nearest", bin(distance), side], &look.sort);
        to.add_with(&["nearest kind", kind, side], &look.sort);
        to.add_with(&["nearest word", tree.lemma(frame.head), side], &look.sort);
        to.add_with(&["nearest status", scene.statuses[number].word()], &look.sort);
        if let Some(path) = path(scene, at, frame.head) {
            to.add_with(&["path", &path], &look.sort);
            to.add_with(&["path kind", &path, kind], &look.sort);
        }
    }
}

/// The way through the tree from a phrase to a word, if it is short.
fn path(scene: &Scene<'_, '_>, from: usize, to: usize) -> Option<String> {
    let tree = &scene.page.tree;
    let up: Vec<usize> = tree.ancestors(from).collect();
    let (down_steps, meeting) = tree.ancestors(to).enumerate().find(|(_, at)| up.contains(at))?;
    let up_steps = up.iter().position(|at| *at == meeting)?;
    if up_steps + down_steps > 5 {
        return None;
    }
    let step = |at: usize| match tree.relation(at) {
        Relation::Obl | Relation::Nmod => format!("{:?}_{}", tree.relation(at), tree.case(at).unwrap_or("")),
        relation => format!("{relation:?}"),
    };
    let mut path: String = up[..up_steps].iter().map(|at| format!("<{}", step(*at))).collect();
    let down: Vec<usize> = tree.ancestors(to).take(down_steps).collect();
    path.extend(down.iter().rev().map(|at| format!(">{}", step(*at))));
    Some(path)
}

/// What the other mentions of the same thing do.
fn chained(scene: &Scene<'_, '_>, looks: &[Look], at: usize, to: &mut Features) {
    let page = scene.page;
    let Some(mention) = page.parse.mention_at(Idx::new(at)) else { return };
    let Some(chain) = page.parse.chains.of(mention) else {
        to.add_with(&["alone"], &looks[at].sort);
        return;
    };
    to.add_with(&["chain", bin(chain.mentions.len())], &looks[at].sort);
    let mut seen: Vec<[String; 2]> = Vec::new();
    for other in chain.mentions.iter().filter(|other| **other != mention).take(12) {
        let head = page.parse.mentions[other.at()].head.at();
        for &number in &scene.in_sentence[page.sentence(head)] {
            let frame = &scene.frames[number];
            for (role, fillers) in [("agent", &frame.agents), ("target", &frame.targets)] {
                let kind = page.reader.codebook.kind(frame.kind).slug.clone();
                if fillers.contains(&head) && !seen.contains(&[role.to_owned(), kind.clone()]) {
                    to.add_with(&["elsewhere", role, &kind], &looks[at].sort);
                    seen.push([role.to_owned(), kind]);
                }
            }
        }
    }
}
