//! Who bears a name on a day in a country.

use std::collections::HashMap;

use super::Setting;
use crate::Atlas;
use crate::actor::{Actor, ActorClass, ActorIdx, Relation, is_after, is_before};

/// How a name stands to the day on which it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Age {
    /// The actor bore the name on that day, or no day is known.
    Current,
    /// The name is an old one: its bearer had become the actor that is given.
    Old,
    /// The name came up later only: the actor that is given bore another on that day.
    Later,
    /// Nobody known bore the name on that day, and nobody known took it over.
    Unborne,
}

/// Who bears a name, and what they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The actor that is meant.
    pub actor: ActorIdx,
    /// What it was on that day.
    pub class: ActorClass,
    /// The actor that the table lists under the name, where it is another.
    pub named: ActorIdx,
    /// How the name stands to the day.
    pub age: Age,
}

/// Longest chain of renamings that is followed.
const LONGEST: usize = 8;

/// Who took over from whom, the closest tie first; made once from the ties of all actors.
#[derive(Debug, Default)]
pub(crate) struct Heirs {
    after: HashMap<ActorIdx, Vec<(u8, ActorIdx)>>,
    before: HashMap<ActorIdx, Vec<(u8, ActorIdx)>>,
    /// Who broke away from whom.
    splits: HashMap<ActorIdx, Vec<ActorIdx>>,
}

impl Heirs {
    pub(crate) fn of(atlas: &Atlas) -> Heirs {
        let mut heirs = Heirs::default();
        for (actor, tie) in atlas.actors().flat_map(|(idx, actor)| actor.ties.iter().map(move |tie| (idx, tie))) {
            let Some(other) = atlas.actor_by_id(&tie.actor) else { continue };
            let (old, new, far) = match tie.relation {
                Relation::RenamedFrom => (other, actor, 0),
                Relation::MergedInto => (actor, other, 1),
                Relation::Succeeds => (other, actor, 2),
                Relation::SplitFrom => {
                    heirs.splits.entry(other).or_default().push(actor);
                    continue;
                }
                _ => continue,
            };
            heirs.after.entry(old).or_default().push((far, new));
            // what several went up in is no earlier name of any of them
            if tie.relation != Relation::MergedInto {
                heirs.before.entry(new).or_default().push((far, old));
            }
        }
        heirs.after.values_mut().chain(heirs.before.values_mut()).for_each(|list| list.sort());
        heirs
    }
}

impl Atlas {
    /// Who is meant by the whole of `name` on a day in a country; nothing if it names no actor.
    ///
    /// Of several bearers the one is taken that existed on the day and acts in the countries, before one that has come to be or has been
    /// another ([`Age::Old`], [`Age::Later`]), before one of elsewhere. A leading "the" is no part of a name.
    ///
    /// ```
    /// # use casus_atlas::{Age, Atlas, Setting, Tables};
    /// # let actors = "id\tname\tclass\tcountry\taliases\troles\tfounded\tdefunct\tties\tsource\n\
    /// #     blue\tBlue Front\trebel_group\t\tBF\t\t2010\t2014\t\tinvented\n\
    /// #     green\tGreen Front\trebel_group\t\tGF\t\t2014\t\trenamed_from,blue,2014\tinvented\n";
    /// # let atlas = Atlas::from_tables(&Tables { countries: "", places: b"", sites: "", regions: "", actors, version: "1" })?;
    /// let found = atlas.actor_on("the Blue Front", &Setting { date: Some("2016-05"), countries: &[] }).unwrap();
    /// assert_eq!(atlas.actor(found.actor).name, "Green Front");
    /// assert_eq!(found.age, Age::Old);
    /// assert_eq!(atlas.remark(&found, Some("2016-05")).unwrap(), "Blue Front until 2014, since then Green Front");
    /// # Ok::<(), casus_atlas::AtlasError>(())
    /// ```
    pub fn actor_on(&self, name: &str, setting: &Setting<'_>) -> Option<Holder> {
        let found = self.named(without_the(name)).or_else(|| self.named(name))?;
        self.settle_actor(&found.actors, setting)
    }

    /// Which of the bearers of one name is meant on a day in a country; nothing if there is none.
    ///
    /// Where nothing speaks for one or another, the first stands.
    pub fn settle_actor(&self, bearers: &[ActorIdx], setting: &Setting<'_>) -> Option<Holder> {
        let ranked = bearers.iter().map(|bearer| self.weigh(*bearer, setting));
        ranked.min_by_key(|(rank, _)| *rank).map(|(_, holder)| holder)
    }

    /// What is to be said of a name that was not borne on the day by the actor listed under it; nothing where it was.
    pub fn remark(&self, holder: &Holder, date: Option<&str>) -> Option<String> {
        let (named, actor) = (self.actor(holder.named), self.actor(holder.actor));
        let day = |day: &Option<String>| day.clone().unwrap_or_else(|| "a day unknown".to_owned());
        match holder.age {
            Age::Current => None,
            Age::Old => Some(format!("{} until {}, since then {}", named.name, day(&named.defunct), actor.name)),
            Age::Later => Some(format!("{} only from {}, before that {}", named.name, day(&named.founded), actor.name)),
            Age::Unborne => {
                let existed = match (&named.founded, &named.defunct) {
                    (Some(from), Some(to)) => format!("existed from {from} to {to}"),
                    (Some(from), None) => format!("exists since {from}"),
                    (_, to) => format!("existed until {}", day(to)),
                };
                Some(format!("{} {existed}, not in {}", named.name, date.unwrap_or("that time")))
            }
        }
    }

    /// The wholes that an actor is part of on a day, the nearest first: a wing's movement, a province's organisation.
    pub fn wholes_on(&self, actor: ActorIdx, date: &str) -> Vec<ActorIdx> {
        let mut wholes = Vec::new();
        let mut at = actor;
        while wholes.len() < LONGEST {
            let mut parts = self.actor(at).ties_on(date).filter(|tie| tie.relation == Relation::PartOf);
            let Some(whole) = parts.find_map(|tie| self.actor_by_id(&tie.actor)).filter(|whole| !wholes.contains(whole) && *whole != actor)
            else {
                break;
            };
            wholes.push(whole);
            at = whole;
        }
        wholes
    }

    /// An armed group that broke away from `actor` and existed on the day, the first in the table.
    pub(crate) fn armed_split(&self, actor: ActorIdx, date: Option<&str>) -> Option<ActorIdx> {
        let splits = self.heirs.splits.get(&actor)?;
        splits.iter().copied().find(|split| {
            let split = self.actor(*split);
            let class = date.map_or(split.class, |date| split.class_on(date));
            date.is_none_or(|date| split.existed_on(date)) && matches!(class, ActorClass::RebelGroup | ActorClass::Militia)
        })
    }

    /// How well a bearer fits (less is better), and whom it comes to.
    fn weigh(&self, bearer: ActorIdx, setting: &Setting<'_>) -> ((u8, usize), Holder) {
        let named = self.actor(bearer);
        let (actor, age) = match setting.date {
            Some(date) => self.on(bearer, date),
            None => (bearer, Age::Current),
        };
        let known = self.actor(actor);
        let class = setting.date.map_or(known.class, |date| known.class_on(date));
        let holder = Holder { actor, class, named: bearer, age };
        let (near, at) = nearness(named, setting);
        let rank = match (age, near) {
            (Age::Current, Near::Here) => 0,
            (Age::Current, Near::Anywhere) => 1,
            (Age::Old | Age::Later, Near::Here) => 2,
            (Age::Old | Age::Later, Near::Anywhere) => 3,
            (Age::Current, Near::Elsewhere) => 4,
            (Age::Old | Age::Later, Near::Elsewhere) => 5,
            (Age::Unborne, Near::Here) => 6,
            (Age::Unborne, _) => 7,
        };
        ((rank, at), holder)
    }

    /// What an actor was on a day: itself, what it has become, or what it had been.
    fn on(&self, actor: ActorIdx, date: &str) -> (ActorIdx, Age) {
        let known = self.actor(actor);
        let (ties, age) = if is_after(date, known.defunct.as_deref()) {
            (&self.heirs.after, Age::Old)
        } else if is_before(date, known.founded.as_deref()) {
            (&self.heirs.before, Age::Later)
        } else {
            return (actor, Age::Current);
        };
        follow(ties, actor, 0, &|other| self.actor(other).existed_on(date)).map_or((actor, Age::Unborne), |found| (found, age))
    }
}

/// The first along the ties that is wanted.
fn follow(
    ties: &HashMap<ActorIdx, Vec<(u8, ActorIdx)>>,
    actor: ActorIdx,
    depth: usize,
    wanted: &dyn Fn(ActorIdx) -> bool,
) -> Option<ActorIdx> {
    let next = ties.get(&actor).filter(|_| depth < LONGEST)?;
    next.iter().find_map(|(_, other)| if wanted(*other) { Some(*other) } else { follow(ties, *other, depth + 1, wanted) })
}

/// Where an actor acts, seen from the countries that are asked for.
#[derive(PartialEq)]
enum Near {
    Here,
    /// It is of no country, or none is asked for.
    Anywhere,
    Elsewhere,
}

fn nearness(actor: &Actor, setting: &Setting<'_>) -> (Near, usize) {
    if setting.countries.is_empty() {
        return (Near::Here, 0);
    }
    match setting.countries.iter().position(|country| actor.acts_in(*country)) {
        Some(at) => (Near::Here, at),
        None if actor.country.is_none() => (Near::Anywhere, 0),
        None => (Near::Elsewhere, 0),
    }
}

/// A name without a leading "the".
pub(super) fn without_the(name: &str) -> &str {
    let name = name.trim();
    ["the ", "The ", "THE "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}
