//! The tables: type, actors' codes, the whole triple, and what was wrong in words.

use super::records::{Event, Record, TYPES, gold, predictions};
use crate::Error;
use crate::evaluate::figures::{Accuracy, Cells, Prf, Rows, round, table};
use crate::evaluate::mistakes::{Mistake, Sort, joined, list, shown};
use crate::evaluate::strings::norm;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Codes of organisations, which stand for no country.
const NO_COUNTRY: [&str; 5] = ["IGO", "NGO", "IMG", "ISM", "MNC"];
const SIDES: [&str; 2] = ["source", "target"];

/// How well an output codes PLOVER's gold records. As text: tables, and as the last line one JSON object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Which scorer this is: "plover".
    pub scorer: &'static str,
    /// Gold records.
    pub records: usize,
    /// Gold records without a line in the output; they count as empty.
    pub without_line: usize,
    /// Every event type that stands in the gold or in the output.
    pub types: Rows<Prf>,
    /// All types together.
    pub r#type: Overall,
    /// Records whose first predicted event has the right type.
    pub first_event_type: Accuracy,
    /// Codes of the actors, in the event that stands for the gold one.
    pub actors: Rows<Prf>,
    /// Records with an event whose type, source and target are all right.
    pub triple: Prf,
    /// What was wrong, record by record.
    #[serde(skip)]
    pub mistakes: Vec<Mistake>,
}

/// All types together.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Overall {
    /// Every predicted event counts.
    pub micro: Prf,
    /// Means over the types of the gold.
    pub r#macro: Means,
}

/// Means of figures over types.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Means {
    /// Mean precision.
    pub p: f64,
    /// Mean recall.
    pub r: f64,
    /// Mean F1.
    pub f1: f64,
    /// Over how many types.
    pub types: usize,
}

/// Scores the events in `pred` (JSON Lines of id and events) against the gold records.
///
/// # Errors
/// A file that cannot be read; a record, line or event type that makes no sense; a record told twice or not in the gold.
pub fn score(gold_file: &Path, pred: &Path) -> Result<Score, Error> {
    let gold = gold(gold_file)?;
    let found = predictions(pred, &gold)?;
    Ok(score_events(&gold, &found))
}

/// Hits, predicted, gold.
type Counts = [usize; 3];

fn prf(counts: &Counts) -> Prf {
    Prf::of(counts[0], counts[1], counts[2])
}

fn score_events(gold: &[Record], found: &BTreeMap<String, Vec<Event>>) -> Score {
    let mut types: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut actors: BTreeMap<String, Counts> = BTreeMap::new();
    let (mut first, mut triples, mut predicted) = (0, 0, 0);
    let mut mistakes = Vec::new();
    for record in gold {
        let wanted = &record.event;
        let events = found.get(&record.id).map_or(&[][..], Vec::as_slice);
        let best = stands_for(events, wanted);
        predicted += events.len();
        events.iter().for_each(|event| types.entry(&event.kind).or_default()[1] += 1);
        let of_type = types.entry(&wanted.kind).or_default();
        of_type[2] += 1;
        of_type[0] += usize::from(best.is_some_and(|at| events[at].kind == wanted.kind));
        first += usize::from(events.first().is_some_and(|event| event.kind == wanted.kind));
        triples += usize::from(events.iter().any(|event| event.kind == wanted.kind && event.sides == wanted.sides));
        for (at, side) in SIDES.iter().enumerate() {
            for (label, countries) in [((*side).to_owned(), false), (format!("{side}, countries only"), true)] {
                let keep = |code: &&String| !countries || !NO_COUNTRY.contains(&code.as_str());
                let ours: BTreeSet<&String> = best.iter().flat_map(|best| &events[*best].sides[at]).filter(keep).collect();
                let theirs: BTreeSet<&String> = wanted.sides[at].iter().filter(keep).collect();
                let counts = actors.entry(label).or_default();
                counts[0] += ours.intersection(&theirs).count();
                counts[1] += ours.len();
                counts[2] += theirs.len();
            }
        }
        mistakes.extend(mistaken(record, events, best));
    }
    let rows: Rows<Prf> = TYPES.iter().filter_map(|kind| types.get(kind).map(|counts| ((*kind).to_owned(), prf(counts)))).collect();
    let hits = types.values().map(|counts| counts[0]).sum();
    let labels = ["", ", countries only"].iter().flat_map(|tail| SIDES.iter().map(move |side| format!("{side}{tail}")));
    Score {
        scorer: "plover",
        records: gold.len(),
        without_line: gold.len() - found.len(),
        r#type: Overall { micro: Prf::of(hits, predicted, gold.len()), r#macro: means(&rows) },
        types: rows,
        first_event_type: Accuracy::of(first, gold.len()),
        actors: labels.map(|label| (label.clone(), prf(&actors.get(&label).copied().unwrap_or_default()))).collect(),
        triple: Prf::of(triples, predicted, gold.len()),
        mistakes,
    }
}

/// Which predicted event stands for the gold one: of the same type first, then with more shared codes, then with more shared words.
fn stands_for(events: &[Event], wanted: &Event) -> Option<usize> {
    let words = |event: &Event| norm(&event.text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect::<BTreeSet<_>>();
    let likeness = |event: &Event| {
        let (ours, theirs) = (words(event), words(wanted));
        let both = ours.intersection(&theirs).count();
        let shared = if ours.is_empty() || theirs.is_empty() { 0.0 } else { both as f64 / ours.union(&theirs).count() as f64 };
        let codes: usize = (0..2).map(|side| event.sides[side].intersection(&wanted.sides[side]).count()).sum();
        (event.kind == wanted.kind, codes, shared)
    };
    let mut best: Option<(usize, (bool, usize, f64))> = None;
    for (at, event) in events.iter().enumerate() {
        let likeness = likeness(event);
        if best.as_ref().is_none_or(|(_, known)| likeness > *known) {
            best = Some((at, likeness));
        }
    }
    best.map(|(at, _)| at)
}

fn means(rows: &Rows<Prf>) -> Means {
    let in_gold: Vec<&Prf> = rows.0.iter().map(|(_, row)| row).filter(|row| row.gold > 0).collect();
    let mean = |figure: fn(&Prf) -> f64| {
        let sum: f64 = in_gold.iter().map(|row| figure(row)).sum();
        if in_gold.is_empty() { 0.0 } else { round(sum / in_gold.len() as f64, 2) }
    };
    Means { p: mean(|row| row.p), r: mean(|row| row.r), f1: mean(|row| row.f1), types: in_gold.len() }
}

fn mistaken(record: &Record, events: &[Event], best: Option<usize>) -> Vec<Mistake> {
    let wanted = &record.event;
    let codes = |side: &BTreeSet<String>| joined(side.iter().map(String::as_str));
    let of = |event: &Event| format!("{} {} → {}", event.kind, codes(&event.sides[0]), codes(&event.sides[1]));
    let said = |event: &Event| format!("{}, words {:?}, in {:?}", of(event), event.text, shown(&record.sentence));
    let mistake = |sort, event| Mistake { sort, doc: record.id.clone(), said: said(event) };
    let mut all = Vec::new();
    match best.map(|at| &events[at]).filter(|best| best.kind == wanted.kind) {
        None => all.push(mistake(Sort::Missed, wanted)),
        Some(best) => {
            for (at, side) in SIDES.iter().enumerate().filter(|(at, _)| best.sides[*at] != wanted.sides[*at]) {
                let of = format!("{} {:?}, in {:?}", wanted.kind, wanted.text, shown(&record.sentence));
                all.push(Mistake::wrong(&record.id, &of, side, &codes(&wanted.sides[at]), &codes(&best.sides[at])));
            }
        }
    }
    let others = events.iter().enumerate().filter(|(at, event)| Some(*at) != best || event.kind != wanted.kind);
    all.extend(others.map(|(_, event)| mistake(Sort::MadeUp, event)));
    all
}

impl Score {
    /// The tables, the first `errors` mistakes of each sort, and as the last line one JSON object.
    ///
    /// # Errors
    /// None that is met with: the figures are always JSON.
    pub fn print(&self, errors: usize) -> Result<String, Error> {
        let mut out = format!("{} records, {} of them without a line in the output\n\n", self.records, self.without_line);
        let Overall { micro, r#macro: means } = &self.r#type;
        let mut types: Vec<(String, String)> = self.types.0.iter().map(|(name, row)| (name.clone(), row.cells())).collect();
        let macros = format!("P {:6.2}  R {:6.2}  F1 {:6.2}   (over {} types)", means.p, means.r, means.f1, means.types);
        types.push(("micro".to_owned(), micro.cells()));
        types.push(("macro".to_owned(), macros));
        types.push(("first event of each record".to_owned(), self.first_event_type.cells()));
        out += &table("Event type", &types);
        out += &table("Codes of the actors, in the event that stands for the gold one", &self.actors.0);
        out += &table("Source, type and target all right", &[("triple".to_owned(), self.triple.clone())]);
        out += &list(&self.mistakes, errors);
        Ok(out + &serde_json::to_string(self)? + "\n")
    }
}
