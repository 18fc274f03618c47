//! The class of one mention, from all that was found.

use std::ops::Range;

use super::look::Look;
use super::phrases::noun_class;
use super::{Around, Class, List, Names};
use crate::parse::MentionKind;
use crate::{Mention, Token};

impl Names {
    pub(super) fn settle(&self, around: &Around, mention: &Mention, looks: &[Look], labels: &[u8], marked: &[u8]) -> Class {
        let head = mention.head.at();
        let inside = |from: u32, to: u32| (from..to).contains(&mention.head.position());
        if around.dates.iter().any(|date| inside(date.tokens.start, date.tokens.end)) {
            return Class::Time;
        }
        let named = name_of(&self.names.types, labels[head]);
        let noun = noun_class(&self.nouns, around.tokens, head);
        match mention.kind {
            MentionKind::Pronoun => return pronoun(&around.tokens[head]),
            MentionKind::Noun if noun.is_some() => return noun.unwrap_or_default(),
            MentionKind::Noun | MentionKind::Name => {}
        }
        let look = &looks[head];
        let name = name_around(labels, head);
        let part = (mention.tokens.len() as usize) < name.len() && mention.tokens.end as usize <= name.end;
        match named {
            // "Aleppo" in "University of Aleppo", "refugees in Arsal"
            Some("ORG") if (part || name.len() == 1 && is_inside(around, head)) && look.is_place() && noun.is_none() => Class::Location,
            _ if name.clone().any(|at| looks[at].listed(List::Armed) || looks[at].listed(List::Side)) => Class::ArmedGroup,
            _ if look.listed(List::Armed) || look.listed(List::Side) => Class::ArmedGroup,
            Some("PER") if noun != Some(Class::Community) => Class::Person,
            Some("LOC") => match noun {
                Some(class @ (Class::Facility | Class::ArmedGroup | Class::Community)) => class,
                _ => Class::Location,
            },
            Some("ORG") => {
                let classes = name.rev().filter_map(|at| noun_class(&self.nouns, around.tokens, at));
                let governs = |class: &Class| matches!(class, Class::ArmedGroup | Class::Government | Class::Community);
                classes.into_iter().find(governs).unwrap_or(Class::Organisation)
            }
            _ => noun.unwrap_or_else(|| self.passed_over(mention.kind, look, marked[head])),
        }
    }

    /// The class of words that the tagger of names passed over and whose noun is not known.
    fn passed_over(&self, kind: MentionKind, look: &Look, marked: u8) -> Class {
        let learned = name_of(&self.mentions.types, marked).map(class_of);
        match learned {
            _ if look.listed(List::Country) => Class::Location,
            _ if look.listed(List::Nationality) && kind == MentionKind::Name => Class::Community,
            _ if look.is_place() && kind == MentionKind::Name => Class::Location,
            // what was learned of described groups is unsure: analysts call any people one
            Some(Class::Organisation) if kind == MentionKind::Noun => Class::Other,
            Some(class) => class,
            None if look.listed(List::Organisation) && kind == MentionKind::Name => Class::Organisation,
            None => Class::Other,
        }
    }
}

/// Whether a name follows a preposition that places follow.
fn is_inside(around: &Around, head: usize) -> bool {
    let before = head.checked_sub(1).map_or("", |before| &*around.tokens[before].lemma);
    matches!(before, "in" | "near" | "outside" | "towards")
}

/// The tokens of the name that holds `head`, or `head` alone.
fn name_around(labels: &[u8], head: usize) -> Range<usize> {
    let continues = |label: u8| label > 0 && label.is_multiple_of(2);
    let mut start = head;
    while start > 0 && continues(labels[start]) {
        start -= 1;
    }
    let mut end = head + 1;
    while labels[head] > 0 && labels.get(end).copied().is_some_and(continues) {
        end += 1;
    }
    start..end
}

impl Look {
    /// Whether the word stands in an entry of the list.
    fn listed(&self, list: List) -> bool {
        self.marks >> (2 * list as u32) & 3 > 0
    }

    fn is_place(&self) -> bool {
        [List::Country, List::City, List::Town, List::Region, List::Capital].into_iter().any(|list| self.listed(list))
    }
}

fn name_of(types: &[String], label: u8) -> Option<&str> {
    usize::from(label).checked_sub(1).and_then(|label| types.get(label / 2)).map(String::as_str)
}

/// The class of a type of re3d.
fn class_of(name: &str) -> Class {
    match name {
        "Person" => Class::Person,
        "Organisation" => Class::Organisation,
        "Nationality" => Class::Community,
        "Location" => Class::Location,
        "Weapon" => Class::Weapon,
        "MilitaryPlatform" | "Vehicle" => Class::Vehicle,
        "Temporal" => Class::Time,
        "Quantity" | "Money" => Class::Quantity,
        _ => Class::Other,
    }
}

fn pronoun(token: &Token) -> Class {
    match &*token.lemma {
        "he" | "she" | "i" | "we" | "you" | "him" | "her" | "someone" | "everyone" | "anyone" | "nobody" | "his" | "hers" | "my"
        | "our" => Class::Person,
        _ => Class::Other,
    }
}
