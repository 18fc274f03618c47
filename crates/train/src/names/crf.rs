//! Training a linear-chain conditional random field: the likelihood of whole sequences, by steps that shrink as they add up (AdaGrad).

use std::collections::HashMap;

use casus_text::parse::names::tagger::Tagger;

use crate::random::Random;

/// Words of a sentence as answers, and what they should be called.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    /// Answers of all words, one after the other.
    pub answers: Vec<u32>,
    /// Where each word's answers end.
    pub ends: Vec<usize>,
    /// The right labels.
    pub labels: Vec<u8>,
}

/// How to learn.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How often to go through everything.
    pub passes: usize,
    /// Length of the first steps.
    pub rate: f32,
    /// How many of a hundred answers are left out of a step.
    pub left_out: usize,
    /// Answers seen less often are not learned.
    pub least: usize,
    /// What is taken from the weight of words outside, as missing a name costs more than finding one too many.
    pub bias: f32,
    /// Room of the tagger, as a power of two.
    pub bits: u32,
}

/// Weights as numbers, averaged over the last passes.
pub struct Learned {
    rows: HashMap<u32, u32>,
    weights: Vec<f32>,
    steps: Vec<f32>,
    types: Vec<String>,
}

/// Learns from `lessons`.
pub fn learn(lessons: &[&Lesson], types: &[&str], settings: &Settings, seed: u64) -> Learned {
    let labels = 1 + 2 * types.len();
    let mut counts: HashMap<u32, u32> = HashMap::new();
    lessons.iter().flat_map(|lesson| &lesson.answers).for_each(|answer| *counts.entry(*answer).or_default() += 1);
    let mut kept: Vec<u32> = counts.iter().filter(|(_, count)| **count as usize >= settings.least).map(|(answer, _)| *answer).collect();
    kept.sort_unstable();
    let rows: HashMap<u32, u32> = kept.iter().enumerate().map(|(row, answer)| (*answer, row as u32)).collect();
    let read: Vec<Vec<Vec<u32>>> = lessons
        .iter()
        .map(|lesson| {
            let mut start = 0;
            let word = |end: &usize| {
                let part = &lesson.answers[start..*end];
                start = *end;
                part.iter().filter_map(|answer| rows.get(answer).copied()).collect()
            };
            lesson.ends.iter().map(word).collect()
        })
        .collect();
    let mut field = Field {
        labels,
        weights: vec![0.0; kept.len() * labels],
        squares: vec![1e-6; kept.len() * labels],
        steps: vec![0.0; (labels + 1) * labels],
        step_squares: vec![1e-6; (labels + 1) * labels],
    };
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let (mut sum, mut step_sum) = (vec![0.0; field.weights.len()], vec![0.0; field.steps.len()]);
    let averaged = settings.passes.div_ceil(3);
    for pass in 0..settings.passes {
        random.shuffle(&mut order);
        for &at in &order {
            field.learn(&read[at], lessons[at], settings, &mut random);
        }
        if pass + averaged >= settings.passes {
            sum.iter_mut().zip(&field.weights).for_each(|(sum, weight)| *sum += weight / averaged as f32);
            step_sum.iter_mut().zip(&field.steps).for_each(|(sum, weight)| *sum += weight / averaged as f32);
        }
    }
    Learned { rows, weights: sum, steps: step_sum, types: types.iter().map(|name| (*name).to_owned()).collect() }
}

struct Field {
    labels: usize,
    weights: Vec<f32>,
    squares: Vec<f32>,
    steps: Vec<f32>,
    step_squares: Vec<f32>,
}

impl Field {
    fn learn(&mut self, words: &[Vec<u32>], lesson: &Lesson, settings: &Settings, random: &mut Random) {
        let n = self.labels;
        let keep: Vec<Vec<u32>> =
            words.iter().map(|rows| rows.iter().copied().filter(|_| !random.chance(settings.left_out)).collect()).collect();
        let grown = 100.0 / (100 - settings.left_out) as f32;
        let count = words.len();
        // scores as factors, the greatest of each word 1
        let mut scores = vec![0.0_f32; count * n];
        for (rows, scores) in keep.iter().zip(scores.chunks_exact_mut(n)) {
            for &row in rows {
                let weights = &self.weights[row as usize * n..][..n];
                scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
            }
            let top = scores.iter().fold(f32::MIN, |top, score| top.max(*score * grown));
            scores.iter_mut().for_each(|score| *score = (*score * grown - top).exp());
        }
        let factors: Vec<f32> = (0..(n + 1) * n)
            .map(|at| {
                let from = (at / n).checked_sub(1);
                if Tagger::may_follow(from, at % n) { self.steps[at].exp() } else { 0.0 }
            })
            .collect();
        let mut ahead = vec![0.0_f32; count * n];
        for at in 0..count {
            let (done, now) = ahead.split_at_mut(at * n);
            let now = &mut now[..n];
            if at == 0 {
                now.copy_from_slice(&factors[..n]);
            } else {
                let before = &done[(at - 1) * n..];
                for (from, value) in before.iter().enumerate() {
                    now.iter_mut().zip(&factors[(from + 1) * n..][..n]).for_each(|(now, factor)| *now += value * factor);
                }
            }
            now.iter_mut().zip(&scores[at * n..]).for_each(|(now, score)| *now *= score);
            scale(now);
        }
        let mut behind = vec![1.0_f32; count * n];
        for at in (0..count.saturating_sub(1)).rev() {
            let (now, done) = behind[at * n..].split_at_mut(n);
            let after: Vec<f32> = done[..n].iter().zip(&scores[(at + 1) * n..]).map(|(value, score)| value * score).collect();
            for (from, now) in now.iter_mut().enumerate() {
                *now = after.iter().zip(&factors[(from + 1) * n..][..n]).map(|(value, factor)| value * factor).sum();
            }
            scale(now);
        }
        let mut slope = vec![0.0_f32; (n + 1) * n];
        let mut wanted = vec![0.0_f32; n];
        for at in 0..count {
            for label in 0..n {
                wanted[label] = ahead[at * n + label] * behind[at * n + label];
            }
            scale(&mut wanted);
            let gold = usize::from(lesson.labels[at]);
            if at == 0 {
                (0..n).for_each(|label| slope[label] += wanted[label]);
                slope[gold] -= 1.0;
            } else {
                let mut pairs = vec![0.0; n * n];
                for from in 0..n {
                    for to in 0..n {
                        pairs[from * n + to] =
                            ahead[(at - 1) * n + from] * factors[(from + 1) * n + to] * scores[at * n + to] * behind[at * n + to];
                    }
                }
                scale(&mut pairs);
                slope[n..].iter_mut().zip(&pairs).for_each(|(slope, pair)| *slope += pair);
                slope[(1 + usize::from(lesson.labels[at - 1])) * n + gold] -= 1.0;
            }
            wanted[gold] -= 1.0;
            wanted.iter_mut().for_each(|slope| *slope *= grown);
            for &row in &keep[at] {
                let range = row as usize * n..(row as usize + 1) * n;
                let (weights, squares) = (&mut self.weights[range.clone()], &mut self.squares[range]);
                for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(&wanted) {
                    *square += slope * slope;
                    *weight -= settings.rate * slope / square.sqrt();
                }
            }
        }
        for ((weight, square), slope) in self.steps.iter_mut().zip(&mut self.step_squares).zip(&slope) {
            *square += slope * slope;
            *weight -= settings.rate * slope / square.sqrt();
        }
    }
}

fn scale(values: &mut [f32]) {
    let sum: f32 = values.iter().sum();
    values.iter_mut().for_each(|value| *value /= sum.max(f32::MIN_POSITIVE));
}

impl Learned {
    /// What a weight of one is worth in [`Learned::tagger`].
    pub fn unit(&self) -> f32 {
        self.top() / 127.0
    }

    /// The greatest of an answer's weights.
    fn strength(&self, row: u32) -> f32 {
        let labels = 1 + 2 * self.types.len();
        self.weights[row as usize * labels..][..labels].iter().fold(0.0_f32, |top, weight| top.max(weight.abs()))
    }

    /// Answers with their rows, those with the greatest weights first.
    fn strongest(&self) -> Vec<(u32, u32)> {
        let mut order: Vec<(u32, u32)> = self.rows.iter().map(|(answer, row)| (*answer, *row)).collect();
        order.sort_unstable_by(|left, right| self.strength(right.1).total_cmp(&self.strength(left.1)).then(left.0.cmp(&right.0)));
        order
    }

    /// What becomes the greatest byte: a handful of weights may be cut off so that the others keep their finer differences.
    fn top(&self) -> f32 {
        let order = self.strongest();
        order.get(order.len() / 2000).map_or(1.0, |(_, row)| self.strength(*row)).max(1e-6)
    }

    /// The weights in bytes, the strongest first where room is short.
    pub fn tagger(&self, settings: &Settings) -> Tagger {
        let n = 1 + 2 * self.types.len();
        let (mut order, factor) = (self.strongest(), 127.0 / self.top());
        let round = |weight: &f32| (weight * factor).round().clamp(-127.0, 127.0) as i8;
        let outside = |at: usize| if at.is_multiple_of(n) { settings.bias } else { 0.0 };
        let steps = self.steps.iter().enumerate().map(|(at, step)| ((step - outside(at)) * factor).round() as i32).collect();
        let mut tagger = Tagger::new(self.types.clone(), settings.bits, steps);
        // gaps, so that a search for what is not there ends soon
        order.truncate((1 << settings.bits) / 10 * 7);
        for (answer, row) in order {
            let weights: Vec<i8> = self.weights[row as usize * n..][..n].iter().map(round).collect();
            if weights.iter().any(|weight| weight.abs() > 2) {
                tagger.keep(answer, &weights);
            }
        }
        tagger
    }
}
