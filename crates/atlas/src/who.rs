//! Who is meant by a name or a phrase on a day in a country.
//!
//! `holder` settles which of several actors bears a name ("SNA" in Somalia is not "SNA" in Syria), and what becomes of a name that is no
//! longer or not yet borne ("Nusra" in 2018). `phrase` reads whole phrases; `people` knows the nouns of people; `missions` the
//! peace-keeping missions and foreign operations that soldiers belong to.

mod holder;
mod missions;
mod people;
mod phrase;

pub(crate) use holder::Heirs;
pub use holder::{Age, Holder};
pub use people::People;
pub use phrase::Who;

use crate::place::Iso3;

/// When and where words are read, as far as it is known. The default is nothing known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Setting<'a> {
    /// The day (ISO, as precise as known: `2012`, `2012-01`, `2012-01-23`); none: today.
    pub date: Option<&'a str>,
    /// The countries it is about, the likeliest first.
    pub countries: &'a [Iso3],
}
