//! Learns, line by line, whether a judgement lies above it.

use super::data::Judged;
use casus_events::judge::factuality::{Factuality, LINES};

use crate::learn::linear::{self, Course, Example};

const COURSE: Course = Course { bits: 18, passes: 6, rate: 0.05, l1: 0.3, l2: 3.0 };

/// What is learned from these words.
pub fn learn(judged: &[&Judged]) -> Factuality {
    let answers = |label: f32| LINES.iter().map(|line| f32::from(u8::from(label > *line))).collect();
    let examples: Vec<Example<'_>> = judged.iter().map(|one| Example { seen: one.sight.seen(), answers: answers(one.label) }).collect();
    let labels: Vec<f32> = judged.iter().map(|one| one.label).collect();
    Factuality::new(linear::learn(&examples, LINES.len(), COURSE), &labels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use casus_events::judge::factuality::Sight;

    /// Words judged by one feature are told near the mean of their judgements.
    #[test]
    fn judgements_are_told_near_their_mean() {
        let word = |at: usize| {
            let low = at.is_multiple_of(2);
            let label = if low { -3.0 + (at % 4) as f32 / 4.0 } else { 2.75 };
            let sight = Sight { features: vec![if low { 1 << 31 } else { 1 << 29 }], around: vec![] };
            Judged { sentence: at, sight, label, word: String::new(), tag: String::new(), text: String::new() }
        };
        let all: Vec<Judged> = (0..6000).map(word).collect();
        let model = learn(&all.iter().collect::<Vec<_>>());
        let (low, high) = (model.score(&all[0].sight), model.score(&all[1].sight));
        assert!((low + 2.75).abs() < 0.4 && (high - 2.75).abs() < 0.4, "{low} {high}");
    }
}
