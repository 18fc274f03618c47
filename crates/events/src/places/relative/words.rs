//! The words of a phrase of place, and what those mean that are no names.

use super::geometry::Bearing;
use std::ops::Range;

/// A word or a mark of punctuation, with its letters folded.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Lower case, without accents; a mark of punctuation as it is.
    pub low: String,
    /// Whether it begins with a capital letter or a digit.
    pub capital: bool,
    /// Its bytes.
    pub at: Range<usize>,
}

/// Cuts `text` from `within` into words and marks. An apostrophe or a dot between letters belongs to the word, a hyphen does not.
pub(super) fn cut(text: &str, within: Range<usize>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let piece = text.get(within.clone()).unwrap_or_default();
    let letters: Vec<(usize, char)> = piece.char_indices().map(|(at, letter)| (at + within.start, letter)).collect();
    for (i, &(at, letter)) in letters.iter().enumerate() {
        let inner = start.is_some() && matches!(letter, '\'' | '’' | '‘' | 'ʿ' | 'ʾ' | '`');
        let goes_on = inner && letters.get(i + 1).is_some_and(|(_, next)| next.is_alphanumeric());
        // "25km" is two words, "T4" and "137th" are one
        let unit = |start: usize| text[start..at].bytes().all(|byte| byte.is_ascii_digit()) && matches!(letter, 'k' | 'K' | 'm');
        let same = start.is_none_or(|start| !unit(start));
        if (letter.is_alphanumeric() || is_mark(letter)) && same || goes_on {
            start = start.or(Some(at));
            continue;
        }
        words.extend(start.take().map(|start| word(text, start..at)));
        if letter.is_alphanumeric() {
            start = Some(at);
        } else if !letter.is_whitespace() {
            words.push(word(text, at..at + letter.len_utf8()));
        } else if letter == '\n' {
            words.push(Word { low: "\n".to_owned(), capital: false, at: at..at + 1 });
        }
    }
    words.extend(start.map(|start| word(text, start..within.end)));
    words
}

/// Accents that stand behind their letter.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn word(text: &str, at: Range<usize>) -> Word {
    let written = &text[at.clone()];
    let low = match written {
        "–" | "—" | "‐" | "‑" => "-".to_owned(),
        _ if written.is_ascii() => written.to_ascii_lowercase(),
        // the key of a longer word is itself without accents: no article has five letters
        _ if written.chars().count() > 4 => casus_atlas::fold(written),
        _ => written.to_lowercase(),
    };
    Word { low, capital: written.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()), at }
}

/// What sort of thing a noun beside a name calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A village, or a place where people live whatever its size.
    Settlement,
    /// A town, a city.
    Town,
    /// A part of a town, or a building in it.
    Quarter,
    /// A camp of refugees or displaced people.
    Camp,
    /// A base, an airfield, a field of oil wells, a mine, a dam: reaches over kilometres, mostly outside towns.
    Installation,
    /// A hill, a plain, a wood, fields: a piece of land without an edge.
    Land,
    /// A chain of mountains, a desert, a valley: a wide piece of land.
    WideLand,
    /// A second-order division.
    District,
    /// A first-order division.
    Division,
    /// A division of either order, or a piece of land: "region", "zone".
    Region,
    /// A road, a railway, a river.
    Line,
    /// A border.
    Border,
    /// The land around a place, without an edge.
    Surroundings,
    /// The countryside of a division, or of the town it is named after.
    Countryside,
}

/// The sort that a noun names, if it names one.
pub(super) fn sort(low: &str) -> Option<Sort> {
    Some(match low {
        "town" | "towns" | "city" | "cities" | "capital" | "ville" => Sort::Town,
        "village" | "villages" | "hamlet" | "hamlets" | "settlement" | "locality" | "localities" | "township" | "farm" | "commune"
        | "groupement" | "gpt" | "pueblo" | "ejido" => Sort::Settlement,
        "neighborhood" | "neighbourhood" | "neighborhoods" | "neighbourhoods" | "quarter" | "quarters" | "suburb" | "suburbs"
        | "street" | "square" | "market" | "mosque" | "church" | "hospital" | "prison" | "school" | "factory" | "colonia" | "colony"
        | "subdivision" | "avenue" | "building" | "arrondissement" | "roundabout" | "quartier" => Sort::Quarter,
        "camp" | "camps" => Sort::Camp,
        "base" | "airport" | "airbase" | "airfield" | "airstrip" | "dam" | "mine" | "mines" | "silo" | "silos" | "station" | "oilfield"
        | "oilfields" | "gasfield" | "barracks" | "refinery" | "checkpoint" | "crossing" | "junction" | "crossroad" | "crossroads"
        | "plant" | "depot" | "battalion" | "brigade" | "regiment" | "site" | "post" | "complex" | "reservoir" => Sort::Installation,
        "hill" | "hills" | "mountain" | "mount" | "jabal" | "jebel" | "tall" | "tell" | "tal" | "tulul" | "sharat" | "qalat" | "cerro"
        | "field" | "fields" | "farms" | "forest" | "island" | "sector" | "lake" | "reserve" | "park" | "ranch" | "pocket" | "orchards"
        | "farmland" | "hawijat" | "wadi" => Sort::Land,
        "mountains" | "range" | "plain" | "plains" | "sahl" | "desert" | "valley" | "sierra" | "steppe" | "badia" | "enclave"
        | "corridor" | "coast" | "coastline" => Sort::WideLand,
        "district" | "districts" | "municipality" | "municipalities" | "county" | "raion" | "subprefecture" | "cercle" | "mantiqa"
        | "mintaqat" | "subdistrict" | "municipio" | "tehsil" => Sort::District,
        "governorate" | "governorates" | "province" | "provinces" | "prefecture" | "prefectures" | "state" | "states" | "oblast"
        | "department" | "muhafazat" => Sort::Division,
        "region" | "zone" => Sort::Region,
        "road" | "roads" | "highway" | "motorway" | "axis" | "route" | "axe" | "autoroute" | "track" | "railway" | "river" | "canal"
        | "way" | "direction" => Sort::Line,
        "border" | "borders" | "frontier" | "borderline" => Sort::Border,
        "area" | "areas" | "surroundings" | "vicinity" | "outskirts" | "outskirt" | "environs" | "periphery" | "perimeter" | "entrance" => {
            Sort::Surroundings
        }
        "countryside" | "rif" | "reef" | "hinterland" => Sort::Countryside,
        _ => return None,
    })
}

/// Words that say "not in it, but not far".
pub(super) fn is_near(low: &str) -> bool {
    matches!(
        low,
        "near"
            | "nearby"
            | "around"
            | "outside"
            | "close"
            | "beside"
            | "toward"
            | "towards"
            | "off"
            | "opposite"
            | "adjacent"
            | "next"
            | "surrounding"
            | "past"
            | "beyond"
            | "approaching"
            | "overlooking"
            | "neighboring"
            | "neighbouring"
            | "along"
    )
}

/// The bearing that a word names: `north`, `northern`, `northeast`, `southeasterly`.
pub(super) fn bearing(low: &str) -> Option<Bearing> {
    let stem = low.strip_suffix("erly").or_else(|| low.strip_suffix("ern")).or_else(|| low.strip_suffix("ward")).unwrap_or(low);
    let stem = stem.strip_suffix("wards").unwrap_or(stem);
    Some(Bearing::of(match stem {
        "north" | "nord" => (1, 0),
        "south" | "sud" => (-1, 0),
        "east" | "est" => (0, 1),
        "west" | "ouest" => (0, -1),
        "northeast" => (1, 1),
        "northwest" => (1, -1),
        "southeast" => (-1, 1),
        "southwest" => (-1, -1),
        "central" | "centre" | "center" | "middle" => (0, 0),
        _ => return None,
    }))
}

/// Kilometres of one unit of length.
pub(super) fn kilometres(low: &str) -> Option<f64> {
    match low {
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => Some(1.0),
        "mile" | "miles" => Some(1.609_344),
        "metre" | "metres" | "meter" | "meters" => Some(0.001),
        _ => None,
    }
}

/// A number in figures or in the words that stand before units of length.
pub(super) fn number(low: &str) -> Option<f64> {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if low.starts_with(|c: char| c.is_ascii_digit()) {
        return low.replace(',', "").parse().ok().filter(|number| *number < 3000.0);
    }
    let at = |list: &[&str]| list.iter().position(|word| *word == low).map(|at| at as f64);
    at(&ONES).or_else(|| at(&TENS).map(|at| 10.0 * (at + 2.0))).or(match low {
        "a" | "an" => Some(1.0),
        "few" | "several" => Some(5.0),
        "dozen" => Some(12.0),
        "dozens" => Some(30.0),
        "hundred" => Some(100.0),
        _ => None,
    })
}
