//! Casus reads reports of political violence and turns them into sourced, dated, located incident data.
//!
//! Prepare once ([`Casus::new`]), then code reports in any number of threads ([`Casus::code`]) and flatten them into public
//! rows ([`Casus::row`]). Every value keeps the words that say it; offsets count bytes of [`ReportRow::text`].
//!
//! ```
//! let casus = casus::Casus::new()?;
//! let report = casus::Report::of_text("note", "On 3 May 2015 two men died in a blast in Homs.");
//! let row = casus.row("note.txt", &casus.code(report));
//! assert_eq!((row.doc.as_str(), row.versions.offsets.as_str()), ("note", "bytes"));
//! # Ok::<(), casus::Error>(())
//! ```
//!
//! This crate knows files and threads; it knows no arguments, no terminal and no web.

pub mod actors;
pub mod atlas;
pub mod batch;
pub mod codebook;
pub mod error;
pub mod evaluate;
pub mod export;
pub mod inputs;
pub mod knowledge;
pub mod own_actors;
pub mod petrarch;
pub mod pipeline;
pub mod places;
pub mod schemes;
pub mod stats;
pub mod store;
mod whole;

pub use batch::{Batch, code_all, write_all_as};
pub use casus_events::codebook::Crossing;
pub use casus_events::{Codebook, Kind, Reading};
pub use casus_text::ingest::Format as Reader;
pub use casus_text::{Note, Report};
pub use error::Error;
pub use export::Format;
pub use inputs::{Source, Trouble};
pub use knowledge::{Settings, Versions};
pub use pipeline::{Casus, Coded};
pub use schemes::Scheme;
pub use stats::Stats;
pub use store::rows::{AssessmentRow, ConditionRow, EventRow, ReportRow};
