//! Features as numbers, put together from numbers that stand for words: no string is built where every word of a report is looked at.

/// Collects features. Equal parts give equal numbers in training and in use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys(pub Vec<u32>);

impl Keys {
    /// No features yet, but room for `count` of them.
    pub fn with_room(count: usize) -> Keys {
        Keys(Vec::with_capacity(count))
    }

    /// Adds the feature `name` of these parts.
    pub fn add(&mut self, name: &str, parts: &[u32]) {
        self.0.push(mix(together(word(name), parts)));
    }

    /// Adds the feature `name` of these parts, alone and together with `also`.
    pub fn add_with(&mut self, name: &str, parts: &[u32], also: u32) {
        let alone = together(word(name), parts);
        self.0.push(mix(alone));
        self.0.push(mix(step(alone, also)));
    }

    /// In order, each once.
    pub fn once(mut self) -> Vec<u32> {
        self.0.sort_unstable();
        self.0.dedup();
        self.0
    }
}

/// The number of a word: 32-bit FNV-1a.
pub(crate) fn word(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The number of a word in small letters.
pub(crate) fn lower(word: &str) -> u32 {
    let mut bytes = [0; 4];
    word.chars().flat_map(char::to_lowercase).fold(0x811c_9dc5, |hash, letter| {
        letter.encode_utf8(&mut bytes).bytes().fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    })
}

/// One number of several, in their order.
pub(crate) fn together(first: u32, parts: &[u32]) -> u32 {
    parts.iter().fold(first, |hash, part| step(hash, *part))
}

fn step(hash: u32, part: u32) -> u32 {
    (hash.rotate_left(5) ^ part).wrapping_mul(0x9e37_79b1)
}

/// Makes all bits depend on all.
pub(crate) fn mix(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x7feb_352d);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x846c_a68b);
    hash ^ (hash >> 16)
}

/// A number in a few steps.
pub(crate) fn bin(number: usize) -> u32 {
    match number {
        0..=2 => number as u32,
        3..=4 => 3,
        5..=7 => 5,
        8..=12 => 8,
        13..=25 => 13,
        _ => 26,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_their_order_are_told_apart() {
        let mut keys = Keys::default();
        let (a, b) = (word("a"), word("b"));
        keys.add("x", &[a, b]);
        keys.add("x", &[b, a]);
        keys.add("y", &[a, b]);
        keys.add_with("x", &[a], b);
        assert_eq!(keys.0[0], keys.0[4], "what is added together is one more part");
        assert_eq!(keys.clone().once().len(), 4);
        assert_eq!(lower("Ärzte"), word("ärzte"));
        assert_eq!([2, 4, 30].map(bin), [2, 3, 26]);
    }
}
