//! The codebook: what kinds of events there are, and which words tell of them. Knowledge as data, one kind per file.

pub mod examples;
mod file;
mod sort;
mod trigger;

pub use file::{CodebookError, Example, Needs, Pattern, RoleSource};
pub use sort::Sort;
pub use trigger::{Trigger, Word};

use crate::Claim;

/// The position of a kind in its codebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindIdx(pub u16);

/// All kinds of events that are coded, in the order of their files' names.
#[derive(Clone, Debug, Default)]
pub struct Codebook {
    kinds: Vec<Kind>,
}

/// One kind of event.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its short name, that of its file: "suicide-bombing".
    pub slug: String,
    /// Its name in tables; ACLED's sub-event type where there is one that fits: "Suicide bomb".
    pub title: String,
    /// What sort of happening it is, for tolls and links.
    pub sort: Sort,
    /// What it means, in one sentence.
    pub means: String,
    /// What it is not, in one sentence.
    pub is_not: String,
    /// The weapon that the kind implies, for events whose words name none.
    pub weapon: Option<String>,
    /// Whether reports are coded for it; a kind that is not is named only for what other codebooks call it, and has no patterns.
    pub coded: bool,
    /// What it is called in other codebooks.
    pub crosswalk: Vec<Crossing>,
    /// The words that tell of it.
    pub patterns: Vec<Pattern>,
    /// Sentences that tell of it; each is a test.
    pub yes: Vec<Example>,
    /// Sentences that do not; each is a test.
    pub no: Vec<Example>,
}

/// What a kind is called in another codebook, and how well that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// "acled", "plover", "ucdp", "cameo" or "muc4".
    pub scheme: String,
    /// The name there.
    pub code: String,
    /// The mode there (PLOVER), if any.
    pub mode: Option<String>,
    /// Further modes there that fall under the kind.
    pub also: Vec<String>,
    /// "exact", "broader" (theirs is), "narrower" (theirs is), or "depends on actors".
    pub fit: String,
}

impl Codebook {
    /// Reads the codebook from its files: pairs of file name and content. Files may come in any order.
    ///
    /// # Errors
    /// The first file that is no codebook entry, with its name and what is wrong in it.
    pub fn from_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, CodebookError> {
        let mut kinds = files.into_iter().map(|(name, text)| file::kind(name, text)).collect::<Result<Vec<_>, _>>()?;
        kinds.sort_by(|a, b| a.slug.cmp(&b.slug));
        Ok(Codebook { kinds })
    }

    /// The kind at `idx`.
    pub fn kind(&self, idx: KindIdx) -> &Kind {
        &self.kinds[usize::from(idx.0)]
    }

    /// All kinds with their positions.
    pub fn kinds(&self) -> impl Iterator<Item = (KindIdx, &Kind)> {
        (0..).map(KindIdx).zip(&self.kinds)
    }

    /// The kind of this short name.
    pub fn find(&self, slug: &str) -> Option<KindIdx> {
        self.kinds().find(|(_, kind)| kind.slug == slug).map(|(idx, _)| idx)
    }

    /// The kind a claim is about.
    pub fn of(&self, claim: &Claim<KindIdx>) -> &Kind {
        self.kind(claim.value)
    }
}

impl Crossing {
    /// All modes that fall under the kind, the one that fits best first.
    pub fn modes(&self) -> impl Iterator<Item = &str> {
        self.mode.iter().chain(&self.also).map(String::as_str)
    }
}

impl Kind {
    /// What it is called in `scheme` ("acled", "plover" …).
    pub fn crossing(&self, scheme: &str) -> Option<&Crossing> {
        self.crosswalk.iter().find(|crossing| crossing.scheme == scheme)
    }
}
