//! Learning in two looks: the second learns from what the first says of reports that it was not taught.

use casus_events::judge::linear::{Linear, Seen};
use casus_events::judge::tellings::{Learned, Lines, Said, best, chance, rows, seen, seen_whole, sorts_asked};
use casus_events::{Confidence, Status};

use super::data::{Coded, Telling};
use super::roles::{self, Asked};
use crate::learn::forest;
use crate::learn::linear::{self, Course, Example};
use crate::learn::net;
use crate::learn::{at_once, joined};

/// Folds within the training reports, from which the second look learns.
const FOLDS: usize = 5;
const WORDS: Course = Course { bits: 20, passes: 6, rate: 0.05, l1: 0.3, l2: 3.0 };
const SORTS: Course = Course { bits: 17, passes: 8, rate: 0.1, l1: 0.15, l2: 1.0 };
const USAGE: net::Course = net::Course { hidden: 48, passes: 6, rate: 0.002, decay: 0.02, out: 30, seed: 5 };
const REPORTS: Course = Course { bits: 18, passes: 10, rate: 0.1, l1: 0.02, l2: 1.0 };
/// One in so many of the words that tell nothing teaches what words are used like.
const THINNED: usize = 3;
/// A feature that fewer telling words have says nothing of them.
const LEAST: u32 = 2;
/// Where no lines are asked for.
const NO_LINES: Lines = Lines { news: 1.0, alone: 1.0, sure: 1.0, other: 1.0 };
const TREES: forest::Course = forest::Course { trees: 160, depth: 5, rate: 0.06, lambda: 4.0, least: 8.0, rows: 1.0, columns: 1.0 };

/// Learns from reports and from what was asked of their pairs.
pub fn whole(reports: &[&Coded], asked: &[&Asked], classes: &[String], lines: Lines) -> Learned {
    let said = said_by_folds(reports, classes);
    let (mut all, mut told, mut news) = (Vec::new(), Vec::new(), Vec::new());
    for (report, looked) in reports.iter().zip(&said) {
        for (number, row) in rows(&report.tellers.words, &looked.said, looked.tells).into_iter().enumerate() {
            let answer = report.tells[number].map(|telling| &report.tellings[telling]);
            if answer.is_none() && is_inside(report, number) {
                continue;
            }
            told.push(f32::from(u8::from(answer.is_some())));
            news.push(f32::from(u8::from(answer.is_some_and(|telling| telling.is_news()))));
            all.push(row);
        }
    }
    std::thread::scope(|scope| {
        let told = scope.spawn(|| forest::learn(&all, &told, TREES));
        let news = scope.spawn(|| forest::learn(&all, &news, TREES));
        let casting = scope.spawn(|| roles::learn(asked));
        let first = first(reports, classes);
        Learned { told: joined(told), news: joined(news), lines, casting: joined(casting), ..first }
    })
}

/// What the first look says of a report.
#[derive(Clone, Default)]
struct Looked {
    said: Vec<Said>,
    /// The sum for the report telling any news.
    tells: f32,
}

/// The first look at a report.
fn look_at(report: &Coded, learned: &Learned) -> Looked {
    Looked { said: learned.first(&report.tellers.words, |teller| teller.usage.clone()), tells: learned.tells(&report.tellers) }
}

/// What the first look says of each report when it was taught by the others.
fn said_by_folds(reports: &[&Coded], classes: &[String]) -> Vec<Looked> {
    let run = |fold: usize| -> Vec<Looked> {
        let others: Vec<&Coded> = reports.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, report)| *report).collect();
        let taught = first(&others, classes);
        reports.iter().skip(fold).step_by(FOLDS).map(|report| look_at(report, &taught)).collect()
    };
    let mut said = vec![Looked::default(); reports.len()];
    for (fold, own) in at_once(FOLDS, run).into_iter().enumerate() {
        said.iter_mut().skip(fold).step_by(FOLDS).zip(own).for_each(|(said, own)| *said = own);
    }
    said
}

/// Learns whether a report tells any news.
fn whole_reports(reports: &[&Coded]) -> Linear {
    let tells = |report: &&Coded| f32::from(u8::from(report.tellings.iter().any(Telling::is_news)));
    let example = |report: &&'_ Coded| -> (Vec<u32>, f32) { (report.tellers.report.clone(), tells(report)) };
    let seen: Vec<(Vec<u32>, f32)> = reports.iter().map(example).collect();
    let examples: Vec<Example<'_>> = seen.iter().map(|(seen, tells)| Example { seen: seen_whole(seen), answers: vec![*tells] }).collect();
    linear::learn(&examples, 1, REPORTS)
}

/// Learns the weights of the first look.
fn first(reports: &[&Coded], classes: &[String]) -> Learned {
    let yes = |so: bool| f32::from(u8::from(so));
    let kept = known(reports, LEAST);
    let known: Vec<(usize, usize, Vec<u32>, Vec<u32>)> = reports
        .iter()
        .enumerate()
        .flat_map(|(at, report)| report.tells.iter().enumerate().filter(|(_, tells)| tells.is_some()).map(move |(number, _)| (at, number)))
        .map(|(at, number)| {
            let teller = &reports[at].tellers.words[number];
            let only = |features: &[u32]| features.iter().copied().filter(|feature| kept.contains(feature)).collect();
            (at, number, only(&teller.features), only(&teller.around))
        })
        .collect();
    let (mut words, mut sorts, mut usages) = (Vec::new(), Vec::new(), Vec::new());
    for (at, number, features, around) in &known {
        let telling = &reports[*at].tellings[reports[*at].tells[*number].expect("it tells")];
        let mut answers: Vec<f32> = classes.iter().map(|class| yes(*class == telling.kind)).collect();
        answers.extend(Status::ALL.map(|status| yes(status == telling.status)));
        answers.push(yes(telling.retold));
        answers.extend(Confidence::ALL.map(|confidence| telling.answer.confidence.map_or(f32::NAN, |told| yes(told == confidence))));
        let usage = [&[1.0, yes(telling.is_news())], &answers[..]].concat();
        usages.push(net::Example { seen: &reports[*at].tellers.words[*number].usage, answers: usage });
        sorts.push(Example { seen: Seen::with_around(features, around, 2.0), answers });
    }
    for report in reports {
        for (number, teller) in report.tellers.words.iter().enumerate() {
            let telling = report.tells[number].map(|telling| &report.tellings[telling]);
            let answers = match telling {
                Some(telling) => vec![1.0, yes(telling.is_news())],
                // other words of a telling are neither right nor wrong
                None if is_inside(report, number) => continue,
                None => vec![0.0; 2],
            };
            if telling.is_none() && number.is_multiple_of(THINNED) {
                usages.push(net::Example { seen: &teller.usage, answers: vec![0.0; 2] });
            }
            words.push(Example { seen: seen(teller), answers });
        }
    }
    let asked = sorts_asked(classes.len());
    std::thread::scope(|scope| {
        let usage = scope.spawn(|| net::learn(&usages, 2 + asked, USAGE));
        let sorts = scope.spawn(|| linear::learn(&sorts, asked, SORTS));
        Learned {
            classes: classes.to_vec(),
            words: linear::learn(&words, 2, WORDS),
            sorts: joined(sorts),
            reports: whole_reports(reports),
            usage: joined(usage),
            told: Default::default(),
            news: Default::default(),
            lines: NO_LINES,
            casting: Default::default(),
        }
    })
}

/// The features that words that tell have, each at least `least` times.
fn known(reports: &[&Coded], least: u32) -> std::collections::HashSet<u32> {
    let mut counts: std::collections::HashMap<u32, u32> = Default::default();
    for report in reports {
        for (teller, _) in report.tellers.words.iter().zip(&report.tells).filter(|(_, tells)| tells.is_some()) {
            for feature in teller.features.iter().chain(&teller.around) {
                *counts.entry(*feature).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= least).map(|(feature, _)| feature).collect()
}

/// Whether a word stands among the words of a telling.
fn is_inside(report: &Coded, number: usize) -> bool {
    let span = report.parse.tokens[report.tellers.words[number].at].span;
    report.tellings.iter().any(|telling| telling.words.covers(span))
}

/// What was found of the words of a fold.
#[derive(Default)]
struct Found {
    /// Sums, each with whether it should be above zero: told and news, after the first look and after the second.
    sums: [Vec<(f32, bool)>; 4],
    /// Words that tell, those whose class is right, whose status, whose retelling.
    right: [usize; 4],
    /// Of each report whether it tells any news, and of its words the chance of news, and whether they are.
    reports: Vec<(bool, Vec<(f32, bool)>)>,
}

/// Prints by folds how well words that tell are found, after the first look and after the second, the first `folds` of five. All learn
/// from `more` too.
pub fn cross(reports: &[Coded], more: &[Coded], classes: &[String], folds: usize) {
    let fold = |fold: usize| {
        let others = reports.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, report)| report).chain(more);
        let learned = whole(&others.collect::<Vec<_>>(), &[], classes, NO_LINES);
        let mut found = Found::default();
        for report in reports.iter().skip(fold).step_by(FOLDS) {
            look(report, &learned, &mut found);
        }
        found
    };
    let mut found = Found::default();
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..folds).map(|number| scope.spawn(move || fold(number))).collect();
        for own in runs.into_iter().filter_map(|run| run.join().ok()) {
            found.sums.iter_mut().zip(own.sums).for_each(|(all, own)| all.extend(own));
            found.reports.extend(own.reports);
            found.right.iter_mut().zip(own.right).for_each(|(all, own)| *all += own);
        }
    });
    print(found);
}

fn look(report: &Coded, learned: &Learned, found: &mut Found) {
    let Looked { said, tells } = look_at(report, learned);
    found.reports.push((report.tellings.iter().any(Telling::is_news), Vec::new()));
    for (number, row) in rows(&report.tellers.words, &said, tells).iter().enumerate() {
        let answer = report.tells[number].map(|telling| &report.tellings[telling]);
        if answer.is_none() && is_inside(report, number) {
            continue;
        }
        let news = answer.is_some_and(|telling| telling.is_news());
        let said = &said[number];
        found.reports.last_mut().expect("its report").1.push((chance(learned.news.sum(row)), news));
        let sums = [said.told, said.news, learned.told.sum(row), learned.news.sum(row)];
        for ((found, sum), yes) in found.sums.iter_mut().zip(sums).zip([answer.is_some(), news, answer.is_some(), news]) {
            found.push((sum, yes));
        }
        if let Some(telling) = answer {
            let class = said.class().is_some_and(|class| learned.classes[class] == telling.kind);
            let status = best(&said.statuses).is_some_and(|status| Status::ALL[status] == telling.status);
            let right = [true, class, status, (said.retold > 0.0) == telling.retold];
            found.right.iter_mut().zip(right).for_each(|(all, right)| *all += usize::from(right));
        }
    }
}

/// Prints for lines from which a word counts as news how well news is found, and how much in reports without any: the best, then those that
/// find less in such reports.
fn print_lines(reports: &[(bool, Vec<(f32, bool)>)]) {
    let traps = reports.iter().filter(|(news, _)| !news).count();
    let gold = reports.iter().flat_map(|(_, words)| words).filter(|(_, yes)| *yes).count();
    let mut tried = Vec::new();
    for sure in [0.5, 0.6, 0.7, 0.8] {
        for news in [0.25, 0.3, 0.35, 0.4] {
            for alone in [0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
                let (mut hits, mut found, mut in_traps) = (0, 0, 0);
                for (tells, words) in reports {
                    let surest = words.iter().map(|(chance, _)| *chance).fold(0.0, f32::max);
                    let line = if surest >= sure { news } else { alone };
                    let kept: Vec<bool> = words.iter().filter(|(chance, _)| *chance >= line).map(|(_, yes)| *yes).collect();
                    hits += kept.iter().filter(|yes| **yes).count();
                    found += kept.len();
                    in_traps += if *tells { 0 } else { kept.len() };
                }
                tried.push((200.0 * hits as f32 / (found + gold) as f32, in_traps, [sure, news, alone]));
            }
        }
    }
    tried.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut least = usize::MAX;
    for (f1, in_traps, [sure, news, alone]) in tried {
        if in_traps < least {
            least = in_traps;
            println!(
                "sure from {sure}, news from {news}, alone from {alone}: F1 {f1:.2}, {in_traps} found in {traps} reports without news"
            );
        }
    }
}

fn print(Found { mut sums, right, reports }: Found) {
    print_lines(&reports);
    for (name, found) in
        ["told, usage", "news, usage", "told, first", "news, first", "told, second", "news, second"].into_iter().zip(&mut sums)
    {
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
