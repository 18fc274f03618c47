//! Places and actors, their names and their spellings.
//!
//! An [`Atlas`] is made once from its tables and then only read. It finds the longest name at the start of some words
//! ([`Atlas::longest`]) and lists everything the name may stand for. Bytes in, answers out: it reads no file, and it knows
//! neither reports nor events. Which of several places is meant is the caller's to weigh; which of several actors of one name is meant on a
//! day in a country, [`Atlas::actor_on`] says, and [`Atlas::who`] reads whole phrases ("Kurdish fighters", "UN peacekeepers in Mali").

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
pub mod petrarch;
mod place;
mod sounds;
mod spelling;
mod states;
mod tsv;
mod who;

pub use actor::{AcledType, Actor, ActorClass, ActorIdx, Alias, Relation, Role, Schemes, Tie, UcdpKind};
pub use atlas::{Atlas, Tables};
pub use candidates::{Candidate, How};
pub use country::{Country, CountryIdx};
pub use error::AtlasError;
pub use fold::fold;
pub use layout::Bytes;
pub use lookup::{Case, Match};
pub use place::{Feature, Iso3, Place, PlaceIdx, Point, Source, distance_km};
pub use who::{Age, Holder, People, Setting, Who};
