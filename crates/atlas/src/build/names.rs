//! Which names of a place are worth a key.

use std::collections::{BTreeSet, HashSet};
use std::sync::OnceLock;

use crate::{arabic, fold};

/// Common words and persons' names that are also names of places.
const WEAK_WORDS: &str = include_str!("../../hand/weak_words.txt");
/// The countries whose names' leading article may be left out.
const ARTICLE_COUNTRIES: [&str; 24] = [
    "AE", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO",
    "SY", "YE",
];
/// Words that begin so many sentences that a hamlet of that name is never meant.
const FUNCTION_WORDS: &str = "a an and all any are as at be but by can did do for from go had has have he her him his how i if in is it its \
    let may me my no not now of off on one or our out she so some that the their them then there they this to two up us was we were \
    what when where who why will with you your after again also before both each even ever few here just more most much never only \
    other over own per such than too under until very while";

/// Whether a name's letters are Latin.
pub(super) fn is_latin(letter: char) -> bool {
    !letter.is_alphabetic() || letter < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&letter) || ('\u{2b0}'..'\u{300}').contains(&letter)
}

/// Whether a name is in letters of another script that reports or lists of places use: Cyrillic, Hebrew, Arabic.
fn is_of_other_script(name: &str) -> bool {
    let mut letters = name.chars().filter(|letter| letter.is_alphabetic()).peekable();
    let known = |letter: char| ('\u{400}'..'\u{700}').contains(&letter) || ('\u{750}'..'\u{780}').contains(&letter);
    letters.peek().is_some() && letters.all(known)
}

/// Whether a key is also a common word or a person's name.
pub(super) fn is_weak(key: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    WORDS.get_or_init(|| WEAK_WORDS.lines().filter(|line| !line.starts_with('#')).collect()).contains(key)
        || key.len() < 3
        || key.starts_with("the ")
}

/// Whether a place can be shown and looked up by this name and its key.
pub(super) fn is_sound(name: &str, key: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let function_word = || WORDS.get_or_init(|| FUNCTION_WORDS.split_whitespace().collect()).contains(key);
    key.len() > 1 && key.len() < 100 && name.len() < 120 && name.chars().all(is_latin) && !function_word()
}

/// The keys of names that are worth an entry beside the key of the name that is shown; if `brief`, none in Cyrillic or Hebrew letters.
pub(super) fn other_keys<'n>(own: &str, names: impl Iterator<Item = &'n str>, country: &str, brief: bool) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for name in names {
        if is_worth(name) {
            let key = fold(name);
            if key.is_ascii() && !is_weak(&key) && key.len() < 60 {
                keys.insert(key);
            }
        } else if is_of_other_script(name) && (!brief || arabic::is_arabic(name)) {
            keys.insert(fold(name));
        }
    }
    if ARTICLE_COUNTRIES.contains(&country) {
        let bare = keys.iter().map(String::as_str).chain(Some(own)).filter_map(|key| key.strip_prefix("al "));
        let bare: Vec<String> =
            bare.filter(|bare| bare.len() >= 4 && bare.len() < 60 && bare.is_ascii() && !is_weak(bare)).map(str::to_owned).collect();
        keys.extend(bare);
    }
    keys.retain(|key| key != own && key.len() >= 3 && key.len() < 120);
    keys
}

/// A name in Latin letters that begins with a capital and is no code.
fn is_worth(name: &str) -> bool {
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    let capitals = name.chars().filter(|letter| letter.is_uppercase()).count();
    let first = name.chars().find(|letter| letter.is_alphabetic());
    let article = name.get(..3).is_some_and(|head| head.ends_with('-'));
    letters >= 3 && (capitals < letters || letters > 4) && name.chars().all(is_latin) && (first.is_some_and(char::is_uppercase) || article)
}

/// `Maidan Wardak Province` as `Maidan Wardak`.
pub(super) fn without_kind(name: &str) -> Option<String> {
    const KINDS: [&str; 17] = [
        " Province",
        " Governorate",
        " Oblast",
        " Oblast'",
        " Oblast’",
        " Region",
        " District",
        " Department",
        " State",
        " County",
        " Raion",
        " Prefecture",
        " Canton",
        " Municipality",
        " Division",
        " Parish",
        " Borough",
    ];
    const HEADS: [&str; 9] = [
        "Province of ",
        "Departamento de ",
        "Provincia de ",
        "Estado de ",
        "Département de ",
        "Région de ",
        "Muhafazat ",
        "Governorate of ",
        "Muḩāfaz̧at ",
    ];
    let bare = KINDS.iter().find_map(|kind| name.strip_suffix(kind)).or_else(|| HEADS.iter().find_map(|head| name.strip_prefix(head)))?;
    (bare.chars().count() >= 3).then(|| bare.to_owned())
}
