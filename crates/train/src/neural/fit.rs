//! The training of a network: data, passes, scores.

use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

use casus_text::language::model::pack;
use casus_text::language::spelling::{self, Rows, Spelling};
use casus_text::language::tree::best_tree;
use casus_text::language::{Language, words};
use casus_text::net::Batch;
use casus_text::parse::sentences::Splitter;

use super::export::{Labels, export};
use super::network::{Answer, Gradients, Network, Plan};
use super::weights::Adam;
use crate::random::Random;
use crate::render::Render;
use crate::treebank::{self, Tree};
use crate::{Failure, lemmas, plain};

/// Settings by name, for trying things out.
pub struct Settings(HashMap<String, f32>);

impl Settings {
    pub fn get(&self, name: &str, usual: f32) -> f32 {
        self.0.get(name).copied().unwrap_or(usual)
    }
}

/// Names of what is predicted, by number.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<String>);

impl Names {
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Names {
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names.dedup();
        Names(names)
    }
    pub fn number(&self, name: &str) -> u32 {
        self.0.binary_search_by(|known| known.as_str().cmp(name)).unwrap_or(0) as u32
    }
}

fn spell(words_: &[String], rows: &Rows) -> Vec<Spelling> {
    let case = words::case_of(words_.iter().map(String::as_str));
    words_.iter().map(|word| rows.spell(word, case)).collect()
}

pub fn run(data: &Path, settings: &[String]) -> Result<(), Failure> {
    let settings = Settings(
        settings
            .iter()
            .filter_map(|setting| setting.split_once('='))
            .map(|(name, value)| Ok((name.to_owned(), value.parse::<f32>()?)))
            .collect::<Result<_, Failure>>()?,
    );
    let began = Instant::now();
    let mut trees = treebank::read(&data.join("ewt/train.conllu"), 0)?;
    treebank::add_names(&mut trees, &data.join("uner/en_ewt_train.iob2"))?;
    let (gum, gum_held) = treebank::read_gum(data)?;
    trees.extend(gum);
    for tree in &mut trees {
        tree.weight = 1.0;
    }
    let mut own = treebank::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/own.conllu")), 0)?;
    for tree in &mut own {
        tree.weight = 1.0;
        trees.extend(std::iter::repeat_n(tree.clone(), settings.get("own", 4.0) as usize));
    }
    if let Ok(path) = std::env::var("CASUS_TEACHER") {
        let language = Language::from_bytes(&std::fs::read(path)?)?;
        let splitter = Splitter::from_bytes(&std::fs::read("data/models/sentences.bin")?)?;
        let plain = plain::sentences(data, &splitter)?;
        println!("{} plain sentences, {} words", plain.len(), plain.iter().map(Vec::len).sum::<usize>());
        for part in plain.chunks(100) {
            let words: Vec<Vec<&str>> = part.iter().map(|words| words.iter().map(String::as_str).collect()).collect();
            let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
            for ((said, found), words) in language.read(&words).into_iter().zip(language.analyse_all(&words)).zip(part) {
                trees.push(Tree {
                    words: words.clone(),
                    tags: found.iter().map(|word| format!("{:?}", word.tag).to_uppercase()).collect(),
                    fine: vec!["_".into(); words.len()],
                    relations: said.labels.iter().map(|label| language.label_names()[usize::from(*label)].clone()).collect(),
                    heads: said.heads,
                    weight: settings.get("plain", 0.5),
                    ..Tree::default()
                });
            }
        }
    }
    let mut dev = treebank::read(&data.join("ewt/dev.conllu"), 0)?;
    treebank::add_names(&mut dev, &data.join("uner/en_ewt_dev.iob2"))?;

    let upos = Names::new(trees.iter().flat_map(|tree| tree.tags.iter().map(String::as_str)));
    let fine = Names::new(trees.iter().flat_map(|tree| tree.fine.iter().map(String::as_str)).filter(|name| *name != "_"));
    let labels = Names::new(trees.iter().flat_map(|tree| tree.relations.iter().map(String::as_str)));
    let names = Names::new(trees.iter().flat_map(|tree| tree.names.iter().flatten().map(String::as_str)));
    println!("{} trees, {} + {} tags, {} labels, {} names", trees.len(), upos.0.len(), fine.0.len(), labels.0.len(), names.0.len());

    let mut counts: HashMap<u32, usize> = HashMap::new();
    for word in trees.iter().flat_map(|tree| &tree.words) {
        *counts.entry(spelling::key(word)).or_default() += 1;
    }
    let mut known: Vec<u32> = counts.iter().filter(|(_, count)| **count >= 2).map(|(key, _)| *key).collect();
    known.sort_unstable();
    let rows = Rows {
        words: known.iter().zip(1..).map(|(key, row)| (*key, row)).collect(),
        affixes: settings.get("affixes", 8192.0) as u32,
        grams: settings.get("grams", 16384.0) as u32,
    };
    let plan = Plan {
        width: settings.get("width", 128.0) as usize,
        hidden: settings.get("hidden", 96.0) as usize,
        layers: settings.get("layers", 2.0) as usize,
        arc: settings.get("arc", 64.0) as usize,
        label: settings.get("label", 64.0) as usize,
        drop_word: settings.get("drop_word", 0.15),
        drop_input: settings.get("drop_input", 0.25),
        drop: settings.get("drop", 0.25),
        tags: vec![upos.0.len(), fine.0.len(), names.0.len()],
        tag_shares: vec![1.0, settings.get("fine", 0.5), settings.get("names", 1.0)],
        labels: labels.0.len(),
    };
    let mut random = Random::new(settings.get("seed", 1.0) as u64);
    let mut network = Network::new(plan, rows.count(), &mut random);
    println!("{} rows, {} dense weights", rows.count(), network.dense.len());

    if let Ok(path) = std::env::var("CASUS_NET_IN") {
        let bytes = std::fs::read(path)?;
        let mut values = bytes.as_chunks::<4>().0.iter().map(|value| f32::from_le_bytes(*value));
        network.dense.iter_mut().zip(&mut values).for_each(|(to, from)| *to = from);
        network.table.iter_mut().zip(&mut values).for_each(|(to, from)| *to = from);
    }
    let answers: Vec<Answer> = trees.iter().map(|tree| answer(tree, &upos, &fine, &labels, &names)).collect();
    if let (0.0, Ok(_)) = (settings.get("passes", 20.0), std::env::var("CASUS_NET_IN")) {
        println!("read {}", score(&network, &dev, &rows, Render::Plain, &upos, &labels, &names));
    }
    let mut adam = Adam::new(network.dense.len());
    let mut table_adam = Adam::new(network.table.len());
    let mut gradients = [Gradients::new(&network), Gradients::new(&network)];
    let passes = settings.get("passes", 20.0) as usize;
    let rate = settings.get("rate", 0.002);
    let batch_words = settings.get("batch", 1000.0) as usize;
    let threads = settings.get("threads", 1.0) as usize;
    let total_words: usize = trees.iter().map(|tree| tree.words.len()).sum();
    let total_steps = (passes * total_words / batch_words) as f32;
    let mut step = 0.0_f32;
    for pass in 1..=passes {
        // sentences of like length together, in batches in an order of chance
        let mut order: Vec<usize> = (0..trees.len()).collect();
        random.shuffle(&mut order);
        let mut batches = Vec::new();
        for pool in order.chunks(2000) {
            let mut pool = pool.to_vec();
            pool.sort_by_key(|&at| trees[at].words.len());
            let mut batch: Vec<usize> = Vec::new();
            let mut size = 0;
            for at in pool {
                batch.push(at);
                size += trees[at].words.len();
                if size >= batch_words {
                    batches.push(std::mem::take(&mut batch));
                    size = 0;
                }
            }
            if !batch.is_empty() {
                batches.push(batch);
            }
        }
        random.shuffle(&mut batches);
        let mut loss = 0.0;
        for sentences in &batches {
            let size: usize = sentences.iter().map(|&at| trees[at].words.len()).sum();
            let share = 1.0 / size as f32;
            let shards: Vec<(Batch, Vec<Vec<Spelling>>, Random)> = (0..2)
                .map(|shard| {
                    let part: Vec<usize> = sentences.iter().copied().skip(shard).step_by(2).collect();
                    let batch = Batch::new(part, |at| trees[at].words.len());
                    let spelled =
                        batch.sentences.iter().map(|&at| spell(&Render::by_chance(&mut random).write(&trees[at].words), &rows)).collect();
                    (batch, spelled, Random::new(random.next()))
                })
                .filter(|(batch, ..)| batch.rows > 0)
                .collect();
            let network_now = &network;
            let answers = &answers;
            let work = |(batch, spelled, chance): (Batch, Vec<Vec<Spelling>>, Random), gradients: &mut Gradients| {
                let mut forward_chance = Some(chance.clone());
                let said = network_now.forward(&batch, &spelled, &mut forward_chance);
                let wanted: Vec<&Answer> = batch.sentences.iter().map(|&at| &answers[at]).collect();
                network_now.backward(&batch, &spelled, Some(chance), said, &wanted, share, gradients)
            };
            let [first, second] = &mut gradients;
            let mut shards = shards.into_iter();
            let (one, two) = (shards.next(), shards.next());
            if threads > 1 {
                let (a, b) = std::thread::scope(|scope| {
                    let a = scope.spawn(|| one.map_or(0.0, |one| work(one, first)));
                    let b = two.map_or(0.0, |two| work(two, second));
                    (a.join().unwrap_or(f64::NAN), b)
                });
                loss += a + b;
            } else {
                loss += one.map_or(0.0, |one| work(one, first)) + two.map_or(0.0, |two| work(two, second));
            }
            first.take(second, network.plan.width);
            // a long gradient is cut
            let length: f32 = first.dense.iter().map(|value| value * value).sum::<f32>().sqrt();
            let cut = (5.0 / length.max(1e-6)).min(1.0);
            if cut < 1.0 {
                first.dense.iter_mut().for_each(|value| *value *= cut);
            }
            step += size as f32 / batch_words as f32;
            let warm = (step / 200.0).min(1.0);
            let now = rate * warm * (1.0 - (step / total_steps).min(1.0)).max(0.01);
            adam.begin();
            adam.step(&mut network.dense, &first.dense, 0, now, settings.get("decay", 0.0));
            table_adam.begin();
            let width = network.plan.width;
            for &row in &first.touched {
                let start = row as usize * width;
                table_adam.step(&mut network.table, &first.table[start..][..width], start, now, 0.0);
            }
            first.clear(width);
        }
        if pass % 5 == 0 || pass == passes || pass == 1 {
            let score = score(&network, &dev, &rows, Render::Plain, &upos, &labels, &names);
            println!("{pass:3} {:6.0} s loss {:.4}  dev {score}", began.elapsed().as_secs_f64(), loss / total_words as f64);
        }
    }
    if let Ok(path) = std::env::var("CASUS_NET_OUT") {
        let bytes: Vec<u8> = network.dense.iter().chain(&network.table).flat_map(|value| value.to_le_bytes()).collect();
        std::fs::write(path, bytes)?;
    }
    if let Ok(path) = std::env::var("CASUS_MODEL_OUT") {
        let found = Labels { tags: &upos.0, names: &names.0, labels: &labels.0 };
        let mut weights = export(&network, &rows, &trees, &found);
        let treebank: Vec<Tree> = trees.iter().filter(|tree| !tree.lemmas.is_empty()).cloned().collect();
        (weights.verbs, weights.exceptions) = lemmas::learn(&treebank);
        std::fs::write(path, pack(&weights))?;
    }
    println!("caps {}", score(&network, &dev, &rows, Render::Upper, &upos, &labels, &names));
    println!("gum  {}", score(&network, &gum_held, &rows, Render::Plain, &upos, &labels, &names));
    let mut rounded = network.clone();
    round(&mut rounded);
    println!("rounded {}", score(&rounded, &dev, &rows, Render::Plain, &upos, &labels, &names));
    Ok(())
}

/// Rounds every row of the table and every matrix to a byte a weight.
fn round(network: &mut Network) {
    let width = network.plan.width;
    for row in network.table.chunks_exact_mut(width) {
        let most = row.iter().fold(0.0_f32, |most, value| most.max(value.abs())).max(1e-9);
        row.iter_mut().for_each(|value| *value = (*value / most * 127.0).round() / 127.0 * most);
    }
    for row in network.dense.chunks_mut(64) {
        let most = row.iter().fold(0.0_f32, |most, value| most.max(value.abs())).max(1e-9);
        row.iter_mut().for_each(|value| *value = (*value / most * 127.0).round() / 127.0 * most);
    }
}

fn answer(tree: &Tree, upos: &Names, fine: &Names, labels: &Names, names: &Names) -> Answer {
    let numbers = |set: &Names, found: &[String]| found.iter().map(|name| set.number(name)).collect::<Vec<u32>>();
    Answer {
        tags: vec![
            Some(numbers(upos, &tree.tags)),
            (tree.fine.iter().any(|name| name != "_")).then(|| numbers(fine, &tree.fine)),
            tree.names.as_ref().map(|found| numbers(names, found)),
        ],
        heads: tree.heads.clone(),
        labels: numbers(labels, &tree.relations),
        weight: tree.weight,
    }
}

fn score(network: &Network, trees: &[Tree], rows: &Rows, render: Render, upos: &Names, labels: &Names, names: &Names) -> String {
    let (mut words, mut tags, mut heads, mut labelled) = (0, 0, 0, 0);
    let (mut gold_names, mut found_names, mut right_names) = (0, 0, 0);
    let tag_count: usize = network.plan.tags.iter().sum();
    let mut order: Vec<usize> = (0..trees.len()).collect();
    order.sort_by_key(|&at| trees[at].words.len());
    for part in order.chunks(32) {
        let batch = Batch::new(part.to_vec(), |at| trees[at].words.len());
        let spelled: Vec<Vec<Spelling>> = batch.sentences.iter().map(|&at| spell(&render.write(&trees[at].words), rows)).collect();
        let said = network.forward(&batch, &spelled, &mut None);
        for (place, &at) in batch.sentences.iter().enumerate() {
            let tree = &trees[at];
            let length = tree.words.len();
            let (scores, ..) = network.arc_scores(&batch, &said, place);
            let found = best_tree(&scores, length);
            let (_, label_scores) = network.label_scores(&batch, &said, place, &found);
            let most = |scores: &[f32]| (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
            let mut guessed_names = Vec::new();
            for step in 0..length {
                let row = &said.tags[batch.row(place, step) * tag_count..][..tag_count];
                let tag = most(&row[..network.plan.tags[0]]);
                let label = most(&label_scores[step * network.plan.labels..][..network.plan.labels]);
                let name = most(&row[network.plan.tags[0] + network.plan.tags[1]..]);
                guessed_names.push(names.0[name].clone());
                words += 1;
                tags += usize::from(upos.0[tag] == tree.tags[step]);
                heads += usize::from(found[step] == tree.heads[step]);
                let base = |name: &str| name.split(':').next().unwrap_or("").to_owned();
                labelled += usize::from(found[step] == tree.heads[step] && base(&labels.0[label]) == base(&tree.relations[step]));
            }
            if let Some(gold) = &tree.names {
                let (gold, guessed) = (spans(gold), spans(&guessed_names));
                gold_names += gold.len();
                found_names += guessed.len();
                right_names += guessed.iter().filter(|span| gold.contains(span)).count();
            }
        }
    }
    let share = |part: usize| part as f64 * 100.0 / words as f64;
    let f1 = 200.0 * right_names as f64 / (gold_names + found_names).max(1) as f64;
    let p = 100.0 * right_names as f64 / found_names.max(1) as f64;
    let r = 100.0 * right_names as f64 / gold_names.max(1) as f64;
    format!("UPOS {:.2} UAS {:.2} LAS {:.2} names P {p:.1} R {r:.1} F1 {:.2}", share(tags), share(heads), share(labelled), f1)
}

/// Spans of IOB2 tags; an inside tag that continues nothing begins a span.
fn spans(tags: &[String]) -> Vec<(usize, usize, String)> {
    let mut spans: Vec<(usize, usize, String)> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        let Some((kind, class)) = tag.split_once('-') else { continue };
        match spans.last_mut() {
            Some((_, end, last)) if kind == "I" && *end == at && last == class => *end = at + 1,
            _ => spans.push((at, at + 1, class.to_owned())),
        }
    }
    spans
}
