//! UCDP's precision of places.
//!
//! The codes are those of `where_prec` in the UCDP GED Codebook (Sundberg and Melander 2013; Högbladh 2023):
//!
//! | code | what is known |
//! | --- | --- |
//! | 1 | the exact place: a village, a town, a part of one |
//! | 2 | within about 25 km of a known point: "near", "outside", so many kilometres from it |
//! | 3 | the second-order division: district, municipality, sub-prefecture |
//! | 4 | the first-order division: province, governorate, state |
//! | 5 | a line, or an area without an edge: a road, a border, a river, a part of a division or a country |
//! | 6 | the country only |
//! | 7 | international waters or airspace |
//!
//! How UCDP's coders use codes 1 and 2 for what is neither a town nor its surroundings was counted in its rows on Syria, Mexico and
//! the Central African Republic: a landform or an installation outside towns (hill, plain, oil field, air base, dam) is coded 2 four times
//! in five; a region of no more than 25 km is coded 2, a wider one 5; a road between two towns is mostly coded 5.

use super::words::Sort;
use casus_atlas::{Feature, Place};

/// What "near" means: the limit of code 2.
pub(super) const NEAR_KM: f64 = 25.0;
/// Two places nearer to their middle than this make a point of code 2, since all of the way lies within 25 km; farther ones make a line of
/// code 5. UCDP's rows fit any limit from 0 to 12.5 alike (35 to 38 rows differ).
pub(super) const BETWEEN_KM: f64 = 12.5;
/// A settlement that reaches so far has its fields and villages in it.
const BEYOND_KM: f64 = 10.0;
/// Of a border or a part of an area whose size nobody knows.
pub(super) const RADIUS_OF_AREA: f64 = 100.0;

/// The precision of being in a place: by the noun beside its name, or else by what the atlas knows it for.
pub(super) fn of(place: &Place, want: Option<Sort>) -> u8 {
    let wide = if place.radius_km > 0.0 && f64::from(place.radius_km) <= NEAR_KM { 2 } else { 5 };
    // a settlement that reaches beyond itself: what is told by its name happens around it
    let settled = if place.feature.is_settlement() && f64::from(place.radius_km) >= BEYOND_KM { 2 } else { 1 };
    match want {
        Some(Sort::Settlement | Sort::Town | Sort::Quarter | Sort::Camp) => settled,
        Some(Sort::Installation | Sort::Land) => 2,
        Some(Sort::WideLand) => wide,
        Some(Sort::District) => 3,
        Some(Sort::Division) => 4,
        Some(Sort::Region) => match place.feature {
            Feature::Admin1 => 4,
            Feature::Region | Feature::Water | Feature::Mountain => wide,
            _ => 3,
        },
        Some(Sort::Line | Sort::Border) => 5,
        Some(Sort::Surroundings | Sort::Countryside) => 2,
        None => match place.feature {
            Feature::Country => 6,
            Feature::Admin1 => 4,
            Feature::Admin2 => 3,
            Feature::Region | Feature::Water => wide,
            Feature::Mountain if place.radius_km > 0.0 => wide,
            Feature::Mountain | Feature::Airfield | Feature::Base | Feature::Port | Feature::Site => 2,
            _ => settled,
        },
    }
}

/// Within how many kilometres of its point something of this precision lies.
pub(super) fn radius(place: &Place, precision: u8) -> f64 {
    if place.radius_km > 0.0 {
        return f64::from(place.radius_km);
    }
    match precision {
        1 => 3.0,
        2 => NEAR_KM,
        3 => 40.0,
        4 => 120.0,
        5 => 200.0,
        _ => 500.0,
    }
}

/// How far an area of unknown size reaches, about.
pub(super) fn reach(place: &Place) -> f64 {
    match place.feature {
        Feature::Country => 300.0,
        Feature::Admin1 => 60.0,
        Feature::Admin2 => 25.0,
        _ => 50.0,
    }
}
