//! Word lists that the rules read: classes of nouns, verbs of saying, words that weaken, verbs that carry out.
//!
//! They are data (`data/words/*.toml`), so that a coder who is no programmer can add a word.

use crate::class::Class;
use crate::judge::keys;
use crate::senses::Senses;
use crate::vectors::Vectors;
use casus_text::parse::tokens;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// All word lists, prepared for look-up by lemma.
#[derive(Clone, Debug, Default)]
pub struct WordLists {
    nouns: HashMap<String, Vec<Class>>,
    lists: HashMap<String, HashSet<String>>,
    /// For each word the numbers of the lists that hold it.
    held: HashMap<String, Vec<u32>>,
    longest: usize,
    senses: Senses,
    vectors: Vectors,
}

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
    words: Vec<String>,
}

/// An entry as the tokenizer cuts it, with spaces between: "car-bomb" becomes "car - bomb".
fn as_cut(entry: &str) -> String {
    if !entry.contains('-') {
        return entry.to_owned();
    }
    tokens::words(entry).collect::<Vec<_>>().join(" ")
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
                    let classes = self.nouns.entry(noun).or_default();
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
            let words: HashSet<String> = table.words.iter().map(|word| as_cut(word)).collect();
            for word in &words {
                let held = self.held.entry(word.clone()).or_default();
                held.push(keys::word(&name));
                held.sort_unstable();
            }
            self.lists.insert(name, words);
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
        self.nouns.get(noun).map_or(&[], Vec::as_slice)
    }

    /// How many words the longest noun of the class lists has.
    pub fn longest_noun(&self) -> usize {
        self.longest
    }

    /// The names of all lists ("speech.say"), in order.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.lists.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    /// The lists that hold `lemma`, as numbers of their names in ascending order.
    pub(crate) fn holding(&self, lemma: &str) -> &[u32] {
        self.held.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Whether `list` ("speech.say") holds `lemma`. A list that does not exist holds nothing.
    pub fn has(&self, list: &str, lemma: &str) -> bool {
        self.lists.get(list).is_some_and(|words| words.contains(lemma))
    }
}
