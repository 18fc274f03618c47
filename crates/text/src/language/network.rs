//! The network that reads sentences: rows of a table for the spelling of each word, two layers with memory that read the sentence from
//! both ends, and on top of them a tag and a name for each word, a score for each pair of words, a label for each word and its head.
//!
//! Deep biaffine dependency parsing (Dozat and Manning 2017) in a small size; scores of labels are those of Kiperwasser and Goldberg 2016.

use super::spelling::{self, Rows, Spelling};
use super::tree::best_tree;
use super::words::{self, Case};
use crate::net::bytes;
use crate::net::lstm::{self, Direction};
use crate::net::{Batch, ByteMatrix, Matrix};

/// Words of a batch: few enough for the nearest caches, enough for long products.
const BATCH: usize = 400;
/// How much of a value below zero is kept.
const LEAK: f32 = 0.1;

/// A network ready to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    pub(super) rows: Rows,
    pub(super) width: usize,
    pub(super) hidden: usize,
    pub(super) table: Vec<i8>,
    pub(super) scales: Vec<f32>,
    pub(super) first: [First; 2],
    pub(super) layers: Vec<[Layer; 2]>,
    pub(super) top: Linear,
    pub(super) parts: Parts,
    pub(super) arc: Matrix,
    pub(super) arc_bias: Vec<f32>,
    pub(super) arc_root: Vec<f32>,
    pub(super) label_root: Vec<f32>,
    pub(super) label: Matrix,
    pub(super) label_bias: Vec<f32>,
}

/// The lowest layer in one direction. What words and shapes give to its gates is computed when the network is loaded.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct First {
    pub from_input: Matrix,
    pub from_state: ByteMatrix,
    /// For each common word the gates, without its shape.
    pub words: Vec<f32>,
    /// For each shape the gates, bias included.
    pub shapes: Vec<f32>,
}

/// A higher layer in one direction.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layer {
    pub input: Linear,
    pub from_state: ByteMatrix,
}

/// A product with a bias.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Linear {
    pub weights: ByteMatrix,
    pub bias: Vec<f32>,
}

/// How many columns of the top belong to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub tags: usize,
    pub names: usize,
    pub arc: usize,
    pub label: usize,
    pub labels: usize,
    /// Words whose gates are computed beforehand: rows 1 to this number.
    pub common: usize,
}

/// What the network says of a sentence; vectors have one entry for each word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Numbers of tags.
    pub tags: Vec<u8>,
    /// Numbers of names' tags.
    pub names: Vec<u8>,
    /// Heads: 0 for the root, words from 1 on.
    pub heads: Vec<usize>,
    /// Numbers of labels.
    pub labels: Vec<u8>,
}

/// A word as the lowest layer meets it.
enum Met {
    /// The row of a common word and its shape.
    Common(u32, u32),
    /// The rows of any other word.
    Rare(Spelling),
}

impl Network {
    /// Reads sentences, each with the way it uses capitals.
    pub fn read(&self, sentences: &[(&[&str], Case)]) -> Vec<Said> {
        let mut said = vec![Said::default(); sentences.len()];
        let mut order: Vec<usize> = (0..sentences.len()).filter(|&at| !sentences[at].0.is_empty()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(sentences[at].0.len()));
        let mut rest = &order[..];
        while !rest.is_empty() {
            let mut words = 0;
            let fits = |&&at: &&usize| {
                let before = words;
                words += sentences[at].0.len();
                before < BATCH
            };
            let count = rest.iter().take_while(fits).count();
            let (now, later) = rest.split_at(count);
            rest = later;
            let batch = Batch::new(now.to_vec(), |at| sentences[at].0.len());
            self.read_batch(&batch, sentences, &mut said);
        }
        said
    }

    fn read_batch(&self, batch: &Batch, sentences: &[(&[&str], Case)], said: &mut [Said]) {
        let both = 2 * self.hidden;
        let mut states = self.lowest(batch, sentences);
        for pair in &self.layers {
            let mut above = vec![0; batch.rows * both];
            for (at, (layer, direction)) in pair.iter().zip([Direction::Forward, Direction::Backward]).enumerate() {
                let mut gates = layer.input.apply(&states, batch.rows);
                lstm::run(batch, direction, &layer.from_state, &mut gates, &mut above, both, at * self.hidden);
            }
            states = above;
        }
        let Parts { tags, names, arc, label, .. } = self.parts;
        let top = self.top.apply(&states, batch.rows);
        let columns = self.top.bias.len();
        let part = |row: usize, first: usize, count: usize| &top[row * columns + first..][..count];
        // a word as one that depends, times what is wanted of its head
        let mut left = Vec::with_capacity(batch.rows * arc);
        for row in 0..batch.rows {
            left.extend(part(row, tags + names, arc).iter().copied().map(leak));
        }
        let mut wanted = Vec::with_capacity(batch.rows * arc);
        for _ in 0..batch.rows {
            wanted.extend_from_slice(&self.arc_bias);
        }
        self.arc.add_product(&left, &mut wanted);
        let mut hidden = Vec::with_capacity(batch.rows * label);
        for (place, &at) in batch.sentences.iter().enumerate() {
            let length = batch.lengths[place];
            let rows = || (0..length).map(|step| batch.row(place, step));
            let mut heads = self.arc_root.clone();
            let mut wants = Vec::with_capacity(length * arc);
            for row in rows() {
                heads.extend(part(row, tags + names + arc, arc).iter().copied().map(leak));
                wants.extend_from_slice(&wanted[row * arc..][..arc]);
            }
            let scores = scores(&wants, &heads, arc);
            let found = best_tree(&scores, length);
            for (step, &head) in found.iter().enumerate() {
                let word = part(batch.row(place, step), tags + names + 2 * arc, label);
                let head = match head {
                    0 => &self.label_root[..],
                    head => part(batch.row(place, head - 1), tags + names + 2 * arc + label, label),
                };
                hidden.extend(word.iter().zip(head).map(|(word, head)| leak(word + head)));
            }
            said[at] = Said {
                tags: rows().map(|row| most(part(row, 0, tags))).collect(),
                names: rows().map(|row| most(part(row, tags, names))).collect(),
                heads: found,
                labels: Vec::with_capacity(length),
            };
        }
        let mut label_scores = Vec::with_capacity(batch.rows * self.parts.labels);
        for _ in 0..batch.rows {
            label_scores.extend_from_slice(&self.label_bias);
        }
        self.label.add_product(&hidden, &mut label_scores);
        let mut found = label_scores.chunks_exact(self.parts.labels).map(most);
        for &at in &batch.sentences {
            let count = said[at].heads.len();
            said[at].labels.extend(found.by_ref().take(count));
        }
    }

    /// The states of the lowest layer, of both directions side by side.
    fn lowest(&self, batch: &Batch, sentences: &[(&[&str], Case)]) -> Vec<u8> {
        let mut met: Vec<Option<Met>> = Vec::new();
        met.resize_with(batch.rows, || None);
        let mut rare = Vec::new();
        let mut input = Vec::new();
        for (place, &at) in batch.sentences.iter().enumerate() {
            let (words, case) = sentences[at];
            for (step, word) in words.iter().enumerate() {
                let row = batch.row(place, step);
                let found = self.meet(word, case);
                if let Met::Rare(spelling) = &found {
                    rare.push(row);
                    self.embed(spelling, &mut input);
                }
                met[row] = Some(found);
            }
        }
        let both = 2 * self.hidden;
        let gates_of = 4 * self.hidden;
        let mut states = vec![0; batch.rows * both];
        for (at, (layer, direction)) in self.first.iter().zip([Direction::Forward, Direction::Backward]).enumerate() {
            let mut computed = vec![0.0; rare.len() * gates_of];
            layer.from_input.add_product(&input, &mut computed);
            let mut gates = vec![0.0; batch.rows * gates_of];
            let mut fill = |row: usize, word: &[f32], shape: u32| {
                let shape = &layer.shapes[shape as usize * gates_of..][..gates_of];
                let to = &mut gates[row * gates_of..][..gates_of];
                to.iter_mut().zip(word).zip(shape).for_each(|((to, word), shape)| *to = word + shape);
            };
            for (row, met) in met.iter().enumerate() {
                if let Some(Met::Common(word, shape)) = met {
                    fill(row, &layer.words[(*word as usize - 1) * gates_of..][..gates_of], *shape);
                }
            }
            for (&row, computed) in rare.iter().zip(computed.chunks_exact(gates_of)) {
                if let Some(Met::Rare(spelling)) = &met[row] {
                    fill(row, computed, spelling.shape - self.rows.first_shape());
                }
            }
            lstm::run(batch, direction, &layer.from_state, &mut gates, &mut states, both, at * self.hidden);
        }
        states
    }

    fn meet(&self, word: &str, case: Case) -> Met {
        match self.rows.words.get(&spelling::key(word)) {
            Some(&row) if row as usize <= self.parts.common => Met::Common(row, spelling::shape(word, case)),
            _ => Met::Rare(self.rows.spell(word, case)),
        }
    }

    /// Adds the sum of a word's rows, without its shape, to the end of `input`.
    pub(super) fn embed(&self, word: &Spelling, input: &mut Vec<f32>) {
        let first = input.len();
        input.resize(first + self.width, 0.0);
        let share = 1.0 / word.grams.len().max(1) as f32;
        let whole = word.affixes.iter().chain([&word.word]).map(|&row| (row, 1.0));
        for (row, share) in whole.chain(word.grams.iter().map(|&row| (row, share))) {
            let row = row as usize;
            bytes::add_scaled(&self.table[row * self.width..][..self.width], self.scales[row] * share, &mut input[first..]);
        }
    }
}

impl Linear {
    fn apply(&self, states: &[u8], rows: usize) -> Vec<f32> {
        let mut sums = Vec::with_capacity(rows * self.bias.len());
        for _ in 0..rows {
            sums.extend_from_slice(&self.bias);
        }
        self.weights.add_product(states, &mut sums);
        sums
    }
}

/// `left` x the transpose of `right`, both with rows of `width`.
fn scores(left: &[f32], right: &[f32], width: usize) -> Vec<f32> {
    let (rows, columns) = (left.len() / width, right.len() / width);
    let mut turned = vec![0.0; right.len()];
    for (column, from) in right.chunks_exact(width).enumerate() {
        for (row, value) in from.iter().enumerate() {
            turned[row * columns + column] = *value;
        }
    }
    let mut scores = vec![0.0; rows * columns];
    Matrix::new(&turned, width, columns).add_product(left, &mut scores);
    scores
}

fn leak(value: f32) -> f32 {
    value.max(LEAK * value)
}

/// The position of the greatest score; of the first of several.
fn most(scores: &[f32]) -> u8 {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best as u8
}

/// How a sentence uses capitals.
pub fn case(words: &[&str]) -> Case {
    words::case_of(words.iter().copied())
}
