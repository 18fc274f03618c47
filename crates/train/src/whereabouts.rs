//! Which of the places that a report names is an event's own, learned from our own training corpus.

use std::ops::Range;
use std::path::Path;

use casus::Casus;
use casus_atlas::distance_km;
use casus_events::judge::linear::{Linear, Seen};
use casus_events::judge::tellings::Told;
use casus_events::judge::whereabouts::{Asked, Learned, Site, ask, first, rows, settle};

use crate::Failure;
use crate::learn::forest;
use crate::learn::linear::{self, Course};
use crate::tellings::answers::Whereabouts;
use crate::tellings::data::Coded;
use crate::tellings::{Corpora, Read};

const FOLDS: usize = 4;
const PAIRS: Course = Course { bits: 18, passes: 6, rate: 0.06, l1: 0.2, l2: 2.0 };
const TREES: forest::Course = forest::Course { trees: 120, depth: 5, rate: 0.07, lambda: 4.0, least: 6.0, rows: 1.0, columns: 1.0 };
/// From which chance on a place counts.
const LINE: f32 = 0.0;
/// An answer's point is met within so many kilometres, as the project's scorer has it.
const NEAR: f64 = 25.0;

/// The names of places of a report with what the answers say of them.
pub struct Labelled {
    asked: Asked,
    /// For each pair whether it is right; not a number where the answer has no place.
    labels: Vec<f32>,
    /// For each telling word the answer.
    answers: Vec<Option<Whereabouts>>,
}

impl Labelled {
    /// The names near each telling word whose answer has a place, where some name is right: ranges of pairs.
    fn groups(&self) -> impl Iterator<Item = Range<usize>> {
        let mut from = 0;
        let groups = self.asked.pairs.chunk_by(|a, b| a.told == b.told).map(move |pairs| {
            from += pairs.len();
            from - pairs.len()..from
        });
        groups.filter(|group| self.labels[group.clone()].contains(&1.0))
    }

    /// What is seen of the names of each group, and which are right.
    fn seen(&self) -> impl Iterator<Item = Vec<(Seen<'_>, bool)>> {
        let one = |at: usize| (Seen::of(&self.asked.pairs[at].features), self.labels[at] == 1.0);
        self.groups().map(move |group| group.map(one).collect())
    }
}

/// Asks of each name beside each of a report's events whether it says where that was.
pub fn label(report: &Coded, casus: &Casus, classes: &[String]) -> Labelled {
    let (told, tellings): (Vec<Told>, Vec<usize>) = report.told(classes).into_iter().unzip();
    let asked = ask(casus.reader(), &report.report, &report.parse, &told);
    let answers: Vec<Option<Whereabouts>> = tellings.iter().map(|telling| report.tellings[*telling].answer.whereabouts.clone()).collect();
    let label = |answer: &Option<Whereabouts>, site: &Site| match answer {
        Some(answer) => f32::from(u8::from(is_right(answer, site))),
        None => f32::NAN,
    };
    let labels = asked.pairs.iter().map(|pair| label(&answers[pair.told], &asked.sites[pair.site])).collect();
    Labelled { labels, answers, asked }
}

/// Whether a name says where an event was: its point is that of the answer, or it is the country where the answer knows no more.
fn is_right(answer: &Whereabouts, site: &Site) -> bool {
    let country = site.country.map(|iso| iso.as_str().to_owned());
    distance_km(answer.point, site.point) <= NEAR
        || answer.precision >= 6 && site.precision >= 6 && country.is_some() && country == answer.country
}

fn weigh(reports: &[&Labelled]) -> Linear {
    linear::learn_choice(&reports.iter().flat_map(|report| report.seen()).collect::<Vec<_>>(), PAIRS)
}

/// Learns from reports: the second look from first looks at reports that the first was not taught.
pub fn learn(reports: &[&Labelled]) -> Learned {
    let (mut all, mut right): (Vec<Vec<f32>>, Vec<bool>) = Default::default();
    let mut groups: Vec<Range<usize>> = Vec::new();
    for fold in 0..FOLDS {
        let others: Vec<&Labelled> = reports.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, report)| *report).collect();
        let pairs = weigh(&others);
        for report in reports.iter().skip(fold).step_by(FOLDS) {
            let sums = first(&report.asked.pairs, &pairs);
            let rows = rows(&report.asked.sites, &report.asked.pairs, &sums);
            for group in report.groups() {
                let start = all.len();
                all.extend_from_slice(&rows[group.clone()]);
                right.extend(group.map(|at| report.labels[at] == 1.0));
                groups.push(start..all.len());
            }
        }
    }
    Learned { pairs: weigh(reports), forest: forest::learn_choice(&all, &right, &groups, TREES), line: LINE }
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

/// Prints by folds over the first corpus how many events of the answers are placed right.
pub fn cross(corpora: Corpora<'_>) -> Result<(), Failure> {
    let Read { casus, reports, more, classes } = corpora.read()?;
    let labelled = labelled(&reports, &classes, &casus);
    let more = self::labelled(&more, &classes, &casus);
    let (mut placed, mut reach, mut alone, mut right) = (0, 0, 0, 0);
    let mut chances: Vec<(f32, bool)> = Vec::new();
    for fold in 0..5 {
        let others: Vec<&Labelled> =
            labelled.iter().enumerate().filter(|(at, _)| at % 5 != fold).map(|(_, report)| report).chain(&more).collect();
        let learned = learn(&others);
        for report in labelled.iter().skip(fold).step_by(5) {
            let sums = first(&report.asked.pairs, &learned.pairs);
            let by_second = settle(&learned, &report.asked, report.answers.len());
            for (number, answer) in report.answers.iter().enumerate() {
                let Some(answer) = answer else { continue };
                placed += 1;
                let own = || report.asked.pairs.iter().enumerate().filter(|(_, pair)| pair.told == number);
                reach += usize::from(own().any(|(at, _)| report.labels[at] == 1.0));
                let best = own().max_by(|a, b| sums[a.0].total_cmp(&sums[b.0]).then(b.0.cmp(&a.0)));
                alone += usize::from(best.is_some_and(|(at, _)| report.labels[at] == 1.0));
                let chosen = by_second[number];
                let is = chosen.is_some_and(|chosen| is_right(answer, &report.asked.sites[chosen.site]));
                right += usize::from(is);
                chances.extend(chosen.map(|chosen| (chosen.chance, is)));
            }
        }
    }
    let share = |count: usize| 100.0 * count as f32 / placed as f32;
    println!(
        "{placed} events with a place: some name right {:.1}, first look {:.1}, second {:.1}",
        share(reach),
        share(alone),
        share(right)
    );
    for line in [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] {
        let above: Vec<bool> = chances.iter().filter(|(chance, _)| *chance >= line && *chance < line + 0.1).map(|(_, is)| *is).collect();
        println!("from {line:.1}: {} of {} right", above.iter().filter(|is| **is).count(), above.len());
    }
    Ok(())
}
