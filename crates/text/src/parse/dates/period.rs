//! Years, decades, seasons, and parts of years, months and weeks: "in 2011", "the 1990s", "early May", "the first quarter of 2020".

use super::calendar::{Part, Unit, month_of, move_by, narrow, shift, whole, years};
use super::line::{Line, is_dash, is_word, listed};
use super::words::{counted, month, ordinal, part, season, unit, year};
use super::{Found, Reading, Reference, absolute, relative};
use crate::parse::numbers::{digits, number_value};
use crate::{Days, Grain};

/// Words after which four digits are a year: "in 2011", "late 2014", "the year 2000".
const YEAR_CUES: &[&str] = &[
    "after", "around", "before", "between", "by", "circa", "during", "early", "from", "in", "late", "mid", "of", "since", "through",
    "till", "to", "until", "year",
];

/// Years with no month: "2011" after a word that makes it one or in parentheses, "2011-2012", "2011 to 2013".
pub(super) fn years_alone(line: &Line<'_>, at: usize) -> Option<Found> {
    let word = line.word(at);
    if !(word.starts_with("19") || word.starts_with("20")) {
        return None;
    }
    if let Some((first, last)) = year_pair(word) {
        return Some(Found::new(at + 1, Reading::absolute(years(first, last), Grain::Stretch)));
    }
    let first = year(word)?;
    let joined = match line.word(at + 1) {
        "to" | "through" | "until" | "till" => true,
        "and" => line.before(at) == "between",
        word => is_dash(word),
    };
    let last = year(line.word(at + 2)).filter(|last| joined && first < *last && !counted(line.word(at + 3)));
    // "2016 - 05 - 23" is one day
    if let Some(last) = last {
        return Some(Found::new(at + 3, Reading::absolute(years(first, last), Grain::Stretch)));
    }
    let next = line.word(at + 1);
    let apart = matches!(next, "-" | "/" | ".") && line.word(at + 3) == next;
    let is_year = if line.before(at) == "(" { next == ")" } else { year_cued(line, at) };
    // "In 2014 rebels seized Mosul": at the head of a sentence a year, unless it counts people as such
    let leads = at == 1
        && line.before(at) == "in"
        && !matches!(next, "people" | "persons" | "of" | "men" | "women" | "dead" | "troops" | "soldiers");
    let alone = is_year && !apart && (!counted(next) || leads);
    alone.then(|| Found::new(at + 1, Reading::absolute(years(first, first), Grain::Year)))
}

/// Whether the words before `at` make four digits a year; a list of years goes on after "," and "and".
fn year_cued(line: &Line<'_>, at: usize) -> bool {
    let before = line.before(at);
    listed(YEAR_CUES, before) || matches!(before, "and" | "or" | ",") && at >= 2 && year(line.word(at - 2)).is_some()
}

/// "2011-2012" or "2011-12" as one token; "2011-05" is a month.
fn year_pair(word: &str) -> Option<(i16, i16)> {
    let (first, second) = word.split_once(['-', '–', '/'])?;
    let first = year(first)?;
    let last = match second.len() {
        4 => year(second)?,
        2 => i16::try_from(digits(second)?)
            .ok()
            .map(|last| first - first % 100 + last)
            .filter(|last| *last == first + 1 || last % 100 > 12)?,
        _ => return None,
    };
    (first < last).then_some((first, last))
}

/// The decade, season or part of a period that starts at `at`.
pub(super) fn read(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let word = line.word(at);
    match word.as_bytes().first()? {
        b'1' | b'2' => decade(line, at),
        b't' if word == "the" => decade(line, at + 1)
            .or_else(|| part_of(line, at + 1, reference))
            .or_else(|| numbered(line, at + 1, reference))
            .or_else(|| of_season(line, at + 1, at, reference)),
        b'q' => quarter(line, at),
        _ => part_of(line, at, reference).or_else(|| numbered(line, at, reference)).or_else(|| of_season(line, at, at, reference)),
    }
}

/// "1990s", "1990's" (one token or two).
fn decade(line: &Line<'_>, at: usize) -> Option<Found> {
    let word = line.word(at);
    if year(word).is_some_and(|year| year % 10 == 0)
        && line.word(at + 1) == "'s"
        && matches!(line.before(at), "the" | "early" | "mid" | "late")
    {
        let first = year(word)?;
        return Some(Found::new(at + 2, Reading::absolute(years(first, first + 9), Grain::Stretch)));
    }
    let first = year(word.strip_suffix('s')?.trim_end_matches('\'')).filter(|year| year % 10 == 0)?;
    Some(Found::new(at + 1, Reading::absolute(years(first, first + 9), Grain::Stretch)))
}

/// "early May 2016", "mid-May", "late 2014", "the end of last year", "early in June", "late 1990s", "earlier this month".
fn part_of(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let word = line.word(at);
    if let Some((part, rest)) = word.split_once('-').and_then(|(first, rest)| Some((part(first)?, rest))) {
        return glued_part(line, at, part, rest, reference);
    }
    if matches!(word, "earlier" | "later") {
        return since_or_to_the_end(line, at, reference);
    }
    let part = part(word)?;
    let start = at + 1 + usize::from(matches!(line.word(at + 1), "of" | "in" | "-"));
    let start = start + usize::from(line.word(start) == "the" && year_like(line.word(start + 1)));
    let base = whole_period(line, start, reference)?;
    narrowed(base, part)
}

fn year_like(word: &str) -> bool {
    word.ends_with('s') && year(&word[..word.len() - 1]).is_some()
}

/// A period that has parts: a month, a year, a decade, "last week".
fn whole_period(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    if let Some(found) = decade(line, at) {
        return Some(found);
    }
    let found = match year(line.word(at)).filter(|_| !counted(line.word(at + 1))) {
        Some(year) => Found::new(at + 1, Reading::absolute(years(year, year), Grain::Year)),
        None => absolute::read(line, at, reference)
            .or_else(|| relative::read(line, at, reference))
            .or_else(|| of_season(line, at, at, reference))?,
    };
    (found.reading.grain > Grain::Day).then_some(found)
}

fn narrowed(base: Found, part: Part) -> Option<Found> {
    let Reading { days, grain, relative } = base.reading;
    let days = match days {
        Some(days) => Some(narrow(days, part, grain)?),
        None => None,
    };
    Some(Found::new(base.end, Reading { days, grain: Grain::Stretch, relative }))
}

/// "mid-May 2016", "late-2014", "mid-1990s": the first part of the token says which part is meant.
fn glued_part(line: &Line<'_>, at: usize, part: Part, rest: &str, reference: &Reference) -> Option<Found> {
    let base = if let Some(year) = year(rest) {
        Found::new(at + 1, Reading::absolute(years(year, year), Grain::Year))
    } else if let Some(first) = rest.strip_suffix('s').and_then(year) {
        Found::new(at + 1, Reading::absolute(years(first, first + 9), Grain::Stretch))
    } else {
        absolute::read_month(line, at, month(rest)?.0, reference)
    };
    narrowed(base, part)
}

/// "earlier this month": from its first day to publication; "later this year": from publication to its last.
fn since_or_to_the_end(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    if line.word(at + 1) != "this" {
        return None;
    }
    let unit = unit(line.word(at + 2)).filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Year))?;
    let days = reference.today().and_then(|today| {
        let whole = whole(today, 0, unit)?;
        let days = if line.word(at) == "earlier" { (whole.first?, today) } else { (today, whole.last?) };
        Some(Days::between(days.0, days.1))
    });
    Some(Found::new(at + 3, Reading::relative(days, Grain::Stretch)))
}

/// "Q1 2020".
fn quarter(line: &Line<'_>, at: usize) -> Option<Found> {
    let number = digits(line.word(at).strip_prefix('q')?).filter(|number| (1..=4).contains(number))?;
    let start = at + 1 + usize::from(line.word(at + 1) == "of");
    let said = i64::from(year(line.word(start))?);
    let from = i64::try_from(number).ok()? * 3 - 2;
    let days = month_of(said, from).zip(month_of(said, from + 2));
    let days = days.map(|(first, last)| Days { first: first.first, last: last.last });
    Some(Found::new(start + 1, Reading::absolute(days, Grain::Season)))
}

/// "first week of June", "second half of 2015", "first quarter of 2020", "last three months of last year".
fn numbered(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let from_end = matches!(line.word(at), "last" | "final");
    let nth = if from_end { 1 } else { i64::from(ordinal(line.word(at)).filter(|nth| *nth <= 12)?) };
    let (count, used) = number_value(line.ahead(at + 1)).filter(|_| from_end || nth == 1).unwrap_or((1, 0));
    let count = i64::try_from(count).ok().filter(|count| (1..=60).contains(count))?;
    let of = at + 1 + used;
    let (count, each) = match line.word(of) {
        "half" | "quarter" => (count, None),
        word => (count, Some(unit(word)?)),
    };
    if !matches!(line.word(of + 1), "of" | "in") {
        return None;
    }
    let base = whole_period(line, of + 2, reference)?;
    let (first, last) = match base.reading.days {
        Some(Days { first: Some(first), last: Some(last) }) => (first, last),
        _ => return Some(Found::new(base.end, Reading { days: None, grain: Grain::Stretch, relative: base.reading.relative })),
    };
    let (unit, size) = match (line.word(of), each, base.reading.grain) {
        (_, Some(unit), _) => (unit, 1),
        ("half", _, Grain::Month) => (Unit::Day, 15),
        ("half", _, Grain::Year) => (Unit::Month, 6),
        ("quarter", _, Grain::Year) => (Unit::Month, 3),
        _ => return None,
    };
    let days = if from_end {
        shift(last, 1).and_then(|end| move_by(end, -count * size, unit)).map(|from| Days::between(from, last))
    } else {
        let from = move_by(first, (nth - 1) * size, unit)?;
        // the second half of a month runs to its end
        let to_end = line.word(of) == "half" && nth == 2;
        let to = if to_end { last } else { shift(move_by(from, count * size, unit)?, -1)?.min(last) };
        (from <= last).then(|| Days::between(from, to))
    };
    let grain = match unit {
        Unit::Day if count * size == 1 => Grain::Day,
        Unit::Week if count == 1 => Grain::Week,
        Unit::Month if count * size == 1 => Grain::Month,
        Unit::Month if size == 3 => Grain::Season,
        _ => Grain::Stretch,
    };
    Some(Found::new(base.end, Reading { days, grain, relative: base.reading.relative }))
}

/// "summer of 2014", "summer 2014", "winter of 2013-14", "the spring" (after "in").
fn of_season(line: &Line<'_>, at: usize, start: usize, reference: &Reference) -> Option<Found> {
    let (from, months) = season(line.word(at))?;
    let of = at + 1 + usize::from(line.word(at + 1) == "of");
    let said = line.word(of);
    let said = year(said).or_else(|| year_pair(said).filter(|_| from == 12).map(|pair| pair.0)).filter(|_| !counted(line.word(of + 1)));
    if let Some(year) = said {
        return Some(Found::new(of + 1, Reading::absolute(season_in(i64::from(year), from, months), Grain::Season)));
    }
    // "the fall of the city", "the Arab Spring", "a spring"
    let cued = matches!(line.before(start), "in" | "during" | "since") && line.word(at) != "fall";
    if !cued || is_word(line.word(at + 1)) || start == at {
        return None;
    }
    Some(Found::new(at + 1, Reading::relative(latest_season(reference, from, months, 0), Grain::Season)))
}

/// The months of a season that begins in `year`.
fn season_in(year: i64, from: i64, months: i64) -> Option<Days> {
    Some(Days { first: month_of(year, from)?.first, last: month_of(year, from + months - 1)?.last })
}

/// The latest season that began on or before publication; with `before` 1 the latest that ended before it.
pub(super) fn latest_season(reference: &Reference, from: i64, months: i64, before: i64) -> Option<Days> {
    let limit = reference.horizon()?;
    let begun = |days: &Days| if before == 0 { days.first <= Some(limit) } else { days.last < Some(limit) };
    (0..=2).find_map(|back| season_in(i64::from(limit.year()) - back, from, months).filter(begun))
}
