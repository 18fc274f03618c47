//! Where things happened.

pub mod relative;
