//! What is known before the first report: codebook, word lists and atlas, embedded from `data/`.

use crate::own_actors::OwnActors;
use crate::{Error, store::rows::ROWS_VERSION};
use casus_atlas::Tables;
use casus_events::gate::Gate;
use casus_events::judge::tellings::Learned;
use casus_events::judge::{tolls, whereabouts};
use casus_events::muc4::Muc4;
use casus_events::places;
use casus_events::plover::Plover;
use casus_events::senses::Senses;
use casus_events::vectors::Vectors;
use casus_events::{Codebook, Kind, Reader, WordLists};
use casus_text::english::{English, Models};
use casus_text::parse::sentences::Splitter;
use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../data");

/// What a user may set. The default is the embedded knowledge, all kinds, no names of private people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// A folder of codebook files (`*.toml`) that are added, or replace those of the same name.
    pub codebook: Option<PathBuf>,
    /// A compiled atlas (see [`crate::atlas::build`](fn@crate::atlas::build)) in the place of the embedded places; countries, regions, sites
    /// and actors stay.
    pub atlas: Option<PathBuf>,
    /// A table of actors (see [`crate::own_actors`]) whose rows are added to the embedded ones, or replace those of the same id.
    pub actors: Option<PathBuf>,
    /// Whether names of private people are shown beside their roles.
    pub names: bool,
    /// The kinds to keep, by short name or title; `None` keeps all.
    pub kinds: Option<Vec<String>>,
    /// Whether the gate passes over reports whose bare words tell of nothing that is coded here. It was learned against texts from the web and
    /// stops long briefs too, so it is for streams in which most is about something else.
    pub gate: bool,
}

/// What an output was made by. Printed with every report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Versions {
    /// Version of the program.
    pub casus: String,
    /// Version of the rows.
    pub rows: u32,
    /// Hash of the codebook and word files in use: 16 hexadecimal digits.
    pub codebook: String,
    /// Version of the atlas.
    pub atlas: String,
    /// What `start` and `end` count: always "bytes" of the row's `text` in UTF-8, zero-based, half-open.
    pub offsets: String,
}

/// The knowledge under some settings, ready to read with.
pub(crate) struct Prepared {
    pub english: English,
    pub gate: Gate,
    pub reader: Reader,
    pub versions: Versions,
}

impl std::fmt::Display for Versions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (rows {}, codebook {}, atlas {})", self.casus, self.rows, self.codebook, self.atlas)
    }
}

impl Settings {
    /// The codebook these settings choose.
    ///
    /// # Errors
    /// A folder that is not there or holds no codebook file; a file that is no codebook entry.
    pub fn codebook(&self) -> Result<Codebook, Error> {
        read_codebook(&codebook_files(self.codebook.as_deref())?)
    }

    /// The versions of all that these settings choose, without preparing it.
    ///
    /// # Errors
    /// As [`Settings::codebook`], but for what stands in the files.
    pub fn versions(&self) -> Result<Versions, Error> {
        versions(&codebook_files(self.codebook.as_deref())?, self.atlas.as_deref(), self.own_actors()?.as_ref())
    }

    /// Everything a pipeline needs.
    pub(crate) fn prepare(&self) -> Result<Prepared, Error> {
        let tellings = Learned::from_bytes(bytes("models/tellings.bin")?).map_err(unfit)?;
        let tolls = tolls::Learned::from_bytes(bytes("models/tolls.bin")?).map_err(unfit)?;
        let whereabouts = whereabouts::Learned::from_bytes(bytes("models/whereabouts.bin")?).map_err(unfit)?;
        let rules = self.prepare_rules()?;
        Ok(Prepared { reader: rules.reader.judged_by(tellings).counted_by(tolls).sited_by(whereabouts), ..rules })
    }

    /// The same without what is learned of tellings.
    pub(crate) fn prepare_rules(&self) -> Result<Prepared, Error> {
        self.prepare_rules_with(codebook_files(self.codebook.as_deref())?)
    }

    /// The same with these codebook files: for the codebook's own examples.
    pub(crate) fn prepare_rules_with(&self, files: CodebookFiles) -> Result<Prepared, Error> {
        let (places, actors) = (self.atlas.as_deref(), self.own_actors()?);
        // the atlas takes as long as all the rest together: it is prepared beside it
        std::thread::scope(|scope| {
            let atlas = scope.spawn(|| crate::atlas::open_with(places, actors.as_ref()));
            let codebook = read_codebook(&files)?;
            let words = words()?;
            let versions = versions(&files, places, actors.as_ref())?;
            let (english, gate) = (english()?, gate()?);
            let atlas = atlas.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            Ok(Prepared { english, gate, reader: Reader::new(codebook, words, atlas).placed_by(spotter()?, placing()?), versions })
        })
    }

    fn own_actors(&self) -> Result<Option<OwnActors>, Error> {
        self.actors.as_deref().map(OwnActors::read).transpose()
    }
}

/// The kind of this short name or title.
///
/// # Errors
/// A name that no kind has, with those there are.
pub fn find_kind<'c>(codebook: &'c Codebook, name: &str) -> Result<&'c Kind, Error> {
    find(codebook.kinds().map(|(_, kind)| kind), name)
}

/// The same among kinds that reports are coded for.
///
/// # Errors
/// A name that no such kind has, with those there are.
pub fn find_coded_kind<'c>(codebook: &'c Codebook, name: &str) -> Result<&'c Kind, Error> {
    find(codebook.kinds().map(|(_, kind)| kind).filter(|kind| kind.coded), name)
}

fn find<'c>(kinds: impl Iterator<Item = &'c Kind>, name: &str) -> Result<&'c Kind, Error> {
    let name = name.trim();
    let kinds: Vec<&Kind> = kinds.collect();
    let found = kinds.iter().find(|kind| kind.slug == name || kind.title.eq_ignore_ascii_case(name));
    found.copied().ok_or_else(|| Error::UnknownKind {
        found: name.to_owned(),
        known: kinds.iter().map(|kind| kind.slug.as_str()).collect::<Vec<_>>().join(", "),
    })
}

fn read_codebook(files: &CodebookFiles) -> Result<Codebook, Error> {
    Codebook::from_files(files.values().map(|(path, text)| (path.as_str(), text.as_str())))
        .map_err(|error| Error::Codebook { message: error.to_string() })
}

/// Our own regions, and behind them the places that UCDP's coders name, which have the same columns; of divisions the latter's points stand.
fn regions() -> Result<&'static str, Error> {
    static JOINED: OnceLock<String> = OnceLock::new();
    let (own, ucdp) = (text("atlas/regions.tsv")?, text("atlas/ucdp.tsv")?);
    Ok(JOINED.get_or_init(|| [own, ucdp].concat()))
}

/// The tables of the embedded atlas.
pub(crate) fn atlas_tables() -> Result<Tables<'static>, Error> {
    Ok(Tables {
        countries: text("atlas/countries.tsv")?,
        places: bytes("atlas/places.bin")?,
        sites: text("atlas/sites.tsv")?,
        regions: regions()?,
        actors: text("atlas/actors.tsv")?,
        version: text("atlas/VERSION")?,
    })
}

fn words() -> Result<WordLists, Error> {
    let fault = |table: &str, found: String| Error::Knowledge { table: table.to_owned(), found };
    let senses = Senses::from_bytes(bytes("words/senses.bin")?).map_err(|error| fault("senses", error.to_string()))?;
    let vectors = Vectors::from_bytes(bytes("words/vectors.bin")?).map_err(|error| fault("vectors", error.to_string()))?;
    WordLists::from_files(word_files().iter().map(|(name, text)| (name.as_str(), text.as_str())))
        .map(|words| words.with_senses(senses).with_vectors(vectors))
        .map_err(|error| fault("word lists", error.to_string()))
}

/// A model that cannot be used.
fn unfit(found: impl std::fmt::Display) -> Error {
    Error::Knowledge { table: "models".to_owned(), found: found.to_string() }
}

/// The models of the language.
pub(crate) fn english() -> Result<English, Error> {
    English::new(&Models {
        sentences: bytes("models/sentences.bin")?,
        language: bytes("models/language.bin")?,
        coreference: bytes("models/coreference.bin")?,
        names: bytes("models/names.bin")?,
    })
    .map_err(unfit)
}

fn gate() -> Result<Gate, Error> {
    Gate::from_bytes(bytes("models/gate.bin")?).map_err(unfit)
}

/// The splitter of sentences alone, for stages that need no trees.
pub(crate) fn splitter() -> Result<Splitter, Error> {
    Splitter::from_bytes(bytes("models/sentences.bin")?).map_err(unfit)
}

/// What is learned of names of places in running text.
pub(crate) fn spotter() -> Result<places::Spotter, Error> {
    places::Spotter::read(bytes("models/toponyms.bin")?).map_err(unfit)
}

/// What is learned of placing.
pub(crate) fn placing() -> Result<places::Learned, Error> {
    places::Learned::from_bytes(bytes("models/places.bin")?).map_err(unfit)
}

/// The model of MUC-4's incidents.
pub(crate) fn muc4() -> Result<Muc4, Error> {
    Muc4::from_bytes(bytes("models/muc4.bin")?).map_err(unfit)
}

/// The model of PLOVER's events.
pub(crate) fn plover() -> Result<Plover, Error> {
    Plover::from_bytes(bytes("models/plover.bin")?).map_err(unfit)
}

fn versions(files: &CodebookFiles, places: Option<&Path>, actors: Option<&OwnActors>) -> Result<Versions, Error> {
    let words = word_files();
    let codebook = files.iter().map(|(name, (_, text))| (name, text)).chain(words.iter());
    Ok(Versions {
        casus: env!("CARGO_PKG_VERSION").to_owned(),
        rows: ROWS_VERSION,
        codebook: format!("{:016x}", fingerprint(codebook.flat_map(|(name, text)| [name.as_str(), text.as_str()]))),
        atlas: crate::atlas::version(places, actors)?,
        offsets: "bytes".to_owned(),
    })
}

/// Codebook files by file name, each with the path to name in messages and its text.
pub(crate) type CodebookFiles = BTreeMap<String, (String, String)>;

/// The embedded codebook files, with those of a user's folder added or put in their place.
pub(crate) fn codebook_files(own: Option<&Path>) -> Result<CodebookFiles, Error> {
    let mut files: BTreeMap<_, _> =
        embedded("codebook").into_iter().map(|(name, text)| (name.clone(), (format!("data/codebook/{name}"), text))).collect();
    if let Some(folder) = own {
        files.extend(own_files(folder)?);
    }
    Ok(files)
}

fn own_files(folder: &Path) -> Result<CodebookFiles, Error> {
    let fault = |found: String| Error::CodebookFolder { folder: folder.to_owned(), found };
    let listing = std::fs::read_dir(folder).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => fault("no such folder".to_owned()),
        _ => fault(error.to_string()),
    })?;
    let mut files = BTreeMap::new();
    for entry in listing {
        let path = entry.map_err(|error| fault(error.to_string()))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).map_err(|error| fault(format!("{name:?} unreadable: {error}")))?;
            files.insert(name, (path.to_string_lossy().into_owned(), text));
        }
    }
    if files.is_empty() {
        return Err(fault("a folder without one".to_owned()));
    }
    Ok(files)
}

fn word_files() -> BTreeMap<String, String> {
    embedded("words")
}

/// The TOML files of one embedded folder by file name, in order of their names.
fn embedded(folder: &str) -> BTreeMap<String, String> {
    let files = DATA.get_dir(folder).map(Dir::files).into_iter().flatten();
    let toml = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "toml"));
    toml.filter_map(|file| Some((file.path().file_name()?.to_str()?.to_owned(), file.contents_utf8()?.to_owned()))).collect()
}

fn bytes(path: &str) -> Result<&'static [u8], Error> {
    let missing = || Error::Knowledge { table: format!("table {path}"), found: "found no such file".to_owned() };
    DATA.get_file(path).map(include_dir::File::contents).ok_or_else(missing)
}

pub(crate) fn text(path: &str) -> Result<&'static str, Error> {
    std::str::from_utf8(bytes(path)?)
        .map_err(|error| Error::Knowledge { table: format!("table {path}"), found: format!("found no UTF-8: {error}") })
}

/// 64-bit FNV-1a over the parts, each ended by a zero byte.
pub(crate) fn fingerprint<'a>(parts: impl Iterator<Item = &'a str>) -> u64 {
    parts
        .flat_map(|part| part.bytes().chain([0]))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_codebook_files_add_and_replace() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let kind = |slug: &str| {
            format!(
                "kind = {slug:?}\ntitle = \"Mine\"\nsort = \"violence\"\nmeans = \"m\"\nis_not = \"n\"\n[[pattern]]\nname = \"p\"\ntrigger = [\"zap/V\"]\n"
            )
        };
        let first = codebook_files(None).expect("embedded").keys().next().cloned().expect("the codebook has a file");
        std::fs::write(folder.path().join("zap.toml"), kind("zap")).expect("written");
        std::fs::write(folder.path().join(&first), kind(first.trim_end_matches(".toml"))).expect("written");
        let before = Settings::default();
        let after = Settings { codebook: Some(folder.path().to_owned()), ..Settings::default() };
        let (old, new) = (before.codebook().expect("embedded"), after.codebook().expect("own"));
        assert_eq!(new.kinds().count(), old.kinds().count() + 1);
        assert_eq!(new.kinds().filter(|(_, kind)| kind.title == "Mine").count(), 2);
        assert_ne!(before.versions().expect("versions").codebook, after.versions().expect("versions").codebook);
    }

    #[test]
    fn an_own_file_that_is_no_entry_is_named() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        std::fs::write(folder.path().join("bad.toml"), "kind = 1").expect("written");
        let settings = Settings { codebook: Some(folder.path().to_owned()), ..Settings::default() };
        let message = settings.codebook().expect_err("no entry").to_string();
        assert!(message.contains("bad.toml"), "{message}");
    }

    #[test]
    fn a_folder_without_codebook_files_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let settings = Settings { codebook: Some(folder.path().to_owned()), ..Settings::default() };
        let message = settings.codebook().expect_err("empty").to_string();
        assert!(message.ends_with("found a folder without one, expected one with codebook files (*.toml); check --codebook"), "{message}");
    }
}
