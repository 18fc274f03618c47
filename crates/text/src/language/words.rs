//! Capitals: how a sentence uses them, and words without them.

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// As English does.
    Mixed,
    /// ALL CAPITALS, as in old wire copy.
    Upper,
    /// No capital at all.
    Lower,
    /// As In Headlines.
    Title,
}

/// How `words` use capitals.
pub fn case_of<'w>(words: impl Iterator<Item = &'w str>) -> Case {
    let (mut upper, mut lower, mut long, mut capital) = (0, 0, 0, 0);
    for word in words {
        let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
        let Some(first) = letters.next() else { continue };
        let before = lower;
        for letter in letters {
            if letter.is_lowercase() { lower += 1 } else { upper += 1 }
        }
        if first.is_lowercase() {
            lower += 1
        } else {
            upper += 1
        }
        if word.len() > 3 {
            long += 1;
            capital += usize::from(first.is_uppercase() && lower > before);
        }
    }
    match () {
        () if upper == 0 => Case::Lower,
        () if upper > 4 * lower => Case::Upper,
        () if long >= 3 && capital * 5 >= long * 4 => Case::Title,
        () => Case::Mixed,
    }
}

/// Puts `word` in lower case with typewriter apostrophes at the end of `lower`.
pub fn lower_onto(word: &str, lower: &mut String) {
    if word.is_ascii() {
        lower.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    for letter in word.chars().flat_map(char::to_lowercase) {
        lower.push(match letter {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            other => other,
        });
    }
}

/// Whether a word is three to six capitals without a vowel, as acronyms may be and words are not.
pub fn is_consonants(word: &str) -> bool {
    (3..=6).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_uppercase() && !b"AEIOUY".contains(&letter))
}
