//! The network that is trained: its weights, its way forward, its losses and its way back.

use casus_text::language::spelling::Spelling;
use casus_text::net::Batch;
use casus_text::net::curves::exp;
use casus_text::net::lstm::Direction;

use super::lstm::{self, Trace};
use super::products::{add_outer, add_product, add_product_turned};
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
    pub drop_word: f32,
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

    fn row(&mut self, row: u32, width: usize) -> &mut [f32] {
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
    pub tags: Vec<Option<Vec<u32>>>,
    /// Heads, 0 for the root, words from 1 on; empty where nobody knows.
    pub heads: Vec<usize>,
    pub labels: Vec<u32>,
    /// How much each word counts.
    pub weight: f32,
}

/// What the network says of a batch, in the rows of the batch.
pub struct Said {
    inputs: Vec<Vec<f32>>,
    traces: Vec<[Trace; 2]>,
    masks: Vec<[Option<Vec<f32>>; 2]>,
    input_masks: Vec<Option<Vec<f32>>>,
    pub top: Vec<f32>,
    pub tags: Vec<f32>,
    arc_word: Vec<f32>,
    arc_head: Vec<f32>,
    arc_masks: [Option<Vec<f32>>; 2],
    arc_left: Vec<f32>,
    label_word: Vec<f32>,
    label_head: Vec<f32>,
}

const LEAK: f32 = 0.1;

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

    /// The way forward, in training (with `random`) or not.
    pub fn forward(&self, batch: &Batch, words: &[Vec<Spelling>], random: &mut Option<Random>) -> Said {
        let Plan { width, hidden, layers, arc, label, drop_word, drop_input, drop, .. } = self.plan;
        let both = 2 * hidden;
        let mut input = vec![0.0; batch.rows * width];
        let mut word_kept = vec![true; batch.rows];
        if let Some(random) = random {
            word_kept.iter_mut().for_each(|kept| *kept = uniform(random) * 0.5 + 0.5 >= drop_word);
        }
        for (place, sentence) in words.iter().enumerate() {
            for (step, word) in sentence.iter().enumerate() {
                let row = batch.row(place, step);
                let to = &mut input[row * width..][..width];
                self.embed(word, word_kept[row], to);
            }
        }
        let mut inputs = Vec::new();
        let mut input_masks = Vec::new();
        let mut traces = Vec::new();
        let mut masks = Vec::new();
        let count = batch.sentences.len();
        for layer in 0..layers {
            // the mask of an input: word by word below, sentence by sentence above
            let mask = random.as_mut().map(|random| {
                if layer == 0 {
                    mask(batch.rows * width, drop_input, random)
                } else {
                    let by_sentence = mask(count * both, drop, random);
                    let mut all = Vec::with_capacity(batch.rows * both);
                    for step in 0..batch.offsets.len() {
                        all.extend_from_slice(&by_sentence[..batch.active[step] * both]);
                    }
                    all
                }
            });
            if let Some(mask) = &mask {
                input.iter_mut().zip(mask).for_each(|(value, mask)| *value *= mask);
            }
            let state_masks = [(); 2].map(|()| random.as_mut().map(|random| self::mask(count * hidden, drop * 0.7, random)));
            let run = |at: usize, direction| lstm::forward(batch, direction, self.layer(layer, at), &input, state_masks[at].as_deref());
            let pair = [run(0, Direction::Forward), run(1, Direction::Backward)];
            let mut output = vec![0.0; batch.rows * both];
            for (row, to) in output.chunks_exact_mut(both).enumerate() {
                to[..hidden].copy_from_slice(&pair[0].states[row * hidden..][..hidden]);
                to[hidden..].copy_from_slice(&pair[1].states[row * hidden..][..hidden]);
            }
            inputs.push(std::mem::replace(&mut input, output));
            input_masks.push(mask);
            traces.push(pair);
            masks.push(state_masks);
        }
        // the top too is masked, sentence by sentence
        let top_mask = random.as_mut().map(|random| {
            let by_sentence = mask(count * both, drop, random);
            let mut all = Vec::with_capacity(batch.rows * both);
            for step in 0..batch.offsets.len() {
                all.extend_from_slice(&by_sentence[..batch.active[step] * both]);
            }
            all
        });
        let mut top = input;
        if let Some(mask) = &top_mask {
            top.iter_mut().zip(mask).for_each(|(value, mask)| *value *= mask);
        }
        input_masks.push(top_mask);
        let tags = self.linear(&top, self.slots.tags, self.slots.tags_bias, batch.rows);
        let mut arc_word = self.linear(&top, self.slots.arc_word, self.slots.arc_word_bias, batch.rows);
        let mut arc_head = self.linear(&top, self.slots.arc_head, self.slots.arc_head_bias, batch.rows);
        leak(&mut arc_word);
        leak(&mut arc_head);
        let arc_masks = [(); 2].map(|()| random.as_mut().map(|random| mask(batch.rows * arc, drop, random)));
        for (values, mask) in [&mut arc_word, &mut arc_head].into_iter().zip(&arc_masks) {
            if let Some(mask) = mask {
                values.iter_mut().zip(mask).for_each(|(value, mask)| *value *= mask);
            }
        }
        let arc_left = self.linear(&arc_word, self.slots.arc, self.slots.arc_bias, batch.rows);
        let label_word = self.linear(&top, self.slots.label_word, self.slots.label_bias, batch.rows);
        let mut label_head = vec![0.0; batch.rows * label];
        add_product(&top, self.slots.label_head.of(&self.dense), both, label, &mut label_head);
        Said { inputs, traces, masks, input_masks, top, tags, arc_word, arc_head, arc_masks, arc_left, label_word, label_head }
    }

    fn embed(&self, word: &Spelling, kept: bool, to: &mut [f32]) {
        let width = self.plan.width;
        let row = |row: u32| &self.table[row as usize * width..][..width];
        let word_row = if kept { word.word } else { 0 };
        for from in word.affixes.iter().copied().chain([word_row, word.shape]) {
            to.iter_mut().zip(row(from)).for_each(|(sum, part)| *sum += part);
        }
        let share = 1.0 / word.grams.len().max(1) as f32;
        for &from in &word.grams {
            to.iter_mut().zip(row(from)).for_each(|(sum, part)| *sum += share * part);
        }
    }

    fn layer(&self, layer: usize, direction: usize) -> lstm::Weights<'_> {
        let slots = self.slots.layers[layer][direction];
        lstm::Weights {
            from_input: slots.from_input.of(&self.dense),
            from_state: slots.from_state.of(&self.dense),
            bias: slots.bias.of(&self.dense),
        }
    }

    fn linear(&self, input: &[f32], weights: Slot, bias: Slot, rows: usize) -> Vec<f32> {
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

    /// Adds the gradients of the losses of `answers`, each word counting `share`; returns the sum of losses.
    pub fn backward(
        &self,
        batch: &Batch,
        words: &[Vec<Spelling>],
        kept_seed: Option<Random>,
        mut said: Said,
        answers: &[&Answer],
        share: f32,
        gradients: &mut Gradients,
    ) -> f64 {
        let Plan { width, hidden, arc, label, .. } = self.plan;
        let both = 2 * hidden;
        let mut loss = 0.0;
        let slots = &self.slots;
        let tag_count: usize = self.plan.tags.iter().sum();
        // tags
        let mut tag_gradient = vec![0.0; batch.rows * tag_count];
        let mut arc_left_gradient = vec![0.0; batch.rows * arc];
        let mut arc_head_gradient = vec![0.0; batch.rows * arc];
        let mut label_word_gradient = vec![0.0; batch.rows * label];
        let mut label_head_gradient = vec![0.0; batch.rows * label];
        for (place, answer) in answers.iter().enumerate() {
            let length = batch.lengths[place];
            let share = share * answer.weight;
            for step in 0..length {
                let row = batch.row(place, step);
                let mut first = 0;
                for (set, &count) in self.plan.tags.iter().enumerate() {
                    if let Some(tags) = &answer.tags[set] {
                        let scores = &said.tags[row * tag_count + first..][..count];
                        let gradient = &mut tag_gradient[row * tag_count + first..][..count];
                        loss += surprise(scores, tags[step] as usize, share * self.plan.tag_shares[set], gradient);
                    }
                    first += count;
                }
            }
            if answer.heads.is_empty() {
                continue;
            }
            let (scores, left, heads) = self.arc_scores(batch, &said, place);
            let mut scores_gradient = vec![0.0; scores.len()];
            for step in 0..length {
                let range = step * (length + 1)..(step + 1) * (length + 1);
                loss += surprise(&scores[range.clone()], answer.heads[step], share, &mut scores_gradient[range]);
            }
            let mut left_gradient = vec![0.0; left.len()];
            add_product(&scores_gradient, &heads, length + 1, arc, &mut left_gradient);
            let mut heads_gradient = vec![0.0; heads.len()];
            add_outer(&scores_gradient, &left, length + 1, arc, &mut heads_gradient);
            let root = slots.arc_root.of_mut(&mut gradients.dense);
            root.iter_mut().zip(&heads_gradient[..arc]).for_each(|(sum, part)| *sum += part);
            for step in 0..length {
                let row = batch.row(place, step);
                arc_left_gradient[row * arc..][..arc].copy_from_slice(&left_gradient[step * arc..][..arc]);
                arc_head_gradient[row * arc..][..arc].copy_from_slice(&heads_gradient[(step + 1) * arc..][..arc]);
            }
            let (mut hidden_values, scores) = self.label_scores(batch, &said, place, &answer.heads);
            let labels = self.plan.labels;
            let mut scores_gradient = vec![0.0; scores.len()];
            for step in 0..length {
                let range = step * labels..(step + 1) * labels;
                loss += surprise(&scores[range.clone()], answer.labels[step] as usize, share, &mut scores_gradient[range]);
            }
            add_outer(&hidden_values, &scores_gradient, label, labels, slots.label.of_mut(&mut gradients.dense));
            add_rows(&scores_gradient, slots.label_out_bias.of_mut(&mut gradients.dense));
            let mut hidden_gradient = vec![0.0; hidden_values.len()];
            add_product_turned(&scores_gradient, slots.label.of(&self.dense), labels, label, &mut hidden_gradient);
            unleak(&mut hidden_gradient, &mut hidden_values);
            for (step, &head) in answer.heads.iter().enumerate() {
                let from = &hidden_gradient[step * label..][..label];
                let row = batch.row(place, step);
                let to = &mut label_word_gradient[row * label..][..label];
                to.iter_mut().zip(from).for_each(|(sum, part)| *sum += part);
                let to = match head {
                    0 => slots.label_root.of_mut(&mut gradients.dense),
                    head => &mut label_head_gradient[batch.row(place, head - 1) * label..][..label],
                };
                to.iter_mut().zip(from).for_each(|(sum, part)| *sum += part);
            }
        }
        let mut top_gradient = vec![0.0; batch.rows * both];
        self.linear_back(&said.top, &tag_gradient, slots.tags, Some(slots.tags_bias), gradients, &mut top_gradient);
        let mut arc_word_gradient = vec![0.0; batch.rows * arc];
        self.linear_back(&said.arc_word, &arc_left_gradient, slots.arc, Some(slots.arc_bias), gradients, &mut arc_word_gradient);
        for ((gradient, values), mask) in
            [(&mut arc_word_gradient, &mut said.arc_word), (&mut arc_head_gradient, &mut said.arc_head)].into_iter().zip(&said.arc_masks)
        {
            if let Some(mask) = mask {
                gradient.iter_mut().zip(mask).for_each(|(value, mask)| *value *= mask);
            }
            unleak(gradient, values);
        }
        self.linear_back(&said.top, &arc_word_gradient, slots.arc_word, Some(slots.arc_word_bias), gradients, &mut top_gradient);
        self.linear_back(&said.top, &arc_head_gradient, slots.arc_head, Some(slots.arc_head_bias), gradients, &mut top_gradient);
        self.linear_back(&said.top, &label_word_gradient, slots.label_word, Some(slots.label_bias), gradients, &mut top_gradient);
        self.linear_back(&said.top, &label_head_gradient, slots.label_head, None, gradients, &mut top_gradient);

        let mut output_gradient = top_gradient;
        while let Some(pair) = said.traces.pop() {
            let layer = said.traces.len();
            if let Some(Some(mask)) = said.input_masks.pop() {
                output_gradient.iter_mut().zip(&mask).for_each(|(value, mask)| *value *= mask);
            }
            let input = said.inputs.pop().unwrap_or_default();
            let masks = said.masks.pop().unwrap_or_default();
            let mut input_gradient = vec![0.0; input.len()];
            for (at, (trace, direction)) in pair.into_iter().zip([Direction::Forward, Direction::Backward]).enumerate() {
                let mut state_gradient = Vec::with_capacity(batch.rows * hidden);
                for row in output_gradient.chunks_exact(both) {
                    state_gradient.extend_from_slice(&row[at * hidden..][..hidden]);
                }
                let weights = self.layer(layer, at);
                let mask = masks[at].as_deref();
                let found = lstm::backward(batch, direction, weights, &input, mask, trace, state_gradient, Some(&mut input_gradient));
                let place = slots.layers[layer][at];
                for (slot, from) in [(place.from_input, found.from_input), (place.from_state, found.from_state), (place.bias, found.bias)] {
                    slot.of_mut(&mut gradients.dense).iter_mut().zip(&from).for_each(|(sum, part)| *sum += part);
                }
            }
            output_gradient = input_gradient;
        }
        if let Some(Some(mask)) = said.input_masks.pop() {
            output_gradient.iter_mut().zip(&mask).for_each(|(value, mask)| *value *= mask);
        }
        // the same chance as on the way forward says which words were hidden
        let mut word_kept = vec![true; batch.rows];
        if let Some(mut random) = kept_seed {
            word_kept.iter_mut().for_each(|kept| *kept = uniform(&mut random) * 0.5 + 0.5 >= self.plan.drop_word);
        }
        for (place, sentence) in words.iter().enumerate() {
            for (step, word) in sentence.iter().enumerate() {
                let row = batch.row(place, step);
                let from = &output_gradient[row * width..][..width];
                let word_row = if word_kept[row] { word.word } else { 0 };
                for to in word.affixes.iter().copied().chain([word_row, word.shape]) {
                    gradients.row(to, width).iter_mut().zip(from).for_each(|(sum, part)| *sum += part);
                }
                let share = 1.0 / word.grams.len().max(1) as f32;
                for &to in &word.grams {
                    gradients.row(to, width).iter_mut().zip(from).for_each(|(sum, part)| *sum += share * part);
                }
            }
        }
        loss
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

/// Factors that leave out `share` of the values and raise the others to make up for it.
fn mask(count: usize, share: f32, random: &mut Random) -> Vec<f32> {
    if share <= 0.0 {
        return vec![1.0; count];
    }
    let raised = 1.0 / (1.0 - share);
    (0..count).map(|_| if uniform(random) * 0.5 + 0.5 < share { 0.0 } else { raised }).collect()
}

fn leak(values: &mut [f32]) {
    values.iter_mut().for_each(|value| *value = value.max(LEAK * *value));
}

fn unleak(gradient: &mut [f32], values: &mut [f32]) {
    gradient.iter_mut().zip(values).for_each(|(gradient, value)| {
        if *value < 0.0 {
            *gradient *= LEAK;
        }
    });
}

fn add_rows(values: &[f32], sum: &mut [f32]) {
    for row in values.chunks_exact(sum.len()) {
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }
}

/// The surprise (in nats) at `right` under the scores; writes its gradient, times `share`.
fn surprise(scores: &[f32], right: usize, share: f32, gradient: &mut [f32]) -> f64 {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for (to, score) in gradient.iter_mut().zip(scores) {
        *to = exp(score - most);
        sum += *to;
    }
    let chance = gradient[right] / sum;
    gradient.iter_mut().for_each(|value| *value *= share / sum);
    gradient[right] -= share;
    -f64::from(chance.max(1e-9).ln())
}
