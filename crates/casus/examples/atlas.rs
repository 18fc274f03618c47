//! How long an atlas takes to open and a name to find:
//!
//! ```sh
//! cargo run --release -p casus-lib --example atlas -- /tmp/million.atlas
//! ```

use std::path::Path;
use std::time::{Duration, Instant};

const NAMES: [&str; 12] = [
    "Homs",
    "Deir Ezzor",
    "Qamishly",
    "Orleans County",
    "San Jose",
    "Sana'a",
    "Al-Mukalla",
    "Kharkov",
    "حمص",
    "الحسكة",
    "Харків",
    "Nowhereville",
];

fn main() -> Result<(), casus::Error> {
    let file = std::env::args().nth(1);
    let file = file.as_deref().map(Path::new);
    let least = |times: usize, work: &mut dyn FnMut() -> Result<(), casus::Error>| -> Result<Duration, casus::Error> {
        let mut least = Duration::MAX;
        for _ in 0..times {
            let began = Instant::now();
            work()?;
            least = least.min(began.elapsed());
        }
        Ok(least)
    };
    for (what, file) in [("embedded atlas", None), ("this atlas", file)] {
        let before = processor();
        let clock = least(20, &mut || casus::atlas::open(file).map(drop))?;
        let each = processor().zip(before).map(|(now, before)| (now - before) / 20);
        println!(
            "{what}: {clock:?} by the clock at least, {} of processor time",
            each.map_or("no account".to_owned(), |each| format!("{each:?}"))
        );
    }
    let atlas = casus::atlas::open(file)?;
    for name in NAMES {
        let mut count = 0;
        let first = least(1, &mut || {
            count = atlas.candidates(name).len();
            Ok(())
        })?;
        let again = least(200, &mut || {
            count = atlas.candidates(name).len();
            Ok(())
        })?;
        println!("{name}: {count} candidates, first {first:?}, then {again:?}");
    }
    let named = least(200, &mut || {
        NAMES.iter().for_each(|name| drop(atlas.named(name)));
        Ok(())
    })?;
    println!("named, each: {:?}", named / NAMES.len() as u32);
    Ok(())
}

/// Processor time of this thread since it began, where the system keeps an account; on a busy machine it says more than the clock.
fn processor() -> Option<Duration> {
    let account = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    account.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
