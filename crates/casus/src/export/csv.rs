//! CSV: one row per event, the columns of [`crate::store::columns`].

use super::Sink;
use crate::store::columns::COLUMNS;
use crate::{Error, ReportRow};
use std::io::Write;

/// One row per event. Reports without events, and reports that could not be read, have no row here.
pub struct Csv<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> Csv<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub fn new(out: W) -> Result<Self, Error> {
        let mut out = csv::Writer::from_writer(out);
        out.write_record(COLUMNS.iter().map(|column| column.name))?;
        Ok(Csv { out })
    }
}

impl<W: Write> Sink for Csv<W> {
    fn write(&mut self, row: &ReportRow) -> Result<(), Error> {
        for event in &row.events {
            self.out.write_record(COLUMNS.iter().map(|column| (column.cell)(row, event)))?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}
