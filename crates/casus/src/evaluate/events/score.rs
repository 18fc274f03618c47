//! The tables: detection, kinds, false events, fields, certainty, tolls, incidents, and what was wrong in words.

use super::align::align;
use super::fields::{Fields, Fills};
use super::mistaken;
use super::page::overlap;
use super::records::{Document, Event, gold, predictions};
use crate::Error;
use crate::evaluate::Calibration;
use crate::evaluate::figures::{Accuracy, Prf, Rows, round, table};
use crate::evaluate::mistakes::{Mistake, list};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// How well an output codes the events of reports. As text: tables, and as the last line one JSON object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Which scorer this is: "events".
    pub scorer: &'static str,
    /// Gold documents.
    pub docs: usize,
    /// Gold documents without a line in the output; they count as empty.
    pub without_line: usize,
    /// Events that happened and are told for the first time.
    pub detection: Prf,
    /// The same, kind by kind: an event is found if it answers one of the gold and its kind is the gold's.
    pub kinds: Rows<Prf>,
    /// Fields of those events: a fill is found if its event answers one of the gold and the fill is the gold's.
    pub fills: Rows<Prf>,
    /// How many events of the output, of any status, answer one of the gold.
    pub aligned: usize,
    /// Documents in which nothing happened, or that are marked as traps.
    pub trap_documents: usize,
    /// Events made up in them.
    pub false_events: usize,
    /// The same per hundred such documents.
    pub false_per_100_traps: Option<f64>,
    /// Words marked as telling no event that were taken for one.
    pub not_events_struck: Accuracy,
    /// Fields of aligned events where the gold fills them.
    pub fields: Rows<Accuracy>,
    /// Actors of aligned events.
    pub actors: Rows<Prf>,
    /// Fields of aligned events that are filled where the gold has nothing.
    pub filled_without_gold: Rows<usize>,
    /// Events whose trigger is missing or not in the report.
    pub unplaced: usize,
    /// Killed in all, best figures, totals that events share counted once.
    pub killed_in_all: Killed,
    /// Pairs of aligned events that are of one incident.
    pub linking: Prf,
    /// Whether certainties can be taken at their word.
    pub calibration: Calibration,
    /// What was wrong, report by report.
    #[serde(skip)]
    pub mistakes: Vec<Mistake>,
}

/// The killed of all reports.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Killed {
    /// In the gold.
    pub gold: i64,
    /// In the output.
    pub pred: i64,
    /// Relative error; none where the gold has nobody.
    pub error: Option<f64>,
}

/// Scores the JSON Lines output `pred` against the gold file, whose reports lie in `texts`, by default beside it.
///
/// # Errors
/// A file that cannot be read; an entry or line that makes no sense; a document told twice or not in the gold.
pub fn score(gold_file: &Path, texts: Option<&Path>, pred: &Path) -> Result<Score, Error> {
    let documents = gold(gold_file, texts)?;
    let found = predictions(pred, &documents)?;
    Ok(score_events(&documents, &found))
}

/// What is counted over all reports.
#[derive(Default)]
struct Sums {
    hits: usize,
    found: usize,
    gold: usize,
    kinds: BTreeMap<String, [usize; 3]>,
    fills: Fills,
    fields: Fields,
    traps: usize,
    made_up: usize,
    struck: usize,
    not_events: usize,
    unplaced: usize,
    killed: (i64, i64),
    certainties: Vec<(f64, bool)>,
    /// Incidents of gold and output, pair by pair.
    incidents: Vec<(String, String)>,
    mistakes: Vec<Mistake>,
}

fn score_events(documents: &[Document], found: &BTreeMap<usize, Vec<Event>>) -> Score {
    let mut sums = Sums::default();
    for (at, document) in documents.iter().enumerate() {
        sums.add(document, found.get(&at).map_or(&[][..], Vec::as_slice));
    }
    let (gold, pred) = sums.killed;
    Score {
        scorer: "events",
        docs: documents.len(),
        without_line: documents.len() - found.len(),
        detection: Prf::of(sums.hits, sums.found, sums.gold),
        kinds: sums.kinds.iter().map(|(kind, [hits, pred, gold])| (kind.clone(), Prf::of(*hits, *pred, *gold))).collect(),
        fills: sums.fills.rows(),
        aligned: sums.incidents.len(),
        trap_documents: sums.traps,
        false_events: sums.made_up,
        false_per_100_traps: (sums.traps > 0).then(|| round(100.0 * sums.made_up as f64 / sums.traps as f64, 1)),
        not_events_struck: Accuracy::of(sums.struck, sums.not_events),
        fields: sums.fields.rows(),
        actors: sums.fields.actor_rows(),
        filled_without_gold: sums.fields.spurious_rows(),
        unplaced: sums.unplaced,
        killed_in_all: Killed { gold, pred, error: (gold != 0).then(|| round(pred as f64 / gold as f64 - 1.0, 4)) },
        linking: linking(&sums.incidents),
        calibration: Calibration::of(&sums.certainties),
        mistakes: sums.mistakes,
    }
}

impl Sums {
    fn add(&mut self, document: &Document, found: &[Event]) {
        let gold = &document.events;
        let pairs = align(found, gold, &document.page.sentences);
        let mut right = vec![false; found.len()];
        for &(at, to) in &pairs {
            let (event, wanted) = (&found[at], &gold[to]);
            self.fields.add(event, wanted);
            self.incidents.push((wanted.incident.clone(), event.incident.clone()));
            right[at] = event.is_news() && wanted.is_news();
            if right[at] {
                self.fills.add_pair(event, wanted);
                self.kind(&wanted.kind)[0] += usize::from(event.kind == wanted.kind);
            }
        }
        let hits = right.iter().filter(|right| **right).count();
        let news: Vec<&Event> = found.iter().filter(|event| event.is_news()).collect();
        for event in &news {
            self.fills.add_found(event);
            self.kind(&event.kind)[1] += 1;
        }
        let wanted: Vec<&Event> = gold.iter().filter(|event| event.is_news()).collect();
        for event in &wanted {
            self.fills.add_gold(event);
            self.kind(&event.kind)[2] += 1;
        }
        let sure = found.iter().zip(&right).filter(|(event, _)| event.is_news());
        self.certainties.extend(sure.filter_map(|(event, right)| Some((event.certainty?, *right))));
        self.hits += hits;
        self.found += news.len();
        self.gold += wanted.len();
        self.unplaced += found.iter().filter(|event| event.trigger.is_empty()).count();
        self.traps += usize::from(document.trap);
        self.made_up += if document.trap { news.len() - hits } else { 0 };
        self.killed.0 += toll(&wanted);
        self.killed.1 += toll(&news);
        self.not_events += document.not_events.len();
        let is_struck = |spot: &&_| news.iter().any(|event| event.trigger.iter().any(|own| overlap(*own, **spot) > 0));
        self.struck += document.not_events.iter().filter(is_struck).count();
        self.mistakes.extend(mistaken::of(document, found, &pairs));
    }

    fn kind(&mut self, kind: &str) -> &mut [usize; 3] {
        self.kinds.entry(kind.to_owned()).or_default()
    }
}

/// Killed in all of one report, best figures; a total that several events share counts once.
fn toll(events: &[&Event]) -> i64 {
    let mut counted: BTreeMap<&str, i64> = BTreeMap::new();
    let mut total = 0;
    for event in events {
        let best = event.killed.and_then(|killed| killed.best).unwrap_or(0);
        if !event.joint_with.iter().any(|fellow| counted.get(fellow.as_str()) == Some(&best)) {
            counted.insert(&event.event, best);
            total += best;
        }
    }
    total
}

/// Pairs of events that are of one incident: in both, in the output, in the gold.
fn linking(incidents: &[(String, String)]) -> Prf {
    fn pairs<K: Ord>(keys: impl Iterator<Item = K>) -> usize {
        let mut sizes: BTreeMap<K, usize> = BTreeMap::new();
        keys.for_each(|key| *sizes.entry(key).or_default() += 1);
        sizes.values().map(|size| size * (size - 1) / 2).sum()
    }
    let (gold, pred) = (incidents.iter().map(|(gold, _)| gold), incidents.iter().map(|(_, pred)| pred));
    Prf::of(pairs(incidents.iter()), pairs(pred), pairs(gold))
}

impl Score {
    /// The tables, the first `errors` mistakes of each sort, and as the last line one JSON object.
    ///
    /// # Errors
    /// None that is met with: the figures are always JSON.
    pub fn print(&self, errors: usize) -> Result<String, Error> {
        fn named<T: Clone>(name: &str, value: &T) -> [(String, T); 1] {
            [(name.to_owned(), value.clone())]
        }
        let mut out = format!("{} documents, {} of them without a line in the output\n\n", self.docs, self.without_line);
        out += &table("Events that happened and are told for the first time", &named("detection", &self.detection));
        out += &table("The same, kind by kind", &self.kinds.0);
        out += &table("Their fields: a fill is right if its event answers one of the gold and has the gold's fill", &self.fills.0);
        out += &table("Events whose trigger is missing or not in the report", &named("unplaced", &self.unplaced));
        let per_100 = self.false_per_100_traps.map_or_else(|| "-".to_owned(), |share| share.to_string());
        let mut traps = vec![("trap documents".to_owned(), self.trap_documents.to_string())];
        traps.push(("false events in them".to_owned(), self.false_events.to_string()));
        traps.push(("per 100 trap documents".to_owned(), per_100));
        out += table("False events", &traps).trim_end_matches('\n');
        out += table("", &named("marked non-events struck", &self.not_events_struck)).as_str();
        out += &table(&format!("Fields of the {} aligned events, where the gold fills them", self.aligned), &self.fields.0);
        out += &table("Actors of aligned events", &self.actors.0);
        out += &table("Filled where the gold has nothing", &self.filled_without_gold.0);
        let Killed { gold, pred, error } = &self.killed_in_all;
        let error = error.map_or_else(|| "-".to_owned(), |error| error.to_string());
        out += &table("Killed in all, shared totals once", &named("best figures", &format!("gold {gold}  pred {pred}  error {error}")));
        out += &table("Incidents of aligned events", &named("pairwise", &self.linking));
        out += &self.calibration.table("events told as news");
        out += &list(&self.mistakes, errors);
        Ok(out + &serde_json::to_string(self)? + "\n")
    }
}
