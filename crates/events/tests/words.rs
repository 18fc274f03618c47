//! The word lists that rules ask for are there, and those that are there are asked for.

mod knowledge;

use casus_events::WordLists;
use knowledge::reader;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The text of every source file of this crate.
fn sources(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("the sources are there").map(|entry| entry.expect("readable").path());
    let mut text = String::new();
    for path in entries {
        text += &if path.is_dir() { sources(&path) } else { fs::read_to_string(&path).expect("readable") };
    }
    text
}

#[test]
fn lists_and_rules_name_one_another() {
    let text = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let there: BTreeSet<&str> = reader().words().names().into_iter().collect();
    let files: BTreeSet<&str> = there.iter().filter_map(|name| name.split('.').next()).collect();
    let looks_like_a_list = |piece: &&str| {
        let parts: Vec<&str> = piece.split('.').collect();
        parts.len() == 2 && files.contains(parts[0]) && parts[1].chars().all(|c| c.is_ascii_lowercase() || c == '_') && parts[1] != "toml"
    };
    let asked: BTreeSet<&str> = text.split('"').filter(looks_like_a_list).collect();
    assert_eq!(asked.difference(&there).collect::<Vec<_>>(), Vec::<&&str>::new(), "asked for, but in no file of data/words");
    assert_eq!(there.difference(&asked).collect::<Vec<_>>(), Vec::<&&str>::new(), "in data/words, but no rule asks for them");
}

#[test]
fn a_file_that_is_no_word_list_is_named() {
    let check = |file: (&str, &str), expected: &str| {
        let error = WordLists::from_files([file]).expect_err("no word list").to_string();
        assert!(error.starts_with(expected), "{error}");
    };
    check(("speech.toml", "[say]\nwords = [\"say\"]\n"), "reading the word list speech.toml: it is no word list: TOML parse error");
    check(
        ("classes.toml", "[wizards]\nnouns = [\"mage\"]\n"),
        "reading the word list classes.toml: found class \"wizards\", expected one of armed",
    );
}
