//! What other people's schemes call an actor: ACLED's eight types, UCDP's sides, PLOVER's sectors.

use super::{Actor, ActorClass, ActorIdx};
use crate::Atlas;
use crate::place::Iso3;

/// ACLED's types of actors (its "inter" codes).
///
/// Definitions: ACLED Codebook, chapter "Actors". The type depends on the day (a rebel group may become a government) and on the country
/// in which an event is (soldiers abroad are external forces).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum AcledType {
    /// 1: those who hold power in the state, its armed forces and its police.
    StateForces = 1,
    /// 2: organisations that fight to replace or leave a national government.
    Rebels = 2,
    /// 3: armed groups that use violence for political ends without seeking to replace the government; criminal gangs too.
    PoliticalMilitia = 3,
    /// 4: armed groups organised around an ethnic, religious, local or livelihood identity.
    IdentityMilitia = 4,
    /// 5: people in a riot or a mob.
    Rioters = 5,
    /// 6: people who demonstrate peacefully.
    Protesters = 6,
    /// 7: unarmed people, whatever their office.
    Civilians = 7,
    /// 8: forces from outside: international organisations, soldiers of other states, private security firms.
    External = 8,
}

impl AcledType {
    /// Every type, in the order of its number.
    pub const ALL: [AcledType; 8] = [
        AcledType::StateForces,
        AcledType::Rebels,
        AcledType::PoliticalMilitia,
        AcledType::IdentityMilitia,
        AcledType::Rioters,
        AcledType::Protesters,
        AcledType::Civilians,
        AcledType::External,
    ];

    /// ACLED's number, 1 to 8.
    pub fn code(self) -> u8 {
        self as u8
    }

    /// ACLED's name for it.
    pub fn label(self) -> &'static str {
        match self {
            AcledType::StateForces => "State forces",
            AcledType::Rebels => "Rebel group",
            AcledType::PoliticalMilitia => "Political militia",
            AcledType::IdentityMilitia => "Identity militia",
            AcledType::Rioters => "Rioters",
            AcledType::Protesters => "Protesters",
            AcledType::Civilians => "Civilians",
            AcledType::External => "External/Other forces",
        }
    }

    fn of_code(code: &str) -> Option<AcledType> {
        AcledType::ALL.into_iter().find(|kind| code == kind.code().to_string())
    }
}

/// What sort of side an actor is in UCDP's data sets.
///
/// UCDP's type of violence follows from the two sides: state against anybody armed is state-based, two that are no state are non-state,
/// and either against civilians is one-sided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UcdpKind {
    /// A government and its forces: "Government of Syria".
    State,
    /// A formally organised group with a name of its own.
    Formal,
    /// An informally organised group: supporters of a party.
    Informal,
    /// A communal group: people who share an identity.
    Communal,
    /// Civilians, who are a side in one-sided violence only.
    Civilians,
}

impl UcdpKind {
    /// The word for it in outputs.
    pub fn word(self) -> &'static str {
        match self {
            UcdpKind::State => "state",
            UcdpKind::Formal => "formally organised group",
            UcdpKind::Informal => "informally organised group",
            UcdpKind::Communal => "communal group",
            UcdpKind::Civilians => "civilians",
        }
    }
}

/// PLOVER's sectors of actors that the table may name.
const SECTORS: [&str; 24] = [
    "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "LEG", "MED", "EDU", "BUS", "CRM", "CVL", "ELI", "LAB", "REF", "REL", "IGO",
    "NGO", "PRM", "JRN", "AGR", "UNS",
];

/// What schemes call one actor where the rule by its class would be wrong, and UCDP's name where it is another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schemes {
    /// ACLED's type, whatever the class.
    pub acled: Option<AcledType>,
    /// The name of the side in UCDP GED.
    pub ucdp: Option<String>,
    /// PLOVER's sector, whatever the class.
    pub plover: Option<&'static str>,
}

impl Schemes {
    /// Sets one of them; false if the scheme or its value is not known.
    pub(crate) fn set(&mut self, scheme: &str, value: &str) -> bool {
        match scheme {
            "acled" => self.acled = AcledType::of_code(value),
            "plover" => self.plover = SECTORS.into_iter().find(|sector| *sector == value),
            "ucdp" => self.ucdp = Some(value.to_owned()).filter(|name| !name.is_empty()),
            _ => return false,
        }
        match scheme {
            "acled" => self.acled.is_some(),
            "plover" => self.plover.is_some(),
            _ => self.ucdp.is_some(),
        }
    }
}

/// ACLED's type by class alone, at home.
pub(crate) fn acled_of(class: ActorClass) -> AcledType {
    match class {
        ActorClass::Government | ActorClass::Military | ActorClass::Police | ActorClass::Intelligence | ActorClass::Person => {
            AcledType::StateForces
        }
        ActorClass::RebelGroup => AcledType::Rebels,
        ActorClass::Militia | ActorClass::Gang => AcledType::PoliticalMilitia,
        ActorClass::PeacekeepingForce | ActorClass::PrivateMilitary => AcledType::External,
        ActorClass::Party
        | ActorClass::Community
        | ActorClass::ReligiousGroup
        | ActorClass::InternationalOrganisation
        | ActorClass::Ngo
        | ActorClass::Media
        | ActorClass::Court => AcledType::Civilians,
    }
}

/// PLOVER's sector by class alone.
pub(crate) fn sector_of(class: ActorClass) -> &'static str {
    match class {
        ActorClass::Government | ActorClass::Person => "GOV",
        ActorClass::Military | ActorClass::PeacekeepingForce | ActorClass::PrivateMilitary => "MIL",
        ActorClass::Police => "COP",
        ActorClass::Intelligence => "SPY",
        ActorClass::RebelGroup | ActorClass::Militia => "REB",
        ActorClass::Gang => "CRM",
        ActorClass::Party => "PTY",
        ActorClass::Community => "CVL",
        ActorClass::ReligiousGroup => "REL",
        ActorClass::InternationalOrganisation => "IGO",
        ActorClass::Ngo => "NGO",
        ActorClass::Media => "JRN",
        ActorClass::Court => "JUD",
    }
}

impl Actor {
    /// ACLED's type on a day (ISO, as precise as known; none: today) for an event in a country (none: its own).
    ///
    /// The table's word where it gives one, except that a group in government is state forces; else by the class on that day. A state's
    /// forces outside their country are external forces; so is an office holder's person a civilian once out of office.
    pub fn acled(&self, date: Option<&str>, at: Option<Iso3>) -> AcledType {
        let class = date.map_or(self.class, |date| self.class_on(date));
        let ruled = self.roles.iter().any(|role| role.class.is_state());
        let kind = self.schemes.acled.filter(|_| !(ruled && class.is_state())).unwrap_or_else(|| acled_of(class));
        let out_of_office = class == ActorClass::Person && date.is_some_and(|date| self.ties_on(date).next().is_none());
        let abroad = || at.zip(self.country).is_some_and(|(at, home)| at != home);
        match kind {
            AcledType::StateForces if out_of_office => AcledType::Civilians,
            AcledType::StateForces if class != ActorClass::Person && abroad() => AcledType::External,
            kind => kind,
        }
    }

    /// PLOVER's sector on a day (ISO, as precise as known; none: today): the table's word where it gives one, else by the class.
    pub fn sector(&self, date: Option<&str>) -> &'static str {
        self.schemes.plover.unwrap_or_else(|| sector_of(date.map_or(self.class, |date| self.class_on(date))))
    }

    /// What sort of side it is for UCDP on a day, if it is one at all: media, courts and organisations are none.
    pub fn ucdp_kind(&self, date: Option<&str>) -> Option<UcdpKind> {
        let class = date.map_or(self.class, |date| self.class_on(date));
        Some(match class {
            ActorClass::Government | ActorClass::Military | ActorClass::Police | ActorClass::Intelligence | ActorClass::Person => {
                UcdpKind::State
            }
            ActorClass::RebelGroup | ActorClass::Militia | ActorClass::Gang | ActorClass::PrivateMilitary => UcdpKind::Formal,
            ActorClass::Party => UcdpKind::Informal,
            ActorClass::Community | ActorClass::ReligiousGroup => UcdpKind::Communal,
            ActorClass::InternationalOrganisation
            | ActorClass::Ngo
            | ActorClass::Media
            | ActorClass::Court
            | ActorClass::PeacekeepingForce => return None,
        })
    }
}

/// UCDP's names of governments that are not "Government of" and the country's name in our table.
const GOVERNMENTS: [(&str, &str); 12] = [
    ("RUS", "Russia (Soviet Union)"),
    ("SUN", "Russia (Soviet Union)"),
    ("COD", "DR Congo (Zaire)"),
    ("MMR", "Myanmar (Burma)"),
    ("YEM", "Yemen (North Yemen)"),
    ("SRB", "Serbia (Yugoslavia)"),
    ("YUG", "Serbia (Yugoslavia)"),
    ("KHM", "Cambodia (Kampuchea)"),
    ("ZWE", "Zimbabwe (Rhodesia)"),
    ("BIH", "Bosnia-Herzegovina"),
    ("USA", "United States of America"),
    ("COG", "Congo"),
];

impl Atlas {
    /// The name of the side that an actor is in UCDP GED on a day (ISO, as precise as known; none: today): "Government of" a country for
    /// its forces, its office holders and a group in power, else the table's name where it gives one, else our own. Empty for what is no
    /// side.
    pub fn ucdp_name(&self, actor: ActorIdx, date: Option<&str>) -> String {
        let known = self.actor(actor);
        let Some(kind) = known.ucdp_kind(date) else { return String::new() };
        let given = known.schemes.ucdp.as_ref().filter(|_| kind != UcdpKind::State || known.ucdp_kind(None) == Some(UcdpKind::State));
        let government = || {
            let iso = known.country.filter(|_| kind == UcdpKind::State)?;
            let listed = GOVERNMENTS.iter().find(|(code, _)| *code == iso.as_str()).map(|(_, name)| (*name).to_owned());
            let country = listed.or_else(|| self.country(&iso).map(|country| country.name.clone()))?;
            Some(format!("Government of {country}"))
        };
        given.cloned().or_else(government).unwrap_or_else(|| known.name.clone())
    }
}
