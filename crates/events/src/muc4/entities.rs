//! From phrases to fillers: mentions of the same thing become one, with what is known of it and of its report as numbers.

use std::collections::BTreeSet;

use super::first::{LEAST, NOTHING, Said};
use super::{ROLES, Sheet, VICTIM};

/// Something that may fill a role of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What it is called, as strings are compared.
    pub string: String,
    /// The phrase and the form of it that say so.
    pub named_by: (usize, usize),
    /// The phrases that stand for it, the likeliest first.
    pub phrases: Vec<usize>,
    /// What is known of it, for the second stage; the first number is the first stage's sum.
    pub row: Vec<f32>,
}

/// Strings whose sum is higher are counted as likely.
const LIKELY: f32 = -0.8;
/// Names with more words than this are not preferred for it.
const FULL: usize = 4;

/// Phrases that stand for the same thing, the likeliest first, with what they are called in that order.
struct Entity {
    strings: Vec<String>,
    phrases: Vec<usize>,
}

/// The candidates of every role, the likeliest first.
pub fn candidates(sheet: &Sheet<'_>, said: &Said) -> Vec<Vec<Candidate>> {
    let maxima: Vec<f32> = (0..ROLES.len()).map(|role| most(said.roles.iter().map(|sums| sums[role]))).collect();
    let rows = |role: usize| {
        let entities = entities(sheet, said, role);
        let candidate = |rank: usize| {
            let entity: &Entity = &entities[rank];
            let called = name(entity, role);
            let phrase = entity.phrases[called];
            Candidate {
                string: entity.strings[called].clone(),
                named_by: (phrase, said.forms[phrase][role].form),
                phrases: entity.phrases.clone(),
                row: row(sheet, said, role, &entities, rank, &maxima),
            }
        };
        (0..entities.len()).map(candidate).collect()
    };
    (0..ROLES.len()).map(rows).collect()
}

fn most(sums: impl Iterator<Item = f32>) -> f32 {
    sums.fold(NOTHING, f32::max)
}

/// The chance of a sum in nats.
pub fn chance(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// Which of its mentions an entity is called by: people by their full name, all else as its likeliest mention calls it.
fn name(entity: &Entity, role: usize) -> usize {
    let words = |at: &usize| entity.strings[*at].split(' ').count().min(FULL);
    if role == VICTIM { (0..entity.strings.len()).rev().max_by_key(words).unwrap_or(0) } else { 0 }
}

fn entities(sheet: &Sheet<'_>, said: &Said, role: usize) -> Vec<Entity> {
    let mut likely: Vec<usize> = (0..sheet.phrases.len()).filter(|at| said.roles[*at][role] > LEAST).collect();
    likely.sort_by(|a, b| said.roles[*b][role].total_cmp(&said.roles[*a][role]));
    let mut entities: Vec<Entity> = Vec::new();
    for at in likely {
        let string = sheet.string(at, said.forms[at][role].form);
        if string.is_empty() {
            continue;
        }
        match entities.iter_mut().find(|entity| is_same(sheet, role, entity, at, &string)) {
            Some(entity) => {
                entity.strings.push(string);
                entity.phrases.push(at);
            }
            None => entities.push(Entity { strings: vec![string], phrases: vec![at] }),
        }
    }
    entities
}

/// Whether a phrase stands for what an entity's stand for: the same words, the same actor of the atlas, one the gloss of the other, or
/// one name a part of the other.
fn is_same(sheet: &Sheet<'_>, role: usize, entity: &Entity, at: usize, string: &str) -> bool {
    let phrase = &sheet.phrases[at];
    let named = |at: usize| !sheet.phrases[at].sort.starts_with('d');
    let names = matches!(ROLES[role], "PerpOrg" | "Victim") && named(at) && entity.phrases.iter().any(|other| named(*other));
    entity.strings.iter().any(|other| other == string || names && is_part(other, string))
        || entity.phrases.iter().map(|other| &sheet.phrases[*other]).any(|other| {
            phrase.actors.iter().any(|actor| other.actors.contains(actor))
                || phrase.glosses == Some(other.head)
                || other.glosses == Some(phrase.head)
        })
}

fn words(string: &str) -> BTreeSet<&str> {
    string.split(' ').collect()
}

/// Whether all words of one string stand in the other.
fn is_part(a: &str, b: &str) -> bool {
    words(a).is_subset(&words(b)) || words(b).is_subset(&words(a))
}

fn row(sheet: &Sheet<'_>, said: &Said, role: usize, entities: &[Entity], rank: usize, maxima: &[f32]) -> Vec<f32> {
    let entity = &entities[rank];
    let sum_of = |entity: &Entity| said.roles[entity.phrases[0]][role];
    let best = entity.phrases[0];
    let sum = sum_of(entity);
    let form = said.forms[best][role];
    let own = words(&entity.strings[0]);
    let before = |fits: &dyn Fn(&Entity) -> bool| entities[..rank].iter().filter(|other| fits(other)).count() as f32;
    let chain = sheet.phrases[best].chain;
    let last = |entity: &Entity| entity.strings[0].rsplit(' ').next().map(str::to_owned);
    // people by name and by description are one role here
    let others = (0..ROLES.len()).filter(|other| *other != role && ROLES[*other] != "Described");
    let mut row = vec![
        sum,
        entity.phrases.get(1).map_or(NOTHING, |at| said.roles[*at][role]),
        entity.phrases.iter().map(|at| chance(said.roles[*at][role])).sum(),
        entity.phrases.len() as f32,
        rank as f32,
        entities.iter().filter(|entity| sum_of(entity) > LIKELY).count() as f32,
        entities.iter().map(|entity| chance(sum_of(entity))).sum(),
        said.relevance,
        sheet.phrases[best].sentence as f32,
        entity.phrases.iter().map(|at| sheet.phrases[*at].head).min().unwrap_or(0) as f32,
        form.sum,
        form.ahead,
        before(&|other| own.is_subset(&words(&other.strings[0]))),
        before(&|other| words(&other.strings[0]).is_subset(&own)),
        before(&|other| last(other) == last(entity)),
        before(&|other| chain.is_some() && sheet.phrases[other.phrases[0]].chain == chain),
        most(others.map(|other| said.roles[best][other])),
        own.len() as f32,
        match sheet.phrases[best].sort.as_bytes().first() {
            Some(b'P') => 2.0,
            Some(b'N') => 1.0,
            _ => 0.0,
        },
        sum - maxima[role],
        sheet.parse.sentences.len() as f32,
    ];
    row.extend(maxima);
    row.extend(said.parts[best].iter().map(|sums| sums[role]));
    let sentence = sheet.phrases[best].sentence;
    let of_sentence = |at: Option<usize>| at.and_then(|at| said.sentences.get(at)).copied().unwrap_or(NOTHING);
    row.extend([Some(sentence), sentence.checked_sub(1), Some(sentence + 1)].map(of_sentence));
    row.push(most(said.sentences.iter().copied()));
    row.push(said.sentences.iter().filter(|sum| **sum > 0.0).count() as f32);
    row.extend(&said.types[best]);
    for other in 0..ROLES.len() {
        let near = |fits: &dyn Fn(usize) -> bool| {
            let phrases = (0..sheet.phrases.len()).filter(|at| !entity.phrases.contains(at) && fits(*at));
            most(phrases.map(|at| said.roles[at][other]))
        };
        row.push(near(&|at| sheet.phrases[at].sentence == sentence));
        row.push(near(&|at| sheet.phrases[at].governor == sheet.phrases[best].governor));
        row.push(near(&|at| sheet.phrases[at].sentence.abs_diff(sentence) == 1));
    }
    row
}
