//! An averaged perceptron over hashed rows, and its weights cut to eight bits.

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

    /// The weights rounded to eight bits, what exceeds them cut off; also the share cut off, for the log.
    pub fn quantised(&self) -> (Vec<i8>, f64) {
        quantise(&self.weights.concat())
    }

    /// What the lanes after the first have over the first, rounded to eight bits.
    pub fn relative(&self) -> (Vec<i8>, f64) {
        let over: Vec<f32> = self.weights.iter().flat_map(|row| row[1..].iter().map(move |weight| weight - row[0])).collect();
        quantise(&over)
    }
}

/// Scales so that one weight in some thousands is cut off.
fn quantise(weights: &[f32]) -> (Vec<i8>, f64) {
    let mut sizes: Vec<f32> = weights.iter().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.get((sizes.len() as f64 * 0.9999) as usize).copied().unwrap_or(1.0);
    let scale = 127.0 / top;
    let cut = sizes.iter().filter(|&&size| size > top).count() as f64 / sizes.len().max(1) as f64;
    (weights.iter().map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8).collect(), cut)
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
