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
    let read = |row: Row<'_>| Ok((row.line, read_actor(&row, bare)?));
    rows.map(|row| row.and_then(read)).collect()
}

fn read_actor(row: &Row<'_>, bare: bool) -> Result<Actor, AtlasError> {
    // ties name ids in a list, with commas
    let id = row.cell(0);
    if id.is_empty() || id.contains(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '|')) {
        return Err(row.error(id, "an id without spaces, commas and bars"));
    }
    if row.cell(1).is_empty() {
        return Err(row.error("", format!("a name to show for {id}")));
    }
    let mut countries = row
        .list(3)
        .map(|code| Iso3::new(code).ok_or_else(|| row.error(code, "ISO codes of three capital letters, or nothing")))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter();
    Ok(Actor {
        id: format!("casus:{id}"),
        name: row.text(1),
        class: read_class(row, row.cell(2))?,
        country: countries.next(),
        also_in: countries.collect(),
        aliases: row.list(4).map(|alias| read_alias(alias).into()).collect(),
        roles: row.list(5).map(|role| read_role(row, role)).collect::<Result<_, _>>()?,
        founded: row.date(6)?,
        defunct: row.date(7)?,
        ties: row.list(8).map(|tie| read_tie(row, tie)).collect::<Result<_, _>>()?,
        schemes: if bare { Schemes::default() } else { read_schemes(row)? },
        source: row.text(if bare { 9 } else { 10 }),
    })
}

/// A name as a table writes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spelling<'a> {
    pub(crate) name: &'a str,
    pub(crate) exact_case: bool,
    pub(crate) yields: bool,
}

impl From<Spelling<'_>> for Alias {
    fn from(spelling: Spelling<'_>) -> Alias {
        Alias { name: spelling.name.to_owned(), exact_case: spelling.exact_case, yields: spelling.yields }
    }
}

impl<'a> From<&'a Alias> for Spelling<'a> {
    fn from(alias: &'a Alias) -> Spelling<'a> {
        Spelling { name: &alias.name, exact_case: alias.exact_case, yields: alias.yields }
    }
}

/// A leading `~` lets others bear the name first; a leading `=` asks for the case as written, and so does an acronym of two letters.
pub(crate) fn read_alias(text: &str) -> Spelling<'_> {
    let (text, yields) = text.strip_prefix('~').map_or((text, false), |name| (name, true));
    let (name, marked) = text.strip_prefix('=').map_or((text, false), |name| (name, true));
    let short = name.len() <= 2 && name.chars().all(char::is_uppercase);
    Spelling { name, exact_case: marked || short, yields }
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
            return Err(row.error(entry, "acled,1 to acled,8, plover, and a sector such as REB, or ucdp, and the side's name"));
        }
    }
    Ok(schemes)
}
