//! Words read against the day of publication: "Monday", "yesterday", "two days ago", "last week", "the past two weeks".

use super::absolute::read_day;
use super::calendar::{Unit, after, move_by, on_or_before, shift, week_of, whole};
use super::line::{Line, is_word};
use super::words::{Sense, ends_phrase, makes_a_name, month, part_of_day, season, short_weekday, unit, weekday};
use super::{Found, Reading, Reference, period};
use crate::parse::numbers::number_value;
use crate::{Days, Grain};
use jiff::civil::{Date, Weekday};

/// The relative expression that starts at `at`.
pub(super) fn read(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let word = line.word(at);
    match word.as_bytes().first()? {
        b'm' | b't' | b'w' | b'f' | b's' if weekday(word).is_some() || short_weekday(word) => on_weekday(line, at, reference),
        b't' | b'y' | b'o' if matches!(word, "today" | "tonight" | "yesterday" | "tomorrow" | "overnight") => near(line, at, reference),
        b't' if word == "this" => this(line, at, reference),
        b't' if word == "the" => the(line, at, reference),
        b'l' | b'p' | b'n' | b'c' if matches!(word, "last" | "past" | "next" | "coming") => beside(line, at, reference),
        b'r' if word == "recent" => recent(line, at, reference),
        _ => ago(line, at, reference),
    }
}

fn day(end: usize, day: Option<Date>) -> Found {
    Found::new(end, Reading::relative(day.map(Days::on), Grain::Day))
}

/// The position after a part of the day: "Monday night", "yesterday morning".
fn past_part(line: &Line<'_>, at: usize) -> usize {
    at + usize::from(part_of_day(line.word(at)))
}

/// "Monday", "Monday night", "Monday last week", "Monday, May 23, 2016", "Monday (23 May)".
fn on_weekday(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    if !line.name_like(at) {
        return None;
    }
    let end = past_part(line, at + 1);
    if let Some(found) = dated(line, end, reference) {
        return Some(found);
    }
    let name = weekday(line.word(at))?;
    let habit =
        matches!(line.before(at), "every" | "each" | "a" | "any" | "black" | "bloody" | "palm" | "easter" | "good" | "ash" | "holy");
    let paper = matches!(line.word(end), "times" | "telegraph" | "herald" | "mail" | "express" | "mirror" | "tribune" | "post" | "world");
    if habit || paper || makes_a_name(line.ahead(end)) {
        return None;
    }
    if let Some((weeks, end)) = week_after(line, end) {
        return Some(day(end, reference.today().and_then(|today| in_week(today, weeks, name))));
    }
    Some(day(end, reference.today().and_then(|today| on_or_before(today, name))))
}

/// "last week" or "of last week" after a weekday, as weeks from that of publication.
fn week_after(line: &Line<'_>, at: usize) -> Option<(i64, usize)> {
    let at = at + usize::from(matches!(line.word(at), "of" | ","));
    let weeks = match line.word(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    (line.word(at + 1) == "week").then_some((weeks, at + 2))
}

fn in_week(today: Date, weeks: i64, name: Weekday) -> Option<Date> {
    let monday = week_of(shift(today, weeks * 7)?)?.first?;
    shift(monday, i64::from(name.to_monday_zero_offset()))
}

/// A full date after a weekday, which then says the day: ", May 23", "(23 May)", "the 23rd of May".
fn dated(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let mark = line.word(at);
    let bracket = matches!(mark, "(" | "[");
    let start = at + usize::from(bracket || matches!(mark, "," | "."));
    let found = read_day(line, start, reference)?;
    let closed = bracket && matches!(line.word(found.end), ")" | "]");
    Some(Found { end: found.end + usize::from(closed), ..found })
}

/// "today", "tonight", "yesterday evening", "tomorrow", "overnight".
fn near(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let today = reference.today();
    match line.word(at) {
        "overnight" => {
            // "an overnight raid" only says what kind of raid it was
            let alone = at == 0 && line.word(1) == "," || at > 0 && !is_word(line.word(at + 1));
            let days = today.and_then(|today| Some(Days::between(shift(today, -1)?, today)));
            alone.then(|| Found::new(at + 1, Reading::relative(days, Grain::Stretch)))
        }
        "yesterday" => Some(day(past_part(line, at + 1), today.and_then(|today| shift(today, -1)))),
        "tomorrow" => Some(day(past_part(line, at + 1), today.and_then(|today| shift(today, 1)))),
        _ => Some(day(at + 1, today)),
    }
}

/// "this morning", "this week", "this year", "this weekend", "this May", "this summer", "this past week".
fn this(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let next = line.word(at + 1);
    match next {
        "past" | "coming" => return beside(line, at + 1, reference),
        "weekend" => return Some(weekend(at + 2, reference, 0)),
        _ if part_of_day(next) => return Some(day(at + 2, reference.today())),
        _ => {}
    }
    if weekday(next).is_some() {
        return on_weekday(line, at + 1, reference);
    }
    if let Some((from, months)) = season(next) {
        return Some(Found::new(at + 2, Reading::relative(period::latest_season(reference, from, months, 0), Grain::Season)));
    }
    if let Some(found) = named_month(line, at, reference, 0) {
        return Some(found);
    }
    match next {
        "week" | "month" | "year" | "decade" => Some(whole_unit(at + 2, reference, 0, unit(next)?)),
        _ => None,
    }
}

/// "the past two weeks", "the last month", "the weekend", "the day before yesterday", "the coming week".
fn the(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    match line.word(at + 1) {
        "past" | "last" => stretch_back(line, at + 1, reference),
        "coming" | "next" => beside(line, at + 1, reference).filter(|_| line.word(at + 1) == "coming"),
        "weekend" => Some(weekend(at + 2, reference, 0)),
        "recent" => recent(line, at + 1, reference),
        "day" => {
            let days = match (line.word(at + 2), line.word(at + 3)) {
                ("before", "yesterday") => -2,
                ("after", "tomorrow") => 2,
                _ => return None,
            };
            Some(day(at + 4, reference.today().and_then(|today| shift(today, days))))
        }
        _ => None,
    }
}

/// "last week", "past two weeks", "next year", "last Monday", "last March", "last summer", "last night", "last 19 January".
fn beside(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let word = line.word(at);
    let (past, next) = (matches!(word, "last" | "past"), line.word(at + 1));
    if let Some(name) = weekday(next).filter(|_| line.name_like(at + 1)) {
        let end = past_part(line, at + 2);
        if let Some(found) = dated(line, end, reference) {
            return Some(found);
        }
        let found = |today| if past { on_or_before(shift(today, -1)?, name) } else { after(today, name) };
        return Some(day(end, reference.today().and_then(found)));
    }
    if past && matches!(next, "night" | "evening") {
        return Some(day(at + 2, reference.today().and_then(|today| shift(today, -1))));
    }
    if next == "weekend" {
        return Some(weekend(at + 2, reference, if past { -1 } else { 1 }));
    }
    if let Some((from, months)) = season(next).filter(|_| word == "last") {
        return Some(Found::new(at + 2, Reading::relative(period::latest_season(reference, from, months, 1), Grain::Season)));
    }
    if let Some(found) = read_day(line, at + 1, reference).filter(|_| word == "last") {
        return Some(found);
    }
    if let Some(found) = named_month(line, at, reference, if past { -1 } else { 1 }) {
        return Some(found);
    }
    match (word, next) {
        ("last", "week" | "month" | "year" | "decade") => Some(whole_unit(at + 2, reference, -1, unit(next)?)),
        ("next" | "coming", "week" | "month" | "year" | "decade") => Some(whole_unit(at + 2, reference, 1, unit(next)?)),
        ("last" | "past", _) => stretch_back(line, at, reference),
        _ => None,
    }
}

/// The month after "last", "this" or "next" at `at`: strictly before that of publication, in its year, strictly after.
fn named_month(line: &Line<'_>, at: usize, reference: &Reference, way: i16) -> Option<Found> {
    let (number, sense) = month(line.word(at + 1))?;
    // "this may be", "this march", "LAST MAY"
    let doubtful = sense == Sense::Doubtful && (!line.name_like(at + 1) || way == 0 && is_word(line.word(at + 2)));
    if sense == Sense::Short || doubtful {
        return None;
    }
    let days = reference.month().and_then(|now| {
        let year = match way {
            0 => now.year(),
            -1 => now.year() - i16::from(number >= now.month()),
            _ => now.year() + i16::from(number <= now.month()),
        };
        super::calendar::month_of(i64::from(year), i64::from(number))
    });
    Some(Found::new(at + 2, Reading::relative(days, Grain::Month)))
}

/// The week, month, year or decade `count` units from that of publication.
fn whole_unit(end: usize, reference: &Reference, count: i64, unit: Unit) -> Found {
    let now = match unit {
        Unit::Year | Unit::Decade => reference.year(),
        Unit::Month => reference.month(),
        _ => reference.today(),
    };
    Found::new(end, Reading::relative(now.and_then(|now| whole(now, count, unit)), unit.grain()))
}

/// The latest Saturday and Sunday begun on or before publication; one `weekends` on from it where that is not 0, and for
/// the last weekend one that has ended.
fn weekend(end: usize, reference: &Reference, weekends: i64) -> Found {
    let days = reference.today().and_then(|today| {
        let saturday = match weekends {
            0 => on_or_before(today, Weekday::Saturday)?,
            1.. => after(today, Weekday::Saturday)?,
            _ => shift(on_or_before(shift(today, -1)?, Weekday::Sunday)?, -1)?,
        };
        Some(Days::between(saturday, shift(saturday, 1)?))
    });
    Found::new(end, Reading::relative(days, Grain::Week))
}

/// "last two weeks", "past month", "past few days", "last 24 hours": the days back from publication, which they include.
fn stretch_back(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    // "it is expected to last two weeks"
    if matches!(line.before(at), "to" | "will" | "would" | "could" | "can" | "may" | "might" | "not") {
        return None;
    }
    let next = line.word(at + 1);
    let few = usize::from(matches!(next, "few" | "several")) + usize::from(next == "couple") * (1 + usize::from(line.word(at + 2) == "of"));
    if few > 0 {
        return recent(line, at + few, reference);
    }
    let (count, used) = number_value(line.ahead(at + 1)).unwrap_or((1, 0));
    let unit = unit(line.word(at + 1 + used))?;
    Some(Found::new(at + 2 + used, back_from_today(reference, i64::try_from(count).ok()?, unit)))
}

fn back_from_today(reference: &Reference, count: i64, unit: Unit) -> Reading {
    let days = reference.today().and_then(|today| {
        let from = move_by(today, -count, unit)?;
        // a week back from Monday the 23rd begins on Tuesday the 17th; hours may reach into the day before
        let from = if unit == Unit::Hour { from } else { shift(from, 1)? };
        Some(Days::between(from, today))
    });
    Reading::relative(days, Grain::Stretch)
}

/// "recent days" at `at`: 7 days, 28 days (weeks), 6 months, 5 years, all up to publication.
fn recent(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let word = line.word(at + 1);
    let count = match unit(word).filter(|_| word.ends_with('s'))? {
        Unit::Day => (7, Unit::Day),
        Unit::Week => (28, Unit::Day),
        Unit::Month => (6, Unit::Month),
        Unit::Year => (5, Unit::Year),
        Unit::Hour => (24, Unit::Hour),
        Unit::Decade => return None,
    };
    Some(Found::new(at + 2, back_from_today(reference, count.0, count.1)))
}

/// "two days ago", "a month ago", "several weeks ago": the whole day, week, month or year that many units before publication.
fn ago(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let (count, of) = counted_unit(line, at)?;
    let unit = unit(line.word(of)).filter(|unit| *unit != Unit::Decade)?;
    if line.word(of + 1) != "ago" {
        return None;
    }
    let reading = match count {
        Count::Exactly(count) => {
            let now = if unit == Unit::Year { reference.year() } else { reference.today() };
            Reading::relative(now.and_then(|now| whole(now, -count, unit)), unit.grain())
        }
        Count::Few => {
            let days = reference.today().and_then(|today| Some(Days::between(move_by(today, -7, unit)?, move_by(today, -2, unit)?)));
            Reading::relative(days, Grain::Stretch)
        }
    };
    Some(Found::new(of + 2, reading))
}

/// How many units an expression counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    Exactly(i64),
    /// "several", "a few", "some": read as 2 to 7.
    Few,
}

/// "two", "a", "a few", "a couple of" before a unit of time; and the position of the unit.
pub(super) fn counted_unit(line: &Line<'_>, at: usize) -> Option<(Count, usize)> {
    let word = line.word(at);
    let next = line.word(at + 1);
    match word {
        "several" | "some" if unit(next).is_some() => return Some((Count::Few, at + 1)),
        "a" | "an" | "one" if unit(next).is_some() => return Some((Count::Exactly(1), at + 1)),
        "a" if next == "few" => return Some((Count::Few, at + 2)),
        "a" if next == "couple" => return Some((Count::Exactly(2), at + 2 + usize::from(line.word(at + 2) == "of"))),
        _ => {}
    }
    let (count, used) = number_value(line.ahead(at))?;
    Some((Count::Exactly(i64::try_from(count).ok()?), at + used))
}

/// Whether nothing follows that a stand-alone back reference could belong to: "the day before the attack" is none.
pub(super) fn stands_alone(line: &Line<'_>, end: usize) -> bool {
    ends_phrase(line.word(end))
}
