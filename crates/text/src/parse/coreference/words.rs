//! Closed lists: pronouns, determiners, titles, words that show a person's gender.

use super::profile::Kind;

/// What a pronoun points to, by its lower-cased form; `None` for words that point to nothing ("someone", "who").
pub(super) fn pronoun(lower: &str) -> Option<Kind> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => Kind::He,
        "she" | "her" | "hers" | "herself" => Kind::She,
        "it" | "its" | "itself" | "it's" => Kind::It,
        "they" | "them" | "their" | "theirs" | "themselves" | "themself" | "'em" | "em" => Kind::They,
        "i" | "me" | "my" | "mine" | "myself" => Kind::I,
        "we" | "us" | "our" | "ours" | "ourselves" | "'s" | "’s" => Kind::We,
        "you" | "your" | "yours" | "yourself" | "yourselves" | "ya" | "y'all" => Kind::You,
        "this" | "that" | "these" | "those" => Kind::This,
        _ => return None,
    })
}

/// Whether a pronoun must be bound in its own clause.
pub(super) fn is_reflexive(lower: &str) -> bool {
    lower.len() > 5 && (lower.ends_with("self") || lower.ends_with("selves"))
}

/// How a phrase is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Opening {
    /// Nothing, or only adjectives.
    Bare,
    /// "the", "both".
    The,
    /// "this", "those".
    That,
    /// "his", "Syria's".
    Owner,
    /// "a", "some", "every": something new.
    A,
    /// "another", "other", "second": told apart from what was said before.
    Other,
    /// A number or "many".
    Number,
    /// "no", "any", "which".
    No,
}

/// The opening that a determiner or adjective makes; `None` where it makes none.
pub(super) fn opening(lower: &str) -> Option<Opening> {
    Some(match lower {
        "the" | "both" => Opening::The,
        "this" | "that" | "these" | "those" | "said" => Opening::That,
        "a" | "an" | "some" | "every" | "each" | "several" | "certain" => Opening::A,
        "another" | "other" | "others" | "second" | "third" | "fourth" | "fifth" | "different" | "separate" | "further" | "additional" => {
            Opening::Other
        }
        "many" | "few" | "dozens" | "hundreds" | "scores" | "thousands" => Opening::Number,
        "no" | "any" | "which" | "what" | "whatever" | "either" | "neither" => Opening::No,
        _ => return None,
    })
}

/// Words before a person's name that are no part of it.
pub(super) fn is_title(lower: &str) -> bool {
    const TITLES: [&str; 75] = [
        "president", "vice", "prime", "minister", "premier", "chancellor", "king", "queen", "prince", "princess", "sultan", "emir", "sheikh",
        "sheik", "sir", "lord", "lady", "dame", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "doctor", "prof", "prof.",
        "professor", "general", "gen", "gen.", "lieutenant", "lt", "lt.", "colonel", "col", "col.", "major", "maj", "maj.", "captain", "capt",
        "capt.", "sergeant", "sgt", "sgt.", "corporal", "commander", "cmdr", "admiral", "brigadier", "marshal", "senator", "sen", "sen.",
        "representative", "rep", "rep.", "congressman", "governor", "gov", "gov.", "mayor", "judge", "justice", "father", "rev", "rev.", "pope",
        "bishop", "ayatollah", "imam",
    ];
    TITLES.contains(&lower)
}

/// Yes for a man's title, noun or given name, no for a woman's.
pub(super) fn is_man(lower: &str) -> Option<bool> {
    const MEN: &[&str] = &[
        "mr", "mr.", "sir", "man", "boy", "gentleman", "father", "son", "brother", "husband", "uncle", "nephew", "grandfather", "grandson",
        "king", "prince", "emir", "sheikh", "sheik", "sultan", "pope", "priest", "imam", "policeman", "spokesman", "congressman", "chairman",
        "businessman", "fisherman", "actor", "widower", "guy", "lord", "monk", "abdul", "abdullah", "abdel", "abu", "adam", "ahmad", "ahmed",
        "albert", "alberto", "alejandro", "alexander", "alexei", "alfredo", "ali", "amir", "andrei", "andrew", "anthony", "antonio", "arthur",
        "ashraf", "bashar", "ben", "benjamin", "bill", "boris", "brian", "bob", "carlos", "charles", "chris", "christopher", "daniel", "david",
        "dmitry", "donald", "eduardo", "edward", "emmanuel", "enrique", "eric", "ernesto", "evo", "fernando", "fidel", "francis", "francisco",
        "frank", "gary", "george", "gustavo", "hamid", "hasan", "hassan", "hector", "henry", "hugo", "hussein", "ibrahim", "igor", "ismail",
        "ivan", "jack", "jaime", "james", "jason", "javier", "jean", "jeff", "jesus", "jim", "joe", "john", "jonathan", "jorge", "jose", "josé",
        "joseph", "juan", "julio", "karim", "kevin", "khalid", "khaled", "leonard", "leonardo", "luis", "mahmoud", "manuel", "mario", "mark",
        "martin", "matthew", "michael", "miguel", "mike", "mohamed", "mohammad", "mohammed", "muhammad", "muhammadu", "mustafa", "nelson",
        "nicolas", "nikolai", "omar", "oscar", "osama", "pablo", "patrick", "paul", "pedro", "peter", "philip", "rafael", "ramon", "raul",
        "recep", "ricardo", "richard", "robert", "roberto", "rodrigo", "roger", "ronald", "saddam", "salvador", "samuel", "scott", "sergei",
        "sergio", "simon", "stephen", "steve", "steven", "thomas", "tim", "tom", "tony", "victor", "viktor", "vladimir", "volodymyr", "walter",
        "william", "yasser", "yusuf", "yoweri", "zine",
    ];
    const WOMEN: &[&str] = &[
        "mrs", "mrs.", "ms", "ms.", "miss", "madam", "lady", "dame", "woman", "girl", "mother", "daughter", "sister", "wife", "aunt", "niece",
        "grandmother", "granddaughter", "queen", "princess", "nun", "policewoman", "spokeswoman", "congresswoman", "businesswoman", "actress",
        "widow", "housewife", "aisha", "alice", "amina", "amy", "ana", "andrea", "angela", "anna", "anne", "barbara", "beatriz", "carmen",
        "carol", "caroline", "catherine", "charlotte", "christine", "clara", "claudia", "cristina", "diana", "dilma", "elena", "elizabeth",
        "ellen", "emily", "emma", "eva", "fatima", "gloria", "grace", "hanan", "helen", "hillary", "indira", "irina", "isabel", "jane",
        "jennifer", "jessica", "joan", "julia", "karen", "kate", "khadija", "laura", "layla", "leila", "linda", "lisa", "lucia", "luisa",
        "malala", "margaret", "maria", "marie", "marina", "marta", "martha", "mary", "maryam", "michelle", "miriam", "nadia", "nancy",
        "natalia", "nicole", "olga", "patricia", "rachel", "rebecca", "rosa", "ruth", "samira", "sandra", "sara", "sarah", "silvia", "sofia",
        "sonia", "sophia", "susan", "svetlana", "tatiana", "teresa", "theresa", "victoria", "violeta", "virginia", "yulia", "zahra", "zainab",
    ];
    if MEN.contains(&lower) {
        Some(true)
    } else if WOMEN.contains(&lower) {
        Some(false)
    } else {
        None
    }
}

/// Modifiers that rule each other out: the number of their kind, and which one it is.
pub(super) fn contrast(lower: &str) -> Option<(u8, u32)> {
    const KINDS: [&[&str]; 9] = [
        &[
            "northern north", "southern south", "eastern east", "western west", "central", "northeastern northeast north-eastern",
            "northwestern northwest north-western", "southeastern southeast south-eastern", "southwestern southwest south-western",
        ],
        &["first", "second", "third", "fourth", "fifth", "last latest"],
        &["dead slain killed", "wounded injured"],
        &["male", "female"],
        &["young", "old elderly"],
        &["new", "old"],
        &["left", "right"],
        &["upper", "lower"],
        &["small", "large big"],
    ];
    KINDS.iter().enumerate().find_map(|(kind, values)| {
        let value = values.iter().position(|value| value.split(' ').any(|word| word == lower))?;
        Some((kind as u8, value as u32))
    })
}

/// Nouns that are many without an ending that says so.
pub(super) fn is_many(lower: &str) -> bool {
    matches!(
        lower,
        "people" | "police" | "troops" | "forces" | "personnel" | "dead" | "injured" | "wounded" | "deceased" | "poor" | "elderly" | "cattle" | "both"
    )
}

/// "bashir" of "al-bashir".
pub(super) fn without_article(lower: &str) -> &str {
    let rest = ["al-", "el-", "an-", "as-", "ash-", "at-", "ad-", "ar-"].iter().find_map(|article| lower.strip_prefix(article));
    rest.filter(|rest| rest.len() > 2).unwrap_or(lower)
}

/// Words of a name that do not count for its initials.
pub(super) fn is_small(lower: &str) -> bool {
    matches!(lower, "of" | "and" | "the" | "for" | "in" | "de" | "la" | "del" | "al" | "el" | "&" | "-" | "'s" | "’s" | "on" | "to")
}
