//! The words seen in training, by hash: which tags each was seen with, and which cluster of words it belongs to.

/// What training knows of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Known {
    /// Number of the set of tags it was seen with; 0 for a word not seen.
    pub class: u8,
    /// Number of its cluster; 0 for none.
    pub cluster: u8,
}

/// A fixed-size table of known words: `1 << BITS` places of a fingerprint and what is known, read by hash alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lexicon {
    places: Vec<[u8; 4]>,
}

impl Lexicon {
    /// Binary logarithm of the number of places.
    pub const BITS: u32 = 16;
    /// Places looked at from a word's own place on.
    const REACH: u32 = 8;

    /// The table in `bytes`, four for each place.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        let (places, rest) = bytes.as_chunks::<4>();
        (rest.is_empty() && places.len() == 1 << Self::BITS).then(|| Lexicon { places: places.to_vec() })
    }

    /// An empty table, for the trainer.
    pub fn empty() -> Self {
        Lexicon { places: vec![[0; 4]; 1 << Self::BITS] }
    }

    /// Puts a word in, or says no where its neighbourhood is full.
    pub fn insert(&mut self, hash: u32, known: Known) -> bool {
        let print = fingerprint(hash);
        for step in 0..Self::REACH {
            let place = &mut self.places[at(hash, step)];
            if place[..2] == [0, 0] || place[..2] == print {
                *place = [print[0], print[1], known.class, known.cluster];
                return true;
            }
        }
        false
    }

    /// What is known of the word with this hash.
    pub fn get(&self, hash: u32) -> Known {
        let print = fingerprint(hash);
        for step in 0..Self::REACH {
            let [first, second, class, cluster] = self.places[at(hash, step)];
            if [first, second] == print {
                return Known { class, cluster };
            }
            if [first, second] == [0, 0] {
                break;
            }
        }
        Known::default()
    }

    /// The table as bytes.
    pub fn bytes(&self) -> Vec<u8> {
        self.places.concat()
    }
}

fn at(hash: u32, step: u32) -> usize {
    (hash.wrapping_add(step) & ((1 << Lexicon::BITS) - 1)) as usize
}

/// Never 0, which marks an empty place.
fn fingerprint(hash: u32) -> [u8; 2] {
    let print = (hash >> 16) as u16;
    (if print == 0 { 1 } else { print }).to_le_bytes()
}
