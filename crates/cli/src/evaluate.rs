//! `casus evaluate`: an output against what people coded.

use crate::options::{Evaluate, Muc4, What};
use crate::say;
use casus::Error;
use casus::evaluate::{events, muc4, plover, readings};
use std::process::ExitCode;

/// Prints a table, and as its last line one JSON object.
pub fn run(options: &Evaluate) -> Result<ExitCode, Error> {
    let printed = match &options.what {
        What::Events(files) => events::score(&files.gold, files.texts.as_deref(), &files.pred)?.print(files.errors.most)?,
        What::Muc4(Muc4 { gold_roles, gold_templates, keys, pred, errors }) => {
            let (gold_roles, gold_templates) = (gold_roles.clone(), gold_templates.clone());
            let files = muc4::Files { gold_roles, gold_templates, keys: keys.clone(), pred: pred.clone() };
            muc4::score(&files)?.print(errors.most)?
        }
        What::Plover(files) => plover::score(&files.gold, &files.pred)?.print(files.errors.most)?,
        What::Petrarch(records) => crate::petrarch::score(records)?,
        What::Readings(files) => format!("{}\n", readings::score(&files.gold, &files.pred)?),
    };
    say::print(&printed)?;
    Ok(ExitCode::SUCCESS)
}
