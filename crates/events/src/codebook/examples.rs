//! The sentences of the codebook as tests: what of an example is not read as it says.

use super::{Codebook, Example, KindIdx};
use crate::{Event, Reading};
use casus_text::{Days, Report};
use jiff::civil::date;

/// An example as a report, published on Tuesday 24 May 2016.
pub fn report(example: &Example) -> Report {
    Report { published: Some(Days::on(date(2016, 5, 24))), ..Report::of_text("example", &example.text) }
}

/// What keeps a `yes` example from being read as an event of its kind with the values it names; nothing if it is.
pub fn faults_of_yes(codebook: &Codebook, kind: KindIdx, example: &Example, report: &Report, reading: &Reading) -> Vec<String> {
    let of_kind = reading.events.iter().filter(|event| event.kind.value == kind);
    let best = of_kind.map(|event| faults(event, example, report)).min_by_key(Vec::len);
    best.unwrap_or_else(|| {
        let found: Vec<&str> = reading.events.iter().map(|event| codebook.of(&event.kind).slug.as_str()).collect();
        vec![if found.is_empty() { "not coded".to_owned() } else { format!("not coded; found {}", found.join(", ")) }]
    })
}

/// What is wrong if a `no` example is coded as its kind having happened.
pub fn fault_of_no(kind: KindIdx, example: &Example, reading: &Reading) -> Option<String> {
    let coded = reading.events.iter().any(|event| event.kind.value == kind && event.status().is_real());
    coded.then(|| format!("coded, although: {}", example.because.as_deref().unwrap_or("–")))
}

/// What differs between an event and what a `yes` example says of it.
fn faults(event: &Event, example: &Example, report: &Report) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expect = |what: &str, expected: Option<String>, found: String, ok: bool| {
        if let Some(expected) = expected
            && !ok
        {
            faults.push(format!("{what}: expected {expected:?}, found {found:?}"));
        }
    };
    let holds = |words: &Option<String>, text: &str| {
        words.as_ref().is_some_and(|w| text.contains(&w.to_lowercase()) || w.to_lowercase().contains(text))
    };
    let trigger = report.words(event.kind.words).to_lowercase();
    expect("trigger", example.trigger.clone(), trigger.clone(), holds(&example.trigger, &trigger));
    for (role, words, claims) in [("agent", &example.agent, &event.perpetrators), ("target", &example.target, &event.targets)] {
        let found: Vec<String> = claims.iter().map(|c| c.value.text.to_lowercase()).collect();
        expect(role, words.clone(), found.join("; "), found.iter().any(|text| holds(words, text)));
    }
    let place = event.place.as_ref().map(|p| format!("{} ({})", report.words(p.words), p.value.name).to_lowercase()).unwrap_or_default();
    expect("place", example.place.clone(), place.clone(), example.place.as_ref().is_some_and(|p| place.contains(&p.to_lowercase())));
    for (what, expected, found) in
        [("killed", example.killed, &event.killed), ("injured", example.injured, &event.injured), ("taken", example.taken, &event.taken)]
    {
        let found = found.as_ref().map(|c| c.value.best);
        let shown = found.map_or_else(|| "–".to_owned(), |n| n.to_string());
        expect(what, expected.map(|n| n.to_string()), shown, found == expected);
    }
    let status = example.status.clone().unwrap_or_else(|| "happened".to_owned());
    expect("status", Some(status.clone()), event.status().word().to_owned(), event.status().word() == status);
    faults
}
