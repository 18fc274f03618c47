//! Dates that name a day or month of the calendar: "May 23, 2016", "23 MAY 89", "3-5 May", "2016-05-23", "in March".

use super::calendar::month_of;
use super::line::{Line, is_dash, is_word};
use super::words::{Sense, counted, day_number, makes_a_name, month, ordinal, short_year, year};
use super::{Found, Reading, Reference};
use crate::{Days, Grain};
use jiff::civil::Date;

/// The year of a date, as its words give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Unsaid,
    Said(i16),
    /// Counted from the year of publication: "last year" is -1.
    Counted(i16),
}

/// The parts of a calendar date that words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Partial {
    pub(super) year: Year,
    pub(super) month: i8,
    /// First and last day; the same for one day.
    pub(super) day: Option<(i8, i8)>,
}

impl Partial {
    pub(super) fn lacks_year(&self) -> bool {
        self.year == Year::Unsaid
    }

    fn grain(&self) -> Grain {
        match self.day {
            Some((first, last)) if first == last => Grain::Day,
            Some(_) => Grain::Stretch,
            None => Grain::Month,
        }
    }

    /// The days in `year`; `None` if there is no such day.
    fn in_year(&self, year: i16) -> Option<Days> {
        let Some((first, last)) = self.day else { return month_of(i64::from(year), i64::from(self.month)) };
        let day = |day| Date::new(year, self.month, day).ok();
        Some(Days::between(day(first)?, day(last)?))
    }

    /// The days in the latest year that puts their first on or before `limit`; the 29th of February waits for a leap year.
    pub(super) fn latest_before(&self, limit: Option<Date>) -> Option<Days> {
        let limit = limit?;
        let fits = |days: &Days| days.first.is_some_and(|first| first <= limit);
        (0..=8).find_map(|back| self.in_year(limit.year().checked_sub(back)?).filter(fits))
    }

    fn resolve(&self, reference: &Reference) -> Reading {
        let days = match self.year {
            Year::Said(year) => self.in_year(year),
            Year::Counted(count) => reference.year().and_then(|day| self.in_year(day.year().checked_add(count)?)),
            Year::Unsaid => self.latest_before(reference.horizon()),
        };
        Reading { days, grain: self.grain(), relative: !matches!(self.year, Year::Said(_)) }
    }

    fn found(self, end: usize, reference: &Reference) -> Found {
        Found { end, reading: self.resolve(reference), partial: Some(self) }
    }
}

/// The date that starts at `at`.
pub(super) fn read(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let word = line.word(at);
    match word.as_bytes().first()? {
        b'0'..=b'9' => match numeric(line, at) {
            Some((days, grain, end)) => Some(Found::new(end, Reading::absolute(days, grain))),
            None => day_first(line, at, reference),
        },
        b'a' | b'd' | b'j' | b'm' | b'n' | b'o' | b's' | b'f' if month(word).is_some() => month_first(line, at, reference, stands_alone),
        b't' if word == "the" => day_first(line, at, reference).or_else(|| day_by_word(line, at + 1, reference)),
        _ => day_by_word(line, at, reference),
    }
}

/// The date at `at` that ends a range, where "may" and "march" need no further sign that they are months.
pub(super) fn read_end(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    month_first(line, at, reference, |line, at, _| line.name_like(at))
}

/// The month `month` with its year, whose name ends at `at` inside another word ("mid-May 2016").
pub(super) fn read_month(line: &Line<'_>, at: usize, month: i8, reference: &Reference) -> Found {
    let (year, end) = year_after(line, at + 1);
    Partial { year, month, day: None }.found(end, reference)
}

/// A date with a day, as it may follow the name of a weekday: "Monday, May 23", "Friday the 3rd of June".
pub(super) fn read_day(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    read(line, at, reference).filter(|found| found.reading.grain == Grain::Day)
}

/// "May 23, 2016", "May 3-5", "March 3 to 7, 2016", "May 2016", "in May".
fn month_first(line: &Line<'_>, at: usize, reference: &Reference, alone: fn(&Line<'_>, usize, Sense) -> bool) -> Option<Found> {
    let (month, sense) = month(line.word(at))?;
    let lower_case = sense == Sense::Doubtful && !line.name_like(at);
    let the = usize::from(line.word(at + 1) == "the" && day_number(line.word(at + 2)).is_some());
    if let Some((day, end)) = days(line, at + 1 + the, DayBefore::Nothing).filter(|_| !lower_case) {
        let (year, after) = year_after(line, end);
        if year != Year::Unsaid || !is_count(line, end) {
            let partial = Partial { year, month, day: Some(day) };
            return named_after(line, after, year).then(|| partial.found(after, reference));
        }
    }
    let (year, after) = year_after(line, at + 1);
    let partial = Partial { year, month, day: None };
    let fits = match year {
        Year::Unsaid => alone(line, at, sense) && named_after(line, after, year),
        // "they may this year" has a verb
        Year::Counted(_) => !lower_case,
        Year::Said(_) => true,
    };
    fits.then(|| partial.found(after, reference))
}

/// "23 May 2016", "the 23rd of May", "3-5 May 2020", "3 and 4 May", "23 MAY 89".
fn day_first(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let the = usize::from(line.word(at) == "the");
    if line.glued(at) && the == 0 && !matches!(line.before(at), "(" | "[" | "\"") {
        return None;
    }
    let (day, end) = days(line, at + the, DayBefore::Month)?;
    with_month(line, day, end, reference)
}

/// "first of May", "the twenty-third of June".
fn day_by_word(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let day = if line.word(at + 1) == "of" { ordinal(line.word(at))? } else { return None };
    with_month(line, (day, day), at + 1, reference)
}

fn with_month(line: &Line<'_>, day: (i8, i8), end: usize, reference: &Reference) -> Option<Found> {
    let of = usize::from(line.word(end) == "of");
    let at = end + of;
    let (month, sense) = month(line.word(at))?;
    let (year, after) = year_after(line, at + 1);
    // "the 23 may have fled", "12 march on the palace"
    if year == Year::Unsaid && sense == Sense::Doubtful && (!line.name_like(at) || of == 0 && is_verbal(line.word(at + 1))) {
        return None;
    }
    let partial = Partial { year, month, day: Some(day) };
    named_after(line, after, year).then(|| partial.found(after, reference))
}

/// What a day stands beside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DayBefore {
    /// The month came first: "May 3 to 7".
    Nothing,
    /// The month follows: "3 to 7 May".
    Month,
}

/// One day or a range of days of a month, and the position after it.
fn days(line: &Line<'_>, at: usize, before: DayBefore) -> Option<((i8, i8), usize)> {
    let word = line.word(at);
    let Some(first) = day_number(word) else {
        let (first, last) = word.split_once(['-', '–'])?;
        let days = (day_number(first)?, day_number(last)?);
        return (days.0 < days.1).then_some((days, at + 1));
    };
    let joined = match line.word(at + 1) {
        "to" | "through" | "until" | "till" | "and" | "&" | "or" => true,
        word => is_dash(word),
    };
    let last = day_number(line.word(at + 2)).filter(|last| joined && first < *last);
    let Some(last) = last else { return Some(((first, first), at + 1)) };
    let next = line.word(at + 3);
    let fits = match before {
        DayBefore::Month => month(next).is_some() || next == "of",
        // "on May 3 and 5 soldiers", "May 3 to 5 June": the second number belongs elsewhere
        DayBefore::Nothing => !matches!(line.word(at + 1), "and" | "or") && month(next).is_none() && !counted(next),
    };
    Some(if fits { ((first, last), at + 3) } else { ((first, first), at + 1) })
}

/// The year at `at`, after a month: "2016", ", 2016", "of 2016", "89", "last year", "of this year"; and the position after it.
fn year_after(line: &Line<'_>, at: usize) -> (Year, usize) {
    let start = at + usize::from(matches!(line.word(at), "," | "of"));
    let next = line.word(start + 1);
    if let Some(year) = year(line.word(start)).filter(|_| start == at || !counted(next)) {
        return (Year::Said(year), start + 1);
    }
    let short = short_year(line.word(at)).filter(|_| at == start && !counted(next) && (!line.mixed || !is_word(next)));
    if let Some(year) = short {
        return (Year::Said(year), at + 1);
    }
    let count = match line.word(start) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return (Year::Unsaid, at),
    };
    if next == "year" { (Year::Counted(count), start + 2) } else { (Year::Unsaid, at) }
}

/// Whether the number that ends before `end` counts what follows: "in May 12 rebels were killed".
fn is_count(line: &Line<'_>, end: usize) -> bool {
    counted(line.word(end)) && line.word(end) != "of"
}

/// Whether a date that ends before `end` is a date, not part of a name such as "April 19 Movement".
fn named_after(line: &Line<'_>, end: usize, year: Year) -> bool {
    year != Year::Unsaid || !makes_a_name(line.ahead(end))
}

/// Whether a month without day and year is meant as a month.
fn stands_alone(line: &Line<'_>, at: usize, sense: Sense) -> bool {
    let sure_cue = matches!(line.before(at), "in" | "of" | "since" | "last" | "early" | "late" | "mid" | "until" | "during");
    let cue =
        sure_cue || matches!(line.before(at), "this" | "next" | "by" | "from" | "to" | "between" | "before" | "after" | "till" | "and");
    let cue = if line.mixed { cue && line.capital(at) } else { sure_cue };
    match sense {
        Sense::Sure => line.name_like(at),
        Sense::Doubtful => cue && !is_verbal(line.word(at + 1)),
        Sense::Short => false,
    }
}

/// Whether `word` shows that the "may" or "march" before it is a verb, a noun, or May Day.
fn is_verbal(word: &str) -> bool {
    matches!(
        word,
        "be" | "have"
            | "not"
            | "also"
            | "soon"
            | "even"
            | "yet"
            | "well"
            | "still"
            | "never"
            | "day"
            | "on"
            | "against"
            | "through"
            | "towards"
            | "toward"
    )
}

/// A date in digits: year first, or day first unless that is impossible; one token or its parts as five.
fn numeric(line: &Line<'_>, at: usize) -> Option<(Option<Days>, Grain, usize)> {
    let word = line.word(at);
    let apart = |mark: &str| line.word(at + 1) == mark && line.word(at + 3) == mark;
    if word.len() <= 4 && (apart("-") || apart("/") || apart(".")) {
        let parts = [word, line.word(at + 2), line.word(at + 4)];
        let (days, grain) = three_parts(parts, line.word(at + 1).chars().next()?)?;
        return Some((days, grain, at + 5));
    }
    if word == "9/11" {
        return Some((Date::new(2001, 9, 11).ok().map(Days::on), Grain::Day, at + 1));
    }
    if !(6..=30).contains(&word.len()) {
        return None;
    }
    let word = word.split_once('t').map_or(word, |(date, _)| date);
    let mark = ['-', '/', '.'].into_iter().find(|mark| word.contains(*mark))?;
    let mut parts = word.split(mark);
    let (first, second) = (parts.next()?, parts.next()?);
    let (days, grain) = match parts.next() {
        Some(third) => three_parts([first, second, third], mark)?,
        None => match (year(first), year(second)) {
            (Some(year), None) if mark == '-' && second.len() == 2 => month_in_digits(year, second)?,
            (None, Some(year)) if mark == '/' => month_in_digits(year, first)?,
            _ => return None,
        },
    };
    parts.next().is_none().then_some((days, grain, at + 1))
}

/// "2016-05", "05/2016"; not "2011-12", which names two winters or two years.
fn month_in_digits(said: i16, word: &str) -> Option<(Option<Days>, Grain)> {
    let month = day_number(word).filter(|month| *month <= 12 && i16::from(*month) != said % 100 + 1)?;
    Some((month_of(i64::from(said), i64::from(month)), Grain::Month))
}

fn three_parts([first, second, third]: [&str; 3], mark: char) -> Option<(Option<Days>, Grain)> {
    let (said, month, day) = match year(first) {
        Some(said) => (said, day_number(second)?, day_number(third)?),
        None => {
            let said = year(third).or_else(|| short_year(third).filter(|_| mark == '/'))?;
            match (day_number(first)?, day_number(second)?) {
                (month, day) if day > 12 => (said, month, day),
                (day, month) => (said, month, day),
            }
        }
    };
    Some((Date::new(said, month, day).ok().map(Days::on), Grain::Day))
}
