//! Words: what joins runs of letters and digits into one, and what sets parts of one apart.

use super::letters::{Small, char_at, run_end};
use super::lists::{ABBREVIATIONS, AFTER_ITS, CLITICS, DOUBTFUL, JOINED, PREFIXES, SUFFIXES, UNITS};
use super::{Chunk, Cutter, addresses, numbers};

impl Cutter<'_> {
    /// A word of ASCII letters alone between spaces.
    pub(super) fn plain_word(&mut self, start: usize, end: usize) {
        let cut = contraction(&self.text[start..end]).or_else(|| self.is_it_is(start, end).then_some(2));
        match cut {
            Some(cut) => {
                self.push(start, start + cut);
                self.push(start + cut, end);
            }
            None => self.push(start, end),
        }
    }

    /// Whether "its" is "it's" without its apostrophe, by the word that follows.
    fn is_it_is(&self, start: usize, end: usize) -> bool {
        if end - start != 3 || !self.text[start..end].eq_ignore_ascii_case("its") || !self.text[end..].starts_with(' ') {
            return false;
        }
        let next = self.text.as_bytes()[end + 1..].iter().take(16).take_while(|byte| byte.is_ascii_alphabetic()).count();
        Small::of(&self.text[end + 1..end + 1 + next]).is_some_and(|next| next.is_in(AFTER_ITS))
    }

    /// Keeps the word that begins at `at`, in its parts; returns where it ends.
    pub(super) fn word(&mut self, at: usize, chunk: Chunk) -> usize {
        if let Some(length) = chunk.address.then(|| addresses::end(&self.text[at..chunk.end])).flatten() {
            self.push(at, at + length);
            return self.clitics(at + length);
        }
        let end = self.word_end(at, chunk);
        let word = &self.text[at..end];
        if let Some(cut) = numbers::unit(word).or_else(|| contraction(word)) {
            self.push(at, at + cut);
            self.push(at + cut, end);
            return end;
        }
        let bytes = word.as_bytes();
        // "don't" is "do" and "n't"
        if (bytes.ends_with(b"n") || bytes.ends_with(b"N"))
            && let Some(after) = self.negation_end(end)
        {
            self.push(at, end - 1);
            self.push(end - 1, after);
            return self.clitics(after);
        }
        self.push(at, end);
        self.clitics(end)
    }

    /// Keeps the clitics that stand at `at` ("'s", "'ve"); returns where they end.
    fn clitics(&mut self, mut at: usize) -> usize {
        while let Some(end) = self.clitic_end(at) {
            self.push(at, end);
            at = end;
        }
        at
    }

    /// The end of "'t" at `at`.
    fn negation_end(&self, at: usize) -> Option<usize> {
        let next = apostrophe(self.text, at)?;
        let end = run_end(self.text, next);
        matches!(&self.text[next..end], "t" | "T").then_some(end)
    }

    fn clitic_end(&self, at: usize) -> Option<usize> {
        let next = apostrophe(self.text, at)?;
        let end = next + self.text.as_bytes()[next..].iter().take(3).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let more = char_at(self.text, end).is_some_and(char::is_alphanumeric);
        (!more && Small::of(&self.text[next..end])?.is_in(CLITICS)).then_some(end)
    }

    /// The end of the word that begins at `at`, without clitics but with the full stop of an abbreviation.
    pub(super) fn word_end(&self, at: usize, chunk: Chunk) -> usize {
        let text = &self.text[..chunk.end];
        let bytes = text.as_bytes();
        if bytes[at].is_ascii_digit()
            && let Some(length) = numbers::shape(&text[at..])
        {
            return at + length;
        }
        let (mut from, mut end) = (at, run_end(text, at));
        let mut dotted = false;
        while let Some(&mark) = bytes.get(end) {
            let next = match mark {
                b'.' | b',' | b':' | b'/' | b'-' | b'&' | b'*' | b'\'' => end + 1,
                _ => match apostrophe(text, end) {
                    Some(next) => next,
                    None => break,
                },
            };
            let after = run_end(text, next);
            if after == next || !self.joins(mark, from == at, &text[from..end], &text[next..after], end) {
                break;
            }
            dotted |= mark == b'.' && bytes[next].is_ascii_alphabetic();
            (from, end) = (next, after);
        }
        if bytes.get(end) == Some(&b'.') && self.keeps_stop(&text[at..end], dotted, end + 1) {
            end += 1;
        }
        let purse = bytes.get(end) == Some(&b'$') && end - at <= 2 && bytes[at..end].iter().all(u8::is_ascii_uppercase);
        end + usize::from(purse)
    }

    /// Whether `mark`, at byte `at`, joins the runs of letters before and after it. `first`: whether the word begins with `before`.
    fn joins(&self, mark: u8, first: bool, before: &str, after: &str, at: usize) -> bool {
        let one = |run: &str| run.len() == 1 && run.as_bytes()[0].is_ascii_alphabetic();
        let ends_in_digit = before.as_bytes().last().is_some_and(u8::is_ascii_digit);
        let digits = ends_in_digit && after.as_bytes()[0].is_ascii_digit();
        match mark {
            b'.' => {
                let noon = matches!(before.as_bytes(), [.., b'0'..=b'9', b'a' | b'p' | b'A' | b'P']) && matches!(after, "m" | "M");
                digits
                    || noon
                    || one(before) && one(after)
                    || matches!((before, after), ("Ph" | "PH" | "ph", "D" | "d") | ("M" | "B", "Sc" | "SC"))
            }
            b',' => digits && after.bytes().take_while(u8::is_ascii_digit).count() == 3,
            b':' => digits,
            // "b/c", "f/2"; but "w/o" is "w", "/" and "o"
            b'/' => first && one(before) && after.len() == 1 && !matches!(before, "w" | "W"),
            b'&' => before.len() <= 4 && after.len() <= 3 && before.as_bytes()[0].is_ascii_alphabetic(),
            b'*' => first && before.len() <= 2 && after.len() <= 4 && !ends_in_digit && after.as_bytes()[0].is_ascii_lowercase(),
            b'-' => {
                first && !self.behind_hyphen(at - before.len()) && Small::of(before).is_some_and(|before| before.is_in(PREFIXES))
                    || Small::of(after).is_some_and(|after| after.is_in(SUFFIXES)) && !digits
                    // the extension of a telephone
                    || first && matches!(before.as_bytes(), [b'x' | b'X', b'0'..=b'9']) && after.len() == 4 && after.bytes().all(|byte| byte.is_ascii_digit())
            }
            _ => self.joins_apostrophe(before, after, at),
        }
    }

    /// Whether a hyphen stands right before `at`: "in-de-fence" has no prefix "de".
    fn behind_hyphen(&self, at: usize) -> bool {
        self.text[..at].ends_with('-') && self.after_word(at - 1)
    }

    /// Whether an apostrophe stands inside a word ("O'Neill", "Sha'lan", "1980's") rather than before a clitic.
    fn joins_apostrophe(&self, before: &str, after: &str, at: usize) -> bool {
        let bytes = before.as_bytes();
        if bytes.iter().all(u8::is_ascii_digit) && matches!(after, "s" | "S") {
            return bytes.len() < 4 || bytes.ends_with(b"0");
        }
        let negation = matches!(after, "t" | "T") && bytes.last().is_some_and(|last| last.eq_ignore_ascii_case(&b'n'));
        !negation && self.clitic_end(at).is_none() && bytes.last().is_some_and(|last| !last.is_ascii_digit())
    }

    /// Whether the full stop before byte `after` belongs to `word`.
    fn keeps_stop(&self, word: &str, dotted: bool, after: usize) -> bool {
        let next = char_at(self.text, after);
        if next == Some('.') {
            return false;
        }
        if dotted {
            return true;
        }
        let bytes = word.as_bytes();
        if let [only] = bytes {
            return match self.follows(after) {
                Follows::Nothing => false,
                Follows::Digit if *only == b'p' => true,
                _ => only.is_ascii_uppercase() && *only != b'I',
            };
        }
        let Some(small) = Small::of(word).filter(|_| word.len() <= 7) else { return false };
        if small.is_in(ABBREVIATIONS) {
            return match self.follows(after) {
                Follows::Nothing => false,
                // in capitals, a capital says nothing
                Follows::Capital => small.bytes() != b"etc" || bytes[1].is_ascii_uppercase(),
                Follows::Digit => small.bytes() != b"etc",
                Follows::Small => true,
                Follows::Other => small.bytes() != b"etc" || !matches!(next, Some(')' | '"' | '”')),
            };
        }
        match self.follows(after) {
            Follows::Digit => small.is_in(DOUBTFUL),
            Follows::Small => small.is_in(UNITS) && bytes.len() > 1,
            Follows::Capital => {
                small.is_in(DOUBTFUL) && bytes[0].is_ascii_uppercase() && bytes[1].is_ascii_lowercase() && small.bytes() != b"no"
            }
            _ => false,
        }
    }

    /// What stands behind byte `at`, in the same paragraph.
    fn follows(&self, at: usize) -> Follows {
        let rest = &self.text[at..];
        let mut breaks = 0;
        for letter in rest.chars().take(20) {
            match letter {
                '\n' if breaks > 0 => return Follows::Nothing,
                '\n' => breaks += 1,
                _ if letter.is_whitespace() => {}
                '0'..='9' | '#' => return Follows::Digit,
                _ if letter.is_uppercase() => return Follows::Capital,
                _ if letter.is_lowercase() => return Follows::Small,
                _ => return Follows::Other,
            }
        }
        Follows::Nothing
    }
}

/// What stands behind a full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follows {
    Nothing,
    Digit,
    Capital,
    Small,
    Other,
}

/// Where a contraction without an apostrophe is cut: 2 for "dont".
fn contraction(word: &str) -> Option<usize> {
    // all have between two and eight letters, and few last letters
    if !(2..=8).contains(&word.len()) || !matches!(word.as_bytes()[word.len() - 1] | 32, b't' | b'a' | b'e' | b'm' | b's' | b'l') {
        return None;
    }
    let small = Small::of(word)?;
    JOINED.binary_search_by(|(entry, _)| entry.as_bytes().cmp(small.bytes())).ok().map(|at| JOINED[at].1)
}

/// The end of the apostrophe at `at`, if one stands there.
fn apostrophe(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at)? {
        b'\'' | b'`' => Some(at + 1),
        0xe2 => char_at(text, at).filter(|letter| *letter == '’').map(|_| at + 3),
        _ => None,
    }
}
