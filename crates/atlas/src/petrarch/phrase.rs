//! Words in a row as dictionaries write them: `PRIME_MINISTER`, `GROUP OF 77`.

/// Some words, each either right behind the one before it (`_`) or anywhere behind it (a space).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The words in capital letters.
    pub words: Vec<String>,
    /// For every word, whether it must stand right behind the one before it; never so for the first.
    pub tight: Vec<bool>,
}

impl Phrase {
    /// Reads a phrase. Hyphens part words that stay close together, as our tokens do; an underscore at the end says nothing.
    ///
    /// ```
    /// use casus_atlas::petrarch::Phrase;
    /// let phrase = Phrase::read("SEMI-OFFICIAL NEWS_AGENCY_");
    /// assert_eq!(phrase.words, ["SEMI", "OFFICIAL", "NEWS", "AGENCY"]);
    /// assert_eq!(phrase.tight, [false, true, false, true]);
    /// ```
    pub fn read(text: &str) -> Phrase {
        let mut phrase = Phrase::default();
        let mut close = false;
        let mut word = String::new();
        for letter in text.trim().chars().chain([' ']) {
            if !matches!(letter, ' ' | '\t' | '_' | '-') {
                word.push(letter);
                continue;
            }
            if !word.is_empty() {
                phrase.tight.push(close && !phrase.words.is_empty());
                phrase.words.push(plain_word(&std::mem::take(&mut word)));
                close = true;
            }
            // "A_ B" is open, as PETRARCH reads it
            close &= matches!(letter, '_' | '-');
        }
        phrase
    }

    /// How many of `words` the phrase takes up from their start; `None` where it does not stand there. The first word must be the first.
    pub fn matches<'a>(&self, words: impl Iterator<Item = &'a str>) -> Option<usize> {
        let mut next = 0;
        for (at, word) in words.enumerate() {
            if word == self.words.get(next)? {
                next += 1;
                if next == self.words.len() {
                    return Some(at + 1);
                }
            } else if next == 0 || self.tight[next] {
                return None;
            }
        }
        None
    }
}

/// A word as it is compared: in capital letters, with straight apostrophes, and without a full stop behind `U.S`.
pub fn plain_word(word: &str) -> String {
    let word = word.to_uppercase().replace('\u{2019}', "'");
    let inner = word.trim_end_matches('.');
    if inner.contains('.') { inner.to_owned() } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(phrase: &str, words: &str, expected: Option<usize>) {
        assert_eq!(Phrase::read(phrase).matches(words.split(' ')), expected, "{phrase} in {words}");
    }

    #[test]
    fn close_words_stand_side_by_side() {
        check("LAKE_HARBOUR", "LAKE HARBOUR POLICE", Some(2));
        check("LAKE_HARBOUR", "LAKE OLD HARBOUR", None);
        check("LAKE-HARBOUR_", "LAKE HARBOUR", Some(2));
    }

    #[test]
    fn open_words_may_have_others_between() {
        check("LAKE HARBOUR", "LAKE OLD HARBOUR POLICE", Some(3));
        check("LAKE_ HARBOUR", "LAKE OLD HARBOUR", Some(3));
        check("LAKE HARBOUR", "OLD LAKE HARBOUR", None);
    }

    #[test]
    fn words_are_whole() {
        check("ARD", "ARDEN", None);
        check("U.S.", "U.S", Some(1));
    }
}
