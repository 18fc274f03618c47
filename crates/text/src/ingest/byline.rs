//! Who wrote a report, and when, as the lines above it say: "By Jane Doe | May 24, 2016".

use super::dates::{self, Dated};
use super::normalise::on_one_line;

/// What one line above the text says of the report.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Byline {
    pub(crate) authors: Vec<String>,
    pub(crate) date: Option<Dated>,
}

/// Words that begin a byline.
const BY: &[&str] = &["written by", "reported by", "story by", "by", "par", "por", "von", "author:", "authors:", "byline:"];

/// Words between two authors.
const AND: &[&str] = &[" and ", " et ", " y ", " und ", " & ", ";"];

/// Small words inside names.
const PARTICLES: &[&str] =
    &["al", "el", "bin", "ibn", "bint", "abu", "van", "von", "der", "den", "de", "da", "di", "du", "la", "le", "dos", "del", "ten", "ter"];

/// Words that tell what an author is; in a byline they end the name.
const ROLES: &[&str] = &["staff", "correspondent", "reporter", "writer", "editor", "fellow", "analyst", "bureau", "reuters", "ap", "afp"];

/// What `line` says, if it is nothing but a byline, a date line, or both.
pub(crate) fn read(line: &str) -> Option<Byline> {
    let line = on_one_line(line);
    if line.is_empty() || line.len() > 200 {
        return None;
    }
    let mut byline = Byline::default();
    for piece in line.split(['|', '·', '•', '◆']).map(str::trim).filter(|piece| !piece.is_empty()) {
        if let Some(names) = after_by(piece) {
            // "By Jane Doe, Andean Letter, 24 July 2011": a publication and a date may follow the name
            let dated = names.split_once(", ").map(|(_, rest)| (rest, date_of(rest))).filter(|(_, date)| *date != Dated::No);
            let end = names.find(", ").filter(|_| dated.is_some()).unwrap_or(names.len());
            match authors(&names[..end]) {
                found if !found.is_empty() => byline.authors.extend(found),
                _ => return None,
            }
            if let Some((_, date)) = dated {
                byline.date = Some(date);
            }
        } else {
            match date_of(piece) {
                Dated::No if is_reading_time(piece) => {}
                // beside a name or a date, another piece is the publication or its period
                Dated::No if line.contains(['|', '·', '•', '◆']) && piece.len() < 80 && !piece.ends_with('.') => {}
                Dated::No => return None,
                found => byline.date = Some(found),
            }
        }
    }
    (byline != Byline::default()).then_some(byline)
}

/// What follows "by" in a byline.
fn after_by(piece: &str) -> Option<&str> {
    BY.iter().find_map(|by| {
        let (head, rest) = piece.split_at_checked(by.len())?;
        let apart = by.ends_with(':') || rest.starts_with([' ', ':']);
        (head.eq_ignore_ascii_case(by) && apart).then(|| rest.trim_start_matches([' ', ':']))
    })
}

/// A date that stands alone, or after "Published:", "Last updated" and the like.
fn date_of(piece: &str) -> Dated {
    const LABELS: &[&str] = &[
        "published:",
        "published on",
        "published",
        "issued on",
        "issued",
        "released",
        "posted:",
        "posted",
        "date:",
        "updated:",
        "last updated:",
        "last updated",
    ];
    let lower = piece.to_ascii_lowercase();
    let label = LABELS.iter().find(|label| lower.starts_with(**label)).map_or(0, |label| label.len());
    let rest = piece.get(label..).unwrap_or_default().trim();
    // "Issued 16 March 2013, Goma" and "Guwahati, Thursday, November 6, 2003": a place before or after
    let without_last = rest.rsplit_once(", ").map(|(date, _)| date);
    let without_first = rest.split_once(", ").map(|(_, date)| date);
    // "Published 3 March 2000 by the Observatory"
    let without_by = rest.split_once(" by ").map(|(date, _)| date).filter(|_| label > 0);
    let all = [Some(rest), without_by, without_last.filter(|_| label > 0), without_first.filter(|_| rest.len() < 60)];
    all.into_iter().flatten().map(dates::read).find(|found| *found != Dated::No).unwrap_or(Dated::No)
}

fn is_reading_time(piece: &str) -> bool {
    let lower = piece.to_lowercase();
    lower.starts_with(|c: char| c.is_ascii_digit())
        && (lower.ends_with("min read") || lower.ends_with("minute read") || lower.ends_with("minutes"))
}

/// The people (or desks) that `names` lists; empty when any part of it is no name.
pub(crate) fn authors(names: &str) -> Vec<String> {
    let mut parts = vec![names.trim().trim_end_matches('.')];
    for and in AND {
        parts = parts.into_iter().flat_map(|part| part.split(and)).collect();
    }
    let mut found = Vec::new();
    for part in parts {
        for (place, name) in part.split(',').map(str::trim).enumerate().filter(|(_, name)| !name.is_empty()) {
            // "Jane Doe, Reuters": what follows a comma is another author only if it has a first name and no role
            let is_role = name.split(' ').any(|word| ROLES.contains(&word.to_lowercase().as_str()));
            if place > 0 && (is_role || !name.contains(' ')) {
                continue;
            }
            if !is_name(name) {
                return Vec::new();
            }
            found.push(name.to_owned());
        }
    }
    found
}

/// Whether `name` has at most six words, each capitalised or a particle.
fn is_name(name: &str) -> bool {
    let mut words = 0;
    let fits = name.split(' ').all(|word| {
        words += 1;
        word.starts_with(|c: char| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
            || word.contains('-')
            || PARTICLES.contains(&word)
    });
    fits && words <= 6
        && name.len() <= 60
        && name.chars().all(|c| c.is_alphabetic() || " .-'’ʿ`".contains(c))
        && name.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let shown = read(line).map(|byline| {
            let date = byline.date.map(|date| date.days().map_or("impossible".to_owned(), |days| days.to_string()));
            format!("{} | {}", byline.authors.join("; "), date.unwrap_or_default())
        });
        assert_eq!(shown.unwrap_or_default(), expected, "{line}");
    }

    #[test]
    fn bylines() {
        check("By Jane Doe", "Jane Doe | ");
        check("BY JANE DOE", "JANE DOE | ");
        check("by Jane Doe and Omar al-Hassan", "Jane Doe; Omar al-Hassan | ");
        check("By Jane Doe, Reuters", "Jane Doe | ");
        check("By Jane Doe, Omar Ali and Ludwig van der Berg", "Jane Doe; Omar Ali; Ludwig van der Berg | ");
        check("By Jane Doe | May 24, 2016 | 5 min read", "Jane Doe | 2016-05-24");
        check("Par Zoé Dûment · 24 mai 2016", "Zoé Dûment | 2016-05-24");
        check("Published: 24 May 2016", " | 2016-05-24");
        check("May 24, 2016", " | 2016-05-24");
        check("30 February 2016", " | impossible");
    }

    #[test]
    fn what_is_no_byline() {
        check("By nightfall the army had withdrawn.", "");
        check("By 2016, two thirds had fled", "");
        check("Bystanders fled", "");
        check("Brief Analysis", "");
        check("5 min read", "");
    }
}
