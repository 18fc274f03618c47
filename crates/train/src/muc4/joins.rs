//! How fillers are joined to incidents: chosen by folds over the training reports, by what the scorer says of roles and of templates.

use std::io::Write;
use std::path::Path;

use casus::evaluate::figures::{Prf, Rows};
use casus::evaluate::muc4::{Files, Score, score};
use casus::schemes::muc4::line;
use casus_events::judge::forest::Forest;
use casus_events::muc4::grouping::{Filler, group_row, type_of};
use casus_events::muc4::{Muc4, TYPES};

use super::cross::FOLDS;
use super::data::{Document, fills};
use crate::Failure;
use crate::learn::forest;

/// Values that are tried for each of the three, the others as they did best so far.
const TRIED: [&[f32]; 3] = [&[-0.8, -0.4, 0.0, 0.4, 0.8], &[-0.2, 0.2, 0.6, 1.0, 1.4, 1.8, 2.4, 3.0], &[0.0, 0.25, 0.3, 0.35]];

/// The files of the training set that the scorer asks for; `pred` is where predictions are written.
pub fn files(data: &Path, part: &str, pred: &Path) -> Result<Files, Failure> {
    let mut keys = Vec::new();
    for entry in std::fs::read_dir(data.join("muc4").join(part))? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("key")) {
            keys.push(path);
        }
    }
    keys.sort();
    let json = |what: &str| data.join(format!("muc4/json/{what}_{part}.jsonl"));
    Ok(Files { gold_roles: json("roles"), gold_templates: json("templates"), keys, pred: pred.to_owned() })
}

/// Sets how fillers are joined in all models to what does best by folds.
pub fn choose(folds: &mut [Muc4], whole: &mut Muc4, documents: &[Document], files: &Files) -> Result<(), Failure> {
    let fillers: Vec<Vec<Filler>> = documents
        .iter()
        .enumerate()
        .map(|(at, document)| {
            let model = &folds[at % FOLDS];
            let said = model.first.read(&document.phrases, &document.words, &document.sentences);
            model.fillers(&document.sheet(), &said)
        })
        .collect();
    let mut best = (f64::MIN, [0.0; 3]);
    for turn in 0..TRIED.len() {
        let from = best.1;
        for &value in TRIED[turn] {
            let mut joins = from;
            joins[turn] = value;
            folds.iter_mut().for_each(|model| model.joins = joins);
            write(&files.pred, documents.iter().enumerate().map(|(at, document)| (&folds[at % FOLDS], document, &*fillers[at])))?;
            let Score { ree, template, .. } = score(files)?;
            let all = |rows: &Rows<Prf>| rows.0.iter().find(|(name, _)| name == "all").map_or(0.0, |(_, figures)| figures.f1);
            let (ree, template) = (all(&ree), all(&template));
            println!("joins {joins:?}: CEAF-REE {ree:.2}, templates {template:.2}");
            if ree + template > best.0 {
                best = (ree + template, joins);
            }
        }
    }
    folds.iter_mut().chain([&mut *whole]).for_each(|model| model.joins = best.1);
    let told: Vec<Told> =
        documents.iter().zip(&fillers).enumerate().map(|(at, (document, fillers))| told(&folds[at % FOLDS], document, fillers)).collect();
    for (fold, model) in folds.iter_mut().enumerate() {
        model.sure = learn_sure(told.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, told)| told));
    }
    whole.sure = learn_sure(told.iter());
    Ok(())
}

/// Incidents of a report, each with whether a key of its type is left for it.
type Told = Vec<(Vec<f32>, bool)>;

/// The incidents of a report by fillers that were found by a model that has not seen it.
fn told(model: &Muc4, document: &Document, fillers: &[Filler]) -> Told {
    let groups = model.groups(&document.sheet(), fillers);
    let shared = |group: usize, key: usize| {
        let key = &document.keys[key];
        let fits = key.kinds.iter().any(|known| known == TYPES[type_of(fillers, &groups[group])]);
        let filled = |at: &&usize| fills(key)[fillers[**at].role].iter().any(|fill| fill.strings.contains(&fillers[**at].what.string));
        fits.then(|| groups[group].iter().filter(filled).count())
    };
    let pairs = (0..groups.len()).flat_map(|group| (0..document.keys.len()).map(move |key| (group, key)));
    let mut pairs: Vec<(usize, usize, usize)> = pairs.filter_map(|(group, key)| Some((shared(group, key)?, group, key))).collect();
    pairs.sort_by_key(|(shared, group, key)| (std::cmp::Reverse(*shared), *group, *key));
    let (mut right, mut taken) = (vec![false; groups.len()], vec![false; document.keys.len()]);
    for (_, group, key) in pairs {
        if !right[group] && !taken[key] {
            (right[group], taken[key]) = (true, true);
        }
    }
    right.into_iter().enumerate().map(|(at, right)| (group_row(&document.sheet(), fillers, &groups, at), right)).collect()
}

/// How certainty is learned: shallow trees, since there are few incidents; fewer trees kept chances from the ends (by folds 0.052 of error).
const SURE: forest::Course = forest::Course { trees: 200, depth: 3, rate: 0.05, lambda: 5.0, least: 8.0, rows: 0.6, columns: 0.5 };

fn learn_sure<'t>(told: impl Iterator<Item = &'t Told>) -> Forest {
    let (rows, answers): (Vec<Vec<f32>>, Vec<f32>) = told.flatten().map(|(row, right)| (row.clone(), f32::from(u8::from(*right)))).unzip();
    forest::learn(&rows, &answers, SURE)
}

/// Writes what models say of reports, for the scorer.
pub fn write<'d>(path: &Path, read: impl Iterator<Item = (&'d Muc4, &'d Document, &'d [Filler])>) -> Result<(), Failure> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
    for (model, document, fillers) in read {
        let templates = model.templates(&document.sheet(), fillers);
        writeln!(out, "{}", line(&document.report, &document.parse, &templates).json)?;
    }
    Ok(())
}
