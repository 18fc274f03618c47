//! `casus places`: reports in, their names of places with points out.

use crate::code::{batch, ended, output, quiet_panics};
use crate::options::Places as Options;
use crate::say;
use casus::Error;
use casus::batch::Happening;
use casus::places::{Given, Places, place_all};
use std::process::ExitCode;

/// Places the names of the inputs; exit code 1 if one of them could not be read.
pub fn run(options: Options) -> Result<ExitCode, Error> {
    let places = Places::with_atlas(options.atlas.atlas.as_deref())?;
    let places = match &options.roles {
        Some(roles) => places.only(roles)?,
        None => places,
    };
    let given = options.given.as_deref().map(Given::read).transpose()?;
    let mut out = output(options.output.out.as_deref())?;
    quiet_panics();
    let mut tell = |happening: Happening<'_>| match happening {
        Happening::Failed(trouble) => say::line(trouble),
        Happening::NotedOfFile(trouble) | Happening::NotedOfReport(trouble) if !options.output.quiet => say::line(trouble),
        Happening::NotedOfFile(_) | Happening::NotedOfReport(_) | Happening::Done(_) => {}
    };
    let stats = place_all(&places, given.as_ref(), batch(&options.input, &options.output), options.format, &mut out, &mut tell)?;
    Ok(ended(&stats, &options.output))
}
