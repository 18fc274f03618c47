//! Discards: words of sentences and stories that are not to be coded.

use super::lines::{Fault, lines};
use super::phrase::Phrase;

/// Words that stop coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discard {
    /// The words, all of them side by side.
    pub words: Vec<String>,
    /// Whether the last word may be the beginning of a longer one; not so where the line ends in `_`.
    pub open: bool,
    /// Whether the whole story is passed over (`+`) rather than the sentence.
    pub story: bool,
}

/// A list of discards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discards {
    /// The discards in order of the files.
    pub entries: Vec<Discard>,
}

impl Discards {
    /// Adds the discards of a file: a line is some words, with `+` before them where the whole story is meant.
    pub fn add(&mut self, file: &str, text: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (at, line) in lines(text) {
            let line = line.trim();
            let written = line.trim_start_matches('+');
            let words = Phrase::read(written).words;
            if words.is_empty() {
                faults.push(Fault::new(file, at, line, "words"));
            } else {
                self.entries.push(Discard { words, open: !written.ends_with('_'), story: line.starts_with('+') });
            }
        }
        faults
    }

    /// The first discard among `words` (in capital letters); one of a story comes before one of a sentence.
    pub fn find(&self, words: &[&str]) -> Option<&Discard> {
        let stands = |discard: &&Discard| {
            let count = discard.words.len();
            count > 0 && words.windows(count).any(|window| discard.is(window))
        };
        self.entries.iter().filter(|discard| discard.story).find(stands).or_else(|| self.entries.iter().find(stands))
    }
}

impl Discard {
    fn is(&self, window: &[&str]) -> bool {
        let last = self.words.len() - 1;
        let same = |(at, (word, own)): (usize, (&&str, &String))| *word == own || self.open && at == last && word.starts_with(own.as_str());
        window.iter().zip(&self.words).enumerate().all(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: &str, expected: Option<bool>) {
        let mut discards = Discards::default();
        assert_eq!(discards.add("own.txt", text), []);
        assert_eq!(discards.find(&words.split(' ').collect::<Vec<_>>()).map(|discard| discard.story), expected);
    }

    #[test]
    fn sentences_and_stories() {
        check("Chess Cup # a game\n+STORM", "THEY LOST THE CHESS CUP", Some(false));
        check("CHESS CUP\n+STORM", "THE STORM AND THE CHESS CUP", Some(true));
        check("CHESS CUP", "THE CUP OF CHESS", None);
    }

    #[test]
    fn the_last_word_is_open_unless_underlined() {
        check("STORM", "STORMS CAME", Some(false));
        check("STORM_", "STORMS CAME", None);
    }
}
