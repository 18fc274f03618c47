//! The reports of our training corpus, parsed, each word with the event it tells.

use std::path::Path;

use casus::Casus;
use casus_events::judge::tellings::{self, Teller, Tellers, Told};
use casus_events::{Confidence, Status};
use casus_text::{Days, Parse, Report, Span};
use serde_json::Value;

use super::answers::Answer;
use crate::Failure;

/// A report with the events that it tells.
pub struct Coded {
    pub report: Report,
    pub parse: Parse,
    pub tellings: Vec<Telling>,
    pub tellers: Tellers,
    /// For each teller the telling whose head it is.
    pub tells: Vec<Option<usize>>,
}

/// An event of the answers: the words that tell it.
pub struct Telling {
    pub words: Span<u8>,
    /// The title of its kind.
    pub kind: String,
    pub status: Status,
    pub retold: bool,
    /// Its roles.
    pub answer: Answer,
}

impl Telling {
    /// Whether it happened and is told for the first time.
    pub fn is_news(&self) -> bool {
        self.status.is_real() && !self.retold
    }
}

/// Whether a report is kept for development.
pub fn is_kept_back(doc: &str) -> bool {
    doc.parse::<u32>().is_ok_and(|number| number.is_multiple_of(5))
}

/// Reads the reports that are for training.
pub fn read(folder: &Path, casus: &Casus) -> Result<Vec<Coded>, Failure> {
    let answers: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(folder.join("gold.json"))?)?;
    let kept: Vec<&Value> = answers.iter().filter(|answer| !is_kept_back(answer["doc"].as_str().unwrap_or_default())).collect();
    let read = |answer: &Value| -> Result<Coded, String> {
        let path = folder.join("texts").join(answer["file"].as_str().unwrap_or_default());
        let text = std::fs::read_to_string(&path).map_err(|error| format!("reading {}: {error}", path.display()))?;
        let day =
            answer["published"].as_str().unwrap_or_default().parse().map_err(|error| format!("reading {}: {error}", path.display()))?;
        let report = Report { published: Some(Days::on(day)), ..Report::of_text(answer["doc"].as_str().unwrap_or_default(), &text) };
        open(report, answer, casus).map_err(|error| format!("reading {}: {error}", path.display()))
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let parts: Result<Vec<Vec<Coded>>, String> = std::thread::scope(|scope| {
        let part = |part: &[&Value]| part.iter().map(|answer| read(answer)).collect::<Result<Vec<Coded>, String>>();
        let runs: Vec<_> = kept.chunks(kept.len().div_ceil(threads).max(1)).map(|own| scope.spawn(move || part(own))).collect();
        runs.into_iter().map(|run| run.join().map_err(|_| "reading broke down".to_owned())?).collect()
    });
    Ok(parts?.into_iter().flatten().collect())
}

impl Coded {
    /// The words that tell as the answers have it, each with the number of its telling; `classes` are the kinds in order.
    pub fn told(&self, classes: &[String]) -> Vec<(Told, usize)> {
        let told = |(teller, tells): (usize, &Option<usize>)| {
            let number = (*tells)?;
            let telling = &self.tellings[number];
            let told = Told {
                at: self.tellers.words[teller].at,
                chance: 1.0,
                class: classes.iter().position(|class| *class == telling.kind).unwrap_or_default(),
                status: telling.status,
                retold: telling.retold,
                confidence: Confidence::Fact,
            };
            Some((told, number))
        };
        self.tells.iter().enumerate().filter_map(told).collect()
    }
}

fn open(report: Report, answer: &Value, casus: &Casus) -> Result<Coded, Failure> {
    let parse = casus.parse(&report);
    let tellers = tellings::tellers(casus.reader(), &report, &parse);
    let mut tellings: Vec<Telling> = Vec::new();
    for event in answer["events"].as_array().into_iter().flatten() {
        let words = event["trigger"].as_str().unwrap_or_default();
        let Some(start) = report.text.find(words) else { continue };
        let words = Span::of(start..start + words.len());
        tellings.push(Telling {
            words,
            kind: event["kind"].as_str().unwrap_or_default().to_owned(),
            status: Status::of_word(event["status"].as_str().unwrap_or_default())?,
            retold: event["retold"] == true,
            answer: Answer::of(event),
        });
    }
    let mut tells = vec![None; tellers.words.len()];
    for (number, telling) in tellings.iter().enumerate() {
        // two events under one verb have one teller, which tells the first
        if let Some(head) = head(&parse, &tellers.words, telling).filter(|head| tells[*head].is_none()) {
            tells[head] = Some(number);
        }
    }
    Ok(Coded { report, parse, tellings, tellers, tells })
}

/// The teller among a telling's words that stands highest in the tree, the first of equals.
fn head(parse: &Parse, tellers: &[Teller], telling: &Telling) -> Option<usize> {
    let inside = (0..tellers.len()).filter(|teller| telling.words.covers(parse.tokens[tellers[*teller].at].span));
    inside.min_by_key(|teller| depth(parse, tellers[*teller].at))
}

fn depth(parse: &Parse, at: usize) -> usize {
    std::iter::successors(Some(at), |at| parse.tokens[*at].head.map(|head| head.at())).take(60).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_head_of_a_telling_tells_it() {
        let casus = Casus::new().expect("the committed knowledge");
        let report = Report {
            published: Some(Days::on("2016-05-24".parse().expect("a day"))),
            ..Report::of_text("1", "Gunmen opened fire on a bus near Tarma. Nobody was hurt.")
        };
        let event = |trigger: &str, status: &str| json!({ "trigger": trigger, "kind": "Attack", "status": status, "retold": false });
        let answer = json!({ "trap": false, "events": [event("opened fire on", "happened"), event("was hurt", "denied")] });
        let coded = open(report, &answer, &casus).expect("a coded report");
        let told: Vec<(&str, bool)> = coded
            .tellers
            .words
            .iter()
            .zip(&coded.tells)
            .filter_map(|(teller, tells)| {
                Some((coded.report.words(coded.parse.tokens[teller.at].span), coded.tellings[(*tells)?].is_news()))
            })
            .collect();
        assert_eq!(told, [("opened", true), ("hurt", false)]);
    }

    #[test]
    fn a_fifth_is_kept_back() {
        assert_eq!(["105", "110", "111"].map(is_kept_back), [true, true, false]);
    }
}
