//! The file format of the model: magic, version, size, then deflated sections, each with its length before it.

use super::error::LanguageError;
use super::lemma::Lemmas;
use super::lexicon::Lexicon;
use super::table::{Relative, Table};

/// First bytes of a model.
pub const MAGIC: &[u8; 8] = b"casuslng";
/// Version of the format and of the features.
pub const VERSION: u32 = 2;
/// The most bytes a model may unpack to.
const MOST_BYTES: usize = 64 << 20;

/// What a weight of four bits stands for, by its number: finer where weights are many.
pub const LEVELS: [i8; 16] = [0, 4, -4, 9, -9, 16, -16, 27, -27, 45, -45, 76, -76, 127, -127, 0];

/// The parts of a model before they are packed.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// [`Lexicon::bytes`].
    pub lexicon: Vec<u8>,
    /// Weights of the tagger, 17 lanes; numbers of [`LEVELS`], as in all tables.
    pub tagger: Vec<u8>,
    /// Weights of the actions, 2 lanes: what `Left` and `Right` have over `Shift`.
    pub actions: Vec<u8>,
    /// Weights of the labels, 32 lanes.
    pub labels: Vec<u8>,
    /// Known verbs, one a line, sorted.
    pub verbs: String,
    /// Exceptions of the lemmatiser, sorted lines of word, tag and lemma.
    pub exceptions: String,
}

/// A model ready for use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Model {
    pub lexicon: Lexicon,
    pub tagger: Table<17>,
    pub tagger_bits: u32,
    pub actions: Relative,
    pub action_bits: u32,
    pub labels: Table<32>,
    pub label_bits: u32,
    pub lemmas: Lemmas,
}

/// Packs `parts` into a model's bytes.
pub fn pack(parts: &Parts) -> Vec<u8> {
    let mut plain = Vec::new();
    let nibbles = |weights: &[u8]| weights.as_chunks::<2>().0.iter().map(|[low, high]| low & 15 | high << 4).collect::<Vec<u8>>();
    for section in [
        &parts.lexicon,
        &nibbles(&parts.tagger),
        &nibbles(&parts.actions),
        &nibbles(&parts.labels),
        &parts.verbs.clone().into_bytes(),
        &parts.exceptions.clone().into_bytes(),
    ] {
        plain.extend((section.len() as u32).to_le_bytes());
        plain.extend(section);
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((plain.len() as u32).to_le_bytes());
    bytes.extend(miniz_oxide::deflate::compress_to_vec(&plain, 9));
    bytes
}

/// Unpacks a model's bytes.
pub(super) fn unpack(bytes: &[u8]) -> Result<Model, LanguageError> {
    let wrong = |found: String, expected: &str| LanguageError { found, expected: expected.to_owned() };
    let Some((magic, rest)) = bytes.split_first_chunk::<8>() else {
        return Err(wrong(format!("{} bytes", bytes.len()), "a file that starts with \"casuslng\""));
    };
    if magic != MAGIC {
        return Err(wrong(format!("\"{}\"", magic.escape_ascii()), "a file that starts with \"casuslng\""));
    }
    let (version, rest) = number(rest).ok_or_else(|| wrong("the end of the file".into(), "a version"))?;
    if version != VERSION {
        return Err(wrong(format!("version {version}"), &format!("version {VERSION}")));
    }
    let (size, packed) = number(rest).ok_or_else(|| wrong("the end of the file".into(), "the unpacked size"))?;
    if size as usize > MOST_BYTES {
        return Err(wrong(format!("an unpacked size of {size} bytes"), "at most 64 MiB"));
    }
    let plain = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, size as usize).map_err(|failure| {
        wrong(format!("packed bytes that break off or are damaged ({})", failure.status as i8), "whole deflated sections")
    })?;
    if plain.len() != size as usize {
        return Err(wrong(format!("{} unpacked bytes", plain.len()), &format!("{size}")));
    }
    sections(&plain).ok_or_else(|| wrong("sections of other sizes".into(), "a lexicon, three tables and two lists"))
}

fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*number), rest))
}

fn sections(plain: &[u8]) -> Option<Model> {
    let mut rest = plain;
    let mut section = || {
        let (size, after) = number(rest)?;
        let (section, after) = after.split_at_checked(size as usize)?;
        rest = after;
        Some(section)
    };
    let lexicon = Lexicon::new(section()?)?;
    let (tagger, tagger_bits) = table::<17>(section()?)?;
    let (actions, action_bits) = table::<2>(section()?)?;
    let (labels, label_bits) = table::<32>(section()?)?;
    let lemmas = Lemmas::new(str::from_utf8(section()?).ok()?, str::from_utf8(section()?).ok()?);
    Some(Model { lexicon, tagger, tagger_bits, actions: Relative(actions), action_bits, labels, label_bits, lemmas })
}

fn table<const LANES: usize>(section: &[u8]) -> Option<(Table<LANES>, u32)> {
    let bits = (section.len() * 2 / LANES).checked_ilog2()?;
    let pairs: [[i8; 2]; 256] = std::array::from_fn(|byte| [LEVELS[byte & 15], LEVELS[byte >> 4]]);
    let weights: Vec<[i8; 2]> = section.iter().map(|&byte| pairs[usize::from(byte)]).collect();
    Some((Table::new(weights.as_flattened(), bits)?, bits))
}
