//! Reading CoNLL-U as the treebanks have it: every word, its tags, its full relation.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::Failure;

/// A sentence of a treebank. Vectors have one entry for each word.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// What the treebank calls it.
    pub id: String,
    pub words: Vec<String>,
    /// Dictionary forms, lower case.
    pub lemmas: Vec<String>,
    /// Universal parts of speech, by name.
    pub tags: Vec<String>,
    /// Parts of speech of the language, by name; "_" where there are none.
    pub fine: Vec<String>,
    /// Number of the head, counted from 1; 0 for the root.
    pub heads: Vec<usize>,
    /// Relations with their subtypes.
    pub relations: Vec<String>,
    /// The last column.
    pub misc: Vec<String>,
    /// Names in IOB2, where known.
    pub names: Option<Vec<String>>,
    /// How much each of its words counts in training.
    pub weight: f32,
}

/// Reads one file.
pub fn read(path: &Path) -> Result<Vec<Tree>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))?;
    let mut trees = Vec::new();
    let mut tree = Tree { weight: 1.0, ..Tree::default() };
    for line in text.lines().chain([""]) {
        if let Some(id) = line.strip_prefix("# sent_id = ") {
            tree.id = id.to_owned();
        } else if line.is_empty() {
            if !tree.words.is_empty() {
                let next = Tree { weight: 1.0, ..Tree::default() };
                trees.push(std::mem::replace(&mut tree, next));
            }
        } else if !line.starts_with('#') {
            let columns: Vec<&str> = line.split('\t').collect();
            if let [number, word, lemma, tag, fine, _, head, relation, _, misc] = columns[..]
                && number.bytes().all(|byte| byte.is_ascii_digit())
            {
                tree.words.push(word.to_owned());
                tree.lemmas.push(lemma.to_lowercase());
                tree.tags.push(tag.to_owned());
                tree.fine.push(fine.to_owned());
                tree.heads.push(head.parse().map_err(|_| format!("reading {}: found the head {head:?}", path.display()))?);
                tree.relations.push(relation.to_owned());
                tree.misc.push(misc.to_owned());
            }
        }
    }
    Ok(trees)
}

/// The files of GUM: nine documents in ten to train on, every tenth held out.
pub fn gum_files(data: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Failure> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(data.join("gum/dep"))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let (mut train, mut held) = (Vec::new(), Vec::new());
    for (number, path) in paths.into_iter().enumerate() {
        if number % 10 == 9 { &mut held } else { &mut train }.push(path);
    }
    Ok((train, held))
}

/// Reads GUM: the sentences to train on, and those held out.
pub fn read_gum(data: &Path) -> Result<(Vec<Tree>, Vec<Tree>), Failure> {
    let (train, held) = gum_files(data)?;
    let read_all = |paths: Vec<PathBuf>| paths.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>().map(|files| files.concat());
    Ok((read_all(train)?, read_all(held)?))
}

/// Adds the names of a UNER file to the sentences of the same id and length.
pub fn add_names(trees: &mut [Tree], path: &Path) -> Result<(), Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))?;
    let mut names: HashMap<&str, Vec<String>> = HashMap::new();
    let mut id = "";
    for line in text.lines() {
        if let Some(found) = line.strip_prefix("# sent_id = ") {
            id = found;
        } else if !line.starts_with('#') && !line.is_empty() {
            let name = line.split('\t').nth(2).unwrap_or("O");
            names.entry(id).or_default().push(name.to_owned());
        }
    }
    for tree in trees {
        tree.names = names.remove(tree.id.as_str()).filter(|names| names.len() == tree.words.len());
    }
    Ok(())
}
