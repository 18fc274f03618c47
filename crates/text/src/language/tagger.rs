//! Parts of speech, one word after another from left to right, each choice seeing the two before it.

use crate::Tag;

use super::table::{Choose, Rows, join};
use super::words::Form;

/// All tags, in the order of their lanes.
pub const TAGS: [Tag; 17] = [
    Tag::Adj,
    Tag::Adp,
    Tag::Adv,
    Tag::Aux,
    Tag::Cconj,
    Tag::Det,
    Tag::Intj,
    Tag::Noun,
    Tag::Num,
    Tag::Part,
    Tag::Pron,
    Tag::Propn,
    Tag::Punct,
    Tag::Sconj,
    Tag::Sym,
    Tag::Verb,
    Tag::X,
];

/// Room for the tagger's features.
pub const TAG_ROWS: usize = 48;

/// Lane that stands for "before the first word".
const EDGE: u32 = 31;

/// Tags `forms` into `tags`, lanes of [`TAGS`].
pub fn tag(forms: &[Form], weights: &impl Choose, rows: &mut Rows<TAG_ROWS>, tags: &mut Vec<u8>) {
    tags.clear();
    for at in 0..forms.len() {
        tag_rows(forms, tags, at, rows);
        tags.push(weights.choose(rows.rows(), u64::MAX) as u8);
    }
}

/// The features of the word `at`, whose predecessors have `tags`.
pub fn tag_rows(forms: &[Form], tags: &[u8], at: usize, rows: &mut Rows<TAG_ROWS>) {
    let edge = Form { word: 1, class: 255, cluster: 255, ..Form::default() };
    let form = |offset: isize| at.checked_add_signed(offset).and_then(|at| forms.get(at)).unwrap_or(&edge);
    let tag = |back: usize| at.checked_sub(back).map_or(EDGE, |at| u32::from(tags[at]));
    let (here, last, next) = (form(0), form(-1), form(1));
    let (before, after) = (form(-2), form(2));
    let (tag1, tag2) = (tag(1), tag(2));
    let both = tag1 << 8 | tag2;
    let first = u32::from(at == 0);
    rows.clear(0);
    rows.one(0);
    rows.one(here.word);
    rows.two(here.word, tag1);
    rows.two(here.word, both);
    for end in here.ends {
        rows.one(end);
    }
    rows.two(here.ends[2], tag1);
    rows.two(here.ends[1], here.shape);
    rows.two(here.ends[2], next.class);
    for start in here.starts {
        rows.one(start);
    }
    rows.two(here.shape, first);
    rows.two(here.shape, tag1);
    rows.two(here.shape, next.shape);
    rows.three(here.shape, last.shape, here.class);
    rows.one(tag1);
    rows.one(both);
    rows.two(both, here.class);
    rows.three(tag1, here.class, next.class);
    rows.two(here.class, next.class);
    rows.three(here.class, next.class, after.class);
    rows.two(here.class, next.word);
    rows.two(here.class, last.word);
    rows.one(last.word);
    rows.one(next.word);
    rows.one(before.word);
    rows.one(after.word);
    rows.two(here.word, last.word);
    rows.two(here.word, next.word);
    rows.two(here.class, next.ends[1]);
    rows.two(tag1, next.word);
    rows.two(tag1, next.ends[2]);
    rows.one(last.ends[2]);
    rows.one(next.ends[2]);
    rows.one(here.cluster);
    rows.two(here.cluster, tag1);
    rows.two(here.cluster, next.cluster);
    rows.two(last.cluster, here.class);
    rows.two(join(last.cluster, next.cluster), here.class);
    rows.two(next.cluster, here.class);
}
