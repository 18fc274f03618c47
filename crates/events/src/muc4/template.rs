//! A template: one incident, as MUC-4 writes it down.

use casus_text::{Days, Span, Token};

/// One incident.
///
/// It is what a report says, not what happened; it holds words of the report only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    /// Its type, as [`super::TYPES`] counts.
    pub kind: usize,
    /// The chance that the report tells of an incident of this type that coders would write down, 0 to 1.
    pub certainty: f32,
    /// The words of its fillers with the chance of each, 0 to 1, role by role as [`super::ROLES`] counts; the likeliest first.
    pub fills: [Vec<(Span<Token>, f32)>; super::ROLES.len()],
    /// When it was; no first day is "on or before".
    pub days: Option<Days>,
    /// Where it was, from the country inwards.
    pub location: Vec<String>,
    /// How far it got, as [`super::slots::STAGES`] counts.
    pub stage: usize,
    /// How sure the report is of its organisations, as [`super::slots::CONFIDENCES`] counts.
    pub confidence: Option<usize>,
    /// How many died, if a number can be told.
    pub killed: Option<u32>,
    /// How many were hurt, if a number can be told.
    pub injured: Option<u32>,
}
