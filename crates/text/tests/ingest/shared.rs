//! Files of `../shared/data`, which is not part of the project; each test says loudly when they are not there.

use std::path::PathBuf;

use casus_text::Report;
use casus_text::ingest::{Format, read};

/// The bytes of a shared file; `None`, and a line that says so, when it is absent.
fn shared(path: &str) -> Option<Vec<u8>> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    let bytes = std::fs::read(file).ok();
    if bytes.is_none() {
        eprintln!("SKIPPED: ../shared/data/{path} is absent");
    }
    bytes
}

#[test]
fn the_brief_the_project_starts_from() {
    let Some(bytes) = shared("seed/brief.md") else { return };
    let ingest = read("brief.md", &bytes, Format::Markdown);
    let report = ingest.reports[0].as_ref().unwrap();
    assert_eq!(report.doc, "brief");
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(report.title.as_deref(), text.lines().find_map(|line| line.strip_prefix("# ")));
    assert_eq!(report.authors, ["Fabrice Balanche"]);
    assert_eq!(report.published.unwrap().to_string(), "2016-05-24");
    assert_eq!(report.also_in, ["ar"]);
    assert_eq!(report.topics, ["Military & Security", "Terrorism"]);
    assert_eq!(report.regions, ["Syria"]);
    assert_eq!(report.language.as_deref(), Some("en"));
    // from the standfirst, the first line all in bold, to the line before the biography, the first all in italics
    let body = report.words(report.body);
    let standfirst = text.lines().find_map(|line| line.strip_prefix("**")?.strip_suffix("**")).unwrap();
    assert!(body.starts_with(standfirst), "{body}");
    let biography = text.lines().position(|line| line.starts_with('*') && !line.starts_with("**")).unwrap();
    let last = text.lines().take(biography).filter(|line| !line.is_empty()).last().unwrap();
    assert!(body.ends_with(last), "{body}");
    assert!(body.contains("\n\nOn May 23, "), "{body}");
    assert_eq!(report.notes, []);
}

#[test]
fn every_message_of_muc_4_is_read() {
    let mut files: Vec<String> = (0..13).map(|at| format!("muc4/train/dev-muc3-{:04}-{:04}", at * 100 + 1, at * 100 + 100)).collect();
    files.extend(["muc4/dev/tst1-muc3", "muc4/dev/tst2-muc4"].map(str::to_owned));
    let mut counted = 0;
    for file in files {
        let Some(bytes) = shared(&file) else { return };
        assert_eq!(Format::sniff(&bytes), Format::Muc, "{file}");
        let ingest = read(&file, &bytes, Format::Muc);
        assert_eq!(ingest.notes, [], "{file}");
        assert_eq!(ingest.reports.len(), 100, "{file}");
        for report in ingest.reports {
            check_message(&report.unwrap());
            counted += 1;
        }
    }
    assert_eq!(counted, 1500);
}

fn check_message(report: &Report) {
    let doc = &report.doc;
    let header = &report.text[..report.body.start as usize];
    assert!(report.published.is_some() || header.contains("NO DATE"), "{doc}: no date in {header:?}");
    let year = report.published.and_then(|days| days.day()).map_or(1989, |day| day.year());
    // one header has a slip, "11 MAR 11", which is read as it stands and told
    assert!((1980..=1992).contains(&year) || doc == "DEV-MUC3-1166" && report.notes.len() == 1, "{doc}: {year}");
    let body = report.words(report.body);
    assert!(body.len() > 40, "{doc}: {body:?}");
    assert!(!body.contains("[TEXT]") && !body.starts_with("--"), "{doc}: {body:?}");
    assert!(header.contains("--"), "{doc}: {header:?}");
    let nowhere = header.starts_with("CLANDESTINE") || header.starts_with("NO CITY,");
    assert_eq!(report.dateline.is_none(), nowhere, "{doc}: {header:?}");
    if let Some(place) = report.dateline {
        assert!(!report.words(place).contains(['[', ',']), "{doc}: {:?}", report.words(place));
    }
    assert_eq!(report.source.is_some(), header[..header.find("--").unwrap()].trim_end().ends_with(')'), "{doc}: {header:?}");
    assert_eq!(report.language.as_deref(), Some("en"));
    for line in report.text.split('\n') {
        assert!(!line.starts_with(' '), "{doc}: {line:?}");
    }
}
