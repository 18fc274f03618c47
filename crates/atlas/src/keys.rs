//! Reads the keys of the generated table of places.

use crate::error::AtlasError;
use crate::gazetteer::{Columns, LIMIT, TABLE, as_text, too_short};
use crate::names::{Heads, SortedKeys};
use crate::place::PlaceIdx;

/// Reads the keys; also tells for each place the key it is shown by (places come in the order of those keys).
pub(crate) fn read(columns: &mut Columns<'_>, keys: usize, places: usize, aliases: usize) -> Result<(SortedKeys, Vec<u32>), AtlasError> {
    let shared = columns.bytes(keys, 1)?;
    let lengths = columns.bytes(keys, 1)?;
    let own_counts = columns.planes(keys, 2)?;
    let alias_counts = columns.planes(keys, 2)?;
    let references = columns.planes(aliases, 3)?;
    let total = lengths.iter().map(|length| *length as usize).sum();
    let mut suffixes = as_text(columns.bytes(total, 1)?)?;
    let mut names = SortedKeys {
        text: String::with_capacity(total * 2),
        heads: Heads::with_capacity(keys),
        starts: Vec::with_capacity(keys + 1),
        place_starts: Vec::with_capacity(keys + 1),
        places: Vec::with_capacity(places + aliases),
    };
    let mut primaries = Vec::with_capacity(places);
    let (mut before, mut alias) = (0, 0);
    for key in 0..keys {
        let start = names.text.len();
        let cut = suffixes.split_at_checked(lengths[key] as usize);
        let (suffix, rest) = cut.ok_or_else(too_short)?;
        let head = before..before + shared[key] as usize;
        if head.end > start || names.text.get(head.clone()).is_none() || names.text.len() > LIMIT {
            return Err(AtlasError::new(TABLE, 0, suffix, "a key that shares no more than the one before has"));
        }
        names.text.extend_from_within(head);
        names.text.push_str(suffix);
        names.heads.push(&names.text[start..]);
        suffixes = rest;
        names.starts.push(start as u32);
        names.place_starts.push(names.places.len() as u32);
        for _ in 0..own_counts(key).min((places - primaries.len()) as u32) {
            names.places.push(PlaceIdx(primaries.len() as u32));
            primaries.push(key as u32);
        }
        for _ in 0..(alias_counts(key) as usize).min(aliases - alias) {
            let reference = references(alias);
            alias += 1;
            if (reference as usize) < places {
                names.places.push(PlaceIdx(reference));
            }
        }
        before = start;
    }
    names.starts.push(names.text.len() as u32);
    names.place_starts.push(names.places.len() as u32);
    if primaries.len() == places { Ok((names, primaries)) } else { Err(too_short()) }
}
