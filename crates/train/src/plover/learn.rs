//! From examples to weights.

use casus_events::judge::linear::{Linear, Seen};
use casus_events::plover::model::Lines;
use casus_events::plover::training::look;
use casus_events::plover::{Plover, Type, scheme};
use casus_text::Span;

use super::data::{Answer, Coded};
use super::patterns::Pattern;
use crate::learn::linear::{self, Course, Example};

const TYPES: Course = Course { bits: 20, passes: 8, rate: 0.05, l1: 0.2, l2: 3.0 };
const MODES: Course = Course { bits: 17, passes: 8, rate: 0.05, l1: 0.2, l2: 3.0 };
const ROLES: Course = Course { bits: 20, passes: 8, rate: 0.05, l1: 0.2, l2: 3.0 };
/// Chosen by folds over the training sentences.
const LINES: Lines = Lines { first: -2.0, further: 0.0, party: -1.5, joined: 0.0 };

/// Learns all weights.
pub fn learn(sentences: &[&Coded], patterns: &[Pattern]) -> Plover {
    Plover { types: types(sentences, patterns), modes: modes(sentences), roles: roles(sentences), lines: LINES }
}

fn types(sentences: &[&Coded], patterns: &[Pattern]) -> Linear {
    let answers = |kind: Option<Type>| Type::ALL.iter().map(|(other, _)| f32::from(u8::from(kind == Some(*other)))).collect::<Vec<_>>();
    let mut examples: Vec<Example<'_>> =
        patterns.iter().map(|pattern| Example { seen: Seen::of(&pattern.features), answers: answers(pattern.kind) }).collect();
    for sentence in sentences {
        for word in &sentence.sheet.words {
            let told = sentence.events.iter().find(|event| event.at == word.at);
            let inside = sentence.events.iter().any(|event| event.words.covers(sentence.parse.tokens[word.at].span));
            if told.is_none() && inside {
                continue;
            }
            examples.push(Example { seen: look(word), answers: answers(told.map(|event| event.kind)) });
        }
    }
    linear::learn(&examples, Type::ALL.len(), TYPES)
}

fn modes(sentences: &[&Coded]) -> Linear {
    let mut examples = Vec::new();
    for sentence in sentences {
        for event in &sentence.events {
            let Some(word) = sentence.sheet.words.iter().find(|word| word.at == event.at) else { continue };
            let answer = |(kind, mode): (Type, &str)| match &event.mode {
                _ if kind != event.kind => f32::NAN,
                told => f32::from(u8::from(told.as_deref() == Some(mode))),
            };
            examples.push(Example { seen: look(word), answers: scheme::modes().map(answer).collect() });
        }
    }
    linear::learn(&examples, scheme::modes().count(), MODES)
}

fn roles(sentences: &[&Coded]) -> Linear {
    let mut examples = Vec::new();
    for sentence in sentences {
        for (event, bonds) in sentence.events.iter().zip(&sentence.sheet.bonds) {
            let [sources, targets] = [0, 1].map(|role| players(sentence, event, role));
            for (number, features) in bonds {
                let answer = |(players, others): &(Vec<usize>, Vec<usize>)| match () {
                    () if players.contains(number) => 1.0,
                    () if others.contains(number) => f32::NAN,
                    () => 0.0,
                };
                examples.push(Example { seen: Seen::of(features), answers: vec![answer(&sources), answer(&targets)] });
            }
        }
    }
    linear::learn(&examples, 2, ROLES)
}

/// The parties that are the sources (0) or targets (1) of an answer, and others that lie within their words.
pub fn players(sentence: &Coded, event: &Answer, role: usize) -> (Vec<usize>, Vec<usize>) {
    let (mut players, mut others) = (Vec::new(), Vec::new());
    for (words, _) in &event.parties[role] {
        let span = |at: usize| sentence.parse.tokens[at].span;
        let inside: Vec<usize> = (0..sentence.sheet.parties.len()).filter(|number| words.covers(span(sentence.sheet.parties[*number].head))).collect();
        let top = |number: &usize| {
            let head = sentence.parse.tokens[sentence.sheet.parties[*number].head].head;
            head.is_none_or(|head| !words.covers(span(head.at())))
        };
        let best = inside.iter().copied().find(top).or_else(|| inside.last().copied()).or_else(|| around(sentence, *words));
        players.extend(best);
        others.extend(inside.into_iter().filter(|number| Some(*number) != best));
    }
    (players, others)
}

/// A party whose own words reach over those of the answer.
fn around(sentence: &Coded, words: Span<u8>) -> Option<usize> {
    let reaches = |number: &usize| {
        let bytes = sentence.parse.bytes(sentence.sheet.parties[*number].tokens);
        bytes.start <= words.start && words.end <= bytes.end
    };
    (0..sentence.sheet.parties.len()).find(reaches)
}
