//! What begins with a mark: runs of marks, faces, and the few words and numbers that begin with one.

use super::letters::{Small, char_at, pictogram_end, run_end};
use super::lists::{CLIPPED, CLITICS, FACES};
use super::{Chunk, Cutter};

impl Cutter<'_> {
    /// Keeps what begins at `at` with a mark; returns where it ends.
    pub(super) fn mark(&mut self, at: usize, chunk: Chunk) -> usize {
        let end = self.mark_end(at, chunk);
        match self.text.as_bytes()[at] {
            b'(' => self.bracket = Some(at),
            b')' => self.bracket = None,
            _ => {}
        }
        self.push(at, end);
        end
    }

    fn mark_end(&self, at: usize, chunk: Chunk) -> usize {
        let bytes = self.text.as_bytes();
        let Some(first) = char_at(self.text, at) else { return chunk.end };
        let next = at + first.len_utf8();
        let follows = char_at(&self.text[..chunk.end], next);
        let opens = at == chunk.start;
        let digit = follows.is_some_and(|letter| letter.is_ascii_digit());
        if let Some(end) = self.face_end(at, chunk) {
            return end;
        }
        match first {
            '.' if opens && follows.is_some_and(|letter| letter.is_ascii_alphanumeric()) && !self.after_word(at) => {
                self.word_end(next, chunk)
            }
            '.' | '!' | '?' => {
                let run = bytes[at..chunk.end].iter().take_while(|byte| matches!(byte, b'.' | b'!' | b'?')).count();
                at + run
            }
            '+' if opens && digit => self.word_end(next, chunk),
            '#' | '@' if follows.is_some_and(char::is_alphabetic) => self.tag_end(next),
            '\'' | '’' | '‘' | '`' => self.quote_end(at, next, opens).unwrap_or_else(|| {
                // '' and `` are the quotation marks of typewriters
                if follows == Some(first) && first != '‘' { next + first.len_utf8() } else { next }
            }),
            '-' | '=' | '*' | '_' | '~' | '#' | '+' | '<' | '>' | '|' | '—' | '–' | '…' | '$' | '\\' | '^' => {
                let drawn = bytes[at..chunk.end].iter().take_while(|byte| b"-=*~_+|#<>{}".contains(byte)).count();
                let mut end = next;
                while self.text[end..chunk.end].starts_with(first) {
                    end += first.len_utf8();
                }
                // a line drawn with several marks is one
                if drawn > 3 {
                    return at + drawn;
                }
                // arrows
                let arrow = matches!(first, '-' | '=') && bytes.get(end) == Some(&b'>') || first == '<' && bytes.get(end) == Some(&b'-');
                end + usize::from(arrow && end < chunk.end)
            }
            '(' | ')' | '[' | ']' | '{' | '}' | ',' | ';' | ':' | '"' | '/' | '%' | '&' => next,
            _ => pictogram_end(&self.text[..chunk.end], at).max(next),
        }
    }

    /// Whether a letter or digit stands right before `at`.
    pub(super) fn after_word(&self, at: usize) -> bool {
        self.text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
    }

    fn face_end(&self, at: usize, chunk: Chunk) -> Option<usize> {
        let bytes = &self.text.as_bytes()[at..chunk.end];
        if !matches!(bytes.first()?, b':' | b';' | b'=' | b'(' | b'>' | b'^' | b'-' | b'<') {
            return None;
        }
        let face = FACES.iter().find(|face| bytes.starts_with(face.as_bytes()))?;
        let end = at + face.len();
        let after = self.text.as_bytes().get(end).is_some_and(u8::is_ascii_alphanumeric);
        // "(see below:)" closes a bracket
        let closes = face.ends_with(')') && self.bracket.is_some_and(|open| at - open < 200);
        let fits = !self.after_word(at) || face.ends_with([')', '(', 'D', 'P', '3']);
        (fits && !after && !closes).then_some(end)
    }

    /// "#aleppo", "@someone".
    fn tag_end(&self, at: usize) -> usize {
        run_end(self.text, at)
    }

    /// The end of a word that begins with an apostrophe: "'90s", "'em", and "'s" set apart by a space.
    fn quote_end(&self, at: usize, next: usize, opens: bool) -> Option<usize> {
        if !opens && self.after_word(at) {
            return None;
        }
        let end = run_end(self.text, next);
        let word = Small::of(&self.text[next..end])?;
        let year = matches!(word.bytes(), [b'0'..=b'9', b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9', b's']);
        // "rock 'n' roll"
        let closed = word.bytes() == b"n" && self.text[end..].starts_with(['\'', '’']);
        let end = end + if closed { self.text[end..].chars().next().map_or(0, char::len_utf8) } else { 0 };
        (year || opens && (word.is_in(CLIPPED) || word.is_in(CLITICS))).then_some(end)
    }
}
