//! Names of bodies, told from names that may be a person's.

use super::actors::ActorEntry;

/// Words that only names of bodies have.
const BODIES: &str = "AGENCY AIRLINES ALLIANCE ARMED ARMY ASSEMBLY ASSOCIATION AUTHORITY BANK BATTALION BLOC BOARD BRIGADE BRIGADES \
    BROADCASTING CABINET CARTEL CELL CENTER CENTRE CHURCH CLAN COALITION COMMAND COMMANDO COMMISSION COMMITTEE COMMONWEALTH COMMUNITY \
    CONFEDERATION CONFERENCE CONGRESS CORPS COUNCIL COURT FACTION FEDERATION FIGHTERS FORCE FORCES FORUM FOUNDATION FRONT FUND GOVERNMENT \
    GROUP GUARD GUARDS GUERRILLAS INITIATIVE INSTITUTE JIHAD JUNTA LEAGUE LIBERATION MAFIA MEDIA MILITANTS MILITARY MILITIA MINISTRY \
    MISSION MOVEMENT NATIONS NAVY NEWS NEWSPAPER ORGANISATION ORGANIZATION PARLIAMENT PARTY PEACEKEEPERS POLICE RADIO REBELS REGIMENT \
    RESISTANCE SECRETARIAT SENATE SOCIETY TELEVISION TRIBUNAL TROOPS TV UNION WATCH WING";

/// Words that stay small inside a name.
const SMALL: [&str; 12] = ["OF", "THE", "AND", "FOR", "IN", "ON", "DE", "LA", "DEL", "DU", "AL", "TO"];

/// Whether one of an actor's names has a word that only bodies have.
pub(super) fn is_body(entry: &ActorEntry) -> bool {
    let mut words = entry.names.iter().flat_map(|name| &name.words);
    words.any(|word| BODIES.split_whitespace().any(|body| body == word))
}

/// `LAKE_PARTY_OF_ARDEN` as "Lake Party of Arden"; a single word of five letters or fewer is taken for an acronym.
pub(super) fn capitals(name: &str) -> String {
    let words: Vec<&str> = name.split(['_', ' ']).filter(|word| !word.is_empty()).collect();
    let one = |(at, word): (usize, &&str)| {
        if words.len() == 1 && word.len() <= 5 || word.contains('.') {
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

    #[test]
    fn names_as_people_write_them() {
        check("LAKE_PARTY_OF_ARDEN", "Lake Party of Arden");
        check("LAKE-MEN_", "Lake-Men");
        check("LPA", "LPA");
        check("U.N._FORCE", "U.N. Force");
    }
}
