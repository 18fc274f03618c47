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
use crate::{tolls, whereabouts};

const FOLDS: usize = 5;

/// What the reports of a corpus teach, report by report.
pub struct Lessons {
    pub pairs: Vec<Asked>,
    pub figures: Vec<tolls::Labelled>,
    pub places: Vec<whereabouts::Labelled>,
}

/// What all but those of a fold teach, and all of the other corpus.
fn others<'l, T>(own: &'l [T], more: &'l [T], fold: usize) -> Vec<&'l T> {
    own.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, lesson)| lesson).chain(more).collect()
}

/// Writes the coding of each report, coded by what the others taught, and `more` of the other corpus.
pub fn write(read: &Read, own: &Lessons, more: &Lessons, folds: usize, lines: Lines, out: &Path) -> Result<(), Failure> {
    let Read { reports, classes, .. } = read;
    let code = |fold: usize| -> Result<Vec<(usize, String)>, String> {
        let taught = others(reports, &read.more, fold);
        let pairs = others(&own.pairs, &more.pairs, fold);
        let casus = Casus::by_rules().map_err(|error| error.to_string())?;
        let casus = casus
            .judged_by(learn::whole(&taught, &pairs, classes, lines))
            .counted_by(tolls::learn(&others(&own.figures, &more.figures, fold)))
            .sited_by(whereabouts::learn(&others(&own.places, &more.places, fold)));
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
