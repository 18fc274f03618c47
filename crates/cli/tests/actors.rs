//! `--actors`: a user's table of actors beside ours; what is wrong in it is named with its line.

mod command;

use command::{Ran, casus, folder, put};
use serde_json::Value;

const HEADER: &str = "id\tname\tclass\tcountry\taliases\tfounded\tdefunct\tties\tsource\n";
const NAWRA: &str = "nawra-front\tNawra Front\trebel_group\tSYR\t=NWF\t2014-03\t\tallied_with,hts,2015,\tfield notes\n";

fn with_rows(rows: &[&str], arguments: &[&str]) -> Ran {
    let folder = folder();
    put(&folder, "own.tsv", format!("# mine\n{HEADER}{}", rows.concat()).as_bytes());
    put(&folder, "report.txt", b"HOMS, 3 May 2016 (AFP) - Gunmen of the Nawra Front killed four soldiers in Homs on Monday.\n");
    casus(folder.path(), &[arguments, &["--actors", "own.tsv"]].concat(), b"")
}

/// Who killed the soldiers, and the version of the atlas.
fn coded(rows: &[&str]) -> (Value, String) {
    let ran = with_rows(rows, &["code", "report.txt", "-f", "jsonl"]);
    assert_eq!(ran.code, 0, "{:?}", ran.err);
    let row = ran.rows().remove(0);
    (row["events"][0]["perpetrators"][0]["standing"].clone(), row["versions"]["atlas"].as_str().expect("a version").to_owned())
}

#[test]
fn an_actor_of_the_users_is_known_to_coding() {
    let (standing, version) = coded(&[NAWRA]);
    assert_eq!((standing["id"].as_str(), standing["class"].as_str()), (Some("casus:nawra-front"), Some("rebel_group")), "{standing}");
    let (_, other) = coded(&[&NAWRA.replace("2014-03", "2013")]);
    assert!(version.contains("+actors-") && version != other, "{version} and {other}");
}

#[test]
fn a_card_of_an_actor_of_the_users() {
    let card = |name: &str, on: &str| with_rows(&[NAWRA], &["atlas", "actor", name, "--on", on, "--country", "SYR"]).out;
    let said = card("NWF", "2016");
    assert!(said.starts_with("Nawra Front (casus:nawra-front)\n") && said.contains("allied with Hay'at Tahrir al-Sham"), "{said}");
    // ours are known as before
    assert!(card("Nusra", "2018-03").starts_with("Hay'at Tahrir al-Sham (casus:hts)\n"));
}

#[test]
fn a_row_with_an_id_of_ours_takes_its_place() {
    let row = "hts\tLevant Organisation\tmilitia\tSYR\t\t2017\t\t\tfield notes\n";
    let said = with_rows(&[row], &["atlas", "actor", "Levant Organisation", "--on", "2018"]).out;
    assert!(said.starts_with("Levant Organisation (casus:hts)\n") && said.contains("militia"), "{said}");
    let ours = with_rows(&[row], &["atlas", "actor", "Tahrir al-Sham", "--on", "2018"]);
    assert!(ours.code == 2 && ours.err[0].starts_with("casus: looking for an actor: found \"Tahrir al-Sham\""), "{:?}", ours.err);
    let said =
        with_rows(&["gov-SYR\tThe Muhajirin Palace\tgovernment\tSYR\t\t\t\t\tfield notes\n"], &["atlas", "actor", "the Muhajirin Palace"])
            .out;
    assert!(said.starts_with("The Muhajirin Palace (casus:gov-SYR)\n"), "{said}");
}

/// A table with these rows is refused with this line.
#[track_caller]
fn check(rows: &[&str], said: &str) {
    for arguments in [&["atlas", "actor", "Nusra"][..], &["code", "report.txt"]] {
        let ran = with_rows(rows, arguments);
        assert_eq!((ran.err.as_slice(), ran.code), (&[format!("casus: reading own.tsv: {said}")][..], 2), "{}", ran.out);
    }
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let changed = |from: &str, to: &str| NAWRA.replace(from, to);
    check(&[NAWRA, "lake\tLake\n"], "found 2 cells in line 4, expected 9 cells, as in the header");
    check(
        &[NAWRA, "# a remark\n", "lake\tLake Front\trebels\tSYR\t\t\t\t\tfield notes\n"],
        "found \"rebels\" in line 5, expected a class of actors such as rebel_group",
    );
    check(
        &[&changed("2014-03\t", "2014-03\t2013")],
        "found \"2014-03\" in line 3, expected a day of founding that is not after the end, \"2013\"",
    );
    check(
        &[&changed("hts", "htz")],
        "found \"htz\" in line 3, expected a tie to an id of the table, or to gov-, mil- or pol- and a country's code",
    );
    check(&[NAWRA, NAWRA], "found \"nawra-front\" in line 4, expected every id once");
    check(&[&changed("nawra-front", "")], "found \"\" in line 3, expected an id without spaces, commas and bars");
    check(
        &[&changed("=NWF", "Jaysh al-Islam")],
        "found \"Jaysh al-Islam\" in line 3, expected one holder of a name at a time in a country, but jaysh-al-islam bears it too (2013-09 to 2025-01): give one of them other dates, or write \"~Jaysh al-Islam\" where it yields",
    );
}

#[test]
fn roles_that_overlap_are_named_with_their_line() {
    let folder = folder();
    let row = "lake\tLake Front\trebel_group\tmilitia,2010,2015\\rebel_group,2014,\tfield notes\n".replace('\\', "|");
    put(&folder, "own.tsv", format!("id\tname\tclass\troles\tsource\n{row}").as_bytes());
    let ran = casus(folder.path(), &["atlas", "actor", "Lake Front", "--actors", "own.tsv"], b"");
    let said = "casus: reading own.tsv: found \"rebel_group,2014,\" in line 2, expected roles that follow one another; \"militia,2010,2015\" reaches into this one";
    assert_eq!((ran.err.as_slice(), ran.code), (&[said.to_owned()][..], 2));
}

#[test]
fn a_file_that_is_no_table_is_refused() {
    let folder = folder();
    let table = "expected a table of actors: tab-separated, with the header of data/atlas/actors.tsv";
    let refused = |said: String| {
        let ran = casus(folder.path(), &["code", "good.txt", "--actors", "own.tsv"], b"");
        assert_eq!((ran.err, ran.code, ran.out.as_str()), (vec![format!("casus: reading own.tsv: {said}")], 2, ""));
    };
    refused(format!("found no such file, {table}"));
    put(&folder, "own.tsv", b"id\tnom\n");
    refused(format!(
        "found the column \"nom\", {table} (id, name, class, country, aliases, roles, founded, defunct, ties, schemes, source)"
    ));
    put(&folder, "own.tsv", b"id\tname\tclass\n");
    refused(format!(
        "found no column \"source\", {table} (id, name, class, country, aliases, roles, founded, defunct, ties, schemes, source)"
    ));
}
