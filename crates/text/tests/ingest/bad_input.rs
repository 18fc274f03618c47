//! Bad input of every kind: a clear note or a report, in bounded time.

use std::time::{Duration, Instant};

use casus_text::ingest::{Format, read};

const FORMATS: [Format; 5] = [Format::Text, Format::Markdown, Format::Html, Format::JsonLines, Format::Muc];

/// The body and the notes of the only report of a file, or the note in its place.
fn check(name: &str, bytes: &[u8], expected: &str) {
    let format = Format::of_name(name).unwrap_or_else(|| Format::sniff(bytes));
    let ingest = read(name, bytes, format);
    let shown: Vec<String> = ingest
        .reports
        .iter()
        .map(|report| match report {
            Err(note) => format!("error: {note}"),
            Ok(report) => report.notes.iter().fold(report.words(report.body).to_owned(), |shown, note| format!("{shown} | {note}")),
        })
        .chain(ingest.notes.iter().map(|note| note.to_string()))
        .collect();
    assert_eq!(shown.join("\n"), expected);
}

#[test]
fn files_that_hold_no_report() {
    let rest = "expected text, Markdown, HTML, JSON Lines or MUC";
    check("x.pdf", b"%PDF-1.4", &format!("error: reading \"x.pdf\": found a PDF file, {rest}; convert it to text first"));
    check(
        "x.docx",
        b"PK\x03\x04..",
        &format!("error: reading \"x.docx\": found a ZIP file (a Word, Excel or EPUB file is one too), {rest}; convert it to text first"),
    );
    check("x.txt", b"", &format!("error: reading \"x.txt\": found an empty file, {rest}; leave it out or save it again"));
    check(
        "x.html",
        b"\n \n",
        &format!("error: reading \"x.html\": found a file of white space only, {rest}; leave it out or save it again"),
    );
    check(
        "x.txt",
        b"two\0men",
        &format!("error: reading \"x.txt\": found a binary file (it has zero bytes), {rest}; convert it to text first"),
    );
    check(
        "x.md",
        b"---\ntitle: T\n---\n",
        "error: reading \"x\": found Markdown without any words, expected a report; leave it out or save it again",
    );
}

#[test]
fn files_with_trouble_are_read_and_told() {
    check(
        "x.txt",
        "Date: 2016-02-31\n\nTwo men died in Homs.\n".as_bytes(),
        "Two men died in Homs. | line 1: reading the date of publication: found \"2016-02-31\", expected a day that exists; left empty, correct it",
    );
    check(
        "x.txt",
        b"Two men died in Id\xc3\xa9lib\nand \xff one in Homs.\n",
        "Two men died in Id\u{e9}lib and \u{fffd} one in Homs. | line 2: reading the characters: found 1 invalid sequence, the first at byte 28, expected \
         UTF-8; each was replaced by U+FFFD, save the file again if words are damaged",
    );
    check(
        "x.jsonl",
        b"{\"text\":\"Two men died.\"}\n[1]\n",
        "Two men died.\nerror: line 2: reading a JSON line: found \"[1]\", expected an object; the line was left out",
    );
}

#[test]
fn a_line_of_fifty_megabytes_is_read_in_bounded_time() {
    let words = "Two men died in Homs & Idlib on Monday. ";
    let line = words.repeat(50_000_000 / words.len());
    let object = format!("{{\"text\":{line:?}}}");
    let page = format!("<p>{line}");
    let message = format!("DEV-MUC3-0001\n\nLIMA, 3 JAN 90 -- [TEXT] {line}");
    for (format, text) in FORMATS.into_iter().zip([&line, &line, &page, &object, &message]) {
        let start = Instant::now();
        let ingest = read("x", text.as_bytes(), format);
        let report = ingest.reports[0].as_ref().unwrap();
        assert!(report.body.len() > 49_000_000, "{format:?}: {}", report.body.len());
        let took = start.elapsed();
        assert!(took < Duration::from_secs(60), "{format:?} took {took:?}");
        eprintln!("{format:?}: 50 MB in {took:?}");
    }
}

#[test]
fn odd_shapes_are_read_in_bounded_time() {
    let shapes = [
        "<p>a".repeat(100_000),
        "<p>a".repeat(19_000),
        "<li><a href='/x'>a</a>".repeat(4_900),
        "<div>".repeat(300_000),
        "<b><i>x".repeat(50_000),
        "<table><tr><td>".repeat(20_000),
        "[".repeat(100_000),
        "> ".repeat(50_000),
        "- ".repeat(20_000),
        "*a ".repeat(100_000),
        "\u{301}".repeat(200_000),
        "{\"text\":".repeat(50_000),
        "a\n".repeat(300_000),
        "& ".repeat(200_000),
        "<script".repeat(100_000),
        "((((".repeat(100_000),
        "By Jane Doe\n\n".repeat(50_000),
        "Two men died in Homs.\n\n## Related\n\n".repeat(20_000),
        "TOPICS\n\nsea\n\n".repeat(20_000),
        "[x](/ar/y)\n\n".repeat(20_000),
        "Also available in\n\n[x](/ar/y)\n\n".repeat(10_000),
        "Two men died.\n\nAlso available in\n\n[x](/ar/y)\n\n".repeat(10_000),
    ];
    for shape in &shapes {
        for format in FORMATS {
            let start = Instant::now();
            read("x", shape.as_bytes(), format);
            let took = start.elapsed();
            assert!(took < Duration::from_secs(20), "{format:?} took {took:?} for {:?}", &shape[..shape.floor_char_boundary(20)]);
            if took > Duration::from_secs(1) {
                eprintln!("{format:?} took {took:?} for {:?}", &shape[..shape.floor_char_boundary(20)]);
            }
        }
    }
}
