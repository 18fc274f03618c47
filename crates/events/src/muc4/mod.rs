//! Incidents as the fourth Message Understanding Conference (1992) wrote them down: templates with fillers of roles, learned from its
//! training reports.
//!
//! The first stage asks of each phrase by itself what it does. Its mentions are put together to things, the second weighs what the first
//! said of them and of all else in the report, and what is left is dealt out to templates.

pub mod entities;
pub mod first;
pub mod grouping;
pub mod map;
mod model;
pub mod places;
pub mod slots;
pub mod strings;
mod template;

pub use model::Muc4;
pub use template::Template;

use casus_text::{Parse, Report};

use crate::judge::phrases::Phrase;

/// The roles that are learned: those of the scorers, and people by description.
pub const ROLES: [&str; 6] = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon", "Described"];
/// How many of them the scorers of roles know.
pub const SCORED: usize = 5;
/// The roles that one thing may fill in several incidents.
pub const PERPETRATORS: [usize; 2] = [0, 1];
/// The role of people by name.
pub const VICTIM: usize = 3;
/// The types of incidents, the commonest first.
pub const TYPES: [&str; 6] = ["attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage"];

/// A report laid out for reading: its phrases with what is seen of each.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'r> {
    /// The report.
    pub report: &'r Report,
    /// Its parse.
    pub parse: &'r Parse,
    /// Its phrases.
    pub phrases: &'r [Phrase],
    /// Its places.
    pub map: &'r map::Map,
}

impl Sheet<'_> {
    /// The words of a form of a phrase as strings are compared.
    pub fn string(&self, phrase: usize, form: usize) -> String {
        let form = self.phrases[phrase].forms.get(form);
        form.map_or(String::new(), |form| strings::norm(self.parse.words(self.report, form.tokens)))
    }
}
