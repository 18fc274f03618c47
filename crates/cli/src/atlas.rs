//! `casus atlas`: places and actors by name, and dumps compiled.

use crate::options::{Actor, Atlas, AtlasAction, Build, Find};
use crate::{code, petrarch, say};
use casus::own_actors::OwnActors;
use casus::{Error, atlas};
use std::io::IsTerminal;
use std::process::ExitCode;

/// Prints candidates or what is in an atlas, or builds one; exit code 1 if a name is nobody's.
pub fn run(options: Atlas) -> Result<ExitCode, Error> {
    match options.action {
        AtlasAction::Find(options) => find(&options),
        AtlasAction::Build(options) => build(options),
        AtlasAction::ImportPetrarch(options) => petrarch::import(&options),
        AtlasAction::Actor(options) => actor(&options),
        AtlasAction::Info { file } => {
            say::print(&atlas::info(file.as_deref())?.to_string())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn actor(options: &Actor) -> Result<ExitCode, Error> {
    let own = options.actors.actors.as_deref().map(OwnActors::read).transpose()?;
    let atlas = atlas::open_with(None, own.as_ref())?;
    say::print(&casus::actors::card_of(&atlas, &options.name.join(" "), options.on.as_deref(), options.country.as_deref())?)?;
    Ok(ExitCode::SUCCESS)
}

fn find(options: &Find) -> Result<ExitCode, Error> {
    let name = options.name.join(" ");
    let atlas = atlas::open(options.atlas.atlas.as_deref())?;
    let rows = atlas::find(&atlas, &name, options.country.as_deref())?;
    if options.format == "json" {
        for row in &rows {
            say::print(&format!("{}\n", atlas::json(row)?))?;
        }
    } else if !rows.is_empty() {
        let width = code::paper(std::io::stdout().is_terminal()).width;
        say::print(&atlas::table(&rows, options.most, width))?;
    }
    if rows.is_empty() {
        say::line(format_args!(
            "looking for {name:?} in the atlas: found no place of that name or of one like it, expected one; try another spelling"
        ));
    }
    Ok(ExitCode::from(u8::from(rows.is_empty())))
}

fn build(options: Build) -> Result<ExitCode, Error> {
    let plan = atlas::Build {
        embedded: options.base == "embedded",
        countries: options.countries,
        admin: options.admin,
        geonames: options.geonames,
        alternate_names: options.alternate_names,
        whosonfirst: options.whosonfirst,
        airports: options.airports,
        pcodes: options.pcodes,
        out: options.out,
    };
    let built = atlas::build(&plan)?;
    if !options.quiet {
        built.notes().for_each(say::line);
    }
    say::print(&format!("{built}\n"))?;
    Ok(ExitCode::SUCCESS)
}
