//! JSON: one object per report, on lines of their own or in one list.

use super::Sink;
use crate::{Error, ReportRow};
use std::io::Write;

/// One JSON object per line and report, also for reports that could not be read.
pub struct Jsonl<W> {
    out: W,
}

impl<W: Write> Jsonl<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Jsonl { out }
    }
}

impl<W: Write> Sink for Jsonl<W> {
    fn write(&mut self, row: &ReportRow) -> Result<(), Error> {
        serde_json::to_writer(&mut self.out, row)?;
        Ok(self.out.write_all(b"\n")?)
    }

    fn finish(&mut self) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}

/// The same objects in one JSON list.
pub struct Json<W> {
    out: W,
    begun: bool,
}

impl<W: Write> Json<W> {
    /// Opens the list.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub fn new(mut out: W) -> Result<Self, Error> {
        out.write_all(b"[")?;
        Ok(Json { out, begun: false })
    }
}

impl<W: Write> Sink for Json<W> {
    fn write(&mut self, row: &ReportRow) -> Result<(), Error> {
        let before: &[u8] = if std::mem::replace(&mut self.begun, true) { b",\n" } else { b"\n" };
        self.out.write_all(before)?;
        Ok(serde_json::to_writer(&mut self.out, row)?)
    }

    fn finish(&mut self) -> Result<(), Error> {
        self.out.write_all(b"\n]\n")?;
        Ok(self.out.flush()?)
    }
}
