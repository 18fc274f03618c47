//! How sure a writer is that something happened, learned from people's judgements.

mod cross;
mod data;
mod learn;
mod measure;
mod statuses;

use std::path::Path;

use casus::Casus;
use casus_events::judge::factuality::Factuality;

use crate::Failure;
use data::Judged;

const TRAIN: &str = "factuality/UDS_IH2_train.jsonl";
const DEV: &str = "factuality/UDS_IH2_dev.jsonl";

/// Prints by folds over the training sentences how well judgements are told, and those that are told worst.
pub fn cross(data: &Path) -> Result<(), Failure> {
    cross::print(&data::read(&data.join(TRAIN), &Casus::new()?)?, 60);
    Ok(())
}

/// Learns from the training sentences and writes the model.
pub fn train(data: &Path, model: &Path) -> Result<(), Failure> {
    let judged = data::read(&data.join(TRAIN), &Casus::new()?)?;
    let learned = learn::learn(&judged.iter().collect::<Vec<_>>());
    let bytes = learned.bytes();
    std::fs::write(model, &bytes).map_err(|error| format!("writing {}: {error}", model.display()))?;
    println!("{} words judged, {} bytes", judged.len(), bytes.len());
    Ok(())
}

/// Prints how well a model tells the judgements of the development sentences.
pub fn score(data: &Path, model: &Path) -> Result<(), Failure> {
    let learned = open(model)?;
    let judged = data::read(&data.join(DEV), &Casus::new()?)?;
    let told: Vec<f32> = judged.iter().map(|Judged { sight, .. }| learned.score(sight)).collect();
    print!("{}", measure::table(&judged, &told));
    Ok(())
}

/// Prints how a model tells the events of our own training reports, status by status.
pub fn statuses(corpus: &Path, model: &Path) -> Result<(), Failure> {
    statuses::print(corpus, &open(model)?)
}

fn open(model: &Path) -> Result<Factuality, Failure> {
    let bytes = std::fs::read(model).map_err(|error| format!("reading {}: {error}", model.display()))?;
    Ok(Factuality::from_bytes(&bytes)?)
}
