//! Which places a name may mean: by the name itself, without its designators, and by the names inside it.

use super::abbreviations;
use casus_atlas::{Atlas, Case, Feature, Match, PlaceIdx, fold};

/// How a place came to be a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum How {
    Name,
    OtherName,
    Abbreviation,
    People,
    Designated,
    Part,
    Inside,
}

/// A place that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub place: PlaceIdx,
    pub how: How,
    /// Where in the name the words that name it stand, counted in words; 0 but for names inside.
    pub from: u8,
}

/// More places of one name than are ever weighed against one another.
const MOST: usize = 48;

/// All places that `name` may mean, those of the name itself first, within them the likeliest without context first.
pub(super) fn candidates(atlas: &Atlas, name: &str) -> Vec<Candidate> {
    let name = bare(name);
    let mut found = Found { atlas, all: Vec::new() };
    found.add_whole(name, 0, None);
    let (stem, how) = without_designators(name);
    if stem.len() < name.len() {
        found.add_whole(stem, 0, Some(how));
    }
    if found.all.is_empty() {
        found.add_inside(name);
    }
    found.all.truncate(MOST);
    found.all
}

struct Found<'a> {
    atlas: &'a Atlas,
    all: Vec<Candidate>,
}

impl Found<'_> {
    /// The places of just these words: as a name, as an abbreviation, as a people.
    fn add_whole(&mut self, name: &str, from: u8, how: Option<How>) {
        let before = self.all.len();
        for (full, country) in abbreviations::divisions(name) {
            let divisions = self.atlas.named(full).map(|found| found.places).unwrap_or_default();
            let meant = divisions.into_iter().find(|place| {
                let place = self.atlas.place(*place);
                place.feature == Feature::Admin1 && place.country.is_some_and(|iso| iso.as_str() == country)
            });
            meant.into_iter().for_each(|place| self.add(place, how.unwrap_or(How::Abbreviation), from));
        }
        if let Some(found) = self.atlas.named(name) {
            self.add_match(&found, &fold(name), from, how);
            if how.is_none() && !found.metonym {
                // "EU" is the European Union, whose name holds Europe's
                found.actors.iter().take(1).for_each(|actor| self.add_inside(&self.atlas.actor(*actor).name));
            }
        }
        if self.all.len() == before {
            for stem in stems(name) {
                let Some(found) = self.atlas.named(&stem) else { continue };
                let known = |place: &PlaceIdx| is_known_for_its_people(self.atlas, *place);
                found.places.into_iter().filter(known).take(2).for_each(|place| self.add(place, how.unwrap_or(How::People), from));
                if self.all.len() > before {
                    break;
                }
            }
        }
    }

    fn add_match(&mut self, found: &Match, key: &str, from: u8, how: Option<How>) {
        let own = |place: PlaceIdx| if fold(&self.atlas.place(place).name) == key { How::Name } else { How::OtherName };
        let hows: Vec<How> = found.places.iter().take(MOST).map(|place| how.unwrap_or_else(|| own(*place))).collect();
        for (place, how) in found.places.iter().zip(hows) {
            self.add(*place, how, from);
        }
        // "English" is Britain's and England's
        let people = [found.demonym.map(|country| self.atlas.country_at(country).place), found.people];
        people.into_iter().flatten().for_each(|place| self.add(place, how.unwrap_or(How::People), from));
        if found.metonym {
            self.add_seat(found, from, how);
        }
    }

    /// The capital of the government that the name stands for: "the Kremlin".
    fn add_seat(&mut self, found: &Match, from: u8, how: Option<How>) {
        let country = found.actors.first().and_then(|actor| self.atlas.country(self.atlas.actor(*actor).country.as_ref()?.as_str()));
        let Some(country) = country else { return };
        let seats = self.atlas.named(&country.capital).map(|found| found.places).unwrap_or_default();
        let seat = seats
            .into_iter()
            .find(|place| self.atlas.place(*place).feature == Feature::Capital && self.atlas.place(*place).country == Some(country.iso3));
        seat.into_iter().for_each(|place| self.add(place, how.unwrap_or(How::OtherName), from));
    }

    /// Names that stand within a longer one: "University of California", "European Commission".
    fn add_inside(&mut self, name: &str) {
        let words: Vec<&str> = name.split_whitespace().collect();
        let mut at = 0;
        while at < words.len() && words.len() > 1 {
            let word = words[at].trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '.');
            let longest = self.atlas.longest(&words[at..], Case::Mixed).filter(|found| found.words < words.len());
            let before = self.all.len();
            let taken = longest.as_ref().map_or(1, |found| found.words);
            match longest {
                Some(found) if !found.places.is_empty() || self.atlas.home_of(&found).is_some() => {
                    let key = fold(&words[at..at + taken].join(" "));
                    self.add_match(&found, &key, at as u8, Some(How::Inside));
                }
                _ if word.starts_with(char::is_uppercase) => self.add_whole(word, at as u8, Some(How::Inside)),
                _ => {}
            }
            at += if self.all.len() > before { taken } else { 1 };
        }
    }

    fn add(&mut self, place: PlaceIdx, how: How, from: u8) {
        if self.atlas.place(place).point.is_some() && !self.all.iter().any(|other| other.place == place) {
            self.all.push(Candidate { place, how, from });
        }
    }
}

/// The name without quotation marks, article and possessive.
pub(super) fn bare(name: &str) -> &str {
    let name = name.trim_matches(|letter: char| letter.is_whitespace() || "\"“”‘'’`,;:()[]".contains(letter));
    let name = ["'s", "’s", "'", "’"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    ["the ", "The ", "THE "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// Whether its people are named after it: countries, regions, divisions, and towns that are known far away.
fn is_known_for_its_people(atlas: &Atlas, place: PlaceIdx) -> bool {
    let place = atlas.place(place);
    match place.feature {
        Feature::Country | Feature::Region | Feature::Admin1 | Feature::Capital | Feature::Water => true,
        Feature::Town => place.population > 200_000,
        _ => false,
    }
}

/// What a word for a people may be made of: "African", "Sicilian", "Londoners", "Vietnamese", "Iraqi".
fn stems(name: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut push = |stem: Option<&str>, end: &str| {
        if let Some(stem) = stem.filter(|stem| stem.chars().count() >= 3) {
            all.push(format!("{stem}{end}"));
        }
    };
    for word in [Some(name), name.strip_suffix('s')].into_iter().flatten() {
        push(word.strip_suffix("ian"), "ia");
        push(word.strip_suffix("ian"), "y");
        push(word.strip_suffix("ian"), "");
        push(word.strip_suffix('n'), "");
        push(word.strip_suffix("an"), "");
        push(word.strip_suffix("an"), "o");
        push(word.strip_suffix("er"), "");
        push(word.strip_suffix("ese"), "");
        push(word.strip_suffix('i'), "");
        push(word.strip_suffix("ite"), "");
    }
    all
}

/// The name without words for what it is or for a part of it, and which of both.
fn without_designators(name: &str) -> (&str, How) {
    let mut stem = name;
    let mut how = How::Designated;
    for _ in 0..3 {
        let Some((first, rest)) = stem.split_once([' ', '-']) else { break };
        if is_part(first) {
            how = How::Part;
            stem = rest.strip_prefix("of ").unwrap_or(rest);
        } else if let Some(of) = rest.strip_prefix("of ").filter(|_| is_designator(first)) {
            stem = of.strip_prefix("the ").unwrap_or(of);
        } else if let Some((before, _)) = stem.rsplit_once(' ').filter(|(_, last)| is_designator(last)) {
            stem = before;
        } else {
            break;
        }
    }
    (stem, how)
}

fn is_part(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "north"
            | "south"
            | "east"
            | "west"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "upper"
            | "lower"
            | "greater"
            | "inner"
            | "outer"
            | "downtown"
            | "mainland"
            | "old"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "north-east"
            | "north-west"
            | "south-east"
            | "south-west"
            | "northeastern"
            | "northwestern"
            | "southeastern"
            | "southwestern"
            | "mid"
            | "metro"
            | "rural"
            | "coastal"
    )
}

fn is_designator(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "city"
            | "town"
            | "township"
            | "village"
            | "province"
            | "governorate"
            | "state"
            | "states"
            | "oblast"
            | "department"
            | "district"
            | "raion"
            | "county"
            | "prefecture"
            | "region"
            | "municipality"
            | "borough"
            | "republic"
            | "kingdom"
            | "territory"
            | "island"
            | "islands"
            | "commune"
            | "parish"
            | "lga"
            | "shire"
            | "suburb"
            | "neighbourhood"
            | "neighborhood"
            | "area"
            | "metropolis"
            | "council"
            | "emirate"
            | "peninsula"
            | "valley"
            | "airport"
            | "camp"
            | "hamlet"
            | "commonwealth"
            | "gulf"
            | "bay"
            | "isle"
            | "canton"
            | "barangay"
            | "agency"
            | "division"
            | "subdivision"
            | "capital"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expect: &str) {
        assert_eq!(without_designators(bare(name)).0, expect, "{name:?} without designators");
    }

    #[test]
    fn designators_and_parts() {
        check("Benue state", "Benue");
        check("the City of York", "York");
        check("Northern Mali", "Mali");
        check("northern parts", "parts");
        check("Homs", "Homs");
        check("Homs's", "Homs");
        check("the Republic of the Congo", "Congo");
    }

    #[test]
    fn peoples() {
        assert!(stems("African").contains(&"Africa".to_owned()));
        assert!(stems("Sicilians").contains(&"Sicily".to_owned()));
        assert!(stems("Londoner").contains(&"London".to_owned()));
    }
}
