//! Which place a name means, on sentences of our own.

use casus_atlas::{Atlas, Tables};
use casus_events::places::{Learned, Placed, Role, Spotter, Toponym, Words, settle, spot};
use casus_text::parse::sentences::Splitter;
use casus_text::{Report, Span};
use std::sync::LazyLock;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");

/// What the stage knows: without the language model, and quicker to read than all of `data/`.
struct Known {
    atlas: Atlas,
    splitter: Splitter,
    spotter: Spotter,
    learned: Learned,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let bytes = |name: &str| std::fs::read(format!("{DATA}/{name}")).unwrap_or_else(|error| panic!("{name}: {error}"));
    let text = |name: &str| String::from_utf8(bytes(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let [countries, sites, regions, actors, version] =
        ["countries.tsv", "sites.tsv", "regions.tsv", "actors.tsv", "VERSION"].map(|name| text(&format!("atlas/{name}")));
    let regions = regions + &text("atlas/ucdp.tsv");
    let places = bytes("atlas/places.bin");
    let tables = Tables { countries: &countries, places: &places, sites: &sites, regions: &regions, actors: &actors, version: &version };
    Known {
        atlas: Atlas::from_tables(&tables).expect("the committed atlas is sound"),
        splitter: Splitter::from_bytes(&bytes("models/sentences.bin")).expect("the committed splitter is sound"),
        spotter: Spotter::read(&bytes("models/toponyms.bin")).expect("the committed model of names of places is sound"),
        learned: Learned::from_bytes(&bytes("models/places.bin")).expect("the committed model of places is sound"),
    }
});

fn settled(text: &str, asked: &[Toponym]) -> Vec<Placed> {
    let Known { atlas, splitter, spotter, learned } = &*KNOWN;
    let report = Report::of_text("test", text);
    let words = Words::of(splitter, &report);
    settle(learned, atlas, &report, &words, asked, &spot::likely(spotter, atlas, &report, &words))
}

/// Places `name`, beside the names that are found, in `text`.
fn place(text: &str, name: &str) -> Placed {
    let start = text.find(name).expect("the name is in the text");
    settled(text, &[Toponym { words: Span::of(start..start + name.len()), role: Role::Place, chance: 1.0 }]).remove(0)
}

#[track_caller]
fn check(text: &str, name: &str, expect: &str) {
    let atlas = &KNOWN.atlas;
    let placed = place(text, name);
    let place = placed.place.map(|place| atlas.place(place));
    let country = place.and_then(|place| place.country).map_or_else(|| "-".to_owned(), |country| country.to_string());
    let found = place.map_or_else(|| "-".to_owned(), |place| format!("{} {} {country}", place.name, place.feature.word()));
    assert_eq!(format!("{found}, {}", placed.rule.word()), expect, "{name:?} in {text:?}: {placed:?}");
}

#[test]
fn a_parent_behind_the_comma_decides() {
    check("Gunmen killed two men in Tripoli, Lebanon, on Monday.", "Tripoli", "Trablous town LBN, other-name");
    check("Gunmen killed two men in Tripoli, Libya, on Monday.", "Tripoli", "Tripoli capital LBY, name");
    check("A shop burned down in Paris, Texas, on Monday.", "Paris", "Paris town USA, name");
    check("A shop burned down in Birmingham, Ala., on Monday.", "Birmingham", "Birmingham town USA, name");
    check("A shop burned down in Birmingham, Ala., on Monday.", "Ala.", "Alabama admin1 USA, abbreviation");
}

#[test]
fn the_rest_of_the_report_decides() {
    let text = "Rebels in Libya hold Misrata and Benghazi. On Tuesday they shelled Tripoli.";
    check(text, "Tripoli", "Tripoli capital LBY, name");
}

#[test]
fn a_town_and_the_division_of_its_name_are_told_apart() {
    check("Two soldiers were killed in the city of Homs in Syria.", "Homs", "Homs town SYR, name");
    check("Two soldiers were killed in Homs province in Syria.", "Homs", "Homs (Hims) admin1 SYR, other-name");
}

#[test]
fn peoples_organisations_and_names_within_names() {
    check("The Syrian government did not comment.", "Syrian", "Syria country SYR, people");
    // the town or its division, which have one name: trainings differ
    let aleppo = place("A study by the University of Aleppo in Syria was published on Monday.", "University of Aleppo");
    let known = aleppo.place.map(|place| KNOWN.atlas.place(place)).expect("a place");
    let near = aleppo.point.is_some_and(|at| casus_atlas::distance_km(at, casus_atlas::Point { lat: 36.2, lon: 37.16 }) < 60.0);
    assert!(near && aleppo.rule.word() == "inside", "{} {aleppo:?}", known.name);
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
    assert_eq!(settled("", &[]), []);
    let text = "ſ, Homs (Homs) in Homs 's Homs, , , Homs";
    assert_eq!(place(text, ", ,").place, None);
    let twice = Toponym { words: Span::of(4..8), role: Role::Place, chance: 1.0 };
    assert_eq!(settled(text, &[twice, twice]).len(), 2);
}

#[test]
fn a_report_with_very_many_names_is_settled_piece_by_piece_in_the_order_asked() {
    let text = "Shells hit Homs and Hama in Syria on Monday. ".repeat(900);
    let mut asked: Vec<Toponym> = text
        .match_indices("Homs")
        .map(|(at, name)| Toponym { words: Span::of(at..at + name.len()), role: Role::Place, chance: 1.0 })
        .collect();
    asked.reverse();
    let placed = settled(&text, &asked);
    assert!(placed.iter().map(|placed| placed.toponym).eq(asked.iter().copied()), "the order asked");
    assert!(placed.iter().all(|one| one.place.is_some() && one.place == placed[0].place), "all are the town in Syria");
}

#[test]
fn a_file_that_is_no_model_says_so() {
    let message = Learned::from_bytes(b"casus-telling 9").expect_err("no model of places");
    assert_eq!(
        message,
        "reading the model of places: found \"casus-telling 9\", expected \"casus-placing 2\"; remake it with casus-train places data ../shared/data NAMES corpus/train corpus/more data/models/places.bin"
    );
    let bytes = KNOWN.learned.to_bytes();
    for end in (20..bytes.len()).step_by(997) {
        assert!(Learned::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
    }
    assert_eq!(Learned::from_bytes(&bytes).as_ref(), Ok(&KNOWN.learned));
}
