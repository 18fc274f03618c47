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

    /// The weights rounded to small numbers.
    pub fn quantised(&self) -> Vec<i8> {
        quantise(&self.weights.concat())
    }

    /// What the lanes after the first have over the first, rounded to small numbers.
    pub fn relative(&self) -> Vec<i8> {
        let over: Vec<f32> = self.weights.iter().flat_map(|row| row[1..].iter().map(move |weight| weight - row[0])).collect();
        quantise(&over)
    }
}

/// The greatest number a weight is rounded to: what is finer than this costs bytes and brings nothing.


/// Rounds, scaled so that two weights in ten thousand are cut off.
fn quantise(weights: &[f32]) -> Vec<i8> {
    let mut sizes: Vec<f32> = weights.iter().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.get(((sizes.len()-1) as f64 * std::env::var("PCT").unwrap().parse::<f64>().unwrap()) as usize).copied().unwrap_or(1.0).max(f32::MIN_POSITIVE);
    let TOP = std::env::var("TOP").unwrap().parse::<f32>().unwrap();
    weights.iter().map(|weight| (weight * TOP / top).round().clamp(-TOP, TOP) as i8).collect()
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
