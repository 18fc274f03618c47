//! One direction of one layer with long short-term memory (Hochreiter and Schmidhuber 1997), many sentences side by side.

use archmage::prelude::*;

use super::batch::Batch;
use super::bytes::{ByteMatrix, NOTHING, byte};
use super::curves::{logistic_parts, tanh_parts};

/// Whether a layer reads from the first word on or from the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the first word on.
    Forward,
    /// From the last word back.
    Backward,
}

/// The steps of `batch` in the order of `direction`, each with the step whose state it meets.
pub fn steps(batch: &Batch, direction: Direction) -> Vec<(usize, Option<usize>)> {
    let count = batch.offsets.len();
    match direction {
        Direction::Forward => (0..count).map(|step| (step, step.checked_sub(1))).collect(),
        Direction::Backward => (0..count).rev().map(|step| (step, Some(step + 1).filter(|&next| next < count))).collect(),
    }
}

/// So many rows are given their input together, where a step has no more.
const TOGETHER: usize = 48;

/// The weights of a layer in one direction; gates stand in the order input, forget, candidate, output, each as wide as the state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// What the layer below gives to the gates.
    pub from_input: ByteMatrix,
    /// What the state before gives to them.
    pub from_state: ByteMatrix,
    /// What they have from the start.
    pub bias: Vec<f32>,
}

/// What a layer reads: for each row of a batch bytes, and the size that their full range stands for.
#[derive(Clone, Copy, Debug)]
pub struct Input<'i> {
    /// The bytes, row after row.
    pub bytes: &'i [u8],
    /// One size for each row.
    pub sizes: &'i [f32],
}

impl Layer {
    /// Reads `input` and writes the states, as bytes, into rows of `width` from `first` on.
    ///
    /// What the input gives is computed for some steps at once: for so many that the weights are read few times, and so few that what is
    /// written is read again before it leaves the nearer caches.
    pub fn run(&self, batch: &Batch, direction: Direction, input: Input, output: &mut [u8], width: usize, first: usize) {
        let (hidden, below) = (self.from_state.rows(), self.from_input.rows());
        let mut states = vec![NOTHING; batch.sentences.len() * hidden];
        let mut cells = vec![0.0; batch.sentences.len() * hidden];
        let ones = vec![1.0; batch.sentences.len()];
        let mut gates = Vec::new();
        let steps = steps(batch, direction);
        let mut rest = &steps[..];
        while let Some(((first_step, _), _)) = rest.split_first() {
            let (now, later) = rest.split_at(together(batch, rest));
            rest = later;
            // rows of steps that follow one another lie one behind the other, in either direction
            let last_step = now.last().map_or(*first_step, |(step, _)| *step);
            let start = batch.offsets[*first_step.min(&last_step)];
            let rows: usize = now.iter().map(|(step, _)| batch.active[*step]).sum();
            gates.resize((rows * 4 * hidden).max(gates.len()), 0.0);
            let given = &mut gates[..rows * 4 * hidden];
            self.from_input.product(&input.bytes[start * below..][..rows * below], &input.sizes[start..][..rows], &self.bias, given);
            for &(step, before) in now {
                let count = batch.active[step];
                let known = before.map_or(0, |before| batch.active[before].min(count));
                let row = batch.offsets[step];
                let gates = &mut given[(row - start) * 4 * hidden..][..count * 4 * hidden];
                self.from_state.add_product(&states[..known * hidden], &ones[..known], &mut gates[..known * 4 * hidden]);
                let (states, cells) = (&mut states[..count * hidden], &mut cells[..count * hidden]);
                if let Some(token) = X64V4Token::summon() {
                    move_on_v4(token, hidden, gates, states, cells);
                } else if let Some(token) = X64V3Token::summon() {
                    move_on_v3(token, hidden, gates, states, cells);
                } else {
                    move_on(hidden, gates, states, cells);
                }
                for (place, state) in states.chunks_exact(hidden).enumerate() {
                    output[(row + place) * width + first..][..hidden].copy_from_slice(state);
                }
            }
        }
    }
}

/// How many of `steps`, at least one, are given their input together.
fn together(batch: &Batch, steps: &[(usize, Option<usize>)]) -> usize {
    let mut rows = 0;
    let fits = |(step, _): &&(usize, Option<usize>)| {
        rows += batch.active[*step];
        rows <= TOGETHER
    };
    steps.iter().take_while(fits).count().max(1)
}

#[arcane]
fn move_on_v4(_: X64V4Token, hidden: usize, gates: &[f32], states: &mut [u8], cells: &mut [f32]) {
    move_on(hidden, gates, states, cells);
}

#[arcane]
fn move_on_v3(_: X64V3Token, hidden: usize, gates: &[f32], states: &mut [u8], cells: &mut [f32]) {
    move_on(hidden, gates, states, cells);
}

/// One step of all sentences: from gates before their curves to new cells and states.
#[inline(always)]
fn move_on(hidden: usize, gates: &[f32], states: &mut [u8], cells: &mut [f32]) {
    for ((gates, states), cells) in gates.chunks_exact(4 * hidden).zip(states.chunks_exact_mut(hidden)).zip(cells.chunks_exact_mut(hidden))
    {
        let (input, rest) = gates.split_at(hidden);
        let (forget, rest) = rest.split_at(hidden);
        let (candidate, output) = rest.split_at(hidden);
        for at in 0..hidden {
            // fractions brought under one line, as a division takes longer than all else
            let (input, under_input) = logistic_parts(input[at]);
            let (forget, under_forget) = logistic_parts(forget[at]);
            let (candidate, under_candidate) = tanh_parts(candidate[at]);
            let under = under_input * under_candidate;
            let cell = (input * candidate).mul_add(under_forget, forget * cells[at] * under) / (under * under_forget);
            let (output, under_output) = logistic_parts(output[at]);
            let (bent, under_bent) = tanh_parts(cell);
            cells[at] = cell;
            states[at] = byte(output * bent / (under_output * under_bent));
        }
    }
}
