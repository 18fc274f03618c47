//! How words join into a name: hyphens, apostrophes, full stops, the article in front and the possessive behind.

use crate::fold::{self, is_apostrophe, is_hyphen};

/// What a word does to the key that grows.
pub(crate) enum Joint {
    /// The name cannot go on.
    Stop,
    /// A hyphen: the next word follows as a word of its own.
    Space,
    /// An apostrophe or the full stop of an acronym: the next word belongs to the one before.
    Glue,
    /// A word, perhaps glued to the one before.
    Word { glued: bool },
}

pub(crate) fn joint(word: &str, key: &str, at: usize) -> Joint {
    let mut letters = word.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else { return Joint::Stop };
    if at == 0 {
        return if is_apostrophe(first) && second.is_none() { Joint::Stop } else { Joint::Word { glued: false } };
    }
    if is_hyphen(first) && second.is_none() {
        return if matches!(first, '–' | '/' | '=') { Joint::Stop } else { Joint::Space };
    }
    if is_apostrophe(first) {
        return match second {
            None => Joint::Glue,
            Some('s' | 'S') if letters.next().is_none() => Joint::Stop,
            Some(_) => Joint::Word { glued: true },
        };
    }
    if word == "." {
        let last = key.rsplit(' ').next().unwrap_or_default();
        return match last {
            "saint" | "fort" | "mount" => Joint::Space,
            _ if key.len() <= 3 && !key.contains(' ') => Joint::Glue,
            _ => Joint::Stop,
        };
    }
    if word.chars().any(char::is_alphanumeric) { Joint::Word { glued: false } } else { Joint::Stop }
}

/// Whether a name may begin here in a text of mixed case: a capital, a letter without case, or the Arabic article before either.
pub(crate) fn may_begin(words: &[&str]) -> bool {
    let Some(first) = words.first().and_then(|word| word.chars().find(|letter| !is_apostrophe(*letter))) else { return false };
    if first.is_alphanumeric() && !first.is_lowercase() {
        return true;
    }
    without_article(words).is_some_and(|(bare, _)| bare.chars().find(|letter| !is_apostrophe(*letter)).is_some_and(char::is_uppercase))
}

/// The first word behind a leading article, and how many words the article takes beside it.
pub(crate) fn without_article<'a>(words: &[&'a str]) -> Option<(&'a str, usize)> {
    let first = *words.first()?;
    if let Some((article, bare)) = first.split_once(is_hyphen) {
        return (!bare.is_empty() && is_article(article)).then_some((bare, 0));
    }
    if !is_article(first) {
        return None;
    }
    match words.get(1)? {
        hyphen if hyphen.chars().all(is_hyphen) => Some((*words.get(2)?, 2)),
        bare if matches!(first.to_lowercase().as_str(), "al" | "el") => Some((*bare, 1)),
        _ => None,
    }
}

/// Whether a word is the article, in whatever case; most words are longer.
fn is_article(word: &str) -> bool {
    word.len() <= 3 && fold::is_article(&word.to_lowercase())
}

pub(crate) fn without_possessive(word: &str) -> Option<&str> {
    ["'s", "’s", "'S", "’S"].iter().find_map(|end| word.strip_suffix(end)).filter(|bare| !bare.is_empty())
}
