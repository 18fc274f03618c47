//! The network that reads sentences: rows of a table for the spelling of each word, two layers with memory that read the sentence from
//! both ends, and on top of them a tag and a name for each word, a score for each pair of words, a label for each word and its head.
//!
//! Deep biaffine dependency parsing (Dozat and Manning 2017) in a small size; scores of labels are those of Kiperwasser and Goldberg 2016.

use super::spelling::{self, Rows, Spelling};
use super::tree::best_tree;
use super::words::{self, Case};
use crate::net::bytes;
use crate::net::lstm::{Direction, Input, Layer};
use crate::net::{Batch, ByteMatrix, Matrix};

/// Words of a batch: few enough for the nearest caches, enough for long products.
const BATCH: usize = 300;
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
    /// For each common word the sum of its rows without its shape, and for each shape its row.
    pub(super) common: Vec<f32>,
    pub(super) shapes: Vec<f32>,
    /// The layers, each in both directions.
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
    /// Words whose rows are added up beforehand: rows 1 to this number.
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
        let (mut states, mut sizes) = self.embed_all(batch, sentences);
        for pair in &self.layers {
            let mut above = vec![0; batch.rows * both];
            for (at, (layer, direction)) in pair.iter().zip([Direction::Forward, Direction::Backward]).enumerate() {
                layer.run(batch, direction, Input { bytes: &states, sizes: &sizes }, &mut above, both, at * self.hidden);
            }
            states = above;
            sizes.fill(1.0);
        }
        let Parts { tags, names, arc, label, .. } = self.parts;
        let top = self.top.apply(&states, &sizes);
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

    /// The sums of the rows of all words, as bytes, each with the size that the full range of its bytes stands for.
    fn embed_all(&self, batch: &Batch, sentences: &[(&[&str], Case)]) -> (Vec<u8>, Vec<f32>) {
        let mut input = vec![0; batch.rows * self.width];
        let mut sizes = vec![0.0; batch.rows];
        let mut sum = Vec::with_capacity(self.width);
        for (place, &at) in batch.sentences.iter().enumerate() {
            let (words, case) = sentences[at];
            for (step, word) in words.iter().enumerate() {
                let row = batch.row(place, step);
                sum.clear();
                match self.rows.words.get(&spelling::key(word)) {
                    Some(&known) if known as usize <= self.parts.common => {
                        sum.extend_from_slice(&self.common[(known as usize - 1) * self.width..][..self.width]);
                    }
                    known => self.embed(&self.rows.spell(word, known.copied()), &mut sum),
                }
                let shape = &self.shapes[spelling::shape(word, case) as usize * self.width..][..self.width];
                sum.iter_mut().zip(shape).for_each(|(sum, shape)| *sum += shape);
                sizes[row] = bytes::to_bytes(&sum, &mut input[row * self.width..][..self.width]);
            }
        }
        (input, sizes)
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
    fn apply(&self, states: &[u8], sizes: &[f32]) -> Vec<f32> {
        let mut sums = vec![0.0; sizes.len() * self.bias.len()];
        self.weights.product(states, sizes, &self.bias, &mut sums);
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
