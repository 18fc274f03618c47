//! Dictionaries of actors as rows of our own table of actors.

use super::actors::{ActorEntry, Actors, DatedCode};
use super::codes::class_of_code;
use crate::actor::ActorClass;
use std::collections::BTreeMap;

/// A table of actors made from dictionaries, and what was left out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The table: tab-separated, with its header.
    pub table: String,
    /// How many actors it has.
    pub actors: usize,
    /// Names of countries and towns, which are the atlas's places.
    pub places: usize,
    /// Persons without a dated office of a state; they are never in our tables.
    pub persons: usize,
    /// Names that may be a person's or a body's, or whose code stands for no class of ours.
    pub unclear: usize,
}

/// The columns of our table of actors.
const COLUMNS: [&str; 10] = ["id", "name", "class", "country", "aliases", "roles", "founded", "defunct", "ties", "source"];

/// Words that only names of bodies have.
const BODIES: &[&str] = &[
    "AGENCY", "AIRLINES", "ALLIANCE", "ARMED", "ARMY", "ASSEMBLY", "ASSOCIATION", "AUTHORITY", "BANK", "BATTALION", "BLOC", "BOARD",
    "BRIGADE", "BRIGADES", "BROADCASTING", "CABINET", "CARTEL", "CELL", "CENTER", "CENTRE", "CHURCH", "CLAN", "COALITION", "COMMAND",
    "COMMANDO", "COMMISSION", "COMMITTEE", "COMMONWEALTH", "COMMUNITY", "CONFEDERATION", "CONFERENCE", "CONGRESS", "CORPS", "COUNCIL",
    "COURT", "FACTION", "FEDERATION", "FIGHTERS", "FORCE", "FORCES", "FORUM", "FOUNDATION", "FRONT", "FUND", "GOVERNMENT", "GROUP", "GUARD",
    "GUARDS", "GUERRILLAS", "INITIATIVE", "INSTITUTE", "JIHAD", "JUNTA", "LEAGUE", "LIBERATION", "MAFIA", "MEDIA", "MILITANTS", "MILITARY",
    "MILITIA", "MINISTRY", "MISSION", "MOVEMENT", "NATIONS", "NAVY", "NEWS", "NEWSPAPER", "ORGANISATION", "ORGANIZATION", "PARLIAMENT",
    "PARTY", "PEACEKEEPERS", "POLICE", "RADIO", "REBELS", "REGIMENT", "RESISTANCE", "SECRETARIAT", "SENATE", "SOCIETY", "TELEVISION",
    "TRIBUNAL", "TROOPS", "TV", "UNION", "WATCH", "WING",
];

/// Rows for the actors of dictionaries, with `source` ("PETRARCH dictionary …") in the last column.
///
/// Bodies are taken with their names; a person only where a dated code gives an office of a state, and then with that office alone, as our own
/// table has it. Names of countries and towns are left out, and so is whatever could be a private person's name.
pub fn actor_rows(actors: &Actors, source: &str) -> Import {
    let mut import = Import { table: COLUMNS.join("\t") + "\n", ..Import::default() };
    let mut ids = BTreeMap::new();
    for entry in &actors.entries {
        let row = if entry.codes.iter().any(DatedCode::is_dated) && !is_body(entry) { holder(entry) } else { body(entry) };
        match row {
            Ok((class, country, ties)) => {
                let id = free_id(&entry.name, &mut ids);
                let (name, aliases) = (shown(&entry.name), entry.written.iter().skip(1).map(|name| shown(name)));
                let aliases = aliases.filter(|alias| *alias != name).collect::<Vec<_>>().join("|");
                let cells = [&id, &name, class.word(), country, &aliases, "", "", "", &ties, source];
                import.table += &(cells.join("\t") + "\n");
                import.actors += 1;
            }
            Err(Left::Place) => import.places += 1,
            Err(Left::Person) => import.persons += 1,
            Err(Left::Unclear) => import.unclear += 1,
        }
    }
    import
}

impl Import {
    /// Adds the rows of another import behind these; ids that both have get a number.
    pub fn add(&mut self, other: Import) {
        if self.table.is_empty() {
            *self = other;
            return;
        }
        let mut ids = BTreeMap::new();
        let rows = self.table.lines().skip(1).chain(other.table.lines().skip(1));
        let rows = rows.filter_map(|row| row.split_once('\t')).map(|(id, rest)| format!("{}\t{rest}\n", numbered(id, &mut ids)));
        self.table = COLUMNS.join("\t") + "\n" + &rows.collect::<String>();
        self.actors += other.actors;
        self.places += other.places;
        self.persons += other.persons;
        self.unclear += other.unclear;
    }
}

/// Why an entry is no row.
enum Left {
    Place,
    Person,
    Unclear,
}

fn is_body(entry: &ActorEntry) -> bool {
    let words = entry.names.iter().flat_map(|name| &name.words);
    words.into_iter().any(|word| BODIES.contains(&word.as_str()))
}

/// A holder of public office, with the days of the offices.
fn holder(entry: &ActorEntry) -> Result<(ActorClass, &str, String), Left> {
    fn office(code: &DatedCode) -> Option<(&str, String)> {
        let body = match class_of_code(&code.code).filter(|class| class.is_state() || *class == ActorClass::Court)? {
            ActorClass::Military => "mil",
            ActorClass::Police => "pol",
            _ => "gov",
        };
        let day = |day: Option<super::Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let state = country(&code.code).filter(|_| code.is_dated())?;
        Some((state, format!("office_of,{body}-{state},{},{}", day(code.from), day(code.to))))
    }
    let offices: Vec<(&str, String)> = entry.codes.iter().filter_map(office).collect();
    let state = offices.last().ok_or(Left::Person)?.0;
    Ok((ActorClass::Person, state, offices.into_iter().map(|(_, tie)| tie).collect::<Vec<_>>().join("|")))
}

fn body(entry: &ActorEntry) -> Result<(ActorClass, &str, String), Left> {
    let code = entry.codes.last().map_or("---", |code| &code.code);
    if code.len() == 3 && country(code).is_some() && !is_body(entry) {
        return Err(Left::Place);
    }
    let class = class_of_code(code).filter(|_| is_body(entry)).ok_or(Left::Unclear)?;
    Ok((class, country(code).unwrap_or_default(), String::new()))
}

/// The country at the head of a code; international actors have none.
fn country(code: &str) -> Option<&str> {
    let head = code.get(..3).filter(|head| head.bytes().all(|byte| byte.is_ascii_uppercase()))?;
    let none = ["IGO", "NGO", "NGM", "IMG", "MNC", "INT", "UIS", "GOV", "MIL", "REB", "COP", "OPP", "WEU"];
    (!none.contains(&head)).then_some(head)
}

/// `LAKE_PARTY_OF_ARDEN` as "Lake Party of Arden"; a single word of five letters or fewer is taken for an acronym.
fn shown(name: &str) -> String {
    let words: Vec<&str> = name.split(['_', ' ']).filter(|word| !word.is_empty()).collect();
    let small = ["OF", "THE", "AND", "FOR", "IN", "ON", "DE", "LA", "DEL", "DU", "AL", "TO"];
    let one = |(at, word): (usize, &&str)| {
        if words.len() == 1 && word.len() <= 5 || word.contains('.') {
            (*word).to_owned()
        } else if at > 0 && small.contains(word) {
            word.to_lowercase()
        } else {
            word.split('-').map(capital).collect::<Vec<_>>().join("-")
        }
    };
    words.iter().enumerate().map(one).collect::<Vec<_>>().join(" ")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + &letters.as_str().to_lowercase())
}

/// An id of letters, digits and hyphens that no other row has.
fn free_id(name: &str, ids: &mut BTreeMap<String, usize>) -> String {
    let plain: String = name.to_lowercase().chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let plain = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    numbered(&format!("petrarch-{plain}"), ids)
}

/// The id, with a number where it was given before.
fn numbered(id: &str, ids: &mut BTreeMap<String, usize>) -> String {
    let mut free = id.to_owned();
    while ids.contains_key(&free) {
        let number = ids.entry(id.to_owned()).or_insert(1);
        *number += 1;
        free = format!("{id}-{number}");
    }
    ids.insert(free.clone(), 1);
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, expected: &[&str]) {
        let mut actors = Actors::default();
        assert_eq!(actors.add("own.txt", file), []);
        let import = actor_rows(&actors, "PETRARCH dictionary own.txt");
        let rows = import.table.lines().skip(1).map(|row| row.trim_end_matches("\tPETRARCH dictionary own.txt").replace('\t', ";"));
        assert_eq!(rows.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn bodies() {
        let row = "petrarch-lake-party-of-arden;Lake Party of Arden;party;ARD;LPA|Lake-Men Party;;;;";
        check("LAKE_PARTY_OF_ARDEN [ARDOPP]\n+LPA\n+LAKE-MEN_PARTY_", &[row]);
        check("WORLD_RAIN_UNION [IGORNU]", &["petrarch-world-rain-union;World Rain Union;international_organisation;;;;;;"]);
        check("LAKE_FRONT [ARDREB]\nLAKE_FRONT [ARDREB]", &[
            "petrarch-lake-front;Lake Front;rebel_group;ARD;;;;;",
            "petrarch-lake-front-2;Lake Front;rebel_group;ARD;;;;;",
        ]);
    }

    #[test]
    fn persons_only_with_an_office_and_its_days() {
        let ties = "office_of,gov-ARD,1990-01-01,1994-12-31|office_of,mil-ARD,1995-01-01,";
        let row = format!("petrarch-ilse-vast;Ilse Vast;person;ARD;;;;;{ties}");
        check("ILSE_VAST\n\t[ARDELI <891231]\n\t[ARDGOV 900101-941231]\n\t[ARDMIL >950101]", &[&row]);
        check("TOM_RUN\n\t[ARDELI 900101-941231]", &[]);
        check("TOM_RUN [ARDREB]", &[]);
    }

    #[test]
    fn places_are_left_to_the_atlas() {
        check("ARDEN [ARD]\n+LAKE_TOWN", &[]);
    }

    #[test]
    fn imports_go_together() {
        let one = |file: &str| {
            let mut actors = Actors::default();
            actors.add("own.txt", file);
            actor_rows(&actors, "own")
        };
        let mut all = Import::default();
        ["LAKE_FRONT [ARDREB]", "LAKE_FRONT [MRKREB]", "FEN_FRONT [ARDREB]"].into_iter().for_each(|file| all.add(one(file)));
        let ids: Vec<_> = all.table.lines().skip(1).map(|row| row.split('\t').next().unwrap_or_default()).collect();
        assert_eq!(ids, ["petrarch-lake-front", "petrarch-lake-front-2", "petrarch-fen-front"]);
        assert_eq!(all.actors, 3);
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let mut actors = Actors::default();
        actors.add("own.txt", "ARDEN [ARD]\nTOM_RUN\n\t[ARDELI 900101-941231]\nTOM_RUN [ARDREB]\nLAKE_FRONT [ARDREB]");
        let import = actor_rows(&actors, "own");
        assert_eq!((import.actors, import.places, import.persons, import.unclear), (1, 1, 1, 1));
    }
}
