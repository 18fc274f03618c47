//! The two later JSON forms of the keys (roles by document, templates by incident) beside the original keys.

use super::ROLES;
use super::keys::{self, Keys};
use super::score::Files;
use crate::Error;
use crate::evaluate::input::{bytes, fault, lines};
use crate::evaluate::strings::norm;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Entities of each role, each with the strings that are accepted for it.
pub(super) type Roles = [Vec<BTreeSet<String>>; 5];

/// A template of the answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wanted {
    /// Its type, or types with slashes between.
    pub kind: String,
    pub roles: Roles,
    /// Whether an equal one stands before it in its document.
    pub twin: bool,
}

/// What the answers say of one document.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub id: String,
    /// Of all templates together.
    pub roles: Roles,
    pub templates: Vec<Wanted>,
    /// The same templates with all their slots.
    pub keys: Vec<keys::Key>,
}

#[derive(Deserialize)]
struct RolesLine {
    docid: String,
    extracts: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
struct TemplatesLine {
    docid: String,
    templates: Vec<Value>,
}

const ROLES_FORM: &str =
    "one JSON object per line with docid and extracts: for each role a list of entities, each a list of [string, offset]";
const TEMPLATES_FORM: &str = "one JSON object per line with docid and templates, each with an incident_type and its roles";
const KEYS_FORM: &str = "original keys of the documents of --gold-templates";

/// The answers of all documents, in the order of the roles' file.
pub(super) fn read(files: &Files) -> Result<Vec<Document>, Error> {
    let mut templates: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (_, line) in lines::<TemplatesLine>(&files.gold_templates, TEMPLATES_FORM)? {
        templates.insert(line.docid, line.templates);
    }
    let mut keys = read_keys(&files.keys)?;
    let mut documents: Vec<Document> = Vec::new();
    for (number, line) in lines::<RolesLine>(&files.gold_roles, ROLES_FORM)? {
        let wrong = |found: String| fault(&files.gold_roles, format!("found at line {number}: {found}"), ROLES_FORM);
        let raw = templates.remove(&line.docid).ok_or_else(|| {
            let found = format!("found no templates of {}", line.docid);
            fault(&files.gold_templates, found, "the documents of --gold-roles, neither more nor fewer")
        })?;
        let in_templates = |found: String| fault(&files.gold_templates, format!("found in {}: {found}", line.docid), TEMPLATES_FORM);
        let wanted = wanted(&raw).map_err(in_templates)?;
        let keys = keys.remove(&line.docid).unwrap_or_default();
        if !keys.iter().map(|key| key.kinds.join(" / ")).eq(wanted.iter().map(|wanted| wanted.kind.clone())) {
            let file = files.keys.first().map_or(Path::new("keys"), std::path::PathBuf::as_path);
            return Err(fault(file, format!("found other templates of {} than in --gold-templates", line.docid), KEYS_FORM));
        }
        let roles = roles(|role| line.extracts.get(role)).map_err(wrong)?;
        documents.push(Document { id: line.docid, roles, templates: wanted, keys });
    }
    match templates.keys().next() {
        Some(other) => {
            Err(fault(&files.gold_roles, format!("found no roles of {other}"), "the documents of --gold-templates, neither more nor fewer"))
        }
        None => Ok(documents),
    }
}

fn read_keys(files: &[std::path::PathBuf]) -> Result<Keys, Error> {
    let mut all = Keys::new();
    for file in files {
        // the keys are Latin-1
        let text: String = bytes(file, KEYS_FORM)?.iter().map(|byte| char::from(*byte)).collect();
        keys::read(&text, &mut all).map_err(|found| fault(file, format!("line {}: {}", found.line, found.found), KEYS_FORM))?;
    }
    Ok(all)
}

fn wanted(raw: &[Value]) -> Result<Vec<Wanted>, String> {
    let one = |(at, template): (usize, &Value)| {
        let kind = template["incident_type"].as_str().ok_or("a template without an incident_type")?;
        Ok(Wanted { kind: kind.to_owned(), roles: roles(|role| template.get(role))?, twin: raw[..at].contains(template) })
    };
    raw.iter().enumerate().map(one).collect()
}

fn roles<'v>(of: impl Fn(&str) -> Option<&'v Value>) -> Result<Roles, String> {
    let mut all = Roles::default();
    for (role, own) in ROLES.iter().zip(&mut all) {
        let entities = of(role).map(|value| value.as_array().ok_or(format!("{role} that is no list"))).transpose()?;
        for entity in entities.into_iter().flatten() {
            let mentions = entity.as_array().ok_or(format!("an entity of {role} that is no list"))?;
            let string = |mention: &Value| mention[0].as_str().map(norm).ok_or(format!("a mention of {role} without a string"));
            let strings = mentions.iter().map(string).collect::<Result<BTreeSet<_>, _>>()?;
            if !strings.is_empty() {
                own.push(strings);
            }
        }
    }
    Ok(all)
}
