//! How well names are placed, by folds of whole articles.

use std::fmt::Write as _;
use std::path::Path;

use casus_atlas::{Point, distance_km};
use casus_events::places::{Placed, settle};

use super::data::{Article, Gold};
use super::{Knowledge, learn};
use crate::Failure;

const FOLDS: usize = 5;

/// One name of an article that the model was not learned from.
struct Tried {
    placed: Placed,
    /// Kilometres to the point that people gave; none where they gave none.
    apart: Option<f64>,
}

/// An article's names as people found them, tried, and those that the program found.
type Done = (Vec<Tried>, Vec<Placed>);

pub(super) fn run(knowledge: &Knowledge, articles: &[Article], made: &[Article], out: &Path) -> Result<(), Failure> {
    let all: Vec<&Article> = articles.iter().collect();
    let parts = learn::parts(&all, FOLDS, 17);
    let mut tried: Vec<Option<Done>> = articles.iter().map(|_| None).collect();
    let fold = |fold: usize| {
        let training: Vec<&Article> =
            all.iter().zip(&parts).filter(|(_, part)| **part != fold).map(|(article, _)| *article).chain(made).collect();
        let learned = learn::learn(knowledge, &training);
        let held = (0..articles.len()).filter(|at| parts[*at] == fold);
        held.map(|at| (at, try_one(knowledge, &learned, &articles[at]))).collect::<Vec<_>>()
    };
    // two at a time: what is learned is the same on any number of threads
    for folds in [0..2, 2..4, 4..FOLDS] {
        let done: Vec<_> = std::thread::scope(|scope| {
            let running: Vec<_> = folds.map(|number| scope.spawn(move || fold(number))).collect();
            running.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
        });
        for result in done {
            let result = result.map_err(|_| "learning a fold: found a fault in casus-train itself")?;
            result.into_iter().for_each(|(at, one)| tried[at] = Some(one));
        }
    }
    let tried: Vec<_> = tried.into_iter().flatten().collect();
    for corpus in ["gwn", "geovirus", "own"] {
        let of = || articles.iter().zip(&tried).filter(move |(article, _)| article.corpus == corpus);
        let write = |name: &str, line: &dyn Fn(&Article, &Done) -> String| {
            let lines: String = of().map(|(article, tried)| line(article, tried)).collect();
            std::fs::write(out.join(format!("{corpus}-{name}.jsonl")), lines)
        };
        write("given", &|article, (tried, _)| line(knowledge, article, tried.iter().map(|tried| &tried.placed)))?;
        write("free", &|article, (_, free)| line(knowledge, article, free.iter()))?;
        print(corpus, &of().flat_map(|(_, (tried, _))| tried).collect::<Vec<_>>());
    }
    Ok(())
}

fn try_one(knowledge: &Knowledge, learned: &casus_events::places::Learned, article: &Article) -> Done {
    let toponyms: Vec<_> = article.gold.iter().map(|gold| gold.toponym).collect();
    let given = settle(learned, &knowledge.atlas, &article.report, &article.words, &toponyms, &article.spotted);
    let free = settle(learned, &knowledge.atlas, &article.report, &article.words, &article.spotted, &[]);
    (given.into_iter().zip(&article.gold).map(|(placed, gold)| Tried { apart: apart(&placed, gold), placed }).collect(), free)
}

fn apart(placed: &Placed, gold: &Gold) -> Option<f64> {
    let gold = gold.point?;
    Some(placed.point.map_or(20_039.0, |point: Point| distance_km(point, gold)))
}

/// A line as the project's scorer reads it, offsets in bytes.
fn line<'p>(knowledge: &Knowledge, article: &Article, placed: impl Iterator<Item = &'p Placed>) -> String {
    let toponyms: Vec<serde_json::Value> = placed
        .map(|placed| {
            let words = placed.toponym.words;
            let id = placed.place.map(|place| knowledge.atlas.place(place).id.clone());
            serde_json::json!({
                "start": words.start, "end": words.end, "text": article.report.words(words),
                "lat": placed.point.map(|point| point.lat), "lon": placed.point.map(|point| point.lon),
                "geonameid": id.as_ref().and_then(|id| id.strip_prefix("geonames:")?.parse::<u32>().ok()),
                "place_id": id, "rule": placed.rule.word(), "chance": placed.chance,
                "alternatives": placed.alternatives.iter().map(|(place, chance)| (knowledge.atlas.place(*place).id.clone(), *chance)).collect::<Vec<_>>(),
            })
        })
        .collect();
    format!("{}\n", serde_json::json!({"doc": article.report.doc, "toponyms": toponyms}))
}

fn print(corpus: &str, tried: &[&Tried]) {
    let known: Vec<(&Placed, f64)> = tried.iter().filter_map(|tried| Some((&tried.placed, tried.apart?))).collect();
    let count = known.len().max(1) as f64;
    let share = |km: f64| known.iter().filter(|(_, apart)| *apart <= km).count() as f64 / count;
    let error = calibration_error(&known);
    println!(
        "{corpus}: {} names, within 161 km {:.4}, within 25 km {:.4}, error of calibration {error:.4}",
        known.len(),
        share(161.0),
        share(25.0)
    );
    let mut rules: Vec<&str> = known.iter().map(|(placed, _)| placed.rule.word()).collect();
    rules.sort_unstable();
    rules.dedup();
    let mut shown = String::new();
    for rule in rules {
        let of: Vec<f64> = known.iter().filter(|(placed, _)| placed.rule.word() == rule).map(|(_, apart)| *apart).collect();
        let right = of.iter().filter(|apart| **apart <= 161.0).count();
        let _ = write!(shown, "  {rule} {right}/{}", of.len());
    }
    println!("{shown}");
}

/// The mean distance between chance and share right, over ten steps of the chance (ECE; Naeini et al. 2015).
fn calibration_error(known: &[(&Placed, f64)]) -> f64 {
    let step = |chance: f32| ((chance * 10.0) as usize).min(9);
    let mut error = 0.0;
    for bin in 0..10 {
        let of: Vec<&(&Placed, f64)> = known.iter().filter(|(placed, _)| step(placed.chance) == bin).collect();
        let said: f64 = of.iter().map(|(placed, _)| f64::from(placed.chance)).sum();
        let right = of.iter().filter(|(_, apart)| *apart <= 161.0).count() as f64;
        error += (said - right).abs();
    }
    error / known.len().max(1) as f64
}
