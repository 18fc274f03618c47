//! Logistic regression over hashed features, several yes-or-no questions at once, by FTRL-proximal (McMahan et al. 2013): weights that
//! earn nothing stay zero.

use casus_events::judge::linear::{Linear, Seen};

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
}
