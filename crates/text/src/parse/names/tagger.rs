//! A linear model of sequences: weights of answers for each label, weights of neighbouring labels, and the best sequence under them.

use super::lists::{put, take};
use super::look::Look;
use super::{More, ask};

/// How far from its place an answer may lie.
const PROBES: u32 = 4;
/// Weights of an answer are filled up to a multiple of this many, which are added at once.
const LANES: usize = 8;

/// Labels words, each `B-` or `I-` with a type, or `O`.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagger {
    /// Types; label 0 is outside, `1 + 2 * type` begins one, the next continues it.
    pub types: Vec<String>,
    places: u32,
    /// What tells an answer from others with its place; 0 where there is none.
    prints: Vec<u16>,
    /// For each place those of all labels, filled up with zeros.
    weights: Vec<[i8; LANES]>,
    /// From each label and the start (first row) to each label.
    steps: Vec<i32>,
}

fn print(answer: u32) -> u16 {
    (answer.wrapping_mul(0x85eb_ca6b) >> 16) as u16 | 1
}

impl Tagger {
    /// A tagger of these types, with room for two to the power of `bits` answers and these weights of steps.
    pub fn new(types: Vec<String>, bits: u32, steps: Vec<i32>) -> Tagger {
        let places = 1_usize << bits;
        let labels = 1 + 2 * types.len();
        Tagger { types, places: bits, prints: vec![0; places], weights: vec![[0; LANES]; places * labels.div_ceil(LANES)], steps }
    }

    /// How many labels there are.
    pub fn labels(&self) -> usize {
        1 + 2 * self.types.len()
    }

    /// How many groups of [`LANES`] the weights of an answer fill.
    fn groups(&self) -> usize {
        self.labels().div_ceil(LANES)
    }

    /// Keeps the weights of an answer; says whether there was room.
    pub fn keep(&mut self, answer: u32, weights: &[i8]) -> bool {
        let groups = self.groups();
        for probe in 0..PROBES {
            let place = self.place(answer, probe);
            if self.prints[place] == print(answer) {
                return false;
            }
            if self.prints[place] == 0 {
                self.prints[place] = print(answer);
                self.weights[place * groups..][..groups].as_flattened_mut()[..weights.len()].copy_from_slice(weights);
                return true;
            }
        }
        false
    }

    fn place(&self, answer: u32, probe: u32) -> usize {
        (answer.wrapping_add(probe) & ((1 << self.places) - 1)) as usize
    }

    /// Adds the weights of an answer to the scores of all labels, filled up as they are.
    fn add(&self, answer: u32, scores: &mut [[i32; LANES]]) {
        let own = print(answer);
        for probe in 0..PROBES {
            let place = self.place(answer, probe);
            let found = self.prints[place];
            if found == own {
                let weights = &self.weights[place * scores.len()..][..scores.len()];
                for (scores, weights) in scores.iter_mut().zip(weights) {
                    scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += i32::from(*weight));
                }
                return;
            }
            if found == 0 {
                return;
            }
        }
    }

    /// The best labels of a sentence's words; `more` may be empty.
    pub fn tag(&self, looks: &[Look], more: &[More]) -> Vec<u8> {
        let (labels, groups) = (self.labels(), self.groups());
        let mut scores = Vec::with_capacity(looks.len() * labels);
        let mut sums = vec![[0; LANES]; groups];
        for at in 0..looks.len() {
            sums.fill([0; LANES]);
            ask(looks, more, at, |answer| self.add(answer, &mut sums));
            scores.extend_from_slice(&sums.as_flattened()[..labels]);
        }
        self.best(&scores)
    }

    /// Whether label `to` may follow `from`; `None` is the start.
    pub fn may_follow(from: Option<usize>, to: usize) -> bool {
        to == 0 || to % 2 == 1 || from.is_some_and(|from| from == to || from + 1 == to)
    }

    /// The best sequence of labels; `scores` has a row of all labels for each word.
    pub(super) fn best(&self, scores: &[i32]) -> Vec<u8> {
        let labels = self.labels();
        let count = scores.len() / labels;
        let mut from = vec![0_u8; scores.len()];
        let mut now: Vec<i32> = Vec::new();
        for (at, row) in scores.chunks_exact(labels).enumerate() {
            let mut next = vec![i32::MIN / 2; labels];
            for (to, score) in row.iter().enumerate() {
                if at == 0 {
                    if Tagger::may_follow(None, to) {
                        next[to] = score + self.steps[to];
                    }
                    continue;
                }
                // what may stand before: anything, or for a label that continues only itself and its beginning
                let may = if to == 0 || to % 2 == 1 { 0..labels } else { to - 1..to + 1 };
                for before in may {
                    let sum = now[before] + self.steps[(1 + before) * labels + to] + score;
                    if sum > next[to] {
                        next[to] = sum;
                        from[at * labels + to] = before as u8;
                    }
                }
            }
            now = next;
        }
        let mut label = (0..now.len()).max_by_key(|label| (now[*label], std::cmp::Reverse(*label))).unwrap_or(0);
        let mut path = vec![0; count];
        for at in (0..count).rev() {
            path[at] = label as u8;
            label = usize::from(from[at * labels + label]);
        }
        path
    }

    /// Writes the tagger at the end of `bytes`.
    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        put(bytes, self.types.len() as u32);
        for name in &self.types {
            put(bytes, name.len() as u32);
            bytes.extend(name.bytes());
        }
        put(bytes, self.places);
        self.steps.iter().for_each(|step| bytes.extend(step.to_le_bytes()));
        self.prints.iter().for_each(|print| bytes.push(print.to_le_bytes()[0]));
        self.prints.iter().filter(|print| **print > 0).for_each(|print| bytes.push(print.to_le_bytes()[1]));
        let row = LANES * self.groups();
        for label in 0..self.labels() {
            let kept = self.prints.iter().enumerate().filter(|(_, print)| **print > 0);
            bytes.extend(kept.map(|(place, _)| self.weights.as_flattened()[place * row + label].cast_unsigned()));
        }
    }

    /// Reads a tagger from the start of `bytes` and leaves what follows it; nothing where it breaks off.
    pub(super) fn unpack(bytes: &mut &[u8]) -> Option<Tagger> {
        let mut types = Vec::new();
        let count = take(bytes)?;
        for _ in 0..count.min(100) {
            let size = take(bytes)? as usize;
            types.push(String::from_utf8(part(bytes, size)?.to_vec()).ok()?);
        }
        let bits = take(bytes).filter(|bits| (1..=20).contains(bits))?;
        let labels = 1 + 2 * types.len();
        let steps = part(bytes, 4 * labels * (labels + 1))?;
        let steps = steps.chunks_exact(4).map(|step| i32::from_le_bytes([step[0], step[1], step[2], step[3]]).clamp(-9999, 9999)).collect();
        let mut tagger = Tagger::new(types, bits, steps);
        let low = part(bytes, 1 << bits)?;
        let kept: Vec<usize> = (0..low.len()).filter(|place| low[*place] > 0).collect();
        let high = part(bytes, kept.len())?;
        for (&place, high) in kept.iter().zip(high) {
            tagger.prints[place] = u16::from_le_bytes([low[place], *high]);
        }
        let row = LANES * tagger.groups();
        for label in 0..labels {
            for (&place, weight) in kept.iter().zip(part(bytes, kept.len())?) {
                tagger.weights.as_flattened_mut()[place * row + label] = weight.cast_signed();
            }
        }
        Some(tagger)
    }
}

fn part<'b>(bytes: &mut &'b [u8], size: usize) -> Option<&'b [u8]> {
    let (part, rest) = bytes.split_at_checked(size)?;
    *bytes = rest;
    Some(part)
}
