//! The splitter: weights of what is asked, as a file and in use.

use super::features::{ROWS, State, ask};
use super::look::Look;
use crate::model::{ModelError, ModelKind};

/// The file of weights; its version is also that of the features.
const KIND: ModelKind =
    ModelKind { name: "sentence splitter", magic: b"casussen", version: 1, command: "sentences ../shared/data data/models/sentences.bin" };

/// Decides where sentences end, by weights learned from treebanks. Read-only, so any number of threads may share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splitter {
    weights: Vec<i8>,
}

/// Packs weights, one for each row, into a splitter's bytes.
pub fn pack(weights: &[i8]) -> Vec<u8> {
    let mut bytes = KIND.begin();
    let plain: Vec<u8> = weights.iter().map(|weight| weight.cast_unsigned()).collect();
    bytes.extend(miniz_oxide::deflate::compress_to_vec(&plain, 9));
    bytes
}

impl Splitter {
    /// Reads a splitter, as `casus-train sentences` writes it.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version; the message says what was found and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Splitter, ModelError> {
        let plain = KIND.inflate(KIND.open(bytes)?, ROWS)?;
        if plain.len() != ROWS {
            return Err(KIND.wrong(format!("{} weights", plain.len()), ROWS.to_string()));
        }
        Ok(Splitter { weights: plain.into_iter().map(u8::cast_signed).collect() })
    }

    /// Whether a sentence ends after token `at` of a paragraph's `looks`.
    pub(super) fn ends(&self, looks: &[Look], at: usize, state: State) -> bool {
        ask(looks, at, state).iter().map(|row| i32::from(self.weights[*row as usize % ROWS])).sum::<i32>() > 0
    }
}
