//! How what is learned from judgements lies to the statuses of our own training corpus: a bridge from one to the other.

use std::collections::BTreeMap;
use std::path::Path;

use casus::Casus;
use casus_events::judge::factuality::Factuality;
use casus_text::{Parse, Report, Span};
use serde_json::Value;

use crate::Failure;

/// Scores of the events that are told with a status.
type Scores = BTreeMap<String, Vec<f32>>;

/// Prints for each status of the training reports how their events are told, and how often one that is real is told higher than one
/// that is not.
pub fn print(corpus: &Path, learned: &Factuality) -> Result<(), Failure> {
    let casus = Casus::new()?;
    let answers: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(corpus.join("gold.json"))?)?;
    let mut scores = Scores::new();
    // a fifth is kept for development
    let kept = |answer: &Value| answer["doc"].as_str().and_then(|doc| doc.parse::<u32>().ok()).is_some_and(|doc| doc.is_multiple_of(5));
    for answer in answers.iter().filter(|answer| !kept(answer)) {
        let text = std::fs::read_to_string(corpus.join("texts").join(answer["file"].as_str().unwrap_or_default()))?;
        add(answer, &Report::of_text("report", &text), &casus, learned, &mut scores);
    }
    println!("| status | events | mean | below 0 |\n| --- | --- | --- | --- |");
    for (status, told) in &scores {
        let below = told.iter().filter(|score| **score < 0.0).count();
        let mean = told.iter().sum::<f32>() / told.len() as f32;
        println!("| {status} | {} | {mean:.2} | {:.1} % |", told.len(), 100.0 * below as f32 / told.len() as f32);
    }
    let is_real = |status: &str| matches!(status, "happened" | "ongoing");
    let of =
        |real: bool| scores.iter().filter(|(status, _)| is_real(status) == real).flat_map(|(_, told)| told.clone()).collect::<Vec<_>>();
    println!("\nreal ones told higher: {:.3} of all pairs", higher(&of(true), &of(false)));
    Ok(())
}

fn add(answer: &Value, report: &Report, casus: &Casus, learned: &Factuality, scores: &mut Scores) {
    let parse = casus.parse(report);
    let told = |event: &Value| {
        let words = event["trigger"].as_str()?;
        let start = report.text.find(words)?;
        Some((event["status"].as_str()?.to_owned(), head(&parse, Span::of(start..start + words.len()))?))
    };
    let told: Vec<(String, usize)> = answer["events"].as_array().into_iter().flatten().filter_map(told).collect();
    let heads: Vec<usize> = told.iter().map(|(_, head)| *head).collect();
    for ((status, _), score) in told.into_iter().zip(learned.scores(casus.reader(), report, &parse, &heads)) {
        scores.entry(status).or_default().push(score);
    }
}

/// The word among these that all others hang on.
fn head(parse: &Parse, words: Span<u8>) -> Option<usize> {
    let inside = |at: usize| words.covers(parse.tokens[at].span);
    (0..parse.tokens.len()).find(|at| inside(*at) && parse.tokens[*at].head.is_none_or(|head| !inside(head.at())))
}

/// In which share of all pairs the first is higher than the second, equals counting half.
fn higher(high: &[f32], low: &[f32]) -> f64 {
    let mut low = low.to_vec();
    low.sort_by(f32::total_cmp);
    let won = |score: &f32| {
        let (below, upto) = (low.partition_point(|other| other < score), low.partition_point(|other| other <= score));
        (below + upto) as f64 / 2.0
    };
    high.iter().map(won).sum::<f64>() / (high.len() * low.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted() {
        assert_eq!(higher(&[2.0, 1.0], &[0.0, 1.0]), 0.875);
        assert_eq!(higher(&[0.0], &[1.0]), 0.0);
    }
}
