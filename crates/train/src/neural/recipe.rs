//! The language model from data to file: a large network learns from treebanks and reads plain texts of our trade; a small one, which
//! ships, learns from the treebanks, from sentences of our own and from what the large one read.

use std::path::Path;
use std::time::Instant;

use casus_text::language::Language;
use casus_text::language::model::{Weights, pack};
use casus_text::parse::sentences::Splitter;

use super::examples::Examples;
use super::export::export;
use super::fit::{Course, fit};
use super::network::{Network, Plan};
use crate::treebank::{self, Tree};
use crate::{Failure, lemmas, plain};

/// How often a sentence of our own counts.
const OWN_WEIGHT: usize = 4;
/// How much a word counts whose tree is the large network's.
const PLAIN_WEIGHT: f32 = 0.5;

/// The large network and its course.
const LARGE: (Sizes, Course) = (
    Sizes { width: 160, hidden: 160, arc: 80, label: 80, drop_input: 0.25, drop: 0.3 },
    Course { seed: 1, passes: 25, rate: 0.003, batch: 1000 },
);
/// The network that ships and its course.
const SMALL: (Sizes, Course) = (
    Sizes { width: 128, hidden: 128, arc: 64, label: 64, drop_input: 0.2, drop: 0.25 },
    Course { seed: 2, passes: 24, rate: 0.003, batch: 1000 },
);

/// What is chosen of a network; the rest follows from the data.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    width: usize,
    hidden: usize,
    arc: usize,
    label: usize,
    drop_input: f32,
    drop: f32,
}

/// Trains the language model on the sets under `data`, cutting plain texts by `splitter`, and writes it to `out`.
pub fn language(data: &Path, splitter: &Path, out: &Path) -> Result<(), Failure> {
    let began = Instant::now();
    let say = |what: &str| println!("{:7.1} s  {what}", began.elapsed().as_secs_f64());
    let splitter = Splitter::from_bytes(&std::fs::read(splitter)?)?;
    let treebank = treebank(data)?;
    say("the large network learns");
    let large = Language::from_bytes(&pack(&trained(treebank.clone(), LARGE, &say)))?;
    let mut trees = treebank.clone();
    let own = treebank::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/own.conllu")))?;
    for tree in own {
        trees.extend(std::iter::repeat_n(tree, OWN_WEIGHT));
    }
    trees.extend(read_plain(&large, plain::sentences(data, &splitter)?));
    say("the small network learns");
    let mut weights = trained(trees, SMALL, &say);
    (weights.verbs, weights.exceptions) = lemmas::learn(&treebank);
    let bytes = pack(&weights);
    std::fs::write(out, &bytes).map_err(|error| format!("writing {}: {error}", out.display()))?;
    say(&format!("{} bytes written to {}", bytes.len(), out.display()));
    Ok(())
}

/// The sentences of EWT, with names, and of GUM.
fn treebank(data: &Path) -> Result<Vec<Tree>, Failure> {
    let mut trees = treebank::read(&data.join("ewt/train.conllu"))?;
    treebank::add_names(&mut trees, &data.join("uner/en_ewt_train.iob2"))?;
    trees.extend(treebank::read_gum(data)?.0);
    Ok(trees)
}

fn trained(trees: Vec<Tree>, (sizes, course): (Sizes, Course), say: &impl Fn(&str)) -> Weights {
    let examples = Examples::new(trees);
    let Sizes { width, hidden, arc, label, drop_input, drop } = sizes;
    let plan = Plan {
        width,
        hidden,
        layers: 2,
        arc,
        label,
        drop_word: 0.15,
        drop_input,
        drop,
        tags: examples.tags.iter().map(|names| names.0.len()).collect(),
        tag_shares: vec![1.0, 0.5, 1.0],
        labels: examples.labels.0.len(),
    };
    let network: Network = fit(&examples, plan, course, say);
    export(&network, &examples)
}

/// What `language` reads in `sentences`, as trees to learn from.
fn read_plain(language: &Language, sentences: Vec<Vec<String>>) -> Vec<Tree> {
    let mut trees = Vec::with_capacity(sentences.len());
    for part in sentences.chunks(100) {
        let words: Vec<Vec<&str>> = part.iter().map(|words| words.iter().map(String::as_str).collect()).collect();
        let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
        for (said, words) in language.read(&words).into_iter().zip(part) {
            trees.push(Tree {
                words: words.clone(),
                tags: said.tags.iter().map(|tag| format!("{:?}", language.tags()[usize::from(*tag)]).to_uppercase()).collect(),
                fine: vec!["_".into(); words.len()],
                relations: said.labels.iter().map(|label| language.label_names()[usize::from(*label)].clone()).collect(),
                heads: said.heads,
                weight: PLAIN_WEIGHT,
                ..Tree::default()
            });
        }
    }
    trees
}
