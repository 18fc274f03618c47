//! Dictionaries of actors as rows of our own table of actors.

use super::actors::{ActorEntry, Actors, DatedCode};
use super::beside::{Beside, Span};
use super::bodies::{capitals, is_body, other_names};
use super::codes::class_of_code;
use crate::actor::{ActorClass, BARE};
use std::collections::BTreeSet;

/// A table of actors made from dictionaries, and what was left out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The rows: tab-separated, without a header.
    rows: String,
    ids: BTreeSet<String>,
    /// How many actors it has.
    pub actors: usize,
    /// Names of countries and towns, which are the atlas's places.
    pub places: usize,
    /// Persons without a dated office of a state; they are never in our tables.
    pub persons: usize,
    /// Names that may be a person's or a body's, or whose code stands for no class of ours.
    pub unclear: usize,
    /// Other names of bodies that may be a person's.
    pub others: usize,
    /// Names that another actor of the country bears in the same time, in our table or in an earlier row.
    pub known: usize,
}

/// Why an entry is no row.
enum Left {
    Place,
    Person,
    Unclear,
    Known,
}

/// One row before it is written.
struct Row<'a> {
    class: ActorClass,
    country: &'a str,
    life: Span,
    ties: String,
}

impl Import {
    /// Adds rows for the actors of a dictionary, with `source` ("PETRARCH dictionary …") in the last column; `beside` is what the rows will
    /// stand beside.
    ///
    /// Bodies are taken with their names; a person only where a dated code gives an office of a state, and then for the time of that office
    /// alone, as our own table has it. Names of countries and towns are left out, and so is whatever could be a private person's name.
    pub fn add(&mut self, actors: &Actors, source: &str, beside: &mut Beside) {
        for entry in &actors.entries {
            let row =
                if entry.codes.iter().any(DatedCode::is_dated) && !is_body(entry) { holder(entry, beside) } else { body(entry, beside) };
            match row.and_then(|row| self.write(entry, &row, source, beside)) {
                Ok(()) => self.actors += 1,
                Err(Left::Place) => self.places += 1,
                Err(Left::Person) => self.persons += 1,
                Err(Left::Unclear) => self.unclear += 1,
                Err(Left::Known) => self.known += 1,
            }
        }
    }

    /// The whole table, with its header.
    pub fn table(&self) -> String {
        BARE.join("\t") + "\n" + &self.rows
    }

    fn write(&mut self, entry: &ActorEntry, row: &Row<'_>, source: &str, beside: &mut Beside) -> Result<(), Left> {
        let name = capitals(&entry.name);
        if name.is_empty() {
            return Err(Left::Unclear);
        }
        if !beside.claim(&name, row.country, &row.life) {
            return Err(Left::Known);
        }
        let all: Vec<&str> = entry.written.iter().skip(1).map(String::as_str).collect();
        let others = if row.class == ActorClass::Person { all.clone() } else { other_names(entry) };
        self.others += all.len() - others.len();
        let aliases = others.into_iter().map(capitals).filter(|alias| !alias.is_empty() && beside.claim(alias, row.country, &row.life));
        let aliases = aliases.collect::<Vec<_>>().join("|");
        let [founded, defunct] = [row.life.from, row.life.to].map(|day| day.map(|day| day.to_string()).unwrap_or_default());
        let id = self.free_id(&entry.name);
        let source = source.replace(char::is_control, " ");
        let cells = [&id, &name, row.class.word(), row.country, &aliases, "", &founded, &defunct, &row.ties, &source];
        self.rows += &(cells.join("\t") + "\n");
        Ok(())
    }

    /// An id of letters, digits and hyphens that no other row has.
    fn free_id(&mut self, name: &str) -> String {
        let plain: String = name.to_lowercase().chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
        let plain = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        let numbered = (2_usize..).map(|number| format!("petrarch-{plain}-{number}"));
        let mut all = std::iter::once(format!("petrarch-{plain}")).chain(numbered);
        let id = all.find(|id| !self.ids.contains(id)).unwrap_or(plain);
        self.ids.insert(id.clone());
        id
    }
}

/// A holder of public office, with the days of the offices.
fn holder<'a>(entry: &'a ActorEntry, beside: &Beside) -> Result<Row<'a>, Left> {
    let office = |code: &'a DatedCode| {
        let body = match class_of_code(&code.code).filter(|class| class.is_state() || *class == ActorClass::Court)? {
            ActorClass::Military => "mil",
            ActorClass::Police => "pol",
            _ => "gov",
        };
        let state = beside.country(&code.code).filter(|_| code.is_dated())?;
        Some((state, body, Span { from: code.from, to: code.to }))
    };
    let mut offices: Vec<(&str, &str, Span)> = entry.codes.iter().filter_map(office).collect();
    offices.sort_by_key(|(_, _, span)| span.from);
    let mut held: Vec<(&str, &str, Span)> = Vec::new();
    for (state, body, span) in offices {
        match held.iter_mut().find(|(other, at, before)| (*other, *at) == (state, body) && before.touches(&span)) {
            Some((_, _, before)) => before.take_in(&span),
            None => held.push((state, body, span)),
        }
    }
    let (country, _, first) = held.last().ok_or(Left::Person)?.clone();
    let mut life = first;
    held.iter().for_each(|(_, _, span)| life.take_in(span));
    let day = |day: Option<super::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let ties = held.iter().map(|(state, body, span)| format!("office_of,{body}-{state},{},{}", day(span.from), day(span.to)));
    Ok(Row { class: ActorClass::Person, country, life, ties: ties.collect::<Vec<_>>().join("|") })
}

fn body<'a>(entry: &'a ActorEntry, beside: &Beside) -> Result<Row<'a>, Left> {
    let code = entry.codes.last().map_or("---", |code| &code.code);
    if code.len() == 3 && beside.country(code).is_some() && !is_body(entry) {
        return Err(Left::Place);
    }
    let class = class_of_code(code).filter(|_| is_body(entry)).ok_or(Left::Unclear)?;
    Ok(Row { class, country: beside.country(code).unwrap_or_default(), life: Span::default(), ties: String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTRIES: &str = "# made\niso2\tiso3\tname\nAR\tARD\tArden\nMK\tMRK\tMark\n";
    const ACTORS: &str = "id\tname\tcountry\taliases\nfen\tFen Union\tARD\tFU|=Fen\n";

    fn import(files: &[&str]) -> Import {
        let (mut import, mut beside) = (Import::default(), Beside::of(COUNTRIES, ACTORS));
        for file in files {
            let mut actors = Actors::default();
            assert_eq!(actors.add("own.txt", file), []);
            import.add(&actors, "own", &mut beside);
        }
        import
    }

    #[track_caller]
    fn check(file: &str, expected: &[&str]) {
        let table = import(&[file]).table();
        let rows = table.lines().skip(1).map(|row| row.trim_end_matches("\town").replace('\t', ";"));
        assert_eq!(rows.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn bodies() {
        let row = "petrarch-lake-party-of-arden;Lake Party of Arden;party;ARD;LPA|Lake-Men Party;;;;";
        check("LAKE_PARTY_OF_ARDEN [ARDOPP]\n+LPA\n+LAKE-MEN_PARTY_", &[row]);
        check("WORLD_RAIN_UNION [IGORNU]", &["petrarch-world-rain-union;World Rain Union;international_organisation;;;;;;"]);
    }

    #[test]
    fn persons_only_with_an_office_and_for_its_days() {
        let row =
            "petrarch-ilse-vast;Ilse Vast;person;ARD;;;1990-01-01;;office_of,gov-ARD,1990-01-01,1994-12-31|office_of,mil-ARD,1995-01-01,";
        check("ILSE_VAST\n\t[ARDELI <891231]\n\t[ARDGOV 900101-941231]\n\t[ARDMIL >950101]", &[row]);
        check("TOM_RUN\n\t[ARDELI 900101-941231]", &[]);
        check("TOM_RUN\n\t[XXXGOV 900101-941231]", &[]);
        check("TOM_RUN [ARDREB]", &[]);
    }

    #[test]
    fn offices_that_reach_into_one_another_are_one() {
        let row = "petrarch-ilse-vast;Ilse Vast;person;ARD;;;1990-01-01;1999-12-31;office_of,gov-ARD,1990-01-01,1999-12-31";
        check("ILSE_VAST\n\t[ARDGOV 930101-991231]\n\t[ARDLEG 900101-941231]", &[row]);
    }

    #[test]
    fn a_name_has_one_holder_at_a_time_in_a_country() {
        check("FEN_UNION [ARDOPP]", &[]);
        check("FEN_UNION [MRKOPP]\n+FU", &["petrarch-fen-union;Fen Union;party;MRK;FU;;;;"]);
        check("OLD_UNION [ARDOPP]\n+FU", &["petrarch-old-union;Old Union;party;ARD;;;;;"]);
        let twice = ["LAKE_FRONT [ARDREB]", "LAKE_FRONT [MRKREB]\n", "LAKE_FRONT [ARDOPP]"];
        let import = import(&twice);
        let table = import.table();
        let ids: Vec<_> = table.lines().skip(1).map(|row| row.split('\t').next().unwrap_or_default()).collect();
        assert_eq!((ids, import.actors, import.known), (vec!["petrarch-lake-front", "petrarch-lake-front-2"], 2, 1));
    }

    #[test]
    fn a_name_stays_in_its_cell() {
        check("LAKE\tFRONT [ARDREB]\n+LAKE|OLD_PARTY", &["petrarch-lake-front;Lake Front;rebel_group;ARD;Lake Old Party;;;;"]);
        let (mut import, mut actors) = (Import::default(), Actors::default());
        assert_eq!(actors.add("own.txt", "LAKE_FRONT [ARDREB]"), []);
        import.add(&actors, "own\tfile", &mut Beside::of(COUNTRIES, ACTORS));
        assert!(import.table().ends_with("\town file\n"));
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let import = import(&["ARDEN [ARD]\nTOM_RUN\n\t[ARDELI 900101-941231]\nTOM_RUN [ARDREB]\nLAKE_FRONT [ARDREB]"]);
        assert_eq!((import.actors, import.places, import.persons, import.unclear), (1, 1, 1, 1));
    }
}
