//! Places told by others: "19 km from Bria", "the road between Homs and Palmyra", "northern Aleppo Governorate".
//!
//! Two ways in. [`Area::locate`] reads a whole description of a place, in a country that is known, and finds the names itself.
//! [`around`] reads the words around a name in a report, where names are already settled. Both give a [`Where`]: a point, how far
//! around it, and UCDP's code of precision.

mod area;
mod geometry;
mod names;
mod precision;
mod realm;
mod settle;
mod spellings;
mod standing;
mod told;
mod words;

#[cfg(test)]
mod tests;

pub use area::Area;
pub use told::{Told, ToldError};

use casus_atlas::{Atlas, Feature, PlaceIdx, Point};
use realm::Realm;
use settle::{answer, spot};
use standing::{How, Phrase, Standing};
use std::ops::Range;
use words::Sort;

/// Where something is said to have happened.
///
/// It is not a place of the atlas: the point of "25 km north of Bria" is none of Bria's, though `place` names Bria.
#[derive(Clone, Debug, PartialEq)]
pub struct Where {
    /// The point; none where the atlas has none for the place.
    pub point: Option<Point>,
    /// Within how many kilometres of the point it lies, more than zero.
    pub radius_km: f32,
    /// UCDP's `where_prec`, 1 to 7: 1 the place itself, 2 within 25 km or so, 3 second-order division, 4 first-order division,
    /// 5 a line or an area without an edge, 6 country, 7 international waters or airspace.
    pub precision: u8,
    /// The place it is told by.
    pub place: Option<PlaceIdx>,
    /// What was read: `at`, `near`, `away`, `side`, `part`, `countryside`, `between`, `line`, `border`, `told` (its name is mostly told of
    /// what is around it), `sea`, `air`, `country`.
    pub rule: &'static str,
    /// The bytes of the name it is told by; empty where no name was found.
    pub words: Range<usize>,
}

/// A name of a report that is settled on a place: the bytes of its words, and the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The name's bytes in the text.
    pub words: Range<usize>,
    /// The place it means.
    pub place: PlaceIdx,
}

/// Where the words around a settled name put something.
///
/// `sentence` bounds the words that are read, in bytes of `text`; `names` are all settled names in it, in the order of the text,
/// and `at` is the number of the one asked for. The place itself, precision by its feature, where the words say nothing more.
///
/// # Panics
///
/// If `at` is no number of a name, or a range does not lie on the boundaries of letters of `text`.
pub fn around(text: &str, sentence: Range<usize>, names: &[Settled], at: usize, atlas: &Atlas) -> Where {
    let words = words::cut(text, sentence);
    let ranges: Vec<Range<usize>> = names.iter().map(|name| words_of(&words, &name.words)).collect();
    let phrase = Phrase { words: &words, names: &ranges };
    let standing = phrase.standings()[at];
    let own = &names[at];
    let place = countryside(atlas, own.place, &standing).unwrap_or(own.place);
    let spot = spot(atlas, None, atlas.place(place), &standing, |other| names.get(other).map(|name| name.place));
    let found = answer(spot, place, own.words.clone());
    match phrase.realm(at) {
        Some(realm) => found.aloft(realm),
        None => found,
    }
}

/// The words that a range of bytes covers.
fn words_of(words: &[words::Word], bytes: &Range<usize>) -> Range<usize> {
    let start = words.iter().position(|word| word.at.end > bytes.start).unwrap_or(words.len());
    let end = words.iter().rposition(|word| word.at.start < bytes.end).map_or(start, |last| last + 1);
    start..end.max(start)
}

/// "the countryside of Aleppo", "northern Idlib": the division that bears the town's name.
fn countryside(atlas: &Atlas, place: PlaceIdx, standing: &Standing) -> Option<PlaceIdx> {
    let town = atlas.place(place);
    let wide = matches!(standing.how, How::Countryside(_) | How::Part(_)) && standing.want.is_none();
    if !wide || !matches!(town.feature, Feature::Town | Feature::Village | Feature::Capital) {
        return None;
    }
    let same = spellings::candidates(atlas, &town.name);
    same.into_iter().find(|idx| atlas.place(*idx).feature == Feature::Admin1 && atlas.place(*idx).country == town.country)
}

/// A description that is read: its words, the names in it, how they stand and what they mean.
struct Read {
    words: Vec<words::Word>,
    names: Vec<names::Toponym>,
    standings: Vec<Standing>,
    places: Vec<Option<PlaceIdx>>,
}

impl Area<'_> {
    /// Reads a description of a place in this country.
    ///
    /// A description without a name that the atlas knows is the country as a whole, precision 6; without a country it is nothing.
    pub fn locate(&self, description: &str) -> Option<Where> {
        let read = self.read(description);
        let all = 0..read.names.len();
        let found = self.best(&read, all).and_then(|at| self.at_name(&read, at));
        self.in_realm(&read, found.or_else(|| self.nowhere(&read.words)))
    }

    /// Reads a place that a table of incidents names, with what it says of it: "Bria town", "village on the road, 12 km from Bria".
    ///
    /// The name says which place, and the description whether it is in it or beside it; where nobody knows the name, the description says
    /// where. [`Where::words`] are bytes of the name, and none where the description told.
    pub fn locate_described(&self, name: &str, description: &str) -> Option<Where> {
        let read = self.read(&[name, "\n", description].concat());
        let first = read.names.iter().filter(|toponym| read.bytes(toponym).end <= name.len()).count();
        let found = match self.best(&read, 0..first) {
            Some(at) => self.described(&read, at, first),
            None => self.best(&read, first..read.names.len()).and_then(|at| self.at_name(&read, at)),
        };
        let found = self.in_realm(&read, found.or_else(|| self.nowhere(&read.words)))?;
        let words = if found.words.end <= name.len() { found.words } else { 0..0 };
        Some(Where { words, ..found })
    }

    /// Where a name puts something when the names from `first` on describe it: beside a settlement that stands there again as
    /// "12 km from" it, and in it if it stands there with no more words.
    fn described(&self, read: &Read, at: usize, first: usize) -> Option<Where> {
        let Read { standings, places, names, .. } = read;
        let plain = self.at_name(read, at)?;
        let idx = places[at].filter(|idx| standings[at].how == How::At && self.atlas.place(*idx).feature.is_settlement());
        let Some(idx) = idx else { return Some(plain) };
        let told: Vec<usize> = (first..names.len()).filter(|other| places[*other] == Some(idx)).collect();
        if let Some(beside) = told.iter().find(|other| is_beside(standings[**other].how)) {
            return self.at_name(read, *beside);
        }
        let on_the_way = |other: &usize| matches!(standings[*other].how, How::Between(_) | How::Line(_));
        if told.iter().any(on_the_way) {
            return Some(Where { precision: 2, radius_km: precision::NEAR_KM as f32, rule: "near", ..plain });
        }
        if plain.rule == "told" && !told.is_empty() {
            let radius_km = precision::radius(self.atlas.place(idx), 1) as f32;
            return Some(Where { precision: 1, radius_km, rule: "at", ..plain });
        }
        Some(plain)
    }

    fn read(&self, description: &str) -> Read {
        let words = words::cut(description, 0..description.len());
        let names = names::find(description, &words, self);
        let ranges: Vec<Range<usize>> = names.iter().map(|name| name.words.clone()).collect();
        let standings = Phrase { words: &words, names: &ranges }.standings();
        let places = names::choose(&names, &standings, self);
        Read { words, names, standings, places }
    }

    /// Which of these names tells where: of the finest sort, and the first of it.
    fn best(&self, read: &Read, among: Range<usize>) -> Option<usize> {
        let Read { standings, places, .. } = read;
        // "Obo town (12 km north of Obo)": the place itself is none where the same name says more
        let said_better = |at: usize| {
            let same = |other: &usize| *other != at && places[*other] == places[at];
            standings[at].how == How::At && among.clone().filter(same).any(|other| is_beside(standings[other].how))
        };
        let all = among.clone().filter(|at| !said_better(*at));
        let (_, at) = all.filter_map(|at| Some((tier(self.atlas.place(places[at]?), &standings[at]), at))).min()?;
        Some(at)
    }

    /// Where the words around a name put something.
    fn at_name(&self, read: &Read, at: usize) -> Option<Where> {
        let Read { words, names, standings, places } = read;
        let idx = places[at]?;
        let idx = countryside(self.atlas, idx, &standings[at]).unwrap_or(idx);
        let place = self.atlas.place(idx);
        let mut spot = spot(self.atlas, Some(self), place, &standings[at], |other| places.get(other).copied().flatten());
        let plain = standings[at].how == How::At && matches!(standings[at].want, None | Some(Sort::Settlement | Sort::Town));
        if plain && place.feature.is_settlement() && spot.precision <= 2 {
            spot = match self.lies_around(&names[at].written, place) {
                Some(true) => settle::Spot { precision: 2, radius_km: precision::NEAR_KM, rule: "told", ..spot },
                Some(false) => settle::Spot { precision: 1, ..spot },
                None => spot,
            };
        }
        if spot.precision == 1 && spot.rule == "at" && stands_for_unknown(names, standings, at) {
            spot = settle::Spot { precision: 2, radius_km: precision::NEAR_KM, rule: "near", ..spot };
        }
        if place.feature == Feature::Country
            && standings[at].how == How::At
            && let Some(bearing) = free_bearing(words, names)
        {
            let standing = Standing { how: How::Part(bearing), ..standings[at] };
            spot = settle::spot(self.atlas, Some(self), place, &standing, |_| None);
        }
        Some(answer(spot, idx, read.bytes(&names[at])))
    }

    /// The same at sea or in the air, where the description says so anywhere.
    fn in_realm(&self, read: &Read, found: Option<Where>) -> Option<Where> {
        let found = found?;
        let ranges: Vec<Range<usize>> = read.names.iter().map(|name| name.words.clone()).collect();
        let phrase = Phrase { words: &read.words, names: &ranges };
        let realm = realm::of(&read.words, 0..read.words.len()).or_else(|| (0..ranges.len()).find_map(|at| phrase.realm(at)));
        Some(realm.map_or(found.clone(), |realm| found.aloft(realm)))
    }

    /// A description without a known name: the country, or the part of it that is named.
    fn nowhere(&self, words: &[words::Word]) -> Option<Where> {
        let idx = self.whole()?;
        let place = self.atlas.place(idx);
        let part = words.iter().find_map(|word| words::bearing(&word.low));
        let how = part.map_or(How::At, How::Part);
        let spot = spot(self.atlas, Some(self), place, &Standing { how, want: None, peer: None }, |_| None);
        let rule = if part.is_some() { spot.rule } else { "country" };
        Some(answer(settle::Spot { rule, ..spot }, idx, 0..0))
    }
}

impl Read {
    /// The bytes of a name.
    fn bytes(&self, name: &names::Toponym) -> Range<usize> {
        self.words[name.words.start].at.start..self.words[name.words.end - 1].at.end
    }
}

impl Where {
    /// The same at sea or in the air: no better known than near the place.
    fn aloft(self, realm: Realm) -> Where {
        Where { precision: 7, radius_km: self.radius_km.max(precision::NEAR_KM as f32), rule: realm.rule(), ..self }
    }
}

/// Whether something is said to be beside a place rather than in it.
fn is_beside(how: How) -> bool {
    matches!(how, How::Near | How::Away { .. } | How::Side(_))
}

/// A direction that is no part of a name: "Chad (east)".
fn free_bearing(words: &[words::Word], names: &[names::Toponym]) -> Option<geometry::Bearing> {
    let free = words.iter().enumerate().filter(|(at, _)| !names.iter().any(|name| name.words.contains(at)));
    free.filter_map(|(_, word)| words::bearing(&word.low)).next()
}

/// Which name of a description tells where: the finest place itself, then what lies near one, then divisions, then the country.
fn tier(place: &casus_atlas::Place, standing: &Standing) -> u8 {
    let area = settle::is_area(place, standing.want);
    match (standing.how, place.feature) {
        (_, Feature::Country) => 9,
        (How::Line(Some(_)) | How::Between(_) | How::Border(Some(_)), _) => 2,
        (How::At | How::Part(_), _) if !area => 0,
        (How::Away { km, .. }, _) if !area && km > 60.0 => 3,
        (How::Near | How::Away { .. } | How::Side(_), _) if !area => 1,
        (How::Line(None) | How::Border(None), _) => 4,
        _ => match precision::of(place, standing.want) {
            0..=2 => 3,
            3 => 5,
            5 => 6,
            _ => 7,
        },
    }
}

/// Whether an unknown name before this one is the place, and this one only where it lies: "Ngola village, Bria".
fn stands_for_unknown(names: &[names::Toponym], standings: &[Standing], at: usize) -> bool {
    (0..at).any(|before| {
        names[before].candidates.is_empty()
            && standings[before].how == How::At
            && matches!(standings[before].want, Some(Sort::Settlement | Sort::Town | Sort::Land))
    })
}
