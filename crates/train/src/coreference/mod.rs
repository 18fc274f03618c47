//! Training and scoring of coreference on GUM.

pub mod learn;
mod matching;
pub mod metrics;
mod own;
mod sieves;
mod tables;

use std::io::BufRead;
use std::path::Path;

use casus_text::English;
use casus_text::language::Language;
use casus_text::parse::coreference::{Chains, Scene, Sort, Weights};
use casus_text::parse::mentions;
use casus_text::parse::names::Names;
use casus_text::parse::sentences::Splitter;
use casus_text::{Idx, Mention, Report};

use crate::Failure;
use crate::gum_entities::{Document, documents};
use learn::{Example, Settings, learn};
use own::Own;

const SEED: u64 = 20_261_123;

/// The models that ship; whatever weights of coreference they have play no part in training.
pub fn english() -> Result<English, Failure> {
    let model = |name: &str| {
        let path = format!("{}/../../data/models/{name}.bin", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(&path).map_err(|error| format!("reading {path}: {error}"))
    };
    let (sentences, language) = (model("sentences")?, model("language")?);
    let splitter = Splitter::from_bytes(&sentences)?;
    Ok(English { splitter, language: Language::from_bytes(&language)?, coreference: Weights::new(&[], &[]), names: Names::default() })
}

/// Annotated mentions on annotated trees.
pub fn annotated(document: &Document) -> Example<'_> {
    let mentions = document.gold_mentions();
    Example { document, mentions, gold: document.gold.iter().map(|gold| Some(gold.group)).collect() }
}

/// The program's mentions on the trees of `document`, each with what the annotators say of its head.
pub fn found(document: &Document) -> Example<'_> {
    let mentions = mentions::find(&document.tokens, &document.sentences);
    let gold = mentions.iter().map(|mention| document.gold_at(mention.head.at()).map(|gold| gold.group)).collect();
    Example { document, mentions, gold }
}

/// The document with the tags and trees of `language`.
pub fn analysed(language: &Language, document: &Document) -> Document {
    let mut analysed = document.clone();
    for sentence in &document.sentences {
        let first = sentence.tokens.start as usize;
        for (at, found) in language.analyse(&document.words(sentence)).into_iter().enumerate() {
            let token = &mut analysed.tokens[first + at];
            token.lemma = found.lemma;
            token.tag = found.tag;
            token.head = found.head.map(|head| Idx::new(first + head as usize));
            token.relation = found.relation;
        }
    }
    analysed
}

/// The chains of an example under `weights`.
pub fn chains(weights: &Weights, example: &Example, sorts: &[Option<Sort>]) -> (Scene, Chains) {
    let Document { text, tokens, sentences, .. } = example.document;
    let scene = Scene::new(text, tokens, sentences, &example.mentions, sorts, weights);
    let chains = weights.chains(&scene);
    (scene, chains)
}

/// How often our own reports count.
const OWN_WEIGHT: usize = 3;

fn examples<'a>(documents: &'a [Document], own: &'a [Own]) -> Vec<Example<'a>> {
    let own = (0..OWN_WEIGHT).flat_map(|_| own.iter().map(Own::example));
    documents.iter().flat_map(|document| [annotated(document), found(document)]).chain(own).collect()
}

/// Learns from nine documents in ten and writes the weights.
pub fn train(data: &Path, out: &Path) -> Result<(), Failure> {
    let (train, _) = documents(data)?;
    let own = own::reports(&english()?)?;
    let learned = learn(&examples(&train, &own), Settings::default(), SEED);
    let bytes = learned.weights().bytes();
    std::fs::write(out, &bytes).map_err(|error| format!("writing {}: {error}", out.display()))?;
    println!("{} bytes written to {}", bytes.len(), out.display());
    Ok(())
}

/// Prints the chains of standard input, a report a line.
pub fn chain_lines(model: &Path) -> Result<(), Failure> {
    let english = english()?;
    let weights = Weights::from_bytes(&std::fs::read(model)?)?;
    for line in std::io::stdin().lock().lines() {
        let report = Report::of_text("line", &line?);
        let parse = casus_text::parse::parse(&english, &report);
        let scene = Scene::new(&report.text, &parse.tokens, &parse.sentences, &parse.mentions, &[], &weights);
        let chains = weights.chains(&scene);
        let words = |mention: &Idx<Mention>| parse.words(&report, parse.mentions[mention.at()].tokens).to_owned();
        let link = |mention: &Idx<Mention>| match chains.link(*mention) {
            Some(link) => format!("{} ({})", words(mention), link.margin),
            None => words(mention),
        };
        println!("{}", report.text);
        for chain in &chains.all {
            println!("    {}", chain.mentions.iter().map(link).collect::<Vec<_>>().join(" = "));
        }
    }
    Ok(())
}

pub use tables::{cross, score};
