//! Word lists that the rules read: classes of nouns, verbs of saying, words that weaken, verbs that carry out.
//!
//! They are data (`data/words/*.toml`), so that a coder who is no programmer can add a word.

use crate::class::Class;
use crate::judge::keys;
use crate::senses::Senses;
use crate::vectors::Vectors;
use casus_text::parse::tokens;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

/// All word lists, prepared for look-up by lemma.
#[derive(Clone, Debug, Default)]
pub struct WordLists {
    entries: FxHashMap<String, Entry>,
    lists: BTreeSet<String>,
    longest: usize,
    senses: Senses,
    vectors: Vectors,
}

/// What the lists say of one lemma, or of several with spaces between.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// Its classes, if it is a noun of the class lists.
    pub classes: Vec<Class>,
    /// Whether a longer noun of the class lists ends in it.
    pub ends: bool,
    /// The numbers of the lists that hold it, in ascending order, those apart left out: this is what is learned sees.
    pub held: Vec<u32>,
    /// The numbers of the lists apart that hold it.
    apart: Vec<u32>,
}

/// Of most words the lists say nothing.
static NOTHING: Entry = Entry { classes: Vec::new(), ends: false, held: Vec::new(), apart: Vec::new() };

/// A word-list file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordListError {
    /// The file's name.
    pub file: String,
    /// What was found, what was expected.
    pub message: String,
}

impl std::fmt::Display for WordListError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "reading the word list {}: {}", self.file, self.message)
    }
}

impl std::error::Error for WordListError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    nouns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[allow(dead_code)] // a list says what it is for; people read it
    about: String,
    /// Whether only who asks for it by name sees it. What is learned of tellings sees all other lists, and a new one would change it.
    #[serde(default)]
    apart: bool,
    words: Vec<String>,
}

/// An entry as the tokenizer cuts it, with spaces between: "car-bomb" becomes "car - bomb".
fn as_cut(entry: &str) -> String {
    if !entry.contains('-') {
        return entry.to_owned();
    }
    tokens::words(entry).collect::<Vec<_>>().join(" ")
}

impl Entry {
    /// Whether `list` ("speech.say") holds it.
    pub fn is_on(&self, list: &str) -> bool {
        if self.held.is_empty() && self.apart.is_empty() {
            return false;
        }
        let number = keys::word(list);
        self.held.contains(&number) || self.apart.contains(&number)
    }
}

impl WordLists {
    /// Reads all lists. `classes.toml` holds a table of nouns per [`Class`]; in every other file each table is a list named
    /// `file.table` ("speech.say").
    ///
    /// # Errors
    /// The first file that is no word list, with its name and what is wrong in it.
    pub fn from_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, WordListError> {
        let mut lists = WordLists { longest: 1, ..WordLists::default() };
        for (file, text) in files {
            let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
            lists.add(stem, text).map_err(|message| WordListError { file: file.to_owned(), message })?;
        }
        Ok(lists)
    }

    fn add(&mut self, stem: &str, text: &str) -> Result<(), String> {
        let no_list = |error: toml::de::Error| format!("it is no word list: {error}");
        if stem == "classes" {
            let tables: BTreeMap<String, Nouns> = toml::from_str(text).map_err(no_list)?;
            for (name, table) in tables {
                let class = Class::of_word(&name)?;
                for noun in table.nouns {
                    let noun = as_cut(&noun);
                    self.longest = self.longest.max(noun.split(' ').count());
                    for (at, _) in noun.match_indices(' ') {
                        self.entries.entry(noun[at + 1..].to_owned()).or_default().ends = true;
                    }
                    let classes = &mut self.entries.entry(noun).or_default().classes;
                    if !classes.contains(&class) {
                        classes.push(class);
                    }
                }
            }
            return Ok(());
        }
        let tables: BTreeMap<String, List> = toml::from_str(text).map_err(no_list)?;
        for (name, table) in tables {
            let name = format!("{stem}.{name}");
            let number = keys::word(&name);
            if let Some(other) = self.lists.iter().find(|other| **other != name && keys::word(other) == number) {
                return Err(format!("found a list {name:?} with the number of {other:?}, expected another name"));
            }
            for word in table.words.iter().map(|word| as_cut(word)) {
                let entry = self.entries.entry(word).or_default();
                let held = if table.apart { &mut entry.apart } else { &mut entry.held };
                if let Err(place) = held.binary_search(&number) {
                    held.insert(place, number);
                }
            }
            self.lists.insert(name);
        }
        Ok(())
    }

    /// The same lists with a table of senses.
    pub fn with_senses(self, senses: Senses) -> Self {
        WordLists { senses, ..self }
    }

    /// The same lists with a table of word vectors.
    pub fn with_vectors(self, vectors: Vectors) -> Self {
        WordLists { vectors, ..self }
    }

    /// The table of word vectors; an empty one knows no word.
    pub fn vectors(&self) -> &Vectors {
        &self.vectors
    }

    /// The table of senses; an empty one knows no word.
    pub fn senses(&self) -> &Senses {
        &self.senses
    }

    /// The classes of a noun: one lemma, or several with spaces between, a hyphen being one ("car - bomb").
    pub fn classes(&self, noun: &str) -> &[Class] {
        &self.entry(noun).classes
    }

    /// How many words the longest noun of the class lists has.
    pub fn longest_noun(&self) -> usize {
        self.longest
    }

    /// The names of all lists ("speech.say"), in order.
    pub fn names(&self) -> Vec<&str> {
        self.lists.iter().map(String::as_str).collect()
    }

    /// What the lists say of `lemma`.
    pub(crate) fn entry(&self, lemma: &str) -> &Entry {
        self.entries.get(lemma).unwrap_or(&NOTHING)
    }

    /// Whether `list` ("speech.say") holds `lemma`. A list that does not exist holds nothing.
    pub fn has(&self, list: &str, lemma: &str) -> bool {
        self.entry(lemma).is_on(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_apart_are_seen_only_by_who_asks_for_them() {
        let list = |apart: bool| format!("about = \"\"\napart = {apart}\nwords = [\"zap\"]\n");
        let file = format!("[near]\n{}[far]\n{}", list(false), list(true));
        let lists = WordLists::from_files([("own.toml", file.as_str())]).expect("word lists");
        assert!(lists.has("own.near", "zap") && lists.has("own.far", "zap"));
        assert_eq!(lists.entry("zap").held, [keys::word("own.near")]);
    }
}
