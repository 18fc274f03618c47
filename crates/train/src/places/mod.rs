//! Where names of places lie: learned from GeoWebNews and GeoVirus, names with points, from our own training reports, and from short
//! reports made from the atlas.

mod cross;
mod data;
mod isotonic;
mod learn;
mod made;
mod own;

use std::path::Path;

use casus_atlas::{Atlas, Tables};
use casus_events::places::Spotter;
use casus_text::parse::sentences::Splitter;

use crate::Failure;

/// What settling knows before anything is learned: read from the folder of tables, so that a changed table needs no build.
struct Knowledge {
    atlas: Atlas,
    splitter: Splitter,
    spotter: Spotter,
}

impl Knowledge {
    fn read(folder: &Path) -> Result<Knowledge, Failure> {
        let text = |name: &str| std::fs::read_to_string(folder.join("atlas").join(name));
        let (countries, sites, regions, actors) =
            (text("countries.tsv")?, text("sites.tsv")?, text("regions.tsv")? + &text("ucdp.tsv")?, text("actors.tsv")?);
        let places = std::fs::read(folder.join("atlas/places.bin"))?;
        let tables = Tables {
            countries: &countries,
            places: &places,
            sites: &sites,
            regions: &regions,
            actors: &actors,
            version: &text("VERSION")?,
        };
        let splitter = Splitter::from_bytes(&std::fs::read(folder.join("models/sentences.bin"))?)?;
        let spotter = Spotter::read(&std::fs::read(folder.join("models/toponyms.bin"))?)?;
        Ok(Knowledge { atlas: Atlas::from_tables(&tables)?, splitter, spotter })
    }
}

/// Learns from all articles in `data` and writes the model.
pub fn train([folder, data, names]: [&Path; 3], corpora: &[&Path], model: &Path) -> Result<(), Failure> {
    let knowledge = Knowledge::read(folder)?;
    let articles = data::read(&knowledge, data, names)?;
    let (own, made) = (own::read(&knowledge, corpora)?, made::make(&knowledge));
    let all: Vec<&data::Article> = articles.iter().chain(&own).chain(&made).collect();
    let learned = learn::learn(&knowledge, &all);
    let bytes = learned.to_bytes();
    std::fs::write(model, &bytes)?;
    println!("{} articles, {} reports of our own, {} made, {} bytes", articles.len(), own.len(), made.len(), bytes.len());
    Ok(())
}

/// Prints by folds of whole articles how well names are placed, and writes the predictions for the project's scorer into `out`.
pub fn cross([folder, data, names]: [&Path; 3], corpora: &[&Path], out: &Path) -> Result<(), Failure> {
    let knowledge = Knowledge::read(folder)?;
    let mut articles = data::read(&knowledge, data, names)?;
    articles.extend(own::read(&knowledge, corpora)?);
    let made = made::make(&knowledge);
    cross::run(&knowledge, &articles, &made, out)
}
