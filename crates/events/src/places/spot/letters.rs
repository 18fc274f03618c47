//! What the letters of a word say: hashes, shapes, and how a sentence is written.

/// How a sentence is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Writing {
    /// Names have capitals.
    #[default]
    Mixed,
    /// Most words begin with a capital, as in headlines.
    Title,
    /// Most letters are capitals, as on old wires.
    Upper,
}

/// Shapes up to this one hold no letter.
pub(super) const NO_LETTERS: u32 = 3;
/// From this shape on a word is all capitals,
pub(super) const FIRST_UPPER: u32 = 9;
/// up to this one.
pub(super) const LAST_UPPER: u32 = 15;

/// The hash of some letters.
pub(super) fn hash_of(letters: impl Iterator<Item = char>) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for letter in letters {
        hash = (hash ^ letter as u32).wrapping_mul(0x0100_0193);
        hash ^= hash >> 15;
    }
    hash
}

/// The hash of a word as it is given.
pub fn hash(text: &str) -> u32 {
    hash_of(text.chars())
}

/// How the words of a sentence are written.
pub(super) fn writing(words: &[&str]) -> Writing {
    let (mut upper, mut letters, mut capital, mut long) = (0, 0, 0, 0);
    for word in words {
        let (mut size, mut big) = (0, 0);
        for letter in word.chars().filter(|letter| letter.is_alphabetic()) {
            size += 1;
            big += usize::from(letter.is_uppercase());
        }
        letters += size;
        upper += big;
        if size > 3 {
            long += 1;
            capital += usize::from(word.starts_with(char::is_uppercase));
        }
    }
    if letters > 8 && upper * 10 > letters * 7 {
        Writing::Upper
    } else if long > 3 && capital * 10 > long * 7 {
        Writing::Title
    } else {
        Writing::Mixed
    }
}

/// A word's shape as a small number: figures, small letters, a capital, acronyms by length, initials.
pub(super) fn shape(word: &str) -> u32 {
    let first = word.chars().next().unwrap_or(' ');
    let (mut count, mut big, mut alphabetic, mut digits) = (0, 0, 0, 0);
    for letter in word.chars() {
        count += 1;
        big += usize::from(letter.is_uppercase());
        alphabetic += usize::from(letter.is_alphabetic());
        digits += usize::from(letter.is_ascii_digit());
    }
    let dot = word.ends_with('.');
    if alphabetic == 0 {
        return if digits > 0 { 1 + u32::from(digits == count) } else { NO_LETTERS };
    }
    if digits > 0 {
        return 4 + u32::from(first.is_uppercase());
    }
    if big == 0 {
        return 6 + u32::from(dot);
    }
    if !first.is_uppercase() {
        return 8;
    }
    if big < alphabetic {
        return 16 + u32::from(dot) + 2 * u32::from(big > 1);
    }
    let inner = word[..word.len() - usize::from(dot)].contains('.');
    FIRST_UPPER
        + match (count, dot, inner) {
            (1, ..) => 0,
            (2, true, _) => 1,
            (_, _, true) => 2,
            (2, ..) => 3,
            (3, ..) => 4,
            (4 | 5, ..) => 5,
            _ => 6,
        }
}

/// "McDonald's" as "XxXx'x", hashed.
pub(super) fn long_shape(word: &str) -> u32 {
    let mut last = '\0';
    let kinds = word.chars().take(24).map(|letter| match letter {
        _ if letter.is_uppercase() => 'X',
        _ if letter.is_alphabetic() => 'x',
        _ if letter.is_ascii_digit() => '0',
        other => other,
    });
    hash_of(kinds.filter(|kind| std::mem::replace(&mut last, *kind) != *kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_written_in_three_ways() {
        let check = |text: &str, expected: Writing| assert_eq!(writing(&text.split(' ').collect::<Vec<_>>()), expected, "{text}");
        check("Two men died in Homs .", Writing::Mixed);
        check("Two Miners Killed Near Kamsar Quarry", Writing::Title);
        check("TWO MINERS DIED IN KAMSAR", Writing::Upper);
        check("", Writing::Mixed);
    }

    #[test]
    fn shapes_tell_words_apart() {
        let check = |one: &str, other: &str, same: bool| assert_eq!(shape(one) == shape(other), same, "{one} {other}");
        check("Homs", "Kano", true);
        check("Homs", "homs", false);
        check("U.S.", "U.K.", true);
        check("US", "USA", false);
        check("McArthur", "Arthur", false);
        check("1989", "1,989", false);
        check("Gen.", "Homs", false);
        check("A417", "B52", true);
    }
}
