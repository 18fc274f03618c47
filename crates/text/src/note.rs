//! Trouble with the input, told, not hidden.

/// Trouble with the input, or a limit that cut something off. A note never stops the reading of the rest.
///
/// The message says what was being done, what was found (quoted), what was expected, and what to do.
///
/// ```
/// use casus_text::Note;
/// let note = Note::at_line(3, "reading a JSON line: found \"[1]\", expected an object; the line was left out");
/// assert_eq!(note.to_string(), "line 3: reading a JSON line: found \"[1]\", expected an object; the line was left out");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Line of the input file, counted from 1, where one is known.
    pub line: Option<u32>,
    /// One line of plain words.
    pub message: String,
}

impl Note {
    /// A note on the whole input.
    pub fn new(message: impl Into<String>) -> Self {
        Note { line: None, message: message.into() }
    }

    /// A note on one line of the input file, counted from 1.
    pub fn at_line(line: u32, message: impl Into<String>) -> Self {
        Note { line: Some(line), message: message.into() }
    }
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}
