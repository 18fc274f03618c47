//! Dates of headers and bylines: "May 24, 2016", "24.05.2016", "3 JAN 90", "Tue, 24 May 2016 10:00:00 GMT".
//!
//! These are dates that stand alone; dates inside sentences ("last Monday") are read with the parse.
//! A time of day and a time zone are passed over: the date is the one the words show.

use jiff::civil::Date;

use crate::Days;

/// What words that should be a date turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dated {
    /// A day, or the days of a month or a year.
    Days(Days),
    /// Day and month cannot be told apart ("03/04/2016"): from the earlier to the later of the two readings.
    Unsure(Days),
    /// Shaped like a date, but no such day exists ("31 February 2016").
    Impossible,
    /// No date, or none without its year.
    No,
}

impl Dated {
    /// The days, if there are any.
    pub(crate) fn days(self) -> Option<Days> {
        match self {
            Dated::Days(days) | Dated::Unsure(days) => Some(days),
            Dated::Impossible | Dated::No => None,
        }
    }
}

/// Day, month and year as words name them; a year of two digits is already four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) day: Option<i8>,
    pub(crate) month: Option<i8>,
    pub(crate) year: Option<i16>,
}

/// Month names by their first letters; the shortest form that a name may be cut to is its own row.
const MONTHS: &[(&[&str], i8)] = &[
    (&["january", "jan", "janvier", "janv", "enero", "ene", "januar", "jänner", "janeiro"], 1),
    (&["february", "feb", "février", "fevrier", "févr", "fevr", "fév", "fev", "febrero", "februar", "fevereiro"], 2),
    (&["march", "mar", "mars", "marzo", "märz", "maerz", "mrz", "março"], 3),
    (&["april", "apr", "avril", "avr", "abril", "abr"], 4),
    (&["may", "mai", "mayo", "maio"], 5),
    (&["june", "jun", "juin", "junio", "juni", "junho"], 6),
    (&["july", "jul", "juillet", "juil", "julio", "juli", "julho"], 7),
    (&["august", "aug", "août", "aout", "agosto", "ago"], 8),
    (&["september", "sept", "sep", "septembre", "septiembre", "setiembre", "setembro"], 9),
    (&["october", "oct", "octobre", "octubre", "oktober", "okt", "outubro"], 10),
    (&["november", "nov", "novembre", "noviembre", "novembro"], 11),
    (&["december", "dec", "décembre", "decembre", "déc", "diciembre", "dic", "dezember", "dez", "dezembro"], 12),
];

/// Words that may stand beside a date and change nothing.
const BESIDE: &[&str] = &[
    "at",
    "on",
    "of",
    "the",
    "de",
    "del",
    "le",
    "el",
    "den",
    "am",
    "pm",
    "um",
    "à",
    "a",
    "las",
    "date",
    "dated",
    "published",
    "posted",
    "publié",
    "publicado",
    "updated",
    "gmt",
    "utc",
    "est",
    "edt",
    "cst",
    "cdt",
    "pst",
    "pdt",
    "cet",
    "cest",
    "bst",
    "eat",
    "z",
    "h",
    "uhr",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
];

/// Longest run of words that can be one date with its time and place ("Tuesday, 24 May 2016 at 10:00:00 am GMT+02:00 ...").
const LONGEST: usize = 80;

/// The month this word names, in English, French, Spanish, German or Portuguese.
pub(crate) fn month(word: &str) -> Option<i8> {
    let lower = word.trim_end_matches('.').to_lowercase();
    MONTHS.iter().find(|(names, _)| names.contains(&lower.as_str())).map(|&(_, number)| number)
}

/// What `words`, taken as a whole, are: a date and nothing else, or not a date.
pub(crate) fn read(words: &str) -> Dated {
    let words = words.trim();
    if words.is_empty() || words.len() > LONGEST {
        return Dated::No;
    }
    match numeric(words) {
        Dated::No => match parts(words) {
            Some(parts @ Parts { year: Some(_), .. }) => of_parts(parts),
            _ => Dated::No,
        },
        found => found,
    }
}

/// The days that `parts` name; without a year they name none.
pub(crate) fn of_parts(parts: Parts) -> Dated {
    let Some(year) = parts.year else { return Dated::No };
    let day = |month, day| Date::new(year, month, day).ok();
    let days = match (parts.month, parts.day) {
        (Some(m), Some(d)) => day(m, d).map(Days::on),
        (Some(m), None) => day(m, 1).map(|first| Days::between(first, first.last_of_month())),
        (None, None) => day(1, 1).map(|first| Days::between(first, first.last_of_year())),
        (None, Some(_)) => return Dated::No,
    };
    days.map_or(Dated::Impossible, Dated::Days)
}

/// Day, month and year of words that are a date with a month's name, or a lone year; `None` when any word does not belong.
pub(crate) fn parts(words: &str) -> Option<Parts> {
    let mut parts = Parts::default();
    for word in words.split(|c: char| c.is_whitespace() || c == ',' || c == '-' || c == '/').filter(|word| !word.is_empty()) {
        let word = word.trim_matches(['.', '(', ')', ';', '|']);
        let lower = word.to_lowercase();
        let digits = lower.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = lower.split_at(digits);
        if digits == 0 {
            match month(word) {
                Some(number) if parts.month.is_none() => parts.month = Some(number),
                _ if word.is_empty() || BESIDE.contains(&lower.as_str()) || lower.starts_with("gmt+") || lower.starts_with('+') => {}
                _ => return None,
            }
        } else if digits <= 2 && matches!(rest, "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "°") && parts.day.is_none() {
            parts.day = Some(number.parse().ok()?);
        } else if digits == 4 && rest.is_empty() && parts.year.is_none() && is_year(number) {
            parts.year = Some(number.parse().ok()?);
        } else if digits == 2 && rest.is_empty() && parts.year.is_none() && parts.month.is_some() {
            parts.year = Some(of_two_digits(number.parse().ok()?));
        } else if !is_time(&lower, digits) {
            return None;
        }
    }
    match parts {
        Parts { month: None, day: None, year: Some(_) } | Parts { month: Some(_), day: Some(_), .. } => Some(parts),
        Parts { month: Some(_), day: None, year: Some(_) } => Some(parts),
        _ => None,
    }
}

/// A year of two digits: 00 to 69 are of this century, the others of the last.
pub(crate) fn of_two_digits(year: i16) -> i16 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

fn is_year(digits: &str) -> bool {
    ("1500"..="2199").contains(&digits)
}

/// "10:00:00", "10h30", "0930am", "10.30": what a header adds to its date.
fn is_time(word: &str, digits: usize) -> bool {
    let rest = &word[digits..];
    match rest.chars().next() {
        Some(':' | 'h' | '.') => rest[1..].chars().all(|c| c.is_ascii_digit() || ":.+zapmh".contains(c)),
        Some('a' | 'p') => rest == "am" || rest == "pm" || rest == "a.m" || rest == "p.m",
        // "0200" of a time zone, "1030" of a clock
        None => digits == 4,
        Some(_) => false,
    }
}

/// "2016-05-24T10:00Z", "2016/05/24", "20160524", "2016-05", "24.05.2016", "24/05/16".
fn numeric(words: &str) -> Dated {
    let first = words.split([' ', 'T', ',']).next().unwrap_or_default().trim_end_matches(['.', 'Z']);
    let after = words[first.len()..].trim_start_matches(['.', 'Z', 'T', ',', ' ']);
    if !after.is_empty() && !after.split_whitespace().all(|word| is_clock(word) || BESIDE.contains(&word.to_lowercase().as_str())) {
        return Dated::No;
    }
    let Some(mark) = first.chars().find(|c| !c.is_ascii_digit()) else { return compact(first) };
    if !matches!(mark, '-' | '/' | '.') {
        return Dated::No;
    }
    let pieces: Vec<&str> = first.split(mark).collect();
    if pieces.iter().any(|piece| piece.is_empty() || piece.len() > 4 || !piece.bytes().all(|byte| byte.is_ascii_digit())) {
        return Dated::No;
    }
    let number = |piece: &str| piece.parse::<i16>().unwrap_or(-1);
    let short = |piece: &str| i8::try_from(number(piece)).unwrap_or(-1);
    match pieces[..] {
        [y, m] if is_year(y) && y.len() == 4 && mark != '.' => of_parts(Parts { year: Some(number(y)), month: Some(short(m)), day: None }),
        [y, m, d] if y.len() == 4 && is_year(y) => of_parts(Parts { year: Some(number(y)), month: Some(short(m)), day: Some(short(d)) }),
        [a, b, y] if (y.len() == 4 && is_year(y)) || y.len() == 2 => {
            let year = if y.len() == 2 { of_two_digits(number(y)) } else { number(y) };
            day_and_month(short(a), short(b), year, mark)
        }
        _ => Dated::No,
    }
}

/// "a/b/year": day first, month first where only that is possible, or unsure; with dots it is always day first.
fn day_and_month(a: i8, b: i8, year: i16, mark: char) -> Dated {
    let day_first = Date::new(year, b, a).ok();
    let month_first = Date::new(year, a, b).ok().filter(|_| mark != '.');
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => Dated::Unsure(Days::between(one, other)),
        (Some(day), _) | (None, Some(day)) => Dated::Days(Days::on(day)),
        (None, None) => Dated::Impossible,
    }
}

/// "20160524", or a lone year.
fn compact(digits: &str) -> Dated {
    let number = |range: std::ops::Range<usize>| digits[range].parse::<i16>().ok();
    let short = |range| number(range).and_then(|n| i8::try_from(n).ok());
    match digits.len() {
        4 if is_year(digits) => of_parts(Parts { year: number(0..4), ..Parts::default() }),
        8 | 14 if is_year(&digits[..4]) => of_parts(Parts { year: number(0..4), month: short(4..6), day: short(6..8) }),
        _ => Dated::No,
    }
}

/// "10:00:00.000Z", "+02:00", "-0500".
fn is_clock(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '-')
        && word.chars().all(|c| c.is_ascii_digit() || ":.+-ZzAaPpMm".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &str) {
        let shown = match read(words) {
            Dated::Days(days) => days.to_string(),
            Dated::Unsure(days) => format!("unsure {days}"),
            Dated::Impossible => "impossible".to_owned(),
            Dated::No => "no".to_owned(),
        };
        assert_eq!(shown, expected, "{words}");
    }

    #[test]
    fn dates_with_a_month_name() {
        check("May 24, 2016", "2016-05-24");
        check("24 May 2016", "2016-05-24");
        check("Tuesday, 24th May 2016", "2016-05-24");
        check("Tue, 24 May 2016 10:00:00 GMT", "2016-05-24");
        check("Tue, 24 May 2016 10:00:00 +0200", "2016-05-24");
        check("Posted on Sept. 4, 2016 at 5:30 pm EDT", "2016-09-04");
        check("3 JAN 90", "1990-01-03");
        check("JUNE 11 89", "1989-06-11");
        check("24-May-2016", "2016-05-24");
        check("May 2016", "2016-05-01/2016-05-31");
        check("2016", "2016-01-01/2016-12-31");
    }

    #[test]
    fn dates_in_other_languages() {
        check("le 1er février 2020", "2020-02-01");
        check("24 de mayo de 2016", "2016-05-24");
        check("Dienstag, 24. März 2015", "2015-03-24");
        check("24 août 2016", "2016-08-24");
    }

    #[test]
    fn dates_in_numbers() {
        check("2016-05-24", "2016-05-24");
        check("2016-05-24T23:59:59+02:00", "2016-05-24");
        check("2016-05-24 10:00:00 UTC", "2016-05-24");
        check("2016/05/24", "2016-05-24");
        check("20160524", "2016-05-24");
        check("2016-05", "2016-05-01/2016-05-31");
        check("24.05.2016", "2016-05-24");
        check("24.05.2016, 10:30 Uhr", "2016-05-24");
        check("5/24/2016", "2016-05-24");
        check("24/05/16", "2016-05-24");
        check("03/04/2016", "unsure 2016-03-04/2016-04-03");
        check("04/04/2016", "2016-04-04");
    }

    #[test]
    fn what_is_no_date() {
        check("2016-02-31", "impossible");
        check("31 February 2016", "impossible");
        check("2016-13-01", "impossible");
        check("May 24", "no");
        check("In May 2016 the army withdrew", "no");
        check("120 killed", "no");
        check("4 5 2016", "no");
        check("1234567", "no");
        check("", "no");
        check("é", "no");
    }
}
