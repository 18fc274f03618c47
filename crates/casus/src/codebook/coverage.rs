//! Which names of other codebooks some kind covers, and which none does.

use super::schemes::{ACLED, MUC4, PLOVER, UCDP};
use casus_events::{Codebook, Kind};
use std::fmt::Write;

/// Names of ACLED, PLOVER, MUC-4 and UCDP that no kind of the codebook is crossed with, each with its scheme.
pub fn uncovered(codebook: &Codebook) -> Vec<(&'static str, String)> {
    let mut missing = Vec::new();
    for sub_type in ACLED.iter().flat_map(|(_, sub_types)| *sub_types) {
        if by(codebook, "acled", sub_type, None).is_empty() {
            missing.push(("acled", (*sub_type).to_owned()));
        }
    }
    for (kind, modes) in PLOVER {
        for mode in std::iter::once(None).chain(modes.iter().copied().map(Some)) {
            if by(codebook, "plover", kind, mode).is_empty() {
                missing.push(("plover", mode.map_or_else(|| kind.to_owned(), |mode| format!("{kind}, {mode}"))));
            }
        }
    }
    for (scheme, names) in [("muc4", &MUC4[..]), ("ucdp", &UCDP[..])] {
        let none = names.iter().filter(|name| by(codebook, scheme, name, None).is_empty());
        missing.extend(none.map(|name| (scheme, (*name).to_owned())));
    }
    missing
}

/// The kinds that are crossed with a name, those that are coded first.
fn by<'c>(codebook: &'c Codebook, scheme: &str, code: &str, mode: Option<&str>) -> Vec<&'c Kind> {
    let crossed = |kind: &&Kind| {
        kind.crossing(scheme).is_some_and(|crossing| {
            // UCDP's name depends on the actors: "state-based / non-state"
            crossing.code.split(" / ").any(|own| own == code) && mode.is_none_or(|mode| crossing.modes().any(|own| own == mode))
        })
    };
    let mut kinds: Vec<&Kind> = codebook.kinds().map(|(_, kind)| kind).filter(crossed).collect();
    kinds.sort_by_key(|kind| !kind.coded);
    kinds
}

/// The tables of `docs/codebook.md`, in Markdown: by sub-event type of ACLED, by type and mode of PLOVER, by type of MUC-4, and by kind.
pub fn crosswalk_table(codebook: &Codebook) -> String {
    let mut out = String::from(HEAD);
    out += "## By ACLED's sub-event types\n\n| event type | sub-event type | kinds |\n| --- | --- | --- |\n";
    for (kind, sub_types) in ACLED {
        for sub_type in sub_types {
            row(&mut out, &[kind, sub_type, &named(&by(codebook, "acled", sub_type, None), "acled")]);
        }
    }
    out += "\n## By PLOVER's types and modes\n\n| type | mode | kinds |\n| --- | --- | --- |\n";
    for (kind, modes) in PLOVER {
        row(&mut out, &[kind, "", &named(&by(codebook, "plover", kind, None), "plover")]);
        for mode in modes {
            row(&mut out, &["", mode, &named(&by(codebook, "plover", kind, Some(mode)), "plover")]);
        }
    }
    out += "\n## By MUC-4's incident types\n\n| type | kinds |\n| --- | --- |\n";
    for kind in MUC4 {
        row(&mut out, &[kind, &named(&by(codebook, "muc4", kind, None), "muc4")]);
    }
    out += "\n## By kind\n\n| kind | ACLED | PLOVER | UCDP | CAMEO | MUC-4 |\n| --- | --- | --- | --- | --- | --- |\n";
    for (_, kind) in codebook.kinds() {
        let cell = |scheme| {
            kind.crossing(scheme).map_or_else(String::new, |crossing| {
                let modes: Vec<&str> = crossing.modes().collect();
                let modes = if modes.is_empty() { String::new() } else { format!(": {}", modes.join(", ")) };
                format!("{}{modes} ({})", crossing.code, crossing.fit)
            })
        };
        let schemes = ["acled", "plover", "ucdp", "cameo", "muc4"].map(cell);
        row(&mut out, &[&shown(kind), &schemes[0], &schemes[1], &schemes[2], &schemes[3], &schemes[4]]);
    }
    out
}

const HEAD: &str = "# The codebook and other codebooks

Printed by `casus codebook table`; a test says when it is stale, or when a name of ACLED or PLOVER is covered by no kind.

How well a name fits stands in brackets: *exact*, *broader* (theirs is), *narrower* (theirs is), *depends on actors*. Kinds in *italics* are named for
the crosswalk only: no report is coded for them. UCDP's type is no property of a kind: it depends on both sides and on the deaths.

";

fn shown(kind: &Kind) -> String {
    if kind.coded { kind.slug.clone() } else { format!("*{}*", kind.slug) }
}

/// "attack (exact), mob-violence (broader)".
fn named(kinds: &[&Kind], scheme: &str) -> String {
    let fit = |kind: &&Kind| {
        let fit = kind.crossing(scheme).map_or("", |crossing| crossing.fit.as_str());
        format!("{} ({fit})", shown(kind))
    };
    if kinds.is_empty() { "–".to_owned() } else { kinds.iter().map(fit).collect::<Vec<_>>().join(", ") }
}

fn row(out: &mut String, cells: &[&str]) {
    // writing to a string cannot fail
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;

    #[test]
    fn every_sub_event_type_and_every_type_with_its_modes_is_covered() {
        let codebook = Settings::default().codebook().expect("embedded");
        assert_eq!(uncovered(&codebook), []);
    }

    #[test]
    fn what_no_kind_covers_is_named() {
        let file = "kind = \"zap\"\ntitle = \"Zap\"\nsort = \"other\"\nmeans = \"m\"\nis_not = \"n\"\ncoded = false\n[crosswalk]\n\
                    acled = { code = \"Grenade\", fit = \"exact\" }\nplover = { code = \"PROTEST\", mode = \"demo\", also = [\"riot\"], fit = \"exact\" }\n\
                    ucdp = { code = \"state-based / non-state\", fit = \"depends on actors\" }\n";
        let codebook = Codebook::from_files([("zap.toml", file)]).expect("sound");
        let missing = uncovered(&codebook);
        let lacks = |scheme: &str, name: &str| missing.iter().any(|(own, other)| *own == scheme && other == name);
        assert!(!lacks("acled", "Grenade") && lacks("acled", "Attack"));
        assert!(!lacks("plover", "PROTEST, riot") && lacks("plover", "PROTEST, hunger") && lacks("plover", "AID"));
        assert!(!lacks("ucdp", "non-state") && lacks("ucdp", "one-sided"));
        assert!(crosswalk_table(&codebook).contains("\n|  | riot | *zap* (exact) |\n"));
    }
}
