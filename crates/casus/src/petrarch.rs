//! PETRARCH's dictionaries from files: to code with, or as a table of actors for the atlas.

use crate::Error;
use crate::evaluate::input::text;
use crate::knowledge;
use crate::whole::Whole;
use casus_atlas::petrarch::{Actors, Agents, Beside, Fault, Import};
use casus_events::petrarch::Dictionaries;
use std::path::{Path, PathBuf};

/// The files of a set of dictionaries; each kind may have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DictionaryFiles {
    /// Who acts.
    pub actors: Vec<PathBuf>,
    /// What they are.
    pub agents: Vec<PathBuf>,
    /// What they do.
    pub verbs: Vec<PathBuf>,
    /// What is not coded.
    pub discards: Vec<PathBuf>,
}

/// Reads dictionaries; lines that could not be read come beside them, in order of the files.
///
/// # Errors
/// A file that is not there or is not text.
pub fn read(files: &DictionaryFiles) -> Result<(Dictionaries, Vec<Fault>), Error> {
    let mut all = Dictionaries::default();
    let mut faults = Vec::new();
    each(&files.actors, &mut faults, |name, text| all.actors.add(name, text))?;
    each(&files.agents, &mut faults, |name, text| all.agents.add(name, text))?;
    each(&files.verbs, &mut faults, |name, text| all.verbs.add(name, text))?;
    each(&files.discards, &mut faults, |name, text| all.discards.add(name, text))?;
    Ok((all, faults))
}

fn each(files: &[PathBuf], faults: &mut Vec<Fault>, mut add: impl FnMut(&str, &str) -> Vec<Fault>) -> Result<(), Error> {
    for file in files {
        faults.extend(add(&file.display().to_string(), &text(file, "a dictionary of PETRARCH")?));
    }
    Ok(())
}

/// What an import made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The table and what was left out of it.
    pub import: Import,
    /// How many words for agents were read; they have no rows.
    pub agents: usize,
    /// Lines that could not be read.
    pub faults: Vec<Fault>,
}

/// Writes dictionaries of actors as a table in the shape of `data/atlas/actors.tsv`, to stand beside it ([`Import::add`]); the file is there
/// whole or not at all. Dictionaries of agents are only checked: what an actor's people are called has no rows.
///
/// # Errors
/// A dictionary that is not there or is not text; an output that cannot be written.
pub fn import(actors: &[PathBuf], agents: &[PathBuf], out: &Path) -> Result<Imported, Error> {
    let fault = |source| Error::OutFile { file: out.to_owned(), source };
    let target = Whole::open(out).map_err(fault)?;
    let mut imported = Imported::default();
    let mut beside = Beside::of(knowledge::text("atlas/countries.tsv")?, knowledge::text("atlas/actors.tsv")?);
    for file in actors {
        let mut read = Actors::default();
        each(std::slice::from_ref(file), &mut imported.faults, |name, text| read.add(name, text))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        imported.import.add(&read, &format!("PETRARCH dictionary {name}"), &mut beside);
    }
    let mut read = Agents::default();
    each(agents, &mut imported.faults, |name, text| read.add(name, text))?;
    imported.agents = read.entries.len();
    target.fill([imported.import.table().as_bytes()]).map_err(fault)?;
    Ok(imported)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("actors.txt"), "LAKE_FRONT [FRAREB]\n\t[FRAREB 9x0101]\nARDEN [FRA]").expect("written");
        std::fs::write(folder.path().join("agents.txt"), "BAKER [~LAB]\nCOOK").expect("written");
        folder
    }

    #[test]
    fn actors_become_a_table_and_faults_are_named() {
        let folder = folder();
        let (actors, agents, out) = (folder.path().join("actors.txt"), folder.path().join("agents.txt"), folder.path().join("own.tsv"));
        let imported = import(std::slice::from_ref(&actors), &[agents], &out).expect("imported");
        let lines: Vec<usize> = imported.faults.iter().map(|fault| fault.line).collect();
        assert_eq!((imported.import.actors, imported.import.places, imported.agents, lines), (1, 1, 2, vec![2, 2]));
        let table = std::fs::read_to_string(out).expect("written");
        let rows: Vec<&str> = table.lines().collect();
        assert_eq!(
            rows,
            [
                "id\tname\tclass\tcountry\taliases\troles\tfounded\tdefunct\tties\tsource",
                "petrarch-lake-front\tLake Front\trebel_group\tFRA\t\t\t\t\t\tPETRARCH dictionary actors.txt",
            ]
        );
    }

    #[test]
    fn what_cannot_be_read_or_written_is_said() {
        let folder = folder();
        let error = import(&[folder.path().join("none.txt")], &[], &folder.path().join("own.tsv")).expect_err("no such file").to_string();
        assert!(error.ends_with("none.txt: found no such file, expected a dictionary of PETRARCH"), "{error}");
        let out = folder.path().join("no/folder/own.tsv");
        assert!(import(&[folder.path().join("actors.txt")], &[], &out).is_err());
        assert!(!out.exists());
    }
}
