//! PLOVER: events coded from single sentences against gold records: type, codes of the actors, and all three together.

mod records;
mod score;

pub use records::TYPES;
pub use score::{Score, score};
