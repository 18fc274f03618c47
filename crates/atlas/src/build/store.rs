//! What is known of all places, packed so that a million of them fit into a small machine.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use crate::place::{Feature, Point, Source};

/// Points are kept as so many steps of a degree.
pub(super) const STEPS: f64 = 100_000.0;

/// Names and keys have no more bytes than this.
pub(super) const MOST: usize = u8::MAX as usize;

/// One place.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) source: Source,
    pub(super) feature: Feature,
    pub(super) country: u16,
    pub(super) division: u32,
    pub(super) number: u32,
    pub(super) geonames: u32,
    pub(super) population: u32,
    pub(super) other_names: u16,
    /// Other names told by a table of its own, which repeats what the place's own line has.
    pub(super) alternates: u16,
    lat: i32,
    lon: i32,
    shown: Text,
}

/// A short text in an arena.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    at: u32,
    length: u8,
}

impl Row {
    pub(super) fn point(&self) -> Point {
        Point { lat: f64::from(self.lat) / STEPS, lon: f64::from(self.lon) / STEPS }
    }

    pub(super) fn move_to(&mut self, point: Point) {
        (self.lat, self.lon) = ((point.lat * STEPS).round() as i32, (point.lon * STEPS).round() as i32);
    }
}

/// Places, their keys, and where each key leads.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub(super) rows: Vec<Row>,
    /// Names to show.
    shown: String,
    /// Keys, each behind its length.
    keys: Vec<u8>,
    /// Where a key stands in `keys`, and whose it is.
    pub(super) pairs: Vec<(u32, u32)>,
    pub(super) by_geonames: HashMap<u32, u32>,
    /// The last entry in `chain` for the hash of a country and a key.
    heads: HashMap<u64, u32, Unhashed>,
    /// A place of that country and key, and the entry before.
    chain: Vec<(u32, u32)>,
}

const END: u32 = u32::MAX;

impl Store {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn push(&mut self, mut row: Row, name: &str) -> u32 {
        row.shown = self.keep(name);
        self.rows.push(row);
        self.rows.len() as u32 - 1
    }

    pub(super) fn shown(&self, at: u32) -> &str {
        let Text { at, length } = self.rows[at as usize].shown;
        &self.shown[at as usize..at as usize + length as usize]
    }

    pub(super) fn rename(&mut self, at: u32, name: &str) {
        self.rows[at as usize].shown = self.keep(name);
    }

    /// Keeps a name of at most [`MOST`] bytes.
    fn keep(&mut self, name: &str) -> Text {
        let at = self.shown.len() as u32;
        self.shown.push_str(name);
        Text { at, length: name.len() as u8 }
    }

    /// Says that a place may be looked up by a key; not so by one of more than [`MOST`] bytes.
    pub(super) fn add_key(&mut self, at: u32, key: &str) {
        let Ok(length) = u8::try_from(key.len()) else { return };
        self.pairs.push((self.keys.len() as u32, at));
        self.keys.push(length);
        self.keys.extend(key.bytes());
    }

    /// The key that stands there.
    pub(super) fn key(&self, at: u32) -> &[u8] {
        let at = at as usize;
        &self.keys[at + 1..at + 1 + self.keys[at] as usize]
    }

    /// Says that a place of this country is known by this key.
    pub(super) fn add_known(&mut self, country: u16, key: &str, at: u32) {
        if self.known(country, key).any(|known| known == at) {
            return;
        }
        let entry = self.chain.len() as u32;
        let before = self.heads.insert(hash(country, key), entry).unwrap_or(END);
        self.chain.push((at, before));
    }

    /// The places of this country that are known by this key, the first known last.
    pub(super) fn known(&self, country: u16, key: &str) -> impl Iterator<Item = u32> + '_ {
        let mut entry = self.heads.get(&hash(country, key)).copied().unwrap_or(END);
        std::iter::from_fn(move || {
            let (place, before) = *self.chain.get(entry as usize)?;
            entry = before;
            Some(place)
        })
    }

    pub(super) fn points_of(&self, country: u16) -> impl Iterator<Item = Point> + '_ {
        self.rows.iter().filter(move |row| row.country == country).map(Row::point)
    }

    /// Frees what is needed for merging only.
    pub(super) fn forget_known(&mut self) {
        (self.heads, self.chain, self.by_geonames) = Default::default();
    }
}

/// A row without a name, to be pushed with one.
pub(super) fn row(source: Source, feature: Feature, country: u16, point: Point) -> Row {
    let shown = Text { at: 0, length: 0 };
    let mut row = Row {
        source,
        feature,
        country,
        division: 0,
        number: 0,
        geonames: 0,
        population: 0,
        other_names: 0,
        alternates: 0,
        lat: 0,
        lon: 0,
        shown,
    };
    row.move_to(point);
    row
}

/// FNV-1a, then mixed: the same on every run.
fn hash(country: u16, key: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = key.bytes().fold(country.to_le_bytes().into_iter().fold(0xcbf2_9ce4_8422_2325, step), step);
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Keys of the map are hashes already.
#[derive(Debug, Default, Clone, Copy)]
struct Unhashed(u64);

impl BuildHasher for Unhashed {
    type Hasher = Unhashed;
    fn build_hasher(&self) -> Unhashed {
        Unhashed(0)
    }
}

impl Hasher for Unhashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}
