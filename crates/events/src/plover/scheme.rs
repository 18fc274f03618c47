//! PLOVER's event types and their modes.

/// A type of event, in the order of PLOVER's manual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// Says that it will do, give or yield something.
    Agree,
    /// Meets, visits, talks.
    Consult,
    /// Praises, recognises, defends, signs a treaty, apologises.
    Support,
    /// Works together in practice: manoeuvres, trade, extradition, shared intelligence.
    Cooperate,
    /// Gives help, protection or refuge.
    Aid,
    /// Yields at home: eases bans, accepts reforms, resigns.
    Concede,
    /// Yields abroad or in war: releases, withdraws, lifts sanctions, lets help in, declares a truce.
    Retreat,
    /// Asks, urges, demands.
    Request,
    /// Accuses, condemns, complains, sues, investigates.
    Accuse,
    /// Refuses, rejects, vetoes, defies.
    Reject,
    /// Says that it may or will do harm.
    Threaten,
    /// Demonstrates, strikes, blocks, riots.
    Protest,
    /// Reduces relations or help, expels or withdraws missions.
    Sanction,
    /// Readies or shows forces.
    Mobilize,
    /// Arrests, bans, seizes, blockades, deports.
    Coerce,
    /// Uses violence against people.
    Assault,
}

use Type::*;

impl Type {
    /// Every type with its word.
    pub const ALL: [(Type, &'static str); 16] = [
        (Agree, "AGREE"),
        (Consult, "CONSULT"),
        (Support, "SUPPORT"),
        (Cooperate, "COOPERATE"),
        (Aid, "AID"),
        (Concede, "CONCEDE"),
        (Retreat, "RETREAT"),
        (Request, "REQUEST"),
        (Accuse, "ACCUSE"),
        (Reject, "REJECT"),
        (Threaten, "THREATEN"),
        (Protest, "PROTEST"),
        (Sanction, "SANCTION"),
        (Mobilize, "MOBILIZE"),
        (Coerce, "COERCE"),
        (Assault, "ASSAULT"),
    ];

    /// The word for it in outputs.
    pub fn word(self) -> &'static str {
        Type::ALL[self as usize].1
    }

    /// The type a word stands for.
    pub fn from_word(word: &str) -> Option<Type> {
        Type::ALL.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }
}

/// Every mode with the type it belongs to, as the conversion table of 2021 has them.
pub const MODES: [(Type, &str); 58] = [
    (Consult, "phone"),
    (Consult, "visit"),
    (Consult, "third-party"),
    (Retreat, "release"),
    (Retreat, "return"),
    (Retreat, "ease"),
    (Retreat, "access"),
    (Retreat, "disarm"),
    (Retreat, "ceasefire"),
    (Retreat, "withdraw"),
    (Request, "assist"),
    (Request, "change"),
    (Request, "yield"),
    (Request, "meet"),
    (Accuse, "investigate"),
    (Accuse, "disapprove"),
    (Accuse, "allege"),
    (Reject, "assist"),
    (Reject, "change"),
    (Reject, "yield"),
    (Reject, "meet"),
    (Threaten, "relations"),
    (Threaten, "restrict"),
    (Threaten, "ban"),
    (Threaten, "political"),
    (Threaten, "expel"),
    (Threaten, "violence"),
    (Threaten, "territory"),
    (Protest, "demo"),
    (Protest, "hunger"),
    (Protest, "boycott"),
    (Protest, "obstruct"),
    (Protest, "riot"),
    (Sanction, "withdraw"),
    (Sanction, "discontinue"),
    (Sanction, "expel"),
    (Mobilize, "police"),
    (Mobilize, "troops"),
    (Coerce, "seize"),
    (Coerce, "restrict"),
    (Coerce, "ban"),
    (Coerce, "curfew"),
    (Coerce, "martial-law"),
    (Coerce, "arrest"),
    (Coerce, "deport"),
    (Assault, "abduct"),
    (Assault, "beat"),
    (Assault, "sexual"),
    (Assault, "torture"),
    (Assault, "suicide-attack"),
    (Assault, "explosives"),
    (Assault, "assassinate"),
    (Assault, "cleansing"),
    (Assault, "firearms"),
    (Assault, "heavy-weapons"),
    (Assault, "massacre"),
    (Assault, "unconventional"),
    (Assault, "seize"),
];

/// Every mode, in the order in which the model asks for them.
pub fn modes() -> impl Iterator<Item = (Type, &'static str)> {
    MODES.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_types_are_one_to_one() {
        for (at, (kind, word)) in Type::ALL.into_iter().enumerate() {
            assert_eq!((kind as usize, kind.word(), Type::from_word(word)), (at, word, Some(kind)));
        }
        assert_eq!(Type::from_word("FIGHT"), None);
    }

    #[test]
    fn no_mode_stands_twice() {
        let all: std::collections::BTreeSet<_> = modes().collect();
        assert_eq!(all.len(), modes().count());
    }
}
