//! Compiling dumps: lines in, an atlas out. Places and dumps are invented.

use casus_atlas::build::{Builder, Fault};
use casus_atlas::{Atlas, Bytes, Tables};

const TABLES: Tables<'_> = Tables { countries: "", places: b"", sites: "", regions: "", actors: "", version: "1" };

#[track_caller]
fn builder(lines: &[&str], read: fn(&mut Builder, &str) -> Result<(), Fault>) -> Builder {
    let mut builder = Builder::default();
    builder.country("SY", "SYR");
    lines.iter().for_each(|line| read(&mut builder, line).expect("a line"));
    builder
}

fn finished(builder: Builder) -> Atlas {
    Atlas::with_places(&TABLES, Bytes::new(builder.finish(&[]).concat())).expect("an atlas")
}

/// All places, each as `name lat lon`.
fn places(atlas: &Atlas) -> Vec<String> {
    let shown = |point: Option<casus_atlas::Point>| point.map(|point| format!("{:.3} {:.3}", point.lat, point.lon)).unwrap_or_default();
    atlas.places().map(|(_, place)| format!("{} {}", place.name, shown(place.point))).collect()
}

#[test]
fn places_without_a_number_that_share_a_point_are_parted() {
    let lines = ["36.5,38.0,Alba,Aleppo,,SY", "36.5,38.0,Beta,Aleppo,,SY", "36.5,38.0,Gamma,Aleppo,,SY"];
    assert_eq!(places(&finished(builder(&lines, Builder::small))), ["Alba 36.500 38.000", "Beta 36.501 38.000", "Gamma 36.502 38.000"]);
}

#[test]
fn they_are_parted_near_the_pole_too() {
    let lines = ["89.0,38.0,Alba,Aleppo,,SY", "89.0,38.0,Beta,Aleppo,,SY", "89.0,38.0,Gamma,Aleppo,,SY", "90,38.0,Delta,Aleppo,,SY"];
    let parted = places(&finished(builder(&lines, Builder::small)));
    assert_eq!(parted, ["Alba 89.000 38.000", "Beta 88.999 38.000", "Delta 90.000 38.000", "Gamma 88.998 38.000"]);
}

#[test]
fn places_of_countries_that_are_not_told_are_no_ground() {
    let atlas = finished(builder(&["36.5,38.0,Alba,Aleppo,,SY"], Builder::small));
    let mut again = Builder::default();
    again.base(&atlas);
    assert_eq!(places(&finished(again)), [""; 0]);
}

#[test]
fn quotes_are_no_part_of_a_name() {
    let atlas = finished(builder(&["36.5,38.0,\"Alba, \"\"the Old\"\"\",Aleppo,,SY"], Builder::small));
    assert_eq!(places(&atlas), ["Alba, the Old 36.500 38.000"]);
}

/// Two districts of one name, of which nobody says in which province they lie.
#[test]
fn a_p_code_in_no_known_province_is_not_given_to_the_first_of_several() {
    let district = |number: &str, lat: &str| format!("{number}\tAlba\tAlba\t\t{lat}\t38.28\tA\tADM2\tSY\t\t\t\t\t\t\t\t\t\t");
    let (first, second) = (district("1", "34.5"), district("2", "36.5"));
    let mut builder = builder(&[&first, &second], Builder::geonames);
    builder.pcode("SYR,2,SY0101,Alba,SY01,2024-01-01").expect("a line");
    builder.settle();
    assert_eq!(builder.pcodes_used(), 0);
}
