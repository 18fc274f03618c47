//! Learning the whole model, and scores by folds over the training reports.

use std::collections::BTreeSet;

use casus_events::judge::forest::Forest;
use casus_events::muc4::entities::{Candidate, candidates, chance};
use casus_events::muc4::first::First;
use casus_events::muc4::grouping::{Filler, deal, pair_row, types_of};
use casus_events::muc4::slots::Slots;
use casus_events::muc4::{Muc4, ROLES, SCORED};

use super::data::{Document, fills};
use super::first::learn_first;
use super::places::{self, Question};
use super::slots::{Dealt, learn_slots};
use crate::learn::forest;

/// An entity of the keys: the strings it may be called.
type Entity = BTreeSet<String>;

/// How many parts the reports are cut into; each is scored by what was learned from the others.
pub const FOLDS: usize = 5;
/// How the second stage and pairs learn.
const SECOND: forest::Course = forest::Course { trees: 300, depth: 4, rate: 0.04, lambda: 5.0, least: 6.0, rows: 0.6, columns: 0.3 };
/// Candidates from this chance on teach which belong together.
const TEACHES: f32 = 0.05;

/// Reports with what stages say that have not seen them.
struct Found<'d> {
    documents: Vec<&'d Document>,
    candidates: Vec<Vec<Vec<Candidate>>>,
    types: Vec<Vec<Vec<f32>>>,
}

/// The entities of a report by its keys, role by role; strings of several templates that meet are one entity.
fn gold_of(document: &Document) -> [Vec<Entity>; ROLES.len()] {
    let mut all: [Vec<Entity>; ROLES.len()] = Default::default();
    for key in &document.keys {
        for (entities, fills) in all.iter_mut().zip(fills(key)) {
            for fill in fills {
                match entities.iter_mut().find(|entity| !entity.is_disjoint(&fill.strings)) {
                    Some(entity) => entity.extend(fill.strings.iter().cloned()),
                    None => entities.push(fill.strings.clone()),
                }
            }
        }
    }
    all
}

/// Each report read by what was learned from the others and from `own`.
fn by_folds<'d>(documents: &'d [Document], own: &'d [Document]) -> (Vec<First>, Found<'d>) {
    let fold = |fold: usize| {
        let others = documents.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, document)| document);
        let stage = learn_first(&others.chain(own).collect::<Vec<_>>());
        let read = documents.iter().enumerate().filter(|(at, _)| at % FOLDS == fold).map(|(at, document)| (at, read(&stage, document)));
        let read: Vec<_> = read.collect();
        (stage, read)
    };
    let folds: Vec<_> = in_two_threads(FOLDS, fold);
    let (stages, read): (Vec<First>, Vec<_>) = folds.into_iter().unzip();
    let mut read: Vec<_> = read.into_iter().flatten().collect();
    read.sort_by_key(|(at, _)| *at);
    let (candidates, types) = read.into_iter().map(|(_, read)| read).unzip();
    (stages, Found { documents: documents.iter().collect(), candidates, types })
}

fn read(first: &First, document: &Document) -> (Vec<Vec<Candidate>>, Vec<Vec<f32>>) {
    let said = first.read(&document.phrases, &document.words, &document.sentences);
    (candidates(&document.sheet(), &said), said.types)
}

/// Does `0..count` on two threads, in order.
fn in_two_threads<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let mut done: Vec<Option<T>> = (0..count).map(|_| None).collect();
    let (even, odd): (Vec<_>, Vec<_>) = done.iter_mut().enumerate().partition(|(at, _)| at % 2 == 0);
    std::thread::scope(|scope| {
        for half in [even, odd] {
            let work = &work;
            scope.spawn(move || half.into_iter().for_each(|(at, place)| *place = Some(work(at))));
        }
    });
    done.into_iter().flatten().collect()
}

/// What is learned of a role from some of the reports.
fn of_role(found: &Found<'_>, role: usize, from: &dyn Fn(usize) -> bool) -> Forest {
    let (mut rows, mut answers) = (Vec::new(), Vec::new());
    for at in (0..found.documents.len()).filter(|at| from(*at)) {
        let gold = gold_of(found.documents[at]);
        let mut open = Open::of(&gold[role]);
        for candidate in &found.candidates[at][role] {
            answers.push(f32::from(u8::from(open.takes(&candidate.string))));
            rows.push(candidate.row.clone());
        }
    }
    forest::learn(&rows, &answers, SECOND)
}

/// What is learned of pairs from some of the reports, of the candidates that are right.
fn pairs(found: &Found<'_>, sums: &[Vec<Vec<f32>>], from: &dyn Fn(usize) -> bool) -> Forest {
    let (mut rows, mut answers) = (Vec::new(), Vec::new());
    for at in (0..found.documents.len()).filter(|at| from(*at)) {
        let document = found.documents[at];
        let likely = fillers(found, at, &sums[at], &[TEACHES; ROLES.len()].map(line_of));
        // for each the templates that it fills
        let fills_of = |filler: &Filler| -> Vec<bool> {
            let fits = |key| fills(key)[filler.role].iter().any(|fill| fill.strings.contains(&filler.what.string));
            document.keys.iter().map(fits).collect()
        };
        let right: Vec<(Filler, Vec<bool>)> =
            likely.into_iter().map(|filler| (filler.clone(), fills_of(&filler))).filter(|(_, keys)| keys.contains(&true)).collect();
        let (fillers, keys): (Vec<Filler>, Vec<Vec<bool>>) = right.into_iter().unzip();
        for a in 0..fillers.len() {
            for b in a + 1..fillers.len() {
                let together = keys[a].iter().zip(&keys[b]).any(|(a, b)| *a && *b);
                answers.push(f32::from(u8::from(together)));
                rows.push(pair_row(&document.sheet(), &fillers, a, b));
            }
        }
    }
    forest::learn(&rows, &answers, SECOND)
}

fn line_of(chance: f32) -> f32 {
    (chance / (1.0 - chance)).ln()
}

fn fillers(found: &Found<'_>, at: usize, sums: &[Vec<f32>], lines: &[f32]) -> Vec<Filler> {
    let mut fillers = Vec::new();
    for (role, candidates) in found.candidates[at].iter().enumerate() {
        for (what, &sum) in candidates.iter().zip(&sums[role]) {
            if sum >= lines[role] {
                fillers.push(Filler { role, chance: chance(sum), types: types_of(what, &found.types[at]), what: what.clone() });
            }
        }
    }
    fillers
}

/// What the second stage, pairs and slots have learned.
struct Trees {
    second: Vec<Forest>,
    pairs: Forest,
    slots: Slots,
}

/// Learns the whole model from all reports, and for each fold a model that has not seen it; prints how well roles are filled by the folds.
/// How fillers are joined is chosen afterwards.
pub fn learn_all(documents: &[Document], own: &[Document]) -> (Muc4, Vec<Muc4>) {
    let (stages, found) = by_folds(documents, own);
    let others = |fold: usize| move |at: usize| at % FOLDS != fold;
    let second = |from: &(dyn Fn(usize) -> bool + Sync)| -> Vec<Forest> { in_two_threads(ROLES.len(), |role| of_role(&found, role, from)) };
    let seconds: Vec<Vec<Forest>> = (0..FOLDS).map(|fold| second(&others(fold))).collect();
    let weigh = |at: usize, role: usize| {
        let candidates = found.candidates[at][role].iter();
        candidates.map(|candidate| seconds[at % FOLDS][role].sum(&candidate.row)).collect::<Vec<f32>>()
    };
    let sums: Vec<Vec<Vec<f32>>> = (0..documents.len()).map(|at| (0..ROLES.len()).map(|role| weigh(at, role)).collect()).collect();
    let lines = table(&found, |at, role, number| sums[at][role][number]);
    // incidents of each report, dealt out by what has not seen it
    let joins = [0.0; 3];
    let pairs_of: Vec<Forest> = in_two_threads(FOLDS, |fold| pairs(&found, &sums, &others(fold)));
    let deal_out = |at: usize| {
        let (document, fillers) = (&documents[at], fillers(&found, at, &sums[at], &lines));
        let sum = |a: usize, b: usize| pairs_of[at % FOLDS].sum(&pair_row(&document.sheet(), &fillers, a, b));
        Dealt { groups: deal(&fillers, sum, joins[0], joins[1]), document, fillers }
    };
    let dealt: Vec<Dealt<'_>> = (0..documents.len()).map(deal_out).collect();
    let places_of = |dealt: &Dealt<'_>| places::of_dealt(dealt).into_iter().chain(places::of_keys(dealt.document)).collect();
    let asked: Vec<Vec<Question>> = dealt.iter().map(places_of).collect();
    let asked_of_own: Vec<Question> = own.iter().flat_map(places::of_keys).collect();
    let slots = |from: &dyn Fn(usize) -> bool| {
        let part: Vec<&Dealt<'_>> = dealt.iter().enumerate().filter(|(at, _)| from(*at)).map(|(_, dealt)| dealt).collect();
        let documents = own.iter().chain(part.iter().map(|dealt| dealt.document));
        let questions = asked.iter().enumerate().filter(|(at, _)| from(*at)).flat_map(|(_, questions)| questions);
        learn_slots(&part, &documents.collect::<Vec<_>>(), &questions.chain(&asked_of_own).collect::<Vec<_>>())
    };
    let model = |first: First, trees: Trees| {
        let Trees { second, pairs, slots } = trees;
        Muc4 { first, second, pairs, lines: lines.clone(), joins, slots, sure: Forest::default() }
    };
    let slots_of: Vec<Slots> = in_two_threads(FOLDS, |fold| slots(&others(fold)));
    let trees = seconds.into_iter().zip(pairs_of).zip(slots_of);
    let folds = stages.into_iter().zip(trees).map(|(first, ((second, pairs), slots))| model(first, Trees { second, pairs, slots }));
    let folds = folds.collect();
    let all = |_: usize| true;
    let whole = Trees { second: second(&all), pairs: pairs(&found, &sums, &all), slots: slots(&all) };
    (model(learn_first(&documents.iter().chain(own).collect::<Vec<_>>()), whole), folds)
}

/// Entities that wait for an answer; each takes one.
struct Open<'e> {
    entities: &'e [Entity],
    taken: Vec<bool>,
}

impl<'e> Open<'e> {
    fn of(entities: &'e [Entity]) -> Self {
        Open { entities, taken: vec![false; entities.len()] }
    }

    fn takes(&mut self, string: &str) -> bool {
        let free = (0..self.taken.len()).find(|at| !self.taken[*at] && self.entities[*at].contains(string));
        free.inspect(|at| self.taken[*at] = true).is_some()
    }
}

/// Hits, what was said, what the keys hold.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    hits: usize,
    said: usize,
    gold: usize,
}

impl Count {
    fn f1(self) -> f32 {
        200.0 * self.hits as f32 / (self.said + self.gold).max(1) as f32
    }

    fn add(&mut self, other: Count) {
        self.hits += other.hits;
        self.said += other.said;
        self.gold += other.gold;
    }

    fn row(self, name: &str, line: f32) -> String {
        let share = |of: usize| 100.0 * self.hits as f32 / of.max(1) as f32;
        format!("| {name} | {:.1} | {:.1} | {:.1} | {line:.2} |", share(self.said), share(self.gold), self.f1())
    }
}

/// Prints scores of roles under the lines that do best; gives these, as sums.
fn table(found: &Found<'_>, sum: impl Fn(usize, usize, usize) -> f32) -> Vec<f32> {
    println!("| role | precision | recall | F1 | from a chance of |\n| --- | --- | --- | --- | --- |");
    let gold: Vec<_> = found.documents.iter().map(|document| gold_of(document)).collect();
    let mut all = Count::default();
    let mut used = Vec::new();
    for role in 0..ROLES.len() {
        let mut scored: Vec<Vec<(f32, &str)>> = Vec::new();
        for (at, roles) in found.candidates.iter().enumerate() {
            let mut own: Vec<(f32, &str)> =
                roles[role].iter().enumerate().map(|(number, candidate)| (sum(at, role, number), &*candidate.string)).collect();
            own.sort_by(|a, b| b.0.total_cmp(&a.0));
            scored.push(own);
        }
        let count = |line: f32| {
            let mut count = Count::default();
            for (own, gold) in scored.iter().zip(&gold) {
                let mut open = Open::of(&gold[role]);
                let said: Vec<&str> = own.iter().take_while(|(sum, _)| *sum >= line_of(line)).map(|(_, string)| *string).collect();
                let hits = said.iter().filter(|string| open.takes(string)).count();
                count.add(Count { hits, said: said.len(), gold: gold[role].len() });
            }
            count
        };
        let steps = (2..40).map(|step| step as f32 / 40.0);
        let line = steps.max_by(|a, b| count(*a).f1().total_cmp(&count(*b).f1())).unwrap_or(0.5);
        println!("{}", count(line).row(ROLES[role], line));
        if role < SCORED {
            all.add(count(line));
        }
        used.push(line_of(line));
    }
    println!("{}", all.row("all that the scorers know", f32::NAN).replace("NaN", "–"));
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entity_is_found_once() {
        let entities = vec![Entity::from(["flm".to_owned(), "front".to_owned()]), Entity::from(["men".to_owned()])];
        let mut open = Open::of(&entities);
        let found = ["front", "flm", "women", "men"].map(|string| open.takes(string));
        assert_eq!(found, [true, false, false, true]);
        let count = Count { hits: 2, said: 4, gold: 2 };
        assert_eq!(count.row("all", 0.5), "| all | 50.0 | 100.0 | 66.7 | 0.50 |");
    }

    #[test]
    fn work_on_two_threads_comes_back_in_order() {
        assert_eq!(in_two_threads(5, |at| at * at), [0, 1, 4, 9, 16]);
    }
}
