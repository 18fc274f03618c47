//! Weights of the ranker and of the guess of sorts, and their file: magic, version, then deflated bytes.

use std::fmt;

use super::profile::{SORTS, Sort};
use crate::model::{ModelError, ModelKind};

/// Rows of the table of links.
pub const LINK_BITS: u32 = 16;
/// Rows of the table of sorts.
pub const SORT_BITS: u32 = 14;
/// The file of weights; its version is also that of the features.
const KIND: ModelKind = ModelKind {
    name: "model of coreference",
    magic: b"casuscrf",
    version: 1,
    command: "coreference ../shared/data data/models/coreference.bin",
};
/// Steps on each side of nothing: more make the file larger and no better.
const LEVELS: f32 = 24.0;

/// What was learned of coreference: weights by hashed feature.
///
/// It is no list of names and holds no words.
#[derive(Clone, PartialEq, Eq)]
pub struct Weights {
    links: Vec<i8>,
    sorts: Vec<[i8; SORTS]>,
    /// What one step of `links` and of `sorts` is worth, in thousandths.
    steps: [u32; 2],
}

impl Weights {
    /// Rounds learned weights; both slices must have the sizes of [`LINK_BITS`] and [`SORT_BITS`], missing rows are nothing.
    pub fn new(links: &[f32], sorts: &[[f32; SORTS]]) -> Weights {
        let top = |weights: &mut dyn Iterator<Item = f32>| weights.fold(0.001_f32, |top, weight| top.max(weight.abs()));
        let steps = [top(&mut links.iter().copied()), top(&mut sorts.iter().flatten().copied())]
            .map(|top| (top * 1000.0 / LEVELS).ceil().max(1.0) as u32);
        let round = |weight: f32, step: u32| (weight * 1000.0 / step as f32).round().clamp(-127.0, 127.0) as i8;
        let mut rounded = vec![0; 1 << LINK_BITS];
        for (to, &from) in rounded.iter_mut().zip(links) {
            *to = round(from, steps[0]);
        }
        let mut rounded_sorts = vec![[0; SORTS]; 1 << SORT_BITS];
        for (to, from) in rounded_sorts.iter_mut().zip(sorts) {
            *to = from.map(|weight| round(weight, steps[1]));
        }
        Weights { links: rounded, sorts: rounded_sorts, steps }
    }

    /// Weights of a file that `casus-train coreference` wrote.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version; the message says what was found and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Weights, ModelError> {
        let size = 8 + (1 << LINK_BITS) + (SORTS << SORT_BITS);
        let plain = KIND.inflate(KIND.open(bytes)?, size)?;
        if plain.len() != size {
            return Err(KIND.wrong(format!("{} bytes", plain.len()), size.to_string()));
        }
        let number = |at: usize| u32::from_le_bytes([plain[at], plain[at + 1], plain[at + 2], plain[at + 3]]);
        let (links, sorts) = plain[8..].split_at(1 << LINK_BITS);
        Ok(Weights {
            links: links.iter().map(|&byte| byte as i8).collect(),
            sorts: sorts.as_chunks::<SORTS>().0.iter().map(|row| row.map(|byte| byte as i8)).collect(),
            steps: [number(0), number(4)],
        })
    }

    /// The bytes of a file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        plain.extend(self.steps.iter().flat_map(|step| step.to_le_bytes()));
        plain.extend(self.links.iter().map(|&weight| weight as u8));
        plain.extend(self.sorts.iter().flatten().map(|&weight| weight as u8));
        let mut bytes = KIND.begin();
        bytes.extend(miniz_oxide::deflate::compress_to_vec(&plain, 9));
        bytes
    }

    /// What `rows` say for a link, in thousandths of a natural logarithm.
    pub(super) fn link(&self, rows: &[u32]) -> i32 {
        let sum: i32 = rows.iter().map(|&row| i32::from(self.links[row as usize & ((1 << LINK_BITS) - 1)])).sum();
        sum * self.steps[0] as i32
    }
}

/// Says of a mention's rows how likely it is of each sort, in percent; for the trainer, who has weights of its own.
pub trait GuessSort {
    /// Natural logarithms, up to a constant, of how likely each sort is.
    fn sorts(&self, rows: &[u32]) -> [f32; SORTS];

    /// Shares of 1, by [`Sort`].
    fn guess(&self, rows: &[u32]) -> [f32; SORTS] {
        let sums = self.sorts(rows);
        let top = sums.iter().copied().fold(f32::MIN, f32::max);
        let likely = sums.map(|sum| (sum - top).exp());
        let all: f32 = likely.iter().sum();
        likely.map(|one| one / all)
    }
}

impl GuessSort for Weights {
    fn sorts(&self, rows: &[u32]) -> [f32; SORTS] {
        let mut sums = [0_i32; SORTS];
        for &row in rows {
            for (sum, &weight) in sums.iter_mut().zip(&self.sorts[row as usize & ((1 << SORT_BITS) - 1)]) {
                *sum += i32::from(weight);
            }
        }
        sums.map(|sum| sum as f32 * self.steps[1] as f32 / 1000.0)
    }
}

impl fmt::Debug for Weights {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let used = self.links.iter().filter(|&&weight| weight != 0).count();
        write!(out, "Weights({used} rows of links, {} sorts)", Sort::ALL.len())
    }
}
