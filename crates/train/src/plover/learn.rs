//! From examples to weights.

use casus_events::judge::linear::{Linear, Seen};
use casus_events::plover::model::Lines;
use casus_events::plover::training::{asked, looks};
use casus_events::plover::{Plover, Type, scheme};
use casus_text::Span;

use super::data::{Answer, Coded};
use super::patterns::Pattern;
use crate::learn::linear::{self, Course, Example};
use crate::learn::margins;

const BARE: Course = Course { bits: 18, passes: 8, rate: 0.1, l1: 0.3, l2: 1.0 };
const TELLS: margins::Course = margins::Course { bits: 20, passes: 30, least: 0.04, nats: 2.0 };
const TYPES: margins::Course = margins::Course { bits: 20, passes: 30, least: 0.04, nats: 4.0 };
const MODES: margins::Course = margins::Course { bits: 16, passes: 30, least: 0.04, nats: 1.0 };
const ROLES: Course = Course { bits: 18, passes: 20, rate: 0.1, l1: 0.5, l2: 1.0 };
/// What an error in a sentence costs, and one in a pattern.
const COST: f32 = 5.0;
const COST_OF_PATTERN: f32 = 1.5;
/// Chosen by folds over the training sentences.
const LINES: Lines = Lines { first: -0.2, further: 1.2, party: -2.0, joined: 0.0 };

/// Learns all weights.
pub fn learn(sentences: &[&Coded], patterns: &[Pattern]) -> Plover {
    let bare = bare(patterns);
    let looks: Vec<Vec<Vec<u32>>> = sentences.iter().map(|sentence| looks(&sentence.sheet, &bare)).collect();
    let opened: Vec<(&Coded, &[Vec<u32>])> = sentences.iter().copied().zip(looks.iter().map(Vec::as_slice)).collect();
    Plover { tells: tells(&opened), types: types(&opened, patterns), modes: modes(&opened), roles: roles(sentences), bare, lines: LINES }
}

fn of_types(kind: Option<Type>) -> Vec<f32> {
    Type::ALL.iter().map(|(other, _)| f32::from(u8::from(kind == Some(*other)))).collect()
}

/// What words are by themselves.
fn bare(patterns: &[Pattern]) -> Linear {
    let examples: Vec<Example<'_>> =
        patterns.iter().map(|pattern| Example { seen: Seen::of(&pattern.features), answers: of_types(pattern.kind) }).collect();
    linear::learn(&examples, Type::ALL.len(), BARE)
}

/// Which words tell an event.
fn tells(sentences: &[(&Coded, &[Vec<u32>])]) -> Linear {
    let mut examples = Vec::new();
    for (sentence, looks) in sentences {
        for (word, look) in sentence.sheet.words.iter().zip(*looks) {
            let told = sentence.events.iter().any(|event| event.at == word.at);
            // other words of a telling are neither right nor wrong
            let inside = sentence.events.iter().any(|event| event.words.covers(sentence.parse.tokens[word.at].span));
            if told || !inside {
                examples.push((Example { seen: asked(look, word), answers: vec![f32::from(u8::from(told))] }, COST));
            }
        }
    }
    margins::learn(&examples, 1, TELLS)
}

/// The events that words tell, each with its word's look.
fn told<'f>(sentences: &[(&'f Coded, &'f [Vec<u32>])]) -> Vec<(&'f Answer, Seen<'f>)> {
    let mut told = Vec::new();
    for (sentence, looks) in sentences {
        for event in &sentence.events {
            let mut words = sentence.sheet.words.iter().zip(*looks);
            told.extend(words.find(|(word, _)| word.at == event.at).map(|(word, look)| (event, asked(look, word))));
        }
    }
    told
}

/// Of which type the events are that words tell.
fn types(sentences: &[(&Coded, &[Vec<u32>])], patterns: &[Pattern]) -> Linear {
    let mut examples = Vec::new();
    for pattern in patterns.iter().filter(|pattern| pattern.kind.is_some()) {
        examples.push((Example { seen: Seen::of(&pattern.features).even(), answers: of_types(pattern.kind) }, COST_OF_PATTERN));
    }
    for (event, seen) in told(sentences) {
        examples.push((Example { seen, answers: of_types(Some(event.kind)) }, COST));
    }
    margins::learn(&examples, Type::ALL.len(), TYPES)
}

fn modes(sentences: &[(&Coded, &[Vec<u32>])]) -> Linear {
    let answers = |event: &Answer| {
        let answer = |(kind, mode): (Type, &str)| match &event.mode {
            _ if kind != event.kind => f32::NAN,
            told => f32::from(u8::from(told.as_deref() == Some(mode))),
        };
        scheme::modes().map(answer).collect()
    };
    let told = told(sentences).into_iter();
    let examples: Vec<(Example<'_>, f32)> = told.map(|(event, seen)| (Example { seen, answers: answers(event) }, COST)).collect();
    margins::learn(&examples, scheme::modes().count(), MODES)
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
        let inside: Vec<usize> =
            (0..sentence.sheet.parties.len()).filter(|number| words.covers(span(sentence.sheet.parties[*number].head))).collect();
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
