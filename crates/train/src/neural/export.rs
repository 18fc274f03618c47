//! From a trained network to the weights of a model.

use std::collections::HashMap;

use casus_text::language::model::Weights;
use casus_text::language::spelling;

use super::examples::Examples;
use super::network::Network;
use super::weights::Slot;

/// Words whose gates are computed when the model is loaded: the most frequent.
const COMMON: usize = 8000;

/// The weights of `network`, known words put in the order of their frequency in `examples`. The lists of the lemmatiser are for others.
pub fn export(network: &Network, examples: &Examples) -> Weights {
    let Examples { sentences, rows, tags, labels, .. } = examples;
    let plan = &network.plan;
    let mut counts: HashMap<u32, (usize, &str)> = HashMap::new();
    for word in sentences.iter().flatten() {
        let entry = counts.entry(spelling::key(word)).or_insert((0, word));
        entry.0 += 1;
        entry.1 = entry.1.min(word);
    }
    let mut words: Vec<(u32, usize, &str)> =
        rows.words.keys().map(|key| counts.get(key).map_or((*key, 0, ""), |(count, word)| (*key, *count, word))).collect();
    words.sort_by_key(|(key, count, _)| (std::cmp::Reverse(*count), *key));
    let row = |at: usize| &network.table[at * plan.width..][..plan.width];
    let mut table = row(0).to_vec();
    for (key, ..) in &words {
        table.extend_from_slice(row(rows.words[key] as usize));
    }
    table.extend_from_slice(&network.table[table.len()..]);
    let slots = &network.slots;
    let values = |slot: Slot| slot.of(&network.dense).to_vec();
    let tag_columns = plan.tags[0];
    let name_columns = plan.tags[0] + plan.tags[1]..plan.tags.iter().sum();
    // columns of the top, side by side
    let mut top = Vec::new();
    for at in 0..2 * plan.hidden {
        let columns = |slot: Slot| &slot.of(&network.dense)[at * slot.columns..][..slot.columns];
        let tags = columns(slots.tags);
        top.extend_from_slice(&tags[..tag_columns]);
        top.extend_from_slice(&tags[name_columns.clone()]);
        for slot in [slots.arc_word, slots.arc_head, slots.label_word, slots.label_head] {
            top.extend_from_slice(columns(slot));
        }
    }
    let bias = values(slots.tags_bias);
    let mut top_bias = bias[..tag_columns].to_vec();
    top_bias.extend_from_slice(&bias[name_columns]);
    for slot in [slots.arc_word_bias, slots.arc_head_bias, slots.label_bias] {
        top_bias.extend(values(slot));
    }
    top_bias.extend(std::iter::repeat_n(0.0, plan.label));
    Weights {
        width: plan.width,
        hidden: plan.hidden,
        arc: plan.arc,
        label: plan.label,
        tags: tags[0].0.clone(),
        names: tags[2].0.clone(),
        labels: labels.0.clone(),
        affixes: rows.affixes as usize,
        grams: rows.grams as usize,
        common: words.iter().take(COMMON).map(|(.., word)| word.to_lowercase()).collect(),
        words: words.iter().map(|(key, ..)| *key).collect(),
        table,
        layers: slots.layers.iter().map(|pair| pair.map(|layer| [layer.from_input, layer.from_state, layer.bias].map(values))).collect(),
        top: [top, top_bias],
        arcs: [slots.arc, slots.arc_bias, slots.arc_root].map(values),
        label_scores: [slots.label_root, slots.label, slots.label_out_bias].map(values),
        verbs: String::new(),
        exceptions: String::new(),
    }
}
