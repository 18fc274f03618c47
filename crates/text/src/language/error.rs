//! What can be wrong with a model.

use std::fmt;

/// Why bytes are no language model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageError {
    pub(super) found: String,
    pub(super) expected: String,
}

impl fmt::Display for LanguageError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, expected } = self;
        write!(
            out,
            "reading the language model: found {found}, expected {expected}; rebuild it with `cargo run --release -p casus-train -- \
             language ../shared/data data/models/sentences.bin data/models/language.bin`"
        )
    }
}

impl std::error::Error for LanguageError {}
