//! The blocks a report is made of, whatever it was written in: headings, paragraphs, items, rows.

use std::ops::Range;

/// What a block is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A heading of this level, 1 the highest.
    Heading(u8),
    Paragraph,
    /// One item of a list, its mark included in its text.
    Item,
    /// One row of a table, its cells apart by " | ".
    Row,
    /// Text kept as it was typed.
    Code,
    /// A note at the foot of the page.
    Footnote,
    /// A line across the page; it has no text.
    Rule,
}

/// A link inside a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) words: String,
    /// Where it leads, as far as that is said.
    pub(crate) target: String,
}

/// One block of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    pub(crate) links: Vec<Link>,
    /// Whether all of it is in emphasis (italics, not bold).
    pub(crate) emphasised: bool,
    /// Whether it follows the block before it on the next line, without a blank line.
    pub(crate) tight: bool,
}

impl Block {
    /// A block without links.
    pub(crate) fn new(kind: Kind, text: impl Into<String>) -> Self {
        Block { kind, text: text.into(), links: Vec::new(), emphasised: false, tight: false }
    }

    /// The text without the mark of a list item.
    pub(crate) fn words(&self) -> &str {
        match self.kind {
            Kind::Item => self.text.strip_prefix("- ").unwrap_or(&self.text).trim(),
            _ => self.text.trim(),
        }
    }

    /// Whether it holds nothing but links.
    pub(crate) fn is_links(&self) -> bool {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let linked: usize = self.links.iter().map(|link| letters(&link.words)).sum();
        linked > 0 && linked >= letters(self.words())
    }

    /// Whether it ends as a sentence does.
    pub(crate) fn ends_sentence(&self) -> bool {
        let words = self.words().trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', ' ']);
        words.ends_with(['.', '!', '?', '…', '。', '؟', '۔', '।', ':', ';']) || words.ends_with("--") || words.ends_with('—')
    }

    /// Whether it is running text: sentences, or items and rows that are no mere links.
    pub(crate) fn is_running(&self) -> bool {
        let words = self.words().split_whitespace().take(8).count();
        match self.kind {
            Kind::Heading(_) | Kind::Footnote | Kind::Rule => false,
            Kind::Item | Kind::Row | Kind::Code => !self.is_links() && words > 0,
            Kind::Paragraph => {
                !self.is_links() && (words >= 3 && self.ends_sentence() || self.words().len() >= 80 && words >= 8 || self.is_unspaced())
            }
        }
    }

    /// Whether this is text of a script that puts no spaces between words.
    fn is_unspaced(&self) -> bool {
        let letters = self.words().chars().filter(|c| c.is_alphabetic()).take(30).count();
        letters >= 20
            && self.ends_sentence()
            && self.words().chars().any(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{3040}'..='\u{9fff}'))
    }
}

/// The text of `blocks`, and where each lies in it; an empty block has an empty place.
pub(crate) fn render(blocks: &[Block]) -> (String, Vec<Range<usize>>) {
    let mut text = String::with_capacity(blocks.iter().map(|block| block.text.len() + 2).sum());
    let mut places = Vec::with_capacity(blocks.len());
    for block in blocks {
        let words = if block.kind == Kind::Code { block.text.trim_matches('\n') } else { block.text.trim() };
        if !words.is_empty() && !text.is_empty() {
            text.push_str(if block.tight { "\n" } else { "\n\n" });
        }
        let start = text.len();
        text.push_str(words);
        places.push(start..text.len());
    }
    (text, places)
}
