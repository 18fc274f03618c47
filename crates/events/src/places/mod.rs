//! Names of places in running text: which words are one, and what it does there.

pub mod spot;
mod toponym;

pub use spot::{Spotter, spot};
pub use toponym::{Role, Toponym};
