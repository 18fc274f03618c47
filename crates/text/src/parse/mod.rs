//! A report's language: tokens, sentences, mentions, dates and counts. Parsing cannot fail; what could not be read becomes a note.

pub mod coreference;
pub mod dates;
pub mod mentions;
pub mod names;
pub mod numbers;
mod openings;
pub mod quantities;
pub mod sentences;
pub mod tokens;

use crate::language::Language;
use crate::parse::coreference::{Chains, Sort};
use crate::parse::names::{Around, Class};
use crate::{Days, English, Grain, Idx, Note, Report, Span};

/// Everything the language stage says about one report. One owner, flat vectors; every part points into the others by index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parse {
    /// All tokens in order of the text.
    pub tokens: Vec<Token>,
    /// All sentences in order; together they cover all tokens of the body.
    pub sentences: Vec<Sentence>,
    /// Words that name or stand for something, in order of their head; nested ones are kept.
    pub mentions: Vec<Mention>,
    /// Which mentions stand for the same.
    pub chains: Chains,
    /// Expressions of time, in order.
    pub dates: Vec<When>,
    /// Counts of people or things, in order.
    pub quantities: Vec<Quantity>,
    /// What could not be read, and what was cut.
    pub notes: Vec<Note>,
}

/// One word, number or mark, with its place in the tree of its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the report's text.
    pub span: Span<u8>,
    /// Its dictionary form in lower case.
    pub lemma: Box<str>,
    /// Part of speech.
    pub tag: Tag,
    /// The word it depends on; `None` for the root of a sentence.
    pub head: Option<Idx<Token>>,
    /// How it depends on that word.
    pub relation: Relation,
    /// What kind of name the grammar takes it for, on its own evidence; [`names`] weighs it against lists and the rest of the report.
    pub name: Option<NameKind>,
}

/// What a name is of, as Universal NER has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A person (PER).
    Person,
    /// A place (LOC).
    Place,
    /// A company, a body, a group (ORG).
    Organisation,
}

/// Part of speech (Universal Dependencies UPOS).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // the names are the standard's
pub enum Tag {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// Grammatical relation to the head (the Universal Dependencies relations that coding reads; `Dep` for any other).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // the names are the standard's
pub enum Relation {
    Root,
    Nsubj,
    NsubjPass,
    Csubj,
    Obj,
    Iobj,
    Obl,
    OblAgent,
    Nmod,
    NmodPoss,
    Amod,
    Nummod,
    Appos,
    Compound,
    Flat,
    Det,
    Case,
    Mark,
    Aux,
    AuxPass,
    Cop,
    Advmod,
    Neg,
    Acl,
    AclRelcl,
    Advcl,
    Ccomp,
    Xcomp,
    Conj,
    Cc,
    Parataxis,
    Punct,
    Fixed,
    Dep,
}

/// A sentence, a heading or a bullet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Span<Token>,
    /// Number of its paragraph, counted from 0.
    pub paragraph: u32,
    /// Whether it is a heading or a caption rather than a sentence of the running text.
    pub heading: bool,
}

/// Words that name or stand for something: a whole noun phrase, or a name inside one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// All its tokens, its determiners and modifiers included.
    pub tokens: Span<Token>,
    /// The token that says what it is ("bombers" in "two suicide bombers").
    pub head: Idx<Token>,
    /// Whether it names, describes or points back.
    pub kind: MentionKind,
    /// What it stands for.
    pub class: Class,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// By a proper name ("Boko Haram", "Maiduguri").
    Name,
    /// By a description ("two gunmen", "the town").
    Noun,
    /// By a pronoun ("they", "it").
    Pronoun,
}

/// An expression of time and the days it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// Its tokens, without the preposition before it.
    pub tokens: Span<Token>,
    /// The days it stands for; `None` when it needs a day of reference that the report does not give.
    pub days: Option<Days>,
    /// How finely it names them.
    pub grain: Grain,
    /// Whether it was read against the day of publication ("Monday", "last week", "May 23" without a year).
    pub relative: bool,
}

/// A count as words say it, with the noun it counts.
///
/// `low` and `high` are what the words allow ("more than 250": 250 and no bound), `best` is what a coder would write down (250).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number words with what qualifies them ("more than 250"), without the noun.
    pub tokens: Span<Token>,
    /// At least this many.
    pub low: u32,
    /// The number a coder writes down.
    pub best: u32,
    /// At most this many; `None` without a bound.
    pub high: Option<u32>,
    /// The noun it counts ("people"); `None` for a bare number ("wounding more than 250").
    pub noun: Option<Idx<Token>>,
}

/// Reads the language of a report's body. It cannot fail: what could not be read becomes a note.
///
/// It does not read the title or what stands around the body, and it knows English only.
pub fn parse(english: &English, report: &Report) -> Parse {
    let spans = tokens::split(&report.text, report.body);
    let (sentences, cut) = sentences::cut(&english.splitter, &report.text, &spans);
    let notes = notes_on_cuts(&spans, cut);
    let tokens = analyse(&english.language, report, &spans, &sentences);
    let dates = dates::find_dates(&report.text, &tokens, &sentences, report.published);
    let quantities = quantities::find_quantities(&report.text, &tokens, &sentences, &dates);
    let mut mentions = mentions::find(&tokens, &sentences);
    let around = Around { tokens: &tokens, sentences: &sentences, mentions: &mentions, dates: &dates, quantities: &quantities };
    let classes = english.names.classes(&report.text, &around);
    mentions.iter_mut().zip(classes).for_each(|(mention, class)| mention.class = class);
    let sorts: Vec<Option<Sort>> = mentions.iter().map(sort_of).collect();
    let chains = coreference::find(&english.coreference, &report.text, &tokens, &sentences, &mentions, &sorts);
    Parse { tokens, sentences, mentions, chains, dates, quantities, notes }
}

/// Tells of words and sentences that were too long to be read as one.
fn notes_on_cuts(spans: &[Span<u8>], cut: usize) -> Vec<Note> {
    let mut notes = Vec::new();
    let long = |pair: &&[Span<u8>]| pair[0].end == pair[1].start && pair[0].len() as usize > tokens::LONGEST - 4;
    let words = spans.windows(2).filter(long).count();
    if words > 0 {
        notes.push(Note::new(format!(
            "splitting words: found {words} places with more than {} bytes without a space or a mark, expected words; they were cut there",
            tokens::LONGEST
        )));
    }
    if cut > 0 {
        notes.push(Note::new(format!(
            "splitting sentences: found {cut} places with more than {} words without a full stop, expected sentences; they were cut there",
            sentences::LONGEST
        )));
    }
    notes
}

/// The words of `spans` with what the language model says of them, all sentences in one go.
fn analyse(language: &Language, report: &Report, spans: &[Span<u8>], sentences: &[Sentence]) -> Vec<Token> {
    let mut words: Vec<&str> = spans.iter().map(|span| report.words(*span)).collect();
    let hidden: Vec<usize> = sentences.iter().flat_map(|sentence| hide_acronyms(&mut words, sentence.tokens)).collect();
    let mut pieces: Vec<&[&str]> = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let (day, rest) = words[sentence.tokens.range()].split_at(openings::opening(&words[sentence.tokens.range()]));
        pieces.extend([day, rest]);
    }
    let mut read = language.analyse_all(&pieces).into_iter();
    let mut tokens = Vec::with_capacity(spans.len());
    for sentence in sentences {
        let (day, rest) = (read.next().unwrap_or_default(), read.next().unwrap_or_default());
        let preposition = !words[sentence.tokens.start as usize].eq_ignore_ascii_case("last");
        let analyses = if day.is_empty() { rest } else { openings::join(day, rest, preposition) };
        let first = sentence.tokens.start as usize;
        for (span, analysis) in spans[sentence.tokens.range()].iter().zip(analyses) {
            tokens.push(Token {
                span: *span,
                lemma: analysis.lemma,
                tag: analysis.tag,
                head: analysis.head.map(|head| Idx::new(first + head as usize)),
                relation: analysis.relation,
                name: analysis.name,
            });
        }
    }
    for at in hidden {
        tokens[at].lemma = report.words(tokens[at].span).to_lowercase().into();
    }
    tokens
}

/// What coreference should hold a mention for. Only of names is the class surer than what its own weights say.
fn sort_of(mention: &Mention) -> Option<Sort> {
    (mention.kind == MentionKind::Name).then(|| mention.class.sort()).flatten()
}

/// "IS" and "US" amid ordinary case are names, not "is" and "us": the language model is shown a name of which it is sure instead.
/// Returns the positions of the words that were replaced.
fn hide_acronyms(words: &mut [&str], sentence: Span<Token>) -> Vec<usize> {
    const WORDS: [&str; 16] = ["IS", "US", "IT", "WHO", "AM", "AN", "OR", "AS", "AT", "IN", "ON", "SO", "NO", "AND", "ARE", "CAN"];
    let small = words[sentence.range()].iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    if small * 3 < sentence.len() as usize {
        return Vec::new();
    }
    let hidden: Vec<usize> = sentence.range().filter(|at| WORDS.contains(&words[*at])).collect();
    for at in &hidden {
        words[*at] = "NATO";
    }
    hidden
}

/// Most pieces of a hyphenated word on either side.
const PIECES: usize = 8;

fn written(tokens: &[Token], at: usize) -> Span<Token> {
    let glued = |at: usize| tokens[at].span.end == tokens[at + 1].span.start;
    let joined =
        |before: usize, hyphen: usize, after: usize| &*tokens[hyphen].lemma == "-" && glued(before) && glued(hyphen) && after > hyphen;
    let (mut start, mut end) = (at, at + 1);
    // from a hyphen itself, the word before it
    if &*tokens[at].lemma == "-" && at > 0 && at + 1 < tokens.len() && joined(at - 1, at, at + 1) {
        start = at - 1;
        end = at + 2;
    }
    for _ in 0..PIECES {
        let before = (start, end);
        if start >= 2 && joined(start - 2, start - 1, start) {
            start -= 2;
        }
        if end + 1 < tokens.len() && joined(end - 1, end, end + 1) {
            end += 2;
        }
        if (start, end) == before {
            break;
        }
    }
    Span::of(start..end)
}

impl Parse {
    /// The token at `idx`.
    pub fn token(&self, idx: Idx<Token>) -> &Token {
        &self.tokens[idx.at()]
    }

    /// The bytes of the text that `tokens` cover.
    pub fn bytes(&self, tokens: Span<Token>) -> Span<u8> {
        match &self.tokens[tokens.range()] {
            [first, .., last] => first.span.join(last.span),
            [only] => only.span,
            [] => Span::new(0, 0),
        }
    }

    /// The words of `tokens` as they stand in the report.
    pub fn words<'r>(&self, report: &'r Report, tokens: Span<Token>) -> &'r str {
        report.words(self.bytes(tokens))
    }

    /// The tokens of the written word around `at`: "Deir-ez-Zor" is five tokens, joined by hyphens without spaces.
    pub fn written(&self, at: usize) -> Span<Token> {
        written(&self.tokens, at)
    }

    /// The mention whose head is `token`; of several, the first.
    pub fn mention_at(&self, token: Idx<Token>) -> Option<Idx<Mention>> {
        let at = self.mentions.partition_point(|mention| mention.head < token);
        (self.mentions.get(at)?.head == token).then(|| Idx::new(at))
    }

    /// The head of the mention that says best what the mention at `token` stands for: the name behind "the group" or "it". The
    /// token itself where it is mentioned once, or is the head of no mention.
    ///
    /// It follows chains only; whether a name is one of the atlas is for others to say.
    pub fn stands_for(&self, token: Idx<Token>) -> Idx<Token> {
        self.mention_at(token).map_or(token, |mention| self.mentions[self.chains.best(mention).at()].head)
    }

    /// The position of the sentence that holds `token`.
    pub fn sentence_of(&self, token: Idx<Token>) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.tokens.start <= token.position());
        let at = after.checked_sub(1)?;
        self.sentences[at].tokens.contains(token.position()).then_some(at)
    }
}
