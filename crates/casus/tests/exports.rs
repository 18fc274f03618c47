//! Outputs: what a hand-made report looks like in each of them.

mod made;

use casus::export::Paper;
use casus::{Format, ReportRow};

fn written(format: Format, rows: &[ReportRow]) -> String {
    let mut out = Vec::new();
    {
        let mut sink = format.sink(Box::new(&mut out), Paper::default()).expect("a sink");
        rows.iter().for_each(|row| sink.write(row).expect("written"));
        sink.finish().expect("finished");
    }
    String::from_utf8(out).expect("outputs are UTF-8")
}

fn failed() -> ReportRow {
    let casus = casus::Casus::new().expect("embedded knowledge");
    casus.failed_row(&casus::Trouble { file: "bad.txt".to_owned(), line: None, message: "found nothing".to_owned() })
}

#[test]
fn jsonl_has_a_line_for_every_report() {
    let text = written(Format::Jsonl, &[made::row(false), failed()]);
    let docs: Vec<_> = text.lines().map(|line| serde_json::from_str::<ReportRow>(line).expect("a row").doc).collect();
    assert_eq!(docs, ["made", "bad"]);
}

#[test]
fn json_is_one_list() {
    let rows: Vec<ReportRow> = serde_json::from_str(&written(Format::Json, &[made::row(false), failed()])).expect("a list of rows");
    assert_eq!(rows.len(), 2);
    assert_eq!(written(Format::Json, &[]), "[\n]\n");
}

#[test]
fn csv_has_a_row_for_every_event() {
    let text = written(Format::Csv, &[made::row(true), failed()]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().expect("a header").clone();
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    let cell = |row: usize, name: &str| rows[row].get(headers.iter().position(|header| header == name).expect("a column")).expect("a cell");
    assert_eq!(rows.len(), 5);
    assert_eq!((cell(0, "place"), cell(0, "killed_best"), cell(0, "killed_said_by")), ("Maradi", "131", ""));
    assert_eq!((cell(0, "injured_best"), cell(0, "injured_high"), cell(2, "killed_said_by")), ("260", "", "hospital personnel"));
    assert_eq!((cell(2, "perpetrators"), cell(2, "gaps")), ("a farmer \"Jean Privé\"", "date: not said"));
    assert_eq!((cell(3, "date_first"), cell(3, "date_last"), cell(3, "retold")), ("", "2016-02-21", "true"));
}

#[test]
fn geojson_holds_placed_events_and_counts_the_others() {
    let map: serde_json::Value = serde_json::from_str(&written(Format::Geojson, &[made::row(false), failed()])).expect("JSON");
    assert_eq!(map["type"], "FeatureCollection");
    assert_eq!(map["features"].as_array().map(Vec::len), Some(2));
    assert_eq!(map["features"][0]["geometry"]["coordinates"], serde_json::json!([7.098, 13.491]));
    assert_eq!(
        (&map["features"][1]["properties"]["place"]["name"], &map["features"][1]["properties"]["doc"]),
        (&"Zinder".into(), &"made".into())
    );
    assert_eq!((&map["casus"]["unplaced"], &map["casus"]["failed"][0]), (&3.into(), &"bad.txt: found nothing".into()));
}

#[test]
fn the_table_reads_well() {
    let text = written(Format::Table, &[made::row(true), failed()]);
    let expect = [
        "Bombings on the coast",
        "A. Writer; B. Writer · 2016-05-24 · The Paper · folder/made.txt",
        "Told again from earlier",
        "  - by 2016-02-21, unplaced: ",
        "Not told as having happened",
        "  - possible: undated, unplaced: ",
        "What it is said to mean",
        "  - message of the Émirs to Russia: “attack Moscow to send Russia a message” (by hospital personnel;",
        "    hedged: possibility “may”)",
        "What places and actors are said to be like",
        "  - Maradi, displacement: “home to 520 families” (says hospital personnel)",
        "Notes",
        "  - line 3: a note",
        "bad",
        "not coded: bad.txt: found nothing",
        "1 report, 1 not coded; 3 incidents told as news",
        "Injured in all: 260 (260 or more; no figure for 1 incident)",
        "Killed in all: 138 (138–138), joint totals counted once",
    ];
    let mut lines = text.lines();
    for wanted in expect {
        assert!(lines.any(|line| line.starts_with(wanted)), "{wanted:?} is missing, or out of order, in\n{text}");
    }
    assert!(text.contains("with #2") && text.contains("Privé\"") && text.contains("→"), "{text}");
    assert!(!text.contains('\u{1b}'), "no terminal codes on plain paper");
    let width = |line: &str| line.chars().count();
    assert!(text.lines().all(|line| width(line) <= 100), "a line is wider than the paper:\n{text}");
}

#[test]
fn narrow_paper_takes_lists() {
    let mut out = Vec::new();
    {
        let mut sink = Format::Table.sink(Box::new(&mut out), Paper { width: 60, bold: true }).expect("a sink");
        sink.write(&made::row(false)).expect("written");
    }
    let text = String::from_utf8(out).expect("outputs are UTF-8");
    assert!(text.starts_with("\u{1b}[1mBombings on the coast\u{1b}[0m\n"), "{text}");
    assert!(text.contains("\n  - 2016-05-23, Maradi, NER: ") && !text.contains('─'), "{text}");
}
