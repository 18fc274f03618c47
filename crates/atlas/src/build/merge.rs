//! Adds places, and what one source says of a place that another has told of already.

use super::names::{is_latin, is_sound, other_keys, without_kind};
use super::store::{Row, row};
use super::{Builder, Found};
use crate::fold;
use crate::place::{Feature, Source, distance_km};

impl Builder {
    /// Adds a place. It is taken to be a known one if GeoNames' number says so, or if that has its name, is of the same sort and lies near.
    pub(super) fn add(&mut self, found: Found) {
        let key = fold(&found.name);
        let on_earth = found.point.lat.abs() <= 90.0 && found.point.lon.abs() <= 180.0;
        if !on_earth || !is_sound(&found.name, &key) {
            return;
        }
        self.divisions.add_member(if is_division(found.feature) { 0 } else { found.division }, found.point, found.population);
        let at = match self.find_same(&found, &key) {
            Some(at) => {
                self.absorb(at, &found);
                at
            }
            None => {
                let mut row = row(found.source, found.feature, found.country, found.point);
                row.division = found.division;
                (row.number, row.geonames, row.population) = (found.number, found.geonames, found.population);
                row.other_names = found.other_names.min(usize::from(u16::MAX)) as u16;
                self.store.push(row, &found.name)
            }
        };
        if found.geonames > 0 {
            self.store.by_geonames.entry(found.geonames).or_insert(at);
        }
        self.add_keys(at, &found, &key);
    }

    /// The keys of a place's names, all of them: those it is shown by are taken out in the end.
    fn add_keys(&mut self, at: u32, found: &Found, key: &str) {
        self.store.add_known(found.country, key, at);
        let country = &self.countries[usize::from(found.country)].0;
        let names = found.names.iter().map(String::as_str).chain(Some(found.name.as_str()));
        // the key of its own name is an entry too if another source's name is shown
        let shown = fold(self.store.shown(at));
        for other in other_keys(&shown, names, country, self.brief) {
            self.store.add_key(at, &other);
            if other.is_ascii() {
                self.store.add_known(found.country, &other, at);
            }
        }
    }

    fn find_same(&self, found: &Found, key: &str) -> Option<u32> {
        if found.geonames > 0
            && let Some(at) = self.store.by_geonames.get(&found.geonames)
        {
            return Some(*at);
        }
        let same = |key: &str| self.store.known(found.country, key).filter(|at| is_same(&self.store.rows[*at as usize], found)).last();
        let bare = || without_kind(&found.name).filter(|_| is_division(found.feature));
        same(key).or_else(|| same(&fold(&bare()?)))
    }

    /// Adds to a known place what another source has: names, a better name to show, inhabitants, GeoNames' number and point.
    fn absorb(&mut self, at: u32, found: &Found) {
        let row = &mut self.store.rows[at as usize];
        let numbered = row.source == Source::GeoNames;
        let from_wof = found.source == Source::WhosOnFirst && numbered;
        if from_wof && is_division(row.feature) || found.source == Source::GeoNames && !numbered && !is_division(row.feature) {
            row.move_to(found.point);
        }
        if found.source == Source::GeoNames && !numbered {
            (row.source, row.number) = (Source::GeoNames, found.number);
            if row.feature.is_settlement() && found.feature.is_settlement() && row.feature != Feature::District {
                row.feature = found.feature;
            }
        }
        if row.geonames == 0 {
            row.geonames = found.geonames;
        }
        row.population = row.population.max(found.population);
        row.other_names = row.other_names.max(found.other_names.min(usize::from(u16::MAX)) as u16);
        self.settle_division(at, found, from_wof);
        if from_wof && found.name.chars().all(is_latin) {
            self.add_shown_key(at);
            self.store.rename(at, &found.name);
        }
    }

    /// The name shown so far becomes one of the others.
    fn add_shown_key(&mut self, at: u32) {
        let shown = self.store.shown(at).to_owned();
        let country = &self.countries[usize::from(self.store.rows[at as usize].country)].0;
        for key in other_keys("", Some(shown.as_str()).into_iter(), country, self.brief) {
            self.store.add_key(at, &key);
        }
    }

    /// Who's On First knows the divisions of a town better; otherwise the more precise one stays.
    fn settle_division(&mut self, at: u32, found: &Found, from_wof: bool) {
        let (country, known) = (found.country, self.store.rows[at as usize].division);
        let (first, second) = self.divisions.names(known);
        let (other_first, other_second) = self.divisions.names(found.division);
        let better_first = if from_wof && !other_first.is_empty() || first.is_empty() { other_first } else { first };
        let better_second = if second.is_empty() { other_second } else { second };
        if (better_first, better_second) != (first, second) {
            let (first, second) = (better_first.to_owned(), better_second.to_owned());
            self.store.rows[at as usize].division = self.divisions.of_names(country, &first, &second);
        }
    }
}

pub(super) fn is_division(feature: Feature) -> bool {
    matches!(feature, Feature::Admin1 | Feature::Admin2)
}

fn is_same(known: &Row, found: &Found) -> bool {
    // GeoNames parts by number what it holds to be two
    if known.source == Source::GeoNames && found.source == Source::GeoNames {
        return false;
    }
    let sort = |feature: Feature| if feature.is_settlement() { Feature::Town } else { feature };
    let near_km = match sort(found.feature) {
        Feature::Admin1 => 400.0,
        Feature::Admin2 => 60.0,
        _ if found.source == Source::GeoNamesSmall => 15.0,
        _ => 8.0,
    };
    sort(known.feature) == sort(found.feature) && distance_km(known.point(), found.point) < near_km
}
