//! What is seen of a word that tells an event and a phrase that may be its source or target.

use casus_text::Relation;

use super::codes::Nearness;
use super::parties::Party;
use super::scheme::Type;
use crate::judge::features::Features;
use crate::judge::look::bin;
use crate::judge::scene::Scene;

/// The features of `party` beside an event of `kind` that the word `at` tells.
pub(crate) fn seen(scene: &Scene<'_, '_>, parties: &[Party], number: usize, at: usize, kind: Type) -> Vec<u32> {
    let (page, tree) = (scene.page, &scene.page.tree);
    let party = &parties[number];
    let (head, lemma) = (party.head, tree.lemma(at));
    let mut to = Features::default();
    let also = [kind.word(), lemma];
    let mut add = |parts: &[&str]| {
        to.add(parts);
        let mut longer = parts.to_vec();
        for word in also {
            longer.push(word);
            to.add(&longer);
            longer.pop();
        }
    };
    add(&["bond"]);
    add(&["bond sort", &party.sort]);
    add(&["bond sector", party.sector.unwrap_or("")]);
    add(&["bond code", coded(party)]);
    add(&["bond code found", party.near.map_or("nowhere", Nearness::word)]);
    let voice = if tree.is_verb(at) && tree.is_passive(at) { "passive" } else { "active" };
    let way = path(scene, at, head);
    add(&["bond path", &way]);
    add(&["bond path", &way, voice]);
    add(&["bond path sort", &way, coded(party), party.sector.unwrap_or("")]);
    let subject = tree.subject(at);
    let does = |party: &Party| subject.is_some_and(|subject| party.tokens.contains(subject as u32));
    let side = if head < at { "before" } else { "after" };
    add(&["bond side", side]);
    if does(party) {
        add(&["bond subject", voice]);
        add(&["bond subject", voice, coded(party)]);
    }
    if tree.object(at).is_some_and(|object| party.tokens.contains(object as u32)) {
        add(&["bond object"]);
    }
    // who does it and to what it is done, whatever the voice: "rejected a French plan", "a French plan was rejected"
    let by = |child: &usize| tree.relation(*child) == Relation::OblAgent || voice == "passive" && tree.case(*child) == Some("by");
    let doer = if voice == "passive" { tree.children(at).find(by) } else { subject };
    for (function, filler) in [("doer", doer), ("done to", tree.object(at))] {
        if let Some(filler) = filler {
            if filler == head {
                add(&["bond deep", function]);
            } else if tree.is_under(head, filler) {
                add(&["bond deep within", function]);
            }
        }
    }
    if let Some(root) = tree.ancestors(at).last().filter(|root| *root != at)
        && tree.subject(root).is_some_and(|subject| party.tokens.contains(subject as u32))
    {
        add(&["bond subject of root", tree.lemma(root)]);
    }
    // the words before it and the word it hangs on
    let start = party.tokens.start as usize;
    let before = start.checked_sub(1).map_or("^", |before| tree.lemma(before));
    add(&["bond before", before, side]);
    let up = tree.head(head).map_or("^", |up| tree.lemma(up));
    let relation = format!("{:?}", tree.relation(head));
    add(&["bond under", &relation, up]);
    add(&["bond relation", &relation, side]);
    // whose words they are
    if scene.speeches.iter().any(|speech| party.tokens.contains(speech.speaker as u32)) {
        add(&["bond speaks"]);
    }
    // where it stands among all that have a code
    let sentence = page.sentence(at);
    let others: Vec<&Party> = parties.iter().filter(|other| page.sentence(other.head) == sentence && other.code.is_some()).collect();
    let earlier = others.iter().filter(|other| other.head < head).count();
    let between = others.iter().filter(|other| (other.head < head) != (other.head < at) && other.head != head).count();
    add(&["bond earlier", bin(earlier), side]);
    add(&["bond between", bin(between), side]);
    add(&["bond number", bin(others.len()), bin(earlier)]);
    if let Some(subject) = others.iter().find(|other| does(other)) {
        add(&["bond and subject", if subject.code == party.code { "same" } else { "other" }]);
    }
    let conjunct = tree.first_conjunct(head);
    if conjunct != head {
        add(&["bond joined"]);
    }
    to.0
}

/// What sort of code it has.
pub(super) fn coded(party: &Party) -> &str {
    match party.code.as_deref() {
        None => "none",
        Some(code @ ("IGO" | "NGO" | "IMG")) => code,
        Some(_) => "country",
    }
}

/// The way through the tree from the word to the phrase, as relations; what is farther than six steps is "far".
fn path(scene: &Scene<'_, '_>, from: usize, to: usize) -> String {
    let tree = &scene.page.tree;
    let up: Vec<usize> = tree.ancestors(from).collect();
    let down: Vec<usize> = tree.ancestors(to).collect();
    let Some((down_steps, meeting)) = down.iter().enumerate().find(|(_, at)| up.contains(at)) else { return "none".to_owned() };
    let up_steps = up.iter().position(|at| at == meeting).unwrap_or(0);
    if up_steps + down_steps > 6 {
        return "far".to_owned();
    }
    let step = |at: usize| match tree.relation(at) {
        Relation::Obl | Relation::Nmod => format!("{:?}_{}", tree.relation(at), tree.case(at).unwrap_or("")),
        relation => format!("{relation:?}"),
    };
    let mut way: String = up[..up_steps].iter().map(|at| format!("<{}", step(*at))).collect();
    way.extend(down[..down_steps].iter().rev().map(|at| format!(">{}", step(*at))));
    way
}
