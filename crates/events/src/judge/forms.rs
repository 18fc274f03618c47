//! The ways to write a phrase down: coders keep "two men" or "men", "Dr. Ana Ruiz" or "Ana Ruiz".

use std::ops::Range;

use casus_text::{Relation, Span, Tag, Token};

use super::features::Features;
use super::look::bin;
use super::phrases::Form;
use super::scene::Scene;
use crate::page::Page;

/// The ways to write a phrase down.
pub(crate) fn forms(scene: &Scene<'_, '_>, head: usize, sort: &str) -> Vec<Form> {
    let page = scene.page;
    let tree = &page.tree;
    let phrase = page.phrase(head).range();
    let start = bare_start(page, phrase.start, head);
    let long = long_end(page, head, phrase.end);
    let run = scene.person(head).unwrap_or_else(|| name_run(page, head));
    let behind = name_run(page, phrase.end);
    let glued =
        |at: usize| at > 0 && at < page.parse.tokens.len() && page.parse.tokens[at - 1].span.end == page.parse.tokens[at].span.start;
    let (name, name_behind) = (untitled(page, run.clone()), untitled(page, behind.clone()));
    let mut spans = vec![(name.start, name.end, "name"), (start, long, "long"), (start, phrase.end, "whole"), (run.start, run.end, "run")];
    if behind.start == phrase.end {
        spans.extend([(name_behind.start, name_behind.end, "name behind"), (start, behind.end, "with name behind")]);
    }
    for from in start..=head {
        for to in head + 1..=phrase.end {
            if !glued(from) && (to == phrase.end || !glued(to)) {
                spans.push((from, to, if to == phrase.end { "tail" } else { "inner" }));
            }
        }
        if from > start && from < head && head - start <= 4 && !glued(from) {
            spans.push((start, from, "front"));
        }
    }
    if let Some(named) = page.name(head) {
        spans.push((named.tokens.start as usize, named.tokens.end as usize, "atlas"));
    }
    let mut found: Vec<Form> = Vec::new();
    for (start, end, name) in spans {
        let tokens: Span<Token> = Span::of(start..end.max(start));
        if start < end && found.len() < 24 && !found.iter().any(|form| form.tokens == tokens) {
            found.push(Form { tokens, features: seen_form(page, (start, end), (phrase.start, phrase.end), name, sort, tree.lemma(head)) });
        }
    }
    found
}

/// What is seen of the form `start..end`, which is called `name`, of a phrase.
fn seen_form(page: &Page<'_>, (start, end): (usize, usize), phrase: (usize, usize), name: &str, sort: &str, lemma: &str) -> Vec<u32> {
    let tree = &page.tree;
    let mut features = Features::default();
    let tag = |at: usize| tree.parse.tokens.get(at).map_or(String::new(), |token| format!("{:?}{:?}", token.tag, token.name));
    let shape = match (start == phrase.0, end == phrase.1) {
        (true, true) => "all",
        (true, false) => "start",
        (false, true) => "end",
        (false, false) => "middle",
    };
    for also in ["", sort, lemma] {
        features.add(&["form", name, also]);
        features.add(&["form shape", shape, bin(end - start), also]);
        features.add(&["form first", tree.lemma(start), also]);
        features.add(&["form ends", &tag(start), &tag(end - 1), also]);
    }
    features.add(&["form last", tree.lemma(end - 1)]);
    for at in start..end {
        features.add(&["form holds", tree.lemma(at)]);
        features.add(&["form holds", &tag(at), sort]);
    }
    let before = start.checked_sub(1).map_or("^", |at| tree.lemma(at));
    let next = if end < page.parse.tokens.len() { tree.lemma(end) } else { "$" };
    features.add(&["form leaves", before]);
    features.add(&["form leaves", before, sort]);
    features.add(&["form leaves tag", &tag(start.wrapping_sub(1)), sort]);
    features.add(&["form next", next]);
    features.add(&["form next", next, sort]);
    features.add(&["form next tag", &tag(end), sort]);
    features.0
}

/// The end of a phrase with what follows it: "of the armed forces", "wearing masks".
fn long_end(page: &Page<'_>, head: usize, end: usize) -> usize {
    let tree = &page.tree;
    let mut long = end;
    for child in tree.children(head).filter(|child| *child >= end && matches!(tree.relation(*child), Relation::Nmod | Relation::Acl)) {
        let under: Span<Token> = tree.reach(child);
        let cut = under.range().find(|at| matches!(tree.lemma(*at), "," | "--" | "(" | "[" | ";")).unwrap_or(under.end as usize);
        if under.start as usize != long || cut <= long {
            break;
        }
        long = cut;
    }
    long
}

/// A run of names without the titles and offices before it: "DR. ANA RUIZ" without "DR.".
fn untitled(page: &Page<'_>, run: Range<usize>) -> Range<usize> {
    const TITLES: [&str; 28] = [
        "dr",
        "mr",
        "mrs",
        "ms",
        "msgr",
        "monsignor",
        "col",
        "gen",
        "lt",
        "capt",
        "maj",
        "sgt",
        "fr",
        "rev",
        "sr",
        "don",
        "dona",
        "father",
        "sister",
        "brother",
        "judge",
        "president",
        "colonel",
        "general",
        "secretary",
        "minister",
        "senator",
        "deputy",
    ];
    let is_title = |at: usize| {
        let lemma = page.tree.lemma(at).trim_end_matches('.');
        let words = &page.reader.words;
        let is_office = || !words.classes(lemma).is_empty() || words.senses().is_a(lemma, "person");
        TITLES.contains(&lemma) || page.tree.token(at).name.is_none() && is_office()
    };
    // "SALVADORAN PRESIDENCY MINISTER ANTONIO RUIZ": behind the last of them
    let last = run.clone().rev().skip(1).find(|at| is_title(*at));
    let start = last.map_or(run.start, |last| (last + 1..run.end).find(|at| page.tree.lemma(*at) != ".").unwrap_or(last + 1));
    if start < run.end { start..run.end } else { run }
}

/// The unbroken run of proper nouns around `at`; empty if it is none.
fn name_run(page: &Page<'_>, at: usize) -> Range<usize> {
    if at >= page.parse.tokens.len() {
        return at..at;
    }
    let bounds = page.sentence_tokens(at).range();
    let proper = |at: usize| page.parse.tokens[at].tag == Tag::Propn;
    let particle = |at: usize| {
        matches!(page.tree.lemma(at), "de" | "la" | "del" | "los" | "las" | "da" | "dos" | "al" | "el" | "-" | "." | "bin" | "van")
    };
    if !bounds.contains(&at) || !proper(at) {
        return at..at;
    }
    let (mut start, mut end) = (at, at + 1);
    while start > bounds.start && (proper(start - 1) || particle(start - 1) && start > bounds.start + 1 && proper(start - 2)) {
        start -= 1;
    }
    while end < bounds.end && (proper(end) || particle(end) && end + 1 < bounds.end && proper(end + 1)) {
        end += 1;
    }
    start..end
}

/// The start of a phrase behind its article.
fn bare_start(page: &Page<'_>, start: usize, head: usize) -> usize {
    let article =
        |at: usize| matches!(page.tree.lemma(at), "the" | "a" | "an" | "this" | "that" | "these" | "those" | "some" | "\"" | "``");
    (start..head).find(|at| !article(*at)).unwrap_or(head)
}
