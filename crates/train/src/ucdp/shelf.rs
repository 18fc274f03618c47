//! The atlas's tables in the repository, to make an atlas of them with other places added.

use crate::Failure;
use casus_atlas::{Atlas, Tables};
use std::collections::HashSet;

/// The tables of the atlas, as text and bytes.
pub(super) struct Shelf {
    countries: String,
    places: Vec<u8>,
    sites: String,
    regions: String,
    weak: HashSet<String>,
}

impl Shelf {
    /// Reads the committed tables, without the places that were learned of UCDP.
    pub fn read() -> Result<Shelf, Failure> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let text = |file: &str| std::fs::read_to_string(format!("{root}/{file}")).map_err(|error| format!("reading {file}: {error}"));
        let words = text("crates/atlas/hand/weak_words.txt").or_else(|_| text("crates/build-atlas/hand/weak_words.txt"))?;
        Ok(Shelf {
            countries: text("data/atlas/countries.tsv")?,
            places: std::fs::read(format!("{root}/data/atlas/places.bin"))?,
            sites: text("data/atlas/sites.tsv")?,
            regions: text("data/atlas/regions.tsv")?,
            weak: words.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(str::to_owned).collect(),
        })
    }

    /// The atlas with rows added that have the columns of regions.
    pub fn with(&self, rows: &str) -> Result<Atlas, Failure> {
        let regions = [self.regions.as_str(), rows].concat();
        let tables =
            Tables { countries: &self.countries, places: &self.places, sites: &self.sites, regions: &regions, actors: "", version: "1" };
        Ok(Atlas::from_tables(&tables)?)
    }

    /// Whether a folded name is also a common word or a person's name.
    pub fn is_weak(&self, name: &str) -> bool {
        self.weak.contains(name)
    }
}
