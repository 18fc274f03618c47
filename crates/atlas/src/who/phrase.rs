//! Reads a phrase of people: an organisation's name, or country, community and noun put together.

use super::Setting;
use super::holder::{Holder, without_the};
use super::people::{self, People};
use crate::Atlas;
use crate::actor::{ActorClass, ActorIdx};
use crate::fold::fold;
use crate::lookup::{Case, Match};
use crate::place::{Feature, Iso3};

/// Who a phrase is about: an organisation where one is known, else people put together from country, community and noun.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Who {
    /// The organisation, with what it was on the day.
    pub holder: Option<Holder>,
    /// The country that the phrase itself names ("Colombian peasants", "police in Kano").
    pub country: Option<Iso3>,
    /// The community that it names ("Kurdish fighters").
    pub community: Option<ActorIdx>,
    /// What the people are, where a noun says so.
    pub people: Option<People>,
    /// The class of an organisation of such people, where the noun says so: "rebels" would be a rebel group.
    pub class: Option<ActorClass>,
    /// The operation or mission in which a state's forces are abroad ("French troops in Mali").
    pub operation: Option<ActorIdx>,
}

/// A town of so many inhabitants is meant wherever it is named.
const LARGE: u32 = 200_000;

/// What one part of a phrase names.
#[derive(Default)]
struct Parts {
    actors: Vec<ActorIdx>,
    community: Option<ActorIdx>,
    country: Option<Iso3>,
    place: String,
    people: Option<(People, Option<ActorClass>)>,
}

impl Atlas {
    /// Who a phrase is about on a day in a country; nothing if it names nobody.
    ///
    /// The head may be an organisation ("Boko Haram gunmen"), an office of a state ("Kenyan police", "the army", "police in Kano"), a
    /// mission ("UN peacekeepers in Mali"), or people of a country or a community ("Colombian peasants", "Kurdish fighters"). A country
    /// that only the setting tells makes a state's office ("the army"), but is no part of people put together: refugees in a country
    /// need not be of it.
    pub fn who(&self, phrase: &str, setting: &Setting<'_>) -> Option<Who> {
        let written = phrase.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '“' | '”' | ',' | '.'));
        let phrase = without_the(written);
        let (head, link, behind) = split(phrase);
        let named = |words| self.named(words).filter(|found| !found.actors.is_empty() && !found.metonym);
        // "The Resistance Front" is registered with its article
        if let Some(found) = named(phrase).or_else(|| named(written)) {
            let mut parts = Parts { people: noun(phrase), ..Parts::default() };
            self.take(&mut parts, &found, setting);
            return self.put_together(parts, setting);
        }
        let mut parts = self.parts(head, setting);
        if let Some(behind) = behind {
            let mut after = self.parts(behind, setting);
            // "members of the PKK"
            if link == "of" && parts.actors.is_empty() && !after.actors.is_empty() {
                parts.actors = after.actors;
            } else if parts.community.is_none() && link == "of" {
                parts.community = after.community;
            }
            parts.place = std::mem::take(&mut after.place);
            if let Some(country) = after.country {
                return self.put_together_in(parts, country, setting);
            }
        }
        self.put_together(parts, setting)
    }

    /// What the names and the noun of some words are.
    fn parts(&self, words: &str, setting: &Setting<'_>) -> Parts {
        let bare = |word: &str| word.trim_matches(|c: char| matches!(c, ',' | '"' | '“' | '”' | '(' | ')')).to_owned();
        // "ex-Seleka" is read as "Ex-Seleka", and where that is no name, "ex-FARC" as "FARC"
        let former = |word: String| match word.strip_prefix("ex-").filter(|name| name.starts_with(char::is_uppercase)) {
            Some(name) if self.named(&word).is_none() => name.to_owned(),
            Some(name) => format!("Ex-{name}"),
            None => word,
        };
        let list: Vec<String> = words.split_whitespace().map(bare).map(former).collect();
        let list: Vec<&str> = list.iter().map(String::as_str).collect();
        let mut parts = Parts { people: noun(words), ..Parts::default() };
        let mut at = 0;
        while at < list.len() {
            let found = self.longest(&list[at..], case_of(words)).filter(|found| found.words > 0);
            if let Some(found) = &found {
                let before = parts.country;
                self.take(&mut parts, found, setting);
                if parts.country != before {
                    parts.place = list[at..at + found.words].join(" ");
                }
            }
            at += found.map_or(1, |found| found.words);
        }
        parts
    }

    /// Takes what one name stands for.
    fn take(&self, parts: &mut Parts, found: &Match, setting: &Setting<'_>) {
        let is_community = |actor: &ActorIdx| self.actor(*actor).class == ActorClass::Community;
        let country = found.demonym.map(|country| self.country_at(country).iso3);
        if !found.metonym && !found.actors.is_empty() {
            if found.actors.iter().all(is_community) {
                let settled = self.settle_actor(&found.actors, setting);
                parts.community = parts.community.or(settled.map(|holder| holder.actor));
            } else if parts.actors.is_empty() {
                parts.actors.clone_from(&found.actors);
            }
            return;
        }
        parts.country = parts.country.or_else(|| country.or_else(|| self.country_of_places(found, setting)));
    }

    /// The country of the place that a name likely means: one where the phrase is read, else a country, a region or a large town. A common
    /// word is no place.
    fn country_of_places(&self, found: &Match, setting: &Setting<'_>) -> Option<Iso3> {
        let places = || found.places.iter().map(|place| self.place(*place)).filter(|place| !place.weak && !found.weak);
        let near = setting.countries.iter().copied().find(|country| places().any(|place| place.country == Some(*country)));
        let area = |feature| matches!(feature, Feature::Country | Feature::Region | Feature::Capital);
        let known = || places().next().filter(|place| area(place.feature) || place.population >= LARGE).and_then(|place| place.country);
        near.or_else(known)
    }

    fn put_together_in(&self, mut parts: Parts, country: Iso3, setting: &Setting<'_>) -> Option<Who> {
        let stays_abroad = parts.country.is_some_and(|own| own != country) || !parts.actors.is_empty();
        if parts.country.is_none() && parts.actors.is_empty() {
            parts.country = Some(country);
        }
        let mut countries = vec![country];
        countries.extend(setting.countries.iter().copied().filter(|other| *other != country));
        let there = Setting { date: setting.date, countries: &countries };
        let peacekeepers = parts.people.is_some_and(|(_, class)| class == Some(ActorClass::PeacekeepingForce));
        let mut who = self.put_together(parts, &there)?;
        if stays_abroad && let Some(holder) = &who.holder {
            let sent = self.operation_in(holder.actor, country, setting.date);
            let lent = peacekeepers && self.actor(holder.actor).class.is_state();
            who.operation = sent.or_else(|| self.only_mission(country, setting.date).filter(|_| lent));
        }
        Some(who)
    }

    fn put_together(&self, parts: Parts, setting: &Setting<'_>) -> Option<Who> {
        let (people, class) = parts.people.map_or((None, None), |(people, class)| (Some(people), class));
        let mut who = Who { country: parts.country, community: parts.community, people, class, ..Who::default() };
        if !parts.actors.is_empty() {
            who.holder = self.settle_actor(&parts.actors, setting).map(|holder| self.as_people(holder, &parts, setting));
        } else if let Some(office) = who.office(class).filter(|_| parts.community.is_none()) {
            let country = parts.country.or_else(|| setting.countries.first().copied());
            let office = country.and_then(|country| self.office_of(self.country_idx(&country)?, office));
            who.holder = office.and_then(|office| self.settle_actor(&[office], setting));
        } else if people.is_none() {
            // a community by its name alone
            who.holder = parts.community.and_then(|community| self.settle_actor(&[community], setting));
        }
        let says_something = who.holder.is_some() || who.people.is_some() || who.community.is_some();
        says_something.then_some(who)
    }

    /// An organisation's people: peace-keepers of an organisation of states are its mission in the country; fighters of what has become a
    /// party are those who broke away.
    fn as_people(&self, holder: Holder, parts: &Parts, setting: &Setting<'_>) -> Holder {
        let armed = parts.people.is_some_and(|(people, _)| people.is_armed());
        let other = match holder.class {
            ActorClass::InternationalOrganisation if armed => {
                setting.countries.iter().find_map(|country| self.mission_in(holder.actor, *country, &parts.place, setting.date))
            }
            ActorClass::Party if armed => self.armed_split(holder.actor, setting.date),
            _ => None,
        };
        other.and_then(|other| self.settle_actor(&[other], setting)).map_or(holder, |other| Holder { named: other.actor, ..other })
    }
}

impl Who {
    /// The office of a state that such people are, if they are one; peace-keepers are soldiers of the country they are called by.
    fn office(&self, class: Option<ActorClass>) -> Option<ActorClass> {
        match (self.people?, class) {
            (People::Soldiers, Some(ActorClass::Military)) => Some(ActorClass::Military),
            (People::Soldiers, Some(ActorClass::PeacekeepingForce)) if self.country.is_some() => Some(ActorClass::Military),
            (People::Police, _) => Some(ActorClass::Police),
            (People::Officials, _) => Some(ActorClass::Government),
            _ => None,
        }
    }
}

/// How some words are written: several words without a small letter are of a text of capitals.
fn case_of(words: &str) -> Case {
    let capitals = words.contains(' ') && words.contains(char::is_uppercase) && !words.contains(char::is_lowercase);
    if capitals { Case::Upper } else { Case::Mixed }
}

/// The head of a phrase, and what follows "of" or a word of place.
fn split(phrase: &str) -> (&str, &str, Option<&str>) {
    let links = [" of the ", " of ", " in the ", " in ", " from ", " near ", " at ", " around ", " inside ", " across "];
    let first = links.into_iter().filter_map(|link| phrase.find(link).map(|at| (at, std::cmp::Reverse(link.len()), link))).min();
    match first {
        Some((at, _, link)) => (&phrase[..at], link.split_whitespace().next().unwrap_or_default(), Some(&phrase[at + link.len()..])),
        None => (phrase, "", None),
    }
}

/// What the last words of a head say that people are.
fn noun(words: &str) -> Option<(People, Option<ActorClass>)> {
    let words: Vec<String> = words.split_whitespace().map(fold).collect();
    let last = words.last()?;
    let pair = words.len().checked_sub(2).map(|at| format!("{} {last}", words[at]));
    let found = pair.and_then(|pair| people::people(&pair)).or_else(|| people::people(last))?;
    let armed = found.0 == People::Civilians && words.iter().any(|word| word == "armed");
    Some(if armed { (People::Armed, Some(ActorClass::Militia)) } else { found })
}
