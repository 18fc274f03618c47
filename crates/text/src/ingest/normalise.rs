//! Text as every later stage sees it: one kind of line end, one kind of space, composed characters.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::Note;

/// The most text one report keeps, in bytes. Offsets are `u32`, and no report of an incident is longer.
pub(crate) const MOST_BYTES: usize = 64 << 20;

/// `text` with Unix line ends, ordinary spaces, no control or zero-width characters, in NFC, and cut at [`MOST_BYTES`].
///
/// The note says that something was cut off.
pub(crate) fn normalise(text: &str) -> (String, Option<Note>) {
    let (kept, mut cut) = cut_at(text, MOST_BYTES);
    let mut out = String::with_capacity(kept.len());
    let mut chars = kept.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => out.push('\n'),
            '\u{2029}' => out.push_str("\n\n"),
            '\t' | '\n' => out.push(c),
            _ if is_dropped(c) => {}
            _ if is_space(c) => out.push(' '),
            _ => out.push(c),
        }
    }
    if is_nfc_quick(out.chars()) != IsNormalized::Yes {
        out = out.nfc().collect();
    }
    if out.len() > MOST_BYTES {
        // composing can lengthen a text: a few characters are excluded from composition
        let end = cut_at(&out, MOST_BYTES).0.len();
        out.truncate(end);
        cut = true;
    }
    let note = cut.then(|| {
        Note::new(format!(
            "reading the text: found {} bytes, expected at most {MOST_BYTES}; the rest was left out, split the file to have it read",
            text.len()
        ))
    });
    (out, note)
}

/// The first `most` bytes of `text`, ended at a character; and whether anything was left out.
fn cut_at(text: &str, most: usize) -> (&str, bool) {
    if text.len() <= most { (text, false) } else { (&text[..text.floor_char_boundary(most)], true) }
}

/// Whether a reader never sees this character: control, zero-width, soft hyphen, direction marks.
///
/// The zero-width non-joiner goes with the rest, though Persian spells with it: names are looked up without it.
fn is_dropped(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether this is a space other than U+0020, tab and line feed.
fn is_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// `text` on one line, with single spaces and none at its ends.
pub(crate) fn on_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        assert_eq!(normalise(input).0, expected);
    }

    #[test]
    fn line_ends_become_unix() {
        check("a\r\nb\rc\nd", "a\nb\nc\nd");
        check("a\u{85}b\u{2028}c\u{c}d\u{b}e", "a\nb\nc\nd\ne");
        check("a\u{2029}b", "a\n\nb");
    }

    #[test]
    fn unseen_characters_are_dropped() {
        check("\u{feff}Ho\u{ad}ms\u{200b} \u{7}fell\u{0}", "Homs fell");
        check("a\tb", "a\tb");
        check("\u{202b}حمص\u{202c}", "حمص");
    }

    #[test]
    fn spaces_become_ordinary() {
        check("5\u{a0}000\u{202f}men\u{3000}", "5 000 men ");
    }

    #[test]
    fn characters_are_composed() {
        check("Co\u{302}te d'Ivoire", "Côte d'Ivoire");
    }

    #[test]
    fn a_longer_text_is_cut_at_a_character() {
        let (text, note) = normalise(&"é".repeat(MOST_BYTES / 2 + 1));
        assert_eq!(text.len(), MOST_BYTES);
        assert_eq!(
            note.unwrap().to_string(),
            "reading the text: found 67108866 bytes, expected at most 67108864; the rest was left out, split the file to have it read"
        );
    }

    #[test]
    fn one_line_has_single_spaces() {
        assert_eq!(on_one_line("  SAN\n  SALVADOR "), "SAN SALVADOR");
    }
}
