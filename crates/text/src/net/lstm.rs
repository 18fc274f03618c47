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

/// Runs the layer and writes its states, `hidden` of them for each word, into rows of `width` from `first` on.
///
/// `gates` holds for each word what the input gives to the gates (input, forget, candidate, output, each `hidden` wide), bias included;
/// `from_state` (`hidden` x 4 `hidden`) adds what the state before gives.
pub fn run(batch: &Batch, direction: Direction, from_state: &ByteMatrix, gates: &mut [f32], output: &mut [u8], width: usize, first: usize) {
    let hidden = from_state.rows();
    let mut states = vec![NOTHING; batch.sentences.len() * hidden];
    let mut cells = vec![0.0; batch.sentences.len() * hidden];
    let sizes = vec![1.0; batch.sentences.len()];
    for (step, before) in steps(batch, direction) {
        let count = batch.active[step];
        let known = before.map_or(0, |before| batch.active[before].min(count));
        let row = batch.offsets[step];
        let gates = &mut gates[row * 4 * hidden..][..count * 4 * hidden];
        from_state.add_product(&states[..known * hidden], &sizes[..known], &mut gates[..known * 4 * hidden]);
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
