//! Which words are used alike: learned from which words stand beside which in billions of words of news and encyclopaedia (GloVe).

use casus_text::ModelError;
use casus_text::model::ModelKind;

/// The file.
const KIND: ModelKind =
    ModelKind { name: "table of word vectors", magic: b"casusvec", version: 1, command: "vectors GLOVE-JSON data/words/vectors.bin" };
/// More than any table unpacks to.
const MOST: usize = 32 << 20;
/// How many numbers a vector has.
pub const WIDTH: usize = 64;
/// How often the words were parted in two: a word's path has a bit for each.
pub const DEPTH: u32 = 12;
/// What a number of a vector of length one is multiplied by before it is rounded to a byte.
const SCALE: f32 = 200.0;

/// A table of common words. Knows words in small letters; words are kept as hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vectors {
    /// Hashes of words, in order, and the path of each.
    words: Vec<(u32, u16)>,
    /// Their vectors, one after the other.
    numbers: Vec<i8>,
}

impl Vectors {
    /// A table of words, each with its path (the first parting is its highest bit) and a vector of length one.
    pub fn new(words: impl Iterator<Item = (String, u16, [f32; WIDTH])>) -> Vectors {
        let byte = |number: f32| (number * SCALE).round().clamp(-127.0, 127.0) as i8;
        let mut entries: Vec<(u32, u16, [i8; WIDTH])> = words.map(|(word, path, vector)| (hash(&word), path, vector.map(byte))).collect();
        entries.sort_by_key(|(hash, _, _)| *hash);
        entries.dedup_by_key(|(hash, _, _)| *hash);
        let words = entries.iter().map(|(hash, path, _)| (*hash, *path)).collect();
        Vectors { words, numbers: entries.into_iter().flat_map(|(_, _, vector)| vector).collect() }
    }

    fn at(&self, word: &str) -> Option<usize> {
        let hash = hash(word);
        self.words.binary_search_by_key(&hash, |(hash, _)| *hash).ok()
    }

    /// The path of a word: of [`DEPTH`] bits the first ones are shared with words used alike. None for words that are not known.
    pub fn path(&self, word: &str) -> Option<u16> {
        self.at(word).map(|at| self.words[at].1)
    }

    /// The vector of a word, its length about one. None for words that are not known.
    pub fn vector(&self, word: &str) -> Option<[f32; WIDTH]> {
        let start = self.at(word)? * WIDTH;
        let bytes: [i8; WIDTH] = self.numbers.get(start..start + WIDTH)?.try_into().ok()?;
        Some(bytes.map(|byte| f32::from(byte) / SCALE))
    }

    /// Reads a table, as `casus-train vectors` writes it.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version; the message says what was found and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Vectors, ModelError> {
        let plain = KIND.inflate(KIND.open(bytes)?, MOST)?;
        Vectors::unpack(&plain).ok_or_else(|| KIND.wrong("words or vectors that break off", "words with their vectors"))
    }

    fn unpack(mut bytes: &[u8]) -> Option<Vectors> {
        let count = u32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?) as usize;
        let entry = |six: &[u8]| (u32::from_le_bytes([six[0], six[1], six[2], six[3]]), u16::from_le_bytes([six[4], six[5]]));
        let words: Vec<(u32, u16)> = bytes.split_off(..count.checked_mul(6)?)?.chunks_exact(6).map(entry).collect();
        let whole = bytes.len() == count.checked_mul(WIDTH)? && words.is_sorted();
        whole.then(|| Vectors { words, numbers: bytes.iter().map(|byte| *byte as i8).collect() })
    }

    /// The bytes of a file that [`Vectors::from_bytes`] reads.
    pub fn bytes(&self) -> Vec<u8> {
        let mut plain = (self.words.len() as u32).to_le_bytes().to_vec();
        for (hash, path) in &self.words {
            plain.extend(hash.to_le_bytes());
            plain.extend(path.to_le_bytes());
        }
        plain.extend(self.numbers.iter().map(|number| *number as u8));
        KIND.deflate(&plain)
    }
}

/// 32-bit FNV-1a.
fn hash(word: &str) -> u32 {
    crate::judge::keys::word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Vectors {
        let along = |axis: usize| std::array::from_fn(|at| if at == axis { 0.5 } else { 0.0 });
        let words = [("raid", 0b1000_0000_0001, 0), ("attack", 0b1000_0000_0000, 0), ("cheese", 1, 3)];
        Vectors::new(words.into_iter().map(|(word, path, axis)| (word.to_owned(), path, along(axis))))
    }

    #[test]
    fn words_have_paths_and_vectors() {
        let table = example();
        assert_eq!(["raid", "attack", "cheese", "zzz"].map(|word| table.path(word)), [Some(2049), Some(2048), Some(1), None]);
        let vector = table.vector("cheese").expect("known");
        assert_eq!((vector[3], vector[0]), (0.5, 0.0));
        assert_eq!(table.vector("zzz"), None);
    }

    #[test]
    fn what_is_written_is_read_and_what_makes_no_sense_is_not() {
        assert_eq!(Vectors::from_bytes(&example().bytes()), Ok(example()));
        let told = Vectors::from_bytes(b"casusvec\x01\0\0\0").expect_err("empty").to_string();
        assert!(told.starts_with("reading the table of word vectors: found packed bytes that break off"), "{told}");
        assert_eq!(Vectors::unpack(&[1, 0, 0, 0, 7, 0]), None, "a word that breaks off");
        assert_eq!(Vectors::unpack(&[1, 0, 0, 0, 7, 0, 0, 0, 1, 0, 5]), None, "a vector that breaks off");
    }
}
