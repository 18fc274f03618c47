//! Which names of a place go into the index, and the index.

use std::collections::{BTreeMap, BTreeSet};

use casus_atlas::fold;

use crate::Found;

/// Common words and persons' names that are also names of places.
const WEAK_WORDS: &str = include_str!("../hand/weak_words.txt");
/// The countries whose names' leading article may be left out.
const ARTICLE_COUNTRIES: [&str; 24] = [
    "AE", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO",
    "SY", "YE",
];

/// Places by name; places are numbered in the order of the keys they are shown by.
pub struct Index {
    /// Key, how many places are shown by it, and the other places that bear it.
    pub keys: Vec<(String, u32, Vec<u32>)>,
}

/// Whether a name's letters are Latin.
pub fn is_latin(letter: char) -> bool {
    !letter.is_alphabetic() || letter < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&letter) || ('\u{2b0}'..'\u{300}').contains(&letter)
}

/// The key a place is shown by.
pub fn own_key(found: &Found) -> String {
    fold(&found.name)
}

/// Whether a key is also a common word or a person's name.
pub fn is_weak(key: &str) -> bool {
    static WORDS: std::sync::OnceLock<BTreeSet<&str>> = std::sync::OnceLock::new();
    WORDS.get_or_init(|| WEAK_WORDS.lines().filter(|line| !line.starts_with('#')).collect()).contains(key)
        || key.len() < 3
        || key.starts_with("the ")
}

/// The keys of the other names that are worth an entry.
fn other_keys(found: &Found) -> BTreeSet<String> {
    let own = own_key(found);
    let mut keys: BTreeSet<String> = found.names.iter().filter(|name| is_worth(name)).map(|name| fold(name)).collect();
    if ARTICLE_COUNTRIES.contains(&found.country.as_str()) {
        let bare: Vec<String> = keys
            .iter()
            .chain(Some(&own))
            .filter_map(|key| key.strip_prefix("al "))
            .filter(|bare| bare.len() >= 4)
            .map(str::to_owned)
            .collect();
        keys.extend(bare);
    }
    keys.retain(|key| *key != own && key.len() >= 3 && key.len() < 60 && key.is_ascii() && !is_weak(key));
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

/// Makes the index; `places` must be in the order of [`own_key`].
pub fn index(places: &[Found]) -> Index {
    let mut keys: BTreeMap<String, (u32, Vec<u32>)> = BTreeMap::new();
    for (at, found) in places.iter().enumerate() {
        keys.entry(own_key(found)).or_default().0 += 1;
        for key in other_keys(found) {
            keys.entry(key).or_default().1.push(at as u32);
        }
    }
    Index { keys: keys.into_iter().map(|(key, (own, others))| (key, own, others)).collect() }
}
