//! Invented sentences, and names of places in them.

use std::sync::LazyLock;

use casus_atlas::{Atlas, Tables};
use casus_text::Span;
use casus_text::parse::sentences::{Splitter, cut};
use casus_text::parse::tokens::split;
use proptest::prelude::*;

use super::*;

static KNOWN: LazyLock<(Spotter, Atlas, Splitter)> = LazyLock::new(|| {
    let tables = Tables {
        countries: include_str!("../../../../../data/atlas/countries.tsv"),
        places: include_bytes!("../../../../../data/atlas/places.bin"),
        sites: include_str!("../../../../../data/atlas/sites.tsv"),
        regions: include_str!("../../../../../data/atlas/regions.tsv"),
        actors: include_str!("../../../../../data/atlas/actors.tsv"),
        version: "test",
    };
    let spotter = Spotter::read(include_bytes!("../../../../../data/models/toponyms.bin")).expect("the shipped model is whole");
    let splitter = Splitter::from_bytes(include_bytes!("../../../../../data/models/sentences.bin")).expect("the shipped model is whole");
    (spotter, Atlas::from_tables(&tables).expect("the shipped tables are whole"), splitter)
});

fn found(text: &str) -> Vec<Toponym> {
    let (spotter, atlas, splitter) = &*KNOWN;
    let tokens = split(text, Span::of(0..text.len()));
    let (sentences, _) = cut(splitter, text, &tokens);
    spot(spotter, atlas, text, &tokens, &sentences)
}

fn told(text: &str, names: impl Iterator<Item = Toponym>) -> String {
    names.map(|name| format!("{}/{}", &text[name.words.range()], name.role.word())).collect::<Vec<_>>().join("; ")
}

/// The likely names of places with their roles.
#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(told(text, found(text).into_iter().filter(|name| name.chance >= LINE)), expected, "{text}");
}

#[test]
fn places_are_found() {
    check("Two miners died in a blast near Kamsar on Monday.", "Kamsar/place");
    check("Shells fell on Idlib, Jisr al-Shughur and Maarrat al-Numan.", "Idlib/place; Jisr al-Shughur/place; Maarrat al-Numan/place");
    check("Fighting went on in Kano, Jos and Yola.", "Kano/place; Jos/place; Yola/place");
    check("A bus fell into the Niger River near Gao.", "Niger River/place; Gao/place");
    check("They met in Geneva, Switzerland, on 3 May.", "Geneva/place; Switzerland/place");
    check("Villagers fled from Benue State to Taraba.", "Benue State/place; Taraba/place");
    check("He was shot at the corner of Harrow Street and Mill Road.", "Harrow Street/place; Mill Road/place");
    check("Police searched a house in East Jerusalem.", "East Jerusalem/place");
    check("The convoy left Port-au-Prince for Cap-Haïtien.", "Port-au-Prince/place; Cap-Haïtien/place");
    check("The boat sank off Lampedusa in the Mediterranean Sea.", "Lampedusa/place; Mediterranean Sea/place");
    check("Nothing happened there, and nobody came.", "");
    check("", "");
}

#[test]
fn who_stands_behind_a_name_is_told() {
    check("Damascus said the truce would hold.", "Damascus/metonym");
    check("Russia and China vetoed the draft.", "Russia/metonym; China/metonym");
    check("Turkey accused Greece of breaking the agreement.", "Turkey/metonym; Greece/metonym");
}

#[test]
fn peoples_and_what_is_theirs_are_told() {
    check("Two Syrian soldiers fled.", "Syrian/demonym");
    check("Hundreds of Syrians crossed the border.", "Syrians/demonym");
    check("Two French journalists were freed.", "French/demonym");
    check("The US-led coalition struck Raqqa.", "US/modifier; Raqqa/place");
    check("Anger grew over the anti-Russian posters.", "Russian/demonym");
    check("Franco-German talks failed.", "Franco/modifier; German/demonym");
}

#[test]
fn names_that_say_which_are_told() {
    check("A Lagos court freed the two men.", "Lagos/modifier");
}

#[test]
fn languages_are_told() {
    check("He speaks fluent French and a little Portuguese.", "French/language; Portuguese/language");
}

#[test]
fn names_in_names_of_bodies_are_told() {
    check("The Bank of Japan kept its rate.", "Bank of Japan/in-name");
    check("A spokesman for the Nigerian Red Cross confirmed it.", "Nigerian/demonym");
}

#[test]
fn names_inside_names_of_places_are_less_likely() {
    let text = "Students gathered outside the University of Nairobi on Friday.";
    check(text, "University of Nairobi/place");
    assert_eq!(told(text, found(text).into_iter()), "University of Nairobi/place; Nairobi/in-name");
    assert!(found(text).iter().all(|name| (name.chance < LINE) == (name.role == Role::InName)));
}

#[test]
fn abbreviations_are_whole() {
    check("Three people were hurt in Tuscaloosa, Ala., on Sunday.", "Tuscaloosa/place; Ala./place");
    check("FRESNO, Calif. (AP) - A fire broke out.", "FRESNO/place; Calif./place");
    check("The U.S. and the U.K. agreed.", "U.S./metonym; U.K./metonym");
    check("She lives in Washington, D.C.", "Washington, D.C./place");
}

#[test]
fn headlines_and_capitals_are_read() {
    check("Two Miners Killed in Blast Near Kamsar Quarry", "Kamsar/place");
    check("TWO POLICEMEN DIED IN AN ATTACK IN SAN SALVADOR.", "SAN SALVADOR/place");
    check("GUERRILLAS BLEW UP A BRIDGE NEAR USULUTAN, THE ARMY SAID.", "USULUTAN/place");
}

#[test]
fn persons_are_no_places() {
    check("Michael Holland told reporters that he would resign.", "");
    check("Paris Hilton arrived late.", "");
    check("Mr. Houston denied the charge.", "");
    check("Jordan Peters said he had seen it. Peters lives in Jordan.", "Jordan/place");
}

#[test]
fn teams_stand_for_players() {
    // Chelsea is missed, as the card says
    check("Liverpool beat Chelsea 2-1 on Saturday.", "Liverpool/metonym");
}

#[test]
fn what_is_packed_comes_back_and_what_does_not_fit_is_refused() {
    let spotter = &KNOWN.0;
    assert_eq!(Spotter::read(&spotter.bytes()).as_ref(), Ok(spotter));
    let told = |bytes: &[u8]| Spotter::read(bytes).err().map(|error| error.to_string()).unwrap_or_default();
    let advice = "; rebuild it with `cargo run --release -p casus-train -- toponyms ../shared/data GLOVE-JSON data/models/toponyms.bin`";
    assert_eq!(
        told(b"abc"),
        format!("reading the model of names of places: found 3 bytes, expected a file that starts with \"casustop\"{advice}")
    );
    assert_eq!(told(b"casustop\x09\0\0\0"), format!("reading the model of names of places: found version 9, expected version 1{advice}"));
    let whole = spotter.bytes();
    assert!(told(&whole[..whole.len() / 2]).contains("found packed bytes that break off or are damaged"));
    let other = Spotter { scale: Scale { unit: f32::NAN, ..spotter.scale }, ..spotter.clone() };
    assert!(told(&other.bytes()).contains("found words or weights that break off, or weights for other labels"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn any_words_give_names_that_lie_in_them(words in prop::collection::vec("[A-Z]{0,3}[a-z'.,-]{0,6}|[0-9]{1,4}|\\PC{1,3}|al-|Ala\\.", 0..60)) {
        let text = words.join(" ");
        let names = found(&text);
        let mut last = 0;
        for name in &names {
            prop_assert!(!text[name.words.range()].trim().is_empty());
            prop_assert!((0.0..=1.0).contains(&name.chance));
            prop_assert!(last <= name.words.start || name.role == Role::InName);
            last = name.words.start;
        }
    }
}
