//! PLOVER's events: which words tell one, of which type and mode, and who does it to whom. Learned from our own sentences and from the
//! verb patterns of PETRARCH's dictionary.

mod cross;
mod data;
mod learn;
mod patterns;

use std::path::Path;

use casus::Casus;
use casus_events::plover::{self, Plover};
use casus_text::ingest::{self, Format};
use serde_json::json;

use crate::Failure;

/// Learns from the sentences of `corpus` and the dictionary in `data`, and writes the model.
pub fn train(corpus: &Path, data: &Path, model: &Path) -> Result<(), Failure> {
    let casus = Casus::new()?;
    let sentences = data::read(corpus, &casus)?;
    let patterns = patterns::read(&data.join("petrarch/dictionaries/CAMEO.2.0.txt"), &data.join("plover/CAMEO2PLOVER-2021.txt"))?;
    let training: Vec<&data::Coded> = sentences.iter().filter(|sentence| !sentence.kept_back).collect();
    let plover = learn::learn(&training, &patterns);
    std::fs::write(model, plover.to_bytes())?;
    println!("{} sentences, {} patterns, {} bytes", training.len(), patterns.len(), plover.to_bytes().len());
    Ok(())
}

/// Prints scores by folds over the training sentences, and those of all training sentences on the fifth that is kept back.
pub fn cross(corpus: &Path, data: &Path) -> Result<(), Failure> {
    let casus = Casus::new()?;
    let sentences = data::read(corpus, &casus)?;
    let patterns = patterns::read(&data.join("petrarch/dictionaries/CAMEO.2.0.txt"), &data.join("plover/CAMEO2PLOVER-2021.txt"))?;
    cross::print(&casus, &sentences, &patterns);
    Ok(())
}

/// Codes the reports of a file of JSON lines with a model, and prints lines that the project's scorer reads.
pub fn code(model: &Path, file: &Path) -> Result<(), Failure> {
    let casus = Casus::new()?;
    let plover = Plover::from_bytes(&std::fs::read(model)?)?;
    for report in ingest::read("", &std::fs::read(file)?, Format::JsonLines).reports {
        let report = report.map_err(|note| note.to_string())?;
        let parse = casus.parse(&report);
        let events: Vec<_> = plover::code(casus.reader(), &plover, &report, &parse)
            .into_iter()
            .map(|event| {
                let codes = |actors: &[plover::Actor]| {
                    let mut codes: Vec<&str> = actors.iter().filter_map(|actor| actor.code.as_deref()).collect();
                    codes.sort_unstable();
                    codes.dedup();
                    json!(codes)
                };
                let words = |actors: &[plover::Actor]| json!(actors.iter().map(|actor| report.words(actor.words)).collect::<Vec<_>>());
                json!({ "type": event.kind.word(), "mode": event.mode, "source": codes(&event.sources), "target": codes(&event.targets),
                        "text": report.words(event.words), "source_words": words(&event.sources), "target_words": words(&event.targets) })
            })
            .collect();
        println!("{}", json!({ "id": report.doc, "events": events }));
    }
    Ok(())
}
