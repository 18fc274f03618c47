//! Who stands on which side of a word. Releasing one's own people is a concession, releasing another country's is a retreat; soldiers sent
//! abroad help or threaten; and where nobody acts at all, seldom anything is told.

use casus_text::Relation;

use super::bonds::coded;
use super::parties::Party;
use crate::judge::look::bin;
use crate::judge::scene::Scene;

/// What is seen of the sides of the word `at`, each in a few words.
pub(super) fn of(scene: &Scene<'_, '_>, parties: &[Party], at: usize) -> Vec<String> {
    let (page, tree) = (scene.page, &scene.page.tree);
    let sentence = page.sentence(at);
    let near: Vec<&Party> = parties.iter().filter(|party| page.sentence(party.head) == sentence).collect();
    let of_word = |word: usize| {
        let own = near.iter().find(|party| party.head == word);
        own.or_else(|| near.iter().find(|party| tree.is_under(party.head, word) && party.tokens.contains(word as u32)))
            .or_else(|| near.iter().find(|party| tree.is_under(party.head, word) && party.code.is_some()))
            .copied()
    };
    let passive = tree.is_verb(at) && tree.is_passive(at);
    let agent = |child: &usize| tree.relation(*child) == Relation::OblAgent || tree.case(*child) == Some("by");
    let doer = if passive { tree.children(at).find(agent) } else { tree.subject(at) };
    let above = || tree.ancestors(at).skip(1).find(|up| tree.is_verb(*up)).and_then(|up| tree.subject(up));
    let doer = doer.or_else(|| if passive { None } else { above() });
    let object = tree.object(at);
    let mut sides = Vec::new();
    let sort = |word: Option<usize>| match word.map(of_word) {
        None => "nobody".to_owned(),
        Some(None) => "thing".to_owned(),
        Some(Some(party)) => format!("{} {}", coded(party), party.sector.unwrap_or("")),
    };
    let who = doer.and_then(of_word);
    let (doer_sort, object_sort) = (sort(doer), sort(object));
    sides.push(format!("doer {doer_sort}"));
    sides.push(format!("object {object_sort}"));
    sides.push(format!("doer {doer_sort} object {object_sort}"));
    // whose the others are beside the one who acts
    let own = who.and_then(|party| party.code.as_deref());
    let whose = |party: &Party| match (own, party.code.as_deref()) {
        (_, None) => "nobody's",
        (None, Some(_)) => "somebody's",
        (Some(own), Some(code)) if own == code => "own",
        _ => "another's",
    };
    if let Some(party) = object.and_then(of_word) {
        sides.push(format!("object {}", whose(party)));
        sides.push(format!("object {} {}", whose(party), party.sector.unwrap_or("")));
    }
    for child in tree.children(at).filter(|child| matches!(tree.relation(*child), Relation::Obl | Relation::Nmod | Relation::Iobj)) {
        let case = tree.case(child).unwrap_or("");
        match of_word(child) {
            Some(party) => sides.push(format!("{case} {} {}", whose(party), coded(party))),
            None => sides.push(format!("{case} thing")),
        }
    }
    let mut codes: Vec<&str> = near.iter().filter_map(|party| party.code.as_deref()).collect();
    codes.sort_unstable();
    codes.dedup();
    let others = codes.iter().any(|code| Some(*code) != own);
    let meeting = match (own, others) {
        (None, false) => "nobody",
        (None, true) => "others",
        (Some(_), false) => "alone",
        (Some(_), true) => "with others",
    };
    sides.push(format!("codes {}", bin(codes.len())));
    sides.push(format!("{meeting} {}", who.and_then(|party| party.sector).unwrap_or("")));
    sides.push(form(scene, at));
    sides
}

/// The form of the word with its auxiliaries, and whether the sentence names a year long gone or a day.
fn form(scene: &Scene<'_, '_>, at: usize) -> String {
    let (page, tree) = (scene.page, &scene.page.tree);
    let word = page.lower(at);
    let ending = match word.as_str() {
        word if word == tree.lemma(at) => "base",
        word if word.ends_with("ing") => "ing",
        word if word.ends_with("ed") => "ed",
        word if word.ends_with('s') => "s",
        _ => "odd",
    };
    let aux: Vec<&str> = tree
        .children(at)
        .filter(|child| matches!(tree.relation(*child), Relation::Aux | Relation::AuxPass | Relation::Cop))
        .map(|child| tree.lemma(child))
        .collect();
    let is_year = |word: &str| word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit());
    let day = |word: &str| {
        matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "today" | "yesterday")
    };
    let words: Vec<String> = page.sentence_tokens(at).range().map(|other| page.lower(other).to_string()).collect();
    let when = match () {
        () if words.iter().any(|word| is_year(word)) => "year",
        () if words.iter().any(|word| day(word)) => "day",
        () => "",
    };
    format!("form {ending} {} {when}", aux.join(" "))
}
