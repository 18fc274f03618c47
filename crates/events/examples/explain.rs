//! Shows how a report is read: `cargo run --release -p casus-events --example explain -- FILE [--tree]`.
//! It reads the knowledge from `data/`, so that a change in a rule file shows without a build.

use casus_atlas::{Atlas, Tables};
use casus_events::{Codebook, Reader, WordLists};
use casus_text::english::{English, Models};
use casus_text::ingest::{self, Format};
use casus_text::parse::parse;
use std::{error::Error, fs};

fn files(folder: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            found.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), fs::read_to_string(&path)?));
        }
    }
    found.sort();
    Ok(found)
}

fn pairs(files: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    files.iter().map(|(name, text)| (name.as_str(), text.as_str()))
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.first().ok_or("expected the file of a report")?;
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
    let read = |name: &str| fs::read_to_string(format!("{data}/atlas/{name}"));
    let (countries, sites, regions, actors, version) =
        (read("countries.tsv")?, read("sites.tsv")?, read("regions.tsv")? + &read("ucdp.tsv")?, read("actors.tsv")?, read("VERSION")?);
    let places = fs::read(format!("{data}/atlas/places.bin"))?;
    let atlas = Atlas::from_tables(&Tables {
        countries: &countries,
        places: &places,
        sites: &sites,
        regions: &regions,
        actors: &actors,
        version: &version,
    })?;
    let model = |name: &str| fs::read(format!("{data}/models/{name}.bin"));
    let (sentences, language, coreference, names) = (model("sentences")?, model("language")?, model("coreference")?, model("names")?);
    let models = Models { sentences: &sentences, language: &language, coreference: &coreference, names: &names };
    let english = English::new(&models)?;
    let codebook = Codebook::from_files(pairs(&files(&format!("{data}/codebook"))?))?;
    let words = WordLists::from_files(pairs(&files(&format!("{data}/words"))?))?;
    let reader = Reader::new(codebook, words, atlas);
    let bytes = fs::read(file)?;
    let format = Format::of_name(file).unwrap_or_else(|| Format::sniff(&bytes));
    for report in ingest::read(file, &bytes, format).reports {
        let report = report.map_err(|note| note.to_string())?;
        let parsed = parse(&english, &report);
        if arguments.iter().any(|a| a == "--tree") {
            for (at, token) in parsed.tokens.iter().enumerate() {
                let head = token.head.map_or("-".to_owned(), |head| format!("{} {}", head.at(), report.words(parsed.token(head).span)));
                println!("{at}\t{}\t{}\t{:?}\t{:?}\t{head}", report.words(token.span), token.lemma, token.tag, token.relation);
            }
        }
        println!(
            "== {} {:?} {:?} {:?} {:?}",
            report.doc,
            report.title,
            report.authors,
            report.published.map(|d| d.to_string()),
            report.language
        );
        let reading = reader.read(&report, &parsed);
        for event in &reading.events {
            let kind = reader.codebook().of(&event.kind);
            println!(
                "* {} [{}] {:?} retold={:?} {}",
                kind.title,
                report.words(event.kind.words),
                event.status(),
                event.retold,
                event.kind.rule
            );
            println!("    in: {}", report.words(event.sentence).replace('\n', " "));
            if let Some(date) = &event.date {
                println!("    date {} ({}) {}", date.value.days, report.words(date.words), date.rule);
            }
            if let Some(place) = &event.place {
                println!(
                    "    place {} {:?} p{} ({}) {}",
                    place.value.name,
                    place.value.country,
                    place.value.precision,
                    report.words(place.words),
                    place.rule
                );
            }
            for (role, claims) in [("by", &event.perpetrators), ("to", &event.targets)] {
                for claim in claims {
                    println!(
                        "    {role} {} = {:?} {:?} {:?}",
                        claim.value.text, claim.value.canonical, claim.value.class, claim.confidence
                    );
                }
            }
            for (name, count) in [("killed", &event.killed), ("injured", &event.injured), ("taken", &event.taken)] {
                if let Some(count) = count {
                    println!(
                        "    {name} {} ({}) said by {:?}",
                        count.value,
                        report.words(count.words),
                        count.said_by.as_ref().map(|s| &s.name)
                    );
                }
            }
            println!(
                "    weapon {:?} said by {:?} again {:?} joint {}",
                event.weapon.as_ref().map(|w| &w.value),
                event.kind.said_by.as_ref().map(|s| &s.name),
                event.told_again.iter().map(|w| report.words(*w)).collect::<Vec<_>>(),
                event.joint_with.len()
            );
        }
        for a in &reading.assessments {
            println!(
                "A {} | {} | holder {:?} audience {:?} hedges {:?} by {:?}",
                a.kind.value.word(),
                report.words(a.kind.words),
                a.holder.as_ref().map(|h| &h.value),
                a.audience.as_ref().map(|h| &h.value),
                a.hedges.iter().map(|h| report.words(h.words)).collect::<Vec<_>>(),
                a.by.as_ref().map(|b| &b.name)
            );
        }
        for c in &reading.conditions {
            println!(
                "C {} | {} | {:?}",
                c.attribute.value,
                report.words(c.attribute.words),
                c.about.iter().map(|a| &a.value).collect::<Vec<_>>()
            );
        }
        for note in &reading.notes {
            println!("N {note}");
        }
    }
    Ok(())
}
