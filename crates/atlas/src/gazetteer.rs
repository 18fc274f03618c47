//! The generated table of places (`places.bin`): columns of plain bytes, deflated. Written by `casus-build-atlas`.
//!
//! Layout after the magic line: raw length (u32, little endian), then the deflated columns: numbers of places, keys, alias references,
//! divisions and countries (u32 each); the countries' codes; the divisions' names; the columns of the places; the names to show that
//! are not simply their key in title case; the keys, each as the length it shares with the one before, and the rest.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::error::AtlasError;
use crate::keys;
use crate::names::SortedKeys;
use crate::place::{Feature, Iso3, Place, Point, Source};

pub(crate) const TABLE: &str = "places.bin";
/// The first bytes of the table; the number rises with every change of the layout.
pub const MAGIC: &[u8] = b"casus-places 1\n";
/// Bits of a place's flags: weak name, name to show written out; the source's code stands above them.
pub const WEAK: u8 = 1;
/// See [`WEAK`].
pub const SHOWN: u8 = 2;
/// See [`WEAK`].
pub const SOURCE_SHIFT: u8 = 4;
/// Points are kept as whole thousandths of a degree (110 m) from the south pole and the date line.
pub const PER_DEGREE: f64 = 1_000.0;
/// No table may unfold to more than this.
pub(crate) const LIMIT: usize = 64 << 20;

/// The generated places: the columns as they were inflated, and the places made of them when first asked for, since a reader of reports
/// needs a few thousand of them and making all would take longer than all the rest.
#[derive(Debug, Default)]
pub(crate) struct Gazetteer {
    raw: Vec<u8>,
    countries: Vec<Option<Iso3>>,
    divisions: Vec<Arc<str>>,
    columns: PlaceColumns,
    /// Where in `raw` the name to show stands, for places that have it written out; empty otherwise.
    shown: Vec<Range<u32>>,
    /// The key each place is shown by.
    primaries: Vec<u32>,
    made: Vec<OnceLock<Box<Place>>>,
}

/// Reads the table; empty bytes are a table without places.
pub(crate) fn read(bytes: &[u8]) -> Result<(Gazetteer, SortedKeys), AtlasError> {
    if bytes.is_empty() {
        return Ok((Gazetteer::default(), SortedKeys::default()));
    }
    let raw = inflate(bytes)?;
    let mut columns = Columns { raw: &raw, at: 0 };
    let [places, keys, aliases, divisions, countries] = columns.numbers()?;
    let countries = columns.bytes(countries, 3)?.chunks_exact(3).map(|code| Iso3::new(&String::from_utf8_lossy(code))).collect();
    let divisions = (0..divisions).map(|_| columns.short_text().map(Arc::from)).collect::<Result<Vec<Arc<str>>, _>>()?;
    let table = PlaceColumns::read(&mut columns, places)?;
    let shown = read_shown(&mut columns, &raw[table.flags.clone()])?;
    let (names, primaries) = keys::read(&mut columns, keys, places, aliases)?;
    let made = std::iter::repeat_with(OnceLock::new).take(places).collect();
    Ok((Gazetteer { countries, divisions, columns: table, shown, primaries, made, raw }, names))
}

/// Where the names stand that are written out: all their lengths first, then all their letters.
fn read_shown(columns: &mut Columns<'_>, flags: &[u8]) -> Result<Vec<Range<u32>>, AtlasError> {
    let count = flags.iter().filter(|flags| **flags & SHOWN != 0).count();
    let lengths = columns.bytes(count, 1)?;
    let total = lengths.iter().map(|length| *length as usize).sum();
    let text = columns.take(total, 1)?;
    let (mut lengths, mut at) = (lengths.iter(), text.start as u32);
    let one = |flags: &u8| {
        let length = if flags & SHOWN == 0 { 0 } else { lengths.next().copied().unwrap_or(0) };
        at += u32::from(length);
        at - u32::from(length)..at
    };
    Ok(flags.iter().map(one).collect())
}

impl Gazetteer {
    pub(crate) fn len(&self) -> usize {
        self.made.len()
    }

    /// The place, made now if nobody asked for it before.
    pub(crate) fn place(&self, at: usize, names: &SortedKeys) -> &Place {
        self.made[at].get_or_init(|| Box::new(self.make(at, names)))
    }

    /// Tells a generated place what a written row knows better: of a division its point, how far it reaches and whether its name is a
    /// common word, of an airfield whether it is a base.
    pub(crate) fn correct(&mut self, at: usize, names: &SortedKeys, written: &Place) {
        let place = self.make(at, names);
        // a row for "Unity State" does not tell that bare "Unity" is the state
        let same_name = crate::fold(&written.name) == crate::fold(&place.name);
        let weak = written.weak || place.weak && !same_name;
        let corrected = match place.feature {
            Feature::Admin1 | Feature::Admin2 => Place { point: written.point, radius_km: written.radius_km, weak, ..place },
            Feature::Airfield | Feature::Base => Place { feature: written.feature, radius_km: written.radius_km, ..place },
            _ => return,
        };
        self.made[at] = OnceLock::from(Box::new(corrected));
    }

    fn make(&self, at: usize, names: &SortedKeys) -> Place {
        let columns = &self.columns;
        let flags = self.raw[columns.flags.start + at];
        let number = |planes: &Range<usize>| from_planes(&self.raw[planes.clone()], self.len(), at);
        let source = Source::ALL.get((flags >> SOURCE_SHIFT) as usize).copied().unwrap_or(Source::Casus);
        let (lat, lon) = (number(&columns.lat), number(&columns.lon));
        let point = Point { lat: (f64::from(lat) / PER_DEGREE - 90.0).min(90.0), lon: (f64::from(lon) / PER_DEGREE - 180.0).min(180.0) };
        let country = self.countries.get(self.raw[columns.country.start + at] as usize).copied().flatten();
        let shown = &self.raw[self.shown[at].start as usize..self.shown[at].end as usize];
        let name = if shown.is_empty() {
            in_title_case(names.key(self.primaries[at] as usize))
        } else {
            String::from_utf8_lossy(shown).into_owned()
        };
        Place {
            id: made_id(source, number(&columns.number), country, lat, lon),
            name,
            feature: Feature::ALL.get(self.raw[columns.feature.start + at] as usize).copied().unwrap_or(Feature::Site),
            country,
            admin1: (number(&columns.division) as usize).checked_sub(1).and_then(|division| self.divisions.get(division).cloned()),
            point: Some(point),
            radius_km: 0.0,
            population: number(&columns.population),
            weak: flags & WEAK != 0,
            source,
        }
    }
}

fn inflate(bytes: &[u8]) -> Result<Vec<u8>, AtlasError> {
    let body = bytes
        .strip_prefix(MAGIC)
        .ok_or_else(|| AtlasError::new(TABLE, 0, &String::from_utf8_lossy(&bytes[..bytes.len().min(16)]), "a table of places, layout 1"))?;
    let (length, body) = body.split_first_chunk().ok_or_else(too_short)?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > LIMIT {
        return Err(AtlasError::new(TABLE, 0, &length.to_string(), format!("a length of at most {LIMIT} bytes")));
    }
    let raw = miniz_oxide::inflate::decompress_to_vec_with_limit(body, length)
        .map_err(|error| AtlasError::new(TABLE, 0, &format!("{:?}", error.status), "a whole deflate stream"))?;
    if raw.len() == length { Ok(raw) } else { Err(too_short()) }
}

pub(crate) fn too_short() -> AtlasError {
    AtlasError::new(TABLE, 0, "the end of the table", "more bytes")
}

/// The inflated bytes and how far they are read.
pub(crate) struct Columns<'a> {
    raw: &'a [u8],
    at: usize,
}

impl<'a> Columns<'a> {
    /// Where the next `count` values of `width` bytes stand.
    fn take(&mut self, count: usize, width: usize) -> Result<Range<usize>, AtlasError> {
        let end = count.checked_mul(width).and_then(|length| self.at.checked_add(length)).filter(|end| *end <= self.raw.len());
        let taken = self.at..end.ok_or_else(too_short)?;
        self.at = taken.end;
        Ok(taken)
    }

    pub(crate) fn bytes(&mut self, count: usize, width: usize) -> Result<&'a [u8], AtlasError> {
        Ok(&self.raw[self.take(count, width)?])
    }

    fn numbers<const N: usize>(&mut self) -> Result<[usize; N], AtlasError> {
        let bytes = self.bytes(N, 4)?;
        Ok(std::array::from_fn(|at| u32::from_le_bytes([bytes[4 * at], bytes[4 * at + 1], bytes[4 * at + 2], bytes[4 * at + 3]]) as usize))
    }

    fn short_text(&mut self) -> Result<&'a str, AtlasError> {
        let length = self.bytes(1, 1)?[0];
        as_text(self.bytes(length as usize, 1)?)
    }

    /// `count` numbers whose lowest bytes come first, then the next higher ones.
    pub(crate) fn planes(&mut self, count: usize, width: usize) -> Result<impl Fn(usize) -> u32 + use<'a>, AtlasError> {
        let bytes = self.bytes(count, width)?;
        Ok(move |at| from_planes(bytes, count, at))
    }
}

pub(crate) fn as_text(bytes: &[u8]) -> Result<&str, AtlasError> {
    std::str::from_utf8(bytes).map_err(|_| AtlasError::new(TABLE, 0, &String::from_utf8_lossy(bytes), "UTF-8"))
}

fn from_planes(planes: &[u8], count: usize, at: usize) -> u32 {
    let mut number = 0;
    let mut place = at;
    let mut shift = 0;
    while let Some(byte) = planes.get(place) {
        number |= u32::from(*byte) << shift;
        place += count;
        shift += 8;
    }
    number
}

/// Where the columns of the places stand.
#[derive(Debug, Default)]
struct PlaceColumns {
    country: Range<usize>,
    division: Range<usize>,
    feature: Range<usize>,
    flags: Range<usize>,
    lat: Range<usize>,
    lon: Range<usize>,
    population: Range<usize>,
    number: Range<usize>,
}

impl PlaceColumns {
    fn read(columns: &mut Columns<'_>, places: usize) -> Result<PlaceColumns, AtlasError> {
        Ok(PlaceColumns {
            country: columns.take(places, 1)?,
            division: columns.take(places, 2)?,
            feature: columns.take(places, 1)?,
            flags: columns.take(places, 1)?,
            lat: columns.take(places, 3)?,
            lon: columns.take(places, 3)?,
            population: columns.take(places, 4)?,
            number: columns.take(places, 4)?,
        })
    }
}

/// Places without a number are known by country and point: `geonames-at:SYR,34.890,35.887`.
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

/// `,-34.890` from thousandths of a degree; much faster than printing a float.
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
