//! Which letters make words.

use unicode_normalization::char::is_combining_mark;

/// The letter that begins at byte `at`, if any.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..).and_then(|rest| rest.chars().next()),
    }
}

/// Whether `letter` only changes the one before it: an accent, a joiner, a colour of skin.
pub(super) fn is_extender(letter: char) -> bool {
    let joins = matches!(letter, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{ad}' | '\u{2060}' | '\u{20e3}');
    !letter.is_ascii() && (joins || is_combining_mark(letter))
}

pub(super) fn is_pictogram(letter: char) -> bool {
    matches!(letter, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}')
}

/// The end of the run of letters and digits that begins at `at`.
pub(super) fn run_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if !byte.is_ascii_alphanumeric() && byte != b'_' {
                break;
            }
            at += 1;
            continue;
        }
        let Some(letter) = char_at(text, at).filter(|letter| letter.is_alphanumeric() || is_extender(*letter)) else { break };
        at += letter.len_utf8();
    }
    at
}

/// The end of the pictogram that begins at `at`, with what joiners make part of it.
pub(super) fn pictogram_end(text: &str, mut at: usize) -> usize {
    let mut joined = true;
    while let Some(letter) = char_at(text, at).filter(|letter| is_extender(*letter) || joined && is_pictogram(*letter)) {
        joined = letter == '\u{200d}';
        at += letter.len_utf8();
    }
    at
}

/// An ASCII word of at most sixteen letters in small letters, without a place in memory of its own.
pub(super) struct Small {
    letters: [u8; 16],
    len: usize,
}

impl Small {
    /// `word` in small letters; `None` if it is longer or not ASCII.
    pub(super) fn of(word: &str) -> Option<Small> {
        let mut letters = [0; 16];
        let place = letters.get_mut(..word.len())?;
        place.copy_from_slice(word.as_bytes());
        place.make_ascii_lowercase();
        word.is_ascii().then_some(Small { letters, len: word.len() })
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.letters[..self.len]
    }

    /// Whether `list`, in the order of its bytes, holds the word.
    pub(super) fn is_in(&self, list: &[&str]) -> bool {
        list.binary_search_by(|entry| entry.as_bytes().cmp(self.bytes())).is_ok()
    }
}
