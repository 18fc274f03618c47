//! Templates of MUC-4 as its scorers read them.

use super::Line;
use crate::Casus;
use casus_events::muc4::slots::{CONFIDENCES, STAGES};
use casus_events::muc4::{ROLES, SCORED, TYPES, Template};
use casus_text::{Parse, Report};
use serde_json::{Map, Value, json};

/// The templates of a report as one JSON object: `{"docid": …, "templates": […]}`.
pub(super) fn read(casus: &Casus, report: &Report) -> Result<Line, String> {
    let model = casus.muc4().map_err(|error| error.to_string())?;
    let parse = casus.parse(report);
    let templates = model.read(casus.reader(), report, &parse);
    Ok(line(report, &parse, &templates))
}

/// These templates of a report as one JSON object.
pub fn line(report: &Report, parse: &Parse, templates: &[Template]) -> Line {
    let written: Vec<Value> = templates.iter().map(|template| object(report, parse, template)).collect();
    let json = json!({ "docid": report.doc, "templates": written }).to_string();
    Line { json, events: templates.len() }
}

fn object(report: &Report, parse: &Parse, template: &Template) -> Value {
    let mut object = Map::new();
    object.insert("incident_type".to_owned(), TYPES[template.kind].into());
    object.insert("certainty".to_owned(), ((f64::from(template.certainty) * 100.0).round() / 100.0).into());
    for (role, fills) in template.fills.iter().enumerate() {
        let words = |(tokens, _): &(_, f32)| Value::from(one_line(parse.words(report, *tokens)));
        let key = if role < SCORED { ROLES[role] } else { "victim_description" };
        object.insert(key.to_owned(), fills.iter().map(words).collect());
    }
    let days = template.days.map(|days| json!([days.first.map(|day| day.to_string()), days.last.map(|day| day.to_string())]));
    object.insert("date".to_owned(), days.unwrap_or(Value::Null));
    object.insert("location".to_owned(), template.location.iter().map(|level| one_line(level)).collect());
    object.insert("stage".to_owned(), STAGES[template.stage].into());
    object.insert("confidence".to_owned(), template.confidence.map(|at| CONFIDENCES[at]).into());
    object.insert("killed".to_owned(), template.killed.into());
    object.insert("injured".to_owned(), template.injured.into());
    object.into()
}

/// Words without line ends and double spaces.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use casus_text::ingest;

    const REPORT: &str = "OWN-MUC4-0001\n\n    SAN SALVADOR, 10 JAN 90 (RADIO RIO) -- [TEXT] THE FARABUNDO MARTI NATIONAL LIBERATION FRONT\n\
        [FMLN] TODAY BLEW UP THE POWER SUBSTATION OF SAN MIGUEL WITH DYNAMITE.  TWO NIGHT WATCHMEN\n    WERE KILLED IN THE ATTACK, THE ARMY SAID.\n";

    fn line_of(casus: &Casus, message: &str) -> Value {
        let report = ingest::read("own", message.as_bytes(), ingest::Format::Muc).reports.remove(0).expect("a message");
        serde_json::from_str(&read(casus, &report).expect("a line").json).expect("JSON")
    }

    #[test]
    fn an_incident_is_written_as_the_scorers_read_it() {
        let casus = Casus::new().expect("the committed knowledge");
        let line = line_of(&casus, REPORT);
        assert_eq!(line["docid"], "OWN-MUC4-0001");
        let template = &line["templates"][0];
        assert!(TYPES.contains(&template["incident_type"].as_str().unwrap_or_default()), "{line}");
        assert!(template["certainty"].as_f64().is_some_and(|chance| (0.5..=1.0).contains(&chance)), "{line}");
        assert_eq!(template["location"][0], "El Salvador", "{line}");
        assert_eq!(template["stage"], "accomplished", "{line}");
        assert!(template["date"].as_array().is_some_and(|days| days.len() == 2 && days[1] == "1990-01-10"), "{line}");
        let said: Vec<&str> = ["PerpOrg", "Target", "Weapon"].iter().filter_map(|role| template[*role][0].as_str()).collect();
        assert!(said.contains(&"DYNAMITE"), "{line}");
        let text = REPORT.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.iter().all(|words| text.contains(words)), "{line}");
    }

    #[track_caller]
    fn check_place(casus: &Casus, text: &str, expected: &[&str]) {
        let line = line_of(casus, &format!("OWN-MUC4-0003\n\n    {text}\n"));
        assert_eq!(line["templates"][0]["location"], json!(expected), "{line}");
    }

    #[test]
    fn the_deepest_place_is_the_incidents_own() {
        let casus = Casus::new().expect("the committed knowledge");
        let text = "SHINING PATH GUERRILLAS DYNAMITED A BRIDGE IN THE TOWN OF HUANTA, AYACUCHO DEPARTMENT, YESTERDAY.";
        check_place(&casus, &format!("LIMA, 3 MAR 90 (PRENSA SUR) -- [TEXT] {text}  TWO PEASANTS WERE KILLED."), &["Peru", "HUANTA"]);
        // no sentence says where, but the dateline
        let text = "A BOMB EXPLODED TODAY IN FRONT OF THE MINISTRY OF FISHERIES.  TWO POLICEMEN WERE WOUNDED.";
        let text = format!("LIMA, 3 MAR 90 (PRENSA SUR) -- [TEXT] {text}  THE SHINING PATH [SL] CLAIMED THE ATTACK.");
        check_place(&casus, &text, &["Peru", "LIMA"]);
        assert_eq!(line_of(&casus, REPORT)["templates"][0]["location"], json!(["El Salvador", "SAN MIGUEL"]));
    }

    #[test]
    fn a_report_of_nothing_has_no_template() {
        let casus = Casus::new().expect("the committed knowledge");
        let message = "OWN-MUC4-0002\n\n    LIMA, 3 MAR 90 (PRENSA SUR) -- [TEXT] THE MINISTER OF FISHERIES OPENED A FAIR FOR FARMERS TODAY.\n    \
            COFFEE AND WOOL WERE SHOWN, AND THE BAND OF THE PORT PLAYED.\n";
        assert_eq!(line_of(&casus, message)["templates"], json!([]));
    }
}
