//! Reading CoNLL-U into what the trainer needs, with the words cut as the tokenizer of reports cuts them.

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

/// A word of the file, before words are joined.
#[derive(Clone, Debug)]
struct Row {
    word: String,
    lemma: String,
    tag: Tag,
    head: usize,
    relation: Relation,
    glued: bool,
    /// Words of one written word (don't) share its number.
    written: usize,
}

/// Whether words are left as the treebank cuts them or joined as the tokenizer has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// As in the treebank.
    Treebank,
    /// Words with hyphens in one piece, "cannot" too.
    Reports,
}

/// The sentences of a file.
pub fn read(path: &Path, cut: Cut) -> Result<Vec<Sentence>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))?;
    let mut document = 0;
    let mut sentences = Vec::new();
    for block in text.split("\n\n") {
        document += usize::from(block.lines().any(|line| line.starts_with("# newdoc")));
        let mut rows = rows(block).map_err(|line| format!("reading {}: found {line:?}, expected ten columns", path.display()))?;
        if rows.is_empty() {
            continue;
        }
        if cut == Cut::Reports {
            join_words(&mut rows);
        }
        sentences.push(sentence(&rows, document));
    }
    Ok(sentences)
}

fn rows(block: &str) -> Result<Vec<Row>, String> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut written_to, mut written_glued) = (0, false);
    for line in block.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[id, word, lemma, tag, _, _, head, relation, _, misc] = columns.as_slice() else { return Err(line.to_owned()) };
        let glued = misc.contains("SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            written_to = last.parse().map_err(|_| line.to_owned())?;
            written_glued = glued;
            continue;
        }
        if id.contains('.') {
            continue;
        }
        let number: usize = id.parse().map_err(|_| line.to_owned())?;
        let inside = number < written_to;
        rows.push(Row {
            word: word.to_owned(),
            lemma: lemma.to_lowercase(),
            tag: tag_of(tag),
            head: head.parse().map_err(|_| line.to_owned())?,
            relation: relation_of(relation, word),
            glued: glued || inside || number == written_to && written_glued,
            written: if number <= written_to { written_to } else { 0 },
        });
    }
    Ok(rows)
}

/// Joins words around hyphens and "can" + "not".
fn join_words(rows: &mut Vec<Row>) {
    let alphanumeric =
        |row: &Row| row.word.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '.' || letter == '\'');
    let mut groups: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let mut end = at + 1;
        while end + 1 < rows.len()
            && rows[end].word == "-"
            && rows[end].glued
            && rows[end - 1].glued
            && alphanumeric(&rows[end - 1])
            && alphanumeric(&rows[end + 1])
        {
            end += 2;
        }
        let is_cannot = end < rows.len()
            && rows[at].written != 0
            && rows[at].written == rows[end].written
            && rows[at].word.eq_ignore_ascii_case("can")
            && rows[end].word.eq_ignore_ascii_case("not");
        if is_cannot {
            end += 1;
        }
        groups.push((at, end));
        at = end;
    }
    if groups.len() == rows.len() {
        return;
    }
    // new number (from 1) of each old row
    let mut renumbered = vec![0; rows.len() + 1];
    for (new, &(start, end)) in groups.iter().enumerate() {
        renumbered[start + 1..=end].fill(new + 1);
    }
    let joined = groups.iter().map(|&(start, end)| {
        let outside = |row: &&Row| row.word != "-" && (row.head == 0 || renumbered[row.head] != renumbered[start + 1]);
        let piece = &rows[start..end];
        let main = piece.iter().find(outside).unwrap_or(&piece[0]);
        Row {
            word: piece.iter().map(|row| row.word.as_str()).collect(),
            lemma: match piece {
                [one] => one.lemma.clone(),
                [.., last] if last.word.eq_ignore_ascii_case("not") => "can".to_owned(),
                [first @ .., last] => first.iter().map(|row| row.word.to_lowercase()).collect::<String>() + &last.lemma,
                [] => String::new(),
            },
            head: renumbered[main.head],
            ..main.clone()
        }
    });
    *rows = joined.collect();
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

pub fn tag_of(name: &str) -> Tag {
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
pub fn relation_of(name: &str, word: &str) -> Relation {
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
