//! Words that may say something of an event, each beside the word that tells it: who, to whom, with what, where, when, how many.

use casus_text::{Idx, Relation, Tag};

use super::Told;
use crate::code::speech;
use crate::judge::keys::{self, Keys, bin};
use crate::judge::outlook::Outlook;

/// The questions that are asked of each pair, in this order.
pub const ROLES: usize = 7;
/// Who did it.
pub const PERPETRATOR: usize = 0;
/// To whom or what.
pub const TARGET: usize = 1;
/// With what.
pub const WEAPON: usize = 2;
/// Where.
pub const PLACE: usize = 3;
/// When.
pub const DATE: usize = 4;
/// How many died.
pub const KILLED: usize = 5;
/// How many were hurt.
pub const INJURED: usize = 6;

/// How many sentences before and behind the telling word are looked at.
const BEFORE: usize = 2;
const BEHIND: usize = 3;
/// Longest way through the tree that is told apart.
const FAR: usize = 6;

/// A word beside a word that tells of an event.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Which of the telling words.
    pub told: usize,
    /// The word: the head of a phrase, of an expression of time, or a number.
    pub item: usize,
    /// What is seen of the two.
    pub features: Vec<u32>,
    /// What the second look asks.
    pub facts: Vec<f32>,
}

/// All pairs of a page, telling word by telling word.
pub(crate) fn of(outlook: &Outlook<'_, '_>, told: &[Told]) -> Vec<Pair> {
    let items = items(outlook);
    let sentence = |at: usize| outlook.page.sentence(at);
    let mut pairs = Vec::new();
    for (number, telling) in told.iter().enumerate() {
        let here = sentence(telling.at);
        let from = items.partition_point(|item| sentence(*item) + BEFORE < here);
        let window = items[from..].iter().take_while(|item| sentence(**item) <= here + BEHIND).filter(|item| **item != telling.at);
        pairs.extend(window.map(|item| pair(outlook, told, number, *item)));
    }
    pairs
}

/// Heads of phrases, heads of expressions of time, and numbers without a noun, in order.
pub(crate) fn items(outlook: &Outlook<'_, '_>) -> Vec<usize> {
    let page = outlook.page;
    let mut items: Vec<usize> = (0..page.parse.tokens.len()).filter(|at| outlook.is_phrase(*at)).collect();
    items.extend(page.parse.dates.iter().map(|when| head_of(outlook, when.tokens.range())));
    items.extend(page.parse.quantities.iter().map(|quantity| quantity.noun.map_or(quantity.tokens.end as usize - 1, |noun| noun.at())));
    items.sort_unstable();
    items.dedup();
    items
}

fn head_of(outlook: &Outlook<'_, '_>, mut tokens: std::ops::Range<usize>) -> usize {
    let (start, end) = (tokens.start, tokens.end);
    tokens.find(|at| outlook.page.tree.head(*at).is_none_or(|head| head < start || head >= end)).unwrap_or(start)
}

/// How an item stands to the telling word.
struct Stand {
    path: Option<(u32, usize)>,
    /// 1 subject, 2 object of the telling verb, 0 neither.
    function: u32,
    /// What the rules make of it: 1 agent, 2 target, 3 place.
    rule: u32,
    /// Sentences from the telling word to the item.
    off: i64,
    /// Whether another telling word stands nearer.
    nearer: u32,
    between: usize,
}

/// The telling words from `start` to before `end`.
fn within(told: &[Told], start: usize, end: usize) -> &[Told] {
    let from = told.partition_point(|other| other.at < start);
    let count = told[from..].iter().take_while(|other| other.at < end).count();
    &told[from..from + count]
}

fn stand(outlook: &Outlook<'_, '_>, told: &[Told], number: usize, item: usize) -> Stand {
    let (page, tree) = (outlook.page, &outlook.page.tree);
    let at = told[number].at;
    let off = page.sentence(item) as i64 - page.sentence(at) as i64;
    let top = tree.first_conjunct(item);
    let path = if off == 0 { outlook.path(top, at, FAR) } else { None };
    let steps = path.map_or(99, |(_, steps)| steps);
    let is = |found: Option<usize>| found.is_some_and(|found| found == item || found == top);
    let verb = tree.is_verb(at);
    let function = if verb && is(tree.object(at)) {
        2
    } else if verb && !tree.is_passive(at) && is(tree.subject(at)) {
        1
    } else {
        0
    };
    let frame = outlook.framed[at].map(|frame| &outlook.frames[frame as usize]);
    let rule = frame.map_or(0, |frame| {
        let fills = |fillers: &[usize]| fillers.contains(&item);
        if fills(&frame.agents) {
            1
        } else if fills(&frame.targets) {
            2
        } else {
            3 * u32::from(fills(&frame.places))
        }
    });
    let bounds = page.sentence_tokens(item);
    let others = within(told, bounds.start as usize, bounds.end as usize).iter().filter(|other| other.at != at);
    let nearer = others.clone().filter(|other| off != 0 || outlook.path(top, other.at, FAR).is_some_and(|(_, other)| other < steps));
    let (low, high) = (at.min(item), at.max(item));
    let between = within(told, low + 1, high).len();
    Stand { path, function, rule, off, nearer: nearer.count().min(3) as u32, between }
}

pub(crate) fn pair(outlook: &Outlook<'_, '_>, told: &[Told], number: usize, item: usize) -> Pair {
    let page = outlook.page;
    let stand = stand(outlook, told, number, item);
    let telling = &told[number];
    let mut to = Keys::with_room(128);
    itself(outlook, item, &mut to);
    beside(outlook, telling, item, &stand, &mut to);
    let counted = outlook.counts[item].map(|number| &page.parse.quantities[number as usize]).filter(|quantity| quantity.noun.is_some());
    let token = page.tree.token(item);
    let same = page.tree.lemma(item) == page.word(item).to_lowercase();
    let facts = vec![
        stand.off as f32,
        stand.path.map_or(9.0, |(_, steps)| steps as f32),
        item as f32 - telling.at as f32,
        stand.function as f32,
        stand.rule as f32,
        stand.nearer as f32,
        stand.between as f32,
        f32::from(u8::from(token.tag == Tag::Pron)),
        f32::from(u8::from(token.tag == Tag::Propn)),
        counted.map_or(-1.0, |quantity| quantity.best.min(1000) as f32),
        f32::from(u8::from(same)),
        telling.class as f32,
        f32::from(telling.status as u8),
        f32::from(u8::from(outlook.dated[item])),
        told.len() as f32,
        f32::from(outlook.fates[item]),
    ];
    Pair { told: number, item, features: to.0, facts }
}

/// What the item is, whatever it stands beside.
fn itself(outlook: &Outlook<'_, '_>, item: usize, to: &mut Keys) {
    let (page, tree) = (outlook.page, &outlook.page.tree);
    let (lemma, sort) = (outlook.lemmas[item], outlook.sorts[item]);
    to.add("one", &[]);
    to.add("lemma", &[lemma]);
    to.add("word", &[outlook.words[item]]);
    to.add("sort", &[sort]);
    for class in page.classes(item) {
        to.add("class", &[class as u32, outlook.tags[item]]);
        to.add("class", &[class as u32, outlook.relations[item]]);
    }
    let phrase = page.phrase(item);
    to.add_with("length", &[bin(phrase.range().len())], sort);
    for child in tree.children(item).take(6) {
        to.add_with("has", &[outlook.relations[child], outlook.lemmas[child]], sort);
    }
    let bounds = page.sentence_tokens(item);
    for step in 1..=3 {
        let left = (phrase.start as usize).checked_sub(step).filter(|left| bounds.contains(*left as u32));
        let right = Some(phrase.end as usize + step - 1).filter(|right| bounds.contains(*right as u32));
        to.add_with("left", &[step as u32, left.map_or(0, |left| outlook.lemmas[left])], sort);
        to.add_with("right", &[step as u32, right.map_or(0, |right| outlook.lemmas[right])], sort);
        if let Some(right) = right {
            page.listed(right).held.iter().for_each(|list| to.add("right list", &[step as u32, *list]));
        }
    }
    if let Some(up) = tree.head(tree.first_conjunct(item)) {
        let relation = keys::together(outlook.relations[tree.first_conjunct(item)], &[u32::from(tree.is_verb(up) && tree.is_passive(up))]);
        to.add_with("governed", &[relation], sort);
        to.add_with("governed", &[relation, outlook.lemmas[up]], sort);
        to.add("governed", &[relation, outlook.lemmas[up], lemma]);
        for list in &page.listed(up).held {
            to.add_with("governed list", &[relation, *list], sort);
        }
    }
    counted(outlook, item, to);
    if outlook.speaks[item] {
        to.add_with("speaks", &[], sort);
    }
    if let Some(mention) = page.parse.mention_at(Idx::new(item)) {
        let chain = page.parse.chains.of(mention);
        to.add_with("chain", &[chain.map_or(0, |chain| bin(chain.mentions.len()))], sort);
    }
    if outlook.dated[item]
        && let Some(when) = outlook.dates(page.sentence(item)).iter().find(|when| when.tokens.contains(item as u32))
    {
        let leads = when.tokens.start <= bounds.start + 2;
        to.add("when", &[when.grain as u32, u32::from(when.relative), u32::from(when.days.is_some())]);
        to.add("when", &[when.grain as u32, u32::from(leads)]);
    }
    if let Some(name) = page.name(item) {
        to.add(
            "named",
            &[u32::from(!name.found.places.is_empty()), u32::from(!name.found.actors.is_empty()), u32::from(name.found.demonym.is_some())],
        );
    }
}

/// Whether and how it is counted.
fn counted(outlook: &Outlook<'_, '_>, item: usize, to: &mut Keys) {
    let page = outlook.page;
    if outlook.fates[item] > 0 {
        to.add_with("fate", &[u32::from(outlook.fates[item])], outlook.sorts[item]);
    }
    if let Some(quantity) = outlook.counts[item].map(|number| &page.parse.quantities[number as usize]) {
        to.add_with("counted", &[bin(quantity.best as usize)], outlook.sorts[item]);
        let before = (quantity.tokens.start as usize).checked_sub(1);
        to.add("counted behind", &[before.map_or(0, |before| outlook.lemmas[before])]);
        to.add("counted bare", &[u32::from(quantity.noun.is_none())]);
    } else {
        let token = page.tree.token(item);
        let single = token.tag == Tag::Noun && *token.lemma == page.word(item).to_lowercase();
        to.add_with("not counted", &[u32::from(single)], outlook.sorts[item]);
        let article = page.tree.child(item, Relation::Det).map_or(0, |det| outlook.lemmas[det]);
        to.add_with("article", &[article], outlook.sorts[item]);
    }
}

/// How the item stands to the telling word.
fn beside(outlook: &Outlook<'_, '_>, told: &Told, item: usize, stand: &Stand, to: &mut Keys) {
    let (page, tree) = (outlook.page, &outlook.page.tree);
    let (sort, lemma, teller) = (outlook.sorts[item], outlook.lemmas[item], outlook.lemmas[told.at]);
    let (class, tag) = (told.class as u32, outlook.tags[told.at]);
    let off = (stand.off + 9) as u32;
    to.add_with("off", &[off], sort);
    to.add_with("off", &[off, class], sort);
    to.add("kind", &[class, lemma]);
    to.add_with("kind", &[class, outlook.relations[item]], sort);
    to.add("told", &[teller, lemma]);
    to.add_with("rule", &[stand.rule], sort);
    to.add_with("rule", &[stand.rule, class], sort);
    to.add("nearer", &[stand.nearer, off]);
    to.add_with("between", &[stand.between.min(3) as u32, off], sort);
    if stand.off != 0 {
        let up = tree.head(tree.first_conjunct(item));
        to.add_with("far", &[off, outlook.relations[tree.first_conjunct(item)]], sort);
        to.add_with("far", &[class, outlook.relations[tree.first_conjunct(item)], up.map_or(0, |up| outlook.lemmas[up])], sort);
        let paragraph = page.paragraph(item) == page.paragraph(told.at);
        to.add("paragraph", &[u32::from(paragraph), off]);
        return;
    }
    let side = u32::from(item > told.at);
    to.add_with("side", &[side, bin(item.abs_diff(told.at))], sort);
    let function = keys::together(stand.function, &[u32::from(tree.is_verb(told.at) && tree.is_passive(told.at))]);
    to.add_with("function", &[function], sort);
    to.add_with("function", &[function, class], sort);
    to.add_with("function", &[function, teller], sort);
    to.add("under", &[u32::from(tree.is_under(item, told.at)), u32::from(tree.is_under(told.at, item)), side]);
    match stand.path {
        Some((path, steps)) => {
            to.add_with("path", &[path], sort);
            to.add_with("path", &[path, teller], sort);
            to.add_with("path", &[path, class], sort);
            to.add_with("path", &[path, tag], lemma);
            to.add("steps", &[steps as u32, stand.nearer, side]);
            to.add_with("steps", &[steps as u32, class], sort);
        }
        None => to.add_with("no path", &[side], sort),
    }
    if let Some(speech) = speech::over(page, &outlook.speeches, told.at) {
        to.add_with("said by it", &[u32::from(speech.speaker == item)], sort);
    }
}
