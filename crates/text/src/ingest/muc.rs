//! Messages of the Message Understanding Conferences: many to a file, each with its header.
//!
//! The header's grammar: place, date, optional source in parentheses, two hyphens, brackets that tell the kind of text
//! and its speakers, and at last `[TEXT]` or the like, after which the report begins.

use jiff::civil::Date;

use super::block::{self, Block, Kind};
use super::dates::{self, Dated, Parts};
use super::draft::{Draft, quote};
use super::normalise::normalise;
use super::plain;
use crate::{Days, Note, Report};

/// Brackets that end a header.
const BEGINS_TEXT: &[&str] = &["[TEXT]", "[SUMMARY]", "[EXCERPT]", "[EXCERPTS]"];

/// How far into a message the two hyphens of its header can be, in bytes.
const LONGEST: usize = 400;

/// Whether `line` is the first line of a message, such as `DEV-MUC3-0001 (NOSC)`.
pub(crate) fn begins_message(line: &str) -> bool {
    id_of(line).is_some()
}

/// The message number at the start of a line that holds nothing else but a site in parentheses.
fn id_of(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let (id, rest) = line.split_at(line.find(' ').unwrap_or(line.len()));
    let rest = rest.trim();
    let mut parts = id.split('-');
    let set = parts.next()?;
    let round = parts.next()?.strip_prefix("MUC")?;
    let number = parts.next()?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = parts.next().is_none()
        && (1..=8).contains(&set.len())
        && set.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && digits(round)
        && digits(number)
        && (rest.is_empty() || rest.starts_with('(') && rest.ends_with(')'));
    fits.then_some(id)
}

/// The reports of a file of messages; words before the first message go to the notes.
pub(crate) fn read(name: &str, text: &str, notes: &mut Vec<Note>) -> Vec<Result<Report, Note>> {
    let mut reports = Vec::new();
    let mut latest: Option<Date> = None;
    for (line, id, message) in messages(text) {
        if message.trim().is_empty() {
            reports.push(Err(Note::at_line(
                line,
                format!("reading message {id}: found no text, expected a header and a report; the message was left out"),
            )));
            continue;
        }
        let report = read_message(id, line, message, latest);
        let day = report.published.and_then(Days::day);
        latest = day.filter(|&day| !is_far(day, latest)).or(latest);
        reports.push(Ok(report));
    }
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if reports.is_empty() {
        reports.push(Err(Note::new(format!(
            "reading {name:?}: found {} at its head, expected a message number such as DEV-MUC3-0001; choose another reader",
            quote(first)
        ))));
    } else if !begins_message(first) {
        notes.push(Note::new(format!(
            "reading {name:?}: found {} before the first message, expected a message number; these words were left out",
            quote(first)
        )));
    }
    reports
}

/// The line, number and text of each message; what stands before the first number is no message.
fn messages(text: &str) -> Vec<(u32, &str, &str)> {
    let mut heads = Vec::new();
    let mut at = 0;
    for (line, words) in (1_u32..).zip(text.split_inclusive('\n')) {
        if let Some(id) = id_of(words) {
            heads.push((line, id, at, at + words.len()));
        }
        at += words.len();
    }
    let ends = heads.iter().skip(1).map(|head| head.2).chain([text.len()]).collect::<Vec<_>>();
    heads.iter().zip(ends).map(|(&(line, id, _, start), end)| (line, id, &text[start..end])).collect()
}

/// One message; `latest` is the date of the message before, which lends its year to a date that has none.
fn read_message(id: &str, line: u32, message: &str, latest: Option<Date>) -> Report {
    let (message, cut) = normalise(message);
    let mut draft = Draft { language: Some("en".to_owned()), notes: cut.into_iter().collect(), ..Draft::default() };
    let (text, places) = block::render(&paragraphs(&message));
    let first = places.first().cloned().unwrap_or_default();
    let Some(header) = find_header(&text[first]) else {
        draft.notes.push(Note::at_line(
            line,
            format!(
                "reading the header of {id}: found {}, expected a place, a date and two hyphens; the message was kept without them",
                quote(&text)
            ),
        ));
        let all = 0..text.len();
        return draft.finish(id, text, all, None);
    };
    draft.source = header.source.map(str::to_owned);
    if header.date != "NO DATE" {
        let parts = with_year(dates::parts(header.date), latest, header.date, line, &mut draft);
        draft.publish(parts.map_or(Dated::No, dates::of_parts), header.date, Some(line));
        if let Some(day) = draft.published.and_then(Days::day).filter(|&day| is_far(day, latest)) {
            let found = format!("found {}, read as {day}, expected a year near the message before", quote(header.date));
            draft.notes.push(Note::at_line(line, format!("reading the date of publication: {found}; kept, correct it if that is wrong")));
        }
    }
    let dateline = header.place.map(|place| at(&text, place));
    let body = body_start(&text, header.end)..text.len();
    draft.finish(id, text, body, dateline)
}

/// Where `part` lies in `text`, of which it is a slice.
fn at(text: &str, part: &str) -> std::ops::Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

/// The message's paragraphs, each on one line.
fn paragraphs(message: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut apart = true;
    for line in message.lines().map(str::trim) {
        match blocks.last_mut() {
            _ if line.is_empty() => {}
            Some(last) if !apart => plain::join(&mut last.text, line),
            _ => blocks.push(Block::new(Kind::Paragraph, line)),
        }
        apart = line.is_empty();
    }
    blocks
}

/// What a header says, as words of the message.
#[derive(Debug, PartialEq, Eq)]
struct Header<'a> {
    /// The place, unless it is "CLANDESTINE" or "NO CITY".
    place: Option<&'a str>,
    date: &'a str,
    source: Option<&'a str>,
    /// Where the two hyphens end.
    end: usize,
}

/// The header at the start of a message.
fn find_header(text: &str) -> Option<Header<'_>> {
    let hyphens = text[..text.floor_char_boundary(LONGEST)].find("--")?;
    let head = text[..hyphens].trim_end();
    let comma = head.match_indices(',').map(|(at, _)| at).find(|&at| {
        let after = head[at + 1..].trim_start();
        after.starts_with("NO DATE") || dates::parts(before_source(after).0).is_some()
    })?;
    let (date, source) = before_source(head[comma + 1..].trim());
    Some(Header { place: place_of(head[..comma].trim()), date, source, end: hyphens + 2 })
}

/// "4 FEB 90 (ACAN-EFE)" into the date and the source.
fn before_source(words: &str) -> (&str, Option<&str>) {
    // one header opens its source with the wrong bracket
    match words.split_once(['(', '[']) {
        Some((date, source)) => (date.trim(), Some(source.trim().trim_end_matches([')', ']']).trim()).filter(|source| !source.is_empty())),
        None => (words.trim(), None),
    }
}

/// The words of a place; "NO CITY (PERU)" is the country, "NO CITY" and "CLANDESTINE" are none.
fn place_of(words: &str) -> Option<&str> {
    if words.starts_with("CLANDESTINE") {
        return None;
    }
    match words.strip_prefix("NO CITY") {
        Some(rest) => Some(rest.trim().trim_matches(['(', ')'])).filter(|country| !country.is_empty()),
        None => Some(words).filter(|words| !words.is_empty()),
    }
}

/// Whether a day is so far from the message before that its year may be a slip.
fn is_far(day: Date, latest: Option<Date>) -> bool {
    latest.is_some_and(|latest| (day.year() - latest.year()).abs() > 5)
}

/// Gives a date without a year the year that brings it nearest to the message before, and tells so.
fn with_year(parts: Option<Parts>, latest: Option<Date>, words: &str, line: u32, draft: &mut Draft) -> Option<Parts> {
    let parts = parts?;
    let (None, Some(latest), Some(month), Some(day)) = (parts.year, latest, parts.month, parts.day) else { return Some(parts) };
    let apart = |year: i16| Date::new(year, month, day).ok().and_then(|date| date.until(latest).ok()).map(|span| span.get_days().abs());
    let (_, year) = (latest.year() - 1..=latest.year() + 1).filter_map(|year| apart(year).map(|days| (days, year))).min()?;
    draft.notes.push(Note::at_line(
        line,
        format!("reading the date of publication: found {}, expected a year too; {year} was taken from the message before, correct it if that is wrong", quote(words)),
    ));
    Some(Parts { year: Some(year), ..parts })
}

/// Where the report begins: after the brackets of the header that starts at `from`.
fn body_start(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let rest = text[at..].trim_start();
        let start = text.len() - rest.len();
        let Some(length) = bracket(rest) else { return at.max(from) };
        if BEGINS_TEXT.contains(&&rest[..length]) {
            return start + length;
        }
        // a bracket that is not of the header belongs to the report, if no [TEXT] is to come
        if !BEGINS_TEXT.iter().any(|begin| rest[..rest.floor_char_boundary(LONGEST)].contains(begin)) {
            return start;
        }
        at = start + length;
    }
}

/// The length of the bracket that `text` begins with, inner brackets included.
fn bracket(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, byte) in text.bytes().enumerate().take(2 * LONGEST) {
        match byte {
            b'[' => depth += 1,
            b']' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return (at > 0).then_some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut notes = Vec::new();
        let reports = read("messages", text, &mut notes);
        let shown: Vec<String> = reports
            .into_iter()
            .chain(notes.into_iter().map(Err))
            .map(|report| match report {
                Err(note) => note.to_string(),
                Ok(report) => format!(
                    "{} | {} | {} | {} | {}{}",
                    report.doc,
                    report.dateline.map_or("", |place| report.words(place)),
                    report.published.map(|days| days.to_string()).unwrap_or_default(),
                    report.source.as_deref().unwrap_or_default(),
                    report.words(report.body).replace("\n\n", "¶"),
                    report.notes.iter().map(|note| format!(" | {note}")).collect::<String>(),
                ),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn messages_and_their_headers() {
        check(
            "DEV-MUC3-9001 (SITE)\n\n   QUITO, 3 JAN 90 (EXAMPLE) -- [REPORT] [THE ARMY\nCOMMAND [UP]] [TEXT] TWO MEN\nDIED.\n\n   THE ACAN-\nEFE AGENCY \
             SAID SO.\n\n\nTST1-MUC3-9002\n\n   MOSCOW (USSR), NO DATE -- [EXCERPTS] [CONTINUED] ONE.\n",
            &[
                "DEV-MUC3-9001 | QUITO | 1990-01-03 | EXAMPLE | TWO MEN DIED.¶THE ACAN-EFE AGENCY SAID SO.",
                "TST1-MUC3-9002 | MOSCOW (USSR) |  |  | [CONTINUED] ONE.",
            ],
        );
    }

    #[test]
    fn words_before_the_first_message_are_told() {
        check(
            "A list of messages.\nTST2-MUC4-0001\nLIMA, 9 MAR 90 [EFE) -- [TEXT] ONE.",
            &[
                "TST2-MUC4-0001 | LIMA | 1990-03-09 | EFE | ONE.",
                "reading \"messages\": found \"A list of messages.\" before the first message, expected a message number; these words were left out",
            ],
        );
    }

    #[test]
    fn places_that_are_none() {
        check("TST2-MUC4-0001\n\nCLANDESTINE, 18 APRIL 89 (RADIO)-- [TEXT] ONE.", &["TST2-MUC4-0001 |  | 1989-04-18 | RADIO | ONE."]);
        check("TST2-MUC4-0001\n\nNO CITY (PERU), JUNE 11 89 -- [TEXT] ONE.", &["TST2-MUC4-0001 | PERU | 1989-06-11 |  | ONE."]);
        check("TST2-MUC4-0001\n\nLIMA, 1 JAN 05 -- ONE.", &["TST2-MUC4-0001 | LIMA | 2005-01-01 |  | ONE."]);
    }

    #[test]
    fn a_missing_year_comes_from_the_message_before() {
        check(
            "TST2-MUC4-0001\nLIMA, 30 DEC 89 -- [TEXT] ONE.\nTST2-MUC4-0002\nLIMA, 2 JAN (EFE) -- [TEXT] TWO.",
            &[
                "TST2-MUC4-0001 | LIMA | 1989-12-30 |  | ONE.",
                "TST2-MUC4-0002 | LIMA | 1990-01-02 | EFE | TWO. | line 3: reading the date of publication: found \"2 JAN\", expected a year too; \
                 1990 was taken from the message before, correct it if that is wrong",
            ],
        );
    }

    #[test]
    fn a_far_year_is_told() {
        check(
            "TST2-MUC4-0001\nLIMA, 9 MAR 90 -- [TEXT] ONE.\nTST2-MUC4-0002\nLIMA, 11 MAR 11 -- [TEXT] TWO.",
            &[
                "TST2-MUC4-0001 | LIMA | 1990-03-09 |  | ONE.",
                "TST2-MUC4-0002 | LIMA | 2011-03-11 |  | TWO. | line 3: reading the date of publication: found \"11 MAR 11\", read as 2011-03-11, expected a \
                 year near the message before; kept, correct it if that is wrong",
            ],
        );
    }

    #[test]
    fn odd_messages_keep_their_place() {
        check(
            "DEV-MUC3-0001\n\nDEV-MUC3-0002\nTWO MEN DIED.\nDEV-MUC3-0003\nLIMA, 31 FEB 90 -- [TEXT] ONE.",
            &[
                "line 1: reading message DEV-MUC3-0001: found no text, expected a header and a report; the message was left out",
                "DEV-MUC3-0002 |  |  |  | TWO MEN DIED. | line 3: reading the header of DEV-MUC3-0002: found \"TWO MEN DIED.\", expected a place, a date \
                 and two hyphens; the message was kept without them",
                "DEV-MUC3-0003 | LIMA |  |  | ONE. | line 5: reading the date of publication: found \"31 FEB 90\", expected a day that exists; left \
                 empty, correct it",
            ],
        );
        check(
            "Two men died.",
            &[
                "reading \"messages\": found \"Two men died.\" at its head, expected a message number such as DEV-MUC3-0001; choose another reader",
            ],
        );
    }
}
