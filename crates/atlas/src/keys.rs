//! The names of the generated places: a finite-state map from keys to their numbers, and columns from those to places.

use std::ops::Range;

use fst::Streamer;
use fst::raw::Fst;

use crate::error::AtlasError;
use crate::layout::{BLOCK, Column, Layout, Section};
use crate::place::PlaceIdx;

/// Where the map and its columns stand.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    map: Range<usize>,
    /// How many places there are; no answer lies beyond.
    places: usize,
    count: usize,
    own: Column,
    others: Column,
    own_starts: Column,
    other_starts: Column,
    references: Column,
}

/// The places of one key: those shown by it, and where the references to the others stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bearers {
    pub(crate) own: Range<u32>,
    pub(crate) others: Range<u32>,
}

impl Bearers {
    pub(crate) fn is_empty(&self) -> bool {
        self.own.is_empty() && self.others.is_empty()
    }
}

impl Keys {
    pub(crate) fn read(table: &'static str, bytes: &[u8], layout: &Layout, places: usize) -> Result<Keys, AtlasError> {
        let map = layout.section(Section::Names);
        let fst =
            Fst::new(&bytes[map.clone()]).map_err(|error| AtlasError::new(table, 0, &error.to_string(), "a finite-state map of names"))?;
        let count = fst.len();
        let starts = Some(count.div_ceil(BLOCK));
        Ok(Keys {
            map,
            places,
            count,
            own: layout.column(table, Section::Own, Some(count))?,
            others: layout.column(table, Section::Others, Some(count))?,
            own_starts: layout.column(table, Section::OwnStarts, starts)?,
            other_starts: layout.column(table, Section::OtherStarts, starts)?,
            references: layout.column(table, Section::References, None)?,
        })
    }

    /// The map; none where there are no names.
    #[inline]
    pub(crate) fn map<'b>(&self, bytes: &'b [u8]) -> Option<Fst<&'b [u8]>> {
        if self.count == 0 { None } else { Fst::new(bytes.get(self.map.clone())?).ok() }
    }

    /// How many keys there are.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// Writes the letters of a key by its number; none where there is no such key.
    pub(crate) fn write_key(&self, bytes: &[u8], number: u32, key: &mut String) {
        let mut letters = std::mem::take(key).into_bytes();
        letters.clear();
        let known = self.map(bytes).is_some_and(|map| walk_to(&map, u64::from(number), &mut letters));
        *key = String::from_utf8(letters).ok().filter(|_| known).unwrap_or_default();
    }

    /// Reads all keys and says how many places are shown by them, and how many keys there are.
    pub(crate) fn verify(&self, bytes: &[u8]) -> Result<(usize, usize), AtlasError> {
        let wrong = |found: String, expected: &str| Err(AtlasError::new("the atlas", 0, &found, expected));
        let (mut owned, mut borne, mut number) = (0, 0, 0);
        if let Some(map) = self.map(bytes) {
            let mut keys = map.stream();
            while let Some((key, value)) = keys.next() {
                if value.value() != number || std::str::from_utf8(key).is_err() {
                    let found = format!("the key {:?} with number {}", String::from_utf8_lossy(key), value.value());
                    return wrong(found, &format!("a key of UTF-8 with number {number}"));
                }
                owned += self.own.get(bytes, number as usize) as usize;
                borne += self.others.get(bytes, number as usize) as usize;
                number += 1;
            }
        }
        if borne != self.references.len() {
            return wrong(format!("{} references", self.references.len()), &borne.to_string());
        }
        match (0..borne).map(|at| self.references.get(bytes, at)).find(|place| *place as usize >= self.places) {
            Some(place) => wrong(format!("a name of place {place}"), &format!("one of {} places", self.places)),
            None => Ok((owned, number as usize)),
        }
    }

    /// The number of exactly `key`, and whether any longer key goes on from it.
    pub(crate) fn find(&self, bytes: &[u8], key: &str) -> (Option<usize>, bool) {
        let Some(map) = self.map(bytes) else { return (None, false) };
        let mut node = map.root();
        let mut number = 0;
        for letter in key.bytes() {
            let Some(at) = node.find_input(letter) else { return (None, false) };
            let step = node.transition(at);
            number += step.out.value();
            node = map.node(step.addr);
        }
        let found = node.is_final().then(|| (number + node.final_output().value()) as usize);
        (found, !node.is_empty())
    }

    /// The places of a key.
    pub(crate) fn bearers(&self, bytes: &[u8], key: usize) -> Bearers {
        if key >= self.count {
            return Bearers::default();
        }
        let range = |counts: &Column, starts: &Column, most: usize| {
            let start = counts.sum_before(starts, bytes, key);
            let end = start.saturating_add(counts.get(bytes, key)).min(most as u32);
            start.min(end)..end
        };
        Bearers {
            own: range(&self.own, &self.own_starts, self.places),
            others: range(&self.others, &self.other_starts, self.references.len()),
        }
    }

    /// Those places one by one, the ones shown by the key first.
    pub(crate) fn places<'a>(&'a self, bytes: &'a [u8], bearers: &Bearers) -> impl Iterator<Item = PlaceIdx> + 'a {
        let others = bearers.others.clone().map(|at| self.references.get(bytes, at as usize));
        bearers.own.clone().chain(others).filter(|place| (*place as usize) < self.places).map(PlaceIdx)
    }

    /// The key a place is shown by.
    pub(crate) fn key_of(&self, bytes: &[u8], place: usize) -> String {
        let (mut low, mut high) = (0, self.own_starts.len());
        while low + 1 < high {
            let middle = low.midpoint(high);
            if self.own_starts.get(bytes, middle) as usize <= place { low = middle } else { high = middle }
        }
        let (mut key, mut before) = (low * BLOCK, self.own_starts.get(bytes, low) as usize);
        while key < self.count {
            before += self.own.get(bytes, key) as usize;
            if before > place {
                break;
            }
            key += 1;
        }
        let mut letters = String::new();
        self.write_key(bytes, key as u32, &mut letters);
        letters
    }
}

/// Writes the letters on the way to a number, which keys have in their order: the last step not beyond it is the one to take. As
/// `Fst::get_key_into`, which tries the steps one by one.
fn walk_to(map: &Fst<&[u8]>, mut number: u64, letters: &mut Vec<u8>) -> bool {
    let mut node = map.root();
    loop {
        if node.is_final() && node.final_output().value() == number {
            return true;
        }
        let (mut low, mut high) = (0, node.len());
        while low < high {
            let middle = low.midpoint(high);
            if node.transition(middle).out.value() <= number {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let Some(at) = low.checked_sub(1) else { return false };
        let step = node.transition(at);
        number -= step.out.value();
        letters.push(step.inp);
        node = map.node(step.addr);
    }
}
