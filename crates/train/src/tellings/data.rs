//! The reports of our training corpus, parsed, each word with the event it tells.

use std::path::Path;

use casus::Casus;
use casus_events::judge::triggers::{self, Trigger};
use casus_text::{Days, Parse, Report, Span};
use serde_json::Value;

use crate::Failure;

/// A report with the events that it tells.
pub struct Coded {
    pub parse: Parse,
    pub trap: bool,
    pub tellings: Vec<Telling>,
    pub triggers: Vec<Trigger>,
    /// For each trigger the telling whose head it is.
    pub tells: Vec<Option<usize>>,
}

/// An event of the answers: the words that tell it.
pub struct Telling {
    pub words: Span<u8>,
    /// Whether it happened and is told for the first time.
    pub news: bool,
}

/// Whether a report is kept for development.
pub fn is_kept_back(doc: &str) -> bool {
    doc.parse::<u32>().is_ok_and(|number| number.is_multiple_of(5))
}

/// Reads the reports that are for training.
pub fn read(folder: &Path, casus: &Casus) -> Result<Vec<Coded>, Failure> {
    let answers: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(folder.join("gold.json"))?)?;
    let mut reports = Vec::new();
    for answer in answers.iter().filter(|answer| !is_kept_back(answer["doc"].as_str().unwrap_or_default())) {
        let text = std::fs::read_to_string(folder.join("texts").join(answer["file"].as_str().unwrap_or_default()))?;
        let day = answer["published"].as_str().unwrap_or_default().parse()?;
        let report = Report { published: Some(Days::on(day)), ..Report::of_text(answer["doc"].as_str().unwrap_or_default(), &text) };
        reports.push(open(&report, answer, casus));
    }
    Ok(reports)
}

fn open(report: &Report, answer: &Value, casus: &Casus) -> Coded {
    let parse = casus.parse(report);
    let triggers = triggers::of(casus.reader(), report, &parse);
    let mut tellings: Vec<Telling> = Vec::new();
    for event in answer["events"].as_array().into_iter().flatten() {
        let words = event["trigger"].as_str().unwrap_or_default();
        let Some(start) = report.text.find(words) else { continue };
        let news = matches!(event["status"].as_str(), Some("happened" | "ongoing")) && event["retold"] == false;
        let words = Span::of(start..start + words.len());
        match tellings.iter_mut().find(|known| known.words == words) {
            Some(known) => known.news |= news,
            None => tellings.push(Telling { words, news }),
        }
    }
    let tells = triggers.iter().map(|trigger| tellings.iter().position(|telling| heads(&parse, trigger.at, telling))).collect();
    Coded { trap: answer["trap"] == true, parse, tellings, triggers, tells }
}

/// Whether a word is the one among a telling's words that all others hang on.
fn heads(parse: &Parse, at: usize, telling: &Telling) -> bool {
    let inside = |at: usize| telling.words.covers(parse.tokens[at].span);
    inside(at) && parse.tokens[at].head.is_none_or(|head| !inside(head.at()))
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
        let event = |trigger: &str, status: &str| json!({ "trigger": trigger, "status": status, "retold": false });
        let answer = json!({ "trap": false, "events": [event("opened fire on", "happened"), event("hurt", "denied")] });
        let coded = open(&report, &answer, &casus);
        let told: Vec<(&str, bool)> = coded
            .triggers
            .iter()
            .zip(&coded.tells)
            .filter_map(|(trigger, tells)| Some((report.words(coded.parse.tokens[trigger.at].span), coded.tellings[(*tells)?].news)))
            .collect();
        assert_eq!(told, [("opened", true), ("hurt", false)]);
    }

    #[test]
    fn a_fifth_is_kept_back() {
        assert_eq!(["105", "110", "111"].map(is_kept_back), [true, true, false]);
    }
}
