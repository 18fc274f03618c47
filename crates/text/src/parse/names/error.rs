//! Why bytes are no model of names.

use std::fmt;

/// Why bytes are no model of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamesError {
    pub(super) found: String,
    pub(super) expected: String,
}

impl fmt::Display for NamesError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, expected } = self;
        write!(
            out,
            "reading the model of names: found {found}, expected {expected}; rebuild it with `cargo run --release -p casus-train -- \
             names ../shared/data data/models/names.bin`"
        )
    }
}

impl std::error::Error for NamesError {}
