//! Training of the network that tags and parses.

mod examples;
mod export;
mod fit;
mod lstm;
mod network;
mod products;
pub mod recipe;
mod weights;
