//! How fillers are joined to incidents: chosen by folds over the training reports, by what the scorer says of roles and of templates.

use std::io::Write;
use std::path::Path;

use casus::evaluate::figures::{Prf, Rows};
use casus::evaluate::muc4::{Files, Score, score};
use casus::schemes::muc4::line;
use casus_events::muc4::Muc4;
use casus_events::muc4::grouping::Filler;

use super::cross::FOLDS;
use super::data::Document;
use crate::Failure;

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
    folds.iter_mut().chain([whole]).for_each(|model| model.joins = best.1);
    Ok(())
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
