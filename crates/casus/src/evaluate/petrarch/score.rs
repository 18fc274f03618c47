//! How many events of the unit records our coder finds, category by category.

use super::records::{Record, records};
use crate::Error;
use crate::evaluate::figures::{Cells, Prf, Rows, table};
use crate::evaluate::input::{fault, text};
use crate::evaluate::mistakes::{Mistake, Sort, list, shown};
use crate::knowledge::english;
use crate::petrarch::{DictionaryFiles, read};
use casus_events::petrarch::Coder;
use casus_text::parse::parse;
use casus_text::{English, Report};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Where the words of a record are taken from: in some records the text and its phrase tree differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordsOf {
    /// The running text.
    #[default]
    Text,
    /// The leaves of the record's phrase tree, its branches not read.
    Tree,
}

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Category {
    /// Source, target and code root (the first two digits) are equal.
    pub equal: Prf,
    /// Gold events of which source, target and the whole code are found.
    pub whole_code: usize,
    /// Gold events of which source and target are found together, whatever the code.
    pub actors: usize,
    /// Gold events whose code root is found, whoever acts.
    pub root: usize,
}

/// How well unit records are coded. As text: a table, and as the last line one JSON object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Which scorer this is: "petrarch".
    pub scorer: &'static str,
    /// Records coded.
    pub records: usize,
    /// Records that test a tree with unbalanced brackets; we read no trees, and leave them out.
    pub broken_trees: usize,
    /// Lines of dictionaries that could not be read.
    pub faults: usize,
    /// By what the records test.
    pub categories: Rows<Category>,
    /// All together.
    pub all: Category,
    /// What was missed and made up.
    #[serde(skip)]
    pub mistakes: Vec<Mistake>,
}

/// An event as it is compared.
type Triple = (String, String, String);

/// Counts of a category before they are figures.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    gold: usize,
    coded: usize,
    equal: usize,
    whole: usize,
    actors: usize,
    root: usize,
}

/// Codes the unit records in `path` (the file, or the folder that has it) with the dictionaries that it names, which stand in `dictionaries`
/// beside it, and counts.
///
/// # Errors
/// A file that is not there or is not text; a file without records.
pub fn score(path: &Path, from: WordsOf) -> Result<Score, Error> {
    let file = if path.is_dir() { path.join("PETR.UnitTest.records.xml") } else { path.to_owned() };
    let expected = "unit records of PETRARCH";
    let all = text(&file, expected)?;
    let records = records(&all);
    if records.is_empty() {
        return Err(fault(&file, "found no <Sentence>", expected));
    }
    let (dictionaries, faults) = read(&files(&file, &all))?;
    let (coder, english) = (Coder::new(dictionaries), english()?);
    let mut counted: Vec<(String, Counts)> = Vec::new();
    let mut score = Score { scorer: "petrarch", faults: faults.len(), ..Score::default() };
    for record in &records {
        if record.fault.as_deref() == Some("bad_input_parse") {
            score.broken_trees += 1;
            continue;
        }
        score.records += 1;
        let coded = code(&coder, &english, record, from);
        let at = counted.iter().position(|(category, _)| *category == record.category).unwrap_or(counted.len());
        if at == counted.len() {
            counted.push((record.category.clone(), Counts::default()));
        }
        count(record, &coded, &mut counted[at].1, &mut score.mistakes);
    }
    score.all = counted.iter().fold(Counts::default(), |all, (_, one)| all.with(*one)).figures();
    score.categories = Rows(counted.into_iter().map(|(name, counts)| (name, counts.figures())).collect());
    Ok(score)
}

/// The dictionaries that the head of the records names, or those of the unit records where it names none.
fn files(file: &Path, all: &str) -> DictionaryFiles {
    let folder = file.with_file_name("dictionaries");
    let named = |tag: &str, name: &str| -> Vec<PathBuf> {
        let inner = all.split(&format!("<{tag}>")).nth(1).and_then(|rest| rest.split("</").next());
        vec![folder.join(inner.map_or(name, str::trim))]
    };
    DictionaryFiles {
        actors: named("Actorfile", "PETR.Validate.actors.txt"),
        agents: named("Agentfile", "PETR.Validate.agents.txt"),
        verbs: named("Verbfile", "PETR.Validate.verbs.txt"),
        discards: named("Discardfile", "PETR.Validate.discards.txt"),
    }
}

fn code(coder: &Coder, english: &English, record: &Record, from: WordsOf) -> Vec<Triple> {
    let words = if from == WordsOf::Text { &record.text } else { &record.parsed };
    let report = Report::of_text(&record.id, words);
    let parse = parse(english, &report);
    let coding = coder.code(&report.text, &parse, record.day, &record.settings);
    coding.events.into_iter().map(|event| (event.source, event.target, event.code)).collect()
}

fn root(code: &str) -> &str {
    code.get(..2).unwrap_or(code)
}

fn count(record: &Record, coded: &[Triple], counts: &mut Counts, mistakes: &mut Vec<Mistake>) {
    let equal = |a: &Triple, b: &Triple| (&a.0, &a.1, root(&a.2)) == (&b.0, &b.1, root(&b.2));
    let mut left: Vec<&Triple> = record.events.iter().collect();
    let mut said = |sort, event: &Triple| {
        let said = format!("{} {} {} in {:?}", event.0, event.1, event.2, shown(&record.text));
        mistakes.push(Mistake { sort, doc: record.id.clone(), said });
    };
    for event in coded {
        match left.iter().position(|gold| equal(gold, event)) {
            Some(at) => counts.whole += usize::from(left.remove(at) == event),
            None => said(Sort::MadeUp, event),
        }
    }
    left.iter().for_each(|gold| said(Sort::Missed, gold));
    counts.gold += record.events.len();
    counts.coded += coded.len();
    counts.equal += record.events.len() - left.len();
    let found =
        |same: &dyn Fn(&Triple, &Triple) -> bool| record.events.iter().filter(|gold| coded.iter().any(|event| same(gold, event))).count();
    counts.actors += found(&|gold, event| (&gold.0, &gold.1) == (&event.0, &event.1));
    counts.root += found(&|gold, event| root(&gold.2) == root(&event.2));
}

impl Counts {
    fn with(self, other: Counts) -> Counts {
        Counts {
            gold: self.gold + other.gold,
            coded: self.coded + other.coded,
            equal: self.equal + other.equal,
            whole: self.whole + other.whole,
            actors: self.actors + other.actors,
            root: self.root + other.root,
        }
    }

    fn figures(self) -> Category {
        Category { equal: Prf::of(self.equal, self.coded, self.gold), whole_code: self.whole, actors: self.actors, root: self.root }
    }
}

impl Score {
    /// The table, `errors` mistakes of each sort, and one line of JSON.
    ///
    /// # Errors
    /// None that is known: the figures always fit in JSON.
    pub fn print(&self, errors: usize) -> Result<String, Error> {
        let mut out = format!("{} records; {} with a broken tree left out", self.records, self.broken_trees);
        out += &format!("; {} lines of dictionaries could not be read\n\n", self.faults);
        let rows: Vec<(String, Category)> = self.categories.0.iter().cloned().chain([("all".to_owned(), self.all.clone())]).collect();
        out += &table("Source, target and code root equal, of the gold events", &rows);
        out += &list(&self.mistakes, errors);
        Ok(out + &serde_json::to_string(self)? + "\n")
    }
}

impl Cells for Category {
    fn cells(&self) -> String {
        let Category { equal, whole_code, actors, root } = self;
        format!("{}   whole code {whole_code:3}   both actors {actors:3}   root {root:3}", equal.cells())
    }
}
