//! Finds the longest name at the start of some words.

use crate::Atlas;
use crate::actor::{ActorClass, ActorIdx};
use crate::country::CountryIdx;
use crate::fold::{self, is_hyphen};
use crate::joints::{Joint, joint, may_begin, without_article, without_possessive};
use crate::names::{Found, Sense};
use crate::place::{Feature, Place, PlaceIdx, distance_km};
use crate::states;

/// How the text around a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// As usual: names begin with a capital letter (or with the Arabic article), acronyms are in capitals.
    Mixed,
    /// Everything is in capitals, as on the old wires: case says nothing.
    Upper,
}

/// A name found at the start of some words, with all it may stand for.
///
/// It is not a decision: `Palmyra` lists the town in Syria and those in America, and the caller weighs them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Match {
    /// How many of the words the name takes.
    pub words: usize,
    /// Places of that name, the likeliest without any context first.
    pub places: Vec<PlaceIdx>,
    /// Actors of that name.
    pub actors: Vec<ActorIdx>,
    /// The country whose people the name is: `Syrian`, also within `Syrian army`.
    pub demonym: Option<CountryIdx>,
    /// The region or division whose people or adjective the name is: `African`, `Texan`; see [`Atlas::home_of`].
    pub people: Option<PlaceIdx>,
    /// Whether `actors` are meant only if a place stands for its government (`Moscow`, `the Kremlin`).
    pub metonym: bool,
    /// Whether every reading is also a common word or a person's name, so that other evidence is needed.
    pub weak: bool,
}

/// No name has more words than this.
const LONGEST: usize = 9;

/// The best so far: words taken, the key and what it means.
struct Hit<'a> {
    words: usize,
    key: String,
    found: Found<'a>,
    surface: String,
}

impl Atlas {
    /// The longest name at the start of `words`, or nothing.
    ///
    /// Words are tokens as written; hyphens and apostrophes may stand alone or within words. Spellings are folded as by [`fold`](crate::fold()).
    /// A designator behind the name belongs to it (`Homs province`, `Homs city`) and picks among its places.
    ///
    /// ```
    /// # use casus_atlas::{Atlas, Case, Tables};
    /// # let countries = "iso2\tiso3\tname\tcapital\tlat\tlon\tpopulation\tuntil\tgeonames\taliases\tdemonyms\tmetonyms\tsource\n\
    /// #     SY\tSYR\tSyria\tDamascus\t35\t38\t16945057\t\t163843\t\tSyrian|Syrians\t\tGeoNames\n";
    /// # let tables = Tables { countries, places: b"", sites: "", regions: "", actors: "", version: "1" };
    /// let atlas = Atlas::from_tables(&tables)?;
    /// let found = atlas.longest(&["Syrian", "army", "tanks"], Case::Mixed).unwrap();
    /// assert_eq!(found.words, 2);
    /// assert_eq!(atlas.actor(found.actors[0]).name, "Syrian Armed Forces");
    /// assert!(atlas.longest(&["tanks", "of", "Syria"], Case::Mixed).is_none());
    /// # Ok::<(), casus_atlas::AtlasError>(())
    /// ```
    pub fn longest(&self, words: &[&str], case: Case) -> Option<Match> {
        if case == Case::Mixed && !may_begin(words) {
            return None;
        }
        self.read(words, case)
    }

    /// What the whole of `name` stands for, in whatever case it is written; nothing if only a part of it is a name.
    ///
    /// Acronyms that are also words keep their case: `IS` is a group, `is` is not.
    pub fn named(&self, name: &str) -> Option<Match> {
        let words: Vec<&str> = name.split_whitespace().collect();
        self.read(&words, Case::Mixed).filter(|found| found.words == words.len())
    }

    fn read(&self, words: &[&str], case: Case) -> Option<Match> {
        let (first, rest) = words.split_first()?;
        if case == Case::Upper
            && first.len() <= 4
            && is_function_word(&first.to_lowercase())
            && !rest.first().is_some_and(|word| word.starts_with(is_hyphen))
        {
            return None;
        }
        let mut best = self.scan(first, rest, case);
        if let Some((bare, skipped)) = without_article(words) {
            let tail = &words[(skipped + 1).min(words.len())..];
            if let Some(mut hit) = self.scan(bare, tail, case)
                && best.as_ref().is_none_or(|best| best.words < hit.words + skipped)
            {
                hit.words += skipped;
                best = Some(hit);
            }
        }
        let hit = best.or_else(|| self.scan_joined_article(first, rest, case))?;
        let mut found = self.readings(&hit, case);
        self.add_office(&mut found, words);
        self.add_designator(&mut found, words);
        Some(found)
    }

    /// The longest hit from `first` on.
    fn scan(&self, first: &str, rest: &[&str], case: Case) -> Option<Hit<'_>> {
        let mut key = String::new();
        let mut surface = String::new();
        let mut glue = false;
        let mut best = None;
        for (at, word) in std::iter::once(&first).chain(rest).take(LONGEST).enumerate() {
            match joint(word, &key, at) {
                Joint::Stop => break,
                Joint::Space => continue,
                Joint::Glue => {
                    glue = true;
                    continue;
                }
                Joint::Word { glued } => glue |= glued,
            }
            let before = key.len();
            if glue && !key.is_empty() {
                let mut tail = String::new();
                fold::push_token(&mut tail, word);
                key.push_str(&tail);
            } else {
                fold::push_token(&mut key, word);
            }
            glue = false;
            if key.len() == before {
                break;
            }
            surface.push_str(word);
            let mut found = self.names.find(&key);
            let goes_on = found.goes_on;
            if case == Case::Mixed && at > 0 && word.starts_with(char::is_lowercase) && !fold::has_article(word) {
                found.places = &[];
            }
            self.keep(&mut best, found, at + 1, &key, &surface, case);
            if let (Some(owner), Some(bare)) = (key.strip_suffix('s'), without_possessive(word)) {
                let surface = &surface[..surface.len() - (word.len() - bare.len())];
                self.keep(&mut best, self.names.find(owner), at + 1, owner, surface, case);
            }
            if !goes_on {
                break;
            }
        }
        best
    }

    /// Takes a hit if anything of it is meant by these letters.
    fn keep<'a>(&self, best: &mut Option<Hit<'a>>, found: Found<'a>, words: usize, key: &str, surface: &str, case: Case) {
        let taken_already = best.as_ref().is_some_and(|hit| hit.words == words);
        if found.is_empty() || taken_already {
            return;
        }
        let meant = !found.places.is_empty() || found.entries.iter().any(|entry| is_meant(entry.exact.as_deref(), key, surface, case));
        if meant {
            *best = Some(Hit { words, key: key.to_owned(), found, surface: surface.to_owned() });
        }
    }

    /// `Elfasher`, `Alhasakah`: the article written together with the name.
    fn scan_joined_article(&self, first: &str, rest: &[&str], case: Case) -> Option<Hit<'_>> {
        let bare = ["Al", "El", "AL", "EL"].iter().find_map(|article| first.strip_prefix(article)).filter(|bare| bare.len() >= 4)?;
        self.scan(&format!("al-{bare}"), rest, case)
    }

    fn readings(&self, hit: &Hit<'_>, case: Case) -> Match {
        let mut found = Match { words: hit.words, places: hit.found.places.to_vec(), ..Match::default() };
        let mut metonyms = Vec::new();
        for entry in hit.found.entries.iter().filter(|entry| is_meant(entry.exact.as_deref(), &hit.key, &hit.surface, case)) {
            match entry.sense {
                Sense::Place(place) if found.places.contains(&place) => {}
                Sense::Place(place) => found.places.push(place),
                Sense::Actor(actor) => found.actors.push(actor),
                Sense::Metonym(actor) => metonyms.push(actor),
                Sense::Demonym(country) => found.demonym = found.demonym.or(Some(country)),
                Sense::People(place) => found.people = found.people.or(Some(place)),
            }
        }
        if found.actors.is_empty() && !metonyms.is_empty() {
            found.metonym = true;
            found.actors = metonyms;
        }
        found.places.sort_by_cached_key(|place| std::cmp::Reverse(self.weight(self.place(*place), &hit.key)));
        found.places.dedup();
        self.town_before_division(&mut found.places);
        let doubtful_word = case == Case::Upper && is_common_in_capitals(&hit.key);
        let only_weak_places =
            found.actors.is_empty() && self.home_of(&found).is_none() && found.places.iter().all(|place| self.place(*place).weak);
        found.weak = doubtful_word || only_weak_places;
        found
    }

    /// A bare name that is both a division and the town it is named after means the town.
    fn town_before_division(&self, places: &mut [PlaceIdx]) {
        let Some(division) = places.first().map(|place| self.place(*place)) else { return };
        if !matches!(division.feature, Feature::Admin1 | Feature::Admin2) {
            return;
        }
        let seat = |place: &PlaceIdx| {
            let place = self.place(*place);
            let near = place.point.zip(division.point).is_some_and(|(a, b)| distance_km(a, b) < 200.0);
            matches!(place.feature, Feature::Town | Feature::Capital) && place.country == division.country && near
        };
        if let Some(at) = places.iter().position(seat) {
            places[..=at].rotate_right(1);
        }
    }

    /// How likely a place is meant when nothing else is known: its inhabitants, or a guess of what it is worth.
    fn weight(&self, place: &Place, key: &str) -> u64 {
        let inhabitants = u64::from(place.population);
        // a bare name means the town rather than the division around it, so divisions do not count their inhabitants
        let inhabitants = match place.feature {
            Feature::Country => 1_000_000_000,
            Feature::Capital => inhabitants.max(500_000),
            Feature::Region | Feature::Water => 1_000_000,
            // only divisions that our own tables tell of have a radius: they are the best known
            Feature::Admin1 | Feature::Admin2 if place.radius_km > 0.0 => 400_000,
            Feature::Admin1 => 30_000,
            Feature::Base | Feature::Camp | Feature::Airfield | Feature::Site | Feature::Port | Feature::Mountain => 100_000,
            Feature::Admin2 => 3_000,
            Feature::Town => inhabitants.max(5_000),
            Feature::District => inhabitants.clamp(2_000, 50_000),
            Feature::Village => inhabitants.max(500),
        };
        if fold::fold(&place.name) == key { 20 * inhabitants } else { inhabitants }
    }

    /// `Syrian` + `army`, `Syria` + `'s` + `government`, `Baghdad` + `government`.
    fn add_office(&self, found: &mut Match, words: &[&str]) {
        let mut skip = found.words;
        if words.get(skip).is_some_and(|word| matches!(*word, "'s" | "’s" | "'S" | "’S" | "'" | "’")) {
            skip += 1;
        }
        let folded: Vec<String> = words.iter().skip(skip).take(4).map(|word| fold::fold(word)).collect();
        let Some((taken, class)) = states::office_after(folded.iter().map(String::as_str)) else { return };
        let of_office = found.actors.first().filter(|_| !found.metonym).and_then(|actor| self.country_of_office(*actor));
        let country = found.demonym.or(of_office).or_else(|| found.places.iter().find_map(|place| self.country_of_place(*place)));
        if let Some(country) = country {
            found.actors = self.office_of(country, class).into_iter().collect();
            found.places.clear();
            found.demonym = Some(country);
        } else if found.metonym && class == ActorClass::Government {
            found.places.clear();
        } else {
            return;
        }
        found.metonym = false;
        found.words = skip + taken;
    }

    /// `Homs` + `city`: takes the designator and keeps the places that it fits, if any does.
    fn add_designator(&self, found: &mut Match, words: &[&str]) {
        let Some(word) = words.get(found.words) else { return };
        let fits = |feature: Feature| match fold::fold(word).as_str() {
            "city" | "town" | "village" => feature.is_settlement() && feature != Feature::District,
            "province" | "governorate" | "oblast" | "department" => feature == Feature::Admin1,
            "district" | "raion" | "county" => matches!(feature, Feature::Admin2 | Feature::District),
            "region" => matches!(feature, Feature::Admin1 | Feature::Region),
            "camp" => feature == Feature::Camp,
            "airport" | "airfield" | "airbase" => matches!(feature, Feature::Airfield | Feature::Base),
            "neighbourhood" | "neighborhood" | "quarter" | "suburb" => feature == Feature::District,
            _ => false,
        };
        let kept: Vec<PlaceIdx> = found.places.iter().copied().filter(|place| fits(self.place(*place).feature)).collect();
        if !kept.is_empty() {
            found.places = kept;
            found.words += 1;
            found.weak = false;
            if found.metonym {
                found.actors.clear();
                found.metonym = false;
            }
        }
    }
}

/// Whether a name whose case matters is meant by these letters.
fn is_meant(exact: Option<&str>, key: &str, surface: &str, case: Case) -> bool {
    let Some(exact) = exact else { return true };
    // `Miss.` may be the state, `Miss` is not
    if exact.ends_with('.') && !surface.ends_with('.') {
        return false;
    }
    match case {
        Case::Upper => !is_function_word(key),
        Case::Mixed => letters_only(surface).eq(letters_only(exact)),
    }
}

fn letters_only(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| letter.is_alphanumeric())
}

/// Words that in a text of capitals are never an acronym.
fn is_function_word(key: &str) -> bool {
    matches!(
        key,
        "is" | "it"
            | "as"
            | "am"
            | "or"
            | "no"
            | "so"
            | "an"
            | "we"
            | "he"
            | "in"
            | "on"
            | "at"
            | "to"
            | "by"
            | "of"
            | "if"
            | "do"
            | "go"
            | "me"
            | "my"
            | "up"
            | "be"
            | "who"
            | "all"
            | "and"
            | "any"
            | "can"
            | "out"
            | "she"
            | "he's"
            | "al"
            | "la"
            | "el"
            | "de"
    )
}

/// Acronyms that in a text of capitals are as often a word.
fn is_common_in_capitals(key: &str) -> bool {
    matches!(key, "us" | "car" | "dr" | "arena" | "aim" | "lord" | "pan" | "pa" | "path")
}
