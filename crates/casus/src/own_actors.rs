//! A user's table of actors behind the embedded one.

use crate::Error;
use crate::evaluate::input::{fault, text};
use std::path::Path;

const EXPECTED: &str = "a table of actors: tab-separated, with the header of data/atlas/actors.tsv";

/// The table of actors `table` with the rows of a user's file behind its own. Columns are found by their headers, so that a file that was made
/// for fewer columns goes on working; the atlas checks the rows when it is made of them.
///
/// # Errors
/// A file that is not there or is not text; one without a header, with a column that `table` has not, or with a row of another length (the
/// line is named).
pub fn with_own(table: &str, file: &Path) -> Result<String, Error> {
    let own = text(file, EXPECTED)?;
    let says = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
    let columns: Vec<&str> = table.lines().find(says).unwrap_or_default().split('\t').collect();
    let mut lines = own.lines().enumerate().filter(|(_, line)| says(line));
    let (_, header) = lines.next().ok_or_else(|| fault(file, "found no line", EXPECTED))?;
    let header: Vec<&str> = header.split('\t').collect();
    if let Some(other) = header.iter().find(|column| !columns.contains(column)) {
        return Err(fault(file, format!("found the column {other:?}"), format!("{EXPECTED} ({})", columns.join(", "))));
    }
    let mut joined = table.trim_end().to_owned() + "\n";
    for (at, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != header.len() {
            let found = format!("found {} cells in line {}", cells.len(), at + 1);
            return Err(fault(file, found, format!("{} cells, as in the header", header.len())));
        }
        let cell = |column: &&str| header.iter().position(|own| own == column).map_or("", |place| cells[place]);
        joined += &(columns.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n");
    }
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# ours\nid\tname\tschemes\tsource\nfen\tFen\tX\tCasus\n";

    fn joined(own: &str) -> Result<String, String> {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), own).expect("written");
        with_own(TABLE, file.path()).map_err(|error| error.to_string().replace(&file.path().display().to_string(), "own.tsv"))
    }

    #[test]
    fn rows_go_under_their_columns() {
        let expected = "# ours\nid\tname\tschemes\tsource\nfen\tFen\tX\tCasus\nlake\tLake\t\tMine\n";
        assert_eq!(joined("name\tid\tsource\n# mine\nLake\tlake\tMine\n").as_deref(), Ok(expected));
    }

    #[track_caller]
    fn refused(own: &str, expected: &str) {
        let message = joined(own).expect_err("refused");
        assert_eq!(message, format!("reading own.tsv: {expected}"));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        refused("# nothing\n", "found no line, expected a table of actors: tab-separated, with the header of data/atlas/actors.tsv");
        refused("id\tname\tsource\nlake\tLake\n", "found 2 cells in line 2, expected 3 cells, as in the header");
        let message = joined("id\tnom\n").expect_err("refused");
        assert!(message.starts_with("reading own.tsv: found the column \"nom\", expected a table of actors"), "{message}");
    }
}
