//! What is seen of each word of a report: letters, company, lists, the atlas, and the same word elsewhere.

use std::ops::Range;

use casus_atlas::{Atlas, Case};
use casus_text::Span;
use rustc_hash::FxHashMap;

use super::letters::{FIRST_UPPER, LAST_UPPER, NO_LETTERS, Writing, hash, hash_of, long_shape, shape, writing};
use super::lists::lists;
use super::senses;
use super::words::Words;

/// What is seen of one word. Strings are kept as hashes: only equality is asked of them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub form: u32,
    pub lower: u32,
    pub ends: [u32; 4],
    pub starts: [u32; 3],
    pub shape: u32,
    pub letters: u32,
    /// The lists it stands in.
    pub lists: u32,
    /// One more than its path among words used alike; 0 where unknown.
    pub path: u32,
    /// 1: the report has it in small letters; 2: with a capital inside a sentence; 4: in capitals.
    pub seen: u32,
    pub writing: Writing,
    /// Whether it has a capital, and so may stand in a name.
    pub open: bool,
    /// Whether no word of its sentence, or of what is quoted, stands before it.
    pub first: bool,
    /// Whether no space stands before it.
    pub glued: bool,
    /// Where it stands in a match of the atlas: 0 outside, 1 first, 2 inside, 3 last, 4 only.
    pub part: u32,
    /// What that match may be.
    pub senses: u32,
    /// What the match that begins here may be, and how many words it has.
    pub begins: u32,
    pub begins_words: u32,
    /// One more than the position of the same word before, or else behind; 0 where there is none.
    pub other: u32,
}

/// Where nothing is.
pub(super) const NONE: Look = Look {
    form: 1,
    lower: 1,
    ends: [0; 4],
    starts: [0; 3],
    shape: 40,
    letters: 1,
    lists: 0,
    path: 0,
    seen: 0,
    writing: Writing::Mixed,
    open: false,
    first: false,
    glued: false,
    part: 0,
    senses: 0,
    begins: 0,
    begins_words: 0,
    other: 0,
};

/// Most letters of a word that are looked at.
const LONGEST: usize = 24;
/// No name of the atlas has more words.
const LONGEST_NAME: usize = 9;

/// What is seen of all words of a report; together `sentences` hold all `tokens`.
pub(super) fn looks(words: &Words, atlas: &Atlas, text: &str, tokens: &[Span<u8>], sentences: &[Range<usize>]) -> Vec<Look> {
    let mut all = Vec::with_capacity(tokens.len());
    let mut lower = String::new();
    for sentence in sentences {
        let forms: Vec<&str> = tokens[sentence.clone()].iter().map(|span| &text[span.range()]).collect();
        let writing = writing(&forms);
        let mut first = true;
        for (at, form) in forms.iter().enumerate() {
            lower.clear();
            lower.extend(form.chars().flat_map(char::to_lowercase));
            let mut look = look(words, form, &lower);
            look.writing = writing;
            look.first = first;
            look.glued = at > 0 && tokens[sentence.start + at - 1].end == tokens[sentence.start + at].start;
            first = first && !form.contains(char::is_alphanumeric) || matches!(*form, "\"" | "“" | ":" | "--" | "-" | "–");
            all.push(look);
        }
        let case = if writing == Writing::Upper { Case::Upper } else { Case::Mixed };
        mark_names(atlas, &forms, case, &mut all[sentence.start..]);
    }
    mark_same(&mut all);
    all
}

fn look(words: &Words, form: &str, lower: &str) -> Look {
    let known = hash(lower);
    let mut look = Look {
        lower: known,
        shape: shape(form),
        lists: lists(known),
        path: words.path_of(known).map_or(0, |path| 1 + u32::from(path)),
        open: form.contains(char::is_uppercase),
        ..Look::default()
    };
    if look.open || form.contains(|letter: char| letter.is_ascii_digit()) {
        let mut letters = [' '; LONGEST];
        let mut count = 0;
        for letter in lower.chars().take(LONGEST) {
            letters[count] = if letter.is_ascii_digit() { '0' } else { letter };
            count += 1;
        }
        let letters = &letters[..count];
        look.ends = [1, 2, 3, 4].map(|size| hash_of(letters[count.saturating_sub(size)..].iter().copied()));
        look.starts = [2, 3, 4].map(|size: usize| hash_of(letters[..size.min(count)].iter().copied()));
        look.form = hash_of(form.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }));
        look.letters = long_shape(form);
    }
    look
}

/// Marks the atlas's names in a sentence; of those that overlap, the first and longest counts.
fn mark_names(atlas: &Atlas, forms: &[&str], case: Case, looks: &mut [Look]) {
    let mut covered = 0;
    for at in 0..forms.len() {
        if !looks[at].open && !matches!(forms[at], "al" | "el" | "the") {
            continue;
        }
        let Some((size, bits)) = senses::longest(atlas, &forms[at..forms.len().min(at + LONGEST_NAME)], case) else { continue };
        looks[at].begins = bits;
        looks[at].begins_words = size as u32;
        if at < covered {
            continue;
        }
        covered = at + size;
        for (step, look) in looks[at..at + size].iter_mut().enumerate() {
            look.senses = bits;
            look.part = match step {
                _ if size == 1 => 4,
                0 => 1,
                _ if step + 1 == size => 3,
                _ => 2,
            };
        }
    }
}

/// Tells each word how the report writes it elsewhere, and where.
fn mark_same(all: &mut [Look]) {
    let mut seen: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
    for (at, look) in all.iter_mut().enumerate() {
        if look.writing == Writing::Upper || look.shape <= NO_LETTERS {
            continue;
        }
        let kind = match () {
            () if !look.open => 1,
            () if (FIRST_UPPER + 1..=LAST_UPPER).contains(&look.shape) => 4,
            () if !look.first && look.writing == Writing::Mixed => 2,
            () => 0,
        };
        let entry = seen.entry(look.lower).or_default();
        entry.0 |= kind;
        if look.open {
            look.other = entry.1;
            entry.1 = at as u32 + 1;
        }
    }
    let mut behind: FxHashMap<u32, u32> = FxHashMap::default();
    for (at, look) in all.iter_mut().enumerate().rev().filter(|(_, look)| look.open) {
        look.seen = seen.get(&look.lower).map_or(0, |entry| entry.0);
        let last = behind.insert(look.lower, at as u32 + 1).unwrap_or(0);
        if look.other == 0 {
            look.other = last;
        }
    }
}
