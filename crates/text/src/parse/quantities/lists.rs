//! The word lists of the grammar of counts, each in the order of its bytes; laid out by hand, since one word to a line would hide them.

/// One person, in the singular; only these make "a" and "another" a count of one.
#[rustfmt::skip]
pub(super) const PERSONS: &[&str] = &[
    "abductee", "accomplice", "activist", "adult", "agent", "agitator", "aide", "ambassador", "archbishop", "assailant",
    "assassin", "attacker", "attorney", "baby", "bandit", "bishop", "bodyguard", "bomber", "bookseller", "boy", "brother",
    "businessman", "bystander", "cadet", "cameraman", "campesino", "candidate", "captain", "captive", "captor", "casualty",
    "child", "citizen", "civilian", "cleric", "collaborator", "colleague", "colonel", "combatant", "commander", "commando",
    "commuter", "congressman", "conscript", "contractor", "correspondent", "councillor", "councilman", "councilor", "criminal",
    "daughter", "defector", "demonstrator", "deputy", "detainee", "diplomat", "director", "doctor", "driver", "editor", "employee",
    "engineer", "escort", "extremist", "farmer", "father", "female", "fighter", "fisherman", "foreigner", "gang-member",
    "gangster", "general", "girl", "governor", "grandmother", "guard", "guerrilla", "gunman", "hijacker", "hostage", "human",
    "imam", "individual", "infant", "informant", "inmate", "insurgent", "interpreter", "invader", "jihadist", "journalist",
    "judge", "kidnapper", "killer", "laborer", "labourer", "lady", "lawmaker", "lawyer", "leader", "lieutenant", "looter", "major",
    "male", "man", "manager", "marine", "martyr", "mayor", "mechanic", "medic", "member", "mercenary", "merchant", "migrant",
    "militant", "militiaman", "miner", "minister", "minor", "missionary", "monk", "mother", "mourner", "murderer", "nun", "nurse",
    "occupant", "officer", "official", "onlooker", "operative", "paramedic", "paramilitary", "parliamentarian", "passenger",
    "passer-by", "passerby", "patient", "patrolman", "peacekeeper", "peasant", "pedestrian", "person", "photographer", "pilgrim",
    "pilot", "policeman", "policewoman", "politician", "preacher", "priest", "prisoner", "professor", "prosecutor", "protester",
    "protestor", "rebel", "recruit", "refugee", "relative", "reporter", "researcher", "resident", "rioter", "scholar", "secretary",
    "seminarian", "senator", "separatist", "sergeant", "serviceman", "settler", "sheikh", "shepherd", "shopkeeper", "sister",
    "skipper", "smuggler", "sniper", "soldier", "son", "spokesman", "spy", "student", "suspect", "taxi-driver", "teacher",
    "teenager", "terrorist", "thief", "toddler", "tourist", "trader", "trafficker", "translator", "traveler", "traveller",
    "tribesman", "trooper", "unionist", "veteran", "victim", "villager", "volunteer", "warrior", "watchman", "wife", "witness",
    "woman", "worker", "worshiper", "worshipper", "youngster", "youth",
];

/// Plurals that do not end in "s" (those in "-men" need no entry), and nouns that count without changing.
#[rustfmt::skip]
pub(super) const PLURALS: &[&str] = &[
    "aircraft", "airmen", "cameramen", "cattle", "children", "clergy", "congressmen", "elderly", "fedayeen", "fishermen", "gunmen",
    "infantrymen", "laborers", "lawmen", "livestock", "men", "mice", "militiamen", "mujahedeen", "mujahedin", "mujahideen",
    "mujahidin", "passers-by", "passersby", "patrolmen", "people", "personnel", "peshmerga", "police", "policemen", "policewomen",
    "seamen", "servicemen", "sheep", "spokesmen", "taliban", "tribesmen", "watchmen", "women", "youths",
];

/// Words in "s" that are no plural nouns.
#[rustfmt::skip]
pub(super) const NO_PLURALS: &[&str] = &[
    "abbas", "across", "afterwards", "always", "analysis", "as", "basis", "besides", "chassis", "christmas", "claims", "congress",
    "crisis", "damascus", "davis", "debris", "diagnosis", "dies", "does", "emphasis", "francis", "gas", "hamas", "has", "hers",
    "his", "honduras", "hypothesis", "iris", "isis", "its", "kansas", "kills", "laos", "leaves", "less", "lewis", "los", "lots",
    "louis", "means", "memphis", "metropolis", "news", "nowadays", "oasis", "ours", "overseas", "paris", "pelvis", "perhaps",
    "plus", "polis", "praxis", "previous", "regardless", "says", "series", "sometimes", "synthesis", "tennis", "texas", "theirs",
    "thesis", "this", "thus", "times", "towards", "tunis", "unless", "us", "was", "whereas", "yours",
];

/// What there may be none of: "no casualties".
#[rustfmt::skip]
pub(super) const CASUALTIES: &[&str] = &[
    "casualties", "casualty", "dead", "death", "deaths", "fatalities", "fatality", "injured", "injuries", "injury", "losses",
    "survivors", "victims", "wounded",
];

/// Words that no noun phrase goes on across: function words and the verbs that often follow a count.
#[rustfmt::skip]
pub(super) const STOPS: &[&str] = &[
    "a", "about", "above", "according", "across", "after", "again", "against", "ago", "all", "also", "although", "am", "an", "and",
    "another", "any", "apart", "are", "around", "as", "at", "away", "back", "be", "became", "because", "become", "been", "before",
    "began", "behind", "being", "below", "beneath", "beside", "besides", "between", "beyond", "both", "broke", "brought", "burned",
    "but", "by", "called", "came", "can", "cannot", "carried", "caught", "caused", "could", "d'etat", "despite", "destroying",
    "did", "died", "do", "does", "done", "down", "drove", "during", "each", "either", "else", "even", "every", "except",
    "expected", "fell", "fled", "followed", "following", "for", "fought", "found", "friday", "from", "gave", "got", "had", "has",
    "have", "having", "he", "held", "her", "here", "hers", "herself", "him", "himself", "his", "hit", "how", "however", "i", "if",
    "in", "including", "injuring", "inside", "instead", "into", "is", "it", "its", "itself", "just", "kept", "killing", "knew",
    "last", "later", "least", "leaving", "left", "less", "lest", "like", "lost", "made", "many", "may", "me", "met", "might",
    "mine", "monday", "more", "most", "much", "must", "my", "near", "nearly", "neither", "never", "next", "no", "nobody", "none",
    "nor", "not", "nothing", "now", "of", "off", "often", "on", "once", "one", "only", "onto", "or", "our", "out", "outside",
    "over", "overnight", "own", "per", "perhaps", "please", "put", "ran", "reached", "reported", "said", "same", "saturday", "saw",
    "say", "says", "seizing", "seven", "several", "shall", "she", "shot", "should", "since", "six", "so", "some", "soon", "spoke",
    "still", "stood", "struck", "such", "sunday", "ten", "than", "that", "the", "their", "them", "themselves", "then", "there",
    "therefore", "these", "they", "this", "those", "though", "three", "through", "throughout", "thursday", "thus", "till", "to",
    "today", "together", "told", "tomorrow", "tonight", "too", "took", "toward", "towards", "tried", "tuesday", "two", "under",
    "unless", "until", "up", "upon", "us", "used", "very", "via", "was", "we", "wednesday", "went", "were", "what", "when",
    "whenever", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would",
    "wounding", "yesterday", "yet", "you", "your",
];

/// Units, money, times of day and fractions: a number before them counts no people and no things.
#[rustfmt::skip]
pub(super) const MEASURES: &[&str] = &[
    "%", "a.m.", "acres", "am", "amperes", "australes", "barrels", "billion", "bolivares", "bolivianos", "caliber",
    "caliber-weapons", "calibre", "cent", "centimeters", "centimetres", "cents", "centuries", "century", "cm", "colones",
    "cordobas", "cruzados", "day", "days", "decade", "decades", "degrees", "dinars", "dollars", "euro", "euros", "f", "feet",
    "fifth", "fifths", "fold", "foot", "fourth", "francs", "gallons", "gmt", "grams", "half", "halves", "hectares", "hertz",
    "horsepower", "hour", "hours", "hrs", "hundredths", "inch", "inches", "intis", "kg", "kilo", "kilogram", "kilogrammes",
    "kilograms", "kilohertz", "kilometer", "kilometers", "kilometre", "kilometres", "kilos", "kilowatts", "km", "kmh", "kms",
    "knots", "kph", "lbs", "lempiras", "liras", "liter", "liters", "litre", "litres", "local", "m", "marks", "megahertz",
    "megatons", "megawatts", "meter", "meters", "metre", "metres", "mile", "miles", "millimeter", "millimeters", "millimetres",
    "minute", "minutes", "mm", "month", "months", "mph", "nights", "o'clock", "ounces", "p.m.", "pc", "per", "percent",
    "percentage", "pesos", "pm", "point", "points", "pound", "pounds", "quarter", "quarters", "quetzales", "rials", "riyals",
    "roubles", "rubles", "rupees", "second", "seconds", "shekels", "shillings", "soles", "sols", "square-kilometers", "sucres",
    "tenths", "third", "thirds", "time", "times", "ton", "tonne", "tonnes", "tons", "utc", "volts", "watts", "week", "week-long",
    "weekend", "weekends", "weeks", "yards", "year", "years", "yen", "yuan",
];

/// Words whose number is a name: "Resolution 1701", "Battalion 316", "No. 4".
#[rustfmt::skip]
pub(super) const NUMBERED: &[&str] = &[
    "age", "aged", "ages", "ak", "annex", "apartment", "area-code", "article", "articles", "battalion", "boeing", "brigade",
    "bulletin", "cadena", "caliber", "calibre", "camp-no", "canal", "ch", "channel", "chapter", "communique", "decree",
    "decree-law", "division", "fax", "fig.", "figure", "flight", "footnote", "h.r.", "highway", "item", "kilometer", "km", "law",
    "mig", "no.", "nos.", "number", "numbers", "page", "pages", "para", "paragraph", "paragraphs", "phase", "phone", "protocol",
    "radio", "radio-channel", "regiment", "resolution", "resolutions", "route", "rpg", "s.c.", "section", "sections", "squadron",
    "table", "tel", "tel.", "telephone", "uh", "unit", "unscr", "verse", "version", "vol", "vol.", "volume",
];

/// Words whose number is a name unless it counts a noun: "Gate 4", but "in the camp 200 people".
#[rustfmt::skip]
pub(super) const PLACES_NUMBERED: &[&str] = &[
    "area", "avenue", "barrio", "block", "building", "calle", "camp", "checkpoint", "class", "colonia", "district", "gate",
    "grade", "group", "hall", "hotel", "kilometre", "lane", "level", "line", "lot", "mark", "part", "pier", "platform", "region",
    "road", "room", "rule", "school", "sector", "stadium", "stage", "station", "street", "tower", "type", "ward", "zone",
];

/// Units of an army, which a number before them names: "316 Battalion".
#[rustfmt::skip]
pub(super) const FORMATIONS: &[&str] = &[
    "battalion", "battery", "brigade", "corps", "division", "regiment", "squad", "squadron",
];

/// Nouns before which a person only modifies: "a rebel attack", "a student protest".
#[rustfmt::skip]
pub(super) const HEADS: &[&str] = &[
    "activity", "ambush", "army", "arrest", "assault", "association", "attack", "attacks", "base", "body", "bodyguards", "bomb",
    "bombing", "bombings", "camp", "campaign", "cell", "center", "centre", "cleric", "column", "convoy", "council", "crackdown",
    "demonstration", "demonstrations", "dormitory", "faction", "force", "forces", "front", "group", "groups", "headquarters",
    "hideout", "home", "house", "killing", "leaders", "leadership", "march", "militia", "movement", "network", "offensive",
    "office", "operation", "operations", "organisation", "organization", "outpost", "party", "patrol", "plan", "position",
    "positions", "post", "protest", "protests", "raid", "rally", "rights", "riot", "school", "sect", "settlement", "shield",
    "shields", "station", "strike", "strikes", "stronghold", "suicide", "tank", "toll", "training", "trap", "union", "unit",
    "uprising", "vehicle", "vehicles", "village", "violence", "vote", "wing", "zone",
];

/// Nouns that stand between a plural and the noun it modifies: "three Philippines army soldiers".
#[rustfmt::skip]
pub(super) const MODIFIERS: &[&str] = &[
    "air", "al-shabaab", "army", "border", "coast", "defence", "defense", "gang", "government", "guard", "intelligence",
    "military", "militia", "navy", "opposition", "paramilitary", "party", "police", "rebel", "rights", "security", "special",
    "state", "suicide", "traffic", "tribal", "union",
];

/// Words in "-ed" that describe a person rather than tell what was done.
#[rustfmt::skip]
pub(super) const PARTICIPLES: &[&str] = &[
    "abducted", "accused", "alleged", "armed", "bearded", "blindfolded", "captured", "convicted", "demobilised", "demobilized",
    "disabled", "displaced", "elected", "handcuffed", "hooded", "injured", "jailed", "kidnapped", "known-wanted", "married",
    "masked", "red", "retired", "self-described", "so-called", "suspected", "unarmed", "unidentified", "uniformed", "unnamed",
    "veiled", "wanted", "well-armed", "well-known", "wounded",
];

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_in_order() {
        use super::*;
        for list in [
            PERSONS,
            PLURALS,
            NO_PLURALS,
            CASUALTIES,
            STOPS,
            MEASURES,
            NUMBERED,
            PLACES_NUMBERED,
            FORMATIONS,
            HEADS,
            MODIFIERS,
            PARTICIPLES,
        ] {
            assert!(list.is_sorted_by(|one, next| one < next), "{list:?}");
        }
    }
}
