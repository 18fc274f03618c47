//! What must be true of the whole table of actors: periods run forward and do not overlap, ties lead somewhere, and no two actors bear
//! one name at one time in one country.

use super::dates::{Period, overlap, runs_backwards};
use super::{Actor, TABLE};
use crate::error::AtlasError;
use crate::fold::fold;

/// Checks the rows by themselves; `is_known` says whether an id is that of an actor, derived ones included.
pub(crate) fn check(rows: &[(usize, Actor)], is_known: impl Fn(&str) -> bool) -> Result<(), AtlasError> {
    for (line, actor) in rows {
        periods(*line, actor)?;
        if let Some(tie) = actor.ties.iter().find(|tie| !is_known(&tie.actor)) {
            let bare = tie.actor.trim_start_matches("casus:");
            return Err(AtlasError::new(TABLE, *line, bare, "a tie to an id of the table, or to gov-, mil- or pol- and a country's code"));
        }
    }
    Ok(())
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

/// An actor who bears a name, the line of its row, and the letters where their case matters.
pub(crate) type Bearer<'a> = (usize, &'a Actor, Option<&'a str>);

/// A name has one holder at a time in a country; `~` before it says which of two yields. `key` is the name folded, `bearers` are in the
/// order of their lines.
pub(crate) fn check_bearers(key: &str, bearers: &[Bearer<'_>]) -> Result<(), AtlasError> {
    for (at, (line, actor, exact)) in bearers.iter().enumerate() {
        let clashes = |(_, other, kept): &&Bearer<'_>| {
            let written_apart = kept.is_some() && exact.is_some() && kept != exact;
            other.country == actor.country && !written_apart && overlap(lifetime(other), lifetime(actor))
        };
        let Some((_, other, _)) = bearers[..at].iter().find(clashes) else { continue };
        let alias = actor.aliases.iter().find(|alias| fold(&alias.name) == key);
        let name = alias.map_or(&actor.name, |alias| &alias.name);
        let until = |day: &Option<String>, open: &str| day.clone().unwrap_or_else(|| open.to_owned());
        let expected = format!(
            "one holder of a name at a time in a country, but {} bears it too ({} to {}): give one of them other dates, or write \"~{name}\" where it yields",
            other.id.trim_start_matches("casus:"),
            until(&other.founded, "ever"),
            until(&other.defunct, "today"),
        );
        return Err(AtlasError::new(TABLE, *line, name, expected));
    }
    Ok(())
}
