//! Incidents of MUC-4, learned from its training reports and from reports of our own in its manner.

mod cross;
mod data;
mod first;
mod own;
mod slots;

use std::io::Write;
use std::path::Path;

use casus::Casus;
use casus::schemes::muc4::line;
use casus_events::muc4::Muc4;

use crate::Failure;
use cross::FOLDS;
use data::Document;

/// Learns the model and writes it to a file.
pub fn train(data: &Path, own: &Path, model: &Path) -> Result<(), Failure> {
    let casus = Casus::new()?;
    let (documents, own) = (data::read(&data.join("muc4/train"), &casus)?, own::read(own, &casus)?);
    let (learned, _) = cross::learn_all(&documents, &own);
    Ok(std::fs::write(model, learned.bytes())?)
}

/// Prints how well roles are filled, by folds over the training reports under `data`, and writes what the folds say of these
/// and what all of them say of the development reports to `folder`, for the scorer.
pub fn cross(data: &Path, own: &Path, folder: &Path) -> Result<(), Failure> {
    let casus = Casus::new()?;
    let (documents, others) = (data::read(&data.join("muc4/train"), &casus)?, data::read(&data.join("muc4/dev"), &casus)?);
    let own = own::read(own, &casus)?;
    data::print_coverage(&documents);
    println!();
    let (learned, folds) = cross::learn_all(&documents, &own);
    let by_fold = documents.iter().enumerate().map(|(at, document)| (&folds[at % FOLDS], document));
    write(&folder.join("train.jsonl"), by_fold)?;
    write(&folder.join("dev.jsonl"), others.iter().map(|document| (&learned, document)))
}

fn write<'d>(path: &Path, read: impl Iterator<Item = (&'d Muc4, &'d Document)>) -> Result<(), Failure> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
    for (model, document) in read {
        let said = model.first.read(&document.phrases, &document.words);
        let sheet = document.sheet();
        let templates = model.templates(&sheet, &model.fillers(&sheet, &said));
        writeln!(out, "{}", line(&document.report, &document.parse, &templates).json)?;
    }
    Ok(())
}
