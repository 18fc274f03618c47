//! Divisions of the first and second order: their names, and the middle of the places that lie in them.

use std::collections::HashMap;

use super::middle::middle;
use super::names::without_kind;
use super::{Builder, Fault, Found};
use crate::fold;
use crate::place::{Feature, Point, Source};

/// All divisions told of; number zero is none.
#[derive(Debug)]
pub(super) struct Divisions {
    all: Vec<Division>,
    by_code: HashMap<String, u32>,
    /// By country and the folded names of the first and second order.
    by_name: HashMap<(u16, String, String), u32>,
}

#[derive(Debug, Default)]
struct Division {
    country: u16,
    parent: u32,
    first: String,
    second: String,
    /// The name without accents, where the source gives one.
    plain: String,
    geonames: u32,
    population: u64,
    /// Where its places lie, in degrees north and east.
    members: Vec<(f32, f32)>,
}

impl Default for Divisions {
    fn default() -> Self {
        Divisions { all: vec![Division::default()], by_code: HashMap::new(), by_name: HashMap::new() }
    }
}

impl Divisions {
    /// The names of a division: of the first order, and of the second if it is one.
    pub(super) fn names(&self, division: u32) -> (&str, &str) {
        self.all.get(division as usize).map_or(("", ""), |division| (division.first.as_str(), division.second.as_str()))
    }

    /// The smallest division that these codes of GeoNames name.
    pub(super) fn of_codes(&self, country: &str, first: &str, second: &str) -> u32 {
        let code = |code: &str| self.by_code.get(code).copied();
        let whole = if second.is_empty() { None } else { code(&format!("{country}.{first}.{second}")) };
        whole.or_else(|| code(&format!("{country}.{first}"))).unwrap_or(0)
    }

    /// The division of these names, added if it is new; zero where there is no name.
    pub(super) fn of_names(&mut self, country: u16, first: &str, second: &str) -> u32 {
        if first.is_empty() && second.is_empty() {
            return 0;
        }
        let key = (country, fold(first), fold(second));
        if let Some(known) = self.by_name.get(&key) {
            return *known;
        }
        let parent = if second.is_empty() { 0 } else { self.of_names(country, first, "") };
        let division = Division { country, parent, first: first.to_owned(), second: second.to_owned(), ..Division::default() };
        self.all.push(division);
        let at = self.all.len() as u32 - 1;
        self.by_name.insert(key, at);
        at
    }

    /// Counts a place for its division and for the one around that.
    pub(super) fn add_member(&mut self, division: u32, point: Point, population: u32) {
        let mut at = division;
        while at > 0 {
            let division = &mut self.all[at as usize];
            division.members.push((point.lat as f32, point.lon as f32));
            division.population += u64::from(population);
            at = division.parent;
        }
    }

    /// The divisions of GeoNames that have a member, in the middle of their members.
    pub(super) fn found(&mut self) -> Vec<Found> {
        let numbered = self.all.iter().enumerate().filter(|(_, division)| division.geonames > 0 && !division.members.is_empty());
        let found = numbered.map(|(at, division)| division.found(at as u32)).collect();
        // counted once: to settle again must add nothing
        self.all.iter_mut().for_each(|division| division.members = Vec::new());
        found
    }
}

impl Division {
    fn found(&self, at: u32) -> Found {
        let (name, feature) = if self.second.is_empty() { (&self.first, Feature::Admin1) } else { (&self.second, Feature::Admin2) };
        // a county without a city is seldom meant by its bare name
        let bare = feature == Feature::Admin1 || self.population > 0;
        let mut names: Vec<String> = [name, &self.plain].into_iter().filter(|_| bare).filter_map(|name| without_kind(name)).collect();
        names.push(self.plain.clone());
        Found {
            source: Source::GeoNames,
            number: self.geonames,
            name: name.clone(),
            names,
            other_names: 0,
            feature,
            country: self.country,
            division: if feature == Feature::Admin1 { at } else { self.parent },
            point: middle(&self.members.iter().map(|(lat, lon)| Point { lat: f64::from(*lat), lon: f64::from(*lon) }).collect::<Vec<_>>()),
            population: u32::try_from(self.population).unwrap_or(u32::MAX),
            geonames: self.geonames,
        }
    }
}

impl Builder {
    /// A line of GeoNames' `admin1CodesASCII.txt` or `admin2Codes.txt`: code, name, name without accents, number. The first order must be
    /// told before the second, and both before the places.
    ///
    /// # Errors
    ///
    /// A line without four columns, or whose code or number is none.
    pub fn division(&mut self, line: &str) -> Result<(), Fault> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [code, name, plain, number] = cells[..] else {
            return Err(Fault::new(format!("{} columns", cells.len()), "4 tab-separated columns: code, name, ASCII name, number"));
        };
        let number: u32 = number.trim().parse().map_err(|_| Fault::quoting(number, "GeoNames' number in the fourth column"))?;
        let parts: Vec<&str> = code.split('.').collect();
        let ([iso2, _] | [iso2, _, _]) = parts[..] else {
            return Err(Fault::quoting(code, "a code such as SY.11 or SY.11.1234 in the first column"));
        };
        let Some(country) = self.by_iso2.get(iso2).copied() else { return Ok(()) };
        let divisions = &mut self.divisions;
        let parent = if parts.len() == 3 { divisions.by_code.get(&format!("{iso2}.{}", parts[1])).copied().unwrap_or(0) } else { 0 };
        let (first, second) = if parts.len() == 3 { (divisions.names(parent).0.to_owned(), name) } else { (name.to_owned(), "") };
        let key = if second.is_empty() { (country, fold(plain), String::new()) } else { (country, fold(&first), fold(plain)) };
        let known = divisions.by_name.get(&key).copied().filter(|known| divisions.all[*known as usize].geonames == 0);
        let at = known.unwrap_or(divisions.all.len() as u32);
        if known.is_none() {
            divisions.all.push(Division { country, parent, first, second: second.to_owned(), ..Division::default() });
            divisions.by_name.entry(key).or_insert(at);
        }
        let division = &mut divisions.all[at as usize];
        (division.plain, division.geonames) = (plain.to_owned(), number);
        divisions.by_code.insert(code.to_owned(), at);
        Ok(())
    }
}
