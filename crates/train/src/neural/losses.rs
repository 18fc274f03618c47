//! Masks of dropout, the bend of hidden values, and the surprise that training lowers.

use casus_text::net::curves::exp;

use super::belief::Belief;
use super::weights::uniform;
use crate::random::Random;

/// How much of a value below zero is kept.
const LEAK: f32 = 0.1;

/// Factors that leave out `share` of the values and raise the others to make up for it.
pub fn mask(count: usize, share: f32, random: &mut Random) -> Vec<f32> {
    if share <= 0.0 {
        return vec![1.0; count];
    }
    let raised = 1.0 / (1.0 - share);
    (0..count).map(|_| if uniform(random) * 0.5 + 0.5 < share { 0.0 } else { raised }).collect()
}

/// Bends values below zero towards it.
pub fn leak(values: &mut [f32]) {
    values.iter_mut().for_each(|value| *value = value.max(LEAK * *value));
}

/// The way of a gradient back through [`leak`], of which `values` came out.
pub fn unleak(gradient: &mut [f32], values: &[f32]) {
    gradient.iter_mut().zip(values).for_each(|(gradient, value)| {
        if *value < 0.0 {
            *gradient *= LEAK;
        }
    });
}

/// Adds all rows of `values` to `sum`.
pub fn add_rows(values: &[f32], sum: &mut [f32]) {
    for row in values.chunks_exact(sum.len()) {
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }
}

/// The chances of choices with these scores.
pub fn chances(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut chances: Vec<f32> = scores.iter().map(|score| exp(score - most)).collect();
    let sum: f32 = chances.iter().sum();
    chances.iter_mut().for_each(|chance| *chance /= sum);
    chances
}

/// The surprise (in nats) at what is believed under the scores; writes its gradient, times `share`.
pub fn surprise(scores: &[f32], belief: &Belief, share: f32, gradient: &mut [f32]) -> f64 {
    let found = chances(scores);
    gradient.iter_mut().zip(&found).for_each(|(to, chance)| *to = share * chance);
    let mut loss = 0.0;
    for (right, weight) in belief.chances() {
        gradient[right] -= share * weight;
        loss -= f64::from(weight * found[right].max(1e-9).ln());
    }
    loss
}

/// The surprise at all of `beliefs`, each about as many of the scores; with its gradient.
pub fn surprises(scores: &[f32], beliefs: &[Belief], share: f32) -> (f64, Vec<f32>) {
    let mut gradient = vec![0.0; scores.len()];
    let width = scores.len() / beliefs.len();
    let rows = scores.chunks_exact(width).zip(gradient.chunks_exact_mut(width)).zip(beliefs);
    let loss = rows.map(|((scores, gradient), belief)| surprise(scores, belief, share, gradient)).sum();
    (loss, gradient)
}
