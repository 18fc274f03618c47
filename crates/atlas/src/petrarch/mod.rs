//! Dictionaries of PETRARCH, the coder of the Open Event Data Alliance: actors with dated codes, agents, discards, verbs with patterns.
//!
//! Text in, structures out; what a line means is written at each type. A line that cannot be read is a [`Fault`] that says where it stands
//! and what was expected, and the others are read: dictionaries of twenty years have their slips, and none of them should cost the rest.
//!
//! The formats are those of PETRARCH 0.5 to 2 as their dictionaries show them. Matching is by whole words, never by stems.

mod actors;
mod agents;
mod beside;
mod bodies;
mod codes;
mod day;
mod discards;
mod lines;
mod patterns;
mod phrase;
mod rows;
mod verbs;

pub use actors::{ActorEntry, Actors, DatedCode};
pub use agents::{Agent, Agents, Side};
pub use beside::Beside;
pub use codes::class_of_code;
pub use day::Day;
pub use discards::{Discard, Discards};
pub use lines::Fault;
pub use patterns::{Item, Pattern, What};
pub use phrase::{Phrase, plain_word};
pub use rows::Import;
pub use verbs::{Form, Verbs};
