//! The generated table of places (`places.bin`): columns of plain bytes, deflated. Written by `casus-build-atlas`.
//!
//! Layout after the magic line: raw length (u32, little endian), then the deflated columns: numbers of places, keys, alias references,
//! divisions and countries (u32 each); the countries' codes; the divisions' names; the columns of the places; the names to show that
//! are not simply their key in title case; the keys, each as the length it shares with the one before, and the rest.

use std::sync::Arc;

use crate::error::AtlasError;
use crate::names::SortedKeys;
use crate::place::{Feature, Iso3, Place, PlaceIdx, Point, Source};

const TABLE: &str = "places.bin";
/// The first bytes of the table; the number rises with every change of the layout.
pub const MAGIC: &[u8] = b"casus-places 1\n";
/// Bits of a place's flags: weak name, name to show written out; the source's code stands above them.
pub const WEAK: u8 = 1;
/// See [`WEAK`].
pub const SHOWN: u8 = 2;
/// See [`WEAK`].
pub const SOURCE_SHIFT: u8 = 4;
/// Points are kept as whole ten-thousandths of a degree (11 m) from the south pole and the date line.
pub const PER_DEGREE: f64 = 10_000.0;
/// No table may unfold to more than this.
const LIMIT: usize = 64 << 20;

/// Reads the table; empty bytes are a table without places.
pub(crate) fn read(bytes: &[u8]) -> Result<(Vec<Place>, SortedKeys), AtlasError> {
    if bytes.is_empty() {
        return Ok((Vec::new(), SortedKeys::default()));
    }
    let raw = inflate(bytes)?;
    let mut columns = Columns { rest: &raw };
    let [places, keys, aliases, divisions, countries] = columns.numbers()?;
    let countries: Vec<Option<Iso3>> =
        columns.take(countries, 3)?.chunks_exact(3).map(|code| Iso3::new(&String::from_utf8_lossy(code))).collect();
    let divisions = (0..divisions).map(|_| columns.short_text().map(Arc::from)).collect::<Result<Vec<Arc<str>>, _>>()?;
    let table = PlaceColumns::read(&mut columns, places)?;
    let mut shown = Vec::with_capacity(places);
    for flags in table.flags {
        shown.push(if flags & SHOWN == 0 { "" } else { columns.short_text()? });
    }
    let (names, primaries) = read_keys(&mut columns, keys, places, aliases)?;
    let made = (0..places).map(|at| table.place(at, &countries, &divisions, shown[at], primaries[at], &names)).collect();
    Ok((made, names))
}

fn inflate(bytes: &[u8]) -> Result<Vec<u8>, AtlasError> {
    let body = bytes.strip_prefix(MAGIC).ok_or_else(|| {
        AtlasError::new(TABLE, 0, &String::from_utf8_lossy(&bytes[..bytes.len().min(16)]), "a table of places, layout 1")
    })?;
    let (length, body) = body.split_first_chunk().ok_or_else(too_short)?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > LIMIT {
        return Err(AtlasError::new(TABLE, 0, &length.to_string(), format!("a length of at most {LIMIT} bytes")));
    }
    let raw = miniz_oxide::inflate::decompress_to_vec_with_limit(body, length)
        .map_err(|error| AtlasError::new(TABLE, 0, &format!("{:?}", error.status), "a whole deflate stream"))?;
    if raw.len() == length { Ok(raw) } else { Err(too_short()) }
}

fn too_short() -> AtlasError {
    AtlasError::new(TABLE, 0, "the end of the table", "more bytes")
}

/// What is left to read.
struct Columns<'a> {
    rest: &'a [u8],
}

impl<'a> Columns<'a> {
    fn take(&mut self, count: usize, width: usize) -> Result<&'a [u8], AtlasError> {
        let bytes = count.checked_mul(width).and_then(|length| self.rest.split_at_checked(length));
        let (taken, rest) = bytes.ok_or_else(too_short)?;
        self.rest = rest;
        Ok(taken)
    }

    fn numbers<const N: usize>(&mut self) -> Result<[usize; N], AtlasError> {
        let bytes = self.take(N, 4)?;
        Ok(std::array::from_fn(|at| u32::from_le_bytes([bytes[4 * at], bytes[4 * at + 1], bytes[4 * at + 2], bytes[4 * at + 3]]) as usize))
    }

    fn short_text(&mut self) -> Result<&'a str, AtlasError> {
        let length = self.take(1, 1)?[0];
        as_text(self.take(length as usize, 1)?)
    }

    /// `count` numbers whose lowest bytes come first, then the next higher ones.
    fn planes(&mut self, count: usize, width: usize) -> Result<Planes<'a>, AtlasError> {
        Ok(Planes { bytes: self.take(count, width)?, count })
    }
}

fn as_text(bytes: &[u8]) -> Result<&str, AtlasError> {
    std::str::from_utf8(bytes).map_err(|_| AtlasError::new(TABLE, 0, &String::from_utf8_lossy(bytes), "UTF-8"))
}

#[derive(Clone, Copy)]
struct Planes<'a> {
    bytes: &'a [u8],
    count: usize,
}

impl Planes<'_> {
    fn get(&self, at: usize) -> u32 {
        let mut number = 0;
        let mut place = at;
        let mut shift = 0;
        while let Some(byte) = self.bytes.get(place) {
            number |= u32::from(*byte) << shift;
            place += self.count;
            shift += 8;
        }
        number
    }
}

struct PlaceColumns<'a> {
    country: &'a [u8],
    division: Planes<'a>,
    feature: &'a [u8],
    flags: &'a [u8],
    lat: Planes<'a>,
    lon: Planes<'a>,
    population: Planes<'a>,
    number: Planes<'a>,
}

impl<'a> PlaceColumns<'a> {
    fn read(columns: &mut Columns<'a>, places: usize) -> Result<PlaceColumns<'a>, AtlasError> {
        Ok(PlaceColumns {
            country: columns.take(places, 1)?,
            division: columns.planes(places, 2)?,
            feature: columns.take(places, 1)?,
            flags: columns.take(places, 1)?,
            lat: columns.planes(places, 3)?,
            lon: columns.planes(places, 3)?,
            population: columns.planes(places, 4)?,
            number: columns.planes(places, 4)?,
        })
    }

    fn place(&self, at: usize, countries: &[Option<Iso3>], divisions: &[Arc<str>], shown: &str, key: u32, names: &SortedKeys) -> Place {
        let source = Source::ALL.get((self.flags[at] >> SOURCE_SHIFT) as usize).copied().unwrap_or(Source::Casus);
        let (lat, lon) = (self.lat.get(at), self.lon.get(at));
        let point =
            Point { lat: (f64::from(lat) / PER_DEGREE - 90.0).min(90.0), lon: (f64::from(lon) / PER_DEGREE - 180.0).min(180.0) };
        let country = countries.get(self.country[at] as usize).copied().flatten();
        let name = if shown.is_empty() { in_title_case(names.key(key as usize)) } else { shown.to_owned() };
        Place {
            id: made_id(source, self.number.get(at), country, lat, lon),
            name,
            feature: Feature::ALL.get(self.feature[at] as usize).copied().unwrap_or(Feature::Site),
            country,
            admin1: (self.division.get(at) as usize).checked_sub(1).and_then(|division| divisions.get(division).cloned()),
            point: Some(point),
            radius_km: 0.0,
            population: self.population.get(at),
            weak: self.flags[at] & WEAK != 0,
            source,
        }
    }
}

/// Places without a number are known by country and point: `geonames-at:SYR,34.8900,35.8870`.
fn made_id(source: Source, number: u32, country: Option<Iso3>, lat: u32, lon: u32) -> String {
    let mut id = String::with_capacity(32);
    id.push_str(source.prefix());
    id.push(':');
    if source == Source::Airports {
        id.push_str(&String::from_utf8_lossy(&number.to_be_bytes()));
    } else if number > 0 {
        id.push_str(&number.to_string());
    } else {
        id.push_str(country.as_ref().map_or("", |country| country.as_str()));
        push_degrees(&mut id, lat, 90);
        push_degrees(&mut id, lon, 180);
    }
    id
}

/// `,-34.8900` from ten-thousandths of a degree; much faster than printing a float.
fn push_degrees(id: &mut String, degrees: u32, offset: i64) {
    let whole = PER_DEGREE as i64;
    let degrees = i64::from(degrees) - offset * whole;
    id.push_str(if degrees < 0 { ",-" } else { "," });
    let degrees = degrees.unsigned_abs() as u32;
    id.push_str(&(degrees / whole as u32).to_string());
    let rest = (degrees % whole as u32 + whole as u32).to_string();
    id.push('.');
    id.push_str(&rest[1..]);
}

/// `deir al zor` as `Deir Al Zor`: how most names are shown.
pub fn in_title_case(key: &str) -> String {
    let mut shown = key.to_owned();
    let mut start = 0;
    while start < shown.len() {
        if let Some(word) = shown.get_mut(start..start + 1) {
            word.make_ascii_uppercase();
        }
        start = shown[start..].find(' ').map_or(shown.len(), |at| start + at + 1);
    }
    shown
}

/// Reads the keys; also tells for each place the key it is shown by (places come in the order of those keys).
fn read_keys(columns: &mut Columns<'_>, keys: usize, places: usize, aliases: usize) -> Result<(SortedKeys, Vec<u32>), AtlasError> {
    let shared = columns.take(keys, 1)?;
    let lengths = columns.take(keys, 1)?;
    let own_counts = columns.planes(keys, 2)?;
    let alias_counts = columns.planes(keys, 2)?;
    let references = columns.planes(aliases, 3)?;
    let total = lengths.iter().map(|length| *length as usize).sum();
    let mut suffixes = as_text(columns.take(total, 1)?)?;
    let mut names = SortedKeys {
        text: String::with_capacity(total * 2),
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
        suffixes = rest;
        names.starts.push(start as u32);
        names.place_starts.push(names.places.len() as u32);
        for _ in 0..own_counts.get(key).min((places - primaries.len()) as u32) {
            names.places.push(PlaceIdx(primaries.len() as u32));
            primaries.push(key as u32);
        }
        for _ in 0..(alias_counts.get(key) as usize).min(aliases - alias) {
            let reference = references.get(alias);
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
