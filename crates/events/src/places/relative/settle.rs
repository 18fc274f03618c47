//! From how a name stands to a point, a radius and a precision.

use super::area::Area;
use super::geometry::{Bearing, middle, moved, towards};
use super::standing::{How, Standing};
use super::words::Sort;
use super::{Where, precision};
use casus_atlas::{Atlas, Feature, Place, PlaceIdx, Point, distance_km};

/// The spot a phrase gives: where, how far around, UCDP's code, and the rule.
pub(super) struct Spot {
    pub point: Option<Point>,
    pub radius_km: f64,
    pub precision: u8,
    pub rule: &'static str,
}

/// Where a name in this standing puts something; `other` tells the place of another name of the phrase.
pub(super) fn spot(
    atlas: &Atlas,
    area: Option<&Area<'_>>,
    place: &Place,
    standing: &Standing,
    other: impl Fn(usize) -> Option<PlaceIdx>,
) -> Spot {
    let other = |name: usize| other(name).map(|idx| atlas.place(idx));
    match standing.how {
        How::At => at(place, standing.want),
        How::Near => near(place, standing.want),
        How::Away { km, bearing, way } => {
            let way = way.and_then(other).and_then(|to| Some(towards(place.point?, to.point?)));
            away(place, standing.want, km, bearing.or(way))
        }
        How::Side(bearing) | How::Part(bearing) if is_area(place, standing.want) => part(area, place, bearing),
        How::Side(bearing) => Spot { rule: "side", ..moved_near(place, bearing) },
        How::Part(_) => Spot { rule: "part", ..at(place, standing.want) },
        How::Countryside(bearing) if is_area(place, standing.want) => match bearing {
            Some(bearing) => part(area, place, bearing),
            None => Spot { rule: "countryside", ..at(place, standing.want) },
        },
        How::Countryside(_) => Spot { rule: "countryside", ..near(place, standing.want) },
        How::Between(second) => two(place, other(second), "between"),
        How::Line(Some(second)) => two(place, other(second), "line"),
        How::Line(None) => Spot { radius_km: 50.0, precision: 5, rule: "line", ..near(place, standing.want) },
        How::Border(Some(second)) => two(place, other(second), "border"),
        How::Border(None) => Spot { radius_km: precision::RADIUS_OF_AREA, precision: 5, rule: "border", point: place.point },
    }
}

/// Whether a name means an area with parts, by its noun or its place.
pub(super) fn is_area(place: &Place, want: Option<Sort>) -> bool {
    match want {
        Some(Sort::District | Sort::Division | Sort::Region | Sort::WideLand) => true,
        Some(Sort::Settlement | Sort::Town | Sort::Quarter | Sort::Camp | Sort::Installation) => false,
        _ => matches!(
            place.feature,
            Feature::Country | Feature::Admin1 | Feature::Admin2 | Feature::Region | Feature::Mountain | Feature::Water
        ),
    }
}

/// In the place itself.
fn at(place: &Place, want: Option<Sort>) -> Spot {
    let precision = precision::of(place, want);
    Spot { point: place.point, radius_km: precision::radius(place, precision), precision, rule: "at" }
}

/// Not far from it; near an area is no better than in it.
fn near(place: &Place, want: Option<Sort>) -> Spot {
    let inside = at(place, want);
    let precision = inside.precision.max(2);
    Spot { precision, radius_km: inside.radius_km.max(precision::NEAR_KM), rule: "near", ..inside }
}

/// So many kilometres from it.
fn away(place: &Place, want: Option<Sort>, km: f64, degrees: Option<f64>) -> Spot {
    let inside = at(place, want);
    if is_area(place, want) {
        return Spot { rule: "away", radius_km: inside.radius_km.max(km), ..inside };
    }
    match degrees {
        // a direction is one of eight, so that the spot is as uncertain as a quarter of the way
        Some(degrees) => Spot {
            point: place.point.map(|point| moved(point, km, degrees)),
            radius_km: (km * 0.25).clamp(3.0, precision::NEAR_KM),
            precision: if km * 0.25 <= precision::NEAR_KM { 2 } else { 5 },
            rule: "away",
        },
        None => {
            Spot { point: place.point, radius_km: km.max(1.0), precision: if km <= precision::NEAR_KM * 2.0 { 2 } else { 5 }, rule: "away" }
        }
    }
}

/// "south of Homs", without a distance.
fn moved_near(place: &Place, bearing: Bearing) -> Spot {
    let point = place.point.map(|point| bearing.0.map_or(point, |degrees| moved(point, 10.0, degrees)));
    Spot { point, ..near(place, None) }
}

/// A part of an area.
fn part(area: Option<&Area<'_>>, place: &Place, bearing: Bearing) -> Spot {
    let whole = f64::from(place.radius_km);
    let reach = if whole > 0.0 { whole } else { precision::reach(place) };
    let found = bearing.0.and_then(|degrees| match area {
        Some(area) if whole == 0.0 => area.part(place, degrees),
        _ => None,
    });
    let (point, radius) = match (found, bearing.0) {
        (Some((point, radius)), _) => (Some(point), radius),
        (None, Some(degrees)) => (place.point.map(|point| moved(point, reach * 0.5, degrees)), reach * 0.6),
        (None, None) => (place.point, reach * 0.5),
    };
    // a part of an area that is itself no wider than a town's surroundings
    let precision = if whole > 0.0 && whole <= precision::NEAR_KM { 2 } else { 5 };
    Spot { point, radius_km: radius, precision, rule: "part" }
}

/// Half-way between two places.
fn two(place: &Place, second: Option<&Place>, rule: &'static str) -> Spot {
    let Some(second) = second else {
        return Spot { precision: 5, radius_km: 50.0, rule, ..near(place, None) };
    };
    let (Some(a), Some(b)) = (place.point, second.point) else {
        return Spot { rule, precision: 5, ..near(place, None) };
    };
    let half = distance_km(a, b) / 2.0;
    let precision = if half <= precision::BETWEEN_KM { 2 } else { 5 };
    Spot { point: Some(middle(a, b)), radius_km: half.max(3.0), precision, rule }
}

/// The spot as an answer.
pub(super) fn answer(spot: Spot, place: PlaceIdx, words: std::ops::Range<usize>) -> Where {
    Where { point: spot.point, radius_km: spot.radius_km as f32, precision: spot.precision, place: Some(place), rule: spot.rule, words }
}
