//! The names in a description, and which place each means.

use super::area::{Area, Candidate};
use super::standing::{How, Standing};
use super::words::{Sort, Word, bearing, is_near, kilometres, number, sort};
use casus_atlas::{Feature, Place, PlaceIdx, Source, distance_km, fold};
use std::ops::Range;

/// A name in a description, with the places it may mean; none where the atlas does not know it.
#[derive(Clone, Debug)]
pub(super) struct Toponym {
    pub words: Range<usize>,
    /// As it is written.
    pub written: String,
    pub candidates: Vec<Candidate>,
}

/// No name of a place has more words than this.
const LONGEST: usize = 7;

/// The names of a description: the longest the atlas knows, and what else is written as a name.
pub(super) fn find(text: &str, words: &[Word], area: &Area<'_>) -> Vec<Toponym> {
    let mut found: Vec<Toponym> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match longest(text, words, at, area) {
            Some(toponym) => {
                at = toponym.words.end;
                found.push(toponym);
            }
            None => match unknown(text, words, at, area) {
                Some(range) => {
                    at = range.end;
                    found.push(Toponym { written: written(text, words, &range), words: range, candidates: Vec::new() });
                }
                None => at += 1,
            },
        }
    }
    compounds(text, words, found)
}

/// "Lokoti-Bangui village" is a village of its own: a name and an unknown one that a hyphen joins, unless they are the ends of a line.
fn compounds(text: &str, words: &[Word], found: Vec<Toponym>) -> Vec<Toponym> {
    let low = |at: usize| words.get(at).map_or("", |word| &word.low);
    let is_line = |at: usize| matches!(sort(low(at)), Some(Sort::Line | Sort::Border));
    let mut whole: Vec<Toponym> = Vec::with_capacity(found.len());
    for next in found {
        let joined = |last: &Toponym| {
            let hyphen = next.words.start == last.words.end + 1 && low(last.words.end) == "-";
            let tight = hyphen && words[last.words.end - 1].at.end + 1 == words[next.words.start].at.start;
            let line =
                (next.words.end..next.words.end + 3).any(is_line) || (last.words.start.saturating_sub(3)..last.words.start).any(is_line);
            let unknown = last.candidates.is_empty() != next.candidates.is_empty();
            tight && unknown && !line && low(next.words.end) != "-"
        };
        match whole.last_mut() {
            Some(last) if joined(last) => {
                let range = last.words.start..next.words.end;
                *last = Toponym { written: written(text, words, &range), words: range, candidates: Vec::new() };
            }
            _ => whole.push(next),
        }
    }
    whole
}

/// The longest run of words from `at` on that the atlas knows as a name.
fn longest(text: &str, words: &[Word], at: usize, area: &Area<'_>) -> Option<Toponym> {
    if !may_begin(words, at) {
        return None;
    }
    let marks = |word: &&Word| !matches!(word.low.as_str(), "," | "(" | ")" | "/" | "\n" | ";" | ":" | "." | "\"");
    let reach = words[at..].iter().take(LONGEST).take_while(marks).count();
    (1..=reach).rev().find_map(|length| {
        let range = at..at + length;
        let last = &words[range.end - 1];
        // a noun in small letters may be a part of a name too: "Tanak oil field"
        let noun_last = length > 1 && matches!(sort(&last.low), Some(Sort::Camp | Sort::Installation | Sort::Land));
        let plain = (last.capital || noun_last) && (length > 1 || !is_vocabulary(&last.low)) && bearing(&last.low).is_none();
        if !plain || is_two_names(words, &range) {
            return None;
        }
        let written = written(text, words, &range);
        // a name with a noun that says what it is must be the atlas's: its bones are too common
        let noun = range.clone().any(|at| sort(&words[at].low).is_some()) || bearing(&words[at].low).is_some() || length > 4;
        // and so must a name that goes on: "Kadjama Kota" is no Kadjema
        let goes_on = words.get(range.end).is_some_and(|next| next.capital && !is_vocabulary(&next.low));
        let candidates = if noun || goes_on { area.known(&written) } else { area.candidates(&written) };
        (!candidates.is_empty()).then_some(Toponym { words: range, written, candidates })
    })
}

fn written(text: &str, words: &[Word], range: &Range<usize>) -> String {
    text[words[range.start].at.start..words[range.end - 1].at.end].to_owned()
}

/// "Bria - Ippy": a hyphen between spaces does not stand within a name.
fn is_two_names(words: &[Word], range: &Range<usize>) -> bool {
    range
        .clone()
        .skip(1)
        .any(|at| words[at].low == "-" && (words[at - 1].at.end != words[at].at.start || words[at].at.end != words[at + 1].at.start))
}

/// Whether a name may begin here: a capital letter, or an Arabic article before one, and no word that only describes.
fn may_begin(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let low = word.low.as_str();
    let next = |steps: usize| words.get(at + steps).is_some_and(|next| next.capital);
    let article = is_article(low)
        && words.get(at + 1).is_some_and(|next| next.low == "-" || next.capital && matches!(low, "al" | "el" | "ad" | "ash" | "ar"));
    // "Jabal al Akrad", "137th Brigade Army Base"
    let hyphen = words.get(at + 2).is_some_and(|next| next.low == "-");
    let goes_on = next(1) || next(2 + usize::from(hyphen)) && words.get(at + 1).is_some_and(|next| is_article(&next.low));
    (word.capital || article) && (!is_vocabulary(low) || word.capital && goes_on) && !OPENING.contains(&low)
}

fn is_article(low: &str) -> bool {
    matches!(low, "al" | "el" | "as" | "ad" | "an" | "ar" | "at" | "az" | "ash" | "ez" | "es" | "de" | "la")
}

/// Words that open a description with a capital letter and begin no name.
const OPENING: [&str; 17] = [
    "the",
    "in",
    "of",
    "near",
    "on",
    "between",
    "around",
    "along",
    "road",
    "highway",
    "village",
    "town",
    "city",
    "neighborhood",
    "axis",
    "neighbourhood",
    "border",
];

/// Words of the grammar, which are no names by themselves.
fn is_vocabulary(low: &str) -> bool {
    sort(low).is_some()
        || bearing(low).is_some()
        || is_near(low)
        || kilometres(low).is_some()
        || number(low).is_some()
        || OTHER.contains(&low)
}

/// Other words that begin descriptions with a capital letter.
const OTHER: [&str; 40] = [
    "the",
    "in",
    "of",
    "on",
    "at",
    "between",
    "and",
    "from",
    "to",
    "by",
    "with",
    "about",
    "approximately",
    "located",
    "situated",
    "along",
    "axe",
    "border",
    "sub",
    "main",
    "international",
    "national",
    "federal",
    "military",
    "lower",
    "upper",
    "rural",
    "remote",
    "local",
    "several",
    "unknown",
    "not",
    "oil",
    "gas",
    "pk",
    "bis",
    "same",
    "south",
    "front",
    "corner",
];

/// A run of words with capital letters that is a name by its look.
///
/// It begins with a noun of land where one stands there, so that "Jabal Zayn" is not taken for a village Zayn.
fn unknown(text: &str, words: &[Word], at: usize, area: &Area<'_>) -> Option<Range<usize>> {
    let plain = |at: usize| {
        words.get(at).is_some_and(|word| word.capital && word.low.starts_with(char::is_alphabetic) && !is_vocabulary(&word.low))
    };
    let name = |other: usize| plain(other) && (other == at || longest(text, words, other, area).is_none());
    let land = words[at].capital
        && sort(&words[at].low) == Some(Sort::Land)
        && matches!(
            words[at].low.as_str(),
            "jabal" | "jebel" | "tall" | "tell" | "tal" | "tulul" | "sharat" | "qalat" | "wadi" | "hawijat"
        );
    let article = words.get(at + 1).is_some_and(|word| is_article(&word.low));
    let head = at + 1 + usize::from(article) + usize::from(article && words.get(at + 2).is_some_and(|word| word.low == "-"));
    if land && plain(head) {
        return Some(at..head + 1);
    }
    if !name(at) {
        return None;
    }
    let mut end = at + 1;
    loop {
        let joined = matches!(words.get(end).map_or("", |word| &word.low), "-" | "de" | "del" | "la" | "al" | "el" | "du" | "los" | "las");
        if name(end) && words[end].at.start <= words[end - 1].at.end + 1 {
            end += 1;
        } else if joined
            && name(end + 1)
            && words[end].at.start <= words[end - 1].at.end + 1
            && words[end + 1].at.start <= words[end].at.end + 1
        {
            end += 2;
        } else {
            // the number of one of several villages
            let numbered = words.get(end).is_some_and(|word| word.low.len() == 1 && word.low.starts_with(|c: char| c.is_ascii_digit()));
            return Some(at..end + usize::from(numbered && end < words.len()));
        }
    }
}

/// Settles which candidate every name means: by its own merits, and by how near it lies to what the others mean.
pub(super) fn choose(names: &[Toponym], standings: &[Standing], area: &Area<'_>) -> Vec<Option<PlaceIdx>> {
    let place = |candidate: &Candidate| area.atlas.place(candidate.place);
    let one = |at: usize| {
        let fitting = names[at].candidates.iter().enumerate().filter(|(_, candidate)| !is_elsewhere(at, candidate, names, standings, area));
        let scored = fitting.map(|(rank, candidate)| {
            let others = (0..names.len()).filter(|other| *other != at);
            let company: f64 = others
                .map(|other| {
                    names[other].candidates.iter().map(|with| closeness(place(candidate), place(with)) * with.spelt).fold(0.0, f64::max)
                })
                .sum();
            let told = if area.was_told(&names[at].written, place(candidate)) { TOLD_BEFORE } else { 0.0 };
            let score = merit(place(candidate), &standings[at]) + told + 3.0 * (candidate.spelt - 1.0) + 1.5 * company - 0.05 * rank as f64;
            (score, candidate.place)
        });
        scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, place)| place)
    };
    (0..names.len()).map(one).collect()
}

/// What it is worth that events were told by the name there. How many were says no more: by folds of UCDP's rows a worth that grows with
/// their number places fewer rows right.
const TOLD_BEFORE: f64 = 0.5;

/// No settlement lies so far from the point of its division, in kilometres.
const FAR_FROM_DIVISION: f64 = 250.0;

/// Whether the phrase says that a place cannot be meant: it is to lie so near to another name and does not, or its name is spelt only
/// almost so and nothing else in the phrase is near.
fn is_elsewhere(at: usize, candidate: &Candidate, names: &[Toponym], standings: &[Standing], area: &Area<'_>) -> bool {
    if !matches!(standings[at].how, How::At | How::Near) {
        return false;
    }
    let place = area.atlas.place(candidate.place);
    let distance = |other: usize| {
        let known = names[other].candidates.iter().filter(|with| with.spelt >= 1.0).map(|with| area.atlas.place(with.place));
        let settled = known.filter(|with| !matches!(with.feature, Feature::Country | Feature::Admin1 | Feature::Region));
        settled.filter_map(|with| Some(distance_km(with.point?, place.point?))).min_by(f64::total_cmp)
    };
    let others = (0..names.len()).filter(|other| *other != at).filter_map(|other| Some((other, distance(other)?)));
    let mut nearest = f64::INFINITY;
    for (other, km) in others {
        let limit = match standings[other].how {
            How::Away { km, .. } => km * 1.5 + 20.0,
            How::Near => 80.0,
            _ => f64::INFINITY,
        };
        if other > at && km > limit && place.feature != Feature::Country {
            return true;
        }
        nearest = nearest.min(km);
    }
    // "Mbata, Ouham prefecture": another Mbata, far from there
    let outside = |other: usize| {
        let divisions =
            names[other].candidates.iter().map(|with| area.atlas.place(with.place)).filter(|with| with.feature == Feature::Admin1);
        let mut far = divisions.map(|with| with.point.zip(place.point).is_some_and(|(a, b)| distance_km(a, b) > FAR_FROM_DIVISION));
        standings[other].how == How::At && far.next().is_some_and(|first| first && far.all(|far| far))
    };
    if place.feature.is_settlement() && (at + 1..names.len()).any(outside) {
        return true;
    }
    let land = matches!(standings[at].want, Some(Sort::Land | Sort::WideLand | Sort::Installation | Sort::Camp));
    candidate.spelt < 1.0 && (nearest.is_finite() && nearest > 100.0 || land && place.feature.is_settlement())
}

/// How well a place fits the nouns beside its name, and how many know it.
fn merit(place: &Place, standing: &Standing) -> f64 {
    // a division's inhabitants say nothing of which of two points for it is meant
    let known =
        if matches!(place.feature, Feature::Admin1 | Feature::Admin2) { 0.0 } else { f64::from(place.population + 1).log10() / 7.0 };
    let fits = |good: bool| if good { 1.5 } else { -0.5 };
    let sort = match standing.want {
        Some(Sort::Settlement) => fits(place.feature.is_settlement()) + if place.feature == Feature::Village { 0.2 } else { 0.0 },
        Some(Sort::Town) => fits(place.feature.is_settlement()) + if place.feature == Feature::Town { 0.2 } else { 0.0 },
        Some(Sort::Quarter) => fits(matches!(place.feature, Feature::District | Feature::Site)),
        Some(Sort::Camp) => fits(place.feature == Feature::Camp),
        Some(Sort::Installation) => fits(matches!(place.feature, Feature::Base | Feature::Airfield | Feature::Site | Feature::Port)),
        Some(Sort::Land | Sort::WideLand) => {
            fits(matches!(place.feature, Feature::Mountain | Feature::Region | Feature::Site | Feature::Water))
        }
        Some(Sort::District) => fits(place.feature == Feature::Admin2),
        Some(Sort::Division) => fits(place.feature == Feature::Admin1),
        Some(Sort::Region) => fits(matches!(place.feature, Feature::Admin1 | Feature::Admin2 | Feature::Region)),
        _ => match standing.how {
            How::Countryside(_) | How::Border(_) => fits(matches!(place.feature, Feature::Admin1 | Feature::Country)),
            How::Part(_) => fits(matches!(place.feature, Feature::Admin1 | Feature::Country | Feature::Region)),
            // a bare name is the town's before it is the division's
            _ => match place.feature {
                Feature::Admin1 | Feature::Admin2 => -0.4,
                feature if feature.is_settlement() => 0.3,
                _ => 0.2,
            },
        },
    };
    // where events were recorded before, they are told of again
    let seen = if place.source == Source::Ucdp { 0.3 } else { 0.0 };
    known + sort + seen
}

/// How much two places speak for one another, 0 to 1: by distance, or because one lies in the other.
fn closeness(a: &Place, b: &Place) -> f64 {
    let within = |inner: &Place, outer: &Place| {
        outer.feature == Feature::Admin1 && inner.admin1.as_deref().is_some_and(|admin1| fold(admin1) == fold(&outer.name))
    };
    if within(a, b) || within(b, a) {
        return 1.0;
    }
    let (Some(one), Some(two)) = (a.point, b.point) else { return 0.0 };
    if matches!(a.feature, Feature::Country) || matches!(b.feature, Feature::Country) {
        return 0.0;
    }
    (-distance_km(one, two) / 50.0).exp()
}
