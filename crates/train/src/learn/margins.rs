//! Support vector machines over hashed features, one for each of several yes-or-no questions, by dual coordinate descent (Hsieh et al.
//! 2008) with a squared hinge. Few examples with many features each are told apart better so than by logistic regression.

use casus_events::judge::linear::Linear;

use super::linear::Example;
use crate::random::Random;

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    /// Features share rows where the first so many bits of their hashes agree.
    pub bits: u32,
    pub passes: usize,
    /// Weights nearer to nothing are dropped: most are, and the answers stay.
    pub least: f32,
    /// What a sum of one is worth in nats.
    pub nats: f32,
}

/// An example as rows with their values, each row once.
type Rows = Vec<(usize, f32)>;

/// Learns the answers of `outputs` questions; each example has what an error in it costs.
pub fn learn(examples: &[(Example<'_>, f32)], outputs: usize, course: Course) -> Linear {
    let rows: Vec<Rows> = examples.iter().map(|(example, _)| rows(example, course.bits)).collect();
    let mut all = vec![0.0_f32; outputs << course.bits];
    for output in 0..outputs {
        let asked: Vec<(&Rows, f32, f32)> = examples
            .iter()
            .zip(&rows)
            .filter(|((example, _), _)| !example.answers[output].is_nan())
            .map(|((example, cost), rows)| (rows, if example.answers[output] > 0.5 { 1.0 } else { -1.0 }, *cost))
            .collect();
        let weights = descend(&asked, course);
        let kept = weights.iter().enumerate().filter(|(_, weight)| weight.abs() >= course.least);
        kept.for_each(|(row, weight)| all[row * outputs + output] = weight * course.nats);
    }
    Linear::round(course.bits, outputs, &all)
}

fn rows(example: &Example<'_>, bits: u32) -> Rows {
    let mut rows: Rows = example.seen.values().map(|(feature, value)| ((feature >> (32 - bits)) as usize, value)).collect();
    rows.sort_by_key(|(row, _)| *row);
    rows.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0.0 };
        same
    });
    rows
}

/// The weights for one question: examples with their side (1 or -1) and what an error costs.
fn descend(examples: &[(&Rows, f32, f32)], course: Course) -> Vec<f32> {
    let mut weights = vec![0.0_f32; 1 << course.bits];
    let mut duals = vec![0.0_f32; examples.len()];
    let squares: Vec<f32> = examples.iter().map(|(rows, ..)| rows.iter().map(|(_, value)| value * value).sum()).collect();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(7);
    for _ in 0..course.passes {
        random.shuffle(&mut order);
        for &at in &order {
            let (rows, side, cost) = examples[at];
            let sum: f32 = rows.iter().map(|(row, value)| weights[*row] * value).sum();
            let slack = 0.5 / cost;
            let dual = (duals[at] - (side * sum - 1.0 + slack * duals[at]) / (squares[at] + slack)).max(0.0);
            let change = (dual - duals[at]) * side;
            duals[at] = dual;
            if change != 0.0 {
                rows.iter().for_each(|(row, value)| weights[*row] += change * value);
            }
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use casus_events::judge::linear::Seen;

    #[test]
    fn what_decides_is_learned_and_what_is_not_asked_is_not() {
        let features: Vec<[u32; 2]> = (0..40_u32).map(|at| [(at % 2) << 31, (1 << 30) + ((at / 2 % 2) << 29)]).collect();
        let example = |(at, features): (usize, &'_ [u32; 2])| (at, *features);
        let examples: Vec<(usize, [u32; 2])> = features.iter().enumerate().map(example).collect();
        let examples: Vec<(Example<'_>, f32)> = examples
            .iter()
            .map(|(at, features)| (Example { seen: Seen::of(features).even(), answers: vec![(at % 2) as f32, f32::NAN] }, 1.0))
            .collect();
        let linear = learn(&examples, 2, Course { bits: 3, passes: 20, least: 0.01, nats: 4.0 });
        let sums = |feature: u32| linear.sums(Seen::of(&[feature]));
        assert!(sums(1 << 31)[0] > 1.0 && sums(0)[0] < -1.0, "{:?} {:?}", sums(1 << 31), sums(0));
        assert_eq!(sums(1 << 31)[1], 0.0, "a question that was never asked");
    }
}
