//! The way forward through the network.

use casus_text::language::spelling::Spelling;
use casus_text::net::Batch;
use casus_text::net::lstm::Direction;

use super::losses::{leak, mask};
use super::lstm::{self, Trace};
use super::network::{Network, Plan};
use super::products::{add_product, add_product_turned};
use super::weights::{Slot, uniform};
use crate::random::Random;

/// How much of the dropout between layers falls on what a layer remembers.
const STATE_SHARE: f32 = 0.7;

/// What is seen of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Everything.
    All,
    /// All but the word as a whole, as with one that training never met.
    Letters,
    /// Its shape alone, as with a name from a language that training never met.
    Shape,
}

impl View {
    /// The rows of the table that are seen of `word`, each with its share.
    pub fn rows(self, (word, shape): &(Spelling, u32)) -> impl Iterator<Item = (u32, f32)> {
        let own = if self == View::All { word.word } else { 0 };
        let (affixes, grams): (&[u32], &[u32]) = if self == View::Shape { (&[], &[]) } else { (&word.affixes, &word.grams) };
        let share = 1.0 / grams.len().max(1) as f32;
        affixes.iter().copied().chain([own, *shape]).map(|row| (row, 1.0)).chain(grams.iter().map(move |&row| (row, share)))
    }
}

/// What the network says of a batch, in the rows of the batch, with all that the way back needs.
pub struct Said {
    pub layers: Vec<LayerSaid>,
    pub top: Vec<f32>,
    pub top_mask: Option<Vec<f32>>,
    pub tags: Vec<f32>,
    pub arc_word: Vec<f32>,
    pub arc_head: Vec<f32>,
    pub arc_masks: [Option<Vec<f32>>; 2],
    arc_left: Vec<f32>,
    label_word: Vec<f32>,
    label_head: Vec<f32>,
}

/// One layer's run.
pub struct LayerSaid {
    pub input: Vec<f32>,
    pub input_mask: Option<Vec<f32>>,
    pub state_masks: [Option<Vec<f32>>; 2],
    pub traces: [Trace; 2],
}

impl Network {
    /// The way forward, in training (with `random`) or not.
    pub fn forward(&self, batch: &Batch, words: &[Vec<(Spelling, u32)>], random: &mut Option<Random>) -> Said {
        let Plan { arc, label, drop, .. } = self.plan;
        let both = 2 * self.plan.hidden;
        let input = self.embed_all(batch, words, random);
        let (layers, mut top) = self.layers_forward(batch, input, random);
        // the top too is masked, sentence by sentence
        let top_mask = random.as_mut().map(|random| sentence_mask(batch, both, drop, random));
        apply(&mut top, &top_mask);
        let tags = self.linear(&top, self.slots.tags, self.slots.tags_bias, batch.rows);
        let mut arc_word = self.linear(&top, self.slots.arc_word, self.slots.arc_word_bias, batch.rows);
        let mut arc_head = self.linear(&top, self.slots.arc_head, self.slots.arc_head_bias, batch.rows);
        leak(&mut arc_word);
        leak(&mut arc_head);
        let arc_masks = [(); 2].map(|()| random.as_mut().map(|random| mask(batch.rows * arc, drop, random)));
        apply(&mut arc_word, &arc_masks[0]);
        apply(&mut arc_head, &arc_masks[1]);
        let arc_left = self.linear(&arc_word, self.slots.arc, self.slots.arc_bias, batch.rows);
        let label_word = self.linear(&top, self.slots.label_word, self.slots.label_bias, batch.rows);
        let mut label_head = vec![0.0; batch.rows * label];
        add_product(&top, self.slots.label_head.of(&self.dense), both, label, &mut label_head);
        Said { layers, top, top_mask, tags, arc_word, arc_head, arc_masks, arc_left, label_word, label_head }
    }

    /// The sums of the rows of all words; in training some words are seen in part.
    fn embed_all(&self, batch: &Batch, words: &[Vec<(Spelling, u32)>], random: &mut Option<Random>) -> Vec<f32> {
        let width = self.plan.width;
        let views = self.views(batch, random);
        let mut input = vec![0.0; batch.rows * width];
        for (place, sentence) in words.iter().enumerate() {
            for (step, word) in sentence.iter().enumerate() {
                let row = batch.row(place, step);
                self.embed(word, views[row], &mut input[row * width..][..width]);
            }
        }
        input
    }

    /// For each row what is seen of its word: all of it, but by chance, in training, less.
    pub fn views(&self, batch: &Batch, random: &mut Option<Random>) -> Vec<View> {
        let Plan { drop_word, drop_letters, .. } = self.plan;
        let mut views = vec![View::All; batch.rows];
        if let Some(random) = random {
            for view in &mut views {
                let chance = uniform(random) * 0.5 + 0.5;
                *view = match () {
                    () if chance < drop_word * drop_letters => View::Shape,
                    () if chance < drop_word => View::Letters,
                    () => View::All,
                };
            }
        }
        views
    }

    fn layers_forward(&self, batch: &Batch, mut input: Vec<f32>, random: &mut Option<Random>) -> (Vec<LayerSaid>, Vec<f32>) {
        let Plan { width, hidden, layers, drop_input, drop, .. } = self.plan;
        let both = 2 * hidden;
        let mut said = Vec::new();
        for layer in 0..layers {
            // the mask of an input: word by word below, sentence by sentence above
            let input_mask = random.as_mut().map(|random| match layer {
                0 => mask(batch.rows * width, drop_input, random),
                _ => sentence_mask(batch, both, drop, random),
            });
            apply(&mut input, &input_mask);
            let count = batch.sentences.len() * hidden;
            let state_masks = [(); 2].map(|()| random.as_mut().map(|random| mask(count, drop * STATE_SHARE, random)));
            let run = |at: usize, direction| lstm::forward(batch, direction, self.layer(layer, at), &input, state_masks[at].as_deref());
            let traces = [run(0, Direction::Forward), run(1, Direction::Backward)];
            let mut output = vec![0.0; batch.rows * both];
            for (row, to) in output.chunks_exact_mut(both).enumerate() {
                to[..hidden].copy_from_slice(&traces[0].states[row * hidden..][..hidden]);
                to[hidden..].copy_from_slice(&traces[1].states[row * hidden..][..hidden]);
            }
            said.push(LayerSaid { input: std::mem::replace(&mut input, output), input_mask, state_masks, traces });
        }
        (said, input)
    }

    fn embed(&self, word: &(Spelling, u32), view: View, to: &mut [f32]) {
        let width = self.plan.width;
        for (from, share) in view.rows(word) {
            let from = &self.table[from as usize * width..][..width];
            to.iter_mut().zip(from).for_each(|(sum, part)| *sum += share * part);
        }
    }

    pub fn linear(&self, input: &[f32], weights: Slot, bias: Slot, rows: usize) -> Vec<f32> {
        let bias = bias.of(&self.dense);
        let mut output = Vec::with_capacity(rows * weights.columns);
        for _ in 0..rows {
            output.extend_from_slice(bias);
        }
        add_product(input, weights.of(&self.dense), weights.rows, weights.columns, &mut output);
        output
    }

    /// Scores of heads for the words of sentence `place`: a row for each word, the root first.
    pub fn arc_scores(&self, batch: &Batch, said: &Said, place: usize) -> (Vec<f32>, Vec<f32>, Vec<f32>) {
        let arc = self.plan.arc;
        let length = batch.lengths[place];
        let mut left = Vec::with_capacity(length * arc);
        let mut heads = self.slots.arc_root.of(&self.dense).to_vec();
        for step in 0..length {
            let row = batch.row(place, step);
            left.extend_from_slice(&said.arc_left[row * arc..][..arc]);
            heads.extend_from_slice(&said.arc_head[row * arc..][..arc]);
        }
        let mut scores = vec![0.0; length * (length + 1)];
        add_product_turned(&left, &heads, arc, length + 1, &mut scores);
        (scores, left, heads)
    }

    /// The hidden values and the scores of labels of words with given heads, in the order of the words.
    pub fn label_scores(&self, batch: &Batch, said: &Said, place: usize, heads: &[usize]) -> (Vec<f32>, Vec<f32>) {
        let label = self.plan.label;
        let mut hidden = Vec::with_capacity(heads.len() * label);
        let root = self.slots.label_root.of(&self.dense);
        for (step, &head) in heads.iter().enumerate() {
            let word = &said.label_word[batch.row(place, step) * label..][..label];
            let head = if head == 0 { root } else { &said.label_head[batch.row(place, head - 1) * label..][..label] };
            hidden.extend(word.iter().zip(head).map(|(word, head)| word + head));
        }
        leak(&mut hidden);
        let scores = self.linear(&hidden, self.slots.label, self.slots.label_out_bias, heads.len());
        (hidden, scores)
    }
}

/// Multiplies values by their mask, if there is one.
pub fn apply(values: &mut [f32], mask: &Option<Vec<f32>>) {
    if let Some(mask) = mask {
        values.iter_mut().zip(mask).for_each(|(value, mask)| *value *= mask);
    }
}

/// A mask that is the same for all words of a sentence.
fn sentence_mask(batch: &Batch, width: usize, share: f32, random: &mut Random) -> Vec<f32> {
    let by_sentence = mask(batch.sentences.len() * width, share, random);
    let mut all = Vec::with_capacity(batch.rows * width);
    for active in &batch.active {
        all.extend_from_slice(&by_sentence[..active * width]);
    }
    all
}
