//! From what is seen and what is learned to events.

use casus_text::{Parse, Report, Span, Token};

use super::bonds;
use super::model::{self, Guess, Plover};
use super::parties::{self, Party};
use super::scheme::{self, Type};
use super::words::{self, Word};
use crate::Reader;
use crate::judge::linear::Seen;
use crate::judge::scene::Scene;
use crate::page::Page;
use crate::resolve::gazetteer::Gazetteer;

/// How much the words around count, all together.
pub const AROUND: f32 = 1.0;

/// How much surer a further source or target must be, in nats, that is not joined to the first by "and".
const APART: f32 = 2.0;

/// An event as PLOVER has it: who did what to whom.
#[derive(Clone, Debug, PartialEq)]
pub struct PloverEvent {
    /// What.
    pub kind: Type,
    /// In which way, where that is told.
    pub mode: Option<&'static str>,
    /// The word that tells it, as bytes of the report's text.
    pub words: Span<u8>,
    /// Who.
    pub sources: Vec<Actor>,
    /// To whom.
    pub targets: Vec<Actor>,
}

/// A source or target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its words, as bytes of the report's text.
    pub words: Span<u8>,
    /// A country's code of three letters, or IGO, NGO, IMG; nothing where nothing in the report tells it.
    pub code: Option<String>,
    /// What it is among PLOVER's agents (GOV, MIL, REB …), where its words tell it.
    pub sector: Option<&'static str>,
}

/// A report laid open: what training and coding ask of it.
pub(crate) struct Desk<'p, 'a> {
    pub scene: Scene<'p, 'a>,
    pub gazetteer: Gazetteer,
    pub parties: Vec<Party>,
}

impl<'p, 'a> Desk<'p, 'a> {
    pub fn of(page: &'p Page<'a>) -> Self {
        let scene = Scene::of(page);
        let gazetteer = Gazetteer::of(page);
        let parties = parties::find(&scene, &gazetteer);
        Desk { scene, gazetteer, parties }
    }

    /// The numbers of the parties in the sentence of the word `at`.
    pub fn beside(&self, at: usize) -> impl Iterator<Item = usize> {
        let sentence = self.scene.page.sentence(at);
        self.parties.iter().enumerate().filter(move |(_, party)| self.scene.page.sentence(party.head) == sentence).map(|(number, _)| number)
    }
}

/// What a word that may tell an event looks like to the weights.
pub fn seen<'f>(look: &'f [u32], word: &'f Word) -> Seen<'f> {
    Seen::with_around(look, &word.around, AROUND).even()
}

/// The events of a parsed report, in order of their words; the likeliest event of a sentence comes first among those of that sentence.
pub fn code(reader: &Reader, plover: &Plover, report: &Report, parse: &Parse) -> Vec<PloverEvent> {
    let page = Page::open(reader, report, parse);
    let desk = Desk::of(&page);
    let words = words::find(&desk.scene, &desk.parties);
    let bare = model::bare_types(&plover.bare, &words);
    let looks: Vec<Vec<u32>> = (0..words.len()).map(|number| model::look(&words, &bare, number)).collect();
    let mut by_sentence: Vec<Vec<(Guess, usize)>> = vec![Vec::new(); parse.sentences.len()];
    for (number, word) in words.iter().enumerate() {
        by_sentence[page.sentence(word.at)].extend(plover.guess(seen(&looks[number], word)).map(|guess| (guess, number)));
    }
    let mut events = Vec::new();
    for found in by_sentence {
        for (kind, number) in told(&found, plover) {
            let mode = mode(plover, kind, seen(&looks[number], &words[number]));
            events.push(event(&desk, plover, words[number].at, kind, mode));
        }
    }
    events
}

/// The events of a sentence: their types and the numbers of the words that tell them, the likeliest first.
fn told(guesses: &[(Guess, usize)], plover: &Plover) -> Vec<(Type, usize)> {
    let best = |kind: Type| {
        let better = |best: Option<(f32, usize)>, (guess, number): &(Guess, usize)| {
            let chance = guess.chances[kind as usize];
            if best.is_none_or(|(most, _)| chance > most) { Some((chance, *number)) } else { best }
        };
        guesses.iter().fold(None, better).map(|(_, number)| number)
    };
    let mut told: Vec<(Type, usize)> = Vec::new();
    // what several words hint at is likelier than what one does: "announced a suspension"
    let mut whole = [0.0; Type::ALL.len()];
    guesses.iter().for_each(|(guess, _)| whole.iter_mut().zip(&guess.chances).for_each(|(sum, chance)| *sum += chance));
    let first = model::likeliest(&whole);
    if guesses.iter().any(|(guess, _)| guess.tells >= plover.lines.first) {
        told.extend(best(first).map(|number| (first, number)));
    }
    // a second word for the same type in a sentence mostly tells the same event again
    let mut further: Vec<&(Guess, usize)> = guesses.iter().filter(|(guess, _)| guess.tells >= plover.lines.further).collect();
    further.sort_by(|a, b| b.0.tells.total_cmp(&a.0.tells).then(a.1.cmp(&b.1)));
    for (guess, number) in further {
        if !told.iter().any(|(kind, word)| *kind == guess.kind() || word == number) {
            told.push((guess.kind(), *number));
        }
    }
    told
}

/// The mode of an event of `kind` that a word tells.
fn mode(plover: &Plover, kind: Type, seen: Seen<'_>) -> Option<&'static str> {
    let sums = plover.modes.sums(seen).into_iter().zip(scheme::modes()).filter(|(sum, (of, _))| *of == kind && *sum > 0.0);
    sums.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, (_, mode))| mode)
}

fn event(desk: &Desk<'_, '_>, plover: &Plover, at: usize, kind: Type, mode: Option<&'static str>) -> PloverEvent {
    let sums: Vec<(usize, Vec<f32>)> = desk
        .beside(at)
        .map(|number| (number, plover.roles.sums(Seen::of(&bonds::seen(&desk.scene, &desk.parties, number, at, kind)))))
        .collect();
    let sources = choose(desk, plover, &sums, 0, &[]);
    let targets = choose(desk, plover, &sums, 1, &sources);
    let page = desk.scene.page;
    let words = page.bytes(Span::of(at..at + 1));
    let named = |own: &[usize], others: &[usize]| own.iter().map(|number| actor(desk, at, *number, others)).collect();
    PloverEvent { kind, mode, words, sources: named(&sources, &targets), targets: named(&targets, &sources) }
}

/// The parties that play `role` (0 the source, 1 the target): the likeliest, and others that are likely too.
fn choose(desk: &Desk<'_, '_>, plover: &Plover, sums: &[(usize, Vec<f32>)], role: usize, taken: &[usize]) -> Vec<usize> {
    let parties = &desk.parties;
    let overlaps = |number: usize, other: usize| {
        let (a, b): (Span<Token>, Span<Token>) = (parties[number].tokens, parties[other].tokens);
        a.start < b.end && b.start < a.end
    };
    // more likely the other role than this one: left to it
    let mut open: Vec<(f32, usize)> = sums
        .iter()
        .filter(|(number, sums)| sums[role] >= sums[1 - role] && !taken.iter().any(|other| overlaps(*number, *other)))
        .map(|(number, sums)| (sums[role], *number))
        .collect();
    open.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut chosen: Vec<usize> = Vec::new();
    for (sum, number) in open {
        let conjunct = |number: usize| desk.scene.page.tree.first_conjunct(parties[number].head);
        let line = match () {
            () if chosen.is_empty() => plover.lines.party,
            () if chosen.iter().any(|other| conjunct(*other) == conjunct(number)) => plover.lines.joined,
            () => plover.lines.joined + APART,
        };
        if sum >= line && !chosen.iter().any(|other| overlaps(number, *other)) {
            chosen.push(number);
        }
    }
    chosen.sort_unstable();
    chosen
}

/// A party with its code; if its own words tell none, the place and the other side do.
fn actor(desk: &Desk<'_, '_>, at: usize, number: usize, others: &[usize]) -> Actor {
    let page = desk.scene.page;
    let party = &desk.parties[number];
    let code = party.code.clone().or_else(|| {
        let country = |number: &usize| desk.parties[*number].code.clone().filter(|code| code.len() == 3 && !is_stateless(code));
        let beside: Vec<usize> = desk.beside(at).filter(|other| *other != number).collect();
        let place = beside.iter().filter(|other| !others.contains(other)).find_map(country);
        place.or_else(|| others.iter().find_map(country)).or_else(|| desk.gazetteer.main.map(|main| main.to_string()))
    });
    Actor { words: page.bytes(party.tokens), code, sector: party.sector }
}

fn is_stateless(code: &str) -> bool {
    matches!(code, "IGO" | "NGO" | "IMG" | "ISM" | "MNC")
}
