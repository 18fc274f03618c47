//! What perpetrators and targets were on the day of their event. Reports are published on Tuesday 24 May 2016.

mod knowledge;

use casus_events::{ActorRef, Claim};
use knowledge::{read, report};

/// Id or `country community`, class and ACLED's type of everyone in the events, doers before `→`.
fn standings(text: &str) -> String {
    let reading = read(&report(text));
    let side = |claims: &[Claim<ActorRef>]| {
        let told = claims.iter().filter_map(|claim| claim.value.standing.as_ref()).map(|standing| {
            let parts: Vec<String> = standing.country.map(|iso| iso.to_string()).into_iter().chain(standing.community.clone()).collect();
            let who = standing.id.clone().unwrap_or_else(|| parts.join(" "));
            let class = standing.class.map_or("", |class| class.word());
            let operation = standing.operation.as_ref().map(|operation| format!(" in {operation}")).unwrap_or_default();
            format!("{} {class}{operation} {} {}", who.trim_start_matches("casus:"), standing.acled.code(), standing.sector)
        });
        told.collect::<Vec<_>>().join("+")
    };
    reading.events.iter().map(|event| format!("{} → {}", side(&event.perpetrators), side(&event.targets))).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(standings(text), expected, "{text}");
}

#[test]
fn names_are_their_bearers_on_the_day() {
    check("The Taliban attacked a village near Kandahar on Monday.", "taliban rebel_group 2 REB → ");
    check("In October 1999 the Taliban attacked a village near Kandahar.", "taliban government 1 GOV → ");
    check("Al-Shabaab attacked soldiers in Kismayo on Monday.", "al-shabaab rebel_group 2 REB →  military 1 MIL");
    check(
        "On 3 May 2010 the Islamic State of Iraq attacked police in Mosul.",
        "islamic-state-iraq rebel_group 2 REB → pol-IRQ police 1 COP",
    );
}

#[test]
fn people_without_an_organisation_are_put_together() {
    check("Tuareg rebels attacked Fulani herders near Gao on Monday.", "Tuareg rebel_group 2 REB → Fulani  7 CVL");
    check("Gunmen attacked Colombian peasants in Medellin on Monday.", " militia 3 REB → COL  7 CVL");
    check("Villagers attacked UN peacekeepers in Gao on Monday.", "  7 CVL → minusma peacekeeping_force 8 MIL");
}

#[test]
fn a_name_of_another_time_is_told() {
    let reading =
        read(&report("The Nusra Front attacked soldiers in Idlib on Monday. In 2019 the Nusra Front attacked soldiers in Idlib."));
    let notes: Vec<String> = reading.notes.iter().map(ToString::to_string).collect();
    let told = "coding actors: found \"Nusra Front\", Jabhat al-Nusra until 2016-07-28, since then Hay'at Tahrir al-Sham; the bearer on the event's day was taken";
    assert!(notes.iter().any(|note| note == told), "{notes:?}");
}
