//! PLOVER: who did what to whom, of sixteen types of event, by what `casus-train` learned.
//!
//! This stands beside the codebook: most of PLOVER's types (to ask, to refuse, to promise) are no violence and no kind of it.
//! A word that tells an event is found first, then its source and its target among the phrases of its sentence.

mod bonds;
mod coder;
mod codes;
pub mod model;
pub mod parties;
pub mod scheme;
mod sector;
mod sides;
pub mod training;
pub mod words;

pub use coder::{Actor, PloverEvent, code};
pub use model::Plover;
pub use scheme::Type;
