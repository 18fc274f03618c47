//! Checks outputs against what people coded. Scoring knows rows and gold files, never how a row came about.

pub mod muc4;
pub mod readings;
