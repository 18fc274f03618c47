//! What the words at and beside a name say the place is.

use casus_atlas::Feature;
use casus_text::Span;

/// What sort of place the words ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    None,
    Settlement,
    Division,
    District,
    Region,
    Country,
    Water,
    Mountain,
    Island,
    Airfield,
    Camp,
    Base,
}

impl Cue {
    /// 1 where a feature is what the words ask for, -1 where it is something else, 0 where they ask for nothing.
    pub fn fit(self, feature: Feature) -> f32 {
        let fits = match self {
            Cue::None => return 0.0,
            Cue::Settlement => feature.is_settlement(),
            Cue::Division => feature == Feature::Admin1,
            Cue::District => matches!(feature, Feature::Admin2 | Feature::District),
            Cue::Region => matches!(feature, Feature::Region | Feature::Admin1),
            Cue::Country => feature == Feature::Country,
            Cue::Water => feature == Feature::Water,
            Cue::Mountain => feature == Feature::Mountain,
            Cue::Island => matches!(feature, Feature::Region | Feature::Country | Feature::Admin1),
            Cue::Airfield => matches!(feature, Feature::Airfield | Feature::Base),
            Cue::Camp => feature == Feature::Camp,
            Cue::Base => matches!(feature, Feature::Base | Feature::Airfield | Feature::Port),
        };
        if fits { 1.0 } else { -1.0 }
    }
}

/// What the words beside the name or its own last word say, and whether it is a street, a building or a business.
pub(super) fn cue_of(text: &str, words: Span<u8>) -> (Cue, bool) {
    let name = &text[words.range()];
    let after = next_word(&text[words.end as usize..]);
    let before = &text[..words.start as usize];
    let own = name.rsplit([' ', '-']).next().unwrap_or(name);
    let first = name.split(' ').next().unwrap_or(name);
    let told = |word: &str| cue_of_word(&word.to_lowercase());
    let mut cue = if name.contains([' ', '-']) { told(own) } else { Cue::None };
    if cue == Cue::None && name.contains(" of ") {
        cue = told(first);
    }
    if cue == Cue::None && matches!(first, "Lake" | "Mount" | "Cape" | "Mt." | "Mt") {
        cue = if first == "Lake" { Cue::Water } else { Cue::Mountain };
    }
    if cue == Cue::None {
        cue = told(after);
    }
    if cue == Cue::None {
        cue = told(word_before_of(before));
    }
    let facility = [own, first, after].into_iter().any(|word| is_facility(&word.to_lowercase()))
        || name.starts_with(|letter: char| letter.is_ascii_digit());
    (cue, facility)
}

/// The word right behind the name.
fn next_word(rest: &str) -> &str {
    let Some(rest) = rest.strip_prefix([' ', '-']) else { return "" };
    rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default()
}

/// "city" in "the city of (Homs)" and "the town of".
fn word_before_of(before: &str) -> &str {
    let before = before.trim_end();
    let before = before.strip_suffix("the").map_or(before, str::trim_end);
    let Some(before) = before.strip_suffix(" of").or_else(|| before.strip_suffix(" called")) else { return "" };
    before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default()
}

fn cue_of_word(word: &str) -> Cue {
    match word {
        "city" | "town" | "village" | "township" | "hamlet" | "suburb" | "neighbourhood" | "neighborhood" | "mayor" | "outskirts"
        | "downtown" | "residents" | "streets" | "centre" => Cue::Settlement,
        "province" | "governorate" | "state" | "oblast" | "prefecture" | "governor" => Cue::Division,
        "district" | "county" | "raion" | "municipality" | "borough" | "parish" | "subdistrict" | "canton" => Cue::District,
        "region" | "area" | "valley" | "plain" | "plateau" | "desert" | "peninsula" => Cue::Region,
        "republic" | "kingdom" | "country" | "nation" => Cue::Country,
        "river" | "lake" | "sea" | "ocean" | "gulf" | "bay" | "strait" | "delta" | "basin" | "canal" | "lagoon" | "creek" | "reservoir"
        | "dam" => Cue::Water,
        "mountain" | "mountains" | "mount" | "hills" | "range" | "peak" | "volcano" => Cue::Mountain,
        "island" | "islands" | "isle" | "archipelago" | "atoll" => Cue::Island,
        "airport" | "airfield" | "airstrip" | "airbase" => Cue::Airfield,
        "camp" => Cue::Camp,
        "barracks" | "garrison" | "base" | "port" => Cue::Base,
        _ => Cue::None,
    }
}

fn is_facility(word: &str) -> bool {
    matches!(
        word,
        "street"
            | "st"
            | "st."
            | "avenue"
            | "ave"
            | "ave."
            | "road"
            | "rd"
            | "rd."
            | "boulevard"
            | "drive"
            | "lane"
            | "highway"
            | "motorway"
            | "freeway"
            | "route"
            | "interstate"
            | "square"
            | "bridge"
            | "park"
            | "school"
            | "academy"
            | "college"
            | "university"
            | "hospital"
            | "clinic"
            | "church"
            | "mosque"
            | "cathedral"
            | "temple"
            | "stadium"
            | "arena"
            | "hotel"
            | "inn"
            | "restaurant"
            | "museum"
            | "library"
            | "theatre"
            | "theater"
            | "court"
            | "courthouse"
            | "prison"
            | "jail"
            | "center"
            | "centre"
            | "station"
            | "tower"
            | "hall"
            | "house"
            | "mall"
            | "market"
            | "club"
            | "bank"
            | "embassy"
            | "consulate"
            | "estate"
            | "farm"
            | "plant"
            | "factory"
            | "ministry"
            | "commission"
            | "institute"
            | "elementary"
            | "cemetery"
            | "zoo"
            | "gallery"
            | "palace"
            | "castle"
            | "beach"
            | "harbour"
            | "harbor"
            | "metro"
            | "subway"
            | "terminal"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, cue: Cue, facility: bool) {
        let start = text.find(name).expect("the name is in the text");
        assert_eq!(cue_of(text, Span::of(start..start + name.len())), (cue, facility), "{name:?} in {text:?}");
    }

    #[test]
    fn words_beside_and_within() {
        check("shells hit Homs province on Monday", "Homs", Cue::Division, false);
        check("shells hit the city of Homs on Monday", "Homs", Cue::Settlement, false);
        check("shells hit Homs City", "Homs City", Cue::Settlement, false);
        check("on Lake Chad", "Lake Chad", Cue::Water, false);
        check("the Islamic Republic of Iran", "Republic of Iran", Cue::Country, false);
        check("at 14 Elm Street yesterday", "14 Elm Street", Cue::None, true);
        check("shells hit Homs.", "Homs", Cue::None, false);
        check("Homs", "Homs", Cue::None, false);
    }
}
