//! Which words are used alike, rare ones and names included: a path of twelve bits for each, learned from GloVe's vectors.
//!
//! It differs from [`Vectors`](crate::vectors::Vectors) in that it knows four times as many words and no vectors.

use super::letters::hash;

/// Hashes share a drawer where so many of their first bits agree.
const DRAWER: u32 = 14;

/// A table of words in small letters, kept as hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// In order.
    hashes: Vec<u32>,
    paths: Vec<u16>,
    /// Where the hashes of each drawer begin.
    drawers: Vec<u32>,
}

impl Words {
    /// A table of words with their paths, the first bits of which are the coarsest; of equal words the first counts.
    ///
    /// ```
    /// use casus_events::places::spot::words::Words;
    /// let words = Words::new([("homs", 7), ("cheese", 2048)]);
    /// assert_eq!((words.path("homs"), words.path("Homs")), (Some(7), None));
    /// ```
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, u16)>) -> Words {
        let mut all: Vec<(u32, u16)> = words.into_iter().map(|(word, path)| (hash(word), path)).collect();
        all.sort_by_key(|(hash, _)| *hash);
        all.dedup_by_key(|(hash, _)| *hash);
        Words::sorted(all)
    }

    fn sorted(all: Vec<(u32, u16)>) -> Words {
        let (hashes, paths): (Vec<u32>, Vec<u16>) = all.into_iter().unzip();
        let drawer = |number: u32| hashes.partition_point(|hash| hash >> (32 - DRAWER) < number) as u32;
        Words { drawers: (0..=1 << DRAWER).map(drawer).collect(), hashes, paths }
    }

    /// The path of a word in small letters. None for words that are not known.
    pub fn path(&self, word: &str) -> Option<u16> {
        self.path_of(hash(word))
    }

    /// The same by the word's hash.
    pub(super) fn path_of(&self, hash: u32) -> Option<u16> {
        let drawer = (hash >> (32 - DRAWER)) as usize;
        let [start, end] = self.drawers.get(drawer..drawer + 2)?.try_into().ok()?;
        let (start, end) = (start as usize, end as usize);
        self.hashes[start..end].binary_search(&hash).ok().map(|at| self.paths[start + at])
    }

    /// Writes the table at the end of `bytes`.
    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        bytes.extend((self.hashes.len() as u32).to_le_bytes());
        let mut last = 0;
        for &hash in &self.hashes {
            let mut step = hash - last;
            last = hash;
            while step >= 0x80 {
                bytes.push(step as u8 | 0x80);
                step >>= 7;
            }
            bytes.push(step as u8);
        }
        // the coarse halves side by side, then the fine ones
        bytes.extend(self.paths.iter().map(|path| path.to_be_bytes()[0]));
        bytes.extend(self.paths.iter().map(|path| path.to_be_bytes()[1]));
    }

    /// Reads a table from the start of `bytes` and leaves what follows it; nothing where it breaks off or is out of order.
    pub(super) fn unpack(bytes: &mut &[u8]) -> Option<Words> {
        let count = u32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?) as usize;
        let mut hashes = Vec::with_capacity(count.min(bytes.len()));
        let mut last = 0_u32;
        for at in 0..count {
            let step = take(bytes)?;
            last = last.checked_add(step).filter(|_| at == 0 || step > 0)?;
            hashes.push(last);
        }
        let (coarse, fine) = (bytes.split_off(..count)?, bytes.split_off(..count)?);
        let paths = coarse.iter().zip(fine).map(|(coarse, fine)| u16::from_be_bytes([*coarse, *fine]));
        Some(Words::sorted(hashes.into_iter().zip(paths).collect()))
    }
}

/// A number in groups of seven bits.
fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.split_off_first()?;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_what_breaks_off_does_not() {
        let words = Words::new([("homs", 7), ("kano", 300), ("cheese", 4095), ("kano", 1)]);
        assert_eq!(["homs", "kano", "cheese", "jos"].map(|word| words.path(word)), [Some(7), Some(300), Some(4095), None]);
        let mut bytes = Vec::new();
        words.pack(&mut bytes);
        assert_eq!(Words::unpack(&mut bytes.as_slice()), Some(words));
        for size in 0..bytes.len() {
            assert_eq!(Words::unpack(&mut &bytes[..size]), None, "{size} bytes");
        }
        assert_eq!(Words::default().path("homs"), None);
    }
}
