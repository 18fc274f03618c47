//! The words dates are made of.

use super::calendar::{Part, Unit};
use super::line::{is_word, listed};
use crate::parse::numbers::digits;
use jiff::civil::Weekday;

/// How safely a word names a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// "January": a month wherever it stands.
    Sure,
    /// "May", "March", "August": also a verb, a noun, an adjective.
    Doubtful,
    /// "Jan.", "Dec": a month only beside a day or a year.
    Short,
}

/// The month `word` names.
pub(super) fn month(word: &str) -> Option<(i8, Sense)> {
    if word.len() < 3 || !word.as_bytes()[0].is_ascii_lowercase() {
        return None;
    }
    let word = word.strip_suffix('.').unwrap_or(word);
    let number = match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    };
    let sense = match word {
        "may" | "march" | "august" => Sense::Doubtful,
        "june" | "july" => Sense::Sure,
        _ if word.len() <= 4 => Sense::Short,
        _ => Sense::Sure,
    };
    Some((number, sense))
}

/// The day of the week `word` names in full.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word.strip_suffix("day")? {
        "mon" => Weekday::Monday,
        "tues" => Weekday::Tuesday,
        "wednes" => Weekday::Wednesday,
        "thurs" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "satur" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// Whether `word` abbreviates a day of the week; it counts only before a date ("Mon, May 23", "SAT. 3 JAN 90").
pub(super) fn short_weekday(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    matches!(word, "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun")
}

/// The part of a day that may follow the name of one: "Monday night", "yesterday morning".
pub(super) fn part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night" | "noon" | "midday" | "midnight" | "dawn" | "dusk")
}

/// The unit of calendar time `word` names, in singular or plural.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "hour" | "minute" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        _ => return None,
    })
}

/// A day of the month in digits: "3", "03", "23rd".
pub(super) fn day_number(word: &str) -> Option<i8> {
    if !word.as_bytes().first()?.is_ascii_digit() || word.len() > 4 {
        return None;
    }
    let cut = word.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(word.len());
    let (number, ending) = word.split_at(cut);
    if number.len() > 2 || !matches!(ending, "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    number.parse().ok().filter(|day| (1..=31).contains(day))
}

/// An ordinal word: first, second … thirty-first.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    #[rustfmt::skip] // one word to a line would hide the list
    const WORDS: [&str; 20] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];
    let at = |word: &str| WORDS.iter().position(|each| *each == word).and_then(|at| i8::try_from(at + 1).ok());
    match word.split_once('-') {
        Some(("twenty", unit)) => at(unit).filter(|unit| *unit < 10).map(|unit| 20 + unit),
        Some(("thirty", "first")) => Some(31),
        Some(_) => None,
        None if word == "thirtieth" => Some(30),
        None => at(word),
    }
}

/// A year in four digits, from 1900 to 2099.
pub(super) fn year(word: &str) -> Option<i16> {
    if word.len() != 4 || !(word.starts_with("19") || word.starts_with("20")) {
        return None;
    }
    digits(word).and_then(|year| i16::try_from(year).ok())
}

/// A year in two digits, as wire copy writes it ("3 JAN 90"): 50 to 99 are in the 1900s, 00 to 49 in the 2000s.
pub(super) fn short_year(word: &str) -> Option<i16> {
    let word = word.strip_prefix('\'').unwrap_or(word);
    if word.len() != 2 {
        return None;
    }
    let year = digits(word).and_then(|year| i16::try_from(year).ok())?;
    Some(if year >= 50 { 1900 + year } else { 2000 + year })
}

/// "early", "mid", "late" and what else names a part of a month or a year.
pub(super) fn part(word: &str) -> Option<Part> {
    Some(match word {
        "early" | "beginning" | "start" => Part::Early,
        "mid" | "middle" => Part::Mid,
        "late" | "end" => Part::Late,
        _ => return None,
    })
}

/// Months (from, how many) of a season of the northern hemisphere; winter begins in December of its year.
pub(super) fn season(word: &str) -> Option<(i64, i64)> {
    Some(match word {
        "spring" | "springtime" => (3, 3),
        "summer" | "summertime" => (6, 3),
        "autumn" | "fall" => (9, 3),
        "winter" | "wintertime" => (12, 3),
        _ => return None,
    })
}

/// Whether a number before `word` counts it, so that it is no day and no year: "in 2000 people", "in May 12 rebels".
pub(super) fn counted(word: &str) -> bool {
    #[rustfmt::skip] // one word to a line would hide the list
    const COUNTED: &[&str] = &[
        "a.m.", "acres", "additional", "am", "armed", "arrests", "attackers", "barrels", "bodies", "bombs", "caliber",
        "casualties", "children", "civilians", "cm", "combatants", "dead", "deaths", "detainees", "displaced", "dollars", "euros",
        "families", "farmers", "feet", "fighters", "gmt", "guards", "guerrillas", "gunmen", "hectares", "hostages", "hours", "hrs",
        "injured", "insurgents", "journalists", "kg", "kidnapped", "kilograms", "kilometers", "kilometres", "kilos", "km", "local",
        "members", "men", "meters", "metres", "migrants", "miles", "militants", "million", "mm", "months", "o'clock", "of",
        "officers", "other", "others", "p.m.", "peasants", "people", "percent", "persons", "pm", "police", "policemen", "pounds",
        "prisoners", "protesters", "rebels", "refugees", "soldiers", "students", "suspects", "teachers", "terrorists", "thousand",
        "times", "tonnes", "tons", "troops", "utc", "victims", "villagers", "weeks", "women", "workers", "wounded", "years",
    ];
    listed(COUNTED, word)
}

/// Whether the words after a date make it part of a name: "the April 19 Movement", "14 March Alliance", "Black Sunday Street".
pub(super) fn makes_a_name(next: &[&str]) -> bool {
    #[rustfmt::skip] // one word to a line would hide the list
    const NAMES: &[&str] = &[
        "alliance", "avenue", "battalion", "bloc", "bridge", "brigade", "brigades", "coalition", "commando", "commandos", "front",
        "hospital", "martyrs", "movement", "movements", "organization", "square", "street", "university",
    ];
    match next {
        ["revolutionary" | "popular" | "national" | "liberation" | "martyrs", second, ..] => listed(NAMES, second),
        [first, ..] => listed(NAMES, first),
        [] => false,
    }
}

/// Whether the sentence goes on after a stand-alone expression with no noun for it to modify.
pub(super) fn ends_phrase(next: &str) -> bool {
    !is_word(next) || matches!(next, "and" | "but" | "when" | "while" | "as" | "in" | "at" | "on" | "by" | "near" | "with")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_months_days_and_years() {
        assert_eq!(month("sept."), Some((9, Sense::Short)));
        assert_eq!(month("may"), Some((5, Sense::Doubtful)));
        assert_eq!(month("mayor"), None);
        assert_eq!(weekday("tuesday"), Some(Weekday::Tuesday));
        assert_eq!(weekday("today"), None);
        assert_eq!((day_number("23rd"), day_number("32"), day_number("003")), (Some(23), None, None));
        assert_eq!((ordinal("second"), ordinal("twenty-third"), ordinal("thirty-second")), (Some(2), Some(23), None));
        assert_eq!((year("2016"), year("1899"), year("2,016")), (Some(2016), None, None));
        assert_eq!((short_year("89"), short_year("'03"), short_year("5")), (Some(1989), Some(2003), None));
    }

    #[test]
    fn lists_are_in_order() {
        assert!(counted("a.m.") && counted("years") && counted("people") && counted("of") && !counted("attacks"));
        assert!(makes_a_name(&["alliance"]) && makes_a_name(&["revolutionary", "organization"]) && makes_a_name(&["university"]));
    }
}
