//! The frozen corpus: our own reports, coded, as readable text with carets under the words that tell each event.
//!
//! A change in a rule shows as a readable diff of `corpus/expected/`. One command rewrites it:
//! `CASUS_REWRITE=1 cargo test -p casus-lib --test corpus`.

use casus::{Casus, EventRow, ReportRow, Source};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// The report files, in order.
fn files() -> Vec<PathBuf> {
    let starts_with_number =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(|c: char| c.is_ascii_digit()));
    let mut files: Vec<PathBuf> =
        fs::read_dir(corpus()).expect("corpus/").map(|entry| entry.expect("readable").path()).filter(starts_with_number).collect();
    files.sort();
    files
}

fn coded(casus: &Casus, file: &Path) -> Vec<ReportRow> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let reports = Source::File(file.to_owned()).open(None).reports;
    reports.into_iter().map(|report| casus.row(&name, &casus.code(report.unwrap_or_else(|trouble| panic!("{trouble:?}"))))).collect()
}

/// One report as a person reads it.
fn shown(row: &ReportRow) -> String {
    let mut text =
        format!("{} · {} · {}\n", row.doc, row.title.as_deref().unwrap_or("untitled"), row.published.as_deref().unwrap_or("undated"));
    for event in &row.events {
        text += &event_shown(row, event);
    }
    for a in &row.assessments {
        let hedges: Vec<&str> = a.hedge.iter().map(|h| h.words.as_str()).collect();
        let _ = writeln!(
            text,
            "\n{} of {} to {}: {} [{}]",
            a.kind,
            or_nobody(&a.holder),
            or_nobody(&a.audience),
            one_line(&a.words),
            hedges.join(", ")
        );
    }
    for c in &row.conditions {
        let _ = writeln!(text, "\n{} of {}: {}", c.attribute, c.about.join("; "), one_line(&c.words));
    }
    for note in &row.notes {
        let _ = writeln!(text, "\nnote: {note}");
    }
    text
}

fn event_shown(row: &ReportRow, event: &EventRow) -> String {
    let retold = event.retold_because.as_ref().map(|why| format!(", retold: {why}")).unwrap_or_default();
    let date = event
        .date
        .as_ref()
        .map_or("undated".to_owned(), |d| format!("{}/{}", d.first.as_deref().unwrap_or(".."), d.last.as_deref().unwrap_or("..")));
    let place = event.place.as_ref().map_or("unplaced".to_owned(), |p| {
        format!("{} ({}, precision {})", p.name, p.country.as_deref().unwrap_or("no country"), p.precision)
    });
    let list = |actors: &[casus::store::rows::ActorRow]| actors.iter().map(|a| a.text.as_str()).collect::<Vec<_>>().join("; ");
    let count = |name: &str, count: &Option<casus::store::rows::CountRow>| {
        count.as_ref().map_or(String::new(), |c| {
            let high = c.high.map_or("..".to_owned(), |high| high.to_string());
            let by = c.said.said_by.as_ref().map(|by| format!(", says {by}")).unwrap_or_default();
            format!("; {name} {} ({}–{high}{by})", c.best, c.low)
        })
    };
    let mut text = format!("\n{} ({}{retold})\n  {date}, {place}\n", event.kind, event.status);
    let _ = writeln!(
        text,
        "  {} → {}{}{}{}{}",
        list(&event.perpetrators),
        list(&event.targets),
        count("killed", &event.killed),
        count("injured", &event.injured),
        count("taken", &event.taken),
        if event.joint_with.is_empty() { "" } else { "; joint" }
    );
    let all = row.text.as_deref().expect("a coded report has its text");
    let sentence = &all[event.sentence.start as usize..event.sentence.end as usize];
    let before = all[event.sentence.start as usize..event.trigger.start as usize].chars().count();
    let length = event.trigger.text.chars().count();
    let _ = writeln!(text, "  | {}\n  | {}{}", one_line(sentence), " ".repeat(before), "^".repeat(length));
    text
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

fn or_nobody(name: &Option<String>) -> &str {
    name.as_deref().unwrap_or("nobody named")
}

#[test]
fn the_corpus_is_coded_as_expected() {
    let casus = Casus::new().expect("embedded knowledge");
    let rewrite = std::env::var_os("CASUS_REWRITE").is_some();
    let mut changed = Vec::new();
    for file in files() {
        let text: String = coded(&casus, &file).iter().map(shown).collect::<Vec<_>>().join("\n");
        let expected = corpus().join("expected").join(file.with_extension("txt").file_name().unwrap_or_default());
        if rewrite {
            fs::write(&expected, &text).expect("corpus/expected/ can be written");
        }
        let known = fs::read_to_string(&expected).unwrap_or_default();
        if known != text {
            let line = known
                .lines()
                .zip(text.lines())
                .position(|(a, b)| a != b)
                .unwrap_or_else(|| known.lines().count().min(text.lines().count()));
            let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
            changed.push(format!("{}, line {}:\n  expected {}\n  found    {}", expected.display(), line + 1, at(&known), at(&text)));
        }
    }
    assert!(changed.is_empty(), "the coding changed; rewrite with CASUS_REWRITE=1 if it is better:\n{}", changed.join("\n"));
}

#[test]
fn there_are_at_least_ten_reports() {
    assert!(files().len() >= 10, "found {} reports in corpus/", files().len());
}

#[test]
fn every_span_reads_the_same_again() {
    let casus = Casus::new().expect("embedded knowledge");
    for row in files().iter().flat_map(|file| coded(&casus, file)) {
        let text = row.text.as_deref().expect("a coded report has its text");
        let again = |start: u32, end: u32| &text[start as usize..end as usize];
        for event in &row.events {
            assert_eq!(again(event.trigger.start, event.trigger.end), event.trigger.text, "{}", event.event);
        }
        for a in &row.assessments {
            assert_eq!(again(a.start, a.end), a.words);
        }
        for c in &row.conditions {
            assert_eq!(again(c.start, c.end), c.words);
        }
    }
}
