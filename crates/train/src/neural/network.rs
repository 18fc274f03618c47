//! The network that is trained: its sizes, its weights and their gradients. `forward` and `backward` run it.

use super::belief::Belief;
use super::lstm;
use super::weights::{Layout, Slot, uniform};
use crate::random::Random;

/// Sizes and chances of a network.
#[derive(Clone, Debug)]
pub struct Plan {
    pub width: usize,
    pub hidden: usize,
    pub layers: usize,
    pub arc: usize,
    pub label: usize,
    /// How many words are not seen as a whole.
    pub drop_word: f32,
    /// How many of those are seen by their shape alone.
    pub drop_letters: f32,
    pub drop_input: f32,
    pub drop: f32,
    /// Sizes of the sets of tags that each word gets.
    pub tags: Vec<usize>,
    pub tag_shares: Vec<f32>,
    pub labels: usize,
}

/// One layer's weights in one direction.
#[derive(Clone, Copy, Debug)]
pub struct LayerSlots {
    pub from_input: Slot,
    pub from_state: Slot,
    pub bias: Slot,
}

/// Where everything lies.
#[derive(Clone, Debug)]
pub struct Slots {
    pub layers: Vec<[LayerSlots; 2]>,
    pub tags: Slot,
    pub tags_bias: Slot,
    pub arc_word: Slot,
    pub arc_word_bias: Slot,
    pub arc_head: Slot,
    pub arc_head_bias: Slot,
    pub arc_root: Slot,
    pub arc: Slot,
    pub arc_bias: Slot,
    pub label_word: Slot,
    pub label_head: Slot,
    pub label_bias: Slot,
    pub label_root: Slot,
    pub label: Slot,
    pub label_out_bias: Slot,
}

/// A network with its weights.
#[derive(Clone)]
pub struct Network {
    pub plan: Plan,
    pub slots: Slots,
    pub dense: Vec<f32>,
    pub table: Vec<f32>,
}

/// Gradients of all weights; of the table only the touched rows.
pub struct Gradients {
    pub dense: Vec<f32>,
    pub table: Vec<f32>,
    pub touched: Vec<u32>,
    is_touched: Vec<bool>,
}

impl Gradients {
    pub fn new(network: &Network) -> Gradients {
        let rows = network.table.len() / network.plan.width;
        Gradients {
            dense: vec![0.0; network.dense.len()],
            table: vec![0.0; network.table.len()],
            touched: Vec::new(),
            is_touched: vec![false; rows],
        }
    }

    pub fn clear(&mut self, width: usize) {
        self.dense.fill(0.0);
        for &row in &self.touched {
            self.table[row as usize * width..][..width].fill(0.0);
            self.is_touched[row as usize] = false;
        }
        self.touched.clear();
    }

    /// The gradient of a row of the table, which now counts as touched.
    pub fn row(&mut self, row: u32, width: usize) -> &mut [f32] {
        if !self.is_touched[row as usize] {
            self.is_touched[row as usize] = true;
            self.touched.push(row);
        }
        &mut self.table[row as usize * width..][..width]
    }

    /// Adds `other`, which is cleared.
    pub fn take(&mut self, other: &mut Gradients, width: usize) {
        self.dense.iter_mut().zip(&other.dense).for_each(|(sum, part)| *sum += part);
        for &row in &other.touched {
            let from = &other.table[row as usize * width..][..width];
            self.row(row, width).iter_mut().zip(from).for_each(|(sum, part)| *sum += part);
        }
        other.clear(width);
    }
}

/// What a sentence should come out as. Vectors have one entry for each word.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// For each set of tags the tags, `None` where nobody knows.
    pub tags: Vec<Option<Vec<Belief>>>,
    /// Heads, 0 for the root, words from 1 on; empty where nobody knows.
    pub arcs: Vec<Belief>,
    /// The heads under which the words have their labels.
    pub heads: Vec<usize>,
    pub labels: Vec<Belief>,
    /// How much each word counts.
    pub weight: f32,
}

impl Network {
    pub fn new(plan: Plan, rows: usize, random: &mut Random) -> Network {
        let mut layout = Layout::default();
        let (hidden, both) = (plan.hidden, 2 * plan.hidden);
        let layers = (0..plan.layers)
            .map(|layer| {
                let width = if layer == 0 { plan.width } else { both };
                [(); 2].map(|()| LayerSlots {
                    from_input: layout.matrix(width, 4 * hidden, random),
                    from_state: layout.matrix(hidden, 4 * hidden, random),
                    bias: {
                        let slot = layout.row(4 * hidden, 0.0);
                        slot.of_mut(&mut layout.values)[hidden..2 * hidden].fill(1.0);
                        slot
                    },
                })
            })
            .collect();
        let tag_count = plan.tags.iter().sum();
        let slots = Slots {
            layers,
            tags: layout.matrix(both, tag_count, random),
            tags_bias: layout.row(tag_count, 0.0),
            arc_word: layout.matrix(both, plan.arc, random),
            arc_word_bias: layout.row(plan.arc, 0.0),
            arc_head: layout.matrix(both, plan.arc, random),
            arc_head_bias: layout.row(plan.arc, 0.0),
            arc_root: layout.matrix(1, plan.arc, random),
            arc: layout.matrix(plan.arc, plan.arc, random),
            arc_bias: layout.row(plan.arc, 0.0),
            label_word: layout.matrix(both, plan.label, random),
            label_head: layout.matrix(both, plan.label, random),
            label_bias: layout.row(plan.label, 0.0),
            label_root: layout.matrix(1, plan.label, random),
            label: layout.matrix(plan.label, plan.labels, random),
            label_out_bias: layout.row(plan.labels, 0.0),
        };
        let table = (0..rows * plan.width).map(|_| 0.15 * uniform(random)).collect();
        Network { plan, slots, dense: layout.values, table }
    }

    /// The weights of a layer in one direction: 0 forward, 1 backward.
    pub fn layer(&self, layer: usize, direction: usize) -> lstm::Weights<'_> {
        let slots = self.slots.layers[layer][direction];
        lstm::Weights {
            from_input: slots.from_input.of(&self.dense),
            from_state: slots.from_state.of(&self.dense),
            bias: slots.bias.of(&self.dense),
        }
    }
}
