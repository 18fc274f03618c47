//! Any text is read without a panic, and every span lies on characters of the text.

mod knowledge;

use casus_events::Reading;
use casus_text::{Report, Span};
use knowledge::{read, report};
use proptest::prelude::*;

/// Words that rules react to, so that odd sentences reach deep into them.
const WORDS: [&str; 40] = [
    "gunmen",
    "killed",
    "12",
    "people",
    "in",
    "Homs",
    "and",
    "Tartus",
    ",",
    ";",
    "on",
    "Monday",
    "the",
    "attack",
    "bombing",
    "said",
    "police",
    "according",
    "to",
    "wounding",
    "more",
    "than",
    "of",
    "IS",
    "BBC",
    "where",
    "who",
    "that",
    "not",
    "might",
    "if",
    "was",
    "were",
    "home",
    "message",
    "aims",
    "base",
    "between",
    "responsibility",
    ".",
];

fn every_span(reading: &Reading) -> Vec<Span<u8>> {
    let mut spans = Vec::new();
    for event in &reading.events {
        spans.extend([event.kind.words, event.sentence]);
        spans.extend(event.told_again.iter().copied());
        spans.extend(event.date.as_ref().map(|c| c.words));
        spans.extend(event.place.as_ref().map(|c| c.words));
        spans.extend(event.perpetrators.iter().chain(&event.targets).map(|c| c.words));
        spans.extend([&event.killed, &event.injured, &event.taken].into_iter().flatten().map(|c| c.words));
    }
    for assessment in &reading.assessments {
        spans.extend([assessment.kind.words, assessment.sentence]);
        spans.extend(assessment.hedges.iter().map(|hedge| hedge.words));
    }
    spans.extend(reading.conditions.iter().map(|condition| condition.attribute.words));
    spans
}

fn check(report: &Report) {
    for span in every_span(&read(report)) {
        assert!(report.text.get(span.range()).is_some_and(|words| !words.is_empty()), "{span:?} of {:?}", report.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        check(&report(&text));
    }

    #[test]
    fn any_order_of_words_is_read(words in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..60)) {
        check(&report(&words.join(" ")));
        check(&report(&words.join(" ").to_uppercase()));
    }
}

#[test]
fn a_sentence_of_a_hundred_thousand_words_is_cut_with_a_note() {
    let report = report(&"gunmen killed 12 people in Homs and ".repeat(14_000));
    let reading = read(&report);
    assert!(reading.notes.iter().any(|note| note.message.starts_with("splitting sentences: found")), "{:?}", reading.notes);
}

#[test]
fn right_to_left_text_emoji_and_control_characters_are_read() {
    for text in ["قتل مسلحون ستة قرويين في حمص", "Gunmen 🔫 killed 6 👨‍👩‍👧 in Homs\u{202e} on Monday", "a\u{0}b\u{7}c killed\u{200d} in Homs"]
    {
        check(&report(text));
    }
}
