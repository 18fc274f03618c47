//! Any bytes: read as a file, then parsed. Nothing may panic, and every token must lie in the text.
#![no_main]

use std::sync::LazyLock;

use casus_text::english::{English, Models};
use casus_text::ingest::{self, Format};
use casus_text::parse::parse;
use libfuzzer_sys::fuzz_target;

static ENGLISH: LazyLock<English> = LazyLock::new(|| {
    English::new(&Models {
        sentences: include_bytes!("../../data/models/sentences.bin"),
        language: include_bytes!("../../data/models/language.bin"),
        names: include_bytes!("../../data/models/names.bin"),
        coreference: include_bytes!("../../data/models/coreference.bin"),
    })
    .expect("the shipped models are whole")
});

fuzz_target!(|bytes: &[u8]| {
    for report in ingest::read("fuzz", bytes, Format::sniff(bytes)).reports.into_iter().flatten() {
        let found = parse(&ENGLISH, &report);
        for token in &found.tokens {
            assert!(report.text.get(token.span.range()).is_some());
        }
    }
});
