//! The words of one sentence in lower case, as the grammars of dates and counts read them.
//!
//! A word here is a written one: "23-year-old", "10-20" and "50+" are one, though they are several tokens.

use crate::{Sentence, Token};

/// All written words of a report in lower case, in one piece of memory.
///
/// A curly apostrophe becomes a straight one, so that tables need one spelling.
pub(crate) struct Lowered {
    letters: String,
    ends: Vec<usize>,
    /// The first token of each word, and the number of tokens at the end.
    firsts: Vec<u32>,
}

impl Lowered {
    /// The words of `tokens`; a token that does not lie on characters of `text` becomes the empty word.
    pub(crate) fn of(text: &str, tokens: &[Token]) -> Self {
        let mut letters = String::with_capacity(text.len());
        let mut ends: Vec<usize> = Vec::with_capacity(tokens.len());
        let mut firsts = Vec::with_capacity(tokens.len() + 1);
        for (at, token) in tokens.iter().enumerate() {
            if at > 0 && goes_on(text, tokens, at) {
                ends.pop();
            } else {
                firsts.push(u32::try_from(at).unwrap_or(u32::MAX));
            }
            let word = text.get(token.span.range()).unwrap_or_default();
            if word.is_ascii() {
                letters.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
            } else {
                letters.extend(word.chars().flat_map(char::to_lowercase).map(|letter| if letter == '’' { '\'' } else { letter }));
            }
            ends.push(letters.len());
        }
        firsts.push(u32::try_from(tokens.len()).unwrap_or(u32::MAX));
        Lowered { letters, ends, firsts }
    }

    /// The written words.
    pub(crate) fn words(&self) -> Vec<&str> {
        let mut start = 0;
        let cut = |&end: &usize| &self.letters[std::mem::replace(&mut start, end)..end];
        self.ends.iter().map(cut).collect()
    }

    /// The first token of each word, and the number of tokens at the end.
    pub(crate) fn firsts(&self) -> &[u32] {
        &self.firsts
    }
}

/// Whether the token at `at` continues a written word: a hyphen between letters or digits, what follows one, a plus behind digits.
fn goes_on(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).and_then(|token| text.get(token.span.range())).unwrap_or_default();
    let glued = |at: usize| tokens.get(at).is_some_and(|token| token.span.start == tokens[at - 1].span.end);
    let hyphen = |at: usize| {
        let between = word(at - 1).ends_with(|c: char| c.is_alphanumeric() || c == '.') && word(at + 1).starts_with(char::is_alphanumeric);
        let dash = word(at) == "-" || word(at) == "–" && word(at - 1).ends_with(|c: char| c.is_ascii_digit());
        dash && between && glued(at) && glued(at + 1)
    };
    if !glued(at) {
        return false;
    }
    hyphen(at) || at > 1 && hyphen(at - 1) || word(at) == "+" && word(at - 1).ends_with(|c: char| c.is_ascii_digit())
}

/// One sentence: its words in lower case, and the tokens they are made of.
///
/// Positions count the sentence's written words from 0; a position outside has the empty word, so that look-ahead needs no bounds.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    text: &'a str,
    /// All tokens of the report.
    tokens: &'a [Token],
    /// The first token of each word, and that of the next sentence.
    firsts: &'a [u32],
    pub(crate) words: &'a [&'a str],
    /// Whether letters of both cases occur, so that a capital says something (MUC reports are all in upper case).
    pub(crate) mixed: bool,
}

impl<'a> Line<'a> {
    /// The word at `at`.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// The word before `at`.
    pub(crate) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// The words from `at`, at most eight: no expression needs to look further ahead than that.
    pub(crate) fn ahead(&self, at: usize) -> &'a [&'a str] {
        let rest = self.words.get(at..).unwrap_or_default();
        &rest[..rest.len().min(8)]
    }

    /// The position among all tokens of the first of the word at `at`; for the word after the last, that of the next sentence.
    pub(crate) fn place(&self, at: usize) -> u32 {
        self.firsts.get(at).or(self.firsts.last()).copied().unwrap_or_default()
    }

    /// The position among all tokens of the last of the word at `at`, which is the head of most words.
    pub(crate) fn last_place(&self, at: usize) -> u32 {
        self.place(at + 1).saturating_sub(1)
    }

    /// The last token of the word at `at`.
    pub(crate) fn token(&self, at: usize) -> Option<&'a Token> {
        if at < self.words.len() { self.tokens.get(self.last_place(at) as usize) } else { None }
    }

    fn first_token(&self, at: usize) -> Option<&'a Token> {
        if at < self.words.len() { self.tokens.get(self.place(at) as usize) } else { None }
    }

    /// Whether the word at `at` starts with an upper-case letter.
    pub(crate) fn capital(&self, at: usize) -> bool {
        let first = |token: &Token| self.text.get(token.span.range()).and_then(|word| word.chars().next());
        self.first_token(at).and_then(first).is_some_and(char::is_uppercase)
    }

    /// Whether the word at `at` may be a name: it has a capital, or capitals say nothing here.
    pub(crate) fn name_like(&self, at: usize) -> bool {
        !self.mixed || self.capital(at)
    }

    /// Whether no space lies between the word at `at` and the one before it.
    pub(crate) fn glued(&self, at: usize) -> bool {
        let ends = at.checked_sub(1).and_then(|before| self.token(before)).map(|token| token.span.end);
        ends.is_some() && ends == self.first_token(at).map(|token| token.span.start)
    }
}

/// The sentences as lines, in order; where sentences overlap, each word is given out once.
pub(crate) fn lines<'a>(
    text: &'a str,
    tokens: &'a [Token],
    (words, firsts): (&'a [&'a str], &'a [u32]),
    sentences: &'a [Sentence],
) -> impl Iterator<Item = Line<'a>> {
    let mut given = 0;
    sentences.iter().map(move |sentence| {
        let word_of = |token: u32| firsts.partition_point(|first| *first < token).min(words.len());
        let end = word_of(sentence.tokens.end).max(given);
        let start = word_of(sentence.tokens.start).clamp(given, end);
        given = end;
        let inside = &tokens[firsts[start] as usize..firsts[end] as usize];
        let starts_low = |token: &Token| text.get(token.span.range()).is_some_and(|word| word.starts_with(char::is_lowercase));
        let mixed = inside.iter().any(starts_low);
        Line { text, tokens, firsts: &firsts[start..=end], words: &words[start..end], mixed }
    })
}

/// Whether `word` is a hyphen or dash that stands alone.
pub(crate) fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "--" | "–" | "—" | "‐" | "‑" | "−")
}

/// Whether `word` starts with a letter or a digit, as a word or number does and a mark does not.
pub(crate) fn is_word(word: &str) -> bool {
    word.starts_with(char::is_alphanumeric)
}

/// Whether `list`, in the order of its bytes, holds `word`.
pub(crate) fn listed(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// Tokens and sentences for tests: the tokenizer's own, and a sentence to each full stop.
#[cfg(test)]
pub(crate) mod sample {
    use crate::parse::tokens;
    use crate::{Relation, Sentence, Span, Tag, Token};

    /// Splits `text`; a sentence ends with ".", "!" or "?".
    pub(crate) fn split(text: &str) -> (Vec<Token>, Vec<Sentence>) {
        let token = |span| Token { span, lemma: "".into(), tag: Tag::X, head: None, relation: Relation::Dep, name: None };
        let tokens: Vec<Token> = tokens::split(text, Span::of(0..text.len())).into_iter().map(token).collect();
        let mut sentences = Vec::new();
        let mut first = 0;
        for (at, token) in tokens.iter().enumerate() {
            if at + 1 == tokens.len() || matches!(&text[token.span.range()], "." | "!" | "?") {
                sentences.push(Sentence { tokens: Span::of(first..at + 1), paragraph: 0, heading: false });
                first = at + 1;
            }
        }
        (tokens, sentences)
    }
}
