//! Reads the hand-written tables: tab-separated, `#` comments, one header line, a source on every row.

use crate::error::AtlasError;
use crate::place::Point;

/// One row, with what is needed to say where it stands.
pub(crate) struct Row<'a> {
    table: &'static str,
    pub(crate) line: usize,
    cells: Vec<&'a str>,
}

/// Splits `text` into rows of exactly `columns.len()` cells, having checked the header line; an empty text has no rows.
pub(crate) fn rows<'a>(
    table: &'static str,
    text: &'a str,
    columns: &[&str],
) -> Result<impl Iterator<Item = Result<Row<'a>, AtlasError>> + use<'a>, AtlasError> {
    let count = columns.len();
    let mut lines =
        text.lines().enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    if let Some((line, header)) = lines.next()
        && !header.split('\t').eq(columns.iter().copied())
    {
        return Err(AtlasError::new(table, line, header, format!("the header {:?}", columns.join("\t"))));
    }
    Ok(lines.map(move |(line, text)| {
        let mut cells = Vec::with_capacity(count);
        cells.extend(text.split('\t').map(str::trim));
        if cells.len() != count {
            return Err(AtlasError::new(table, line, text, format!("{count} cells, not {}", cells.len())));
        }
        if cells[count - 1].is_empty() {
            return Err(AtlasError::new(table, line, text, "a source in the last cell"));
        }
        Ok(Row { table, line, cells })
    }))
}

impl<'a> Row<'a> {
    /// The cell, empty if nothing stands there.
    pub(crate) fn cell(&self, column: usize) -> &'a str {
        self.cells.get(column).copied().unwrap_or_default()
    }

    /// The cell as text of its own.
    pub(crate) fn text(&self, column: usize) -> String {
        self.cell(column).to_owned()
    }

    /// The cell, or nothing where it is empty.
    pub(crate) fn some(&self, column: usize) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    /// The parts of a cell that lists values with `|` between them.
    pub(crate) fn list(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.cell(column).split('|').map(str::trim).filter(|part| !part.is_empty())
    }

    /// The same as texts of their own.
    pub(crate) fn texts(&self, column: usize) -> Vec<String> {
        self.list(column).map(str::to_owned).collect()
    }

    /// A whole number; an empty cell is zero.
    pub(crate) fn number(&self, column: usize) -> Result<u32, AtlasError> {
        let cell = self.cell(column);
        if cell.is_empty() { Ok(0) } else { cell.parse().map_err(|_| self.error(cell, "a whole number")) }
    }

    /// A point from two neighbouring cells, latitude first.
    pub(crate) fn point(&self, column: usize) -> Result<Point, AtlasError> {
        let degrees = |column, limit: f64, expected: &str| {
            let cell = self.cell(column);
            let value: f64 = cell.parse().map_err(|_| self.error(cell, expected))?;
            if value.abs() <= limit { Ok(value) } else { Err(self.error(cell, expected)) }
        };
        let lat = degrees(column, 90.0, "a latitude from -90 to 90")?;
        let lon = degrees(column + 1, 180.0, "a longitude from -180 to 180")?;
        Ok(Point { lat, lon })
    }

    /// A date as precise as it is known (`1980`, `1980-10`, `1980-10-10`), or nothing.
    pub(crate) fn date(&self, column: usize) -> Result<Option<String>, AtlasError> {
        self.as_date(self.cell(column))
    }

    /// Checks that `text` is a date; empty means unknown.
    pub(crate) fn as_date(&self, text: &str) -> Result<Option<String>, AtlasError> {
        if text.is_empty() {
            return Ok(None);
        }
        let mut parts = text.split('-');
        let sane = [(4, 2100), (2, 12), (2, 31)].into_iter().zip(&mut parts).all(|((width, top), part)| {
            part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) && part.parse().is_ok_and(|n: u32| (1..=top).contains(&n))
        });
        let sane = sane && parts.next().is_none();
        if sane { Ok(Some(text.to_owned())) } else { Err(self.error(text, "a date such as 1980, 1980-10 or 1980-10-10")) }
    }

    /// An error that stands on this row.
    pub(crate) fn error(&self, found: &str, expected: impl Into<String>) -> AtlasError {
        AtlasError::new(self.table, self.line, found, expected)
    }
}
