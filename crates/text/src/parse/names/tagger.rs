//! A linear model of sequences: weights of answers for each label, weights of neighbouring labels, and the best sequence under them.

use archmage::prelude::*;

use super::lists::{put, take};
use super::look::Look;
use super::{More, ask};

/// How far from its place an answer may lie.
const PROBES: usize = 4;
/// Weights of an answer are filled up to a multiple of this many, which are added at once.
const LANES: usize = 8;

/// Labels words, each `B-` or `I-` with a type, or `O`.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagger {
    /// Types; label 0 is outside, `1 + 2 * type` begins one, the next continues it.
    pub types: Vec<String>,
    places: u32,
    /// What tells an answer from others with its place; 0 where there is none. The first ones stand behind the last once more, so that all
    /// places of an answer lie side by side.
    prints: Vec<u16>,
    /// For each place those of all labels, filled up with zeros.
    weights: Vec<[i8; LANES]>,
    /// From each label and the start (first row) to each label.
    steps: Vec<i32>,
    /// The same, [`BARRED`] where a label may not follow: from the start, and from each label.
    begin: Vec<i32>,
    follow: Vec<i32>,
}

/// The sum of ways that are not there: less than that of any way of some hundred words.
const NEVER: i32 = i32::MIN / 2;
/// What a step costs that may not be: the way that continues a name from its beginning is always better. Twice as much would not fit.
const BARRED: i32 = -1_000_000_000;

/// A one in each of four numbers of 16 bits that stand side by side.
const EACH: u64 = 0x0001_0001_0001_0001;

/// The highest bit of each of four numbers of 16 bits that is zero.
#[inline(always)]
fn zeros(four: u64) -> u64 {
    let low = 0x7fff * EACH;
    !(((four & low) + low) | four | low)
}

#[inline(always)]
fn add_group(scores: &mut [i32; LANES], weights: &[i8; LANES]) {
    scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += i32::from(*weight));
}

fn print(answer: u32) -> u16 {
    (answer.wrapping_mul(0x85eb_ca6b) >> 16) as u16 | 1
}

impl Tagger {
    /// A tagger of these types, with room for two to the power of `bits` answers and these weights of steps.
    pub fn new(types: Vec<String>, bits: u32, steps: Vec<i32>) -> Tagger {
        let places = 1_usize << bits;
        let labels = 1 + 2 * types.len();
        let barred = |from: Option<usize>| {
            let row = from.map_or(0, |from| 1 + from) * labels;
            let steps = &steps[row..row + labels];
            steps.iter().enumerate().map(|(to, step)| if Tagger::may_follow(from, to) { *step } else { BARRED }).collect::<Vec<i32>>()
        };
        let (begin, follow) = (barred(None), (0..labels).flat_map(|from| barred(Some(from))).collect());
        Tagger {
            begin,
            follow,
            types,
            places: bits,
            prints: vec![0; places + PROBES - 1],
            weights: vec![[0; LANES]; places * labels.div_ceil(LANES)],
            steps,
        }
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
                self.set_print(place, print(answer));
                self.weights[place * groups..][..groups].as_flattened_mut()[..weights.len()].copy_from_slice(weights);
                return true;
            }
        }
        false
    }

    fn place(&self, answer: u32, probe: usize) -> usize {
        (answer as usize).wrapping_add(probe) & ((1 << self.places) - 1)
    }

    fn set_print(&mut self, place: usize, print: u16) {
        self.prints[place] = print;
        if place < PROBES - 1 {
            self.prints[(1 << self.places) + place] = print;
        }
    }

    /// The prints of all places, each once.
    fn prints(&self) -> &[u16] {
        &self.prints[..1 << self.places]
    }

    /// Writes to the start of `places` where the weights of `answers` lie, as far as there are any; gives how many there are.
    ///
    /// Half of all answers have weights, so that a branch would be guessed wrong as often as right: there is none.
    #[inline(always)]
    fn find(&self, answers: &[u32], places: &mut [usize]) -> usize {
        let mut count = 0;
        for &answer in answers {
            let place = self.place(answer, 0);
            let prints = self.prints[place..].first_chunk::<PROBES>().copied().unwrap_or_default();
            // all four at once: what is equal to the answer's print, and what is empty
            let prints = prints.iter().rev().fold(0, |all, print| all << 16 | u64::from(*print));
            let own = zeros(prints ^ (u64::from(print(answer)) * EACH));
            let first = (own | zeros(prints)).trailing_zeros();
            places[count] = self.place(answer, first as usize / 16);
            count += usize::from(own.checked_shr(first).unwrap_or(0) & 1 > 0);
        }
        count
    }

    /// Adds the weights of answers to the scores of all labels, filled up as they are. `places` has room for as many as there are answers.
    #[inline(always)]
    fn add(&self, answers: &[u32], places: &mut [usize], scores: &mut [[i32; LANES]]) {
        let count = self.find(answers, places);
        let places = &places[..count];
        match scores {
            [one] => self.add_groups(places, std::array::from_mut(one)),
            [one, two] => {
                let mut own = [*one, *two];
                self.add_groups(places, &mut own);
                [*one, *two] = own;
            }
            [one, two, three] => {
                let mut own = [*one, *two, *three];
                self.add_groups(places, &mut own);
                [*one, *two, *three] = own;
            }
            scores => {
                for place in places {
                    let weights = &self.weights[place * scores.len()..][..scores.len()];
                    scores.iter_mut().zip(weights).for_each(|(scores, weights)| add_group(scores, weights));
                }
            }
        }
    }

    /// The same for as many groups as fit into registers.
    #[inline(always)]
    fn add_groups<const G: usize>(&self, places: &[usize], scores: &mut [[i32; LANES]; G]) {
        let mut own = *scores;
        for place in places {
            let Some(weights) = self.weights[place * G..].first_chunk::<G>() else { continue };
            own.iter_mut().zip(weights).for_each(|(scores, weights)| add_group(scores, weights));
        }
        *scores = own;
    }

    /// The best labels of a sentence's words; `more` may be empty.
    pub fn tag(&self, looks: &[Look], more: &[More]) -> Vec<u8> {
        self.best(&self.scores(looks.len(), |at, answers| ask(looks, more, at, |answer| answers.push(answer))))
    }

    /// The scores of all labels for each of `count` words, one word after the other; `ask` writes the answers of a word.
    pub fn scores(&self, count: usize, mut ask: impl FnMut(usize, &mut Vec<u32>)) -> Vec<i32> {
        let (labels, groups) = (self.labels(), self.groups());
        let mut scores = Vec::with_capacity(count * labels);
        let mut sums = vec![[0; LANES]; groups];
        let (mut answers, mut places) = (Vec::new(), Vec::new());
        for at in 0..count {
            sums.fill([0; LANES]);
            answers.clear();
            ask(at, &mut answers);
            places.resize(answers.len().max(places.len()), 0);
            match X64V3Token::summon() {
                Some(token) => add_v3(token, self, &answers, &mut places, &mut sums),
                None => self.add(&answers, &mut places, &mut sums),
            }
            scores.extend_from_slice(&sums.as_flattened()[..labels]);
        }
        scores
    }

    /// The chance of every label for each word, given [`Tagger::scores`]; a weight of one is worth `unit` nats.
    pub fn chances(&self, scores: &[i32], unit: f32) -> Vec<f32> {
        let labels = self.labels();
        let factor = |step: &i32| if *step == BARRED { 0.0 } else { (*step as f32 * unit).exp() };
        let (begin, follow): (Vec<f32>, Vec<f32>) = (self.begin.iter().map(factor).collect(), self.follow.iter().map(factor).collect());
        let mut own = vec![0.0; scores.len()];
        for (own, scores) in own.chunks_exact_mut(labels).zip(scores.chunks_exact(labels)) {
            let top = scores.iter().copied().max().unwrap_or(0);
            own.iter_mut().zip(scores).for_each(|(own, score)| *own = ((score - top) as f32 * unit).exp());
        }
        let mut ahead = own.clone();
        let mut before: Option<usize> = None;
        for start in (0..ahead.len()).step_by(labels) {
            let (done, now) = ahead.split_at_mut(start);
            let now = &mut now[..labels];
            let mut ways = vec![0.0; labels];
            match before {
                None => ways.copy_from_slice(&begin),
                Some(before) => {
                    for (value, row) in done[before..].iter().zip(follow.chunks_exact(labels)) {
                        ways.iter_mut().zip(row).for_each(|(way, factor)| *way += value * factor);
                    }
                }
            }
            now.iter_mut().zip(&ways).for_each(|(now, way)| *now *= way);
            level(now);
            before = Some(start);
        }
        let mut after = vec![1.0; labels];
        for start in (0..ahead.len()).step_by(labels).rev() {
            let now = &mut ahead[start..start + labels];
            now.iter_mut().zip(&after).for_each(|(now, after)| *now *= after);
            level(now);
            let next: Vec<f32> = after.iter().zip(&own[start..]).map(|(after, own)| after * own).collect();
            for (after, row) in after.iter_mut().zip(follow.chunks_exact(labels)) {
                *after = row.iter().zip(&next).map(|(factor, next)| factor * next).sum();
            }
            level(&mut after);
        }
        ahead
    }

    /// Whether label `to` may follow `from`; `None` is the start.
    pub fn may_follow(from: Option<usize>, to: usize) -> bool {
        to == 0 || to % 2 == 1 || from.is_some_and(|from| from == to || from + 1 == to)
    }

    /// The best sequence of labels; `scores` has a row of all labels for each word.
    pub fn best(&self, scores: &[i32]) -> Vec<u8> {
        let mut from = vec![0; scores.len()];
        let last = match X64V3Token::summon() {
            Some(token) => best_v3(token, self, scores, &mut from),
            None => self.follow(scores, &mut from),
        };
        let labels = self.labels();
        let count = scores.len() / labels;
        let mut label = (0..last.len()).max_by_key(|label| (last[*label], std::cmp::Reverse(*label))).unwrap_or(0);
        let mut path = vec![0; count];
        for at in (0..count).rev() {
            path[at] = label as u8;
            label = from[at * labels + label] as usize;
        }
        path
    }

    /// The sums of the best ways to all labels of the last word; writes to `from` which label stands best before each label of each word.
    ///
    /// Of labels that are equally good the first is taken.
    #[inline(always)]
    fn follow(&self, scores: &[i32], from: &mut [i32]) -> Vec<i32> {
        let labels = self.labels();
        let mut rows = scores.chunks_exact(labels).zip(from.chunks_exact_mut(labels));
        let Some((first, _)) = rows.next() else { return Vec::new() };
        let mut now: Vec<i32> =
            self.begin.iter().zip(first).map(|(step, score)| if *step == BARRED { NEVER } else { score + step }).collect();
        let mut next = vec![NEVER; labels];
        for (scores, from) in rows {
            next.fill(NEVER);
            for (before, (sum, steps)) in now.iter().zip(self.follow.chunks_exact(labels)).enumerate() {
                for to in 0..labels {
                    let sum = sum + steps[to] + scores[to];
                    let better = sum > next[to];
                    next[to] = if better { sum } else { next[to] };
                    from[to] = if better { before as i32 } else { from[to] };
                }
            }
            std::mem::swap(&mut now, &mut next);
        }
        now
    }

    /// Writes the tagger at the end of `bytes`.
    pub fn pack(&self, bytes: &mut Vec<u8>) {
        put(bytes, self.types.len() as u32);
        for name in &self.types {
            put(bytes, name.len() as u32);
            bytes.extend(name.bytes());
        }
        put(bytes, self.places);
        self.steps.iter().for_each(|step| bytes.extend(step.to_le_bytes()));
        self.prints().iter().for_each(|print| bytes.push(print.to_le_bytes()[0]));
        self.prints().iter().filter(|print| **print > 0).for_each(|print| bytes.push(print.to_le_bytes()[1]));
        let row = LANES * self.groups();
        for label in 0..self.labels() {
            let kept = self.prints().iter().enumerate().filter(|(_, print)| **print > 0);
            bytes.extend(kept.map(|(place, _)| self.weights.as_flattened()[place * row + label].cast_unsigned()));
        }
    }

    /// Reads a tagger from the start of `bytes` and leaves what follows it; nothing where it breaks off.
    pub fn unpack(bytes: &mut &[u8]) -> Option<Tagger> {
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
            tagger.set_print(place, u16::from_le_bytes([low[place], *high]));
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

#[arcane]
fn best_v3(_: X64V3Token, tagger: &Tagger, scores: &[i32], from: &mut [i32]) -> Vec<i32> {
    tagger.follow(scores, from)
}

#[arcane]
fn add_v3(_: X64V3Token, tagger: &Tagger, answers: &[u32], places: &mut [usize], scores: &mut [[i32; LANES]]) {
    tagger.add(answers, places, scores);
}

/// Makes values sum to one.
fn level(values: &mut [f32]) {
    let sum: f32 = values.iter().sum();
    values.iter_mut().for_each(|value| *value /= sum.max(f32::MIN_POSITIVE));
}

fn part<'b>(bytes: &mut &'b [u8], size: usize) -> Option<&'b [u8]> {
    let (part, rest) = bytes.split_at_checked(size)?;
    *bytes = rest;
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The scores of some answers, looked up one by one.
    fn plainly(tagger: &Tagger, answers: &[u32]) -> Vec<i32> {
        let mut scores = vec![0; LANES * tagger.groups()];
        for &answer in answers {
            let places = (0..PROBES).map(|probe| tagger.place(answer, probe)).take_while(|place| tagger.prints[*place] != 0);
            let place = places.into_iter().find(|place| tagger.prints[*place] == print(answer));
            let weights = place.map(|place| &tagger.weights.as_flattened()[place * scores.len()..][..scores.len()]);
            weights.into_iter().for_each(|weights| scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += i32::from(*weight)));
        }
        scores
    }

    #[test]
    fn every_way_finds_the_same_weights() {
        for types in [1, 4, 10] {
            let mut tagger = Tagger::new(vec![String::new(); types], 6, vec![0; (2 * types + 1) * (2 * types + 2)]);
            let answers: Vec<u32> = (0..200_u32).map(|at| at.wrapping_mul(0x9e37_79b1) >> 9).collect();
            for (at, answer) in answers.iter().enumerate().filter(|(at, _)| at % 3 == 0) {
                let weights: Vec<i8> = (0..tagger.labels()).map(|label| ((at * 31 + label * 7) % 251) as u8 as i8).collect();
                tagger.keep(*answer, &weights);
            }
            let expected = plainly(&tagger, &answers);
            assert!(expected.iter().any(|score| *score != 0));
            let mut places = vec![0; answers.len()];
            let mut scores = vec![[0; LANES]; tagger.groups()];
            tagger.add(&answers, &mut places, &mut scores);
            assert_eq!(scores.as_flattened(), expected);
            if let Some(token) = X64V3Token::summon() {
                scores.fill([0; LANES]);
                add_v3(token, &tagger, &answers, &mut places, &mut scores);
                assert_eq!(scores.as_flattened(), expected);
            }
        }
    }

    /// The best sequence of labels, as it is defined.
    fn best_plainly(tagger: &Tagger, scores: &[i32]) -> Vec<u8> {
        let labels = tagger.labels();
        let mut ways: Vec<(i32, Vec<u8>)> = Vec::new();
        for row in scores.chunks_exact(labels) {
            let of = |to: usize| {
                let before: Vec<(Option<usize>, i32)> = if ways.is_empty() {
                    vec![(None, 0)]
                } else {
                    ways.iter().enumerate().map(|(label, way)| (Some(label), way.0)).collect()
                };
                let allowed = before.into_iter().filter(|(from, _)| Tagger::may_follow(*from, to));
                let sums = allowed.map(|(from, sum)| (from, sum + tagger.steps[from.map_or(0, |from| 1 + from) * labels + to] + row[to]));
                let best = sums.reduce(|best, sum| if sum.1 > best.1 { sum } else { best });
                let (from, sum) = best.unwrap_or((ways.first().map(|_| 0), NEVER));
                (sum, [from.map_or(&[][..], |from| &ways[from].1), &[to as u8]].concat())
            };
            ways = (0..labels).map(of).collect();
        }
        let best = ways.into_iter().reduce(|best, way| if way.0 > best.0 { way } else { best });
        best.map(|best| best.1).unwrap_or_default()
    }

    #[test]
    fn every_way_finds_the_best_sequence() {
        for types in 0..5 {
            let labels = 1 + 2 * types;
            let mut seed = 7_u32;
            let mut number = |most: u32| {
                seed = seed.wrapping_mul(0x9e37_79b1).wrapping_add(0x85eb_ca6b);
                ((seed >> 8) % most) as i32 - (most / 2) as i32
            };
            let steps: Vec<i32> = (0..labels * (labels + 1)).map(|_| number(20)).collect();
            let tagger = Tagger::new(vec![String::new(); types], 2, steps);
            for words in 0..12 {
                let scores: Vec<i32> = (0..words * labels).map(|_| number(if words % 2 > 0 { 9 } else { 900 })).collect();
                let expected = best_plainly(&tagger, &scores);
                assert_eq!(tagger.best(&scores), expected);
                let mut from = vec![0; scores.len()];
                let last = tagger.follow(&scores, &mut from);
                let best = (0..last.len()).max_by_key(|label| (last[*label], std::cmp::Reverse(*label)));
                assert_eq!(best.map(|label| label as u8), expected.last().copied());
            }
        }
    }
}
