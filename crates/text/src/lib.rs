//! Reports and their language: reading bytes into a [`Report`], and a report into a [`Parse`].
//!
//! This crate knows no place, no actor, no codebook and no file: bytes come in, typed spans go out.
//! Every offset counts bytes of [`Report::text`], zero-based and half-open.

pub mod days;
pub mod english;
pub mod ingest;
pub mod language;
pub mod model;
pub mod net;
pub mod note;
pub mod parse;
pub mod report;
pub mod span;

pub use days::{Days, Grain};
pub use english::English;
pub use model::ModelError;
pub use note::Note;
pub use parse::names::Class;
pub use parse::{Mention, MentionKind, NameKind, Parse, Quantity, Relation, Sentence, Tag, Token, When};
pub use report::{Report, ReportId};
pub use span::{Idx, Span};
