//! Lists of names, as hashes: what stands in them can be asked, not read.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use super::look::hash;

/// Most words of an entry, hyphens not counted.
pub const LONGEST: usize = 6;

/// Passes a hash on as it is.
#[derive(Clone, Debug, Default)]
pub struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0 << 8 | u64::from(*byte));
    }

    fn write_u32(&mut self, hash: u32) {
        // the table takes its place from the low bits and its tag from the high ones
        self.0 = u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

pub(super) type Table<V> = HashMap<u32, V, BuildHasherDefault<Same>>;

/// Lists of names or nouns, up to sixteen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    entries: Table<u16>,
}

impl Lists {
    /// Lists with these entries, each with the set of lists it stands in.
    pub fn new(entries: impl IntoIterator<Item = (u32, u16)>) -> Lists {
        Lists { entries: entries.into_iter().collect() }
    }

    /// The key of an entry of these words, in lower case; hyphens are passed over.
    pub fn key<'w>(words: impl Iterator<Item = &'w str>) -> u32 {
        words.filter(|word| *word != "-").fold(0, |key, word| step(key, hash(word)))
    }

    /// The lists in which an entry stands, a bit each.
    pub fn set(&self, key: u32) -> u16 {
        self.entries.get(&key).copied().unwrap_or(0)
    }

    /// For each word two bits for each list: 1 the first word of an entry, 2 a later one, 3 the only one. `None` is a hyphen.
    /// Of entries that overlap, the first and longest counts.
    pub(super) fn marks(&self, words: &[Option<u32>]) -> Vec<u32> {
        let mut marks = vec![0; words.len()];
        let mut covered = [0; 16];
        for at in 0..words.len() {
            let mut ends = [0; 16];
            let mut any = 0_u16;
            let mut key = 0;
            let mut count = 0;
            for (to, word) in words.iter().enumerate().skip(at) {
                let Some(word) = word else { continue };
                key = step(key, *word);
                count += 1;
                if let Some(&lists) = self.entries.get(&key) {
                    any |= lists;
                    let mut rest = lists;
                    while rest > 0 {
                        ends[rest.trailing_zeros() as usize] = to + 1;
                        rest &= rest - 1;
                    }
                }
                if count == LONGEST {
                    break;
                }
            }
            let mut rest = if words[at].is_some() { any } else { 0 };
            while rest > 0 {
                let list = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                if at < covered[list] {
                    continue;
                }
                covered[list] = ends[list];
                marks[at] |= if ends[list] == at + 1 { 3 } else { 1 } << (2 * list);
                marks[at + 1..ends[list]].iter_mut().for_each(|mark| *mark |= 2 << (2 * list));
            }
        }
        marks
    }

    /// Writes the lists at the end of `bytes`.
    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        let mut by_lists: BTreeMap<u16, Vec<u32>> = BTreeMap::new();
        self.entries.iter().for_each(|(key, lists)| by_lists.entry(*lists).or_default().push(*key));
        put(bytes, by_lists.len() as u32);
        for (lists, mut keys) in by_lists {
            put(bytes, u32::from(lists));
            put_sorted(bytes, &mut keys);
        }
    }

    /// Reads lists from the start of `bytes` and leaves what follows them; nothing where they break off.
    pub(super) fn unpack(bytes: &mut &[u8]) -> Option<Lists> {
        let mut lists = Lists::default();
        for _ in 0..take(bytes)? {
            let set = u16::try_from(take(bytes)?).ok()?;
            take_sorted(bytes, |key| {
                lists.entries.insert(key, set);
            })?;
        }
        Some(lists)
    }
}

fn step(key: u32, word: u32) -> u32 {
    let mixed = (key.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b1);
    mixed ^ mixed >> 15
}

/// Writes a number in as few groups of seven bits as it needs.
pub(super) fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads what [`put`] wrote.
pub(super) fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in (0..35).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

fn put_sorted(bytes: &mut Vec<u8>, keys: &mut [u32]) {
    keys.sort_unstable();
    put(bytes, keys.len() as u32);
    let mut last = 0;
    for &key in keys.iter() {
        put(bytes, key - last);
        last = key;
    }
}

fn take_sorted(bytes: &mut &[u8], mut add: impl FnMut(u32)) -> Option<()> {
    let mut last = 0_u32;
    for _ in 0..take(bytes)? {
        last = last.checked_add(take(bytes)?)?;
        add(last);
    }
    Some(())
}
