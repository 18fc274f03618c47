//! Any bytes as a model: a model or an error, never a panic. What is read as a model is used once.
#![no_main]

use casus_text::language::Language;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(language) = Language::from_bytes(bytes) {
        language.analyse(&["Gunmen", "fled", "."]);
    }
});
