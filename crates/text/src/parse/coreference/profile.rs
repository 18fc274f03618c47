//! What is known of one mention by itself: how it refers, its number and gender, what sort of thing it is, the words of its name.

use super::row;
use super::words::Opening;
use crate::{Span, Token};

/// How a mention refers, as finely as linking needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the names say it
pub enum Kind {
    He,
    She,
    It,
    They,
    I,
    We,
    You,
    /// "this", "those" without a noun.
    This,
    /// Pronouns that stand for nothing said before ("someone", "nothing").
    Someone,
    Name,
    Noun,
}

impl Kind {
    /// Whether it is a pronoun that may point back.
    pub fn is_pronoun(self) -> bool {
        !matches!(self, Kind::Someone | Kind::Name | Kind::Noun)
    }
}

/// What sort of thing a mention stands for. Coarser than the classes of a coder: only what linking must keep apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// One person or people, communities too.
    Person,
    /// An organisation, an armed group, a body of government, a company.
    Organisation,
    /// A place, facilities too.
    Place,
    /// A thing that can be held, a weapon, a vehicle, an animal, a substance.
    Thing,
    /// Something that happens.
    Event,
    /// A time or a date.
    Time,
    /// Anything else: ideas, amounts, texts.
    Abstract,
}

/// How many sorts there are.
pub const SORTS: usize = 7;

impl Sort {
    /// All sorts in order.
    pub const ALL: [Sort; SORTS] = [Sort::Person, Sort::Organisation, Sort::Place, Sort::Thing, Sort::Event, Sort::Time, Sort::Abstract];
}

/// One or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Number {
    One,
    Many,
    Unknown,
}

/// Where a mention stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Subject,
    Passive,
    Object,
    Oblique,
    Owner,
    Of,
    Appos,
    Conj,
    Part,
    Predicate,
    Other,
}

/// What is known of one mention by itself. Strings are kept as hashes: only equality is asked of them.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub head: usize,
    pub sentence: u32,
    pub paragraph: u32,
    pub heading: bool,
    /// With relative clauses and everything below the head.
    pub phrase: Span<Token>,
    pub kind: Kind,
    pub number: Number,
    /// Yes: a man; no: a woman.
    pub man: Option<bool>,
    pub sorts: [f32; SORTS],
    pub opening: Opening,
    /// The number word that counts it ("two men").
    pub counted: Option<u32>,
    pub role: Role,
    pub lemma: u32,
    /// The words of the name without titles, in order; of a description the head only.
    pub name: Vec<u32>,
    /// The initials of the name with what follows "of", small words left out; nothing where shorter than two letters.
    pub initials: u32,
    /// The head as letters, where it could be an acronym.
    pub letters: u32,
    /// Adjectives and nouns that narrow it down, sorted.
    pub modifiers: Vec<u32>,
    /// The name after its preposition ("the president of Chad").
    pub of: Option<u32>,
    /// Modifiers that rule out others ("northern", "first"), as the number of their kind and themselves.
    pub contrasts: Vec<(u8, u32)>,
    /// Whether a prepositional phrase or a clause narrows it down.
    pub narrowed: bool,
    /// The word it depends on.
    pub governor: Option<usize>,
    /// The head of the mention it is said to be ("X is the leader", "X, the leader").
    pub said_of: Option<usize>,
    /// The head of the name right before the bracket that this short name fills ("Islamic State (IS)").
    pub short_for: Option<usize>,
    pub reflexive: bool,
    /// The first of the coordinated words it is one of, and whether it is all of them together.
    pub joined: Option<usize>,
    pub whole: bool,
    /// Part of a longer name, and no candidate of its own unless its name stands elsewhere.
    pub inside_name: bool,
    /// Rows of the mention alone for the guess of its sort.
    pub sort_rows: Vec<u32>,
    pub form: u32,
    pub expletive: bool,
}

impl Profile {
    /// "gunmen", "ten rebels": others than those before, where nothing says that they are the same.
    pub fn is_some_people(&self) -> bool {
        let bare = self.kind == Kind::Noun && self.opening == Opening::Bare && self.number == Number::Many;
        bare && self.form != self.lemma && self.sorts[Sort::Person as usize] > 0.5
    }
}

/// The rows by which a word alone shows its sort, as a noun and as a name; for the trainer, which has lists of words.
pub fn noun_rows(lemma: &str) -> [[u32; 2]; 2] {
    [1, 2].map(|kind| [row(101, hash(lemma), 0), row(102, hash(lemma), kind)])
}

/// FNV-1a; zero is kept for nothing.
pub(super) fn hash(text: &str) -> u32 {
    let hashed = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hashed.max(1)
}
