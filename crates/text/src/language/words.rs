//! What the features see of a word: hashes of its lower-case letters, its ends, its shape, what training knew of it.
//!
//! Letters are always lower-cased, so that a report in capitals meets the same weights; only the shape tells cases apart, and it
//! says nothing about case in a text that is all capitals.

use super::lexicon::Lexicon;
use super::table::{hash, join};

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// As English does.
    Mixed,
    /// ALL CAPITALS, as in old wire copy.
    Upper,
    /// No capital at all.
    Lower,
    /// As In Headlines.
    Title,
}

/// One word as the features see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Hash of the word in lower case, digits made equal; for a word not seen in training, of its class of unknown words.
    pub word: u32,
    /// Hashes of its last one to four characters.
    pub ends: [u32; 4],
    /// Hashes of its first one to three characters.
    pub starts: [u32; 3],
    /// Letters, digits, marks and capitals in it.
    pub shape: u32,
    /// The tags training saw it with.
    pub class: u32,
    /// The cluster it belongs to.
    pub cluster: u32,
}

/// How `words` use capitals.
pub fn case_of<'w>(words: impl Iterator<Item = &'w str>) -> Case {
    let (mut upper, mut lower, mut long, mut capital) = (0, 0, 0, 0);
    for word in words {
        let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
        let Some(first) = letters.next() else { continue };
        let before = lower;
        for letter in letters {
            if letter.is_lowercase() { lower += 1 } else { upper += 1 }
        }
        if first.is_lowercase() {
            lower += 1
        } else {
            upper += 1
        }
        if word.len() > 3 {
            long += 1;
            capital += usize::from(first.is_uppercase() && lower > before);
        }
    }
    match () {
        () if upper == 0 => Case::Lower,
        () if upper > 4 * lower => Case::Upper,
        () if long >= 3 && capital * 5 >= long * 4 => Case::Title,
        () => Case::Mixed,
    }
}

/// Puts `word` in lower case with typewriter apostrophes at the end of `lower`.
pub fn lower_onto(word: &str, lower: &mut String) {
    if word.is_ascii() {
        lower.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    for letter in word.chars().flat_map(char::to_lowercase) {
        lower.push(match letter {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            other => other,
        });
    }
}

/// The hash under which a lower-cased word is known; digits count as equal.
pub fn known_hash(lower: &str) -> u32 {
    if lower.bytes().any(|byte| byte.is_ascii_digit()) {
        let flat: Vec<u8> = lower.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte }).collect();
        return hash(&flat);
    }
    hash(lower.as_bytes())
}

impl Form {
    /// The form of `word`, whose lower case is `lower`, in a sentence of this case.
    pub fn new(word: &str, lower: &str, case: Case, lexicon: &Lexicon) -> Form {
        let own = known_hash(lower);
        let known = lexicon.get(own);
        let ends = ends_of(lower);
        let shape = shape_of(word, case);
        let word = match known.class {
            0 => join(join(ends[1], shape & FORM_BITS), 0x756e_6b00),
            _ => own,
        };
        Form { word, ends, starts: starts_of(lower), shape, class: u32::from(known.class), cluster: u32::from(known.cluster) }
    }
}

fn ends_of(lower: &str) -> [u32; 4] {
    let mut ends = [0; 4];
    let mut from = lower.char_indices().rev().map(|(at, _)| at);
    for (size, end) in ends.iter_mut().enumerate() {
        let at = from.next().unwrap_or(0);
        *end = join(hash(&lower.as_bytes()[at..]), size as u32);
    }
    ends
}

fn starts_of(lower: &str) -> [u32; 3] {
    let mut starts = [0; 3];
    let mut from = lower.char_indices().skip(1).map(|(at, _)| at);
    for (size, start) in starts.iter_mut().enumerate() {
        let at = from.next().unwrap_or(lower.len());
        *start = join(hash(&lower.as_bytes()[..at]), size as u32);
    }
    starts
}

/// The bits of a shape that say nothing about capitals.
const FORM_BITS: u32 = 0x3f;

fn shape_of(word: &str, case: Case) -> u32 {
    let mut shape = 0;
    let (mut upper, mut lower) = (0, 0);
    for (at, letter) in word.chars().enumerate() {
        match letter {
            'a'..='z' => lower += 1,
            'A'..='Z' => {
                upper += 1;
                shape |= u32::from(at == 0) << 6;
            }
            '0'..='9' => shape |= 1,
            '-' => shape |= 2,
            '.' => shape |= 4,
            '\'' | '\u{2019}' => shape |= 8,
            _ if letter.is_uppercase() => {
                upper += 1;
                shape |= u32::from(at == 0) << 6;
            }
            _ if letter.is_alphabetic() => lower += 1,
            _ => shape |= 16,
        }
    }
    shape |= u32::from(upper + lower > 0) << 5;
    shape |= u32::from(upper > 1 && lower == 0) << 7 | u32::from(upper > 1 && lower > 0) << 8;
    match case {
        Case::Mixed => shape,
        Case::Upper => shape & FORM_BITS | 1 << 10,
        Case::Lower => shape & FORM_BITS | 2 << 10,
        // a word without a capital still says something in a headline
        Case::Title => shape | 3 << 10,
    }
}
