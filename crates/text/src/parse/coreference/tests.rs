//! Chains of one-line reports of our own, on the trees of the shipped language model.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::language::Language;
use crate::parse::{Parse, parse};
use crate::{Idx, MentionKind, Relation, Report, Span, Tag};

static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    Language::from_bytes(include_bytes!("../../../../../data/models/language.bin")).expect("the shipped language model is whole")
});

fn read(text: &str) -> (Report, Parse) {
    let report = Report { text: text.into(), body: Span::of(0..text.len()), ..Report::default() };
    let parsed = parse(&LANGUAGE, &report);
    (report, parsed)
}

/// The chains as text ("Boko Haram = The group | Baga = the town").
fn written(text: &str) -> String {
    let (report, parsed) = read(text);
    let chain = |chain: &Chain| {
        let words = |mention: &Idx<Mention>| parsed.words(&report, parsed.mentions[mention.at()].tokens).to_owned();
        chain.mentions.iter().map(words).collect::<Vec<_>>().join(" = ")
    };
    parsed.chains.all.iter().map(chain).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(written(text), expected, "{text}");
}
