//! The command as people call it: outputs parse, threads change nothing, wrong calls are told.

mod command;

use command::{casus, folder, put};
use serde_json::Value;
use std::path::{Path, PathBuf};

#[test]
fn standard_input_is_read() {
    let folder = folder();
    let ran = casus(folder.path(), &["code", "-f", "jsonl", "-", "good.txt"], b"Two men died in a bombing in Homs.");
    assert_eq!((ran.code, ran.coded()), (0, vec!["stdin".to_owned(), "good".to_owned()]));
    assert_eq!(ran.rows()[0]["file"], "-");
    let ran = casus(folder.path(), &["code", "-f", "jsonl", "--reader", "jsonl", "-"], b"{\"doc\":\"7\",\"text\":\"Two men died.\"}");
    assert_eq!((ran.code, ran.coded()), (0, vec!["7".to_owned()]));
}

#[test]
fn every_output_parses() {
    let folder = folder();
    let out = |format: &str| {
        let ran = casus(folder.path(), &["code", "--format", format, "good.txt"], b"");
        assert_eq!((ran.code, ran.err.len()), (0, 0), "{format}: {:?}", ran.err);
        ran.out
    };
    assert_eq!(serde_json::from_str::<Value>(&out("json")).expect("JSON")[0]["doc"], "good");
    assert_eq!(serde_json::from_str::<Value>(&out("geojson")).expect("JSON")["type"], "FeatureCollection");
    assert_eq!(out("jsonl").lines().count(), 1);
    let csv = out("csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert!(reader.headers().expect("a header").iter().any(|header| header == "killed_best"));
    assert!(reader.records().all(|row| row.is_ok()));
    assert!(out("table").lines().last().expect("a line").starts_with("Killed in all: "));
}

#[test]
fn the_output_file_tells_the_format() {
    let folder = folder();
    let ran = casus(folder.path(), &["code", "good.txt", "--out", "events.geojson"], b"");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    let written = std::fs::read_to_string(folder.path().join("events.geojson")).expect("written");
    assert_eq!(serde_json::from_str::<Value>(&written).expect("JSON")["type"], "FeatureCollection");
    let ran = casus(folder.path(), &["code", "good.txt", "--out", "no/such/events.csv"], b"");
    assert_eq!(ran.code, 2);
    assert!(ran.err[0].starts_with("casus: opening the output file \"no/such/events.csv\": found \""), "{:?}", ran.err);
}

#[test]
fn one_thread_and_two_write_the_same_bytes() {
    let folder = folder();
    for number in 0..40 {
        let text = format!("On {} May 2016, gunmen killed {number} people in Homs, police said. A bombing hit Aleppo.", 1 + number % 30);
        put(&folder, &format!("many/{number:02}.txt"), text.as_bytes());
    }
    for format in ["jsonl", "table", "csv", "geojson"] {
        let out = |threads: &str| casus(folder.path(), &["code", "-f", format, "--threads", threads, "many", "good.txt"], b"").out;
        assert!(!out("1").is_empty());
        assert_eq!(out("1"), out("2"), "{format}");
    }
}

#[test]
fn wrong_calls_leave_two() {
    let folder = folder();
    let first = |arguments: &[&str]| {
        let ran = casus(folder.path(), arguments, b"");
        assert_eq!(ran.code, 2, "{arguments:?}: {:?}", ran.err);
        ran.err.first().cloned().unwrap_or_default()
    };
    first(&[]);
    assert_eq!(first(&["code"]), "error: the following required arguments were not provided:");
    assert_eq!(
        first(&["code", "-f", "xml", "good.txt"]),
        "error: invalid value 'xml' for '--format <FORMAT>': choosing an output: found \"xml\", expected one of table, jsonl, json, csv, geojson; name one of these"
    );
    assert_eq!(
        first(&["code", "--reader", "pdf", "good.txt"]),
        "error: invalid value 'pdf' for '--reader <READER>': choosing a reader: found \"pdf\", expected text, markdown, html, jsonl or muc; name one of these"
    );
    let kinds = first(&["code", "--kinds", "picnic", "good.txt"]);
    assert!(kinds.starts_with("casus: choosing kinds: found \"picnic\", expected names from the codebook: "), "{kinds}");
    let named = first(&["code", "--kinds", "meeting", "good.txt"]);
    assert!(
        named.starts_with(
            "casus: choosing kinds: found \"meeting\", expected names from the codebook: abduction, accusation, agreement, air"
        )
    );
    assert!(!named.contains("meeting,"), "kinds that are only named cannot be chosen: {named}");
    assert!(first(&["codebook", "picnic"]).starts_with("casus: choosing kinds: found \"picnic\""));
    assert_eq!(
        first(&["code", "--codebook", "none", "good.txt"]),
        "casus: reading the codebook folder \"none\": found no such folder, expected one with codebook files (*.toml); check --codebook"
    );
    assert_eq!(
        first(&["evaluate", "readings", "--gold", "gold.json", "--pred", "pred.jsonl"]),
        "casus: reading gold.json: found no such file, expected a gold file of assessments and conditions"
    );
    assert_eq!(
        first(&["evaluate", "events", "--gold", "gold.json", "--pred", "pred.jsonl"]),
        "casus: reading gold.json: found no such file, expected a JSON list of documents, each with doc, file and events"
    );
}

/// What is coded is scored against answers: the event of good.txt, and one that it does not tell.
#[test]
fn an_output_is_scored() {
    let folder = folder();
    let event = |number: u32, kind: &str, trigger: &str| {
        format!(
            "{{\"event\":\"{number}\",\"incident\":\"{number}\",\"kind\":\"{kind}\",\"trigger\":\"{trigger}\",\"status\":\"happened\",\
             \"killed\":{{\"low\":2,\"best\":2,\"high\":2}}}}"
        )
    };
    let events = [event(1, "Remote explosive/landmine/IED", "bombing"), event(2, "Arrests", "AFP")].join(",");
    put(&folder, "gold.json", format!("[{{\"doc\":\"good\",\"file\":\"good.txt\",\"events\":[{events}]}}]").as_bytes());
    assert_eq!(casus(folder.path(), &["code", "good.txt", "-o", "out.jsonl"], b"").code, 0);
    let ran = casus(folder.path(), &["evaluate", "events", "--gold", "gold.json", "--pred", "out.jsonl", "--errors", "1"], b"");
    assert_eq!(ran.code, 0, "{:?}", ran.err);
    let summary: Value = serde_json::from_str(ran.out.lines().last().expect("a last line")).expect("JSON");
    assert_eq!((&summary["detection"]["hits"], &summary["detection"]["gold"]), (&1.into(), &2.into()));
    assert_eq!(summary["fields"]["killed best"]["hits"], 1);
    assert!(ran.out.contains("\nMissed: 1 of 1\n  good: Arrests, –, \"\", words \"AFP\" in "), "{}", ran.out);
}

#[test]
fn schemes_write_a_line_for_each_report_that_can_be_read() {
    let folder = folder();
    put(&folder, "two.jsonl", b"{\"id\":\"a\",\"text\":\"Peru accused Chile of spying on its navy.\"}\nno report\n");
    for (scheme, key) in [("isaf", "id"), ("muc4", "docid"), ("plover", "id")] {
        let call =
            |threads: &'static str| casus(folder.path(), &["code", "--as", scheme, "-q", "-t", threads, "two.jsonl", "good.txt"], b"");
        let ran = call("1");
        assert_eq!((ran.code, ran.err.len()), (1, 1), "{scheme}: {:?}", ran.err);
        let ids: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")[key].clone()).collect();
        assert_eq!(ids, ["a", "good"], "{scheme}");
        assert_eq!(ran.out, call("2").out, "{scheme}");
    }
    let ran = casus(folder.path(), &["code", "--as", "cameo", "good.txt"], b"");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err[0].ends_with("choosing a scheme: found \"cameo\", expected one of isaf, muc4, plover; name one of these"),
        "{:?}",
        ran.err
    );
}

#[test]
fn the_gate_passes_over_what_tells_of_nothing_only_where_it_is_asked_for() {
    let folder = folder();
    let recipe = "Slice the onions, warm the butter and stir the flour in. Add milk, a spoon of sugar and the grated lemon. I love this cake, \
        and my kids think that it is really great. You can find the pan online, or just use your own. Bake it for an hour and enjoy. ";
    put(&folder, "cake.txt", recipe.repeat(3).as_bytes());
    let notes = |gate: &[&str]| {
        let arguments = [&["code", "-q", "-f", "jsonl", "cake.txt", "good.txt"], gate].concat();
        let rows = casus(folder.path(), &arguments, b"").rows();
        assert_eq!(rows[1]["events"].as_array().map(Vec::len), Some(1), "{gate:?}: the other report is read");
        rows[0]["notes"].to_string().contains("it was not read further since --gate was asked for")
    };
    assert!(notes(&["--gate"]));
    assert!(!notes(&[]));
}

#[test]
fn stats_and_versions_are_one_line_each() {
    let folder = folder();
    let ran = casus(folder.path(), &["code", "--stats", "-f", "csv", "good.txt"], b"");
    assert!(ran.err.len() == 1 && ran.err[0].starts_with("casus: 1 documents (0 failed), "), "{:?}", ran.err);
    let ran = casus(folder.path(), &["--version"], b"");
    assert_eq!(ran.out.lines().count(), 1);
    assert!(ran.out.starts_with("casus 0.") && ran.out.contains("rows 1, codebook ") && ran.out.contains("atlas "), "{}", ran.out);
}

#[test]
fn the_codebook_is_printed() {
    let folder = folder();
    let all = casus(folder.path(), &["codebook"], b"").out;
    assert!(all.contains("\n  means   ") && all.contains("\n  is not  ") && all.contains("\n  plover  "), "{all}");
    let title = all.split(" (").next().expect("a title");
    let one = casus(folder.path(), &["codebook", title], b"").out;
    assert_eq!(one, casus(folder.path(), &["codebook", "show", title], b"").out);
    assert!(all.starts_with(&one) && one.len() <= all.len());
}

#[test]
fn a_codebook_file_is_made_checked_and_coded_with() {
    let folder = folder();
    let run = |arguments: &[&str]| casus(folder.path(), arguments, b"");
    let made = run(&["codebook", "new", "well-poisoning", "--codebook", "own"]);
    assert_eq!((made.code, made.out.trim_end()), (0, "own/well-poisoning.toml"));
    let sound = run(&["codebook", "check", "--codebook", "own"]);
    assert_eq!((sound.code, sound.out.lines().count()), (0, 1), "{}", sound.out);
    put(&folder, "well.txt", b"Rebels poisoned two wells near Homs on Monday, residents said.");
    let row = run(&["code", "well.txt", "-f", "jsonl", "--codebook", "own"]).rows().remove(0);
    assert_eq!(row["events"][0]["slug"], "well-poisoning", "{row}");

    let text = std::fs::read_to_string(folder.path().join("own/well-poisoning.toml")).expect("written");
    let spoiled = [
        (
            "agent = \"rebels\"",
            "agent = \"police\"",
            "well-poisoning: yes \"Rebels poisoned two wells near Homs on Monday, residents said.\": agent: expected \"police\", found ",
        ),
        ("mode = \"seize\"", "mode = \"sieze\"", "well-poisoning: its crosswalk names \"ASSAULT\" of plover, expected modes of ASSAULT ("),
        ("weapon =", "wepon =", "well-poisoning.toml: it is no codebook entry: "),
        (
            "name = \"poisoning\"",
            "name = \"poison\"",
            "well-poisoning: 2 patterns are named \"poison\", expected each name once; rename one",
        ),
        (
            "title = \"Well poisoning\"",
            "title = \"Robbery\"",
            "well-poisoning: its title \"Robbery\" is that of robbery, expected one of its own; rename one",
        ),
    ];
    for (sound, bad, said) in spoiled {
        assert!(text.contains(sound), "{sound}");
        put(&folder, "own/well-poisoning.toml", text.replace(sound, bad).as_bytes());
        let ran = run(&["codebook", "check", "--codebook", "own"]);
        assert!(ran.code == 1 && ran.out.lines().any(|line| line.starts_with(said)), "{said:?} in\n{}", ran.out);
    }
}

#[test]
fn the_tables_of_the_codebook_are_fresh() {
    let printed = casus(Path::new("."), &["codebook", "table"], b"").out;
    let kept = std::fs::read_to_string(repository().join("docs/codebook.md")).unwrap_or_default();
    assert!(
        printed == kept,
        "docs/codebook.md is stale: write it again with `cargo run -p casus-cli -- codebook table > docs/codebook.md`"
    );
}

#[test]
fn the_reference_in_docs_is_fresh() {
    let printed = casus(Path::new("."), &["help-markdown"], b"").out;
    let kept = std::fs::read_to_string(repository().join("docs/cli.md")).unwrap_or_default();
    assert!(printed == kept, "docs/cli.md is stale: write it again with `cargo run -p casus-cli -- help-markdown > docs/cli.md`");
}

#[test]
fn every_span_re_reads_to_its_words() {
    let corpus = repository().join("corpus");
    let muc = repository().join("../shared/data/muc4/dev/tst1-muc3");
    for (what, path, reader) in [("corpus/", corpus, &[][..]), ("MUC-4 development reports", muc, &["--reader", "muc"][..])] {
        if !path.exists() || path.is_dir() && std::fs::read_dir(&path).is_ok_and(|mut files| files.next().is_none()) {
            println!("SKIPPED: {what}: nothing at {}", path.display());
            continue;
        }
        let path = path.to_string_lossy().into_owned();
        let arguments: Vec<&str> = ["code", "-q", "-f", "jsonl", &path].into_iter().chain(reader.iter().copied()).collect();
        let ran = casus(Path::new("."), &arguments, b"");
        for row in ran.rows() {
            let text = row["text"].as_str().unwrap_or_default();
            re_read(&row, text, row["doc"].as_str().unwrap_or_default());
        }
    }
}

/// Every object with `start` and `end` lies on characters of the text; its `words` (of a trigger, its `text`) stand there.
fn re_read(value: &Value, text: &str, doc: &str) {
    match value {
        Value::Object(object) => {
            let at = |key: &str| object.get(key).and_then(Value::as_u64).and_then(|byte| usize::try_from(byte).ok());
            if let (Some(start), Some(end)) = (at("start"), at("end")) {
                let stands = text.get(start..end).unwrap_or_else(|| panic!("{doc}: {start}..{end} does not lie on characters"));
                // the `text` of an actor leaves out private names; it has a confidence, which a trigger has not
                let words = object.get("words").or_else(|| object.get("text").filter(|_| !object.contains_key("confidence")));
                if let Some(words) = words.and_then(Value::as_str) {
                    assert_eq!(stands, words, "{doc}: {start}..{end}");
                }
            }
            object.values().for_each(|value| re_read(value, text, doc));
        }
        Value::Array(values) => values.iter().for_each(|value| re_read(value, text, doc)),
        _ => {}
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
