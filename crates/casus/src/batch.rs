//! Many reports on many threads, in the order they came, without ever holding all of them.

use crate::export::Sink;
use crate::inputs::{Opened, Source, Trouble};
use crate::schemes::{Line, Scheme};
use crate::stats::{Stats, peak_memory};
use crate::{Casus, Error, Reader, ReportRow};
use rayon::prelude::*;
use std::io::Write;
use std::time::Instant;

/// At most so many files are open at once,
const FILES: usize = 256;
/// and only as many as together hold this many bytes (a larger file goes alone).
const BYTES: u64 = 16 << 20;
/// At most so many rows wait to be written.
const ROWS: usize = 512;

/// What to code, and how.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Sources in order, as [`crate::inputs::list`] gives them.
    pub sources: Vec<Result<Source, Trouble>>,
    /// The reader for all of them; `None` goes by file ending, else by the first bytes.
    pub reader: Option<Reader>,
    /// Threads; 0 takes one per core.
    pub threads: usize,
}

/// What happens while a batch is coded.
#[derive(Clone, Copy, Debug)]
pub enum Happening<'a> {
    /// A report or an input could not be read or coded.
    Failed(&'a Trouble),
    /// Trouble with a file that holds many reports; no row tells it.
    NotedOfFile(&'a Trouble),
    /// Trouble met with a report that was coded all the same; its row tells it too.
    NotedOfReport(&'a Trouble),
    /// So many sources are done.
    Done(usize),
}

/// Codes all sources into `sink`. The output is the same, byte for byte, on any number of threads.
///
/// What goes wrong with one input is told to `tell` and is a row of the output; the others are still coded.
///
/// # Errors
/// Threads that cannot be started; output that cannot be written.
pub fn code_all(casus: &Casus, batch: Batch, sink: &mut dyn Sink, tell: &mut dyn FnMut(Happening<'_>)) -> Result<Stats, Error> {
    let began = Instant::now();
    let mut stats = Stats::default();
    let make = |file: &str, report| row(casus, file, report);
    for_each(batch, make, tell, &mut stats, &mut |row, stats, tell| {
        account(&row, stats, tell);
        sink.write(&row)
    })?;
    sink.finish()?;
    Ok(Stats { elapsed: began.elapsed(), peak_memory: peak_memory(), ..stats })
}

/// Writes what all sources tell as `scheme` writes it: one JSON object per report and line. The output is the same, byte for byte, on any
/// number of threads.
///
/// A report that cannot be read is told to `tell` and has no line.
///
/// # Errors
/// Knowledge of the scheme that cannot be used; threads that cannot be started; output that cannot be written.
pub fn write_all_as(
    casus: &Casus,
    scheme: Scheme,
    batch: Batch,
    out: &mut dyn Write,
    tell: &mut dyn FnMut(Happening<'_>),
) -> Result<Stats, Error> {
    let began = Instant::now();
    let mut stats = Stats::default();
    casus.prepare_for(scheme)?;
    let make = |file: &str, report: Result<casus_text::Report, Trouble>| {
        let report = report?;
        let trouble = |line, message: String| Trouble { file: file.to_owned(), line, message };
        let notes: Vec<Trouble> = report.notes.iter().map(|note| trouble(note.line, note.message.clone())).collect();
        let line = casus.line_as(scheme, &report).map_err(|message| trouble(None, message))?;
        Ok((notes, line))
    };
    for_each(batch, make, tell, &mut stats, &mut |made: Result<(Vec<Trouble>, Line), Trouble>, stats, tell| match made {
        Ok((notes, line)) => {
            notes.iter().for_each(|note| tell(Happening::NotedOfReport(note)));
            stats.documents += 1;
            stats.events += line.events as u64;
            out.write_all(line.json.as_bytes())?;
            Ok(out.write_all(b"\n")?)
        }
        Err(trouble) => {
            stats.failed += 1;
            tell(Happening::Failed(&trouble));
            Ok(())
        }
    })?;
    out.flush()?;
    Ok(Stats { elapsed: began.elapsed(), peak_memory: peak_memory(), ..stats })
}

/// Takes what was made of a report.
pub(crate) type Take<'t, R> = &'t mut dyn FnMut(R, &mut Stats, &mut dyn FnMut(Happening<'_>)) -> Result<(), Error>;

/// Opens all sources portion by portion, makes something of each report on many threads and takes it in the order of the input.
fn for_each<R: Send>(
    batch: Batch,
    make: impl Fn(&str, Result<casus_text::Report, Trouble>) -> R + Sync,
    tell: &mut dyn FnMut(Happening<'_>),
    stats: &mut Stats,
    take: Take<'_, R>,
) -> Result<(), Error> {
    for_each_read(Source::open, batch, make, tell, stats, take)
}

/// The same with a reader of sources of one's own.
pub(crate) fn for_each_read<R: Send>(
    read: impl Fn(&Source, Option<Reader>) -> Opened + Sync,
    batch: Batch,
    make: impl Fn(&str, Result<casus_text::Report, Trouble>) -> R + Sync,
    tell: &mut dyn FnMut(Happening<'_>),
    stats: &mut Stats,
    take: Take<'_, R>,
) -> Result<(), Error> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(batch.threads)
        .build()
        .map_err(|error| Error::Threads { threads: batch.threads, found: error.to_string() })?;
    let mut done = 0;
    for sources in portions(&batch.sources) {
        let opened: Vec<_> = pool.install(|| sources.par_iter().map(|source| open(source, batch.reader, &read)).collect());
        let reports = opened.into_iter().flat_map(|(file, opened)| {
            stats.bytes += opened.bytes;
            opened.notes.iter().for_each(|note| tell(Happening::NotedOfFile(note)));
            opened.reports.into_iter().map(move |report| (file.clone(), report)).collect::<Vec<_>>()
        });
        let reports: Vec<_> = reports.collect();
        let mut reports = reports.into_iter();
        loop {
            let waiting: Vec<_> = reports.by_ref().take(ROWS).collect();
            if waiting.is_empty() {
                break;
            }
            let made: Vec<_> = pool.install(|| waiting.into_par_iter().map(|(file, report)| make(&file, report)).collect());
            for one in made {
                take(one, stats, tell)?;
            }
        }
        done += sources.len();
        tell(Happening::Done(done));
    }
    Ok(())
}

fn open(source: &Result<Source, Trouble>, reader: Option<Reader>, read: &impl Fn(&Source, Option<Reader>) -> Opened) -> (String, Opened) {
    match source {
        Ok(source) => (source.name(), read(source, reader)),
        Err(trouble) => (trouble.file.clone(), Opened { reports: vec![Err(trouble.clone())], ..Opened::default() }),
    }
}

fn row(casus: &Casus, file: &str, report: Result<casus_text::Report, Trouble>) -> ReportRow {
    match report {
        Ok(report) => casus.row(file, &casus.code(report)),
        Err(trouble) => casus.failed_row(&trouble),
    }
}

fn account(row: &ReportRow, stats: &mut Stats, tell: &mut dyn FnMut(Happening<'_>)) {
    let trouble = |message: &str| Trouble { file: row.file.clone(), line: row.line, message: message.to_owned() };
    stats.events += row.events.len() as u64;
    match &row.error {
        Some(error) => {
            stats.failed += 1;
            tell(Happening::Failed(&trouble(error)));
        }
        None => stats.documents += 1,
    }
    row.notes.iter().for_each(|note| tell(Happening::NotedOfReport(&trouble(note))));
}

/// Cuts sources into portions that fit into memory together.
fn portions(sources: &[Result<Source, Trouble>]) -> impl Iterator<Item = &[Result<Source, Trouble>]> {
    let mut rest = sources;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = rest.iter().take(FILES).take_while(|source| {
            bytes += source.as_ref().map_or(0, Source::size);
            bytes <= BYTES
        });
        let (portion, after) = rest.split_at(fits.count().max(1).min(rest.len()));
        rest = after;
        (!portion.is_empty()).then_some(portion)
    })
}
