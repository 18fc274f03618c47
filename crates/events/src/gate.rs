//! The gate: whether a report can tell of anything coded here at all, by its bare words, before any language is read.

use casus_text::model::{ModelError, ModelKind};

/// The file.
const KIND: ModelKind = ModelKind {
    name: "model of the gate",
    magic: b"casusgat",
    version: 1,
    command: "gate ../shared/data corpus/train data/models/gate.bin",
};
/// Words share a weight where the last so many bits of their hashes agree.
pub const BITS: u32 = 15;
const SIZE: usize = 1 << BITS;
const MASK: u32 = (SIZE - 1) as u32;
/// Words this short say nothing.
const SHORT: usize = 3;
/// Letters of a word that are looked at: "explosion" and "explosives" are one.
const STEM: usize = 6;

/// Weighs the words of a text, each once. Read-only, so any number of threads may share it.
///
/// It is made to let through whatever may tell of political violence; it is no judge of what does.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// What one step of a weight is worth, in nats.
    step: f32,
    /// What an empty text has.
    start: f32,
    /// From what sum on a text is let through.
    line: f32,
    weights: Vec<i8>,
}

impl Gate {
    /// Rounds weights, one for each hash.
    ///
    /// # Panics
    ///
    /// When there are more or fewer than `2^BITS`.
    pub fn new(weights: &[f32], start: f32, line: f32) -> Gate {
        assert_eq!(weights.len(), SIZE, "a weight for each hash");
        let step = weights.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs())) / 127.0;
        Gate { step, start, line, weights: weights.iter().map(|weight| (weight / step).round() as i8).collect() }
    }

    /// Whether a text is let through.
    ///
    /// ```
    /// use casus_events::gate::{BITS, Gate};
    /// let gate = Gate::new(&vec![0.0; 1 << BITS], 0.5, 0.0);
    /// assert!(gate.opens("no word has a weight here"));
    /// ```
    pub fn opens(&self, text: &str) -> bool {
        self.sum(text) >= self.line
    }

    /// What the words of a text weigh all together, in nats.
    pub fn sum(&self, text: &str) -> f32 {
        let mut sum = 0_i32;
        for_each_word(text, |word| sum += i32::from(self.weights[word as usize]));
        self.start + sum as f32 * self.step
    }

    /// Reads a model, as `casus-train gate` writes it.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version; the message says what was found and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Gate, ModelError> {
        let plain = KIND.inflate(KIND.open(bytes)?, SIZE + 12)?;
        let wrong = || KIND.wrong(format!("{} bytes", plain.len()), format!("{} bytes", SIZE + 12));
        let (numbers, weights) = plain.split_at_checked(12).filter(|(_, weights)| weights.len() == SIZE).ok_or_else(wrong)?;
        let number = |at: usize| f32::from_le_bytes([numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]]);
        Ok(Gate { step: number(0), start: number(4), line: number(8), weights: weights.iter().map(|byte| *byte as i8).collect() })
    }

    /// The bytes of a file that [`Gate::from_bytes`] reads.
    pub fn bytes(&self) -> Vec<u8> {
        let mut plain = Vec::with_capacity(SIZE + 12);
        [self.step, self.start, self.line].iter().for_each(|number| plain.extend(number.to_le_bytes()));
        plain.extend(self.weights.iter().map(|weight| *weight as u8));
        KIND.deflate(&plain)
    }
}

/// Calls `tell` with the hash of every word of a text, each once, in order of their first occurrence.
///
/// Words are runs of letters and of all that is not ASCII, without regard to case.
pub fn for_each_word(text: &str, mut tell: impl FnMut(u32)) {
    let mut seen = [0_u64; SIZE / 64];
    let (mut hash, mut length) = (BASIS, 0_usize);
    for byte in text.bytes().chain([b' ']) {
        if byte.is_ascii_alphabetic() || byte >= 0x80 {
            if length < STEM {
                hash = (hash ^ u32::from(byte | 0x20)).wrapping_mul(PRIME);
            }
            length += 1;
        } else if length > 0 {
            if length >= SHORT {
                let word = (hash ^ hash >> BITS) & MASK;
                let (at, bit) = (word as usize / 64, 1_u64 << (word % 64));
                if seen[at] & bit == 0 {
                    seen[at] |= bit;
                    tell(word);
                }
            }
            (hash, length) = (BASIS, 0);
        }
    }
}

/// 32-bit FNV-1a.
const BASIS: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<u32> {
        let mut words = Vec::new();
        for_each_word(text, |word| words.push(word));
        words
    }

    #[test]
    fn words_are_told_once_whatever_their_case_and_ending() {
        let check = |text: &str, expected: usize| assert_eq!(words(text).len(), expected, "{text}");
        check("", 0);
        check("a an of", 0);
        check("Bomb bomb BOMB.", 1);
        check("explosion explosives", 1);
        check("two bombs, three shells", 4);
        assert_eq!(words("Bombs"), words("bombs"));
    }

    fn example() -> Gate {
        let mut weights = vec![0.0; SIZE];
        weights[words("bomb")[0] as usize] = 2.0;
        weights[words("recipe")[0] as usize] = -1.0;
        Gate::new(&weights, -0.5, 0.0)
    }

    #[test]
    fn the_gate_opens_to_words_of_weight() {
        let check = |text: &str, expected: bool| assert_eq!(example().opens(text), expected, "{text}");
        check("A bomb went off.", true);
        check("A recipe for soup.", false);
        check("A recipe for a bomb.", true);
        check("", false);
        assert!((example().sum("Recipe: a bomb, a bomb") - 0.5).abs() < 0.05);
    }

    #[test]
    fn what_is_written_is_read_and_what_is_no_gate_is_told() {
        assert_eq!(Gate::from_bytes(&example().bytes()), Ok(example()));
        let told = Gate::from_bytes(&KIND.deflate(b"short")).expect_err("short").to_string();
        assert!(told.starts_with("reading the model of the gate: found 5 bytes, expected 32780 bytes; rebuild it"), "{told}");
    }
}
