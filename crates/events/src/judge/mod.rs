//! What can be learned of a report's phrases: rules propose, what is learned decides.
//!
//! Here is what is *seen*: features, as hashes of strings. The weights are learned by `casus-train` from the same code.

pub mod factuality;
pub(crate) mod features;
pub mod forest;
mod forms;
pub(crate) mod keys;
pub mod linear;
pub(crate) mod look;
pub mod net;
pub(crate) mod outlook;
pub mod phrases;
pub(crate) mod scene;
mod scope;
mod seen;
pub mod tellings;
pub mod tolls;
pub mod whereabouts;
pub mod whole;
