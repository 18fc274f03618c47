//! Reading violence out of a parsed report: frames, events, assessments, conditions, incidents.
//!
//! This crate knows no file, no thread, no table and no web. Knowledge (codebook, word lists, atlas) is handed in once;
//! then reading a report is a pure function.

mod assess;
pub mod claim;
pub mod class;
mod code;
pub mod codebook;
mod conditions;
pub mod event;
pub mod gate;
pub mod judge;
mod link;
pub mod muc4;
mod page;
pub mod places;
pub mod plover;
mod reader;
pub mod reading;
mod resolve;
pub mod senses;
mod tree;
pub mod vectors;
pub mod words;

pub use claim::{Claim, Confidence, Count, Speaker, Status};
pub use class::Class;
pub use codebook::{Codebook, Kind, KindIdx};
pub use event::{ActorRef, Event, EventId, Gap, IncidentId, Location, When};
pub use reader::Reader;
pub use reading::{Assessment, AssessmentKind, Condition, Hedge};
pub use words::{WordListError, WordLists};

use casus_text::Note;

/// All that one report tells: the end of the way of a report through this crate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Events in order of their triggers.
    pub events: Vec<Event>,
    /// Assessments in order of their words.
    pub assessments: Vec<Assessment>,
    /// Conditions in order of their words.
    pub conditions: Vec<Condition>,
    /// What could not be coded, and what was cut.
    pub notes: Vec<Note>,
}
