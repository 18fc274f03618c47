//! Training of the network that tags, parses and names.

pub mod export;
pub mod fit;
pub mod lstm;
pub mod network;
pub mod products;
pub mod weights;
