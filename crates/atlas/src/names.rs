//! The names of the hand-written tables; those of the generated places are in [`Keys`](crate::keys::Keys).

use std::ops::Range;

use crate::actor::{ActorIdx, Spelling};
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
    /// Whether the actor lets others bear the name first.
    pub(crate) yields: bool,
}

impl Entry {
    /// In whatever case the name is written.
    pub(crate) fn new(sense: Sense) -> Entry {
        Entry { sense, exact: None, yields: false }
    }

    /// As a table writes the name.
    pub(crate) fn written(sense: Sense, name: &Spelling<'_>) -> Entry {
        Entry { sense, exact: name.exact_case.then(|| name.name.into()), yields: name.yields }
    }
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

/// All names of the hand-written tables, in the order of their keys.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The letters of the keys, wherever they were added.
    letters: String,
    keys: Vec<Key>,
    /// What each key stands for, key by key.
    entries: Vec<Entry>,
    heads: Heads,
}

/// Where the letters of a key stand, and where its entries end.
#[derive(Debug)]
struct Key {
    letters: Range<u32>,
    end: u32,
}

/// Names while tables are read, in the order in which they are told.
#[derive(Debug, Default)]
pub(crate) struct Told {
    letters: String,
    all: Vec<(Range<u32>, Entry)>,
}

impl Told {
    /// Tells what the name of this key, folded by the caller, stands for; no key is no name.
    pub(crate) fn add(&mut self, key: &str, entry: Entry) {
        if key.is_empty() {
            return;
        }
        let start = self.letters.len() as u32;
        self.letters.push_str(key);
        self.all.push((start..self.letters.len() as u32, entry));
    }

    /// All that was told, ready to be found: what a key stands for is in the order in which it was told, each once.
    pub(crate) fn sorted(self) -> Names {
        let letters = self.letters;
        let text = |range: &Range<u32>| &letters[range.start as usize..range.end as usize];
        let mut all: Vec<_> = self.all.into_iter().map(|(key, entry)| (head(text(&key)), key, entry)).collect();
        // what begins later was told later
        all.sort_unstable_by(|(a, one, _), (b, other, _)| {
            a.cmp(b).then_with(|| text(one).cmp(text(other))).then_with(|| one.start.cmp(&other.start))
        });
        let (mut keys, mut heads) = (Vec::<Key>::with_capacity(all.len()), Heads::with_capacity(all.len()));
        let mut entries: Vec<Entry> = Vec::with_capacity(all.len());
        let mut begin = 0;
        for (_, key, entry) in all {
            if keys.last().is_none_or(|last| text(&last.letters) != text(&key)) {
                begin = entries.len();
                heads.push(text(&key));
                keys.push(Key { letters: key, end: 0 });
            }
            match entries[begin..].iter_mut().find(|known| known.sense == entry.sense) {
                Some(known) if entry.exact.is_none() => known.exact = None,
                Some(_) => {}
                None => entries.push(entry),
            }
            if let Some(last) = keys.last_mut() {
                last.end = entries.len() as u32;
            }
        }
        Names { letters, keys, entries, heads }
    }
}

impl Names {
    /// Names that several actors bear without yielding, each with its bearers and the letters where their case matters.
    pub(crate) fn shared(&self) -> impl Iterator<Item = (&str, Vec<(ActorIdx, Option<&str>)>)> {
        let bearer = |entry: &Entry| matches!(entry.sense, Sense::Actor(_)) && !entry.yields;
        let several = move |(_, entries): &(&str, &[Entry])| entries.len() > 1 && entries.iter().filter(|entry| bearer(entry)).count() > 1;
        self.all().filter(several).map(|(key, entries)| {
            let bearers = entries.iter().filter_map(|entry| match entry.sense {
                Sense::Actor(actor) if !entry.yields => Some((actor, entry.exact.as_deref())),
                _ => None,
            });
            (key, bearers.collect())
        })
    }

    /// Everything that `key` stands for, and whether any longer key goes on from it.
    pub(crate) fn find(&self, key: &str) -> (&[Entry], bool) {
        let mut at = self.heads.search(key, |at| self.key(at));
        let mut entries: &[Entry] = &[];
        if self.heads.may_be(at, key) && self.key(at) == key {
            entries = self.entries(at);
            at += 1;
        }
        (entries, self.heads.may_begin(at, key) && self.key(at).starts_with(key))
    }

    /// All keys with what they stand for.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &[Entry])> {
        (0..self.keys.len()).map(|at| (self.key(at), self.entries(at)))
    }

    /// Key number `at`.
    pub(crate) fn key(&self, at: usize) -> &str {
        let letters = &self.keys[at].letters;
        &self.letters[letters.start as usize..letters.end as usize]
    }

    /// What key number `at` stands for.
    pub(crate) fn entries(&self, at: usize) -> &[Entry] {
        let start = at.checked_sub(1).map_or(0, |before| self.keys[before].end as usize);
        &self.entries[start..self.keys[at].end as usize]
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
