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
    TITLES.binary_search(&lower).is_ok()
}

/// Yes for a man's title, noun or given name, no for a woman's.
pub(super) fn is_man(lower: &str) -> Option<bool> {
    if MEN.binary_search(&lower).is_ok() {
        Some(true)
    } else if WOMEN.binary_search(&lower).is_ok() {
        Some(false)
    } else {
        None
    }
}

/// Modifiers that rule each other out: the number of their kind, and which one it is.
pub(super) fn contrast(lower: &str) -> Option<(u8, u32)> {
    const KINDS: [&[&str]; 9] = [
        &[
            "northern north",
            "southern south",
            "eastern east",
            "western west",
            "central",
            "northeastern northeast north-eastern",
            "northwestern northwest north-western",
            "southeastern southeast south-eastern",
            "southwestern southwest south-western",
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
        "people"
            | "police"
            | "troops"
            | "forces"
            | "personnel"
            | "dead"
            | "injured"
            | "wounded"
            | "deceased"
            | "poor"
            | "elderly"
            | "cattle"
            | "both"
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

/// Sorted by bytes.
const TITLES: &[&str] = &[
    "admiral",
    "ayatollah",
    "bishop",
    "brigadier",
    "capt",
    "capt.",
    "captain",
    "chancellor",
    "cmdr",
    "col",
    "col.",
    "colonel",
    "commander",
    "congressman",
    "corporal",
    "dame",
    "doctor",
    "dr",
    "dr.",
    "emir",
    "father",
    "gen",
    "gen.",
    "general",
    "gov",
    "gov.",
    "governor",
    "imam",
    "judge",
    "justice",
    "king",
    "lady",
    "lieutenant",
    "lord",
    "lt",
    "lt.",
    "maj",
    "maj.",
    "major",
    "marshal",
    "mayor",
    "minister",
    "miss",
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "pope",
    "premier",
    "president",
    "prime",
    "prince",
    "princess",
    "prof",
    "prof.",
    "professor",
    "queen",
    "rep",
    "rep.",
    "representative",
    "rev",
    "rev.",
    "sen",
    "sen.",
    "senator",
    "sergeant",
    "sgt",
    "sgt.",
    "sheik",
    "sheikh",
    "sir",
    "sultan",
    "vice",
];

/// Sorted by bytes.
const MEN: &[&str] = &[
    "abdel",
    "abdul",
    "abdullah",
    "abu",
    "actor",
    "adam",
    "ahmad",
    "ahmed",
    "albert",
    "alberto",
    "alejandro",
    "alexander",
    "alexei",
    "alfredo",
    "ali",
    "amir",
    "andrei",
    "andrew",
    "anthony",
    "antonio",
    "arthur",
    "ashraf",
    "bashar",
    "ben",
    "benjamin",
    "bill",
    "bob",
    "boris",
    "boy",
    "brian",
    "brother",
    "businessman",
    "carlos",
    "chairman",
    "charles",
    "chris",
    "christopher",
    "congressman",
    "daniel",
    "david",
    "dmitry",
    "donald",
    "eduardo",
    "edward",
    "emir",
    "emmanuel",
    "enrique",
    "eric",
    "ernesto",
    "evo",
    "father",
    "fernando",
    "fidel",
    "fisherman",
    "francis",
    "francisco",
    "frank",
    "gary",
    "gentleman",
    "george",
    "grandfather",
    "grandson",
    "gustavo",
    "guy",
    "hamid",
    "hasan",
    "hassan",
    "hector",
    "henry",
    "hugo",
    "husband",
    "hussein",
    "ibrahim",
    "igor",
    "imam",
    "ismail",
    "ivan",
    "jack",
    "jaime",
    "james",
    "jason",
    "javier",
    "jean",
    "jeff",
    "jesus",
    "jim",
    "joe",
    "john",
    "jonathan",
    "jorge",
    "jose",
    "joseph",
    "josé",
    "juan",
    "julio",
    "karim",
    "kevin",
    "khaled",
    "khalid",
    "king",
    "leonard",
    "leonardo",
    "lord",
    "luis",
    "mahmoud",
    "man",
    "manuel",
    "mario",
    "mark",
    "martin",
    "matthew",
    "michael",
    "miguel",
    "mike",
    "mohamed",
    "mohammad",
    "mohammed",
    "monk",
    "mr",
    "mr.",
    "muhammad",
    "muhammadu",
    "mustafa",
    "nelson",
    "nephew",
    "nicolas",
    "nikolai",
    "omar",
    "osama",
    "oscar",
    "pablo",
    "patrick",
    "paul",
    "pedro",
    "peter",
    "philip",
    "policeman",
    "pope",
    "priest",
    "prince",
    "rafael",
    "ramon",
    "raul",
    "recep",
    "ricardo",
    "richard",
    "robert",
    "roberto",
    "rodrigo",
    "roger",
    "ronald",
    "saddam",
    "salvador",
    "samuel",
    "scott",
    "sergei",
    "sergio",
    "sheik",
    "sheikh",
    "simon",
    "sir",
    "son",
    "spokesman",
    "stephen",
    "steve",
    "steven",
    "sultan",
    "thomas",
    "tim",
    "tom",
    "tony",
    "uncle",
    "victor",
    "viktor",
    "vladimir",
    "volodymyr",
    "walter",
    "widower",
    "william",
    "yasser",
    "yoweri",
    "yusuf",
    "zine",
];

/// Sorted by bytes.
const WOMEN: &[&str] = &[
    "actress",
    "aisha",
    "alice",
    "amina",
    "amy",
    "ana",
    "andrea",
    "angela",
    "anna",
    "anne",
    "aunt",
    "barbara",
    "beatriz",
    "businesswoman",
    "carmen",
    "carol",
    "caroline",
    "catherine",
    "charlotte",
    "christine",
    "clara",
    "claudia",
    "congresswoman",
    "cristina",
    "dame",
    "daughter",
    "diana",
    "dilma",
    "elena",
    "elizabeth",
    "ellen",
    "emily",
    "emma",
    "eva",
    "fatima",
    "girl",
    "gloria",
    "grace",
    "granddaughter",
    "grandmother",
    "hanan",
    "helen",
    "hillary",
    "housewife",
    "indira",
    "irina",
    "isabel",
    "jane",
    "jennifer",
    "jessica",
    "joan",
    "julia",
    "karen",
    "kate",
    "khadija",
    "lady",
    "laura",
    "layla",
    "leila",
    "linda",
    "lisa",
    "lucia",
    "luisa",
    "madam",
    "malala",
    "margaret",
    "maria",
    "marie",
    "marina",
    "marta",
    "martha",
    "mary",
    "maryam",
    "michelle",
    "miriam",
    "miss",
    "mother",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "nadia",
    "nancy",
    "natalia",
    "nicole",
    "niece",
    "nun",
    "olga",
    "patricia",
    "policewoman",
    "princess",
    "queen",
    "rachel",
    "rebecca",
    "rosa",
    "ruth",
    "samira",
    "sandra",
    "sara",
    "sarah",
    "silvia",
    "sister",
    "sofia",
    "sonia",
    "sophia",
    "spokeswoman",
    "susan",
    "svetlana",
    "tatiana",
    "teresa",
    "theresa",
    "victoria",
    "violeta",
    "virginia",
    "widow",
    "wife",
    "woman",
    "yulia",
    "zahra",
    "zainab",
];

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_sorted() {
        for list in [super::TITLES, super::MEN, super::WOMEN] {
            assert!(list.is_sorted_by(|one, next| one < next), "{list:?}");
        }
    }
}
