//! Training of the network that tags and parses.

mod backward;
mod belief;
mod examples;
mod export;
mod fit;
mod forward;
mod losses;
mod lstm;
mod network;
mod products;
pub mod recipe;
#[cfg(test)]
mod tests;
mod vote;
mod weights;
