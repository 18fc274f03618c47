//! `casus atlas import-petrarch` and `casus evaluate petrarch`: dictionaries and unit records of PETRARCH.

use crate::options::Errors;
use crate::say;
use casus::Error;
use casus::evaluate::petrarch::{WordsOf, score as scored};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Turn PETRARCH's dictionaries of actors into a table in the shape of data/atlas/actors.tsv: bodies with their names, persons only with dated public offices
#[derive(Debug, Args)]
pub struct Import {
    /// Dictionaries of actors (*.actors.txt)
    #[arg(long, required = true, num_args = 1.., value_name = "FILE")]
    pub actors: Vec<PathBuf>,
    /// Dictionaries of agents, which are only checked: what an actor's people are called has no rows
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub agents: Vec<PathBuf>,
    /// The table to write
    #[arg(long, short, value_name = "FILE")]
    pub out: PathBuf,
}

/// PETRARCH: unit records, coded here with its validation dictionaries; the last line is JSON
#[derive(Debug, Args)]
pub struct Records {
    /// The file of the unit records, with a folder dictionaries beside it; or the folder that has both
    #[arg(value_name = "FILE|DIR")]
    pub records: PathBuf,
    /// Take the words from the records' trees instead of their texts; in some records they differ
    #[arg(long)]
    pub tree_words: bool,
    #[command(flatten)]
    pub errors: Errors,
}

/// Writes the table; names lines that could not be read and says what was left out on standard error.
pub fn import(options: &Import) -> Result<ExitCode, Error> {
    let done = casus::petrarch::import(&options.actors, &options.agents, &options.out)?;
    done.faults.iter().for_each(say::line);
    let rows = &done.import;
    say::line(format!("{} actors written to {}", rows.actors, options.out.display()));
    say::line(format!(
        "left out: {} names of countries and towns, {} persons without a dated public office, {} names that are borne already, {} names and {} \
         other names that may be a person's or are of no class of ours",
        rows.places, rows.persons, rows.known, rows.unclear, rows.others
    ));
    Ok(ExitCode::SUCCESS)
}

/// The printed score.
pub fn score(options: &Records) -> Result<String, Error> {
    let words = if options.tree_words { WordsOf::Tree } else { WordsOf::Text };
    scored(&options.records, words)?.print(options.errors.most)
}
