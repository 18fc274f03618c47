//! ACLED's event types: which kinds are near to one another.

/// ACLED's sub-event types by event type.
const ACLED: [(&str, &[&str]); 6] = [
    ("battles", &["Government regains territory", "Non-state actor overtakes territory", "Armed clash"]),
    ("protests", &["Excessive force against protesters", "Protest with intervention", "Peaceful protest"]),
    ("riots", &["Violent demonstration", "Mob violence"]),
    (
        "explosions",
        &[
            "Chemical weapon",
            "Air/drone strike",
            "Suicide bomb",
            "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED",
            "Grenade",
        ],
    ),
    ("violence against civilians", &["Sexual violence", "Attack", "Abduction/forced disappearance"]),
    (
        "strategic developments",
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

/// Whether two kinds are of one ACLED event type; kinds that are not ACLED's agree by the part before `.`, `/` or `:`.
pub(super) fn same_group(a: &str, b: &str) -> bool {
    group(a) == group(b)
}

fn group(kind: &str) -> &str {
    let known = ACLED.iter().find(|(_, kinds)| kinds.contains(&kind));
    known.map_or_else(|| kind.split(['.', '/', ':']).next().unwrap_or(kind), |(group, _)| group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_one_event_type_are_near() {
        for (a, b, near) in [
            ("Grenade", "Suicide bomb", true),
            ("Grenade", "Attack", false),
            ("Robbery", "Robbery", true),
            ("raid: night", "raid.day", true),
            ("Robbery", "Threat", false),
        ] {
            assert_eq!(same_group(a, b), near, "{a}, {b}");
        }
    }
}
