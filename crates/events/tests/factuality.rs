//! How sure a writer is that something happened, by the committed weights.

mod knowledge;

use casus_events::judge::factuality::{Factuality, LINES};
use std::sync::LazyLock;

static LEARNED: LazyLock<Factuality> = LazyLock::new(|| {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/models/factuality.bin");
    Factuality::from_bytes(&std::fs::read(file).expect("the model is committed")).expect("the committed model is sound")
});

/// Checks how sure the writer is that what the first word that begins with `word` names happened: −3 to 3.
#[track_caller]
fn check(text: &str, word: &str, expected: std::ops::RangeInclusive<f32>) {
    let report = casus_text::Report::of_text("note", text);
    let parse = knowledge::parsed(&report);
    let at = parse.tokens.iter().position(|token| report.words(token.span).starts_with(word));
    let at = at.unwrap_or_else(|| panic!("{word:?} is not in {text:?}"));
    let told = LEARNED.scores(knowledge::reader(), &report, &parse, &[at])[0];
    assert!(expected.contains(&told), "{word:?} in {text:?}: told {told}, expected {expected:?}");
}

#[test]
fn what_is_told_plainly_happened() {
    check("Gunmen attacked the town on Monday.", "attacked", 1.5..=3.0);
    check("Two men died when the bridge fell.", "died", 1.5..=3.0);
    check("Police said that rebels had burned the mill.", "burned", 1.0..=3.0);
    check("The army is shelling the old port.", "shelling", 0.5..=3.0);
}

#[test]
fn what_is_wanted_possible_or_to_come_is_open_or_did_not() {
    check("The rebels want to attack the town.", "attack", -3.0..=-0.5);
    check("If they attack the town, we will leave.", "attack", -3.0..=-0.5);
    check("They may attack the town.", "attack", -3.0..=0.0);
    check("The rebels could attack the town.", "attack", -3.0..=0.0);
    check("They will attack the town tomorrow.", "attack", -3.0..=0.0);
    check("Attack the town at once!", "Attack", -3.0..=0.0);
    check("They refused to attack the town.", "attack", -3.0..=0.0);
    check("They threatened to attack the town.", "attack", -3.0..=0.5);
}

/// People judged what is negated both ways (on average 0.4 after "did not"): it is told apart from what is plain, and no more.
#[test]
fn what_is_negated_is_open() {
    check("Gunmen did not attack the town.", "attack", -1.5..=0.5);
    check("He did not go home.", "go", -1.5..=0.5);
}

#[test]
fn what_holds_above_holds_below() {
    check("They managed to burn the mill.", "burn", 0.0..=3.0);
    check("They were told to burn the mill.", "burn", -3.0..=0.5);
    check("The governor might say that they burned the mill.", "say", -3.0..=0.5);
}

#[test]
fn damaged_weights_are_told() {
    let whole = LEARNED.bytes();
    assert_eq!(Factuality::from_bytes(&whole).as_ref(), Ok(&*LEARNED));
    let told = |bytes: &[u8]| Factuality::from_bytes(bytes).expect_err("damaged").to_string();
    let advice = "; rebuild it with `cargo run --release -p casus-train -- factuality ../shared/data data/models/factuality.bin`";
    assert_eq!(
        told(b"casus"),
        format!("reading the model of factuality: found 5 bytes, expected a file that starts with \"casusfac\"{advice}")
    );
    assert!(told(&whole[..whole.len() / 2]).contains("found packed bytes that break off or are damaged"));
    assert_eq!(LINES.len(), 5);
}
