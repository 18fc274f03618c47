//! How many were killed, injured or taken: numbers, and the words that say what they count.

use crate::Count;
use crate::class::Class;
use crate::page::Page;
use casus_text::{Quantity, Relation, Span, Tag, Token};

/// What happened to those who are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Killed,
    Injured,
    Taken,
    Missing,
    Displaced,
}

/// A number of people and their fate.
#[derive(Clone, Debug)]
pub(crate) struct Toll {
    pub fate: Fate,
    pub count: Count,
    /// The noun that says who they were, or the number itself.
    pub people: usize,
    /// The word that says what happened to them.
    pub anchor: usize,
    /// From the fate to the people: "killing nine people".
    pub words: Span<Token>,
}

/// The numbers of a sentence, in order. What a number counts stands in its sentence, and a report may have thousands.
pub(crate) fn numbers<'p>(page: &Page<'p>, sentence: usize) -> &'p [Quantity] {
    let (tokens, all) = (page.parse.sentences[sentence].tokens, &page.parse.quantities);
    let place = |token: u32| all.partition_point(|quantity| quantity.tokens.start < token);
    &all[place(tokens.start)..place(tokens.end)]
}

/// How many the word at `at` stands for: as it is counted, none for "nobody" and "no soldier", one for a single person.
pub(crate) fn counted(page: &Page<'_>, at: usize) -> Option<Count> {
    let tree = &page.tree;
    let exactly = |number: u32| Count { low: number, best: number, high: Some(number) };
    let none = |at: usize| matches!(tree.lemma(at), "no" | "none" | "nobody" | "neither");
    if none(at) || tree.children(at).any(none) {
        return Some(exactly(0));
    }
    let told = |quantity: &&Quantity| quantity.noun.map_or(quantity.tokens.contains(at as u32), |noun| noun.at() == at);
    if let Some(quantity) = numbers(page, page.sentence(at)).iter().find(told) {
        return Some(Count { low: quantity.low, best: quantity.best, high: quantity.high });
    }
    match tree.lemma(at) {
        "he" | "she" | "him" | "his" | "her" | "somebody" | "someone" => return Some(exactly(1)),
        "both" => return Some(exactly(2)),
        "anybody" | "anyone" if tree.case(at) == Some("without") || tree.head(at).is_some_and(|up| tree.mark(up) == Some("without")) => {
            return Some(exactly(0));
        }
        _ => {}
    }
    let token = tree.token(at);
    let single = matches!(token.tag, Tag::Noun | Tag::Propn) && *token.lemma == page.lower(at);
    (single && !are_things(page, at)).then_some(exactly(1))
}

/// All tolls of a report, in order.
pub(crate) fn find(page: &Page<'_>) -> Vec<Toll> {
    page.parse.quantities.iter().filter_map(|quantity| read(page, quantity)).collect()
}

/// Who is missing and who had to flee, in order; what is learned of tolls does not ask for them.
pub(crate) fn find_missing_and_displaced(page: &Page<'_>) -> Vec<Toll> {
    let of = |quantity: &Quantity| {
        let people = quantity.noun.map_or(quantity.tokens.end as usize - 1, |noun| noun.at());
        if are_things(page, people) || is_part(page, quantity.tokens.start as usize) || quantity.best == 0 {
            return None;
        }
        let (fate, anchor) = lost_or_driven_out(page, quantity, people)?;
        let words = quantity.tokens.join(Span::of(people..people + 1)).join(Span::of(anchor..anchor + 1));
        let count = Count { low: quantity.low, best: quantity.best, high: quantity.high };
        Some(Toll { fate, count, people, anchor, words })
    };
    page.parse.quantities.iter().filter_map(of).collect()
}

/// "three are still missing", "12 unaccounted for"; "displaced 4,000 families", "2,000 people fled", "left 300 people homeless".
fn lost_or_driven_out(page: &Page<'_>, quantity: &Quantity, people: usize) -> Option<(Fate, usize)> {
    let tree = &page.tree;
    let sentence = page.sentence_tokens(people);
    let end = people.max(quantity.tokens.end as usize - 1) + 1;
    let near = (end..sentence.end as usize)
        .take(6)
        .take_while(|at| tree.token(*at).tag != Tag::Num && !matches!(tree.lemma(*at), "," | ";" | "and"));
    for at in near.chain((sentence.start as usize..quantity.tokens.start as usize).rev().take(3)) {
        let before = at < people;
        match tree.lemma(at) {
            "missing" | "unaccounted" if !before || at + 1 == quantity.tokens.start as usize => return Some((Fate::Missing, at)),
            "displace" | "uproot" | "evacuate" if before || tree.is_passive(at) || at == end => return Some((Fate::Displaced, at)),
            "displaced" | "homeless" => return Some((Fate::Displaced, at)),
            "flee" if !before && tree.is_verb(at) => return Some((Fate::Displaced, at)),
            _ => {}
        }
    }
    None
}

fn read(page: &Page<'_>, quantity: &Quantity) -> Option<Toll> {
    let number = quantity.tokens.end as usize - 1;
    if is_part(page, quantity.tokens.start as usize) {
        return None;
    }
    let people = quantity.noun.map_or(number, |noun| noun.at());
    if are_things(page, people) {
        return None;
    }
    let (fate, anchor) =
        by_noun(page, quantity, people).or_else(|| by_tree(page, people)).or_else(|| by_neighbours(page, quantity, people))?;
    let words = Span::of(quantity.tokens.range()).join(Span::of(people..people + 1)).join(Span::of(anchor..anchor + 1));
    Some(Toll { fate, count: Count { low: quantity.low, best: quantity.best, high: quantity.high }, people, anchor, words })
}

/// "including three children", "among them two women": a part of a number told before.
pub(crate) fn is_part(page: &Page<'_>, start: usize) -> bool {
    let sentence = page.sentence_tokens(start);
    (sentence.start as usize..start).rev().take(2).any(|i| page.has("tolls.part", i))
}

/// "120 huts", "two vehicles": things are no victims.
fn are_things(page: &Page<'_>, noun: usize) -> bool {
    let classes = page.classes(noun);
    let thing = |c: &Class| {
        matches!(
            c,
            Class::Property | Class::Military | Class::Infrastructure | Class::Vehicle | Class::Weapon | Class::Explosive | Class::Place
        )
    };
    !classes.is_empty() && classes.iter().all(thing)
}

/// The counted noun itself says it: "12 deaths", "30 wounded", "a toll of 12".
fn by_noun(page: &Page<'_>, quantity: &Quantity, people: usize) -> Option<(Fate, usize)> {
    if page.has("tolls.dead", people) && people >= quantity.tokens.end as usize {
        return Some((Fate::Killed, people));
    }
    if page.has("tolls.hurt", people) && people >= quantity.tokens.end as usize {
        return Some((Fate::Injured, people));
    }
    // "the death toll rose to 19", "a death toll of 19"
    let sentence = page.sentence_tokens(people);
    let start = quantity.tokens.start as usize;
    let before = (sentence.start as usize..start).rev().take(7);
    let toll = before.clone().find(|i| page.tree.lemma(*i) == "toll")?;
    let right_after = before.take(1).any(|i| matches!(page.tree.lemma(i), "to" | "of" | "at" | "as" | "over"));
    right_after.then_some((Fate::Killed, toll))
}

/// The verb above says it: object of "kill", subject of "die" or of "were wounded".
fn by_tree(page: &Page<'_>, people: usize) -> Option<(Fate, usize)> {
    let tree = &page.tree;
    let mut at = tree.first_conjunct(people);
    // "five of the soldiers": the number may hang below its noun, or the noun below the number
    if matches!(tree.relation(at), Relation::Nmod | Relation::Nummod | Relation::Compound | Relation::Advmod) {
        at = tree.first_conjunct(tree.head(at)?);
    }
    let verb = tree.head(at)?;
    let object = tree.relation(at) == Relation::Obj || (tree.relation(at) == Relation::NsubjPass);
    let subject = tree.relation(at) == Relation::Nsubj;
    let lives = || tree.child(verb, Relation::Obj).is_some_and(|object| tree.lemma(object) == "life");
    if subject && (page.has("tolls.die", verb) || tree.lemma(verb) == "lose" && lives()) {
        return Some((Fate::Killed, verb));
    }
    if subject && (tree.is_passive(verb)) || object {
        // "eight men were taken from their houses and executed": a later verb may say the fate
        let verbs = if object { vec![verb] } else { tree.with_conjuncts(verb) };
        let found = verbs.into_iter().find_map(|verb| fate_of(page, verb).map(|fate| (fate, verb)));
        if found.is_some() || !object {
            return found;
        }
    }
    // "12 people killed in the raid"
    let participle = tree.children(people).find(|c| tree.relation(*c) == Relation::Acl && tree.is_passive(*c))?;
    fate_of(page, participle).map(|fate| (fate, participle))
}

fn fate_of(page: &Page<'_>, verb: usize) -> Option<Fate> {
    let lists = [("tolls.kill", Fate::Killed), ("tolls.injure", Fate::Injured), ("tolls.take", Fate::Taken)];
    lists.into_iter().find(|(list, _)| page.has(list, verb)).map(|(_, fate)| fate)
}

/// The words beside the number say it, where the tree does not: "killing at least 12", "left 12 people dead", "12 were killed".
fn by_neighbours(page: &Page<'_>, quantity: &Quantity, people: usize) -> Option<(Fate, usize)> {
    let segment = page.segment(people);
    let start = quantity.tokens.start as usize;
    let before = (segment.start as usize..start).rev().take(2).find_map(|i| {
        let verb = page.tree.is_verb(i) && !page.tree.is_passive(i);
        let fate = fate_of(page, i).filter(|_| verb)?;
        Some((fate, i))
    });
    if before.is_some() {
        return before;
    }
    let after = people.max(quantity.tokens.end as usize - 1) + 1;
    for at in after..(after + 7).min(segment.end as usize) {
        let stop = page.tree.token(at).tag == Tag::Num || matches!(page.tree.lemma(at), "," | "and" | "who" | "that");
        if page.has("tolls.die", at) || page.tree.lemma(at) == "dead" {
            return Some((Fate::Killed, at));
        }
        if matches!(page.tree.lemma(at), "wounded" | "injured") {
            return Some((Fate::Injured, at));
        }
        let participle = page.tree.is_verb(at) && (page.tree.is_passive(at) || at == after);
        if participle && let Some(fate) = fate_of(page, at) {
            return Some((fate, at));
        }
        if stop {
            break;
        }
    }
    None
}
