//! How sentences are read: status, retelling, speakers, dates, places, roles, tolls, links, assessments and conditions.
//! Reports are published on Tuesday 24 May 2016.

mod knowledge;

use casus_events::{Event, Reading};
use casus_text::Report;
use knowledge::{read, reader, report};

/// One line per event: kind, status, day, place, doers → targets, tolls, speaker.
fn events(text: &str) -> String {
    let report = report(text);
    let reading = read(&report);
    reading.events.iter().map(|event| line(event, &report)).collect::<Vec<_>>().join("\n")
}

fn line(event: &Event, _report: &Report) -> String {
    let mut parts = vec![reader().codebook().of(&event.kind).slug.clone()];
    if event.status().word() != "happened" {
        parts.push(event.status().word().to_owned());
    }
    if event.retold.is_some() {
        parts.push("retold".to_owned());
    }
    parts.extend(event.date.as_ref().map(|date| date.value.days.to_string()));
    parts.extend(event.place.as_ref().map(|place| format!("{}:{}", place.value.name, place.value.precision)));
    let names =
        |actors: &[casus_events::Claim<casus_events::ActorRef>]| actors.iter().map(|a| a.value.text.as_str()).collect::<Vec<_>>().join("+");
    parts.push(format!("{} → {}", names(&event.perpetrators), names(&event.targets)));
    for (word, count) in [("killed", &event.killed), ("injured", &event.injured), ("taken", &event.taken)] {
        parts.extend(count.as_ref().map(|count| format!("{word} {}", count.value)));
    }
    let speaker = event.kind.said_by.as_ref().or(event.killed.as_ref().and_then(|killed| killed.said_by.as_ref()));
    parts.extend(speaker.map(|speaker| format!("says {}", speaker.name)));
    if !event.joint_with.is_empty() {
        parts.push("joint".to_owned());
    }
    parts.join(" | ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(events(text), expected, "{text}");
}

#[test]
fn what_did_not_happen() {
    check("Rebels have not attacked the town of Idlib.", "attack | denied | Idlib:1 | Rebels → town");
    check("The army denied that its planes had bombed Aleppo on Monday.", "air-strike | denied | 2016-05-23 | Aleppo:1 |  → Aleppo");
    check("Rebels may attack Idlib on Friday.", "attack | possible | 2016-05-20 | Idlib:1 | Rebels → Idlib");
    check(
        "Militants threatened to bomb the market in Kano.",
        "threat | threatened | Kano:1 | Militants → \nbombing | threatened | Kano:1 | Militants → market",
    );
    check("Al-Shabaab is planning to seize Kismayo.", "territory-taken | intended | Kismayo:1 | Al-Shabaab → Kismayo");
    check("Police foiled a bombing in Lagos on Sunday.", "bombing | attempted | 2016-05-22 | Lagos:1 |  → ");
    check("If rebels attack Idlib, many will flee.", "attack | possible | Idlib:1 | rebels → Idlib");
    check("Gunmen tried to kidnap two engineers in Kano on Monday.", "abduction | attempted | 2016-05-23 | Kano:1 | Gunmen → engineers");
    check("Fears of an attack on Goma are growing.", "attack | possible | Goma:1 |  → Goma");
    check("Troops are shelling the town of Douma.", "shelling | ongoing | Douma:1 | Troops → town");
}

#[test]
fn what_is_told_again() {
    check(
        "In March 2012 gunmen killed six villagers in Kano.",
        "attack | retold | 2012-03-01/2012-03-31 | Kano:1 | gunmen → villagers | killed 6",
    );
    check(
        "A bomb killed two men in Kano on Monday. The bombing was the third there this month.",
        "bombing | 2016-05-23 | Kano:1 |  → men | killed 2",
    );
    check(
        "On Monday gunmen attacked a bus near Kano. In 2014 rebels seized Mosul.",
        "attack | 2016-05-23 | Kano:2 | gunmen → bus\nterritory-taken | retold | 2014-01-01/2014-12-31 | Mosul:1 | rebels → Mosul",
    );
    check(
        "A widow remembered on Friday the day in July 1994 when gunmen killed nine men in Kano.",
        "attack | retold | 1994-07-01/1994-07-31 | Kano:1 | gunmen → men | killed 9",
    );
}

#[test]
fn described_places() {
    check(
        "Rebels attacked Goma on Friday. On Sunday shells hit the town, killing two people.",
        "attack | 2016-05-20 | Goma:1 | Rebels → Goma\nshelling | 2016-05-22 | Goma:1 |  → town+people | killed 2",
    );
}

#[test]
fn who_says_so() {
    check(
        "Gunmen killed six villagers in Kano on Monday, police said.",
        "attack | 2016-05-23 | Kano:1 | Gunmen → villagers | killed 6 | says police",
    );
    check(
        "According to the BBC, gunmen killed six villagers in Kano on Monday.",
        "attack | 2016-05-23 | Kano:1 | gunmen → villagers | killed 6 | says BBC",
    );
    check(
        "Rebels attacked a camp near Goma on Monday; according to local sources, nine soldiers were killed.",
        "attack | 2016-05-23 | Goma:2 | Rebels → camp+soldiers | killed 9 | says local sources",
    );
}

#[test]
fn tolls() {
    check(
        "A suicide bomber killed at least 12 people and wounded more than 30 in Kano on Friday.",
        "suicide-bombing | 2016-05-20 | Kano:1 | suicide bomber →  | killed 12+ | injured 30+",
    );
    check("A blast in Homs on Monday left five people dead.", "bombing | 2016-05-23 | Homs:1 |  →  | killed 5");
    check(
        "On Monday suicide bombers struck in Homs and Tartus, killing 20 people.",
        "suicide-bombing | 2016-05-23 | Homs:1 | suicide bombers → people | killed 20 | joint\nsuicide-bombing | 2016-05-23 | Tartous:1 | suicide bombers → people | killed 20 | joint",
    );
    check(
        "Gunmen attacked a farm near Kano on Sunday. Seven farmers were killed.",
        "attack | 2016-05-22 | Kano:2 | Gunmen → farm | killed 7",
    );
    check(
        "Between 20 and 30 rebels were killed in clashes with the army near Aleppo on Monday.",
        "armed-clash | 2016-05-23 | Aleppo:2 |  → army+rebels | killed 25 (20–30)",
    );
    check("The war has killed 70,000 people in ten years.", "");
}

#[test]
fn places_and_days() {
    check(
        "Two soldiers were killed in an ambush in Goma, North Kivu, yesterday.",
        "armed-clash | 2016-05-23 | Goma:1 |  → soldiers | killed 2",
    );
    check(
        "Shells fell on Donetsk and Horlivka on Monday.",
        "shelling | 2016-05-23 | Donetsk:1 |  → Donetsk+Horlivka\nshelling | 2016-05-23 | Horlivka:1 |  → Donetsk+Horlivka",
    );
    check("Gunmen raided a village north of Titao last week.", "attack | 2016-05-16/2016-05-22 | Titao:2 | Gunmen → village");
    check("12 May, Beni. Rebels killed four farmers.", "attack | 2016-05-12 | Beni:1 | Rebels → farmers | killed 4");
}

#[test]
fn capitals() {
    check("TERRORISTS OF THE FMLN KIDNAPPED THE MAYOR OF PERQUIN ON 20 MAY.", "abduction | 2016-05-20 | TERRORISTS → MAYOR");
    check(
        "THREE SOLDIERS WERE KILLED AND SEVEN WERE WOUNDED WHEN GUERRILLAS ATTACKED A GARRISON IN USULUTAN YESTERDAY.",
        "armed-clash | 2016-05-23 | Usulután:1 | GUERRILLAS → GARRISON+SOLDIERS | killed 3 | injured 7",
    );
}

#[test]
fn private_people_stand_by_their_role() {
    let report = report("Gunmen killed Maria Lopez, a teacher, in Medellin on Monday.");
    let Reading { events, .. } = read(&report);
    let target = &events[0].targets[0].value;
    assert_eq!((target.text.as_str(), target.private_name.as_deref()), ("teacher", Some("Maria Lopez")));
}

/// Kind, holder, audience, hedges and words of each assessment.
fn assessments(text: &str) -> String {
    let report = report(text);
    let shown = |a: &casus_events::Assessment| {
        let hedges: Vec<&str> = a.hedges.iter().map(|hedge| report.words(hedge.words)).collect();
        format!(
            "{} | {} → {} | {} | {}",
            a.kind.value.word(),
            a.holder.as_ref().map_or("-", |h| &h.value),
            a.audience.as_ref().map_or("-", |h| &h.value),
            hedges.join(", "),
            report.words(a.kind.words)
        )
    };
    read(&report).assessments.iter().map(shown).collect::<Vec<_>>().join("\n")
}

#[test]
fn messages_intents_consequences() {
    let check = |text: &str, expected: &str| assert_eq!(assessments(text), expected, "{text}");
    check("The attack sends a clear message to Moscow.", "message | attack → Russia |  | The attack sends a clear message to Moscow");
    check(
        "The rebels want to split the army from the government.",
        "intent | rebels → government |  | want to split the army from the government",
    );
    check(
        "The strike could trigger reprisals against Sunnis.",
        "expected consequence | strike → Sunnis | could | The strike could trigger reprisals against Sunnis",
    );
    check(
        "Analysts say the group probably hopes to provoke the United States.",
        "intent | group → - | probably, hopes | hopes to provoke the United States",
    );
}

#[test]
fn conditions() {
    let shown = |text: &str| {
        let report = report(text);
        let one = |c: &casus_events::Condition| {
            let about: Vec<&str> = c.about.iter().map(|a| a.value.as_str()).collect();
            format!("{} of {}", c.attribute.value, about.join("+"))
        };
        read(&report).conditions.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let check = |text: &str, expected: &str| assert_eq!(shown(text), expected, "{text}");
    check("Goma is home to 40,000 people from Masisi.", "displacement of Goma");
    check("Kidal is under the control of the rebels.", "control of Kidal");
    check("Gao is home to a French base.", "foreign bases of Gao");
    check("In Mosul, Sunnis are the majority.", "population of Mosul");
    check("Security in Tripoli remains fragile and checkpoints are few.", "security of Tripoli");
    check("Gunmen attacked Goma on Monday.", "");
}

#[test]
fn another_language_is_noted_and_not_coded() {
    let report = Report { language: Some("fr".to_owned()), ..report("Deux hommes ont été tués à Homs.") };
    let reading = read(&report);
    assert!(reading.events.is_empty());
    assert_eq!(
        reading.notes[0].message,
        "coding: found a report in \"fr\", expected English, the only language with rules; it was not coded"
    );
}
