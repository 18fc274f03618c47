//! What is seen of a figure beside a word that tells of an event.

use casus_text::Relation;

use super::figures::{By, Figure};
use crate::judge::keys::{self, Keys, bin};
use crate::judge::outlook::Outlook;
use crate::judge::tellings::Told;
use crate::judge::tellings::pairs;
use crate::page::Page;

/// How many sentences before and behind the telling word figures are looked for.
const BEFORE: usize = 3;
const BEHIND: usize = 5;
/// How many words to each side words of fate are looked for.
const AROUND: usize = 9;
/// Lists of words that say what happened to people; of several that hold a word the first counts.
const FATES: [&str; 10] = [
    "tolls.kill",
    "tolls.die",
    "tolls.dead",
    "tolls.injure",
    "tolls.hurt",
    "tolls.take",
    "tolls.slain",
    "tolls.harmed",
    "tolls.wounded",
    "tolls.spared",
];

/// Which sort of fate a word tells of; 0 for none.
fn fate_of(page: &Page<'_>, at: usize) -> u32 {
    FATES.iter().position(|list| page.has(list, at)).map_or(0, |list| list as u32 + 1)
}

/// A figure beside a word that tells of an event.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Which of the telling words.
    pub told: usize,
    /// Which of the figures.
    pub figure: usize,
    /// What is seen of the two.
    pub features: Vec<u32>,
    /// What is seen of little weight.
    pub around: Vec<u32>,
    /// What the second look asks.
    pub facts: Vec<f32>,
}

/// All figures near each telling word, telling word by telling word.
pub(crate) fn of(outlook: &Outlook<'_, '_>, figures: &[Figure], told: &[Told]) -> Vec<Beside> {
    let page = outlook.page;
    let own: Vec<Own> = figures.iter().map(|figure| own(outlook, figures, figure)).collect();
    let mut all = Vec::new();
    for (number, telling) in told.iter().enumerate() {
        let here = page.sentence(telling.at);
        let from = figures.partition_point(|figure| page.sentence(figure.at) + BEFORE < here);
        let near = (from..figures.len()).take_while(|at| page.sentence(figures[*at].at) <= here + BEHIND);
        for at in near.filter(|at| figures[*at].at != telling.at || figures[*at].by == By::Nothing) {
            all.push(beside(outlook, told, number, (at, &figures[at]), &own[at]));
        }
    }
    all
}

/// What is seen of a figure alone.
struct Own {
    keys: Vec<u32>,
    around: Vec<u32>,
    facts: Vec<f32>,
    /// How it counts, whom, and how many.
    sort: u32,
    /// The words of fate nearest to it.
    fate: u32,
}

fn own(outlook: &Outlook<'_, '_>, figures: &[Figure], figure: &Figure) -> Own {
    let (page, tree) = (outlook.page, &outlook.page.tree);
    let sort = keys::together(figure.by as u32, &[u32::from(figure.person)]);
    let (left, right) = (fates(page, figure, false), fates(page, figure, true));
    let near = |found: &[(u32, usize, usize)]| found.first().map_or(0, |(list, _, _)| *list);
    let fate = keys::together(near(&left), &[near(&right)]);
    let (mut to, mut around) = (Keys::default(), Keys::default());
    for concept in page.reader.words.senses().of(tree.lemma(figure.at), false, 0) {
        around.add_with("toll is", &[u32::from(concept)], sort);
        around.add_with("toll is", &[u32::from(concept), fate], sort);
    }
    to.add("toll sort", &[sort, bin(figure.count.best as usize)]);
    to.add_with("toll fate", &[fate], sort);
    for (side, found) in [(0, &left), (1, &right)] {
        for (number, (list, steps, at)) in found.iter().take(2).enumerate() {
            to.add_with("toll near", &[side, number as u32, *list], sort);
            to.add_with("toll near", &[side, number as u32, *list, bin(*steps)], sort);
            to.add_with("toll near word", &[side, outlook.lemmas[*at]], sort);
        }
        to.add_with("toll none near", &[side, u32::from(found.is_empty())], sort);
    }
    let top = figure.first;
    if let Some(verb) = tree.ancestors(top).skip(1).find(|up| tree.is_verb(*up)) {
        let passive = u32::from(tree.is_passive(verb));
        let function = keys::together(outlook.relations[top], &[passive, u32::from(tree.head(top) == Some(verb))]);
        to.add_with("toll verb", &[function, outlook.lemmas[verb]], sort);
        to.add_with("toll verb fate", &[function, fate_of(page, verb)], sort);
        for sense in 0..2 {
            for concept in page.reader.words.senses().of(tree.lemma(verb), true, sense) {
                around.add_with("toll verb is", &[function, u32::from(concept)], sort);
            }
        }
        for child in tree.children(verb).filter(|child| *child != top).take(8) {
            to.add_with("toll verb with", &[outlook.lemmas[verb], outlook.relations[child], outlook.lemmas[child]], sort);
            to.add_with("toll beside", &[outlook.relations[child], outlook.lemmas[child]], sort);
            to.add_with("toll beside fate", &[outlook.relations[child], fate_of(page, verb), fate_of(page, child)], sort);
        }
    }
    // words are joined, and stand in a row, within a sentence
    let sentence = page.sentence_tokens(figure.at);
    let place = |token: u32| figures.partition_point(|other| other.at < token as usize);
    let beside = &figures[place(sentence.start)..place(sentence.end)];
    let joined: Vec<&Figure> = beside.iter().filter(|other| other.first == figure.first && other.at != figure.at).collect();
    let later = u32::from(figure.at != figure.first);
    to.add_with("toll joined", &[bin(joined.len()), later], sort);
    let row: Vec<&Figure> = beside.iter().filter(|other| other.row == figure.row && other.at != figure.at).collect();
    let people = row.iter().filter(|other| other.person).count();
    to.add_with("toll row", &[bin(row.len()), bin(people), u32::from(figure.at != figure.row)], sort);
    let part = figure.part;
    to.add_with("toll whole", &[u32::from(figure.whole)], sort);
    to.add_with("toll part", &[u32::from(part)], sort);
    let age = is_age(page, figure);
    to.add_with("toll age", &[u32::from(age)], sort);
    to.add_with("toll opens", &[bin(figure.words.start as usize - sentence.start as usize)], sort);
    to.add_with("toll ends", &[bin(sentence.end as usize - figure.words.end as usize)], sort);
    for at in figure.words.range().take(6).filter(|at| *at != figure.at) {
        to.add_with("toll words", &[outlook.lemmas[at]], sort);
    }
    let list = |found: &[(u32, usize, usize)]| found.first().map_or([0.0, 20.0], |(list, steps, _)| [*list as f32, *steps as f32]);
    let most = joined.iter().map(|other| other.count.best).max().unwrap_or_default();
    let mut facts = vec![
        figure.by as u8 as f32,
        figure.count.best.min(2000) as f32,
        f32::from(u8::from(figure.person)),
        joined.len() as f32,
        most.min(2000) as f32,
        later as f32,
        row.len() as f32,
        people as f32,
        f32::from(u8::from(part)),
        f32::from(u8::from(age)),
        f32::from(u8::from(figure.count.high == Some(figure.count.low))),
    ];
    facts.extend(list(&left));
    facts.extend(list(&right));
    Own { keys: to.0, around: around.0, facts, sort, fate }
}

/// Words of fate on one side of a figure: number of the list, steps, place.
fn fates(page: &Page<'_>, figure: &Figure, behind: bool) -> Vec<(u32, usize, usize)> {
    let bounds = page.sentence_tokens(figure.at);
    let (start, end) = (figure.words.start as usize, figure.words.end as usize);
    let places: Vec<usize> = if behind {
        (figure.at..figure.at + 1).chain((end..bounds.end as usize).take(AROUND)).collect()
    } else {
        (bounds.start as usize..start).rev().take(AROUND).collect()
    };
    let mut found = Vec::new();
    for (steps, at) in places.into_iter().enumerate() {
        let list = fate_of(page, at);
        if list > 0 {
            found.push((list, steps, at));
        }
    }
    found
}

/// "Sisters of six and nine", "a boy, 11,".
fn is_age(page: &Page<'_>, figure: &Figure) -> bool {
    if figure.by != By::Number || !(2..100).contains(&figure.count.best) {
        return false;
    }
    let lemma = |at: Option<usize>| at.filter(|at| *at < page.parse.tokens.len()).map_or("", |at| page.tree.lemma(at));
    let (before, after) = (lemma((figure.words.start as usize).checked_sub(1)), lemma(Some(figure.words.end as usize)));
    matches!(before, "," | "(") && matches!(after, "," | ")")
        || matches!(before, "aged" | "age")
        || before == "of" && figure.words.len() == 1 && page.tree.relation(figure.at) == Relation::Nmod
}

fn beside(outlook: &Outlook<'_, '_>, told: &[Told], number: usize, (at, figure): (usize, &Figure), own: &Own) -> Beside {
    let page = outlook.page;
    let telling = &told[number];
    let mut pair = pairs::pair(outlook, told, number, figure.at);
    let mut to = Keys(std::mem::take(&mut pair.features));
    to.0.extend(&own.keys);
    let (class, teller) = (telling.class as u32, outlook.lemmas[telling.at]);
    let off = (page.sentence(figure.at) as i64 - page.sentence(telling.at) as i64 + 9) as u32;
    let status = keys::together(telling.status as u32, &[u32::from(telling.retold)]);
    let same_paragraph = u32::from(page.paragraph(figure.at) == page.paragraph(telling.at));
    to.add_with("toll status", &[status], own.sort);
    to.add_with("toll kind", &[class], own.sort);
    to.add_with("toll kind", &[class, own.fate], own.sort);
    to.add_with("toll off", &[off, own.fate], own.sort);
    to.add_with("toll teller", &[teller, off], own.sort);
    to.add_with("toll paragraph", &[same_paragraph, off], own.sort);
    // the telling word says the fate itself
    let fate = fate_of(page, telling.at);
    to.add_with("toll told fate", &[fate, off], own.sort);
    to.add_with("toll told fate", &[fate, outlook.relations[figure.first]], own.sort);
    // telling words between, and the next of them
    let next = told.get(number + 1).map(|next| page.sentence(next.at) as i64 - page.sentence(figure.at) as i64);
    let behind_next = told.get(number + 1).is_some_and(|next| next.at < figure.at);
    to.add_with("toll next", &[u32::from(behind_next), next.map_or(9, |next| next.clamp(-2, 2) + 2) as u32], own.sort);
    let mut facts = pair.facts;
    facts.extend(&own.facts);
    facts.extend([same_paragraph as f32, fate as f32, f32::from(u8::from(behind_next)), f32::from(u8::from(telling.retold))]);
    facts.push(next.map_or(9.0, |next| next as f32));
    Beside { told: number, figure: at, features: to.0, around: own.around.clone(), facts }
}
