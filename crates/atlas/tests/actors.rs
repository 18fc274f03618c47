//! Who names and phrases of actors mean on a day in a country: the share of `actors/cases.tsv` that is right.

use std::sync::OnceLock;

use casus_atlas::{Atlas, Iso3, Setting, Tables};

const TABLES: Tables<'static> = Tables {
    countries: include_str!("../../../data/atlas/countries.tsv"),
    places: include_bytes!("../../../data/atlas/places.bin"),
    sites: include_str!("../../../data/atlas/sites.tsv"),
    regions: include_str!("../../../data/atlas/regions.tsv"),
    actors: include_str!("../../../data/atlas/actors.tsv"),
    version: include_str!("../../../data/atlas/VERSION"),
};

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| Atlas::from_tables(&TABLES).unwrap_or_else(|error| panic!("{error}")))
}

/// `id`, `id in operation`, or `COUNTRY+community:role`, and the class on that day or the role.
fn tell(words: &str, date: &str, country: &str) -> (String, String) {
    let countries: Vec<Iso3> = Iso3::new(country).into_iter().collect();
    let setting = Setting { date: Some(date).filter(|date| !date.is_empty()), countries: &countries };
    let Some(who) = atlas().who(words, &setting) else { return ("nobody".to_owned(), String::new()) };
    let id = |actor| atlas().actor(actor).id.trim_start_matches("casus:").to_owned();
    if let Some(holder) = &who.holder {
        let operation = who.operation.map(|operation| format!(" in {}", id(operation))).unwrap_or_default();
        return (format!("{}{operation}", id(holder.actor)), holder.class.word().to_owned());
    }
    let parts: Vec<String> = who.country.map(|code| code.to_string()).into_iter().chain(who.community.map(id)).collect();
    let people = who.people.map_or("", |people| people.word());
    (format!("{}:{people}", parts.join("+")), people.to_owned())
}

/// How many of the cases are right, with what is wrong.
fn score(cases: &str) -> (usize, usize, Vec<String>) {
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for line in cases.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [words, date, country, answer, class] = cells[..] else { panic!("a case of five cells, not {line:?}") };
        let found = tell(words, date, country);
        all += 1;
        if (found.0.as_str(), found.1.as_str()) == (answer, class) {
            right += 1;
        } else {
            wrong.push(format!("{words} | {date} | {country}: {answer} ({class}), found {} ({})", found.0, found.1));
        }
    }
    (right, all, wrong)
}

#[test]
fn cases_are_right() {
    let (right, all, wrong) = score(include_str!("actors/cases.tsv"));
    println!("actors on a day: {right} of {all} right, {:.1} %", 100.0 * right as f64 / all as f64);
    wrong.iter().for_each(|wrong| println!("  {wrong}"));
    assert!(all >= 200 && right * 100 >= all * 95, "{right} of {all} right, 95 % expected: {wrong:#?}");
}

#[test]
fn a_second_set_is_told() {
    let (right, all, wrong) = score(include_str!("actors/second.tsv"));
    println!("actors on a day, second set: {right} of {all} right, {:.1} %", 100.0 * right as f64 / all as f64);
    wrong.iter().for_each(|wrong| println!("  {wrong}"));
    assert!(right * 100 >= all * 80, "{right} of {all} right: {wrong:#?}");
}
