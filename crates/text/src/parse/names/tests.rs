//! Mentions of one-line reports of our own with their classes, as the shipped models find them.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::Names;
use crate::english::{English, Models};
use crate::parse::parse;
use crate::{Class, Report};

const NAMES: &[u8] = include_bytes!("../../../../../data/models/names.bin");

static ENGLISH: LazyLock<English> = LazyLock::new(|| {
    English::new(&Models {
        sentences: include_bytes!("../../../../../data/models/sentences.bin"),
        language: include_bytes!("../../../../../data/models/language.bin"),
        coreference: include_bytes!("../../../../../data/models/coreference.bin"),
        names: NAMES,
    })
    .expect("the shipped models are whole")
});

fn said(class: Class) -> &'static str {
    match class {
        Class::Person => "person",
        Class::Organisation => "organisation",
        Class::ArmedGroup => "armed group",
        Class::Government => "government",
        Class::Community => "community",
        Class::Location => "location",
        Class::Facility => "facility",
        Class::Weapon => "weapon",
        Class::Vehicle => "vehicle",
        Class::Time => "time",
        Class::Quantity => "quantity",
        Class::Other => "other",
    }
}

/// The mentions of a report, in order of their heads.
fn written(text: &str) -> Vec<String> {
    let report = Report::of_text("note", text);
    let parsed = parse(&ENGLISH, &report);
    parsed.mentions.iter().map(|mention| format!("{}/{}", parsed.words(&report, mention.tokens), said(mention.class))).collect()
}

/// Each of `expected`, parted by commas, is a mention of the report.
#[track_caller]
fn check(text: &str, expected: &str) {
    let found = written(text);
    for mention in expected.split(", ") {
        assert!(found.iter().any(|one| one == mention), "{text}\nno {mention} in {found:?}");
    }
}

#[test]
fn mentions_have_classes() {
    check("Gunmen kidnapped the mayor of Goma.", "Gunmen/armed group, the mayor/person, Goma/location");
    check("GUNMEN KIDNAPPED THE MAYOR OF GOMA.", "GUNMEN/armed group, THE MAYOR/person, GOMA/location");
    check(
        "The Free Idlib Army fired mortars at a checkpoint near Aleppo on Monday.",
        "mortars/weapon, a checkpoint/facility, Aleppo/location, Monday/time",
    );
    check("Students of the University of Aleppo protested in Damascus.", "Students/person, Aleppo/location, Damascus/location");
    check("Boko Haram fighters burned a church in Maiduguri.", "Boko Haram fighters/armed group, a church/facility, Maiduguri/location");
    check(
        "Soldiers of the Nigerian army shot three farmers with rifles.",
        "Soldiers/government, Nigerian/community, the Nigerian army/government, three farmers/person, rifles/weapon",
    );
    check("Police in Nairobi arrested William Ruto.", "Police/government, Nairobi/location, William Ruto/person");
    check("A car bomb destroyed two tanks outside Mosul.", "A car bomb/weapon, two tanks/vehicle, Mosul/location");
    check("The Ministry of Defence denied the report.", "The Ministry/government, the report/other");
    check(
        "Al-Shabab claimed responsibility for the attack on the hospital.",
        "Al-Shabab/armed group, the hospital/facility, the attack/other",
    );
    check("Protesters threw stones at the police in Khartoum.", "Protesters/person, the police/government, Khartoum/location");
    check("Helicopters bombed villages in Darfur last week.", "Helicopters/vehicle, villages/location, Darfur/location, last week/time");
    check(
        "Islamic State militants beheaded a journalist in Raqqa.",
        "Islamic State militants/armed group, a journalist/person, Raqqa/location",
    );
    check("Russian warplanes struck a market in Idlib.", "Russian warplanes/vehicle, a market/facility, Idlib/location");
    check("The United Nations sent peacekeepers to Mali.", "peacekeepers/government, Mali/location");
    check("He told Reuters that rebels had taken the town.", "He/person, rebels/armed group, the town/location");
    check("President Bashar al-Assad visited the city on 3 May 2016.", "Bashar al-Assad/person, the city/location, May/time");
    check(
        "Houthi rebels launched a missile at an airport in Saudi Arabia.",
        "Houthi rebels/armed group, a missile/weapon, an airport/facility, Saudi Arabia/location",
    );
    check("Unidentified men attacked the house of Senator Juan Lopez.", "the house/facility, Juan Lopez/person");
    check("A suicide bomber blew himself up inside a mosque in Kabul.", "A suicide bomber/armed group, a mosque/facility, Kabul/location");
    check("The Taliban seized the district of Musa Qala.", "The Taliban/armed group, the district/location");
    check("Hezbollah fired rockets at Israel.", "Hezbollah/armed group, rockets/weapon, Israel/location");
    check("Villagers fled to Chad.", "Villagers/person, Chad/location");
    check("The Red Cross delivered food to Taiz.", "Taiz/location");
    check("Colombian soldiers killed two FARC guerrillas.", "Colombian soldiers/government, two FARC guerrillas/armed group");
    check("A grenade exploded in a market in San Salvador.", "A grenade/weapon, a market/facility, San Salvador/location");
    check("GUERRILLAS BLEW UP A BRIDGE IN USULUTAN.", "GUERRILLAS/armed group, A BRIDGE/facility, USULUTAN/location");
    check("Fulani herders killed a pastor in Jos.", "Fulani herders/person, a pastor/person, Jos/location");
    check("Tear gas was fired at demonstrators in Cairo.", "Tear gas/weapon, demonstrators/person, Cairo/location");
    check("The convoy was ambushed on the road to Bamako.", "The convoy/vehicle, the road/facility, Bamako/location");
    check("Militiamen looted shops in Bangui.", "Militiamen/armed group, shops/facility, Bangui/location");
    check("John Smith was shot dead in Belfast in 1988.", "John Smith/person, Belfast/location");
    check("Kenyan police used batons against supporters of Raila Odinga.", "Kenyan police/government, batons/weapon, Raila Odinga/person");
    check("The drone hit a truck in Sanaa.", "The drone/vehicle, a truck/vehicle, Sanaa/location");
    check("Prison guards beat a detainee.", "Prison guards/government, a detainee/person");
    check("The army shelled Grozny for three hours.", "The army/government, Grozny/location, three hours/time");
    check("The army recaptured Benghazi.", "The army/government, Benghazi/location");
    check("Two women were killed in Beni.", "Two women/person, Beni/location");
    check("A boat carrying refugees sank off Libya.", "A boat/vehicle, refugees/person, Libya/location");
    check(
        "The Lebanese army arrested Syrian refugees in Baalbek.",
        "The Lebanese army/government, Syrian refugees/person, Baalbek/location",
    );
    check("Troops entered the refugee camp in Jenin.", "Troops/government, the refugee camp/location, Jenin/location");
    check("The Supreme Court in Islamabad freed the suspect.", "The Supreme Court/government, Islamabad/location, the suspect/person");
    check("The Sinaloa Cartel killed a reporter in Culiacan.", "The Sinaloa Cartel/armed group, a reporter/person, Culiacan/location");
    check("Machetes were found in a school in Bujumbura.", "Machetes/weapon, a school/facility, Bujumbura/location");
    check("The European Union condemned the killing of Maria Perez.", "The European Union/organisation, Maria Perez/person");
    check("ISIL fighters held positions near Manbij.", "ISIL fighters/armed group, Manbij/location");
    check("Kurds and Arabs clashed in Kirkuk.", "Kurds/community, Arabs/community, Kirkuk/location");
    check("Clashes broke out between Shiites and Sunnis in Baghdad.", "Clashes/other, Baghdad/location");
    check("The mayor said that the hospital was hit by shells.", "The mayor/person, the hospital/facility, shells/weapon");
    check("REBELS FIRED ROCKETS AT THE AIRPORT OF KABUL.", "REBELS/armed group, ROCKETS/weapon, THE AIRPORT/facility, KABUL/location");
}

#[test]
fn bytes_that_are_no_model_are_refused_in_words() {
    let advice = "; rebuild it with `cargo run --release -p casus-train -- names ../shared/data data/models/names.bin`";
    let told = |bytes: &[u8]| Names::from_bytes(bytes).err().map(|error| error.to_string()).unwrap_or_default();
    let start = "a file that starts with \"casusnam\"";
    assert_eq!(told(b"abc"), format!("reading the model of names: found 3 bytes, expected {start}{advice}"));
    assert_eq!(told(b"casussen1234"), format!("reading the model of names: found \"casussen\", expected {start}{advice}"));
    assert_eq!(told(b"casusnam"), format!("reading the model of names: found the end of the file, expected a version{advice}"));
    assert_eq!(told(b"casusnam\x09\0\0\0"), format!("reading the model of names: found version 9, expected version 2{advice}"));
    assert!(told(&NAMES[..NAMES.len() / 2]).contains("found packed bytes that break off or are damaged"));
    let cut = [b"casusnam\x02\0\0\0".as_slice(), &miniz_oxide::deflate::compress_to_vec(&[3, 1, 2], 6)].concat();
    assert!(told(&cut).contains("found lists or weights that break off, expected two lists and two taggers"));
}

#[test]
fn a_model_comes_back_as_it_was_packed() {
    let names = Names::from_bytes(NAMES).expect("the shipped model is whole");
    assert_eq!(Names::from_bytes(&names.bytes()), Ok(names));
    assert_eq!(Names::from_bytes(&Names::default().bytes()), Ok(Names::default()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn any_words_give_spans_in_order(words in prop::collection::vec("[A-Z]{0,3}[a-z'.,-]{0,6}|[0-9]{1,4}|\\PC{1,3}", 0..60)) {
        let report = Report::of_text("note", &words.join(" "));
        let parsed = parse(&ENGLISH, &report);
        prop_assert!(parsed.mentions.is_sorted_by_key(|mention| mention.head));
        for mention in &parsed.mentions {
            prop_assert!(mention.tokens.contains(mention.head.position()) && mention.tokens.end as usize <= parsed.tokens.len());
        }
        let names = ENGLISH.names.find_names(&report.text, &parsed.tokens, &parsed.sentences);
        let mut last = 0;
        for name in names {
            prop_assert!(last <= name.tokens.start && name.tokens.start < name.tokens.end);
            last = name.tokens.end;
        }
        prop_assert!(last as usize <= parsed.tokens.len());
    }
}
