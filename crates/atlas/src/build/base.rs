//! Starts from an atlas that is compiled already, so that what is built never knows less.

use fst::Streamer;

use super::Builder;
use super::store::{MOST, row};
use crate::Atlas;
use crate::place::Place;

impl Builder {
    /// Takes over all compiled places of an atlas with their names, and its countries; must be told first. Its sites, regions and countries
    /// themselves stay where they are: they are in tables of their own. Places of countries that it has not are left out, as in all sources.
    pub fn base(&mut self, atlas: &Atlas) {
        for country in atlas.countries() {
            self.country(&country.iso2, &country.iso3);
        }
        let gazetteer = &atlas.gazetteer;
        let rows: Vec<Option<u32>> = (0..gazetteer.len()).map(|at| self.take_over(&gazetteer.make(at), gazetteer.number(at))).collect();
        let bytes = gazetteer.bytes();
        let Some(map) = gazetteer.keys.map(bytes) else { return };
        let mut stream = map.stream();
        while let Some((key, number)) = stream.next() {
            let key = String::from_utf8_lossy(key);
            let bearers = gazetteer.keys.bearers(bytes, number.value() as usize);
            for place in gazetteer.bearers(&bearers).collect::<Vec<_>>() {
                let Some(row) = rows[place.0 as usize] else { continue };
                let country = self.store.rows[row as usize].country;
                if !bearers.own.contains(&place.0) {
                    self.store.add_key(row, &key);
                }
                if key.is_ascii() {
                    self.store.add_known(country, &key, row);
                }
            }
        }
    }

    /// The row of the place; none where its country is not known, or its name is longer than any.
    fn take_over(&mut self, place: &Place, number: u32) -> Option<u32> {
        let country = place.country.and_then(|iso3| self.countries.iter().position(|(_, known)| *known == iso3))? as u16;
        let (point, name) = (place.point?, Some(&place.name).filter(|name| name.len() <= MOST)?);
        let (first, second) = (place.admin1.as_deref().unwrap_or_default(), place.admin2.as_deref().unwrap_or_default());
        let division = self.divisions.of_names(country, first, second);
        let mut row = row(place.source, place.feature, country, point);
        (row.division, row.number, row.geonames) = (division, number, place.geonames.unwrap_or(0));
        (row.population, row.other_names) = (place.population, place.other_names);
        let at = self.store.push(row, name);
        if let Some(geonames) = place.geonames {
            self.store.by_geonames.entry(geonames).or_insert(at);
        }
        if place.feature.is_settlement() {
            self.divisions.add_member(division, point, 0);
        }
        Some(at)
    }
}
