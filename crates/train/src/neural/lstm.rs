//! The way through a layer with long short-term memory and back.

use casus_text::net::curves::{logistic, tanh};
use casus_text::net::lstm::{Direction, steps};
use casus_text::net::{Batch, Matrix};
use pulp::{Arch, Simd, WithSimd};

use super::products::{add_outer, add_product, add_product_turned, turn};

/// What a layer remembers of its run; each has a row for each word, in the order of the batch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// Gates after their curves: input, forget, candidate, output, each `hidden` wide.
    pub gates: Vec<f32>,
    /// Cells, `hidden` wide.
    pub cells: Vec<f32>,
    /// States, `hidden` wide: what the layer says.
    pub states: Vec<f32>,
}

/// The weights of one direction, as slices of all weights.
#[derive(Clone, Copy)]
pub struct Weights<'w> {
    /// `input` × 4 `hidden`.
    pub from_input: &'w [f32],
    /// `hidden` × 4 `hidden`.
    pub from_state: &'w [f32],
    /// 4 `hidden`.
    pub bias: &'w [f32],
}

/// The gradients of one direction.
pub struct Gradients {
    pub from_input: Vec<f32>,
    pub from_state: Vec<f32>,
    pub bias: Vec<f32>,
}

/// Runs `input` (rows × `width`) through the layer; `mask` has `hidden` factors for each sentence (on the state it remembers).
pub fn forward(batch: &Batch, direction: Direction, weights: Weights, input: &[f32], mask: Option<&[f32]>) -> Trace {
    let hidden = weights.bias.len() / 4;
    let width = weights.from_input.len() / weights.bias.len();
    let mut gates = Vec::with_capacity(batch.rows * 4 * hidden);
    for _ in 0..batch.rows {
        gates.extend_from_slice(weights.bias);
    }
    add_product(input, weights.from_input, width, 4 * hidden, &mut gates);
    run(batch, direction, &Matrix::new(weights.from_state, hidden, 4 * hidden), gates, mask)
}

/// Runs the layer. `gates` holds what the input gives to the gates, bias included; `from_state` (`hidden` × 4 `hidden`) adds what the
/// state before gives. `mask`, for training, has `hidden` factors for each sentence, on the state that is met.
fn run(batch: &Batch, direction: Direction, from_state: &Matrix, gates: Vec<f32>, mask: Option<&[f32]>) -> Trace {
    let hidden = from_state.rows();
    let mut trace = Trace { gates, cells: vec![0.0; batch.rows * hidden], states: vec![0.0; batch.rows * hidden] };
    let mut masked = Vec::new();
    let mut old = vec![0.0; batch.sentences.len() * hidden];
    for (step, before) in steps(batch, direction) {
        let first = batch.offsets[step];
        let count = batch.active[step];
        let known = before.map_or(0, |before| batch.active[before].min(count));
        old[..count * hidden].fill(0.0);
        if let Some(before) = before {
            let from = batch.offsets[before] * hidden..(batch.offsets[before] + known) * hidden;
            old[..known * hidden].copy_from_slice(&trace.cells[from.clone()]);
            let gates = &mut trace.gates[first * 4 * hidden..][..known * 4 * hidden];
            match mask {
                None => from_state.add_product(&trace.states[from], gates),
                Some(mask) => {
                    masked.clear();
                    masked.extend(trace.states[from].iter().zip(mask).map(|(state, mask)| state * mask));
                    from_state.add_product(&masked, gates);
                }
            }
        }
        Arch::new().dispatch(Cell {
            hidden,
            gates: &mut trace.gates[first * 4 * hidden..][..count * 4 * hidden],
            old: &old[..count * hidden],
            cells: &mut trace.cells[first * hidden..][..count * hidden],
            states: &mut trace.states[first * hidden..][..count * hidden],
        });
    }
    trace
}

/// The gates of one word: input, forget, candidate, output.
#[inline(always)]
fn quarters(gates: &mut [f32], hidden: usize) -> [&mut [f32]; 4] {
    let (input, rest) = gates.split_at_mut(hidden);
    let (forget, rest) = rest.split_at_mut(hidden);
    let (candidate, output) = rest.split_at_mut(hidden);
    [input, forget, candidate, output]
}

struct Cell<'a> {
    hidden: usize,
    gates: &'a mut [f32],
    old: &'a [f32],
    cells: &'a mut [f32],
    states: &'a mut [f32],
}

impl WithSimd for Cell<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let hidden = self.hidden;
        for (row, gates) in self.gates.chunks_exact_mut(4 * hidden).enumerate() {
            let [input, forget, candidate, output] = quarters(gates, hidden);
            let old = &self.old[row * hidden..][..hidden];
            let cells = &mut self.cells[row * hidden..][..hidden];
            let states = &mut self.states[row * hidden..][..hidden];
            for at in 0..hidden {
                input[at] = logistic(input[at]);
                forget[at] = logistic(forget[at]);
                candidate[at] = tanh(candidate[at]);
                output[at] = logistic(output[at]);
                cells[at] = input[at].mul_add(candidate[at], forget[at] * old[at]);
                states[at] = output[at] * tanh(cells[at]);
            }
        }
    }
}

/// Takes the gradient of the states (rows × `hidden`) back; adds that of the input to `input_gradient`.
#[allow(clippy::too_many_arguments)]
pub fn backward(
    batch: &Batch,
    direction: Direction,
    weights: Weights,
    input: &[f32],
    mask: Option<&[f32]>,
    trace: Trace,
    mut state_gradient: Vec<f32>,
    input_gradient: &mut [f32],
) -> Gradients {
    let hidden = weights.bias.len() / 4;
    let width = weights.from_input.len() / weights.bias.len();
    let Trace { mut gates, cells, states } = trace;
    // the state that each word met, after its mask
    let mut met = vec![0.0; batch.rows * hidden];
    let turned = Matrix::new(&turn(weights.from_state, hidden, 4 * hidden), 4 * hidden, hidden);
    let mut cell_gradient = vec![0.0; batch.rows * hidden];
    for (step, earlier) in steps(batch, direction).into_iter().rev() {
        let first = batch.offsets[step];
        let count = batch.active[step];
        let known = earlier.map_or(0, |earlier| batch.active[earlier].min(count));
        let mut old_cells = vec![0.0; count * hidden];
        if let Some(earlier) = earlier {
            let from = batch.offsets[earlier] * hidden;
            old_cells[..known * hidden].copy_from_slice(&cells[from..][..known * hidden]);
            let met = &mut met[first * hidden..][..known * hidden];
            met.copy_from_slice(&states[from..][..known * hidden]);
            if let Some(mask) = mask {
                met.iter_mut().zip(mask).for_each(|(met, mask)| *met *= mask);
            }
        }
        let mut old_gradient = vec![0.0; count * hidden];
        Arch::new().dispatch(CellBack {
            hidden,
            gates: &mut gates[first * 4 * hidden..][..count * 4 * hidden],
            old: &old_cells,
            cells: &cells[first * hidden..][..count * hidden],
            state_gradient: &state_gradient[first * hidden..][..count * hidden],
            cell_gradient: &cell_gradient[first * hidden..][..count * hidden],
            old_gradient: &mut old_gradient,
        });
        if let Some(earlier) = earlier {
            let to = batch.offsets[earlier] * hidden;
            cell_gradient[to..][..known * hidden].copy_from_slice(&old_gradient[..known * hidden]);
            let mut back = vec![0.0; known * hidden];
            turned.add_product(&gates[first * 4 * hidden..][..known * 4 * hidden], &mut back);
            if let Some(mask) = mask {
                back.iter_mut().zip(mask).for_each(|(back, mask)| *back *= mask);
            }
            state_gradient[to..][..known * hidden].iter_mut().zip(&back).for_each(|(sum, back)| *sum += back);
        }
    }
    // the gates now hold their gradients
    add_product_turned(&gates, weights.from_input, 4 * hidden, width, input_gradient);
    let mut gradients = Gradients {
        from_input: vec![0.0; weights.from_input.len()],
        from_state: vec![0.0; weights.from_state.len()],
        bias: vec![0.0; weights.bias.len()],
    };
    add_outer(input, &gates, width, 4 * hidden, &mut gradients.from_input);
    add_outer(&met, &gates, hidden, 4 * hidden, &mut gradients.from_state);
    for row in gates.chunks_exact(4 * hidden) {
        gradients.bias.iter_mut().zip(row).for_each(|(sum, gate)| *sum += gate);
    }
    gradients
}

struct CellBack<'a> {
    hidden: usize,
    gates: &'a mut [f32],
    old: &'a [f32],
    cells: &'a [f32],
    state_gradient: &'a [f32],
    cell_gradient: &'a [f32],
    old_gradient: &'a mut [f32],
}

impl WithSimd for CellBack<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let hidden = self.hidden;
        for (row, gates) in self.gates.chunks_exact_mut(4 * hidden).enumerate() {
            let [input, forget, candidate, output] = quarters(gates, hidden);
            let range = row * hidden..(row + 1) * hidden;
            let old = &self.old[range.clone()];
            let cells = &self.cells[range.clone()];
            let state_gradient = &self.state_gradient[range.clone()];
            let cell_gradient = &self.cell_gradient[range.clone()];
            let old_gradient = &mut self.old_gradient[range];
            for at in 0..hidden {
                let bent = tanh(cells[at]);
                let cell = (state_gradient[at] * output[at]).mul_add(1.0 - bent * bent, cell_gradient[at]);
                let (i, f, c, o) = (input[at], forget[at], candidate[at], output[at]);
                old_gradient[at] = cell * f;
                output[at] = state_gradient[at] * bent * o * (1.0 - o);
                input[at] = cell * c * i * (1.0 - i);
                candidate[at] = cell * i * (1.0 - c * c);
                forget[at] = cell * old[at] * f * (1.0 - f);
            }
        }
    }
}
