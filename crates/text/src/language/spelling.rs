//! What the network sees of a word: rows of its table for the word itself, its ends and beginnings, its short strings of letters, and
//! its shape.
//!
//! Letters are lower-cased and digits made equal first, so that a report in capitals meets the same rows; only the shape tells cases
//! apart, and in a text that is all capitals it says nothing of them.

use rustc_hash::FxHashMap;

use super::words::Case;

/// Ends and beginnings of a word that have rows of their own: the last one to four letters, the first one to three.
pub const AFFIXES: usize = 7;
/// Rows of shapes.
pub const SHAPES: usize = 96;
/// Most letters of a word that are looked at.
const LONGEST: usize = 32;

/// Where which rows lie in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Words by the hash of their letters; row 0 is for all others.
    pub words: FxHashMap<u32, u32>,
    /// Rows of ends and beginnings.
    pub affixes: u32,
    /// Rows of strings of letters.
    pub grams: u32,
}

/// The rows of one word, but for its shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    /// The word's own row, 0 for one that training did not see.
    pub word: u32,
    /// Its ends and beginnings.
    pub affixes: [u32; AFFIXES],
    /// Its strings of three and four letters, its edges included.
    pub grams: Vec<u32>,
}

impl Rows {
    /// The number of rows in the table.
    pub fn count(&self) -> usize {
        1 + self.words.len() + self.affixes as usize + self.grams as usize + SHAPES
    }

    /// The row of the first shape.
    pub fn first_shape(&self) -> u32 {
        1 + self.words.len() as u32 + self.affixes + self.grams
    }

    /// The row of `word`'s [`shape`] in a sentence of `case`.
    pub fn shape(&self, word: &str, case: Case) -> u32 {
        self.first_shape() + shape(word, case)
    }

    /// The rows of `word`, whose own row is `known`.
    pub fn spell(&self, word: &str, known: Option<u32>) -> Spelling {
        let letters: Vec<char> = ['<'].into_iter().chain(fold(word)).take(LONGEST).chain(['>']).collect();
        let first = 1 + self.words.len() as u32;
        let affix = |seed: u32, part: &[char]| first + hash(seed, part) % self.affixes;
        let end = |count: usize| &letters[letters.len().saturating_sub(count + 1)..];
        let start = |count: usize| &letters[..letters.len().min(count + 1)];
        let grams = first + self.affixes;
        let mut strings = Vec::with_capacity(2 * letters.len());
        for length in 3..=4 {
            for part in letters.windows(length) {
                strings.push(grams + hash(20 + length as u32, part) % self.grams);
            }
        }
        Spelling {
            word: known.unwrap_or(0),
            affixes: [
                affix(1, end(1)),
                affix(2, end(2)),
                affix(3, end(3)),
                affix(4, end(4)),
                affix(5, start(1)),
                affix(6, start(2)),
                affix(7, start(3)),
            ],
            grams: strings,
        }
    }
}

/// The key of `word` in [`Rows::words`].
pub fn key(word: &str) -> u32 {
    hash_of(0, fold(word).take(LONGEST - 1))
}

/// Lower case, digits made equal, one kind of quotation mark and dash.
fn fold(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(char::to_lowercase).map(|letter| match letter {
        '0'..='9' => '0',
        '’' | '‘' | '`' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        other => other,
    })
}

fn hash(seed: u32, letters: &[char]) -> u32 {
    hash_of(seed, letters.iter().copied())
}

fn hash_of(seed: u32, letters: impl Iterator<Item = char>) -> u32 {
    let mut hash = 0x811c_9dc5 ^ seed.wrapping_mul(0x9e37_79b9);
    for letter in letters {
        hash = (hash ^ letter as u32).wrapping_mul(0x0100_0193);
        hash ^= hash >> 15;
    }
    hash = (hash ^ hash >> 16).wrapping_mul(0x85eb_ca6b);
    hash ^ hash >> 13
}

/// Which of the [`SHAPES`] `word` has.
pub fn shape(word: &str, case: Case) -> u32 {
    let (mut upper, mut lower, mut digits, mut others) = (0, 0, 0, 0);
    for letter in word.chars() {
        match letter {
            _ if letter.is_uppercase() => upper += 1,
            _ if letter.is_alphabetic() => lower += 1,
            _ if letter.is_ascii_digit() => digits += 1,
            _ => others += 1,
        }
    }
    let capital = word.starts_with(char::is_uppercase);
    let capitals = match case {
        _ if upper + lower == 0 => 0,
        Case::Upper => 1,
        Case::Lower => 2,
        Case::Title if capital => 3,
        _ if upper == 0 => 4,
        _ if capital && upper == 1 && lower > 0 => 5,
        _ if lower == 0 && upper == 1 => 6,
        _ if lower == 0 => 7,
        _ if capital => 8,
        _ => 9,
    };
    let numbers = match () {
        () if digits == 0 => 0,
        () if upper + lower + others == 0 => 1,
        () => 2,
    };
    let marks = match () {
        () if others == 0 => 0,
        () if word.contains('.') => 1,
        () => 2,
    };
    (capitals * 3 + numbers) * 3 + marks
}
