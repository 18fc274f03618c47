//! What can be wrong with a table.

use std::fmt;

/// A table of the atlas could not be read: which one, where, what was found there and what was expected.
///
/// It is not an answer to a look-up: a name that nobody knows is `None`, never an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtlasError {
    /// The table's file name, for example `actors.tsv`.
    pub table: &'static str,
    /// The line, counted from one; zero where the table has no lines.
    pub line: usize,
    /// What was found, shortened to 60 letters.
    pub found: String,
    /// What was expected there.
    pub expected: String,
}

impl AtlasError {
    pub(crate) fn new(table: &'static str, line: usize, found: &str, expected: impl Into<String>) -> AtlasError {
        AtlasError { table, line, found: found.chars().take(60).collect(), expected: expected.into() }
    }
}

impl fmt::Display for AtlasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "reading {}", self.table)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        write!(f, ": found {:?}, expected {}; mend the row or regenerate the table", self.found, self.expected)
    }
}

impl std::error::Error for AtlasError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_says_where_what_and_what_to_do() {
        let error = AtlasError::new("sites.tsv", 7, "north", "a latitude from -90 to 90");
        assert_eq!(
            error.to_string(),
            "reading sites.tsv, line 7: found \"north\", expected a latitude from -90 to 90; mend the row or regenerate the table"
        );
    }
}
