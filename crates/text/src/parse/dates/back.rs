//! Words that point back to a day named before: "the same day", "the next day", "two days later", "that month".

use super::calendar::{Unit, after, move_by, on_or_before, shift, whole};
use super::line::Line;
use super::relative::{Count, counted_unit, stands_alone};
use super::words::{part_of_day, unit, weekday};
use super::{Found, Reading, Reference, one_month, one_year};
use crate::{Days, Grain};

/// The back reference that starts at `at`.
pub(super) fn read(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let word = line.word(at);
    match word.as_bytes().first()? {
        b't' if word == "the" => the(line, at, reference),
        b't' if word == "that" => that(line, at + 1, reference, 0),
        _ => later(line, at, reference),
    }
}

fn the(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let next = line.word(at + 1);
    match next {
        "same" => that(line, at + 2, reference, 0),
        "next" | "following" => that(line, at + 2, reference, 1),
        "previous" | "preceding" => that(line, at + 2, reference, -1),
        "day" | "night" if stands_alone(line, at + 3) => {
            let count = match line.word(at + 2) {
                "before" => -1,
                "after" => 1,
                _ => return None,
            };
            Some(moved(at + 3, reference, count, Unit::Day))
        }
        _ => None,
    }
}

/// "day", "night", "week", "Friday" at `at`, `count` units from the day named before.
fn that(line: &Line<'_>, at: usize, reference: &Reference, count: i64) -> Option<Found> {
    let word = line.word(at);
    if word == "day" || part_of_day(word) {
        return Some(moved(at + 1, reference, count, Unit::Day));
    }
    if let Some(name) = weekday(word).filter(|_| count != 0) {
        let found = |day| if count > 0 { after(day, name) } else { on_or_before(shift(day, -1)?, name) };
        return Some(Found::new(at + 1, Reading::relative(reference.day.and_then(found).map(Days::on), Grain::Day)));
    }
    match word {
        "week" | "month" | "year" => Some(moved(at + 1, reference, count, unit(word)?)),
        _ => None,
    }
}

/// "two days later", "a day earlier", "three weeks later".
fn later(line: &Line<'_>, at: usize, reference: &Reference) -> Option<Found> {
    let (count, of) = counted_unit(line, at)?;
    let unit = unit(line.word(of)).filter(|unit| *unit != Unit::Decade)?;
    let way = match line.word(of + 1) {
        "later" => 1,
        // "two days earlier than planned"
        "earlier" if line.word(of + 2) != "than" => -1,
        _ => return None,
    };
    match count {
        Count::Exactly(count) => Some(moved(of + 2, reference, way * count, unit)),
        Count::Few => {
            let ends = |day| Some(Days::between(move_by(day, way * 2, unit)?, move_by(day, way * 7, unit)?));
            Some(Found::new(of + 2, Reading::relative(reference.day.and_then(ends), Grain::Stretch)))
        }
    }
}

/// The whole unit `count` units from the day named before; a month or year may also count from a month or year named before.
fn moved(end: usize, reference: &Reference, count: i64, unit: Unit) -> Found {
    let from = match unit {
        Unit::Month => reference.latest.and_then(one_month).or(reference.day),
        Unit::Year => reference.latest.and_then(one_year).or(reference.day),
        _ => reference.day,
    };
    Found::new(end, Reading::relative(from.and_then(|day| whole(day, count, unit)), unit.grain()))
}
