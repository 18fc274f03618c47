//! The direction of dependencies: no arrow between our crates goes up or sideways, and the core does no input or output.
//!
//! Build and development dependencies are arrows too: a test that needs a higher crate belongs into that crate.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every crate of the workspace with the crates of ours that it may use. Ask for a new line in `ARCHITECTURE.md` first.
const ALLOWED: [(&str, &[&str]); 8] = [
    ("casus-text", &[]),
    ("casus-atlas", &[]),
    ("casus-events", &["casus-text", "casus-atlas"]),
    ("casus-analysis", &[]),
    ("casus-lib", &["casus-text", "casus-atlas", "casus-events", "casus-analysis"]),
    ("casus-cli", &["casus-lib"]),
    // not shipped: they make the data that ship, and nothing depends on them
    ("casus-build-atlas", &["casus-text", "casus-atlas"]),
    ("casus-train", &["casus-text", "casus-atlas", "casus-events", "casus-lib"]),
];

/// The crates of levels 0 and 1, by folder: values in, values out.
const PURE: [&str; 4] = ["text", "atlas", "events", "analysis"];

/// Roads of the standard library to files, sockets, processes, threads and clocks.
const RIM: [&str; 8] = ["fs", "net", "env", "process", "thread", "io", "time", "os"];

/// What one crate uses of ours.
type Arrows = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every crate of the workspace and the crates of the workspace it depends on, in any way.
fn arrows() -> Arrows {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
    let output = Command::new(cargo).args(arguments).current_dir(root()).output().expect("cargo starts");
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let name = |value: &Value| value["name"].as_str().expect("a name").to_owned();
    let ours: BTreeSet<String> = packages.iter().map(name).collect();
    let uses = |package: &Value| -> BTreeSet<String> {
        let dependencies = package["dependencies"].as_array().expect("a list of dependencies");
        dependencies.iter().map(name).filter(|other| ours.contains(other)).collect()
    };
    packages.iter().map(|package| (name(package), uses(package))).collect()
}

/// What is wrong with some arrows, in words that say what to do.
fn faults(arrows: &Arrows) -> Vec<String> {
    let allowed: BTreeMap<_, _> = ALLOWED.into_iter().collect();
    let mut faults = Vec::new();
    for (from, uses) in arrows {
        let Some(may) = allowed.get(from.as_str()) else {
            faults.push(format!(
                "{from} is a new crate: say in ARCHITECTURE.md why it is no module, and what it may use, then add it to ALLOWED"
            ));
            continue;
        };
        for to in uses.iter().filter(|to| !may.contains(&to.as_str())) {
            let may = if may.is_empty() { "no crate of ours".to_owned() } else { may.join(", ") };
            faults.push(format!("{from} uses {to}, but may use {may}: move what it needs down, or the code that needs it up"));
        }
    }
    let missing = ALLOWED.iter().filter(|(name, _)| !arrows.contains_key(*name));
    faults.extend(missing.map(|(name, _)| format!("{name} is not in the workspace: take it out of ALLOWED and of ARCHITECTURE.md")));
    faults
}

#[test]
fn no_arrow_goes_up_or_sideways() {
    let faults = faults(&arrows());
    assert!(faults.is_empty(), "dependencies between our crates go one way only (see ARCHITECTURE.md):\n{}", faults.join("\n"));
}

#[test]
fn an_arrow_that_goes_up_is_named_with_what_to_do() {
    let mut arrows: Arrows =
        ALLOWED.iter().map(|(name, uses)| ((*name).to_owned(), uses.iter().map(|to| (*to).to_owned()).collect())).collect();
    assert_eq!(faults(&arrows), Vec::<String>::new());
    arrows.entry("casus-text".to_owned()).or_default().insert("casus-events".to_owned());
    arrows.insert("casus-misc".to_owned(), BTreeSet::new());
    arrows.remove("casus-train");
    assert_eq!(
        faults(&arrows),
        [
            "casus-misc is a new crate: say in ARCHITECTURE.md why it is no module, and what it may use, then add it to ALLOWED",
            "casus-text uses casus-events, but may use no crate of ours: move what it needs down, or the code that needs it up",
            "casus-train is not in the workspace: take it out of ALLOWED and of ARCHITECTURE.md",
        ]
    );
}

#[test]
fn the_core_does_no_input_and_output() {
    let mut files = 0;
    let mut found = Vec::new();
    for folder in PURE {
        for entry in walkdir::WalkDir::new(root().join("crates").join(folder).join("src")) {
            let path = entry.expect("the sources can be listed").into_path();
            if path.extension().is_some_and(|ending| ending == "rs") {
                let code = std::fs::read_to_string(&path).expect("sources are UTF-8");
                found.extend(roads_to_the_rim(&code).map(|line| format!("{}: {line}", path.display())));
                files += 1;
            }
        }
    }
    assert!(files > 20, "only {files} source files found: have the crates moved?");
    let found = found.join("\n");
    assert!(
        found.is_empty(),
        "text, atlas, events and analysis read no file, start no thread and ask no clock; hand it in instead:\n{found}"
    );
}

/// Lines of code, comments left out, that name a road to the rim.
fn roads_to_the_rim(code: &str) -> impl Iterator<Item = &str> {
    let names_one = |line: &&str| {
        let code = line.split("//").next().unwrap_or_default();
        let path = |road: &&str| code.match_indices(&format!("std::{road}")).any(|(at, found)| !continues(&code[at + found.len()..]));
        RIM.iter().any(path) || code.contains("println!(")
    };
    code.lines().map(str::trim).filter(names_one)
}

/// Whether the word before `rest` goes on: `std::iter` is no `std::i`.
fn continues(rest: &str) -> bool {
    rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
}

#[test]
fn a_road_to_the_rim_is_seen_and_its_like_is_not() {
    let code = "use std::fs::File;\nuse std::iter;\n// std::fs in a comment\nlet t = std::time::Instant::now();\nprintln!(\"x\");\nstd::ops::Range";
    let roads: Vec<_> = roads_to_the_rim(code).collect();
    assert_eq!(roads, ["use std::fs::File;", "let t = std::time::Instant::now();", "println!(\"x\");"]);
}
