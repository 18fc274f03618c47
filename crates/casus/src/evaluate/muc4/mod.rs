//! MUC-4: templates against the original keys.

pub mod keys;
pub mod strings;
