//! Points moved, halved and turned to, on a round earth.

use casus_atlas::{Point, distance_km};

/// A direction in degrees from north, clockwise, 0 up to 360; the middle of an area is no direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bearing(pub Option<f64>);

impl Bearing {
    /// From steps to the north and to the east.
    pub fn of((north, east): (i8, i8)) -> Bearing {
        let degrees = f64::from(east).atan2(f64::from(north)).to_degrees().rem_euclid(360.0);
        Bearing((north, east).ne(&(0, 0)).then_some(degrees))
    }
}

/// The point `km` from `start` in a direction.
///
/// The formula is the direct one of spherical trigonometry, as in Sinnott, "Virtues of the haversine", 1984.
pub(super) fn moved(start: Point, km: f64, degrees: f64) -> Point {
    let (lat, lon, turn) = (start.lat.to_radians(), start.lon.to_radians(), degrees.to_radians());
    let arc = km / 6371.0088;
    let there = (lat.sin() * arc.cos() + lat.cos() * arc.sin() * turn.cos()).clamp(-1.0, 1.0).asin();
    let east = (turn.sin() * arc.sin() * lat.cos()).atan2(arc.cos() - lat.sin() * there.sin());
    let lon = (lon + east).to_degrees();
    Point { lat: there.to_degrees(), lon: (lon + 540.0).rem_euclid(360.0) - 180.0 }
}

/// The direction from one point to another, in degrees from north.
pub(super) fn towards(a: Point, b: Point) -> f64 {
    let (lat_a, lat_b, east) = (a.lat.to_radians(), b.lat.to_radians(), (b.lon - a.lon).to_radians());
    let y = east.sin() * lat_b.cos();
    let x = lat_a.cos() * lat_b.sin() - lat_a.sin() * lat_b.cos() * east.cos();
    y.atan2(x).to_degrees().rem_euclid(360.0)
}

/// The point half-way between two.
pub(super) fn middle(a: Point, b: Point) -> Point {
    moved(a, distance_km(a, b) / 2.0, towards(a, b))
}

/// The smaller angle between two directions, 0 to 180.
pub(super) fn angle(a: f64, b: f64) -> f64 {
    let turn = (a - b).rem_euclid(360.0);
    turn.min(360.0 - turn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Point, lat: f64, lon: f64) {
        assert!((found.lat - lat).abs() < 0.01 && (found.lon - lon).abs() < 0.01, "{found:?}, not {lat} {lon}");
    }

    #[test]
    fn points_move_as_on_a_globe() {
        let start = Point { lat: 0.0, lon: 20.0 };
        check(moved(start, 111.195, 0.0), 1.0, 20.0);
        check(moved(start, 111.195, 90.0), 0.0, 21.0);
        check(moved(Point { lat: 60.0, lon: 179.9 }, 111.195, 90.0), 59.985, -178.1);
        check(middle(start, Point { lat: 0.0, lon: 24.0 }), 0.0, 22.0);
        assert!(Bearing::of((-1, 1)).0.is_some_and(|degrees| (degrees - 135.0).abs() < 1e-9));
        assert!((towards(start, Point { lat: 0.0, lon: 19.0 }) - 270.0).abs() < 1e-9);
        assert!((angle(350.0, 20.0) - 30.0).abs() < 1e-9);
    }
}
