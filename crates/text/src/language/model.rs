//! The file format of the model: magic, version, then sections, each with its length before it.

use rustc_hash::FxHashMap;

use super::labels;
use super::lemma::Lemmas;
use super::network::{Linear, Network, Parts};
use super::spelling::{self, Rows, SHAPES};
use crate::model::{ModelError, ModelKind};
use crate::net::lstm::Layer;
use crate::net::{ByteMatrix, Matrix};
use crate::{NameKind, Relation, Tag};

/// The file; its version is also that of the features.
pub const KIND: ModelKind = ModelKind {
    name: "language model",
    magic: b"casuslng",
    version: 3,
    command: "language ../shared/data data/models/sentences.bin data/models/language.bin",
};
/// The most of any size in a model, so that a damaged file asks for no more memory than a sound one.
const MOST: u32 = 1 << 20;

/// A model as the trainer hands it over.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// Numbers in a row of the table.
    pub width: usize,
    /// States of a layer in one direction.
    pub hidden: usize,
    /// Width of the products of words and heads.
    pub arc: usize,
    /// Width of the sums of words and heads.
    pub label: usize,
    /// Names of tags, of names' tags, of labels, each by number.
    pub tags: Vec<String>,
    /// See `tags`.
    pub names: Vec<String>,
    /// See `tags`.
    pub labels: Vec<String>,
    /// Rows of ends and beginnings of words.
    pub affixes: usize,
    /// Rows of strings of letters.
    pub grams: usize,
    /// Keys of known words in the order of their rows, from row 1 on, the most frequent first.
    pub words: Vec<u32>,
    /// The most frequent words as written in lower case, in the same order.
    pub common: Vec<String>,
    /// The table: row 0 for unknown words, then words, ends and beginnings, strings of letters, shapes.
    pub table: Vec<f32>,
    /// For each layer, for each direction: input, state and bias of its gates.
    pub layers: Vec<[[Vec<f32>; 3]; 2]>,
    /// Columns for tags, names, words and heads of arcs, words and heads of labels, and their bias.
    pub top: [Vec<f32>; 2],
    /// Products of arcs, their bias, and the root as a head.
    pub arcs: [Vec<f32>; 3],
    /// The root as a head, scores of labels, and their bias.
    pub label_scores: [Vec<f32>; 3],
    /// Known verbs, one a line, sorted.
    pub verbs: String,
    /// Exceptions of the lemmatiser, sorted lines of word, tag and lemma.
    pub exceptions: String,
}

/// A model ready for use.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Model {
    pub network: Network,
    pub tags: Vec<Tag>,
    pub names: Vec<Option<NameKind>>,
    pub labels: Vec<Relation>,
    pub label_names: Vec<String>,
    pub lemmas: Lemmas,
}

/// Packs weights into a model's bytes: a byte for each of the table, two for each other.
pub fn pack(weights: &Weights) -> Vec<u8> {
    let mut bytes = KIND.begin();
    let number = |bytes: &mut Vec<u8>, number: usize| bytes.extend((number as u32).to_le_bytes());
    for size in [weights.width, weights.hidden, weights.arc, weights.label, weights.affixes, weights.grams, weights.layers.len()] {
        number(&mut bytes, size);
    }
    for list in [&weights.tags, &weights.names, &weights.labels, &weights.common] {
        let lines = list.join("\n");
        number(&mut bytes, lines.len());
        bytes.extend(lines.into_bytes());
    }
    for text in [&weights.verbs, &weights.exceptions] {
        number(&mut bytes, text.len());
        bytes.extend(text.as_bytes());
    }
    number(&mut bytes, weights.words.len());
    bytes.extend(weights.words.iter().flat_map(|word| word.to_le_bytes()));
    for row in weights.table.chunks_exact(weights.width) {
        let most = row.iter().fold(1e-9_f32, |most, weight| most.max(weight.abs()));
        bytes.extend((most / 127.0).to_le_bytes());
        bytes.extend(row.iter().map(|weight| (weight / most * 127.0).round() as i8 as u8));
    }
    let layers = weights.layers.iter().flatten().flatten();
    for matrix in layers.chain(&weights.top).chain(&weights.arcs).chain(&weights.label_scores) {
        let most = matrix.iter().fold(1e-9_f32, |most, weight| most.max(weight.abs()));
        number(&mut bytes, matrix.len());
        bytes.extend((most / 32767.0).to_le_bytes());
        bytes.extend(matrix.iter().flat_map(|weight| ((weight / most * 32767.0).round() as i16).to_le_bytes()));
    }
    bytes
}

/// Unpacks a model's bytes.
pub(super) fn unpack(bytes: &[u8]) -> Result<Model, ModelError> {
    let mut rest = Rest(KIND.open(bytes)?);
    let model = rest.model().ok_or_else(|| KIND.wrong("sections of other sizes", "the table, the layers and the lists of a model"))?;
    match rest.0.len() {
        0 => Ok(model),
        more => Err(KIND.wrong(format!("{more} bytes behind the last section"), "the end of the file")),
    }
}

/// What is left to read of a model.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*number))
    }

    fn size(&mut self) -> Option<usize> {
        self.number().filter(|size| (1..MOST).contains(size)).map(|size| size as usize)
    }

    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn scale(&mut self) -> Option<f32> {
        self.number().map(f32::from_bits).filter(|scale| scale.is_finite())
    }

    fn text(&mut self) -> Option<&'b str> {
        let size = self.number()? as usize;
        str::from_utf8(self.take(size)?).ok()
    }

    /// A matrix of `count` weights.
    fn weights(&mut self, count: usize) -> Option<Vec<f32>> {
        if self.number()? as usize != count {
            return None;
        }
        let scale = self.scale()?;
        let steps = self.take(count * 2)?.as_chunks::<2>().0;
        Some(steps.iter().map(|step| f32::from(i16::from_le_bytes(*step)) * scale).collect())
    }

    fn bytes(&mut self, rows: usize, columns: usize) -> Option<ByteMatrix> {
        Some(ByteMatrix::new(&self.weights(rows * columns)?, rows, columns))
    }

    fn model(&mut self) -> Option<Model> {
        let (width, hidden, arc, label) = (self.size()?, self.size()?, self.size()?, self.size()?);
        let (affixes, grams, layer_count) = (self.size()?, self.size()?, self.size()?);
        let fits = |size: usize, step: usize| size.is_multiple_of(step) && size <= 4096;
        if ![(width, 4), (hidden, 4), (arc, 4), (label, 4)].into_iter().all(|(size, step)| fits(size, step)) || layer_count > 16 {
            return None;
        }
        let tags: Vec<Tag> = self.text()?.lines().map(labels::tag).collect();
        let names: Vec<Option<NameKind>> = self.text()?.lines().map(labels::name).collect();
        let label_names: Vec<String> = self.text()?.lines().map(str::to_owned).collect();
        let relations: Vec<Relation> = label_names.iter().map(|name| labels::relation(name)).collect();
        let common: Vec<&str> = self.text()?.lines().collect();
        let lemmas = Lemmas::new(self.text()?, self.text()?);
        if [tags.len(), names.len(), relations.len()].into_iter().any(|count| !(1..=255).contains(&count)) {
            return None;
        }
        let word_count = self.size()?;
        let keys = self.take(word_count * 4)?.as_chunks::<4>().0;
        let words: FxHashMap<u32, u32> = keys.iter().map(|key| u32::from_le_bytes(*key)).zip(1..).collect();
        if words.len() != word_count || common.len() > word_count {
            return None;
        }
        let rows = Rows { words, affixes: affixes as u32, grams: grams as u32 };
        if rows.count() * (width + 4) > self.0.len() {
            return None;
        }
        let mut table = Vec::with_capacity(rows.count() * width);
        let mut scales = Vec::with_capacity(rows.count());
        for _ in 0..rows.count() {
            scales.push(self.scale()?);
            table.extend(self.take(width)?.iter().map(|byte| *byte as i8));
        }
        let both = 2 * hidden;
        let gates = 4 * hidden;
        let parts = Parts { tags: tags.len(), names: names.len(), arc, label, labels: relations.len(), common: common.len() };
        let mut layers = Vec::new();
        for layer in 0..layer_count {
            let below = if layer == 0 { width } else { both };
            let mut layer = || {
                Some(Layer { from_input: self.bytes(below, gates)?, from_state: self.bytes(hidden, gates)?, bias: self.weights(gates)? })
            };
            layers.push([layer()?, layer()?]);
        }
        let columns = tags.len() + names.len() + 2 * arc + 2 * label;
        let filled = columns.next_multiple_of(16);
        let narrow = self.weights(both * columns)?;
        let mut wide = vec![0.0; both * filled];
        for (to, from) in wide.chunks_exact_mut(filled).zip(narrow.chunks_exact(columns)) {
            to[..columns].copy_from_slice(from);
        }
        let mut bias = self.weights(columns)?;
        bias.resize(filled, 0.0);
        let mut network = Network {
            rows,
            width,
            hidden,
            table,
            scales,
            common: Vec::new(),
            shapes: Vec::new(),
            layers,
            top: Linear { weights: ByteMatrix::new(&wide, both, filled), bias },
            parts,
            arc: Matrix::new(&self.weights(arc * arc)?, arc, arc),
            arc_bias: self.weights(arc)?,
            arc_root: self.weights(arc)?,
            label_root: self.weights(label)?,
            label: Matrix::new(&self.weights(label * relations.len())?, label, relations.len()),
            label_bias: self.weights(relations.len())?,
        };
        prepare(&mut network, &common)?;
        Some(Model { network, tags, names, labels: relations, label_names, lemmas })
    }
}

/// Adds up the rows of common words and unpacks those of shapes.
fn prepare(network: &mut Network, common: &[&str]) -> Option<()> {
    let mut sums = Vec::with_capacity(common.len() * network.width);
    for (word, row) in common.iter().zip(1..) {
        if network.rows.words.get(&spelling::key(word)) != Some(&row) {
            return None;
        }
        network.embed(&network.rows.spell(word, Some(row)), &mut sums);
    }
    network.common = sums;
    let first = network.rows.first_shape() as usize;
    for row in first..first + SHAPES {
        let scale = network.scales[row];
        network.shapes.extend(network.table[row * network.width..][..network.width].iter().map(|weight| f32::from(*weight) * scale));
    }
    Some(())
}
