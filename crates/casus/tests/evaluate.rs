//! Scoring gives the figures of the project's scorers (`shared/bench`), from which `scores/*/expected.json` come; all data there are invented.

use casus::evaluate::{events, muc4, plover};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(set: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scores").join(set)
}

/// The last line of a printed score.
fn summary(printed: &str) -> Value {
    serde_json::from_str(printed.lines().last().expect("a last line")).expect("the last line is JSON")
}

/// Every figure of the scorers stands in ours under the same key.
#[track_caller]
fn check(set: &str, ours: &Value) {
    let text = fs::read_to_string(folder(set).join("expected.json")).expect("committed");
    let mut expected: Value = serde_json::from_str(&text).expect("JSON");
    // told in other words: the scorer's name, and over how many types a mean goes
    expected["scorer"] = ours["scorer"].clone();
    if let Some(means) = expected["type"]["macro"].as_object_mut() {
        ["hits", "pred", "gold"].into_iter().for_each(|key| drop(means.remove(key)));
    }
    let mut differing = Vec::new();
    let compared = compare(&expected, ours, "", &mut differing);
    assert!(differing.is_empty(), "{set}: {differing:#?}");
    assert!(compared > 50, "{set}: only {compared} figures were compared");
}

fn compare(expected: &Value, ours: &Value, path: &str, differing: &mut Vec<String>) -> usize {
    let Some(fields) = expected.as_object() else {
        let same = expected == ours || expected.as_f64().is_some() && expected.as_f64() == ours.as_f64();
        if !same {
            differing.push(format!("{path}: expected {expected}, found {ours}"));
        }
        return 1;
    };
    fields.iter().map(|(key, value)| compare(value, &ours[key], &format!("{path}/{key}"), differing)).sum()
}

fn muc4_files(folder: &Path) -> muc4::Files {
    muc4::Files {
        gold_roles: folder.join("roles.jsonl"),
        gold_templates: folder.join("templates.jsonl"),
        keys: vec![folder.join("keys.txt")],
        pred: folder.join("pred.jsonl"),
    }
}

#[test]
fn muc4_as_the_scorer() {
    let score = muc4::score(&muc4_files(&folder("muc4"))).expect("sound files");
    let printed = score.print(99).expect("figures are JSON");
    check("muc4", &summary(&printed));
    assert_eq!(score.types.get("attack").map(|row| (row.hits, row.pred, row.gold)), Some((2, 3, 2)));
    let said = [
        "Missed: ",
        "Made up: 2 of 2\n  TST1-MUC3-0001: arson, Target \"barn\"\n  TST1-MUC3-0002: attack, PerpInd \"boys\"\n",
        "PerpOrg: expected –, found \"army\", in kidnapping",
        "date: expected 1990-02-01/1990-02-03, found 1990-02-02, in kidnapping",
        "deepest place: expected colombia, found colombia: granada, in robbery",
        "confidence: expected suspected or accused, found reported as fact, in attack",
        "injured: expected 5 to 7, found 8, in robbery",
        "Certainty of 2 templates; expected calibration error 0.2500\n",
    ];
    // every required template is found
    assert!(!printed.contains(said[0]), "{printed}");
    said[1..].iter().for_each(|words| assert!(printed.contains(words), "{words:?} in\n{printed}"));
}

#[test]
fn plover_as_the_scorer() {
    let files = folder("plover");
    let score = plover::score(&files.join("gold.json"), &files.join("pred.jsonl")).expect("sound files");
    let printed = score.print(1).expect("figures are JSON");
    check("plover", &summary(&printed));
    let said = [
        "Missed: 1 of 2\n  A-4: PROTEST \"CHL\" → –, words \"marched\", in \"Miners marched in Chile.\"\n",
        "Made up: 1 of 3\n  A-1: ACCUSE \"FRA\" → \"DEU\", \"IGO\", words \"\"",
        "Wrong in a field: 1 of 4\n  A-1: source: expected \"FRA\", found \"FRA\", \"USA\", in REQUEST \"demanded an end\"",
    ];
    said.iter().for_each(|words| assert!(printed.contains(words), "{words:?} in\n{printed}"));
}

#[test]
fn events_as_the_scorer() {
    let files = folder("events");
    let score = events::score(&files.join("gold.json"), None, &files.join("pred.jsonl")).expect("sound files");
    let printed = score.print(99).expect("figures are JSON");
    check("events", &summary(&printed));
    let of = |rows: &casus::evaluate::figures::Rows<casus::evaluate::figures::Prf>, name: &str| {
        rows.get(name).map(|row| (row.hits, row.pred, row.gold)).expect("a row")
    };
    // one attack is found, three words are taken for attacks
    assert_eq!(of(&score.kinds, "Attack"), (1, 4, 1));
    assert_eq!(of(&score.kinds, "Suicide bomb"), (0, 1, 0));
    assert_eq!(of(&score.fills, "date"), (3, 4, 4));
    assert_eq!(of(&score.fills, "killed"), (1, 4, 3));
    // eight events told as news, of which those of 0.61, 0.82, 0.9 and 0.95 are right
    assert_eq!((score.calibration.events, score.calibration.error), (8, Some(0.3263)));
    let said = [
        "Made up: 4 of 4\n  a: Attack, –, \"\", words \"raid\" in \"A raid followed.\"",
        "  c: Attack, –, \"\", words \"attack\" in \"A heart attack killed the mayor.\"\n",
        "  a: weapon: expected guns, found –, in Attack, 2020-03-09, \"Çelik\", words \"shot four passengers\"",
        "  a: targets: expected \"two farms\", found –, in Arrests",
        "  b: kind: expected Remote explosive/landmine/IED, found Suicide bomb, in",
        "  b: killed: expected 7, found 5, in",
        "  b: date: expected 2020-03-13, found 2020-03-12/2020-03-13, in",
    ];
    said.iter().for_each(|words| assert!(printed.contains(words), "{words:?} in\n{printed}"));
}

/// What scoring says when one file of a set is written anew.
fn refused(set: &str, file: &str, change: impl Fn(&str) -> String) -> String {
    let own = tempfile::tempdir().expect("a folder for the test");
    for entry in fs::read_dir(folder(set)).expect("committed") {
        let path = entry.expect("readable").path();
        fs::copy(&path, own.path().join(path.file_name().expect("a name"))).expect("copied");
    }
    let path = own.path().join(file);
    let changed = change(&fs::read_to_string(&path).expect("readable"));
    fs::write(&path, changed).expect("written");
    let at = own.path();
    let error = match set {
        "muc4" => muc4::score(&muc4_files(at)).err(),
        "plover" => plover::score(&at.join("gold.json"), &at.join("pred.jsonl")).err(),
        _ => events::score(&at.join("gold.json"), None, &at.join("pred.jsonl")).err(),
    };
    let message = error.unwrap_or_else(|| panic!("{set}/{file} is scored")).to_string();
    message.replace(&*at.to_string_lossy(), "DIR")
}

#[test]
fn what_makes_no_sense_is_told() {
    let replaced = |from: &'static str, to: &'static str| {
        move |text: &str| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        }
    };
    let muc4_line = "expected one JSON object per line with docid and templates, each with an incident_type; correct the line";
    let check = |set, file, from, to, said: &str| assert_eq!(refused(set, file, replaced(from, to)), said);
    check(
        "muc4",
        "pred.jsonl",
        "\"robbery\"",
        "\"theft\"",
        &format!(
            "reading DIR/pred.jsonl: found at line 1: incident_type \"theft\", which is none of attack, bombing, kidnapping, arson, robbery, \
             forced work stoppage, {muc4_line}"
        ),
    );
    check(
        "muc4",
        "pred.jsonl",
        "[\"1990-02-03\", \"1990-02-03\"]",
        "[\"1990-02-03\", \"1990-02-01\"]",
        &format!("reading DIR/pred.jsonl: found at line 1: a date that ends before it begins, {muc4_line}"),
    );
    check(
        "muc4",
        "pred.jsonl",
        "0.75",
        "1.5",
        &format!("reading DIR/pred.jsonl: found at line 1: certainty 1.5, which is not between 0 and 1, {muc4_line}"),
    );
    check(
        "muc4",
        "templates.jsonl",
        "TST1-MUC3-0004",
        "TST1-MUC3-0009",
        "reading DIR/templates.jsonl: found no templates of TST1-MUC3-0004, expected the documents of --gold-roles, neither more nor fewer",
    );
    check(
        "muc4",
        "keys.txt",
        "KIDNAPPING",
        "ARSON",
        "reading DIR/keys.txt: found other templates of TST1-MUC3-0003 than in --gold-templates, expected original keys of the documents of \
         --gold-templates",
    );
    check(
        "plover",
        "pred.jsonl",
        "\"A-5\"",
        "\"A-2\"",
        "reading DIR/pred.jsonl: found at line 4: record A-2 for the second time, expected one JSON object per line with id and events, each \
         event with a type, a source and a target; correct the line",
    );
    let events_line =
        "expected lines as `casus code --format jsonl` writes them, with doc, text and events; code the reports again or correct the line";
    check(
        "events",
        "pred.jsonl",
        "\"doc\": \"c\"",
        "\"doc\": \"z\"",
        &format!("reading DIR/pred.jsonl: found at line 3: document z, which is not in the gold data, {events_line}"),
    );
    check(
        "events",
        "pred.jsonl",
        "\"text\": \"attack\"",
        "\"text\": \"attacks\"",
        &format!("reading DIR/pred.jsonl: found at line 3: text at 69-75 \"attack\", not \"attacks\", {events_line}"),
    );
    check(
        "events",
        "gold.json",
        "\"trigger\": \"exploded\"",
        "\"trigger\": \"blew up\"",
        "reading DIR/gold.json: found in document b: trigger \"blew up\", which is not in the text, expected a JSON list of documents, each with \
         doc, file and events",
    );
    check(
        "events",
        "gold.json",
        "b.html",
        "d.html",
        "reading DIR/d.html: found no such file, expected the report of document b; name its folder with --texts",
    );
}
