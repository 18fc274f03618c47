//! Places as UCDP's coders describe them: how well they are found, and what they add to the atlas.

mod rows;
mod score;
mod shelf;
mod table;

pub(crate) use score::{errors, print};

use crate::Failure;
use std::path::Path;

/// The countries whose places ship. Mexico's municipalities, of which many bear names of persons and of towns elsewhere, cost more names of
/// news than they placed (half a point on GeoWebNews by folds).
const SHIPPED: [&str; 2] = ["SYR", "CAF"];

/// Writes how often events that UCDP's coders tell by the name of a settlement lie in it and around it.
pub(crate) fn write_told(data: &Path, out: &Path) -> Result<(), Failure> {
    let mut text = table::TOLD_HEADER.to_owned();
    for country in rows::read(data)?.into_iter().filter(|country| SHIPPED.contains(&country.iso3)) {
        text.push_str(&table::told(country.iso3, country.rows.iter()));
    }
    std::fs::write(out, text).map_err(|error| format!("writing how events are told: {}: {error}", out.display()).into())
}

/// Writes the places that UCDP's coders name and the atlas does not know.
pub(crate) fn write(data: &Path, out: &Path) -> Result<(), Failure> {
    let shelf = shelf::Shelf::read()?;
    let mut text = table::HEADER.to_owned();
    for country in rows::read(data)?.into_iter().filter(|country| SHIPPED.contains(&country.iso3)) {
        let atlas = shelf.with("")?;
        let all = table::places(country.rows.iter());
        let new = table::worth_a_row(&atlas, country.iso3, &all, |word| shelf.is_weak(word));
        println!("{}: {} names, {} of them new", country.iso3, all.len(), new.len());
        text.push_str(&table::lines(country.iso3, &new, |name| shelf.is_weak(name)));
    }
    std::fs::write(out, text).map_err(|error| format!("writing the table of UCDP's places: {}: {error}", out.display()).into())
}
