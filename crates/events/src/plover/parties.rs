//! The phrases of a sentence that may be source or target of an event.

use casus_text::{NameKind, Relation, Span, Tag, Token};

use super::codes::{self, Nearness};
use super::sector;
use crate::judge::look::Look;
use crate::judge::scene::Scene;
use crate::resolve::gazetteer::Gazetteer;

/// A phrase that may be source or target.
#[derive(Clone, Debug)]
pub struct Party {
    /// Its main word.
    pub head: usize,
    /// Its words.
    pub tokens: Span<Token>,
    /// Its code, where its own words or another mention of it tell one.
    pub code: Option<String>,
    /// How the code was found.
    pub(super) near: Option<Nearness>,
    /// What it is among the agents of PLOVER (GOV, MIL, REB …), where its words tell it.
    pub sector: Option<&'static str>,
    /// What it is by itself, in short.
    pub(super) sort: String,
}

/// The parties of all sentences, in the order of their main words.
pub(crate) fn find(scene: &Scene<'_, '_>, gazetteer: &Gazetteer) -> Vec<Party> {
    let page = scene.page;
    let mut parties = Vec::new();
    for head in 0..page.parse.tokens.len() {
        let token = &page.parse.tokens[head];
        // the last word of a name inside a phrase: "a Senegalese plan", "the United Nations appeal"
        let inside = page.name(head).is_some_and(|named| {
            named.tokens.end as usize == head + 1 && matches!(token.relation, Relation::Amod | Relation::Compound | Relation::NmodPoss)
        });
        let pronoun = token.tag == Tag::Pron && !matches!(page.tree.lemma(head), "that" | "which" | "what" | "there" | "this");
        if !(scene.is_candidate(head) || inside || pronoun) {
            continue;
        }
        let found = codes::code(page, gazetteer, head);
        let look = Look::of(scene, head);
        let sector = sector::of(page, head);
        let person = scene.person(head).is_some() || token.name == Some(NameKind::Person);
        if found.is_none() && sector.is_none() && !person && !pronoun && !acts(&look.sort) {
            continue;
        }
        let (code, near) = found.map_or((None, None), |(code, near)| (Some(code), Some(near)));
        let whole = scene.person(head).map_or(page.phrase(head), |name| page.phrase(head).join(Span::of(name)));
        let tokens = if inside { page.name(head).map_or(whole, |named| named.tokens) } else { whole };
        parties.push(Party { head, tokens, code, near, sector, sort: look.sort });
    }
    parties
}

/// Whether something of this sort can act or be acted upon.
fn acts(sort: &str) -> bool {
    ["Person", "Organisation", "ArmedGroup", "Government", "Community", "Location", "Facility"].iter().any(|class| sort.ends_with(class))
}
