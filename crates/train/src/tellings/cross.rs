//! Codings by folds: each report coded by what the other folds taught, for the project's scorer.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use casus::{Casus, Coded as CodedReport};
use casus_events::judge::tellings::Lines;

use super::Read;
use super::data::Coded;
use super::learn;
use super::roles::Asked;
use crate::Failure;
use crate::tolls::{self, Labelled};

const FOLDS: usize = 5;

/// Writes the coding of each report, coded by what the others taught, and `more` of the other corpus.
pub fn write(
    read: &Read,
    [asked, more]: [&[Asked]; 2],
    [figures, more_figures]: [&[Labelled]; 2],
    folds: usize,
    lines: Lines,
    out: &Path,
) -> Result<(), Failure> {
    let Read { reports, classes, .. } = read;
    let code = |fold: usize| -> Result<Vec<(usize, String)>, String> {
        let others: Vec<&Coded> =
            reports.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, report)| report).chain(&read.more).collect();
        let pairs: Vec<&Asked> =
            asked.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, asked)| asked).chain(more).collect();
        let figures: Vec<&Labelled> =
            figures.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, figures)| figures).chain(more_figures).collect();
        let casus = Casus::by_rules().map_err(|error| error.to_string())?;
        let casus = casus.judged_by(learn::whole(&others, &pairs, classes, lines)).counted_by(tolls::learn(&figures));
        let row = |report: &Coded| {
            let reading = casus.reader().read(&report.report, &report.parse);
            let coded = CodedReport { report: report.report.clone(), reading, notes: Vec::new(), failed: None, took: Duration::ZERO };
            serde_json::to_string(&casus.row("", &coded)).map_err(|error| error.to_string())
        };
        (fold..reports.len()).step_by(FOLDS).map(|at| Ok((at, row(&reports[at])?))).collect()
    };
    let mut rows: Vec<(usize, String)> = Vec::new();
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..folds.min(FOLDS)).map(|fold| scope.spawn(move || code(fold))).collect();
        for run in runs {
            rows.extend(run.join().map_err(|_| "learning broke down")??);
        }
        Ok::<(), Failure>(())
    })?;
    rows.sort();
    let mut file = std::io::BufWriter::new(std::fs::File::create(out)?);
    for (_, row) in rows {
        writeln!(file, "{row}")?;
    }
    Ok(file.flush()?)
}
