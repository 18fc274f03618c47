//! Learns, line by line, whether a judgement lies above it.

use super::data::Judged;
use casus_events::judge::factuality::{Factuality, LINES};

use crate::learn::linear::{self, Course, Example};

pub const COURSE: Course = Course { bits: 18, passes: 6, rate: 0.05, l1: 0.3, l2: 3.0 };

/// What is learned from these words.
pub fn learn(judged: &[&Judged], course: Course) -> Factuality {
    let answers = |label: f32| LINES.iter().map(|line| f32::from(u8::from(label > *line))).collect();
    let examples: Vec<Example<'_>> = judged.iter().map(|one| Example { seen: one.sight.seen(), answers: answers(one.label) }).collect();
    let labels: Vec<f32> = judged.iter().map(|one| one.label).collect();
    Factuality::new(linear::learn(&examples, LINES.len(), course), &labels)
}
