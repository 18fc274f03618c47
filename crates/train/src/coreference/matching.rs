//! The pairing of two sides that adds up to most, part by part of what hangs together.

/// The greatest sum of weights of `edges` (left, right, weight) that share no end.
pub fn greatest(lefts: usize, rights: usize, edges: &[(usize, usize, f64)]) -> f64 {
    let mut part: Vec<usize> = (0..lefts + rights).collect();
    fn find(part: &mut [usize], at: usize) -> usize {
        let mut root = at;
        while part[root] != root {
            part[root] = part[part[root]];
            root = part[root];
        }
        root
    }
    for &(left, right, _) in edges {
        let (one, other) = (find(&mut part, left), find(&mut part, lefts + right));
        part[one] = other;
    }
    let mut parts: std::collections::BTreeMap<usize, Vec<(usize, usize, f64)>> = std::collections::BTreeMap::new();
    for &edge in edges {
        let root = find(&mut part, edge.0);
        parts.entry(root).or_default().push(edge);
    }
    parts.values().map(|edges| assign(edges)).sum()
}

/// The Hungarian method on one part.
fn assign(edges: &[(usize, usize, f64)]) -> f64 {
    if let [(_, _, weight)] = edges {
        return *weight;
    }
    let mut rows: Vec<usize> = edges.iter().map(|edge| edge.0).collect();
    let mut columns: Vec<usize> = edges.iter().map(|edge| edge.1).collect();
    for side in [&mut rows, &mut columns] {
        side.sort_unstable();
        side.dedup();
    }
    let size = rows.len().max(columns.len());
    let mut cost = vec![vec![0.0; size + 1]; size + 1];
    for &(left, right, weight) in edges {
        let (row, column) = (rows.binary_search(&left).unwrap_or(0), columns.binary_search(&right).unwrap_or(0));
        cost[row + 1][column + 1] = -weight;
    }
    let (mut u, mut v) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let (mut matched, mut way) = (vec![0; size + 1], vec![0; size + 1]);
    for row in 1..=size {
        matched[0] = row;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut used = vec![false; size + 1];
        while matched[column] != 0 {
            used[column] = true;
            let (at, mut delta, mut next) = (matched[column], f64::INFINITY, 0);
            for other in 1..=size {
                if !used[other] {
                    let reduced = cost[at][other] - u[at] - v[other];
                    if reduced < least[other] {
                        (least[other], way[other]) = (reduced, column);
                    }
                    if least[other] < delta {
                        (delta, next) = (least[other], other);
                    }
                }
            }
            for other in 0..=size {
                if used[other] {
                    u[matched[other]] += delta;
                    v[other] -= delta;
                } else {
                    least[other] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            matched[column] = matched[way[column]];
            column = way[column];
        }
    }
    (1..=size).map(|column| -cost[matched[column]][column]).sum()
}

#[cfg(test)]
mod tests {
    use super::greatest;

    #[test]
    fn the_greatest_sum_is_not_the_greedy_one() {
        let edges = [(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.8), (2, 2, 0.5)];
        assert!((greatest(3, 3, &edges) - 2.1).abs() < 1e-9);
    }
}
