//! How many megabytes a second the gate weighs on one core: `cargo bench -p casus-events`.
//!
//! The texts are our own corpus, many times over; the gate weighs every word whether it opens or not. The best of some passes counts. The
//! limit of the project is printed beside, and nothing is asserted: a machine with other work to do must not fail a build.

use casus_events::gate::Gate;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

fn main() {
    // `cargo bench` says --bench; `cargo test --benches` does not, and then one pass shows that it works
    let passes = if std::env::args().any(|argument| argument == "--bench") { 20 } else { 1 };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let gate = Gate::from_bytes(&std::fs::read(root.join("data/models/gate.bin")).expect("the model is committed")).expect("a sound model");
    let mut files: Vec<_> =
        std::fs::read_dir(root.join("corpus/train/texts")).expect("the corpus").map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    let texts: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).expect("text")).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let pass = || {
        let began = Instant::now();
        texts.iter().for_each(|text| {
            black_box(gate.opens(text));
        });
        began.elapsed().as_secs_f64()
    };
    let best = (0..passes).map(|_| pass()).fold(f64::MAX, f64::min);
    println!("gate: {} texts, {bytes} bytes: {:.0} MB/s (limit: at least 20)", texts.len(), bytes as f64 / best / 1e6);
}
