//! The index of names: a large sorted one that comes ready from the generated table, and a small one of the hand-written tables.

use std::collections::BTreeMap;

use crate::actor::ActorIdx;
use crate::country::CountryIdx;
use crate::place::PlaceIdx;

/// What one name may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    Place(PlaceIdx),
    Actor(ActorIdx),
    /// The name stands for the actor as a capital stands for its government.
    Metonym(ActorIdx),
    Demonym(CountryIdx),
    /// The name is the people or the adjective of a region or division.
    People(PlaceIdx),
}

/// A name of the hand-written tables.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) sense: Sense,
    /// The name as written, where its case matters.
    pub(crate) exact: Option<Box<str>>,
}

/// The first eight bytes of keys in byte order, as numbers: most of a search looks at no key.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    all: Vec<u64>,
    /// The first of every [`BLOCK`], few enough for the nearest caches.
    first: Vec<u64>,
}

/// A search ends among so many heads, which lie side by side.
const BLOCK: usize = 64;

impl Heads {
    pub(crate) fn with_capacity(keys: usize) -> Heads {
        Heads { all: Vec::with_capacity(keys), first: Vec::with_capacity(keys.div_ceil(BLOCK)) }
    }

    pub(crate) fn push(&mut self, key: &str) {
        if self.all.len().is_multiple_of(BLOCK) {
            self.first.push(head(key));
        }
        self.all.push(head(key));
    }

    /// The first key that is not before `key`, where `at` gives the keys.
    fn search<'k>(&self, key: &str, at: impl Fn(usize) -> &'k str) -> usize {
        let head = head(key);
        let end = self.first.partition_point(|first| *first < head) * BLOCK;
        let block = end.saturating_sub(BLOCK)..end.min(self.all.len());
        let low = block.start + self.all[block].partition_point(|other| *other < head);
        if !self.may_be(low, key) || at(low) >= key {
            return low;
        }
        let (mut low, mut high) = (low + 1, low + self.all[low..].partition_point(|other| *other == head));
        while low < high {
            let middle = low.midpoint(high);
            if at(middle) < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Whether key number `at` may be `key`, as far as heads tell.
    fn may_be(&self, at: usize, key: &str) -> bool {
        self.all.get(at) == Some(&head(key))
    }

    /// Whether key number `at` may begin with `key`, as far as heads tell.
    fn may_begin(&self, at: usize, key: &str) -> bool {
        let rest = 64 - 8 * key.len().min(8) as u32;
        let start = |head: u64| head.checked_shr(rest).unwrap_or(0);
        self.all.get(at).is_some_and(|other| start(*other) == start(head(key)))
    }
}

fn head(key: &str) -> u64 {
    if let Some(first) = key.as_bytes().first_chunk() {
        return u64::from_be_bytes(*first);
    }
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(key.bytes()).for_each(|(to, byte)| *to = byte);
    u64::from_be_bytes(bytes)
}

/// Keys in byte order, all in one string; made by the generator, only read here.
#[derive(Debug, Default)]
pub(crate) struct SortedKeys {
    pub(crate) text: String,
    pub(crate) heads: Heads,
    /// Where key `i` begins in `text`; one more than there are keys.
    pub(crate) starts: Vec<u32>,
    /// Where the places of key `i` begin in `places`; one more than there are keys.
    pub(crate) place_starts: Vec<u32>,
    /// Places of all keys, best first within a key.
    pub(crate) places: Vec<PlaceIdx>,
}

impl SortedKeys {
    pub(crate) fn key(&self, at: usize) -> &str {
        &self.text[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The places of exactly `key`, and whether any longer key goes on from it.
    pub(crate) fn find(&self, key: &str) -> (&[PlaceIdx], bool) {
        let mut low = self.heads.search(key, |at| self.key(at));
        let mut places: &[PlaceIdx] = &[];
        if self.heads.may_be(low, key) && self.key(low) == key {
            places = &self.places[self.place_starts[low] as usize..self.place_starts[low + 1] as usize];
            low += 1;
        }
        (places, self.heads.may_begin(low, key) && self.key(low).starts_with(key))
    }
}

/// All names of the atlas.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) generated: SortedKeys,
    /// While tables are read.
    added: BTreeMap<Box<str>, Vec<Entry>>,
    /// The same once all are read.
    written: Vec<(Box<str>, Vec<Entry>)>,
    heads: Heads,
}

impl Names {
    pub(crate) fn new(generated: SortedKeys) -> Names {
        Names { generated, ..Names::default() }
    }

    /// Makes what was added ready to be found.
    pub(crate) fn prepare(&mut self) {
        self.written = std::mem::take(&mut self.added).into_iter().collect();
        self.heads = Heads::with_capacity(self.written.len());
        self.written.iter().for_each(|(key, _)| self.heads.push(key));
    }

    /// Adds a name of a hand-written table.
    pub(crate) fn add(&mut self, name: &str, sense: Sense, exact_case: bool) {
        let key = crate::fold(name);
        if key.is_empty() {
            return;
        }
        let entries = self.added.entry(key.into_boxed_str()).or_default();
        let exact = exact_case.then(|| name.into());
        match entries.iter_mut().find(|entry| entry.sense == sense) {
            Some(entry) if !exact_case => entry.exact = None,
            Some(_) => {}
            None => entries.push(Entry { sense, exact }),
        }
    }

    /// Everything that `key` stands for, and whether any longer key goes on from it.
    pub(crate) fn find(&self, key: &str) -> Found<'_> {
        let (places, longer) = self.generated.find(key);
        let name = |at: usize| &*self.written[at].0;
        let mut at = self.heads.search(key, name);
        let mut entries: &[Entry] = &[];
        if self.heads.may_be(at, key) && name(at) == key {
            entries = &self.written[at].1;
            at += 1;
        }
        let goes_on = longer || self.heads.may_begin(at, key) && name(at).starts_with(key);
        Found { places, entries, goes_on }
    }
}

/// What a key stands for.
pub(crate) struct Found<'a> {
    pub(crate) places: &'a [PlaceIdx],
    pub(crate) entries: &'a [Entry],
    pub(crate) goes_on: bool,
}

impl Found<'_> {
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty() && self.entries.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_by_heads_finds_what_a_search_by_keys_finds() {
        let mut keys: Vec<String> = (0..300).map(|at: u32| format!("{:x}", at.wrapping_mul(0x9e37_79b1))).collect();
        keys.extend((0..90).map(|at| format!("san jose de {at}")));
        keys.extend(["", "a", "san", "san jose", "san jose ", "ñandú", "zzzzzzzzz"].map(str::to_owned));
        keys.sort_unstable();
        let mut heads = Heads::with_capacity(keys.len());
        keys.iter().for_each(|key| heads.push(key));
        let asked = keys.iter().flat_map(|key| [key.clone(), format!("{key}0"), key.chars().take(3).collect(), format!("{key}~")]);
        for key in asked.chain(["san jose de 4x".to_owned(), "~".to_owned()]) {
            let low = heads.search(&key, |at| &keys[at]);
            assert_eq!(low, keys.partition_point(|other| *other < key), "{key}");
            for (at, other) in keys.iter().enumerate().skip(low) {
                assert!(heads.may_be(at, &key) || *other != key, "{key}");
                assert!(heads.may_begin(at, &key) || !other.starts_with(&key), "{key}");
            }
        }
        assert_eq!(Heads::default().search("a", |_| ""), 0);
    }
}
