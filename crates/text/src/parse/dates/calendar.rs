//! Arithmetic on civil days: whole months and years, weeks, decades, the nearest day of a kind. `jiff` knows the calendar.

use crate::{Days, Grain};
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// A unit of calendar time that expressions count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
}

impl Unit {
    /// How finely "last week", "that month" name their days.
    pub(super) const fn grain(self) -> Grain {
        match self {
            Unit::Hour | Unit::Day => Grain::Day,
            Unit::Week => Grain::Week,
            Unit::Month => Grain::Month,
            Unit::Year => Grain::Year,
            Unit::Decade => Grain::Stretch,
        }
    }
}

/// `day` moved by `count` days; `None` beyond the calendar of `jiff` (years -9999 to 9999).
pub(super) fn shift(day: Date, count: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(count).ok()?).ok()
}

/// The whole month; a `month` outside 1 to 12 counts on into the years around.
pub(super) fn month_of(year: i64, month: i64) -> Option<Days> {
    let year = i16::try_from(year + (month - 1).div_euclid(12)).ok()?;
    let month = i8::try_from((month - 1).rem_euclid(12) + 1).ok()?;
    let first = Date::new(year, month, 1).ok()?;
    Some(Days::between(first, first.last_of_month()))
}

/// From the first of January of `first` to the last of December of `last`.
pub(super) fn years(first: i16, last: i16) -> Option<Days> {
    Some(Days::between(Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
}

/// Monday to Sunday around `day` (ISO 8601 weeks).
pub(super) fn week_of(day: Date) -> Option<Days> {
    let monday = shift(day, -i64::from(day.weekday().to_monday_zero_offset()))?;
    Some(Days::between(monday, shift(monday, 6)?))
}

/// The latest `weekday` on or before `day`.
pub(super) fn on_or_before(day: Date, weekday: Weekday) -> Option<Date> {
    shift(day, -i64::from(weekday.until(day.weekday())))
}

/// The first `weekday` strictly after `day`.
pub(super) fn after(day: Date, weekday: Weekday) -> Option<Date> {
    let ahead = i64::from(day.weekday().until(weekday));
    shift(day, if ahead == 0 { 7 } else { ahead })
}

/// The whole unit that lies `count` units from the one around `day` (0: the one around it; -1: the one before).
pub(super) fn whole(day: Date, count: i64, unit: Unit) -> Option<Days> {
    if count.abs() > 100_000 {
        return None;
    }
    let (year, month) = (i64::from(day.year()), i64::from(day.month()));
    match unit {
        Unit::Hour => Some(Days::on(day)),
        Unit::Day => Some(Days::on(shift(day, count)?)),
        Unit::Week => week_of(shift(day, count * 7)?),
        Unit::Month => month_of(year, month + count),
        Unit::Year => {
            let year = i16::try_from(year + count).ok()?;
            years(year, year)
        }
        Unit::Decade => {
            let first = i16::try_from((year.div_euclid(10) + count) * 10).ok()?;
            years(first, first + 9)
        }
    }
}

/// The day `count` units from `day`, to the day; 24 hours are a day, and a month's last day stands in for a day it lacks.
pub(super) fn move_by(day: Date, count: i64, unit: Unit) -> Option<Date> {
    if count.abs() > 100_000 {
        return None;
    }
    let span = Span::new();
    let span = match unit {
        Unit::Hour => span.try_days(count.signum() * (count.abs() + 23) / 24),
        Unit::Day => span.try_days(count),
        Unit::Week => span.try_days(count * 7),
        Unit::Month => span.try_months(count),
        Unit::Year => span.try_years(count),
        Unit::Decade => span.try_years(count * 10),
    };
    day.checked_add(span.ok()?).ok()
}

/// Which part of a stretch is meant: "early May", "mid-2014", "late last year".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
}

/// That part of `days`: of a month the days 1–10, 11–20, 21–end; of a year January–April, May–August, September–December;
/// of the 1990s 1990–1993, 1994–1996, 1997–1999; of anything else its thirds (of a week Monday–Tuesday, Wednesday–Thursday, Friday–Sunday).
pub(super) fn narrow(days: Days, part: Part, grain: Grain) -> Option<Days> {
    let (first, last) = (days.first?, days.last?);
    match grain {
        Grain::Month => {
            let (from, to) = match part {
                Part::Early => (1, 10),
                Part::Mid => (11, 20),
                Part::Late => (21, last.day()),
            };
            Some(Days::between(first.with().day(from).build().ok()?, first.with().day(to).build().ok()?))
        }
        Grain::Year if first.year() == last.year() => {
            let (year, from) = (
                i64::from(first.year()),
                match part {
                    Part::Early => 1,
                    Part::Mid => 5,
                    Part::Late => 9,
                },
            );
            Some(Days::between(month_of(year, from)?.first?, month_of(year, from + 3)?.last?))
        }
        _ if last.year() - first.year() == 9 => {
            let (from, to) = match part {
                Part::Early => (0, 3),
                Part::Mid => (4, 6),
                Part::Late => (7, 9),
            };
            years(first.year() + from, first.year() + to)
        }
        _ => {
            let length = i64::from(first.until(last).ok()?.get_days()) + 1;
            let third = length / 3;
            if third == 0 {
                return None;
            }
            let (from, to) = match part {
                Part::Early => (0, third - 1),
                Part::Mid => (third, 2 * third - 1),
                Part::Late => (2 * third, length - 1),
            };
            Some(Days::between(shift(first, from)?, shift(first, to)?))
        }
    }
}
