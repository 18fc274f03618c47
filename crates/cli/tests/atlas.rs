//! `casus atlas`: built, asked and looked through; what is wrong is named and nothing half-written stays.

mod command;

use command::{Ran, casus, folder, put};
use std::path::Path;

const HOMS: &str = "169577\tHoms\tHoms\tHims,حمص\t34.72\t36.72\tP\tPPLA\tSY\t\t11\t\t\t\t775404\t\t\tAsia/Damascus\t2024-01-01\n";
const NEWTOWN: &str = "900000001\tQaryat Nawra\tQaryat Nawra\t\t34.5\t37.5\tP\tPPL\tSY\t\t11\t\t\t\t900\t\t\tAsia/Damascus\t2024-01-01\n";

fn build(folder: &Path, more: &[&str]) -> Ran {
    let arguments = [&["atlas", "build", "--base", "none"], more, &["-o", "mine.atlas"]].concat();
    casus(folder, &arguments, b"")
}

/// Building from this dump fails with this line, and leaves no file behind.
#[track_caller]
fn check_dump(dump: &[u8], said: &str) {
    let folder = folder();
    put(&folder, "dump.txt", dump);
    let ran = build(folder.path(), &["--geonames", "dump.txt"]);
    assert_eq!((ran.err.as_slice(), ran.code), (&[said.to_owned()][..], 2));
    assert!(leftovers(folder.path()).is_empty(), "{:?}", leftovers(folder.path()));
}

/// An atlas of these bytes is refused with this line, by `find`, `info` and `code`.
#[track_caller]
fn check_atlas(bytes: &[u8], found_and_expected: &str) {
    let folder = folder();
    put(&folder, "bad.atlas", bytes);
    let said = format!(
        "casus: opening the atlas \"bad.atlas\": {found_and_expected}; build it again with `casus atlas build` or name another file"
    );
    for arguments in [
        &["atlas", "info", "bad.atlas"][..],
        &["atlas", "find", "Homs", "--atlas", "bad.atlas"],
        &["code", "good.txt", "--atlas", "bad.atlas"],
    ] {
        let ran = casus(folder.path(), arguments, b"");
        assert_eq!((ran.err.as_slice(), ran.code, ran.out.as_str()), (&[said.clone()][..], 2, ""), "{arguments:?}");
    }
}

/// Files in the folder that have to do with an atlas.
fn leftovers(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned());
    files.filter(|name| name.contains("atlas") || name.contains("partial")).collect()
}

fn compiled() -> Vec<u8> {
    let folder = folder();
    put(&folder, "dump.txt", [HOMS, NEWTOWN].concat().as_bytes());
    let ran = build(folder.path(), &["--geonames", "dump.txt"]);
    assert_eq!((ran.err.as_slice(), ran.code), (&[][..], 0), "{}", ran.out);
    std::fs::read(folder.path().join("mine.atlas")).expect("the atlas")
}

#[test]
fn what_is_built_is_found_and_coded_with() {
    let folder = folder();
    put(&folder, "SY.txt", [HOMS, NEWTOWN].concat().as_bytes());
    put(&folder, "names.txt", "1\t900000001\ten\tNorafield\t\t\t\t\t\t\n2\t900000001\tlink\thttps://example.org\t\t\t\t\t\t\n".as_bytes());
    put(&folder, "report.txt", b"On 3 May 2016 a car bomb killed four soldiers in Qaryat Nawra.");
    let arguments = ["atlas", "build", "--geonames", "SY.txt", "--alternate-names", "names.txt", "-o", "mine.atlas"];
    let ran = casus(folder.path(), &arguments, b"");
    assert_eq!((ran.err.as_slice(), ran.code), (&[][..], 0), "{}", ran.out);
    assert_eq!(leftovers(folder.path()), ["mine.atlas"]);
    let find = |name: &str| {
        let ran = casus(folder.path(), &["atlas", "find", name, "-f", "json", "--atlas", "mine.atlas"], b"");
        ran.rows().into_iter().next().unwrap_or_default()
    };
    let row = find("Norafield");
    assert_eq!(
        (row["id"].as_str(), row["how"].as_str(), row["country"].as_str()),
        (Some("geonames:900000001"), Some("other"), Some("SYR"))
    );
    let row = find("Kariat Nourah");
    assert_eq!((row["id"].as_str(), row["how"].as_str()), (Some("geonames:900000001"), Some("spelling")));
    // the base is not forgotten, and one place stays one
    assert_eq!(find("Homs")["id"], "geonames:169577");
    assert_eq!(find("Goma")["country"], "COD");
    let info = casus(folder.path(), &["atlas", "info", "mine.atlas"], b"");
    assert!(info.out.contains("ground\tthe embedded atlas ") && info.out.contains("read\tSY.txt, 2 lines, 0 left out\n"), "{}", info.out);
    assert!(info.out.ends_with("checked\tchecksum, names and numbers are right\n"), "{}", info.out);
    let coded = casus(folder.path(), &["code", "report.txt", "-f", "jsonl", "--atlas", "mine.atlas"], b"");
    let row = &coded.rows()[0];
    assert!(row["versions"]["atlas"].as_str().is_some_and(|version| version.contains('+') && info.out.contains(version)), "{row}");
    assert!(coded.out.contains("geonames:900000001") || coded.out.contains("Qaryat Nawra\""), "{}", coded.out);
}

#[test]
fn the_same_dump_gives_the_same_bytes() {
    assert_eq!(compiled(), compiled());
}

#[test]
fn a_name_of_nobody() {
    let ran = casus(folder().path(), &["atlas", "find", "Xqvzwtj"], b"");
    let said =
        "casus: looking for \"Xqvzwtj\" in the atlas: found no place of that name or of one like it, expected one; try another spelling";
    assert_eq!((ran.err.as_slice(), ran.code), (&[said.to_owned()][..], 1));
    let ran = casus(folder().path(), &["atlas", "find", "Homs", "--country", "XX"], b"");
    let said = "casus: choosing a country: found \"XX\", expected an ISO code of three letters such as SYR; check --country";
    assert_eq!((ran.err.as_slice(), ran.code), (&[said.to_owned()][..], 2));
}

#[test]
fn dumps_that_make_no_sense() {
    check_dump(b"", "casus: reading the dump \"dump.txt\": found an empty file, expected a dump of places as text");
    check_dump(
        b"geonameid\tname\n\n",
        "casus: reading the dump \"dump.txt\": found blank lines and heads of columns alone, expected a dump of places as text",
    );
    check_dump(
        b"Homs,34.7,36.7\n",
        "casus: reading the dump \"dump.txt\", line 1: found 1 columns, and no line that makes sense behind it, expected 19 tab-separated columns, as GeoNames' dumps have",
    );
    check_dump(
        HOMS.replace("34.72", "95").as_bytes(),
        "casus: reading the dump \"dump.txt\", line 1: found \"95\", and no line that makes sense behind it, expected a latitude from -90 to 90",
    );
    check_dump(
        b"PK\x03\x04rest",
        "casus: reading the dump \"dump.txt\": found a packed file, expected a dump of places as text; unpack it first",
    );
}

#[test]
fn a_bad_line_among_good_ones_is_left_out() {
    let folder = folder();
    put(&folder, "dump.txt", [HOMS, &NEWTOWN.replace("34.5", "95"), "x\ty\n"].concat().as_bytes());
    let ran = build(folder.path(), &["--geonames", "dump.txt"]);
    let said = [
        "casus: reading dump.txt, line 2: found \"95\", expected a latitude from -90 to 90; the line was left out",
        "casus: reading dump.txt, line 3: found 2 columns, expected 19 tab-separated columns, as GeoNames' dumps have; the line was left out",
    ];
    assert_eq!((ran.err, ran.code), (said.map(str::to_owned).to_vec(), 0));
    assert!(ran.out.starts_with("mine.atlas: 1 places of 1 lines, "), "{}", ran.out);
    let many = "x\ty\n".repeat(30);
    put(&folder, "dump.txt", [HOMS, &many].concat().as_bytes());
    let ran = build(folder.path(), &["--geonames", "dump.txt"]);
    assert_eq!((ran.err.len(), ran.code), (11, 0));
    assert_eq!(ran.err[10], "casus: reading dump.txt: 20 more such lines were left out");
}

#[test]
fn files_that_are_not_there() {
    let folder = folder();
    let ran = build(folder.path(), &["--geonames", "none.txt"]);
    let said = "casus: reading the dump \"none.txt\": found no such file, expected a dump of places as text";
    assert_eq!((ran.err.as_slice(), ran.code), (&[said.to_owned()][..], 2));
    let ran = casus(folder.path(), &["atlas", "build", "-o", "no/such/folder/mine.atlas"], b"");
    let said = "casus: writing the atlas \"no/such/folder/mine.atlas\": found \"no such folder\", expected to write it; check -o";
    assert_eq!((ran.err.as_slice(), ran.code), (&[said.to_owned()][..], 2));
    let ran = casus(folder.path(), &["atlas", "info", "none.atlas"], b"");
    let said = "casus: opening the atlas \"none.atlas\": found \"no such file\", expected a compiled atlas; build it again with `casus atlas build` or name another file";
    assert_eq!((ran.err.as_slice(), ran.code), (&[said.to_owned()][..], 2));
}

#[test]
fn an_atlas_that_was_there_stays_if_building_fails() {
    let folder = folder();
    put(&folder, "mine.atlas", b"precious");
    put(&folder, "dump.txt", b"nonsense\n");
    assert_eq!(build(folder.path(), &["--geonames", "dump.txt"]).code, 2);
    assert_eq!(std::fs::read(folder.path().join("mine.atlas")).expect("still there"), b"precious");
    assert_eq!(leftovers(folder.path()), ["mine.atlas"]);
}

#[test]
fn atlases_that_are_none_or_were_damaged() {
    let whole = compiled();
    let length = whole.len();
    check_atlas(b"", "found \"an empty file\", expected a compiled atlas");
    check_atlas(b"doc,when\n1,2\n", "found \"doc,when.1,2.\", expected an atlas of layout 2, which begins \"casus-atlas 2\"");
    check_atlas(b"casus-atlas 9\n\0\0", "found \"an atlas of layout 9\", expected an atlas of layout 2, which this program reads");
    let said = format!(
        "found \"{} bytes\", expected {length} bytes, as its header says; the file was cut short or something was appended",
        length - 7
    );
    check_atlas(&whole[..length - 7], &said);
    let folder = folder();
    let mut flipped = whole;
    flipped[length / 2] ^= 1;
    put(&folder, "bad.atlas", &flipped);
    let ran = casus(folder.path(), &["atlas", "info", "bad.atlas"], b"");
    assert!(
        ran.err.len() == 1 && ran.err[0].contains("found \"the checksum ") && ran.err[0].contains("the file was damaged"),
        "{:?}",
        ran.err
    );
    assert_eq!(ran.code, 2);
}
