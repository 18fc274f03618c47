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
const LINES: Lines = Lines { news: 0.35, alone: 0.6, sure: 0.7, other: 0.25 };

/// The corpora: `folder`, whose training reports are also cut into folds, and `more`, if any, from which all folds learn.
#[derive(Clone, Copy)]
pub struct Corpora<'p> {
    pub folder: &'p Path,
    pub more: Option<&'p Path>,
}

/// Reports with their answers, and what is asked of their pairs of words.
pub struct Read {
    pub casus: Casus,
    pub reports: Vec<data::Coded>,
    pub more: Vec<data::Coded>,
    /// The kinds that the answers know, in order.
    pub classes: Vec<String>,
}

impl Corpora<'_> {
    /// Reads both.
    pub fn read(self) -> Result<Read, Failure> {
        let casus = Casus::by_rules()?;
        let reports = data::read(self.folder, &casus)?;
        let more = self.more.map_or_else(|| Ok(Vec::new()), |more| data::read(more, &casus))?;
        let told = reports.iter().chain(&more).flat_map(|report| &report.tellings);
        let mut classes: Vec<String> = told.map(|telling| telling.kind.clone()).collect();
        classes.sort();
        classes.dedup();
        Ok(Read { casus, reports, more, classes })
    }
}

impl Read {
    fn ask(&self, reports: &[data::Coded]) -> Vec<roles::Asked> {
        reports.iter().map(|report| roles::ask(report, &self.casus, &self.classes)).collect()
    }
}

/// Learns from the training reports of the corpora and writes the model.
pub fn train(corpora: Corpora<'_>, model: &Path) -> Result<(), Failure> {
    let read = corpora.read()?;
    let (asked, more) = (read.ask(&read.reports), read.ask(&read.more));
    let reports: Vec<&data::Coded> = read.reports.iter().chain(&read.more).collect();
    let learned = learn::whole(&reports, &asked.iter().chain(&more).collect::<Vec<_>>(), &read.classes, LINES);
    Ok(std::fs::write(model, learned.bytes())?)
}

/// Prints by folds how well the roles of the answers' events are filled.
pub fn cross_roles(corpora: Corpora<'_>, folds: usize) -> Result<(), Failure> {
    let read = corpora.read()?;
    roles::cross(&read.ask(&read.reports), &read.ask(&read.more), folds);
    Ok(())
}

/// Prints by folds how well words that tell events are found.
pub fn cross_words(corpora: Corpora<'_>, folds: usize) -> Result<(), Failure> {
    let read = corpora.read()?;
    learn::cross(&read.reports, &read.more, &read.classes, folds);
    Ok(())
}

/// Codes the training reports of the first corpus by folds and writes the codings to `out`.
pub fn cross(corpora: Corpora<'_>, out: &Path, folds: usize) -> Result<(), Failure> {
    let read = corpora.read()?;
    let lessons = |reports: &[data::Coded]| cross::Lessons {
        pairs: read.ask(reports),
        figures: crate::tolls::labelled(reports, &read.classes, &read.casus),
        places: crate::whereabouts::labelled(reports, &read.classes, &read.casus),
    };
    cross::write(&read, &lessons(&read.reports), &lessons(&read.more), folds, LINES, out)
}
