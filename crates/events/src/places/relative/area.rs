//! The country a description is read in: its names, and how far its divisions reach.

use super::geometry::{angle, moved, towards};
use super::spellings::{self, Spellings};
use super::told::Told;
use casus_atlas::{Atlas, Feature, Iso3, Place, PlaceIdx, Point, distance_km, fold};
use std::collections::HashMap;

/// A country in which descriptions of places are read, prepared once: about 0.1 s.
#[derive(Debug)]
pub struct Area<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) country: Option<Iso3>,
    spellings: Spellings,
    /// The settlements of each division, by its folded name; of the whole country under no name.
    settlements: HashMap<String, Vec<Point>>,
    told: Option<&'a Told>,
}

/// A place that a name may mean, and how surely the name is spelt so: 1 as the atlas writes it, less for a likeness.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub place: PlaceIdx,
    pub spelt: f64,
}

impl<'a> Area<'a> {
    /// The country with this ISO code of three letters; with no code the whole world, in which spellings must be the atlas's.
    ///
    /// A code that the atlas does not know makes an area without places.
    pub fn of(atlas: &'a Atlas, country: Option<&str>) -> Area<'a> {
        let country = country.and_then(Iso3::new);
        let mut settlements: HashMap<String, Vec<Point>> = HashMap::new();
        if let Some(iso) = country {
            let near = atlas.places().filter(|(_, place)| place.country == Some(iso) && place.feature.is_settlement());
            for (_, place) in near {
                let Some(point) = place.point else { continue };
                settlements.entry(String::new()).or_default().push(point);
                if let Some(admin1) = &place.admin1 {
                    settlements.entry(fold(admin1)).or_default().push(point);
                }
            }
        }
        let spellings = country.map(|iso| Spellings::of(atlas, iso)).unwrap_or_default();
        Area { atlas, country, spellings, settlements, told: None }
    }

    /// The same, where it is known how events were told before: it chooses among namesakes, and says whether what is told by a
    /// settlement's name lies around it.
    #[must_use]
    pub fn told_before(self, told: &'a Told) -> Area<'a> {
        Area { told: Some(told), ..self }
    }

    /// Whether events were told by this name of a settlement before; of a division that bears the name too the table says nothing.
    pub(super) fn was_told(&self, name: &str, place: &Place) -> bool {
        let told = self.told.filter(|_| place.feature.is_settlement());
        told.zip(place.point).is_some_and(|(told, point)| told.knows(&[fold(name), fold(&place.name)], point))
    }

    /// Whether what is told by this name of a settlement lies around it; nothing where nothing like it was told.
    pub(super) fn lies_around(&self, name: &str, place: &Place) -> Option<bool> {
        self.told?.lies_around(&[fold(name), fold(&place.name)], place.point?)
    }

    /// What a name may mean here: the atlas's places of that name, or else those that are spelt almost so.
    pub(super) fn candidates(&self, name: &str) -> Vec<Candidate> {
        let known = self.known(name);
        if !known.is_empty() {
            return known;
        }
        self.spellings.like(name).into_iter().take(8).map(|(place, spelt)| Candidate { place, spelt }).collect()
    }

    /// The atlas's places of that name here.
    pub(super) fn known(&self, name: &str) -> Vec<Candidate> {
        let here = |idx: &PlaceIdx| self.country.is_none() || self.atlas.place(*idx).country == self.country;
        spellings::candidates(self.atlas, name).into_iter().filter(here).map(|place| Candidate { place, spelt: 1.0 }).collect()
    }

    /// The country itself.
    pub(super) fn whole(&self) -> Option<PlaceIdx> {
        Some(self.atlas.country(self.country?.as_str())?.place)
    }

    /// The middle of the part of an area that lies in a direction, and how far the part reaches: some way from the area's point to the
    /// settlements that lie farthest that way.
    pub(super) fn part(&self, place: &Place, degrees: f64) -> Option<(Point, f64)> {
        let middle = place.point?;
        let all = self.settlements.get(&if place.feature == Feature::Country { String::new() } else { fold(&place.name) })?;
        let along = |point: &Point| distance_km(middle, *point) * angle(towards(middle, *point), degrees).to_radians().cos();
        let mut reaches: Vec<f64> = all.iter().map(along).filter(|km| *km > 0.0).collect();
        if reaches.len() < 5 {
            return None;
        }
        reaches.sort_by(f64::total_cmp);
        // a twentieth of the settlements may lie beyond: one misplaced point moves nothing
        let far = reaches[reaches.len() * 19 / 20];
        Some((moved(middle, far * MIDDLE_OF_PART, degrees), far * MIDDLE_OF_PART))
    }
}

/// Where a part's middle lies between an area's point and its rim: shares from 0.3 to 0.7 fit UCDP's points alike, the wider slightly better.
const MIDDLE_OF_PART: f64 = 0.6;
