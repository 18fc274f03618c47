//! What leaves the library: flat, versioned rows with documented columns. Core types never leave it.

pub mod columns;
mod flatten;
pub mod rows;
pub mod tolls;
