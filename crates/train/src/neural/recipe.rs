//! The language model from data to file: several large networks learn from treebanks and vote on plain texts of our trade; a small one,
//! which ships, learns from the treebanks, from sentences of our own and from what the large ones believe.

use std::path::Path;
use std::time::Instant;

use casus_text::language::Language;
use casus_text::language::model::{Weights, pack};
use casus_text::parse::sentences::Splitter;

use super::examples::Examples;
use super::export::export;
use super::fit::{Course, fit};
use super::network::{Network, Plan};
use super::vote::vote;
use crate::swaps::Swaps;
use crate::treebank::{self, Tree};
use crate::{Failure, lemmas, plain};

/// How often a sentence of our own counts.
const OWN_WEIGHT: usize = 4;
/// How much a word counts whose tree the large networks have voted.
const PLAIN_WEIGHT: f32 = 0.5;

/// The large networks and their courses.
const LARGE: [(Sizes, Course); 3] = [
    (
        Sizes { width: 160, hidden: 160, layers: 2, arc: 80, label: 80, drop_input: 0.25, drop: 0.3 },
        Course { seed: 1, passes: 25, rate: 0.003, batch: 1000 },
    ),
    (
        Sizes { width: 192, hidden: 192, layers: 2, arc: 96, label: 96, drop_input: 0.25, drop: 0.33 },
        Course { seed: 3, passes: 25, rate: 0.003, batch: 1000 },
    ),
    (
        Sizes { width: 160, hidden: 160, layers: 3, arc: 80, label: 80, drop_input: 0.25, drop: 0.3 },
        Course { seed: 4, passes: 25, rate: 0.003, batch: 1000 },
    ),
];
/// The network that ships and its course.
const SMALL: (Sizes, Course) = (
    Sizes { width: 128, hidden: 128, layers: 2, arc: 64, label: 64, drop_input: 0.2, drop: 0.2 },
    Course { seed: 2, passes: 28, rate: 0.003, batch: 1000 },
);

/// The networks that read what others learned from, and their course.
const APART: (Sizes, Course) = (
    Sizes { width: 128, hidden: 128, layers: 2, arc: 64, label: 64, drop_input: 0.2, drop: 0.25 },
    Course { seed: 5, passes: 12, rate: 0.003, batch: 1000 },
);
/// How many there are.
const PARTS: usize = 4;

/// What is chosen of a network; the rest follows from the data.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    width: usize,
    hidden: usize,
    layers: usize,
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
    let mut trees = treebank(data)?;
    let (verbs, exceptions) = lemmas::learn(&trees);
    let annotated = Examples::new(&trees, Vec::new(), Swaps::default());
    let large: Vec<Network> = LARGE.into_iter().map(|each| trained(&annotated, each, &say)).collect();
    let sentences = plain::sentences(data, &splitter)?;
    say(&format!("the large networks vote on {} sentences", sentences.len()));
    let answers = vote(&large, &annotated.rows, &sentences, PLAIN_WEIGHT);
    for tree in treebank::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/own.conllu")))? {
        trees.extend(std::iter::repeat_n(tree, OWN_WEIGHT));
    }
    let examples = Examples::new(&trees, sentences.into_iter().zip(answers).collect(), Swaps::read(data)?);
    assert_eq!((&examples.tags, &examples.labels), (&annotated.tags, &annotated.labels), "our own sentences have names of their own");
    let weights = Weights { verbs, exceptions, ..export(&trained(&examples, SMALL, &say), &examples) };
    let bytes = pack(&weights);
    std::fs::write(out, &bytes).map_err(|error| format!("writing {}: {error}", out.display()))?;
    say(&format!("{} bytes written to {}", bytes.len(), out.display()));
    Ok(())
}

/// Networks each of which has not seen its own part of EWT ([`part`]): a model that is to learn from guesses must not learn from
/// better ones than it will meet.
pub fn apart(data: &Path) -> Result<Vec<Language>, Failure> {
    let began = Instant::now();
    let say = |what: &str| println!("{:7.1} s  {what}", began.elapsed().as_secs_f64());
    let trees = treebank(data)?;
    let mut networks = Vec::new();
    for own in 0..PARTS {
        let others: Vec<Tree> = trees.iter().filter(|tree| part(&tree.id) != own).cloned().collect();
        let examples = Examples::new(&others, Vec::new(), Swaps::default());
        let mut weights = export(&trained(&examples, APART, &say), &examples);
        (weights.verbs, weights.exceptions) = lemmas::learn(&others);
        networks.push(Language::from_bytes(&pack(&weights))?);
    }
    Ok(networks)
}

/// The part to which a sentence belongs, all of its document with it.
pub fn part(sentence: &str) -> usize {
    let document = sentence.rsplit_once('-').map_or(sentence, |(document, _)| document);
    document.bytes().fold(0, |sum, byte| (31 * sum + usize::from(byte)) % 65_521) % PARTS
}

/// The sentences of EWT, with names, and of GUM.
fn treebank(data: &Path) -> Result<Vec<Tree>, Failure> {
    let mut trees = treebank::read(&data.join("ewt/train.conllu"))?;
    treebank::add_names(&mut trees, &data.join("uner/en_ewt_train.iob2"))?;
    trees.extend(treebank::read_gum(data)?.0);
    Ok(trees)
}

fn trained(examples: &Examples, (sizes, course): (Sizes, Course), say: &impl Fn(&str)) -> Network {
    let Sizes { width, hidden, layers, arc, label, drop_input, drop } = sizes;
    say(&format!("a network of {layers} layers of {hidden} states learns"));
    let plan = Plan {
        width,
        hidden,
        layers,
        arc,
        label,
        drop_word: 0.15,
        drop_letters: 0.1,
        drop_input,
        drop,
        tags: examples.tags.iter().map(|names| names.0.len()).collect(),
        tag_shares: vec![1.0, 0.5, 1.0],
        labels: examples.labels.0.len(),
    };
    fit(examples, plan, course, say)
}
