//! How a name stands in its phrase: in it, near it, so far from it, between it and another, in a part of it.

use super::geometry::Bearing;
use super::realm::{self, Realm};
use super::words::{Sort, Word, bearing, is_near, kilometres, number, sort};
use std::ops::Range;

/// What a phrase says of the place a name means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum How {
    /// In it: nothing but the name, or "in", "at".
    At,
    /// Not in it, but not far.
    Near,
    /// So many kilometres from it, in a direction where one is said; the number of a name whose way it lies.
    Away { km: f64, bearing: Option<f64>, way: Option<usize> },
    /// "south of" it: outside it, or in that part of it where it is an area.
    Side(Bearing),
    /// "northern", "the south of": within it.
    Part(Bearing),
    /// The countryside around it.
    Countryside(Option<Bearing>),
    /// Between it and another name.
    Between(usize),
    /// On the road between it and another name, or on the road to it.
    Line(Option<usize>),
    /// On the border between it and another name, or on its border.
    Border(Option<usize>),
}

/// How a name stands, and what sort of place the words beside it call it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    pub how: How,
    pub want: Option<Sort>,
    /// The name before it that it is joined to by "and".
    pub peer: Option<usize>,
}

/// The words of a phrase and the names in them, each a range of words, in order.
pub(super) struct Phrase<'a> {
    pub words: &'a [Word],
    pub names: &'a [Range<usize>],
}

/// Nouns between a name and the noun that says what it is: "oil field", "sub-prefecture".
const QUALIFIERS: [&str; 21] = [
    "oil",
    "gas",
    "mining",
    "military",
    "pumping",
    "air",
    "international",
    "central",
    "sub",
    "-",
    "grain",
    "power",
    "main",
    "gold",
    "diamond",
    "mountain",
    "refugee",
    "displacement",
    "idp",
    "administrative",
    "electricity",
];

/// Words between a distance and the first end of the way it is measured on.
const WAY_TO_FIRST_END: [&str; 9] = ["the", "on", "along", "from", "between", "of", ",", "de", "main"];

/// Words for the sea or the air stand no farther before a name than this.
const WORDS_OF_REALM: usize = 9;

impl Phrase<'_> {
    /// How every name stands.
    pub fn standings(&self) -> Vec<Standing> {
        let mut all: Vec<Standing> = Vec::with_capacity(self.names.len());
        for at in 0..self.names.len() {
            let standing = self.standing(at, &all);
            // "the border of X and Y": what the second makes of it, the first has too
            if let How::Border(Some(first)) = standing.how
                && all.get(first).is_some_and(|first| first.how == How::Border(None))
            {
                all[first].how = How::Border(Some(at));
            }
            all.push(standing);
        }
        self.hang_distances_on_roads(&mut all);
        all
    }

    /// The realm that the words before a name put something in, up to a mark or another name: "at sea off Tartus"; or the words after it,
    /// "off Tartus's coast".
    pub fn realm(&self, at: usize) -> Option<Realm> {
        let Range { start, end } = self.names[at].clone();
        let bound = |word: &usize| !self.is_free(*word) || matches!(self.low(*word), "," | ";" | ":" | "." | "(" | ")" | "\n");
        let from =
            (start.saturating_sub(WORDS_OF_REALM)..start).rev().find(bound).map_or(start.saturating_sub(WORDS_OF_REALM), |at| at + 1);
        realm::of(self.words, from..start).or_else(|| {
            let off = self.back(start, 1) == "off" || self.back(start, 1) == "the" && self.back(start, 2) == "off";
            let own = usize::from(matches!(self.low(end), "'s" | "’s" | "s"));
            match self.low(end + own) {
                "coast" | "coastline" | "shore" | "shores" if off => Some(Realm::Sea),
                "airspace" => Some(Realm::Air),
                _ => None,
            }
        })
    }

    fn standing(&self, at: usize, before: &[Standing]) -> Standing {
        let own = self.own_sort(at);
        let (right, end) = self.noun_behind(self.names[at].end);
        let mut standing = Standing { how: How::At, want: own, peer: None };
        match right {
            Some(Sort::Line) => standing.how = How::Line(self.joined_before(at)),
            Some(Sort::Border) => standing.how = How::Border(self.joined_before(at)),
            Some(Sort::Surroundings) => standing.how = How::Near,
            Some(Sort::Countryside) => standing.how = How::Countryside(None),
            Some(sort) => standing.want = Some(sort),
            None => {}
        }
        if let Some(how) = self.joined_behind(at, end) {
            standing.how = how;
        }
        if standing.how == How::At {
            self.look_behind(end, &mut standing);
        }
        self.look_left(at, &mut standing, before);
        // a kilometre post is on a road, so far from the town it is counted from
        if let Some(km) = self.post_before(at) {
            standing.how = How::Away { km, bearing: None, way: None };
        }
        // near a market or a church is still in the town
        if standing.how == How::Near && right == Some(Sort::Quarter) {
            standing.how = How::At;
        }
        // "off the coast of Yemen" is near it, on no coast
        if standing.want == Some(Sort::WideLand) && self.realm(at) == Some(Realm::Sea) {
            standing = Standing { how: How::Near, want: None, ..standing };
        }
        // the second of two that are joined stands as the first does
        if let Some(first) = at.checked_sub(1) {
            standing.how = match before[first].how {
                How::Line(Some(second)) if second == at => How::Line(Some(first)),
                How::Border(Some(second)) if second == at => How::Border(Some(first)),
                How::Between(second) if second == at => How::Between(first),
                _ => standing.how,
            };
        }
        standing
    }

    fn low(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.low)
    }

    /// The word so many places before another.
    fn back(&self, at: usize, steps: usize) -> &str {
        at.checked_sub(steps).map_or("", |at| self.low(at))
    }

    /// The name that has this word.
    fn name_at(&self, word: usize) -> Option<usize> {
        self.names.iter().position(|name| name.contains(&word))
    }

    fn is_free(&self, word: usize) -> bool {
        word < self.words.len() && self.name_at(word).is_none()
    }

    /// The sort of a name that begins or ends with a noun: "Jabal Antar", "Menagh Airbase".
    fn own_sort(&self, at: usize) -> Option<Sort> {
        let name = &self.names[at];
        if name.len() < 2 {
            return None;
        }
        let last = sort(self.low(name.end - 1));
        last.or_else(|| {
            let land = sort(self.low(name.start)).filter(|sort| *sort == Sort::Land);
            // "Army Vehicle Base Harasta"
            land.or_else(|| name.clone().find_map(|word| sort(self.low(word)).filter(|sort| *sort == Sort::Installation)))
        })
    }

    /// The noun right behind a name, with its qualifiers, and the word after it.
    fn noun_behind(&self, from: usize) -> (Option<Sort>, usize) {
        let mut at = from;
        while at < from + 3 && self.is_free(at) && QUALIFIERS.contains(&self.low(at)) {
            at += 1;
        }
        let two = (self.low(at) == "mountain" && self.low(at + 1) == "range").then_some(Sort::WideLand);
        let noun = two.or_else(|| sort(self.low(at))).filter(|_| self.is_free(at));
        // "sub-prefecture" is the second order where "prefecture" is the first
        let noun = if noun == Some(Sort::Division) && at > from && self.back(at, 2) == "sub" { Some(Sort::District) } else { noun };
        match noun {
            // "Nasib border crossing"
            Some(Sort::Border) if sort(self.low(at + 1)) == Some(Sort::Installation) => (Some(Sort::Installation), at + 2),
            Some(_) => (noun, at + 1 + usize::from(two.is_some())),
            None => (None, from),
        }
    }

    /// "Bria-Yalinga road", "Syria/Turkey border": this name, a hyphen, a name, and the noun.
    fn joined_behind(&self, at: usize, end: usize) -> Option<How> {
        let next = self.names.get(at + 1)?;
        let hyphen = next.start == end + 1 && matches!(self.low(end), "-" | "/" | "to" | "and");
        if !hyphen {
            return None;
        }
        let (noun, behind) = self.noun_behind(next.end);
        let noun = match noun {
            // three names on a row: "Latakia-Hama-Idlib axis"
            None | Some(_) if matches!(self.low(behind), "-" | "/") && self.names.get(at + 2).is_some_and(|n| n.start == behind + 1) => {
                self.noun_behind(self.names[at + 2].end).0
            }
            noun => noun,
        };
        let start = self.names[at].start;
        let ahead = (1..=3).find_map(|steps| sort(self.back(start, steps)).filter(|s| matches!(s, Sort::Line | Sort::Border)));
        match noun.filter(|noun| matches!(noun, Sort::Line | Sort::Border)).or(ahead) {
            Some(Sort::Line) => Some(How::Line(Some(at + 1))),
            Some(Sort::Border) => Some(How::Border(Some(at + 1))),
            _ => None,
        }
    }

    /// The name that stands before this one and a hyphen.
    fn joined_before(&self, at: usize) -> Option<usize> {
        let start = self.names[at].start;
        let before = at.checked_sub(1)?;
        let hyphen = matches!(self.back(start, 1), "-" | "/" | "to" | "and");
        (hyphen && self.noun_behind(self.names[before].end).1 + 1 == start).then_some(before)
    }

    /// "(near)", "(10 km south of)", ", near", "and surrounding villages".
    fn look_behind(&self, end: usize, standing: &mut Standing) {
        let brackets = self.low(end) == "(";
        let closes = (end + 2..end + 9).filter(|at| brackets && matches!(self.low(*at), ")" | ",") && self.is_free(*at - 1));
        for last in closes.map(|close| close - 1) {
            if matches!(self.low(last), "of" | "from") {
                self.before_of(last, standing);
            } else if let Some((to, from)) = self.bearing_ending(last + 1) {
                standing.how = self.with_distance(from, Some(to)).unwrap_or(standing.how);
            }
            if standing.how != How::At {
                return;
            }
        }
        if self.says_near_behind(end) {
            standing.how = How::Near;
        }
    }

    fn says_near_behind(&self, end: usize) -> bool {
        let mark = usize::from(matches!(self.low(end), "(" | ","));
        let near = |at: usize| is_near(self.low(at)) && !self.names.iter().any(|name| name.start == at + 1);
        mark == 1 && near(end + 1) && matches!(self.low(end + 2), ")" | "" | "," | "\n")
            || mark == 1 && self.low(end + 1) == "just" && near(end + 2)
            || self.low(end) == "and"
                && (is_near(self.low(end + 1)) || is_near(self.low(end + 2)) || sort(self.low(end + 2)) == Some(Sort::Surroundings))
    }

    /// Reads the words before a name, from the name leftwards.
    fn look_left(&self, at: usize, standing: &mut Standing, before: &[Standing]) {
        let mut start = self.names[at].start;
        for _ in 0..6 {
            let Some(last) = start.checked_sub(1) else { return };
            if !self.is_free(last) {
                return;
            }
            let low = self.low(last);
            let noun = sort(low);
            match low {
                "the" | "both" | "about" | "remote" | "far" | "extreme" => start = last,
                "of" | "de" | "du" | "des" | "from" | "to" | "before" | "after" | "with" | "d" => match self.before_of(last, standing) {
                    Some(next) => start = next,
                    None => return,
                },
                "and" | "&" | "/" => return self.join(at, last, standing, before),
                "between" | "betweem" | "entre" | "linking" | "connecting" => {
                    let line = (1..=3).any(|steps| sort(self.back(last, steps)) == Some(Sort::Line));
                    let border = (1..=2).any(|steps| sort(self.back(last, steps)) == Some(Sort::Border));
                    if at + 1 < self.names.len() {
                        standing.how = match (line, border) {
                            (true, _) => How::Line(Some(at + 1)),
                            (_, true) => How::Border(Some(at + 1)),
                            _ => How::Between(at + 1),
                        };
                    }
                    return;
                }
                "rural" => return standing.how = How::Countryside(None),
                "(" | ")" => return,
                _ => {
                    if let Some((bearing, from)) = self.bearing_ending(start) {
                        standing.how = self.with_distance(from, Some(bearing)).unwrap_or(match standing.how {
                            How::Countryside(_) => How::Countryside(Some(bearing)),
                            // "the western Homs road" is still the road
                            How::Line(_) | How::Border(_) => standing.how,
                            _ => How::Part(bearing),
                        });
                        return;
                    }
                    if is_near(low) {
                        let line = matches!(standing.how, How::Line(_) | How::Border(_) | How::Between(_));
                        standing.how = self.with_distance(last, None).unwrap_or(if line { standing.how } else { How::Near });
                        return;
                    }
                    let Some(noun) = noun else { return };
                    match noun {
                        Sort::Countryside => standing.how = How::Countryside(None),
                        Sort::Line if standing.how == How::At => standing.how = How::Line(None),
                        Sort::Line | Sort::Border | Sort::Surroundings => return,
                        noun => standing.want = standing.want.or(Some(noun)),
                    }
                    start = last;
                }
            }
        }
    }

    /// What stands before "of", "from", "to": `Some` with the word to go on from where it was a noun only ("village of").
    fn before_of(&self, of: usize, standing: &mut Standing) -> Option<usize> {
        let linking = self.low(of);
        // "450 kilometres (280 miles) from", "10 kilometres away (from Bambari)"
        let of = if self.back(of, 1) == "(" { of - 1 } else { self.before_brackets(of) };
        let low = self.back(of, 1);
        if let Some((bearing, from)) = self.bearing_ending(of) {
            let inside = matches!(self.back(from, 1), "the") && linking == "of";
            let side = if inside { How::Part(bearing) } else { How::Side(bearing) };
            standing.how = self.with_distance(from, Some(bearing)).unwrap_or(side);
            return None;
        }
        let unit = if matches!(low, "away" | "radius") { self.before_brackets(of - 1) } else { of };
        if kilometres(self.back(unit, 1)).is_some() {
            standing.how = self.distance_ending(unit, None).unwrap_or(How::Near);
            return None;
        }
        // whoever comes from a place or leaves it is on the way
        if matches!(low, "coming" | "travelling" | "traveling" | "heading" | "returning") {
            standing.how = How::Line(None);
            return None;
        }
        if is_near(low) {
            standing.how = self.with_distance(of - 1, None).unwrap_or(How::Near);
            return None;
        }
        if matches!(low, "part" | "parts" | "half" | "corner" | "side" | "tip" | "edge" | "sector" | "end")
            && let Some((bearing, _)) = self.bearing_ending(of - 1)
        {
            standing.how = How::Part(bearing);
            return None;
        }
        let noun = sort(low).filter(|_| of > 0 && self.is_free(of - 1))?;
        match (noun, linking) {
            (Sort::Border, _) => standing.how = How::Border(None),
            (Sort::Line, _) if matches!(standing.how, How::Line(_)) => {}
            (Sort::Line, _) => standing.how = How::Line(None),
            (Sort::Surroundings, "of" | "de" | "du") => standing.how = How::Near,
            (Sort::Countryside, _) => {
                standing.how = How::Countryside(self.bearing_ending(of - 1).map(|(bearing, _)| bearing));
            }
            (Sort::Quarter, "of") => standing.want = standing.want.or(Some(Sort::Settlement)),
            // "Bonjili district of Bossangoa", "5th district of Bangui": a part of the town
            (Sort::District, "of") if self.name_at(of.saturating_sub(2)).is_some() || is_ordinal(self.back(of, 2)) => {
                standing.want = standing.want.or(Some(Sort::Settlement))
            }
            (_, "of" | "de" | "du" | "d") => {
                standing.want = standing.want.or(Some(self.as_district(of - 1, noun)));
                let qualified = QUALIFIERS.contains(&self.back(of, 2)) && self.back(of, 2) != "-";
                return Some(of - 1 - usize::from(qualified));
            }
            _ => {}
        }
        None
    }

    /// "sub-prefecture of": the second order.
    fn as_district(&self, noun: usize, sort: Sort) -> Sort {
        let sub = self.back(noun, 1) == "sub" || self.back(noun, 1) == "-" && self.back(noun, 2) == "sub";
        if sub && sort == Sort::Division { Sort::District } else { sort }
    }

    /// The direction whose words end before `end`, and where they begin: "north", "north-west", "south eastern".
    fn bearing_ending(&self, end: usize) -> Option<(Bearing, usize)> {
        let last = end.checked_sub(1).filter(|last| self.is_free(*last))?;
        let low = self.low(last);
        let one = bearing(low)?;
        let (before, from) = match self.back(last, 1) {
            "-" => (self.back(last, 2), last.saturating_sub(2)),
            word => (word, last.saturating_sub(1)),
        };
        if last > 0 && matches!(before, "north" | "south") && self.is_free(from) {
            let joined: String = [before, low].concat();
            if let Some(two) = bearing(&joined) {
                return Some((two, from));
            }
        }
        Some((one, last))
    }

    /// The word behind which brackets open that close before `end`, or else `end`: "450 kilometres (280 miles)".
    fn before_brackets(&self, end: usize) -> usize {
        let opens = (2..6).find(|steps| self.back(end, *steps) == "(").filter(|_| self.back(end, 1) == ")");
        opens.map_or(end, |steps| end - steps)
    }

    /// "PK 25 of Alindao": the kilometre of the road that is counted from a town.
    fn post_before(&self, at: usize) -> Option<f64> {
        let of = self.names[at].start.checked_sub(1).filter(|of| matches!(self.low(*of), "of" | "from" | "de"))?;
        let figure = of.checked_sub(1)?;
        let joined = ["pk", "kp"].iter().find_map(|post| self.low(figure).strip_prefix(post)).filter(|rest| !rest.is_empty());
        let apart = (matches!(self.back(figure, 1), "pk" | "kp")).then(|| self.low(figure));
        joined.or(apart).and_then(number)
    }

    /// A distance that ends before `end`: "25 km", "about sixty kilometers", "a few dozen kilometres to the".
    fn with_distance(&self, end: usize, bearing: Option<Bearing>) -> Option<How> {
        // "380 km (236 miles) northwest of"
        let mut end = self.before_brackets(end);
        while end > 0
            && matches!(self.low(end - 1), "to" | "the" | "away" | "due" | "just" | "out" | "away," | "further" | "in" | "towards")
        {
            end -= 1;
        }
        self.distance_ending(end, bearing)
    }

    fn distance_ending(&self, end: usize, bearing: Option<Bearing>) -> Option<How> {
        let unit = end.checked_sub(1)?;
        let each = kilometres(self.low(unit))?;
        let tens = if self.back(unit, 2) == "-" { self.back(unit, 3) } else { self.back(unit, 2) };
        let many = match (number(self.back(unit, 1))?, number(tens)) {
            // "a few dozen", "two hundred"
            (ten, Some(ones)) if matches!(self.back(unit, 1), "dozen" | "hundred") => ten * ones.max(1.0),
            // "forty-five" and "forty five"
            (ones, Some(tens)) if ones < 10.0 && tens >= 20.0 && tens % 10.0 == 0.0 => tens + ones,
            (many, _) => many,
        };
        Some(How::Away { km: many * each, bearing: bearing.and_then(|bearing| bearing.0), way: None })
    }

    /// "between X and Y", "border of X and Y", "near X and Y": the second stands as the first does.
    fn join(&self, at: usize, and: usize, standing: &mut Standing, before: &[Standing]) {
        let Some(first) = at.checked_sub(1) else { return };
        let (_, end) = self.noun_behind(self.names[first].end);
        if end != and && self.names[first].end != and {
            return;
        }
        standing.peer = Some(first);
        match before[first].how {
            How::Between(_) => standing.how = How::Between(first),
            How::Line(Some(_)) => standing.how = How::Line(Some(first)),
            How::Border(_) => standing.how = How::Border(Some(first)),
            How::Near if standing.how == How::At => standing.how = How::Near,
            _ => {}
        }
        if standing.want.is_none() && before[first].want.is_some_and(|want| want != Sort::Land) && self.names[first].end == and {
            standing.want = before[first].want;
        }
    }

    /// "11 km from Bria, on the Bambari axis": towards Bambari.
    fn hang_distances_on_roads(&self, all: &mut [Standing]) {
        // "05 km on the axis Bambari-Alindao": from the first of the two
        for (at, standing) in all.iter_mut().enumerate() {
            if let How::Line(Some(way)) = standing.how
                && way == at + 1
                && let Some(How::Away { km, .. }) = self.distance_on_way(at)
            {
                standing.how = How::Away { km, bearing: None, way: Some(way) };
            }
        }
        for at in 0..all.len() {
            let How::Away { km, bearing: None, way: None } = all[at].how else { continue };
            let to = |other: &usize| *other != at && matches!(all[*other].how, How::Line(_));
            let end = (at + 1..all.len()).take(2).find(to).map(|first| match all[first].how {
                // "Bria-Bambari axis": the end that is not where it is measured from
                How::Line(Some(second)) if self.same_words(first, at) => second,
                _ => first,
            });
            all[at].how = How::Away { km, bearing: None, way: end };
        }
    }

    /// The distance before the way whose first end a name is: "60 km on the axis", "17 km along the road between".
    fn distance_on_way(&self, at: usize) -> Option<How> {
        let mut end = self.names[at].start;
        while end > 0
            && self.is_free(end - 1)
            && (WAY_TO_FIRST_END.contains(&self.low(end - 1)) || sort(self.low(end - 1)) == Some(Sort::Line))
        {
            end -= 1;
        }
        self.distance_ending(end, None)
    }

    /// Whether two names are the same words.
    fn same_words(&self, a: usize, b: usize) -> bool {
        let words = |name: usize| self.words[self.names[name].clone()].iter().map(|word| &word.low);
        words(a).eq(words(b))
    }
}

/// "5th", "2nd", "fourth".
fn is_ordinal(low: &str) -> bool {
    let figures = low.trim_start_matches(|letter: char| letter.is_ascii_digit());
    figures.len() < low.len() && matches!(figures, "st" | "nd" | "rd" | "th" | "e" | "eme" | "er")
        || matches!(low, "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth")
}
