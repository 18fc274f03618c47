//! Which words of a report tell of events, of which kind, whether it is news: learned from our own training corpus.

pub mod answers;
mod cross;
pub mod data;
mod learn;
mod roles;

pub use data::is_kept_back;

use std::path::Path;

use casus::Casus;
use casus_events::judge::tellings::Lines;

use crate::Failure;

/// From which chance on a word counts: what did best by folds.
const LINES: Lines = Lines { news: 0.3, alone: 0.5, sure: 0.7, other: 0.25 };

/// Learns from the training reports of the corpus in `folder` and writes the model.
pub fn train(folder: &Path, model: &Path) -> Result<(), Failure> {
    let casus = Casus::by_rules()?;
    let reports = data::read(folder, &casus)?;
    let classes = classes(&reports);
    let asked: Vec<roles::Asked> = reports.iter().map(|report| roles::ask(report, &casus, &classes)).collect();
    let learned = learn::whole(&reports.iter().collect::<Vec<_>>(), &asked.iter().collect::<Vec<_>>(), &classes, LINES);
    Ok(std::fs::write(model, learned.bytes())?)
}

/// The kinds that the answers know, in order.
pub fn classes(reports: &[data::Coded]) -> Vec<String> {
    let mut classes: Vec<String> = reports.iter().flat_map(|report| &report.tellings).map(|telling| telling.kind.clone()).collect();
    classes.sort();
    classes.dedup();
    classes
}

/// Prints by folds how well the roles of the answers' events are filled.
pub fn cross_roles(folder: &Path, folds: usize) -> Result<(), Failure> {
    let casus = Casus::by_rules()?;
    let reports = data::read(folder, &casus)?;
    let classes = classes(&reports);
    let asked: Vec<roles::Asked> = reports.iter().map(|report| roles::ask(report, &casus, &classes)).collect();
    roles::cross(&asked, folds);
    Ok(())
}

/// Prints by folds how well words that tell events are found.
pub fn cross_words(folder: &Path, folds: usize) -> Result<(), Failure> {
    let reports = data::read(folder, &Casus::by_rules()?)?;
    learn::cross(&reports, &classes(&reports), folds);
    Ok(())
}

/// Codes the training reports of the corpus in `folder` by folds and writes the codings to `out`.
pub fn cross(folder: &Path, out: &Path, folds: usize) -> Result<(), Failure> {
    let casus = Casus::by_rules()?;
    let reports = data::read(folder, &casus)?;
    let classes = classes(&reports);
    let asked: Vec<roles::Asked> = reports.iter().map(|report| roles::ask(report, &casus, &classes)).collect();
    let figures = crate::tolls::labelled(&reports, &casus);
    cross::write(&reports, &asked, &figures, &classes, folds, LINES, out)
}
