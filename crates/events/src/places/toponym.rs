//! Names of places as they stand in a report.

use casus_text::Span;

/// What a name of a place does where it stands.
///
/// It says nothing of which place is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Where something is or happens: "in Homs", and buildings and events that people are at.
    Place,
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
    pub const ALL: [Role; 7] = [Role::Place, Role::Modifier, Role::Demonym, Role::Metonym, Role::InName, Role::Language, Role::Homonym];

    /// The word for it in outputs, for example `in-name`.
    ///
    /// ```
    /// use casus_events::places::Role;
    /// assert!(Role::ALL.into_iter().all(|role| Role::from_word(role.word()) == Some(role)));
    /// ```
    pub fn word(self) -> &'static str {
        match self {
            Role::Place => "place",
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

    /// Whether the name itself says where something is: places, also where they only say which thing is meant or who acts, but no peoples,
    /// languages, parts of other names or homonyms.
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
