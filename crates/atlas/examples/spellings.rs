//! How well names are found that are spelled as no table has them: places of Who's On First with one name each, asked for by their others.
//!
//! ```sh
//! cargo run --release -p casus-atlas --example spellings -- ../shared/data/atlas/whosonfirst sy iq ye lb
//! ```

use casus_atlas::build::Builder;
use casus_atlas::{Atlas, Bytes, How, Tables};
use serde_json::{Value, json};
use std::time::Instant;

const LATIN: [&str; 7] = ["eng", "und", "fra", "deu", "spa", "tur", "kur"];

struct Asked {
    id: String,
    name: String,
    arabic: bool,
}

#[derive(Default)]
struct Score {
    asked: usize,
    found: usize,
    first: usize,
    in_five: usize,
    candidates: usize,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, countries) = arguments.split_first().expect("a folder and countries");
    let mut builder = Builder::default();
    for (iso2, iso3) in [
        ("SY", "SYR"),
        ("IQ", "IRQ"),
        ("YE", "YEM"),
        ("LB", "LBN"),
        ("LY", "LBY"),
        ("SD", "SDN"),
        ("PS", "PSE"),
        ("AF", "AFG"),
        ("UA", "UKR"),
    ] {
        builder.country(iso2, iso3);
    }
    let mut asked = Vec::new();
    for country in countries {
        let text = std::fs::read_to_string(format!("{folder}/{country}.jsonl")).expect("the file");
        for line in text.lines() {
            let mut value: Value = serde_json::from_str(line).expect("JSON");
            take_names(&value, &mut asked);
            value["names"] = json!({ "eng_x_preferred": value["names"]["eng_x_preferred"].get(0).map(|name| vec![name.clone()]) });
            let _ = builder.whosonfirst(&value.to_string());
        }
    }
    let compiled = builder.finish(&[]).concat();
    let tables = Tables { countries: "", places: b"", sites: "", regions: "", actors: "", version: "1" };
    let atlas = Atlas::with_places(&tables, Bytes::new(compiled)).expect("an atlas");
    for arabic in [false, true] {
        let asked: Vec<&Asked> = asked.iter().filter(|asked| asked.arabic == arabic).collect();
        let began = Instant::now();
        let answers: Vec<_> = asked.iter().map(|asked| atlas.candidates(&asked.name)).collect();
        let took = began.elapsed();
        println!("{} names, {:.0} µs each", if arabic { "Arabic" } else { "Latin" }, took.as_secs_f64() * 1e6 / asked.len() as f64);
        for most in [0.0, 0.03, 0.05, 0.075, 0.1, 0.125, 0.15] {
            let mut score = Score::default();
            for (asked, answer) in asked.iter().zip(&answers) {
                let near = |how: How| matches!(how, How::Spelling { distance } if distance <= most) || !matches!(how, How::Spelling { .. });
                // names that the one name folds to anyway ask nothing of spelling
                if answer.iter().any(|c| !matches!(c.how, How::Spelling { .. }) && atlas.place(c.place).id == asked.id) {
                    continue;
                }
                let kept: Vec<_> = answer.iter().filter(|candidate| near(candidate.how)).collect();
                score.asked += 1;
                score.candidates += kept.len();
                if let Some(at) = kept.iter().position(|candidate| atlas.place(candidate.place).id == asked.id) {
                    score.found += 1;
                    score.first += usize::from(at == 0);
                    score.in_five += usize::from(at < 5);
                }
            }
            let share = |count: usize| 100.0 * count as f64 / score.asked.max(1) as f64;
            println!(
                "  at most {most:.3}: of {} found {:.1} %, first {:.1} %, among five {:.1} %, {:.1} candidates",
                score.asked,
                share(score.found),
                share(score.first),
                share(score.in_five),
                score.candidates as f64 / score.asked.max(1) as f64
            );
        }
    }
}

fn take_names(value: &Value, asked: &mut Vec<Asked>) {
    let Some(id) = value["id"].as_u64() else { return };
    let wanted = matches!(value["placetype"].as_str(), Some("locality" | "county" | "region"));
    let names = |language: &str| {
        let kinds = [format!("{language}_x_preferred"), format!("{language}_x_variant")];
        let lists = kinds.into_iter().filter_map(|kind| value["names"][kind].as_array().cloned());
        lists.flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    if !wanted || value["lat"].is_null() {
        return;
    }
    let id = format!("wof:{id}");
    let mut latin: Vec<String> =
        LATIN.iter().flat_map(|language| names(language)).filter(|name| name.is_ascii() && name.len() > 3).collect();
    latin.sort();
    latin.dedup();
    asked.extend(latin.into_iter().map(|name| Asked { id: id.clone(), name, arabic: false }));
    asked.extend(names("ara").into_iter().map(|name| Asked { id: id.clone(), name, arabic: true }));
}
