//! Whom a sentence names: noun phrases with their codes.

use super::grammar::Grammar;
use super::line::Line;
use super::names::{Found, Names};
use super::nouns::{Noun, nouns};
use casus_atlas::petrarch::Day;
use casus_text::Relation;

/// One of those that a party joins.
#[derive(Clone, Debug, Default)]
pub(super) struct Member {
    /// Who it is; `---` where no dictionary knows.
    pub codes: Vec<String>,
    /// All its words.
    pub words: Vec<usize>,
}

/// Someone or something that a sentence names: a noun phrase, or several that are joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Party {
    /// Its first word.
    pub start: usize,
    /// Its last word, without what stands behind a preposition.
    pub end: usize,
    /// Those that it joins; mostly one.
    pub members: Vec<Member>,
    /// The party that this one only says more about ("police *of Arden*"), by its number.
    pub within: Option<usize>,
}

impl Party {
    /// Codes of those whom a dictionary knows, or `---`.
    pub fn codes(&self) -> Vec<&str> {
        let known: Vec<&str> =
            self.members.iter().flat_map(|member| &member.codes).map(String::as_str).filter(|code| *code != "---").collect();
        if known.is_empty() { vec!["---"] } else { known }
    }

    /// Whether a dictionary knows any of it.
    pub fn is_known(&self) -> bool {
        self.members.iter().flat_map(|member| &member.codes).any(|code| code != "---")
    }

    /// Whether it stands for more than one.
    pub fn is_several(&self) -> bool {
        self.codes().len() > 1
    }
}

/// The parties of a sentence in order of their first words; those within others are among them.
pub(super) fn parties(grammar: &Grammar<'_>, line: &Line, names: &Names, day: Day) -> Vec<Party> {
    let nouns = nouns(grammar, line, names);
    let look = Look { grammar, nouns: &nouns, line, names, day };
    let mut firsts: Vec<usize> = (0..nouns.len()).filter(|at| !nouns[*at].is_joined && !nouns[*at].words.is_empty()).collect();
    firsts.sort_by_key(|at| nouns[*at].words.first().copied());
    let mut parties: Vec<Party> = firsts.iter().map(|first| look.party(*first)).collect();
    for (outer, first) in firsts.iter().enumerate() {
        for member in look.members(*first) {
            let inner = nouns[member].behind.as_ref().and_then(|(_, inner)| firsts.iter().position(|first| first == inner));
            inner.into_iter().for_each(|inner| parties[inner].within = Some(outer));
        }
    }
    parties
}

/// All that is needed to say who a noun is.
struct Look<'a> {
    grammar: &'a Grammar<'a>,
    nouns: &'a [Noun],
    line: &'a Line,
    names: &'a Names,
    day: Day,
}

impl Look<'_> {
    fn party(&self, first: usize) -> Party {
        let members = self.members(first);
        let own = || members.iter().flat_map(|member| &self.nouns[*member].words);
        let (start, end) = (own().min().copied().unwrap_or(0), own().max().copied().unwrap_or(0));
        let member = |member: &usize| Member { codes: self.codes(*member, &members), words: self.all_words(*member) };
        Party { start, end, members: members.iter().map(member).collect(), within: None }
    }

    /// A noun and those joined to it.
    fn members(&self, first: usize) -> Vec<usize> {
        std::iter::once(first).chain(self.nouns[first].joined.iter().copied()).collect()
    }

    fn all_words(&self, at: usize) -> Vec<usize> {
        let mut words = self.nouns[at].words.clone();
        if let Some((case, inner)) = &self.nouns[at].behind {
            words.extend(
                case.iter().copied().chain(self.members(*inner).into_iter().flat_map(|inner| self.nouns[inner].words.iter().copied())),
            );
        }
        words.sort_unstable();
        words
    }

    /// The codes of one noun, with what stands behind its preposition, and, where it names no actor, with what its fellows share with it.
    fn codes(&self, at: usize, members: &[usize]) -> Vec<String> {
        let shared = || members.iter().rev().find_map(|other| self.nouns[*other].behind.as_ref());
        let behind = self.nouns[at].behind.as_ref().or_else(shared);
        if let Some(codes) = self.of_several(at) {
            return codes;
        }
        let own = self.found(&self.nouns[at].words);
        let Some((case, inner)) = behind else {
            return if own.actor.is_empty() { self.with_adjectives(at, members).unwrap_or_else(|| own.codes()) } else { own.codes() };
        };
        let with = |inner: &usize| {
            let words: Vec<usize> = [&self.nouns[at].words, case, &self.nouns[*inner].words].into_iter().flatten().copied().collect();
            self.found(&words)
        };
        if !own.actor.is_empty() {
            // "Arden's talks with the police": only its own words say what Arden is, though a name may reach behind a preposition
            return with(inner).up_to(self.nouns[at].words.len()).codes();
        }
        let codes: Vec<String> = self.members(*inner).iter().flat_map(|inner| with(inner).codes()).collect();
        let named = codes.iter().any(|code| !code.starts_with("---"));
        self.with_adjectives(at, members).filter(|_| !named).unwrap_or(codes)
    }

    /// "Arden and Mark leaders": actors joined before one noun are several.
    fn of_several(&self, at: usize) -> Option<Vec<String>> {
        let Noun { head, words, .. } = &self.nouns[at];
        let tree = self.grammar.tree;
        let token = |word: &usize| self.line.words[*word].token;
        let joined = |token: &usize| tree.relation(*token) == Relation::Conj && token < head && tree.is_under(*token, *head);
        let mut members: Vec<usize> = words.iter().map(token).filter(joined).collect();
        members.insert(0, members.first().and_then(|first| tree.head(*first)).filter(|first| first < head)?);
        let of = |member: usize| {
            // what hangs on the first of them is not what is joined to it
            let other = |token: usize| members.iter().any(|other| *other != member && tree.is_under(token, *other));
            let own = |word: &usize| !other(token(word)) || members[0] != member && tree.is_under(token(word), member);
            self.found(&words.iter().copied().filter(own).collect::<Vec<_>>())
        };
        let found: Vec<Found> = members.iter().map(|member| of(*member)).filter(|found| !found.actor.is_empty()).collect();
        (found.len() > 1).then(|| found.iter().flat_map(Found::codes).collect())
    }

    /// "Fenland press and cabinet": what stands before the first of joined nouns goes for the others.
    fn with_adjectives(&self, at: usize, members: &[usize]) -> Option<Vec<String>> {
        let first = &self.nouns[members[0]];
        let head = self.line.word(first.head);
        if members[0] == at || self.found(&self.nouns[at].words).agents.is_empty() {
            return None;
        }
        let before = first.words.iter().copied().filter(|word| *word < head);
        let found = self.found(&before.chain(self.nouns[at].words.iter().copied()).collect::<Vec<_>>());
        (!found.actor.is_empty()).then(|| found.codes())
    }

    fn found(&self, words: &[usize]) -> Found {
        let texts: Vec<&str> = words.iter().map(|word| self.line.text(*word)).collect();
        self.names.read(&texts, self.day)
    }
}
