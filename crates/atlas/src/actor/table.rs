//! Reads `actors.tsv`, row by row.

use super::{Actor, ActorClass, Alias, Relation, Role, Schemes, Tie};
use crate::error::AtlasError;
use crate::place::Iso3;
use crate::tsv::{self, Row};

pub(crate) const TABLE: &str = "actors.tsv";
const COLUMNS: [&str; 11] = ["id", "name", "class", "country", "aliases", "roles", "founded", "defunct", "ties", "schemes", "source"];
/// The columns without `schemes`, as the table was first; still read.
pub(crate) const BARE: [&str; 10] = ["id", "name", "class", "country", "aliases", "roles", "founded", "defunct", "ties", "source"];

/// Reads the table of actors: each with the line it stands on.
pub(crate) fn read(text: &str) -> Result<Vec<(usize, Actor)>, AtlasError> {
    let header = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or_default();
    let bare = header.split('\t').count() == BARE.len();
    let rows = tsv::rows(TABLE, text, if bare { &BARE } else { &COLUMNS })?;
    rows.iter().map(|row| Ok((row.line, read_actor(row, bare)?))).collect()
}

fn read_actor(row: &Row<'_>, bare: bool) -> Result<Actor, AtlasError> {
    let mut countries = row
        .list(3)
        .iter()
        .map(|code| Iso3::new(code).ok_or_else(|| row.error(code, "ISO codes of three capital letters, or nothing")))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter();
    Ok(Actor {
        id: format!("casus:{}", row.cell(0)),
        name: row.text(1),
        class: read_class(row, row.cell(2))?,
        country: countries.next(),
        also_in: countries.collect(),
        aliases: row.list(4).iter().map(|alias| read_alias(alias)).collect(),
        roles: row.list(5).iter().map(|role| read_role(row, role)).collect::<Result<_, _>>()?,
        founded: row.date(6)?,
        defunct: row.date(7)?,
        ties: row.list(8).iter().map(|tie| read_tie(row, tie)).collect::<Result<_, _>>()?,
        schemes: if bare { Schemes::default() } else { read_schemes(row)? },
        source: row.text(if bare { 9 } else { 10 }),
    })
}

/// A leading `~` lets others bear the name first; a leading `=` asks for the case as written, and so does an acronym of two letters.
pub(crate) fn read_alias(text: &str) -> Alias {
    let (text, yields) = text.strip_prefix('~').map_or((text, false), |name| (name, true));
    let (name, marked) = text.strip_prefix('=').map_or((text, false), |name| (name, true));
    let short = name.len() <= 2 && name.chars().all(char::is_uppercase);
    Alias { name: name.to_owned(), exact_case: marked || short, yields }
}

fn read_class(row: &Row<'_>, word: &str) -> Result<ActorClass, AtlasError> {
    ActorClass::from_word(word).ok_or_else(|| row.error(word, "a class of actors such as rebel_group"))
}

/// `class,from,to` with either date left empty.
fn read_role(row: &Row<'_>, text: &str) -> Result<Role, AtlasError> {
    let mut parts = text.split(',');
    let class = read_class(row, parts.next().unwrap_or_default())?;
    let from = row.as_date(parts.next().unwrap_or_default())?;
    let to = row.as_date(parts.next().unwrap_or_default())?;
    Ok(Role { class, from, to })
}

/// `relation,id,from,to` with either date left empty.
fn read_tie(row: &Row<'_>, text: &str) -> Result<Tie, AtlasError> {
    let mut parts = text.split(',');
    let word = parts.next().unwrap_or_default();
    let relation = Relation::from_word(word).ok_or_else(|| row.error(word, "a relation such as part_of or renamed_from"))?;
    let actor = format!("casus:{}", parts.next().unwrap_or_default());
    let from = row.as_date(parts.next().unwrap_or_default())?;
    let to = row.as_date(parts.next().unwrap_or_default())?;
    Ok(Tie { relation, actor, from, to })
}

/// `acled,3`, `ucdp,Name of the side`, `plover,REB`.
fn read_schemes(row: &Row<'_>) -> Result<Schemes, AtlasError> {
    let mut schemes = Schemes::default();
    for entry in row.list(9) {
        let known = entry.split_once(',').is_some_and(|(scheme, value)| schemes.set(scheme, value));
        if !known {
            return Err(row.error(&entry, "acled,1 to acled,8, plover, and a sector such as REB, or ucdp, and the side's name"));
        }
    }
    Ok(schemes)
}
