//! Learning in two looks: the second learns from what the first says of reports that it was not taught.

use casus_events::judge::linear::{Linear, Seen};
use casus_events::judge::tellings::{Learned, Lines, Said, best, rows, seen, sorts_asked};
use casus_events::{Confidence, Status};

use super::data::Coded;
use super::roles::{self, Asked};
use crate::learn::forest;
use crate::learn::linear::{self, Course, Example};

/// Folds within the training reports, from which the second look learns.
const FOLDS: usize = 5;
const WORDS: Course = Course { bits: 20, passes: 6, rate: 0.05, l1: 0.3, l2: 3.0 };
const SORTS: Course = Course { bits: 17, passes: 8, rate: 0.1, l1: 0.15, l2: 1.0 };
/// A feature that fewer telling words have says nothing of them.
const LEAST: u32 = 2;
/// Where no lines are asked for.
const NO_LINES: Lines = Lines { news: 1.0, alone: 1.0, sure: 1.0, other: 1.0 };
const TREES: forest::Course = forest::Course { trees: 160, depth: 5, rate: 0.06, lambda: 4.0, least: 8.0, rows: 1.0, columns: 1.0 };

/// Learns from reports and from what was asked of their pairs.
pub fn whole(reports: &[&Coded], asked: &[&Asked], classes: &[String], lines: Lines) -> Learned {
    let said = said_by_folds(reports, classes);
    let (mut all, mut told, mut news) = (Vec::new(), Vec::new(), Vec::new());
    for (report, said) in reports.iter().zip(&said) {
        for (number, row) in rows(&report.tellers, said).into_iter().enumerate() {
            let answer = report.tells[number].map(|telling| &report.tellings[telling]);
            if answer.is_none() && is_inside(report, number) {
                continue;
            }
            told.push(f32::from(u8::from(answer.is_some())));
            news.push(f32::from(u8::from(answer.is_some_and(|telling| telling.is_news()))));
            all.push(row);
        }
    }
    let (words, sorts) = first(reports, classes);
    let (told, news) = (forest::learn(&all, &told, TREES), forest::learn(&all, &news, TREES));
    Learned { classes: classes.to_vec(), words, sorts, told, news, lines, casting: roles::learn(asked) }
}

/// What the first look says of each report when it was taught by the others.
fn said_by_folds(reports: &[&Coded], classes: &[String]) -> Vec<Vec<Said>> {
    let mut said: Vec<Vec<Said>> = vec![Vec::new(); reports.len()];
    for fold in 0..FOLDS {
        let others: Vec<&Coded> = reports.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, report)| *report).collect();
        let (words, sorts) = first(&others, classes);
        let taught = Learned {
            classes: classes.to_vec(),
            words,
            sorts,
            told: Default::default(),
            news: Default::default(),
            lines: NO_LINES,
            casting: Default::default(),
        };
        for at in (fold..reports.len()).step_by(FOLDS) {
            said[at] = taught.first(&reports[at].tellers);
        }
    }
    said
}

/// Learns the weights of the first look.
fn first(reports: &[&Coded], classes: &[String]) -> (Linear, Linear) {
    let yes = |so: bool| f32::from(u8::from(so));
    let kept = known(reports, LEAST);
    let known: Vec<(usize, usize, Vec<u32>, Vec<u32>)> = reports
        .iter()
        .enumerate()
        .flat_map(|(at, report)| report.tells.iter().enumerate().filter(|(_, tells)| tells.is_some()).map(move |(number, _)| (at, number)))
        .map(|(at, number)| {
            let teller = &reports[at].tellers[number];
            let only = |features: &[u32]| features.iter().copied().filter(|feature| kept.contains(feature)).collect();
            (at, number, only(&teller.features), only(&teller.around))
        })
        .collect();
    let (mut words, mut sorts) = (Vec::new(), Vec::new());
    for (at, number, features, around) in &known {
        let telling = &reports[*at].tellings[reports[*at].tells[*number].expect("it tells")];
        let mut answers: Vec<f32> = classes.iter().map(|class| yes(*class == telling.kind)).collect();
        answers.extend(Status::ALL.map(|status| yes(status == telling.status)));
        answers.push(yes(telling.retold));
        answers.extend(Confidence::ALL.map(|confidence| telling.answer.confidence.map_or(f32::NAN, |told| yes(told == confidence))));
        sorts.push(Example { seen: Seen::with_around(features, around, 2.0), answers });
    }
    for report in reports {
        for (number, teller) in report.tellers.iter().enumerate() {
            let telling = report.tells[number].map(|telling| &report.tellings[telling]);
            let answers = match telling {
                Some(telling) => vec![1.0, yes(telling.is_news())],
                // other words of a telling are neither right nor wrong
                None if is_inside(report, number) => continue,
                None => vec![0.0; 2],
            };
            words.push(Example { seen: seen(teller), answers });
        }
    }
    (linear::learn(&words, 2, WORDS), linear::learn(&sorts, sorts_asked(classes.len()), SORTS))
}

/// The features that words that tell have, each at least `least` times.
fn known(reports: &[&Coded], least: u32) -> std::collections::HashSet<u32> {
    let mut counts: std::collections::HashMap<u32, u32> = Default::default();
    for report in reports {
        for (teller, _) in report.tellers.iter().zip(&report.tells).filter(|(_, tells)| tells.is_some()) {
            for feature in teller.features.iter().chain(&teller.around) {
                *counts.entry(*feature).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= least).map(|(feature, _)| feature).collect()
}

/// Whether a word stands among the words of a telling.
fn is_inside(report: &Coded, number: usize) -> bool {
    let span = report.parse.tokens[report.tellers[number].at].span;
    report.tellings.iter().any(|telling| telling.words.covers(span))
}

/// Prints by folds how well words that tell are found, after the first look and after the second, the first `folds` of five.
pub fn cross(reports: &[Coded], classes: &[String], folds: usize) {
    let mut found: [Vec<(f32, bool)>; 4] = Default::default();
    let mut right = [0; 4];
    for fold in 0..folds {
        let others: Vec<&Coded> = reports.iter().enumerate().filter(|(at, _)| at % 5 != fold).map(|(_, report)| report).collect();
        let learned = whole(&others, &[], classes, NO_LINES);
        for report in reports.iter().skip(fold).step_by(5) {
            let said = learned.first(&report.tellers);
            for (number, row) in rows(&report.tellers, &said).iter().enumerate() {
                let answer = report.tells[number].map(|telling| &report.tellings[telling]);
                if answer.is_none() && is_inside(report, number) {
                    continue;
                }
                let news = answer.is_some_and(|telling| telling.is_news());
                found[0].push((said[number].told, answer.is_some()));
                found[1].push((said[number].news, news));
                found[2].push((learned.told.sum(row), answer.is_some()));
                found[3].push((learned.news.sum(row), news));
                if let Some(telling) = answer {
                    right[0] += 1;
                    right[1] += usize::from(said[number].class().is_some_and(|class| classes[class] == telling.kind));
                    right[2] += usize::from(best(&said[number].statuses).is_some_and(|status| Status::ALL[status] == telling.status));
                    right[3] += usize::from((said[number].retold > 0.0) == telling.retold);
                }
            }
        }
    }
    for (name, found) in ["told, first", "news, first", "told, second", "news, second"].into_iter().zip(&mut found) {
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        let all = found.iter().filter(|(_, yes)| *yes).count();
        let (mut hits, mut best_f1, mut average) = (0, 0.0_f32, 0.0);
        for (at, (_, yes)) in found.iter().enumerate() {
            hits += usize::from(*yes);
            average += if *yes { hits as f32 / (at + 1) as f32 } else { 0.0 };
            best_f1 = best_f1.max(200.0 * hits as f32 / (at + 1 + all) as f32);
        }
        let loss = found.iter().map(|(sum, yes)| if *yes { (1.0 + (-sum).exp()).ln() } else { (1.0 + sum.exp()).ln() }).sum::<f32>();
        println!(
            "{name}: best F1 {best_f1:.2}, average precision {:.2}, loss {:.4} of {all}",
            100.0 * average / all as f32,
            loss / all as f32
        );
    }
    let share = |right: usize, all: usize| 100.0 * right as f32 / all.max(1) as f32;
    println!(
        "of {} that tell: class {:.2}, status {:.2}, retold {:.2}",
        right[0],
        share(right[1], right[0]),
        share(right[2], right[0]),
        share(right[3], right[0])
    );
}
