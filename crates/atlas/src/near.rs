//! Places around a point, by a grid of whole degrees that is made when first asked for.

use crate::Atlas;
use crate::place::{PlaceIdx, Point, distance_km};

const ROWS: usize = 180;
const COLUMNS: usize = 360;
const KM_PER_DEGREE: f64 = 111.2;

/// The numbers of all places, cell by cell.
#[derive(Debug)]
pub(crate) struct Grid {
    /// Where each cell begins; one more than there are cells.
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Grid {
    fn of(atlas: &Atlas) -> Grid {
        let cells: Vec<Option<u32>> = (0..atlas.len()).map(|at| atlas.point_at(at).map(|point| cell(point) as u32)).collect();
        let mut starts = vec![0u32; ROWS * COLUMNS + 1];
        cells.iter().flatten().for_each(|cell| starts[*cell as usize + 1] += 1);
        for cell in 1..starts.len() {
            starts[cell] += starts[cell - 1];
        }
        let (mut next, mut places) = (starts.clone(), vec![0; starts.last().copied().unwrap_or(0) as usize]);
        for (place, cell) in cells.iter().enumerate().filter_map(|(place, cell)| Some((place, (*cell)? as usize))) {
            places[next[cell] as usize] = place as u32;
            next[cell] += 1;
        }
        Grid { starts, places }
    }

    fn cell(&self, row: usize, column: usize) -> &[u32] {
        let cell = row * COLUMNS + column;
        &self.places[self.starts[cell] as usize..self.starts[cell + 1] as usize]
    }
}

fn row(lat: f64) -> usize {
    ((lat + 90.0).floor().max(0.0) as usize).min(ROWS - 1)
}

fn cell(point: Point) -> usize {
    row(point.lat) * COLUMNS + ((point.lon + 180.0).floor().max(0.0) as usize).min(COLUMNS - 1)
}

impl Atlas {
    /// The places that lie within so many kilometres of a point, the nearest first. Areas count by their points.
    ///
    /// The first call makes a grid of all places (some hundredths of a second), later ones read only the cells around.
    ///
    /// ```
    /// # use casus_atlas::{Atlas, Point, Tables};
    /// # let tables = Tables { countries: "", places: b"", sites: "", regions: "", actors: "", version: "1" };
    /// # let atlas = Atlas::from_tables(&tables)?;
    /// assert!(atlas.near(Point { lat: 34.7, lon: 36.7 }, 10.0).is_empty());
    /// # Ok::<(), casus_atlas::AtlasError>(())
    /// ```
    pub fn near(&self, point: Point, radius_km: f64) -> Vec<PlaceIdx> {
        let grid = self.grid.get_or_init(|| Grid::of(self));
        let reach = radius_km.max(0.0) / KM_PER_DEGREE;
        let (south, north) = (row(point.lat - reach), row(point.lat + reach));
        let narrowest = (point.lat.abs() + reach).min(90.0).to_radians().cos();
        // near a pole every meridian is near
        let columns = if narrowest * 180.0 <= reach { 180 } else { (reach / narrowest).ceil() as i64 };
        let middle = (point.lon + 180.0).floor() as i64;
        let mut seen = vec![false; COLUMNS];
        let mut found: Vec<(f64, u32)> = Vec::new();
        for column in (middle - columns..=middle + columns).map(|column| column.rem_euclid(COLUMNS as i64) as usize) {
            if std::mem::replace(&mut seen[column], true) {
                continue;
            }
            let places = (south..=north).flat_map(|row| grid.cell(row, column)).copied();
            let far = places.filter_map(|place| Some((distance_km(point, self.point_at(place as usize)?), place)));
            found.extend(far.filter(|(far, _)| *far <= radius_km));
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found.into_iter().map(|(_, place)| PlaceIdx(place)).collect()
    }

    pub(crate) fn len(&self) -> usize {
        self.gazetteer.len() + self.areas.len()
    }

    /// Where a place lies, without making it.
    fn point_at(&self, at: usize) -> Option<Point> {
        let generated = self.gazetteer.len();
        if at < generated { self.gazetteer.told_point(at) } else { self.areas[at - generated].point }
    }
}
