//! The public rows. Every key is described in `docs/columns.md`; a test says which is not.
//!
//! A value and its words stand together: either the value's object carries `start`, `end`, `words`, `said_by`, `confidence`
//! and `rule` itself, or, where the value is a bare string, the key beside it with `_said` does. Offsets count bytes of the
//! row's `text` in UTF-8, zero-based and half-open.

use crate::Versions;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Version of the rows: it grows when a key changes its meaning or goes, not when one is added.
pub const ROWS_VERSION: u32 = 1;

/// One report with everything that it tells: one line of JSON Lines.
///
/// A report that could not be read is such a row too: `error` says why, and `events` is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportRow {
    /// The name it arrived under.
    pub doc: String,
    /// The file it came from, as named in the call; "-" for standard input.
    pub file: String,
    /// Line of that file at which it could not be read; only beside `error`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Why it could not be read; absent where it could.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Name made of its source, date and text: 16 hexadecimal digits.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub report: String,
    /// Headline.
    pub title: Option<String>,
    /// Bylines, joined with "; ".
    pub author: Option<String>,
    /// Day of publication ("2016-05-24"), or the first and last possible day ("2016-05-01/2016-05-31").
    pub published: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it was published on the web.
    pub url: Option<String>,
    /// Language as a BCP 47 tag.
    pub language: Option<String>,
    /// Languages it says it is also available in, as BCP 47 tags.
    pub also_in: Vec<String>,
    /// Topics its publisher filed it under.
    pub topics: Vec<String>,
    /// Regions and countries its publisher filed it under.
    pub regions: Vec<String>,
    /// Its events in order of their triggers.
    pub events: Vec<EventRow>,
    /// What it says that something means, intends or may lead to.
    pub assessments: Vec<AssessmentRow>,
    /// What it says places and actors are like.
    pub conditions: Vec<ConditionRow>,
    /// Trouble met, each one line.
    pub notes: Vec<String>,
    /// What the row was made by.
    pub versions: Versions,
    /// The normalised text that all offsets count in.
    pub text: Option<String>,
}

/// One event as one report tells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventRow {
    /// Its name: report, byte of the trigger, part.
    pub event: String,
    /// The incident it belongs to; equal in all events of one incident.
    pub incident: String,
    /// The codebook's title for what happened: "Suicide bomb".
    pub kind: String,
    /// The codebook's short name for it: "suicide-bombing".
    pub slug: String,
    /// PLOVER's event type.
    pub plover: Option<String>,
    /// happened, ongoing, attempted, threatened, intended, possible or denied.
    pub status: String,
    /// Whether it is an earlier event mentioned as background.
    pub retold: bool,
    /// What shows that it is retold.
    pub retold_because: Option<String>,
    /// The chance that the words tell of an event in this way, 0 to 1; of kinds that are read by rule alone, set by rule.
    pub certainty: f64,
    /// The words that tell of it.
    pub trigger: TriggerRow,
    /// Other places that tell of it again.
    pub told_again: Vec<PlainSpan>,
    /// The sentence that tells it.
    pub sentence: SpanRow,
    /// When.
    pub date: Option<DateRow>,
    /// What is known of the day and from what: `stated` (words tell it, by themselves or by their distance from publication), `carried`
    /// (words of an event, heading or sentence around it tell it), `inferred from publication` (no words; it was over when the report
    /// came out) or `unknown`. There is no silent fallback: `date` is empty in the last two.
    pub date_basis: String,
    /// The latest day it can have been: the end of `date`, else the day of publication of what is news.
    pub date_by: Option<String>,
    /// Where.
    pub place: Option<PlaceRow>,
    /// Who did it.
    pub perpetrators: Vec<ActorRow>,
    /// To whom or what.
    pub targets: Vec<ActorRow>,
    /// With what.
    pub weapon: Option<String>,
    /// The words for `weapon`.
    pub weapon_said: Option<SaidRow>,
    /// How many died.
    pub killed: Option<CountRow>,
    /// How many were hurt.
    pub injured: Option<CountRow>,
    /// How many were abducted, arrested or captured.
    pub taken: Option<CountRow>,
    /// How many are missing.
    pub missing: Option<CountRow>,
    /// How many had to leave their homes.
    pub displaced: Option<CountRow>,
    /// Of whom `killed` is made, as far as the report says; parts need not add up to the whole.
    pub killed_parts: Vec<PartRow>,
    /// Of whom `injured` is made.
    pub injured_parts: Vec<PartRow>,
    /// Other events that share `killed`, `injured` and `taken`: one total, to be counted once.
    pub joint_with: Vec<String>,
    /// Empty fields and why they are empty.
    pub gaps: BTreeMap<String, String>,
}

/// Some of those whom a toll counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PartRow {
    /// The words for them, in small letters.
    pub who: String,
    /// civilians, fighters, forces (a state's soldiers and police), attackers (who did it) or unknown, by what they are called.
    pub side: String,
    /// How many, and the words.
    #[serde(flatten)]
    pub count: CountRow,
}

/// Bytes of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanRow {
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
}

/// Bytes of the text and the words that stand there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainSpan {
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
    /// The words.
    pub words: String,
}

/// The words that tell of an event, and how they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TriggerRow {
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
    /// The words.
    pub text: String,
    /// Who says so; null where the report speaks for itself.
    pub said_by: Option<String>,
    /// Where the report names that source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_at: Option<SpanRow>,
    /// The rule that read it.
    pub rule: String,
}

/// Where a value is said, by whom, how surely, and which rule read it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SaidRow {
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
    /// The words; absent for actors, whose `text` leaves out names of private people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// fact, claimed, accused, accused by authorities or possible.
    pub confidence: String,
    /// Whether that is said to be so; absent where it is the event's own status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_status: Option<String>,
    /// Who says so; null where the report speaks for itself.
    pub said_by: Option<String>,
    /// Where the report names that source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_at: Option<SpanRow>,
    /// The rule that read it.
    pub rule: String,
}

/// The days within which an event lies, both included.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DateRow {
    /// Earliest possible day; null for "on or before".
    pub first: Option<String>,
    /// Latest possible day; null for an open end.
    pub last: Option<String>,
    /// How finely the words name it: day, week, month, season, year or stretch.
    pub grain: String,
    /// Where it is said.
    #[serde(flatten)]
    pub said: SaidRow,
}

/// Where an event took place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceRow {
    /// The place's name.
    pub name: String,
    /// Degrees north; null when nothing is known but a name.
    pub lat: Option<f64>,
    /// Degrees east; null when nothing is known but a name.
    pub lon: Option<f64>,
    /// UCDP's `where_prec`, 1 (exact) to 7.
    pub precision: u8,
    /// Within how many kilometres of the point it lies.
    pub radius_km: f64,
    /// ISO 3166 alpha-3 code of the country.
    pub country: Option<String>,
    /// First-order administrative unit.
    pub admin1: Option<String>,
    /// Where it is said.
    #[serde(flatten)]
    pub said: SaidRow,
}

/// Who did something or had it done to them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActorRow {
    /// The words, without names of private people.
    pub text: String,
    /// The atlas's name, or a description.
    pub canonical: Option<String>,
    /// The class of the words: armed, soldiers, civilians …
    pub class: Option<String>,
    /// How many, if said.
    pub count: Option<FiguresRow>,
    /// What the actor was on the day of the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<StandingRow>,
    /// A private person's name; only with `--names`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private_name: Option<String>,
    /// Where it is said, and how surely.
    #[serde(flatten)]
    pub said: SaidRow,
}

/// What an actor was on the day of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StandingRow {
    /// The organisation's id in the atlas's registry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the organisation was on the day (`rebel_group`, `government`), or would be by the noun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// ISO 3166 alpha-3 code of the country it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The community that the words name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub community: Option<String>,
    /// The operation in which a state's forces are abroad.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// ACLED's type of actor, 1 to 8, in the country of the event.
    pub acled: u8,
    /// PLOVER's sector.
    pub plover: String,
}

/// How many, as words allow it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FiguresRow {
    /// At least this many.
    pub low: u32,
    /// The figure a coder writes down.
    pub best: u32,
    /// At most this many; null where the words set no bound.
    pub high: Option<u32>,
}

/// How many, with the words that say it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CountRow {
    /// At least this many.
    pub low: u32,
    /// The figure a coder writes down.
    pub best: u32,
    /// At most this many; null where the words set no bound.
    pub high: Option<u32>,
    /// Where it is said.
    #[serde(flatten)]
    pub said: SaidRow,
}

/// What a report says that something means, intends or may lead to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssessmentRow {
    /// message, intent or expected consequence.
    pub kind: String,
    /// Its words.
    pub words: String,
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
    /// Whose message, intent or doing it is.
    pub holder: Option<String>,
    /// The words for `holder`.
    pub holder_said: Option<SaidRow>,
    /// To whom it is addressed or whom it concerns.
    pub audience: Option<String>,
    /// The words for `audience`.
    pub audience_said: Option<SaidRow>,
    /// The words that weaken it.
    pub hedge: Vec<HedgeRow>,
    /// Whose assessment it is: a named source, or "author".
    pub by: String,
    /// Where the report names that source; absent for the author.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_at: Option<SpanRow>,
    /// The sentence it stands in.
    pub sentence: SpanRow,
    /// The rule that read it.
    pub rule: String,
}

/// Words that weaken an assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HedgeRow {
    /// probability, possibility, condition, appearance or hope.
    pub kind: String,
    /// The words.
    pub words: String,
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
}

/// What a report says a place or an actor is like, in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConditionRow {
    /// control, population, displacement, foreign bases, security, economy or humanitarian.
    pub attribute: String,
    /// Its words.
    pub words: String,
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
    /// The places or actors it is about.
    pub about: Vec<String>,
    /// The words for each entry of `about`, in the same order.
    pub about_said: Vec<SaidRow>,
    /// Who says so; null where the report speaks for itself.
    pub said_by: Option<String>,
    /// Where the report names that source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_at: Option<SpanRow>,
    /// The sentence it stands in.
    pub sentence: SpanRow,
    /// The rule that read it.
    pub rule: String,
}

impl EventRow {
    /// Whether it took place or is going on, and is told for the first time.
    pub fn is_news(&self) -> bool {
        self.is_real() && !self.retold
    }

    /// Whether it took place or is going on.
    pub fn is_real(&self) -> bool {
        matches!(self.status.as_str(), "happened" | "ongoing")
    }
}

impl From<&CountRow> for FiguresRow {
    fn from(count: &CountRow) -> Self {
        FiguresRow { low: count.low, best: count.best, high: count.high }
    }
}

impl std::fmt::Display for FiguresRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.high {
            Some(high) if high == self.low => write!(f, "{}", self.best),
            Some(high) => write!(f, "{} ({}–{high})", self.best, self.low),
            None if self.low == self.best => write!(f, "{}+", self.best),
            None => write!(f, "{} ({}+)", self.best, self.low),
        }
    }
}
