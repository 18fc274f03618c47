//! What must be true of the whole table of actors: periods run forward and do not overlap, ties lead somewhere, and no two actors bear
//! one name at one time in one country.

use std::collections::HashMap;

use super::dates::{Period, overlap, runs_backwards};
use super::{Actor, TABLE};
use crate::error::AtlasError;
use crate::fold::fold;

/// Checks the rows; `is_known` says whether an id is that of an actor, derived ones included.
pub(crate) fn check(rows: &[(usize, Actor)], is_known: impl Fn(&str) -> bool) -> Result<(), AtlasError> {
    for (line, actor) in rows {
        periods(*line, actor)?;
        for tie in actor.ties.iter().filter(|tie| !is_known(&tie.actor)) {
            let bare = tie.actor.trim_start_matches("casus:");
            return Err(AtlasError::new(TABLE, *line, bare, "a tie to an id of the table, or to gov-, mil- or pol- and a country's code"));
        }
    }
    names(rows)
}

fn lifetime(actor: &Actor) -> Period<'_> {
    (actor.founded.as_deref(), actor.defunct.as_deref())
}

/// Periods run forward; what an actor was changes from one day to the next and is never two things.
fn periods(line: usize, actor: &Actor) -> Result<(), AtlasError> {
    let wrong = |found: &str, expected: String| Err(AtlasError::new(TABLE, line, found, expected));
    if let (Some(founded), Some(defunct)) = (&actor.founded, &actor.defunct)
        && runs_backwards(lifetime(actor))
    {
        return wrong(founded, format!("a day of founding that is not after the end, {defunct:?}"));
    }
    let told = |(from, to): Period<'_>| format!("{},{}", from.unwrap_or_default(), to.unwrap_or_default());
    let roles: Vec<_> = actor.roles.iter().map(|role| (role.class.word(), (role.from.as_deref(), role.to.as_deref()))).collect();
    let ties = actor.ties.iter().map(|tie| (tie.actor.trim_start_matches("casus:"), (tie.from.as_deref(), tie.to.as_deref())));
    for (what, period) in roles.iter().copied().chain(ties) {
        if runs_backwards(period) {
            return wrong(&format!("{what},{}", told(period)), "a period that does not end before it begins".to_owned());
        }
    }
    for (at, (class, period)) in roles.iter().enumerate() {
        if let Some((other, before)) = roles[..at].iter().find(|(_, before)| overlap(*before, *period)) {
            let found = format!("{class},{}", told(*period));
            return wrong(&found, format!("roles that follow one another; \"{other},{}\" reaches into this one", told(*before)));
        }
    }
    Ok(())
}

/// A name has one holder at a time in a country; `~` before it says which of two yields.
fn names(rows: &[(usize, Actor)]) -> Result<(), AtlasError> {
    let mut holders: HashMap<String, Vec<(&Actor, &str, bool)>> = HashMap::new();
    for (line, actor) in rows {
        let own = (actor.name.as_str(), false);
        let borne = actor.aliases.iter().filter(|alias| !alias.yields).map(|alias| (alias.name.as_str(), alias.exact_case));
        for (name, exact) in std::iter::once(own).chain(borne) {
            let others = holders.entry(fold(name)).or_default();
            let clashes = |(other, same, kept): &&(&Actor, &str, bool)| {
                let written_apart = *kept && exact && *same != name;
                other.id != actor.id && other.country == actor.country && !written_apart && overlap(lifetime(other), lifetime(actor))
            };
            if let Some((other, ..)) = others.iter().find(clashes) {
                let until = |day: &Option<String>, open: &str| day.clone().unwrap_or_else(|| open.to_owned());
                let expected = format!(
                    "one holder of a name at a time in a country, but {} bears it too ({} to {}): give one of them other dates, or write \"~{}\" where it yields",
                    other.id.trim_start_matches("casus:"),
                    until(&other.founded, "ever"),
                    until(&other.defunct, "today"),
                    name,
                );
                return Err(AtlasError::new(TABLE, *line, name, expected));
            }
            others.push((actor, name, exact));
        }
    }
    Ok(())
}
