//! Places told by others: "19 km from Bria", "the road between Homs and Palmyra", "northern Aleppo Governorate".
//!
//! Two ways in. [`Area::locate`] reads a whole description of a place, in a country that is known, and finds the names itself.
//! [`around`] reads the words around a name in a report, where names are already settled. Both give a [`Where`]: a point, how far
//! around it, and UCDP's code of precision.

mod area;
mod geometry;
mod names;
mod precision;
mod settle;
mod spellings;
mod standing;
mod words;

#[cfg(test)]
mod tests;

pub use area::Area;

use casus_atlas::{Atlas, Feature, PlaceIdx, Point};
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
    /// What was read: `at`, `near`, `away`, `side`, `part`, `countryside`, `between`, `line`, `border`, `sea`, `country`.
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
    let standing = Phrase { words: &words, names: &ranges }.standings()[at];
    let own = &names[at];
    let place = countryside(atlas, own.place, &standing).unwrap_or(own.place);
    let spot = spot(atlas, None, atlas.place(place), &standing, |other| names.get(other).map(|name| name.place));
    answer(spot, place, own.words.clone())
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

impl Area<'_> {
    /// Reads a description of a place in this country.
    ///
    /// A description without a name that the atlas knows is the country as a whole, precision 6; without a country it is nothing.
    pub fn locate(&self, description: &str) -> Option<Where> {
        let words = words::cut(description, 0..description.len());
        let names = names::find(description, &words, self);
        let ranges: Vec<Range<usize>> = names.iter().map(|name| name.words.clone()).collect();
        let standings = Phrase { words: &words, names: &ranges }.standings();
        let places = names::choose(&names, &standings, self);
        // "Obo town (12 km north of Obo)": the place itself is none where the same name says more
        let said_better = |at: usize| {
            let same = |other: &usize| *other != at && places[*other] == places[at];
            standings[at].how == How::At && (0..names.len()).filter(same).any(|other| is_beside(standings[other].how))
        };
        let best = (0..names.len())
            .filter(|at| !said_better(*at))
            .filter_map(|at| Some((tier(self.atlas.place(places[at]?), &standings[at]), at)))
            .min();
        let Some((_, at)) = best else { return self.nowhere(&words) };
        let idx = places[at]?;
        let idx = countryside(self.atlas, idx, &standings[at]).unwrap_or(idx);
        let place = self.atlas.place(idx);
        let mut spot = spot(self.atlas, Some(self), place, &standings[at], |other| places.get(other).copied().flatten());
        if spot.precision == 1 && spot.rule == "at" && stands_for_unknown(&names, &standings, at) {
            spot = settle::Spot { precision: 2, radius_km: precision::NEAR_KM, rule: "near", ..spot };
        }
        if place.feature == Feature::Country
            && standings[at].how == How::At
            && let Some(bearing) = free_bearing(&words, &names)
        {
            let standing = Standing { how: How::Part(bearing), ..standings[at] };
            spot = settle::spot(self.atlas, Some(self), place, &standing, |_| None);
        }
        let bytes = words[names[at].words.start].at.start..words[names[at].words.end - 1].at.end;
        Some(answer(spot, idx, bytes))
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
