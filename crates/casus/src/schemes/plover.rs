//! Events of PLOVER as its scorer reads them.

use super::Line;
use crate::Casus;
use casus_events::plover::{self, Actor, PloverEvent};
use casus_text::{Report, Span};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The events of a report as one JSON object: `{"id": …, "events": […]}`.
pub(super) fn read(casus: &Casus, report: &Report) -> Result<Line, String> {
    let model = casus.plover().map_err(|error| error.to_string())?;
    let parse = casus.parse(report);
    Ok(line(report, &plover::code(casus.reader(), model, report, &parse)))
}

/// These events of a report as one JSON object. `start` and `end` count bytes of the report's text.
pub fn line(report: &Report, events: &[PloverEvent]) -> Line {
    let written: Vec<Value> = events.iter().map(|event| object(report, event)).collect();
    Line { json: json!({ "id": report.doc, "events": written }).to_string(), events: events.len() }
}

fn object(report: &Report, event: &PloverEvent) -> Value {
    let codes = |actors: &[Actor]| json!(actors.iter().filter_map(|actor| actor.code.clone()).collect::<BTreeSet<String>>());
    let words = |actors: &[Actor]| actors.iter().map(|actor| actor_words(report, actor)).collect::<Vec<_>>();
    json!({
        "type": event.kind.word(),
        "mode": event.mode,
        "source": codes(&event.sources),
        "target": codes(&event.targets),
        "text": one_line(report.words(event.words)),
        "start": event.words.start,
        "end": event.words.end,
        "source_words": words(&event.sources),
        "target_words": words(&event.targets),
    })
}

fn actor_words(report: &Report, actor: &Actor) -> Value {
    let Span { start, end, .. } = actor.words;
    json!({ "text": one_line(report.words(actor.words)), "start": start, "end": end, "code": actor.code, "sector": actor.sector })
}

/// Words without line ends and double spaces.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::{Casus, Report, Scheme};
    use serde_json::Value;

    /// Type, sources and targets of the one event, and the words that tell it.
    #[track_caller]
    fn check(casus: &Casus, text: &str, expected: &str) {
        let report = Report::of_text("a", text);
        let line = casus.line_as(Scheme::Plover, &report).expect("a line");
        let object: Value = serde_json::from_str(&line.json).expect("JSON");
        assert_eq!(object["id"], "a");
        let event = &object["events"][0];
        let at = |value: &Value| value.as_u64().expect("a byte") as usize;
        assert_eq!(&text[at(&event["start"])..at(&event["end"])], event["text"], "spans are those of the words");
        for side in ["source_words", "target_words"] {
            for actor in event[side].as_array().expect("a list") {
                assert_eq!(&text[at(&actor["start"])..at(&actor["end"])], actor["text"]);
            }
        }
        let codes = |side: &str| event[side].as_array().expect("codes").iter().filter_map(Value::as_str).collect::<Vec<_>>().join("+");
        let shown =
            [event["type"].as_str().unwrap_or_default(), &codes("source"), &codes("target"), event["text"].as_str().unwrap_or_default()];
        assert_eq!(shown.join(" "), expected, "{}", line.json);
    }

    #[test]
    fn who_does_what_to_whom_is_written() {
        let casus = Casus::new().expect("the committed knowledge");
        check(&casus, "Peru accused Chile of spying on its navy.", "ACCUSE PER CHL accused");
        check(&casus, "Zambia was accused by Malawi of spying.", "ACCUSE MWI ZMB accused");
        check(&casus, "Zambia asked the United Nations for tents.", "REQUEST ZMB IGO asked");
        check(&casus, "Rebels in Chad killed nine soldiers on Monday.", "ASSAULT TCD TCD killed");
    }
}
