//! Days as dictionaries write them.

use std::fmt;

/// A civil day, ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The year, 1600 to 2100.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl Day {
    /// Reads `YYYYMMDD`, or `YYMMDD`, where 00 to 30 stand for 2000 to 2030 and other years for the twentieth century, as PETRARCH has it.
    ///
    /// ```
    /// use casus_atlas::petrarch::Day;
    /// assert_eq!(Day::read("911226").unwrap().to_string(), "1991-12-26");
    /// assert_eq!(Day::read("20120230"), None);
    /// ```
    pub fn read(text: &str) -> Option<Day> {
        let digits = text.trim();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (year, rest) = match digits.len() {
            8 => (digits[..4].parse().ok()?, &digits[4..]),
            6 => {
                let year: u16 = digits[..2].parse().ok()?;
                (if year <= 30 { 2000 + year } else { 1900 + year }, &digits[2..])
            }
            _ => return None,
        };
        let (month, day) = (rest[..2].parse().ok()?, rest[2..].parse().ok()?);
        ((1600..=2100).contains(&year) && (1..=12).contains(&month) && (1..=length(year, month)).contains(&day)).then_some(Day {
            year,
            month,
            day,
        })
    }
}

fn length(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(Day::read(text).map(|day| day.to_string()).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn long_and_short_years() {
        check("19990815", Some("1999-08-15"));
        check("990816", Some("1999-08-16"));
        check("150101", Some("2015-01-01"));
        check("20120229", Some("2012-02-29"));
    }

    #[test]
    fn what_is_no_day() {
        check("20110229", None);
        check("991301", None);
        check("1999", None);
        check("9908x5", None);
        check("", None);
    }
}
