//! `casus codebook`: what is coded, as people read it.

use crate::options::Codebook;
use crate::say;
use casus::{Error, Kind, Settings};
use std::fmt::Write;
use std::process::ExitCode;

/// Prints all kinds, or one.
pub fn run(options: &Codebook) -> Result<ExitCode, Error> {
    let settings = Settings { codebook: options.knowledge.codebook.clone(), ..Settings::default() };
    let codebook = settings.codebook()?;
    let chosen: Vec<&Kind> = match &options.kind {
        Some(name) => vec![casus::knowledge::find_kind(&codebook, name)?],
        None => codebook.kinds().map(|(_, kind)| kind).collect(),
    };
    say::print(&chosen.into_iter().map(entry).collect::<Vec<_>>().join("\n"))?;
    Ok(ExitCode::SUCCESS)
}

fn entry(kind: &Kind) -> String {
    let mut entry = format!("{} ({})\n  means   {}\n  is not  {}\n", kind.title, kind.slug, kind.means, kind.is_not);
    for crossing in &kind.crosswalk {
        let mode = crossing.mode.as_deref().map(|mode| format!(", {mode}")).unwrap_or_default();
        // writing to a string cannot fail
        let _ = writeln!(entry, "  {:<7} {}{mode} ({})", crossing.scheme, crossing.code, crossing.fit);
    }
    entry
}
