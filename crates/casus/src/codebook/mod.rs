//! The codebook as a whole: what it covers of other codebooks, whether its files are sound, and a new file to start from.

mod check;
mod coverage;
pub mod schemes;
mod skeleton;

pub use check::{Checked, Finding, check};
pub use coverage::{crosswalk_table, uncovered};
pub use skeleton::{skeleton, write_skeleton};
