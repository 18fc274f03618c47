//! Every example of the codebook is a test: the yes examples are coded as their kind with the values they name, the no examples are not.

mod knowledge;

use casus_events::codebook::Example;
use casus_events::codebook::examples::{fault_of_no, faults_of_yes, report};
use knowledge::{read, reader};

#[test]
fn yes_examples_are_coded_as_their_kind() {
    let mut failed = Vec::new();
    let mut total = 0;
    for (idx, kind) in reader().codebook().kinds() {
        for example in &kind.yes {
            total += 1;
            let report = report(example);
            let faults = faults_of_yes(reader().codebook(), idx, example, &report, &read(&report));
            match (faults.is_empty(), example.misread.is_some()) {
                (true, true) => failed.push(mended(kind, example)),
                (false, false) => failed.push(format!("{}: {}\n    {}", kind.slug, example.text, faults.join("\n    "))),
                _ => {}
            }
        }
    }
    assert!(failed.is_empty(), "{} of {total} yes examples fail:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn no_examples_are_not_coded_as_having_happened() {
    let mut failed = Vec::new();
    for (idx, kind) in reader().codebook().kinds() {
        for example in &kind.no {
            match (fault_of_no(idx, example, &read(&report(example))), &example.misread) {
                (Some(fault), None) => failed.push(format!("{}: {}\n    {fault}", kind.slug, example.text)),
                (None, Some(_)) => failed.push(mended(kind, example)),
                _ => {}
            }
        }
    }
    assert!(failed.is_empty(), "{} no examples fail:\n{}", failed.len(), failed.join("\n"));
}

/// A known fault that is one no more.
fn mended(kind: &casus_events::Kind, example: &Example) -> String {
    format!("{}: {}\n    is read as it should be now: take its `misread` away", kind.slug, example.text)
}

#[test]
fn every_kind_is_documented_and_crossed() {
    for (_, kind) in reader().codebook().kinds() {
        assert!(!kind.means.is_empty() && !kind.is_not.is_empty(), "{} says what it is and what it is not", kind.slug);
        // the other schemes have no word for some kinds; links and tolls lean on none of them, events are violent by PLOVER
        assert!(kind.crossing("plover").is_some(), "{} has no crosswalk to PLOVER", kind.slug);
        let enough = kind.yes.len() >= 3 && kind.no.len() >= 2;
        assert!(enough || !kind.coded, "{} has examples for yes and no", kind.slug);
    }
}
