//! Who a role filler is: the atlas's actor, a class of people, or a private person shown by role only.

use crate::class::Class;
use crate::code::speech::without_article;
use crate::page::Page;
use crate::{ActorRef, Claim, Confidence, Count};
use casus_atlas::ActorIdx;
use casus_text::{Idx, Relation, Span, Tag, Token};

/// A private person's name and the words that give the role instead.
pub(crate) struct Private {
    pub name: Span<Token>,
    /// The role ("mayor", "a farmer"); empty where the report gives none.
    pub role: Span<Token>,
}

/// The filler at `head` as a claim on who it is.
pub(crate) fn claim(page: &Page<'_>, head: usize, rule: &'static str) -> Claim<ActorRef> {
    let shown = stands_for(page, head);
    let phrase = without_number(page, without_article(page, page.phrase(shown)), shown);
    let private = private_name(page, shown);
    let (text, words) = match &private {
        Some(private) if private.role.is_empty() => ("a named person".to_owned(), page.bytes(private.name)),
        Some(private) => (page.words(private.role).to_owned(), page.bytes(private.role)),
        None => (page.words(phrase).to_owned(), page.bytes(phrase)),
    };
    let actor = actor(page, shown, phrase);
    let classes = page.classes(shown);
    let canonical = match actor {
        Some(actor) => Some(canonical(page, shown, actor)),
        None => community(page, phrase, &classes),
    };
    let value = ActorRef {
        text,
        actor,
        canonical,
        class: classes.first().copied(),
        count: number(page, shown),
        private_name: private.map(|private| page.words(private.name).to_owned()),
        standing: None,
    };
    Claim { value, ..Claim::told(ActorRef::default(), words, rule) }
}

/// The filler at `head` as a claim on who it is, described by all the words that say so where it is no name.
pub(crate) fn full_claim(page: &Page<'_>, head: usize, rule: &'static str) -> Claim<ActorRef> {
    let mut claim = claim(page, head, rule);
    let shown = stands_for(page, head);
    let names_itself = page.name(shown).is_some() || page.is_name(shown);
    if claim.value.private_name.is_none() && !names_itself {
        let words = without_number(page, without_article(page, full_phrase(page, shown)), shown);
        claim.value.text = page.words(words).to_owned();
        claim.words = page.bytes(words);
    }
    claim
}

/// Most words that a phrase goes on behind its end.
const GOES_ON: usize = 9;

/// The phrase of `head` with what describes it behind: "men in hoods", "members of the brigade", "policemen who do not resign". It ends
/// before a private person's name.
pub(crate) fn full_phrase(page: &Page<'_>, head: usize) -> Span<Token> {
    let tree = &page.tree;
    let phrase = page.phrase(head);
    let mut end = phrase.end;
    for child in tree.children(head) {
        if !matches!(tree.relation(child), Relation::Nmod | Relation::Acl | Relation::AclRelcl) {
            continue;
        }
        let under = tree.reach(child);
        let cut = under.range().find(|at| matches!(tree.lemma(*at), "," | "--" | "(" | ";" | ":")).map_or(under.end, |at| at as u32);
        let private = under.range().any(|at| page.parse.tokens[at].name == Some(casus_text::NameKind::Person));
        if under.start != end || cut <= end || private || cut - phrase.end > GOES_ON as u32 {
            continue;
        }
        end = cut;
    }
    Span::new(phrase.start, end)
}

/// How sure a link of a pronoun must be to be followed, in thousandths of a nat: of such links every second is right, and a wrong one
/// is mostly to something that cannot act.
const SURE: u32 = 1000;
/// The same for a description ("the militants", "the town"), which says something by itself.
pub(crate) const SURE_OF_NOUN: u32 = 2000;

/// A pronoun, "the group" or "the militants" stands for the actor named before it; anything else for itself.
pub(crate) fn stands_for(page: &Page<'_>, head: usize) -> usize {
    let back = points_back(page, head);
    if let Some(linked) = linked_actor(page, head, if back { SURE } else { SURE_OF_NOUN }) {
        return linked;
    }
    if !back {
        return head;
    }
    let plural = matches!(page.tree.lemma(head), "they" | "their" | "them" | "both");
    let names_a_group = page.tree.token(head).tag == Tag::Noun;
    let sentence = page.sentence(head);
    let first = sentence.saturating_sub(2);
    let from = page.parse.sentences[first].tokens.start as usize;
    let mut fallback = None;
    for at in (from..head).rev() {
        let actor = page.actor(at).is_some() && page.name(at).is_some_and(|n| n.tokens.end as usize == at + 1 && !n.found.metonym);
        let people = page.tree.is_noun(at) && page.tree.token(at).tag != Tag::Pron && acts(&page.classes(at));
        let armed = page.classes(at).contains(&Class::Armed);
        if names_a_group && !armed {
            continue;
        }
        if !(actor || people && plural) || page.tree.relation(at) == Relation::NmodPoss {
            continue;
        }
        if matches!(page.tree.relation(at), Relation::Nsubj | Relation::NsubjPass) {
            return at;
        }
        fallback = fallback.or(Some(at));
    }
    fallback.unwrap_or(head)
}

/// The nearest actor of the atlas before `head` in its chain of mentions, if `head` could be one and is not already.
fn linked_actor(page: &Page<'_>, head: usize, margin: u32) -> Option<usize> {
    let token = page.tree.token(head);
    let armed = || page.classes(head).contains(&Class::Armed) && page.tree.children(head).any(|c| page.tree.lemma(c) == "the");
    let could_be = points_back(page, head) || token.tag == Tag::Noun && armed() && actor(page, head, page.phrase(head)).is_none();
    if !could_be {
        return None;
    }
    let named = |at: &usize| page.actor(*at).is_some() && page.name(*at).is_some_and(|name| !name.found.metonym);
    page.linked_before(head, margin).into_iter().find(named)
}

fn points_back(page: &Page<'_>, head: usize) -> bool {
    let lemma = page.tree.lemma(head);
    if page.tree.token(head).tag == Tag::Pron {
        return matches!(lemma, "they" | "it" | "he" | "she" | "them" | "their" | "its" | "his" | "her" | "him");
    }
    matches!(lemma, "group" | "organization" | "organisation" | "movement" | "militia")
        && page.tree.children(head).any(|c| matches!(page.tree.lemma(c), "the" | "this"))
        && !page.tree.children(head).any(|c| matches!(page.tree.relation(c), Relation::Compound | Relation::Amod))
}

fn acts(classes: &[Class]) -> bool {
    classes.iter().any(|class| {
        matches!(
            class,
            Class::Armed | Class::Soldiers | Class::Police | Class::Crowd | Class::Protesters | Class::Community | Class::Civilians
        )
    })
}

/// The actor that a phrase names: by its head, or by a name inside ("Taliban commanders", "Boko Haram fighters").
fn actor(page: &Page<'_>, head: usize, phrase: Span<Token>) -> Option<ActorIdx> {
    if let Some(own) = page.actor(head) {
        return Some(own);
    }
    if let Some(country) = page.country_that_acts(head) {
        return page.reader.atlas.government_of(country.as_str());
    }
    let inside = phrase.range().rev().find_map(|at| page.actor(at).filter(|_| page.name(at).is_some_and(|n| !n.found.metonym)));
    let members = page.classes(head).iter().any(|c| matches!(c, Class::Armed | Class::Soldiers | Class::Police | Class::Officials));
    // "terrorists of the FMLN"
    let of = || page.tree.after(head, "of").into_iter().find_map(|at| page.actor(at));
    let inside = inside.or_else(of);
    if members && inside.is_some() {
        return inside.filter(|actor| !is_community(page, *actor));
    }
    state_force(page, head)
}

/// "the army", "Syrian troops", "police": the force of the country the phrase or the report is about.
fn state_force(page: &Page<'_>, head: usize) -> Option<ActorIdx> {
    let classes = page.classes(head);
    let atlas = &page.reader.atlas;
    let named = page.phrase(head).range().find_map(|at| page.name(at).and_then(|n| n.found.demonym)).map(|c| atlas.country_at(c).iso3);
    let country = named?;
    if classes.contains(&Class::Soldiers) {
        return atlas.military_of(country.as_str());
    }
    if classes.contains(&Class::Police) {
        return atlas.police_of(country.as_str());
    }
    if classes.contains(&Class::Government) {
        return atlas.government_of(country.as_str());
    }
    None
}

fn is_community(page: &Page<'_>, actor: ActorIdx) -> bool {
    matches!(page.reader.atlas.actor(actor).class, casus_atlas::ActorClass::Community | casus_atlas::ActorClass::ReligiousGroup)
}

/// A community named as such is its civilians.
fn canonical(page: &Page<'_>, head: usize, actor: ActorIdx) -> String {
    let name = &page.reader.atlas.actor(actor).name;
    if is_community(page, actor) && page.actor(head) == Some(actor) { format!("{name} (civilians)") } else { name.clone() }
}

/// "Fulani herders": the community and that they are civilians.
fn community(page: &Page<'_>, phrase: Span<Token>, classes: &[Class]) -> Option<String> {
    let inside = phrase.range().find_map(|at| page.actor(at)).filter(|actor| is_community(page, *actor))?;
    let name = &page.reader.atlas.actor(inside).name;
    let class = classes
        .iter()
        .find(|c| matches!(c, Class::Civilians | Class::Armed | Class::Soldiers | Class::Crowd | Class::Property | Class::Place))?;
    Some(format!("{name} ({class})"))
}

/// The number that counts the people at `head`.
fn number(page: &Page<'_>, head: usize) -> Option<Count> {
    let found = page.parse.quantities.iter().find(|q| q.noun.is_some_and(|noun| noun.at() == head))?;
    Some(Count { low: found.low, best: found.best, high: found.high })
}

fn without_number(page: &Page<'_>, phrase: Span<Token>, head: usize) -> Span<Token> {
    let counted = page.parse.quantities.iter().find(|q| q.noun == Some(Idx::new(head)) && phrase.covers(q.tokens));
    match counted {
        Some(quantity) if quantity.tokens.end < phrase.end => Span::new(quantity.tokens.end, phrase.end),
        _ => phrase,
    }
}

/// Whether `head` is a person by name whom the atlas does not know as a holder of public office, and by which role to show them.
pub(crate) fn private_name(page: &Page<'_>, head: usize) -> Option<Private> {
    if !page.is_name(head) || page.name(head).is_some() || !page.classes(head).contains(&Class::Person) {
        return role_with_name(page, head);
    }
    let phrase = page.phrase(head);
    let name_start = phrase.range().find(|at| page.is_name(*at)).unwrap_or(head);
    let name = Span::of(name_start..phrase.end as usize);
    // "mayor Juan Perez": the words before the name; "Juan Perez, a farmer": the apposition
    let before = without_article(page, Span::of(phrase.start as usize..name_start));
    let tree = &page.tree;
    let apposed = tree.children(head).find(|c| tree.relation(*c) == Relation::Appos && !page.is_name(*c));
    let after = apposed.or_else(|| said_behind(page, name.end as usize)).map(|c| without_article(page, page.phrase(c)));
    let role = if before.is_empty() { after.unwrap_or(before) } else { before };
    Some(Private { name, role })
}

/// "Juan Perez, a farmer, …": the noun behind the comma, wherever the tree hangs it.
fn said_behind(page: &Page<'_>, end: usize) -> Option<usize> {
    let sentence = page.sentence_tokens(end.saturating_sub(1));
    let article = |at: usize| matches!(page.tree.lemma(at), "a" | "an" | "the");
    if end + 2 >= sentence.end as usize || page.tree.lemma(end) != "," || !article(end + 1) {
        return None;
    }
    let noun = |at: &usize| page.tree.token(*at).tag == Tag::Noun && page.tree.relation(*at) != Relation::Compound;
    (end + 2..(end + 6).min(sentence.end as usize)).find(noun)
}

/// "the mayor, Juan Perez" and "mayor Juan Perez" where the role is the head: the name hangs on it.
fn role_with_name(page: &Page<'_>, head: usize) -> Option<Private> {
    let tree = &page.tree;
    if page.is_name(head) || page.tree.token(head).tag != Tag::Noun {
        return None;
    }
    let joined = |c: &usize| matches!(tree.relation(*c), Relation::Flat | Relation::Appos) && page.is_name(*c) && page.name(*c).is_none();
    let name = tree.children(head).find(joined)?;
    let phrase = page.phrase(name);
    let end = page.phrase(head).end.min(phrase.start);
    Some(Private { name: phrase, role: without_article(page, Span::new(page.phrase(head).start, end.max(head as u32 + 1))) })
}

/// The perpetrator's confidence when nothing else is said.
pub(crate) fn with_confidence(mut claim: Claim<ActorRef>, confidence: Confidence) -> Claim<ActorRef> {
    claim.confidence = confidence;
    claim
}
