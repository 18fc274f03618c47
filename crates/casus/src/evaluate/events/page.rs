//! A report of the answers as the scorer reads it: its words, its sentences, and where given words stand. Offsets count characters.

use std::path::Path;

/// First character and the one after the last.
pub(super) type Spot = (usize, usize);

/// A report's words.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub chars: Vec<char>,
    pub sentences: Vec<Spot>,
}

impl Page {
    /// The page of a file's text: of HTML without scripts and tags, else as it stands.
    pub(super) fn of_file(file: &Path, text: &str) -> Page {
        let html = file.extension().is_some_and(|ending| ending == "html" || ending == "htm");
        Page::of_text(&if html { without_tags(text) } else { text.to_owned() })
    }

    pub(super) fn of_text(text: &str) -> Page {
        let chars: Vec<char> = text.chars().collect();
        Page { sentences: sentences(&chars), chars }
    }

    /// Every place that reads like `words`: as written but for line breaks and spaces, else but for case, too.
    pub(super) fn places_of(&self, words: &str) -> Vec<Spot> {
        let pieces: Vec<Vec<char>> = words.split_whitespace().map(|piece| piece.chars().collect()).collect();
        let exact = self.standing(&pieces, |a, b| a == b);
        if exact.is_empty() { self.standing(&pieces, |a, b| a.to_lowercase().eq(b.to_lowercase())) } else { exact }
    }

    fn standing(&self, pieces: &[Vec<char>], same: fn(char, char) -> bool) -> Vec<Spot> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.chars.len() && !pieces.is_empty() {
            match self.end_of(pieces, at, same) {
                Some(end) => {
                    found.push((at, end));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    fn end_of(&self, pieces: &[Vec<char>], start: usize, same: fn(char, char) -> bool) -> Option<usize> {
        let mut at = start;
        for (number, piece) in pieces.iter().enumerate() {
            let spaces = self.chars[at..].iter().take_while(|c| c.is_whitespace()).count();
            if number > 0 {
                at += Some(spaces).filter(|spaces| *spaces > 0)?;
            }
            let stands = self.chars.get(at..at + piece.len())?.iter().zip(piece).all(|(a, b)| same(*a, *b));
            at = Some(at + piece.len()).filter(|_| stands)?;
        }
        Some(at)
    }

    /// The words of a spot.
    pub(super) fn words(&self, spot: Spot) -> String {
        self.chars[spot.0..spot.1].iter().collect()
    }

    /// The words of the sentence that a spot begins in.
    pub(super) fn sentence(&self, spot: Spot) -> String {
        self.sentences
            .iter()
            .find(|(start, end)| (*start..*end).contains(&spot.0))
            .map(|sentence| self.words(*sentence))
            .unwrap_or_default()
    }
}

/// How many characters two spots share.
pub(super) fn overlap(a: Spot, b: Spot) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// A sentence ends at a full stop, closing quotes taken along, where a capital or a digit follows a space; or at a blank line.
fn sentences(chars: &[char]) -> Vec<Spot> {
    let mut cuts = vec![0];
    let mut at = 0;
    while at < chars.len() {
        match end_at(chars, at) {
            Some(end) => {
                cuts.push(end);
                at = end;
            }
            None => at += 1,
        }
    }
    cuts.push(chars.len());
    cuts.windows(2).map(|pair| (pair[0], pair[1])).filter(|(start, end)| start < end).collect()
}

fn end_at(chars: &[char], at: usize) -> Option<usize> {
    let run = |from: usize, of: &dyn Fn(char) -> bool| chars[from..].iter().take_while(|c| of(**c)).count();
    match chars[at] {
        '.' | '!' | '?' => {
            let closed = at + 1 + run(at + 1, &|c| "\"'\u{201d}\u{2019})]".contains(c));
            let spaces = run(closed, &char::is_whitespace);
            let next = closed + spaces;
            let opens = chars.get(next).is_some_and(|c| "\"'\u{201c}\u{2018}([".contains(*c));
            let capital = |at: usize| chars.get(at).is_some_and(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
            (spaces > 0 && (capital(next) || opens && capital(next + 1))).then_some(next)
        }
        '\n' => {
            let end = at + 1 + run(at + 1, &char::is_whitespace);
            chars[at + 1..end].iter().rposition(|c| *c == '\n').map(|last| at + 1 + last + 1)
        }
        _ => None,
    }
}

/// HTML without scripts, styles and tags, its entities read.
fn without_tags(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        bare.push_str(&rest[..open]);
        rest = &rest[open..];
        let end = script_end(rest).or_else(|| rest[1..].find('>').filter(|inside| *inside > 0).map(|end| end + 2));
        match end {
            Some(end) => {
                bare.push(' ');
                rest = &rest[end..];
            }
            None => {
                bare.push('<');
                rest = &rest[1..];
            }
        }
    }
    bare.push_str(rest);
    html_escape::decode_html_entities(&bare).into_owned()
}

/// Where a script or style that opens `text` ends.
fn script_end(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let name = ["script", "style"].into_iter().find(|name| {
        let after = lower[1..].strip_prefix(name).map(|after| after.chars().next());
        after.is_some_and(|next| next.is_none_or(|c| !c.is_alphanumeric() && c != '_'))
    })?;
    let close = format!("</{name}>");
    lower.find(&close).map(|at| at + close.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_sentences(text: &str, expected: &[&str]) {
        let page = Page::of_text(text);
        assert_eq!(page.sentences.iter().map(|spot| page.words(*spot)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn sentences_end_before_capitals_and_at_blank_lines() {
        check_sentences("He fell. He rose.", &["He fell. ", "He rose."]);
        check_sentences(
            "He said: \u{201c}No.\u{201d} \u{201c}Why?\u{201d} she asked.",
            &["He said: \u{201c}No.\u{201d} ", "\u{201c}Why?\u{201d} she asked."],
        );
        check_sentences("At 5 p.m. on Monday\n \nTwo died", &["At 5 p.m. on Monday\n \n", "Two died"]);
        check_sentences("", &[]);
    }

    #[track_caller]
    fn check_places(text: &str, words: &str, expected: &[Spot]) {
        assert_eq!(Page::of_text(text).places_of(words), expected, "{words}");
    }

    #[test]
    fn words_are_found_over_line_breaks_and_only_then_in_other_case() {
        check_places("Männer fell. Men fell.", "fell", &[(7, 11), (17, 21)]);
        check_places("opened\n fire", "opened fire", &[(0, 12)]);
        check_places("RAID on a raid", "raid", &[(10, 14)]);
        check_places("RAID on a Raid", "raid", &[(0, 4), (10, 14)]);
        check_places("a raid", "opened fire", &[]);
        check_places("a raid", " ", &[]);
    }

    #[test]
    fn html_is_read_without_tags() {
        let page =
            Page::of_file(Path::new("a.html"), "<p>Two&nbsp;men <STYLE>p</STYLE>died &lt; 5 &amp; fell</p><script>if (a<b) raid</script>");
        assert_eq!(page.chars.iter().collect::<String>(), " Two\u{a0}men  died < 5 & fell  ");
    }
}
