//! One-to-one matching: the pairs whose weights add up to most.
//!
//! The Hungarian method, rows entering one by one along shortest paths, as the project's scorers have it: among matchings of
//! equal weight the same one is taken, so that figures that hang on ties are the same figures.

use std::collections::BTreeMap;

/// Pairs of the heaviest one-to-one matching among pairs of positive weight, in order of their rows.
pub(super) fn assign(weights: &BTreeMap<(usize, usize), f64>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = parts(weights).iter().flat_map(assign_part).collect();
    pairs.sort_unstable();
    pairs
}

type Part = BTreeMap<(usize, usize), f64>;

/// The table cut into parts that share no row and no column.
fn parts(weights: &BTreeMap<(usize, usize), f64>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (&(row, column), &weight) in weights.iter().filter(|(_, weight)| **weight > 0.0) {
        let touches = |part: &Part| part.keys().any(|(r, c)| *r == row || *c == column);
        let (touched, apart): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(touches);
        let mut joined: Part = touched.into_iter().flatten().collect();
        joined.insert((row, column), weight);
        parts = apart;
        parts.push(joined);
    }
    parts
}

fn assign_part(part: &Part) -> Vec<(usize, usize)> {
    let each = |side: fn(&(usize, usize)) -> usize| {
        let mut all: Vec<usize> = part.keys().map(side).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (rows, columns) = (each(|pair| pair.0), each(|pair| pair.1));
    let size = rows.len().max(columns.len());
    let cost = |row: usize, column: usize| {
        let pair = rows.get(row).zip(columns.get(column));
        pair.and_then(|(row, column)| part.get(&(*row, *column))).map_or(0.0, |weight| -weight)
    };
    let owner = cheapest(&(0..size).map(|row| (0..size).map(|column| cost(row, column)).collect()).collect::<Vec<Vec<f64>>>());
    let pairs = owner.iter().enumerate().filter_map(|(column, row)| Some((*rows.get(*row)?, *columns.get(column)?)));
    pairs.filter(|pair| part.contains_key(pair)).collect()
}

/// The row that each column of a square table gets.
fn cheapest(cost: &[Vec<f64>]) -> Vec<usize> {
    let size = cost.len();
    let (mut row_price, mut column_price, mut owner) = (vec![0.0; size], vec![0.0; size], vec![None; size]);
    for start in 0..size {
        let (mut slack, mut came_from, mut done) = (vec![f64::INFINITY; size], vec![None; size], vec![false; size]);
        let (mut row, mut column) = (Some(start), None);
        while let Some(from) = row {
            let (mut best, mut nearest) = (f64::INFINITY, 0);
            for c in (0..size).filter(|c| !done[*c]) {
                let reduced = cost[from][c] - row_price[from] - column_price[c];
                if reduced < slack[c] {
                    (slack[c], came_from[c]) = (reduced, column);
                }
                if slack[c] < best {
                    (best, nearest) = (slack[c], c);
                }
            }
            row_price[start] += best;
            for c in 0..size {
                match owner[c].filter(|_| done[c]) {
                    Some(owner) => {
                        row_price[owner] += best;
                        column_price[c] -= best;
                    }
                    None => slack[c] -= best,
                }
            }
            done[nearest] = true;
            (column, row) = (Some(nearest), owner[nearest]);
        }
        // hand the columns on along the path found
        while let Some(taken) = column {
            let before: Option<usize> = came_from[taken];
            owner[taken] = before.map_or(Some(start), |before| owner[before]);
            column = before;
        }
    }
    owner.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(weights: &[(usize, usize, f64)], expected: &[(usize, usize)]) {
        let weights = weights.iter().map(|(row, column, weight)| ((*row, *column), *weight)).collect();
        assert_eq!(assign(&weights), expected);
    }

    #[test]
    fn the_heaviest_pairs_and_not_the_first_ones() {
        check(&[], &[]);
        check(&[(4, 7, 0.5)], &[(4, 7)]);
        check(&[(0, 0, 3.0), (0, 1, 2.0), (1, 0, 2.5)], &[(0, 1), (1, 0)]);
        check(&[(0, 0, 3.0), (0, 1, 1.0), (1, 0, 1.0)], &[(0, 0)]);
        check(&[(0, 0, 0.0), (1, 1, -2.0)], &[]);
        check(&[(0, 2, 1.0), (1, 2, 1.0), (2, 2, 1.0)], &[(0, 2)]);
    }

    #[test]
    fn as_heavy_as_any_matching_tried() {
        // all tables of 3 x 3 over three weights, against every permutation
        for code in 0..3_usize.pow(9) {
            let at = |row: usize, column: usize| (code / 3_usize.pow((3 * row + column) as u32) % 3) as f64;
            let weights: BTreeMap<_, _> = (0..9).map(|cell| ((cell / 3, cell % 3), at(cell / 3, cell % 3))).collect();
            let total: f64 = assign(&weights).iter().map(|pair| weights[pair]).sum();
            let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
            let best = orders.iter().map(|order| (0..3).map(|row| at(row, order[row])).sum::<f64>()).fold(0.0, f64::max);
            assert_eq!(total, best, "{weights:?}");
        }
    }
}
