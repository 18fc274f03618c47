//! GeoNames' `alternateNamesV2.txt`: other names of places by number, one a line.

use super::names::other_keys;
use super::{Builder, Fault};
use crate::fold;

/// "Languages" whose entries are no names: links, postal codes, codes of airports and of other lists.
const NO_LANGUAGES: [&str; 12] = ["link", "post", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "piny", "abbr", "fr_1793"];

impl Builder {
    /// A line of `alternateNamesV2.txt`; must come behind the places. Names of places that are not known are passed over.
    ///
    /// # Errors
    ///
    /// A line of less than 4 or more than 10 columns, or whose second column is no number.
    pub fn alternate_name(&mut self, line: &str) -> Result<(), Fault> {
        let cells: Vec<&str> = line.split('\t').collect();
        let (Some(number), Some(language), Some(name), true) = (cells.get(1), cells.get(2), cells.get(3), cells.len() <= 10) else {
            return Err(Fault::new(
                format!("{} columns", cells.len()),
                "4 to 10 tab-separated columns: id, GeoNames' number, language, name, …",
            ));
        };
        let number: u32 = number.parse().map_err(|_| Fault::quoting(number, "GeoNames' number in the second column"))?;
        let Some(at) = self.store.by_geonames.get(&number).copied() else { return Ok(()) };
        if NO_LANGUAGES.contains(language) {
            return Ok(());
        }
        let row = &mut self.store.rows[at as usize];
        row.alternates = row.alternates.saturating_add(1);
        let country = &self.countries[usize::from(row.country)].0;
        let own = fold(self.store.shown(at));
        for key in other_keys(&own, Some(*name).into_iter(), country, self.brief) {
            self.store.add_key(at, &key);
        }
        Ok(())
    }
}
