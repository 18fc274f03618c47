//! The index of names: a large sorted one that comes ready from the generated table, and a small one of the hand-written tables.

use std::collections::BTreeMap;
use std::ops::Bound;

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
}

/// A name of the hand-written tables.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) sense: Sense,
    /// The name as written, where its case matters.
    pub(crate) exact: Option<Box<str>>,
}

/// Keys in byte order, all in one string; made by the generator, only read here.
#[derive(Debug, Default)]
pub(crate) struct SortedKeys {
    pub(crate) text: String,
    /// Where key `i` begins in `text`; one more than there are keys.
    pub(crate) starts: Vec<u32>,
    /// Where the places of key `i` begin in `places`; one more than there are keys.
    pub(crate) place_starts: Vec<u32>,
    /// Places of all keys, best first within a key.
    pub(crate) places: Vec<PlaceIdx>,
}

impl SortedKeys {
    fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    pub(crate) fn key(&self, at: usize) -> &str {
        &self.text[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The places of exactly `key`, and whether any longer key goes on from it.
    fn find(&self, key: &str) -> (&[PlaceIdx], bool) {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.key(middle) < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let mut places: &[PlaceIdx] = &[];
        if low < self.len() && self.key(low) == key {
            places = &self.places[self.place_starts[low] as usize..self.place_starts[low + 1] as usize];
            low += 1;
        }
        (places, low < self.len() && self.key(low).starts_with(key))
    }
}

/// All names of the atlas.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) generated: SortedKeys,
    pub(crate) written: BTreeMap<Box<str>, Vec<Entry>>,
}

impl Names {
    /// Adds a name of a hand-written table.
    pub(crate) fn add(&mut self, name: &str, sense: Sense, exact_case: bool) {
        let key = crate::fold(name);
        if key.is_empty() {
            return;
        }
        let entries = self.written.entry(key.into_boxed_str()).or_default();
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
        let mut from = self.written.range::<str, _>((Bound::Included(key), Bound::Unbounded)).peekable();
        let entries = from.next_if(|(name, _)| &***name == key).map_or(&[][..], |(_, entries)| entries.as_slice());
        let goes_on = longer || from.peek().is_some_and(|(name, _)| name.starts_with(key));
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
