//! Dictionary forms: exceptions learned from the treebanks, then irregular forms, then rules by part of speech.

use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

use crate::Tag;

use super::irregular;

/// The lemmatiser's lists, prepared for look-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lemmas {
    verbs: FxHashSet<Box<str>>,
    exceptions: FxHashMap<Box<str>, Vec<Exception>>,
}

/// The name of a tag, and the lemma that a word has with it.
type Exception = (Box<str>, Box<str>);

/// The name of a tag in the list of exceptions.
pub fn tag_name(tag: Tag) -> &'static str {
    match tag {
        Tag::Adj => "ADJ",
        Tag::Adv => "ADV",
        Tag::Aux => "AUX",
        Tag::Noun => "NOUN",
        Tag::Pron => "PRON",
        Tag::Det => "DET",
        Tag::Verb => "VERB",
        _ => "",
    }
}

impl Lemmas {
    /// Prepares lists: verbs, one a line; exceptions, a line of word, tag and lemma with tabs between.
    pub fn new(verbs: &str, exceptions: &str) -> Lemmas {
        let mut by_word: FxHashMap<Box<str>, Vec<Exception>> = FxHashMap::default();
        for line in exceptions.lines() {
            let mut parts = line.split('\t');
            if let (Some(word), Some(tag), Some(lemma)) = (parts.next(), parts.next(), parts.next()) {
                by_word.entry(word.into()).or_default().push((tag.into(), lemma.into()));
            }
        }
        Lemmas { verbs: verbs.lines().map(Box::from).collect(), exceptions: by_word }
    }

    /// The dictionary form of a lower-cased word with this tag.
    pub fn lemma<'w>(&self, lower: &'w str, tag: Tag) -> Cow<'w, str> {
        let name = tag_name(tag);
        let learned = (!name.is_empty()).then(|| self.exceptions.get(lower)).flatten();
        match learned.and_then(|found| found.iter().find(|(tag, _)| **tag == *name)) {
            Some((_, lemma)) => lemma.to_string().into(),
            None => self.by_rule(lower, tag),
        }
    }

    /// The dictionary form by table and rule, without what was learned.
    pub fn by_rule<'w>(&self, lower: &'w str, tag: Tag) -> Cow<'w, str> {
        let fixed = fixed(lower, tag);
        if let Some(lemma) = fixed {
            return lemma.into();
        }
        match tag {
            Tag::Verb => self.verb(lower),
            Tag::Noun => noun(lower),
            Tag::Adj => adjective(lower),
            _ => lower.into(),
        }
    }

    /// Whether a table decides on this word, so that nothing is to be learned of it.
    pub fn is_fixed(lower: &str, tag: Tag) -> bool {
        fixed(lower, tag).is_some()
    }

    fn knows(&self, verb: &str) -> bool {
        self.verbs.contains(verb)
    }

    fn verb<'w>(&self, lower: &'w str) -> Cow<'w, str> {
        if let Some((prefix, rest)) = lower.rsplit_once('-').filter(|(_, rest)| rest.len() > 2) {
            let verb = irregular::verb(rest).map_or_else(|| self.verb(rest), Cow::from);
            return format!("{prefix}-{verb}").into();
        }
        if lower.ends_with('s') {
            return self.verb_in_s(lower);
        }
        if let Some(stem) = lower.strip_suffix("ied").filter(|stem| stem.len() > 1) {
            return format!("{stem}y").into();
        }
        match lower.strip_suffix("ed").or_else(|| lower.strip_suffix("ing")) {
            Some(stem) if has_vowel(stem) || self.knows(&format!("{stem}e")) => self.verb_of_stem(lower, stem),
            _ => prefixed(lower).unwrap_or(lower.into()),
        }
    }

    fn verb_in_s<'w>(&self, lower: &'w str) -> Cow<'w, str> {
        if self.knows(lower) {
            return lower.into();
        }
        if let Some(stem) = lower.strip_suffix("ies").filter(|stem| stem.len() > 1) {
            return format!("{stem}y").into();
        }
        if let Some(stem) = lower.strip_suffix("es") {
            let with_e = &lower[..lower.len() - 1];
            let hisses = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| stem.ends_with(end));
            return if hisses && (self.knows(stem) || !self.knows(with_e) && !stem.ends_with("s") || stem.ends_with("ss")) {
                stem.to_owned().into()
            } else {
                with_e.to_owned().into()
            };
        }
        match lower.strip_suffix('s') {
            Some(stem) if !stem.ends_with('s') && stem.len() > 1 => stem.into(),
            _ => lower.into(),
        }
    }

    fn verb_of_stem<'w>(&self, lower: &'w str, stem: &str) -> Cow<'w, str> {
        if lower.ends_with("eed") || stem.is_empty() || !stem.is_ascii() {
            return if self.knows(lower) || !lower.ends_with("reed") { lower.into() } else { lower[..lower.len() - 1].to_owned().into() };
        }
        let with_e = format!("{stem}e");
        let undoubled = &stem[..stem.len() - 1];
        let doubled = stem.len() > 2 && stem.as_bytes()[stem.len() - 2] == stem.as_bytes()[stem.len() - 1];
        // a short stem that would have been doubled ("hop") comes from a verb in -e ("hope")
        let ordered: [&str; 3] = if doubled {
            [stem, undoubled, &with_e]
        } else if short(stem) {
            [&with_e, stem, stem]
        } else {
            [stem, &with_e, stem]
        };
        let found = ordered.into_iter().find(|verb| self.knows(verb)).unwrap_or_else(|| match stem.as_bytes()[stem.len() - 1] {
            b'l' | b's' | b'f' | b'z' if doubled => stem,
            _ if doubled => undoubled,
            _ if wants_e(stem) => &with_e,
            _ => stem,
        });
        found.to_owned().into()
    }
}

fn fixed(lower: &str, tag: Tag) -> Option<&'static str> {
    match tag {
        Tag::Aux => irregular::auxiliary(lower),
        Tag::Verb => irregular::verb(lower).or_else(|| irregular::auxiliary(lower).filter(|&verb| verb == "be")),
        Tag::Noun => irregular::noun(lower),
        Tag::Adj | Tag::Adv => irregular::grade(lower),
        Tag::Pron | Tag::Det => irregular::pronoun(lower),
        Tag::Part if matches!(lower, "n't" | "nt") => Some("not"),
        _ => None,
    }
}

/// Verbs with a prefix before an irregular one ("outfought", "retook").
fn prefixed(lower: &str) -> Option<Cow<'_, str>> {
    ["re", "out", "over", "under", "un", "mis", "fore"].iter().find_map(|prefix| {
        let rest = lower.strip_prefix(prefix).filter(|rest| rest.len() > 2)?;
        Some(format!("{prefix}{}", irregular::verb(rest)?).into())
    })
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn has_vowel(stem: &str) -> bool {
    stem.bytes().any(is_vowel)
}

/// One vowel between consonants at the end of a word of one syllable.
fn short(stem: &str) -> bool {
    let [.., before, vowel, last] = stem.as_bytes() else { return false };
    !is_vowel(*last)
        && !matches!(last, b'w' | b'x')
        && is_vowel(*vowel)
        && (!is_vowel(*before) || stem.contains("qu"))
        && stem.bytes().filter(|&byte| is_vowel(byte)).count() == 1
}

/// Whether an unknown stem is to get its -e back.
fn wants_e(stem: &str) -> bool {
    let ends = |ends: &[&str]| ends.iter().any(|end| stem.ends_with(end));
    let after_pair = {
        let bytes = stem.as_bytes();
        bytes.len() > 2 && is_vowel(bytes[bytes.len() - 3]) && is_vowel(bytes[bytes.len() - 2]) && !stem.contains("qu")
    };
    if ends(&["c", "v", "u", "iz", "yz", "rg", "dg", "ang", "eng", "nc", "rs", "ns", "ls", "yp", "yt", "th"]) {
        return !ends(&["ss", "bang", "fang"]);
    }
    if ends(&["iat", "uat", "eat"]) && stem.len() > 5 && !ends(&["feat", "treat", "peat", "heat"]) {
        return true;
    }
    if after_pair {
        return ends(&["ais", "aus", "ous", "eas", "eiz", "eiv"]);
    }
    if ends(&["bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl", "sl"]) {
        return true;
    }
    short(stem)
        || ends(&[
            "at", "ut", "ot", "is", "us", "os", "as", "ad", "id", "ud", "od", "ir", "ur", "ar", "ak", "ik", "ok", "ag", "ug", "am", "um",
            "uc", "ul", "ib", "ob", "ab", "ap", "mit", "nit", "cit", "vit", "plet", "plor", "stor", "nor", "in", "ol", "il",
        ]) && !ends(&["pilot", "monitor", "mur", "begin", "ocus", "bias", "exam", "program"])
}

/// The singular of a noun.
fn noun(lower: &str) -> Cow<'_, str> {
    if let Some((prefix, rest)) = lower.rsplit_once('-').filter(|(_, rest)| rest.len() > 2) {
        let one = irregular::noun(rest).map_or_else(|| noun(rest), Cow::from);
        return format!("{prefix}-{one}").into();
    }
    if let Some(stem) = lower
        .strip_suffix("men")
        .filter(|stem| !stem.is_empty() && !matches!(*stem, "o" | "a" | "speci" | "regi" | "hy" | "abdo" | "ye" | "acu" | "ra"))
    {
        return format!("{stem}man").into();
    }
    for (many, one) in
        [("women", "woman"), ("children", "child"), ("wives", "wife"), ("knives", "knife"), ("feet", "foot"), ("teeth", "tooth")]
    {
        if let Some(stem) = lower.strip_suffix(many) {
            return format!("{stem}{one}").into();
        }
    }
    if lower.len() < 4 && !matches!(lower, "cds" | "tvs" | "pcs")
        || !lower.ends_with('s')
        || ["ss", "us", "is", "'s", "ics"].iter().any(|end| lower.ends_with(end))
    {
        return lower.into();
    }
    if let Some(stem) = lower.strip_suffix("ies") {
        return if stem.len() > 1 { format!("{stem}y").into() } else { lower[..lower.len() - 1].into() };
    }
    if let Some(stem) = lower.strip_suffix("es").filter(|stem| {
        ["ss", "x", "zz", "ch", "sh", "us", "tz"].iter().any(|end| stem.ends_with(end)) && !stem.ends_with("aus") && !stem.ends_with("ous")
    }) {
        return stem.into();
    }
    lower[..lower.len() - 1].into()
}

/// The plain form of a comparative or superlative; only what is sure, as "other" and "former" are none.
fn adjective(lower: &str) -> Cow<'_, str> {
    if let Some(stem) = lower.strip_suffix("iest").filter(|stem| stem.len() > 2) {
        return format!("{stem}y").into();
    }
    if let Some(stem) = lower.strip_suffix("ier").filter(|stem| stem.len() > 2 && *stem != "prem") {
        return format!("{stem}y").into();
    }
    lower.into()
}
