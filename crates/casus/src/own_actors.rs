//! A user's table of actors beside the embedded one.

use crate::Error;
use crate::evaluate::input::{fault, text};
use casus_atlas::AtlasError;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

const EXPECTED: &str = "a table of actors: tab-separated, with the header of data/atlas/actors.tsv";
/// Columns without which a row says nothing.
const NEEDED: [&str; 4] = ["id", "name", "class", "source"];

/// The embedded table of actors with the rows of a user's file behind its own; a row with the id of one of ours takes its place.
///
/// It is read and joined, but its rows are not checked yet: that is done where an atlas is made of them ([`crate::atlas::open_with`]).
#[derive(Clone, Debug)]
pub struct OwnActors {
    file: PathBuf,
    table: String,
    /// How many lines of the joined table stand before the user's rows.
    ours: usize,
    /// The line in the user's file of each row behind them.
    lines: Vec<usize>,
    fingerprint: u64,
}

impl OwnActors {
    /// Reads a user's file. Columns are found by their headers, so that one that was made for fewer columns goes on working.
    ///
    /// # Errors
    /// A file that is not there or is not text; one without a header, with a column that the embedded table has not or without one that
    /// every row needs, or with a row of another length (the line is named).
    pub fn read(file: &Path) -> Result<OwnActors, Error> {
        joined(crate::knowledge::text("atlas/actors.tsv")?, file)
    }

    /// Both tables as one.
    pub(crate) fn table(&self) -> &str {
        &self.table
    }

    /// What tells this file from others, for the version of the atlas.
    pub(crate) fn version(&self) -> String {
        format!("actors-{:016x}", self.fingerprint)
    }

    /// The user's line that an error is about, if it is about one of the user's.
    pub(crate) fn fault(&self, error: &AtlasError) -> Option<Error> {
        let behind = error.line.checked_sub(self.ours + 1).filter(|_| error.table == "actors.tsv")?;
        let line = self.lines.get(behind)?;
        Some(fault(&self.file, format!("found {:?} in line {line}", error.found), error.expected.clone()))
    }
}

/// Whether a line of a table says anything.
fn says(line: &str) -> bool {
    !line.starts_with('#') && !line.trim().is_empty()
}

fn joined(table: &str, file: &Path) -> Result<OwnActors, Error> {
    let own = text(file, EXPECTED)?;
    let columns: Vec<&str> = table.lines().find(|line| says(line)).unwrap_or_default().split('\t').collect();
    let mut lines = own.lines().enumerate().filter(|(_, line)| says(line));
    let (_, header) = lines.next().ok_or_else(|| fault(file, "found no line", EXPECTED))?;
    let header: Vec<&str> = header.split('\t').map(str::trim).collect();
    let expected = || format!("{EXPECTED} ({})", columns.join(", "));
    if let Some(other) = header.iter().find(|column| !columns.contains(column)) {
        return Err(fault(file, format!("found the column {other:?}"), expected()));
    }
    if let Some(missing) = NEEDED.iter().find(|column| columns.contains(column) && !header.contains(column)) {
        return Err(fault(file, format!("found no column {missing:?}"), expected()));
    }
    let mut rows = Vec::new();
    let mut numbers = Vec::new();
    for (at, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != header.len() {
            let found = format!("found {} cells in line {}", cells.len(), at + 1);
            return Err(fault(file, found, format!("{} cells, as in the header", header.len())));
        }
        let cell = |column: &&str| header.iter().position(|own| own == column).map_or("", |place| cells[place].trim());
        rows.push(columns.iter().map(cell).collect::<Vec<_>>().join("\t"));
        numbers.push(at + 1);
    }
    let id = |row: &str| row.split('\t').nth(columns.iter().position(|column| *column == "id")?).map(str::to_owned);
    let replaced: HashSet<String> = rows.iter().filter_map(|row| id(row)).collect();
    // a row that is replaced leaves an empty line, so that the lines behind it keep their numbers
    let kept = |line| if says(line) && id(line).is_some_and(|id| replaced.contains(&id)) { "" } else { line };
    let all: Vec<&str> = table.lines().map(kept).chain(rows.iter().map(String::as_str)).collect();
    Ok(OwnActors {
        file: file.to_owned(),
        ours: table.lines().count(),
        table: all.join("\n"),
        lines: numbers,
        fingerprint: crate::knowledge::fingerprint(std::iter::once(own.as_str())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# ours\nid\tname\tschemes\tsource\nfen\tFen\tX\tCasus\nmoor\tMoor\t\tCasus\n";

    fn table(own: &str) -> Result<String, String> {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), own).expect("written");
        let joined =
            joined(TABLE, file.path()).map_err(|error| error.to_string().replace(&file.path().display().to_string(), "own.tsv"))?;
        Ok(joined.table)
    }

    #[test]
    fn rows_go_under_their_columns() {
        let expected = "# ours\nid\tname\tschemes\tsource\nfen\tFen\tX\tCasus\nmoor\tMoor\t\tCasus\nlake\tLake\t\tMine";
        assert_eq!(table("name\tid\tsource\n# mine\nLake\tlake\tMine\n").as_deref(), Ok(expected));
    }

    #[test]
    fn a_row_takes_the_place_of_ours_with_its_id() {
        let expected = "# ours\nid\tname\tschemes\tsource\n\nmoor\tMoor\t\tCasus\nfen\tFenland\t\tMine";
        assert_eq!(table("name\tid\tsource\nFenland\tfen\tMine\n").as_deref(), Ok(expected));
    }

    #[track_caller]
    fn refused(own: &str, expected: &str) {
        let message = table(own).expect_err("refused");
        assert_eq!(message, format!("reading own.tsv: {expected}"));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        const HEADER: &str = "expected a table of actors: tab-separated, with the header of data/atlas/actors.tsv";
        refused("# nothing\n", &format!("found no line, {HEADER}"));
        refused("id\tname\tsource\nlake\tLake\n", "found 2 cells in line 2, expected 3 cells, as in the header");
        refused("id\tnom\n", &format!("found the column \"nom\", {HEADER} (id, name, schemes, source)"));
        refused("id\tname\n", &format!("found no column \"source\", {HEADER} (id, name, schemes, source)"));
    }
}
