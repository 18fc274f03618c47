//! PETRARCH's unit records, coded with its validation dictionaries: an import test of the whole format.
//!
//! The records are their makers' and are not kept here: without `../shared` the check is skipped, and says so.

use casus::evaluate::petrarch::{WordsOf, score};
use std::path::Path;

/// Gold events equal in source, target and code root, and what was coded beside them, when the coder was written.
const EQUAL: usize = 341;
const MADE_UP: usize = 16;

#[test]
fn unit_records_are_coded_as_well_as_before() {
    let records = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/petrarch");
    if !records.exists() {
        eprintln!("SKIPPED unit_records_are_coded_as_well_as_before: {} is not there", records.display());
        return;
    }
    let scored = score(&records, WordsOf::Text).expect("records are read");
    let equal = &scored.all.equal;
    assert_eq!((equal.gold, scored.faults), (359, 0), "the records and dictionaries are not those that are known");
    let hint = "see `casus evaluate petrarch ../shared/data/petrarch --errors 50`";
    assert!(equal.hits >= EQUAL, "{} of {} events are equal, not {EQUAL}; {hint}", equal.hits, equal.gold);
    assert!(equal.pred - equal.hits <= MADE_UP, "{} events are made up, not {MADE_UP}; {hint}", equal.pred - equal.hits);
}
