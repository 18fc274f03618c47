//! Names of places inside longer ones: "California" in "University of California".

use super::page::{Found, Page};
use super::senses::{ANY_PLACE, WEAK};
use crate::places::{Role, Toponym};

/// The label of buildings and events.
const BUILDING: usize = 8;
/// How often annotators of reports mark the inner name too, given that they mark the outer one: never in GeoWebNews, so that this is a guess
/// from above. It only has to lie below the line.
const SHARE: f32 = 0.1;

/// Names that the atlas knows inside the name of a building, an event or an institution where people are.
pub(super) fn inside(page: &Page, outer: &Found, chance: f32) -> Vec<Toponym> {
    let mut found = Vec::new();
    if outer.label != BUILDING {
        return found;
    }
    let mut at = outer.words.start;
    while at < outer.words.end {
        let look = &page.looks[at];
        let words = at..at + look.begins_words as usize;
        let is_place = look.begins & ANY_PLACE > 0 && look.begins & WEAK == 0;
        if is_place && words.end <= outer.words.end && words != outer.words {
            found.push(Toponym { words: page.bytes(&words), role: Role::InName, chance: chance * SHARE });
            at = words.end;
        } else {
            at += 1;
        }
    }
    found
}
