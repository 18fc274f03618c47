//! One codebook file as it is written, checked word by word.

use super::{Crossing, Kind, Sort, Trigger};
use crate::class::Class;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A codebook file that cannot be used: which one, what was found, what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodebookError {
    /// The file's name.
    pub file: String,
    /// What was found, what was expected, what to do.
    pub message: String,
}

impl std::fmt::Display for CodebookError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "reading the codebook file {}: {}", self.file, self.message)
    }
}

impl std::error::Error for CodebookError {}

/// Words that tell of a kind, and where the roles stand around them.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Its name within its kind; `kind/name` is the rule that claims cite.
    pub name: String,
    /// `kind/name`.
    pub rule: &'static str,
    /// The words, any one of which is enough.
    pub triggers: Vec<Trigger>,
    /// Where the agent stands, best first; empty for none.
    pub agent: Vec<RoleSource>,
    /// Where the target stands, best first; empty for none.
    pub target: Vec<RoleSource>,
    /// Where the place stands when it is neither "in …" nor "at …".
    pub place: Vec<RoleSource>,
    /// What must be so of the fillers, or the pattern does not match.
    pub needs: Needs,
    /// What must not be so of the fillers.
    pub never: Needs,
    /// What the number of the targets counts: "killed", "injured", "taken", or nothing.
    pub counts: Option<String>,
    /// The status that the words imply by themselves ("foiled": attempted).
    pub status: Option<crate::Status>,
    /// How sure these words are to tell of this kind (0 to 1).
    pub certainty: f32,
}

/// Classes that role fillers must have (any one of the list), by role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Of the agent.
    pub agent: Vec<Class>,
    /// Of the target.
    pub target: Vec<Class>,
}

/// Where a role filler stands with respect to the trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleSource {
    /// The subject of the active verb; for a noun, the subject of the verb that carries it out ("launched an attack").
    Subject,
    /// The object of the active verb or the subject of the passive.
    Object,
    /// The owner: "the army's shelling".
    Owner,
    /// A name or adjective before the noun: "Taliban attacks", "Fulani raids".
    Modifier,
    /// The noun phrase after this preposition: "by", "on", "against", "with" …
    After(String),
}

/// A sentence that tests a kind.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence, or a few.
    pub text: String,
    /// The trigger's words.
    #[serde(default)]
    pub trigger: Option<String>,
    /// Words of an agent.
    #[serde(default)]
    pub agent: Option<String>,
    /// Words of a target.
    #[serde(default)]
    pub target: Option<String>,
    /// The place's name.
    #[serde(default)]
    pub place: Option<String>,
    /// Best figure of the killed.
    #[serde(default)]
    pub killed: Option<u32>,
    /// Best figure of the injured.
    #[serde(default)]
    pub injured: Option<u32>,
    /// Best figure of the abducted, arrested or captured.
    #[serde(default)]
    pub taken: Option<u32>,
    /// The status; "happened" unless said otherwise.
    #[serde(default)]
    pub status: Option<String>,
    /// What keeps it from being read as it should: a known fault, to be mended. The test says when it is.
    #[serde(default)]
    pub misread: Option<String>,
    /// In a `no` example: why not.
    #[serde(default)]
    pub because: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindFile {
    kind: String,
    title: String,
    sort: String,
    means: String,
    is_not: String,
    weapon: Option<String>,
    #[serde(default = "yes")]
    coded: bool,
    #[serde(default)]
    crosswalk: BTreeMap<String, CrossingFile>,
    #[serde(default)]
    pattern: Vec<PatternFile>,
    #[serde(default)]
    yes: Vec<Example>,
    #[serde(default)]
    no: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CrossingFile {
    code: String,
    mode: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    fit: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternFile {
    name: String,
    trigger: Vec<String>,
    agent: Option<Vec<String>>,
    target: Option<Vec<String>>,
    place: Option<Vec<String>>,
    #[serde(default)]
    needs: NeedsFile,
    #[serde(default)]
    never: NeedsFile,
    counts: Option<String>,
    status: Option<String>,
    certainty: Option<f32>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NeedsFile {
    agent: Option<String>,
    target: Option<String>,
}

fn yes() -> bool {
    true
}

const SCHEMES: [&str; 5] = ["acled", "cameo", "muc4", "plover", "ucdp"];
const FITS: [&str; 4] = ["exact", "broader", "narrower", "depends on actors"];
const COUNTED: [&str; 3] = ["killed", "injured", "taken"];

/// Reads one kind from its file.
pub(super) fn kind(file: &str, text: &str) -> Result<Kind, CodebookError> {
    let fault = |message: String| CodebookError { file: file.to_owned(), message };
    let raw: KindFile = toml::from_str(text).map_err(|error| fault(format!("it is no codebook entry: {error}")))?;
    let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
    if stem != raw.kind {
        return Err(fault(format!("found kind {:?}, expected {stem:?}, the file's name; rename one of them", raw.kind)));
    }
    let crosswalk = raw
        .crosswalk
        .into_iter()
        .map(|(scheme, crossing)| {
            one_of("crosswalk", &scheme, &SCHEMES).and_then(|()| one_of("fit", &crossing.fit, &FITS)).map(|()| Crossing {
                scheme,
                code: crossing.code,
                mode: crossing.mode,
                also: crossing.also,
                fit: crossing.fit,
            })
        })
        .collect::<Result<Vec<_>, _>>()
        .map_err(fault)?;
    match (raw.coded, raw.pattern.is_empty()) {
        (true, true) => {
            return Err(fault("it has no [[pattern]], expected at least one, or coded = false for a kind that is only named".to_owned()));
        }
        (false, false) => return Err(fault("it says coded = false and has a [[pattern]], expected one of both; take one away".to_owned())),
        _ => {}
    }
    let patterns = raw.pattern.into_iter().map(|p| pattern(&raw.kind, p)).collect::<Result<Vec<_>, _>>().map_err(fault)?;
    Ok(Kind {
        slug: raw.kind,
        title: raw.title,
        sort: Sort::of_word(&raw.sort).map_err(fault)?,
        means: raw.means,
        is_not: raw.is_not,
        weapon: raw.weapon,
        coded: raw.coded,
        crosswalk,
        patterns,
        yes: raw.yes,
        no: raw.no,
    })
}

fn one_of(what: &str, found: &str, expected: &[&str]) -> Result<(), String> {
    if expected.contains(&found) {
        return Ok(());
    }
    Err(format!("found {what} {found:?}, expected one of {}", expected.join(", ")))
}

fn pattern(kind: &str, raw: PatternFile) -> Result<Pattern, String> {
    let rule = format!("{kind}/{}", raw.name);
    let inside = |message: String| format!("pattern {rule:?}: {message}");
    let triggers = raw.trigger.iter().map(|text| Trigger::parse(text)).collect::<Result<Vec<_>, _>>().map_err(inside)?;
    let Some(first) = triggers.first() else { return Err(inside("it has no trigger, expected at least one".to_owned())) };
    let (agent, target): (&[&str], &[&str]) = match first.head_is_verb() {
        true => (&["subject", "by"], &["object", "against", "on", "at"]),
        false => (&["by", "owner", "subject", "modifier"], &["on", "against", "at", "of"]),
    };
    let sources = |said: Option<Vec<String>>, usual: &[&str]| -> Vec<RoleSource> {
        said.map_or_else(|| usual.iter().map(|s| source(s)).collect(), |list| list.iter().map(|s| source(s)).collect())
    };
    if let Some(counted) = &raw.counts {
        one_of("counts", counted, &COUNTED).map_err(inside)?;
    }
    let status = raw.status.as_deref().map(crate::Status::of_word).transpose().map_err(inside)?;
    Ok(Pattern {
        agent: sources(raw.agent, agent),
        target: sources(raw.target, target),
        place: sources(raw.place, &[]),
        needs: needs(raw.needs).map_err(inside)?,
        never: needs(raw.never).map_err(inside)?,
        counts: raw.counts,
        status,
        certainty: raw.certainty.unwrap_or(0.8),
        name: raw.name,
        triggers,
        // rules live as long as the program: a codebook is read once
        rule: Box::leak(rule.into_boxed_str()),
    })
}

fn needs(raw: NeedsFile) -> Result<Needs, String> {
    let classes = |list: Option<String>| list.iter().flat_map(|l| l.split('|')).map(Class::of_word).collect::<Result<Vec<_>, _>>();
    Ok(Needs { agent: classes(raw.agent)?, target: classes(raw.target)? })
}

fn source(word: &str) -> RoleSource {
    match word {
        "subject" => RoleSource::Subject,
        "object" => RoleSource::Object,
        "owner" => RoleSource::Owner,
        "modifier" => RoleSource::Modifier,
        preposition => RoleSource::After(preposition.to_owned()),
    }
}
