//! The gate learns which words never stand in a report that tells of anything: reports with their answers against texts about all else.

use std::path::Path;

use casus_events::gate::{BITS, Gate, for_each_word};
use casus_events::judge::linear::Seen;
use serde_json::Value;

use crate::Failure;
use crate::learn::linear::{Course, Example, learn_weights};

const FOLDS: usize = 5;
const COURSE: Course = Course { bits: BITS, passes: 8, rate: 0.1, l1: 0.2, l2: 1.0 };
/// The line is such that of a thousand reports that tell of something, by folds, so many are stopped.
const LOST: f32 = 3.0;
/// Sentences of a text about all else, taken together as one.
const TOGETHER: usize = 25;

/// A text, and whether it tells of anything.
#[derive(Clone)]
struct Text {
    words: Vec<u32>,
    tells: bool,
    bytes: usize,
}

impl Text {
    fn of(text: &str, tells: bool) -> Text {
        let mut words = vec![CONSTANT];
        // the learner looks at the first bits of a feature
        for_each_word(text, |word| words.push(word << (32 - BITS)));
        Text { words, tells, bytes: text.len() }
    }
}

/// What every text has: the place of a word too short to be one.
const CONSTANT: u32 = 0;

/// Learns, prints what folds stop, and writes the model.
pub fn train(data: &Path, corpus: &Path, model: &Path) -> Result<(), Failure> {
    let texts = [telling(data, corpus)?, other(data)?].concat();
    let mut sums = vec![0.0; texts.len()];
    for fold in 0..FOLDS {
        let weights = learn(texts.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, text)| text));
        for at in (fold..texts.len()).step_by(FOLDS) {
            sums[at] = texts[at].words.iter().map(|word| weights[(word >> (32 - BITS)) as usize]).sum();
        }
    }
    let mut telling: Vec<f32> = texts.iter().zip(&sums).filter(|(text, _)| text.tells).map(|(_, sum)| *sum).collect();
    telling.sort_by(f32::total_cmp);
    let line = telling[(telling.len() as f32 * LOST / 1000.0) as usize];
    let stopped = |tells: bool| {
        let all = texts.iter().zip(&sums).filter(|(text, _)| text.tells == tells);
        let (mut count, mut lost, mut bytes, mut lost_bytes) = (0, 0, 0, 0);
        for (text, sum) in all {
            count += 1;
            bytes += text.bytes;
            if *sum < line {
                lost += 1;
                lost_bytes += text.bytes;
            }
        }
        (lost, count, 100.0 * lost_bytes as f32 / bytes.max(1) as f32)
    };
    let ((lost, told, _), (held, others, share)) = (stopped(true), stopped(false));
    println!(
        "by folds, {lost} of {told} texts that tell of something are stopped, and {held} of {others} others ({share:.1} % of their bytes)"
    );
    let weights = learn(texts.iter());
    let start = weights[CONSTANT as usize];
    let mut words = weights;
    words[CONSTANT as usize] = 0.0;
    let bytes = Gate::new(&words, start, line).bytes();
    println!("{} bytes", bytes.len());
    Ok(std::fs::write(model, bytes)?)
}

fn learn<'t>(texts: impl Iterator<Item = &'t Text>) -> Vec<f32> {
    let example = |text: &'t Text| Example { seen: Seen::of(&text.words), answers: vec![f32::from(u8::from(text.tells))] };
    learn_weights(&texts.map(example).collect::<Vec<_>>(), 1, COURSE)
}

/// Our training reports in which something is told, whole and by their first lines, MUC-4's relevant training reports, and releases of ISAF.
fn telling(data: &Path, corpus: &Path) -> Result<Vec<Text>, Failure> {
    let mut texts = Vec::new();
    let answers: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(corpus.join("gold.json"))?)?;
    for answer in &answers {
        let doc = answer["doc"].as_str().unwrap_or_default();
        let told = answer["events"].as_array().is_some_and(|events| !events.is_empty());
        if told && !crate::tellings::is_kept_back(doc) {
            let text = std::fs::read_to_string(corpus.join("texts").join(answer["file"].as_str().unwrap_or_default()))?;
            let first = answer["events"][0]["trigger"].as_str().and_then(|trigger| text.find(trigger));
            let line = first.and_then(|at| text.get(..at)).and_then(|before| before.rfind("\n\n")).map_or(0, |at| at + 2);
            let paragraph = text[line..].split("\n\n").next().unwrap_or_default();
            texts.extend([Text::of(paragraph, true), Text::of(&text, true)]);
        }
    }
    let relevant = std::fs::read_to_string(data.join("muc4/json/templates_train.jsonl"))?;
    for line in relevant.lines() {
        let value: Value = serde_json::from_str(line)?;
        if value["templates"].as_array().is_some_and(|templates| !templates.is_empty()) {
            texts.push(Text::of(value["doctext"].as_str().unwrap_or_default(), true));
        }
    }
    for line in std::fs::read_to_string(data.join("isaf/releases_dev.jsonl"))?.lines().filter(|line| !line.trim().is_empty()) {
        let value: Value = serde_json::from_str(line)?;
        texts.push(Text::of(value["conversations"][1]["value"].as_str().unwrap_or_default(), true));
    }
    Ok(texts)
}

/// Texts about all else: the web's and other genres', by the treebanks, many sentences together.
fn other(data: &Path) -> Result<Vec<Text>, Failure> {
    let mut texts = Vec::new();
    let mut files = vec![data.join("ewt/train.conllu")];
    let mut genres: Vec<_> =
        std::fs::read_dir(data.join("gum/dep"))?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
    genres.sort();
    files.extend(genres);
    for file in files {
        let lines = std::fs::read_to_string(&file)?;
        let sentences: Vec<&str> = lines.lines().filter_map(|line| line.strip_prefix("# text = ")).collect();
        for part in sentences.chunks(TOGETHER).filter(|part| part.len() > TOGETHER / 2) {
            texts.push(Text::of(&part.join(" "), false));
        }
    }
    Ok(texts)
}
