//! What common words stand for, by WordNet: a "warehouse" is a building, "to slay" is to kill.

use casus_text::ModelError;
use casus_text::model::ModelKind;

/// The file.
const KIND: ModelKind =
    ModelKind { name: "table of senses", magic: b"casussen", version: 1, command: "senses WORDNET-DICT data/words/senses.bin" };
/// More than any table unpacks to.
const MOST: usize = 16 << 20;
/// How far up the concepts of a word are followed.
const DEEP: usize = 12;

/// A concept of WordNet that many words fall under; numbers are the table's own.
pub type Concept = u16;

/// Words and the concepts they fall under. Knows dictionary forms in lower case, without a part of speech but "verb" or "noun".
///
/// Words are kept as hashes: no word can be read out of it, but one who has a word can ask for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Senses {
    /// For each concept the one above it; itself at the top.
    parents: Vec<Concept>,
    /// Hashes of words, in order, and the deepest concepts of each in its two commonest senses.
    words: Vec<(u32, [Concept; 2])>,
}

/// What stands where a word has no second sense.
const NONE: Concept = Concept::MAX;

impl Senses {
    /// A table of concepts, each with the one above it, and words with their deepest concepts.
    ///
    /// # Panics
    ///
    /// When there are as many concepts as numbers.
    pub fn new(parents: Vec<Concept>, words: impl Iterator<Item = (String, bool, Vec<Concept>)>) -> Senses {
        assert!(parents.len() < usize::from(NONE), "concepts have numbers of two bytes");
        let entry = |(word, verb, concepts): (String, bool, Vec<Concept>)| {
            let at = |place: usize| concepts.get(place).copied().unwrap_or(NONE);
            (hash(&word, verb), [at(0), at(1)])
        };
        let mut words: Vec<_> = words.map(entry).collect();
        words.sort_unstable();
        words.dedup_by_key(|(hash, _)| *hash);
        Senses { parents, words }
    }

    /// The concepts of a word in one of its two commonest senses, from the deepest up. Nothing for words that are not known.
    pub fn of(&self, lemma: &str, verb: bool, sense: usize) -> impl Iterator<Item = Concept> {
        let hash = hash(lemma, verb);
        let entry = self.words.binary_search_by_key(&hash, |(hash, _)| *hash).ok().map(|at| self.words[at].1);
        let first = entry.and_then(|concepts| concepts.get(sense).copied()).filter(|concept| *concept != NONE);
        std::iter::successors(first, |concept| Some(self.parents[usize::from(*concept)]).filter(|parent| parent != concept)).take(DEEP)
    }

    /// Whether a noun in its commonest sense is a kind of what another is: "dentist" of "person".
    pub fn is_a(&self, noun: &str, other: &str) -> bool {
        let kind = self.of(other, false, 0).next();
        kind.is_some_and(|kind| self.of(noun, false, 0).any(|concept| concept == kind))
    }

    /// Reads a table, as `casus-train senses` writes it.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version; the message says what was found and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Senses, ModelError> {
        let plain = KIND.inflate(KIND.open(bytes)?, MOST)?;
        Senses::unpack(&plain).ok_or_else(|| KIND.wrong("concepts or words that break off", "concepts and words"))
    }

    fn unpack(mut bytes: &[u8]) -> Option<Senses> {
        let count = u32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?) as usize;
        let short = |two: &[u8]| Concept::from_le_bytes([two[0], two[1]]);
        let parents: Vec<Concept> = bytes.split_off(..count.checked_mul(2)?)?.chunks_exact(2).map(short).collect();
        let known = |concept: Concept| usize::from(concept) < parents.len();
        let mut words = Vec::new();
        for entry in bytes.chunks(8) {
            let &[a, b, c, d, e, f, g, h] = entry else { return None };
            let concepts = [short(&[e, f]), short(&[g, h])];
            if concepts.iter().any(|concept| *concept != NONE && !known(*concept)) {
                return None;
            }
            words.push((u32::from_le_bytes([a, b, c, d]), concepts));
        }
        let whole = parents.iter().all(|parent| known(*parent)) && words.is_sorted();
        whole.then_some(Senses { parents, words })
    }

    /// The bytes of a file that [`Senses::from_bytes`] reads.
    pub fn bytes(&self) -> Vec<u8> {
        let mut plain = (self.parents.len() as u32).to_le_bytes().to_vec();
        plain.extend(self.parents.iter().flat_map(|parent| parent.to_le_bytes()));
        for (hash, [first, second]) in &self.words {
            plain.extend(hash.to_le_bytes());
            plain.extend(first.to_le_bytes());
            plain.extend(second.to_le_bytes());
        }
        KIND.deflate(&plain)
    }
}

/// 32-bit FNV-1a of a word as a verb or as a noun.
fn hash(word: &str, verb: bool) -> u32 {
    let bytes = word.bytes().chain([b'/', if verb { b'v' } else { b'n' }]);
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0 thing, 1 building, 2 act; "barn" is a building, "raid" an act, as a verb too.
    fn example() -> Senses {
        let word = |word: &str, verb, concepts: &[Concept]| (word.to_owned(), verb, concepts.to_vec());
        let words = [word("barn", false, &[1]), word("raid", false, &[2, 1]), word("raid", true, &[2])];
        Senses::new(vec![0, 0, 2], words.into_iter())
    }

    #[track_caller]
    fn check(word: &str, verb: bool, sense: usize, expected: &[Concept]) {
        assert_eq!(example().of(word, verb, sense).collect::<Vec<_>>(), expected, "{word}");
    }

    #[test]
    fn concepts_of_words() {
        check("barn", false, 0, &[1, 0]);
        check("barn", false, 1, &[]);
        check("barn", true, 0, &[]);
        check("raid", false, 1, &[1, 0]);
        check("raid", true, 0, &[2]);
        check("zzz", false, 0, &[]);
        let pairs = [("barn", "barn"), ("raid", "barn"), ("zzz", "zzz")];
        assert_eq!(pairs.map(|(noun, other)| example().is_a(noun, other)), [true, false, false]);
    }

    #[test]
    fn what_is_written_is_read_and_what_makes_no_sense_is_not() {
        let bytes = example().bytes();
        assert_eq!(Senses::from_bytes(&bytes), Ok(example()));
        let told = Senses::from_bytes(b"casussen\x01\0\0\0").expect_err("empty").to_string();
        assert!(told.starts_with("reading the table of senses: found packed bytes that break off"), "{told}");
        assert_eq!(Senses::unpack(&[1, 0, 0, 0, 7, 0]), None, "a parent that is no concept");
        assert_eq!(Senses::unpack(&[1, 0, 0, 0, 0, 0, 1, 2, 3]), None, "a word that breaks off");
    }
}
