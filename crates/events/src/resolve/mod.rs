//! From frames to values: who, where, when, each with its words.

pub(crate) mod actors;
mod cast;
mod context;
pub(crate) mod dates;
pub(crate) mod draft;
pub(crate) mod gather;
pub(crate) mod gazetteer;
mod parts;
pub(crate) mod places;
pub(crate) mod settings;
pub(crate) mod standing;
