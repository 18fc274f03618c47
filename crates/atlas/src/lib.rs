//! Places and actors, their names and their spellings.
//!
//! An [`Atlas`] is made once from its tables and then only read. It finds the longest name at the start of some words
//! ([`Atlas::longest`]) and lists everything the name may stand for. Bytes in, answers out: it reads no file, and it knows
//! neither reports nor events. Which of several readings is meant is the caller's to weigh.

mod actor;
mod arabic;
mod areas;
mod atlas;
pub mod build;
mod candidates;
mod country;
mod cyrillic;
mod distance;
mod error;
mod fold;
#[doc(hidden)]
pub mod gazetteer;
mod joints;
mod keys;
#[doc(hidden)]
pub mod layout;
mod lookup;
mod names;
mod near;
mod place;
mod sounds;
mod spelling;
mod states;
mod tsv;

pub use actor::{Actor, ActorClass, ActorIdx, Alias, Relation, Role, Tie};
pub use atlas::{Atlas, Tables};
pub use candidates::{Candidate, How};
pub use country::{Country, CountryIdx};
pub use error::AtlasError;
pub use fold::fold;
pub use layout::Bytes;
pub use lookup::{Case, Match};
pub use place::{Feature, Iso3, Place, PlaceIdx, Point, Source, distance_km};
