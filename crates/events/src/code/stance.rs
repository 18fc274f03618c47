//! Whether what a word names is said to have happened, to be going on, to be planned, feared, threatened or denied.

use crate::Status;
use crate::page::Page;
use casus_text::{Relation, Span, Tag, Token};

/// A status, and the word that decides it (none where nothing speaks against it having happened).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stance {
    pub status: Status,
    pub because: Option<usize>,
}

const HAPPENED: Stance = Stance { status: Status::Happened, because: None };

/// The stance of the report towards what the word at `head` (verb or noun) names.
pub(crate) fn of(page: &Page<'_>, head: usize) -> Stance {
    let tree = &page.tree;
    let mut at = head;
    let mut verdict = if tree.is_verb(head) { of_verb(page, head) } else { of_noun(page, head) };
    // what hangs on something that did not happen did not happen either
    for _ in 0..12 {
        if verdict.status != Status::Happened {
            return verdict;
        }
        let Some(up) = tree.head(at) else { break };
        verdict = through(page, at, up);
        at = up;
    }
    verdict
}

fn stance(status: Status, because: usize) -> Stance {
    Stance { status, because: Some(because) }
}

/// What a verb says of itself: negation, modals, tense.
fn of_verb(page: &Page<'_>, verb: usize) -> Stance {
    let tree = &page.tree;
    for child in tree.children(verb) {
        let lemma = tree.lemma(child);
        match tree.relation(child) {
            Relation::Neg => return stance(Status::Denied, child),
            Relation::Advmod if matches!(lemma, "never" | "not" | "nearly" | "almost") => return stance(Status::Denied, child),
            Relation::Aux if matches!(lemma, "may" | "might" | "could" | "can" | "would" | "should" | "must") => {
                return stance(Status::Possible, child);
            }
            Relation::Aux if matches!(lemma, "will" | "shall" | "'ll" | "wo" | "ca") => return stance(Status::Intended, child),
            Relation::Mark if matches!(lemma, "if" | "unless" | "whether" | "lest") => return stance(Status::Possible, child),
            Relation::Nsubj | Relation::NsubjPass | Relation::Obj if is_nobody(page, child) => return stance(Status::Denied, child),
            _ => {}
        }
    }
    if tree.is_ing(verb) {
        let be = tree.children(verb).find(|c| tree.relation(*c) == Relation::Aux && tree.lemma(*c) == "be");
        if let Some(be) = be
            && matches!(&*page.lower(be), "is" | "are" | "'s" | "'re" | "am")
        {
            return stance(Status::Ongoing, be);
        }
    }
    HAPPENED
}

fn is_nobody(page: &Page<'_>, at: usize) -> bool {
    matches!(page.tree.lemma(at), "nobody" | "none" | "nothing") || page.tree.children(at).any(|c| page.tree.lemma(c) == "no")
}

/// What the words around an event noun say of it.
fn of_noun(page: &Page<'_>, noun: usize) -> Stance {
    let tree = &page.tree;
    for child in tree.children(noun) {
        let lemma = tree.lemma(child);
        let relation = tree.relation(child);
        if matches!(lemma, "no" | "neither") || relation == Relation::Neg {
            return stance(Status::Denied, child);
        }
        if matches!(relation, Relation::Amod | Relation::Compound | Relation::Advmod) && child < noun {
            match lemma {
                "attempted" | "abortive" | "failed" | "foiled" | "unsuccessful" | "botched" => return stance(Status::Attempted, child),
                "possible" | "potential" | "future" | "likely" | "imminent" | "hypothetical" | "mock" | "simulated" | "anti" => {
                    return stance(Status::Possible, child);
                }
                "threatened" => return stance(Status::Threatened, child),
                "planned" | "intended" | "upcoming" => return stance(Status::Intended, child),
                "ongoing" | "continuing" | "current" => return stance(Status::Ongoing, child),
                _ => {}
            }
        }
    }
    HAPPENED
}

/// How what hangs on `up` fares, `at` being the word that hangs on it.
fn through(page: &Page<'_>, at: usize, up: usize) -> Stance {
    let tree = &page.tree;
    let relation = tree.relation(at);
    match relation {
        // a relative clause, an apposition or a loose neighbour stands on its own
        Relation::AclRelcl | Relation::Parataxis | Relation::Appos => return HAPPENED,
        Relation::Conj => return joined(page, at, up),
        Relation::Advcl if !tree.has_mark_to(at) => return HAPPENED,
        Relation::Nsubj | Relation::NsubjPass | Relation::Csubj => return as_subject(page, at, up),
        _ => {}
    }
    let infinitive = tree.is_verb(at) && tree.has_mark_to(at);
    if tree.is_verb(up) || tree.child(up, Relation::Cop).is_some() || tree.token(up).tag == Tag::Adj {
        let own = of_verb(page, up);
        if page.has("verbs.implies", up) {
            return own;
        }
        for (list, status) in [
            ("verbs.attempt", Status::Attempted),
            ("verbs.threaten", Status::Threatened),
            ("verbs.doubt", Status::Possible),
            ("verbs.deny", Status::Denied),
            ("verbs.foil", Status::Attempted),
            ("verbs.intend", Status::Intended),
        ] {
            let direct =
                matches!(relation, Relation::Xcomp | Relation::Ccomp | Relation::Obj | Relation::Csubj | Relation::Acl | Relation::Advcl)
                    || (relation == Relation::Obl && matches!(list, "verbs.foil" | "verbs.threaten" | "verbs.doubt"))
                    || (matches!(relation, Relation::Obl | Relation::Nmod) && list == "verbs.intend" && tree.case(at) == Some("for"));
            if direct && page.has(list, up) {
                return stance(status, up);
            }
        }
        if own.status != Status::Happened && own.status != Status::Ongoing {
            // "did not attack", "would be attacked": whatever hangs below shares it, but for times and places
            return if relation == Relation::Obl && !tree.is_verb(at) && bears_time(page, at) { HAPPENED } else { own };
        }
        if infinitive && !page.has("verbs.carry_out", up) {
            // "in order to", "forces to": purpose, not fact
            return stance(Status::Intended, up);
        }
        return HAPPENED;
    }
    if page.has("nouns.attempted", up) && below_noun(relation) {
        return stance(Status::Attempted, up);
    }
    if page.has("nouns.possible", up) && below_noun(relation) {
        return stance(Status::Possible, up);
    }
    if infinitive && relation == Relation::Acl {
        return stance(Status::Intended, up);
    }
    HAPPENED
}

fn below_noun(relation: Relation) -> bool {
    matches!(relation, Relation::Nmod | Relation::Acl | Relation::Compound | Relation::Ccomp | Relation::Obl | Relation::Amod)
}

fn bears_time(page: &Page<'_>, at: usize) -> bool {
    matches!(page.tree.case(at), Some("in" | "after" | "during" | "since" | "following" | "on" | "because" | "due"))
}

/// A word joined by "and" shares the modals of the first unless it has its own subject.
fn joined(page: &Page<'_>, at: usize, up: usize) -> Stance {
    let tree = &page.tree;
    if !tree.is_verb(at) {
        return HAPPENED;
    }
    let own_subject = tree.children(at).any(|c| matches!(tree.relation(c), Relation::Nsubj | Relation::NsubjPass));
    let own_aux = tree.children(at).any(|c| matches!(tree.relation(c), Relation::Aux | Relation::AuxPass));
    if own_subject || own_aux || !tree.is_verb(up) {
        return HAPPENED;
    }
    let shared = of_verb(page, up);
    match shared.status {
        Status::Denied | Status::Ongoing => HAPPENED,
        _ => shared,
    }
}

/// An event noun as the subject: it took place if the verb says so or tells of what it did; a modal above a bare plural leaves it open.
fn as_subject(page: &Page<'_>, at: usize, up: usize) -> Stance {
    let own = if page.tree.is_verb(up) { of_verb(page, up) } else { HAPPENED };
    let bare = super::frames::is_bare(page, at);
    match own.status {
        Status::Denied if page.has("verbs.occur", up) => own,
        Status::Possible | Status::Intended if bare || page.has("verbs.occur", up) => own,
        _ => HAPPENED,
    }
}

/// Words that weaken what `span` says: position and the name of their sort.
pub(crate) fn hedges(page: &Page<'_>, span: Span<Token>) -> Vec<(&'static str, usize)> {
    let sorts = [
        ("possibility", "hedges.possibility"),
        ("probability", "hedges.probability"),
        ("appearance", "hedges.appearance"),
        ("condition", "hedges.condition"),
        ("belief", "hedges.belief"),
        ("future", "hedges.future"),
    ];
    let mut found = Vec::new();
    for at in span.range() {
        if let Some((sort, _)) = sorts.iter().find(|(_, list)| page.has(list, at)) {
            let modal_noun = *sort == "possibility" && page.tree.token(at).tag == Tag::Noun;
            if !modal_noun {
                found.push((*sort, at));
            }
        }
    }
    found
}
