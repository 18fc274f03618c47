//! Missions and operations: which peace-keepers of an organisation are in a country on a day, and in which operation a state's soldiers
//! are abroad.

use crate::Atlas;
use crate::actor::{ActorClass, ActorIdx, Relation};
use crate::fold::fold;
use crate::place::Iso3;

impl Atlas {
    /// The peace-keeping mission that an organisation (the United Nations, NATO) has in a country on a day, if one is known.
    ///
    /// Of several, one that names the `place` ("Darfur") goes before one whose home the country is, and that before the others.
    pub fn mission_in(&self, sender: ActorIdx, country: Iso3, place: &str, date: Option<&str>) -> Option<ActorIdx> {
        let place = fold(place);
        let names = |actor: ActorIdx| {
            let actor = self.actor(actor);
            !place.is_empty()
                && actor.aliases.iter().map(|alias| &alias.name).chain(Some(&actor.name)).any(|name| fold(name).contains(&place))
        };
        self.sent_by(sender, country, date, ActorClass::PeacekeepingForce)
            .min_by_key(|mission| (!names(*mission), self.actor(*mission).country != Some(country)))
    }

    /// The operation in which a state's forces are in another country on a day, if one is known (Barkhane for French forces in Mali).
    pub fn operation_in(&self, forces: ActorIdx, country: Iso3, date: Option<&str>) -> Option<ActorIdx> {
        if self.actor(forces).country == Some(country) {
            return None;
        }
        let operations = self.sent_by(forces, country, date, ActorClass::Military);
        operations.chain(self.sent_by(forces, country, date, ActorClass::PeacekeepingForce)).next()
    }

    /// The one peace-keeping mission at home in a country on a day; nothing where there are several.
    pub(super) fn only_mission(&self, country: Iso3, date: Option<&str>) -> Option<ActorIdx> {
        let missions = self.actors().filter(|(_, actor)| actor.class == ActorClass::PeacekeepingForce && actor.country == Some(country));
        let mut alive = missions.filter(|(_, actor)| date.is_none_or(|date| actor.existed_on(date))).map(|(idx, _)| idx);
        alive.next().filter(|_| alive.next().is_none())
    }

    /// Parts of `sender` of a class that act in `country` on the day.
    fn sent_by(&self, sender: ActorIdx, country: Iso3, date: Option<&str>, class: ActorClass) -> impl Iterator<Item = ActorIdx> {
        let sender = self.actor(sender).id.as_str();
        let parts = self.actors().filter(move |(_, actor)| actor.class == class && actor.acts_in(country));
        let alive = parts.filter(move |(_, actor)| date.is_none_or(|date| actor.existed_on(date)));
        let is_part = move |tie: &crate::Tie| tie.relation == Relation::PartOf && tie.actor == sender;
        alive.filter(move |(_, actor)| actor.ties.iter().any(is_part)).map(|(idx, _)| idx)
    }
}
