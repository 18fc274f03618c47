//! `casus code`: reports in, rows out.

use crate::options::{Code, Input, Output};
use crate::say;
use casus::batch::Happening;
use casus::export::Paper;
use casus::{Batch, Casus, Error, Format, Settings, Stats};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

/// Codes the inputs; exit code 1 if one of them could not be.
pub fn run(options: Code) -> Result<ExitCode, Error> {
    let format = options.format.or_else(|| Format::of_name(&options.output.out.as_ref()?.to_string_lossy())).unwrap_or(Format::Table);
    let settings = Settings {
        codebook: options.knowledge.codebook,
        atlas: options.atlas.atlas,
        actors: options.actors.actors,
        names: options.names,
        kinds: options.kinds,
        gate: options.gate,
    };
    let casus = Casus::with(settings)?;
    let to_terminal = options.output.out.is_none() && std::io::stdout().is_terminal();
    let mut out = output(options.output.out.as_deref())?;
    let quiet = options.output.quiet;
    let batch = batch(&options.input, &options.output);
    let progress = progress(batch.sources.len() as u64, quiet || to_terminal);
    quiet_panics();
    let mut tell = |happening: Happening<'_>| match happening {
        Happening::Failed(trouble) => progress.suspend(|| say::line(trouble)),
        Happening::NotedOfFile(trouble) if !quiet => progress.suspend(|| say::line(trouble)),
        // a table tells them itself
        Happening::NotedOfReport(trouble) if !quiet && (format != Format::Table || options.scheme.is_some()) => {
            progress.suspend(|| say::line(trouble));
        }
        Happening::NotedOfFile(_) | Happening::NotedOfReport(_) => {}
        Happening::Done(sources) => progress.set_position(sources as u64),
    };
    let stats = match options.scheme {
        Some(scheme) => casus::write_all_as(&casus, scheme, batch, &mut out, &mut tell)?,
        None => casus::code_all(&casus, batch, format.sink(out, paper(to_terminal))?.as_mut(), &mut tell)?,
    };
    progress.finish_and_clear();
    Ok(ended(&stats, &options.output))
}

/// The work on all inputs.
pub fn batch(input: &Input, output: &Output) -> Batch {
    Batch { sources: casus::inputs::list(&input.inputs, input.reader), reader: input.reader, threads: output.threads }
}

/// Says how much was done where that is asked for; exit code 1 if something could not be read or coded.
pub fn ended(stats: &Stats, output: &Output) -> ExitCode {
    if output.stats {
        say::line(stats);
    }
    ExitCode::from(u8::from(stats.failed > 0))
}

/// The file for the output, or standard output.
pub fn output(out: Option<&Path>) -> Result<Box<dyn Write>, Error> {
    Ok(match out {
        Some(file) => {
            let file = std::fs::File::create(file).map_err(|source| Error::OutFile { file: file.to_owned(), source })?;
            Box::new(BufWriter::new(file))
        }
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
    })
}

/// How wide tables are: `COLUMNS` if it is set, else the terminal, else a hundred columns.
pub fn paper(to_terminal: bool) -> Paper {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|&columns| columns > 0);
    let terminal = || terminal_size::terminal_size().filter(|_| to_terminal).map(|(width, _)| width.0);
    let bold = to_terminal && std::env::var_os("NO_COLOR").is_none();
    Paper { width: said.or_else(terminal).unwrap_or(Paper::default().width), bold }
}

/// A bar on standard error, where that is a terminal and nothing else is written to it.
fn progress(sources: u64, hidden: bool) -> ProgressBar {
    if hidden || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} files, {elapsed}, {eta} left");
    ProgressBar::new(sources).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// A report that breaks the coding is told as a failed report on one line, without a stack of frames.
pub fn quiet_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::env::var_os("RUST_BACKTRACE").is_some_and(|wanted| wanted == "full") {
            usual(panic);
        }
    }));
}
