//! Names however they are spelled: one line a case, in the tables of this repository.

mod knowledge;

use casus_atlas::{Feature, How, Point, distance_km};
use knowledge::atlas;
use proptest::prelude::*;

/// One of the first `among` candidates has this GeoNames number.
#[track_caller]
fn check(name: &str, geonames: u32, among: usize) {
    let found = atlas().candidates(name);
    let told: Vec<String> = found
        .iter()
        .take(among)
        .map(|candidate| {
            let place = atlas().place(candidate.place);
            format!("{} {} {:?} {:?}", place.name, place.id, place.country.map(|code| code.to_string()), candidate.how)
        })
        .collect();
    let right = found.iter().take(among).any(|candidate| atlas().place(candidate.place).geonames == Some(geonames));
    assert!(right, "{name:?}: no geonames:{geonames} among {told:#?}");
}

#[test]
fn own_and_other_names() {
    check("Homs", 169577, 1);
    check("HOMS", 169577, 1);
    check("Hims", 169577, 1);
    check("Deir ez-Zor", 170794, 1);
    check("Dayr az-Zawr", 170794, 3);
    check("St Petersburg", 498817, 1);
    check("Saint Petersburg", 498817, 1);
}

#[test]
fn spellings_that_no_table_has() {
    check("Deir Ezzor", 170794, 1);
    check("Dayr el-Zor", 170794, 2);
    check("Qamishly", 173377, 1);
    check("Idleb city", 169389, 1);
    check("Khan Yoonis", 281124, 1);
    check("Mukallah", 78754, 3);
    check("Al-Raqqah", 172955, 2);
    check("El Hasseke", 173811, 1);
}

#[test]
fn other_scripts() {
    check("حمص", 169577, 1);
    check("الحسكة", 173811, 1);
    check("محافظة حمص", 169575, 1);
    check("Харків", 706483, 1);
    check("Харьков", 706483, 1);
    check("Горлівка", 707753, 1);
}

#[test]
fn divisions_without_a_city() {
    check("Orleans Parish", 4336191, 2);
    check("Orleans County", 5129995, 3);
    check("Loving County", 5525514, 1);
    check("Homs province", 169575, 1);
}

#[test]
fn how_is_told() {
    let how = |name: &str| atlas().candidates(name).first().map(|candidate| candidate.how);
    assert_eq!(how("Aleppo"), Some(How::Own));
    assert_eq!(how("Halab"), Some(How::Other));
    assert!(matches!(how("Deir Ezzor"), Some(How::Spelling { distance }) if distance < 0.1));
    assert_eq!(how("Xqvzwtj"), None);
    assert_eq!(how(""), None);
}

#[test]
fn places_know_their_fame_and_their_divisions() {
    let homs = atlas().place(atlas().place_by_id("geonames:169577").expect("Homs is in the table"));
    assert!(homs.other_names > 50, "{homs:?}");
    assert_eq!(homs.geonames, Some(169577));
    let new_orleans = atlas().place(atlas().place_by_id("geonames:4335045").expect("New Orleans is in the table"));
    assert_eq!(new_orleans.admin2.as_deref(), Some("Orleans Parish"));
    assert_eq!(new_orleans.admin1.as_deref(), Some("Louisiana"));
}

#[test]
fn places_around_a_point() {
    let homs = Point { lat: 34.724, lon: 36.726 };
    let near: Vec<_> = atlas().near(homs, 40.0).into_iter().map(|place| atlas().place(place)).collect();
    assert!(near.iter().any(|place| place.geonames == Some(169577)), "Homs lies in Homs");
    let far: Vec<f64> = near.iter().filter_map(|place| Some(distance_km(homs, place.point?))).collect();
    assert!(far.iter().all(|far| *far <= 40.0) && far.is_sorted(), "{far:?}");
    let all = atlas().places().filter(|(_, place)| place.point.is_some_and(|point| distance_km(homs, point) <= 40.0)).count();
    assert_eq!(near.len(), all);
    let fiji = Point { lat: -17.0, lon: 179.99 };
    let all = atlas().places().filter(|(_, place)| place.point.is_some_and(|point| distance_km(fiji, point) <= 300.0)).count();
    assert_eq!(atlas().near(fiji, 300.0).len(), all, "across the date line");
}

#[test]
fn a_division_lies_where_its_row_says_however_far_its_islands() {
    let found: Vec<_> = atlas().named("Alaska").expect("a state").places.into_iter().map(|place| atlas().place(place)).collect();
    let states: Vec<_> = found.iter().filter(|place| place.feature == Feature::Admin1).collect();
    assert_eq!(states.len(), 1, "{states:?}");
    let apart = distance_km(states[0].point.expect("a point"), Point { lat: 64.0, lon: -150.0 });
    assert!(apart < 5.0, "{apart}");
}

proptest! {
    #[test]
    fn any_name_is_asked_for(name in "\\PC{0,24}") {
        let found = atlas().candidates(&name);
        prop_assert_eq!(&found, &atlas().candidates(&name));
    }

    #[test]
    fn any_point_has_its_neighbours(lat in -90.0f64..=90.0, lon in -180.0f64..=180.0, radius in 0.0f64..300.0) {
        let point = Point { lat, lon };
        for place in atlas().near(point, radius) {
            prop_assert!(distance_km(point, atlas().place(place).point.expect("a point")) <= radius);
        }
    }
}
