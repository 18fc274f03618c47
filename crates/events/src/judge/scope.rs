//! What can be seen of whether a word's event is said to have happened: the word's form, its auxiliaries and negations, and those of
//! the words it hangs on, up to the top of the sentence.

use casus_text::{Relation, Tag};

use super::features::Features;
use crate::code::stance;
use crate::page::Page;

/// How many words up the tree are looked at.
const UP: usize = 5;

/// What is seen of the word at `at`: features of weight, and the words of its sentence, each of little weight.
pub(crate) fn of(page: &Page<'_>, at: usize) -> (Vec<u32>, Vec<u32>) {
    let mut to = Features::default();
    own(page, at, &mut to);
    above(page, at, &mut to);
    beside(page, at, &mut to);
    sentence(page, at, &mut to);
    (to.0, around(page, at))
}

/// How a word is written against its dictionary form: base, -s, -ing, -ed or otherwise.
fn shape(page: &Page<'_>, at: usize) -> &'static str {
    let (word, lemma) = (page.lower(at), page.tree.lemma(at));
    let ends = |end: &str| word.ends_with(end) && word.len() > end.len() + 1;
    match () {
        () if word == *lemma => "base",
        () if ends("ing") => "ing",
        () if ends("ed") => "ed",
        () if ends("s") => "s",
        () => "irregular",
    }
}

/// Auxiliaries, copula, negations, subordinators and "to" of a word in order, with its own shape: "had not ed", "to base".
fn signature(page: &Page<'_>, at: usize) -> String {
    let tree = &page.tree;
    let mut parts: Vec<String> = Vec::new();
    for child in tree.children(at) {
        match tree.relation(child) {
            Relation::Aux | Relation::AuxPass | Relation::Cop => parts.push(page.lower(child)),
            Relation::Neg => parts.push("not".to_owned()),
            Relation::Advmod if matches!(tree.lemma(child), "not" | "never" | "n't") => parts.push("not".to_owned()),
            Relation::Mark if child < at => parts.push(tree.lemma(child).to_owned()),
            _ => {}
        }
    }
    parts.push(if tree.is_verb(at) { shape(page, at).to_owned() } else { format!("{:?}", tree.token(at).tag) });
    parts.join(" ")
}

/// The word whose auxiliaries hold for the one at `at`: the first of several verbs joined by "and", unless it has its own.
fn governs(page: &Page<'_>, at: usize) -> usize {
    let tree = &page.tree;
    let own =
        |c: usize| matches!(tree.relation(c), Relation::Aux | Relation::AuxPass | Relation::Nsubj | Relation::NsubjPass | Relation::Cop);
    if tree.relation(at) == Relation::Conj && !tree.children(at).any(own) { tree.first_conjunct(at) } else { at }
}

fn own(page: &Page<'_>, at: usize, to: &mut Features) {
    let tree = &page.tree;
    let lemma = tree.lemma(at);
    let (tag, relation) = (format!("{:?}", tree.token(at).tag), format!("{:?}", tree.relation(at)));
    let signature = signature(page, governs(page, at));
    to.add(&["bias"]);
    to.add(&["tag", &tag, &relation]);
    to.add_with(&["shape", shape(page, at)], &relation);
    to.add(&["relation", &relation]);
    to.add_with(&["lemma", lemma], &relation);
    to.add(&["word", &page.lower(at)]);
    to.add_with(&["signature", &signature], &relation);
    to.add(&["signature of", &signature, lemma]);
    let leader = governs(page, at);
    for child in tree.children(leader) {
        let relation = tree.relation(child);
        match relation {
            Relation::Aux | Relation::AuxPass | Relation::Cop => to.add_with(&["aux", &page.lower(child)], shape(page, at)),
            Relation::Mark | Relation::Case => to.add_with(&["mark", tree.lemma(child)], &tag),
            Relation::Det => to.add_with(&["det", tree.lemma(child)], lemma),
            Relation::Nsubj | Relation::NsubjPass => filler(page, "subject", child, lemma, to),
            Relation::Obj => filler(page, "object", child, lemma, to),
            _ => to.add_with(&["child", &format!("{relation:?}"), tree.lemma(child)], shape(page, at)),
        }
        to.add(&["has", &format!("{relation:?}")]);
    }
    for child in tree.children(at).filter(|_| leader != at) {
        to.add(&["own child", &format!("{:?}", tree.relation(child)), tree.lemma(child)]);
    }
    let stance = stance::of(page, at);
    to.add_with(&["stance", stance.status.word()], &relation);
    if let Some(because) = stance.because {
        to.add_with(&["stance by", tree.lemma(because)], stance.status.word());
    }
}

/// What fills a function: its word, whether it is a person spoken to or of, whether it is "no" or "any".
fn filler(page: &Page<'_>, function: &str, at: usize, lemma: &str, to: &mut Features) {
    let tree = &page.tree;
    let tag = format!("{:?}", tree.token(at).tag);
    to.add_with(&[function, &tag], lemma);
    to.add(&[function, "is", tree.lemma(at)]);
    let bare = if tree.child(at, Relation::Det).is_none() && tree.child(at, Relation::NmodPoss).is_none() { "bare" } else { "with" };
    to.add(&[function, bare, &tag, shape(page, at)]);
    for child in tree.children(at).filter(|c| tree.relation(*c) == Relation::Det) {
        to.add(&[function, "det", tree.lemma(child)]);
    }
}

/// The words it hangs on, step by step, each with its own signature.
fn above(page: &Page<'_>, at: usize, to: &mut Features) {
    let tree = &page.tree;
    let mut path = String::new();
    let mut below = at;
    for step in 1..=UP {
        let Some(up) = tree.head(below) else {
            to.add(&["top", &step.to_string(), &format!("{:?}", tree.token(below).tag)]);
            to.add(&["path to the top", &path]);
            break;
        };
        let relation = format!("{:?}", tree.relation(below));
        let number = step.min(3).to_string();
        let leader = governs(page, up);
        let signature = signature(page, leader);
        path = format!("{path} {relation}");
        let own = shape(page, at);
        to.add_with(&["up", &number, &relation, tree.lemma(up)], own);
        to.add(&["up any", tree.lemma(up), &relation]);
        to.add_with(&["up as", &number, &relation, &signature], own);
        to.add(&["up as any", &signature, &relation]);
        to.add(&["up by", &number, &relation, tree.lemma(up), &signature]);
        if step == 1 {
            let mark = tree.mark(at).or_else(|| tree.case(at)).unwrap_or("–");
            to.add_with(&["up with", &relation, mark, tree.lemma(up)], own);
            to.add_with(&["up with any", &relation, mark], own);
            to.add(&["up before", &relation, if up < at { "before" } else { "behind" }]);
        }
        to.add(&["path", &path, own]);
        for child in tree.children(leader).filter(|c| *c != below) {
            let relation = tree.relation(child);
            if matches!(relation, Relation::Advmod | Relation::Neg | Relation::Mark | Relation::Aux | Relation::Nsubj | Relation::Det) {
                to.add(&["up has", &number, &format!("{relation:?}"), tree.lemma(child)]);
                to.add(&["up has any", &format!("{relation:?}"), tree.lemma(child)]);
            }
        }
        below = up;
    }
}

/// The words before and behind it.
fn beside(page: &Page<'_>, at: usize, to: &mut Features) {
    let bounds = page.sentence_tokens(at);
    let word = |at: usize| if bounds.contains(at as u32) { page.lower(at) } else { "^".to_owned() };
    for away in 1..=3_usize {
        let before = at.checked_sub(away).map_or_else(|| "^".to_owned(), word);
        to.add_with(&["before", &away.to_string(), &before], shape(page, at));
        to.add(&["behind", &away.to_string(), &word(at + away)]);
    }
    let (one, two) = (at.checked_sub(1).map_or_else(|| "^".to_owned(), word), at.checked_sub(2).map_or_else(|| "^".to_owned(), word));
    to.add(&["before two", &two, &one]);
    to.add(&["before and behind", &one, &word(at + 1)]);
}

/// What sort of sentence it is: a question, an order, a condition, a quotation.
fn sentence(page: &Page<'_>, at: usize, to: &mut Features) {
    let tree = &page.tree;
    let bounds = page.sentence_tokens(at);
    let words: Vec<String> = bounds.range().map(|at| page.lower(at)).collect();
    let ends = words.iter().rev().find(|word| matches!(word.as_str(), "." | "?" | "!" | ":" | "…")).map_or("none", String::as_str);
    to.add_with(&["ends with", ends], shape(page, at));
    to.add(&["opens with", words.first().map_or("", String::as_str)]);
    if let Some(top) = bounds.range().find(|at| tree.head(*at).is_none()) {
        let subject = tree.children(top).any(|c| matches!(tree.relation(c), Relation::Nsubj | Relation::NsubjPass));
        let order = tree.is_verb(top) && !subject && shape(page, top) == "base" && tree.child(top, Relation::Aux).is_none();
        let place = if top == at { "it" } else { "above" };
        to.add(&["order", if order { "y" } else { "n" }, place]);
        to.add(&["top sentence", &signature(page, top), place]);
        to.add(&["top tag", &format!("{:?}", tree.token(top).tag), place]);
    }
    let inside = at - bounds.start as usize;
    for cue in ["if", "whether", "unless", "please", "should", "would", "could", "may", "might", "can", "will", "not", "n't", "no", "when"]
    {
        if let Some(stands) = words.iter().position(|word| word == cue) {
            to.add(&["cue", cue, if stands < inside { "before" } else { "behind" }]);
        }
    }
    let quotes = words[..inside].iter().filter(|word| matches!(word.as_str(), "\"" | "“" | "”" | "``" | "''")).count();
    to.add(&["quoted", if quotes % 2 == 1 { "y" } else { "n" }]);
    let length = match words.len() {
        0..6 => "short",
        6..15 => "middle",
        15..30 => "long",
        _ => "very long",
    };
    to.add_with(&["length", length], shape(page, at));
}

fn around(page: &Page<'_>, at: usize) -> Vec<u32> {
    let tree = &page.tree;
    let mut to = Features::default();
    for word in page.sentence_tokens(at).range().filter(|word| *word != at && tree.token(*word).tag != Tag::Punct) {
        to.add(&["with", tree.lemma(word)]);
    }
    to.0
}
