//! What is known of the language of reports: one value of all that parsing needs.

use std::fmt;

use crate::language::Language;
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

/// Why bytes are none of our models; the message says which model, what was found, what was expected and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError(String);

impl fmt::Display for ModelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for ModelError {}

impl English {
    /// Prepares all models.
    ///
    /// # Errors
    ///
    /// When the bytes of one are no such model, or one of another version.
    pub fn new(models: &Models) -> Result<English, ModelError> {
        fn told<M, E: fmt::Display>(model: Result<M, E>) -> Result<M, ModelError> {
            model.map_err(|error| ModelError(error.to_string()))
        }
        Ok(English {
            splitter: told(Splitter::from_bytes(models.sentences))?,
            language: told(Language::from_bytes(models.language))?,
            coreference: told(Weights::from_bytes(models.coreference))?,
            names: told(Names::from_bytes(models.names))?,
        })
    }
}
