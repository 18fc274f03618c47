//! From a file's bytes to its characters: byte-order mark, UTF-8, the page's own word, and else a guess that is told.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use super::Format;
use crate::Note;

/// What can be read, as messages say it.
const EXPECTED: &str = "text, Markdown, HTML, JSON Lines or MUC";

/// How many bytes around the first odd one the guess looks at.
const GUESSED_FROM: usize = 1 << 20;

/// How far into a page its charset may be declared; the HTML standard says 1,024 bytes, pages in the wild go further.
const DECLARED_WITHIN: usize = 4096;

/// First bytes of files that are no text, and what people call them.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file (a Word, Excel or EPUB file is one too)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite file"),
    (b"\x7fELF", "a program"),
    (b"\xff\xfe\0\0", "UTF-32 text"),
    (b"\0\0\xfe\xff", "UTF-32 text"),
];

/// The characters of a file, and what had to be guessed or replaced.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    /// The text, borrowed where the bytes were UTF-8 already.
    pub(crate) text: Cow<'a, str>,
    /// Guesses and replacements.
    pub(crate) notes: Vec<Note>,
}

/// The characters of `bytes`.
///
/// # Errors
/// One note when the file is empty or is no text.
pub(crate) fn decode<'a>(name: &str, bytes: &'a [u8], format: Format) -> Result<Decoded<'a>, Note> {
    if let Some(kind) = binary(bytes) {
        return Err(Note::new(format!("reading {name:?}: found {kind}, expected {EXPECTED}; convert it to text first")));
    }
    let mut notes = Vec::new();
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => replace_invalid(encoding, &bytes[length..], length, &mut notes),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(error) => {
                let encoding = choose(bytes, error.valid_up_to(), format, &mut notes);
                replace_invalid(encoding, bytes, 0, &mut notes)
            }
        },
    };
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        let found = if bytes.is_empty() { "an empty file" } else { "a file of white space only" };
        return Err(Note::new(format!("reading {name:?}: found {found}, expected {EXPECTED}; leave it out or save it again")));
    }
    Ok(Decoded { text, notes })
}

/// What kind of file this is, if it is no text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(kind);
    }
    if Encoding::for_bom(bytes).is_some() {
        return None;
    }
    if bytes.contains(&0) {
        return Some("a binary file (it has zero bytes)");
    }
    let head = &bytes[..bytes.len().min(1 << 16)];
    let odd = head.iter().filter(|&&byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b)).count();
    (odd * 10 > head.len()).then_some("a binary file (a tenth of it is control characters)")
}

/// The encoding of bytes that are not wholly UTF-8: mostly UTF-8, what the page says, or a guess.
fn choose(bytes: &[u8], first_odd: usize, format: Format, notes: &mut Vec<Note>) -> &'static Encoding {
    if format == Format::Html
        && let Some(encoding) = declared(bytes)
        && encoding != UTF_8
    {
        return encoding;
    }
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    let from = first_odd.saturating_sub(GUESSED_FROM / 2);
    let until = bytes.len().min(from + GUESSED_FROM);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[from..until], true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    notes.push(Note::new(format!(
        "reading the characters: found bytes that are not UTF-8 and no word on their encoding, expected UTF-8; read as {}, save the file as UTF-8 if names look wrong",
        encoding.name()
    )));
    encoding
}

/// The encoding a page declares in its first bytes: `charset=` in a `meta` tag or an XML declaration's `encoding=`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes[..bytes.len().min(DECLARED_WITHIN)].iter().map(|&byte| byte.to_ascii_lowercase() as char).collect();
    let after = |mark: &str| {
        let value = head[head.find(mark)? + mark.len()..].trim_start_matches([' ', '=', '"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(value.len());
        Encoding::for_label(&value.as_bytes()[..end])
    };
    after("charset").or_else(|| after("encoding"))
}

/// Whether bytes that are not wholly UTF-8 are still best read as it: no fewer good sequences of several bytes than bad ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad
}

/// `bytes` read as `encoding`, what does not belong to it replaced by U+FFFD and told with its place.
fn replace_invalid<'a>(encoding: &'static Encoding, bytes: &'a [u8], skipped: usize, notes: &mut Vec<Note>) -> Cow<'a, str> {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    if replaced {
        let count = text.matches('\u{fffd}').count();
        let first = text.find('\u{fffd}').unwrap_or(0);
        let line = 1 + text[..first].matches('\n').count();
        let place = match std::str::from_utf8(bytes) {
            Err(error) if encoding == UTF_8 => format!(", the first at byte {}", error.valid_up_to() + skipped),
            _ => String::new(),
        };
        notes.push(Note::at_line(
            u32::try_from(line).unwrap_or(u32::MAX),
            format!(
                "reading the characters: found {count} invalid {}{place}, expected {}; each was replaced by U+FFFD, save the file again if words are damaged",
                if count == 1 { "sequence" } else { "sequences" },
                encoding.name()
            ),
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], format: Format, expected: &str) {
        let shown = match decode("x", bytes, format) {
            Err(note) => format!("error: {note}"),
            Ok(decoded) => {
                let notes: String = decoded.notes.iter().map(|note| format!(" | {note}")).collect();
                format!("{}{notes}", decoded.text)
            }
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn marks_and_utf8() {
        check(b"\xef\xbb\xbfHoms", Format::Text, "Homs");
        check("Hôms".as_bytes(), Format::Text, "Hôms");
        check(b"\xff\xfeH\0o\0m\0s\0", Format::Text, "Homs");
        check(b"\xfe\xff\0H\0i", Format::Text, "Hi");
    }

    #[test]
    fn a_page_says_its_charset() {
        check(b"<meta charset=\"iso-8859-2\"><p>\xb3", Format::Html, "<meta charset=\"iso-8859-2\"><p>ł");
        check(b"<?xml version='1.0' encoding='windows-1251'?>\xc0", Format::Html, "<?xml version='1.0' encoding='windows-1251'?>А");
    }

    #[test]
    fn a_guess_is_told() {
        check(
            b"Le pr\xe9sident a d\xe9clar\xe9 que la s\xe9curit\xe9 \xe9tait assur\xe9e.",
            Format::Text,
            "Le président a déclaré que la sécurité était assurée. | reading the characters: found bytes that are not UTF-8 and no \
             word on their encoding, expected UTF-8; read as windows-1252, save the file as UTF-8 if names look wrong",
        );
    }

    #[test]
    fn invalid_sequences_are_counted() {
        let mut bytes = "Évènement à\n".as_bytes().to_vec();
        bytes.extend(b"\xff N'Djam\xc3\xa9na \xfe");
        check(
            &bytes,
            Format::Text,
            "Évènement à\n\u{fffd} N'Djaména \u{fffd} | line 2: reading the characters: found 2 invalid sequences, the first at byte 15, \
             expected UTF-8; each was replaced by U+FFFD, save the file again if words are damaged",
        );
    }

    #[test]
    fn no_text_is_an_error() {
        let rest = "expected text, Markdown, HTML, JSON Lines or MUC; convert it to text first";
        check(b"%PDF-1.7 ...", Format::Text, &format!("error: reading \"x\": found a PDF file, {rest}"));
        check(b"abc\0def", Format::Text, &format!("error: reading \"x\": found a binary file (it has zero bytes), {rest}"));
        check(
            b"\x01\x02\x03\x04abc",
            Format::Html,
            &format!("error: reading \"x\": found a binary file (a tenth of it is control characters), {rest}"),
        );
        let rest = "expected text, Markdown, HTML, JSON Lines or MUC; leave it out or save it again";
        check(b"", Format::Text, &format!("error: reading \"x\": found an empty file, {rest}"));
        check(b" \n\t\n", Format::JsonLines, &format!("error: reading \"x\": found a file of white space only, {rest}"));
    }
}
