//! The tables of this repository are sound: ids, points, dates and ties.

mod knowledge;

use std::collections::{HashMap, HashSet};

use casus_atlas::{Atlas, AtlasError, Tables, distance_km};
use knowledge::TABLES;

/// Our own regions, without the places that UCDP's coders name behind them.
const REGIONS: &str = include_str!("../../../data/atlas/regions.tsv");

#[test]
fn ids_are_unique_and_points_on_earth() {
    let atlas = Atlas::from_tables(&TABLES).unwrap_or_else(|error| panic!("{error}"));
    let mut ids = HashSet::new();
    for (_, place) in atlas.places() {
        assert!(ids.insert(&place.id), "the id {} twice", place.id);
        let point = place.point.unwrap_or_else(|| panic!("{} has no point", place.id));
        assert!(point.lat.abs() <= 90.0 && point.lon.abs() <= 180.0, "{} lies at {point:?}", place.id);
    }
    assert!(atlas.places().count() > 250_000, "only {} places", atlas.places().count());
}

#[test]
fn actors_have_sources_and_sane_dates() {
    let atlas = Atlas::from_tables(&TABLES).unwrap_or_else(|error| panic!("{error}"));
    let ordered = |from: &Option<String>, to: &Option<String>| from.is_none() || to.is_none() || from <= to;
    for (_, actor) in atlas.actors() {
        assert!(!actor.source.is_empty(), "{} has no source", actor.id);
        assert!(ordered(&actor.founded, &actor.defunct), "{} ends before it begins", actor.id);
        assert!(actor.roles.iter().all(|role| ordered(&role.from, &role.to)), "roles of {}", actor.id);
        for tie in &actor.ties {
            assert!(ordered(&tie.from, &tie.to), "{}'s tie to {} ends before it begins", actor.id, tie.actor);
            assert!(atlas.actor_by_id(&tie.actor).is_some(), "{} is tied to {}, which is not in the table", actor.id, tie.actor);
        }
        assert!(actor.country.is_none_or(|code| atlas.country(&code).is_some()), "{}'s country", actor.id);
    }
    assert!(atlas.actors().count() > 1000);
}

#[test]
fn sites_lie_in_or_near_their_country() {
    let atlas = Atlas::from_tables(&TABLES).unwrap_or_else(|error| panic!("{error}"));
    let mut towns: HashMap<_, Vec<_>> = HashMap::new();
    for (_, place) in atlas.places().filter(|(_, place)| place.source != casus_atlas::Source::Casus) {
        towns.entry(place.country).or_default().extend(place.point);
    }
    let mut far = Vec::new();
    for (_, site) in atlas.places().filter(|(_, place)| place.source == casus_atlas::Source::Casus) {
        let (Some(country), Some(point)) = (site.country, site.point) else { continue };
        if site.feature == casus_atlas::Feature::Country {
            continue;
        }
        let near = towns.get(&Some(country)).into_iter().flatten().map(|town| distance_km(point, *town));
        let nearest = near.fold(f64::INFINITY, f64::min);
        // deserts, seas and lone islands have no town near
        if nearest > 300.0 + f64::from(site.radius_km).max(350.0) {
            far.push(format!("{} is {nearest:.0} km from the next place of {country}", site.id));
        }
    }
    assert!(far.is_empty(), "{far:#?}");
}

/// Words that stand in the list of common ones and yet mean the place where they are capitalised.
const KNOWN: [&str; 7] = ["Green Zone", "Sahel", "Virginia", "Sussex", "Atlantic", "Pacific", "Asian"];

#[test]
fn common_words_are_weak_or_keep_their_case() {
    let common: HashSet<&str> = include_str!("../hand/weak_words.txt").lines().filter(|line| !line.starts_with('#')).collect();
    let mut wrong = Vec::new();
    for line in [REGIONS, TABLES.sites].into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        for name in std::iter::once(cells[1]).chain(cells[9].split('|')).filter(|name| !name.is_empty() && !name.starts_with('=')) {
            let name = name.trim_start_matches('~');
            let (key, acronym) = (casus_atlas::fold(name), !name.chars().any(char::is_lowercase));
            let doubtful = key.len() <= 2 && !acronym || common.contains(key.as_str());
            if doubtful && cells[8] != "weak" && !KNOWN.contains(&name) {
                wrong.push(format!("{}: {name}", cells[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_table_tells_of_a_place_twice() {
    let mut seen = HashSet::new();
    for line in [REGIONS, TABLES.sites].into_iter().flat_map(|table| table.lines().filter(|line| !line.starts_with('#')).skip(1)) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert!(seen.insert((casus_atlas::fold(cells[1]), cells[2], cells[3])), "{} twice", cells[1]);
    }
}

#[test]
fn places_of_ucdp_are_named_as_such() {
    let atlas = Atlas::from_tables(&TABLES).unwrap_or_else(|error| panic!("{error}"));
    let of_ucdp = atlas.places().filter(|(_, place)| place.source == casus_atlas::Source::Ucdp);
    let (mut count, mut countries) = (0, HashSet::new());
    for (_, place) in of_ucdp {
        assert!(place.id.starts_with("ucdp:"), "{}", place.id);
        countries.extend(place.country);
        count += 1;
    }
    assert!(count > 1_000 && countries.len() == 2, "{count} places in {countries:?}");
}

#[track_caller]
fn check_error(tables: Tables<'_>, expect: &str) {
    let error = Atlas::from_tables(&tables).expect_err("the table is wrong");
    assert_eq!(error.to_string(), expect);
}

#[test]
fn errors_say_where_and_what() {
    const SITES: &str = "id\tname\tfeature\tcountry\tadmin1\tlat\tlon\tradius_km\tweak\taliases\tsource\n";
    let empty = Tables { countries: "", places: b"", sites: "", regions: "", actors: "", version: "1" };
    let row = |row: &str| format!("{SITES}{row}\n");
    check_error(
        Tables { sites: &row("x\tX\tbase\tSYR\t\t95\t36\t1\t\t\tus"), ..empty },
        "reading sites.tsv, line 2: found \"95\", expected a latitude from -90 to 90; mend the row or regenerate the table",
    );
    check_error(
        Tables { sites: &row("x\tX\tfort\tSYR\t\t35\t36\t1\t\t\tus"), ..empty },
        "reading sites.tsv, line 2: found \"fort\", expected a feature such as base, camp or region; mend the row or regenerate the table",
    );
    check_error(
        Tables { places: b"PK", ..empty },
        "reading places.bin: found \"PK\", expected an atlas of layout 2, which begins \"casus-atlas 2\"; mend the row or regenerate the table",
    );
    let _: AtlasError = Atlas::from_tables(&Tables { sites: &row("x\tX\tbase\tSYR\t\t35\t36\t1\t\t\t"), ..empty }).expect_err("no source");
}

/// The error of a table of actors with these rows, cells between ` ; `.
#[track_caller]
fn check_actors(rows: &[&str], expect: &str) {
    let mut table = "id\tname\tclass\tcountry\taliases\troles\tfounded\tdefunct\tties\tschemes\tsource\n".to_owned();
    rows.iter().for_each(|row| table.extend([&row.split(';').map(str::trim).collect::<Vec<_>>().join("\t"), "\n"]));
    let error = Atlas::from_tables(&Tables { countries: "", places: b"", sites: "", regions: "", actors: &table, version: "1" });
    let told = error.expect_err("the table is wrong").to_string();
    assert_eq!(told, format!("reading actors.tsv, {expect}; mend the row or regenerate the table"));
}

#[test]
fn periods_of_actors_run_forward_and_do_not_overlap() {
    check_actors(
        &["a; A; party; ; ; rebel_group,1990,1995|party,1994,; ; ; ; ; us"],
        "line 2: found \"party,1994,\", expected roles that follow one another; \"rebel_group,1990,1995\" reaches into this one",
    );
    check_actors(
        &["a; A; party; ; ; party,2001,1999; ; ; ; ; us"],
        "line 2: found \"party,2001,1999\", expected a period that does not end before it begins",
    );
    check_actors(
        &["a; A; party; ; ; ; ; ; ; ; us", "b; B; party; ; ; ; ; ; allied_with,a,2001-05,2001-04; ; us"],
        "line 3: found \"a,2001-05,2001-04\", expected a period that does not end before it begins",
    );
    check_actors(
        &["a; A; party; ; ; ; 2014; 2012-05; ; ; us"],
        "line 2: found \"2014\", expected a day of founding that is not after the end, \"2012-05\"",
    );
    check_actors(
        &["a; A; party; ; ; party,199,; ; ; ; ; us"],
        "line 2: found \"199\", expected a date such as 1980, 1980-10 or 1980-10-10",
    );
}

#[test]
fn ties_of_actors_lead_somewhere() {
    check_actors(
        &["a; A; party; ; ; ; ; ; part_of,b,2001; ; us"],
        "line 2: found \"b\", expected a tie to an id of the table, or to gov-, mil- or pol- and a country's code",
    );
    check_actors(
        &["a; A; party; ; ; ; ; ; friend_of,a,2001; ; us"],
        "line 2: found \"friend_of\", expected a relation such as part_of or renamed_from",
    );
}

#[test]
fn a_name_has_one_holder_at_a_time_in_a_country() {
    check_actors(
        &["a; A; party; SYR; SNA; ; 2010; ; ; ; us", "b; B; party; SYR; SNA; ; 2012; 2014; ; ; us"],
        "line 3: found \"SNA\", expected one holder of a name at a time in a country, but a bears it too (2010 to today): give one of \
         them other dates, or write \"~SNA\" where it yields",
    );
    let header = "id\tname\tclass\tcountry\taliases\troles\tfounded\tdefunct\tties\tsource\n";
    let sound = [
        // of two countries, one after the other, yielding, or written apart
        "a\tA\tparty\tSYR\tSNA\t\t2010\t\t\tus\nb\tB\tparty\tSOM\tSNA\t\t2010\t\t\tus\n",
        "a\tA\tparty\tSYR\tSNA\t\t2010\t2012\t\tus\nb\tB\tparty\tSYR\tSNA\t\t2012\t\t\tus\n",
        "a\tA\tparty\tSYR\tSNA\t\t2010\t\t\tus\nb\tB\tparty\tSYR\t~SNA\t\t2010\t\t\tus\n",
        "a\tA\tparty\tSYR\t=JeM\t\t2010\t\t\tus\nb\tB\tparty\tSYR\t=JEM\t\t2010\t\t\tus\n",
    ];
    for rows in sound {
        let actors = &format!("{header}{rows}");
        let read = Atlas::from_tables(&Tables { countries: "", places: b"", sites: "", regions: "", actors, version: "1" });
        assert!(read.is_ok(), "{rows}: {read:?}");
    }
}

#[test]
fn cells_of_actors_are_known_words() {
    check_actors(&["a; A; army; ; ; ; ; ; ; ; us"], "line 2: found \"army\", expected a class of actors such as rebel_group");
    check_actors(
        &["a; A; party; Syria; ; ; ; ; ; ; us"],
        "line 2: found \"Syria\", expected ISO codes of three capital letters, or nothing",
    );
    check_actors(
        &["a; A; party; ; ; ; ; ; ; acled,9; us"],
        "line 2: found \"acled,9\", expected acled,1 to acled,8, plover, and a sector such as REB, or ucdp, and the side's name",
    );
    check_actors(&["a; A; party; ; ; ; ; ; ; ; us", "a; B; party; ; ; ; ; ; ; ; us"], "line 3: found \"a\", expected every id once");
}
