//! Invented sentences.
