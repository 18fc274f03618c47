//! Places as UCDP's coders describe them: how well they are found, and what they add to the atlas.

mod rows;
mod score;
mod table;

pub(crate) use score::{errors, print};
