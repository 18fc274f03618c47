//! The gold file: one report or a list of them, as a person coded it.

use crate::{Error, ReportRow};
use serde::Deserialize;
use std::path::Path;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct GoldReport {
    pub doc: String,
    title: Option<String>,
    author: Option<String>,
    published: Option<String>,
    also_in: Option<Vec<String>>,
    topics: Option<Vec<String>>,
    regions: Option<Vec<String>>,
    pub assessments: Vec<GoldAssessment>,
    pub conditions: Vec<GoldCondition>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct GoldAssessment {
    pub words: String,
    pub kind: String,
    #[serde(default)]
    pub audience: String,
    #[serde(default)]
    by: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct GoldCondition {
    pub words: String,
    #[serde(default)]
    pub about: String,
    pub attribute: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    Many(Vec<GoldReport>),
    One(Box<GoldReport>),
}

impl GoldAssessment {
    pub fn is_hedged(&self) -> bool {
        self.by.contains("hedged") || self.by.contains("conditional")
    }
}

impl GoldReport {
    /// For each part of the header that the gold has, whether the row has the same.
    pub fn header_checks(&self, row: &ReportRow) -> Vec<bool> {
        let one = |gold: &Option<String>, told: &Option<String>| gold.is_some().then_some(gold == told);
        let many = |gold: &Option<Vec<String>>, told: &Vec<String>| gold.as_ref().map(|gold| gold == told);
        let checks = [
            one(&self.title, &row.title),
            one(&self.author, &row.author),
            one(&self.published, &row.published),
            many(&self.also_in, &row.also_in),
            many(&self.topics, &row.topics),
            many(&self.regions, &row.regions),
        ];
        checks.into_iter().flatten().collect()
    }
}

/// Reads the file's text, naming it where it cannot be read.
pub(super) fn text(file: &Path, expected: &str) -> Result<String, Error> {
    std::fs::read_to_string(file).map_err(|error| {
        let found = match error.kind() {
            std::io::ErrorKind::NotFound => "found no such file".to_owned(),
            _ => format!("found {:?}", error.to_string()),
        };
        Error::Evaluation { file: file.to_owned(), found, expected: expected.to_owned() }
    })
}

pub(super) fn read(file: &Path) -> Result<Vec<GoldReport>, Error> {
    parse(file, &text(file, "a gold file of assessments and conditions")?)
}

pub(super) fn parse(file: &Path, text: &str) -> Result<Vec<GoldReport>, Error> {
    let reports = match serde_json::from_str(text) {
        Ok(OneOrMany::Many(reports)) => reports,
        Ok(OneOrMany::One(report)) => vec![*report],
        Err(error) => {
            return Err(Error::Evaluation {
                file: file.to_owned(),
                found: format!("found no gold: {error}"),
                expected: "an object or a list of objects with doc, assessments and conditions".to_owned(),
            });
        }
    };
    if let Some(at) = reports.iter().position(|report| report.doc.is_empty()) {
        return Err(Error::Evaluation {
            file: file.to_owned(),
            found: format!("found entry {} without a doc", at + 1),
            expected: "a doc in every entry".to_owned(),
        });
    }
    Ok(reports)
}
