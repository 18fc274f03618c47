//! Predictions by folds, and what they are worth.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use casus_events::places::Role;
use casus_events::places::spot::{Found, Scale, Spotter};

use super::pages::{Known, Sheet, is_toponym};
use super::{Corpora, FOLDS, learn};
use crate::Failure;

/// A name that was found in an article which the weights had not seen.
#[derive(Clone, Debug)]
pub struct Guess {
    /// 0 GeoWebNews, 1 GeoVirus, 2 GeoWebNews in capitals.
    pub corpus: usize,
    /// The article's position.
    pub article: usize,
    /// Bytes.
    pub span: (usize, usize),
    /// What it does there.
    pub role: Role,
    /// What its weakest word has.
    pub margin: f32,
    /// Whether annotators marked just these words.
    pub right: bool,
}

/// Names of all articles, each found by weights that have not seen it.
pub fn guesses(known: &Known, corpora: &Corpora) -> Vec<Guess> {
    let mut all = Vec::new();
    for fold in 0..FOLDS {
        let (tagger, unit) = learn(corpora, |at| at % FOLDS != fold);
        let spotter = Spotter::new(known.words.clone(), tagger, Scale { unit, slope: 1.0, shift: 0.0 });
        for (corpus, sheets) in [&corpora.gwn, &corpora.virus, &corpora.capitals].into_iter().enumerate() {
            for (at, sheet) in sheets.iter().enumerate().filter(|(at, _)| at % FOLDS == fold) {
                all.extend(found(&spotter, corpus, at, sheet));
            }
        }
    }
    all
}

fn found(spotter: &Spotter, corpus: usize, article: usize, sheet: &Sheet) -> Vec<Guess> {
    let names = (0..sheet.page.runs()).flat_map(|run| sheet.page.names(spotter, run));
    let guess = |name: Found| {
        let role = sheet.page.role(&name)?;
        if corpus == 1 && !role.says_where() {
            return None;
        }
        let words = sheet.page.bytes(&name.words);
        let span = (words.start as usize, words.end as usize);
        let right = golds(sheet).any(|gold| gold == span);
        Some(Guess { corpus, article, span, role, margin: name.margin, right })
    };
    names.filter_map(guess).collect()
}

fn golds(sheet: &Sheet) -> impl Iterator<Item = (usize, usize)> {
    sheet.article.gold.iter().filter(|gold| is_toponym(&gold.kind)).map(|gold| (gold.start, gold.end))
}

/// The scale under which chances of GeoWebNews's names are as often right as they say: a logistic curve by Newton's steps.
pub fn scale(guesses: &[Guess]) -> Scale {
    let log_odds = |margin: f32| {
        let margin = f64::from(margin.clamp(1e-4, 1.0 - 1e-4));
        (margin / (1.0 - margin)).ln()
    };
    let pairs: Vec<(f64, f64)> =
        guesses.iter().filter(|guess| guess.corpus == 0).map(|guess| (log_odds(guess.margin), f64::from(u8::from(guess.right)))).collect();
    let (mut slope, mut shift) = (0.0_f64, 0.0_f64);
    for _ in 0..30 {
        let (mut first, mut second) = ([0.0; 2], [1.0, 0.0, 1.0]);
        for &(x, right) in &pairs {
            let chance = 1.0 / (1.0 + (-(slope * x + shift)).exp());
            let (miss, spread) = (right - chance, chance * (1.0 - chance));
            first[0] += miss * x;
            first[1] += miss;
            second[0] += spread * x * x;
            second[1] += spread * x;
            second[2] += spread;
        }
        let size = second[0] * second[2] - second[1] * second[1];
        slope += (second[2] * first[0] - second[1] * first[1]) / size;
        shift += (second[0] * first[1] - second[1] * first[0]) / size;
    }
    Scale { unit: 0.0, slope: slope as f32, shift: shift as f32 }
}

/// Prints scores at several lines.
pub fn print(corpora: &Corpora, guesses: &[(f32, Guess)]) {
    println!("| corpus | line | found | P | R | exact F1 | overlap F1 |\n| --- | --- | --- | --- | --- | --- | --- |");
    for (corpus, (name, sheets)) in
        [("GeoWebNews", &corpora.gwn), ("GeoVirus", &corpora.virus), ("GeoWebNews in capitals", &corpora.capitals)].into_iter().enumerate()
    {
        for line in [0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6] {
            let mut counts = [0; 4];
            for (at, sheet) in sheets.iter().enumerate() {
                let own = guesses.iter().filter(|(chance, guess)| guess.corpus == corpus && guess.article == at && *chance >= line);
                let found: Vec<(usize, usize)> = own.map(|(_, guess)| guess.span).collect();
                let gold: Vec<(usize, usize)> = golds(sheet).collect();
                counts[0] += found.len();
                counts[1] += gold.len();
                counts[2] += gold.iter().filter(|gold| found.contains(gold)).count();
                let mut free: Vec<_> = found.clone();
                for gold in &gold {
                    let meets = |other: &(usize, usize)| other.0 < gold.1 && gold.0 < other.1;
                    let place = free.iter().position(|other| other == gold).or_else(|| free.iter().position(meets));
                    counts[3] += usize::from(place.map(|place| free.swap_remove(place)).is_some());
                }
            }
            let [found, gold, exact, met] = counts.map(|count| count as f64);
            let share = |part: f64, whole: f64| 100.0 * part / whole.max(1.0);
            println!(
                "| {name} | {line} | {found} | {:.1} | {:.1} | {:.2} | {:.2} |",
                share(exact, found),
                share(exact, gold),
                share(2.0 * exact, found + gold),
                share(2.0 * met, found + gold)
            );
        }
    }
}

/// Prints how many names of each of GeoWebNews's types are found exactly, and as what role.
pub fn print_roles(corpora: &Corpora, guesses: &[Guess]) {
    let mut rows: BTreeMap<&str, (usize, BTreeMap<&str, usize>)> = BTreeMap::new();
    for (at, sheet) in corpora.gwn.iter().enumerate() {
        for gold in sheet.article.gold.iter().filter(|gold| is_toponym(&gold.kind)) {
            let row = rows.entry(&gold.kind).or_default();
            row.0 += 1;
            let same = |guess: &&Guess| guess.corpus == 0 && guess.article == at && guess.span == (gold.start, gold.end);
            if let Some(role) = guesses.iter().find(same).map(|guess| guess.role) {
                *row.1.entry(role.word()).or_default() += 1;
            }
        }
    }
    println!("\n| type | gold | found | as |\n| --- | --- | --- | --- |");
    for (kind, (gold, roles)) in rows {
        let told: Vec<String> = roles.iter().map(|(role, count)| format!("{role} {count}")).collect();
        println!("| {kind} | {gold} | {:.1} % | {} |", 100.0 * roles.values().sum::<usize>() as f64 / gold as f64, told.join(", "));
    }
}

/// Writes predictions as the project's scorer of places reads them, and what is wrong, with the words around.
pub fn write(out: &Path, corpora: &Corpora, guesses: &[Guess]) -> Result<(), Failure> {
    std::fs::create_dir_all(out)?;
    for (corpus, (name, sheets)) in [("gwn", &corpora.gwn), ("geovirus", &corpora.virus)].into_iter().enumerate() {
        let (mut lines, mut wrong) = (String::new(), String::new());
        for (at, sheet) in sheets.iter().enumerate() {
            let text = &sheet.article.text;
            let own: Vec<&Guess> = guesses.iter().filter(|guess| guess.corpus == corpus && guess.article == at).collect();
            let characters = |byte: usize| text[..byte].chars().count();
            let toponyms: Vec<_> = own
                .iter()
                .map(|Guess { span: (start, end), role, .. }| {
                    let (from, to) = (characters(*start), characters(*end));
                    serde_json::json!({"start": from, "end": to, "text": text[*start..*end], "role": role.word()})
                })
                .collect();
            writeln!(lines, "{}", serde_json::json!({"doc": sheet.article.doc, "toponyms": toponyms}))?;
            for guess in own.iter().filter(|guess| !guess.right) {
                writeln!(wrong, "too many\t{}\t{}\t{}", sheet.article.doc, guess.role.word(), around(text, guess.span))?;
            }
            for gold in sheet.article.gold.iter().filter(|gold| is_toponym(&gold.kind)) {
                if !own.iter().any(|guess| guess.span == (gold.start, gold.end)) {
                    writeln!(wrong, "missed\t{}\t{}\t{}", sheet.article.doc, gold.kind, around(text, (gold.start, gold.end)))?;
                }
            }
        }
        std::fs::write(out.join(format!("{name}.jsonl")), lines)?;
        std::fs::write(out.join(format!("{name}_wrong.tsv")), wrong)?;
    }
    Ok(())
}

fn around(text: &str, (start, end): (usize, usize)) -> String {
    let from = text[..start].char_indices().rev().nth(59).map_or(0, |(at, _)| at);
    let to = text[end..].char_indices().nth(50).map_or(text.len(), |(at, _)| end + at);
    format!("{}[{}]{}", &text[from..start], &text[start..end], &text[end..to]).replace(['\n', '\t'], " ")
}
