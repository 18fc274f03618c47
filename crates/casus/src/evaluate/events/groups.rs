//! ACLED's event types: which kinds are near to one another.

use crate::codebook::schemes::acled_type;

/// Whether two kinds are of one ACLED event type; kinds that are not ACLED's agree by the part before `.`, `/` or `:`.
pub(super) fn same_group(a: &str, b: &str) -> bool {
    group(a) == group(b)
}

fn group(kind: &str) -> &str {
    acled_type(kind).unwrap_or_else(|| kind.split(['.', '/', ':']).next().unwrap_or(kind))
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
