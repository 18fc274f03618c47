//! `casus codebook`: what is coded, as people read it.

use crate::options::{Action, Codebook, Knowledge, New, Show};
use crate::say;
use casus::codebook::{check, crosswalk_table, write_skeleton};
use casus::{Error, Kind, Settings};
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

/// Prints kinds or tables, checks files, or writes a new one; exit code 1 if a file is to be mended.
pub fn run(options: &Codebook) -> Result<ExitCode, Error> {
    match &options.action {
        None => show(&options.show),
        Some(Action::Show(options)) => show(options),
        Some(Action::Check(knowledge)) => {
            let checked = check(&settings(knowledge))?;
            say::print(&format!("{checked}\n"))?;
            Ok(ExitCode::from(u8::from(!checked.findings.is_empty())))
        }
        Some(Action::New(New { name, codebook })) => {
            let file = write_skeleton(name, codebook.as_deref().unwrap_or(Path::new("")))?;
            say::print(&format!("{}\n", file.display()))?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Action::Table(knowledge)) => {
            say::print(&crosswalk_table(&settings(knowledge).codebook()?))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn settings(knowledge: &Knowledge) -> Settings {
    Settings { codebook: knowledge.codebook.clone(), ..Settings::default() }
}

fn show(options: &Show) -> Result<ExitCode, Error> {
    let codebook = settings(&options.knowledge).codebook()?;
    let chosen: Vec<&Kind> = match &options.kind {
        Some(name) => vec![casus::knowledge::find_kind(&codebook, name)?],
        None => codebook.kinds().map(|(_, kind)| kind).collect(),
    };
    say::print(&chosen.into_iter().map(entry).collect::<Vec<_>>().join("\n"))?;
    Ok(ExitCode::SUCCESS)
}

fn entry(kind: &Kind) -> String {
    let named = if kind.coded { "" } else { ", only named: no report is coded for it" };
    let mut entry = format!("{} ({}{named})\n  means   {}\n  is not  {}\n", kind.title, kind.slug, kind.means, kind.is_not);
    for crossing in &kind.crosswalk {
        let mode = crossing.modes().fold(String::new(), |modes, mode| format!("{modes}, {mode}"));
        // writing to a string cannot fail
        let _ = writeln!(entry, "  {:<7} {}{mode} ({})", crossing.scheme, crossing.code, crossing.fit);
    }
    entry
}
