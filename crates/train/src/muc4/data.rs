//! The reports of MUC-4 with their keys, parsed, each phrase with the roles that the keys give it.

use std::collections::BTreeSet;
use std::path::Path;

use casus::Casus;
use casus::evaluate::muc4::keys::{self, Fill, Key, Keys};
use casus_events::judge::phrases::{self, Phrase};
use casus_events::judge::whole;
use casus_events::muc4::map::Map;
use casus_events::muc4::{ROLES, Sheet, TYPES};
use casus_text::ingest::{self, Format};
use casus_text::{Parse, Report};

use crate::Failure;

/// A report with its key.
pub struct Document {
    pub report: Report,
    pub parse: Parse,
    pub keys: Vec<Key>,
    pub phrases: Vec<Phrase>,
    /// Its places.
    pub map: Map,
    /// What is seen of the whole report.
    pub words: Vec<u32>,
    /// What is seen of each sentence.
    pub sentences: Vec<Vec<u32>>,
    /// For each phrase and role those of its forms that the keys accept there.
    pub roles: Vec<[Vec<usize>; ROLES.len()]>,
    /// For each phrase the types of the templates that it fills a role of.
    pub types: Vec<[bool; TYPES.len()]>,
}

/// The fillers of a template, role by role.
pub fn fills(key: &Key) -> [&Vec<Fill>; ROLES.len()] {
    [&key.individuals, &key.organisations, &key.things, &key.names, &key.weapons, &key.descriptions]
}

/// Reads the reports and keys of a folder, in order of their files.
pub fn read(folder: &Path, casus: &Casus) -> Result<Vec<Document>, Failure> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    let mut keys = Keys::new();
    let mut reports = Vec::new();
    for path in &files {
        let bytes = std::fs::read(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("key") {
            // the keys are Latin-1
            let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
            keys::read(&text, &mut keys).map_err(|fault| format!("{name}, line {}: {}", fault.line, fault.found))?;
        } else if name.contains("-muc") {
            for report in ingest::read(&name, &bytes, Format::Muc).reports {
                reports.push(report.map_err(|note| note.to_string())?);
            }
        }
    }
    Ok(open_all(reports, &keys, casus))
}

/// Reads reports on two threads.
pub fn open_all(reports: Vec<Report>, keys: &Keys, casus: &Casus) -> Vec<Document> {
    let half = reports.len().div_ceil(2).max(1);
    std::thread::scope(|scope| {
        let open_part = |part: &[Report]| {
            let part = part.to_vec();
            scope.spawn(move || part.into_iter().map(|report| open(report, keys, casus)).collect::<Vec<_>>())
        };
        let runs: Vec<_> = reports.chunks(half).map(open_part).collect();
        runs.into_iter().flat_map(|run| run.join().expect("reading cannot fail")).collect()
    })
}

fn open(report: Report, keys: &Keys, casus: &Casus) -> Document {
    let parse = casus.parse(&report);
    let phrases = phrases::of(casus.reader(), &report, &parse, |_| true);
    let map = Map::read(casus.reader(), &report, &parse);
    let words = whole::whole(casus.reader(), &report, &parse);
    let sentences = whole::sentences(casus.reader(), &report, &parse);
    let keys = keys.get(&report.doc).cloned().unwrap_or_default();
    let mut document = Document { report, parse, keys, phrases, map, words, sentences, roles: Vec::new(), types: Vec::new() };
    document.roles = document.label();
    document.types = document.type_label();
    document
}

impl Document {
    /// Its report laid out for reading.
    pub fn sheet(&self) -> Sheet<'_> {
        Sheet { report: &self.report, parse: &self.parse, phrases: &self.phrases, map: &self.map }
    }

    fn type_label(&self) -> Vec<[bool; TYPES.len()]> {
        let sheet = self.sheet();
        let strings_of = |phrase: usize, forms: &[Vec<usize>; ROLES.len()]| -> Vec<Vec<String>> {
            forms.iter().map(|forms| forms.iter().map(|form| sheet.string(phrase, *form)).collect()).collect()
        };
        let filled = |key: &Key, strings: &[Vec<String>]| {
            let fits = |(fills, strings): (&Vec<Fill>, &Vec<String>)| {
                fills.iter().any(|fill| strings.iter().any(|string| fill.strings.contains(string)))
            };
            fills(key).into_iter().zip(strings).any(fits)
        };
        let types = |(phrase, forms): (usize, &[Vec<usize>; ROLES.len()])| {
            let strings = strings_of(phrase, forms);
            let filled: Vec<&Key> = self.keys.iter().filter(|key| filled(key, &strings)).collect();
            std::array::from_fn(|kind| filled.iter().any(|key| key.kinds.iter().any(|known| known == TYPES[kind])))
        };
        self.roles.iter().enumerate().map(types).collect()
    }

    /// All mentions of a filler count as its role: the keys do not say which one they mean.
    fn label(&self) -> Vec<[Vec<usize>; ROLES.len()]> {
        let mut wanted: [BTreeSet<&str>; ROLES.len()] = Default::default();
        for key in &self.keys {
            for (wanted, fills) in wanted.iter_mut().zip(fills(key)) {
                wanted.extend(fills.iter().flat_map(|fill| fill.strings.iter().map(String::as_str)));
            }
        }
        (0..self.phrases.len())
            .map(|phrase| {
                let forms: Vec<String> = (0..self.phrases[phrase].forms.len()).map(|form| self.sheet().string(phrase, form)).collect();
                std::array::from_fn(|role| (0..forms.len()).filter(|form| wanted[role].contains(&*forms[*form])).collect())
            })
            .collect()
    }
}

/// Prints how many of the keys' fillers are among the forms of phrases: no system that chooses among them can find more.
pub fn print_coverage(documents: &[Document]) {
    let mut counts = [(0, 0); ROLES.len()];
    for document in documents {
        let forms = |phrase: usize| (0..document.phrases[phrase].forms.len()).map(move |form| document.sheet().string(phrase, form));
        let all: BTreeSet<String> = (0..document.phrases.len()).flat_map(forms).collect();
        for key in &document.keys {
            for (count, fills) in counts.iter_mut().zip(fills(key)) {
                count.0 += fills.iter().filter(|fill| fill.strings.iter().any(|string| all.contains(string))).count();
                count.1 += fills.len();
            }
        }
    }
    for (name, (found, all)) in ROLES.iter().zip(counts) {
        println!("{name:9} {found} of {all} among the forms");
    }
}
