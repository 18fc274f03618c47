//! Lines of text that fit the paper.

use super::Paper;
use std::io::{self, Write};
use textwrap::{Options, WordSplitter, wrap};

/// Narrower than this nothing is legible; lines run over instead.
const NARROWEST: usize = 40;

impl Paper {
    fn columns(self) -> usize {
        usize::from(self.width).max(NARROWEST)
    }

    /// A heading, in bold where the paper takes it.
    pub(super) fn heading(self, out: &mut impl Write, words: &str) -> io::Result<()> {
        for line in wrap(words, options(self.columns())) {
            match self.bold {
                true => writeln!(out, "\u{1b}[1m{line}\u{1b}[0m")?,
                false => writeln!(out, "{line}")?,
            }
        }
        Ok(())
    }

    /// A paragraph.
    pub(super) fn lines(self, out: &mut impl Write, words: &str) -> io::Result<()> {
        wrap(words, options(self.columns())).iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    /// An entry of a list, its further lines set in.
    pub(super) fn entry(self, out: &mut impl Write, words: &str) -> io::Result<()> {
        let options = options(self.columns()).initial_indent("  - ").subsequent_indent("    ");
        wrap(words, options).iter().try_for_each(|line| writeln!(out, "{line}"))
    }
}

fn options<'a>(columns: usize) -> Options<'a> {
    // words of a report are never hyphenated: they must read as they stand
    Options::new(columns).word_splitter(WordSplitter::NoHyphenation).break_words(false)
}

/// Words in quotation marks, on one line.
pub(super) fn quoted(words: &str) -> String {
    format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Text from a report on one line, without characters that a terminal would obey.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).collect()
}
