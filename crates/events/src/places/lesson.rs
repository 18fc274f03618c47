//! What those who learn placing need of a report: the rows that settling sees, look by look. Not for others.

use super::belief::Beliefs;
use super::model::rows;
use super::near::{self, Anchor};
use super::scene::{Scene, Words};
use super::settle::{choose, filed_under};
use super::toponym::Toponym;
use casus_atlas::{Atlas, Iso3, PlaceIdx};
use casus_text::Report;

/// A report's names on their way through the looks.
#[derive(Clone, Debug)]
pub struct Lesson {
    scene: Scene,
    filed: Vec<Iso3>,
    beliefs: Option<Beliefs>,
}

impl Lesson {
    /// The names of a report, before any look.
    pub fn of(atlas: &Atlas, report: &Report, words: &Words, toponyms: &[Toponym], beside: &[Toponym]) -> Lesson {
        let scene = Scene::of(atlas, &report.text, words, toponyms, beside);
        Lesson { scene, filed: filed_under(atlas, report), beliefs: None }
    }

    /// The mentions in order, whether they are asked for, and their candidates.
    pub fn mentions(&self) -> Vec<(Toponym, bool, Vec<PlaceIdx>)> {
        let one = |at: usize| {
            let mention = &self.scene.mentions[at];
            (mention.toponym, mention.asked.is_some(), self.scene.seen(at).iter().map(|seen| seen.place).collect())
        };
        (0..self.scene.mentions.len()).map(one).collect()
    }

    /// What the next look sees of all candidates of all mentions, one after the other.
    pub fn rows(&self) -> Vec<Vec<f32>> {
        rows(&self.scene, self.beliefs.as_ref())
    }

    /// Takes what a look said: mention by mention, candidate by candidate.
    pub fn believe(&mut self, chances: Vec<Vec<f32>>) {
        self.beliefs = Some(Beliefs::of(&self.scene, chances, &self.filed));
    }

    /// What is held of the candidates now, mention by mention; nothing before a look.
    pub fn chances(&self) -> Vec<Vec<f32>> {
        self.beliefs.as_ref().map(|beliefs| beliefs.chances.clone()).unwrap_or_default()
    }

    /// The candidate that a mention means by what is held now, and what that says; see [`super::settle()`].
    pub fn choose(&self, mention: usize) -> Option<(usize, f32)> {
        self.beliefs.as_ref().and_then(|beliefs| choose(&self.scene, mention, beliefs))
    }

    /// Mention by mention, the places near which it may be, with what is seen of them; nothing before a look.
    pub fn anchors(&self) -> Vec<Vec<(PlaceIdx, Vec<f32>)>> {
        let Some(beliefs) = &self.beliefs else { return Vec::new() };
        let one = |anchor: Anchor| (anchor.seen.place, anchor.row);
        (0..self.scene.mentions.len()).map(|at| near::anchors(&self.scene, at, beliefs).into_iter().map(one).collect()).collect()
    }
}
