//! What is asked at each word: its letters and its neighbours', their parts of speech and relations, lists of names.

use super::look::Look;
use super::{MORE, More};

/// Where nothing is.
const NONE: Look = Look {
    form: 1,
    lower: 1,
    lemma: 1,
    ends: [1; 4],
    starts: [1; 3],
    shape: 99,
    letters: 1,
    tag: 31,
    relation: 63,
    head: None,
    marks: 0,
    seen: 0,
    case: 0,
    may_name: false,
    kind: 7,
    open: false,
    elsewhere: [0; 3],
};

/// The hash of a question and its answer.
fn answer(question: u32, first: u32, second: u32) -> u32 {
    let mixed = question.wrapping_mul(0x9e37_79b1) ^ first.wrapping_mul(0x85eb_ca6b) ^ second.wrapping_mul(0xc2b2_ae35).rotate_left(13);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d);
    mixed ^ mixed >> 12
}

/// Hands `add` the answers at word `at` of a sentence. `more` says of each word what others found of it ([`super::more`]); it may be empty.
///
/// Where neither the word nor one next to it may stand in a name or a phrase, there is one answer, which says so.
pub fn ask(looks: &[Look], more: &[More], at: usize, mut add: impl FnMut(u32)) {
    let about = at.saturating_sub(1)..looks.len().min(at + 2);
    if !looks[about].iter().any(|look| look.open) && more.get(at).is_none_or(super::phrases::is_outside) {
        return add(answer(99, 0, 0));
    }
    let near = |by: isize| at.checked_add_signed(by).and_then(|at| looks.get(at)).unwrap_or(&NONE);
    let (before2, before, here, after, after2) = (near(-2), near(-1), near(0), near(1), near(2));
    let mut question = 0;
    let mut tell = |first: u32, second: u32| {
        question += 1;
        add(answer(question, first, second));
    };
    let shape = here.shape;
    tell(0, 0);
    tell(here.lower, 0);
    tell(here.form, 0);
    tell(before.lower, 0);
    tell(after.lower, 0);
    tell(before2.lower, 0);
    tell(after2.lower, 0);
    tell(before.lower, here.lower);
    tell(here.lower, after.lower);
    tell(before.lower, shape);
    tell(after.lower, shape);
    for end in here.ends {
        tell(end, 0);
    }
    for start in here.starts {
        tell(start, 0);
    }
    tell(before.ends[2], 0);
    tell(after.ends[2], 0);
    tell(shape, u32::from(at == 0));
    tell(here.letters, 0);
    tell(before.shape, shape);
    tell(shape, after.shape);
    tell(before.shape * 128 + shape, after.shape);
    tell(u32::from(here.tag), shape);
    tell(u32::from(before.tag), u32::from(here.tag));
    tell(u32::from(here.tag), u32::from(after.tag));
    tell(u32::from(before.tag) * 32 + u32::from(here.tag), u32::from(after.tag));
    tell(u32::from(here.relation), u32::from(here.tag));
    let head = here.head.and_then(|head| looks.get(head as usize)).unwrap_or(&NONE);
    tell(head.lemma, u32::from(here.relation));
    tell(u32::from(here.seen), shape);
    tell(u32::from(here.kind), shape);
    tell(u32::from(before.kind) * 8 + u32::from(here.kind), u32::from(after.kind));
    tell(u32::from(here.kind), here.marks);
    tell(u32::from(here.kind), u32::from(here.tag));
    tell(here.elsewhere[0], u32::from(here.elsewhere[2] > 0));
    tell(here.elsewhere[1], u32::from(here.elsewhere[2] > 0));
    tell(here.elsewhere[2], shape);
    tell(here.marks, shape);
    tell(here.marks, after.marks);
    tell(before.marks, here.marks);
    let mut marks = here.marks;
    while marks > 0 {
        let list = marks.trailing_zeros() / 2;
        let mark = marks >> (2 * list) & 3;
        marks &= !(3 << (2 * list));
        add(answer(100 + list, mark, 0));
        add(answer(100 + list, mark, 1 + shape));
        add(answer(120 + list, mark, u32::from(here.tag)));
    }
    for (first, side) in [(140, before), (160, after)] {
        let mut marks = side.marks;
        while marks > 0 {
            let list = marks.trailing_zeros() / 2;
            let mark = marks >> (2 * list) & 3;
            marks &= !(3 << (2 * list));
            add(answer(first + list, mark, shape));
        }
    }
    if let Some(here) = more.get(at) {
        let outside = [0; MORE];
        let before = at.checked_sub(1).map_or(&outside, |at| &more[at]);
        let after = more.get(at + 1).unwrap_or(&outside);
        for (number, &value) in here.iter().enumerate() {
            let question = 200 + 8 * number as u32;
            add(answer(question, value, 0));
            add(answer(question + 1, before[number], value));
            add(answer(question + 2, value, after[number]));
            add(answer(question + 3, value, u32::from(looks[at].tag)));
            add(answer(question + 4, value, here[0]));
        }
    }
}
