//! Which words fill the roles of the answers' events, and what is learned of that.

use casus_events::judge::linear::{Linear, Seen};
use casus_events::judge::tellings::pairs::{DATE, INJURED, KILLED, PERPETRATOR, PLACE, Pair, ROLES, TARGET, WEAPON};
use casus_events::judge::tellings::{Casting, Item, Told, chance, pair_rows, pair_sums, roles};
use casus_text::Span;

use super::answers::{Answer, Figure, alike, occurrences};
use super::data::Coded;
use crate::learn::linear::{self, Course, Example};
use crate::learn::{at_once, forest};

const FOLDS: usize = 3;
const PAIRS: Course = Course { bits: 19, passes: 5, rate: 0.06, l1: 0.25, l2: 2.0 };
const TREES: forest::Course = forest::Course { trees: 100, depth: 5, rate: 0.08, lambda: 4.0, least: 8.0, rows: 1.0, columns: 1.0 };
/// From which chance on a word fills a role, in the order of the roles.
pub const LINES: [f32; ROLES] = [0.3, 0.3, 0.3, 0.2, 0.2, 0.35, 0.35];

/// The pairs of a report, each with its answers: 0, 1, or not a number where it is neither.
pub struct Asked {
    pub pairs: Vec<Pair>,
    pub answers: Vec<[f32; ROLES]>,
}

/// Asks of each pair of a report whether it fills the roles, as the answers say.
pub fn ask(report: &Coded, casus: &casus::Casus, classes: &[String]) -> Asked {
    let (told, tellings): (Vec<Told>, Vec<usize>) = report.told(classes).into_iter().unzip();
    let (items, pairs) = roles(casus.reader(), &report.report, &report.parse, &told);
    let answers = pairs
        .iter()
        .map(|pair| {
            let item = &items[items.partition_point(|item| item.at < pair.item)];
            answers(report, &report.tellings[tellings[pair.told]].answer, item)
        })
        .collect();
    Asked { pairs, answers }
}

fn answers(report: &Coded, answer: &Answer, item: &Item) -> [f32; ROLES] {
    let text = &report.report.text;
    let mut said = [0.0; ROLES];
    for (role, actors) in [(PERPETRATOR, &answer.perpetrators), (TARGET, &answer.targets)] {
        said[role] = best(actors.iter().map(|names| names_it(report, names, item)));
    }
    if let Some(weapon) = &answer.weapon {
        said[WEAPON] = names_it(report, std::slice::from_ref(weapon), item);
    }
    let inside =
        |words: &Option<String>| words.as_ref().is_some_and(|words| occurrences(text, words).iter().any(|span| span.overlaps(item.phrase)));
    let span = report.parse.tokens[item.at].span;
    let covers = |words: &Option<String>| words.as_ref().is_some_and(|words| occurrences(text, words).iter().any(|at| at.covers(span)));
    said[PLACE] = f32::from(u8::from(covers(&answer.place)));
    said[DATE] = f32::from(u8::from(item.days.is_some() && (inside(&answer.date) || item.days == answer.days)));
    for (role, figure) in [(KILLED, &answer.killed), (INJURED, &answer.injured)] {
        said[role] = figure.as_ref().map_or(0.0, |figure| counts(item, figure, covers(&figure.words)));
    }
    said
}

/// Whether an item counts what a figure counts.
fn counts(item: &Item, figure: &Figure, inside: bool) -> f32 {
    match item.count {
        Some(count) if inside && count.best == figure.best => 1.0,
        Some(count) if inside && count.best < figure.best && count.best > 1 => 1.0,
        Some(count) if inside && count.best < figure.best => f32::NAN,
        Some(count) if count.best == figure.best && count.best > 1 => f32::NAN,
        _ => 0.0,
    }
}

/// Whether an item is called by one of the names, or heads words that are.
fn names_it(report: &Coded, names: &[String], item: &Item) -> f32 {
    if item.names.iter().any(|own| names.iter().any(|name| alike(own, name))) {
        return 1.0;
    }
    let token = &report.parse.tokens[item.at];
    let spans: Vec<Span<u8>> = names.iter().flat_map(|name| occurrences(&report.report.text, name)).collect();
    match spans.iter().find(|span| span.covers(token.span)) {
        Some(span) if token.head.is_none_or(|head| !span.covers(report.parse.tokens[head.at()].span)) => 1.0,
        Some(_) => f32::NAN,
        None => 0.0,
    }
}

/// One yes is enough; where nothing says no, nothing is asked.
fn best(answers: impl Iterator<Item = f32>) -> f32 {
    answers.fold(0.0, |best, answer| {
        if best == 1.0 || answer == 1.0 {
            1.0
        } else if answer.is_nan() {
            answer
        } else {
            best
        }
    })
}

/// Learns from reports.
pub fn learn(asked: &[&Asked]) -> Casting {
    let mut rows: Vec<Vec<Vec<f32>>> = vec![Vec::new(); ROLES];
    let mut answers: Vec<Vec<f32>> = vec![Vec::new(); ROLES];
    let weighed = at_once(FOLDS, |fold| {
        let others: Vec<&Asked> = asked.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, asked)| *asked).collect();
        weigh(&others)
    });
    for (fold, pairs) in weighed.into_iter().enumerate() {
        for asked in asked.iter().skip(fold).step_by(FOLDS) {
            let sums = pair_sums(&asked.pairs, &pairs);
            for role in 0..ROLES {
                for (at, row) in pair_rows(&asked.pairs, &sums, role) {
                    if !asked.answers[at][role].is_nan() {
                        rows[role].push(row);
                        answers[role].push(asked.answers[at][role]);
                    }
                }
            }
        }
    }
    let forests = at_once(ROLES, |role| forest::learn(&rows[role], &answers[role], TREES));
    Casting { pairs: weigh(asked), forests, lines: LINES }
}

/// Prints by folds how well fillers are found beside the telling words of the answers, the first `folds` of five.
pub fn cross(asked: &[Asked], more: &[Asked], folds: usize) {
    let mut found: Vec<Vec<(f32, f32)>> = vec![Vec::new(); ROLES];
    let mut top = [[0; 2]; ROLES];
    for fold in 0..folds {
        let others: Vec<&Asked> = asked.iter().enumerate().filter(|(at, _)| at % 5 != fold).map(|(_, asked)| asked).chain(more).collect();
        let casting = learn(&others);
        for asked in asked.iter().skip(fold).step_by(5) {
            let sums = pair_sums(&asked.pairs, &casting.pairs);
            for role in 0..ROLES {
                let mut best: std::collections::BTreeMap<usize, (f32, f32)> = Default::default();
                let mut seen = vec![false; asked.pairs.len()];
                for (at, row) in pair_rows(&asked.pairs, &sums, role) {
                    seen[at] = true;
                    let (sum, answer) = (casting.forests[role].sum(&row), asked.answers[at][role]);
                    found[role].push((chance(sum), answer));
                    let entry = best.entry(asked.pairs[at].told).or_insert((f32::MIN, 0.0));
                    if sum > entry.0 {
                        *entry = (sum, answer);
                    }
                }
                let missed = asked.answers.iter().zip(&seen).filter(|(answers, seen)| answers[role] == 1.0 && !**seen);
                found[role].extend(missed.map(|_| (0.0, 1.0)));
                let filled: std::collections::BTreeSet<usize> =
                    asked.pairs.iter().zip(&asked.answers).filter(|(_, answers)| answers[role] == 1.0).map(|(pair, _)| pair.told).collect();
                top[role][1] += filled.len();
                top[role][0] += filled.iter().filter(|told| best.get(told).is_some_and(|(_, answer)| *answer == 1.0)).count();
            }
        }
    }
    println!("| role | surest right | line: F1 |\n| --- | --- | --- |");
    for (role, found) in found.iter().enumerate() {
        let name = ["perpetrator", "target", "weapon", "place", "date", "killed", "injured"][role];
        let gold = found.iter().filter(|(_, answer)| *answer == 1.0).count();
        let lines = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6].map(|line: f32| {
            let kept: Vec<&(f32, f32)> = found.iter().filter(|(chance, answer)| *chance >= line && !answer.is_nan()).collect();
            let hits = kept.iter().filter(|(_, answer)| *answer == 1.0).count();
            format!("{line}: {:.1}", 200.0 * hits as f32 / (kept.len() + gold) as f32)
        });
        println!("| {name} | {:.1} of {} | {} |", 100.0 * top[role][0] as f32 / top[role][1].max(1) as f32, top[role][1], lines.join(", "));
    }
}

fn weigh(asked: &[&Asked]) -> Linear {
    let examples = asked.iter().flat_map(|asked| asked.pairs.iter().zip(&asked.answers));
    let examples: Vec<Example<'_>> =
        examples.map(|(pair, answers)| Example { seen: Seen::of(&pair.features), answers: answers.to_vec() }).collect();
    linear::learn(&examples, ROLES, PAIRS)
}
