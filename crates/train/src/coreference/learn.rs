//! Learning the weights: first the guess of sorts, then the links, with guesses by learners that have not seen the document.

use casus_text::Mention;
use casus_text::parse::coreference::model::{LINK_BITS, SORT_BITS};
use casus_text::parse::coreference::{GuessSort, SORTS, Scene, Weights, walk};

use super::own;
use crate::gum_entities::Document;
use crate::random::Random;

/// A document with mentions, and what each stands for.
pub struct Example<'a> {
    pub document: &'a Document,
    pub mentions: Vec<Mention>,
    /// The number of the entity; `None` for words that the annotators left out.
    pub gold: Vec<Option<u32>>,
}

/// What can be set.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes over the examples; in the first half the right answers are taken, in the second the learner's own.
    pub passes: usize,
    /// How far a weight moves at first.
    pub rate: f32,
    /// Added to the score of a wrong answer in training: a missed link, a link of what is new, a link to the wrong entity.
    pub costs: [f32; 3],
    /// How strongly weights are drawn to nothing.
    pub decay: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { passes: 6, rate: 0.03, costs: [2.0, 0.5, 1.0], decay: 3e-3 }
    }
}

/// Learned weights of the sorts.
pub struct Sorts {
    weights: Vec<[f32; SORTS]>,
}

impl GuessSort for Sorts {
    fn sorts(&self, rows: &[u32]) -> [f32; SORTS] {
        let mut sums = [0.0; SORTS];
        for &row in rows {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[row as usize & ((1 << SORT_BITS) - 1)]) {
                *sum += weight;
            }
        }
        sums
    }
}

/// Learns to guess sorts from the annotated ones.
pub fn sorts(documents: &[&Document], seed: u64) -> Sorts {
    let mut learned = Sorts { weights: vec![[0.0; SORTS]; 1 << SORT_BITS] };
    let mut squares = vec![[0.0_f32; SORTS]; 1 << SORT_BITS];
    let mut examples: Vec<(Vec<u32>, usize)> = Vec::new();
    for document in documents {
        let scene = Scene::new(&document.text, &document.tokens, &document.sentences, &document.gold_mentions(), &[], &learned);
        let rows = (0..scene.len()).map(|at| (scene.sort_rows(at).to_vec(), document.gold[at].sort as usize));
        examples.extend(rows.filter(|(rows, _)| !rows.is_empty()));
    }
    for _ in 0..NOUN_WEIGHT {
        examples.extend(own::nouns());
    }
    let mut random = Random::new(seed);
    for _ in 0..6 {
        random.shuffle(&mut examples);
        for (rows, right) in &examples {
            let mut slope = learned.guess(rows);
            slope[*right] -= 1.0;
            for &row in rows {
                let row = row as usize & ((1 << SORT_BITS) - 1);
                for lane in 0..SORTS {
                    let weight = &mut learned.weights[row][lane];
                    let slope = slope[lane] + 1e-5 * *weight;
                    squares[row][lane] += slope * slope;
                    *weight -= 0.1 * slope / (squares[row][lane].sqrt() + 1e-3);
                }
            }
        }
    }
    learned
}

/// Learned weights of everything.
pub struct Learned {
    pub sorts: Sorts,
    pub links: Vec<f32>,
}

impl Learned {
    /// Rounded as they ship.
    pub fn weights(&self) -> Weights {
        Weights::new(&self.links, &self.sorts.weights)
    }
}

const FOLDS: usize = 5;
/// How often our own nouns count.
const NOUN_WEIGHT: usize = 3;

/// Learns from examples.
pub fn learn(examples: &[Example], settings: Settings, seed: u64) -> Learned {
    let mut documents: Vec<&Document> = examples.iter().map(|example| example.document).collect();
    documents.sort_by_key(|document| &document.name);
    documents.dedup_by_key(|document| &document.name);
    documents.retain(|document| !document.gold.is_empty());
    let all = sorts(&documents, seed);
    let folds: Vec<Sorts> = (0..FOLDS)
        .map(|fold| {
            let others: Vec<&Document> = documents.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, &one)| one).collect();
            sorts(&others, seed)
        })
        .collect();
    let scene = |example: &Example| {
        let Document { text, tokens, sentences, name, .. } = example.document;
        let fold = documents.iter().position(|document| document.name == *name).unwrap_or(text.len()) % FOLDS;
        Scene::new(text, tokens, sentences, &example.mentions, &[], &folds[fold])
    };
    let scenes: Vec<Scene> = examples.iter().map(scene).collect();
    let mut learner = Links { weights: vec![0.0; 1 << LINK_BITS], squares: vec![0.0; 1 << LINK_BITS], settings };
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut sum = vec![0.0_f64; 1 << LINK_BITS];
    let averaged = settings.passes.div_ceil(2);
    for pass in 0..settings.passes {
        random.shuffle(&mut order);
        for &at in &order {
            learner.read(&scenes[at], &examples[at].gold, pass * 2 < settings.passes);
        }
        if pass >= settings.passes - averaged {
            for (sum, &weight) in sum.iter_mut().zip(&learner.weights) {
                *sum += f64::from(weight);
            }
        }
    }
    let links = sum.iter().map(|sum| (sum / averaged as f64) as f32).collect();
    Learned { sorts: all, links }
}

struct Links {
    weights: Vec<f32>,
    squares: Vec<f32>,
    settings: Settings,
}

const MASK: usize = (1 << LINK_BITS) - 1;

impl Links {
    fn score(&self, rows: &[u32]) -> f32 {
        rows.iter().map(|&row| self.weights[row as usize & MASK]).sum()
    }

    /// One document: at each mention the weights move towards what is right; then the right answer is taken, or their own.
    fn read(&mut self, scene: &Scene, gold: &[Option<u32>], guided: bool) {
        let mut members: Vec<Vec<u32>> = Vec::new();
        const NOBODY: u32 = u32::MAX;
        walk(scene, |options| {
            let mine = gold[options.mention].unwrap_or(NOBODY);
            let is_right = |entity: usize| {
                mine != NOBODY && members[entity].iter().filter(|&&other| other == mine).count() * 2 >= members[entity].len()
            };
            let right: Vec<bool> = options.links.iter().map(|&(entity, _)| is_right(entity)).collect();
            let any = right.contains(&true);
            let mut scores = vec![self.score(options.alone)];
            scores.extend((0..right.len()).map(|nth| self.score(options.rows(nth))));
            let chosen = if guided { best(&scores, |at| at > 0 && right[at - 1] || at == 0 && !any) } else { best(&scores, |_| true) };
            if !options.alone.is_empty() {
                self.learn(options, &right, any, &scores);
            }
            let nth = chosen.checked_sub(1);
            match nth {
                Some(nth) => members[options.links[nth].0].push(mine),
                None => members.push(vec![mine]),
            }
            nth
        });
    }

    fn learn(&mut self, options: &casus_text::parse::coreference::Options, right: &[bool], any: bool, scores: &[f32]) {
        let [missed, false_link, wrong_link] = self.settings.costs;
        let cost = |at: usize| match at {
            0 if any => missed,
            0 => 0.0,
            _ if right[at - 1] => 0.0,
            _ if any => wrong_link,
            _ => false_link,
        };
        let costly: Vec<f32> = scores.iter().enumerate().map(|(at, score)| score + cost(at)).collect();
        let wanted = |at: usize| if at == 0 { !any } else { right[at - 1] };
        let now = shares(&costly, |_| true);
        let then = shares(&costly, wanted);
        for at in 0..scores.len() {
            let slope = now[at] - then[at];
            if slope.abs() < 1e-3 {
                continue;
            }
            let rows = if at == 0 { options.alone } else { options.rows(at - 1) };
            for &row in rows {
                let row = row as usize & MASK;
                let slope = slope + self.settings.decay * self.weights[row];
                self.squares[row] += slope * slope;
                self.weights[row] -= self.settings.rate * slope / (self.squares[row].sqrt() + 1e-2);
            }
        }
    }
}

fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best = None;
    for (at, &score) in scores.iter().enumerate() {
        if allowed(at) && best.is_none_or(|(_, top)| score > top) {
            best = Some((at, score));
        }
    }
    best.map_or(0, |(at, _)| at)
}

fn shares(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Vec<f32> {
    let top = scores.iter().enumerate().filter(|&(at, _)| allowed(at)).fold(f32::MIN, |top, (_, &score)| top.max(score));
    let mut likely: Vec<f32> = scores.iter().enumerate().map(|(at, &score)| if allowed(at) { (score - top).exp() } else { 0.0 }).collect();
    let all: f32 = likely.iter().sum();
    likely.iter_mut().for_each(|one| *one /= all);
    likely
}
