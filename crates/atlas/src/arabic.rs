//! Names in Arabic letters (Arabic, Persian, Kurdish): the sounds they may have in Latin spellings, and a rough spelling to measure with.

use crate::place::Feature;
use crate::sounds::{Set, Sound};

/// Whether a key is in Arabic letters.
pub(crate) fn is_arabic(key: &str) -> bool {
    key.chars().any(|letter| ('\u{600}'..'\u{700}').contains(&letter))
}

/// Which features an Arabic word before a name says the place has, by its key: `محافظة حمص`.
pub(crate) fn designated(word: &str) -> Option<fn(Feature) -> bool> {
    Some(match word {
        "محافظه" | "ولايه" => |feature| feature == Feature::Admin1,
        "مديريه" | "ناحيه" | "قضاء" | "منطقه" => |feature| matches!(feature, Feature::Admin2 | Feature::District),
        "مدينه" | "قريه" | "بلده" => |feature| feature.is_settlement() && feature != Feature::District,
        "مخيم" => |feature| feature == Feature::Camp,
        _ => return None,
    })
}

/// One sound of a name, of which a spelling shows one of some, or nothing where it may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) sounds: Set,
    pub(crate) may_lack: bool,
}

/// The sounds of an Arabic key, and how it would be spelled in Latin letters without its short vowels.
pub(crate) fn steps(key: &str) -> (Vec<Step>, String) {
    let mut steps = Vec::new();
    let mut latin = String::new();
    for (word_at, word) in key.split(' ').enumerate() {
        if word_at > 0 {
            latin.push(' ');
        }
        let word = word.strip_prefix("ال").filter(|bare| bare.chars().count() >= 2).unwrap_or(word);
        // "آل" is a family, written like the article by itself: spellings have "Aal", or "Al", which is not heard
        let family = word == "ال";
        let last = word.chars().count().saturating_sub(1);
        for (at, letter) in word.chars().enumerate() {
            let (spelled, sounds, may_lack) = letter_sounds(letter, steps.is_empty() && at == 0, at == last);
            latin.push_str(spelled);
            if sounds != 0 {
                steps.push(Step { sounds, may_lack: may_lack || family });
            }
        }
    }
    (steps, latin)
}

/// How a letter is spelled, which sounds it may have, and whether those may be left out.
fn letter_sounds(letter: char, first: bool, last: bool) -> (&'static str, Set, bool) {
    use Sound::*;
    let set = |sounds: &[Sound]| sounds.iter().fold(0, |set, sound| set | sound.bit());
    match letter {
        'ا' | 'ع' | 'ء' if first => ("a", set(&[Vowel]), true),
        'و' if first => ("w", set(&[W, V, Vowel]), false),
        'ي' if first => ("y", set(&[Y, Vowel, J]), false),
        'ا' => ("a", 0, true),
        'ع' | 'ء' => ("", 0, true),
        'و' => ("u", set(&[V]), true),
        'ي' => ("i", set(&[J]), true),
        'ب' => ("b", set(&[B, P]), false),
        'پ' => ("p", set(&[P, B]), false),
        'ت' | 'ط' => ("t", set(&[T]), false),
        'ث' => ("th", set(&[Th, T, S]), false),
        'ج' => ("j", set(&[J, G, Zh]), false),
        'چ' => ("ch", set(&[Ch, Sh]), false),
        'ح' => ("h", set(&[H, Kh]), last),
        'خ' => ("kh", set(&[Kh, H, K]), false),
        'د' => ("d", set(&[D]), false),
        'ذ' | 'ض' => ("d", set(&[D, Dh, Z]), false),
        'ظ' => ("z", set(&[Z, Dh, D]), false),
        'ر' | 'ڕ' => ("r", set(&[R]), false),
        'ز' => ("z", set(&[Z]), false),
        'ژ' => ("zh", set(&[Zh, J, Z]), false),
        'س' | 'ص' => ("s", set(&[S]), false),
        'ش' => ("sh", set(&[Sh, Ch, S]), false),
        'غ' => ("gh", set(&[Gh, G, K]), false),
        'ف' => ("f", set(&[F, V]), false),
        'ڤ' => ("v", set(&[V, F]), false),
        'ق' => ("q", set(&[Q, K, G, Gh]), false),
        'ك' => ("k", set(&[K, Q, G]), false),
        'گ' => ("g", set(&[G, K]), false),
        'ل' | 'ڵ' => ("l", set(&[L]), false),
        'م' => ("m", set(&[M]), false),
        'ن' => ("n", set(&[N]), false),
        'ه' if last => ("a", set(&[H, T]), true),
        'ه' => ("h", set(&[H]), true),
        digit if digit.is_ascii_digit() => ("", set(&[Digit]), false),
        _ => ("", 0, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, latin: &str) {
        assert_eq!(steps(&crate::fold(name)).1, latin, "spelling {name:?}");
    }

    #[test]
    fn letters_are_spelled() {
        check("حمص", "hms");
        check("الرقة", "rqa");
        check("دير الزور", "dir zur");
        check("إدلب", "adlb");
        check("القامشلي", "qamshli");
    }
}
