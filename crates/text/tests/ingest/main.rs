//! Reading whole files: shared data where it is there, bad input of every kind, and bytes that mean nothing.

mod bad_input;
mod properties;
mod shared;
