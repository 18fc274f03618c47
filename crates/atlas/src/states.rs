//! The actors every country has: its government, its armed forces and its police, and the words that name them.

use crate::actor::{Actor, ActorClass, Alias, Schemes};
use crate::country::Country;

/// The classes of the actors that every country has, with the short form in their ids.
pub(crate) const OFFICES: [(ActorClass, &str); 3] =
    [(ActorClass::Government, "gov"), (ActorClass::Military, "mil"), (ActorClass::Police, "pol")];

/// The government, the armed forces and the police of a country, in the order of [`OFFICES`].
pub(crate) fn made_for(country: &Country) -> [Actor; 3] {
    let people = country.demonyms.first().unwrap_or(&country.name);
    OFFICES.map(|(class, short)| {
        let (name, alias) = match class {
            ActorClass::Government => (format!("Government of {}", country.name), format!("{people} government")),
            ActorClass::Military => (format!("{people} Armed Forces"), format!("Armed Forces of {}", country.name)),
            _ => (format!("{people} police"), format!("Police of {}", country.name)),
        };
        Actor {
            id: format!("casus:{short}-{}", country.iso3),
            name,
            class,
            country: Some(country.iso3),
            also_in: Vec::new(),
            aliases: vec![Alias { name: alias, exact_case: false, yields: false }],
            roles: Vec::new(),
            founded: None,
            defunct: country.until.clone(),
            ties: Vec::new(),
            schemes: Schemes::default(),
            source: format!("derived from countries.tsv ({})", country.source),
        }
    })
}

/// What a word after `Syrian` or `Syria's` says of whom is meant.
fn head(word: &str) -> Option<ActorClass> {
    Some(match word {
        "government" | "govt" | "regime" | "authorities" | "administration" | "state" | "cabinet" | "officials" | "leadership"
        | "junta" | "ministry" | "presidency" | "parliament" | "rulers" => ActorClass::Government,
        "army" | "armies" | "military" | "forces" | "troops" | "soldiers" | "soldier" | "servicemen" | "servicemembers" | "navy"
        | "marines" | "warplanes" | "warplane" | "jets" | "warships" | "warship" | "artillery" | "airforce" | "commandos"
        | "paratroopers" | "infantry" => ActorClass::Military,
        "police" | "policemen" | "policeman" | "policewoman" | "gendarmerie" | "gendarmes" | "constabulary" => ActorClass::Police,
        _ => return None,
    })
}

/// Words that may stand between the people and the head: `Syrian Arab Army`, `Colombian national police`.
fn is_modifier(word: &str) -> bool {
    matches!(
        word,
        "arab"
            | "national"
            | "federal"
            | "armed"
            | "regular"
            | "security"
            | "air"
            | "ground"
            | "special"
            | "interim"
            | "transitional"
            | "central"
            | "royal"
            | "border"
            | "riot"
            | "defence"
            | "defense"
            | "caretaker"
            | "local"
            | "force"
    )
}

/// How many of `words` (folded, following a people or a country) name one of its offices, and which; the last head counts, so that
/// `government forces` are armed forces.
pub(crate) fn office_after<'a>(words: impl Iterator<Item = &'a str>) -> Option<(usize, ActorClass)> {
    let mut found = None;
    let mut before = "";
    for (at, word) in words.take(4).enumerate() {
        if let Some(class) = head(word) {
            found = Some((at + 1, class));
        } else if word == "force" && before == "air" {
            found = Some((at + 1, ActorClass::Military));
        } else if !is_modifier(word) {
            break;
        }
        before = word;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expect: Option<(usize, ActorClass)>) {
        assert_eq!(office_after(words.split(' ')), expect, "offices in {words:?}");
    }

    #[test]
    fn heads_and_modifiers() {
        check("army said", Some((1, ActorClass::Military)));
        check("arab army", Some((2, ActorClass::Military)));
        check("government forces shelled", Some((2, ActorClass::Military)));
        check("air force", Some((2, ActorClass::Military)));
        check("national police", Some((2, ActorClass::Police)));
        check("government official", Some((1, ActorClass::Government)));
        check("civilians", None);
        check("national anthem", None);
    }
}
