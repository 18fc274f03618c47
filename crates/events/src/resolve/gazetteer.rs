//! Which of several places of one name is meant: a vote of all the names of the report.

use crate::page::{Named, Page};
use crate::places::{self, Placed};
use casus_atlas::{Atlas, Feature, Iso3, PlaceIdx};
use std::collections::BTreeMap;

/// How much the report speaks of each country, 0 to 1, and the places its names are settled on.
pub(crate) struct Gazetteer {
    share: BTreeMap<Iso3, f32>,
    /// The country spoken of most.
    pub main: Option<Iso3>,
    /// What is held of the report's names of places, in order of their words; none where nothing is learned of them.
    placed: Option<Vec<Placed>>,
}

/// The weight of a country's own name or people against that of one town.
const COUNTRY_NAME: f32 = 2.0;
/// No name holds more names, itself included.
const NESTED: usize = 8;
/// A country that is spoken of less is no actor's likely home.
const SPOKEN: f32 = 0.15;

impl Gazetteer {
    /// Counts for every country how often the report names it, its people, or a place that can lie nowhere else.
    pub fn of(page: &Page<'_>) -> Self {
        let atlas = &page.reader.atlas;
        let mut votes: BTreeMap<Iso3, f32> = BTreeMap::new();
        for named in &page.names {
            if let Some(country) = named.found.demonym {
                *votes.entry(atlas.country_at(country).iso3).or_default() += COUNTRY_NAME / 2.0;
            }
            for (iso, weight) in shares_of(page, named) {
                *votes.entry(iso).or_default() += weight;
            }
            for actor in &named.found.actors {
                if let Some(iso) = atlas.actor(*actor).country
                    && named.found.places.is_empty()
                    && named.found.actors.len() == 1
                {
                    *votes.entry(iso).or_default() += 0.5;
                }
            }
        }
        for region in &page.report.regions {
            for place in atlas.named(region).map(|found| found.places).unwrap_or_default() {
                if let Some(iso) = atlas.place(place).country.filter(|_| atlas.place(place).feature == Feature::Country) {
                    *votes.entry(iso).or_default() += 3.0 * COUNTRY_NAME;
                }
            }
        }
        let total: f32 = votes.values().sum::<f32>().max(1.0);
        let mut ranked: Vec<(Iso3, f32)> = votes.into_iter().map(|(iso, votes)| (iso, votes / total)).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Gazetteer { main: ranked.first().map(|(iso, _)| *iso), share: ranked.into_iter().collect(), placed: placed(page) }
    }

    /// How much of the report speaks of `country`, 0 to 1.
    pub fn share(&self, country: Option<Iso3>) -> f32 {
        country.and_then(|iso| self.share.get(&iso)).copied().unwrap_or(0.0)
    }

    /// The countries that the report speaks of at least so much that its actors may be of them, most first.
    pub fn countries(&self) -> impl Iterator<Item = Iso3> {
        let mut spoken: Vec<(Iso3, f32)> =
            self.share.iter().map(|(iso, share)| (*iso, *share)).filter(|(_, share)| *share >= SPOKEN).collect();
        spoken.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        spoken.into_iter().map(|(iso, _)| iso)
    }

    /// The report's names of places, as they are placed by what is learned; none without that.
    pub fn placed(&self) -> &[Placed] {
        self.placed.as_deref().unwrap_or_default()
    }

    /// The place that a name means here, if the name is evidence enough.
    pub fn settle(&self, page: &Page<'_>, named: &Named) -> Option<PlaceIdx> {
        match &self.placed {
            Some(placed) => learned(placed, page, named),
            None => self.voted(page, named),
        }
    }

    /// The same by the vote alone.
    fn voted(&self, page: &Page<'_>, named: &Named) -> Option<PlaceIdx> {
        let atlas = &page.reader.atlas;
        let best = named.found.places.iter().enumerate().map(|(rank, idx)| {
            let place = atlas.place(*idx);
            let people = (place.population as f32 + 1.0).log10() / 7.0;
            let settled = match place.feature {
                Feature::Country | Feature::Capital => 0.35,
                Feature::Town | Feature::Village => 0.15,
                // a bare name is the town's before it is its district's
                Feature::Admin1 | Feature::Admin2 => -0.5,
                _ => 0.0,
            };
            let site = if matches!(place.feature, Feature::Base | Feature::Airfield | Feature::Camp | Feature::Site) { 0.2 } else { 0.0 };
            let score = 2.5 * self.share(place.country).sqrt() + people + settled + site - 0.02 * rank as f32;
            (score, *idx)
        });
        let (_, idx) = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
        let place = atlas.place(idx);
        // a small place in a country of which the report says nothing else is a namesake
        let known = matches!(place.feature, Feature::Country | Feature::Capital) || place.population > 200_000;
        if !known && self.main.is_some() && self.share(place.country) < 0.03 && place.country.is_some() {
            return None;
        }
        // a common word is a place only where the report is about its country
        if (named.found.weak || place.weak) && self.share(place.country) < 0.2 {
            return None;
        }
        Some(idx)
    }
}

/// All names of places that the report may have, placed.
fn placed(page: &Page<'_>) -> Option<Vec<Placed>> {
    let (spotter, learned) = page.reader.placing.as_ref()?;
    let atlas = &page.reader.atlas;
    let tokens = page.parse.tokens.iter().map(|token| token.span).collect();
    let words = places::Words { tokens, sentences: page.parse.sentences.clone() };
    let found = places::spot::likely(spotter, atlas, page.report, &words);
    let placed = places::settle(learned, atlas, page.report, &words, &found, &[]);
    Some(placed.into_iter().map(|placed| in_town(atlas, placed)).collect())
}

/// A bare name that is both a province and the town it is named after means the town.
fn in_town(atlas: &Atlas, placed: Placed) -> Placed {
    let Some(town) = placed.seat else { return placed };
    Placed { place: Some(town), point: atlas.place(town).point, precision: 1, seat: None, ..placed }
}

/// The place of the learned name that shares most bytes with `named`.
fn learned(placed: &[Placed], page: &Page<'_>, named: &Named) -> Option<PlaceIdx> {
    let words = page.bytes(named.tokens);
    // they stand in order, a name inside another behind it
    let end = placed.partition_point(|placed| placed.toponym.words.start < words.end);
    let near = placed[..end].iter().rev().take(NESTED).map(|placed| (placed.toponym.words, placed.place));
    let shared = near.filter(|(own, _)| own.overlaps(words));
    shared.max_by_key(|(own, _)| own.end.min(words.end) - own.start.max(words.start)).and_then(|(_, place)| place)
}

/// A name's vote, shared among the countries it may lie in by the people who live there.
fn shares_of(page: &Page<'_>, named: &Named) -> Vec<(Iso3, f32)> {
    let atlas = &page.reader.atlas;
    if named.found.weak {
        return Vec::new();
    }
    let mut weights: BTreeMap<Iso3, f32> = BTreeMap::new();
    for idx in &named.found.places {
        let place = atlas.place(*idx);
        let Some(iso) = place.country else { continue };
        let weight = if place.feature == Feature::Country { 50.0 } else { (place.population as f32 + 10.0).log10() };
        let entry = weights.entry(iso).or_default();
        *entry = entry.max(weight.powi(2));
    }
    let total: f32 = weights.values().sum();
    let strength = if named.found.places.iter().any(|p| atlas.place(*p).feature == Feature::Country) { COUNTRY_NAME } else { 1.0 };
    let mut shares: Vec<(Iso3, f32)> = weights.into_iter().map(|(iso, weight)| (iso, strength * weight / total)).collect();
    shares.sort_by_key(|(iso, _)| *iso);
    shares
}
