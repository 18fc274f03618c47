//! Releases that tell of one operation: day, province, killed and captured, all told.

use casus::{Casus, Report, Scheme};
use serde_json::Value;
use std::sync::LazyLock;

static CASUS: LazyLock<Casus> = LazyLock::new(|| Casus::new().expect("the committed knowledge"));

/// Day, what it rests on, province, killed and captured of a release of 14 May 2011.
#[track_caller]
fn check(text: &str, expected: &str) {
    let mut report = Report::of_text("r", text);
    report.published = Some(casus_text::Days::on("2011-05-14".parse().expect("a day")));
    let line = CASUS.line_as(Scheme::Isaf, &report).expect("a line");
    let object: Value = serde_json::from_str(&line.json).expect("JSON");
    for said in ["killed_words", "captured_words"].iter().flat_map(|key| object[*key].as_array().expect("a list")) {
        let at = |key: &str| said[key].as_u64().expect("a byte") as usize;
        assert_eq!(report.text[at("start")..at("end")].split_whitespace().collect::<Vec<_>>().join(" "), said["text"], "{}", line.json);
    }
    let word = |key: &str| object[key].as_str().unwrap_or("-").to_owned();
    let shown = format!(
        "{} {}, {}: {} killed, {} captured",
        word("start_date"),
        word("start_date_basis"),
        word("province"),
        object["killed"],
        object["captured"]
    );
    assert_eq!(shown, expected, "{}", line.json);
}

#[test]
fn the_lead_and_its_details_are_one_count() {
    check(
        "Afghan and coalition troops detained three insurgents in Baghlan province yesterday, including a bomb maker. After questioning, the \
         force detained the bomb maker and two additional insurgents.",
        "2011-05-13 stated, Baghlan: 0 killed, 3 captured",
    );
    check(
        "A patrol captured a Taliban commander along with one of his guards in Sangin district, Helmand province, Thursday. The commander \
         was captured in his house.",
        "2011-05-12 stated, Helmand: 0 killed, 2 captured",
    );
    check(
        "In a raid on a farm in Ghazni province last night the patrol captured a rebel leader. Two others were also detained.",
        "2011-05-13 stated, Ghazni: 0 killed, 3 captured",
    );
}

#[test]
fn vague_words_have_their_least_number() {
    check("The patrol killed several insurgents in Kunar province today.", "2011-05-14 stated, Kunar: 3 killed, 0 captured");
    check("The patrol killed numerous insurgents in Kunar province today.", "2011-05-14 stated, Kunar: 4 killed, 0 captured");
    check("The patrol killed more than 20 insurgents in Kunar province today.", "2011-05-14 stated, Kunar: 21 killed, 0 captured");
    check("The patrol detained suspected insurgents in Kunar province today.", "2011-05-14 stated, Kunar: 0 killed, 2 captured");
    check("The patrol detained a number of smugglers in Kunar province today.", "2011-05-14 stated, Kunar: 0 killed, 3 captured");
}

#[test]
fn what_is_planned_blamed_or_earlier_is_not_counted() {
    check(
        "Troops searched a farm in Logar province yesterday to capture a Haqqani leader. He is responsible for attacks that killed nine \
         villagers. One man was detained.",
        "2011-05-13 stated, Logar: 0 killed, 1 captured",
    );
    check(
        "Troops detained an insurgent in Logar province yesterday. Police have arrested 80 smugglers since January.",
        "2011-05-13 stated, Logar: 0 killed, 1 captured",
    );
    check(
        "No villagers were detained in the search in Logar province.",
        "2011-05-14 inferred from publication, Logar: 0 killed, 0 captured",
    );
}

#[test]
fn the_kind_follows_the_counts_and_is_none_without_any() {
    let kind = |text: &str| {
        let line = CASUS.line_as(Scheme::Isaf, &Report::of_text("r", text)).expect("a line");
        serde_json::from_str::<Value>(&line.json).expect("JSON")["event_type"].clone()
    };
    assert_eq!(kind("The patrol detained two insurgents in Kunar province."), "detention");
    assert_eq!(kind("The patrol killed two insurgents in Kunar province."), "insurgentskilled");
    assert_eq!(kind("The patrol killed two gunmen and detained three smugglers in Kunar province."), "captureandkill");
    assert_eq!(kind("The patrol searched a farm in Kunar province."), Value::Null);
    // figures beyond all counting stay at their most, and are not too many to be one event
    let most = Report::of_text("r", "The patrol killed 9999999999 insurgents and detained two smugglers in Kunar province.");
    let line = CASUS.line_as(Scheme::Isaf, &most).expect("a line");
    assert!(line.json.contains("\"event_type\":\"captureandkill\"") && line.events == 1, "{}", line.json);
}

#[test]
fn a_summary_over_provinces_gives_way_to_the_operation() {
    check(
        "Afghan forces detained more than 15 insurgents in Khost and Logar provinces yesterday. In Khost province a patrol detained two men \
         near the border.",
        "2011-05-13 stated, Khost: 0 killed, 2 captured",
    );
}

#[test]
fn the_day_of_a_confirmation_is_not_that_of_the_operation() {
    check(
        "The command confirmed today the capture of a rebel courier in Zabul province Tuesday.",
        "2011-05-10 stated, Zabul: 0 killed, 1 captured",
    );
}
