//! The casus command: arguments in, exit code out. It knows no rule and no report; the library does the work.

mod atlas;
mod code;
mod codebook;
mod evaluate;
mod options;
mod petrarch;
mod places;
mod say;

use clap::{CommandFactory, FromArgMatches};
use options::{Casus, Command};
use std::process::ExitCode;

fn main() -> ExitCode {
    let versions = casus::Settings::default().versions().map_or_else(|error| error.to_string(), |versions| versions.to_string());
    let asked = Casus::command().version(versions).get_matches();
    let asked = Casus::from_arg_matches(&asked).unwrap_or_else(|error| error.exit());
    let done = match asked.command {
        Command::Code(options) => code::run(options),
        Command::Atlas(options) => atlas::run(options),
        Command::Codebook(options) => codebook::run(&options),
        Command::Evaluate(options) => evaluate::run(&options),
        Command::Places(options) => places::run(options),
        Command::HelpMarkdown => say::print(&options::markdown()).map(|()| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| say::end(&error))
}
