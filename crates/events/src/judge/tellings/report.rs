//! What is seen of a whole report when it is asked whether it tells any news at all.

use casus_text::Tag;

use crate::code::retold;
use crate::judge::keys::{Keys, bin};
use crate::judge::outlook::Outlook;

/// Sentences that count as the report's beginning.
const BEGINNING: usize = 3;

/// What is seen of the report, each thing once.
pub(super) fn seen(outlook: &Outlook<'_, '_>) -> Vec<u32> {
    let page = outlook.page;
    let mut to = Keys::default();
    for number in 0..page.parse.sentences.len() {
        let early = number < BEGINNING;
        for at in outlook.words_of_weight(number) {
            let lemma = outlook.lemmas[at];
            to.add("holds", &[lemma]);
            if early {
                to.add("begins with", &[lemma]);
            }
        }
        let tokens = page.parse.sentences[number].tokens.range();
        for at in tokens.clone().filter(|at| page.parse.tokens[*at].tag == Tag::Verb) {
            let old = u32::from(retold::reason(page, at, None, false).is_some());
            to.add("verb", &[outlook.words[at], old, u32::from(early)]);
        }
        for at in tokens.clone().skip(1) {
            to.add("pair", &[outlook.lemmas[at - 1], outlook.lemmas[at]]);
        }
        for when in outlook.dates(number) {
            let age = outlook.age(when);
            to.add("dated", &[age, u32::from(early)]);
            to.add("dated", &[age, when.grain as u32]);
        }
        for &frame in &outlook.in_sentence[number] {
            let status = outlook.stances[frame].status as u32;
            let frame = &outlook.frames[frame];
            let old = u32::from(retold::reason(page, frame.head, None, false).is_some());
            to.add("frame", &[outlook.kind(frame), status, old]);
            to.add("frame", &[status, old, u32::from(early)]);
        }
    }
    to.add("long", &[bin(page.parse.sentences.len())]);
    to.once()
}
