//! Small neural networks on an ordinary processor: matrices, curves, layers with memory.
//!
//! The trainer (`casus-train`) runs the same code forwards and brings its own way back.

pub mod batch;
pub mod bytes;
pub mod curves;
pub mod lstm;
pub mod matrix;

pub use batch::Batch;
pub use bytes::ByteMatrix;
pub use matrix::Matrix;
