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
    println!("prepared in {:?}, {} actors", start.elapsed(), atlas.actors().count());
    println!("{} MB resident, {} MB more than before", resident_kb() / 1024, (resident_kb() - before) / 1024);
    let ticks = processor_ticks();
    for _ in 0..10 {
        drop(Atlas::from_tables(&tables)?);
    }
    println!("{} ms of processor time each, over ten times", processor_ticks() - ticks);
    let words: Vec<&str> =
        "Syrian army tanks moved on Deir al-Zour from Homs and Palmyra , said a monitor in London on Friday .".split(' ').collect();
    let start = Instant::now();
    let mut found = 0;
    for _ in 0..10_000 {
        found += (0..words.len()).filter(|at| atlas.longest(&words[*at..], Case::Mixed).is_some()).count();
    }
    println!("{} MB resident after looking up", resident_kb() / 1024);
    println!("{} ns a word, {found} found", start.elapsed().as_nanos() / (10_000 * words.len() as u128));
    println!("{} places, {} MB resident once all are made", atlas.places().count(), resident_kb() / 1024);
    Ok(())
}

/// Hundredths of a second that this process has run for: unlike the clock, no other process slows it down much.
fn processor_ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    stat.split(' ').skip(13).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
}

fn resident_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
}
