//! Gold and predicted events in one shape, each field checked.

use super::page::{Page, Spot};
use super::surroundings::likeness;
use crate::Error;
use crate::evaluate::input::{day, fault, json, lines, text};
use crate::evaluate::strings::fold;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One event.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Event {
    pub event: String,
    pub incident: String,
    pub joint_with: Vec<String>,
    pub kind: String,
    pub plover: Option<String>,
    pub status: String,
    pub retold: bool,
    /// Every place where the trigger's words may stand; of a prediction one or none.
    pub trigger: Vec<Spot>,
    pub date: Option<(Option<Date>, Option<Date>)>,
    pub place: String,
    pub point: Option<(f64, f64)>,
    pub country: String,
    pub precision: Option<Value>,
    pub perpetrators: Vec<Actor>,
    pub targets: Vec<Actor>,
    pub weapon: String,
    pub killed: Option<Figures>,
    pub injured: Option<Figures>,
    pub certainty: Option<f64>,
}

/// A perpetrator or target by the names it goes by.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Actor {
    pub shown: String,
    pub names: BTreeSet<String>,
    pub confidence: Option<String>,
}

/// At least, best, at most; no best or no bound where none is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Figures {
    pub low: i64,
    pub best: Option<i64>,
    pub high: Option<i64>,
}

/// A report with the events that a person coded.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub doc: String,
    names: BTreeSet<String>,
    pub page: Page,
    pub trap: bool,
    pub events: Vec<Event>,
    /// Where words stand that tell of no event.
    pub not_events: Vec<Spot>,
}

impl Event {
    /// Whether it took place or is going on, and is told for the first time.
    pub(super) fn is_news(&self) -> bool {
        matches!(self.status.as_str(), "happened" | "ongoing") && !self.retold
    }
}

#[derive(Deserialize)]
struct RawDocument {
    doc: String,
    file: String,
    trap: Option<bool>,
    events: Vec<RawEvent<String>>,
    #[serde(default)]
    not_events: Vec<RawTrap>,
}

#[derive(Deserialize)]
struct RawTrap {
    words: String,
}

#[derive(Deserialize)]
struct RawLine {
    doc: String,
    text: Option<String>,
    events: Vec<RawEvent<RawTrigger>>,
}

#[derive(Deserialize)]
struct RawTrigger {
    start: usize,
    end: usize,
    text: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(i64),
}

#[derive(Deserialize)]
struct RawEvent<T> {
    event: Option<Id>,
    incident: Id,
    #[serde(default)]
    joint_with: Vec<String>,
    kind: String,
    plover: Option<String>,
    status: String,
    #[serde(default)]
    retold: bool,
    trigger: Option<T>,
    date: Option<RawDays>,
    place: Option<RawPlace>,
    perpetrators: Option<Vec<RawActor>>,
    targets: Option<Vec<RawActor>>,
    weapon: Option<String>,
    killed: Option<RawFigures>,
    injured: Option<RawFigures>,
    certainty: Option<f64>,
}

#[derive(Default, Deserialize)]
struct RawDays {
    first: Option<String>,
    last: Option<String>,
}

#[derive(Default, Deserialize)]
struct RawPlace {
    name: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    precision: Option<Value>,
    country: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawActor {
    Text(String),
    Full { text: Option<String>, canonical: Option<String>, confidence: Option<String> },
}

#[derive(Default, Deserialize)]
struct RawFigures {
    low: Option<i64>,
    best: Option<i64>,
    high: Option<i64>,
}

const GOLD: &str = "a JSON list of documents, each with doc, file and events";
const LINES: &str =
    "lines as `casus code --format jsonl` writes them, with doc, text and events; code the reports again or correct the line";

/// The answers, with the reports that they name in `folder`, by default beside them.
pub(super) fn gold(file: &Path, folder: Option<&Path>) -> Result<Vec<Document>, Error> {
    let folder = folder.or_else(|| file.parent()).unwrap_or(Path::new(""));
    let mut documents: Vec<Document> = Vec::new();
    for raw in json::<Vec<RawDocument>>(file, GOLD)? {
        if documents.iter().any(|known| known.doc == raw.doc) {
            return Err(fault(file, format!("found document {} for the second time", raw.doc), GOLD));
        }
        let path = folder.join(&raw.file);
        let page = Page::of_file(&path, &text(&path, &format!("the report of document {}; name its folder with --texts", raw.doc))?);
        let event = |raw: RawEvent<String>| {
            let words = raw.trigger.clone().ok_or("an event without a trigger")?;
            let places = page.places_of(&words);
            if places.is_empty() { Err(format!("trigger {words:?}, which is not in the text")) } else { event(raw, places) }
        };
        let in_document = |what: String| fault(file, format!("found in document {}: {what}", raw.doc), GOLD);
        let events = raw.events.into_iter().map(event).collect::<Result<Vec<_>, _>>().map_err(in_document)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        documents.push(Document {
            names: BTreeSet::from([raw.doc.clone(), name, stem]),
            not_events: raw.not_events.iter().flat_map(|trap| page.places_of(&trap.words)).collect(),
            trap: raw.trap.unwrap_or_else(|| !events.iter().any(Event::is_news)),
            doc: raw.doc,
            page,
            events,
        });
    }
    Ok(documents)
}

/// Predicted events by the position of their document. A line names it by its doc, its file's name, or that without ending.
pub(super) fn predictions(file: &Path, documents: &[Document]) -> Result<BTreeMap<usize, Vec<Event>>, Error> {
    let position = |name: &str| {
        let named = || documents.iter().enumerate().filter(|(_, document)| document.names.contains(name)).map(|(at, _)| at);
        let own = documents.iter().position(|document| document.doc == name);
        own.or_else(|| named().next().filter(|_| named().count() == 1))
    };
    let mut found = BTreeMap::new();
    for (number, line) in lines::<RawLine>(file, LINES)? {
        let wrong = |what: String| fault(file, format!("found at line {number}: {what}"), LINES);
        let at = position(&line.doc).ok_or_else(|| wrong(format!("document {}, which is not in the gold data", line.doc)))?;
        let page = &documents[at].page;
        let own = line.text.as_deref();
        let event = |raw: RawEvent<RawTrigger>| {
            let trigger = raw.trigger.as_ref().map(|trigger| spot(trigger, own, page)).transpose()?;
            event(raw, trigger.flatten().into_iter().collect())
        };
        let events = line.events.into_iter().map(event).collect::<Result<Vec<_>, _>>().map_err(wrong)?;
        if found.insert(at, events).is_some() {
            return Err(wrong(format!("document {} for the second time", documents[at].doc)));
        }
    }
    Ok(found)
}

/// How many characters around a trigger tell one place with the same words from another.
const NEARBY: usize = 60;

/// Where a predicted trigger stands in the report. Its bytes count in the line's own text, which tells by the surroundings which of
/// several places with the same words is meant; without own text they count in the report, and the nearest is taken.
fn spot(trigger: &RawTrigger, own: Option<&str>, page: &Page) -> Result<Option<Spot>, String> {
    let RawTrigger { start, end, text } = trigger;
    if start >= end {
        return Err(format!("span {start}-{end}, which is empty"));
    }
    let spots = page.places_of(text);
    let Some(own) = own else {
        let report: String = page.chars.iter().collect();
        let start = report.char_indices().take_while(|(byte, _)| byte < start).count();
        return Ok(spots.into_iter().min_by_key(|spot| spot.0.abs_diff(start)));
    };
    let stands =
        own.get(*start..*end).ok_or_else(|| format!("span {start}-{end}, which lies beyond the text or cuts a character in two"))?;
    if stands != text {
        return Err(format!("text at {start}-{end} {stands:?}, not {text:?}"));
    }
    if spots.len() < 2 {
        return Ok(spots.first().copied());
    }
    let chars: Vec<char> = own.chars().collect();
    let first = own[..*start].chars().count();
    let around = surroundings(&chars, (first, first + stands.chars().count()));
    let mut best: Option<(Spot, f64)> = None;
    for spot in spots {
        let likeness = likeness(&around, &surroundings(&page.chars, spot));
        if best.is_none_or(|(_, known)| likeness > known) {
            best = Some((spot, likeness));
        }
    }
    Ok(best.map(|(spot, _)| spot))
}

fn surroundings(chars: &[char], spot: Spot) -> Vec<char> {
    let around: String = chars[spot.0.saturating_sub(NEARBY)..(spot.1 + NEARBY).min(chars.len())].iter().collect();
    around.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect()
}

fn event<T>(raw: RawEvent<T>, trigger: Vec<Spot>) -> Result<Event, String> {
    let place = raw.place.unwrap_or_default();
    let point = match (place.lat, place.lon) {
        (None, None) => None,
        (Some(lat), Some(lon)) if (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) => Some((lat, lon)),
        other => return Err(format!("{other:?}, which is no point")),
    };
    let end = |text: Option<String>| text.as_deref().map(day).transpose();
    let RawDays { first, last } = raw.date.unwrap_or_default();
    let days = (end(first)?, end(last)?);
    if days.0.zip(days.1).is_some_and(|(first, last)| first > last) {
        return Err("a date that ends before it begins".to_owned());
    }
    let name = |id: Id| match id {
        Id::Text(text) => text,
        Id::Number(number) => format!("#{number}"),
    };
    Ok(Event {
        event: raw.event.map(name).unwrap_or_default(),
        incident: name(raw.incident),
        joint_with: raw.joint_with,
        kind: raw.kind,
        plover: raw.plover,
        status: raw.status,
        retold: raw.retold,
        trigger,
        date: Some(days).filter(|days| *days != (None, None)),
        place: place.name.unwrap_or_default(),
        point,
        country: fold(&place.country.unwrap_or_default()),
        precision: place.precision,
        perpetrators: actors(raw.perpetrators)?,
        targets: actors(raw.targets)?,
        weapon: raw.weapon.unwrap_or_default(),
        killed: figures(raw.killed)?,
        injured: figures(raw.injured)?,
        certainty: raw.certainty,
    })
}

fn actors(raw: Option<Vec<RawActor>>) -> Result<Vec<Actor>, String> {
    let actor = |raw: RawActor| {
        let (text, canonical, confidence) = match raw {
            RawActor::Text(text) => (Some(text), None, None),
            RawActor::Full { text, canonical, confidence } => (text, canonical, confidence),
        };
        let names: Vec<String> = [text, canonical].into_iter().flatten().filter(|name| !name.is_empty()).collect();
        let shown = names.first().cloned().ok_or("an actor without a text")?;
        Ok(Actor { shown, names: names.iter().map(|name| fold(name)).filter(|name| !name.is_empty()).collect(), confidence })
    };
    raw.into_iter().flatten().map(actor).collect()
}

/// An unknown low is the best, an unknown high no bound; none if nothing is said.
fn figures(raw: Option<RawFigures>) -> Result<Option<Figures>, String> {
    let RawFigures { low, best, high } = raw.unwrap_or_default();
    if low.is_none() && best.is_none() && high.is_none() {
        return Ok(None);
    }
    let low = low.unwrap_or_else(|| best.unwrap_or(0));
    if high.is_some_and(|high| low > high) {
        return Err(format!("a figure whose low, {low}, is above its high"));
    }
    Ok(Some(Figures { low, best, high }))
}
