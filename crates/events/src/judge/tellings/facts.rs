//! What is asked of a word by itself when it is looked at beside others: a few numbers.

use std::collections::HashSet;

use casus_text::{Idx, Relation, Tag};

use super::words::ByRules;
use crate::code::{frames, speech};
use crate::judge::outlook::Outlook;

/// The numbers of the word at `at`.
pub(super) fn of(outlook: &Outlook<'_, '_>, at: usize, by_rules: ByRules, novelty: &[Novelty]) -> Vec<f32> {
    let (page, tree) = (outlook.page, &outlook.page.tree);
    let yes = |so: bool| f32::from(u8::from(so));
    let number = page.sentence(at);
    let sentences = &page.parse.sentences;
    let novelty = novelty[number];
    let sentence = &sentences[number];
    let frame = outlook.framed[at].map(|frame| &outlook.frames[frame as usize]);
    let article = tree.child(at, Relation::Det).map_or("", |det| tree.lemma(det));
    let chain = page.parse.mention_at(Idx::new(at)).and_then(|mention| page.parse.chains.of(mention));
    let first = chain.is_some_and(|chain| chain.mentions.first().is_some_and(|first| page.parse.mentions[first.at()].head.at() == at));
    let published = page.report.published.and_then(|days| days.first);
    let ages = outlook.dates(number).iter().filter_map(|when| {
        let last = when.days.and_then(|days| days.last)?;
        published.and_then(|published| published.since(last).ok()).map(|age| age.get_days() as f32)
    });
    let places = sentence.tokens.range().filter(|at| page.name(*at).is_some_and(|name| !name.found.places.is_empty())).count();
    let quantities = outlook.quantities(number).len();
    let certainty = |at: usize| outlook.frame_headed(at).map(|frame| frame.pattern.certainty);
    vec![
        number as f32,
        number as f32 / sentences.len() as f32,
        sentences.len() as f32,
        yes(sentence.heading),
        yes(tree.is_verb(at)),
        frame.map_or(0.0, |frame| 1.0 + yes(frame.head == at)),
        frame.map_or(0.0, |frame| frame.pattern.certainty),
        frame.map_or(0.0, |frame| (frame.agents.len() + frame.targets.len()) as f32),
        outlook.in_sentence[number].len() as f32,
        by_rules.stance.status as u8 as f32,
        yes(by_rules.retold.is_some()),
        yes(speech::over(page, &outlook.speeches, at).is_some()),
        chain.map_or(0.0, |_| 1.0 + yes(first)),
        yes(!tree.is_verb(at) && frames::is_bare(page, at)),
        yes(article == "the"),
        yes(matches!(article, "a" | "an" | "another")),
        ages.clone().fold(999.0, f32::min).max(-9.0),
        ages.fold(-999.0, f32::max).min(9999.0),
        places as f32,
        quantities as f32,
        tree.ancestors(at).count() as f32,
        yes(tree.is_verb(at) && tree.subject(at).is_some()),
        yes(tree.is_verb(at) && tree.object(at).is_some()),
        sentence.tokens.range().len() as f32,
        tree.children(at).filter_map(certainty).fold(0.0, f32::max),
        tree.head(at).and_then(certainty).unwrap_or(0.0),
        novelty.names.0,
        novelty.names.1,
        novelty.days.0,
        novelty.days.1,
        manner(outlook, tree.is_verb(at).then(|| tree.subject(at)).flatten()),
        manner(outlook, tree.is_verb(at).then(|| tree.object(at)).flatten()),
    ]
}

/// How a filler is told: not at all, by a pronoun, by name, as known, as new.
fn manner(outlook: &Outlook<'_, '_>, filler: Option<usize>) -> f32 {
    let tree = &outlook.page.tree;
    let Some(at) = filler else { return 0.0 };
    let article = tree.child(at, Relation::Det).map_or("", |det| tree.lemma(det));
    match (tree.token(at).tag, article) {
        (Tag::Pron, _) => 1.0,
        (Tag::Propn, _) => 2.0,
        (_, "the" | "this" | "that" | "these" | "those") => 3.0,
        (_, "a" | "an") => 5.0,
        _ => 4.0,
    }
}

/// For each sentence how many of its names and days are told there first, and how many were told before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Novelty {
    names: (f32, f32),
    days: (f32, f32),
}

/// What each sentence brings that is new.
pub(super) fn novelty(outlook: &Outlook<'_, '_>) -> Vec<Novelty> {
    let page = outlook.page;
    let (mut names, mut days) = (HashSet::new(), HashSet::new());
    let mut found = Vec::new();
    for (number, sentence) in page.parse.sentences.iter().enumerate() {
        let mut own = Novelty::default();
        for at in sentence.tokens.range().filter(|at| page.parse.tokens[*at].tag == Tag::Propn && !outlook.dated[*at]) {
            let place = if names.insert(outlook.words[at]) { &mut own.names.0 } else { &mut own.names.1 };
            *place += 1.0;
        }
        for when in outlook.dates(number) {
            let place = if days.insert(when.days) { &mut own.days.0 } else { &mut own.days.1 };
            *place += 1.0;
        }
        found.push(own);
    }
    found
}
