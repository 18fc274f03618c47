//! An averaged perceptron over hashed rows, and its weights cut to four bits.

use casus_text::language::model::LEVELS;
use casus_text::language::table::{Choose, best};

/// Weights while they are learned.
#[derive(Clone, Debug)]
pub struct Perceptron<const LANES: usize> {
    weights: Vec<[f32; LANES]>,
    steps: Vec<[f32; LANES]>,
    step: f32,
}

impl<const LANES: usize> Perceptron<LANES> {
    /// `1 << bits` rows of nothing.
    pub fn new(bits: u32) -> Self {
        Perceptron { weights: vec![[0.0; LANES]; 1 << bits], steps: vec![[0.0; LANES]; 1 << bits], step: 1.0 }
    }

    /// One example further.
    pub fn tick(&mut self) {
        self.step += 1.0;
    }

    /// Makes `right` likelier and `wrong` less likely where the features `rows` hold.
    pub fn update(&mut self, rows: &[u32], right: usize, wrong: usize) {
        for &row in rows {
            let (weights, steps) = (&mut self.weights[row as usize], &mut self.steps[row as usize]);
            weights[right] += 1.0;
            weights[wrong] -= 1.0;
            steps[right] += self.step;
            steps[wrong] -= self.step;
        }
    }

    /// Replaces the weights by their averages over all examples.
    pub fn average(&mut self) {
        for (weights, steps) in self.weights.iter_mut().zip(&self.steps) {
            for (weight, step) in weights.iter_mut().zip(steps) {
                *weight -= step / self.step;
            }
        }
        self.steps = Vec::new();
    }

    /// The weights, each as the number of its level.
    pub fn levelled(&self) -> Vec<u8> {
        levelled(&self.weights.concat())
    }

    /// What the lanes after the first have over the first, each as the number of its level.
    pub fn relative(&self) -> Vec<u8> {
        let over: Vec<f32> = self.weights.iter().flat_map(|row| row[1..].iter().map(move |weight| weight - row[0])).collect();
        levelled(&over)
    }
}

/// The nearest of [`LEVELS`] for each weight, the greatest weight being the greatest level. Cutting off great weights costs points
/// of accuracy, rounding small ones to nothing costs tenths.
fn levelled(weights: &[f32]) -> Vec<u8> {
    let top = weights.iter().fold(f32::MIN_POSITIVE, |top, weight| top.max(weight.abs()));
    let nearest: Vec<u8> = (-127..=127_i16)
        .map(|value| (0..LEVELS.len()).min_by_key(|&at| (i16::from(LEVELS[at]) - value).abs()).map_or(0, |at| at as u8))
        .collect();
    weights.iter().map(|weight| nearest[((weight / top * 127.0).round() + 127.0) as usize]).collect()
}

impl<const LANES: usize> Choose for Perceptron<LANES> {
    fn choose(&self, rows: &[u32], allowed: u64) -> usize {
        let mut sums = [0.0_f32; LANES];
        for &row in rows {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[row as usize]) {
                *sum += weight;
            }
        }
        best(&sums, allowed)
    }
}
