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
