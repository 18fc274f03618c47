//! CEAF-REE: entities of all templates of a document thrown together, role by role, as GRIT counts them.

use super::align::Counts;
use super::gold::Roles;
use super::templates::Template;
use crate::evaluate::matching::assign;
use std::collections::BTreeMap;

/// Counts of one document.
pub(super) fn count(templates: &[Template], gold: &Roles) -> Counts {
    let mut counts = Counts::default();
    for (role, gold) in gold.iter().enumerate() {
        let mut entities: Vec<&String> = Vec::new();
        for entity in templates.iter().flat_map(|template| &template.roles[role]) {
            if !entities.contains(&entity) {
                entities.push(entity);
            }
        }
        let fits = entities.iter().enumerate().flat_map(|(at, entity)| {
            let fitting = gold.iter().enumerate().filter(move |(_, strings)| strings.contains(*entity));
            fitting.map(move |(to, _)| ((at, to), 1.0))
        });
        let hits = assign(&fits.collect::<BTreeMap<_, _>>()).len();
        counts.add(role, [hits, entities.len(), hits, gold.len()]);
    }
    counts
}
