//! Noun phrases of a sentence, before anyone asks who they are.

use super::grammar::{Grammar, subtree, words_of};
use super::line::Line;
use super::names::Names;
use casus_text::{Relation, Tag};

/// A noun phrase.
#[derive(Clone, Debug)]
pub(super) struct Noun {
    /// Its head, a token.
    pub head: usize,
    /// Its words without prepositional phrases behind it; none where it went up in another.
    pub words: Vec<usize>,
    /// The preposition's words, and the noun behind it.
    pub behind: Option<(Vec<usize>, usize)>,
    /// Nouns joined to it, itself not included.
    pub joined: Vec<usize>,
    /// Whether it is joined to another, or went up in it.
    pub is_joined: bool,
}

impl Noun {
    fn new(head: usize, words: Vec<usize>) -> Noun {
        Noun { head, words, behind: None, joined: Vec::new(), is_joined: false }
    }
}

/// The noun phrases of a sentence in order of their heads; names of actors that stand in none, since the tree is wrong about them, come last.
pub(super) fn nouns(grammar: &Grammar<'_>, line: &Line, names: &Names) -> Vec<Noun> {
    let heads: Vec<usize> = line.words.iter().map(|word| word.token).filter(|token| is_head(grammar, *token)).collect();
    let mut nouns: Vec<Noun> = heads.iter().map(|head| Noun::new(*head, words(grammar, line, *head))).collect();
    for at in 0..heads.len() {
        join(grammar, &heads, &mut nouns, at);
        nouns[at].behind = behind(grammar, line, &heads, heads[at]);
    }
    join_names(grammar, line, &mut nouns);
    join_lists(grammar, &mut nouns);
    // a preposition within a preposition makes phrases of their own
    let deep: Vec<bool> = nouns.iter().map(|noun| noun.behind.as_ref().is_some_and(|(_, inner)| has_behind(&nouns, *inner))).collect();
    nouns.iter_mut().zip(deep).filter(|(_, deep)| *deep).for_each(|(noun, _)| noun.behind = None);
    nouns.extend(strays(line, names, &nouns));
    nouns
}

/// Whether a noun stands for itself, rather than belonging to another.
fn is_head(grammar: &Grammar<'_>, token: usize) -> bool {
    let tree = grammar.tree;
    let within = tree.ancestors(token).any(|up| grammar.belongs(up) && tree.head(up).is_some_and(|head| grammar.is_noun(head)));
    grammar.is_noun(token) && !within && !grammar.is_time(token)
}

fn words(grammar: &Grammar<'_>, line: &Line, head: usize) -> Vec<usize> {
    let own = grammar.tree.children(head).filter(|child| grammar.belongs(*child));
    let tokens = own.flat_map(|child| subtree(grammar.tree, child)).chain([head]).collect();
    words_of(line, tokens)
}

/// Joins a noun to the first of those that it is joined to.
fn join(grammar: &Grammar<'_>, heads: &[usize], nouns: &mut [Noun], at: usize) {
    let up = grammar.tree.head(heads[at]).filter(|_| grammar.tree.relation(heads[at]) == Relation::Conj);
    if let Some(next) = up.and_then(|up| heads.iter().position(|head| *head == up)) {
        let first = (0..nouns.len()).find(|other| nouns[*other].joined.contains(&next)).unwrap_or(next);
        nouns[at].is_joined = true;
        nouns[first].joined.push(at);
    }
}

/// The first preposition that hangs on a noun.
fn behind(grammar: &Grammar<'_>, line: &Line, heads: &[usize], head: usize) -> Option<(Vec<usize>, usize)> {
    let tree = grammar.tree;
    let after = tree.children(head).filter(|child| *child > head && tree.relation(*child) == Relation::Nmod);
    after.filter_map(|child| Some((child, heads.iter().position(|head| *head == child)?))).find_map(|(child, inner)| {
        let case = words_of(line, tree.children(child).filter(|word| tree.relation(*word) == Relation::Case).collect());
        (!case.is_empty()).then_some((case, inner))
    })
}

fn has_behind(nouns: &[Noun], at: usize) -> bool {
    nouns[at].behind.is_some() || nouns[at].joined.iter().any(|other| nouns[*other].behind.is_some())
}

/// Names that stand side by side are one, whatever the tree has them hang on: "at New | Zealand", "old foes | Arden and Mark".
fn join_names(grammar: &Grammar<'_>, line: &Line, nouns: &mut [Noun]) {
    let mut by_place: Vec<usize> = (0..nouns.len()).collect();
    by_place.sort_by_key(|at| nouns[*at].words.first().copied());
    for (left, right) in by_place.windows(2).map(|pair| (pair[0], pair[1])).rev() {
        if !goes_on(grammar, line, &nouns[left], &nouns[right]) {
            continue;
        }
        let empty = Noun { is_joined: true, ..Noun::new(nouns[right].head, Vec::new()) };
        let gone = std::mem::replace(&mut nouns[right], empty);
        nouns[left].words.extend(gone.words);
        nouns[left].joined.extend(gone.joined.into_iter().filter(|other| *other != left));
        nouns[left].behind = nouns[left].behind.take().or(gone.behind);
        for noun in nouns.iter_mut() {
            noun.joined.iter_mut().filter(|other| **other == right).for_each(|other| *other = left);
            noun.behind.iter_mut().filter(|(_, inner)| *inner == right).for_each(|(_, inner)| *inner = left);
        }
    }
}

/// Whether the second noun is the rest of the first.
fn goes_on(grammar: &Grammar<'_>, line: &Line, left: &Noun, right: &Noun) -> bool {
    use Relation as R;
    let tree = grammar.tree;
    let (Some(last), Some(first)) = (left.words.last(), right.words.first()) else { return false };
    let (last, first) = (line.words[*last].token, line.words[*first].token);
    let proper = first == right.head && tree.token(first).tag == Tag::Propn;
    let fits = match tree.relation(right.head) {
        R::Nmod | R::Appos | R::Flat | R::Compound | R::Dep | R::Obl => true,
        R::Nsubj | R::NsubjPass | R::Obj => tree.head(right.head) == tree.head(left.head),
        _ => false,
    };
    last + 1 == first && proper && fits && !grammar.is_dated(left.head) && !grammar.is_dated(right.head)
}

/// "Arden, the Mark, Low Arden and Fen": a list that ends in "and" is one, though its first comma was taken for an apposition's.
fn join_lists(grammar: &Grammar<'_>, nouns: &mut [Noun]) {
    let tree = grammar.tree;
    for at in 0..nouns.len() {
        let head = tree.head(nouns[at].head).filter(|_| tree.relation(nouns[at].head) == Relation::Appos);
        let first = head.and_then(|head| nouns.iter().position(|noun| noun.head == head && !noun.words.is_empty()));
        if let (Some(first), false, false) = (first, nouns[at].joined.is_empty(), nouns[at].is_joined) {
            let more = std::mem::take(&mut nouns[at].joined);
            nouns[at].is_joined = true;
            nouns[first].joined.push(at);
            nouns[first].joined.extend(more);
        }
    }
}

/// Names of actors among words that are in no noun phrase.
fn strays(line: &Line, names: &Names, nouns: &[Noun]) -> Vec<Noun> {
    let mut free = vec![true; line.words.len()];
    nouns.iter().flat_map(|noun| &noun.words).for_each(|word| free[*word] = false);
    let texts: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
    let mut strays = Vec::new();
    let mut at = 0;
    while at < texts.len() {
        let taken = names.actor_at(&texts[at..]).filter(|taken| free[at..at + taken].iter().all(|free| *free));
        if let Some(taken) = taken {
            strays.push(Noun::new(line.words[at + taken - 1].token, (at..at + taken).collect()));
        }
        at += taken.unwrap_or(1);
    }
    strays
}
