//! The roles of an event as the answers have them.

use casus_atlas::Point;
use casus_events::Confidence;
use casus_text::{Days, Span};
use serde_json::Value;

/// The roles of an event.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// For each perpetrator its words and its canonical name.
    pub perpetrators: Vec<Vec<String>>,
    /// How sure the report is of the first of them.
    pub confidence: Option<Confidence>,
    pub targets: Vec<Vec<String>>,
    /// The words for those of the targets that were killed, and for those that were hurt.
    pub struck: [Vec<String>; 2],
    pub weapon: Option<String>,
    /// The words that say where.
    pub place: Option<String>,
    /// Where it was.
    pub whereabouts: Option<Whereabouts>,
    /// The words that say when.
    pub date: Option<String>,
    pub days: Option<Days>,
    pub killed: Option<Figure>,
    pub injured: Option<Figure>,
}

/// How many, and the words that say it.
#[derive(Clone, Debug)]
pub struct Figure {
    pub best: u32,
    pub words: Option<String>,
}

/// Where an event was.
#[derive(Clone, Debug)]
pub struct Whereabouts {
    pub point: Point,
    pub precision: u8,
    /// The three letters of its country, where it lies in one.
    pub country: Option<String>,
}

impl Whereabouts {
    fn of(place: &Value) -> Option<Whereabouts> {
        Some(Whereabouts {
            point: Point { lat: place["lat"].as_f64()?, lon: place["lon"].as_f64()? },
            precision: place["precision"].as_u64()? as u8,
            country: place["country"].as_str().map(str::to_owned),
        })
    }
}

impl Answer {
    /// Reads an event of the answers.
    pub fn of(event: &Value) -> Answer {
        let words = |value: &Value| value.as_str().map(str::to_owned);
        let actors = |role: &str| {
            let names = |actor: &Value| [&actor["text"], &actor["canonical"]].into_iter().filter_map(words).collect();
            event[role].as_array().into_iter().flatten().map(names).collect()
        };
        let figure = |fate: &str| {
            let best = event[fate]["best"].as_u64().or_else(|| event[fate]["low"].as_u64())?;
            Some(Figure { best: best as u32, words: words(&event[fate]["words"]) })
        };
        let day = |end: &str| event["date"][end].as_str().and_then(|day| day.parse().ok());
        Answer {
            perpetrators: actors("perpetrators"),
            confidence: confidence(&event["perpetrators"][0]["confidence"]),
            targets: actors("targets"),
            struck: ["killed", "injured"].map(|effect| {
                let struck = event["targets"].as_array().into_iter().flatten().filter(|target| target["effect"] == effect);
                struck.filter_map(|target| words(&target["text"])).collect()
            }),
            weapon: words(&event["weapon"]),
            place: words(&event["place"]["words"]),
            whereabouts: Whereabouts::of(&event["place"]),
            date: words(&event["date"]["words"]),
            days: day("first").zip(day("last")).map(|(first, last)| Days { first: Some(first), last: Some(last) }),
            killed: figure("killed"),
            injured: figure("injured"),
        }
    }
}

fn confidence(word: &Value) -> Option<Confidence> {
    Confidence::ALL.into_iter().find(|confidence| Some(confidence.word()) == word.as_str())
}

/// Where words stand in a text.
pub fn occurrences(text: &str, words: &str) -> Vec<Span<u8>> {
    if words.is_empty() {
        return Vec::new();
    }
    text.match_indices(words).map(|(at, words)| Span::of(at..at + words.len())).collect()
}

/// Whether two names are one actor's, as the project's scorer sees it: half of all their words are shared.
pub fn alike(a: &str, b: &str) -> bool {
    const FILLERS: [&str; 6] = ["of", "and", "in", "for", "by", "s"];
    let words = |name: &str| {
        let lower = name.to_lowercase();
        let mut words: Vec<String> = lower
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty() && !FILLERS.contains(word))
            .map(str::to_owned)
            .collect();
        words.sort();
        words.dedup();
        words
    };
    let (a, b) = (words(a), words(b));
    let shared = a.iter().filter(|word| b.contains(word)).count();
    shared > 0 && 2 * shared >= a.len() + b.len() - shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_share_half_of_their_words_are_alike() {
        assert!(alike("gunmen", "the Gunmen") && alike("soldiers of the army", "army soldiers"));
        assert!(!alike("two gunmen on a scooter", "gunmen") && !alike("", ""));
    }

    #[test]
    fn figures_and_words_are_read() {
        let event = serde_json::json!({ "killed": { "best": 4, "words": "four of them" }, "targets": [{ "text": "customers", "canonical": null }] });
        let answer = Answer::of(&event);
        assert_eq!((answer.killed.map(|killed| killed.best), answer.targets), (Some(4), vec![vec!["customers".to_owned()]]));
    }
}
