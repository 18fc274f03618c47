//! The names that Universal Dependencies has for tags and relations, and what coding reads them as.

use crate::{NameKind, Relation, Tag};

/// The tag of a name; `X` for one that is none.
pub fn tag(name: &str) -> Tag {
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

/// The relation of a name, subtypes that coding does not read left out; `Dep` for one that it does not read at all.
pub fn relation(name: &str) -> Relation {
    let (base, _) = name.split_once(':').unwrap_or((name, ""));
    match (name, base) {
        ("nsubj:pass", _) => Relation::NsubjPass,
        ("obl:agent", _) => Relation::OblAgent,
        ("nmod:poss", _) => Relation::NmodPoss,
        ("aux:pass", _) => Relation::AuxPass,
        ("acl:relcl", _) => Relation::AclRelcl,
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

/// The kind of name that a tag in the notation IOB2 speaks of ("B-PER").
pub fn name(tag: &str) -> Option<NameKind> {
    match tag.split_once('-')?.1 {
        "PER" => Some(NameKind::Person),
        "LOC" => Some(NameKind::Place),
        "ORG" => Some(NameKind::Organisation),
        _ => None,
    }
}

/// Whether a word in lower case, as an adverb, denies what it stands by.
pub fn is_negation(lower: &str) -> bool {
    matches!(lower, "not" | "n't" | "nt" | "never")
}
