//! Which place a name means, on sentences of our own.

mod knowledge;

use casus_events::places::{Learned, Placed, Role, Toponym, Words, settle, spot};
use casus_text::parse::sentences::Splitter;
use casus_text::{Report, Span};
use std::sync::LazyLock;

static LEARNED: LazyLock<(Splitter, Learned)> = LazyLock::new(|| {
    let model = |name: &str| {
        let path = format!("{}/../../data/models/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(path).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let splitter = Splitter::from_bytes(&model("sentences.bin")).expect("the committed splitter is sound");
    (splitter, Learned::from_bytes(&model("places.bin")).expect("the committed model of places is sound"))
});

/// Places `name`, beside the names that are found, in `text`.
fn place(text: &str, name: &str) -> Placed {
    let atlas = &knowledge::reader().atlas();
    let report = Report::of_text("test", text);
    let words = Words::of(&LEARNED.0, &report);
    let start = text.find(name).expect("the name is in the text");
    let asked = Toponym { words: Span::of(start..start + name.len()), role: Role::Place };
    let beside = spot(atlas, &report, &words);
    settle(&LEARNED.1, atlas, &report, &words, &[asked], &beside).remove(0)
}

#[track_caller]
fn check(text: &str, name: &str, expect: &str) {
    let atlas = &knowledge::reader().atlas();
    let placed = place(text, name);
    let place = placed.place.map(|place| atlas.place(place));
    let country = place.and_then(|place| place.country).map_or_else(|| "-".to_owned(), |country| country.to_string());
    let found = place.map_or_else(|| "-".to_owned(), |place| format!("{} {} {country}", place.name, place.feature.word()));
    assert_eq!(format!("{found}, {}", placed.rule.word()), expect, "{name:?} in {text:?}: {placed:?}");
}

#[test]
fn a_parent_behind_the_comma_decides() {
    check("Gunmen killed two men in Tripoli, Lebanon, on Monday.", "Tripoli", "Tripoli town LBN, name");
    check("Gunmen killed two men in Tripoli, Libya, on Monday.", "Tripoli", "Tripoli capital LBY, name");
    check("A shop burned down in Paris, Texas, on Monday.", "Paris", "Paris town USA, name");
    check("A shop burned down in Birmingham, Ala., on Monday.", "Birmingham", "Birmingham town USA, name");
    check("A shop burned down in Birmingham, Ala., on Monday.", "Ala.", "Alabama admin1 USA, abbreviation");
}

#[test]
fn the_rest_of_the_report_decides() {
    let text = "Shells fell on Homs and Hama on Monday. Syrian state television said two people died in Tripoli as well, across the border from Tartus in Lebanon.";
    check(text, "Tripoli", "Tripoli town LBN, name");
    let text = "Rebels in Libya hold Misrata and Benghazi. On Tuesday they shelled Tripoli.";
    check(text, "Tripoli", "Tripoli capital LBY, name");
}

#[test]
fn a_town_and_the_division_of_its_name_are_told_apart() {
    check("Two soldiers were killed in the city of Homs in Syria.", "Homs", "Homs town SYR, name");
    check("Two soldiers were killed in Homs province in Syria.", "Homs", "Homs admin1 SYR, name");
}

#[test]
fn peoples_organisations_and_names_within_names() {
    check("The Syrian government did not comment.", "Syrian", "Syria country SYR, people");
    check("A study by the University of Aleppo in Syria was published on Monday.", "University of Aleppo", "Aleppo town SYR, inside");
    check("The EU condemned the attack in Kyiv.", "EU", "Europe region -, inside");
}

#[test]
fn a_name_without_a_place_is_near_another() {
    let text = "Fighters burned the hamlet of Qarzaltun near Idlib in Syria on Monday. Four people died in Idlib.";
    check(text, "Qarzaltun", "-, nearby");
    let placed = place(text, "Qarzaltun");
    assert!(placed.point.is_some_and(|point| (point.lat - 35.9).abs() < 1.0 && (point.lon - 36.6).abs() < 1.0), "{placed:?}");
    assert!(placed.precision >= 2 && placed.radius_km >= 25.0 && placed.chance < 0.98, "{placed:?}");
    check("Nothing was heard from Qarzaltun.", "Qarzaltun", "-, unknown");
}

#[test]
fn empty_and_odd_reports_are_settled_too() {
    let report = Report::of_text("test", "");
    let words = Words::of(&LEARNED.0, &report);
    assert_eq!(settle(&LEARNED.1, knowledge::reader().atlas(), &report, &words, &[], &[]), []);
    let text = "ſ, Homs (Homs) in Homs 's Homs, , , Homs";
    let placed = place(text, ", ,");
    assert_eq!(placed.place, None);
    let twice = Toponym { words: Span::of(4..8), role: Role::Place };
    let report = Report::of_text("test", text);
    let words = Words::of(&LEARNED.0, &report);
    assert_eq!(settle(&LEARNED.1, knowledge::reader().atlas(), &report, &words, &[twice, twice], &[twice]).len(), 2);
}

#[test]
fn a_file_that_is_no_model_says_so() {
    let message = Learned::from_bytes(b"casus-telling 9").expect_err("no model of places");
    assert_eq!(
        message,
        "reading the model of places: found \"casus-telling 9\", expected \"casus-placing 1\"; remake it with casus-train places data ../shared/data data/models/places.bin"
    );
    let bytes = LEARNED.1.to_bytes();
    for end in (20..bytes.len()).step_by(997) {
        assert!(Learned::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
    }
    assert_eq!(Learned::from_bytes(&bytes).as_ref(), Ok(&LEARNED.1));
}
