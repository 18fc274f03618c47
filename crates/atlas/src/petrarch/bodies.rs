//! Names of bodies, told from names that may be a person's.

use super::actors::ActorEntry;
use super::phrase::Phrase;

/// Words that only names of bodies have, and hardly ever a person's: "Church", "Wing" and "Jihad" are names of people too.
const BODIES: &str = "AGENCY AIRLINES ALLIANCE ARMED ARMY ASSEMBLY ASSOCIATION AUTHORITY BANK BATTALION BLOC BRIGADE BRIGADES BROADCASTING CABINET \
    CARTEL COALITION COMMAND COMMANDO COMMISSION COMMITTEE COMMONWEALTH COMMUNITY CONFEDERATION CONFERENCE CONGRESS CORPS COUNCIL \
    COURT EJERCITO FACTION FEDERATION FIGHTERS FORCE FORCES FORUM FOUNDATION FRENTE FRONT FUERZAS FUND GOVERNMENT GROUP GUARDS \
    GUERRILLAS HARAKAT HARKAT HIZB INITIATIVE INSTITUTE JABHAT JAISH JAMAAT JAYSH JUNTA KATIBA KATIBAT LASHKAR LEAGUE LIBERATION \
    MAFIA MEDIA MILITANTS MILITARY MILITIA MINISTRY MISSION MOUVEMENT MOVEMENT MOVIMIENTO NATIONS NAVY NEWS NEWSPAPER ORGANISATION \
    ORGANIZATION PARLIAMENT PARTIDO PARTY PEACEKEEPERS POLICE RADIO REBELS REGIMENT RESISTANCE SECRETARIAT SENATE SOCIETY TELEVISION \
    TRIBUNAL TROOPS TV UNION WATCH";

/// Words that are written in capitals; so are those without a vowel.
const CAPITALS: [&str; 7] = ["AU", "EU", "UAE", "UK", "UN", "US", "USA"];

/// Words that stay small inside a name.
const SMALL: [&str; 12] = ["OF", "THE", "AND", "FOR", "IN", "ON", "DE", "LA", "DEL", "DU", "AL", "TO"];

/// Whether an actor's first name has a word that only bodies have.
pub(super) fn is_body(entry: &ActorEntry) -> bool {
    entry.names.first().is_some_and(has_body)
}

/// The other names of a body that cannot be a person's: those with a word that only bodies have, and initials of one of its names.
pub(super) fn other_names(entry: &ActorEntry) -> Vec<&str> {
    let initials: Vec<String> = entry.names.iter().filter(|name| has_body(name)).map(initials).collect();
    let names = entry.names.iter().zip(&entry.written).skip(1);
    let safe =
        names.filter(|(name, _)| has_body(name) || matches!(name.words.as_slice(), [one] if initials.iter().any(|all| begins(one, all))));
    safe.map(|(_, written)| written.as_str()).collect()
}

fn has_body(name: &Phrase) -> bool {
    name.words.iter().any(|word| BODIES.split_whitespace().any(|body| body == word))
}

fn initials(name: &Phrase) -> String {
    name.words.iter().filter_map(|word| word.chars().next()).collect()
}

/// Whether the letters of a short word stand in `initials` in their order, the first at the beginning.
fn begins(word: &str, initials: &str) -> bool {
    let mut rest = initials.chars();
    word.len() > 1 && word.chars().next() == initials.chars().next() && word.chars().all(|letter| rest.any(|other| other == letter))
}

/// `LAKE_PARTY_OF_ARDEN` as "Lake Party of Arden"; a single word of five letters or fewer is taken for an acronym. What would mean something
/// else in a cell of a table (tabs, `|`, `=` and `~` in front) is left out.
pub(super) fn capitals(name: &str) -> String {
    let name: String = name.trim_start_matches(['=', '~']).chars().filter(|letter| *letter == '\t' || !letter.is_control()).collect();
    let words: Vec<&str> = name.split(['_', ' ', '\t', '|']).filter(|word| !word.is_empty()).collect();
    let one = |(at, word): (usize, &&str)| {
        let short = words.len() == 1 && word.chars().count() <= 5 || word.contains('.') || !word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
        if short || CAPITALS.contains(word) {
            (*word).to_owned()
        } else if at > 0 && SMALL.contains(word) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(capitals(name), expected);
    }

    #[track_caller]
    fn others(file: &str, expected: &[&str]) {
        let mut actors = super::super::Actors::default();
        assert_eq!(actors.add("own.txt", file), []);
        assert_eq!(other_names(&actors.entries[0]), expected);
    }

    #[test]
    fn other_names_that_may_be_a_person_s_are_left_out() {
        others("LAKE_PARTY_OF_ARDEN [X]\n+LPA\n+LAKE_MOVEMENT\n+TOM_RUN\n+VAST\n+LPX", &["LPA", "LAKE_MOVEMENT"]);
    }

    #[test]
    fn names_as_people_write_them() {
        check("LAKE_PARTY_OF_ARDEN", "Lake Party of Arden");
        check("LAKE-MEN_", "Lake-Men");
        check("LPA", "LPA");
        check("U.N._FORCE", "U.N. Force");
        check("US_CONGRESS", "US Congress");
        check("LPG_BANK", "LPG Bank");
        check("=LAKE\tPARTY|FEN", "Lake Party Fen");
    }
}
