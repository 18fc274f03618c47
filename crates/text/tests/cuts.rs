//! What holds of tokens and sentences whatever the text is, and that none takes long.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use casus_text::Span;
use casus_text::parse::sentences::{self, Splitter};
use casus_text::parse::tokens;
use proptest::prelude::*;

static SPLITTER: LazyLock<Splitter> =
    LazyLock::new(|| Splitter::from_bytes(include_bytes!("../../../data/models/sentences.bin")).expect("the shipped model is whole"));

/// Fails unless tokens are in order, apart, on letters, no longer than 400 bytes and over all but white space, and sentences cover
/// the tokens in order without crossing a blank line.
fn hold(text: &str) {
    let spans = tokens::split(text, Span::of(0..text.len()));
    let mut end = 0;
    for span in &spans {
        let range = span.range();
        assert!(!range.is_empty() && range.len() <= 400, "{range:?}");
        assert!(text[end..range.start].chars().all(char::is_whitespace), "letters left out before {range:?}");
        assert!(!text[range.clone()].contains(char::is_whitespace), "white space in {range:?}");
        end = range.end;
    }
    assert!(text[end..].chars().all(char::is_whitespace), "letters left out after {end}");
    let (sentences, _) = sentences::cut(&SPLITTER, text, &spans);
    let mut next = 0;
    for sentence in &sentences {
        let tokens = sentence.tokens.range();
        assert!(tokens.start == next && !tokens.is_empty() && tokens.len() <= 400, "{tokens:?}");
        for pair in spans[tokens.clone()].windows(2) {
            assert!(text[pair[0].end as usize..pair[1].start as usize].matches('\n').count() < 2, "a blank line in {tokens:?}");
        }
        next = tokens.end;
    }
    assert_eq!(next, spans.len());
}

/// A piece of text, over and over, up to two million bytes, fewer where nothing is optimised.
fn long(piece: &str) -> String {
    let size = if cfg!(debug_assertions) { 400_000 } else { 2_000_000 };
    piece.repeat(size / piece.len())
}

#[test]
fn no_text_takes_long() {
    let pieces = [
        "a",
        "a/",
        "(",
        ")",
        "a-",
        "-",
        "a.",
        ".",
        "..a",
        "a'",
        "'",
        "n't",
        "n'",
        "’",
        "'s",
        "@",
        "a@",
        "a.a@",
        "http://",
        "http://a'",
        "www.",
        "www.a)",
        "://",
        "1-",
        "1/",
        "1.",
        "1,",
        "1,000",
        "1:",
        "12:",
        "no.",
        "no. ",
        "U.S. ",
        "U.",
        "etc. ",
        "its ",
        "its\n",
        "a b ",
        "\n",
        "\n-",
        " \n",
        "a\n",
        "a \n",
        "=*",
        "a*",
        "a&",
        "a_",
        "_",
        ":)",
        "(:",
        ">:(",
        "#",
        "#a",
        "$",
        "A$",
        "é",
        "e\u{301}",
        "\u{301}",
        "\u{200d}",
        "👩\u{200d}",
        "👩",
        "👍🏽",
        "א",
        "ا ",
        "\u{202e}",
        "\0",
        "\u{7f}a",
        "字",
        "…",
        "“",
        "\u{a0}",
        "\u{3000}a",
        "comp.",
        "a.com",
        "a.com/",
        "anti-",
        "anti-a",
        "x3-",
        "\"",
        "\" ",
        "( a ",
        "ab. Ab ",
        "2016-05-23T10:",
        "\u{feff}",
    ];
    for piece in pieces {
        let text = long(piece);
        let began = Instant::now();
        hold(&text);
        // generous, since other work may be running; quadratic work would take minutes
        let limit = Duration::from_secs(10);
        assert!(began.elapsed() < limit, "{piece:?} over and over took {:?}", began.elapsed());
    }
}

#[test]
fn long_lines_and_sentences() {
    hold(&"word ".repeat(100_000));
    hold(&format!("{}.", "Word, ".repeat(100_000)));
    hold(&"x".repeat(10_000_000));
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,200}") {
        hold(&text);
    }

    #[test]
    fn any_letters(text in proptest::collection::vec(any::<char>(), 0..200)) {
        hold(&text.into_iter().collect::<String>());
    }

    #[test]
    fn any_marks(text in "[-a-cA-Z0-9.,:;/'’`@&*_$%#+=~<>()!? \n\t\u{200d}\u{301}👩]{0,120}") {
        hold(&text);
    }

    #[test]
    fn any_words(words in proptest::collection::vec(word(), 0..60)) {
        hold(&words.concat());
    }
}

/// Pieces that the rules of the tokenizer know, in any order.
fn word() -> impl Strategy<Value = String> {
    let words = "don't cannot its a anti - co operate U.S . , no 4 St. http:// www. example.org a@b.c 2016-05-23 713-555-0199 9/11 \
        10-20 5km $ US$ % # ( ) \" ' ’ 's n't etc. p.m. Gen. ... -- :) 👍🏽 é İ ß \u{301} \u{200d} alt. .doc *** <<";
    let mut all: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    all.extend([" ", " ", " ", "\n", "\n\n"].map(str::to_owned));
    proptest::sample::select(all)
}
