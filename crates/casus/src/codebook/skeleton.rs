//! A new codebook file to start from.

use crate::Error;
use std::path::{Path, PathBuf};

/// A file for a kind of this short name: commented, sound, with an example kind that its user replaces.
///
/// # Errors
/// A name that is not made of lower-case letters, digits and hyphens, or that a kind of the embedded codebook has.
pub fn skeleton(name: &str) -> Result<String, Error> {
    let fault =
        |found: &str, expected: &str| Error::NewKind { name: name.to_owned(), found: found.to_owned(), expected: expected.to_owned() };
    let letters = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !letters || !name.starts_with(|c: char| c.is_ascii_lowercase()) || name.ends_with('-') {
        return Err(fault("other letters", "lower-case letters, digits and hyphens, such as well-poisoning"));
    }
    if crate::Settings::default().codebook()?.find(name).is_some() {
        return Err(fault("a kind of that name", "a new one; to change a kind, copy its file from data/codebook"));
    }
    let title = format!("{}{}", name[..1].to_uppercase(), name[1..].replace('-', " "));
    Ok(SKELETON.replace("NAME", name).replace("TITLE", &title))
}

/// Writes the file into `folder`, which is made if it is not there, and says where it is.
///
/// # Errors
/// As [`skeleton`]; a file of that name that is there already; a folder that cannot be written to.
pub fn write_skeleton(name: &str, folder: &Path) -> Result<PathBuf, Error> {
    let text = skeleton(name)?;
    let file = folder.join(format!("{name}.toml"));
    let fault = |source| Error::OutFile { file: file.clone(), source };
    std::fs::create_dir_all(folder).map_err(fault)?;
    let mut new = std::fs::OpenOptions::new().write(true).create_new(true).open(&file).map_err(fault)?;
    std::io::Write::write_all(&mut new, text.as_bytes()).map_err(fault)?;
    Ok(file)
}

const SKELETON: &str = r#"# A kind of event. Replace what stands here; `casus codebook check --codebook FOLDER` says whether the file is sound and
# reads its examples, `casus code --codebook FOLDER REPORT` codes with it. All keys: data/codebook/README.md of Casus.

# The short name is that of the file. The title stands in tables.
kind = "NAME"
title = "TITLE"

# How such events behave beside others and with tolls: attack, explosion, violence, contest, damage, coercion or other.
sort = "damage"

# One sentence each, for people who code by hand.
means = "Somebody poisons the water that others drink."
is_not = "Poison given to a single person (attack), gas (chemical-weapon), water shut off, a dispute about water."

# What the kind implies when the words name no weapon; leave it out if it implies none.
weapon = "poison"

# What other codebooks call it, and how well that fits: exact, broader (theirs is), narrower (theirs is), depends on actors.
[crosswalk]
acled = { code = "Looting/property destruction", fit = "broader" }
plover = { code = "ASSAULT", mode = "seize", fit = "broader" }

# Words that tell of it: lemmas in lower case. /V, /N or /A marks the head; | parts alternatives; _ lets up to six words pass; ? makes the word
# before it optional. Verbs look for the agent as subject or after "by", for the target as object.
[[pattern]]
name = "poison"
trigger = ["poison|contaminate/V _ well|reservoir|spring|cistern"]
certainty = 0.85

# Nouns look for the agent after "by" or before them, for the target after "of" or "on".
[[pattern]]
name = "poisoning"
trigger = ["poisoning|contamination/N of _ well|reservoir|spring|cistern"]
certainty = 0.8

# Sentences that tell of it. Each is a test; of trigger, agent, target, place, killed, injured, taken and status those are checked that are given.
[[yes]]
text = "Rebels poisoned two wells near Homs on Monday, residents said."
trigger = "poisoned"
agent = "rebels"

# Sentences with like words that do not tell of it having happened.
[[no]]
text = "The affair has poisoned relations between the two towns."
because = "nothing was poisoned but a mood"
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::codebook::check;

    #[test]
    fn a_new_file_passes_the_check() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = write_skeleton("well-poisoning", folder.path()).expect("written");
        assert_eq!(file, folder.path().join("well-poisoning.toml"));
        let checked = check(&Settings { codebook: Some(folder.path().to_owned()), ..Settings::default() }).expect("checked");
        assert_eq!(checked.findings, []);
        let error = write_skeleton("well-poisoning", folder.path()).expect_err("it is there already").to_string();
        assert!(error.starts_with("opening the output file "), "{error}");
    }

    #[test]
    fn names_are_checked() {
        for (name, said) in [
            (
                "Well",
                "naming a kind: found \"Well\" (other letters), expected lower-case letters, digits and hyphens, such as well-poisoning",
            ),
            (
                "../well",
                "naming a kind: found \"../well\" (other letters), expected lower-case letters, digits and hyphens, such as well-poisoning",
            ),
            (
                "attack",
                "naming a kind: found \"attack\" (a kind of that name), expected a new one; to change a kind, copy its file from data/codebook",
            ),
        ] {
            assert_eq!(skeleton(name).expect_err(name).to_string(), said);
        }
    }
}
