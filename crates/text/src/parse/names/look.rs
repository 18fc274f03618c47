//! What is seen of one word: its letters, its shape, its place in the tree, the lists it stands in.

use super::lists::{Lists, Table};
use crate::Tag;
use crate::language::spelling;
use crate::language::words::{Case, case_of, lower_onto};

/// A word with its analysis, as [`looks`] takes it.
#[derive(Clone, Copy, Debug)]
pub struct Word<'t> {
    /// As it stands in the text.
    pub form: &'t str,
    /// Its dictionary form.
    pub lemma: &'t str,
    /// Number of its part of speech.
    pub tag: u8,
    /// Whether that is the tag of names.
    pub named: bool,
    /// Number of its relation.
    pub relation: u8,
    /// Number of the kind of name that the grammar takes it for, 0 for none.
    pub kind: u8,
    /// Position in the sentence of the word it depends on.
    pub head: Option<usize>,
}

/// Tags of words that may stand in names.
const NAMING: [u8; 4] = [Tag::Propn as u8, Tag::Noun as u8, Tag::Adj as u8, Tag::X as u8];

/// What is seen of one word. Strings are kept as hashes: only equality is asked of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    pub(super) form: u32,
    pub(super) lower: u32,
    pub(super) lemma: u32,
    pub(super) ends: [u32; 4],
    pub(super) starts: [u32; 3],
    pub(super) shape: u32,
    pub(super) letters: u32,
    pub(super) tag: u8,
    pub(super) relation: u8,
    pub(super) head: Option<u32>,
    /// Two bits for each list: outside, first, later, only word of an entry.
    pub(super) marks: u32,
    /// Whether the report has the word in small letters, and with a capital inside a sentence.
    pub(super) seen: u8,
    pub(super) case: u8,
    /// Whether it has a capital, or the tag of a name.
    pub(super) may_name: bool,
    /// Number of the kind of name that the grammar takes it for, 0 for none.
    pub(super) kind: u8,
    /// Whether it may stand in a name, as far as letters and tags tell: only here, and next to it, all is asked.
    pub(super) open: bool,
    /// What stands before and after the same word elsewhere in the report, and what it is there.
    pub(super) elsewhere: [u32; 3],
}

impl Look {
    /// Whether the report or English has the word in small letters.
    pub(super) fn in_small_letters(&self) -> bool {
        self.seen & 1 > 0 || self.marks >> (2 * super::List::Small as u32) & 3 > 0
    }
}

/// The hash of a string.
pub fn hash(text: &str) -> u32 {
    hash_of(text.chars())
}

fn hash_of(letters: impl Iterator<Item = char>) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for letter in letters {
        hash = (hash ^ letter as u32).wrapping_mul(0x0100_0193);
        hash ^= hash >> 15;
    }
    hash
}

/// What is seen of the words of a report, sentence by sentence.
pub fn looks(lists: &Lists, sentences: &[Vec<Word>]) -> Vec<Vec<Look>> {
    let mut all: Vec<Vec<Look>> = sentences.iter().map(|words| sentence(lists, words)).collect();
    mark_seen(&mut all, sentences);
    mark_elsewhere(&mut all);
    all
}

fn sentence(lists: &Lists, words: &[Word]) -> Vec<Look> {
    let case = case_of(words.iter().map(|word| word.form));
    let mut lower = String::new();
    let mut keys = Vec::with_capacity(words.len());
    let mut looks: Vec<Look> = words
        .iter()
        .map(|word| {
            lower.clear();
            lower_onto(word.form, &mut lower);
            let mut letters = [' '; 24];
            let mut count = 0;
            for letter in lower.chars().take(24) {
                letters[count] = if letter.is_ascii_digit() { '0' } else { letter };
                count += 1;
            }
            let letters = &letters[..count];
            let end = |size: usize| hash_of(letters[count.saturating_sub(size)..].iter().copied());
            let start = |size: usize| hash_of(letters[..size.min(count)].iter().copied());
            keys.push(if lower == "-" { None } else { Some(hash(&lower)) });
            Look {
                form: hash_of(word.form.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter })),
                lower: hash_of(letters.iter().copied()),
                lemma: hash(word.lemma),
                ends: [end(1), end(2), end(3), end(4)],
                starts: [start(2), start(3), start(4)],
                shape: spelling::shape(word.form, case),
                letters: long_shape(word.form),
                tag: word.tag,
                relation: word.relation,
                head: word.head.map(|head| head as u32),
                marks: 0,
                seen: 0,
                case: case as u8,
                may_name: word.named || word.form.starts_with(char::is_uppercase),
                kind: word.kind,
                open: word.named
                    || word.kind > 0
                    || match case {
                        Case::Mixed => word.form.contains(char::is_uppercase),
                        _ => NAMING.contains(&word.tag),
                    },
                elsewhere: [0; 3],
            }
        })
        .collect();
    for (look, marks) in looks.iter_mut().zip(lists.marks(&keys)) {
        look.marks = marks;
    }
    looks
}

/// "McDonald's" as "XxXx'x".
fn long_shape(word: &str) -> u32 {
    let mut last = '\0';
    let kinds = word.chars().take(24).map(|letter| match letter {
        _ if letter.is_uppercase() => 'X',
        _ if letter.is_alphabetic() => 'x',
        _ if letter.is_ascii_digit() => '0',
        other => other,
    });
    hash_of(kinds.filter(|kind| std::mem::replace(&mut last, *kind) != *kind))
}

fn mark_seen(all: &mut [Vec<Look>], sentences: &[Vec<Word>]) {
    let mut seen: Table<u8> = Table::default();
    for (looks, words) in all.iter().zip(sentences) {
        if looks.first().is_none_or(|look| look.case != Case::Mixed as u8) {
            continue;
        }
        for (at, (look, word)) in looks.iter().zip(words).enumerate() {
            let first = word.form.chars().next().unwrap_or(' ');
            let kind = match () {
                () if first.is_lowercase() => 1,
                () if first.is_uppercase() && at > 0 => 2,
                () => 0,
            };
            *seen.entry(look.lower).or_default() |= kind;
        }
    }
    for look in all.iter_mut().flatten() {
        look.seen = seen.get(&look.lower).copied().unwrap_or(0);
    }
}

/// Tells each word that may be a name of its last occurrence before, or else of the first one behind.
fn mark_elsewhere(all: &mut [Vec<Look>]) {
    let mut last: Table<[u32; 3]> = Table::default();
    for forward in [true, false] {
        last.clear();
        let count = all.len();
        for step in 0..count {
            let looks = &mut all[if forward { step } else { count - 1 - step }];
            for at in 0..looks.len() {
                if looks[at].seen & 1 > 0 && looks[at].seen & 2 == 0 || !looks[at].may_name {
                    continue;
                }
                let here = looks[at];
                let around = [
                    at.checked_sub(1).map_or(1, |at| looks[at].lower),
                    looks.get(at + 1).map_or(1, |look| look.lower),
                    here.shape * 32 + u32::from(here.tag) + 1,
                ];
                let found = last.insert(here.lower, around);
                if looks[at].elsewhere == [0; 3] {
                    looks[at].elsewhere = found.unwrap_or_default();
                }
            }
        }
    }
}
