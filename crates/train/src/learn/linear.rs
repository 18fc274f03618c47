//! Logistic regression over hashed features, several yes-or-no questions at once, by FTRL-proximal (McMahan et al. 2013): weights that
//! earn nothing stay zero.

use casus_events::judge::linear::{Linear, Seen};

use super::choice;
use crate::random::Random;

/// An example. Answers are 0 for no, 1 for yes, not a number where the question is not asked.
pub struct Example<'f> {
    pub seen: Seen<'f>,
    pub answers: Vec<f32>,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    /// Features share rows where the first so many bits of their hashes agree.
    pub bits: u32,
    pub passes: usize,
    pub rate: f32,
    pub l1: f32,
    pub l2: f32,
}

/// A gradient this small teaches nothing worth the time.
const SMALL: f32 = 1e-4;

/// Learns the answers of `outputs` questions, and rounds the weights as they ship.
pub fn learn(examples: &[Example<'_>], outputs: usize, course: Course) -> Linear {
    Linear::round(course.bits, outputs, &learn_weights(examples, outputs, course))
}

/// Learns the answers of `outputs` questions: for each row a weight for each question.
pub fn learn_weights(examples: &[Example<'_>], outputs: usize, course: Course) -> Vec<f32> {
    let size = outputs << course.bits;
    let (mut z, mut n, mut weights) = (vec![0.0_f32; size], vec![0.0_f32; size], vec![0.0_f32; size]);
    let row = |feature: u32| (feature >> (32 - course.bits)) as usize * outputs;
    let mut random = Random::new(7);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut said = vec![0.0_f32; outputs];
    for _ in 0..course.passes {
        random.shuffle(&mut order);
        for &at in &order {
            let Example { seen, answers } = &examples[at];
            said.fill(0.0);
            for (feature, value) in seen.values() {
                said.iter_mut().zip(&weights[row(feature)..]).for_each(|(said, weight)| *said += value * weight);
            }
            for (output, (said, answer)) in said.iter().zip(answers).enumerate() {
                let gradient = 1.0 / (1.0 + (-said).exp()) - answer;
                if gradient.is_nan() || gradient.abs() < SMALL {
                    continue;
                }
                for (feature, value) in seen.values() {
                    let at = row(feature) + output;
                    weights[at] = step(gradient * value, weights[at], &mut z[at], &mut n[at], course);
                }
            }
        }
    }
    weights
}

/// Learns which candidates of a group are right, each beside the others of its group, and rounds the weights as they ship.
pub fn learn_choice(groups: &[Vec<(Seen<'_>, bool)>], course: Course) -> Linear {
    let size = 1 << course.bits;
    let (mut z, mut n, mut weights) = (vec![0.0_f32; size], vec![0.0_f32; size], vec![0.0_f32; size]);
    let row = |feature: u32| (feature >> (32 - course.bits)) as usize;
    let mut random = Random::new(7);
    let mut order: Vec<usize> = (0..groups.len()).collect();
    for _ in 0..course.passes {
        random.shuffle(&mut order);
        for group in order.iter().map(|at| &groups[*at]) {
            let sum = |seen: &Seen<'_>| seen.values().map(|(feature, value)| value * weights[row(feature)]).sum::<f32>();
            let sums: Vec<f32> = group.iter().map(|(seen, _)| sum(seen)).collect();
            let right: Vec<bool> = group.iter().map(|(_, right)| *right).collect();
            for ((seen, _), [gradient, _]) in group.iter().zip(choice::slopes(&sums, &right)).filter(|(_, slope)| slope[0].abs() >= SMALL) {
                for (feature, value) in seen.values() {
                    let at = row(feature);
                    weights[at] = step(gradient * value, weights[at], &mut z[at], &mut n[at], course);
                }
            }
        }
    }
    Linear::round(course.bits, 1, &weights)
}

/// The new weight after a gradient.
fn step(gradient: f32, weight: f32, z: &mut f32, n: &mut f32, course: Course) -> f32 {
    let more = *n + gradient * gradient;
    *z += gradient - (more.sqrt() - n.sqrt()) / course.rate * weight;
    *n = more;
    if z.abs() <= course.l1 { 0.0 } else { (course.l1 * z.signum() - *z) / ((1.0 + more.sqrt()) / course.rate + course.l2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decides_is_learned_and_what_does_not_stays_zero() {
        let features: Vec<[u32; 2]> = (0..400_u32).map(|at| [(at % 2) << 31, (1 << 30) + ((at / 2 % 2) << 29)]).collect();
        let examples: Vec<Example<'_>> = features
            .iter()
            .enumerate()
            .map(|(at, features)| Example { seen: Seen::of(features), answers: vec![(at % 2) as f32, f32::NAN] })
            .collect();
        let linear = learn(&examples, 2, Course { bits: 3, passes: 5, rate: 0.1, l1: 0.5, l2: 1.0 });
        let yes = linear.sums(Seen::of(&[1 << 31]))[0];
        let no = linear.sums(Seen::of(&[0]))[0];
        assert!(yes > 1.0 && no < -1.0, "{yes} {no}");
        assert_eq!(linear.sums(Seen::of(&[1 << 31]))[1], 0.0, "a question that was never asked");
    }

    #[test]
    fn the_right_one_of_several_is_learned_by_what_sets_it_apart() {
        // a feature that all share, one of the right one, one of each wrong one
        let features: [[u32; 2]; 3] = [[0, 1 << 30], [0, 2 << 30], [0, 3 << 30]];
        let group: Vec<(Seen<'_>, bool)> = features.iter().enumerate().map(|(at, features)| (Seen::of(features), at == 1)).collect();
        let linear = learn_choice(&vec![group; 200], Course { bits: 2, passes: 5, rate: 0.1, l1: 0.5, l2: 1.0 });
        let sums = features.map(|features| linear.sums(Seen::of(&features))[0]);
        assert!(sums[1] > sums[0] + 1.0 && sums[1] > sums[2] + 1.0, "{sums:?}");
        assert_eq!(linear.sums(Seen::of(&[0])), [0.0], "what all share tells nothing apart");
    }
}
