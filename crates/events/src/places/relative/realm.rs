//! Words that put something at sea or in the air: UCDP's code 7.

use super::words::{Word, bearing};

/// Where no land is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Realm {
    Sea,
    Air,
}

impl Realm {
    /// The rule's name.
    pub fn rule(self) -> &'static str {
        match self {
            Realm::Sea => "sea",
            Realm::Air => "air",
        }
    }
}

/// Words in a row that name a realm; `*` is a direction or nothing.
const CUES: [(&[&str], Realm); 14] = [
    (&["at", "sea"], Realm::Sea),
    (&["high", "seas"], Realm::Sea),
    (&["open", "sea"], Realm::Sea),
    (&["international", "waters"], Realm::Sea),
    (&["waters", "off"], Realm::Sea),
    (&["off", "the", "*", "coast"], Realm::Sea),
    (&["off", "the", "*", "coastline"], Realm::Sea),
    (&["off", "the", "*", "shore"], Realm::Sea),
    (&["off", "the", "*", "shores"], Realm::Sea),
    (&["airspace"], Realm::Air),
    (&["midair"], Realm::Air),
    (&["mid", "-", "air"], Realm::Air),
    (&["in", "the", "air", "over"], Realm::Air),
    (&["in", "the", "air", "above"], Realm::Air),
];

/// The realm that the words of `within` name, if they name one.
pub(super) fn of(words: &[Word], within: std::ops::Range<usize>) -> Option<Realm> {
    within.clone().find_map(|at| CUES.iter().find(|(cue, _)| stands(words, at, within.end, cue)).map(|(_, realm)| *realm))
}

fn stands(words: &[Word], from: usize, end: usize, cue: &[&str]) -> bool {
    let mut at = from;
    let low = |at: usize| words[..end].get(at).map_or("", |word| &word.low);
    for part in cue {
        if *part != "*" {
            if low(at) != *part {
                return false;
            }
            at += 1;
            continue;
        }
        // "south-eastern"
        while bearing(low(at)).is_some() || low(at) == "-" {
            at += 1;
        }
    }
    // "500 metres above sea level" is on land
    !(cue == ["at", "sea"] && low(at) == "level")
}
