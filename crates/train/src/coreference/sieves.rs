//! Rules without weights, to measure the learned weights against: the same name, the same noun, and the nearest for a pronoun.

use std::collections::BTreeSet;

use casus_text::parse::coreference::{Chains, Kind, Options, Scene};
use casus_text::{Relation, Tag};

use super::learn::Example;

/// The words of a mention that its rule compares.
fn words(example: &Example, at: usize) -> BTreeSet<String> {
    let document = example.document;
    let head = example.mentions[at].head.at();
    let part = |&other: &usize| {
        let token = &document.tokens[other];
        other == head
            || token.head.is_some_and(|up| up.at() == head)
                && matches!(token.relation, Relation::Amod | Relation::Compound | Relation::Flat)
                && token.tag != Tag::Det
    };
    let near = head.saturating_sub(6)..(head + 7).min(document.tokens.len());
    near.filter(part).map(|other| document.tokens[other].lemma.to_string()).collect()
}

/// Links by rules.
pub fn chains(example: &Example, scene: &Scene) -> Chains {
    let mut members: Vec<Vec<usize>> = Vec::new();
    let all: Vec<BTreeSet<String>> = (0..scene.len()).map(|at| words(example, at)).collect();
    let lemma = |at: usize| &*example.document.tokens[example.mentions[at].head.at()].lemma;
    Chains::by(scene, |options: &Options| {
        let at = options.mention;
        let fits = |entity: usize| {
            let said = |&other: &usize| {
                let (head, other_head) = (example.mentions[at].head.at(), example.mentions[other].head);
                let token = &example.document.tokens[head];
                if token.relation == Relation::Appos && token.head == Some(other_head) {
                    return true;
                }
                match scene.kind(at) {
                    Kind::Name => scene.kind(other) == Kind::Name && (all[at].is_subset(&all[other]) || all[other].is_subset(&all[at])),
                    Kind::Noun => scene.is_definite(at) && lemma(at) == lemma(other) && all[at].is_subset(&all[other]),
                    _ => false,
                }
            };
            members[entity].iter().any(said)
        };
        let chosen = match scene.kind(at) {
            Kind::Someone | Kind::This => None,
            Kind::I | Kind::We | Kind::You => options.links.iter().position(|&(_, last)| scene.kind(last) == scene.kind(at)),
            kind if kind.is_pronoun() => {
                let subject = |&(_, last): &(usize, usize)| {
                    example.document.tokens[example.mentions[last].head.at()].relation == Relation::Nsubj && scene.kind(last) != Kind::I
                };
                options.links.iter().take(4).position(subject).or((!options.links.is_empty()).then_some(0))
            }
            _ => options.links.iter().position(|&(entity, _)| fits(entity)),
        };
        match chosen {
            Some(nth) => members[options.links[nth].0].push(at),
            None => members.push(vec![at]),
        }
        chosen.map(|nth| (nth, 0))
    })
}
