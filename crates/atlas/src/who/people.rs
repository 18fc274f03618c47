//! Nouns of people: what they are in an event when no organisation is named.

use crate::actor::{AcledType, ActorClass};

/// What people are in an event, by the noun that a report uses for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum People {
    /// Fighters outside a state's forces: rebels, militiamen, gunmen.
    Armed,
    /// A state's soldiers.
    Soldiers,
    /// Police and other security services.
    Police,
    /// A government and its officials.
    Officials,
    /// Supporters, members and activists of a side that are not under arms.
    Supporters,
    /// People who demonstrate.
    Protesters,
    /// People in a riot or a mob.
    Mob,
    /// People who fled.
    Refugees,
    /// Priests, imams, monks.
    Clergy,
    /// Unarmed people.
    Civilians,
}

impl People {
    /// The word for it in outputs.
    pub fn word(self) -> &'static str {
        match self {
            People::Armed => "armed",
            People::Soldiers => "soldiers",
            People::Police => "police",
            People::Officials => "officials",
            People::Supporters => "supporters",
            People::Protesters => "protesters",
            People::Mob => "mob",
            People::Refugees => "refugees",
            People::Clergy => "clergy",
            People::Civilians => "civilians",
        }
    }

    /// ACLED's type for people of whom no organisation is known: those called rebels are rebels, other armed people of a community an
    /// identity militia.
    pub fn acled(self, class: Option<ActorClass>, of_a_community: bool) -> AcledType {
        match self {
            People::Armed if class == Some(ActorClass::RebelGroup) => AcledType::Rebels,
            People::Armed if of_a_community => AcledType::IdentityMilitia,
            People::Armed => AcledType::PoliticalMilitia,
            People::Soldiers | People::Police | People::Officials => AcledType::StateForces,
            People::Protesters => AcledType::Protesters,
            People::Mob => AcledType::Rioters,
            People::Supporters | People::Refugees | People::Clergy | People::Civilians => AcledType::Civilians,
        }
    }

    /// PLOVER's sector.
    pub fn sector(self) -> &'static str {
        match self {
            People::Armed => "REB",
            People::Soldiers => "MIL",
            People::Police => "COP",
            People::Officials => "GOV",
            People::Supporters | People::Protesters | People::Mob => "OPP",
            People::Refugees => "REF",
            People::Clergy => "REL",
            People::Civilians => "CVL",
        }
    }

    /// Whether they bear arms.
    pub fn is_armed(self) -> bool {
        matches!(self, People::Armed | People::Soldiers | People::Police)
    }
}

/// What a noun (folded, one or two words) says that people are, and the class of an organisation of such people.
pub(super) fn people(noun: &str) -> Option<(People, Option<ActorClass>)> {
    let known = |noun: &str| LISTS.iter().find(|(.., nouns)| nouns.contains(&noun)).map(|(people, class, _)| (*people, *class));
    known(noun).or_else(|| known(&singular(noun)?))
}

/// The singular of a regular plural, of "-men" and "-women".
fn singular(noun: &str) -> Option<String> {
    if let Some(stem) = noun.strip_suffix("men") {
        return Some(format!("{stem}man"));
    }
    if let Some(stem) = noun.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    noun.strip_suffix('s').filter(|stem| !stem.is_empty()).map(str::to_owned)
}

type List = (People, Option<ActorClass>, &'static [&'static str]);

const LISTS: [List; 14] = [
    (
        People::Armed,
        Some(ActorClass::RebelGroup),
        &[
            "rebel",
            "insurgent",
            "guerrilla",
            "guerilla",
            "separatist",
            "secessionist",
            "jihadist",
            "jihadi",
            "islamist",
            "militant",
            "mujahideen",
            "mujahedin",
            "mujahid",
            "terrorist",
            "extremist",
            "mutineer",
            "insurgency",
            "rebellion",
            "armed opposition",
            "opposition fighter",
            "rebel group",
            "rebel force",
            "rebel army",
            "rebel movement",
            "cadre",
            "maoist",
        ],
    ),
    (
        People::Armed,
        Some(ActorClass::Militia),
        &[
            "fighter",
            "militia",
            "militiaman",
            "gunman",
            "gunwoman",
            "paramilitary",
            "vigilante",
            "warlord",
            "combatant",
            "armed man",
            "armed group",
            "armed youth",
            "raider",
            "hunter militia",
            "attacker",
            "assailant",
            "sniper",
            "tribal fighter",
            "warrior",
            "suicide bomber",
            "bomber",
            "mercenary",
            "death squad",
            "self defence group",
            "self defense group",
            "self defence unit",
            "self defense unit",
            "settler militia",
            "armed element",
        ],
    ),
    (
        People::Armed,
        Some(ActorClass::Gang),
        &[
            "gang",
            "gangster",
            "bandit",
            "cartel",
            "pirate",
            "trafficker",
            "rustler",
            "gang member",
            "kidnapper",
            "robber",
            "hitman",
            "sicario",
        ],
    ),
    (
        People::Soldiers,
        Some(ActorClass::Military),
        &[
            "soldier",
            "troop",
            "army",
            "military",
            "force",
            "armed force",
            "air force",
            "navy",
            "marine",
            "paratrooper",
            "commando",
            "warplane",
            "jet",
            "warship",
            "artillery",
            "infantry",
            "special force",
            "security force",
            "government force",
            "government troop",
            "serviceman",
            "servicemember",
            "sailor",
            "airman",
            "helicopter",
            "gunship",
            "army officer",
            "junta force",
            "national guard",
            "coast guard",
            "border guard",
            "fighter jet",
            "drone",
            "battalion",
        ],
    ),
    (People::Soldiers, Some(ActorClass::PeacekeepingForce), &["peacekeeper", "blue helmet", "peacekeeping force", "peacekeeping troop"]),
    (
        People::Police,
        Some(ActorClass::Police),
        &[
            "police",
            "policeman",
            "policewoman",
            "police officer",
            "gendarme",
            "gendarmerie",
            "constable",
            "riot police",
            "police force",
            "security service",
            "security agent",
            "prison guard",
            "constabulary",
            "secret police",
            "border police",
            "detective",
        ],
    ),
    (
        People::Officials,
        Some(ActorClass::Government),
        &[
            "government",
            "official",
            "authority",
            "regime",
            "minister",
            "ministry",
            "governor",
            "mayor",
            "junta",
            "administration",
            "president",
            "diplomat",
            "ambassador",
            "parliament",
            "lawmaker",
            "councillor",
            "judge",
            "prosecutor",
            "senator",
        ],
    ),
    (
        People::Supporters,
        Some(ActorClass::Party),
        &[
            "supporter",
            "loyalist",
            "activist",
            "opposition supporter",
            "party supporter",
            "partisan",
            "opposition",
            "politician",
            "opposition leader",
            "candidate",
            "dissident",
            "party member",
        ],
    ),
    (
        People::Protesters,
        None,
        &["protester", "protestor", "demonstrator", "marcher", "striker", "picketer", "protest", "demonstration", "crowd of protesters"],
    ),
    (People::Mob, None, &["mob", "rioter", "looter", "lynch mob", "hooligan", "thug", "angry crowd", "angry youth"]),
    (
        People::Refugees,
        None,
        &[
            "refugee",
            "displaced",
            "displaced person",
            "displaced people",
            "asylum seeker",
            "migrant",
            "evacuee",
            "displaced family",
            "returnee",
        ],
    ),
    (
        People::Clergy,
        Some(ActorClass::ReligiousGroup),
        &[
            "priest",
            "bishop",
            "archbishop",
            "imam",
            "cleric",
            "monk",
            "nun",
            "pastor",
            "rabbi",
            "mullah",
            "clergy",
            "missionary",
            "preacher",
            "catechist",
            "jesuit",
        ],
    ),
    (
        People::Civilians,
        None,
        &[
            "civilian",
            "villager",
            "resident",
            "family",
            "people",
            "person",
            "man",
            "woman",
            "child",
            "boy",
            "girl",
            "farmer",
            "peasant",
            "herder",
            "herdsman",
            "pastoralist",
            "worker",
            "aid worker",
            "journalist",
            "reporter",
            "student",
            "teacher",
            "doctor",
            "nurse",
            "trader",
            "merchant",
            "worshipper",
            "worshiper",
            "pilgrim",
            "passenger",
            "miner",
            "fisherman",
            "local",
            "citizen",
            "national",
            "community",
            "tribesman",
            "tribe",
            "elder",
            "youth",
            "minority",
            "population",
            "settler",
            "prisoner",
            "detainee",
            "hostage",
            "tourist",
            "contractor",
            "bystander",
            "inhabitant",
            "campesino",
            "labourer",
            "laborer",
            "lawyer",
            "engineer",
            "driver",
            "shopkeeper",
            "schoolchildren",
            "schoolgirl",
            "schoolboy",
            "children",
            "women",
            "clan",
            "parishioner",
            "congregation",
            "mourner",
            "shopper",
            "commuter",
            "foreigner",
            "expatriate",
            "indigenous people",
            "patient",
            "medic",
        ],
    ),
    (People::Civilians, Some(ActorClass::Party), &["party"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(noun: &str, expect: Option<People>) {
        assert_eq!(people(noun).map(|(people, _)| people), expect, "{noun:?}");
    }

    #[test]
    fn nouns_say_what_people_are() {
        check("rebels", Some(People::Armed));
        check("militiamen", Some(People::Armed));
        check("families", Some(People::Civilians));
        check("gendarmes", Some(People::Police));
        check("special forces", Some(People::Soldiers));
        check("clergy", Some(People::Clergy));
        check("market", None);
        check("s", None);
    }
}
