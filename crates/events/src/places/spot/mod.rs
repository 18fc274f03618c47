//! Which words of a report are names of places, and what each does there.
//!
//! It reads tokens and sentences only: no parts of speech, no trees. A conditional random field looks at stretches of words with capitals,
//! asking what they look like, what stands beside them, what the atlas has of that name, which words are used alike, and what the report has of
//! the same word elsewhere. Text without any capitals has no names for it.

mod ask;
mod letters;
mod lists;
mod look;
mod model;
mod nested;
mod page;
mod runs;
mod senses;
#[cfg(test)]
mod tests;
pub mod words;

pub use model::{Scale, Spotter};
pub use page::{Found, Page};

use casus_atlas::Atlas;
use casus_text::{Report, Sentence, Span};

use super::{Role, Toponym};

/// What stretches of words are held for: roles, two of them told apart by what is named, and names of bodies, which are no toponyms.
pub const LABELS: [&str; 10] =
    ["place", "modifier", "adjective", "demonym", "metonym", "in-name", "language", "homonym", "building", "body"];
/// The label of what is no toponym.
pub const BODY: usize = 9;

/// The role behind a label, by its position in [`LABELS`]; none for names of bodies.
pub fn role_of(label: usize) -> Option<Role> {
    Some(match label {
        0 => Role::Place,
        8 => Role::Building,
        1 => Role::Modifier,
        2 | 3 => Role::Demonym,
        4 => Role::Metonym,
        5 => Role::InName,
        6 => Role::Language,
        7 => Role::Homonym,
        _ => return None,
    })
}

/// A toponym less likely than this is rather none: the line at which folds over annotated reports find the best balance between names missed and
/// names too many. Names inside names of places lie below it, since annotators of reports leave them out.
pub const LINE: f32 = 0.4;

/// The likely names of places of a report: those from [`LINE`] on.
pub fn likely(spotter: &Spotter, atlas: &Atlas, report: &Report, words: &super::Words) -> Vec<Toponym> {
    let mut found = spot(spotter, atlas, &report.text, &words.tokens, &words.sentences);
    found.retain(|toponym| toponym.chance >= LINE);
    found
}

/// The names of places in a report, in order of their words; a name inside another stands behind it.
///
/// `tokens` are those of [`casus_text::parse::tokens::split`], `sentences` of [`casus_text::parse::sentences::cut`]. All that may be a name
/// comes with its chance: who wants the likely ones takes those from [`LINE`] on. Which place is meant is not settled here, and a name that the
/// atlas does not know is found all the same.
pub fn spot(spotter: &Spotter, atlas: &Atlas, text: &str, tokens: &[Span<u8>], sentences: &[Sentence]) -> Vec<Toponym> {
    let page = Page::new(&spotter.words, atlas, text, tokens, sentences);
    let mut found = Vec::new();
    for run in 0..page.runs() {
        for name in page.names(spotter, run) {
            let Some(role) = page.role(&name) else { continue };
            let chance = spotter.scale.chance(name.margin);
            found.push(Toponym { words: page.bytes(&name.words), role, chance });
            found.extend(nested::inside(&page, &name, chance));
        }
    }
    found
}
