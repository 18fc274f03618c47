//! What is held of all names of a report after a look: the ground of the next one.

use super::scene::{Scene, Seen};
use casus_atlas::Iso3;

/// A place that a name of the report may well mean.
#[derive(Clone, Debug)]
pub(super) struct Live {
    pub name: usize,
    pub seen: Seen,
    pub chance: f32,
    /// What the name counts: more where it stands more often.
    pub weight: f32,
}

/// The chances of all candidates of all mentions, and what follows.
#[derive(Clone, Debug, Default)]
pub(super) struct Beliefs {
    /// Mention by mention, candidate by candidate.
    pub chances: Vec<Vec<f32>>,
    /// Candidates that are not out of the question, name by name.
    pub live: Vec<Live>,
    /// Mention by mention, how close each name stands to it in the text: 1 right beside, 0 far away.
    pub near: Vec<Vec<f32>>,
    /// The countries that the publisher files the report under.
    pub filed: Vec<Iso3>,
}

/// Below this a place is out of the question.
const LEAST: f32 = 0.05;
/// So many bytes away a name counts half.
const CLOSE: f32 = 120.0;

impl Beliefs {
    pub fn of(scene: &Scene, chances: Vec<Vec<f32>>, filed: &[Iso3]) -> Beliefs {
        let mut live = Vec::new();
        for (number, name) in scene.names.iter().enumerate() {
            let weight = 1.0 + (name.mentions.len() as f32).ln();
            for (at, seen) in name.seen.iter().enumerate() {
                let sum: f32 = name.mentions.iter().map(|mention| chances[*mention][at]).sum();
                let chance = sum / name.mentions.len() as f32;
                if chance >= LEAST {
                    live.push(Live { name: number, seen: seen.clone(), chance, weight });
                }
            }
        }
        Beliefs { near: closeness(scene), chances, live, filed: filed.to_vec() }
    }

    /// 1 where the publisher files the report under this country.
    pub fn report_of(&self, country: Option<Iso3>) -> f32 {
        f32::from(u8::from(country.is_some_and(|country| self.filed.contains(&country))))
    }
}

fn closeness(scene: &Scene) -> Vec<Vec<f32>> {
    let one = |mention: &super::scene::Mention| {
        let mut near = vec![0.0_f32; scene.names.len()];
        for other in &scene.mentions {
            let (a, b) = (mention.toponym.words, other.toponym.words);
            let gap = a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end)) as f32;
            let same = if mention.sentence == other.sentence { 1.0 } else { 0.4 };
            near[other.name] = near[other.name].max(same * CLOSE / (CLOSE + gap));
        }
        near
    };
    scene.mentions.iter().map(one).collect()
}
