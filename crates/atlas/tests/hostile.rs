//! Bytes that are no compiled atlas, or were one: an error that says what is wrong, never a panic.

use casus_atlas::build::Builder;
use casus_atlas::{Atlas, Bytes, Tables};
use proptest::prelude::*;

const TABLES: Tables<'static> = Tables { countries: "", places: b"", sites: "", regions: "", actors: "", version: "1" };

/// A small atlas: three towns, one of them with names in three scripts.
fn compiled() -> Vec<u8> {
    let mut builder = Builder::default();
    builder.country("SY", "SYR");
    for line in ["SY.11\tHoms\tHoms\t169575", "SY.11.1\tTadmur District\tTadmur District\t9"] {
        builder.division(line).expect("a division");
    }
    for line in [
        "1\tTadmur\tTadmur\tPalmyra,تدمر,Пальмира\t34.56\t38.28\tP\tPPL\tSY\t\t11\t1\t\t\t51323\t\t\tAsia/Damascus\t2024-01-01",
        "2\tHoms\tHoms\tHims\t34.72\t36.72\tP\tPPLA\tSY\t\t11\t\t\t\t775404\t\t\tAsia/Damascus\t2024-01-01",
        "3\tAs Sukhnah\tAs Sukhnah\t\t34.88\t38.87\tP\tPPL\tSY\t\t11\t1\t\t\t0\t\t\tAsia/Damascus\t2024-01-01",
    ] {
        builder.geonames(line).expect("a place");
    }
    builder.finish(&[("made by".to_owned(), "a test".to_owned())]).concat()
}

fn open(bytes: Vec<u8>) -> Result<Atlas, String> {
    Atlas::with_places(&TABLES, Bytes::new(bytes)).map_err(|error| format!("found {}, expected {}", error.found, error.expected))
}

/// Sets the checksum right again, as only somebody would who means harm.
fn seal(bytes: &mut [u8]) {
    if bytes.len() >= 32 {
        let length = (bytes.len() as u64).to_le_bytes();
        bytes[24..32].copy_from_slice(&length);
        let sum = crc32fast::hash(&bytes[20..]);
        bytes[16..20].copy_from_slice(&sum.to_le_bytes());
    }
}

#[track_caller]
fn check(bytes: Vec<u8>, expected: &str) {
    match open(bytes) {
        Ok(_) => panic!("opened, expected {expected:?}"),
        Err(error) => assert_eq!(error, expected),
    }
}

#[test]
fn what_was_built_is_read() {
    let atlas = open(compiled()).expect("an atlas");
    atlas.verify().expect("sound");
    let place = |name: &str| atlas.candidates(name).first().map(|candidate| atlas.place(candidate.place).clone()).expect("a place");
    let palmyra = place("تدمر");
    assert_eq!((palmyra.name.as_str(), palmyra.id.as_str(), palmyra.population), ("Tadmur", "geonames:1", 51323));
    assert_eq!((palmyra.admin1.as_deref(), palmyra.admin2.as_deref()), (Some("Homs"), Some("Tadmur District")));
    assert_eq!((palmyra.other_names, palmyra.country.map(|code| code.to_string())), (3, Some("SYR".to_owned())));
    assert_eq!(place("Пальмира").geonames, Some(1));
    assert_eq!(place("Sukhna").id, "geonames:3");
    assert_eq!(place("Tadmur District").id, "geonames:9", "a division stands in the middle of its places");
    assert!(atlas.made_of().any(|line| line == ("made by", "a test")));
    assert!(atlas.version().starts_with("1+"), "{}", atlas.version());
}

#[test]
fn the_same_lines_give_the_same_bytes() {
    assert_eq!(compiled(), compiled());
}

#[test]
fn messages_say_what_is_wrong() {
    let whole = compiled();
    let length = whole.len();
    check(Vec::new(), "found an empty file, expected an atlas of layout 2");
    check(b"PK\x03\x04zip".to_vec(), "found PK..zip, expected an atlas of layout 2, which begins \"casus-atlas 2\"");
    check(b"casus-atlas 3\n\0\0more".to_vec(), "found an atlas of layout 3, expected an atlas of layout 2, which this program reads");
    check(whole[..20].to_vec(), "found 20 bytes, expected a whole file");
    let said = format!(
        "found {} bytes, expected {length} bytes, as its header says; the file was cut short or something was appended",
        length - 1
    );
    check(whole[..length - 1].to_vec(), &said);
    let mut flipped = whole.clone();
    flipped[length / 2] ^= 4;
    let error = open(flipped).expect_err("damaged");
    assert!(error.contains("the checksum") && error.ends_with("as its header says; the file was damaged"), "{error}");
}

#[test]
fn every_flipped_byte_is_seen() {
    let whole = compiled();
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        assert!(open(flipped).is_err(), "byte {at} of {}", whole.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_bytes_are_an_atlas_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300), headed in any::<bool>()) {
        let mut all = if headed { b"casus-atlas 2\n\0\0".to_vec() } else { Vec::new() };
        all.extend(bytes);
        prop_assert!(open(all.clone()).is_err() || headed);
        seal(&mut all);
        let _ = open(all);
    }

    /// Opening one that was forged, checksum and all, never panics. A look-up in it may: the crate of finite-state maps trusts its bytes, though
    /// it never reads beyond them. `Atlas::verify` and the rim around the coding of a report are for that.
    #[test]
    fn a_forged_atlas_is_opened_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>(), cuts in any::<bool>()) {
        let mut bytes = compiled();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        seal(&mut bytes);
        if let Ok(atlas) = open(bytes) {
            prop_assert!(atlas.counts().values().sum::<usize>() <= 1_000_000);
        }
    }
}
