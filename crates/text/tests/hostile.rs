//! Any text is parsed without a panic, in time and memory that grow with its length, and every part of the parse points into it.

use std::sync::LazyLock;

use casus_text::english::{English, Models};
use casus_text::parse::parse;
use casus_text::{Parse, Report};
use proptest::prelude::*;

static ENGLISH: LazyLock<English> = LazyLock::new(|| {
    English::new(&Models {
        sentences: include_bytes!("../../../data/models/sentences.bin"),
        language: include_bytes!("../../../data/models/language.bin"),
        names: include_bytes!("../../../data/models/names.bin"),
        coreference: include_bytes!("../../../data/models/coreference.bin"),
    })
    .expect("the shipped models are whole")
});

/// Parses `text` and fails unless all parts of the parse lie in it and every sentence is one tree.
fn hold(text: &str) -> Parse {
    let report = Report::of_text("odd", text);
    let found = parse(&ENGLISH, &report);
    let tokens = found.tokens.len();
    for token in &found.tokens {
        assert!(report.text.get(token.span.range()).is_some_and(|word| !word.is_empty()));
        assert!(token.head.is_none_or(|head| head.at() < tokens));
    }
    for sentence in &found.sentences {
        let inside = &found.tokens[sentence.tokens.range()];
        assert_eq!(inside.iter().filter(|token| token.head.is_none()).count(), 1, "roots in {sentence:?}");
    }
    for mention in &found.mentions {
        assert!(mention.tokens.end as usize <= tokens && mention.tokens.contains(mention.head.position()));
    }
    for chain in &found.chains.all {
        assert!(chain.mentions.iter().all(|mention| mention.at() < found.mentions.len()));
    }
    assert!(found.dates.iter().all(|date| date.tokens.end as usize <= tokens));
    assert!(found.quantities.iter().all(|quantity| quantity.tokens.end as usize <= tokens));
    found
}

fn notes(found: &Parse) -> Vec<String> {
    found.notes.iter().map(ToString::to_string).collect()
}

#[test]
fn a_word_of_ten_megabytes_is_cut_with_a_note() {
    let found = hold(&"x".repeat(10_000_000));
    assert_eq!(found.tokens.len(), 25_000);
    assert_eq!(
        notes(&found),
        [
            "splitting words: found 24999 places with more than 400 bytes without a space or a mark, expected words; they were cut there",
            "splitting sentences: found 62 places with more than 400 words without a full stop, expected sentences; they were cut there",
        ]
    );
}

#[test]
fn a_sentence_of_a_hundred_thousand_words_is_cut_with_a_note() {
    let found = hold(&"gunmen killed people and ".repeat(25_000));
    assert_eq!(found.tokens.len(), 100_000);
    assert_eq!(
        notes(&found),
        ["splitting sentences: found 249 places with more than 400 words without a full stop, expected sentences; they were cut there"]
    );
}

#[test]
fn other_scripts_signs_and_control_characters() {
    hold("قتل مسلحون خمسة أشخاص في حلب يوم الاثنين. وقال شهود عيان إنهم هربوا.");
    hold("\u{202e}nemnuG killed 5 people\u{202c} in \u{2067}حلب\u{2069} on Monday.");
    hold("👨‍👩‍👧‍👦 fled 🏳️‍🌈 after the 💣💥!!! 5️⃣ dead 😢😢");
    hold("a\u{0}b\u{1}\u{2}\u{7f} \u{85} \u{feff}Gunmen\u{200b}killed\u{ad}five\u{2028}people\u{2029}.");
    hold(&format!("e{} fled.", "\u{301}".repeat(5_000)));
    hold("\n\n\n\t \r\n \u{3000}");
    hold("");
    hold("İSTANBUL ǅ ẞ ﬁ ŉ DŽ");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_parsed(text in "\\PC{0,200}|[\\s\\S]{0,100}|([A-Za-z]{1,9}[ .,;:'\"()-]{1,2}){0,80}") {
        hold(&text);
    }

    #[test]
    fn any_order_of_common_words_is_parsed(words in prop::collection::vec(prop::sample::select(vec![
        "gunmen", "killed", "the", "of", "-", "'s", "\"", "(", ")", ".", ",", "IS", "12", "on", "Monday", "they", "group", "and", "\n\n",
    ]), 0..300)) {
        hold(&words.join(" "));
    }
}
