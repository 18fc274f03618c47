//! A sentence as dictionaries see it: words in capital letters, in a row.

use casus_atlas::petrarch::plain_word;
use casus_text::{Parse, Sentence};

/// A word of a sentence. Punctuation, hyphens and `'s` are no words.
#[derive(Debug)]
pub(super) struct Word {
    pub text: String,
    /// The token it is.
    pub token: usize,
    /// Whether a comma stands right before it.
    pub comma: bool,
}

/// The words of a sentence.
#[derive(Debug)]
pub(super) struct Line {
    pub words: Vec<Word>,
    first_token: usize,
    /// The word of every token, or the next one where it is none.
    of_token: Vec<usize>,
}

impl Line {
    pub fn of(text: &str, parse: &Parse, sentence: &Sentence) -> Line {
        let tokens = sentence.tokens.range();
        let mut line = Line { words: Vec::new(), first_token: tokens.start, of_token: Vec::new() };
        let mut comma = false;
        for token in tokens {
            line.of_token.push(line.words.len());
            let written = &text[parse.tokens[token].span.range()];
            let plain = plain_word(written);
            if plain == "," {
                comma = true;
            } else if plain.chars().any(char::is_alphanumeric) && !matches!(plain.as_str(), "'S" | "`S") || plain == "&" {
                line.words.push(Word { text: plain, token, comma });
                comma = false;
            }
        }
        line
    }

    /// The number of the word that `token` is, or of the next one.
    pub fn word(&self, token: usize) -> usize {
        self.of_token.get(token - self.first_token).copied().unwrap_or(self.words.len())
    }

    /// Whether the token is a word.
    pub fn is_word(&self, token: usize) -> bool {
        self.words.get(self.word(token)).is_some_and(|word| word.token == token)
    }

    pub fn text(&self, word: usize) -> &str {
        &self.words[word].text
    }
}
