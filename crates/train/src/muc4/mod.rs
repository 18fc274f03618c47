//! Incidents of MUC-4, learned from its training reports and from reports of our own in its manner.

mod cross;
mod data;
mod first;
mod joins;
mod own;
mod places;
mod slots;

use std::path::Path;

use casus::Casus;
use casus::evaluate::muc4::score;
use casus_events::muc4::Muc4;

use crate::Failure;
use cross::FOLDS;
use data::Document;

/// Learns the model and writes it to a file; what it says of the development reports, which nothing is learned from, is scored on the way.
pub fn train(data: &Path, own: &Path, model: &Path) -> Result<(), Failure> {
    let folder = std::env::temp_dir().join(format!("casus-train-muc4-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let learned = cross(data, own, &folder);
    std::fs::remove_dir_all(&folder)?;
    Ok(std::fs::write(model, learned?.bytes())?)
}

/// Learns, prints how well roles are filled by folds over the training reports under `data`, and writes what the folds say of these
/// (`train.jsonl`) and what all of them say of the development reports (`dev.jsonl`) to `folder`, with the scorer's tables.
pub fn cross(data: &Path, own: &Path, folder: &Path) -> Result<Muc4, Failure> {
    let casus = Casus::new()?;
    let (documents, others) = (data::read(&data.join("muc4/train"), &casus)?, data::read(&data.join("muc4/dev"), &casus)?);
    let own = own::read(own, &casus)?;
    data::print_coverage(&documents);
    println!();
    let (mut learned, mut folds) = cross::learn_all(&documents, &own);
    let by_folds = joins::files(data, "train", &folder.join("train.jsonl"))?;
    joins::choose(&mut folds, &mut learned, &documents, &by_folds)?;
    let read = |model: &Muc4, document: &Document| {
        let said = model.first.read(&document.phrases, &document.words, &document.sentences);
        model.fillers(&document.sheet(), &said)
    };
    let fillers: Vec<_> = documents.iter().enumerate().map(|(at, document)| read(&folds[at % FOLDS], document)).collect();
    let of_folds = documents.iter().zip(&fillers).enumerate().map(|(at, (document, fillers))| (&folds[at % FOLDS], document, &**fillers));
    joins::write(&by_folds.pred, of_folds)?;
    let fillers: Vec<_> = others.iter().map(|document| read(&learned, document)).collect();
    let of_all = joins::files(data, "dev", &folder.join("dev.jsonl"))?;
    joins::write(&of_all.pred, others.iter().zip(&fillers).map(|(document, fillers)| (&learned, document, &**fillers)))?;
    for (name, files) in [("Training reports, by folds", &by_folds), ("Development reports", &of_all)] {
        println!("\n# {name}\n\n{}", score(files)?.print(0)?);
    }
    Ok(learned)
}
