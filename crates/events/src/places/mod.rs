//! Where a report's names of places lie: which words are names ([`spot`](spot())) and what each does there, and which place each means ([`settle`](settle())).
//!
//! All names of a report are settled together. Each has candidates of the atlas; trees look at every candidate alone, then twice more at how it
//! sits among what the look before holds of the other names. A name without a candidate is placed near another. Chances are calibrated.

mod abbreviations;
mod belief;
mod candidates;
mod cues;
#[doc(hidden)]
pub mod lesson;
mod look;
pub mod model;
mod near;
pub mod relative;
mod scene;
mod settle;
pub mod spot;
mod toponym;

pub use model::Learned;
pub use scene::Words;
pub use settle::settle;
pub use spot::{Spotter, spot};
pub use toponym::{Placed, Role, Rule, Toponym};
