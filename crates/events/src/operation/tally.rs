//! How many an operation killed and captured in all, from the sentences that tell it again and again.
//!
//! The rule: what one sentence names side by side is added up ("a captain together with two of his guards": 3); what is named with "other",
//! "another", "additional" or "also" is added to what came before; what stands behind "including" is part of it. A sentence that begins
//! anew tells the same people again, and the larger figure stands, unless it tells of people of another sort than all before ("a
//! leader" first, "two insurgents" later). The definite and pronouns ("the commander", "they") are those told before.
//!
//! | words | least number |
//! | --- | --- |
//! | "a leader", "one", "two", "at least n", "n to m" | 1, 1, 2, n, n |
//! | "more than n", "over n" | n + 1 |
//! | "insurgents" without a number | 2 |
//! | "several", "a few", "multiple", "a number of" | 3 |
//! | "numerous", "many" | 4 |
//!
//! The last two rows are a convention of those who counted such releases (A. Strick van Linschoten and F. Kuehn, 2011), and are asked
//! of releases only.

use crate::Class;
use crate::Count;
use crate::code::{stance, tolls};
use crate::page::Page;
use casus_text::{Quantity, Relation, Span, Tag, Token};
use std::collections::BTreeSet;

/// What happened to those who are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They died.
    Killed,
    /// They were captured, detained or arrested.
    Captured,
}

/// How a part of a tally belongs to what was told before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// People not told of before, or all of them told anew.
    New,
    /// People besides those told before: "two others", "also detained".
    More,
    /// Those told before: "the commander", "they".
    Again,
    /// Some of those told before: "including a commander".
    Within,
}

/// People of whom a report says once that they were killed or captured.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What happened to them.
    pub fate: Fate,
    /// How many they were.
    pub count: Count,
    /// How they belong to those told before.
    pub how: How,
    /// Whether they led others.
    pub leads: bool,
    /// The word that says what happened to them.
    pub(super) anchor: usize,
    /// The word for them.
    pub(super) people: usize,
    /// From the one to the other, in bytes of the report's text.
    pub words: Span<u8>,
}

/// How many in all, and what was added up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many: `best` is the least number a careful reader counts. None where nobody is told of.
    pub count: Option<Count>,
    /// The words whose figures were added up.
    pub words: Vec<Span<u8>>,
}

/// All that a report says of people killed and captured, in order.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let mut seen = BTreeSet::new();
    let mut found: Vec<Part> = Vec::new();
    let mut add = |fate: Fate, anchor: usize, people: usize| {
        let fits = counts_people(page, people) && seen.insert((fate == Fate::Killed, counted_by(page, people)));
        found.extend(fits.then(|| part(page, fate, anchor, people)).flatten());
    };
    for anchor in 0..page.parse.tokens.len() {
        let Some(fate) = fate_of(page, anchor).filter(|_| is_fact(page, anchor)) else { continue };
        patients(page, anchor).into_iter().for_each(|people| add(fate, anchor, people));
    }
    for toll in tolls::find(page).iter().filter(|toll| is_fact(page, toll.anchor)) {
        match toll.fate {
            tolls::Fate::Killed => add(Fate::Killed, toll.anchor, toll.people),
            tolls::Fate::Taken if fate_of(page, toll.anchor).is_some() => add(Fate::Captured, toll.anchor, toll.people),
            _ => {}
        }
    }
    found.sort_by_key(|part| (page.sentence(part.people), part.people));
    found
}

/// The first word of the number that counts them, so that "one of his associates" is met once; the word itself where there is none.
fn counted_by(page: &Page<'_>, people: usize) -> usize {
    quantity(page, people).map_or(people, |quantity| quantity.tokens.start as usize)
}

/// The number that counts the people at a word.
fn quantity<'p>(page: &Page<'p>, people: usize) -> Option<&'p Quantity> {
    let told = |quantity: &&Quantity| quantity.noun.is_some_and(|noun| noun.at() == people) || quantity.tokens.contains(people as u32);
    tolls::numbers(page, page.sentence(people)).iter().find(told)
}

/// What a verb or noun says happened to people.
fn fate_of(page: &Page<'_>, at: usize) -> Option<Fate> {
    let tree = &page.tree;
    let custody = || tree.children(at).any(|child| page.has("operations.custody", child));
    match tree.lemma(at) {
        "kill" | "slay" if tree.is_verb(at) => Some(Fate::Killed),
        "death" | "killing" if tree.is_noun(at) => Some(Fate::Killed),
        _ if page.has("operations.capture", at) => Some(Fate::Captured),
        "take" if custody() => Some(Fate::Captured),
        _ => None,
    }
}

/// Whether it is told as done in this operation: no purpose, no plan, and not what somebody is blamed for.
fn is_fact(page: &Page<'_>, at: usize) -> bool {
    let tree = &page.tree;
    let to = |verb: usize| tree.is_verb(verb) && tree.has_mark_to(verb) && !tree.is_ing(verb);
    if to(at) || to(tree.first_conjunct(at)) || is_total(page, at) {
        return false;
    }
    let blamed = tree.ancestors(at).skip(1).any(|up| page.has("operations.blame", up));
    stance::of(page, at).status.is_real() && !blamed && crate::code::retold::reason(page, at, None, false).is_none()
}

/// "arrested 60 smugglers since spring": a sum over other operations.
fn is_total(page: &Page<'_>, at: usize) -> bool {
    page.sentence_tokens(at).range().any(|i| page.tree.lemma(i) == "since")
}

/// Those to whom a verb or noun says it was done.
fn patients(page: &Page<'_>, at: usize) -> Vec<usize> {
    let tree = &page.tree;
    let first: Vec<usize> = if tree.is_verb(at) { object(page, at).into_iter().collect() } else { tree.after(at, "of") };
    let mut all = Vec::new();
    for noun in first {
        for each in tree.with_conjuncts(noun) {
            all.push(each);
            all.extend(beside(page, each));
        }
    }
    all.extend(beside(page, at));
    // "a smuggler who had fled the village, along with one guard": however the tree has it
    let behind = tolls::numbers(page, page.sentence(at)).iter().map(|quantity| (quantity, quantity.tokens.start as usize));
    let behind = behind.filter(|(_, start)| *start > at + 1 && is_with(page, start - 1)).map(|(quantity, _)| quantity);
    all.extend(behind.filter_map(|quantity| quantity.noun).map(|noun| noun.at()));
    all
}

/// What a verb was done to; "fired at the patrol and were killed" has the subject of the verb before it.
fn object(page: &Page<'_>, verb: usize) -> Option<usize> {
    let tree = &page.tree;
    let own = tree.children(verb).any(|c| matches!(tree.relation(c), Relation::Nsubj | Relation::NsubjPass));
    if tree.is_passive(verb) && tree.relation(verb) == Relation::Conj && !own { tree.subject(verb) } else { tree.object(verb) }
}

/// "together with one of his guards", "as well as two smugglers".
fn beside(page: &Page<'_>, at: usize) -> Vec<usize> {
    let tree = &page.tree;
    let with = |c: &usize| {
        matches!(tree.relation(*c), Relation::Nmod | Relation::Obl | Relation::Conj)
            && (page.phrase(*c).start as usize).checked_sub(1).is_some_and(|before| is_with(page, before))
    };
    tree.children(at).filter(with).flat_map(|c| tree.with_conjuncts(c)).collect()
}

fn is_with(page: &Page<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| page.tree.lemma(at));
    match page.tree.lemma(at) {
        "with" => matches!(before(1), "along" | "together"),
        "as" => before(1) == "well",
        _ => false,
    }
}

/// People, and not those on the side that reports: its own dead are no part of what an operation achieved.
fn counts_people(page: &Page<'_>, at: usize) -> bool {
    let noun = matches!(page.tree.token(at).tag, Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num | Tag::Adj);
    let heading = page.parse.sentences[page.sentence(at)].heading;
    let own = page.has("operations.own_people", at) && page.phrase(at).range().any(|i| page.has("operations.own_side", i));
    if !noun || heading || own || page.tree.lemma(at) == "both" {
        return false;
    }
    let classes = page.classes(at);
    let thing = |c: &Class| {
        matches!(
            c,
            Class::Property | Class::Military | Class::Infrastructure | Class::Vehicle | Class::Weapon | Class::Explosive | Class::Place
        )
    };
    classes.is_empty() || !classes.iter().all(thing)
}

fn part(page: &Page<'_>, fate: Fate, anchor: usize, people: usize) -> Option<Part> {
    let phrase = page.phrase(people);
    let count = count(page, people)?;
    let words = page.bytes(phrase).join(page.bytes(Span::of(anchor..anchor + 1)));
    let leads = phrase.range().any(|at| page.has("operations.leader", at));
    Some(Part { fate, count, how: how(page, anchor, people, phrase), leads, anchor, people, words })
}

/// How many a phrase stands for; `best` is the least number of the table above.
fn count(page: &Page<'_>, people: usize) -> Option<Count> {
    let tree = &page.tree;
    let least = |low: u32| Some(Count { low, best: low, high: None });
    let none = |at: usize| tree.children(at).any(|c| matches!(tree.lemma(c), "no" | "neither"));
    if none(people) || none(tree.first_conjunct(people)) {
        return None;
    }
    if let Some(quantity) = quantity(page, people) {
        let said = |words: &[&str]| quantity.tokens.range().any(|at| words.contains(&&*page.lower(at)));
        return match quantity.low {
            0 => None,
            low if quantity.high.is_none() && said(&["than", "over"]) && !said(&["least"]) => least(low.saturating_add(1)),
            _ if said(&["numerous", "many"]) => least(4),
            low if quantity.best > low && quantity.high.is_none() => least(quantity.best),
            low => Some(Count { low, best: low, high: quantity.high }),
        };
    }
    let several = |at: usize| page.has("operations.vague", at);
    if tree.lemma(people) != "member" && (several(people) || page.phrase(people).range().any(|at| tree.lemma(at) == "multiple")) {
        return least(3);
    }
    if matches!(tree.lemma(people), "they" | "them") {
        return least(2);
    }
    if let Some(count) = tolls::counted(page, people) {
        return (count.best > 0).then_some(count);
    }
    matches!(tree.token(people).tag, Tag::Noun | Tag::Propn).then(|| least(2)).flatten()
}

fn how(page: &Page<'_>, anchor: usize, people: usize, phrase: Span<Token>) -> How {
    let tree = &page.tree;
    if tolls::is_part(page, phrase.start as usize) {
        return How::Within;
    }
    let others = phrase.range().any(|at| page.has("operations.more", at) || &*page.lower(at) == "others");
    let also = tree.children(anchor).any(|c| matches!(tree.lemma(c), "also" | "additionally"));
    if others || also {
        return How::More;
    }
    let confirmed = tree.is_noun(anchor) && tree.head(anchor).is_some_and(|up| tree.lemma(up) == "confirm");
    let pointed = confirmed || phrase.range().any(|at| matches!(tree.lemma(at), "the" | "this" | "that" | "these" | "those" | "both"));
    if pointed || tree.token(people).tag == Tag::Pron { How::Again } else { How::New }
}

/// What the parts of one fate come to.
pub(super) fn sum(page: &Page<'_>, parts: &[Part], fate: Fate) -> Tally {
    let parts: Vec<&Part> = parts.iter().filter(|part| part.fate == fate && part.how != How::Within).collect();
    let mut largest: Vec<&Part> = Vec::new();
    let mut telling: Vec<&Part> = Vec::new();
    for sentence in parts.chunk_by(|a, b| page.sentence(a.people) == page.sentence(b.people)) {
        if is_anew(&telling, sentence) {
            telling.clear();
        }
        let again = |part: &Part| part.how == How::Again || telling.iter().any(|told| is_same(told, part));
        let told: Vec<&Part> =
            if telling.is_empty() { sentence.to_vec() } else { sentence.iter().copied().filter(|part| !again(part)).collect() };
        telling.extend(told);
        if best(&telling) > best(&largest) {
            largest.clone_from(&telling);
        }
    }
    let count = largest.iter().map(|part| part.count).reduce(Count::plus);
    Tally { count, words: largest.iter().map(|part| part.words).collect() }
}

/// Whether a sentence tells all of it anew: it names new people, of a sort told before, or adds others to those told before by name
/// ("the captain and one more guard").
fn is_anew(telling: &[&Part], sentence: &[&Part]) -> bool {
    let has = |how: How| sentence.iter().any(|part| part.how == how);
    let known_sort = sentence.iter().any(|part| telling.iter().any(|told| told.leads == part.leads));
    has(How::New) && known_sort || has(How::Again) && has(How::More)
}

/// "Two others were caught too", told before in the same number.
fn is_same(told: &Part, part: &Part) -> bool {
    part.how == How::More && told.leads == part.leads && told.count == part.count && told.anchor != part.anchor
}

fn best(parts: &[&Part]) -> u32 {
    parts.iter().fold(0, |sum, part| sum.saturating_add(part.count.best))
}
