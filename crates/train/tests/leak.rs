//! No report that is trained on is one that is scored: no two share more than a phrase here and there.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use casus_text::ingest::{self, Format};

/// How long a run of words two reports must share to be counted.
const RUN: usize = 8;
/// The greatest share of a report's runs that another may hold. The closest pair of MUC-4 shares 8 per cent: background that agencies repeat.
const MOST: f64 = 0.1;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn runs(text: &str) -> HashSet<String> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.windows(RUN).map(|run| run.join(" ")).collect()
}

/// For each scored report the training report that holds most of it, if that is too much.
fn leaks(trained: &[(String, String)], scored: &[(String, String)]) -> Vec<String> {
    let mut holders: HashMap<String, Vec<&str>> = HashMap::new();
    for (name, text) in trained {
        for run in runs(text) {
            holders.entry(run).or_default().push(name);
        }
    }
    let mut leaks = Vec::new();
    for (name, text) in scored {
        let own = runs(text);
        let mut shared: HashMap<&str, usize> = HashMap::new();
        for run in &own {
            holders.get(run).into_iter().flatten().for_each(|holder| *shared.entry(holder).or_default() += 1);
        }
        let too_many = |count: usize| count as f64 > MOST * own.len() as f64;
        leaks.extend(
            shared
                .iter()
                .filter(|(_, count)| too_many(**count))
                .map(|(holder, count)| format!("{name} shares {count} of {} runs with {holder}", own.len())),
        );
    }
    leaks
}

/// The messages of a folder of MUC-4, with their names.
fn messages(folder: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(folder).expect("a folder of the data").map(|entry| entry.expect("readable").path());
    let texts = files.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().contains("-muc")));
    let reports = texts.flat_map(|path| ingest::read("", &fs::read(path).expect("readable"), Format::Muc).reports);
    reports.map(|report| report.expect("a message")).map(|report| (report.doc.clone(), report.text)).collect()
}

#[test]
fn no_development_report_of_muc4_is_trained_on() {
    let data = repository().join("../shared/data/muc4");
    if !data.exists() {
        println!("SKIPPED: nothing at {}, expected the reports of MUC-4", data.display());
        return;
    }
    let (trained, scored) = (messages(&data.join("train")), messages(&data.join("dev")));
    assert_eq!((trained.len(), scored.len()), (1300, 200));
    assert_eq!(leaks(&trained, &scored), [""; 0]);
}

/// Reports in the manner of MUC-4 are our own: none holds what one of MUC-4's says, trained on or kept for development.
#[test]
fn our_reports_in_the_manner_of_muc4_copy_none_of_it() {
    let data = repository().join("../shared/data/muc4");
    if !data.exists() {
        println!("SKIPPED: nothing at {}, expected the reports of MUC-4", data.display());
        return;
    }
    let theirs = [messages(&data.join("train")), messages(&data.join("dev"))].concat();
    let ours: Vec<(String, String)> = fs::read_dir(repository().join("corpus/muc"))
        .expect("the corpus")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .flat_map(|path| {
            let text = fs::read_to_string(path).expect("readable");
            text.lines()
                .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
                .map(|report| (report["doc"].to_string(), report["text"].as_str().unwrap_or_default().to_owned()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(ours.len(), 500);
    assert_eq!(leaks(&theirs, &ours), [""; 0]);
    assert_eq!(leaks(&ours, &messages(&data.join("dev"))), [""; 0]);
}

/// Sentences in the manner of PLOVER's records are our own: none holds what one of its development records says.
#[test]
fn our_sentences_for_plover_copy_none_of_its_records() {
    let data = repository().join("../shared/data/plover/gsr_dev.json");
    if !data.exists() {
        println!("SKIPPED: nothing at {}, expected the development records of PLOVER", data.display());
        return;
    }
    let sentence = |record: &serde_json::Value| (record["id"].to_string(), record["text"].as_str().unwrap_or_default().to_owned());
    let records: Vec<serde_json::Value> = serde_json::from_str(&fs::read_to_string(data).expect("readable")).expect("JSON");
    let theirs: Vec<(String, String)> = records.iter().map(sentence).collect();
    let lines = fs::read_to_string(repository().join("corpus/plover/sentences.jsonl")).expect("the corpus");
    let ours: Vec<(String, String)> = lines.lines().map(|line| sentence(&serde_json::from_str(line).expect("JSON"))).collect();
    assert!(ours.len() >= 3000, "{}", ours.len());
    assert_eq!(leaks(&ours, &theirs), [""; 0]);
    assert_eq!(leaks(&theirs, &ours), [""; 0]);
}

#[test]
fn no_development_report_of_our_corpus_is_trained_on() {
    let texts = fs::read_dir(repository().join("corpus/train/texts")).expect("the corpus").map(|entry| entry.expect("readable").path());
    let read = |path: PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(path).expect("readable"))
    };
    let scored = |(name, _): &(String, String)| name.parse::<u32>().expect("a number").is_multiple_of(5);
    let (scored, trained): (Vec<_>, Vec<_>) = texts.map(read).partition(scored);
    assert!(scored.len() >= 80, "{}", scored.len());
    assert_eq!(leaks(&trained, &scored), [""; 0]);
}

#[test]
fn a_report_that_is_trained_on_is_seen() {
    let text = "Gunmen on two motorcycles opened fire on a bus near the old mill on Monday, the police said.";
    let pair = |name: &str, text: &str| vec![(name.to_owned(), text.to_owned())];
    assert_eq!(leaks(&pair("a", text), &pair("b", text)).len(), 1);
    assert_eq!(leaks(&pair("a", text), &pair("b", "Nothing of the sort was heard of in the valley on that day or later.")), [""; 0]);
}
