//! Tables of scores.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use casus_text::Idx;
use casus_text::language::Language;
use casus_text::parse::coreference::{Chains as Found, Kind, Scene, Weights};

use super::learn::{Example, Settings, learn};
use super::metrics::{Chains, Metrics, without_singletons};
use super::{SEED, analysed, annotated, chains, english, examples, found, own, sieves};
use crate::Failure;
use crate::gum_entities::{Document, documents};

/// Links of one class of mentions.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// With something earlier to point to, by the annotators.
    due: usize,
    made: usize,
    right: usize,
}

/// All that is counted of one setting.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    plain: Metrics,
    without: Metrics,
    heads: Metrics,
    tallies: BTreeMap<&'static str, Tally>,
    /// Links made and links that are right, by how much they were preferred.
    margins: [(usize, usize); MARGINS.len()],
}

/// The least margins of the rows of a table.
const MARGINS: [u32; 5] = [0, 500, 1000, 2000, 4000];

impl Counts {
    /// Adds one document; `full` says whether the phrases are found, or as annotated.
    pub fn add(&mut self, example: &Example, scene: &Scene, found: &Found, full: bool) {
        let document = example.document;
        let span = |at: usize| if full { scene.phrase(at) } else { example.mentions[at].tokens };
        let entity = |at: usize| {
            let chain = found.of(Idx::new(at)).and_then(|chain| chain.mentions.first());
            chain.map_or(at, |first| first.at()) as u32
        };
        let gold: Chains = document.gold.iter().map(|gold| ((gold.tokens.start, gold.tokens.end), gold.group)).collect();
        let ours: Chains = (0..scene.len()).map(|at| ((span(at).start, span(at).end), entity(at))).collect();
        self.plain.add(&gold, &ours);
        self.without.add(&without_singletons(&gold), &without_singletons(&ours));
        // of mentions with the same head the shortest: those of the whole of "X and Y" are left out
        let gold: Chains = document.gold.iter().rev().map(|gold| ((gold.head as u32, 0), gold.group)).collect();
        let ours: Chains = (0..scene.len()).rev().map(|at| ((example.mentions[at].head.position(), 0), entity(at))).collect();
        self.heads.add(&without_singletons(&gold), &without_singletons(&ours));
        self.tally(example, scene, found);
    }

    fn tally(&mut self, example: &Example, scene: &Scene, found: &Found) {
        let mut seen = std::collections::BTreeSet::new();
        for at in 0..scene.len() {
            if let Some(link) = found.link(Idx::new(at)) {
                let row = MARGINS.iter().rposition(|&least| link.margin >= least).unwrap_or(0);
                self.margins[row].0 += 1;
                self.margins[row].1 += usize::from(example.gold[at].is_some() && example.gold[link.to.at()] == example.gold[at]);
            }
            let Some(gold) = example.gold[at] else {
                let tally = self.tallies.entry(class(scene, at)).or_default();
                tally.made += usize::from(found.link(Idx::new(at)).is_some());
                continue;
            };
            let due = !seen.insert(gold);
            let link = found.link(Idx::new(at));
            let right = link.is_some_and(|link| example.gold[link.to.at()] == Some(gold));
            let tally = self.tallies.entry(class(scene, at)).or_default();
            tally.due += usize::from(due);
            tally.made += usize::from(link.is_some());
            tally.right += usize::from(right);
        }
    }

    fn line(&self, name: &str) {
        let [muc, cubed, ceaf, mean, mentions] = self.without.figures();
        let [.., with, all] = self.plain.figures();
        let [.., heads, _] = self.heads.figures();
        println!("| {name} | {muc:.1} | {cubed:.1} | {ceaf:.1} | **{mean:.1}** | {mentions:.1} | {with:.1} | {all:.1} | {heads:.1} |");
    }

    fn classes(&self, name: &str) {
        for (class, tally) in &self.tallies {
            let share = |whole: usize| if whole == 0 { 0.0 } else { tally.right as f64 * 100.0 / whole as f64 };
            println!("| {name} | {class} | {} | {:.1} | {:.1} |", tally.due, share(tally.made), share(tally.due));
        }
    }
}

fn class(scene: &Scene, at: usize) -> &'static str {
    match scene.kind(at) {
        Kind::He | Kind::She => "he, she",
        Kind::It => "it",
        Kind::They => "they",
        Kind::I | Kind::We | Kind::You => "I, we, you",
        Kind::This => "this, that",
        Kind::Someone => "other pronouns",
        Kind::Name => "names",
        Kind::Noun if scene.is_definite(at) => "the ..., that ...",
        Kind::Noun => "other nouns",
    }
}

/// The settings of a table, over some documents.
struct Table {
    rows: Vec<(&'static str, Counts)>,
}

/// Documents as annotated, on our trees, and in capitals on our trees.
struct Views {
    plain: Vec<Document>,
    ours: Vec<Document>,
    capitals: Vec<Document>,
}

impl Views {
    fn new(language: &Language, documents: Vec<Document>) -> Views {
        let capitals: Vec<Document> = documents.iter().map(|document| analysed(language, &document.in_capitals())).collect();
        Views { ours: documents.iter().map(|document| analysed(language, document)).collect(), plain: documents, capitals }
    }

    fn part(&self, keep: impl Fn(usize) -> bool) -> Views {
        let part = |all: &[Document]| all.iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, one)| one.clone()).collect();
        Views { plain: part(&self.plain), ours: part(&self.ours), capitals: part(&self.capitals) }
    }
}

fn is_like_a_report(document: &&Document) -> bool {
    matches!(document.genre(), "news" | "bio" | "voyage")
}

impl Table {
    fn new() -> Table {
        let names = [
            "annotated mentions and trees, rules",
            "annotated mentions and trees",
            "the same, news, lives and travel only",
            "the same, sorts as annotated",
            "our mentions, annotated trees, rules",
            "our mentions, annotated trees",
            "our mentions, our trees",
            "the same, news, lives and travel only",
            "our mentions, our trees, ALL CAPS",
        ];
        Table { rows: names.into_iter().map(|name| (name, Counts::default())).collect() }
    }

    fn add(&mut self, weights: &Weights, views: &Views) {
        for (document, ours) in views.plain.iter().zip(&views.ours) {
            let example = annotated(document);
            let (scene, chains) = chains(weights, &example, &[]);
            self.rows[0].1.add(&example, &scene, &sieves::chains(&example, &scene), false);
            self.rows[1].1.add(&example, &scene, &chains, false);
            if is_like_a_report(&document) {
                self.rows[2].1.add(&example, &scene, &chains, false);
            }
            let sorts: Vec<_> = document.gold.iter().map(|gold| Some(gold.sort)).collect();
            let (scene, chains) = super::chains(weights, &example, &sorts);
            self.rows[3].1.add(&example, &scene, &chains, false);
            let example = found(document);
            let (scene, chains) = super::chains(weights, &example, &[]);
            self.rows[4].1.add(&example, &scene, &sieves::chains(&example, &scene), true);
            self.rows[5].1.add(&example, &scene, &chains, true);
            let example = found(ours);
            let (scene, chains) = super::chains(weights, &example, &[]);
            self.rows[6].1.add(&example, &scene, &chains, true);
            if is_like_a_report(&document) {
                self.rows[7].1.add(&example, &scene, &chains, true);
            }
        }
        for document in &views.capitals {
            let example = found(document);
            let (scene, chains) = chains(weights, &example, &[]);
            self.rows[8].1.add(&example, &scene, &chains, true);
        }
    }

    fn print(&self) {
        println!("| setting | MUC | B³ | CEAF-e | mean | mentions | mean with singletons | all mentions | mean by heads |");
        println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (name, counts) in &self.rows {
            counts.line(name);
        }
        println!("\n| setting | mentions | with an antecedent | precision | recall |\n| --- | --- | --- | --- | --- |");
        for row in [0, 1, 6] {
            let (name, counts) = &self.rows[row];
            counts.classes(name);
        }
        println!("\n| setting | margin from | links | right, % |\n| --- | --- | --- | --- |");
        for row in [1, 6] {
            let (name, counts) = &self.rows[row];
            for ((made, right), least) in counts.margins.iter().zip(MARGINS) {
                println!("| {name} | {least} | {made} | {:.1} |", *right as f64 * 100.0 / *made as f64);
            }
        }
    }
}

/// Scores by folds over the training documents, to choose by.
pub fn cross(data: &Path) -> Result<(), Failure> {
    const FOLDS: usize = 5;
    let english = english()?;
    let own = own::reports(&english)?;
    let views = Views::new(&english.language, documents(data)?.0);
    let mut table = Table::new();
    for fold in 0..FOLDS {
        let others = views.part(|at| at % FOLDS != fold);
        let weights = learn(&examples(&others.plain, &own), Settings::default(), SEED).weights();
        table.add(&weights, &views.part(|at| at % FOLDS == fold));
    }
    table.print();
    Ok(())
}

/// Scores of a model on the held-out documents, and its speed.
pub fn score(data: &Path, model: &Path) -> Result<(), Failure> {
    let language = english()?.language;
    let weights = Weights::from_bytes(&std::fs::read(model)?)?;
    let views = Views::new(&language, documents(data)?.1);
    let mut table = Table::new();
    table.add(&weights, &views);
    table.print();
    let words: usize = views.ours.iter().map(|document| document.tokens.len()).sum();
    let examples: Vec<Example> = views.ours.iter().map(found).collect();
    let pass = || {
        let began = Instant::now();
        for example in &examples {
            std::hint::black_box(chains(&weights, example, &[]));
        }
        began.elapsed()
    };
    let best = (0..30).map(|_| pass()).min().unwrap_or_default();
    println!("\n{words} words, {:.0} nanoseconds a word on one core", best.as_nanos() as f64 / words as f64);
    Ok(())
}
