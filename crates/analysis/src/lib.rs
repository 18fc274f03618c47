//! Statistics over rows of incidents. This crate knows no text, no file and no coding: numbers come in, numbers go out.

pub mod toll;

pub use toll::{Figures, Told, Toll, toll};
