//! One of several: chances within a group of candidates of which any that is right will do (McFadden 1974; which of the right ones is meant is
//! left open).

/// For each candidate the first and the second derivative of the loss by its sum; none where nothing is right.
pub fn slopes(sums: &[f32], right: &[bool]) -> Vec<[f32; 2]> {
    let top = sums.iter().copied().fold(f32::MIN, f32::max);
    let parts: Vec<f32> = sums.iter().map(|sum| (sum - top).exp()).collect();
    let all: f32 = parts.iter().sum();
    let won: f32 = parts.iter().zip(right).filter(|(_, right)| **right).map(|(part, _)| part).sum();
    if won <= 0.0 {
        return vec![[0.0, 1e-6]; sums.len()];
    }
    let slope = |(part, right): (&f32, &bool)| {
        let chance = part / all;
        [chance - if *right { part / won } else { 0.0 }, (chance * (1.0 - chance)).max(1e-6)]
    };
    parts.iter().zip(right).map(slope).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_is_pushed_up_and_all_else_down_by_its_chance() {
        let slopes: Vec<f32> = slopes(&[0.0, 0.0, 0.0, 1.0], &[true, true, false, false]).into_iter().map(|slope| slope[0]).collect();
        let all = 3.0 + 1.0_f32.exp();
        for (slope, expected) in slopes.iter().zip([1.0 / all - 0.5, 1.0 / all - 0.5, 1.0 / all, 1.0_f32.exp() / all]) {
            assert!((slope - expected).abs() < 1e-6, "{slopes:?}");
        }
        assert!(slopes.iter().sum::<f32>().abs() < 1e-6, "{slopes:?}");
    }

    #[test]
    fn a_group_without_a_right_one_teaches_nothing() {
        assert_eq!(slopes(&[2.0, -1.0], &[false, false]), [[0.0, 1e-6]; 2]);
    }
}
