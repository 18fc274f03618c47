//! One happening as one report tells it.

use crate::codebook::KindIdx;
use crate::{Claim, Class, Confidence, Count, Status};
use casus_atlas::{AcledType, ActorClass, ActorIdx, Iso3, PlaceIdx, Point};
use casus_text::{Days, Grain, ReportId, Span};

/// The name of an event: its report, the byte its trigger begins at, and which part of it (a bombing of two towns has two).
/// A new rule does not renumber old events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId {
    /// The report that tells it.
    pub report: ReportId,
    /// First byte of the trigger in the report's text.
    pub byte: u32,
    /// 0, or the number of the place when one trigger tells of several.
    pub part: u16,
}

impl std::fmt::Display for EventId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}-{}", self.report, self.byte, self.part)
    }
}

/// The name of an incident: that of its oldest event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IncidentId(pub EventId);

impl std::fmt::Display for IncidentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "I-{}", self.0)
    }
}

/// One happening as one report tells it. Every field is a claim with its words; an empty field has its reason in `gaps`.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its name.
    pub id: EventId,
    /// The incident it belongs to.
    pub incident: IncidentId,
    /// What happened, by the codebook; the claim's words are the trigger.
    pub kind: Claim<KindIdx>,
    /// Other places in the report that tell of it again ("Friday's blasts").
    pub told_again: Vec<Span<u8>>,
    /// Whether it is an earlier event mentioned as background (anniversaries, summaries, trials), with the reason.
    pub retold: Option<&'static str>,
    /// When it happened.
    pub date: Option<Claim<When>>,
    /// Where it happened.
    pub place: Option<Claim<Location>>,
    /// Who did it.
    pub perpetrators: Vec<Claim<ActorRef>>,
    /// To whom or what it was done.
    pub targets: Vec<Claim<ActorRef>>,
    /// With what.
    pub weapon: Option<Claim<String>>,
    /// How many died.
    pub killed: Option<Claim<Count>>,
    /// How many were hurt.
    pub injured: Option<Claim<Count>>,
    /// How many were taken away: abducted, arrested or captured, as the kind says.
    pub taken: Option<Claim<Count>>,
    /// How many are missing.
    pub missing: Option<Claim<Count>>,
    /// How many had to leave their homes because of it.
    pub displaced: Option<Claim<Count>>,
    /// Of whom `killed` is made, as far as the report says; parts need not add up to the whole.
    pub killed_parts: Vec<Claim<Part>>,
    /// Of whom `injured` is made.
    pub injured_parts: Vec<Claim<Part>>,
    /// The other events that share its tolls: a total of several places, never to be counted twice.
    pub joint_with: Vec<EventId>,
    /// Which fields are empty, and why.
    pub gaps: Vec<Gap>,
    /// The sentence that tells it.
    pub sentence: Span<u8>,
    /// The chance that these words tell of an event in this way (0 to 1); of kinds that are read by rule alone, set by rule.
    pub certainty: f32,
}

impl Event {
    /// Whether the report tells it as having taken place or going on.
    pub fn status(&self) -> Status {
        self.kind.status
    }

    /// Whether it is news: it took place and is told for the first time.
    pub fn is_news(&self) -> bool {
        self.kind.status.is_real() && self.retold.is_none()
    }

    /// How sure the report is of who did it; `None` without a perpetrator.
    pub fn confidence(&self) -> Option<Confidence> {
        self.perpetrators.iter().map(|claim| claim.confidence).max()
    }
}

/// Some of those whom a toll counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words for them, in small letters ("children").
    pub who: String,
    /// Which side they are on.
    pub side: Side,
    /// How many.
    pub count: Count,
}

/// On which side people are whom a toll counts, by what the report calls them. It is no judgement of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Unarmed people.
    Civilians,
    /// Armed people outside a state's forces.
    Fighters,
    /// A state's soldiers and police.
    Forces,
    /// Those who did it: bombers among the dead.
    Attackers,
    /// The words do not say.
    Unknown,
}

impl Side {
    /// Its word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Side::Civilians => "civilians",
            Side::Fighters => "fighters",
            Side::Forces => "forces",
            Side::Attackers => "attackers",
            Side::Unknown => "unknown",
        }
    }
}

/// The days of an event and how finely they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    /// From the earliest possible day to the latest.
    pub days: Days,
    /// How finely the words name them.
    pub grain: Grain,
}

/// Where something happened.
///
/// `precision` is UCDP's `where_prec`: 1 exact place, 2 within about 25 km of a known place, 3 second-order district,
/// 4 first-order province, 5 a line or fuzzy region, 6 country, 7 international waters or air.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// The place as the atlas knows it, or the nearest known place that contains it.
    pub place: Option<PlaceIdx>,
    /// The name to show: the report's for a place that the atlas does not know.
    pub name: String,
    /// Its point; `None` when nothing is known but a name.
    pub point: Option<Point>,
    /// Within how many kilometres of the point it lies.
    pub radius_km: f32,
    /// UCDP's `where_prec`, 1 to 7.
    pub precision: u8,
    /// ISO 3166 alpha-3 code of the country.
    pub country: Option<String>,
    /// First-order administrative unit, if known.
    pub admin1: Option<String>,
}

/// Who did something or had it done to them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActorRef {
    /// The words without the names of private people ("a farmer", "gunmen").
    pub text: String,
    /// The actor as the atlas knows it.
    pub actor: Option<ActorIdx>,
    /// The canonical name: the atlas's, or a description ("Fulani (civilians)"); `None` where neither is known.
    pub canonical: Option<String>,
    /// The class of the filler by the word lists ("armed", "civilian", "property" …).
    pub class: Option<Class>,
    /// How many, if said ("30 Fulani herders").
    pub count: Option<Count>,
    /// A private person's name, shown only on request.
    pub private_name: Option<String>,
    /// What the actor was on the event's day, or what people without an organisation are; `None` for things and where nothing says.
    pub standing: Option<Standing>,
}

/// What an actor was on the day of an event, put together from the atlas's registry or from country, community and noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The organisation's id in the atlas; `None` for people without one.
    pub id: Option<String>,
    /// What the organisation was on the day, or would be by the noun ("rebels").
    pub class: Option<ActorClass>,
    /// The country it is of, as the words or the atlas have it.
    pub country: Option<Iso3>,
    /// The community that the words name.
    pub community: Option<String>,
    /// The operation in which a state's forces are abroad.
    pub operation: Option<String>,
    /// ACLED's type in the country of the event.
    pub acled: AcledType,
    /// PLOVER's sector.
    pub sector: &'static str,
}

/// An empty field and the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The field's name in the outputs ("date", "place", "perpetrators" …).
    pub field: &'static str,
    /// Why it is empty ("not said", "several days possible, none named").
    pub because: &'static str,
}
