//! Clauses between commas that PETRARCH leaves out, and how far a verb's phrase reaches.

use super::coder::Settings;
use super::line::Line;
use super::phrases::Party;
use crate::tree::Tree;
use casus_text::{Relation, Tag};

/// Words of a line that are not looked at, since they stand between commas and are few; the bounds are the settings'.
pub(super) fn left_out(tree: &Tree<'_>, line: &Line, parties: &[Party], settings: &Settings) -> Vec<bool> {
    let mut out = vec![false; line.words.len()];
    let commas = commas(tree, line, parties);
    let count = |from: usize, to: usize| line.words[from..to].iter().filter(|word| word.text.starts_with(char::is_alphabetic)).count();
    let within = |count: usize, (least, most): (usize, usize)| most > 0 && (least..=most).contains(&count);
    let Some((first, last)) = commas.first().zip(commas.last()) else { return out };
    if within(count(0, *first), settings.first_clause) {
        out[..*first].fill(true);
    }
    if within(count(*last, line.words.len()), settings.last_clause) {
        out[*last..].fill(true);
    }
    for pair in commas.windows(2) {
        if within(count(pair[0], pair[1]), settings.inner_clause) {
            out[pair[0]..pair[1]].fill(true);
        }
    }
    out
}

/// Words that a comma stands before, but for those inside of a party.
pub(super) fn commas(tree: &Tree<'_>, line: &Line, parties: &[Party]) -> Vec<usize> {
    let inside = |word: usize| parties.iter().any(|party| party.start < word && word <= party.end);
    // "complete, full ties" is one phrase, though the tree may be wrong about it
    let adjective = |word: usize| tree.token(line.words[word].token).tag == Tag::Adj;
    let parts = |word: &usize| line.words[*word].comma && !inside(*word) && !(*word > 0 && adjective(*word) && adjective(*word - 1));
    (0..line.words.len()).filter(parts).collect()
}

/// The last word of the phrase of the verb `token`: all that hangs on it behind it, but for verbs joined to it and what stands loosely beside it.
pub(super) fn end_of_phrase(tree: &Tree<'_>, line: &Line, token: usize) -> usize {
    let aux = matches!(tree.relation(token), Relation::Aux | Relation::AuxPass | Relation::Cop);
    let own = tree.head(token).filter(|_| aux).unwrap_or(token);
    // what hangs on "is about" in "is about to restore …, years after …" may as well hang on "restore"
    let top = tree.ancestors(own).find(|up| tree.relation(*up) != Relation::Xcomp).unwrap_or(own);
    let mut all = vec![top];
    let mut next = 0;
    let mut end = line.word(token);
    while next < all.len() {
        let at = all[next];
        end = end.max(if line.is_word(at) { line.word(at) } else { 0 });
        let loose = |child: &usize| {
            let relation = tree.relation(*child);
            relation == Relation::Parataxis || relation == Relation::Conj && is_verb(tree, *child) && (at == top || at == own) || relation == Relation::Punct
        };
        all.extend(tree.children(at).filter(|child| !loose(child)));
        next += 1;
    }
    end
}

/// Whether a word may be the verb of an event.
pub(super) fn is_verb(tree: &Tree<'_>, token: usize) -> bool {
    let modal = matches!(tree.lemma(token), "will" | "would" | "can" | "could" | "may" | "might" | "shall" | "should" | "must");
    match tree.token(token).tag {
        Tag::Verb => true,
        Tag::Aux => !modal,
        _ => false,
    }
}
