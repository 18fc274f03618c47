//! A rising scale from what is said to how often it is right (pool adjacent violators; Zadrozny and Elkan 2002).

/// More steps than a scale keeps.
const STEPS: usize = 24;

/// Pairs of what is said and the share that is right, both rising.
pub fn scale(mut said: Vec<(f32, bool)>) -> Vec<(f32, f32)> {
    said.sort_by(|a, b| a.0.total_cmp(&b.0));
    let step = said.len().div_ceil(STEPS).max(1);
    // sum of what is said, number right (with half a yes and half a no more), number
    let mut blocks: Vec<(f64, f64, f64)> = Vec::new();
    for chunk in said.chunks(step) {
        let right = chunk.iter().filter(|(_, right)| *right).count() as f64;
        let sum = chunk.iter().map(|(said, _)| f64::from(*said)).sum();
        blocks.push((sum, right + 0.5, chunk.len() as f64 + 1.0));
        while let [.., before, last] = blocks.as_slice() {
            if before.1 / before.2 < last.1 / last.2 {
                break;
            }
            let joined = (before.0 + last.0, before.1 + last.1, before.2 + last.2);
            blocks.truncate(blocks.len() - 2);
            blocks.push(joined);
        }
    }
    blocks.into_iter().map(|(sum, right, count)| ((sum / count) as f32, (right / count) as f32)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_rises() {
        let said = (0..1000_u16).map(|at| (f32::from(at) / 1000.0, at % 10 < at / 100)).collect();
        let scale = scale(said);
        assert!(scale.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1), "{scale:?}");
        assert!((scale[scale.len() / 2].1 - 0.5).abs() < 0.1, "{scale:?}");
    }
}
