//! GeoJSON: the events with a point, for any map.

use super::Sink;
use crate::{Error, EventRow, ReportRow};
use serde::Serialize;
use std::io::Write;

/// A FeatureCollection (RFC 7946). Each feature's properties are the event's row with its report's `doc`, `file` and
/// `published`. How many events have no point, and what could not be read, stands beside the features in `casus`.
pub struct Geojson<W> {
    out: W,
    begun: bool,
    unplaced: u64,
    failed: Vec<String>,
}

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    geometry: Geometry,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Geometry {
    r#type: &'static str,
    coordinates: [f64; 2],
}

#[derive(Serialize)]
struct Properties<'a> {
    doc: &'a str,
    file: &'a str,
    published: Option<&'a str>,
    #[serde(flatten)]
    event: &'a EventRow,
}

#[derive(Serialize)]
struct Rest<'a> {
    unplaced: u64,
    failed: &'a [String],
}

impl<W: Write> Geojson<W> {
    /// Opens the collection.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub fn new(mut out: W) -> Result<Self, Error> {
        out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
        Ok(Geojson { out, begun: false, unplaced: 0, failed: Vec::new() })
    }
}

impl<W: Write> Sink for Geojson<W> {
    fn write(&mut self, row: &ReportRow) -> Result<(), Error> {
        self.failed.extend(row.error.iter().map(|error| format!("{}: {error}", row.file)));
        for event in &row.events {
            let Some((lat, lon)) = event.place.as_ref().and_then(|place| place.lat.zip(place.lon)) else {
                self.unplaced += 1;
                continue;
            };
            let before: &[u8] = if std::mem::replace(&mut self.begun, true) { b",\n" } else { b"\n" };
            self.out.write_all(before)?;
            let properties = Properties { doc: &row.doc, file: &row.file, published: row.published.as_deref(), event };
            let geometry = Geometry { r#type: "Point", coordinates: [lon, lat] };
            serde_json::to_writer(&mut self.out, &Feature { r#type: "Feature", geometry, properties })?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Error> {
        self.out.write_all(b"\n],\"casus\":")?;
        serde_json::to_writer(&mut self.out, &Rest { unplaced: self.unplaced, failed: &self.failed })?;
        self.out.write_all(b"}\n")?;
        Ok(self.out.flush()?)
    }
}
