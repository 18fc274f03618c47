//! Words, numbers and marks of a stretch of text, cut as the English Web Treebank of Universal Dependencies cuts them.
//!
//! "U.S.-backed" is "U.S.", "-" and "backed", but "anti-army" and "mid-May" are one word; "don't" is "do" and "n't"; numbers,
//! dates and addresses stay whole. It cuts from left to right, and nothing it does at one place reads further ahead than a few
//! dozen bytes or than the token it makes, so that its time is linear in the text whatever the text is.

mod addresses;
mod letters;
mod lists;
mod marks;
mod numbers;
#[cfg(test)]
mod tests;
mod words;

use crate::Span;
use letters::char_at;

/// Longest word that is read as one; what is longer is cut at this many bytes.
pub(super) const LONGEST: usize = 400;

/// The spans of all tokens of `text[within]`, in bytes of `text`: in order, apart from one another, and over all but white space.
///
/// ```
/// use casus_text::{Span, parse::tokens};
/// let text = "Gen. Diaz's men didn't fire at the U.S.-run base.";
/// let words: Vec<_> = tokens::split(text, Span::of(0..text.len())).iter().map(|s| &text[s.range()]).collect();
/// assert_eq!(words, ["Gen.", "Diaz", "'s", "men", "did", "n't", "fire", "at", "the", "U.S.", "-", "run", "base", "."]);
/// ```
pub fn split(text: &str, within: Span<u8>) -> Vec<Span<u8>> {
    let spans = Vec::with_capacity(within.len() as usize / 5);
    let mut cutter = Cutter { text: &text[..within.end as usize], spans, bracket: None };
    let mut at = within.start as usize;
    while let Some(letter) = char_at(cutter.text, at) {
        at = if letter.is_whitespace() { at + letter.len_utf8() } else { cutter.chunk(at) };
    }
    cutter.spans
}

/// The words of `text`, for lists whose entries must be cut as reports are: "car-bomb" is "car", "-" and "bomb".
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    split(text, Span::of(0..text.len())).into_iter().map(|span| &text[span.range()])
}

/// What stands between two spaces, while it is cut.
#[derive(Clone, Copy, Debug)]
struct Chunk {
    start: usize,
    end: usize,
    /// Whether it holds what only addresses and names of files hold.
    address: bool,
}

struct Cutter<'t> {
    /// The text up to where cutting ends.
    text: &'t str,
    spans: Vec<Span<u8>>,
    /// The last bracket that was opened and not closed.
    bracket: Option<usize>,
}

impl Cutter<'_> {
    /// Cuts the chunk that begins at `start`; returns where it ends.
    fn chunk(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let letters = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let mut end = start + letters;
        let plain = bytes.get(end).is_none_or(|byte| matches!(byte, b' ' | b'\n'));
        if plain {
            self.plain_word(start, end);
            return end;
        }
        let mut address = false;
        while let Some(&byte) = bytes.get(end) {
            match byte {
                b' ' | 9..=13 => break,
                b'@' | b'.' => address = true,
                b':' => address |= bytes.get(end + 1) == Some(&b'/'),
                0x80.. => {
                    let letter = char_at(self.text, end).unwrap_or(' ');
                    if letter.is_whitespace() {
                        break;
                    }
                    end += letter.len_utf8();
                    continue;
                }
                _ => {}
            }
            end += 1;
        }
        let chunk = Chunk { start, end, address };
        let mut at = start;
        while at < end {
            at = match char_at(self.text, at) {
                Some(letter) if letter.is_alphanumeric() => self.word(at, chunk),
                _ => self.mark(at, chunk),
            };
        }
        end
    }

    /// Keeps `start..end` as a token, cut where it is too long.
    fn push(&mut self, mut start: usize, end: usize) {
        while end - start > LONGEST {
            let mut cut = start + LONGEST;
            while !self.text.is_char_boundary(cut) {
                cut -= 1;
            }
            self.spans.push(Span::of(start..cut));
            start = cut;
        }
        if start < end {
            self.spans.push(Span::of(start..end));
        }
    }
}
