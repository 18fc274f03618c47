//! What other codebooks call things: the names that crosswalks lead to.

/// ACLED's 25 sub-event types by event type.
pub const ACLED: [(&str, &[&str]); 6] = [
    ("Battles", &["Armed clash", "Government regains territory", "Non-state actor overtakes territory"]),
    ("Protests", &["Excessive force against protesters", "Peaceful protest", "Protest with intervention"]),
    ("Riots", &["Mob violence", "Violent demonstration"]),
    (
        "Explosions/Remote violence",
        &[
            "Air/drone strike",
            "Chemical weapon",
            "Grenade",
            "Remote explosive/landmine/IED",
            "Shelling/artillery/missile attack",
            "Suicide bomb",
        ],
    ),
    ("Violence against civilians", &["Abduction/forced disappearance", "Attack", "Sexual violence"]),
    (
        "Strategic developments",
        &[
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ],
    ),
];

/// PLOVER's 16 event types with their modes, as the CAMEO–PLOVER conversion table of September 2021 has them.
pub const PLOVER: [(&str, &[&str]); 16] = [
    ("AGREE", &[]),
    ("CONSULT", &["phone", "third-party", "visit"]),
    ("SUPPORT", &[]),
    ("COOPERATE", &[]),
    ("AID", &[]),
    ("CONCEDE", &[]),
    ("RETREAT", &["access", "ceasefire", "disarm", "ease", "release", "return", "withdraw"]),
    ("REQUEST", &["assist", "change", "meet", "yield"]),
    ("ACCUSE", &["allege", "disapprove", "investigate"]),
    ("REJECT", &["assist", "change", "meet", "yield"]),
    ("THREATEN", &["ban", "expel", "political", "relations", "restrict", "territory", "violence"]),
    ("PROTEST", &["boycott", "demo", "hunger", "obstruct", "riot"]),
    ("SANCTION", &["discontinue", "expel", "withdraw"]),
    ("MOBILIZE", &["police", "troops"]),
    ("COERCE", &["arrest", "ban", "curfew", "deport", "martial-law", "restrict", "seize"]),
    (
        "ASSAULT",
        &[
            "abduct",
            "assassinate",
            "beat",
            "cleansing",
            "explosives",
            "firearms",
            "heavy-weapons",
            "massacre",
            "seize",
            "sexual",
            "suicide-attack",
            "torture",
            "unconventional",
        ],
    ),
];

/// MUC-4's incident types.
pub const MUC4: [&str; 6] = ["arson", "attack", "bombing", "forced work stoppage", "kidnapping", "robbery"];

/// UCDP's types of violence. Which one an event has depends on both sides and the deaths, never on the weapon.
pub const UCDP: [&str; 3] = ["non-state", "one-sided", "state-based"];

/// ACLED's event type of a sub-event type.
pub fn acled_type(sub_type: &str) -> Option<&'static str> {
    ACLED.iter().find(|(_, sub_types)| sub_types.contains(&sub_type)).map(|(kind, _)| *kind)
}

/// PLOVER's modes of an event type.
pub fn plover_modes(kind: &str) -> Option<&'static [&'static str]> {
    PLOVER.iter().find(|(own, _)| *own == kind).map(|(_, modes)| *modes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_names_are_there_once() {
        let sub_types: std::collections::BTreeSet<&str> = ACLED.iter().flat_map(|(_, sub_types)| *sub_types).copied().collect();
        assert_eq!(sub_types.len(), 25);
        assert_eq!(PLOVER.iter().map(|(kind, _)| kind).collect::<std::collections::BTreeSet<_>>().len(), 16);
        assert_eq!(acled_type("Grenade"), Some("Explosions/Remote violence"));
        assert_eq!(acled_type("Picnic"), None);
        assert!(plover_modes("PROTEST").is_some_and(|modes| modes.contains(&"riot")));
    }

    #[test]
    fn the_coder_of_plover_knows_the_same_modes() {
        let known: std::collections::BTreeSet<(&str, &str)> =
            casus_events::plover::scheme::modes().map(|(kind, mode)| (kind.word(), mode)).collect();
        let listed = PLOVER.iter().flat_map(|(kind, modes)| modes.iter().map(move |mode| (*kind, *mode))).collect();
        assert_eq!(known, listed);
    }
}
