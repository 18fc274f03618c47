//! One document as it arrived, with its text normalised once.

use crate::{Days, Note, Span};

/// The name of a report: a hash of its source, its date and its text, so that the same report has the same name on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportId(pub u64);

impl std::fmt::Display for ReportId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// One document as it arrived. It is ground state: everything else is derived from it and can be computed again.
///
/// `text` is UTF-8 with Unix line ends, no byte-order mark and no control characters but tab and line feed; all offsets of
/// every later stage count its bytes. It is what is shown to people, not the file's bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Name made of source, date and text.
    pub id: ReportId,
    /// The name it arrived under: file name without its ending, the JSON line's `doc`, or the MUC message number.
    pub doc: String,
    /// Who published it (newspaper, agency, institute), if said.
    pub source: Option<String>,
    /// Where it was published on the web, if said.
    pub url: Option<String>,
    /// Its headline, if it has one.
    pub title: Option<String>,
    /// The bylines, in order.
    pub authors: Vec<String>,
    /// When it was published; a month or a year where no more is said.
    pub published: Option<Days>,
    /// Where the dateline says it was written ("SAN SALVADOR"), as words of `text`.
    pub dateline: Option<Span<u8>>,
    /// BCP 47 tag of the language it is written in, if it could be told.
    pub language: Option<String>,
    /// BCP 47 tags of the languages it says it is also available in.
    pub also_in: Vec<String>,
    /// Topics its publisher filed it under.
    pub topics: Vec<String>,
    /// Regions and countries its publisher filed it under.
    pub regions: Vec<String>,
    /// The normalised text, as shown.
    pub text: String,
    /// The stretch of `text` that is the report itself, without headers, navigation, recommendations and biographies.
    pub body: Span<u8>,
    /// Trouble met while reading it.
    pub notes: Vec<Note>,
}

impl Report {
    /// A report of just these words, as tests and examples use it.
    ///
    /// ```
    /// let report = casus_text::Report::of_text("note", "Two men died in a blast in Homs.");
    /// assert_eq!(report.words(report.body), "Two men died in a blast in Homs.");
    /// ```
    pub fn of_text(doc: &str, text: &str) -> Self {
        Report {
            id: ReportId::of(None, None, text),
            doc: doc.to_owned(),
            source: None,
            url: None,
            title: None,
            authors: Vec::new(),
            published: None,
            dateline: None,
            language: None,
            also_in: Vec::new(),
            topics: Vec::new(),
            regions: Vec::new(),
            text: text.to_owned(),
            body: Span::of(0..text.len()),
            notes: Vec::new(),
        }
    }

    /// The words at `span`.
    ///
    /// # Panics
    /// If `span` does not lie on characters of this report's text, which no span made from this report does.
    pub fn words(&self, span: Span<u8>) -> &str {
        &self.text[span.range()]
    }
}

impl ReportId {
    /// The name of a report with this source, date and text (64-bit FNV-1a over the three, each ended by a zero byte).
    pub fn of(source: Option<&str>, published: Option<Days>, text: &str) -> Self {
        let date = published.map(|days| days.to_string()).unwrap_or_default();
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for part in [source.unwrap_or_default(), &date, text] {
            for byte in part.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        ReportId(hash)
    }
}
