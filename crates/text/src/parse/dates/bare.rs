//! Days of the month without their month: "on the 12th", "Thursday 5", "Fri 11", "the night of the 22nd".

use super::calendar::{month_of, shift};
use super::line::{Line, is_word};
use super::words::{counted, day_number, ends_phrase, part_of_day, short_weekday, weekday};
use super::{Found, Reading, Reference};
use crate::{Days, Grain};
use jiff::civil::{Date, Weekday};

/// How far back a weekday and its number are looked for: they meet again within 11 months of any day, but news is never that old.
const REACH: i64 = 92;

/// The day that starts at `at`.
pub(super) fn read(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    if line.word(at) == "the" { of_month(line, at, reference) } else { of_weekday(line, at, reference) }
}

fn found(end: usize, day: Option<Date>) -> Found {
    Found::new(end, Reading::relative(day.map(Days::on), Grain::Day))
}

/// "on the 12th", "since the 3rd", "the 12th of last month": the latest on or before publication.
fn of_month(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let day = day_number(line.word(at + 1)).filter(|_| !line.word(at + 1).ends_with(|last: char| last.is_ascii_digit()))?;
    let months = match (line.word(at + 2), line.word(at + 3), line.word(at + 4)) {
        ("of", "last", "month") => Some(-1),
        ("of", "this", "month") => Some(0),
        _ => None,
    };
    if let Some(months) = months {
        let month = reference.month().and_then(|now| month_of(i64::from(now.year()), i64::from(now.month()) + months));
        return Some(found(at + 5, month.and_then(|month| on_day(month.first?, day))));
    }
    let cue = matches!(line.before(at), "on" | "since" | "until" | "till" | "by" | "from" | "of")
        && (line.before(at) != "of" || line.word(at.wrapping_sub(2)) == "night" || part_of_day(line.word(at.wrapping_sub(2))));
    let cue = cue && ends_phrase(line.word(at + 2));
    cue.then(|| found(at + 2, reference.today().and_then(|today| latest(today, day))))
}

/// The latest day of that number on or before `today`.
fn latest(today: Date, day: i8) -> Option<Date> {
    let months = (0..=2).filter_map(|back| month_of(i64::from(today.year()), i64::from(today.month()) - back));
    months.filter_map(|month| on_day(month.first?, day)).find(|day| *day <= today)
}

fn on_day(month: Date, day: i8) -> Option<Date> {
    month.with().day(day).build().ok()
}

/// "Thursday 5", "Fri 11", "Friday the 13th", "Thursday (5)": the latest such day on or before publication.
fn of_weekday(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let word = line.word(at);
    if weekday(word).is_none() && !short_weekday(word) || !line.name_like(at) {
        return None;
    }
    let name = weekday(word).or_else(|| in_full(word))?;
    let mut start = at + 1;
    start += usize::from(part_of_day(line.word(start)));
    let bracket = matches!(line.word(start), "(" | "[");
    start += usize::from(bracket || matches!(line.word(start), "the" | "."));
    let day = day_number(line.word(start))?;
    let next = line.word(start + 1);
    let end = start + 1 + usize::from(bracket && matches!(next, ")" | "]"));
    // "Thursday 5 soldiers were killed"
    let free = end > start + 1 || !counted(next) && (ends_phrase(next) || matches!(next, "a" | "the" | "an" | "two"));
    let dated = is_word(next) || next.is_empty() || matches!(next, "," | "." | ")" | ";" | ":" | "--" | "—" | "–") || end > start + 1;
    if !free || !dated {
        return None;
    }
    let days = reference
        .today()
        .and_then(|today| (0..REACH).filter_map(|back| shift(today, -back)).find(|day_of| day_of.day() == day && day_of.weekday() == name));
    // a number that was never that weekday is no day
    days.map(|day| found(end, Some(day)))
}

fn in_full(short: &str) -> Option<Weekday> {
    Some(match short.strip_suffix('.').unwrap_or(short) {
        "mon" => Weekday::Monday,
        "tue" | "tues" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}
