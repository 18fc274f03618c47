//! What is known of the language of reports: one value of all that parsing needs.

use crate::language::Language;
use crate::parse::sentences::Splitter;

/// All models of English, prepared once. Read-only, so any number of threads may share it.
///
/// It reads no files: the bytes of its parts come from whoever has them.
///
/// ```no_run
/// use casus_text::parse::sentences::Splitter;
/// use casus_text::{English, language::Language};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let splitter = Splitter::from_bytes(&std::fs::read("data/models/sentences.bin")?)?;
/// let language = Language::from_bytes(&std::fs::read("data/models/language.bin")?)?;
/// let english = English { splitter, language };
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct English {
    /// Where sentences end.
    pub splitter: Splitter,
    /// Parts of speech, dictionary forms and trees.
    pub language: Language,
}
