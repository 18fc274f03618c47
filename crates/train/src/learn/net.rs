//! A network of one hidden layer, several yes-or-no questions at once, by Adam (Kingma and Ba 2015) with units left out by chance
//! (Srivastava et al. 2014).

use casus_events::judge::net::{Net, through};

use crate::random::Random;

/// An example. Answers are 0 for no, 1 for yes, not a number, or nothing, where the question is not asked.
pub struct Example<'f> {
    pub seen: &'f [f32],
    pub answers: Vec<f32>,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    pub hidden: usize,
    pub passes: usize,
    pub rate: f32,
    /// What every step takes from each weight, as a share of the rate.
    pub decay: f32,
    /// In how many of a hundred examples a hidden unit is left out.
    pub out: usize,
    pub seed: u64,
}

/// Examples that are learned from at once.
const BATCH: usize = 32;

/// Learns the answers of `outputs` questions, and rounds the weights as they ship.
pub fn learn(examples: &[Example<'_>], outputs: usize, course: Course) -> Net {
    let inputs = examples.first().map_or(0, |example| example.seen.len());
    let hidden = course.hidden;
    let mut random = Random::new(course.seed);
    let mut inner = Layer::new(inputs, hidden, &mut random);
    let mut outer = Layer::new(hidden, outputs, &mut random);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let steps = course.passes * examples.len().div_ceil(BATCH);
    let mut done = 0;
    for _ in 0..course.passes {
        random.shuffle(&mut order);
        for batch in order.chunks(BATCH) {
            for &at in batch {
                one(&examples[at], &mut inner, &mut outer, course, &mut random);
            }
            done += 1;
            let rate = course.rate * (1.0 - (done - 1) as f32 / steps as f32);
            inner.step(rate, course.decay, done);
            outer.step(rate, course.decay, done);
        }
    }
    Net::round(hidden, outputs, &inner.weights, &outer.weights)
}

/// Adds the slopes of one example.
fn one(example: &Example<'_>, inner: &mut Layer, outer: &mut Layer, course: Course, random: &mut Random) {
    let mut units = vec![0.0; course.hidden];
    through(&inner.weights, example.seen, &mut units);
    let kept = 100.0 / (100 - course.out) as f32;
    let gates: Vec<f32> = units.iter().map(|unit| if *unit > 0.0 && !random.chance(course.out) { kept } else { 0.0 }).collect();
    units.iter_mut().zip(&gates).for_each(|(unit, gate)| *unit *= gate);
    let mut sums = vec![0.0; outer.outputs];
    through(&outer.weights, &units, &mut sums);
    let slope = |(sum, answer): (&f32, &f32)| if answer.is_nan() { 0.0 } else { 1.0 / (1.0 + (-sum).exp()) - answer };
    let mut slopes: Vec<f32> = sums.iter().zip(&example.answers).map(slope).collect();
    slopes.resize(outer.outputs, 0.0);
    let rows = outer.weights.chunks_exact(slopes.len()).skip(1);
    let back: Vec<f32> = rows
        .zip(&gates)
        .map(|(row, gate)| if *gate > 0.0 { gate * row.iter().zip(&slopes).map(|(a, b)| a * b).sum::<f32>() } else { 0.0 })
        .collect();
    outer.add(&units, &slopes);
    inner.add(example.seen, &back);
}

struct Layer {
    outputs: usize,
    weights: Vec<f32>,
    slopes: Vec<f32>,
    means: Vec<f32>,
    squares: Vec<f32>,
}

impl Layer {
    fn new(inputs: usize, outputs: usize, random: &mut Random) -> Layer {
        let size = (inputs + 1) * outputs;
        let most = (3.0 / inputs.max(1) as f32).sqrt();
        let weight = |at: usize, random: &mut Random| match at {
            at if at < outputs => 0.0,
            _ => ((random.next() >> 40) as f32 / 8_388_608.0 - 1.0) * most,
        };
        let weights = (0..size).map(|at| weight(at, random)).collect();
        Layer { outputs, weights, slopes: vec![0.0; size], means: vec![0.0; size], squares: vec![0.0; size] }
    }

    /// Adds the slopes of weights between numbers and what is asked of their sums.
    fn add(&mut self, seen: &[f32], slopes: &[f32]) {
        let mut rows = self.slopes.chunks_exact_mut(slopes.len());
        if let Some(start) = rows.next() {
            start.iter_mut().zip(slopes).for_each(|(sum, slope)| *sum += slope);
        }
        for (number, row) in seen.iter().zip(rows).filter(|(number, _)| **number != 0.0) {
            row.iter_mut().zip(slopes).for_each(|(sum, slope)| *sum += number * slope);
        }
    }

    fn step(&mut self, rate: f32, decay: f32, done: usize) {
        let power = done.min(100_000) as i32;
        let (first, second) = (1.0 - 0.9_f32.powi(power), 1.0 - 0.999_f32.powi(power));
        let numbers = self.weights.iter_mut().zip(&mut self.slopes).zip(self.means.iter_mut().zip(&mut self.squares));
        for ((weight, slope), (mean, square)) in numbers {
            let own = *slope / BATCH as f32;
            *mean += 0.1 * (own - *mean);
            *square += 0.001 * (own * own - *square);
            *weight -= rate * (*mean / first / ((*square / second).sqrt() + 1e-8) + decay * *weight);
            *slope = 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_sum_of_weights_can_tell_is_learned() {
        let seen: Vec<[f32; 2]> = (0..400_u32).map(|at| [(at % 2) as f32, (at / 2 % 2) as f32]).collect();
        let answer = |seen: &[f32; 2]| f32::from(u8::from(seen[0] != seen[1]));
        let examples: Vec<Example<'_>> = seen.iter().map(|seen| Example { seen, answers: vec![answer(seen), f32::NAN] }).collect();
        let course = Course { hidden: 16, passes: 60, rate: 0.02, decay: 0.0, out: 0, seed: 3 };
        let net = learn(&examples, 3, course);
        for seen in &seen[..4] {
            assert_eq!(net.sums(seen)[0] > 0.0, answer(seen) > 0.5, "{seen:?}");
        }
        assert_eq!(net, learn(&examples, 3, course), "the same every time");
    }
}
