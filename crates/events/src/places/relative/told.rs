//! How events that were told by the name of a settlement lie: in it, or around it.
//!
//! "In Kabanah" is mostly said of the hills around Kabanah, "in Homs" of Homs. The words do not say which; what coders made of the name,
//! and of the names around it, does in part. The counts are rows of `data/atlas/ucdp-told.tsv`.

use casus_atlas::{Point, distance_km, fold};
use std::collections::HashMap;

/// What events were told by the names of settlements before; nothing by default.
#[derive(Clone, Debug, Default)]
pub struct Told {
    rows: Vec<Row>,
    by_name: HashMap<String, Vec<usize>>,
}

/// One settlement as coders named it: how many events lay in it and how many around it.
#[derive(Clone, Debug)]
struct Row {
    point: Point,
    inside: f64,
    around: f64,
}

/// A table of tellings that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldError {
    /// The number of the line, from one.
    pub line: usize,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: &'static str,
}

impl std::fmt::Display for ToldError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ToldError { line, found, expected } = self;
        write!(
            f,
            "reading how events are told, line {line}: found {found:?}, expected {expected}; make the table again with casus-train ucdp-told"
        )
    }
}

impl std::error::Error for ToldError {}

/// Points of one name this near to one another are one place.
const SAME_KM: f64 = 10.0;
/// Settlements this near are asked where a name itself was seldom told.
const AROUND_KM: f64 = 20.0;
/// A neighbour told more often than this counts no more: no single battle speaks for the whole land around it.
const MOST: f64 = 10.0;
/// The neighbours' share counts as much as so many events of the name itself.
const NEIGHBOURS: f64 = 4.0;
/// What is usual counts as much as so many events of neighbours.
const USUAL_WEIGHT: f64 = 10.0;
/// The share of events around a settlement where nothing is known: low, so that a name that nobody told means the place.
const USUAL: f64 = 0.2;

impl Told {
    /// Reads the table: names (`|` between them), country, latitude, longitude, events in it, events around it, source.
    ///
    /// Lines that begin with `#` are passed over.
    ///
    /// # Errors
    ///
    /// If a line has other than seven cells, or a number is none.
    pub fn read(text: &str) -> Result<Told, ToldError> {
        let mut told = Told::default();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
            let wrong = |found: &str, expected| ToldError { line: at + 1, found: found.to_owned(), expected };
            let cells: Vec<&str> = line.split('\t').collect();
            let &[names, _, lat, lon, inside, around, _] = cells.as_slice() else { return Err(wrong(line, "seven cells")) };
            let number = |cell: &str, most: f64, expected| {
                cell.parse().ok().filter(|number: &f64| number.abs() <= most).ok_or_else(|| wrong(cell, expected))
            };
            let point = Point { lat: number(lat, 90.0, "degrees of latitude")?, lon: number(lon, 180.0, "degrees of longitude")? };
            let count = |cell| number(cell, 1e9, "how many events").map(f64::abs);
            for name in names.split('|') {
                told.by_name.entry(fold(name)).or_default().push(told.rows.len());
            }
            told.rows.push(Row { point, inside: count(inside)?, around: count(around)? });
        }
        Ok(told)
    }

    /// The rows of these folded names at a point.
    fn own(&self, names: &[String], point: Point) -> Vec<usize> {
        let all = names.iter().filter_map(|name| self.by_name.get(name)).flatten().copied();
        let mut own: Vec<usize> = all.filter(|row| distance_km(self.rows[*row].point, point) <= SAME_KM).collect();
        own.sort_unstable();
        own.dedup();
        own
    }

    /// Whether events were told by one of these folded names at a point.
    pub(super) fn knows(&self, names: &[String], point: Point) -> bool {
        !self.own(names, point).is_empty()
    }

    /// Whether what is told by one of these folded names at a point lies around it rather than in it; nothing where nothing was told
    /// there or near.
    ///
    /// The share of events around it, drawn towards its neighbours' share, and theirs towards what is usual.
    pub(super) fn lies_around(&self, names: &[String], point: Point) -> Option<bool> {
        let own = self.own(names, point);
        let near = self.rows.iter().enumerate().filter(|(at, row)| !own.contains(at) && distance_km(row.point, point) <= AROUND_KM);
        let (mut neighbours, mut around) = (0.0, 0.0);
        for (_, row) in near {
            let all = row.inside + row.around;
            let weight = (MOST / all.max(1.0)).min(1.0);
            neighbours += weight * all;
            around += weight * row.around;
        }
        if own.is_empty() && neighbours == 0.0 {
            return None;
        }
        let usual = (around + USUAL_WEIGHT * USUAL) / (neighbours + USUAL_WEIGHT);
        let (mut told, mut beside) = (NEIGHBOURS, NEIGHBOURS * usual);
        for row in own.iter().map(|row| &self.rows[*row]) {
            told += row.inside + row.around;
            beside += row.around;
        }
        Some(beside / told > 0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# names\tcountry\tlat\tlon\tinside\taround\tsource
Homs|Hims\tSYR\t34.73\t36.71\t40\t10\tus
Kabanah\tSYR\t35.72\t36.23\t1\t30\tus
Ayn\tSYR\t35.70\t36.25\t0\t8\tus
Bayt\tSYR\t35.75\t36.20\t1\t9\tus
";

    #[track_caller]
    fn check(name: &str, lat: f64, lon: f64, around: Option<bool>) {
        let told = Told::read(TABLE).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(told.lies_around(&[fold(name)], Point { lat, lon }), around, "{name}");
    }

    #[test]
    fn a_name_its_neighbours_and_what_is_usual() {
        check("Homs", 34.73, 36.71, Some(false));
        check("Hims", 34.74, 36.70, Some(false));
        check("Kabanah", 35.72, 36.23, Some(true));
        // another name in the same hills, and another place of the name
        check("Dayr", 35.73, 36.22, Some(true));
        check("Homs", 35.73, 36.22, Some(true));
        check("Dayr", 34.73, 36.75, Some(false));
        check("Kabanah", 33.0, 40.0, None);
    }

    #[test]
    fn a_table_that_is_none_says_so() {
        let error = |text: &str| Told::read(text).map(|_| ()).map_err(|error| error.to_string());
        let again = "; make the table again with casus-train ucdp-told";
        assert_eq!(error("a\tb"), Err(format!("reading how events are told, line 1: found \"a\\tb\", expected seven cells{again}")));
        assert_eq!(
            error("# x\nHoms\tSYR\t95\t36\t1\t1\tus"),
            Err(format!("reading how events are told, line 2: found \"95\", expected degrees of latitude{again}"))
        );
    }
}
