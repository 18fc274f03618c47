//! The one error of this library. Trouble with a report is not an error: it is a note in its row.

use std::path::PathBuf;

/// What stopped the work as a whole. The message is one line: what was being done, what was found, what was expected, what to do.
///
/// It is not for trouble with one report or one file: that is a [`crate::Trouble`], and the others are still coded.
///
/// ```
/// let settings = casus::Settings { codebook: Some("no/such/folder".into()), ..Default::default() };
/// let error = casus::Casus::with(settings).err().map(|error| error.to_string()).unwrap_or_default();
/// assert_eq!(
///     error,
///     "reading the codebook folder \"no/such/folder\": found no such folder, expected one with codebook files (*.toml); check --codebook",
/// );
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A codebook folder of the user's that is not there or holds no codebook.
    #[error("reading the codebook folder {folder:?}: found {found}, expected one with codebook files (*.toml); check --codebook")]
    CodebookFolder {
        /// The folder.
        folder: PathBuf,
        /// What was found instead.
        found: String,
    },
    /// A codebook or word-list file that cannot be used; the message names it.
    #[error("{message}")]
    Codebook {
        /// File, what was found, what was expected.
        message: String,
    },
    /// A kind asked for that no codebook file describes.
    #[error("choosing kinds: found {found:?}, expected names from the codebook: {known}; see `casus codebook`")]
    UnknownKind {
        /// What was asked for.
        found: String,
        /// The kinds there are.
        known: String,
    },
    /// A role of names of places that there is not.
    #[error("choosing roles: found {found:?}, expected some of {known}; check --roles")]
    UnknownRole {
        /// What was asked for.
        found: String,
        /// The roles there are.
        known: String,
    },
    /// A name that no new kind can have.
    #[error("naming a kind: found {name:?} ({found}), expected {expected}")]
    NewKind {
        /// The name.
        name: String,
        /// What is wrong with it.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// A table inside the program that cannot be used: a fault of the build, not of the user.
    #[error("preparing the {table}: {found}; this copy of casus was built wrongly, build or install it again")]
    Knowledge {
        /// Which table.
        table: String,
        /// What was found.
        found: String,
    },
    /// A question about an actor that cannot be asked.
    #[error("looking for an actor: found {found:?}, expected {expected}")]
    ActorQuestion {
        /// What was asked.
        found: String,
        /// What was expected, and where to put it right.
        expected: String,
    },
    /// Threads could not be started.
    #[error("starting {threads} threads: {found}; ask for fewer with --threads")]
    Threads {
        /// How many were asked for.
        threads: usize,
        /// What the system said.
        found: String,
    },
    /// A file of an evaluation that cannot be read or makes no sense.
    #[error("reading {}: {found}, expected {expected}", file.display())]
    Evaluation {
        /// The file.
        file: PathBuf,
        /// What was found, with its line where one is known.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// A compiled atlas that cannot be used.
    #[error(
        "opening the atlas {file:?}: found {found:?}, expected {expected}; build it again with `casus atlas build` or name another file"
    )]
    Atlas {
        /// The file.
        file: PathBuf,
        /// What was found.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// A dump of places that cannot be used.
    #[error("reading the dump {file:?}{}: found {found}, expected {expected}", if *line > 0 { format!(", line {line}") } else { String::new() })]
    Dump {
        /// The file.
        file: PathBuf,
        /// The line, counted from one; zero where it is the file as a whole.
        line: usize,
        /// What was found.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// A compiled atlas that cannot be written.
    #[error("writing the atlas {file:?}: found {found:?}, expected to write it; check -o")]
    AtlasOut {
        /// The file.
        file: PathBuf,
        /// What the system said.
        found: String,
    },
    /// A country that is none.
    #[error("choosing a country: found {found:?}, expected an ISO code of three letters such as SYR; check --country")]
    UnknownCountry {
        /// What was asked for.
        found: String,
    },
    /// A file for the output that cannot be made.
    #[error("opening the output file {file:?}: found \"{source}\", expected to write it; check --out")]
    OutFile {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Output could not be written.
    #[error("writing the output: {0}")]
    Output(#[from] std::io::Error),
}

impl Error {
    /// Whether the reader of the output had enough (`casus … | head`): no fault at all.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Error::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe)
    }

    /// Whether the call was wrong (exit code 2) rather than the work (1).
    pub fn is_usage(&self) -> bool {
        !matches!(self, Error::Output(_))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error::Output(error.into())
    }
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        Error::Output(error.into())
    }
}
