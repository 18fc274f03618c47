//! Writes the table of places; the layout is described where it is read, in `casus_atlas::gazetteer`.

use std::collections::BTreeMap;

use casus_atlas::Feature;
use casus_atlas::Source;
use casus_atlas::gazetteer::{MAGIC, PER_DEGREE, SHOWN, SOURCE_SHIFT, WEAK, in_title_case};

use crate::Found;
use crate::names::{Index, is_weak, own_key};

/// The table's bytes.
pub fn write(places: &[Found], index: &Index, iso3_of: &BTreeMap<String, String>) -> Vec<u8> {
    let countries: Vec<&String> = iso3_of.keys().collect();
    let mut divisions: Vec<&str> = places.iter().map(|found| found.division.as_str()).filter(|name| is_short(name)).collect();
    divisions.sort_unstable();
    divisions.dedup();
    divisions.truncate(usize::from(u16::MAX) - 1);
    let aliases: Vec<u32> = index.keys.iter().flat_map(|(_, _, others)| others.iter().copied()).collect();

    let mut raw = Vec::new();
    for count in [places.len(), index.keys.len(), aliases.len(), divisions.len(), countries.len()] {
        raw.extend((count as u32).to_le_bytes());
    }
    raw.extend(countries.iter().flat_map(|iso2| iso3_of[*iso2].bytes()));
    for division in &divisions {
        push_short(&mut raw, division);
    }
    raw.extend(places.iter().map(|found| countries.binary_search(&&found.country).map_or(u8::MAX, |at| at as u8)));
    push_planes(&mut raw, 2, places.iter().map(|found| divisions.binary_search(&found.division.as_str()).map_or(0, |at| at as u32 + 1)));
    raw.extend(places.iter().map(|found| Feature::ALL.iter().position(|feature| *feature == found.feature).unwrap_or_default() as u8));
    raw.extend(places.iter().map(flags));
    push_planes(&mut raw, 3, places.iter().map(|found| ((found.point.lat + 90.0) * PER_DEGREE).round() as u32));
    push_planes(&mut raw, 3, places.iter().map(|found| ((found.point.lon + 180.0) * PER_DEGREE).round() as u32));
    push_planes(&mut raw, 4, places.iter().map(|found| found.population));
    push_planes(&mut raw, 4, places.iter().map(|found| found.number));
    let shown: Vec<&str> = places.iter().filter(|found| is_written_out(found)).map(|found| found.name.as_str()).collect();
    raw.extend(shown.iter().map(|name| name.len() as u8));
    raw.extend(shown.iter().flat_map(|name| name.bytes()));
    push_keys(&mut raw, index, &aliases);

    let mut bytes = MAGIC.to_vec();
    bytes.extend((raw.len() as u32).to_le_bytes());
    bytes.extend(miniz_oxide::deflate::compress_to_vec(&raw, 10));
    bytes
}

fn flags(found: &Found) -> u8 {
    let source = Source::ALL.iter().position(|source| *source == found.source).unwrap_or_default() as u8;
    let great_city = found.feature.is_settlement() && found.population >= 1_000_000;
    let weak = if is_weak(&own_key(found)) && !great_city { WEAK } else { 0 };
    let shown = if is_written_out(found) { SHOWN } else { 0 };
    weak | shown | (source << SOURCE_SHIFT)
}

fn is_written_out(found: &Found) -> bool {
    in_title_case(&own_key(found)) != found.name
}

fn is_short(text: &str) -> bool {
    !text.is_empty() && text.len() < 256
}

fn push_short(raw: &mut Vec<u8>, text: &str) {
    raw.push(text.len() as u8);
    raw.extend(text.bytes());
}

fn push_planes(raw: &mut Vec<u8>, width: usize, numbers: impl Iterator<Item = u32> + Clone) {
    for plane in 0..width {
        raw.extend(numbers.clone().map(|number| (number >> (8 * plane)) as u8));
    }
}

fn push_keys(raw: &mut Vec<u8>, index: &Index, aliases: &[u32]) {
    let mut before = "";
    let mut cuts = Vec::with_capacity(index.keys.len());
    for (key, _, _) in &index.keys {
        let shared = before.bytes().zip(key.bytes()).take_while(|(a, b)| a == b).count().min(255);
        cuts.push((0..=shared).rev().find(|cut| key.is_char_boundary(*cut)).unwrap_or_default());
        before = key;
    }
    raw.extend(cuts.iter().map(|cut| *cut as u8));
    raw.extend(index.keys.iter().zip(&cuts).map(|((key, _, _), cut)| (key.len() - cut) as u8));
    push_planes(raw, 2, index.keys.iter().map(|(_, own, _)| *own));
    push_planes(raw, 2, index.keys.iter().map(|(_, _, others)| others.len() as u32));
    push_planes(raw, 3, aliases.iter().copied());
    for ((key, _, _), cut) in index.keys.iter().zip(&cuts) {
        raw.extend(key[*cut..].bytes());
    }
}
