//! What names mean in the tables of this repository: one line a case.

mod knowledge;

use casus_atlas::{Atlas, Case, Feature, Match, Point, Tables, distance_km};
use knowledge::{TABLES, atlas};
use proptest::prelude::*;

/// `words`, then `place CCC feature` for the first place, else `actor id` for the first actor, else the demonym's country.
fn tell(found: Option<Match>) -> String {
    let Some(found) = found else { return "nothing".to_owned() };
    let atlas = atlas();
    let weak = if found.weak { " weak" } else { "" };
    let meaning = if let (Some(actor), false) = (found.actors.first(), found.metonym) {
        atlas.actor(*actor).id.clone()
    } else if let Some(place) = found.places.first() {
        let place = atlas.place(*place);
        format!("{} {}", place.country.as_ref().map_or("---", |country| country.as_str()), place.feature.word())
    } else if let Some(actor) = found.actors.first() {
        format!("{} by metonym", atlas.actor(*actor).id)
    } else {
        let of_region = || atlas.home_of(&found).map_or_else(String::new, |home| format!("people of {}", atlas.place(home).name));
        found.demonym.map_or_else(of_region, |country| format!("people of {}", atlas.country_at(country).iso3))
    };
    format!("{} {meaning}{weak}", found.words)
}

#[track_caller]
fn check(words: &str, expect: &str) {
    let words: Vec<&str> = words.split(' ').collect();
    assert_eq!(tell(atlas().longest(&words, Case::Mixed)), expect, "in {words:?}");
}

#[track_caller]
fn check_upper(words: &str, expect: &str) {
    let words: Vec<&str> = words.split(' ').collect();
    assert_eq!(tell(atlas().longest(&words, Case::Upper)), expect, "in {words:?}");
}

/// One of the places is of this country and has at least so many inhabitants.
#[track_caller]
fn check_reading(name: &str, country: &str, least: u32) {
    let found = atlas().named(name).unwrap_or_default();
    let places: Vec<_> = found.places.iter().map(|place| atlas().place(*place)).collect();
    let reading =
        places.iter().any(|place| place.country.as_ref().is_some_and(|code| code.as_str() == country) && place.population >= least);
    assert!(reading, "{name:?} has no reading in {country} with {least} inhabitants: {places:#?}");
}

#[test]
fn towns_in_many_spellings() {
    check("Tartus was hit", "1 SYR town");
    check("Tartous was hit", "1 SYR town");
    check("Jableh and", "1 SYR town");
    check("Homs 's", "1 SYR town");
    check("Deir al-Zour ,", "2 SYR town");
    check("Deir al - Zour ,", "4 SYR town");
    check("Deir ez-Zor ,", "2 SYR town");
    check("Baniyas .", "1 SYR town");
    check("Latakia .", "1 SYR town");
    check("Lattakia .", "1 SYR town");
    check("N'Djamena", "1 TCD capital");
    check("N ' Djamena fell", "3 TCD capital");
    check("Goma", "1 COD town");
    check("San Salvador", "2 SLV capital");
    check("Medellin", "1 COL town");
    check("Medellín", "1 COL town");
    check("Kharkiv", "1 UKR town");
    check("Kharkov", "1 UKR town");
    check("Kyiv", "1 UKR capital");
    check("Kiev", "1 UKR capital");
    check("Mazar-e-Sharif", "1 AFG town");
    check("Mazar-i-Sharif", "1 AFG town");
    check("Sana'a", "1 YEM capital");
    check("El Fasher", "2 SDN town");
    check("al-Fashir", "1 SDN town");
    check("Khan Younis", "2 PSE town");
    check("Homs's", "1 SYR town");
    check("homs", "nothing");
    check("Homs province", "2 SYR admin1");
    check("Homs city", "2 SYR town");
    check_upper("TARTUS", "1 SYR town");
    check_upper("SAN SALVADOR ,", "2 SLV capital");
    check_upper("MEDELLIN .", "1 COL town");
}

#[test]
fn all_readings_are_listed() {
    check_reading("Palmyra", "SYR", 10_000);
    check_reading("Palmyra", "USA", 0);
    check_reading("Tripoli", "LBN", 100_000);
    check_reading("Tripoli", "LBY", 1_000_000);
    check_reading("Baniyas", "SYR", 10_000);
    check_reading("Victoria", "SYC", 10_000);
}

#[test]
fn sites_and_regions() {
    check("Tiyas airfield", "2 SYR base");
    check("T4 airbase", "2 SYR base");
    check("Hmeimim", "1 SYR base");
    check("Khmeimim air base", "3 SYR base");
    check("al-Tanf", "1 SYR base");
    check("Zaporizhzhia Nuclear Power Plant", "4 UKR site");
    check("Donbas", "1 UKR region");
    check("Darfur", "1 SDN region");
    check("Cabo Delgado", "2 MOZ admin1");
    check("Sambisa Forest", "2 NGA mountain");
    check("Gaza Strip", "2 PSE region");
}

#[test]
fn the_world_and_its_parts() {
    check("Southeast Asia", "2 --- region");
    check("Middle East", "2 --- region");
    check("Bay Area", "2 USA region");
    check("Calif. ,", "1 USA admin1");
    check("N.Y. ,", "1 USA admin1");
    check("Ont. ,", "1 CAN admin1");
    check("NSW", "1 AUS admin1");
    check("Bavaria", "1 DEU admin1");
    check("Ontario", "1 CAN admin1");
    check("Chechnya", "1 RUS admin1");
    check("Kidal Region", "2 MLI admin1");
    check("Strait of Hormuz", "3 --- water");
    check("Heathrow", "1 GBR airfield");
    check("Manhattan", "1 USA town");
    check("Sadr City", "2 IRQ town");
    // a word with its stop is a state, the word alone is none
    check("Miss. River", "1 USA admin1");
    check("Miss Smith", "nothing");
    check("Ill winds", "nothing");
}

#[test]
fn people_of_regions() {
    check("African leaders", "1 people of Africa");
    check("Texans", "1 people of Texas");
    check("Siberian winters", "1 people of Siberia");
    check("Latin American", "2 people of Latin America");
    check("African Union", "2 casus:african-union");
}

/// The one division of this name in this country lies within `km` of the point.
#[track_caller]
fn check_division(name: &str, country: &str, point: (f64, f64), km: f64) {
    let found = atlas().named(name).unwrap_or_default();
    let divisions = found.places.iter().map(|place| atlas().place(*place));
    let divisions: Vec<_> =
        divisions.filter(|place| place.feature == Feature::Admin1 && place.country.is_some_and(|code| &*code == country)).collect();
    let [division] = divisions[..] else { panic!("{name:?} has not one division in {country}: {divisions:#?}") };
    let away = distance_km(division.point.expect("a point"), Point { lat: point.0, lon: point.1 });
    assert!(away < km, "{name:?} lies {away:.0} km from {point:?}");
}

#[test]
fn divisions_have_one_place_and_its_middle() {
    check_division("California", "USA", (37.2502, -119.7513), 1.0);
    check_division("New York", "USA", (43.0004, -75.4999), 1.0);
    check_division("Tigray", "ETH", (14.1667, 38.8333), 1.0);
    check_division("Gao", "MLI", (16.6, 0.3), 1.0);
    check_division("Unity", "SSD", (8.6, 29.85), 1.0);
    check_division("Punjab", "IND", (30.9157, 75.5026), 1.0);
    check_division("Punjab", "PAK", (31.0, 72.0), 1.0);
    // no row of ours: the middle of the places that lie there
    check_division("Pichincha", "ECU", (-0.25, -78.58), 60.0);
    check_division("Banten", "IDN", (-6.5, 106.25), 60.0);
}

#[test]
fn states_and_their_offices() {
    check("Syrian army units", "2 casus:mil-SYR");
    check("Syrian government forces", "3 casus:mil-SYR");
    check("Syria 's government said", "3 casus:gov-SYR");
    check("Assad regime", "2 casus:gov-SYR");
    check("Nigerian police", "2 casus:pol-NGA");
    check("Syrian refugees", "1 people of SYR");
    check("Damascus said", "1 SYR capital");
    check("Kremlin", "1 RUS site");
    check("the Kremlin", "nothing");
    check("U.S. troops", "2 casus:mil-USA");
    check("U.S. officials", "2 casus:gov-USA");
    check("UK", "1 GBR country");
    check("us", "nothing");
    check("Democratic Republic of the Congo", "5 COD country");
    check("Burma", "1 MMR country");
    check("Soviet Union", "2 SUN country");
    check_upper("SALVADORAN ARMED FORCES", "3 casus:mil-SLV");
}

#[test]
fn groups() {
    check("Islamic State", "2 casus:islamic-state");
    check("IS fighters", "1 casus:islamic-state");
    check("is fighters", "nothing");
    check("Is it", "nothing");
    check("Daesh", "1 casus:islamic-state");
    check("FARC", "1 casus:farc");
    check("Farc", "1 casus:farc");
    check("al-Qaeda in Iraq", "3 casus:al-qaeda-iraq");
    check("al - Qaeda", "3 casus:al-qaeda");
    check("Hay'at Tahrir al-Sham", "3 casus:hts");
    check("Sendero Luminoso", "2 casus:shining-path");
    check("Alawites", "1 casus:alawites");
    check("Syrian Observatory for Human Rights", "5 casus:sohr");
    check("U.N.", "1 casus:un");
    check_upper("IS", "nothing");
    check_upper("FARABUNDO MARTI NATIONAL LIBERATION FRONT", "5 casus:fmln");
    check_upper("M - 19", "3 casus:m-19");
    check_upper("M-19", "1 casus:m-19");
    check_upper("MANUEL RODRIGUEZ PATRIOTIC FRONT", "4 casus:fpmr");
}

#[test]
fn weak_names_say_so() {
    check("Police", "1 POL town weak");
    check("Same", "1 TZA town weak");
    check("Mobile", "1 USA town weak");
}

#[test]
fn dated_roles() {
    let taliban = atlas().actor(atlas().actor_by_id("casus:taliban").expect("the Taliban are in the table"));
    assert_eq!(taliban.class_on("2000-05").word(), "government");
    assert_eq!(taliban.class_on("2010").word(), "rebel_group");
    assert_eq!(taliban.class_on("2021-08-20").word(), "government");
    let assad = atlas().actor(atlas().actor_by_id("casus:bashar-al-assad").expect("he held public office"));
    assert_eq!(assad.tied_on(casus_atlas::Relation::OfficeOf, "2011-03-15"), Some("casus:gov-SYR"));
    assert_eq!(assad.tied_on(casus_atlas::Relation::OfficeOf, "2025-03-06"), None);
}

proptest! {
    #[test]
    fn any_words_are_read(words in prop::collection::vec("\\PC{0,12}", 0..8)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        for case in [Case::Mixed, Case::Upper] {
            let found = atlas().longest(&words, case);
            prop_assert!(found.is_none_or(|found| (1..=words.len()).contains(&found.words)));
        }
        let _ = atlas().named(&words.join(" "));
    }

    #[test]
    fn any_bytes_are_a_table_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0usize..1_000_000) {
        let mut headed = b"casus-places 2\n".to_vec();
        headed.extend(&bytes);
        let _ = Atlas::from_tables(&Tables { places: &headed, ..TABLES });
        let cut = &TABLES.places[..at % TABLES.places.len()];
        let read = Atlas::from_tables(&Tables { places: cut, ..TABLES });
        prop_assert!(cut.is_empty() || read.is_err());
    }
}
