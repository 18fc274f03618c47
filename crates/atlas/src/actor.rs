//! Actors: who acts, and what they were when.

mod checks;
mod dates;
mod schemes;
mod table;

pub(crate) use checks::{Bearer, check, check_bearers};
pub(crate) use dates::{is_after, is_before, within};
pub use schemes::{AcledType, Schemes, UcdpKind};
pub(crate) use table::{BARE, Spelling, TABLE, read, read_alias};

use crate::place::Iso3;

/// An actor's number in one [`Atlas`](crate::Atlas); it means nothing in another release of the tables, so store [`Actor::id`] instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorIdx(pub(crate) u32);

/// What sort of actor it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActorClass {
    /// A government, ministry or state administration.
    Government,
    /// Armed forces of a state.
    Military,
    /// Police, gendarmes and border guards.
    Police,
    /// Intelligence and secret services.
    Intelligence,
    /// An armed group that fights a government, or that is itself a government's rival.
    RebelGroup,
    /// An armed group beside the state, or of a community.
    Militia,
    /// A cartel, gang or other armed criminal organisation.
    Gang,
    /// A political party or movement.
    Party,
    /// A people: ethnic, confessional or of a place.
    Community,
    /// A church, order or religious body.
    ReligiousGroup,
    /// An organisation of states.
    InternationalOrganisation,
    /// A non-governmental organisation, monitors and unions included.
    Ngo,
    /// A newspaper, broadcaster, news agency or channel.
    Media,
    /// A court or commission of inquiry.
    Court,
    /// A peace-keeping or multinational force.
    PeacekeepingForce,
    /// A private military company.
    PrivateMilitary,
    /// A holder of public office, named for the office only.
    Person,
}

impl ActorClass {
    /// Every class.
    pub const ALL: [ActorClass; 17] = [
        ActorClass::Government,
        ActorClass::Military,
        ActorClass::Police,
        ActorClass::Intelligence,
        ActorClass::RebelGroup,
        ActorClass::Militia,
        ActorClass::Gang,
        ActorClass::Party,
        ActorClass::Community,
        ActorClass::ReligiousGroup,
        ActorClass::InternationalOrganisation,
        ActorClass::Ngo,
        ActorClass::Media,
        ActorClass::Court,
        ActorClass::PeacekeepingForce,
        ActorClass::PrivateMilitary,
        ActorClass::Person,
    ];

    /// The word for it in the tables and in outputs, for example `rebel_group`.
    pub fn word(self) -> &'static str {
        match self {
            ActorClass::Government => "government",
            ActorClass::Military => "military",
            ActorClass::Police => "police",
            ActorClass::Intelligence => "intelligence",
            ActorClass::RebelGroup => "rebel_group",
            ActorClass::Militia => "militia",
            ActorClass::Gang => "gang",
            ActorClass::Party => "party",
            ActorClass::Community => "community",
            ActorClass::ReligiousGroup => "religious_group",
            ActorClass::InternationalOrganisation => "international_organisation",
            ActorClass::Ngo => "ngo",
            ActorClass::Media => "media",
            ActorClass::Court => "court",
            ActorClass::PeacekeepingForce => "peacekeeping_force",
            ActorClass::PrivateMilitary => "private_military",
            ActorClass::Person => "person",
        }
    }

    /// The class a table's word stands for.
    pub fn from_word(word: &str) -> Option<ActorClass> {
        ActorClass::ALL.into_iter().find(|class| class.word() == word)
    }

    /// Whether it belongs to a state: government, military, police or intelligence.
    pub fn is_state(self) -> bool {
        matches!(self, ActorClass::Government | ActorClass::Military | ActorClass::Police | ActorClass::Intelligence)
    }
}

/// What an actor was from one day to another; dates are as precise as they are known (`2012`, `2012-01`, `2012-01-23`), none is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// What it was in that time.
    pub class: ActorClass,
    /// The first day, month or year.
    pub from: Option<String>,
    /// The last day, month or year.
    pub to: Option<String>,
}

/// How two actors belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The actor is a part, wing or province of the other.
    PartOf,
    /// The actor is the other under a new name.
    RenamedFrom,
    /// The actor broke away from the other.
    SplitFrom,
    /// The actor went up in the other.
    MergedInto,
    /// The actor took the place of the other without being the same organisation (a later army of the state, heirs of a disbanded one).
    Succeeds,
    /// The actor fights beside the other.
    AlliedWith,
    /// The actor, a person, held office for the other.
    OfficeOf,
}

impl Relation {
    /// Every relation with its word in the table.
    const ALL: [(Relation, &'static str); 7] = [
        (Relation::PartOf, "part_of"),
        (Relation::RenamedFrom, "renamed_from"),
        (Relation::SplitFrom, "split_from"),
        (Relation::MergedInto, "merged_into"),
        (Relation::Succeeds, "succeeds"),
        (Relation::AlliedWith, "allied_with"),
        (Relation::OfficeOf, "office_of"),
    ];

    /// The word for it in the table, for example `split_from`.
    pub fn word(self) -> &'static str {
        Relation::ALL.iter().find(|(relation, _)| *relation == self).map_or("", |(_, word)| word)
    }

    /// The relation a table's word stands for.
    pub fn from_word(word: &str) -> Option<Relation> {
        Relation::ALL.iter().find(|(_, known)| *known == word).map(|(relation, _)| *relation)
    }
}

/// One tie from an actor to another, from one day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// How they belong together.
    pub relation: Relation,
    /// The other actor's id.
    pub actor: String,
    /// The first day, month or year.
    pub from: Option<String>,
    /// The last day, month or year.
    pub to: Option<String>,
}

/// A spelling of an actor's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The name as it is written.
    pub name: String,
    /// Whether the letters' case must be as written, since the name is also a word (`IS`, `WHO`).
    pub exact_case: bool,
    /// Whether another actor bears the name first: this one is meant only where day and country speak for it.
    pub yields: bool,
}

/// A state, group, organisation, people or office holder that reports may name.
///
/// Private people are never actors of the atlas; persons are holders of public office, with the dates of the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// A name for the actor that stays the same in every release: `casus:islamic-state`, `casus:mil-SYR`.
    pub id: String,
    /// The name to show.
    pub name: String,
    /// What it is today, or was last.
    pub class: ActorClass,
    /// The country it is of, where there is one.
    pub country: Option<Iso3>,
    /// Other countries in which it acts.
    pub also_in: Vec<Iso3>,
    /// Other names, acronyms and spellings; the name itself is not repeated.
    pub aliases: Vec<Alias>,
    /// What it was when; empty means `class` at all times between `founded` and `defunct`.
    pub roles: Vec<Role>,
    /// Day, month or year it began.
    pub founded: Option<String>,
    /// Day, month or year it ended.
    pub defunct: Option<String>,
    /// How it belongs to other actors.
    pub ties: Vec<Tie>,
    /// What other people's schemes call it, where that does not follow from its class.
    pub schemes: Schemes,
    /// Where the row comes from.
    pub source: String,
}

impl Actor {
    /// What the actor was on `date` (ISO, as precise as known): the first role that reaches over it, else `class`.
    ///
    /// It does not say whether the actor existed then; see [`Actor::existed_on`].
    pub fn class_on(&self, date: &str) -> ActorClass {
        self.roles.iter().find(|role| within(date, role.from.as_deref(), role.to.as_deref())).map_or(self.class, |role| role.class)
    }

    /// Whether `date` (ISO, as precise as known) lies between `founded` and `defunct`, both included; open ends reach for ever.
    pub fn existed_on(&self, date: &str) -> bool {
        within(date, self.founded.as_deref(), self.defunct.as_deref())
    }

    /// Whether it is of `country` or acts there too.
    pub fn acts_in(&self, country: Iso3) -> bool {
        self.country == Some(country) || self.also_in.contains(&country)
    }

    /// Its ties on `date` (ISO, as precise as known).
    pub fn ties_on<'a>(&'a self, date: &'a str) -> impl Iterator<Item = &'a Tie> {
        self.ties.iter().filter(move |tie| within(date, tie.from.as_deref(), tie.to.as_deref()))
    }

    /// Whether the actor bore the tie on `date`, and to whom.
    pub fn tied_on(&self, relation: Relation, date: &str) -> Option<&str> {
        let tie = self.ties.iter().find(|tie| tie.relation == relation && within(date, tie.from.as_deref(), tie.to.as_deref()))?;
        Some(&tie.actor)
    }
}
