//! Which figures of a report are an event's own, learned from our own training corpus.

mod labels;

use std::path::Path;

use casus::Casus;
use casus_events::judge::linear::Linear;
use casus_events::judge::tellings::Told;
use casus_events::judge::tolls::{Asked, FATES, INJURED, KILLED, Learned, Sum, ask, first, rows, second, seen, settle, totals};

use crate::Failure;
use crate::learn::forest;
use crate::learn::linear::{self, Course, Example};
use crate::tellings::answers::Answer;
use crate::tellings::data::Coded;
use crate::tellings::{Corpora, Read};

const FOLDS: usize = 4;
const PAIRS: Course = Course { bits: 18, passes: 6, rate: 0.06, l1: 0.2, l2: 2.0 };
const TREES: forest::Course = forest::Course { trees: 120, depth: 5, rate: 0.07, lambda: 4.0, least: 6.0, rows: 1.0, columns: 1.0 };
const LAST: forest::Course = forest::Course { trees: 120, depth: 5, rate: 0.06, lambda: 4.0, least: 8.0, rows: 1.0, columns: 1.0 };
/// From which chance on a total counts, and from which on it counts that there was nobody.
const LINES: [f32; 2] = [0.2, 0.15];

/// The figures of a report with what the answers say of them.
pub struct Labelled {
    asked: Asked,
    /// For each pair and fate 1, 0, or not a number.
    labels: Vec<[f32; FATES]>,
    answers: Vec<Answer>,
}

/// Asks of each figure of a report beside each of its events whether it is of its toll.
pub fn label(report: &Coded, casus: &Casus, classes: &[String]) -> Labelled {
    let (told, tellings): (Vec<Told>, Vec<usize>) = report.told(classes).into_iter().unzip();
    let asked = ask(casus.reader(), &report.report, &report.parse, &told);
    let mut labels = vec![[0.0; FATES]; asked.pairs.len()];
    let answers: Vec<Answer> = tellings.iter().map(|telling| report.tellings[*telling].answer.clone()).collect();
    for (number, answer) in answers.iter().enumerate() {
        let pairs: Vec<usize> = (0..asked.pairs.len()).filter(|pair| asked.pairs[*pair].told == number).collect();
        let near: Vec<usize> = pairs.iter().map(|pair| asked.pairs[*pair].figure).collect();
        let said = [KILLED, INJURED].map(|fate| labels::of(report, answer, fate, &asked.figures, &near));
        for (place, pair) in pairs.into_iter().enumerate() {
            labels[pair] = [said[KILLED][place], said[INJURED][place]];
        }
    }
    Labelled { asked, labels, answers }
}

fn weigh(reports: &[&Labelled]) -> Linear {
    let pairs = reports.iter().flat_map(|report| report.asked.pairs.iter().zip(&report.labels));
    let examples: Vec<Example<'_>> = pairs.map(|(pair, labels)| Example { seen: seen(pair), answers: labels.to_vec() }).collect();
    linear::learn(&examples, FATES, PAIRS)
}

/// Learns from reports: the second look from first looks at reports that the first was not taught, the third from such second looks.
pub fn learn(reports: &[&Labelled]) -> Learned {
    let mut all: [Vec<Vec<f32>>; FATES] = Default::default();
    let mut answers: [Vec<f32>; FATES] = Default::default();
    let mut folds: [Vec<usize>; FATES] = Default::default();
    let mut sums: Vec<Vec<Vec<f32>>> = vec![Vec::new(); reports.len()];
    for fold in 0..FOLDS {
        let others: Vec<&Labelled> = reports.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, report)| *report).collect();
        let pairs = weigh(&others);
        for at in (fold..reports.len()).step_by(FOLDS) {
            let report = reports[at];
            sums[at] = first(&report.asked.pairs, &pairs);
            for fate in 0..FATES {
                for (pair, row) in rows(&report.asked.figures, &report.asked.pairs, &sums[at], fate) {
                    if !report.labels[pair][fate].is_nan() {
                        all[fate].push(row);
                        answers[fate].push(report.labels[pair][fate]);
                        folds[fate].push(fold);
                    }
                }
            }
        }
    }
    let (mut last, mut right): ([Vec<Vec<f32>>; FATES], [Vec<f32>; FATES]) = Default::default();
    for fold in 0..FOLDS {
        let forests = [0, 1].map(|fate| {
            let kept = |at: &usize| folds[fate][*at] != fold;
            let rows: Vec<Vec<f32>> = (0..all[fate].len()).filter(kept).map(|at| all[fate][at].clone()).collect();
            let answers: Vec<f32> = (0..all[fate].len()).filter(kept).map(|at| answers[fate][at]).collect();
            forest::learn(&rows, &answers, TREES)
        });
        for at in (fold..reports.len()).step_by(FOLDS) {
            let report = reports[at];
            let chosen = second(&report.asked, &sums[at], [&forests[0], &forests[1]], report.answers.len());
            for (chosen, answer) in chosen.iter().zip(&report.answers) {
                for fate in 0..FATES {
                    let toll = [&answer.killed, &answer.injured][fate].as_ref().map(|toll| toll.best);
                    for total in totals(&report.asked, chosen, fate) {
                        right[fate].push(f32::from(u8::from(toll == Some(total.sum.count.best))));
                        last[fate].push(total.row);
                    }
                }
            }
        }
    }
    let grow = |(rows, answers): (&Vec<Vec<f32>>, &Vec<f32>), course: forest::Course| forest::learn(rows, answers, course);
    let forests = all.iter().zip(&answers).map(|each| grow(each, TREES)).collect();
    let totals = last.iter().zip(&right).map(|each| grow(each, LAST)).collect();
    Learned { pairs: weigh(reports), forests, totals, lines: LINES }
}

/// Reports, labelled; `classes` are the kinds that the answers of all corpora know.
pub fn labelled(reports: &[Coded], classes: &[String], casus: &Casus) -> Vec<Labelled> {
    reports.iter().map(|report| label(report, casus, classes)).collect()
}

/// Learns from the training reports of the corpora and writes the model.
pub fn train(corpora: Corpora<'_>, model: &Path) -> Result<(), Failure> {
    let Read { casus, reports, more, classes } = corpora.read()?;
    let labelled = labelled(&reports, &classes, &casus);
    let more = self::labelled(&more, &classes, &casus);
    Ok(std::fs::write(model, learn(&labelled.iter().chain(&more).collect::<Vec<_>>()).bytes())?)
}

/// Prints by folds over the first corpus how many tolls of the answers' events are right.
pub fn cross(corpora: Corpora<'_>) -> Result<(), Failure> {
    let Read { casus, reports, more, classes } = corpora.read()?;
    let labelled = labelled(&reports, &classes, &casus);
    let more = self::labelled(&more, &classes, &casus);
    print_reach(&labelled);
    let mut found: Vec<Found> = Vec::new();
    for fold in 0..5 {
        let others: Vec<&Labelled> =
            labelled.iter().enumerate().filter(|(at, _)| at % 5 != fold).map(|(_, report)| report).chain(&more).collect();
        let learned = Learned { lines: [0.0; 2], ..learn(&others) };
        for (number, report) in labelled.iter().enumerate().skip(fold).step_by(5) {
            for (told, fates) in settle(&learned, &report.asked, report.answers.len()).into_iter().enumerate() {
                found.extend(fates.into_iter().enumerate().map(|(fate, sum)| (number, told, fate, sum)));
            }
        }
    }
    for line in [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5] {
        println!("from {line}: {}", shown(&score(&labelled, &found, line)));
        let nobody = |gold: Option<u32>| {
            let told = found.iter().filter(|(report, told, fate, sum)| {
                let answer = &labelled[*report].answers[*told];
                let toll = [&answer.killed, &answer.injured][*fate].as_ref().map(|toll| toll.best);
                toll == gold && sum.as_ref().is_some_and(|(sum, chance)| sum.count.best == 0 && *chance >= line)
            });
            told.count()
        };
        println!("    nobody: right {}, where the answer has none {}", nobody(Some(0)), nobody(None));
    }
    show(&reports, &labelled, &found);
    Ok(())
}

/// The report, the event, the fate, and what was judged.
type Found = (usize, usize, usize, Option<(Sum, f32)>);

/// Right, filled, and told where the answer has none, fate by fate.
type Score = [[usize; 3]; FATES];

fn shown(score: &Score) -> String {
    let [killed, injured] =
        score.map(|[right, filled, more]| format!("{:.1} ({right} of {filled}, {more} too many)", 100.0 * right as f32 / filled as f32));
    format!("killed {killed}, injured {injured}")
}

fn score(labelled: &[Labelled], found: &[Found], line: f32) -> Score {
    let mut score = Score::default();
    for (report, told, fate, judged) in found {
        let answer = &labelled[*report].answers[*told];
        let sum = judged.as_ref().filter(|(_, chance)| *chance >= line).map(|(sum, _)| sum.count.best);
        match [&answer.killed, &answer.injured][*fate] {
            Some(toll) => {
                score[*fate][1] += 1;
                score[*fate][0] += usize::from(sum == Some(toll.best));
            }
            None => score[*fate][2] += usize::from(sum.is_some_and(|sum| sum > 0)),
        }
    }
    score
}

/// How many tolls could be told at all by the figures that were found.
fn print_reach(labelled: &[Labelled]) {
    let mut reach = [[0; 3]; FATES];
    for report in labelled {
        for (number, answer) in report.answers.iter().enumerate() {
            for fate in 0..FATES {
                let Some(toll) = [&answer.killed, &answer.injured][fate] else { continue };
                let pairs = || report.asked.pairs.iter().zip(&report.labels).filter(|(pair, _)| pair.told == number);
                reach[fate][0] += 1;
                let yes: Vec<u32> = pairs()
                    .filter(|(_, labels)| labels[fate] == 1.0)
                    .map(|(pair, _)| report.asked.figures[pair.figure].count.best)
                    .collect();
                reach[fate][1] += usize::from(!yes.is_empty());
                reach[fate][2] += usize::from(yes.is_empty() && toll.best == 0);
            }
        }
    }
    println!("tolls, of which told by figures, of which none and not: {reach:?}");
}

/// Prints what is wrong, one toll a line.
fn show(reports: &[Coded], labelled: &[Labelled], found: &[Found]) {
    for (report, told, fate, judged) in found {
        let (coded, labelled) = (&reports[*report], &labelled[*report]);
        let answer = &labelled.answers[*told];
        let toll = [&answer.killed, &answer.injured][*fate].as_ref();
        let sum = judged.as_ref().filter(|(sum, chance)| *chance >= LINES[usize::from(sum.count.best == 0)]).map(|(sum, _)| sum.count.best);
        if toll.map(|toll| toll.best) == sum || toll.is_none() && sum == Some(0) {
            continue;
        }
        let word = |figure: usize| coded.report.words(coded.parse.bytes(labelled.asked.figures[figure].words)).replace('\n', " ");
        let chosen = judged.as_ref().map(|(sum, chance)| {
            let words: Vec<&str> = sum.words.iter().map(|words| coded.report.words(coded.parse.bytes(*words))).collect();
            format!("{} {chance:.2}", words.join(" + ")).replace('\n', " ")
        });
        let wanted: Vec<String> = labelled
            .asked
            .pairs
            .iter()
            .zip(&labelled.labels)
            .filter(|(pair, labels)| pair.told == *told && labels[*fate] == 1.0)
            .map(|(pair, _)| word(pair.figure))
            .collect();
        println!(
            "{} {} gold {:?} {:?} ours {sum:?} wanted {wanted:?} chosen {chosen:?}",
            coded.report.doc,
            ["killed", "injured"][*fate],
            toll.map(|toll| toll.best),
            toll.and_then(|toll| toll.words.clone())
        );
    }
}
