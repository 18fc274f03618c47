//! Finds the keys that sound like a name, by a walk through the finite-state map that follows only what sounds alike.

use fst::raw::{Fst, Output};

use crate::arabic::{self, Step};
use crate::distance::FARTHEST;
use crate::sounds::{Ear, Sound, is_vowel, sounds};

/// What is listened for: the sounds of a name, and its spelling in Latin letters to measure with.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    steps: Vec<Step>,
    /// The vowels before each sound; empty where they are not written.
    vowels: Vec<Run>,
    /// What differing vowels may cost before a key is too far for sure.
    budget: f32,
    pub(crate) latin: String,
    /// Whether short vowels are not written, so that a spelling tells nothing of them.
    pub(crate) unvowelled: bool,
}

/// A name of fewer sounds has too many others that sound like it.
const LEAST: usize = 2;
/// No walk goes through more nodes than this; the names of a million places take a few thousand.
const MOST_NODES: usize = 60_000;

impl Pattern {
    /// The pattern of a key; none where it is in letters that are not heard, or too short.
    pub(crate) fn of(key: &str) -> Option<Pattern> {
        let pattern = if arabic::is_arabic(key) {
            let (steps, latin) = arabic::steps(key);
            Pattern { steps, vowels: Vec::new(), budget: f32::INFINITY, latin, unvowelled: true }
        } else {
            let heard = sounds(key)?;
            let steps = heard.into_iter().map(|sound| Step { sounds: sound.alike(), may_lack: false }).collect();
            let budget = FARTHEST * (1.5 * key.len() as f32 + 2.0);
            Pattern { steps, vowels: vowels_of(key), budget, latin: key.to_owned(), unvowelled: false }
        };
        let needed = pattern.steps.iter().filter(|step| !step.may_lack).count();
        (needed >= LEAST).then_some(pattern)
    }

    /// Where the pattern stands after a sound; several places where steps may be left out.
    fn after(&self, at: usize, sound: Sound, mut then: impl FnMut(usize)) {
        for (next, step) in self.steps.iter().enumerate().skip(at) {
            if step.sounds & sound.bit() != 0 {
                then(next + 1);
            }
            if !step.may_lack {
                return;
            }
        }
    }

    /// What the vowels before sound number `at` cost, at the least, where a key has these.
    fn cost(&self, at: usize, run: Run) -> f32 {
        self.vowels.get(at).map_or(0.0, |own| own.least_cost(run))
    }

    /// What more vowels than the pattern has before sound number `at` cost already.
    fn overrun(&self, at: usize, run: Run) -> f32 {
        self.vowels.get(at).map_or(0.0, |own| 0.3 * f32::from(run.length.saturating_sub(own.length)))
    }

    fn is_over(&self, at: usize) -> bool {
        self.steps.iter().skip(at).all(|step| step.may_lack)
    }
}

/// The vowels between two sounds, doubled ones once; no name has more than six.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Run {
    letters: [u8; 6],
    length: u8,
}

impl Run {
    /// No name has so many different vowels on end.
    const MOST: u8 = 6;

    fn push(&mut self, letter: u8) {
        let length = usize::from(self.length);
        if length > 0 && self.letters[length - 1] == letter {
            return;
        }
        // `ou` is written for `u`
        if length > 0 && self.letters[length - 1] == b'o' && letter == b'u' {
            self.letters[length - 1] = b'u';
        } else if length < self.letters.len() {
            self.letters[length] = letter;
            self.length += 1;
        }
    }

    /// Less than the costs of [`distance`](crate::distance::distance) for the same letters.
    fn least_cost(self, other: Run) -> f32 {
        let (one, other) = (&self.letters[..usize::from(self.length)], &other.letters[..usize::from(other.length)]);
        let changed =
            one.iter().zip(other).filter(|(a, b)| a != b).count().min(one.iter().filter(|letter| !other.contains(letter)).count());
        0.3 * one.len().abs_diff(other.len()) as f32 + 0.2 * changed as f32
    }
}

/// Whether a letter begins a new sound, so that the vowels before it are over.
fn begins_sound(ear: Ear, letter: u8, sound: Option<Sound>) -> bool {
    !is_vowel(letter) && letter != b' ' && (sound.is_some() || !ear.is_pending())
}

/// The vowels before each sound of a key.
fn vowels_of(key: &str) -> Vec<Run> {
    let mut vowels: Vec<Run> = Vec::new();
    let (mut ear, mut run, mut heard) = (Ear::START, Run::default(), 0);
    for word in key.split(' ').filter(|word| *word != "al") {
        for letter in word.bytes() {
            let Some((sound, next)) = ear.hear(letter) else { return Vec::new() };
            heard += usize::from(sound.is_some());
            if begins_sound(ear, letter, sound) {
                vowels.resize(heard + 1, Run::default());
                vowels[heard] = std::mem::take(&mut run);
            } else if is_vowel(letter) {
                run.push(letter);
            }
            ear = next;
        }
        let Some((sound, next)) = ear.hear(b' ') else { return Vec::new() };
        heard += usize::from(sound.is_some());
        ear = next;
    }
    vowels
}

/// A place in the walk.
struct Walker {
    node: usize,
    number: Output,
    ear: Ear,
    at: usize,
    /// The vowels since the last sound, and what those before cost.
    run: Run,
    cost: f32,
    /// How many letters of the key stood before.
    depth: usize,
    /// What the key has here beyond those: a letter, or the whole article.
    letters: ([u8; 3], usize),
}

/// All keys that sound like the pattern, with their numbers, in the order of the keys.
pub(crate) fn walk(map: &Fst<&[u8]>, pattern: &Pattern) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut key: Vec<u8> = Vec::new();
    let start = Walker {
        node: map.root().addr(),
        number: Output::zero(),
        ear: Ear::START,
        at: 0,
        run: Run::default(),
        cost: 0.0,
        depth: 0,
        letters: ([0; 3], 0),
    };
    let mut ahead = vec![start];
    let mut nodes = 0;
    while let Some(here) = ahead.pop() {
        nodes += 1;
        if nodes > MOST_NODES {
            break;
        }
        key.truncate(here.depth);
        key.extend(&here.letters.0[..here.letters.1]);
        let node = map.node(here.node);
        if node.is_final() && ends(pattern, &here) {
            let number = here.number.cat(node.final_output()).value() as usize;
            found.push((String::from_utf8_lossy(&key).into_owned(), number));
        }
        let depth = key.len();
        for step in node.transitions() {
            let Some((sound, ear)) = here.ear.hear(step.inp) else { continue };
            let letters = ([step.inp, 0, 0], 1);
            let begins = begins_sound(here.ear, step.inp, sound);
            let mut go = |at| {
                let (mut run, mut cost) = (here.run, here.cost);
                if begins {
                    cost += pattern.cost(at, std::mem::take(&mut run));
                } else if is_vowel(step.inp) {
                    run.push(step.inp);
                }
                if cost + pattern.overrun(at, run) <= pattern.budget && run.length < Run::MOST {
                    ahead.push(Walker { node: step.addr, number: here.number.cat(step.out), ear, at, run, cost, depth, letters });
                }
            };
            match sound {
                Some(sound) => pattern.after(here.at, sound, go),
                None => go(here.at),
            }
        }
        // the article is not heard: behind it the walk goes on as it stood
        if here.ear.word_begins
            && let Some((node, number)) = over_article(map, here.node, here.number)
        {
            ahead.push(Walker { node, number, depth, letters: (*ARTICLE, 3), ..here });
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn ends(pattern: &Pattern, here: &Walker) -> bool {
    match here.ear.end() {
        Some(sound) => {
            let mut over = false;
            pattern.after(here.at, sound, |at| over |= pattern.is_over(at));
            over
        }
        None => pattern.is_over(here.at),
    }
}

const ARTICLE: &[u8; 3] = b"al ";

fn over_article(map: &Fst<&[u8]>, mut node: usize, mut number: Output) -> Option<(usize, Output)> {
    for letter in ARTICLE {
        let here = map.node(node);
        let step = here.transition(here.find_input(*letter)?);
        (node, number) = (step.addr, number.cat(step.out));
    }
    Some((node, number))
}

/// The sounds of a key as a text, for tables by sound; letters that are not heard stand as they are.
pub(crate) fn consonants(key: &str) -> String {
    match sounds(key) {
        Some(heard) => heard.iter().map(|sound| char::from(b'A' + *sound as u8)).collect(),
        None => key.to_owned(),
    }
}
