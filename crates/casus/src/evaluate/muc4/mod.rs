//! MUC-4: templates against the original keys.

mod align;
mod gold;
pub mod keys;
mod ree;
mod score;
mod slots;
mod templates;

pub use super::strings;
pub use score::{Files, Score, score};

/// Roles that are scored, as the field's JSON names them.
const ROLES: [&str; 5] = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"];
