//! Descriptions of places and what they come to, on a small atlas of two countries.

use super::*;
use casus_atlas::{Tables, distance_km};

const COUNTRIES: &str = "iso2\tiso3\tname\tcapital\tlat\tlon\tpopulation\tuntil\tgeonames\taliases\tdemonyms\tmetonyms\tsource
SY\tSYR\tSyria\tDamascus\t35\t38\t16945057\t\t163843\t\tSyrian|Syrians\t\tus
CF\tCAF\tCentral African Republic\tBangui\t7\t21\t4666377\t\t239880\t=CAR\t\t\tus
";

const PLACES: &str = "id\tname\tfeature\tcountry\tadmin1\tlat\tlon\tradius_km\tweak\taliases\tsource
homs\tHoms\ttown\tSYR\tHoms\t34.73\t36.71\t\t\t\tus
homs1\tHoms\tadmin1\tSYR\t\t34.50\t38.20\t\t\tHims\tus
hama\tHama\ttown\tSYR\tHama\t35.13\t36.75\t\t\tHamah\tus
hama1\tHama\tadmin1\tSYR\t\t35.23\t37.20\t\t\t\tus
aleppo\tAleppo\ttown\tSYR\tAleppo\t36.20\t37.16\t\t\tHalab\tus
aleppo1\tAleppo\tadmin1\tSYR\t\t36.20\t37.60\t\t\t\tus
idlib\tIdlib\ttown\tSYR\tIdlib\t35.93\t36.63\t\t\t\tus
idlib1\tIdlib\tadmin1\tSYR\t\t35.80\t36.70\t\t\t\tus
afrin\tAfrin\tadmin2\tSYR\tAleppo\t36.51\t36.86\t\t\t\tus
khan\tKhan Shaykhun\ttown\tSYR\tIdlib\t35.44\t36.65\t\t\t\tus
khan2\tKhan Shaykhun\tvillage\tSYR\tHoms\t34.20\t39.90\t\t\t\tus
raqqa\tRaqqa\ttown\tSYR\tRaqqa\t35.95\t39.01\t\t\tAr Raqqah\tus
rif\tRif Dimashq\tadmin1\tSYR\t\t33.50\t37.40\t\t\tRural Damascus\tus
ghouta\tEastern Ghouta\tregion\tSYR\t\t33.53\t36.45\t12\t\t\tus
zawi\tAz Zawi\tvillage\tSYR\tHoms\t34.90\t38.90\t\t\t\tus
tiyas\tTiyas Air Base\tbase\tSYR\tHoms\t34.52\t37.63\t3\t\tT4\tus
bria\tBria\ttown\tCAF\tHaute-Kotto\t6.54\t21.99\t\t\t\tus
bambari\tBambari\ttown\tCAF\tOuaka\t5.77\t20.67\t\t\t\tus
ippy\tIppy\ttown\tCAF\tOuaka\t6.27\t21.20\t\t\t\tus
obo\tObo\ttown\tCAF\tHaut-Mbomou\t5.40\t26.49\t\t\t\tus
bouar\tBouar\ttown\tCAF\tNana\t5.93\t15.59\t\t\t\tus
ouham\tOuham\tadmin1\tCAF\t\t7.00\t17.80\t\t\t\tus
bambari2\tBambari\tadmin2\tCAF\tOuaka\t5.72\t20.92\t\t\t\tus
bakala\tBakala\tvillage\tCAF\tOuaka\t6.20\t20.39\t\t\t\tus
zangba\tZangba\tvillage\tCAF\tBasse\t4.45\t20.99\t\t\t\tus
";

fn atlas() -> Atlas {
    let tables = Tables { countries: COUNTRIES, places: b"", sites: PLACES, regions: "", actors: "", version: "1" };
    Atlas::from_tables(&tables).expect("the test's tables are sound")
}

/// The place, the rule, the precision, the kilometres from the place and the radius.
fn shown(atlas: &Atlas, found: &Where) -> String {
    let place = found.place.map(|idx| atlas.place(idx));
    let name = place.map_or("-", |place| place.id.trim_start_matches("casus:"));
    let km = place.and_then(|place| place.point).zip(found.point).map_or(-1.0, |(a, b)| distance_km(a, b));
    format!("{name} {} p{} {:.0} km ±{:.0}", found.rule, found.precision, km, found.radius_km)
}

#[track_caller]
fn check_in(country: &str, description: &str, expected: &str) {
    let atlas = atlas();
    let found = Area::of(&atlas, Some(country)).locate(description).expect("a country is given");
    assert_eq!(shown(&atlas, &found), expected, "{description:?}");
}

#[track_caller]
fn syria(description: &str, expected: &str) {
    check_in("SYR", description, expected);
}

#[track_caller]
fn car(description: &str, expected: &str) {
    check_in("CAF", description, expected);
}

/// The words around the last name of a sentence that is marked with brackets: "shelling north of [Homs]".
#[track_caller]
fn reads(marked: &str, expected: &str) {
    let atlas = atlas();
    let (mut text, mut settled) = (String::new(), Vec::new());
    for part in marked.split('[') {
        let (name, rest) = part.split_once(']').unwrap_or(("", part));
        if !name.is_empty() {
            let mut places = atlas.named(name).expect("a name of the atlas").places;
            places.sort_by_key(|idx| !atlas.place(*idx).feature.is_settlement());
            let place = places[0];
            settled.push(Settled { words: text.len()..text.len() + name.len(), place });
            text.push_str(name);
        }
        text.push_str(rest);
    }
    let found = around(&text, 0..text.len(), &settled, settled.len() - 1, &atlas);
    assert_eq!(shown(&atlas, &found), expected, "{marked:?}");
}

#[test]
fn a_place_itself() {
    syria("Homs", "homs at p1 0 km ±3");
    syria("Homs city", "homs at p1 0 km ±3");
    syria("the town of Raqqa", "raqqa at p1 0 km ±3");
    syria("Ar-Raqqah town", "raqqa at p1 0 km ±3");
    syria("a market in Idlib", "idlib at p1 0 km ±3");
    syria("the old quarter of Homs", "homs at p1 0 km ±3");
    syria("Homs Governorate", "homs1 at p4 0 km ±120");
    syria("the governorate of Hama", "hama1 at p4 0 km ±120");
    syria("Afrin district", "afrin at p3 0 km ±40");
    syria("Eastern Ghouta", "ghouta at p2 0 km ±12");
    syria("Syria", "geonames:163843 at p6 0 km ±500");
    car("Bria", "bria at p1 0 km ±3");
    car("Ouham prefecture", "ouham at p4 0 km ±120");
    car("sub-prefecture of Bambari", "bambari2 at p3 0 km ±40");
    car("Bambari region", "bambari2 at p3 0 km ±40");
}

#[test]
fn a_noun_chooses_and_sets_the_precision() {
    syria("Tiyas Air Base", "tiyas at p2 0 km ±3");
    syria("Idlib grain silos", "idlib at p2 0 km ±25");
    syria("Jabal Zawi", "geonames:163843 country p6 0 km ±500");
    syria("Az Zawi", "zawi at p1 0 km ±3");
}

#[test]
fn others_in_the_phrase_choose_among_namesakes() {
    syria("Khan Shaykhun, Idlib", "khan at p1 0 km ±3");
    syria("Khan Shaykhun in Homs Governorate", "khan2 at p1 0 km ±3");
    syria("Khan Sheikhoun, Idlib", "khan at p1 0 km ±3");
}

#[test]
fn near_a_place() {
    syria("near Raqqa", "raqqa near p2 0 km ±25");
    syria("Raqqa (near)", "raqqa near p2 0 km ±25");
    syria("around Homs", "homs near p2 0 km ±25");
    syria("on the outskirts of Idlib", "idlib near p2 0 km ±25");
    syria("the vicinity of Hama", "hama near p2 0 km ±25");
    syria("close to the town of Raqqa", "raqqa near p2 0 km ±25");
    syria("Homs and surrounding villages", "homs near p2 0 km ±25");
    syria("south of Homs", "homs side p2 10 km ±25");
    syria("north-east of Raqqa", "raqqa side p2 10 km ±25");
    car("Mbolo village, near Bria", "bria near p2 0 km ±25");
    car("Mbolo village, Bria", "bria near p2 0 km ±25");
}

#[test]
fn so_far_from_a_place() {
    car("19 km from Bria", "bria away p2 0 km ±19");
    car("nine kilometers from the town of Bria", "bria away p2 0 km ±9");
    car("25 km north-west of Bambari", "bambari away p2 25 km ±6");
    car("25km northwest of Bambari", "bambari away p2 25 km ±6");
    car("30 miles (48 km) south of Bambari", "bambari away p2 48 km ±12");
    car("about sixty kilometres east of Bria", "bria away p2 60 km ±15");
    car("forty-five km south of Bria", "bria away p2 45 km ±11");
    car("Mbolo village, 12 km north of Bria", "bria away p2 12 km ±3");
    car("Bria (12 km north of)", "bria away p2 12 km ±3");
    car("Obo town (12 km north of Obo)", "obo away p2 12 km ±3");
    car("a few dozen kilometres from Bambari", "bambari away p5 0 km ±60");
    car("11 km from Ippy, on the Bambari axis", "ippy away p2 11 km ±3");
    car("30 km from Bria on the axis Bria-Ippy", "bria away p2 30 km ±8");
    car("three kilometers outside of Bria", "bria away p2 0 km ±3");
}

#[test]
fn lines() {
    car("Bria-Ippy road", "bria line p5 46 km ±46");
    car("the Bria - Ippy axis", "bria line p5 46 km ±46");
    car("on the road between Bria and Ippy", "bria line p5 46 km ±46");
    car("several villages along the Bria-Ippy axis", "bria line p5 46 km ±46");
    car("the road from Bria to Ippy", "bria line p5 46 km ±46");
    car("between Bria and Ippy", "bria between p5 46 km ±46");
    car("axis Bria – Ippy", "bria line p5 46 km ±46");
    car("on the road to Ippy", "ippy line p5 0 km ±50");
    syria("Homs/Hama border", "homs1 border p5 61 km ±61");
    syria("the border of Homs and Hama governorates", "homs1 border p5 61 km ±61");
}

#[test]
fn parts_of_areas() {
    syria("Northern Aleppo Governorate", "aleppo1 part p5 30 km ±36");
    syria("southern Homs province", "homs1 part p5 30 km ±36");
    syria("the countryside of Aleppo", "aleppo1 countryside p4 0 km ±120");
    syria("Aleppo countryside", "aleppo1 countryside p4 0 km ±120");
    syria("western countryside of Aleppo", "aleppo1 part p5 30 km ±36");
    syria("Rural Damascus", "rif at p4 0 km ±120");
    syria("Northeast Syria", "geonames:163843 part p5 150 km ±180");
    car("the remote southeast", "geonames:239880 part p5 332 km ±332");
}

#[test]
fn at_sea_and_in_the_air() {
    syria("at sea off Homs", "homs sea p7 0 km ±25");
    syria("off the coast of Homs", "homs sea p7 0 km ±25");
    syria("off the north-western coast of Homs", "homs sea p7 0 km ±25");
    syria("30 km west of Homs, in international waters", "homs sea p7 30 km ±25");
    syria("international waters", "geonames:163843 sea p7 0 km ±500");
    syria("in the airspace over Idlib", "idlib air p7 0 km ±25");
    syria("in mid-air near Hama", "hama air p7 0 km ±25");
    // on land
    syria("Homs, 500 metres above sea level", "homs at p1 0 km ±3");
    syria("the Homs air base", "homs at p2 0 km ±25");
    reads("The ship was boarded at sea off [Raqqa].", "raqqa sea p7 0 km ±25");
    reads("The jet was shot down in the air over [Homs].", "homs air p7 0 km ±25");
    reads("The jet entered [Homs] airspace.", "homs air p7 0 km ±25");
    reads("They fired in the air in [Homs].", "homs at p1 0 km ±3");
    reads("The crew, held at sea for weeks, was freed in [Homs].", "homs at p1 0 km ±3");
}

#[test]
fn distances_in_brackets_and_on_ways() {
    car("Bria, 450 kilometres (280 miles) from the capital Bambari", "bria at p1 0 km ±3");
    car("10 kilometres (6 miles) away (from Bambari)", "bambari away p2 0 km ±10");
    car("a few kilometres (mile) away from the town of Bambari", "bambari away p2 0 km ±5");
    car("Obo town (15km northeast)", "obo away p2 15 km ±4");
    car("Obo (14 km from, on the road)", "obo away p2 0 km ±14");
    car("Obo (Zaga, south of)", "obo side p2 10 km ±25");
    car("Obo (just outside)", "obo near p2 0 km ±25");
    car("within a 20 km radius of Obo", "obo away p2 0 km ±20");
    car("PK 25 of Bambari", "bambari away p2 0 km ±25");
    car("5 km on the axis Bambari-Ippy", "bambari away p2 5 km ±3");
    car("200 km north of Obo", "obo away p5 200 km ±25");
    car("the vehicle was coming from Ippy, near Bria", "bria near p2 0 km ±25");
    // what is near a market is in the town
    car("near the Bria market", "bria at p1 0 km ±3");
    car("5th district of Bria", "bria at p1 0 km ±3");
}

/// A place that a table names and describes.
#[track_caller]
fn described(name: &str, description: &str, expected: &str) {
    let atlas = atlas();
    let found = Area::of(&atlas, Some("CAF")).locate_described(name, description).expect("a country is given");
    assert_eq!(shown(&atlas, &found), expected, "{name:?}, {description:?}");
}

#[test]
fn a_name_and_a_description() {
    described("Bria town", "", "bria at p1 0 km ±3");
    described("Bria town", "Bria, in the hospital", "bria at p1 0 km ±3");
    described("Bria town", "a farm near Bria", "bria near p2 0 km ±25");
    described("Obo town", "Zaga, 12 km north of Obo", "obo away p2 12 km ±3");
    described("Bria town", "on the road between Bria and Ippy", "bria near p2 0 km ±25");
    // the description names another place, says where an unknown one is, or rules one out
    described("Bakala village", "40 km from Bambari", "bakala at p1 0 km ±3");
    described("Mbolo village", "Mbolo, 12 km north of Bria", "bria away p2 12 km ±3");
    described("Mbolo village", "unknown", "geonames:239880 country p6 0 km ±500");
    described("Ouham prefecture", "a village", "ouham at p4 0 km ±120");
    described("Bakala village", "10 km from Ippy", "ippy away p2 0 km ±10");
}

#[test]
fn what_was_told_before() {
    let atlas = atlas();
    let table = "Bria\tCAF\t6.54\t21.99\t1\t30\tus\nKhan Shaykhun\tSYR\t34.20\t39.90\t9\t0\tus\n";
    let told = Told::read(table).unwrap_or_else(|error| panic!("{error}"));
    let check = |country, description, expected: &str| {
        let found = Area::of(&atlas, Some(country)).told_before(&told).locate(description).expect("a country is given");
        assert_eq!(shown(&atlas, &found), expected, "{description:?}");
    };
    check("CAF", "Bria town", "bria told p2 0 km ±25");
    check("CAF", "Bria market", "bria at p1 0 km ±3");
    check("CAF", "12 km from Bria", "bria away p2 0 km ±12");
    check("CAF", "Obo", "obo at p1 0 km ±3");
    check("SYR", "Khan Shaykhun", "khan2 at p1 0 km ±3");
    check("SYR", "Khan Shaykhun, Idlib", "khan at p1 0 km ±3");
}

#[test]
fn the_table_of_what_was_told_can_be_read() {
    let told = Told::read(include_str!("../../../../../data/atlas/ucdp-told.tsv"));
    assert!(told.is_ok(), "{told:?}");
}

#[test]
fn what_is_not_known_is_the_country() {
    car("Mbolo village", "geonames:239880 country p6 0 km ±500");
    car("", "geonames:239880 country p6 0 km ±500");
    car("unknown", "geonames:239880 country p6 0 km ±500");
    assert_eq!(Area::of(&atlas(), None).locate("Mbolo village"), None);
    assert_eq!(Area::of(&atlas(), Some("ABC")).locate("Bria"), None);
}

#[test]
fn what_contradicts_a_name_rules_it_out() {
    // a Bakala is known, but 90 km from Ippy
    car("Bakala, 10 km from Ippy", "ippy away p2 0 km ±10");
    car("Bakala, 90 km from Ippy", "bakala at p1 0 km ±3");
    // the ends of a compound are not the village
    car("Lokoti-Bria village", "geonames:239880 country p6 0 km ±500");
}

#[test]
fn the_words_around_a_settled_name() {
    reads("The men were shot in [Homs] on Sunday.", "homs at p1 0 km ±3");
    reads("Shells fell 25 km north of [Homs] on Sunday.", "homs away p2 25 km ±6");
    reads("A convoy was attacked near [Raqqa].", "raqqa near p2 0 km ±25");
    reads("They died on the road between [Homs] and [Hama].", "hama line p5 22 km ±22");
    reads("Clashes went on in the countryside of [Aleppo].", "aleppo1 countryside p4 0 km ±120");
    reads("Clashes went on in rural [Aleppo].", "aleppo1 countryside p4 0 km ±120");
    reads("Jets hit the outskirts of [Idlib].", "idlib near p2 0 km ±25");
    reads("Five were killed in [Homs] and two near [Hama].", "hama near p2 0 km ±25");
    reads("He fled from [Homs] to [Hama].", "hama at p1 0 km ±3");
    reads("Gunmen stormed a village 12 kilometres from [Bria].", "bria away p2 0 km ±12");
}

#[test]
fn any_words_are_read_without_panic() {
    let atlas = atlas();
    let area = Area::of(&atlas, Some("CAF"));
    let pieces = [
        "Bria", "-", " ", "(", ")", "of", "12", "km", "north", "between", "and", "é", "’", "\n", "road", "/", "Ippy", "the", "villages",
        "من",
    ];
    let mut seed = 7_u32;
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(seed >> 16) as usize % pieces.len()]);
            if seed & 0x100 != 0 {
                text.push(' ');
            }
        }
        let found = area.locate(&text).expect("a country is given");
        assert!((1..=7).contains(&found.precision) && found.radius_km > 0.0, "{text:?}: {found:?}");
    }
}
