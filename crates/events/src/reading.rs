//! What a report says beyond what happened: what it means, and what places are like.

use crate::{Claim, Speaker};
use casus_text::Span;

/// What a report says that something means, intends or may lead to.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Message, intent or expected consequence; its words are the assessment, its speaker whoever makes it.
    pub kind: Claim<AssessmentKind>,
    /// The sentence it stands in.
    pub sentence: Span<u8>,
    /// Whose message, intent or doing it is ("the Islamic State").
    pub holder: Option<Claim<String>>,
    /// To whom it is addressed or whom it concerns ("the Hausas", "France").
    pub audience: Option<Claim<String>>,
    /// The words that weaken it ("likely", "might", "if attacks continue").
    pub hedges: Vec<Hedge>,
    /// Whose assessment it is: a named speaker or the report's author (`None`).
    pub by: Option<Speaker>,
}

/// What an assessment says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssessmentKind {
    /// An act is meant to tell somebody something.
    Message,
    /// Somebody wants, hopes or aims at something.
    Intent,
    /// Something may follow.
    Consequence,
}

impl AssessmentKind {
    /// The word for it in every output.
    pub fn word(self) -> &'static str {
        match self {
            AssessmentKind::Message => "message",
            AssessmentKind::Intent => "intent",
            AssessmentKind::Consequence => "expected consequence",
        }
    }
}

/// Words that weaken what is said.
#[derive(Clone, Debug, PartialEq)]
pub struct Hedge {
    /// "probability" ("likely"), "possibility" ("might"), "condition" ("if …"), "appearance" ("seems"), "hope" ("hopes").
    pub kind: &'static str,
    /// The words.
    pub words: Span<u8>,
}

/// What a report says a place or an actor is like.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// Control, population, displacement, foreign bases, security, economy, humanitarian; its words are the report's own.
    pub attribute: Claim<&'static str>,
    /// The places or actors it is about, in the report's words or the atlas's name.
    pub about: Vec<Claim<String>>,
    /// The sentence it stands in.
    pub sentence: Span<u8>,
}
