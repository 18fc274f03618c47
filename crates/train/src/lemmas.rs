//! Learning the lemmatiser's lists: which verbs there are, and where its rules fail.

use std::collections::{BTreeMap, BTreeSet};

use casus_text::Tag;
use casus_text::language::labels;
use casus_text::language::lemma::{Lemmas, tag_name};
use casus_text::language::words::lower_onto;

use crate::treebank::Tree;

/// Verbs of our trade that the treebanks lack or have once.
const OWN_VERBS: &str = include_str!("../data/verbs.txt");

/// The sorted lists of verbs and of exceptions.
pub fn learn(trees: &[Tree]) -> (String, String) {
    let mut seen: BTreeMap<(String, &str), BTreeMap<&str, usize>> = BTreeMap::new();
    let mut verbs: BTreeMap<&str, usize> = BTreeMap::new();
    for tree in trees {
        for ((word, tag), lemma) in tree.words.iter().zip(&tree.tags).zip(&tree.lemmas) {
            let tag = labels::tag(tag);
            if tag == Tag::Verb {
                *verbs.entry(lemma).or_default() += 1;
            }
            if !tag_name(tag).is_empty() {
                *seen.entry((lower(word), tag_name(tag))).or_default().entry(lemma).or_default() += 1;
            }
        }
    }
    let sound = |verb: &str| verb.len() > 1 && verb.bytes().all(|byte| byte.is_ascii_lowercase());
    let often = verbs.iter().filter(|(verb, count)| **count >= 2 && sound(verb)).map(|(verb, _)| *verb);
    let all: BTreeSet<&str> = often.chain(OWN_VERBS.split_whitespace()).collect();
    let verbs = all.into_iter().map(|verb| format!("{verb}\n")).collect::<String>();
    let rules = Lemmas::new(&verbs, "");
    let names = ["ADJ", "ADV", "AUX", "NOUN", "PROPN", "VERB", "PRON", "DET", "NUM", "ADP", "SCONJ", "CCONJ", "PART", "INTJ", "SYM"];
    let tag_of = |name: &str| names.into_iter().map(labels::tag).find(|&tag| tag_name(tag) == name).unwrap_or(Tag::X);
    let mut exceptions = String::new();
    for ((word, tag), lemmas) in &seen {
        let total: usize = lemmas.values().sum();
        let Some((lemma, count)) = lemmas.iter().max_by_key(|(lemma, count)| (**count, std::cmp::Reverse(**lemma))) else { continue };
        if *count >= 2
            && count * 2 > total
            && word.is_ascii()
            && !Lemmas::is_fixed(word, tag_of(tag))
            && rules.by_rule(word, tag_of(tag)) != **lemma
        {
            exceptions += &format!("{word}\t{tag}\t{lemma}\n");
        }
    }
    (verbs, exceptions)
}

fn lower(word: &str) -> String {
    let mut lower = String::new();
    lower_onto(word, &mut lower);
    lower
}
