//! Reading files: bytes of text, Markdown, HTML, JSON Lines or MUC messages into reports.
//!
//! Pure: no file is opened here. Nothing is dropped in silence: a record that cannot be read keeps its place as a
//! [`Note`], and what had to be guessed, replaced or cut off is told in the notes.

mod block;
mod byline;
mod dateline;
mod dates;
mod draft;
mod encoding;
mod furniture;
mod header;
mod html;
mod jsonl;
mod language;
mod layout;
mod markdown;
mod muc;
mod normalise;
mod plain;
mod strip;

use crate::{Note, Report};
use draft::Draft;

/// What a file is written in.
///
/// ```
/// use casus_text::ingest::Format;
/// assert_eq!(Format::of_name("brief.md"), Some(Format::Markdown));
/// assert_eq!("jsonl".parse(), Ok(Format::JsonLines));
/// assert_eq!(Format::sniff(b"DEV-MUC3-0001 (NOSC)\n\n   LIMA, 3 JAN 90 -- [TEXT] ..."), Format::Muc);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, one report per file.
    Text,
    /// Markdown, one report per file.
    Markdown,
    /// A web page, one report per file.
    Html,
    /// One JSON object per line, one report each.
    JsonLines,
    /// Messages of the Message Understanding Conferences, many per file.
    Muc,
}

impl Format {
    /// The format that a file name's ending tells, if it does.
    pub fn of_name(file_name: &str) -> Option<Format> {
        let (_, ending) = file_name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Format::Text),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            _ => None,
        }
    }

    /// The format that the first bytes look like; plain text where nothing else is evident.
    pub fn sniff(bytes: &[u8]) -> Format {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
        let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let lower = head.to_ascii_lowercase();
        let tags = ["<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<title", "<div", "<p>", "<h1"];
        if tags.iter().any(|tag| lower.starts_with(tag))
            || lower.starts_with("<!--")
            || (lower.starts_with("<?xml") && lower.contains("<html"))
        {
            Format::Html
        } else if muc::begins_message(head.lines().next().unwrap_or_default()) {
            Format::Muc
        } else if head.starts_with('{') && head.contains('"') {
            Format::JsonLines
        } else if markdown::is_evident(head) {
            Format::Markdown
        } else {
            Format::Text
        }
    }
}

impl std::str::FromStr for Format {
    type Err = Note;

    /// The format a user names: `text`, `markdown`, `html`, `jsonl` or `muc`.
    fn from_str(name: &str) -> Result<Self, Note> {
        match name {
            "text" => Ok(Format::Text),
            "markdown" => Ok(Format::Markdown),
            "html" => Ok(Format::Html),
            "jsonl" => Ok(Format::JsonLines),
            "muc" => Ok(Format::Muc),
            _ => {
                Err(Note::new(format!("choosing a reader: found {name:?}, expected text, markdown, html, jsonl or muc; name one of these")))
            }
        }
    }
}

/// What was read from one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ingest {
    /// The reports in the order of the file; a record that could not be read keeps its place.
    pub reports: Vec<Result<Report, Note>>,
    /// Trouble with the file as a whole, where it holds many reports; of a file of one report, its own notes tell it.
    pub notes: Vec<Note>,
}

/// Reads the bytes of one file. `name` is its file name; a report that has no name of its own goes by it, without the ending.
///
/// ```
/// use casus_text::ingest::{Format, read};
/// let ingest = read("homs.txt", b"Blast in Homs\n\nHOMS, 3 May 2016 (AFP) - Two men died in a blast.\n", Format::Text);
/// let report = ingest.reports[0].as_ref().unwrap();
/// assert_eq!(report.title.as_deref(), Some("Blast in Homs"));
/// assert_eq!(report.words(report.dateline.unwrap()), "HOMS");
/// assert_eq!(report.words(report.body), "Two men died in a blast.");
/// ```
pub fn read(name: &str, bytes: &[u8], format: Format) -> Ingest {
    let decoded = match encoding::decode(name, bytes, format) {
        Ok(decoded) => decoded,
        Err(note) => return Ingest { reports: vec![Err(note)], notes: Vec::new() },
    };
    let (text, mut notes) = (decoded.text, decoded.notes);
    match format {
        Format::JsonLines => Ingest { reports: jsonl::read(name, &text), notes },
        Format::Muc => Ingest { reports: muc::read(name, &text, &mut notes), notes },
        Format::Text | Format::Markdown | Format::Html => {
            let doc = doc_of(name);
            let draft = Draft { notes, ..Draft::default() };
            let report = match format {
                Format::Markdown => markdown::read(doc, &text, draft),
                Format::Html => html::read(doc, &text, draft),
                _ => Ok(plain::read(doc, &text, draft)),
            };
            Ingest { reports: vec![report], notes: Vec::new() }
        }
    }
}

/// The name a report goes by: the last part of a path, without its ending.
fn doc_of(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() && Format::of_name(file).is_some() => stem,
        _ => file,
    }
}
