//! What holds for any bytes.

use casus_text::Report;
use casus_text::ingest::{Format, Ingest, read};
use proptest::prelude::*;

fn formats() -> impl Strategy<Value = Format> {
    prop_oneof![Just(Format::Text), Just(Format::Markdown), Just(Format::Html), Just(Format::JsonLines), Just(Format::Muc)]
}

/// Pieces that readers look for, and odd ones, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "# ",
            "\n",
            "\n\n",
            "---\n",
            "By Jane Doe",
            "May 24, 2016",
            "2016-02-31",
            "GOMA, Congo (Reuters) - ",
            "<p>",
            "</div>",
            "<h1>",
            "<li>",
            "[x](/ar/y)",
            "[",
            "](",
            ")",
            "**",
            "*",
            "- ",
            "| a | b |\n|---|---|\n",
            "```",
            "DEV-MUC3-0001 (NOSC)\n",
            "LIMA, 3 JAN (EFE) -- ",
            "[TEXT] ",
            "{\"text\":\"",
            "\"}",
            "\"published\":\"2016\",",
            "Title: ",
            "Date: ",
            "TOPICS\n",
            "Also available in",
            "العربية",
            "é",
            "e\u{301}",
            "\u{a0}",
            "\u{200b}",
            "\r\n",
            "\u{b}",
            "&nbsp;",
            "&#7;",
            "<script>",
            "<!--",
            "<meta charset=",
            "Two men died in Homs.",
            "(",
            "--",
            "—",
            "日本",
            "\u{fffd}",
            "😀",
            " ",
            "\t",
            "By ",
            "title: ",
            "tags: [a, b]\n",
            "<a hreflang=\"fr\">",
            "[^1]",
            "[^1]: ",
            "    ",
            "About the author",
            "is a professor",
            "Recommended",
            "©",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A report's text is normalised, its spans lie on characters, and they re-read.
fn check_report(report: &Report) {
    let text = &report.text;
    assert!(text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()), "{text:?}");
    assert!(!text.contains(['\u{feff}', '\u{a0}', '\u{200b}']), "{text:?}");
    assert!(text.get(report.body.range()).is_some(), "{:?} of {text:?}", report.body);
    assert_eq!(report.words(report.body).trim(), report.words(report.body));
    if let Some(place) = report.dateline {
        let words = text.get(place.range()).expect("a dateline lies on characters");
        assert!(!words.is_empty() && words.trim() == words, "{words:?} of {text:?}");
    }
    assert!(report.notes.iter().all(|note| !note.message.contains('\n')), "{:?}", report.notes);
    assert!(report.title.as_deref() != Some(""), "an empty title is none");
}

fn check(ingest: &Ingest) {
    for report in &ingest.reports {
        match report {
            Ok(report) => check_report(report),
            Err(note) => assert!(!note.message.contains('\n'), "{note}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400), format in formats()) {
        check(&read("x.txt", &bytes, format));
        Format::sniff(&bytes);
    }

    #[test]
    fn any_pieces_are_read(text in pieces(), format in formats()) {
        let once = read("x.txt", text.as_bytes(), format);
        check(&once);
        assert_eq!(once, read("x.txt", text.as_bytes(), format), "the same bytes give the same reports");
    }

    #[test]
    fn any_json_text_keeps_its_words(text in pieces()) {
        let line = serde_json::json!({ "text": text }).to_string();
        check(&read("x.jsonl", line.as_bytes(), Format::JsonLines));
    }
}
