//! Assessments and conditions of an output against a person's coding of the same reports.

mod alike;
mod gold;

use crate::{AssessmentRow, ConditionRow, Error, ReportRow};
use alike::{Place, about_agree, best_pairs, shares_a_word};
use gold::{GoldAssessment, GoldCondition, GoldReport};
use serde::Serialize;
use std::path::Path;

/// Right of asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// How many were right.
    pub right: usize,
    /// How many were asked.
    pub of: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }
}

/// How well an output tells the assessments and conditions that a person coded.
///
/// An assessment or condition counts as found when it shares at least half of the gold's words and stands in the same place.
/// Kind, audience, hedge, attribute and about are asked only of those found, so that a share of them says nothing without
/// the share found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReadingsScore {
    /// Which scorer this is: "readings".
    pub scorer: &'static str,
    /// Gold documents.
    pub docs: usize,
    /// Gold documents without a line in the output; they count as empty.
    pub without_line: usize,
    /// Title, author, published, also_in, topics and regions of the documents.
    pub header: Share,
    /// Gold assessments found.
    pub assessments_found: Share,
    /// Assessments in the output, found or not.
    pub assessments_predicted: usize,
    /// Kinds right.
    pub kind: Share,
    /// Audiences right: a shared word; asked where the gold has one.
    pub audience: Share,
    /// Hedged where the gold is, unhedged where it is not.
    pub hedge: Share,
    /// Gold conditions found.
    pub conditions_found: Share,
    /// Conditions in the output, found or not.
    pub conditions_predicted: usize,
    /// Attributes right.
    pub attribute: Share,
    /// About right: every place or actor of the gold shares a word with one of the output's.
    pub about: Share,
}

/// Scores the JSON Lines output `pred` against the gold file `gold`.
///
/// # Errors
/// A file that cannot be read; a gold file that is no object or list of objects; a line that is no row.
pub fn score(gold: &Path, pred: &Path) -> Result<ReadingsScore, Error> {
    Ok(score_rows(&gold::read(gold)?, &rows(pred)?))
}

/// Scores rows against the text of a gold file.
///
/// # Errors
/// Gold that is no object or list of objects of the expected form.
pub fn score_text(gold: &str, rows: &[ReportRow]) -> Result<ReadingsScore, Error> {
    Ok(score_rows(&gold::parse(Path::new("gold"), gold)?, rows))
}

fn rows(pred: &Path) -> Result<Vec<ReportRow>, Error> {
    let text = gold::text(pred, "the output of `casus code --format jsonl`")?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|error| Error::Evaluation {
                file: pred.to_owned(),
                found: format!("at line {} no row: {error}", at + 1),
                expected: "one JSON object per line as `casus code --format jsonl` writes it".to_owned(),
            })
        })
        .collect()
}

fn score_rows(gold: &[GoldReport], rows: &[ReportRow]) -> ReadingsScore {
    let mut score = ReadingsScore { scorer: "readings", docs: gold.len(), ..ReadingsScore::default() };
    let empty = ReportRow::default();
    for report in gold {
        let row = rows.iter().find(|row| row.doc == report.doc);
        score.without_line += usize::from(row.is_none());
        let row = row.unwrap_or(&empty);
        report.header_checks(row).into_iter().for_each(|right| score.header.count(right));
        let text = row.text.as_deref().unwrap_or_default();
        assessments(&mut score, text, &report.assessments, &row.assessments);
        conditions(&mut score, text, &report.conditions, &row.conditions);
    }
    score
}

fn assessments(score: &mut ReadingsScore, text: &str, gold: &[GoldAssessment], told: &[AssessmentRow]) {
    let places: Vec<_> = told.iter().map(|one| Place { words: &one.words, start: one.start, end: one.end }).collect();
    let pairs = best_pairs(text, gold.iter().map(|one| one.words.as_str()), &places);
    score.assessments_predicted += told.len();
    for (one, found) in gold.iter().zip(pairs) {
        score.assessments_found.count(found.is_some());
        let Some(told) = found.map(|at| &told[at]) else { continue };
        score.kind.count(told.kind == one.kind);
        score.hedge.count(told.hedge.is_empty() != one.is_hedged());
        if !one.audience.trim().is_empty() {
            score.audience.count(told.audience.as_deref().is_some_and(|audience| shares_a_word(audience, &one.audience)));
        }
    }
}

fn conditions(score: &mut ReadingsScore, text: &str, gold: &[GoldCondition], told: &[ConditionRow]) {
    let places: Vec<_> = told.iter().map(|one| Place { words: &one.words, start: one.start, end: one.end }).collect();
    let pairs = best_pairs(text, gold.iter().map(|one| one.words.as_str()), &places);
    score.conditions_predicted += told.len();
    for (one, found) in gold.iter().zip(pairs) {
        score.conditions_found.count(found.is_some());
        let Some(told) = found.map(|at| &told[at]) else { continue };
        score.attribute.count(told.attribute == one.attribute);
        score.about.count(about_agree(&told.about, &one.about));
    }
}

impl std::fmt::Display for ReadingsScore {
    /// A table, and as its last line one JSON object.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} documents, {} of them without a line in the output\n", self.docs, self.without_line)?;
        let rows = [
            ("headers right", self.header),
            ("assessments found", self.assessments_found),
            ("  kind right", self.kind),
            ("  audience right", self.audience),
            ("  hedge right", self.hedge),
            ("conditions found", self.conditions_found),
            ("  attribute right", self.attribute),
            ("  about right", self.about),
        ];
        for (name, Share { right, of }) in rows {
            let percent = if of == 0 { "     –".to_owned() } else { format!("{:6.1}", 100.0 * right as f64 / of as f64) };
            writeln!(f, "{name:<20} {right:>4} of {of:>4} {percent} %")?;
        }
        writeln!(f, "in the output: {} assessments, {} conditions\n", self.assessments_predicted, self.conditions_predicted)?;
        f.write_str(&serde_json::to_string(self).map_err(|_| std::fmt::Error)?)
    }
}
