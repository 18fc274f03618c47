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

use crate::Failure;

/// Learns from the sentences of `corpus` and the dictionary in `data`, and writes the model.
pub fn train(corpus: &Path, data: &Path, model: &Path) -> Result<(), Failure> {
    let casus = Casus::new()?;
    let sentences = data::read(corpus, &casus)?;
    let patterns = read_patterns(data)?;
    let training: Vec<&data::Coded> = sentences.iter().filter(|sentence| !sentence.kept_back).collect();
    let plover = learn::learn(&training, &patterns);
    std::fs::write(model, plover.to_bytes())?;
    println!("{} sentences, {} patterns, {} bytes", training.len(), patterns.len(), plover.to_bytes().len());
    Ok(())
}

fn read_patterns(data: &Path) -> Result<Vec<patterns::Pattern>, Failure> {
    let [dictionary, table] = ["petrarch/dictionaries/CAMEO.2.0.txt", "plover/CAMEO2PLOVER-2021.txt"].map(|file| data.join(file));
    patterns::read(&dictionary, &table)
}

/// Prints scores by folds over the training sentences, and those of all training sentences on the fifth that is kept back.
pub fn cross(corpus: &Path, data: &Path) -> Result<(), Failure> {
    let casus = Casus::new()?;
    let sentences = data::read(corpus, &casus)?;
    let patterns = read_patterns(data)?;
    cross::print(&casus, &sentences, &patterns);
    Ok(())
}

/// Codes the reports of a file of JSON lines with a model that need not be the one that ships, and prints lines that the project's scorer reads.
pub fn code(model: &Path, file: &Path) -> Result<(), Failure> {
    let casus = Casus::new()?;
    let plover = Plover::from_bytes(&std::fs::read(model)?)?;
    for report in ingest::read("", &std::fs::read(file)?, Format::JsonLines).reports {
        let report = report.map_err(|note| note.to_string())?;
        let parse = casus.parse(&report);
        let events = plover::code(casus.reader(), &plover, &report, &parse);
        println!("{}", casus::schemes::plover::line(&report, &events).json);
    }
    Ok(())
}
