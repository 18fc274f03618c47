//! The committed tables of `data/atlas`, as the program embeds them, and the atlas made of them, once for all tests of a file.
#![allow(dead_code)] // each test file uses its own part of it

use std::sync::OnceLock;

use casus_atlas::{Atlas, Tables};

pub const TABLES: Tables<'static> = Tables {
    countries: include_str!("../../../../data/atlas/countries.tsv"),
    places: include_bytes!("../../../../data/atlas/places.bin"),
    sites: include_str!("../../../../data/atlas/sites.tsv"),
    regions: concat!(include_str!("../../../../data/atlas/regions.tsv"), include_str!("../../../../data/atlas/ucdp.tsv")),
    actors: include_str!("../../../../data/atlas/actors.tsv"),
    version: include_str!("../../../../data/atlas/VERSION"),
};

pub fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| Atlas::from_tables(&TABLES).unwrap_or_else(|error| panic!("{error}")))
}
