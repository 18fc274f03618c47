//! What is asked at each word: its own letters, those beside it, lists, the atlas, the company words keep, and the same word elsewhere.

use std::ops::Range;

use super::look::{Look, NONE};

/// The hash of a question and its answer.
fn answer(question: u32, first: u32, second: u32) -> u32 {
    let mixed = question.wrapping_mul(0x9e37_79b1) ^ first.wrapping_mul(0x85eb_ca6b) ^ second.wrapping_mul(0xc2b2_ae35).rotate_left(13);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x2c1b_3c6d);
    mixed ^ mixed >> 12
}

/// Answers, as they are gathered.
struct Answers<'a> {
    all: &'a mut Vec<u32>,
    question: u32,
}

impl Answers<'_> {
    /// The answer to the next question.
    fn tell(&mut self, first: u32, second: u32) {
        self.question += 1;
        self.all.push(answer(self.question, first, second));
    }

    /// Each of a set of bits is an answer to the next question.
    fn tell_each(&mut self, mut bits: u32, with: u32) {
        self.question += 1;
        while bits > 0 {
            self.all.push(answer(self.question, bits.trailing_zeros(), with));
            bits &= bits - 1;
        }
    }
}

/// A word with three on either side.
struct Around<'l> {
    looks: &'l [Look],
    sentence: &'l Range<usize>,
    at: usize,
}

impl<'l> Around<'l> {
    fn near(&self, by: isize) -> &'l Look {
        self.at.checked_add_signed(by).filter(|at| self.sentence.contains(at)).map_or(&NONE, |at| &self.looks[at])
    }
}

/// Writes the answers at word `at`, which lies in `sentence`; nothing outside it is a neighbour.
pub(super) fn ask(looks: &[Look], sentence: &Range<usize>, at: usize, answers: &mut Vec<u32>) {
    let mut answers = Answers { all: answers, question: 0 };
    let around = Around { looks, sentence, at };
    letters(&around, &mut answers);
    company(&around, &mut answers);
    names(&around, &mut answers);
    lists(&around, &mut answers);
    row(&around, &mut answers);
    elsewhere(&around, &mut answers);
}

/// The word's letters and those of its neighbours.
fn letters(around: &Around, answers: &mut Answers) {
    let (before2, before, here, after, after2) = (around.near(-2), around.near(-1), around.near(0), around.near(1), around.near(2));
    let (shape, named) = (here.shape, here.part * 64 + here.senses);
    answers.tell(0, 0);
    answers.tell(here.lower, 0);
    answers.tell(here.form, 1);
    for look in [before, after, before2, after2] {
        answers.tell(look.lower, 0);
    }
    answers.tell(before.lower, here.lower);
    answers.tell(here.lower, after.lower);
    for look in [before, after] {
        answers.tell(look.lower, shape);
        answers.tell(look.lower, named);
    }
    answers.tell(before.lower, before2.lower);
    answers.tell(after.lower, after2.lower);
    answers.tell(before.lower, after.lower);
    here.ends.into_iter().chain(here.starts).for_each(|part| answers.tell(part, 0));
    answers.tell(before.ends[2], 0);
    answers.tell(after.ends[2], 0);
    answers.tell(shape, u32::from(here.first) * 4 + here.writing as u32);
    answers.tell(here.letters, 0);
    answers.tell(before.shape, shape);
    answers.tell(shape, after.shape);
    answers.tell(before.shape * 128 + shape, after.shape);
    answers.tell(here.seen, shape * 4 + u32::from(here.first));
    answers.tell(here.seen, here.part);
}

/// Which words are used like these.
fn company(around: &Around, answers: &mut Answers) {
    let (shape, part) = (around.near(0).shape, around.near(0).part);
    for by in [0, -1, 1, -2, 2] {
        match around.near(by).path.checked_sub(1) {
            Some(path) => {
                answers.tell(1, path >> 8);
                answers.tell(path >> 6, shape);
                answers.tell(path >> 3, 99);
                answers.tell(path, part);
            }
            None => {
                answers.tell(0, 0);
                answers.tell(99, shape);
                answers.tell(9999, 0);
                answers.tell(99_999, part);
            }
        }
    }
    let coarse = |by: isize| around.near(by).path >> 6;
    answers.tell(coarse(0), coarse(1));
    answers.tell(coarse(-1), coarse(0));
}

/// What the atlas has of the words.
fn names(around: &Around, answers: &mut Answers) {
    let (before, here, after) = (around.near(-1), around.near(0), around.near(1));
    let named = |look: &Look| look.senses * 8 + look.part;
    answers.tell(here.part, here.senses);
    answers.tell(here.part, here.shape);
    answers.tell(before.part * 8 + here.part, after.part);
    answers.tell(named(here), named(after));
    answers.tell(named(before), named(here));
    answers.tell(here.begins, here.begins_words);
    answers.tell(named(here), u32::from(after.open) * 2 + u32::from(before.open));
    answers.tell(named(here), before.shape * 64 + after.shape);
    answers.tell(after.begins, after.begins_words);
    answers.tell(named(around.near(2)), after.lower);
    answers.tell(named(around.near(-2)), before.lower);
    answers.tell(named(around.near(3)), here.shape);
    answers.tell(named(around.near(-3)), here.shape);
    answers.tell_each(here.senses, here.part);
    answers.tell_each(here.senses, here.part * 64 + here.shape);
    answers.tell_each(after.senses, after.part);
    answers.tell_each(before.senses, before.part);
    answers.tell_each(here.begins, here.begins_words);
    answers.tell_each(after.begins, after.begins_words);
}

/// The lists in which the words stand.
fn lists(around: &Around, answers: &mut Answers) {
    let here = around.near(0);
    answers.tell_each(here.lists, here.shape);
    answers.tell_each(here.lists, around.near(1).shape);
    for by in [-1, 1, -2, 2] {
        let look = around.near(by);
        answers.tell_each(look.lists, u32::from(look.open));
    }
    for by in [-1, 1] {
        let look = around.near(by);
        answers.tell_each(look.lists, here.part * 2 + u32::from(look.open));
    }
}

/// The first and the last of the words with capitals that stand in a row with this one, and what stands before and behind them.
fn row(around: &Around, answers: &mut Answers) {
    const FAR: usize = 6;
    let (looks, at) = (around.looks, around.at);
    let (mut first, mut last) = (at, at);
    while last + 1 < around.sentence.end && looks[last + 1].open && last < at + FAR {
        last += 1;
    }
    while first > around.sentence.start && looks[first - 1].open && first + FAR > at {
        first -= 1;
    }
    let (from, to) = ((at - first).min(3) as u32, (last - at).min(3) as u32);
    let lead = around.near(first as isize - 1 - at as isize);
    let next = around.near(last as isize + 1 - at as isize);
    for (look, far) in [(&looks[last], to), (&looks[first], from), (lead, from), (next, to)] {
        answers.tell(look.lower, far);
        answers.tell_each(look.lists, far);
    }
    let here = around.near(0);
    answers.tell(from, to * 4 + here.writing as u32);
    answers.tell(from * 4 + to, here.part * 64 + here.shape);
}

/// What stands beside the same word elsewhere in the report, and what the atlas has there.
fn elsewhere(around: &Around, answers: &mut Answers) {
    let here = around.near(0);
    let Some(other) = here.other.checked_sub(1).map(|other| other as usize) else { return };
    let look = &around.looks[other];
    let behind = other.checked_sub(1).map_or(&NONE, |at| &around.looks[at]);
    let ahead = around.looks.get(other + 1).unwrap_or(&NONE);
    answers.tell(look.part * 64 + look.shape, here.shape);
    answers.tell(look.senses, look.part * 8 + here.part);
    for beside in [behind, ahead] {
        answers.tell(beside.lower, 0);
        answers.tell(beside.path >> 6, u32::from(beside.open));
        answers.tell_each(beside.lists, u32::from(beside.open));
    }
}
