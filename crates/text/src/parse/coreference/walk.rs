//! Goes through the mentions of a text in order; each begins an entity or joins one.

use super::entities::Entities;
use super::pairs;
use super::profile::Kind;
use super::scene::Scene;

/// What a mention may do: begin an entity, or join one of those before it.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// The mention's position.
    pub mention: usize,
    /// The number its entity will have if it begins one.
    pub fresh: usize,
    /// Rows for beginning one.
    pub alone: &'a [u32],
    /// Entities it may join, with the latest mention of each.
    pub links: &'a [(usize, usize)],
    rows: &'a [u32],
    ends: &'a [usize],
}

impl Options<'_> {
    /// Rows for joining the `nth` of the links.
    pub fn rows(&self, nth: usize) -> &[u32] {
        let start = if nth == 0 { 0 } else { self.ends[nth - 1] };
        &self.rows[start..self.ends[nth]]
    }
}

/// Lets `choose` say for every mention in order which of its links to take, or none; gives the entity of each mention.
pub fn walk(scene: &Scene, mut choose: impl FnMut(&Options) -> Option<usize>) -> Vec<usize> {
    let profiles = &scene.profiles;
    let mut entities = Entities::default();
    let mut of = Vec::with_capacity(profiles.len());
    let (mut found, mut links, mut alone, mut rows, mut ends) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, profile) in profiles.iter().enumerate() {
        links.clear();
        alone.clear();
        rows.clear();
        ends.clear();
        if profile.kind != Kind::Someone {
            entities.candidates(profile, profiles, &mut found);
            pairs::alone(profile, &entities, found.len(), &mut alone);
            for (rank, &entity) in found.iter().enumerate() {
                let known = &entities.all[entity];
                pairs::link(profile, known, rank, profiles, &mut rows);
                links.push((entity, known.last));
                ends.push(rows.len());
            }
        }
        let options = Options { mention: at, fresh: entities.all.len(), alone: &alone, links: &links, rows: &rows, ends: &ends };
        let chosen = choose(&options).and_then(|nth| links.get(nth)).map(|&(entity, _)| entity);
        of.push(entities.add(at, profiles, chosen));
    }
    of
}
