//! What is known of the language of reports: one value of all that parsing needs.

use crate::language::Language;
use crate::model::ModelError;
use crate::parse::coreference::Weights;
use crate::parse::names::Names;
use crate::parse::sentences::Splitter;

/// All models of English, prepared once. Read-only, so any number of threads may share it.
///
/// It reads no files: the bytes of its parts come from whoever has them.
///
/// ```no_run
/// use casus_text::english::{English, Models};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let model = |name: &str| std::fs::read(format!("data/models/{name}.bin"));
/// let (sentences, language, coreference, names) = (model("sentences")?, model("language")?, model("coreference")?, model("names")?);
/// let models = Models { sentences: &sentences, language: &language, coreference: &coreference, names: &names };
/// let english = English::new(&models)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct English {
    /// Where sentences end.
    pub splitter: Splitter,
    /// Parts of speech, dictionary forms and trees.
    pub language: Language,
    /// Which mentions stand for the same.
    pub coreference: Weights,
    /// What mentions stand for.
    pub names: Names,
}

/// The bytes of all models, as `casus-train` writes them to the files of these names in `data/models`.
#[derive(Clone, Copy, Debug)]
pub struct Models<'m> {
    /// `sentences.bin`
    pub sentences: &'m [u8],
    /// `language.bin`
    pub language: &'m [u8],
    /// `coreference.bin`
    pub coreference: &'m [u8],
    /// `names.bin`
    pub names: &'m [u8],
}

impl English {
    /// Prepares all models.
    ///
    /// # Errors
    ///
    /// When the bytes of one are no such model, or one of another version.
    pub fn new(models: &Models) -> Result<English, ModelError> {
        Ok(English {
            splitter: Splitter::from_bytes(models.sentences)?,
            language: Language::from_bytes(models.language)?,
            coreference: Weights::from_bytes(models.coreference)?,
            names: Names::from_bytes(models.names)?,
        })
    }
}
