//! The generated places: read from the layout of a compiled atlas, made when first asked for.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::error::AtlasError;
use crate::keys::{Bearers, Keys};
use crate::layout::{BLOCK, Bytes, Column, Layout, Section};
use crate::place::{Feature, Iso3, Place, PlaceIdx, Point, Source};

pub(crate) const TABLE: &str = "places.bin";
/// The first bytes of a compiled atlas that is deflated, as the program carries it; its length (u32, little endian) follows.
pub const DEFLATED: &[u8] = b"casus-places 2\n";
/// Bits of a place's flags: its name is weak evidence; it is there; the source's number stands above them.
pub const WEAK: u32 = 1;
/// See [`WEAK`].
pub const PRESENT: u32 = 2;
/// See [`WEAK`].
pub const SOURCE_SHIFT: u32 = 4;
/// Places without a number are known by their point in whole thousandths of a degree.
const ID_STEPS: f64 = 1_000.0;
/// No table may unfold to more than this.
const LIMIT: usize = 128 << 20;
/// Places are made room for by so many.
const ROOM: usize = 256;

type Made = Box<[OnceLock<Box<Place>>]>;

/// The generated places and their names. Places are made of their columns when first asked for, since a reader of reports needs a few
/// thousand of them and making all would take longer than all the rest.
#[derive(Debug, Default)]
pub(crate) struct Gazetteer {
    bytes: Bytes,
    meta: Range<usize>,
    pub(crate) keys: Keys,
    len: usize,
    steps: f64,
    countries: Vec<Option<Iso3>>,
    columns: PlaceColumns,
    made: Vec<OnceLock<Made>>,
    corrections: HashMap<usize, Correction>,
}

/// What a written row knows better of a generated place than its source.
#[derive(Debug)]
struct Correction {
    /// The key of the name that the row has.
    key: String,
    weak: bool,
    feature: Feature,
    point: Option<Point>,
    radius_km: f32,
}

/// Reads the table inside the program, deflated or not; no bytes are an atlas without places.
pub(crate) fn read_table(bytes: &[u8]) -> Result<Gazetteer, AtlasError> {
    match bytes {
        [] => Ok(Gazetteer::default()),
        _ if bytes.starts_with(DEFLATED) => read(TABLE, Bytes::new(inflate(TABLE, bytes)?)),
        _ => read(TABLE, Bytes::new(bytes.to_vec())),
    }
}

/// Reads a compiled atlas where it lies.
pub(crate) fn read(table: &'static str, bytes: Bytes) -> Result<Gazetteer, AtlasError> {
    let layout = Layout::read(table, bytes.as_slice())?;
    let raw = bytes.as_slice();
    let len = layout.column(table, Section::Flags, None)?.len();
    let columns = PlaceColumns::read(table, &layout, len)?;
    let keys = Keys::read(table, raw, &layout, len)?;
    let countries = raw[layout.section(Section::Countries)].chunks_exact(3).map(|code| Iso3::new(&String::from_utf8_lossy(code))).collect();
    let steps = f64::from(layout.column(table, Section::Steps, Some(1))?.get(raw, 0).max(1));
    let made = std::iter::repeat_with(OnceLock::new).take(len.div_ceil(ROOM)).collect();
    Ok(Gazetteer { keys, len, steps, countries, columns, made, meta: layout.section(Section::Meta), corrections: HashMap::new(), bytes })
}

fn inflate(table: &'static str, bytes: &[u8]) -> Result<Vec<u8>, AtlasError> {
    let too_short = || AtlasError::new(table, 0, "the end of the table", "more bytes");
    let body = bytes.get(DEFLATED.len()..).ok_or_else(too_short)?;
    let (length, body) = body.split_first_chunk().ok_or_else(too_short)?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > LIMIT {
        return Err(AtlasError::new(table, 0, &length.to_string(), format!("a length of at most {LIMIT} bytes")));
    }
    let raw = miniz_oxide::inflate::decompress_to_vec_with_limit(body, length)
        .map_err(|error| AtlasError::new(table, 0, &format!("{:?}", error.status), "a whole deflate stream"))?;
    if raw.len() == length { Ok(raw) } else { Err(too_short()) }
}

impl Gazetteer {
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.bytes.as_slice()
    }

    /// The places of exactly `key`, and whether any longer key goes on from it.
    pub(crate) fn find(&self, key: &str) -> (Bearers, bool) {
        let (number, goes_on) = self.keys.find(self.bytes(), key);
        (number.map(|number| self.keys.bearers(self.bytes(), number)).unwrap_or_default(), goes_on)
    }

    /// Those places one by one.
    pub(crate) fn bearers<'a>(&'a self, bearers: &Bearers) -> impl Iterator<Item = PlaceIdx> + 'a {
        self.keys.places(self.bytes(), bearers)
    }

    /// What the atlas says it was made of: lines of key and value.
    pub(crate) fn meta(&self) -> &str {
        std::str::from_utf8(&self.bytes()[self.meta.clone()]).unwrap_or_default()
    }

    /// Whether everything leads somewhere.
    pub(crate) fn verify(&self) -> Result<(), AtlasError> {
        let wrong = |found: String, expected: &str| Err(AtlasError::new("the atlas", 0, &found, expected));
        let (owned, count) = self.keys.verify(self.bytes())?;
        if owned != self.len {
            return wrong(format!("names for {owned} places"), &format!("names for all {}", self.len));
        }
        for at in 0..self.len {
            let point = self.point(at);
            let area = self.columns.area.get(self.bytes(), at) as usize;
            if point.lat.abs() > 90.0 || point.lon.abs() > 180.0 {
                return wrong(format!("place {at} at {}, {}", point.lat, point.lon), "a point on earth");
            }
            if area > 0 && area >= self.columns.country.len().max(self.columns.admin1.len()) {
                return wrong(format!("place {at} in area {area}"), "an area that there is");
            }
        }
        if count == 0 && self.len > 0 { wrong("no names".to_owned(), "a name for every place") } else { Ok(()) }
    }

    /// The place, made now if nobody asked for it before.
    pub(crate) fn place(&self, at: usize) -> &Place {
        let room = self.made[at / ROOM].get_or_init(|| std::iter::repeat_with(OnceLock::new).take(ROOM).collect());
        room[at % ROOM].get_or_init(|| {
            let place = self.make(at);
            Box::new(match self.corrections.get(&at) {
                Some(correction) => correction.of(place),
                None => place,
            })
        })
    }

    /// Tells a generated place what a written row knows better; one that was made without it is made again: of a division its point, how far it reaches and whether its
    /// name is a common word, of an airfield whether it is a base. `key` is that of the row's name.
    pub(crate) fn correct(&mut self, at: usize, key: String, written: &Place) {
        let Place { weak, feature, point, radius_km, .. } = *written;
        if let Some(room) = self.made[at / ROOM].get_mut() {
            room[at % ROOM] = OnceLock::new();
        }
        self.corrections.insert(at, Correction { key, weak, feature, point, radius_km });
    }

    /// Where a place lies, as a written row may have corrected it, without making it.
    pub(crate) fn told_point(&self, at: usize) -> Option<Point> {
        match self.corrections.get(&at) {
            Some(correction) if is_division(self.feature(at)) => correction.point,
            _ => Some(self.point(at)),
        }
    }

    /// Where a place lies by its source, without making it.
    pub(crate) fn point(&self, at: usize) -> Point {
        let degrees = |column: &Column, most: f64| (f64::from(column.get(self.bytes(), at)) / self.steps - most).min(most);
        Point { lat: degrees(&self.columns.lat, 90.0), lon: degrees(&self.columns.lon, 180.0) }
    }

    /// The source and the sort of a place, without making it.
    pub(crate) fn source_and_feature(&self, at: usize) -> (Source, Feature) {
        let source = self.columns.flags.get(self.bytes(), at) >> SOURCE_SHIFT;
        (Source::ALL.get(source as usize).copied().unwrap_or(Source::Casus), self.feature(at))
    }

    /// The sort of a place, without making it.
    pub(crate) fn feature(&self, at: usize) -> Feature {
        let feature = self.columns.feature.get(self.bytes(), at);
        Feature::ALL.get(feature as usize).copied().unwrap_or(Feature::Site)
    }

    /// The country of a place, without making it.
    pub(crate) fn country(&self, at: usize) -> Option<Iso3> {
        let area = self.columns.area.get(self.bytes(), at) as usize;
        (self.columns.country.get(self.bytes(), area) as usize).checked_sub(1).and_then(|at| self.countries.get(at).copied().flatten())
    }

    /// The number of a place in its source, without making it.
    pub(crate) fn number(&self, at: usize) -> u32 {
        self.columns.number.get(self.bytes(), at)
    }

    /// A place made anew, for who goes through all of them once.
    pub(crate) fn make(&self, at: usize) -> Place {
        let (bytes, columns) = (self.bytes(), &self.columns);
        let (source, feature) = self.source_and_feature(at);
        let point = self.point(at);
        let number = columns.number.get(bytes, at);
        let area = columns.area.get(bytes, at) as usize;
        let country = self.country(at);
        let geonames = match columns.geonames.get(bytes, at) {
            0 if source == Source::GeoNames => number,
            other => other,
        };
        Place {
            id: made_id(source, number, country, point),
            name: self.name(at),
            feature,
            country,
            admin1: self.division(columns.admin1.get(bytes, area)),
            admin2: self.division(columns.admin2.get(bytes, area)),
            point: Some(point),
            radius_km: 0.0,
            population: columns.population.get(bytes, at),
            other_names: columns.other_names.get(bytes, at).min(u32::from(u16::MAX)) as u16,
            geonames: Some(geonames).filter(|number| *number > 0),
            weak: columns.flags.get(bytes, at) & WEAK != 0,
            source,
        }
    }

    fn name(&self, at: usize) -> String {
        let (bytes, columns) = (self.bytes(), &self.columns);
        let length = columns.shown_length.get(bytes, at) as usize;
        if length == 0 {
            return in_title_case(&self.keys.key_of(bytes, at));
        }
        let start = columns.shown_text.start + columns.shown_length.sum_before(&columns.shown_starts, bytes, at) as usize;
        let end = (start + length).min(columns.shown_text.end);
        String::from_utf8_lossy(bytes.get(start..end).unwrap_or_default()).into_owned()
    }

    fn division(&self, number: u32) -> Option<Arc<str>> {
        let at = (number as usize).checked_sub(1)?;
        let starts = &self.columns.division_starts;
        let text = self.bytes().get(self.columns.division_text.clone())?;
        let name = text.get(starts.get(self.bytes(), at) as usize..starts.get(self.bytes(), at + 1) as usize)?;
        std::str::from_utf8(name).ok().map(Arc::from)
    }
}

impl Correction {
    fn of(&self, place: Place) -> Place {
        match place.feature {
            feature if is_division(feature) => {
                // a row for "Unity State" does not tell that bare "Unity" is the state
                let weak = self.weak || place.weak && self.key != crate::fold(&place.name);
                Place { point: self.point, radius_km: self.radius_km, weak, ..place }
            }
            Feature::Airfield | Feature::Base => Place { feature: self.feature, radius_km: self.radius_km, ..place },
            _ => place,
        }
    }
}

fn is_division(feature: Feature) -> bool {
    matches!(feature, Feature::Admin1 | Feature::Admin2)
}

/// Where the columns of the places stand.
#[derive(Debug, Default)]
struct PlaceColumns {
    area: Column,
    country: Column,
    admin1: Column,
    admin2: Column,
    feature: Column,
    flags: Column,
    lat: Column,
    lon: Column,
    population: Column,
    number: Column,
    geonames: Column,
    other_names: Column,
    shown_length: Column,
    shown_starts: Column,
    shown_text: Range<usize>,
    division_starts: Column,
    division_text: Range<usize>,
}

impl PlaceColumns {
    fn read(table: &'static str, layout: &Layout, places: usize) -> Result<PlaceColumns, AtlasError> {
        let column = |section| layout.column(table, section, Some(places));
        Ok(PlaceColumns {
            area: column(Section::Area)?,
            country: layout.column(table, Section::Country, None)?,
            admin1: layout.column(table, Section::Admin1, None)?,
            admin2: layout.column(table, Section::Admin2, None)?,
            feature: column(Section::Feature)?,
            flags: column(Section::Flags)?,
            lat: column(Section::Lat)?,
            lon: column(Section::Lon)?,
            population: column(Section::Population)?,
            number: column(Section::Number)?,
            geonames: column(Section::GeoNames)?,
            other_names: column(Section::OtherNames)?,
            shown_length: column(Section::ShownLength)?,
            shown_starts: layout.column(table, Section::ShownStarts, Some(places.div_ceil(BLOCK)))?,
            shown_text: layout.section(Section::ShownText),
            division_starts: layout.column(table, Section::DivisionStarts, None)?,
            division_text: layout.section(Section::DivisionText),
        })
    }
}

/// Places without a number are known by country and point: `geonames-at:SYR,34.890,35.887`.
fn made_id(source: Source, number: u32, country: Option<Iso3>, point: Point) -> String {
    let mut id = String::with_capacity(32);
    id.push_str(source.prefix());
    id.push(':');
    if source == Source::Airports {
        id.push_str(&String::from_utf8_lossy(&number.to_be_bytes()));
    } else if number > 0 {
        id.push_str(&number.to_string());
    } else {
        id.push_str(country.as_ref().map_or("", |country| country.as_str()));
        push_degrees(&mut id, point.lat);
        push_degrees(&mut id, point.lon);
    }
    id
}

/// `,-34.890`, rounded to thousandths; much faster than printing a float.
fn push_degrees(id: &mut String, degrees: f64) {
    let whole = ID_STEPS as i64;
    let degrees = (degrees * ID_STEPS).round() as i64;
    id.push_str(if degrees < 0 { ",-" } else { "," });
    let degrees = degrees.abs();
    id.push_str(&(degrees / whole).to_string());
    let rest = (degrees % whole + whole).to_string();
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
