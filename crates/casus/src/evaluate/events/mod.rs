//! Events of reports against a person's coding of them: detection, kinds, fields, false events, certainty, incidents.

mod align;
mod fields;
mod groups;
mod mistaken;
mod page;
mod records;
mod score;
mod surroundings;

pub use score::{Killed, Score, score};
