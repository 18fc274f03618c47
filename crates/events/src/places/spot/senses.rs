//! What the atlas says of the words that begin at a word.

use casus_atlas::{Atlas, Case, Feature, Match};

pub(super) const COUNTRY: u32 = 1;
pub(super) const CAPITAL: u32 = 1 << 1;
pub(super) const CITY: u32 = 1 << 2;
pub(super) const TOWN: u32 = 1 << 3;
pub(super) const SMALL: u32 = 1 << 4;
pub(super) const VILLAGE: u32 = 1 << 5;
pub(super) const ADMIN1: u32 = 1 << 6;
pub(super) const ADMIN2: u32 = 1 << 7;
pub(super) const REGION: u32 = 1 << 8;
pub(super) const LAND: u32 = 1 << 9;
pub(super) const SITE: u32 = 1 << 10;
pub(super) const DEMONYM: u32 = 1 << 11;
pub(super) const ACTOR: u32 = 1 << 12;
pub(super) const METONYM: u32 = 1 << 13;
/// The name of a state with one of its bodies behind it: "Syrian army".
pub(super) const OFFICE: u32 = 1 << 14;
pub(super) const WEAK: u32 = 1 << 15;
/// Any reading as a place.
pub(super) const ANY_PLACE: u32 = (1 << 11) - 1;

/// So many places of a name are looked at.
const PLACES: usize = 4;

/// What a match may stand for, a bit each; settlements by inhabitants.
fn of(atlas: &Atlas, found: &Match) -> u32 {
    let mut bits = 0;
    for place in found.places.iter().take(PLACES) {
        let place = atlas.place(*place);
        bits |= match place.feature {
            Feature::Country => COUNTRY,
            Feature::Capital => CAPITAL,
            Feature::Town | Feature::Village | Feature::District => match place.population {
                400_000.. => CITY,
                80_000.. => TOWN,
                15_000.. => SMALL,
                _ => VILLAGE,
            },
            Feature::Admin1 => ADMIN1,
            Feature::Admin2 => ADMIN2,
            Feature::Region => REGION,
            Feature::Water | Feature::Mountain => LAND,
            _ => SITE,
        };
    }
    if found.demonym.is_some() || found.people.is_some() {
        bits |= DEMONYM;
    }
    if !found.actors.is_empty() {
        bits |= if found.metonym { METONYM } else { ACTOR };
    }
    bits | if found.weak { WEAK } else { 0 }
}

/// The longest match at the start of `words`: how many of them, and what it may be. Of a body of a state ("Syrian army") only what names the
/// state.
pub(super) fn longest(atlas: &Atlas, words: &[&str], case: Case) -> Option<(usize, u32)> {
    let found = atlas.longest(words, case)?;
    let bits = of(atlas, &found);
    if !found.actors.is_empty() {
        for size in (1..found.words).rev() {
            let Some(part) = atlas.longest(&words[..size], case) else { continue };
            let bits = of(atlas, &part);
            if bits & ACTOR == 0 && (found.demonym.is_some() || is_theirs(atlas, &found, &part)) {
                return Some((part.words, bits | OFFICE));
            }
        }
    }
    Some((found.words, bits))
}

/// Whether a body is one of the state whose people a part of its name tells.
fn is_theirs(atlas: &Atlas, body: &Match, part: &Match) -> bool {
    let people = part.demonym.map(|country| atlas.country_at(country).iso3);
    people.is_some() && body.actors.iter().any(|actor| atlas.actor(*actor).country == people)
}
