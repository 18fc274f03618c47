//! What an imported table will stand beside: countries, and names that are borne already.

use super::day::Day;
use crate::fold::fold;
use std::collections::{BTreeMap, BTreeSet};

/// A time from one day to another; no day is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl Span {
    /// Whether the two have a day in common.
    pub fn touches(&self, other: &Span) -> bool {
        let begins_before_end = |from: Option<Day>, to: Option<Day>| from.zip(to).is_none_or(|(from, to)| from <= to);
        begins_before_end(self.from, other.to) && begins_before_end(other.from, self.to)
    }

    /// Reaches over the other as well.
    pub fn take_in(&mut self, other: &Span) {
        self.from = self.from.zip(other.from).map(|(a, b)| a.min(b));
        self.to = self.to.zip(other.to).map(|(a, b)| a.max(b));
    }
}

/// Our own countries and actors, and the rows of an import so far.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    countries: BTreeSet<String>,
    /// When a name is borne in a country, by the folded name and the country.
    borne: BTreeMap<(String, String), Vec<Span>>,
}

impl Beside {
    /// Reads the codes of `countries.tsv` and the names of `actors.tsv`; columns are found by their headers.
    pub fn of(countries: &str, actors: &str) -> Beside {
        let mut beside = Beside { countries: cells(countries, &["iso3"]).into_iter().flatten().collect(), ..Beside::default() };
        for row in cells(actors, &["name", "country", "aliases"]) {
            let [name, countries, aliases] = row.as_slice() else { continue };
            for name in std::iter::once(name.as_str()).chain(aliases.split('|')) {
                for country in countries.split('|') {
                    let key = (fold(name.trim_start_matches(['=', '~'])), country.to_owned());
                    beside.borne.entry(key).or_default().push(Span::default());
                }
            }
        }
        beside
    }

    /// The country at the head of a code; international actors have none.
    pub(super) fn country<'c>(&self, code: &'c str) -> Option<&'c str> {
        code.get(..3).filter(|head| self.countries.contains(*head))
    }

    /// Gives a name to an actor for a time; `false` where another of the country bears it then.
    pub(super) fn claim(&mut self, name: &str, country: &str, life: &Span) -> bool {
        let borne = self.borne.entry((fold(name), country.to_owned())).or_default();
        let free = !borne.iter().any(|other| other.touches(life));
        if free {
            borne.push(life.clone());
        }
        free
    }
}

/// Some columns of a table with a header, row by row.
fn cells(table: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let mut lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let places: Vec<Option<usize>> = columns.iter().map(|column| header.iter().position(|name| name == column)).collect();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        places.iter().map(|place| place.and_then(|place| cells.get(place)).map_or_else(String::new, |cell| (*cell).to_owned())).collect()
    };
    lines.map(row).collect()
}
