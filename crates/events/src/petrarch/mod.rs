//! Codes who did what to whom with dictionaries of PETRARCH, on trees of ours.
//!
//! A verb of the dictionary and the pattern around it give the code; who stands before the verb is the source, who stands behind it the
//! target, unless the pattern says otherwise. Actors and agents are read in noun phrases of the dependency tree, joined ones apart.
//! PETRARCH read phrase trees of CoreNLP; where its manual and its dictionaries say what is meant, we follow them, and where only its code
//! does, we follow what the words say.

mod clauses;
mod coder;
mod grammar;
mod line;
mod matching;
mod names;
mod nouns;
mod parties;
mod places;

pub use coder::{Coder, Coding, Dictionaries, PetrarchEvent, Settings};
