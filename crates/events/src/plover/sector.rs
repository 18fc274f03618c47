//! What an actor is among the agents of PLOVER, by its words.

use casus_atlas::ActorClass;

use crate::Class;
use crate::page::Page;

/// Nouns and modifiers by agent; the first list that has one of the phrase's words is taken.
const NOUNS: [(&str, &[&str]); 13] = [
    ("OPP", &["opposition", "dissident", "activist", "protester", "demonstrator", "separatist"]),
    ("LEG", &["parliament", "senate", "congress", "lawmaker", "senator", "deputy", "legislature", "assembly", "duma", "knesset"]),
    ("JUD", &["court", "judge", "prosecutor", "tribunal", "jury", "magistrate"]),
    ("JRN", &["journalist", "reporter", "newspaper", "broadcaster", "editor", "blogger", "correspondent", "daily"]),
    ("REF", &["refugee", "migrant", "displaced"]),
    ("EDU", &["student", "teacher", "university", "school", "professor", "academic", "pupil"]),
    ("LAB", &["worker", "union", "miner", "striker", "employee", "driver", "docker", "nurse"]),
    ("MED", &["doctor", "medic", "hospital", "physician"]),
    ("BUS", &["company", "firm", "bank", "airline", "trader", "businessman", "shopkeeper", "corporation"]),
    ("AGR", &["farmer", "peasant", "herder", "grower", "fisherman"]),
    ("CRM", &["gang", "cartel", "smuggler", "pirate", "prisoner", "inmate", "trafficker", "bandit", "kidnapper"]),
    ("ELI", &["bishop", "archbishop", "imam", "cleric", "elder", "priest", "monk", "chief", "ex-president", "king"]),
    ("SPY", &["spy", "intelligence"]),
];

const GOVERNING: [&str; 19] = [
    "government",
    "president",
    "minister",
    "ministry",
    "premier",
    "chancellor",
    "cabinet",
    "authority",
    "official",
    "ambassador",
    "envoy",
    "diplomat",
    "secretary",
    "governor",
    "mayor",
    "administration",
    "junta",
    "leader",
    "spokesman",
];

/// The agent that the phrase at `head` is.
pub(super) fn of(page: &Page<'_>, head: usize) -> Option<&'static str> {
    let words: Vec<&str> = page.phrase(head).range().map(|at| page.tree.lemma(at)).collect();
    let own = page.tree.lemma(head);
    let listed = |word: &str| NOUNS.iter().find(|(_, nouns)| nouns.contains(&word)).map(|(agent, _)| *agent);
    if let Some(agent) = listed(own).or_else(|| by_class(page, head)) {
        return Some(agent);
    }
    if GOVERNING.contains(&own) || words.iter().any(|word| GOVERNING.contains(word)) {
        return Some("GOV");
    }
    words.into_iter().find_map(listed)
}

fn by_class(page: &Page<'_>, head: usize) -> Option<&'static str> {
    let actor = page.actor(head).map(|actor| page.reader.atlas.actor(actor).class);
    if page.name(head).is_some_and(|named| !named.found.metonym)
        && let Some(class) = actor
    {
        return match class {
            ActorClass::Government | ActorClass::Person => Some("GOV"),
            ActorClass::Military | ActorClass::PeacekeepingForce => Some("MIL"),
            ActorClass::Police => Some("COP"),
            ActorClass::Intelligence => Some("SPY"),
            ActorClass::RebelGroup | ActorClass::Militia => Some("REB"),
            ActorClass::Gang => Some("CRM"),
            ActorClass::Party => Some("PTY"),
            ActorClass::Media => Some("JRN"),
            ActorClass::Court => Some("JUD"),
            _ => None,
        };
    }
    page.classes(head).into_iter().find_map(|class| match class {
        Class::Armed => Some("REB"),
        Class::Soldiers => Some("MIL"),
        Class::Police => Some("COP"),
        Class::Protesters | Class::Crowd => Some("OPP"),
        Class::Civilians | Class::Captives => Some("CVL"),
        Class::Party => Some("PTY"),
        Class::Media => Some("JRN"),
        Class::Officials => Some("GOV"),
        _ => None,
    })
}
