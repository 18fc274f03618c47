//! `casus places`: offsets count in the text as it was given, names may be given, and odd input is told.

mod command;

use command::{Ran, casus, put};
use serde_json::{Value, json};

const DOCS: &str = include_str!("../../../docs/places.md");

fn ran(lines: &[Value], more: &[&str], files: &[(&str, String)]) -> Ran {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    put(&folder, "in.jsonl", text.as_bytes());
    files.iter().for_each(|(name, text)| put(&folder, name, text.as_bytes()));
    let arguments = [&["places", "-f", "jsonl", "in.jsonl"], more].concat();
    casus(folder.path(), &arguments, b"")
}

/// The names of the first row, each as its words and the country of its place.
fn names(ran: &Ran) -> Vec<String> {
    let rows = ran.rows();
    let toponyms = rows[0]["toponyms"].as_array().expect("a list");
    toponyms.iter().map(|name| format!("{} {}", name["text"].as_str().unwrap_or("?"), name["country"].as_str().unwrap_or("-"))).collect()
}

#[test]
fn offsets_count_in_the_text_as_it_was_given() {
    let text = "  Two\u{a0}men\r\ndied in Ra\u{301}qqa.\n\n\nOthers were hurt in Homs, Syria.  ";
    let ran = ran(&[json!({"doc": "a", "text": text, "toponyms": [{"start": 0, "end": 1}]})], &[], &[]);
    assert_eq!((ran.err.as_slice(), ran.code), ([].as_slice(), 0));
    let rows = ran.rows();
    assert_eq!(rows[0]["text"], text);
    for name in rows[0]["toponyms"].as_array().expect("a list") {
        let at = |key: &str| name[key].as_u64().expect("a number") as usize;
        assert_eq!(&text[at("start")..at("end")], name["text"].as_str().expect("words"));
    }
    assert!(names(&ran).contains(&"Homs SYR".to_owned()), "{:?}", names(&ran));
}

#[test]
fn given_names_are_placed_and_no_others() {
    let spans = json!({"doc": "a", "toponyms": [{"start": 16, "end": 23, "text": "Tripoli"}]});
    let lines = [json!({"doc": "a", "text": "Two men died in Tripoli, Lebanon."}), json!({"doc": "b", "text": "Two men died in Homs."})];
    let ran = ran(&lines, &["--given", "spans.jsonl"], &[("spans.jsonl", spans.to_string())]);
    assert_eq!(names(&ran), ["Tripoli LBN"]);
    assert_eq!(ran.rows()[1]["toponyms"], json!([]));
}

#[test]
fn given_names_of_reports_that_never_come_are_told() {
    let spans = ["a", "c", "b"].map(|doc| json!({"doc": doc, "toponyms": []}).to_string()).join("\n");
    let ran = ran(&[json!({"doc": "a", "text": "Two men died in Tripoli."})], &["--given", "spans.jsonl"], &[("spans.jsonl", spans)]);
    let said = "casus: --given: taking the given names of places: found names of \"b\" and 1 more, expected reports among the inputs; check doc \
                and the inputs";
    assert_eq!((ran.err.as_slice(), ran.code), (&[said.to_owned()][..], 0));
}

#[test]
fn given_names_that_miss_their_words_are_told() {
    let spans = json!({"doc": "a", "toponyms": [{"start": 15, "end": 22, "text": "Tripoli"}]});
    let ran =
        ran(&[json!({"doc": "a", "text": "Two men died in Tripoli."})], &["--given", "spans.jsonl"], &[("spans.jsonl", spans.to_string())]);
    let said = "taking the given names of places: found \" Tripol\" at 15-22, expected \"Tripoli\"; none was taken, count bytes of the text as it stands in the input";
    assert_eq!(ran.err, [format!("casus: a: {said}")]);
    assert_eq!(ran.rows()[0]["notes"], json!([said]));
}

#[test]
fn a_role_that_there_is_not_is_a_wrong_call() {
    let ran = ran(&[json!({"text": "Homs."})], &["--roles", "place,town"], &[]);
    let said = "casus: choosing roles: found \"town\", expected some of place, building, modifier, demonym, metonym, in-name, language, homonym; check --roles";
    assert_eq!((ran.err, ran.code), (vec![said.to_owned()], 2));
}

#[test]
fn roles_choose_what_is_told() {
    let line = json!({"text": "Syrian soldiers shelled Homs in Syria."});
    assert_eq!(names(&ran(std::slice::from_ref(&line), &["--roles", "demonym"], &[])), ["Syrian SYR"]);
    assert!(!names(&ran(&[line], &["--roles", "place"], &[])).contains(&"Syrian SYR".to_owned()));
}

#[test]
fn every_key_is_described() {
    let ran = ran(&[json!({"doc": "a", "text": "Two men died in Tripoli, Lebanon, and in Qarzaltun."})], &[], &[]);
    let rows = ran.rows();
    let toponyms = rows[0]["toponyms"].as_array().expect("a list").iter();
    let alternatives = toponyms.clone().flat_map(|name| name["alternatives"].as_array().expect("a list"));
    let keys =
        std::iter::once(&rows[0]).chain(toponyms).chain(alternatives).flat_map(|object| object.as_object().expect("an object").keys());
    let missing: Vec<&String> = keys.filter(|key| !DOCS.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "docs/places.md does not tell of {missing:?}");
}

#[test]
fn a_table_and_any_number_of_threads() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    put(&folder, "a.txt", b"Two men died in Homs, Syria.\n");
    put(&folder, "b.txt", b"Two men died in Tripoli, Libya.\n");
    let one = casus(folder.path(), &["places", "a.txt", "b.txt", "missing.txt", "-t", "1"], b"");
    let two = casus(folder.path(), &["places", "a.txt", "b.txt", "missing.txt", "-t", "2"], b"");
    assert_eq!((one.code, &one.out), (1, &two.out));
    assert!(one.out.contains("Homs") && one.out.contains("LBY"), "{}", one.out);
    assert_eq!(one.err.len(), 1, "{:?}", one.err);
}
