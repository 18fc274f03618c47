//! The splitter: weights of what is asked, as a file and in use.

use super::features::{ROWS, State, ask};
use super::look::Look;
use std::fmt;

/// First bytes of a file of weights.
const MAGIC: &[u8; 8] = b"casussen";
/// Version of the format and of the features.
const VERSION: u32 = 1;

/// Decides where sentences end, by weights learned from treebanks. Read-only, so any number of threads may share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splitter {
    weights: Vec<i8>,
}

/// Why bytes are no splitter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitterError {
    found: String,
    expected: String,
}

impl fmt::Display for SplitterError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, expected } = self;
        write!(
            out,
            "reading the sentence splitter: found {found}, expected {expected}; rebuild it with `cargo run --release -p casus-train -- \
             sentences ../shared/data data/models/sentences.bin`"
        )
    }
}

impl std::error::Error for SplitterError {}

/// Packs weights, one for each row, into a splitter's bytes.
pub fn pack(weights: &[i8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
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
    pub fn from_bytes(bytes: &[u8]) -> Result<Splitter, SplitterError> {
        let wrong = |found: String, expected: &str| SplitterError { found, expected: expected.to_owned() };
        let Some((magic, rest)) = bytes.split_first_chunk::<8>() else {
            return Err(wrong(format!("{} bytes", bytes.len()), "a file that starts with \"casussen\""));
        };
        if magic != MAGIC {
            return Err(wrong(format!("\"{}\"", magic.escape_ascii()), "a file that starts with \"casussen\""));
        }
        let Some((version, packed)) = rest.split_first_chunk::<4>() else {
            return Err(wrong("the end of the file".into(), "a version"));
        };
        let version = u32::from_le_bytes(*version);
        if version != VERSION {
            return Err(wrong(format!("version {version}"), &format!("version {VERSION}")));
        }
        let plain = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, ROWS).map_err(|failure| {
            wrong(format!("packed bytes that break off or are damaged ({})", failure.status as i8), "deflated weights")
        })?;
        if plain.len() != ROWS {
            return Err(wrong(format!("{} weights", plain.len()), &ROWS.to_string()));
        }
        Ok(Splitter { weights: plain.into_iter().map(u8::cast_signed).collect() })
    }

    /// Whether a sentence ends after token `at` of a paragraph's `looks`.
    pub(super) fn ends(&self, looks: &[Look], at: usize, state: State) -> bool {
        ask(looks, at, state).iter().map(|row| i32::from(self.weights[*row as usize % ROWS])).sum::<i32>() > 0
    }
}
