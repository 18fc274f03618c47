//! Abbreviations of states and provinces, as news agencies and post offices write them.

/// The full names of the first-order divisions that `word` may abbreviate, with full stops or in capitals, and the codes of their countries.
///
/// Two capitals may be a word as well ("IN", "OR", "ME"): the caller knows that a place stands here.
pub(super) fn divisions(word: &str) -> Vec<(&'static str, &'static str)> {
    let dotted = word.contains('.');
    let letters: String = word.chars().filter(|letter| *letter != '.' && !letter.is_whitespace()).collect();
    let capitals = letters.len() >= 2 && letters.len() <= 3 && letters.chars().all(|letter| letter.is_ascii_uppercase());
    if !dotted && !capitals {
        return Vec::new();
    }
    let of = |table: &'static [(&'static str, &'static str)], country: &'static str| {
        table.iter().find(|(short, _)| *short == letters).map(|(_, name)| (*name, country))
    };
    [of(&UNITED_STATES, "USA"), of(&CANADA, "CAN"), of(&AUSTRALIA, "AUS")].into_iter().flatten().collect()
}

#[rustfmt::skip]
const UNITED_STATES: [(&str, &str); 94] = [
    ("AL", "Alabama"), ("AK", "Alaska"), ("AZ", "Arizona"), ("AR", "Arkansas"), ("CA", "California"), ("CO", "Colorado"), ("CT", "Connecticut"),
    ("DE", "Delaware"), ("DC", "District of Columbia"), ("FL", "Florida"), ("GA", "Georgia"), ("HI", "Hawaii"), ("ID", "Idaho"),
    ("IL", "Illinois"), ("IN", "Indiana"), ("IA", "Iowa"), ("KS", "Kansas"), ("KY", "Kentucky"), ("LA", "Louisiana"), ("ME", "Maine"),
    ("MD", "Maryland"), ("MA", "Massachusetts"), ("MI", "Michigan"), ("MN", "Minnesota"), ("MS", "Mississippi"), ("MO", "Missouri"),
    ("MT", "Montana"), ("NE", "Nebraska"), ("NV", "Nevada"), ("NH", "New Hampshire"), ("NJ", "New Jersey"), ("NM", "New Mexico"),
    ("NY", "New York"), ("NC", "North Carolina"), ("ND", "North Dakota"), ("OH", "Ohio"), ("OK", "Oklahoma"), ("OR", "Oregon"),
    ("PA", "Pennsylvania"), ("RI", "Rhode Island"), ("SC", "South Carolina"), ("SD", "South Dakota"), ("TN", "Tennessee"), ("TX", "Texas"),
    ("UT", "Utah"), ("VT", "Vermont"), ("VA", "Virginia"), ("WA", "Washington"), ("WV", "West Virginia"), ("WI", "Wisconsin"),
    ("WY", "Wyoming"), ("Ala", "Alabama"), ("Ariz", "Arizona"), ("Ark", "Arkansas"), ("Calif", "California"), ("Cal", "California"),
    ("Colo", "Colorado"), ("Conn", "Connecticut"), ("Del", "Delaware"), ("Fla", "Florida"), ("Ga", "Georgia"), ("Ida", "Idaho"),
    ("Ill", "Illinois"), ("Ind", "Indiana"), ("Kan", "Kansas"), ("Kans", "Kansas"), ("Ky", "Kentucky"), ("La", "Louisiana"), ("Md", "Maryland"),
    ("Mass", "Massachusetts"), ("Mich", "Michigan"), ("Minn", "Minnesota"), ("Miss", "Mississippi"), ("Mo", "Missouri"), ("Mont", "Montana"),
    ("Neb", "Nebraska"), ("Nebr", "Nebraska"), ("Nev", "Nevada"), ("Okla", "Oklahoma"), ("Ore", "Oregon"), ("Oreg", "Oregon"),
    ("Pa", "Pennsylvania"), ("Penn", "Pennsylvania"), ("Penna", "Pennsylvania"), ("Tenn", "Tennessee"), ("Tex", "Texas"), ("Va", "Virginia"),
    ("Vt", "Vermont"), ("Wash", "Washington"), ("WVa", "West Virginia"), ("Wis", "Wisconsin"), ("Wisc", "Wisconsin"), ("Wyo", "Wyoming"),
    ("Hawaii", "Hawaii"),
];

#[rustfmt::skip]
const CANADA: [(&str, &str); 24] = [
    ("AB", "Alberta"), ("BC", "British Columbia"), ("MB", "Manitoba"), ("NB", "New Brunswick"), ("NL", "Newfoundland and Labrador"),
    ("NS", "Nova Scotia"), ("NT", "Northwest Territories"), ("NWT", "Northwest Territories"), ("NU", "Nunavut"), ("ON", "Ontario"),
    ("PE", "Prince Edward Island"), ("PEI", "Prince Edward Island"), ("QC", "Quebec"), ("SK", "Saskatchewan"), ("YT", "Yukon"),
    ("Alta", "Alberta"), ("Man", "Manitoba"), ("Nfld", "Newfoundland and Labrador"), ("Ont", "Ontario"), ("Que", "Quebec"),
    ("Sask", "Saskatchewan"), ("PQ", "Quebec"), ("Yuk", "Yukon"), ("Nun", "Nunavut"),
];

#[rustfmt::skip]
const AUSTRALIA: [(&str, &str); 11] = [
    ("NSW", "New South Wales"), ("QLD", "Queensland"), ("Qld", "Queensland"), ("SA", "South Australia"), ("TAS", "Tasmania"), ("Tas", "Tasmania"),
    ("VIC", "Victoria"), ("Vic", "Victoria"), ("ACT", "Australian Capital Territory"),
    ("WA", "Western Australia"), ("NT", "Northern Territory"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expect: &[&str]) {
        assert_eq!(divisions(word).iter().map(|(name, _)| *name).collect::<Vec<_>>(), expect, "the division {word:?}");
    }

    #[test]
    fn agencies_and_post_offices() {
        check("Ala.", &["Alabama"]);
        check("AL", &["Alabama"]);
        check("N.C.", &["North Carolina"]);
        check("W.Va.", &["West Virginia"]);
        check("W. Va.", &["West Virginia"]);
        check("B.C.", &["British Columbia"]);
        check("NSW", &["New South Wales"]);
        check("Ont.", &["Ontario"]);
        check("La", &[]);
        check("Homs", &[]);
        check("", &[]);
        check("WA", &["Washington", "Western Australia"]);
    }
}
