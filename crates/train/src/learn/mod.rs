//! Learners: logistic regression over many sparse features, boosted trees over few dense ones.

pub mod forest;
pub mod linear;
pub mod margins;
