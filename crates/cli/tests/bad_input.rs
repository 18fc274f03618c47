//! Odd input is told on one line that names it, never stops the others, and keeps its place in the output.

mod command;

use command::{casus, folder, put};

/// Codes `name`, holding `bytes`, between two good reports: these lines are said, this exit code is left, and both good
/// reports are coded whatever happens.
fn check(name: &str, bytes: &[u8], said: &[&str], code: i32) {
    let folder = folder();
    put(&folder, name, bytes);
    put(&folder, "last.txt", b"Three soldiers were killed in Aleppo on 4 May 2016.");
    let ran = casus(folder.path(), &["code", "-f", "jsonl", "good.txt", name, "last.txt"], b"");
    assert_eq!((ran.err, ran.code), (said.iter().map(|line| (*line).to_owned()).collect(), code));
    let docs: Vec<_> = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["doc"].clone()).collect();
    assert_eq!((docs.first(), docs.last()), (Some(&"good".into()), Some(&"last".into())));
}

#[test]
fn an_empty_file() {
    let said = "casus: empty.txt: reading \"empty.txt\": found an empty file, expected text, Markdown, HTML, JSON Lines or MUC; leave it out or save it again";
    check("empty.txt", b"", &[said], 1);
}

#[test]
fn a_binary_file() {
    let said = "casus: photo.txt: reading \"photo.txt\": found a PNG picture, expected text, Markdown, HTML, JSON Lines or MUC; convert it to text first";
    check("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &[said], 1);
    let said = "casus: blob: reading \"blob\": found a binary file (it has zero bytes), expected text, Markdown, HTML, JSON Lines or MUC; convert it to text first";
    check("blob", b"abc\0\x01\x02\xff", &[said], 1);
}

#[test]
fn invalid_utf8() {
    let mut bytes = "The attack on the Café Élysée\nTwo men died in a bombing on Monday, the police said".as_bytes().to_vec();
    let at = bytes.len();
    bytes.push(0xff);
    let said = format!(
        "casus: bytes.txt: line 2: reading the characters: found 1 invalid sequence, the first at byte {at}, expected UTF-8; each was \
         replaced by U+FFFD, save the file again if words are damaged"
    );
    check("bytes.txt", &bytes, &[&said], 0);
}

#[test]
fn broken_html() {
    check("page.html", b"<html><body><p>Two men <b>died in Homs on Monday.<div><p>Unclosed <a href='x>", &[], 0);
    let said =
        "casus: hollow.html: reading \"hollow\": found a page without any text, expected an article; save the page after it has loaded";
    check("hollow.html", b"<html><body><div></body", &[said], 1);
}

#[test]
fn a_missing_file() {
    let folder = folder();
    let ran = casus(folder.path(), &["code", "-f", "jsonl", "missing.txt", "good.txt"], b"");
    let said = "casus: missing.txt: opening the file: found no such file, expected a file, a folder or -; check the name";
    assert_eq!((ran.err.as_slice(), ran.code), (&[said.to_owned()][..], 1));
    assert_eq!(ran.coded(), ["good"]);
    let row = &ran.rows()[0];
    assert_eq!((&row["doc"], &row["file"], &row["events"]), (&"missing".into(), &"missing.txt".into(), &serde_json::json!([])));
    assert_eq!(row["error"], "opening the file: found no such file, expected a file, a folder or -; check the name");
}

#[test]
fn a_folder_without_reports() {
    let folder = folder();
    put(&folder, "docs/scan.pdf", b"%PDF-1.7");
    let ran = casus(folder.path(), &["code", "-f", "jsonl", "docs", "good.txt"], b"");
    let said = "casus: docs: looking for reports: found none in this folder, expected files ending in .txt, .text, .md, .markdown, \
                .html, .htm, .xhtml, .jsonl or .ndjson; name other files one by one, or choose a --reader";
    assert_eq!((ran.err.as_slice(), ran.code), (&[said.to_owned()][..], 1));
    assert_eq!(ran.coded(), ["good"]);
}

#[test]
fn json_lines_that_are_no_reports() {
    let folder = folder();
    let lines = "{\"doc\":\"a\",\"text\":\"Two men died.\"}\n[1]\n{\"doc\":\"c\",\"text\":\"Three died.\",\"published\":\"2016-02-31\"}\n";
    put(&folder, "news/x.jsonl", lines.as_bytes());
    let ran = casus(folder.path(), &["code", "-f", "jsonl", "news", "good.txt"], b"");
    let said = [
        "casus: news/x.jsonl: line 2: reading a JSON line: found \"[1]\", expected an object; the line was left out",
        "casus: news/x.jsonl: line 3: reading the date of publication: found \"2016-02-31\", expected a day that exists; left empty, correct it",
    ];
    assert_eq!((ran.err.as_slice(), ran.code), (&said.map(str::to_owned)[..], 1));
    assert_eq!(ran.coded(), ["a", "c", "good"]);
    let row = &ran.rows()[1];
    assert_eq!((&row["doc"], &row["line"], &row["file"]), (&"x:2".into(), &2.into(), &"news/x.jsonl".into()));
}

#[test]
fn quiet_says_only_what_failed() {
    let folder = folder();
    put(&folder, "x.jsonl", b"[1]\n{\"text\":\"Two died.\",\"published\":\"2016-02-31\"}\n");
    let ran = casus(folder.path(), &["code", "--quiet", "x.jsonl"], b"");
    assert_eq!(ran.err, ["casus: x.jsonl: line 1: reading a JSON line: found \"[1]\", expected an object; the line was left out"]);
}

/// 50 MB on one line: as in pages with pictures inside, nearly all of it is one word; a megabyte of words has no full stop.
#[test]
fn fifty_megabytes_on_one_line() {
    let folder = folder();
    let line = ["Two men died in Homs and then ".repeat(1_000_000 / 30), "QUJD".repeat(49_000_000 / 4)].concat();
    put(&folder, "long.txt", line.as_bytes());
    let ran = casus(folder.path(), &["code", "-f", "jsonl", "long.txt", "good.txt"], b"");
    assert!(ran.err.iter().all(|line| line.starts_with("casus: long.txt: ")), "{:?}", ran.err);
    assert_eq!((ran.code, ran.coded()), (0, vec!["long".to_owned(), "good".to_owned()]));
}
