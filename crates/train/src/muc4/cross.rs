//! Scores by folds over the training reports.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use casus::evaluate::muc4::strings::norm;
use serde_json::Value;

use super::data::{Document, ROLES, SCORED};
use super::entities::{Candidate, candidates};
use super::first::First;
use crate::Failure;
use casus_events::judge::forest::Forest;

use crate::learn::forest;

/// An entity of the keys: the strings it may be called.
type Entity = BTreeSet<String>;
/// Entities of each role, report by report.
pub type Gold = HashMap<String, Vec<Vec<Entity>>>;

/// How many parts the reports are cut into; each is scored by what was learned from the others.
const FOLDS: usize = 5;
/// How the second stage learns.
const COURSE: forest::Course = forest::Course { trees: 120, depth: 4, rate: 0.06, lambda: 5.0, least: 8.0 };

/// Reads the entities of every report: lines of JSON with roles, all templates of a report in one.
pub fn gold(path: &Path) -> Result<Gold, Failure> {
    let mut gold = Gold::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let value: Value = serde_json::from_str(line)?;
        let strings = |entity: &Value| -> Entity {
            entity.as_array().into_iter().flatten().filter_map(|words| words[0].as_str()).map(norm).collect()
        };
        let entities = |role: &&str| value["extracts"][role].as_array().into_iter().flatten().map(strings).collect();
        gold.insert(value["docid"].as_str().unwrap_or_default().to_owned(), ROLES[..SCORED].iter().map(entities).collect());
    }
    Ok(gold)
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

/// Reports with their candidates and the keys' entities.
struct Found<'d> {
    documents: Vec<&'d Document>,
    candidates: Vec<Vec<Vec<Candidate>>>,
    entities: Vec<&'d Vec<Vec<Entity>>>,
}

/// Prints how well fillers of roles are found (the entities of a report's templates thrown together, names of people only), by folds
/// over `documents`: by the first stage alone and by the second, each under the line that does best. Then, under those lines, for
/// `others`, which nothing was learned from.
pub fn print(documents: &[Document], others: &[Document], gold: &Gold) {
    let found = by_folds(documents, gold);
    println!("The first stage, by folds:\n");
    table(&found, None, |_, _, candidate| candidate.row[0]);
    let folds: Vec<Vec<Forest>> =
        (0..FOLDS).map(|fold| (0..SCORED).map(|role| second(&found, role, |at| at % FOLDS != fold)).collect()).collect();
    println!("\nThe second stage, by folds:\n");
    let lines = table(&found, None, |at, role, candidate| folds[at % FOLDS][role].sum(&candidate.row));
    let all: Vec<&Document> = documents.iter().collect();
    let first = First::learn(&all);
    let forests: Vec<Forest> = (0..SCORED).map(|role| second(&found, role, |_| true)).collect();
    let read = |document: &Document| candidates(document, &first.read(document));
    let others = Found {
        documents: others.iter().collect(),
        candidates: others.iter().map(read).collect(),
        entities: others.iter().map(|document| &gold[&document.report.doc]).collect(),
    };
    println!("\nThe {} others:\n", others.documents.len());
    table(&others, Some(&lines), |_, role, candidate| forests[role].sum(&candidate.row));
}

/// The candidates of all reports, each read by what was learned from the reports of other folds.
fn by_folds<'d>(documents: &'d [Document], gold: &'d Gold) -> Found<'d> {
    let read = |fold: usize| {
        let others: Vec<&Document> =
            documents.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, document)| document).collect();
        let first = First::learn(&others);
        let own = documents.iter().enumerate().filter(|(at, _)| at % FOLDS == fold);
        own.map(|(at, document)| (at, candidates(document, &first.read(document)))).collect::<Vec<_>>()
    };
    let mut found: Vec<(usize, Vec<Vec<Candidate>>)> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..FOLDS).map(|fold| scope.spawn(move || read(fold))).collect();
        runs.into_iter().flat_map(|run| run.join().expect("learning cannot fail")).collect()
    });
    found.sort_by_key(|(at, _)| *at);
    Found {
        documents: documents.iter().collect(),
        candidates: found.into_iter().map(|(_, roles)| roles).collect(),
        entities: documents.iter().map(|document| &gold[&document.report.doc]).collect(),
    }
}

/// What is learned of a role from some of the reports.
fn second(found: &Found<'_>, role: usize, from: impl Fn(usize) -> bool) -> Forest {
    let (mut rows, mut answers) = (Vec::new(), Vec::new());
    for at in (0..found.documents.len()).filter(|at| from(*at)) {
        let mut open = Open::of(&found.entities[at][role]);
        for candidate in &found.candidates[at][role] {
            answers.push(f32::from(u8::from(open.takes(&candidate.string))));
            rows.push(candidate.row.clone());
        }
    }
    forest::learn(&rows, &answers, COURSE)
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

/// Prints scores under the given lines, or under those that do best; gives them.
fn table(found: &Found<'_>, lines: Option<&[f32]>, sum: impl Fn(usize, usize, &Candidate) -> f32) -> Vec<f32> {
    println!("| role | precision | recall | F1 | from a chance of |\n| --- | --- | --- | --- | --- |");
    let mut all = Count::default();
    let mut used = Vec::new();
    for role in 0..SCORED {
        let mut scored: Vec<Vec<(f32, &str)>> = Vec::new();
        for (at, roles) in found.candidates.iter().enumerate() {
            let mut own: Vec<(f32, &str)> = roles[role].iter().map(|candidate| (sum(at, role, candidate), &*candidate.string)).collect();
            own.sort_by(|a, b| b.0.total_cmp(&a.0));
            scored.push(own);
        }
        let count = |line: f32| {
            let mut count = Count::default();
            let least = (line / (1.0 - line)).ln();
            for (own, entities) in scored.iter().zip(&found.entities) {
                let mut open = Open::of(&entities[role]);
                let said: Vec<&str> = own.iter().take_while(|(sum, _)| *sum >= least).map(|(_, string)| *string).collect();
                let hits = said.iter().filter(|string| open.takes(string)).count();
                count.add(Count { hits, said: said.len(), gold: entities[role].len() });
            }
            count
        };
        let steps = (2..40).map(|step| step as f32 / 40.0);
        let best = || steps.max_by(|a, b| count(*a).f1().total_cmp(&count(*b).f1())).unwrap_or(0.5);
        let line = lines.map_or_else(best, |lines| lines[role]);
        println!("{}", count(line).row(ROLES[role], line));
        all.add(count(line));
        used.push(line);
    }
    println!("{}", all.row("all", f32::NAN).replace("NaN", "–"));
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
}
