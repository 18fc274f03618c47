//! All weights of a network in one row of numbers, and the optimiser that moves them.

use crate::random::Random;

/// Where a matrix lies among the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub start: usize,
    pub rows: usize,
    pub columns: usize,
}

impl Slot {
    /// Its part of `all`.
    pub fn of(self, all: &[f32]) -> &[f32] {
        &all[self.start..][..self.rows * self.columns]
    }

    /// Its part of `all`, to be changed.
    pub fn of_mut(self, all: &mut [f32]) -> &mut [f32] {
        &mut all[self.start..][..self.rows * self.columns]
    }
}

/// Weights being laid out.
#[derive(Default)]
pub struct Layout {
    pub values: Vec<f32>,
}

impl Layout {
    /// A matrix of chance, scaled to its size (Glorot).
    pub fn matrix(&mut self, rows: usize, columns: usize, random: &mut Random) -> Slot {
        let scale = (6.0 / (rows + columns) as f32).sqrt();
        let start = self.values.len();
        self.values.extend((0..rows * columns).map(|_| scale * uniform(random)));
        Slot { start, rows, columns }
    }

    /// A row of one value.
    pub fn row(&mut self, columns: usize, value: f32) -> Slot {
        let start = self.values.len();
        self.values.extend(std::iter::repeat_n(value, columns));
        Slot { start, rows: 1, columns }
    }
}

/// A number between -1 and 1.
pub fn uniform(random: &mut Random) -> f32 {
    (random.next() >> 40) as f32 / 8_388_608.0 - 1.0
}

/// Adam (Kingma and Ba 2015) over one row of weights.
pub struct Adam {
    first: Vec<f32>,
    second: Vec<f32>,
    steps: i32,
}

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.98;

impl Adam {
    pub fn new(count: usize) -> Adam {
        Adam { first: vec![0.0; count], second: vec![0.0; count], steps: 0 }
    }

    /// Begins a step; the parts of it follow.
    pub fn begin(&mut self) {
        self.steps += 1;
    }

    /// Moves the weights from `start` on by their gradients.
    pub fn step(&mut self, weights: &mut [f32], gradients: &[f32], start: usize, rate: f32) {
        let rate_now = rate * (1.0 - SECOND.powi(self.steps)).sqrt() / (1.0 - FIRST.powi(self.steps));
        let range = start..start + gradients.len();
        let moments = self.first[range.clone()].iter_mut().zip(&mut self.second[range.clone()]);
        for ((weight, gradient), (first, second)) in weights[range].iter_mut().zip(gradients).zip(moments) {
            *first = FIRST * *first + (1.0 - FIRST) * gradient;
            *second = SECOND * *second + (1.0 - SECOND) * gradient * gradient;
            *weight -= rate_now * *first / (second.sqrt() + 1e-8);
        }
    }
}
