//! Prints how long the atlas takes to prepare, how much memory it holds and how fast it answers:
//! `cargo run --release -p casus-atlas --example load`.

use std::time::Instant;

use casus_atlas::{Atlas, AtlasError, Case, Tables};

fn main() -> Result<(), AtlasError> {
    let tables = Tables {
        countries: include_str!("../../../data/atlas/countries.tsv"),
        places: include_bytes!("../../../data/atlas/places.bin"),
        sites: include_str!("../../../data/atlas/sites.tsv"),
        regions: include_str!("../../../data/atlas/regions.tsv"),
        actors: include_str!("../../../data/atlas/actors.tsv"),
        version: include_str!("../../../data/atlas/VERSION"),
    };
    let before = resident_kb();
    let start = Instant::now();
    let atlas = Atlas::from_tables(&tables)?;
    println!("prepared in {:?}, {} places, {} actors", start.elapsed(), atlas.places().count(), atlas.actors().count());
    println!("{} MB resident, {} MB more than before", resident_kb() / 1024, (resident_kb() - before) / 1024);
    let words: Vec<&str> = "Syrian army tanks moved on Deir al-Zour from Homs and Palmyra , said a monitor in London on Friday .".split(' ').collect();
    let start = Instant::now();
    let mut found = 0;
    for _ in 0..10_000 {
        found += (0..words.len()).filter(|at| atlas.longest(&words[*at..], Case::Mixed).is_some()).count();
    }
    println!("{} ns a word, {found} found", start.elapsed().as_nanos() / (10_000 * words.len() as u128));
    Ok(())
}

fn resident_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
}
