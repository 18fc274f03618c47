//! The columns of CSV: one row per event. The same list writes the header, the cells and the documentation.

use super::rows::{ActorRow, CountRow, EventRow, PartRow, ReportRow};

/// One column of CSV.
#[derive(Clone, Copy)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// What it holds, in one line.
    pub means: &'static str,
    /// Its cell for one event.
    pub cell: fn(&ReportRow, &EventRow) -> String,
}

const fn column(name: &'static str, means: &'static str, cell: fn(&ReportRow, &EventRow) -> String) -> Column {
    Column { name, means, cell }
}

/// All columns, in order. An empty cell is an empty field; `gaps` says why.
pub const COLUMNS: &[Column] = &[
    column("doc", "name the report arrived under", |r, _| r.doc.clone()),
    column("file", "file it came from", |r, _| r.file.clone()),
    column("report", "name made of the report's source, date and text", |r, _| r.report.clone()),
    column("published", "day of publication, or first/last possible day", |r, _| text(r.published.as_ref())),
    column("source", "who published it", |r, _| text(r.source.as_ref())),
    column("event", "name of the event: report, byte of the trigger, part", |_, e| e.event.clone()),
    column("incident", "incident it belongs to; equal in all events of one incident", |_, e| e.incident.clone()),
    column("kind", "the codebook's title for what happened", |_, e| e.kind.clone()),
    column("slug", "the codebook's short name for it", |_, e| e.slug.clone()),
    column("plover", "PLOVER's event type", |_, e| text(e.plover.as_ref())),
    column("status", "happened, ongoing, attempted, threatened, intended, possible or denied", |_, e| e.status.clone()),
    column("retold", "true for an earlier event mentioned as background", |_, e| e.retold.to_string()),
    column(
        "certainty",
        "the chance that its words tell of an event in this way, 0 to 1; of kinds that are read by rule alone, set by rule",
        |_, e| e.certainty.to_string(),
    ),
    column("date_first", "earliest possible day; empty for \"on or before\"", |_, e| text(e.date.as_ref().and_then(|d| d.first.as_ref()))),
    column("date_last", "latest possible day; empty for an open end", |_, e| text(e.date.as_ref().and_then(|d| d.last.as_ref()))),
    column("date_grain", "how finely the words name it: day, week, month, season, year or stretch", |_, e| {
        text(e.date.as_ref().map(|d| &d.grain))
    }),
    column("date_basis", "stated, carried (words of an event around it), inferred from publication (no words) or unknown", |_, e| {
        e.date_basis.clone()
    }),
    column("date_by", "the latest day it can have been: the end of its date, else the day of publication of what is news", |_, e| {
        text(e.date_by.as_ref())
    }),
    column("place", "name of the place", |_, e| text(e.place.as_ref().map(|p| &p.name))),
    column("lat", "degrees north", |_, e| number(e.place.as_ref().and_then(|p| p.lat))),
    column("lon", "degrees east", |_, e| number(e.place.as_ref().and_then(|p| p.lon))),
    column("precision", "UCDP's where_prec, 1 (exact) to 7", |_, e| number(e.place.as_ref().map(|p| p.precision))),
    column("country", "ISO 3166 alpha-3 code of the country", |_, e| text(e.place.as_ref().and_then(|p| p.country.as_ref()))),
    column("admin1", "first-order administrative unit", |_, e| text(e.place.as_ref().and_then(|p| p.admin1.as_ref()))),
    column("perpetrators", "who did it: canonical names, else the words; several joined with \"; \"", |_, e| actors(&e.perpetrators)),
    column("perpetrator_words", "the words for them, joined with \"; \"", |_, e| joined(&e.perpetrators, |a| a.text.clone())),
    column("perpetrator_confidence", "fact, claimed, accused, accused by authorities or possible, one for each", |_, e| {
        joined(&e.perpetrators, |a| a.said.confidence.clone())
    }),
    column("perpetrator_said_by", "who says that they did it, one for each; \"-\" where the report speaks for itself", |_, e| {
        joined(&e.perpetrators, |a| a.said.said_by.clone().unwrap_or_else(|| "-".to_owned()))
    }),
    column("targets", "to whom or what: canonical names, else the words; several joined with \"; \"", |_, e| actors(&e.targets)),
    column("target_words", "the words for them, joined with \"; \"", |_, e| joined(&e.targets, |a| a.text.clone())),
    column("weapon", "with what", |_, e| text(e.weapon.as_ref())),
    column("killed_low", "at least so many died", |_, e| low(e.killed.as_ref())),
    column("killed_best", "the figure a coder writes down", |_, e| best(e.killed.as_ref())),
    column("killed_high", "at most so many died; empty where the words set no bound", |_, e| high(e.killed.as_ref())),
    column("killed_words", "the words that say it", |_, e| words(e.killed.as_ref())),
    column("killed_said_by", "who says it; empty where the report speaks for itself", |_, e| said_by(e.killed.as_ref())),
    column("injured_low", "at least so many were hurt", |_, e| low(e.injured.as_ref())),
    column("injured_best", "the figure a coder writes down", |_, e| best(e.injured.as_ref())),
    column("injured_high", "at most so many were hurt; empty where the words set no bound", |_, e| high(e.injured.as_ref())),
    column("injured_words", "the words that say it", |_, e| words(e.injured.as_ref())),
    column("injured_said_by", "who says it; empty where the report speaks for itself", |_, e| said_by(e.injured.as_ref())),
    column("taken_low", "at least so many were abducted, arrested or captured", |_, e| low(e.taken.as_ref())),
    column("taken_best", "the figure a coder writes down", |_, e| best(e.taken.as_ref())),
    column("taken_high", "at most so many were taken; empty where the words set no bound", |_, e| high(e.taken.as_ref())),
    column("taken_words", "the words that say it", |_, e| words(e.taken.as_ref())),
    column("missing_best", "how many are missing", |_, e| best(e.missing.as_ref())),
    column("missing_words", "the words that say it", |_, e| words(e.missing.as_ref())),
    column("displaced_best", "how many had to leave their homes", |_, e| best(e.displaced.as_ref())),
    column("displaced_words", "the words that say it", |_, e| words(e.displaced.as_ref())),
    column("killed_parts", "of whom the killed are, as \"3 children (civilians)\", joined with \"; \"; they need not add up", |_, e| {
        parts(&e.killed_parts)
    }),
    column("injured_parts", "of whom the injured are", |_, e| parts(&e.injured_parts)),
    column("joint_with", "events that share the figures, one total to be counted once, joined with \"; \"", |_, e| e.joint_with.join("; ")),
    column("start", "first byte of the trigger in the report's normalised text (UTF-8)", |_, e| e.trigger.start.to_string()),
    column("end", "first byte after it", |_, e| e.trigger.end.to_string()),
    column("trigger", "the words that tell of the event", |_, e| e.trigger.text.clone()),
    column("rule", "the rule that read them", |_, e| e.trigger.rule.clone()),
    column("said_by", "who tells of the event; empty where the report speaks for itself", |_, e| text(e.trigger.said_by.as_ref())),
    column("gaps", "empty fields and why: \"field: reason\", joined with \"; \"", |_, e| {
        e.gaps.iter().map(|(field, because)| format!("{field}: {because}")).collect::<Vec<_>>().join("; ")
    }),
    column("versions", "what the row was made by", |r, _| r.versions.to_string()),
];

/// Of whom a toll is made, as tables show it.
fn parts(parts: &[PartRow]) -> String {
    parts.iter().map(|part| format!("{} {} ({})", part.count.best, part.who, part.side)).collect::<Vec<_>>().join("; ")
}

/// Everyone in a list as tables show them: canonical name, else the words; a private name in quotes where it is shown.
pub(crate) fn actors(actors: &[ActorRow]) -> String {
    joined(actors, |actor| {
        let name = actor.canonical.as_ref().unwrap_or(&actor.text);
        actor.private_name.as_ref().map_or_else(|| name.clone(), |private| format!("{name} \"{private}\""))
    })
}

fn joined(actors: &[ActorRow], part: impl Fn(&ActorRow) -> String) -> String {
    actors.iter().map(part).collect::<Vec<_>>().join("; ")
}

fn text(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

fn number(value: Option<impl ToString>) -> String {
    value.map(|number| number.to_string()).unwrap_or_default()
}

fn low(count: Option<&CountRow>) -> String {
    number(count.map(|count| count.low))
}

fn best(count: Option<&CountRow>) -> String {
    number(count.map(|count| count.best))
}

fn high(count: Option<&CountRow>) -> String {
    number(count.and_then(|count| count.high))
}

fn words(count: Option<&CountRow>) -> String {
    text(count.and_then(|count| count.said.words.as_ref()))
}

fn said_by(count: Option<&CountRow>) -> String {
    text(count.and_then(|count| count.said.said_by.as_ref()))
}
