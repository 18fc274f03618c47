//! Templates of an output: JSON Lines, one document a line.

use super::ROLES;
use super::gold::Document;
use crate::Error;
use crate::evaluate::input::{day, fault, lines};
use crate::evaluate::strings::{fold, norm};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

pub(super) const KINDS: [&str; 6] = ["attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage"];
const STAGES: [&str; 3] = ["accomplished", "attempted", "threatened"];
const CONFIDENCES: [&str; 5] =
    ["reported as fact", "claimed or admitted", "suspected or accused", "suspected or accused by authorities", "possible"];

/// A template of an output, its strings as [`norm`] writes them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Template {
    pub kind: String,
    /// How likely it is right, 0 to 1.
    pub certainty: Option<f64>,
    pub roles: [Vec<String>; 5],
    pub date: Option<(Option<Date>, Option<Date>)>,
    /// From the country inwards.
    pub location: Vec<String>,
    pub stage: Option<String>,
    pub confidence: Option<String>,
    pub killed: Option<u32>,
    pub injured: Option<u32>,
    pub descriptions: Vec<String>,
}

#[derive(Deserialize)]
struct Line {
    docid: Value,
    templates: Vec<Raw>,
}

#[derive(Deserialize)]
struct Raw {
    incident_type: String,
    certainty: Option<f64>,
    #[serde(default, rename = "PerpInd")]
    individuals: Vec<String>,
    #[serde(default, rename = "PerpOrg")]
    organisations: Vec<String>,
    #[serde(default, rename = "Target")]
    targets: Vec<String>,
    #[serde(default, rename = "Victim")]
    victims: Vec<String>,
    #[serde(default, rename = "Weapon")]
    weapons: Vec<String>,
    date: Option<Vec<Option<String>>>,
    #[serde(default)]
    location: Vec<String>,
    stage: Option<String>,
    confidence: Option<String>,
    killed: Option<u32>,
    injured: Option<u32>,
    #[serde(default)]
    victim_description: Vec<String>,
}

const FORM: &str = "one JSON object per line with docid and templates, each with an incident_type; correct the line";

/// Templates by document. A document without a line has none.
pub(super) fn read(file: &Path, documents: &[Document]) -> Result<BTreeMap<String, Vec<Template>>, Error> {
    let mut found = BTreeMap::new();
    for (number, line) in lines::<Line>(file, FORM)? {
        let wrong = |what: String| fault(file, format!("found at line {number}: {what}"), FORM);
        let id = line.docid.as_str().map_or_else(|| line.docid.to_string(), str::to_owned);
        if !documents.iter().any(|document| document.id == id) {
            return Err(wrong(format!("document {id}, which is not in the gold data")));
        }
        let templates = line.templates.into_iter().map(template).collect::<Result<Vec<_>, _>>().map_err(wrong)?;
        if found.insert(id.clone(), templates).is_some() {
            return Err(wrong(format!("document {id} for the second time")));
        }
    }
    Ok(found)
}

fn template(raw: Raw) -> Result<Template, String> {
    let known = |what: &str, found: &str, known: &[&str]| match known.contains(&found) {
        true => Ok(()),
        false => Err(format!("{what} {found:?}, which is none of {}", known.join(", "))),
    };
    known("incident_type", &raw.incident_type, &KINDS)?;
    raw.stage.as_deref().map_or(Ok(()), |stage| known("stage", stage, &STAGES))?;
    raw.confidence.as_deref().map_or(Ok(()), |confidence| known("confidence", confidence, &CONFIDENCES))?;
    if let Some(certainty) = raw.certainty.filter(|certainty| !(0.0..=1.0).contains(certainty)) {
        return Err(format!("certainty {certainty}, which is not between 0 and 1"));
    }
    let norms = |strings: Vec<String>| strings.iter().map(|string| norm(string)).collect::<Vec<_>>();
    let roles = [raw.individuals, raw.organisations, raw.targets, raw.victims, raw.weapons].map(norms);
    debug_assert_eq!(roles.len(), ROLES.len());
    Ok(Template {
        kind: raw.incident_type,
        certainty: raw.certainty,
        roles,
        date: raw.date.map(days).transpose()?.flatten(),
        location: raw.location.iter().map(|level| fold(level)).collect(),
        stage: raw.stage,
        confidence: raw.confidence,
        killed: raw.killed,
        injured: raw.injured,
        descriptions: norms(raw.victim_description),
    })
}

type Stretch = (Option<Date>, Option<Date>);

fn days(date: Vec<Option<String>>) -> Result<Option<Stretch>, String> {
    let ends = date.iter().map(|end| end.as_deref().map(day).transpose()).collect::<Result<Vec<_>, _>>()?;
    match ends[..] {
        [None, None] => Ok(None),
        [Some(first), Some(last)] if first > last => Err("a date that ends before it begins".to_owned()),
        [first, last] => Ok(Some((first, last))),
        _ => Err("a date that is not [first, last]".to_owned()),
    }
}
