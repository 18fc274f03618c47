//! Expressions of time and the days they stand for.
//!
//! The grammar reads English news: absolute dates, years, decades, seasons and parts of them,
//! words read against the day of publication and words that point back into the text.
//! It knows no clock ("5 p.m.", "0830" are no dates), no durations ("for two years") and no festivals.
//!
//! # Conventions
//! - Weeks run from Monday to Sunday (ISO 8601). Seasons are those of the northern hemisphere, whole months (summer: June to
//!   August); "the winter of 2014" begins in December 2014.
//! - "05/06/2016" is 5 June: the day comes first unless that is impossible ("05/23/2016").
//! - Two-digit years: 50–99 are 1950–1999, 00–49 are 2000–2049.
//! - A day and month, or a month, without a year lies in the latest year that puts it on or before publication.
//! - A weekday is the latest one on or before publication; "last Friday" is strictly before it, "next Friday" strictly after;
//!   "Friday last week" lies in the week (Monday to Sunday) before that of publication.
//! - Early, mid and late: days 1–10, 11–20, 21–end of a month; January–April, May–August, September–December of a year.
//! - A day of the month alone ("on the 12th") is the latest on or before publication; "Thursday 5" the latest Thursday that was a 5th, within
//!   three months.
//! - "last week", "last month", "last year" are whole units of the calendar; "the past week", "the last two weeks" reach back
//!   from publication. "In recent days" is 7 days, recent weeks 28 days, recent months 6 months, recent years 5 years; so are
//!   "the past few" of each. "A few days ago" is 7 to 2 days ago, and likewise for weeks, months and years.
//! - "three weeks ago" is the whole week, "two months ago" the whole month, "two years ago" the whole year.
//! - "since X" runs from the first day of X to publication; "until X" and "by X" are open before and end with X.
//! - Where the day of publication is not known, relative words have no days; a publication date that is a month or year still
//!   settles what it can ("this year").

mod absolute;
mod back;
mod bare;
mod calendar;
pub(crate) mod line;
mod period;
mod relative;
#[cfg(test)]
mod tests;
mod words;

use crate::{Days, Grain, Sentence, Span, Token, When};
use absolute::Partial;
use jiff::civil::Date;
use line::{Line, Lowered, is_dash, lines};

/// The expressions of time in `text`, in order and never overlapping; of two that start together the longer is kept.
///
/// `published` is the day (or month, or year) of publication, against which relative words are read. Back references ("the next
/// day") count from the last day the text names before them. Letter case is used where the sentence has both cases and
/// never needed. Days are `None` where words name a day that does not exist ("31 February 2020") or that nothing settles.
///
/// The conventions stand at the head of this module. Time is linear in the number of tokens.
pub fn find_dates(text: &str, tokens: &[Token], sentences: &[Sentence], published: Option<Days>) -> Vec<When> {
    let lowered = Lowered::of(text, tokens);
    let words = lowered.words();
    let mut reference = Reference { published, day: None, latest: None };
    let mut dates = Vec::new();
    for line in lines(text, tokens, (&words, lowered.firsts()), sentences) {
        let mut at = 0;
        while at < line.words.len() {
            let Some(found) = read(&line, at, &reference) else {
                at += 1;
                continue;
            };
            let Reading { days, grain, relative } = found.reading;
            dates.push(When { tokens: Span::new(line.place(at), line.place(found.end)), days, grain, relative });
            reference.remember(&found.reading);
            at = found.end;
        }
    }
    dates
}

/// What relative words are read against.
struct Reference {
    published: Option<Days>,
    /// The last single day the text named.
    day: Option<Date>,
    /// The last days of any grain the text named.
    latest: Option<Days>,
}

impl Reference {
    /// The day of publication.
    fn today(&self) -> Option<Date> {
        self.published?.day()
    }

    /// The last day publication can have been on.
    fn horizon(&self) -> Option<Date> {
        self.published?.last
    }

    /// A day that stands for the month of publication, where that is known.
    fn month(&self) -> Option<Date> {
        one_month(self.published?)
    }

    /// A day that stands for the year of publication, where that is known.
    fn year(&self) -> Option<Date> {
        one_year(self.published?)
    }

    fn remember(&mut self, reading: &Reading) {
        let Some(days) = reading.days.filter(|days| days.first.is_some() && days.last.is_some()) else { return };
        self.latest = Some(days);
        if reading.grain == Grain::Day {
            self.day = days.day().or(self.day);
        }
    }
}

fn one_year(days: Days) -> Option<Date> {
    days.last.filter(|last| days.first.is_some_and(|first| first.year() == last.year()))
}

fn one_month(days: Days) -> Option<Date> {
    one_year(days).filter(|last| days.first.is_some_and(|first| first.month() == last.month()))
}

/// What an expression stands for.
#[derive(Clone, Copy, Debug)]
struct Reading {
    days: Option<Days>,
    grain: Grain,
    relative: bool,
}

impl Reading {
    const fn absolute(days: Option<Days>, grain: Grain) -> Self {
        Reading { days, grain, relative: false }
    }

    const fn relative(days: Option<Days>, grain: Grain) -> Self {
        Reading { days, grain, relative: true }
    }
}

/// A reading and the position after its last word.
#[derive(Clone, Copy, Debug)]
struct Found {
    end: usize,
    reading: Reading,
    /// The parts of a calendar date, from which a range takes what its other end leaves out.
    partial: Option<Partial>,
}

impl Found {
    const fn new(end: usize, reading: Reading) -> Self {
        Found { end, reading, partial: None }
    }
}

/// The longest expression that starts at `at`, with what the words around make of it.
fn read(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let base = period::years_alone(line, at).or_else(|| read_base(line, at, reference))?;
    let found = join_range(line, at, &base, reference).unwrap_or(base);
    Some(open(line, at, found, reference))
}

/// The longest of the four grammars' readings at `at`, before ranges and open ends.
fn read_base(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let candidates = [
        absolute::read(line, at, reference),
        relative::read(line, at, reference),
        period::read(line, at, reference),
        back::read(line, at, reference),
        bare::read(line, at, reference),
    ];
    // the first of equally long ones
    candidates.into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best })
}

/// "from March 3 to March 7", "between January and March 2015", "29 April - 2 May 2014", "May 2014 to the present".
fn join_range(line: &Line<'_>, at: usize, from: &Found, reference: &Reference) -> Option<Found> {
    let between = line.before(at) == "between";
    let joined = match line.word(from.end) {
        "to" | "through" | "until" | "till" => true,
        "and" => between,
        word => is_dash(word),
    };
    if !joined || from.reading.grain == Grain::Stretch {
        return None;
    }
    let start = from.end + 1;
    let present = |word: &str| matches!(word, "present" | "now");
    let now = if present(line.word(start)) { 1 } else { usize::from(line.word(start) == "the" && present(line.word(start + 1))) * 2 };
    let to = if now > 0 {
        Found::new(start + now, Reading::relative(reference.published, Grain::Day))
    } else {
        absolute::read_end(line, start, reference).or_else(|| read_base(line, start, reference))?
    };
    // after a dash only dates of one make belong together: "Monday - May 23" is no range
    if is_dash(line.word(from.end)) && from.partial.is_none() != to.partial.is_none() {
        return None;
    }
    let first = match (from.partial, to.partial) {
        (Some(partial), Some(_)) if partial.lacks_year() => partial.latest_before(to.reading.days.and_then(|days| days.first)),
        _ => from.reading.days,
    };
    let days = match (first, to.reading.days) {
        (Some(Days { first: Some(first), .. }), Some(Days { last: Some(last), .. })) if first <= last => Some(Days::between(first, last)),
        (None, _) | (_, None) => None,
        _ => return None,
    };
    let relative = to.reading.relative || from.partial.is_none_or(|partial| !partial.lacks_year()) && from.reading.relative;
    Some(Found::new(to.end, Reading { days, grain: Grain::Stretch, relative }))
}

/// "since X" and "until X", "by X" by the word before.
fn open(line: &Line<'_>, at: usize, found: Found, reference: &Reference) -> Found {
    let Some(days) = found.reading.days else { return found };
    let reading = match line.before(at) {
        "since" => {
            let last = reference.horizon().filter(|last| days.first.is_none_or(|first| first <= *last));
            Reading::relative(Some(Days { first: days.first, last }), Grain::Stretch)
        }
        "until" | "till" | "by" => Reading { days: Some(Days { first: None, last: days.last }), grain: Grain::Stretch, ..found.reading },
        _ => return found,
    };
    Found { reading, ..found }
}
