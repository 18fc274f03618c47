//! A report and its reading, made by hand, with every field filled: what faces show must not wait for what rules can read.

use casus::{Casus, Coded, Note, Reading, ReportRow, Settings};
use casus_atlas::Point;
use casus_events::{
    ActorRef, Assessment, AssessmentKind, Claim, Class, Condition, Confidence, Count, Event, EventId, Gap, Hedge, IncidentId, KindIdx,
    Location, Speaker, Status, When,
};
use casus_text::{Days, Grain, Report, Span};
use jiff::civil::date;

/// The report's text; the accents part bytes from characters.
pub const TEXT: &str = "On May 23, the Émirs staged the bombings in Maradi and Zinder, killing 131 people. They wounded more than 260. \
    According to hospital personnel, seven Hausas were killed by Jean Privé, a farmer. On November 12 they attacked Tera. \
    They may attack Moscow to send Russia a message. Maradi is home to 520 families.";

struct Maker {
    report: Report,
    kind: KindIdx,
}

impl Maker {
    fn span(&self, words: &str) -> Span<u8> {
        let at = self.report.text.find(words).expect("the words stand in the text");
        Span::of(at..at + words.len())
    }

    fn told<T>(&self, value: T, words: &str) -> Claim<T> {
        Claim::told(value, self.span(words), "made/by-hand")
    }

    fn said<T>(&self, value: T, words: &str) -> Claim<T> {
        let speaker = Speaker { name: "hospital personnel".to_owned(), words: self.span("hospital personnel") };
        Claim { said_by: Some(speaker), ..self.told(value, words) }
    }

    fn id(&self, trigger: &str, part: u16) -> EventId {
        EventId { report: self.report.id, byte: self.span(trigger).start, part }
    }

    fn event(&self, trigger: &str, part: u16) -> Event {
        let id = self.id(trigger, part);
        Event {
            id,
            incident: IncidentId(id),
            kind: self.told(self.kind, trigger),
            told_again: Vec::new(),
            retold: None,
            date: None,
            place: None,
            perpetrators: Vec::new(),
            targets: Vec::new(),
            weapon: None,
            killed: None,
            injured: None,
            missing: None,
            displaced: None,
            killed_parts: Vec::new(),
            injured_parts: Vec::new(),
            taken: None,
            joint_with: Vec::new(),
            gaps: vec![Gap { field: "date", because: "not said" }],
            sentence: self.span(trigger),
            certainty: 0.9,
        }
    }

    fn place(&self, name: &str, lat: f64, lon: f64) -> Option<Claim<Location>> {
        let location = Location {
            place: None,
            name: name.to_owned(),
            point: Some(Point { lat, lon }),
            radius_km: 5.0,
            precision: 1,
            country: Some("NER".to_owned()),
            admin1: Some("Maradi".to_owned()),
        };
        Some(self.told(location, name))
    }

    fn actor(&self, text: &str, canonical: Option<&str>) -> ActorRef {
        ActorRef {
            text: text.to_owned(),
            actor: None,
            canonical: canonical.map(str::to_owned),
            class: Some(Class::Armed),
            count: Some(Count { low: 1, best: 1, high: Some(1) }),
            private_name: None,
            standing: None,
        }
    }

    fn bombings(&self) -> [Event; 2] {
        let ids = [self.id("bombings", 0), self.id("bombings", 1)];
        [("Maradi", 13.491, 7.098), ("Zinder", 13.807, 8.988)].map(|(town, lat, lon)| {
            let part = u16::from(town == "Zinder");
            let day = When { days: Days::on(date(2016, 5, 23)), grain: Grain::Day };
            let weapon = Claim { status: Status::Possible, ..self.told("bombs".to_owned(), "bombings") };
            let claimed = Claim { confidence: Confidence::Claimed, ..self.said(self.actor("the Émirs", Some("Emirs")), "the Émirs") };
            Event {
                told_again: vec![self.span("attack Moscow")],
                date: Some(self.told(day, "May 23")),
                place: self.place(town, lat, lon),
                perpetrators: vec![claimed],
                targets: vec![self.told(self.actor("people", None), "people")],
                weapon: Some(weapon),
                killed: Some(self.told(Count { low: 131, best: 131, high: Some(131) }, "killing 131 people")),
                injured: Some(self.told(Count { low: 260, best: 260, high: None }, "wounded more than 260")),
                taken: Some(self.told(Count { low: 1, best: 2, high: Some(3) }, "people")),
                joint_with: vec![ids[usize::from(1 - part)]],
                gaps: Vec::new(),
                ..self.event("bombings", part)
            }
        })
    }

    fn camp(&self) -> Event {
        let farmer = ActorRef { private_name: Some("Jean Privé".to_owned()), ..self.actor("a farmer", None) };
        Event {
            kind: self.said(self.kind, "were killed"),
            perpetrators: vec![self.told(farmer, "Jean Privé, a farmer")],
            killed: Some(self.said(Count { low: 7, best: 7, high: Some(7) }, "seven Hausas were killed")),
            ..self.event("were killed", 0)
        }
    }

    fn reading(&self) -> Reading {
        let [tartus, jableh] = self.bombings();
        let until = When { days: Days::until(date(2016, 2, 21)), grain: Grain::Day };
        let retold =
            Event { retold: Some("an earlier day"), date: Some(self.told(until, "November 12")), ..self.event("attacked Tera", 0) };
        let mut possible = self.event("may attack", 0);
        possible.kind.status = Status::Possible;
        let assessment = Assessment {
            kind: self.told(AssessmentKind::Message, "attack Moscow to send Russia a message"),
            sentence: self.span("They may attack Moscow to send Russia a message."),
            holder: Some(self.told("the Émirs".to_owned(), "They may")),
            audience: Some(self.told("Russia".to_owned(), "Russia")),
            hedges: vec![Hedge { kind: "possibility", words: self.span("may") }],
            by: Some(Speaker { name: "hospital personnel".to_owned(), words: self.span("hospital personnel") }),
        };
        let condition = Condition {
            attribute: self.said("displacement", "home to 520 families"),
            about: vec![self.told("Maradi".to_owned(), "Maradi is")],
            sentence: self.span("Maradi is home to 520 families."),
        };
        Reading {
            events: vec![tartus, jableh, self.camp(), retold, possible],
            assessments: vec![assessment],
            conditions: vec![condition],
            notes: Vec::new(),
        }
    }
}

/// The hand-made report, coded by hand.
pub fn coded(casus: &Casus) -> Coded {
    let report = Report {
        title: Some("Bombings on the coast".to_owned()),
        authors: vec!["A. Writer".to_owned(), "B. Writer".to_owned()],
        published: Some(Days::on(date(2016, 5, 24))),
        source: Some("The Paper".to_owned()),
        url: Some("https://example.org/1".to_owned()),
        language: Some("en".to_owned()),
        also_in: vec!["ar".to_owned()],
        topics: vec!["Terrorism".to_owned()],
        regions: vec!["Syria".to_owned()],
        ..Report::of_text("made", TEXT)
    };
    let kind = casus.codebook().kinds().next().expect("the codebook has a kind").0;
    let reading = Maker { report: report.clone(), kind }.reading();
    let notes = vec![Note::at_line(3, "a note")];
    Coded { report, reading, notes, failed: None, took: std::time::Duration::ZERO }
}

/// Its row, with or without names of private people.
pub fn row(names: bool) -> ReportRow {
    let casus = Casus::with(Settings { names, ..Settings::default() }).expect("embedded knowledge");
    let coded = coded(&casus);
    casus.row("folder/made.txt", &coded)
}
