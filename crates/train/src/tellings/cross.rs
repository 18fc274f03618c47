//! Scores by folds.

use super::data::Coded;
use casus_events::judge::linear::{Linear, Seen};

use crate::learn::linear::{self, Course, Example};

const FOLDS: usize = 5;
const COURSE: Course = Course { bits: 20, passes: 6, rate: 0.05, l1: 0.3, l2: 3.0 };
/// How much the words around count, all together.
const AROUND: f32 = 2.0;

fn seen(trigger: &casus_events::judge::triggers::Trigger) -> Seen<'_> {
    Seen::with_around(&trigger.features, &trigger.bag, AROUND)
}

fn learn(reports: &[&Coded]) -> Linear {
    let mut examples = Vec::new();
    for report in reports {
        for (trigger, tells) in report.triggers.iter().zip(&report.tells) {
            let told = tells.map(|telling| &report.tellings[telling]);
            // other words of a telling are neither right nor wrong
            let inside = report.tellings.iter().any(|telling| telling.words.covers(report.parse.tokens[trigger.at].span));
            let yes = |right: bool| f32::from(u8::from(right));
            let answers = match told {
                Some(telling) => vec![1.0, yes(telling.news)],
                None if inside => vec![f32::NAN; 2],
                None => vec![0.0; 2],
            };
            examples.push(Example { seen: seen(trigger), answers });
        }
    }
    linear::learn(&examples, 2, COURSE)
}

/// Prints precision, recall and F1 of words that tell news, under several lines.
pub fn print(reports: &[Coded]) {
    let read = |fold: usize| {
        let others: Vec<&Coded> = reports.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, report)| report).collect();
        let linear = learn(&others);
        let own = reports.iter().enumerate().filter(|(at, _)| at % FOLDS == fold);
        own.map(|(at, report)| (at, report.triggers.iter().map(|trigger| linear.sums(seen(trigger))).collect::<Vec<_>>()))
            .collect::<Vec<_>>()
    };
    let mut found: Vec<(usize, Vec<Vec<f32>>)> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..FOLDS).map(|fold| scope.spawn(move || read(fold))).collect();
        runs.into_iter().flat_map(|run| run.join().expect("learning cannot fail")).collect()
    });
    found.sort_by_key(|(at, _)| *at);
    println!("| what | from a chance of | precision | recall | F1 | false in 100 traps |\n| --- | --- | --- | --- | --- | --- |");
    for (output, name) in ["told", "news"].into_iter().enumerate() {
        for line in [0.2, 0.3, 0.4, 0.5, 0.6_f32] {
            let least = (line / (1.0 - line)).ln();
            let (mut hits, mut false_, mut gold, mut traps, mut in_traps) = (0, 0, 0, 0, 0);
            for (at, sums) in &found {
                let report = &reports[*at];
                let wanted = |telling: &super::data::Telling| output == 0 || telling.news;
                gold += report.tellings.iter().filter(|telling| wanted(telling)).count();
                let mut met = vec![false; report.tellings.len()];
                let mut wrong = 0;
                for (trigger, _) in report.triggers.iter().zip(sums).filter(|(_, sums)| sums[output] >= least) {
                    let span = report.parse.tokens[trigger.at].span;
                    match report.tellings.iter().position(|telling| telling.words.covers(span)) {
                        Some(telling) if wanted(&report.tellings[telling]) => met[telling] = true,
                        _ => wrong += 1,
                    }
                }
                hits += met.iter().filter(|met| **met).count();
                false_ += wrong;
                traps += usize::from(report.trap);
                in_traps += if report.trap { wrong } else { 0 };
            }
            let (precision, recall) = (hits as f32 / (hits + false_).max(1) as f32, hits as f32 / gold.max(1) as f32);
            let f1 = 2.0 * precision * recall / (precision + recall).max(1e-6);
            println!(
                "| {name} | {line:.2} | {:.1} | {:.1} | {:.1} | {:.0} |",
                100.0 * precision,
                100.0 * recall,
                100.0 * f1,
                100.0 * in_traps as f32 / traps.max(1) as f32
            );
        }
    }
}
