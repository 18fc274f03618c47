//! What the report says of who was killed, hurt, missing and driven out.

use casus::{Casus, Report};
use std::sync::LazyLock;

static CASUS: LazyLock<Casus> = LazyLock::new(|| Casus::new().expect("the committed knowledge"));

/// All figures of the events of a report, told one after the other.
#[track_caller]
fn check(text: &str, expected: &str) {
    let report = Report::of_text("r", text);
    let row = CASUS.row("r", &CASUS.code(report));
    let mut shown = Vec::new();
    for event in &row.events {
        for (name, count) in
            [("killed", &event.killed), ("injured", &event.injured), ("missing", &event.missing), ("displaced", &event.displaced)]
        {
            shown.extend(count.as_ref().map(|count| format!("{} {name}", count.best)));
        }
        for part in event.killed_parts.iter().chain(&event.injured_parts) {
            assert_eq!(part.count.said.words.as_deref(), text.get(part.count.said.start as usize..part.count.said.end as usize));
            shown.push(format!("[{} {}: {}]", part.count.best, part.who, part.side));
        }
    }
    assert_eq!(shown.join(", "), expected, "{text}");
}

#[test]
fn parts_of_a_toll() {
    check("A car bomb killed 12 people, including three children, in the town of Kirkuk on Monday.", "12 killed, [3 children: civilians]");
    check(
        "A bomb killed two soldiers and five villagers in the town of Kirkuk on Monday.",
        "7 killed, [2 soldiers: forces], [5 villagers: civilians]",
    );
    check(
        "A suicide bomber blew himself up in Kirkuk on Monday, killing nine people. The dead included two policemen.",
        "9 killed, [2 policemen: forces]",
    );
}

#[test]
fn missing_and_driven_out() {
    check("Rebels shelled the town of Kirkuk on Monday, killing four people. Three people are still missing.", "4 killed, 3 missing");
    check("Militiamen attacked the village on Monday, killing six people and displacing 4,000 families.", "6 killed, 4000 displaced");
}
