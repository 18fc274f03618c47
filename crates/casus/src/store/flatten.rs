//! From core types to public rows.

use super::rows::{
    ActorRow, AssessmentRow, ConditionRow, CountRow, DateRow, EventRow, FiguresRow, HedgeRow, PartRow, PlaceRow, PlainSpan, ReportRow,
    SaidRow, SpanRow, StandingRow, TriggerRow,
};
use crate::{Casus, Coded, Trouble};
use casus_events::{ActorRef, Assessment, Claim, Condition, Count, Event, Location, Part, Speaker, Status, When};
use casus_text::{Grain, Report, Span};
use jiff::civil::Date;

/// What flattening needs to know of one report.
struct Page<'a> {
    casus: &'a Casus,
    report: &'a Report,
}

impl Casus {
    /// The public row of a coded report that came from `file`.
    ///
    /// Names of private people are left out unless the settings ask for them; events of other kinds than those kept are too.
    pub fn row(&self, file: &str, coded: &Coded) -> ReportRow {
        let (report, reading) = (&coded.report, &coded.reading);
        let page = Page { casus: self, report };
        ReportRow {
            doc: report.doc.clone(),
            file: file.to_owned(),
            line: None,
            error: coded.failed.clone(),
            report: report.id.to_string(),
            title: report.title.clone(),
            author: Some(report.authors.join("; ")).filter(|names| !names.is_empty()),
            published: report.published.map(|days| days.to_string()),
            source: report.source.clone(),
            url: report.url.clone(),
            language: report.language.clone(),
            also_in: report.also_in.clone(),
            topics: report.topics.clone(),
            regions: report.regions.clone(),
            events: reading
                .events
                .iter()
                .filter(|event| self.keeps(&self.codebook().of(&event.kind).slug))
                .map(|e| page.event(e))
                .collect(),
            assessments: reading.assessments.iter().map(|assessment| page.assessment(assessment)).collect(),
            conditions: reading.conditions.iter().map(|condition| page.condition(condition)).collect(),
            notes: coded.notes.iter().map(ToString::to_string).collect(),
            versions: self.versions().clone(),
            text: Some(report.text.clone()),
        }
    }

    /// The row of something that could not be read.
    pub fn failed_row(&self, trouble: &Trouble) -> ReportRow {
        ReportRow {
            doc: trouble.doc(),
            file: trouble.file.clone(),
            line: trouble.line,
            error: Some(trouble.message.clone()),
            versions: self.versions().clone(),
            ..ReportRow::default()
        }
    }
}

impl Page<'_> {
    fn words(&self, span: Span<u8>) -> String {
        // a span that cuts a character would be a fault of ours, and not worth the report: it shows as no words
        self.report.text.get(span.range()).unwrap_or_default().to_owned()
    }

    fn event(&self, event: &Event) -> EventRow {
        let kind = self.casus.codebook().of(&event.kind);
        let status = event.kind.status;
        EventRow {
            event: event.id.to_string(),
            incident: event.incident.to_string(),
            kind: kind.title.clone(),
            slug: kind.slug.clone(),
            plover: kind.crossing("plover").map(|crossing| crossing.code.clone()),
            status: status.word().to_owned(),
            retold: event.retold.is_some(),
            retold_because: event.retold.map(str::to_owned),
            certainty: tidy(event.certainty),
            trigger: self.trigger(event),
            told_again: event.told_again.iter().map(|&span| self.plain(span)).collect(),
            sentence: span_row(event.sentence),
            date: event.date.as_ref().map(|claim| self.date(claim, status)),
            date_basis: self.date_basis(event).to_owned(),
            date_by: self.date_by(event).map(|day| day.to_string()),
            place: event.place.as_ref().map(|claim| self.place(claim, status)),
            perpetrators: event.perpetrators.iter().map(|claim| self.actor(claim, status)).collect(),
            targets: event.targets.iter().map(|claim| self.actor(claim, status)).collect(),
            weapon: event.weapon.as_ref().map(|claim| claim.value.clone()),
            weapon_said: event.weapon.as_ref().map(|claim| self.said(claim, status)),
            killed: event.killed.as_ref().map(|claim| self.count(claim, status)),
            injured: event.injured.as_ref().map(|claim| self.count(claim, status)),
            taken: event.taken.as_ref().map(|claim| self.count(claim, status)),
            missing: event.missing.as_ref().map(|claim| self.count(claim, status)),
            displaced: event.displaced.as_ref().map(|claim| self.count(claim, status)),
            killed_parts: event.killed_parts.iter().map(|claim| self.part(claim, status)).collect(),
            injured_parts: event.injured_parts.iter().map(|claim| self.part(claim, status)).collect(),
            joint_with: event.joint_with.iter().map(ToString::to_string).collect(),
            gaps: event.gaps.iter().map(|gap| (gap.field.to_owned(), gap.because.to_owned())).collect(),
        }
    }

    fn trigger(&self, event: &Event) -> TriggerRow {
        let claim = &event.kind;
        let (said_by, said_at) = speaker(claim.said_by.as_ref());
        let Span { start, end, .. } = claim.words;
        TriggerRow { start, end, text: self.words(claim.words), said_by, said_at, rule: claim.rule.to_owned() }
    }

    fn plain(&self, span: Span<u8>) -> PlainSpan {
        PlainSpan { start: span.start, end: span.end, words: self.words(span) }
    }

    /// Where a claim is said; its status only where it is not that of the `whole`.
    fn said<T>(&self, claim: &Claim<T>, whole: Status) -> SaidRow {
        let (said_by, said_at) = speaker(claim.said_by.as_ref());
        SaidRow {
            start: claim.words.start,
            end: claim.words.end,
            words: Some(self.words(claim.words)),
            confidence: claim.confidence.word().to_owned(),
            said_status: (claim.status != whole).then(|| claim.status.word().to_owned()),
            said_by,
            said_at,
            rule: claim.rule.to_owned(),
        }
    }

    fn date(&self, claim: &Claim<When>, whole: Status) -> DateRow {
        let days = claim.value.days;
        DateRow {
            first: days.first.map(|day| day.to_string()),
            last: days.last.map(|day| day.to_string()),
            grain: grain(claim.value.grain).to_owned(),
            said: self.said(claim, whole),
        }
    }

    fn part(&self, claim: &Claim<Part>, whole: Status) -> PartRow {
        let count =
            Claim { value: claim.value.count, said_by: claim.said_by.clone(), ..Claim::told(claim.value.count, claim.words, claim.rule) };
        PartRow { who: claim.value.who.clone(), side: claim.value.side.word().to_owned(), count: self.count(&count, whole) }
    }

    fn date_basis(&self, event: &Event) -> &'static str {
        match &event.date {
            Some(claim) if matches!(claim.rule, "date/before" | "date/carried" | "date/context" | "date/setting" | "date/heading") => {
                "carried"
            }
            Some(_) => "stated",
            None if self.date_by(event).is_some() => "inferred from publication",
            None => "unknown",
        }
    }

    fn date_by(&self, event: &Event) -> Option<Date> {
        if let Some(claim) = &event.date {
            return claim.value.days.last;
        }
        let news = event.kind.status.is_real() && event.retold.is_none();
        self.report.published.filter(|_| news).and_then(|days| days.last)
    }

    fn place(&self, claim: &Claim<Location>, whole: Status) -> PlaceRow {
        let place = &claim.value;
        PlaceRow {
            name: place.name.clone(),
            lat: place.point.map(|point| to_metres(point.lat)),
            lon: place.point.map(|point| to_metres(point.lon)),
            precision: place.precision,
            radius_km: tidy(place.radius_km),
            country: place.country.clone(),
            admin1: place.admin1.clone(),
            said: self.said(claim, whole),
        }
    }

    fn actor(&self, claim: &Claim<ActorRef>, whole: Status) -> ActorRow {
        let actor = &claim.value;
        let said = SaidRow { words: None, ..self.said(claim, whole) };
        ActorRow {
            text: actor.text.clone(),
            canonical: actor.canonical.clone(),
            class: actor.class.map(|class| class.word().to_owned()),
            count: actor.count.map(figures),
            standing: actor.standing.as_ref().map(standing),
            private_name: actor.private_name.clone().filter(|_| self.casus.shows_names()),
            said,
        }
    }

    fn count(&self, claim: &Claim<Count>, whole: Status) -> CountRow {
        let FiguresRow { low, best, high } = figures(claim.value);
        CountRow { low, best, high, said: self.said(claim, whole) }
    }

    fn assessment(&self, assessment: &Assessment) -> AssessmentRow {
        let claim = &assessment.kind;
        let (by, by_at) = speaker(assessment.by.as_ref());
        AssessmentRow {
            kind: claim.value.word().to_owned(),
            words: self.words(claim.words),
            start: claim.words.start,
            end: claim.words.end,
            holder: assessment.holder.as_ref().map(|holder| holder.value.clone()),
            holder_said: assessment.holder.as_ref().map(|holder| self.said(holder, claim.status)),
            audience: assessment.audience.as_ref().map(|audience| audience.value.clone()),
            audience_said: assessment.audience.as_ref().map(|audience| self.said(audience, claim.status)),
            hedge: assessment.hedges.iter().map(|hedge| self.hedge(hedge.kind, hedge.words)).collect(),
            by: by.unwrap_or_else(|| "author".to_owned()),
            by_at,
            sentence: span_row(assessment.sentence),
            rule: claim.rule.to_owned(),
        }
    }

    fn hedge(&self, kind: &str, span: Span<u8>) -> HedgeRow {
        HedgeRow { kind: kind.to_owned(), words: self.words(span), start: span.start, end: span.end }
    }

    fn condition(&self, condition: &Condition) -> ConditionRow {
        let claim = &condition.attribute;
        let (said_by, said_at) = speaker(claim.said_by.as_ref());
        ConditionRow {
            attribute: claim.value.to_owned(),
            words: self.words(claim.words),
            start: claim.words.start,
            end: claim.words.end,
            about: condition.about.iter().map(|about| about.value.clone()).collect(),
            about_said: condition.about.iter().map(|about| self.said(about, claim.status)).collect(),
            said_by,
            said_at,
            sentence: span_row(condition.sentence),
            rule: claim.rule.to_owned(),
        }
    }
}

fn span_row(span: Span<u8>) -> SpanRow {
    SpanRow { start: span.start, end: span.end }
}

fn speaker(said_by: Option<&Speaker>) -> (Option<String>, Option<SpanRow>) {
    said_by.map(|speaker| (speaker.name.clone(), span_row(speaker.words))).unzip()
}

fn figures(count: Count) -> FiguresRow {
    FiguresRow { low: count.low, best: count.best, high: count.high }
}

fn grain(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "day",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Season => "season",
        Grain::Year => "year",
        Grain::Stretch => "stretch",
    }
}

/// A small number as people write it: 0.9, not 0.8999999761581421.
fn tidy(number: f32) -> f64 {
    (f64::from(number) * 1000.0).round() / 1000.0
}

/// Degrees with the five decimals (one metre) that points are known by.
fn to_metres(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

fn standing(standing: &casus_events::Standing) -> StandingRow {
    StandingRow {
        id: standing.id.clone(),
        class: standing.class.map(|class| class.word().to_owned()),
        country: standing.country.map(|country| country.to_string()),
        community: standing.community.clone(),
        operation: standing.operation.clone(),
        acled: standing.acled.code(),
        plover: standing.sector.to_owned(),
    }
}
