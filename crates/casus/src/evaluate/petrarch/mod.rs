//! PETRARCH: events coded with its dictionaries, against its unit records.

mod records;
mod score;

pub use records::{Record, records};
pub use score::{Category, Score, WordsOf, score};
