//! The knowledge of `data/`, read once for all tests.
#![allow(dead_code)] // each test file uses its own part of it

use casus_atlas::{Atlas, Tables};
use casus_events::{Codebook, Reader, Reading, WordLists};
use casus_text::english::{English, Models};
use casus_text::parse::parse;
use casus_text::{Days, Report};
use std::fs;
use std::sync::LazyLock;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");

static KNOWN: LazyLock<(English, Reader)> = LazyLock::new(|| {
    let text = |name: &str| fs::read_to_string(format!("{DATA}/atlas/{name}")).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (countries, sites, regions, actors, version) =
        (text("countries.tsv"), text("sites.tsv"), text("regions.tsv") + &text("ucdp.tsv"), text("actors.tsv"), text("VERSION"));
    let places = fs::read(format!("{DATA}/atlas/places.bin")).expect("places.bin is committed");
    let tables = Tables { countries: &countries, places: &places, sites: &sites, regions: &regions, actors: &actors, version: &version };
    let atlas = Atlas::from_tables(&tables).expect("the committed atlas is sound");
    let model = |name: &str| fs::read(format!("{DATA}/models/{name}")).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (sentences, language) = (model("sentences.bin"), model("language.bin"));
    let (coreference, names) = (model("coreference.bin"), model("names.bin"));
    let models = Models { sentences: &sentences, language: &language, coreference: &coreference, names: &names };
    let english = English::new(&models).expect("the committed models are sound");
    let codebook = files("codebook");
    let codebook = Codebook::from_files(codebook.iter().map(|(n, t)| (n.as_str(), t.as_str()))).expect("the committed codebook is sound");
    let words = files("words");
    let words = WordLists::from_files(words.iter().map(|(n, t)| (n.as_str(), t.as_str()))).expect("the committed word lists are sound");
    (english, Reader::new(codebook, words, atlas))
});

fn files(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(format!("{DATA}/{folder}")).expect("the folder is committed");
    let mut found: Vec<_> = entries
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), fs::read_to_string(&path).expect("readable")))
        .collect();
    found.sort();
    found
}

/// The reader over the committed knowledge.
pub fn reader() -> &'static Reader {
    &KNOWN.1
}

/// A report of these words, published on Tuesday 24 May 2016.
pub fn report(text: &str) -> Report {
    Report { published: Some(Days::on(jiff::civil::date(2016, 5, 24))), ..Report::of_text("test", text) }
}

/// What the committed knowledge reads out of a report.
pub fn read(report: &Report) -> Reading {
    KNOWN.1.read(report, &parse(&KNOWN.0, report))
}

/// The words of a report, with all that the committed models say of them.
pub fn parsed(report: &Report) -> casus_text::Parse {
    parse(&KNOWN.0, report)
}
