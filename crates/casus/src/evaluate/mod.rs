//! Checks outputs against what people coded. Scoring knows rows and gold files, never how a row came about.

mod calibration;
pub mod events;
pub mod figures;
pub(crate) mod input;
mod matching;
mod mistakes;
pub mod muc4;
pub mod petrarch;
pub mod plover;
pub mod readings;
pub mod strings;

pub use calibration::{Bin, Calibration};
pub use mistakes::{Mistake, Sort};
