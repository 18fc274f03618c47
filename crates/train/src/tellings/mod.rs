//! Which words of a report tell of an event, of which kind, and whether it is news: learned from our own training corpus.

mod cross;
mod data;

pub use data::is_kept_back;

use std::path::Path;

use casus::Casus;

use crate::Failure;

/// Prints by folds over the training reports of the corpus in `folder` how well tellings are found.
pub fn cross(folder: &Path) -> Result<(), Failure> {
    let reports = data::read(folder, &Casus::new()?)?;
    cross::print(&reports);
    Ok(())
}
