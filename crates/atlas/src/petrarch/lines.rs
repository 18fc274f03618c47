//! Lines of a dictionary without their comments, and what could not be read.

use std::fmt;

/// A line that was not read, or not wholly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file's name as it was given.
    pub file: String,
    /// The line, counted from one.
    pub line: usize,
    /// What stands there and was left out, the line or a part of it, shortened to 80 letters.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

impl Fault {
    pub(super) fn new(file: &str, line: usize, found: &str, expected: &str) -> Fault {
        Fault { file: file.to_owned(), line, found: found.trim().chars().take(80).collect(), expected: expected.to_owned() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "reading {}, line {}: found {:?}, expected {}; it was left out", self.file, self.line, self.found, self.expected)
    }
}

/// One line that says something: its number, counted from one, and its text without comment and without space at the end.
pub(super) type Line<'a> = (usize, &'a str);

/// The lines that say something. Left out are empty lines, comments `#…` and `;…` (but for a `#` inside `[…]`, which is a code), lines of
/// mark-up that begin with `<`, and whole comments `<!-- … -->` over several lines; a comment that never ends is its first line alone.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let text = text.trim_start_matches('\u{feff}');
    let last_end = text.lines().enumerate().filter(|(_, line)| line.contains("-->")).last().map_or(0, |(at, _)| at);
    let mut kept = Vec::new();
    let mut inside = false;
    for (at, line) in text.lines().enumerate() {
        if inside || line.trim_start().starts_with('<') {
            inside = (inside || line.contains("<!--")) && !line.contains("-->") && at < last_end;
            continue;
        }
        let line = without_comment(line).trim_end();
        if !line.trim().is_empty() {
            kept.push((at + 1, line));
        }
    }
    kept
}

fn without_comment(line: &str) -> &str {
    let mut in_code = false;
    for (at, letter) in line.char_indices() {
        match letter {
            '[' => in_code = true,
            ']' => in_code = false,
            '#' | ';' if !in_code => return &line[..at],
            _ => {}
        }
    }
    line
}

/// The text of the first `[…]` without space around it, and what stands before it; `None` where there is no whole pair of brackets.
pub(super) fn bracketed(line: &str) -> Option<(&str, &str)> {
    let open = line.find('[')?;
    let close = line[open..].find(']')? + open;
    Some((line[..open].trim(), line[open + 1..close].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str)]) {
        assert_eq!(lines(text), expected);
    }

    #[test]
    fn comments_and_markup_are_left_out() {
        check("A [X] # one\n\n; two\n# three\nB", &[(1, "A [X]"), (5, "B")]);
        check("<!-- a\nb\nc -->\nD", &[(4, "D")]);
        check("<!-- a -->\n<!-- b\nC", &[(3, "C")]);
        check("<!-- a -->\n<! -- broken -->\nD", &[(3, "D")]);
        check("ORCS [###] # not a comment in brackets", &[(1, "ORCS [###]")]);
    }

    #[test]
    fn indents_stay_since_they_mean_something() {
        check("A\n\t[X 900101-910101]", &[(1, "A"), (2, "\t[X 900101-910101]")]);
    }
}
