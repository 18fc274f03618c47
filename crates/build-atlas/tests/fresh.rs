//! The committed tables are what the generator makes of the data.

use std::path::Path;

#[test]
fn tables_are_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().expect("the repository is there");
    let shared = root.join("../shared/data/atlas");
    if !shared.exists() {
        eprintln!("SKIPPED tables_are_fresh: {} is not there", shared.display());
        return;
    }
    let made = match casus_build_atlas::make(&shared) {
        Ok(made) => made,
        Err(error) if error.contains("cargo fetch") => {
            eprintln!("SKIPPED tables_are_fresh: {error}");
            return;
        }
        Err(error) => panic!("{error}"),
    };
    let hint = "run `cargo run --release -p casus-build-atlas -- ../shared/data/atlas` and commit data/atlas";
    let kept = std::fs::read_to_string(root.join("data/atlas/countries.tsv")).expect("the table is committed");
    assert!(kept == made.countries, "countries.tsv is stale; {hint}");
    let kept = std::fs::read(root.join("data/atlas/places.bin")).expect("the table is committed");
    assert!(kept == made.places, "places.bin is stale; {hint}");
}
