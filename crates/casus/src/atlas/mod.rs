//! The atlas as files: a user's dumps compiled into one ([`build`](fn@build)), a compiled one opened ([`open`]), looked into ([`info`]),
//! and asked for a name ([`find`]).

mod build;
mod find;
mod info;
mod lines;
mod map;

pub use build::{Build, Built, build};
pub use find::{FoundRow, find, json, table};
pub use info::{Info, info};
pub use lines::Account;

use crate::Error;
use crate::knowledge;
use crate::own_actors::OwnActors;
use casus_atlas::{Atlas, AtlasError, layout};
use std::path::Path;

/// Opens a compiled atlas in the place of the embedded places; without a file, the embedded atlas.
///
/// The file is mapped and not copied: it must not be changed while it is open. `casus atlas build` never changes a file, it puts a new one
/// in its place.
///
/// ```
/// let atlas = casus::atlas::open(None)?;
/// assert!(atlas.places().count() > 300_000);
/// # Ok::<(), casus::Error>(())
/// ```
///
/// # Errors
/// A file that is not there, is no compiled atlas, was made by another version, or is damaged.
pub fn open(file: Option<&Path>) -> Result<Atlas, Error> {
    open_with(file, None)
}

/// The same with a user's actors beside the embedded ones.
///
/// # Errors
/// As [`open`]; a row of the user's actors that cannot be read or does not go with the others, with its line.
pub fn open_with(places: Option<&Path>, actors: Option<&OwnActors>) -> Result<Atlas, Error> {
    let mut tables = knowledge::atlas_tables()?;
    if let Some(actors) = actors {
        tables.actors = actors.table();
    }
    let version = version(None, actors)?;
    tables.version = &version;
    let told = |error: &AtlasError| actors.and_then(|actors| actors.fault(error));
    let Some(file) = places else {
        let fault = |error: AtlasError| told(&error).unwrap_or_else(|| built_wrongly(&error));
        return Atlas::from_tables(&tables).map_err(fault);
    };
    let bytes = map::bytes(file).map_err(|found| unusable(file, found, "a compiled atlas"))?;
    tables.places = b"";
    Atlas::with_places(&tables, bytes).map_err(|error| told(&error).unwrap_or_else(|| damaged(file, &error)))
}

/// The version of the atlas: that of the embedded tables, with the hash of a user's own actors and the checksum of a user's own file of places
/// behind pluses.
///
/// Only the first bytes of the file of places are read.
///
/// # Errors
/// A file that cannot be read or does not begin like a compiled atlas.
pub fn version(places: Option<&Path>, actors: Option<&OwnActors>) -> Result<String, Error> {
    let tables = knowledge::atlas_tables()?;
    let mut version = tables.version.trim().lines().next().unwrap_or_default().to_owned();
    if let Some(actors) = actors {
        version = format!("{version}+{}", actors.version());
    }
    let Some(file) = places else { return Ok(version) };
    let head = map::head(file, layout::HEAD).map_err(|found| unusable(file, found, "a compiled atlas"))?;
    match layout::checksum(&head) {
        Some(checksum) => Ok(format!("{version}+{checksum:08x}")),
        // opening says best what is wrong
        None => open_with(places, actors).map(|atlas| atlas.version().to_owned()),
    }
}

fn built_wrongly(error: &AtlasError) -> Error {
    Error::Knowledge { table: "atlas".to_owned(), found: error.to_string() }
}

fn unusable(file: &Path, found: String, expected: &str) -> Error {
    Error::Atlas { file: file.to_owned(), found, expected: expected.to_owned() }
}

fn damaged(file: &Path, error: &AtlasError) -> Error {
    unusable(file, error.found.clone(), &error.expected)
}

/// What the system says of a file, in the words of this house.
fn said(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file".to_owned(),
        _ => error.to_string(),
    }
}
