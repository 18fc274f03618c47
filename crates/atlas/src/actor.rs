//! Actors: who acts, and what they were when.

use crate::error::AtlasError;
use crate::place::Iso3;
use crate::tsv::{self, Row};

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
    /// The actor fights beside the other.
    AlliedWith,
    /// The actor, a person, held office for the other.
    OfficeOf,
}

impl Relation {
    fn from_word(word: &str) -> Option<Relation> {
        Some(match word {
            "part_of" => Relation::PartOf,
            "renamed_from" => Relation::RenamedFrom,
            "split_from" => Relation::SplitFrom,
            "merged_into" => Relation::MergedInto,
            "allied_with" => Relation::AlliedWith,
            "office_of" => Relation::OfficeOf,
            _ => return None,
        })
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

    /// Whether the actor bore the tie on `date`, and to whom.
    pub fn tied_on(&self, relation: Relation, date: &str) -> Option<&str> {
        let tie = self.ties.iter().find(|tie| tie.relation == relation && within(date, tie.from.as_deref(), tie.to.as_deref()))?;
        Some(&tie.actor)
    }
}

/// Whether `date` lies in the range, compared only as far as both sides are precise.
fn within(date: &str, from: Option<&str>, to: Option<&str>) -> bool {
    let shared = |other: &str| {
        let width = date.len().min(other.len());
        date.get(..width).cmp(&other.get(..width))
    };
    from.is_none_or(|from| shared(from).is_ge()) && to.is_none_or(|to| shared(to).is_le())
}

pub(crate) const TABLE: &str = "actors.tsv";
pub(crate) const COLUMNS: [&str; 10] = ["id", "name", "class", "country", "aliases", "roles", "founded", "defunct", "ties", "source"];

/// Reads the table of actors.
pub(crate) fn read(text: &str) -> Result<Vec<Actor>, AtlasError> {
    tsv::rows(TABLE, text, &COLUMNS)?.iter().map(read_actor).collect()
}

fn read_actor(row: &Row<'_>) -> Result<Actor, AtlasError> {
    let country = row.cell(3);
    let iso3 = Iso3::new(country);
    if iso3.is_none() && !country.is_empty() {
        return Err(row.error(country, "an ISO code of three capital letters, or nothing"));
    }
    Ok(Actor {
        id: format!("casus:{}", row.cell(0)),
        name: row.text(1),
        class: read_class(row, row.cell(2))?,
        country: iso3,
        aliases: row.list(4).iter().map(|alias| read_alias(alias)).collect(),
        roles: row.list(5).iter().map(|role| read_role(row, role)).collect::<Result<_, _>>()?,
        founded: row.date(6)?,
        defunct: row.date(7)?,
        ties: row.list(8).iter().map(|tie| read_tie(row, tie)).collect::<Result<_, _>>()?,
        source: row.text(9),
    })
}

/// A leading `=` asks for the case as written; so does an acronym of two letters.
pub(crate) fn read_alias(text: &str) -> Alias {
    let (name, marked) = text.strip_prefix('=').map_or((text, false), |name| (name, true));
    let short = name.len() <= 2 && name.chars().all(char::is_uppercase);
    Alias { name: name.to_owned(), exact_case: marked || short }
}

fn read_class(row: &Row<'_>, word: &str) -> Result<ActorClass, AtlasError> {
    ActorClass::from_word(word).ok_or_else(|| row.error(word, "a class of actors such as rebel_group"))
}

/// `class,from,to` with either date left empty.
fn read_role(row: &Row<'_>, text: &str) -> Result<Role, AtlasError> {
    let mut parts = text.split(',');
    let class = read_class(row, parts.next().unwrap_or_default())?;
    let from = row.as_date(parts.next().unwrap_or_default())?;
    let to = row.as_date(parts.next().unwrap_or_default())?;
    Ok(Role { class, from, to })
}

/// `relation,id,from,to` with either date left empty.
fn read_tie(row: &Row<'_>, text: &str) -> Result<Tie, AtlasError> {
    let mut parts = text.split(',');
    let word = parts.next().unwrap_or_default();
    let relation = Relation::from_word(word).ok_or_else(|| row.error(word, "a relation such as part_of or renamed_from"))?;
    let actor = format!("casus:{}", parts.next().unwrap_or_default());
    let from = row.as_date(parts.next().unwrap_or_default())?;
    let to = row.as_date(parts.next().unwrap_or_default())?;
    Ok(Tie { relation, actor, from, to })
}
