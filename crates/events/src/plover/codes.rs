//! Whose a phrase is: the codes of countries and of bodies of several states, found by its names.

use casus_atlas::{ActorClass, Feature};
use casus_text::{Idx, Relation};

use crate::page::{Named, Page};
use crate::resolve::gazetteer::Gazetteer;

/// The code of a name: three letters of a country, or IGO, NGO, IMG for what belongs to none.
fn code_of(page: &Page<'_>, gazetteer: &Gazetteer, named: &Named) -> Option<String> {
    let atlas = &page.reader.atlas;
    let found = &named.found;
    if let Some(country) = found.demonym
        && found.actors.is_empty()
    {
        return Some(atlas.country_at(country).iso3.to_string());
    }
    let is_country = found.places.first().is_some_and(|place| atlas.place(*place).feature == Feature::Country);
    if !found.metonym
        && !is_country
        && let Some(actor) = found.actors.first().map(|actor| atlas.actor(*actor))
    {
        match (actor.class, actor.country) {
            (ActorClass::InternationalOrganisation | ActorClass::PeacekeepingForce, _) => return Some("IGO".to_owned()),
            (_, Some(country)) => return Some(country.to_string()),
            (ActorClass::Ngo, None) => return Some("NGO".to_owned()),
            (ActorClass::RebelGroup | ActorClass::Militia, None) => return Some("IMG".to_owned()),
            (ActorClass::ReligiousGroup | ActorClass::Community, None) => return None,
            _ => {}
        }
    }
    if let Some(place) = gazetteer.settle(page, named) {
        return atlas.place(place).country.map(|country| country.to_string());
    }
    let metonym = found.actors.first().filter(|_| found.metonym && !found.weak)?;
    atlas.actor(*metonym).country.map(|country| country.to_string())
}

/// How a code was found: the nearer, the surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// By a name that is or stands in the phrase itself.
    Own,
    /// By a name behind the phrase ("rebels in Chad"), or one put beside it ("Ruiz, president of Chad").
    Behind,
    /// By another mention of the same thing.
    Linked,
}

impl Nearness {
    pub fn word(self) -> &'static str {
        match self {
            Nearness::Own => "own",
            Nearness::Behind => "behind",
            Nearness::Linked => "linked",
        }
    }
}

/// The code of the phrase at `head`, by its names.
pub(super) fn code(page: &Page<'_>, gazetteer: &Gazetteer, head: usize) -> Option<(String, Nearness)> {
    near(page, gazetteer, head).or_else(|| {
        let mention = page.parse.mention_at(Idx::new(head))?;
        let chain = page.parse.chains.of(mention)?;
        let others = chain.mentions.iter().filter(|other| **other != mention).map(|other| page.parse.mentions[other.at()].head.at());
        let mut found: Vec<usize> = others.collect();
        found.sort_by_key(|other| other.abs_diff(head));
        found.into_iter().find_map(|other| near(page, gazetteer, other)).map(|(code, _)| (code, Nearness::Linked))
    })
}

fn near(page: &Page<'_>, gazetteer: &Gazetteer, head: usize) -> Option<(String, Nearness)> {
    let tree = &page.tree;
    let named = |at: usize| page.name(at).and_then(|named| code_of(page, gazetteer, named));
    if let Some(code) = named(head) {
        return Some((code, Nearness::Own));
    }
    // within the phrase, the nearest to its head first: "the former Zambian president"
    let phrase = page.phrase(head).range();
    let mut within: Vec<usize> = phrase.filter(|at| *at != head).collect();
    within.sort_by_key(|at| (at.abs_diff(head), *at));
    if let Some(code) = within.into_iter().find_map(named) {
        return Some((code, Nearness::Own));
    }
    let closer = |relation: Relation| match relation {
        Relation::Amod | Relation::Compound | Relation::NmodPoss | Relation::Flat => 0,
        Relation::Appos => 1,
        Relation::Nmod => 2,
        Relation::Acl | Relation::AclRelcl => 3,
        _ => 9,
    };
    let mut below: Vec<usize> = tree.children(head).filter(|child| closer(tree.relation(*child)) < 9).collect();
    below.sort_by_key(|child| (closer(tree.relation(*child)), *child));
    for child in below {
        let inner = match tree.relation(child) {
            Relation::Nmod if matches!(tree.case(child), Some("against" | "with" | "about" | "on" | "between" | "over")) => None,
            Relation::Acl | Relation::AclRelcl => tree.children(child).filter(|at| tree.case(*at) == Some("in")).find_map(named),
            Relation::Appos | Relation::Nmod => near(page, gazetteer, child).map(|(code, _)| code),
            _ => named(child),
        };
        if let Some(code) = inner {
            return Some((code, Nearness::Behind));
        }
    }
    // "Ana Ruiz, the Peruvian minister": what the phrase itself is put beside
    let up = tree.head(head).filter(|_| matches!(tree.relation(head), Relation::Appos | Relation::Flat))?;
    named(up).map(|code| (code, Nearness::Behind))
}
