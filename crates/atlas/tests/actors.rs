//! Who names and phrases of actors mean on a day in a country: the share of `actors/cases.tsv` that is right.

mod knowledge;

use casus_atlas::{Iso3, Setting};
use knowledge::atlas;

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
fn further_sets_are_told() {
    for (name, cases) in [("second", include_str!("actors/second.tsv")), ("third", include_str!("actors/third.tsv"))] {
        let (right, all, wrong) = score(cases);
        println!("actors on a day, {name} set: {right} of {all} right, {:.1} %", 100.0 * right as f64 / all as f64);
        wrong.iter().for_each(|wrong| println!("  {wrong}"));
        assert!(right * 100 >= all * 85, "{right} of {all} right: {wrong:#?}");
    }
}

/// ACLED's number, UCDP's side and PLOVER's sector of an actor on a day, for an event in a country.
#[track_caller]
fn check_schemes(id: &str, date: &str, at: &str, expect: &str) {
    let idx = atlas().actor_by_id(&format!("casus:{id}")).unwrap_or_else(|| panic!("{id} is not in the table"));
    let actor = atlas().actor(idx);
    let (acled, kind) = (actor.acled(Some(date), Iso3::new(at)).code(), actor.ucdp_kind(Some(date)).map_or("no side", |kind| kind.word()));
    let side = atlas().ucdp_name(idx, Some(date));
    assert_eq!(format!("{acled} | {kind} | {side} | {}", actor.sector(Some(date))), expect, "{id} on {date} in {at}");
}

#[test]
fn schemes_follow_the_class_the_day_and_the_country() {
    check_schemes("taliban", "1995", "AFG", "2 | formally organised group | Taleban | REB");
    check_schemes("taliban", "1999", "AFG", "1 | state | Government of Afghanistan | GOV");
    check_schemes("islamic-state", "2015", "SYR", "2 | formally organised group | IS | REB");
    check_schemes("mil-SYR", "2015", "SYR", "1 | state | Government of Syria | MIL");
    check_schemes("mil-RUS", "2016", "SYR", "8 | state | Government of Russia (Soviet Union) | MIL");
    check_schemes("mil-COD", "2012", "COD", "1 | state | Government of DR Congo (Zaire) | MIL");
    check_schemes("anti-balaka", "2014", "CAF", "4 | formally organised group | anti-Balaka | REB");
    check_schemes("sinaloa-cartel", "2014", "MEX", "3 | formally organised group | Sinaloa Cartel | CRM");
    check_schemes("minusma", "2016", "MLI", "8 | no side |  | MIL");
    check_schemes("wagner", "2022", "MLI", "8 | formally organised group | Wagner Group | MIL");
    check_schemes("fulani", "2018", "NGA", "7 | communal group | Fulani | CVL");
    check_schemes("reuters", "2018", "NGA", "7 | no side |  | JRN");
    check_schemes("bashar-al-assad", "2015", "SYR", "1 | state | Government of Syria | GOV");
    check_schemes("bashar-al-assad", "2025-06", "SYR", "7 | state | Government of Syria | GOV");
}

/// Everything an actor was part of on a day, the nearest first.
#[track_caller]
fn check_wholes(id: &str, date: &str, expect: &str) {
    let actor = atlas().actor_by_id(&format!("casus:{id}")).unwrap_or_else(|| panic!("{id} is not in the table"));
    let wholes: Vec<_> =
        atlas().wholes_on(actor, date).into_iter().map(|whole| atlas().actor(whole).id.trim_start_matches("casus:")).collect();
    assert_eq!(wholes.join(" "), expect, "{id} on {date}");
}

#[test]
fn wings_and_provinces_have_their_wholes() {
    check_wholes("ypg", "2014-05", "");
    check_wholes("ypg", "2017", "sdf");
    check_wholes("iswap", "2018", "islamic-state");
    check_wholes("jabhat-al-nusra", "2014", "al-qaeda");
    check_wholes("jabhat-fatah-al-sham", "2016-09", "");
    check_wholes("katiba-macina", "2018", "jnim al-qaeda");
    check_wholes("boko-haram", "2015-06", "islamic-state");
    check_wholes("boko-haram", "2018", "");
    check_wholes("kla", "1999", "");
}

#[test]
fn remarks_say_what_a_name_was() {
    let remark = |name: &str, date: &str, country: &str| {
        let countries = [Iso3::new(country).expect("a code")];
        let setting = Setting { date: Some(date), countries: &countries };
        let holder = atlas().actor_on(name, &setting).expect("a known name");
        atlas().remark(&holder, Some(date)).unwrap_or_default()
    };
    assert_eq!(remark("Nusra", "2018", "SYR"), "Jabhat al-Nusra until 2016-07-28, since then Hay'at Tahrir al-Sham");
    assert_eq!(remark("ISIS", "2010", "IRQ"), "Islamic State only from 2013-04, before that Islamic State of Iraq");
    assert_eq!(remark("MEND", "2020", "NGA"), "Movement for the Emancipation of the Niger Delta existed from 2004 to 2014, not in 2020");
    assert_eq!(remark("HTS", "2019", "SYR"), "");
}
