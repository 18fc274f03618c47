//! Training and scoring of the model of names and mentions.

pub mod crf;
mod gazetteer;
mod nouns;
mod re3d;
mod spans;
mod uner;

use std::io::BufRead;
use std::path::Path;

use casus_text::Report;
use casus_text::parse::names::Names;
use casus_text::parse::parse;

use crate::Failure;
use crate::coreference::english;
use crf::Settings;

const SEED: u64 = 20_261_123;
/// The types of UNER.
const NAMES: [&str; 3] = ["PER", "LOC", "ORG"];

/// How names are learned: the rate and what is left out were chosen on UNER's development set, the bias by two folds of its training set.
const FOR_NAMES: Settings = Settings { passes: 12, rate: 0.04, left_out: 60, least: 2, bias: 0.7, bits: 16 };
/// How mentions are learned: chosen by folds over the reports of re3d.
const FOR_MENTIONS: Settings = Settings { passes: 24, rate: 0.04, left_out: 50, least: 1, bias: 0.8, bits: 15 };

/// Trains everything and writes the model.
pub fn train(data: &Path, out: &Path) -> Result<(), Failure> {
    let english = english()?;
    let mut model = uner::train(data)?;
    let reports = re3d::read(data, &english)?;
    model.mentions = re3d::learn(&reports, &model, |_| true);
    let bytes = model.bytes();
    std::fs::write(out, &bytes).map_err(|error| format!("writing {}: {error}", out.display()))?;
    println!("{} bytes written to {}", bytes.len(), out.display());
    Ok(())
}

/// Prints scores on UNER's development set, and writes predictions for other scorers to the folder `out`.
pub fn score(data: &Path, model: &Path, out: &Path) -> Result<(), Failure> {
    let model = Names::from_bytes(&std::fs::read(model)?)?;
    uner::score(data, &english()?, &model, out)
}

/// Prints scores by folds over the reports of re3d; the tagger of names behind them has seen none of them.
pub fn cross(data: &Path, out: &Path) -> Result<(), Failure> {
    let english = english()?;
    let model = uner::train(data)?;
    re3d::cross(data, &english, &model, out)
}

/// Prints the mentions of standard input, a report a line.
pub fn mention_lines(model: &Path) -> Result<(), Failure> {
    let mut english = english()?;
    english.names = Names::from_bytes(&std::fs::read(model)?)?;
    for line in std::io::stdin().lock().lines() {
        let report = Report::of_text("line", &line?);
        let parsed = parse(&english, &report);
        println!("{}", report.text);
        for mention in &parsed.mentions {
            println!("    {}/{:?}", parsed.words(&report, mention.tokens), mention.class);
        }
    }
    Ok(())
}
