//! The sentences of our corpus, parsed, with what each word tells and who plays which role.

use std::path::Path;

use casus::Casus;
use casus_events::plover::Type;
use casus_events::plover::training::{self, Sheet};
use casus_text::{Parse, Report, Span};
use serde_json::Value;

use crate::Failure;

/// A sentence with its answers.
pub struct Coded {
    pub report: Report,
    pub parse: Parse,
    /// Whether it is of the fifth on which nothing is trained.
    pub kept_back: bool,
    pub events: Vec<Answer>,
    pub sheet: Sheet,
}

/// An event of the answers.
pub struct Answer {
    pub kind: Type,
    pub mode: Option<String>,
    pub words: Span<u8>,
    /// The token among its words that all others hang on.
    pub at: usize,
    /// Words and code of each source, each target.
    pub parties: [Vec<(Span<u8>, Option<String>)>; 2],
}

impl Answer {
    /// The codes of the sources (0) or targets (1).
    pub fn codes(&self, role: usize) -> Vec<&str> {
        let mut codes: Vec<&str> = self.parties[role].iter().filter_map(|(_, code)| code.as_deref()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

/// Reads all sentences; every fifth is kept back.
pub fn read(folder: &Path, casus: &Casus) -> Result<Vec<Coded>, Failure> {
    let text = std::fs::read_to_string(folder.join("sentences.jsonl"))?;
    let lines: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let half = lines.len().div_ceil(2).max(1);
    std::thread::scope(|scope| {
        let runs: Vec<_> = lines
            .chunks(half)
            .map(|lines| scope.spawn(move || lines.iter().map(|line| open(line, casus)).collect::<Result<Vec<_>, String>>()))
            .collect();
        let mut sentences = Vec::new();
        for run in runs {
            sentences.extend(run.join().expect("reading cannot panic")?);
        }
        Ok(sentences)
    })
}

fn open(line: &Value, casus: &Casus) -> Result<Coded, String> {
    let id = line["id"].as_str().unwrap_or_default();
    let report = Report::of_text(id, line["text"].as_str().unwrap_or_default());
    let parse = casus.parse(&report);
    let mut events = Vec::new();
    for event in line["events"].as_array().into_iter().flatten() {
        let wrong = |what: &str| format!("reading sentence {id:?}: found {event}, expected {what}; correct the corpus");
        let kind = event["type"].as_str().and_then(Type::from_word).ok_or_else(|| wrong("a type of PLOVER"))?;
        let words = find(&report.text, &event["trigger"]).ok_or_else(|| wrong("words of the sentence as \"trigger\""))?;
        let parties = ["source", "target"].map(|side| {
            let parties = event[side].as_array().into_iter().flatten();
            parties.filter_map(|party| Some((find(&report.text, &party["words"])?, party["code"].as_str().map(str::to_owned)))).collect()
        });
        let inside = |at: usize| words.covers(parse.tokens[at].span);
        let all = (0..parse.tokens.len()).filter(|at| inside(*at));
        let at = all.into_iter().find(|at| parse.tokens[*at].head.is_none_or(|head| !inside(head.at())));
        let at = at.ok_or_else(|| wrong("whole words as \"trigger\""))?;
        events.push(Answer { kind, mode: event["mode"].as_str().map(str::to_owned), words, at, parties });
    }
    let asked: Vec<(usize, Type)> = events.iter().map(|event| (event.at, event.kind)).collect();
    let sheet = training::sheet(casus.reader(), &report, &parse, &asked);
    Ok(Coded { kept_back: id.parse::<u32>().is_ok_and(|number| number.is_multiple_of(5)), report, parse, events, sheet })
}

/// Where `words` stand first in `text` as whole words.
fn find(text: &str, words: &Value) -> Option<Span<u8>> {
    let words = words.as_str().filter(|words| !words.is_empty())?;
    let bare = |edge: Option<char>| edge.is_none_or(|edge| !edge.is_alphanumeric());
    let at = text.match_indices(words).map(|(at, _)| at);
    let whole = |at: &usize| bare(text[..*at].chars().next_back()) && bare(text[at + words.len()..].chars().next());
    at.into_iter().find(whole).map(|at| Span::of(at..at + words.len()))
}
