//! Wire datelines: "GOMA, Congo (Reuters) -", "NAIROBI, March 3 (AFP) --".

use std::ops::Range;

use super::dates::{self, Parts};

/// A dateline at the start of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// The bytes of the paragraph that name the place; empty when it names only an agency.
    pub(crate) place: Range<usize>,
    /// The agency in parentheses.
    pub(crate) agency: Option<String>,
    /// The date, perhaps without its year.
    pub(crate) date: Option<Parts>,
    /// Where the report itself begins.
    pub(crate) end: usize,
}

/// How far into a paragraph its dateline can reach, in bytes.
const LONGEST: usize = 140;

/// Dashes that end a dateline; those without a space before them come last.
const DASHES: &[&str] = &[" -- ", " - ", " – ", " — ", " --", "-- ", "— ", "– ", "--", "—"];

/// First words in capitals that announce something other than a place.
const NO_PLACE: &[&str] = &[
    "BREAKING",
    "UPDATE",
    "EXCLUSIVE",
    "ANALYSIS",
    "FACTBOX",
    "OPINION",
    "CORRECTION",
    "CORRECTED",
    "NOTE",
    "WATCH",
    "VIDEO",
    "PHOTOS",
    "SUMMARY",
    "REPORT",
    "NEWS",
    "ALERT",
    "URGENT",
    "LIVE",
    "EDITORIAL",
    "TIMELINE",
    "EXPLAINER",
    "BACKGROUND",
    "Q",
    "A",
    "I",
    "WARNING",
];

/// The dateline `paragraph` begins with, if it does: up to a dash, or up to a date in parentheses.
pub(crate) fn find(paragraph: &str) -> Option<Dateline> {
    let head = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
    let dash = DASHES.iter().filter_map(|dash| head.find(dash).map(|at| (at, *dash)));
    let dash = dash.min_by_key(|&(at, dash)| (at, usize::MAX - dash.len()));
    if let Some((at, dash)) = dash
        && let Some(line) = read(paragraph, at, at + dash.len(), dash.contains(' '))
    {
        return Some(line);
    }
    let end = head.find(") ")? + 1;
    read(paragraph, end, end, true).filter(|line| line.date.is_some() && line.agency.is_none())
}

/// The dateline whose words end at `at` and whose dash ends at `end`; a figure may follow only a dash with spaces.
fn read(paragraph: &str, at: usize, end: usize, spaced: bool) -> Option<Dateline> {
    let rest = paragraph[end..].trim_start();
    if !rest.starts_with(|c: char| if c.is_ascii_digit() { spaced } else { !c.is_lowercase() }) {
        return None;
    }
    let (place_and_date, agency) = split_agency(&paragraph[..at]);
    let (place, date) = split_date(place_and_date.trim_end_matches([',', ' ', '.']));
    let place = place.trim_end_matches([',', ' ']);
    let named = is_place(place) || ((agency.is_some() || date.is_some()) && is_name(place));
    let agency_alone = place.is_empty() && agency.is_some();
    (named || agency_alone).then(|| Dateline { place: 0..place.len(), agency, date, end: paragraph.len() - rest.len() })
}

/// "GOMA, Congo (Reuters)" into the words before and the agency; also "/PRNewswire/".
fn split_agency(head: &str) -> (&str, Option<String>) {
    let head = head.trim_end();
    for (open, close) in [('(', ')'), ('/', '/'), ('[', ']')] {
        if let Some(inner) = head.strip_suffix(close)
            && let Some(at) = inner.rfind(open)
        {
            let agency = inner[at + open.len_utf8()..].trim();
            let plain = agency.chars().all(|c| c.is_alphabetic() || " .-/&'".contains(c));
            if (2..=40).contains(&agency.len()) && plain && agency.starts_with(char::is_uppercase) {
                return (&inner[..at], Some(agency.to_owned()));
            }
        }
    }
    (head, None)
}

/// "NAIROBI, March 3" into the place and the date.
fn split_date(head: &str) -> (&str, Option<Parts>) {
    for (at, _) in head.match_indices([',', ' ']) {
        let after = head[at + 1..].trim();
        if after.contains(|c: char| c.is_ascii_digit())
            && let Some(parts @ Parts { day: Some(_), .. }) = dates::parts(after)
        {
            return (&head[..at], Some(parts));
        }
    }
    (head, None)
}

/// Whether these words are a place as agencies print it: its first part in capitals, what follows a comma capitalised.
fn is_place(words: &str) -> bool {
    let mut parts = words.split(',');
    let first = parts.next().unwrap_or_default().trim();
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && words.len() <= 60
        && first.chars().all(|c| c.is_uppercase() || " .-'’/()".contains(c))
        && first.split(' ').count() <= 5
        && !NO_PLACE.contains(&first.split(' ').next().unwrap_or_default())
        && parts.all(|part| is_name(part.trim()))
}

/// Whether these words are a name of at most five words, each capitalised or a particle.
fn is_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (1..=5).contains(&count)
        && words.len() <= 60
        && words.starts_with(char::is_uppercase)
        && words.chars().all(|c| c.is_alphabetic() || " .-'’,/".contains(c))
        && words.split([' ', ',']).filter(|word| !word.is_empty()).all(|word| {
            word.starts_with(char::is_uppercase) || word.len() <= 3 && word.starts_with(char::is_lowercase) || word.contains('-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, expected: &str) {
        let shown = find(paragraph).map(|line| {
            let date =
                line.date.map(|parts| format!("{:?}-{:?}-{:?}", parts.year.unwrap_or(0), parts.month.unwrap_or(0), parts.day.unwrap_or(0)));
            let agency = line.agency.unwrap_or_default();
            format!("{} | {agency} | {} | {}", &paragraph[line.place.clone()], date.unwrap_or_default(), &paragraph[line.end..])
        });
        assert_eq!(shown.unwrap_or_default(), expected, "{paragraph}");
    }

    #[test]
    fn datelines() {
        check("GOMA, Congo (Reuters) - Two died.", "GOMA, Congo | Reuters |  | Two died.");
        check("NAIROBI, March 3 (AFP) -- Two died.", "NAIROBI | AFP | 0-3-3 | Two died.");
        check("BAMAKO, 12 May 2020 -- Two died.", "BAMAKO |  | 2020-5-12 | Two died.");
        check("BAGHDAD — Two died.", "BAGHDAD |  |  | Two died.");
        check("PORT-AU-PRINCE, Haiti (AP) — Two died.", "PORT-AU-PRINCE, Haiti | AP |  | Two died.");
        check("KABUL, Afghanistan, Jan. 5, 2012 /PRNewswire/ -- Two died.", "KABUL, Afghanistan | PRNewswire | 2012-1-5 | Two died.");
        check("N'DJAMENA - \"Two died,\" he said.", "N'DJAMENA |  |  | \"Two died,\" he said.");
        check("Mogadishu (HOL) – Two died.", "Mogadishu | HOL |  | Two died.");
        check("(Reuters) - Two died.", " | Reuters |  | Two died.");
        check("KABUL, Afghanistan (July 14, 2011) – Two died.", "KABUL, Afghanistan |  | 2011-7-14 | Two died.");
        check("KABUL, Afghanistan (July 14, 2011) Two died.", "KABUL, Afghanistan |  | 2011-7-14 | Two died.");
        check("BEIRUT--Two died.", "BEIRUT |  |  | Two died.");
        check("GAZA/JERUSALEM, 4 May (Reuters) - 20 died.", "GAZA/JERUSALEM | Reuters | 0-5-4 | 20 died.");
    }

    #[test]
    fn what_is_no_dateline() {
        check("The army - once feared - withdrew.", "");
        check("BREAKING - Two died in Homs.", "");
        check("AK-47 rifles were found.", "");
        check("Two men -- Ali and Omar -- died.", "");
        check("US-backed forces took Raqqa.", "");
        check("IS wants to show that -- as before -- it can.", "");
        check("é", "");
    }
}
