//! PETRARCH's unit records, coded with its validation dictionaries: an import test of the whole format.
//!
//! The records are their makers' and are not kept here: without `../shared` the check is skipped, and says so.

use casus::evaluate::petrarch::{WordsOf, score};
use casus::own_actors::OwnActors;
use casus::petrarch::import;
use casus_atlas::ActorClass;
use std::path::{Path, PathBuf};

/// Gold events equal in source, target and code root, and what was coded beside them, when the coder was written.
const EQUAL: usize = 341;
const MADE_UP: usize = 14;

/// The folder of PETRARCH's files; `None`, loudly, where it is not.
fn folder(test: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/petrarch");
    if !folder.exists() {
        eprintln!("SKIPPED {test}: {} is not there", folder.display());
        return None;
    }
    Some(folder)
}

#[test]
fn unit_records_are_coded_as_well_as_before() {
    let Some(folder) = folder("unit_records_are_coded_as_well_as_before") else { return };
    let scored = score(&folder, WordsOf::Text).expect("records are read");
    let equal = &scored.all.equal;
    assert_eq!((equal.gold, scored.faults), (359, 0), "the records and dictionaries are not those that are known");
    let hint = "see `casus evaluate petrarch ../shared/data/petrarch --errors 50`";
    assert!(equal.hits >= EQUAL, "{} of {} events are equal, not {EQUAL}; {hint}", equal.hits, equal.gold);
    assert!(equal.pred - equal.hits <= MADE_UP, "{} events are made up, not {MADE_UP}; {hint}", equal.pred - equal.hits);
}

/// An import of all dictionaries of actors stands behind our own table as an atlas takes it.
#[test]
fn imported_actors_stand_beside_ours() {
    let Some(folder) = folder("imported_actors_stand_beside_ours") else { return };
    let files = ["Countries", "International", "MilNonState"].map(|name| folder.join(format!("dictionaries/Phoenix.{name}.actors.txt")));
    let out = tempfile::NamedTempFile::new().expect("a file");
    let imported = import(&files, &[], out.path()).expect("imported");
    assert!(imported.import.actors > 15_000, "{} actors", imported.import.actors);
    let actors = OwnActors::read(out.path()).expect("joined");
    let atlas = casus::atlas::open_with(None, Some(&actors)).unwrap_or_else(|error| panic!("{error}"));
    let own = atlas.actors().filter(|(_, actor)| actor.source.starts_with("PETRARCH dictionary"));
    let persons = own.filter(|(_, actor)| actor.class == ActorClass::Person).map(|(_, actor)| actor);
    for person in persons {
        assert!(!person.ties.is_empty(), "{} holds no office", person.id);
        for tie in &person.ties {
            assert!(atlas.actor_by_id(&tie.actor).is_some(), "{} held office for {}, which is not in the table", person.id, tie.actor);
        }
    }
}
