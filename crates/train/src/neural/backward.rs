//! The way back: losses, and the gradients of all weights.

use casus_text::language::spelling::Spelling;
use casus_text::net::Batch;
use casus_text::net::lstm::Direction;

use super::forward::{LayerSaid, Said, apply};
use super::losses::{add_rows, surprise, surprises, unleak};
use super::lstm;
use super::network::{Answer, Gradients, Network};
use super::products::{add_outer, add_product, add_product_turned};
use super::weights::Slot;
use crate::random::Random;

/// Gradients of what the top is made into, in the rows of a batch.
struct Made {
    tags: Vec<f32>,
    arc_left: Vec<f32>,
    arc_head: Vec<f32>,
    label_word: Vec<f32>,
    label_head: Vec<f32>,
}

impl Network {
    /// Adds the gradients of the losses of `answers`, each word counting `share`; returns the sum of losses. `chance` is what the way
    /// forward began with.
    #[allow(clippy::too_many_arguments)]
    pub fn backward(
        &self,
        batch: &Batch,
        words: &[Vec<(Spelling, u32)>],
        chance: Random,
        mut said: Said,
        answers: &[&Answer],
        share: f32,
        gradients: &mut Gradients,
    ) -> f64 {
        let mut made = Made {
            tags: vec![0.0; said.tags.len()],
            arc_left: vec![0.0; said.arc_word.len()],
            arc_head: vec![0.0; said.arc_head.len()],
            label_word: vec![0.0; batch.rows * self.plan.label],
            label_head: vec![0.0; batch.rows * self.plan.label],
        };
        let mut loss = 0.0;
        for (place, answer) in answers.iter().enumerate() {
            let share = share * answer.weight;
            loss += self.tags_back(batch, &said, place, answer, share, &mut made);
            if !answer.heads.is_empty() {
                loss += self.arcs_back(batch, &said, place, answer, share, &mut made, gradients);
                loss += self.labels_back(batch, &said, place, answer, share, &mut made, gradients);
            }
        }
        let mut gradient = self.top_back(batch, &said, made, gradients);
        apply(&mut gradient, &said.top_mask);
        while let Some(layer) = said.layers.pop() {
            gradient = self.layer_back(batch, said.layers.len(), layer, &gradient, gradients);
        }
        self.table_back(batch, words, chance, &gradient, gradients);
        loss
    }

    fn tags_back(&self, batch: &Batch, said: &Said, place: usize, answer: &Answer, share: f32, made: &mut Made) -> f64 {
        let tag_count: usize = self.plan.tags.iter().sum();
        let mut loss = 0.0;
        for step in 0..batch.lengths[place] {
            let mut first = batch.row(place, step) * tag_count;
            for (set, &count) in self.plan.tags.iter().enumerate() {
                if let Some(tags) = &answer.tags[set] {
                    let share = share * self.plan.tag_shares[set];
                    loss += surprise(&said.tags[first..][..count], &tags[step], share, &mut made.tags[first..][..count]);
                }
                first += count;
            }
        }
        loss
    }

    #[allow(clippy::too_many_arguments)]
    fn arcs_back(
        &self,
        batch: &Batch,
        said: &Said,
        place: usize,
        answer: &Answer,
        share: f32,
        made: &mut Made,
        gradients: &mut Gradients,
    ) -> f64 {
        let arc = self.plan.arc;
        let length = batch.lengths[place];
        let (scores, left, heads) = self.arc_scores(batch, said, place);
        let (loss, scores_gradient) = surprises(&scores, &answer.arcs, share);
        let mut left_gradient = vec![0.0; left.len()];
        add_product(&scores_gradient, &heads, length + 1, arc, &mut left_gradient);
        let mut heads_gradient = vec![0.0; heads.len()];
        add_outer(&scores_gradient, &left, length + 1, arc, &mut heads_gradient);
        let root = self.slots.arc_root.of_mut(&mut gradients.dense);
        root.iter_mut().zip(&heads_gradient[..arc]).for_each(|(sum, part)| *sum += part);
        for step in 0..length {
            let row = batch.row(place, step);
            made.arc_left[row * arc..][..arc].copy_from_slice(&left_gradient[step * arc..][..arc]);
            made.arc_head[row * arc..][..arc].copy_from_slice(&heads_gradient[(step + 1) * arc..][..arc]);
        }
        loss
    }

    #[allow(clippy::too_many_arguments)]
    fn labels_back(
        &self,
        batch: &Batch,
        said: &Said,
        place: usize,
        answer: &Answer,
        share: f32,
        made: &mut Made,
        gradients: &mut Gradients,
    ) -> f64 {
        let (label, labels) = (self.plan.label, self.plan.labels);
        let slots = &self.slots;
        let (hidden, scores) = self.label_scores(batch, said, place, &answer.heads);
        let (loss, scores_gradient) = surprises(&scores, &answer.labels, share);
        add_outer(&hidden, &scores_gradient, label, labels, slots.label.of_mut(&mut gradients.dense));
        add_rows(&scores_gradient, slots.label_out_bias.of_mut(&mut gradients.dense));
        let mut hidden_gradient = vec![0.0; hidden.len()];
        add_product_turned(&scores_gradient, slots.label.of(&self.dense), labels, label, &mut hidden_gradient);
        unleak(&mut hidden_gradient, &hidden);
        for (step, &head) in answer.heads.iter().enumerate() {
            let from = &hidden_gradient[step * label..][..label];
            let to = &mut made.label_word[batch.row(place, step) * label..][..label];
            to.iter_mut().zip(from).for_each(|(sum, part)| *sum += part);
            let to = match head {
                0 => slots.label_root.of_mut(&mut gradients.dense),
                head => &mut made.label_head[batch.row(place, head - 1) * label..][..label],
            };
            to.iter_mut().zip(from).for_each(|(sum, part)| *sum += part);
        }
        loss
    }

    /// The gradient of the top, after its mask.
    fn top_back(&self, batch: &Batch, said: &Said, mut made: Made, gradients: &mut Gradients) -> Vec<f32> {
        let slots = &self.slots;
        let mut top = vec![0.0; batch.rows * 2 * self.plan.hidden];
        self.linear_back(&said.top, &made.tags, slots.tags, Some(slots.tags_bias), gradients, &mut top);
        let mut arc_word = vec![0.0; made.arc_left.len()];
        self.linear_back(&said.arc_word, &made.arc_left, slots.arc, Some(slots.arc_bias), gradients, &mut arc_word);
        apply(&mut arc_word, &said.arc_masks[0]);
        unleak(&mut arc_word, &said.arc_word);
        apply(&mut made.arc_head, &said.arc_masks[1]);
        unleak(&mut made.arc_head, &said.arc_head);
        self.linear_back(&said.top, &arc_word, slots.arc_word, Some(slots.arc_word_bias), gradients, &mut top);
        self.linear_back(&said.top, &made.arc_head, slots.arc_head, Some(slots.arc_head_bias), gradients, &mut top);
        self.linear_back(&said.top, &made.label_word, slots.label_word, Some(slots.label_bias), gradients, &mut top);
        self.linear_back(&said.top, &made.label_head, slots.label_head, None, gradients, &mut top);
        top
    }

    /// Takes the gradient of a layer's output back to its input.
    fn layer_back(&self, batch: &Batch, layer: usize, said: LayerSaid, output: &[f32], gradients: &mut Gradients) -> Vec<f32> {
        let hidden = self.plan.hidden;
        let LayerSaid { input, input_mask, state_masks, traces } = said;
        let mut input_gradient = vec![0.0; input.len()];
        for (at, (trace, direction)) in traces.into_iter().zip([Direction::Forward, Direction::Backward]).enumerate() {
            let mut states = Vec::with_capacity(batch.rows * hidden);
            for row in output.chunks_exact(2 * hidden) {
                states.extend_from_slice(&row[at * hidden..][..hidden]);
            }
            let weights = self.layer(layer, at);
            let mask = state_masks[at].as_deref();
            let found = lstm::backward(batch, direction, weights, &input, mask, trace, states, &mut input_gradient);
            let slots = self.slots.layers[layer][at];
            for (slot, from) in [(slots.from_input, found.from_input), (slots.from_state, found.from_state), (slots.bias, found.bias)] {
                slot.of_mut(&mut gradients.dense).iter_mut().zip(&from).for_each(|(sum, part)| *sum += part);
            }
        }
        apply(&mut input_gradient, &input_mask);
        input_gradient
    }

    /// Adds the gradient of the lowest input to the rows of the words.
    fn table_back(&self, batch: &Batch, words: &[Vec<(Spelling, u32)>], chance: Random, input: &[f32], gradients: &mut Gradients) {
        let width = self.plan.width;
        // the same chance as on the way forward says what was seen
        let views = self.views(batch, &mut Some(chance));
        for (place, sentence) in words.iter().enumerate() {
            for (step, word) in sentence.iter().enumerate() {
                let row = batch.row(place, step);
                let from = &input[row * width..][..width];
                for (to, share) in views[row].rows(word) {
                    gradients.row(to, width).iter_mut().zip(from).for_each(|(sum, part)| *sum += share * part);
                }
            }
        }
    }

    fn linear_back(
        &self,
        input: &[f32],
        gradient: &[f32],
        weights: Slot,
        bias: Option<Slot>,
        gradients: &mut Gradients,
        input_gradient: &mut [f32],
    ) {
        add_outer(input, gradient, weights.rows, weights.columns, weights.of_mut(&mut gradients.dense));
        if let Some(bias) = bias {
            add_rows(gradient, bias.of_mut(&mut gradients.dense));
        }
        add_product_turned(gradient, weights.of(&self.dense), weights.columns, weights.rows, input_gradient);
    }
}
