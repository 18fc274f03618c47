//! Files that are there whole or not at all.

use std::fs::File;
use std::io::{BufWriter, Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

/// A file that is written beside its place and put there when it is whole; thrown away if it never is. What was in its place stays till then.
pub(crate) struct Whole {
    place: PathBuf,
    beside: PathBuf,
    file: File,
}

impl Whole {
    /// Begins a file, so that what cannot be written is known before the work for it is done.
    pub(crate) fn open(place: &Path) -> Result<Whole> {
        let name = place.file_name().ok_or_else(|| Error::new(ErrorKind::InvalidInput, "no name of a file"))?;
        if place.is_dir() {
            return Err(Error::new(ErrorKind::IsADirectory, "a folder"));
        }
        let beside = place.with_file_name(format!(".{}.{}.partial", name.to_string_lossy(), std::process::id()));
        let file = File::create(&beside)?;
        Ok(Whole { place: place.to_owned(), beside, file })
    }

    /// Writes all of it and puts it in its place.
    pub(crate) fn fill<'p>(self, parts: impl IntoIterator<Item = &'p [u8]>) -> Result<()> {
        let mut file = BufWriter::new(&self.file);
        parts.into_iter().try_for_each(|part| file.write_all(part))?;
        file.flush()?;
        drop(file);
        self.file.sync_all()?;
        std::fs::rename(&self.beside, &self.place)
    }
}

impl Drop for Whole {
    fn drop(&mut self) {
        // gone already if it was put in its place
        let _ = std::fs::remove_file(&self.beside);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_there_stays_until_the_new_file_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("table.tsv");
        std::fs::write(&place, "old").expect("written");
        let names = || std::fs::read_dir(folder.path()).expect("a folder").count();
        drop(Whole::open(&place).expect("begun"));
        assert_eq!((std::fs::read_to_string(&place).expect("text").as_str(), names()), ("old", 1));
        Whole::open(&place).expect("begun").fill(["ne".as_bytes(), b"w"]).expect("written");
        assert_eq!((std::fs::read_to_string(&place).expect("text").as_str(), names()), ("new", 1));
    }

    #[test]
    fn what_cannot_be_written_is_known_at_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let said = |place: &Path| Whole::open(place).err().expect("no file").to_string();
        assert_eq!(said(folder.path()), "a folder");
        assert_eq!(said(Path::new("/")), "no name of a file");
    }
}
