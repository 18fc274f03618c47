//! Learning in two looks: the second learns from what the first says of reports that it was not taught.

use casus_events::{Confidence, Status};
use casus_events::judge::linear::Linear;
use casus_events::judge::tellings::{Learned, Lines, Said, rows, seen, sorts_asked};

use super::data::Coded;
use super::roles::{self, Asked};
use crate::learn::forest;
use crate::learn::linear::{self, Course, Example};

/// Folds within the training reports, from which the second look learns.
const FOLDS: usize = 5;
const WORDS: Course = Course { bits: 20, passes: 6, rate: 0.05, l1: 0.3, l2: 3.0 };
const SORTS: Course = Course { bits: 17, passes: 8, rate: 0.1, l1: 0.15, l2: 1.0 };
const TREES: forest::Course = forest::Course { trees: 160, depth: 5, rate: 0.06, lambda: 4.0, least: 8.0 };

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
        let taught = Learned { classes: classes.to_vec(), words, sorts, told: Default::default(), news: Default::default(), lines: Lines { news: 1.0, other: 1.0 }, casting: Default::default() };
        for at in (fold..reports.len()).step_by(FOLDS) {
            said[at] = reports[at].tellers.iter().map(|teller| taught.first(teller)).collect();
        }
    }
    said
}

/// Learns the weights of the first look.
fn first(reports: &[&Coded], classes: &[String]) -> (Linear, Linear) {
    let yes = |so: bool| f32::from(u8::from(so));
    let (mut words, mut sorts) = (Vec::new(), Vec::new());
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
            if let Some(telling) = telling {
                let mut answers: Vec<f32> = classes.iter().map(|class| yes(*class == telling.kind)).collect();
                answers.extend(Status::ALL.map(|status| yes(status == telling.status)));
                answers.push(yes(telling.retold));
                answers.extend(Confidence::ALL.map(|confidence| telling.answer.confidence.map_or(f32::NAN, |told| yes(told == confidence))));
                sorts.push(Example { seen: seen(teller), answers });
            }
        }
    }
    (linear::learn(&words, 2, WORDS), linear::learn(&sorts, sorts_asked(classes.len()), SORTS))
}

/// Whether a word stands among the words of a telling.
fn is_inside(report: &Coded, number: usize) -> bool {
    let span = report.parse.tokens[report.tellers[number].at].span;
    report.tellings.iter().any(|telling| telling.words.covers(span))
}
