//! What is in an atlas.

use super::{damaged, open};
use crate::Error;
use std::path::Path;

/// What an atlas says of itself and what a look through it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// Its version, as outputs print it.
    pub version: String,
    /// What it was made of: keys and values.
    pub made_of: Vec<(String, String)>,
    /// How many places there are, by source and feature.
    pub counts: Vec<(String, String, usize)>,
}

/// Looks through an atlas, the embedded one without a file; all of it is read and checked.
///
/// # Errors
/// As [`open`]; numbers within the file that lead nowhere.
pub fn info(file: Option<&Path>) -> Result<Info, Error> {
    let atlas = open(file)?;
    atlas.verify().map_err(|error| damaged(file.unwrap_or(Path::new("the embedded atlas")), &error))?;
    let counts = atlas.counts().into_iter();
    Ok(Info {
        version: atlas.version().to_owned(),
        made_of: atlas.made_of().map(|(key, value)| (key.to_owned(), value.to_owned())).collect(),
        counts: counts.map(|((source, feature), count)| (source.prefix().to_owned(), feature.word().to_owned(), count)).collect(),
    })
}

impl std::fmt::Display for Info {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "version\t{}", self.version)?;
        for (key, value) in &self.made_of {
            writeln!(f, "{key}\t{value}")?;
        }
        for (source, feature, count) in &self.counts {
            writeln!(f, "{source}\t{feature}\t{count}")?;
        }
        writeln!(f, "checked\tchecksum, names and numbers are right")
    }
}
