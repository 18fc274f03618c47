//! The words of one sentence in lower case, as the grammars of dates and counts read them.

use crate::{Sentence, Token};

/// All words of a report in lower case, in one piece of memory.
///
/// A curly apostrophe becomes a straight one, so that tables need one spelling.
pub(crate) struct Lowered {
    letters: String,
    ends: Vec<usize>,
}

impl Lowered {
    /// The words of `tokens`; a token that does not lie on characters of `text` becomes the empty word.
    pub(crate) fn of(text: &str, tokens: &[Token]) -> Self {
        let mut letters = String::with_capacity(text.len());
        let mut ends = Vec::with_capacity(tokens.len());
        for token in tokens {
            let word = text.get(token.span.range()).unwrap_or_default();
            if word.is_ascii() {
                letters.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
            } else {
                letters.extend(word.chars().flat_map(char::to_lowercase).map(|letter| if letter == '’' { '\'' } else { letter }));
            }
            ends.push(letters.len());
        }
        Lowered { letters, ends }
    }

    /// One word per token.
    pub(crate) fn words(&self) -> Vec<&str> {
        let mut start = 0;
        let cut = |&end: &usize| &self.letters[std::mem::replace(&mut start, end)..end];
        self.ends.iter().map(cut).collect()
    }
}

/// One sentence: its tokens, their words in lower case, and where it starts among all tokens.
///
/// Positions count the sentence's tokens from 0; a position outside has the empty word, so that look-ahead needs no bounds.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) words: &'a [&'a str],
    pub(crate) start: u32,
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

    /// Whether the word at `at` starts with an upper-case letter.
    pub(crate) fn capital(&self, at: usize) -> bool {
        let first = |token: &Token| self.text.get(token.span.range()).and_then(|word| word.chars().next());
        self.tokens.get(at).and_then(first).is_some_and(char::is_uppercase)
    }

    /// Whether the word at `at` may be a name: it has a capital, or capitals say nothing here.
    pub(crate) fn name_like(&self, at: usize) -> bool {
        !self.mixed || self.capital(at)
    }

    /// Whether no space lies between the token at `at` and the one before it.
    pub(crate) fn glued(&self, at: usize) -> bool {
        let ends = at.checked_sub(1).and_then(|before| self.tokens.get(before)).map(|token| token.span.end);
        ends.is_some() && ends == self.tokens.get(at).map(|token| token.span.start)
    }
}

/// The sentences as lines, in order; where sentences overlap, each token is given out once.
pub(crate) fn lines<'a>(
    text: &'a str,
    tokens: &'a [Token],
    words: &'a [&'a str],
    sentences: &'a [Sentence],
) -> impl Iterator<Item = Line<'a>> {
    let mut given = 0;
    sentences.iter().map(move |sentence| {
        let range = sentence.tokens.range();
        let end = range.end.min(tokens.len()).max(given);
        let start = range.start.clamp(given, end);
        given = end;
        let tokens = &tokens[start..end];
        let starts_low = |token: &Token| text.get(token.span.range()).is_some_and(|word| word.starts_with(char::is_lowercase));
        let mixed = tokens.iter().any(starts_low);
        Line { text, tokens, words: &words[start..end], start: u32::try_from(start).unwrap_or(u32::MAX), mixed }
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

/// Tokens and sentences for tests, split as the house's tokeniser splits them but with no more than spaces and marks to go by.
#[cfg(test)]
pub(crate) mod sample {
    use crate::{Relation, Sentence, Span, Tag, Token};

    const KEEP_THE_DOT: &[&str] = &["a.m.", "dec.", "feb.", "jan.", "no.", "oct.", "p.m.", "sat.", "sept.", "sgt.", "u.s."];

    /// Splits at spaces, takes marks off both ends of each piece, and "'s"; a sentence ends with ".", "!" or "?".
    pub(crate) fn split(text: &str) -> (Vec<Token>, Vec<Sentence>) {
        let mut tokens = Vec::new();
        let mut sentences = Vec::new();
        let mut first = 0;
        for piece in text.split_whitespace() {
            let start = piece.as_ptr() as usize - text.as_ptr() as usize;
            let whole_from = piece.find(|letter| !is_mark(letter)).unwrap_or(piece.len());
            let undotted = piece.trim_end_matches([',', ')', ':', ';']);
            let dotted = undotted.len() > whole_from && super::listed(KEEP_THE_DOT, &undotted[whole_from..].to_lowercase());
            let core_end =
                piece.rfind(|letter| !is_mark(letter)).map_or(piece.len(), |at| at + piece[at..].chars().next().map_or(0, char::len_utf8));
            let core_end = if dotted { undotted.len() } else { core_end };
            let mut push = |from: usize, to: usize| {
                if from < to {
                    tokens.push(token(start + from, start + to));
                }
            };
            piece[..whole_from].char_indices().for_each(|(at, mark)| push(at, at + mark.len_utf8()));
            if whole_from < core_end {
                let owner = if piece[..core_end].to_lowercase().ends_with("'s") { core_end - 2 } else { core_end };
                push(whole_from, owner);
                push(owner, core_end);
                piece[core_end..].char_indices().for_each(|(at, mark)| push(core_end + at, core_end + at + mark.len_utf8()));
            }
            if !dotted && piece.ends_with(['.', '!', '?']) {
                sentences.push(sentence(first, tokens.len()));
                first = tokens.len();
            }
        }
        sentences.push(sentence(first, tokens.len()));
        (tokens, sentences)
    }

    fn is_mark(letter: char) -> bool {
        matches!(letter, ',' | '.' | ';' | ':' | '(' | ')' | '[' | ']' | '"' | '!' | '?' | '$')
    }

    fn token(from: usize, to: usize) -> Token {
        Token { span: Span::of(from..to), lemma: "".into(), tag: Tag::X, head: None, relation: Relation::Dep }
    }

    fn sentence(from: usize, to: usize) -> Sentence {
        Sentence { tokens: Span::of(from..to), paragraph: 0, heading: false }
    }
}
