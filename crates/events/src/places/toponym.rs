//! Names of places as they stand in a report, and where they are held to lie.

use casus_atlas::{PlaceIdx, Point};
use casus_text::Span;

/// What a name of a place does where it stands.
///
/// It says nothing of which place is meant; see [`Placed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Where something is or happens: "in Homs".
    Place,
    /// A building, a business or an event that people are at: "Mulago Hospital".
    Building,
    /// It says which thing is meant: "the Homs road", "Paris police".
    Modifier,
    /// The people or what is theirs: "Londoners", "Syrian".
    Demonym,
    /// The government, the people or a team stand behind it: "Damascus said".
    Metonym,
    /// Part of the name of an organisation or a building: "University of Aleppo".
    InName,
    /// A language: "in Arabic".
    Language,
    /// A name of a place that stands for something else: a girl called Chicago, a shop called Iceland. Nothing to put on a map.
    Homonym,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 8] =
        [Role::Place, Role::Building, Role::Modifier, Role::Demonym, Role::Metonym, Role::InName, Role::Language, Role::Homonym];

    /// The word for it in outputs, for example `in-name`.
    ///
    /// ```
    /// use casus_events::places::Role;
    /// assert!(Role::ALL.into_iter().all(|role| Role::from_word(role.word()) == Some(role)));
    /// ```
    pub fn word(self) -> &'static str {
        match self {
            Role::Place => "place",
            Role::Building => "building",
            Role::Modifier => "modifier",
            Role::Demonym => "demonym",
            Role::Metonym => "metonym",
            Role::InName => "in-name",
            Role::Language => "language",
            Role::Homonym => "homonym",
        }
    }

    /// The role a word of an output stands for.
    pub fn from_word(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether the name itself says where on a map something is: places, also where they only say which thing is meant or who acts, but no
    /// buildings, peoples, languages, parts of other names or homonyms.
    pub fn says_where(self) -> bool {
        matches!(self, Role::Place | Role::Modifier | Role::Metonym)
    }
}

/// A name of a place in a report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Toponym {
    /// Its words, in bytes of the report's text.
    pub words: Span<u8>,
    /// What it does there.
    pub role: Role,
    /// The chance that annotators would mark just these words, 0 to 1; not that the role is right.
    pub chance: f32,
}

/// How a toponym came to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The place has this name.
    Name,
    /// The place has it beside the one that the atlas shows.
    OtherName,
    /// An abbreviation of a state or province: "Ala.", "NSW".
    Abbreviation,
    /// A people or what is theirs stands for its country, region or town.
    People,
    /// The name with a word for what it is, which the atlas does not count to it: "Benue state", "City of York".
    Designated,
    /// A part of the place: "northern Mali". Point and radius are those of the whole.
    Part,
    /// The name of something else holds the place's name: "University of Aleppo".
    Inside,
    /// No place of the atlas bears it; the point is that of another place which the report names and near which it must be.
    Nearby,
    /// No place of the atlas bears it, or none that can be meant, and the report gives no hint of where it is.
    Unknown,
}

impl Rule {
    /// The word for it in outputs, for example `other-name`.
    pub fn word(self) -> &'static str {
        match self {
            Rule::Name => "name",
            Rule::OtherName => "other-name",
            Rule::Abbreviation => "abbreviation",
            Rule::People => "people",
            Rule::Designated => "designated",
            Rule::Part => "part",
            Rule::Inside => "inside",
            Rule::Nearby => "nearby",
            Rule::Unknown => "unknown",
        }
    }
}

/// Where a toponym is held to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The name.
    pub toponym: Toponym,
    /// The place of the atlas that is meant; none where the atlas has no such place.
    pub place: Option<PlaceIdx>,
    /// Where `place` is none, the place near which the name is held to be ([`Rule::Nearby`]).
    pub near: Option<PlaceIdx>,
    /// Where `place` is a division and nothing but its name was said, the town of that name within it. A gazetteer of names cannot tell them apart;
    /// who asks where something happened means the town more often.
    pub seat: Option<PlaceIdx>,
    /// The place's own point; where `place` is none, that of a place near it ([`Rule::Nearby`]) or nothing.
    pub point: Option<Point>,
    /// How far from `point` it may reach or lie, in kilometres. Not a bound: areas are no circles.
    pub radius_km: f32,
    /// UCDP's precision of the point, 1 (exact) to 7 (at sea or in the air); see `docs/places.md`.
    pub precision: u8,
    /// The chance that the place meant lies within 161 km (100 miles) of `point`, 0 to 1. Zero without a point.
    pub chance: f32,
    /// Other places of the name that may be meant instead, likeliest first, with the chance that it is just this one.
    pub alternatives: Vec<(PlaceIdx, f32)>,
    /// How the point was found.
    pub rule: Rule,
}
