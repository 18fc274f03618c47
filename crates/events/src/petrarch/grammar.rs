//! The tree of a sentence as this coder reads it: what is a verb, what belongs to a noun, how far a verb's phrase reaches.

use super::line::Line;
use crate::tree::Tree;
use casus_atlas::petrarch::Verbs;
use casus_text::{Relation, Tag};
use std::ops::Range;

/// A sentence's tree, and where it takes a verb for something else.
#[derive(Debug)]
pub(super) struct Grammar<'a> {
    pub tree: &'a Tree<'a>,
    /// Verbs that the tree takes for participles before a noun or for nouns.
    misread: Vec<usize>,
}

impl<'a> Grammar<'a> {
    /// Looks for verbs of the dictionary that the tree takes for something else.
    pub fn of(tree: &'a Tree<'a>, line: &Line, verbs: &Verbs) -> Grammar<'a> {
        let known = |word: &usize| !verbs.forms(line.text(*word)).is_empty();
        let tokens = (0..line.words.len()).filter(known).map(|word| line.words[word].token);
        let misread = tokens.filter(|token| token.checked_sub(1).is_some_and(|before| is_misread(tree, *token, before))).collect();
        Grammar { tree, misread }
    }

    /// Whether a word may be the verb of an event.
    pub fn is_verb(&self, token: usize) -> bool {
        const MODALS: [&str; 9] = ["will", "would", "can", "could", "may", "might", "shall", "should", "must"];
        match self.tree.token(token).tag {
            Tag::Verb => true,
            Tag::Aux => !MODALS.contains(&self.tree.lemma(token)),
            _ => self.misread.contains(&token),
        }
    }

    /// Whether a dependent belongs to its noun without a preposition.
    pub fn belongs(&self, child: usize) -> bool {
        use Relation as R;
        let Some(head) = self.tree.head(child) else { return false };
        // "Arden welcomed letters": what stands before the verb is not the letters'
        if self.misread.iter().any(|verb| child <= *verb && self.tree.head(*verb) == Some(head)) {
            return false;
        }
        match self.tree.relation(child) {
            R::Det | R::Amod | R::Nummod | R::Compound | R::Flat | R::NmodPoss | R::Fixed | R::Advmod | R::Neg => true,
            // "Prime Minister Vast" has no preposition
            R::Nmod => child < head && self.tree.child(child, R::Case).is_none(),
            _ => false,
        }
    }

    /// Whether a word may be the head of a noun phrase.
    pub fn is_noun(&self, token: usize) -> bool {
        use Relation as R;
        let relation = self.tree.relation(token);
        let filler =
            matches!(relation, R::Nsubj | R::NsubjPass | R::Obj | R::Iobj | R::Obl | R::OblAgent | R::Nmod | R::NmodPoss | R::Appos);
        match self.tree.token(token).tag {
            _ if self.misread.contains(&token) => false,
            Tag::Noun | Tag::Propn => !matches!(relation, R::Case | R::Mark | R::Cc | R::Fixed),
            Tag::Pron => filler || relation == R::Conj,
            Tag::Adj | Tag::Num | Tag::X | Tag::Det => filler,
            _ => false,
        }
    }

    /// Whether a noun is a day or an hour said without a preposition, which is nobody.
    pub fn is_time(&self, token: usize) -> bool {
        let bare = self.tree.relation(token) == Relation::Obl && self.tree.child(token, Relation::Case).is_none();
        bare && self.is_dated(token)
    }

    /// Whether a word stands in an expression of time.
    pub fn is_dated(&self, token: usize) -> bool {
        self.tree.parse.dates.iter().any(|when| when.tokens.range().contains(&token))
    }

    /// The last word of the phrase of a verb: all that hangs on it behind it, but for verbs joined to it and what stands loosely beside it.
    pub fn end_of_phrase(&self, line: &Line, token: usize) -> usize {
        let tree = self.tree;
        let leans = matches!(tree.relation(token), Relation::Aux | Relation::AuxPass | Relation::Cop)
            || tree.relation(token) == Relation::Amod && self.misread.contains(&token);
        let own = tree.head(token).filter(|_| leans).unwrap_or(token);
        // what hangs on "is ready" in "is ready to reopen …, weeks after …" may as well hang on "reopen"
        let top = tree.ancestors(own).find(|up| tree.relation(*up) != Relation::Xcomp).unwrap_or(own);
        let mut all = vec![top];
        let mut next = 0;
        let mut end = line.word(token);
        while next < all.len() {
            let at = all[next];
            end = end.max(if line.is_word(at) { line.word(at) } else { 0 });
            let joined = |child: usize| tree.relation(child) == Relation::Conj && self.is_verb(child) && (at == top || at == own);
            let loose = |child: &usize| {
                matches!(tree.relation(*child), Relation::Parataxis | Relation::Punct) || joined(*child) || self.stands_apart(line, *child)
            };
            all.extend(tree.children(at).filter(|child| !loose(child)));
            next += 1;
        }
        end
    }

    /// ", an official said": a clause of its own behind a comma, whatever it hangs on.
    fn stands_apart(&self, line: &Line, verb: usize) -> bool {
        let tree = self.tree;
        let subject = tree.child(verb, Relation::Nsubj).filter(|subject| *subject < verb);
        let Some(subject) = subject.filter(|_| tree.child(verb, Relation::Mark).is_none()) else { return false };
        let first = subtree(tree, subject).into_iter().min().unwrap_or(subject);
        let related = matches!(tree.lemma(first), "who" | "which" | "that" | "whom" | "whose" | "where" | "when");
        !related && line.is_word(first) && line.words[line.word(first)].comma && tree.head(verb).is_some_and(|head| head < first)
    }
}

/// Whether a word that the tree takes for a participle before a noun, or for a noun, is a verb after all: "has | closed borders", "about to
/// | deal with Arden", or the only verb of its sentence, "Arden | welcomed letters".
fn is_misread(tree: &Tree<'_>, token: usize, before: usize) -> bool {
    let tag = tree.token(token).tag;
    if tag == Tag::Noun {
        return tree.lemma(before) == "to" && tree.token(before).tag == Tag::Part;
    }
    let head = tree.head(token).filter(|head| *head > token && tag == Tag::Verb && tree.relation(token) == Relation::Amod);
    let Some(head) = head else { return false };
    let perfect = tree.lemma(before) == "have";
    let named = matches!(tree.token(before).tag, Tag::Noun | Tag::Propn);
    perfect || named && tree.relation(head) == Relation::Root
}

/// A word and all that hangs on it.
pub(super) fn subtree(tree: &Tree<'_>, top: usize) -> Vec<usize> {
    let mut all = vec![top];
    let mut next = 0;
    while next < all.len() {
        all.extend(tree.children(all[next]));
        next += 1;
    }
    all
}

/// The words of a line that some tokens are, in order.
pub(super) fn words_of(line: &Line, mut tokens: Vec<usize>) -> Vec<usize> {
    tokens.sort_unstable();
    tokens.into_iter().filter(|token| line.is_word(*token)).map(|token| line.word(token)).collect()
}

/// The words of `range` that are not left out.
pub(super) fn kept(range: Range<usize>, out: &[bool]) -> Vec<usize> {
    range.filter(|word| !out[*word]).collect()
}
