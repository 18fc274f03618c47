//! A table that a person likes to read: events by incident, then what is retold or did not happen, then what the report
//! says that things mean and what places are like.

use super::paper::{one_line, quoted};
use super::{Paper, Sink};
use crate::store::columns::actors;
use crate::store::rows::{ActorRow, AssessmentRow, ConditionRow, CountRow, FiguresRow};
use crate::store::tolls::Tolls;
use crate::{Error, EventRow, ReportRow};
use casus_analysis::Toll;
use comfy_table::{ContentArrangement, presets};
use std::collections::HashMap;
use std::io::{self, Write};

/// On paper narrower than this, events are lines of a list instead of rows of a table.
const NARROW: u16 = 80;
/// Longer words than this are broken after their strokes.
const LONG: usize = 16;

/// Reports one after the other, and one line of totals after the last.
pub struct Table<W> {
    out: W,
    paper: Paper,
    tolls: Tolls,
    reports: u64,
    failed: u64,
}

impl<W: Write> Table<W> {
    /// Writes to `out` on this paper.
    pub fn new(out: W, paper: Paper) -> Self {
        Table { out, paper, tolls: Tolls::default(), reports: 0, failed: 0 }
    }
}

impl<W: Write> Sink for Table<W> {
    fn write(&mut self, row: &ReportRow) -> Result<(), Error> {
        if let Some(error) = &row.error {
            self.failed += 1;
            self.paper.heading(&mut self.out, &one_line(&row.doc))?;
            self.paper.lines(&mut self.out, &one_line(&format!("not coded: {}: {error}", row.file)))?;
            writeln!(self.out)?;
            return Ok(());
        }
        self.reports += 1;
        self.tolls.add(row);
        head(&mut self.out, self.paper, row)?;
        let numbers = numbers(&row.events);
        news(&mut self.out, self.paper, row, &numbers)?;
        let retold: Vec<_> = row.events.iter().filter(|event| event.is_real() && event.retold).map(event_line).collect();
        list(&mut self.out, self.paper, "Told again from earlier", &retold)?;
        let unreal: Vec<_> = row.events.iter().filter(|event| !event.is_real()).map(event_line).collect();
        list(&mut self.out, self.paper, "Not told as having happened", &unreal)?;
        let assessments: Vec<_> = row.assessments.iter().map(assessment_line).collect();
        list(&mut self.out, self.paper, "What it is said to mean", &assessments)?;
        let conditions: Vec<_> = row.conditions.iter().map(condition_line).collect();
        list(&mut self.out, self.paper, "What places and actors are said to be like", &conditions)?;
        list(&mut self.out, self.paper, "Notes", &row.notes)?;
        writeln!(self.out)?;
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Error> {
        let (killed, injured) = (self.tolls.killed(), self.tolls.injured());
        let failed = if self.failed > 0 { format!(", {} not coded", self.failed) } else { String::new() };
        let reports = plural(self.reports, "report");
        let incidents = plural((killed.counted + killed.untold) as u64, "incident");
        self.paper.lines(&mut self.out, &format!("{reports}{failed}; {incidents} told as news"))?;
        self.paper.lines(&mut self.out, &format!("Injured in all: {}", total(injured)))?;
        self.paper.heading(&mut self.out, &format!("Killed in all: {}, joint totals counted once", total(killed)))?;
        Ok(self.out.flush()?)
    }
}

fn plural(number: u64, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

fn total(toll: Toll) -> String {
    if toll.counted == 0 {
        return "no figure told".to_owned();
    }
    let figures = toll.figures;
    let range = figures.high.map_or_else(|| format!("{} or more", figures.low), |high| format!("{}–{high}", figures.low));
    let untold = if toll.untold > 0 { format!("; no figure for {}", plural(toll.untold as u64, "incident")) } else { String::new() };
    format!("{} ({range}{untold})", figures.best)
}

fn head(out: &mut impl Write, paper: Paper, row: &ReportRow) -> io::Result<()> {
    paper.heading(out, &one_line(row.title.as_ref().unwrap_or(&row.doc)))?;
    let parts = [row.author.as_ref(), row.published.as_ref(), row.source.as_ref(), Some(&row.file)];
    paper.lines(out, &one_line(&parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ")))
}

/// The incidents of a report, numbered from 1 in the order they are first told; every event knows its incident's number.
fn numbers(events: &[EventRow]) -> HashMap<&str, usize> {
    let mut incidents = HashMap::new();
    for event in events.iter().filter(|event| event.is_news()) {
        let next = incidents.len() + 1;
        incidents.entry(event.incident.as_str()).or_insert(next);
    }
    events.iter().filter_map(|event| Some((event.event.as_str(), *incidents.get(event.incident.as_str())?))).collect()
}

fn news(out: &mut impl Write, paper: Paper, row: &ReportRow, numbers: &HashMap<&str, usize>) -> io::Result<()> {
    let mut events: Vec<_> = row.events.iter().filter(|event| event.is_news()).collect();
    if events.is_empty() {
        return writeln!(out, "no new events");
    }
    events.sort_by_key(|event| numbers[event.event.as_str()]);
    if paper.width < NARROW {
        return events.into_iter().try_for_each(|event| paper.entry(out, &one_line(&event_line(event))));
    }
    let mut table = comfy_table::Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic).set_width(paper.width.max(40));
    table.set_header(["#", "what", "when, where", "who → whom", "killed", "injured", "words"]);
    for event in events {
        table.add_row([
            numbers[event.event.as_str()].to_string(),
            format!("{}\n{}, {:.2}", breakable(&event.kind), event.status, event.certainty),
            format!("{}\n{}", when(event), place(event)),
            format!("{}\n→ {}", side(&event.perpetrators), side(&event.targets)),
            toll_cell(event, event.killed.as_ref(), numbers),
            toll_cell(event, event.injured.as_ref(), numbers),
            said(&quoted(&event.trigger.text), event.trigger.said_by.as_deref()),
        ]);
    }
    table.lines().try_for_each(|line| writeln!(out, "{}", line.trim_end()))
}

/// A title that can be broken after its strokes: "Remote explosive/ landmine/ IED".
fn breakable(title: &str) -> String {
    let pieces = title.split(' ').map(|piece| if piece.len() > LONG { piece.replace('/', "/ ") } else { piece.to_owned() });
    pieces.collect::<Vec<_>>().join(" ")
}

/// Why a field is empty, in as few words as there are.
fn gap(event: &EventRow, field: &str) -> String {
    event.gaps.get(field).map_or_else(|| "–".to_owned(), |because| format!("– ({because})"))
}

fn when(event: &EventRow) -> String {
    let Some(date) = &event.date else { return gap(event, "date") };
    match (&date.first, &date.last) {
        (Some(first), Some(last)) if first == last => first.clone(),
        (Some(first), Some(last)) => format!("{first} to {last}"),
        (Some(first), None) => format!("since {first}"),
        (None, Some(last)) => format!("by {last}"),
        (None, None) => gap(event, "date"),
    }
}

fn place(event: &EventRow) -> String {
    let Some(place) = &event.place else { return gap(event, "place") };
    let country = place.country.as_deref().map(|code| format!(", {code}")).unwrap_or_default();
    let near = if place.lat.is_none() { " (not in the atlas)" } else { "" };
    one_line(&format!("{}{country}{near}", place.name))
}

fn side(side: &[ActorRow]) -> String {
    if side.is_empty() {
        return "–".to_owned();
    }
    let shown = side.iter().map(|actor| {
        let name = actors(std::slice::from_ref(actor));
        let sure = if actor.said.confidence == "fact" { String::new() } else { format!(" ({})", actor.said.confidence) };
        said(&one_line(&format!("{name}{sure}")), actor.said.said_by.as_deref())
    });
    shown.collect::<Vec<_>>().join("; ")
}

fn said(what: &str, said_by: Option<&str>) -> String {
    said_by.map_or_else(|| what.to_owned(), |source| format!("{what} (says {})", one_line(source)))
}

fn toll_cell(event: &EventRow, count: Option<&CountRow>, numbers: &HashMap<&str, usize>) -> String {
    let Some(count) = count else { return "–".to_owned() };
    let mut fellows: Vec<_> = event.joint_with.iter().filter_map(|name| numbers.get(name.as_str())).map(|n| format!("#{n}")).collect();
    fellows.sort();
    fellows.dedup();
    let joint = if fellows.is_empty() { String::new() } else { format!("\nwith {}", fellows.join(", ")) };
    said(&format!("{}{joint}", FiguresRow::from(count)), count.said.said_by.as_deref())
}

fn list(out: &mut impl Write, paper: Paper, heading: &str, lines: &[String]) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    paper.heading(out, heading)?;
    lines.iter().try_for_each(|line| paper.entry(out, &one_line(line)))
}

fn event_line(event: &EventRow) -> String {
    let when = if event.date.is_some() { when(event) } else { "undated".to_owned() };
    let place = if event.place.is_some() { place(event) } else { "unplaced".to_owned() };
    let status = if event.is_real() { String::new() } else { format!("{}: ", event.status) };
    let sides = match (&event.perpetrators[..], &event.targets[..]) {
        ([], []) => String::new(),
        (who, []) => format!(", {}", side(who)),
        ([], whom) => format!(", → {}", side(whom)),
        (who, whom) => format!(", {} → {}", side(who), side(whom)),
    };
    let toll = |count: &Option<CountRow>, what| count.as_ref().map_or_else(String::new, |n| format!(", {} {what}", FiguresRow::from(n)));
    let tolls = format!("{}{}{}", toll(&event.killed, "killed"), toll(&event.injured, "injured"), toll(&event.taken, "taken"));
    let said = said(&quoted(&event.trigger.text), event.trigger.said_by.as_deref());
    let because = event.retold_because.as_deref().map(|because| format!(" ({because})")).unwrap_or_default();
    format!("{status}{when}, {place}: {}{sides}{tolls}: {said}{because}", event.kind)
}

fn assessment_line(assessment: &AssessmentRow) -> String {
    let holder = assessment.holder.as_deref().map(|holder| format!(" of {holder}")).unwrap_or_default();
    let link = if assessment.kind == "message" { "to" } else { "concerning" };
    let audience = assessment.audience.as_deref().map(|audience| format!(" {link} {audience}")).unwrap_or_default();
    let hedges: Vec<_> = assessment.hedge.iter().map(|hedge| format!("{} {}", hedge.kind, quoted(&hedge.words))).collect();
    let hedged = if hedges.is_empty() { String::new() } else { format!("; hedged: {}", hedges.join(", ")) };
    format!("{}{holder}{audience}: {} (by {}{hedged})", assessment.kind, quoted(&assessment.words), assessment.by)
}

fn condition_line(condition: &ConditionRow) -> String {
    let about = if condition.about.is_empty() { "–".to_owned() } else { condition.about.join(", ") };
    format!("{about}, {}: {}", condition.attribute, said(&quoted(&condition.words), condition.said_by.as_deref()))
}
