//! `casus evaluate`: an output against what people coded.

use crate::options::{Evaluate, What};
use crate::say;
use casus::Error;
use std::process::ExitCode;

/// Prints a table, and as its last line one JSON object.
pub fn run(options: &Evaluate) -> Result<ExitCode, Error> {
    match &options.what {
        What::Readings(files) => {
            let score = casus::evaluate::readings::score(&files.gold, &files.pred)?;
            say::print(&format!("{score}\n"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
