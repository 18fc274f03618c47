//! Which words of a report tell of events, of which kind, whether it is news: learned from our own training corpus.

mod cross;
mod data;
mod learn;

use std::path::Path;

use casus::Casus;
use casus_events::judge::tellings::Lines;

use crate::Failure;

/// Codes the training reports of the corpus in `folder` by folds and writes the codings to `out`.
pub fn cross(folder: &Path, out: &Path, lines: Option<(f32, f32)>) -> Result<(), Failure> {
    let reports = data::read(folder, &Casus::new()?)?;
    let mut classes: Vec<String> = reports.iter().flat_map(|report| &report.tellings).map(|telling| telling.kind.clone()).collect();
    classes.sort();
    classes.dedup();
    let (news, other) = lines.unwrap_or((0.4, 0.4));
    cross::write(&reports, &classes, Lines { news, other }, out)
}
