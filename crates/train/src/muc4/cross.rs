//! Scores by folds over the training reports.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use casus::evaluate::muc4::strings::norm;
use serde_json::Value;

use super::data::{Document, ROLES, SCORED};
use super::entities::{Candidate, candidates};
use super::first::First;
use super::forest::{self, Forest};
use crate::Failure;

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

/// Prints how well fillers of roles are found (the entities of a report's templates thrown together, names of people only), by folds:
/// by the first stage alone and by the second, each under the line that does best.
pub fn print(documents: &[Document], gold: &Gold) {
    let in_fold = |fold: usize| move |at: &usize| at % FOLDS == fold;
    let read = |fold: usize| {
        let others: Vec<&Document> = (0..documents.len()).filter(|at| !in_fold(fold)(at)).map(|at| &documents[at]).collect();
        let first = First::learn(&others);
        let own = (0..documents.len()).filter(in_fold(fold));
        own.map(|at| (at, candidates(&documents[at], &first.read(&documents[at])))).collect::<Vec<_>>()
    };
    let mut found: Vec<(usize, Vec<Vec<Candidate>>)> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..FOLDS).map(|fold| scope.spawn(move || read(fold))).collect();
        runs.into_iter().flat_map(|run| run.join().expect("learning cannot fail")).collect()
    });
    found.sort_by_key(|(at, _)| *at);
    let found: Vec<Vec<Vec<Candidate>>> = found.into_iter().map(|(_, roles)| roles).collect();
    let entities: Vec<&Vec<Vec<Entity>>> = documents.iter().map(|document| &gold[&document.report.doc]).collect();
    let first = |_: usize, _: usize, candidate: &Candidate| candidate.row[0];
    println!("The first stage:\n");
    table(&found, &entities, first);
    let forests: Vec<Vec<Forest>> =
        (0..SCORED).map(|role| (0..FOLDS).map(|fold| second(&found, &entities, role, fold)).collect()).collect();
    println!("\nThe second stage:\n");
    table(&found, &entities, |at, role, candidate| forests[role][at % FOLDS].sum(&candidate.row));
}

/// What is learned of a role from all folds but one.
fn second(found: &[Vec<Vec<Candidate>>], entities: &[&Vec<Vec<Entity>>], role: usize, fold: usize) -> Forest {
    let (mut rows, mut answers) = (Vec::new(), Vec::new());
    for at in (0..found.len()).filter(|at| at % FOLDS != fold) {
        let mut open = Open::of(&entities[at][role]);
        for candidate in &found[at][role] {
            answers.push(f32::from(u8::from(open.takes(&candidate.string))));
            rows.push(candidate.row.clone());
        }
    }
    Forest::learn(&rows, &answers, COURSE)
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

fn table(found: &[Vec<Vec<Candidate>>], entities: &[&Vec<Vec<Entity>>], sum: impl Fn(usize, usize, &Candidate) -> f32) {
    println!("| role | precision | recall | F1 | from a chance of |\n| --- | --- | --- | --- | --- |");
    let mut all = Count::default();
    for role in 0..SCORED {
        let mut scored: Vec<Vec<(f32, &str)>> = Vec::new();
        for (at, roles) in found.iter().enumerate() {
            let mut own: Vec<(f32, &str)> = roles[role].iter().map(|candidate| (sum(at, role, candidate), &*candidate.string)).collect();
            own.sort_by(|a, b| b.0.total_cmp(&a.0));
            scored.push(own);
        }
        let count = |line: f32| {
            let mut count = Count::default();
            for (own, entities) in scored.iter().zip(entities) {
                let mut open = Open::of(&entities[role]);
                let said: Vec<&str> = own.iter().take_while(|(sum, _)| *sum >= line).map(|(_, string)| *string).collect();
                let hits = said.iter().filter(|string| open.takes(string)).count();
                count.add(Count { hits, said: said.len(), gold: entities[role].len() });
            }
            count
        };
        let lines = (2..40).map(|step| step as f32 / 40.0);
        let (line, best) =
            lines.map(|line| (line, count((line / (1.0 - line)).ln()))).max_by(|a, b| a.1.f1().total_cmp(&b.1.f1())).unwrap_or_default();
        println!("{}", best.row(ROLES[role], line));
        all.add(best);
    }
    println!("{}", all.row("all", f32::NAN).replace("NaN", "–"));
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
