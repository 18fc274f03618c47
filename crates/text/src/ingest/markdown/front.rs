//! Front matter: the lines between `---` and `---` at the top of a Markdown file.

use super::super::draft::{Draft, quote};
use super::super::header;
use crate::Note;

/// Takes the front matter, if there is any; gives the rest of the text.
pub(super) fn read<'a>(text: &'a str, draft: &mut Draft) -> &'a str {
    let Some((lines, rest)) = split(text) else { return text };
    let mut entries: Vec<(u32, &str, Vec<&str>)> = Vec::new();
    let mut odd = None;
    for (at, line) in (2_u32..).zip(lines.lines()) {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        if let Some(item) = trimmed.strip_prefix("- ") {
            if let Some((_, _, values)) = entries.last_mut() {
                values.push(unquote(item.trim().strip_prefix("name:").unwrap_or(item)));
            }
        } else if let Some((key, value)) = trimmed.split_once(':').filter(|_| !line.starts_with([' ', '\t'])) {
            entries.push((at, key, values_of(value.trim())));
        } else if !line.starts_with([' ', '\t']) {
            odd = odd.or(Some((at, trimmed)));
        }
    }
    if let Some((at, line)) = odd {
        draft.notes.push(Note::at_line(
            at,
            format!("reading the front matter: found {}, expected \"key: value\"; the line was left out", quote(line)),
        ));
    }
    for (at, key, values) in entries {
        if let Some(field) = header::field(unquote(key)) {
            let is_list = values.len() > 1;
            match field {
                // an item of a list is one value, commas and all
                header::Field::Topics if is_list => values.iter().for_each(|value| Draft::add(&mut draft.topics, value)),
                header::Field::Regions if is_list => values.iter().for_each(|value| Draft::add(&mut draft.regions, value)),
                _ => header::take(draft, field, &values, Some(at)),
            }
        }
    }
    rest
}

/// The lines of the front matter and what follows it.
fn split(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("---\n")?;
    let mut at = 0;
    for line in inner.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let lines = &inner[..at];
            // a rule, some text and another rule are no front matter
            let first = lines.lines().find(|line| !line.trim().is_empty())?;
            let keyed = first.split_once(':').is_some_and(|(key, _)| !key.trim().contains(' ') || header::field(key).is_some());
            return (keyed || first.starts_with('#')).then_some((lines, &inner[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// The values of "a", "[a, b]", or none.
fn values_of(value: &str) -> Vec<&str> {
    match value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(list) => list.split(',').map(|value| unquote(value.trim())).filter(|value| !value.is_empty()).collect(),
        None if value.is_empty() => Vec::new(),
        None => vec![unquote(value)],
    }
}

/// `value` without the quotation marks around it.
fn unquote(value: &str) -> &str {
    let value = value.trim();
    for mark in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)) {
            return inner;
        }
    }
    value
}
