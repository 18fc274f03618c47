//! Reading CoNLL-U into what the trainer needs.

use std::path::Path;

use casus_text::language::labels;
use casus_text::language::tagger::TAGS;
use casus_text::{Relation, Tag};

use crate::Failure;

/// One sentence with its tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    /// Words as written.
    pub words: Vec<String>,
    /// Dictionary forms, lower case.
    pub lemmas: Vec<String>,
    /// Lanes of the tags.
    pub tags: Vec<u8>,
    /// Heads; the root's is the number of words.
    pub heads: Vec<u32>,
    /// Lanes of the labels.
    pub labels: Vec<u8>,
    /// The document it is from.
    pub document: usize,
}

/// A word of the file.
#[derive(Clone, Debug)]
struct Row {
    word: String,
    lemma: String,
    tag: Tag,
    head: usize,
    relation: Relation,
}

/// The sentences of a file.
pub fn read(path: &Path) -> Result<Vec<Sentence>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))?;
    let mut document = 0;
    let mut sentences = Vec::new();
    for block in text.split("\n\n") {
        document += usize::from(block.lines().any(|line| line.starts_with("# newdoc")));
        let rows = rows(block).map_err(|line| format!("reading {}: found {line:?}, expected ten columns", path.display()))?;
        if rows.is_empty() {
            continue;
        }
        sentences.push(sentence(&rows, document));
    }
    Ok(sentences)
}

fn rows(block: &str) -> Result<Vec<Row>, String> {
    let mut rows: Vec<Row> = Vec::new();
    for line in block.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[id, word, lemma, tag, _, _, head, relation, _, _] = columns.as_slice() else { return Err(line.to_owned()) };
        // "1-2" is the written word that words 1 and 2 make up, "1.1" one that is not written
        if id.contains(['-', '.']) {
            continue;
        }
        rows.push(Row {
            word: word.to_owned(),
            lemma: lemma.to_lowercase(),
            tag: tag_of(tag),
            head: head.parse().map_err(|_| line.to_owned())?,
            relation: relation_of(relation, word),
        });
    }
    Ok(rows)
}

fn sentence(rows: &[Row], document: usize) -> Sentence {
    let root = rows.len() as u32;
    Sentence {
        words: rows.iter().map(|row| row.word.clone()).collect(),
        lemmas: rows.iter().map(|row| row.lemma.clone()).collect(),
        tags: rows.iter().map(|row| TAGS.iter().position(|&tag| tag == row.tag).unwrap_or(0) as u8).collect(),
        heads: rows.iter().map(|row| if row.head == 0 { root } else { row.head as u32 - 1 }).collect(),
        labels: rows.iter().map(|row| labels::lane(row.relation)).collect(),
        document,
    }
}

fn tag_of(name: &str) -> Tag {
    match name {
        "ADJ" => Tag::Adj,
        "ADP" => Tag::Adp,
        "ADV" => Tag::Adv,
        "AUX" => Tag::Aux,
        "CCONJ" => Tag::Cconj,
        "DET" => Tag::Det,
        "INTJ" => Tag::Intj,
        "NOUN" => Tag::Noun,
        "NUM" => Tag::Num,
        "PART" => Tag::Part,
        "PRON" => Tag::Pron,
        "PROPN" => Tag::Propn,
        "PUNCT" => Tag::Punct,
        "SCONJ" => Tag::Sconj,
        "SYM" => Tag::Sym,
        "VERB" => Tag::Verb,
        _ => Tag::X,
    }
}

/// The relation of Universal Dependencies as coding reads it.
fn relation_of(name: &str, word: &str) -> Relation {
    let (base, _) = name.split_once(':').unwrap_or((name, ""));
    match (name, base) {
        ("nsubj:pass", _) => Relation::NsubjPass,
        ("obl:agent", _) => Relation::OblAgent,
        ("nmod:poss", _) => Relation::NmodPoss,
        ("aux:pass", _) => Relation::AuxPass,
        ("acl:relcl", _) => Relation::AclRelcl,
        ("advmod", _) if labels::is_negation(&word.to_lowercase().replace('\u{2019}', "'")) => Relation::Neg,
        (_, "root") => Relation::Root,
        (_, "nsubj") => Relation::Nsubj,
        (_, "csubj") => Relation::Csubj,
        (_, "obj") => Relation::Obj,
        (_, "iobj") => Relation::Iobj,
        (_, "obl") => Relation::Obl,
        (_, "nmod") => Relation::Nmod,
        (_, "amod") => Relation::Amod,
        (_, "nummod") => Relation::Nummod,
        (_, "appos") => Relation::Appos,
        (_, "compound") => Relation::Compound,
        (_, "flat") => Relation::Flat,
        (_, "det") => Relation::Det,
        (_, "case") => Relation::Case,
        (_, "mark") => Relation::Mark,
        (_, "aux") => Relation::Aux,
        (_, "cop") => Relation::Cop,
        (_, "advmod") => Relation::Advmod,
        (_, "acl") => Relation::Acl,
        (_, "advcl") => Relation::Advcl,
        (_, "ccomp") => Relation::Ccomp,
        (_, "xcomp") => Relation::Xcomp,
        (_, "conj") => Relation::Conj,
        (_, "cc") => Relation::Cc,
        (_, "parataxis") => Relation::Parataxis,
        (_, "punct") => Relation::Punct,
        (_, "fixed") => Relation::Fixed,
        _ => Relation::Dep,
    }
}
