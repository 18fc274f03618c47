//! Names of places as they may say where events were.

use casus_atlas::{Feature, Iso3, PlaceIdx, Point};
use rustc_hash::FxHashMap;

use crate::page::Page;
use crate::places::{Role, Rule};
use crate::resolve::gazetteer::Gazetteer;
use crate::resolve::places;

/// A name of a place that has a point, and what is seen of it whatever event it stands beside.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its number among all names of places of the report.
    pub name: usize,
    /// The word of it that hangs on a word outside it.
    pub at: usize,
    /// The place, or the one near which it is held to be.
    pub place: Option<PlaceIdx>,
    /// Its point.
    pub point: Point,
    /// The country of its place.
    pub country: Option<Iso3>,
    /// UCDP's precision of its point.
    pub precision: u8,
    /// What sort of place it is, from what says least to what says most of where; -1 where that is not known.
    pub sort: i8,
    /// What the name does, by its number in [`Role::ALL`].
    pub role: u8,
    /// How many names mean its place.
    pub times: usize,
    /// What the second look asks.
    pub facts: Vec<f32>,
}

/// All of them, in order.
pub(super) fn of(page: &Page<'_>, gazetteer: &Gazetteer) -> Vec<Site> {
    let atlas = &page.reader.atlas;
    let mut sites: Vec<Site> = Vec::new();
    for (name, placed) in gazetteer.placed().iter().enumerate() {
        let Some(point) = placed.point else { continue };
        let words = placed.toponym.words;
        let tokens = page.tokens(words);
        if tokens.is_empty() {
            continue;
        }
        let anchor = placed.place.or(placed.near).map(|idx| atlas.place(idx));
        let country = anchor.and_then(|place| place.country);
        let (sort, role, rule) = (anchor.map_or(-1, |place| rank(place.feature)), number(placed.toponym.role), placed.rule);
        let facts = vec![
            placed.chance,
            placed.toponym.chance,
            f32::from(placed.precision),
            f32::from(sort),
            anchor.map_or(0.0, |place| (place.population as f32 + 1.0).log10()),
            f32::from(role),
            f32::from(u8::from(rule == Rule::Nearby)),
            f32::from(u8::from(matches!(rule, Rule::Part | Rule::Inside | Rule::People))),
            gazetteer.share(country),
            f32::from(u8::from(country.is_some() && country == gazetteer.main)),
            f32::from(u8::from(page.report.dateline.is_some_and(|dateline| dateline.overlaps(words)))),
            page.sentence(tokens.start as usize).min(50) as f32,
        ];
        sites.push(Site {
            name,
            at: places::top_of(page, tokens).unwrap_or(tokens.start as usize),
            place: placed.place.or(placed.near),
            point,
            country,
            precision: placed.precision,
            sort,
            role,
            times: 0,
            facts,
        });
    }
    let mut times: FxHashMap<Option<PlaceIdx>, usize> = FxHashMap::default();
    sites.iter().for_each(|site| *times.entry(site.place).or_default() += 1);
    sites.iter_mut().for_each(|site| site.times = times[&site.place]);
    sites
}

/// From what says least to what says most of where.
fn rank(feature: Feature) -> i8 {
    match feature {
        Feature::Country => 0,
        Feature::Region | Feature::Water => 1,
        Feature::Admin1 => 2,
        Feature::Mountain => 3,
        Feature::Admin2 => 4,
        Feature::Capital => 5,
        Feature::Town => 6,
        Feature::Village | Feature::District => 7,
        Feature::Camp | Feature::Base | Feature::Airfield | Feature::Port | Feature::Site => 8,
    }
}

fn number(role: Role) -> u8 {
    Role::ALL.iter().position(|other| *other == role).unwrap_or_default() as u8
}
