//! Noun phrases of a sentence, and whom each of them is.

use super::line::Line;
use super::names::{Found, Names};
use crate::tree::Tree;
use casus_atlas::petrarch::Day;
use casus_text::{Relation, Tag};

/// Someone or something that a sentence names: a noun phrase, or several that are joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Party {
    /// Its first word.
    pub start: usize,
    /// Its last word, without what stands behind a preposition.
    pub end: usize,
    /// Its last word, all of it.
    pub far_end: usize,
    /// Who it is; `---` where no dictionary knows.
    pub codes: Vec<String>,
    /// Whether it is several that are joined.
    pub joined: bool,
    /// The party that this one only says more about ("police *of Homs*").
    pub within: Option<usize>,
    /// All its words.
    pub words: Vec<usize>,
}

impl Party {
    /// Whether a dictionary knows it.
    pub fn is_known(&self) -> bool {
        self.codes.iter().any(|code| code != "---")
    }
}

/// One noun phrase while parties are made.
#[derive(Clone, Debug)]
struct Noun {
    head: usize,
    /// Its words without prepositional phrases behind it.
    words: Vec<usize>,
    /// The preposition's words and the noun behind it.
    behind: Option<(Vec<usize>, usize)>,
    /// Nouns joined to it, itself not included.
    joined: Vec<usize>,
    /// Whether it is joined to another.
    is_joined: bool,
}

/// The parties of a sentence in order of their first words; those within others are among them.
pub(super) fn parties(tree: &Tree<'_>, line: &Line, names: &Names, day: Day) -> Vec<Party> {
    let mut nouns = nouns(tree, line);
    strays(tree, line, names, &mut nouns);
    let look = Look { tree, nouns: &nouns, line, names, day };
    let mut all: Vec<(usize, Party)> = (0..nouns.len()).filter(|at| !nouns[*at].is_joined && !nouns[*at].words.is_empty()).map(|at| (at, look.party(at))).collect();
    all.sort_by_key(|(_, party)| (party.start, party.end));
    let place: Vec<(usize, usize)> = all.iter().enumerate().map(|(place, (noun, _))| (*noun, place)).collect();
    let mut parties: Vec<Party> = all.iter().map(|(_, party)| party.clone()).collect();
    for (at, (noun, _)) in all.iter().enumerate() {
        for member in std::iter::once(noun).chain(&nouns[*noun].joined) {
            if let Some((_, inner)) = &nouns[*member].behind {
                let found = place.iter().find(|(noun, _)| noun == inner).map(|(_, place)| *place);
                found.into_iter().for_each(|inner| parties[inner].within = Some(at));
            }
        }
    }
    parties
}

/// Whether a dependent belongs to its noun without a preposition.
fn belongs(tree: &Tree<'_>, child: usize) -> bool {
    use Relation as R;
    match tree.relation(child) {
        R::Det | R::Amod | R::Nummod | R::Compound | R::Flat | R::NmodPoss | R::Fixed | R::Advmod | R::Neg => true,
        // "Prime Minister Vast" has no preposition
        R::Nmod => tree.child(child, R::Case).is_none() && tree.head(child).is_some_and(|head| child < head),
        _ => false,
    }
}

fn is_noun(tree: &Tree<'_>, at: usize) -> bool {
    use Relation as R;
    let relation = tree.relation(at);
    let filler = matches!(relation, R::Nsubj | R::NsubjPass | R::Obj | R::Iobj | R::Obl | R::OblAgent | R::Nmod | R::NmodPoss | R::Appos);
    match tree.token(at).tag {
        Tag::Noun | Tag::Propn => !matches!(relation, R::Case | R::Mark | R::Cc | R::Fixed),
        Tag::Pron => filler || relation == R::Conj,
        Tag::Adj | Tag::Num | Tag::X | Tag::Det => filler,
        _ => false,
    }
}

/// A day or hour said without a preposition, which is nobody.
fn is_time(tree: &Tree<'_>, at: usize) -> bool {
    let bare = tree.relation(at) == Relation::Obl && tree.child(at, Relation::Case).is_none();
    bare && tree.parse.dates.iter().any(|when| when.tokens.range().contains(&at))
}

fn subtree(tree: &Tree<'_>, top: usize) -> Vec<usize> {
    let mut all = vec![top];
    let mut next = 0;
    while next < all.len() && all.len() < 200 {
        all.extend(tree.children(all[next]));
        next += 1;
    }
    all
}

fn nouns(tree: &Tree<'_>, line: &Line) -> Vec<Noun> {
    let tokens: Vec<usize> = line.words.iter().map(|word| word.token).collect();
    let mut heads = Vec::new();
    for at in tokens.iter().copied() {
        let inner = belongs(tree, at) && tree.head(at).is_some_and(|head| is_noun(tree, head) || tree.relation(at) != Relation::Advmod);
        let deeper = tree.ancestors(at).skip(1).take_while(|up| is_noun(tree, *up) || belongs(tree, *up)).any(|up| {
            belongs(tree, up) && tree.head(up).is_some_and(|head| is_noun(tree, head))
        });
        if is_noun(tree, at) && !inner && !deeper && !is_time(tree, at) {
            heads.push(at);
        }
    }
    let mut nouns: Vec<Noun> = heads.iter().map(|head| noun(tree, line, *head)).collect();
    for at in 0..heads.len() {
        let up = tree.head(heads[at]).filter(|_| tree.relation(heads[at]) == Relation::Conj);
        if let Some(first) = up.and_then(|up| heads.iter().position(|head| *head == up)) {
            nouns[at].is_joined = true;
            // conjuncts of conjuncts go to the first of them all
            let first = (0..nouns.len()).find(|other| nouns[*other].joined.contains(&first)).unwrap_or(first);
            nouns[first].joined.push(at);
        }
        let behind = tree.children(heads[at]).filter(|child| *child > heads[at] && tree.relation(*child) == Relation::Nmod);
        for child in behind {
            let case: Vec<usize> = tree.children(child).filter(|word| tree.relation(*word) == Relation::Case).map(|word| line.word(word)).collect();
            if let (false, Some(inner)) = (case.is_empty(), heads.iter().position(|head| *head == child)) {
                nouns[at].behind = Some((case, inner));
                break;
            }
        }
    }
    join_names(tree, line, &mut nouns);
    // a preposition within a preposition makes phrases of their own
    let deep: Vec<bool> = nouns.iter().map(|noun| noun.behind.as_ref().is_some_and(|(_, inner)| has_behind(&nouns, *inner))).collect();
    nouns.iter_mut().zip(deep).filter(|(_, deep)| *deep).for_each(|(noun, _)| noun.behind = None);
    nouns
}

/// Names that stand side by side are one, whatever the tree has them hang on ("at New | Zealand", "old foes | Arden and Mark"), and a list
/// that ends in "and" is one list, though its first comma was taken for an apposition's.
fn join_names(tree: &Tree<'_>, line: &Line, nouns: &mut Vec<Noun>) {
    let mut by_place: Vec<usize> = (0..nouns.len()).collect();
    by_place.sort_by_key(|at| nouns[*at].words.first().copied());
    for pair in (1..by_place.len()).rev() {
        let (left, right) = (by_place[pair - 1], by_place[pair]);
        if goes_on(tree, line, &nouns[left], &nouns[right]) {
            let gone = nouns[right].clone();
            nouns[left].words.extend(&gone.words);
            nouns[left].joined.extend(gone.joined.iter().filter(|other| **other != left));
            nouns[left].behind = nouns[left].behind.take().or(gone.behind);
            nouns[right].words.clear();
            nouns[right].joined.clear();
            nouns[right].is_joined = true;
            for noun in nouns.iter_mut() {
                noun.joined.iter_mut().filter(|other| **other == right).for_each(|other| *other = left);
                noun.behind.iter_mut().filter(|(_, inner)| *inner == right).for_each(|(_, inner)| *inner = left);
            }
        }
    }
    for at in 0..nouns.len() {
        let first = tree.head(nouns[at].head).filter(|_| tree.relation(nouns[at].head) == Relation::Appos);
        let first = first.and_then(|head| nouns.iter().position(|noun| noun.head == head && !noun.words.is_empty()));
        if let (Some(first), false, false) = (first, nouns[at].joined.is_empty(), nouns[at].is_joined) {
            let more = std::mem::take(&mut nouns[at].joined);
            nouns[at].is_joined = true;
            nouns[first].joined.push(at);
            nouns[first].joined.extend(more);
        }
    }
}

/// Whether the second noun is the rest of the first.
fn goes_on(tree: &Tree<'_>, line: &Line, left: &Noun, right: &Noun) -> bool {
    use Relation as R;
    let (Some(last), Some(first)) = (left.words.last(), right.words.first()) else { return false };
    let side_by_side = last + 1 == *first && line.words[*first].token == line.words[*last].token + 1;
    let proper = tree.token(right.head).tag == Tag::Propn && line.words[*first].token == right.head;
    let bare = tree.child(right.head, R::Case).is_none();
    let dated = tree.parse.dates.iter().any(|when| when.tokens.range().contains(&left.head) || when.tokens.range().contains(&right.head));
    let fits = match tree.relation(right.head) {
        R::Nmod | R::Appos | R::Flat | R::Compound | R::Dep | R::Obl => true,
        R::Nsubj | R::NsubjPass | R::Obj => tree.head(right.head) == tree.head(left.head),
        _ => false,
    };
    side_by_side && proper && bare && fits && !dated
}

fn has_behind(nouns: &[Noun], at: usize) -> bool {
    nouns[at].behind.is_some() || nouns[at].joined.iter().any(|other| nouns[*other].behind.is_some())
}

fn noun(tree: &Tree<'_>, line: &Line, head: usize) -> Noun {
    let mut tokens = vec![head];
    for child in tree.children(head).filter(|child| belongs(tree, *child)) {
        tokens.extend(subtree(tree, child));
    }
    tokens.sort_unstable();
    let words = tokens.into_iter().filter(|token| line.is_word(*token)).map(|token| line.word(token)).collect();
    Noun { head, words, behind: None, joined: Vec::new(), is_joined: false }
}

/// Names of actors that stand in no noun phrase, since the tree is wrong about them, are phrases of their own.
fn strays(tree: &Tree<'_>, line: &Line, names: &Names, nouns: &mut Vec<Noun>) {
    let mut free = vec![true; line.words.len()];
    nouns.iter().flat_map(|noun| &noun.words).for_each(|word| free[*word] = false);
    let texts: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
    let mut at = 0;
    while at < texts.len() {
        let taken = names.actor_at(&texts[at..]).filter(|taken| free[at..at + taken].iter().all(|free| *free));
        if let Some(taken) = taken {
            let head = line.words[at + taken - 1].token;
            debug_assert!(head < tree.parse.tokens.len());
            nouns.push(Noun { head, words: (at..at + taken).collect(), behind: None, joined: Vec::new(), is_joined: false });
            at += taken;
        } else {
            at += 1;
        }
    }
}

/// All that is needed to say who a noun is.
struct Look<'a> {
    tree: &'a Tree<'a>,
    nouns: &'a [Noun],
    line: &'a Line,
    names: &'a Names,
    day: Day,
}

impl Look<'_> {
    fn party(&self, at: usize) -> Party {
        let members: Vec<usize> = std::iter::once(at).chain(self.nouns[at].joined.iter().copied()).collect();
        let joined = members.len() > 1;
        let mut codes: Vec<String> = members.iter().flat_map(|member| self.codes(*member, &members)).collect();
        if joined {
            codes.retain(|code| code != "---");
            if codes.is_empty() {
                codes.push("---".to_owned());
            }
        }
        let all: Vec<usize> = members.iter().flat_map(|member| self.nouns[*member].words.iter().copied()).collect();
        let mut words = all.clone();
        for member in &members {
            if let Some((case, inner)) = &self.nouns[*member].behind {
                let inner = std::iter::once(inner).chain(&self.nouns[*inner].joined);
                words.extend(case.iter().copied().chain(inner.flat_map(|inner| self.nouns[*inner].words.iter().copied())));
            }
        }
        words.sort_unstable();
        let (start, end) = (all.iter().min().copied().unwrap_or(0), all.iter().max().copied().unwrap_or(0));
        let far_end = words.last().copied().unwrap_or(end);
        Party { start, end, far_end, codes, joined, within: None, words }
    }

    /// The codes of one noun, with what stands behind its preposition, and, where it names no actor, with what its fellows share with it.
    fn codes(&self, at: usize, members: &[usize]) -> Vec<String> {
        if let Some(codes) = self.of_several(at) {
            return codes;
        }
        let own = self.found(&self.nouns[at].words);
        if !own.actor.is_empty() {
            return own.codes();
        }
        let shared = || members.iter().rev().find_map(|other| self.nouns[*other].behind.as_ref());
        let mut codes = Vec::new();
        if let Some((case, inner)) = self.nouns[at].behind.as_ref().or_else(shared) {
            for inner in std::iter::once(inner).chain(&self.nouns[*inner].joined) {
                let words = [&self.nouns[at].words, case, &self.nouns[*inner].words].into_iter().flatten().copied().collect::<Vec<_>>();
                codes.extend(self.found(&words).codes());
            }
        }
        if codes.iter().any(|code| !code.starts_with("---")) {
            return codes;
        }
        self.with_adjectives(at, members).unwrap_or(if codes.is_empty() { own.codes() } else { codes })
    }

    /// "Arden and Mark leaders": actors joined before one noun are several.
    fn of_several(&self, at: usize) -> Option<Vec<String>> {
        let Noun { head, words, .. } = &self.nouns[at];
        let joined = |word: &usize| {
            let token = self.line.words[*word].token;
            self.tree.relation(token) == Relation::Conj && token < *head && self.tree.is_under(token, *head)
        };
        let mut members: Vec<usize> = words.iter().copied().filter(joined).map(|word| self.line.words[word].token).collect();
        members.insert(0, members.first().and_then(|first| self.tree.head(*first)).filter(|first| first < head)?);
        let of = |member: usize| {
            let others = |token: usize| members.iter().any(|other| *other != member && self.tree.is_under(token, *other));
            // what hangs on the first of them is not what is joined to it
            let own = |token: usize| !others(token) || members[0] != member && self.tree.is_under(token, member);
            let kept: Vec<usize> = words.iter().copied().filter(|word| own(self.line.words[*word].token)).collect();
            self.found(&kept)
        };
        let found: Vec<Found> = members.iter().map(|member| of(*member)).filter(|found| !found.actor.is_empty()).collect();
        (found.len() > 1).then(|| found.iter().flat_map(Found::codes).collect())
    }

    /// "Danish media and government": what stands before the first of joined nouns goes for the others.
    fn with_adjectives(&self, at: usize, members: &[usize]) -> Option<Vec<String>> {
        let first = &self.nouns[members[0]];
        let head = self.line.word(first.head);
        if members[0] == at || self.found(&self.nouns[at].words).agents.is_empty() {
            return None;
        }
        let words: Vec<usize> = first.words.iter().copied().filter(|word| *word < head).chain(self.nouns[at].words.iter().copied()).collect();
        let found = self.found(&words);
        (!found.actor.is_empty()).then(|| found.codes())
    }

    fn found(&self, words: &[usize]) -> Found {
        let texts: Vec<&str> = words.iter().map(|word| self.line.text(*word)).collect();
        self.names.read(&texts, self.day)
    }
}
