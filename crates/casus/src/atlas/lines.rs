//! Reads a dump line by line and keeps account of the lines that make no sense.

use super::said;
use crate::Error;
use casus_atlas::build::Fault;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// So many lines of one file are named; the rest are counted.
const NAMED: usize = 10;

/// What became of the lines of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The file.
    pub file: PathBuf,
    /// Lines that were read and made sense; not all of them are worth a place.
    pub good: usize,
    /// Lines that made no sense.
    pub bad: usize,
    /// The first of those, in words.
    pub notes: Vec<String>,
}

/// Hands every line of a file to `one`, blank lines and a head left out.
///
/// # Errors
/// A file that cannot be read, is packed or empty, or has no line that makes sense.
pub(super) fn read(file: &Path, head: &[&str], mut one: impl FnMut(&str) -> Result<(), Fault>) -> Result<Account, Error> {
    let wrong = |line, found: String, expected: &str| Error::Dump { file: file.to_owned(), line, found, expected: expected.to_owned() };
    let expected = "a dump of places as text";
    let mut lines = BufReader::with_capacity(1 << 16, File::open(file).map_err(|error| wrong(0, said(&error), expected))?);
    let mut account = Account { file: file.to_owned(), ..Account::default() };
    let mut first_fault = None;
    let mut bytes = Vec::new();
    let mut last = 0;
    for number in 1.. {
        bytes.clear();
        if lines.read_until(b'\n', &mut bytes).map_err(|error| wrong(number, said(&error), expected))? == 0 {
            break;
        }
        last = number;
        if number == 1 && (bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\x1f\x8b")) {
            return Err(wrong(0, "a packed file".to_owned(), "a dump of places as text; unpack it first"));
        }
        let told = match std::str::from_utf8(&bytes) {
            Ok(line) => {
                let line = line.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r']);
                if line.trim().is_empty() || number == 1 && head.iter().any(|head| line.starts_with(head)) {
                    continue;
                }
                one(line)
            }
            Err(_) => Err(Fault { found: "bytes that are no UTF-8".to_owned(), expected: "text in UTF-8".to_owned() }),
        };
        match told {
            Ok(()) => account.good += 1,
            Err(fault) => {
                account.bad += 1;
                if account.bad <= NAMED {
                    account.notes.push(format!("reading {}, line {number}: {fault}; the line was left out", file.display()));
                }
                first_fault.get_or_insert((number, fault));
            }
        }
    }
    if account.bad > NAMED {
        account.notes.push(format!("reading {}: {} more such lines were left out", file.display(), account.bad - NAMED));
    }
    match first_fault {
        _ if account.good > 0 => Ok(account),
        Some((line, fault)) => Err(wrong(line, format!("{}, and no line that makes sense behind it", fault.found), &fault.expected)),
        None if last == 0 => Err(wrong(0, "an empty file".to_owned(), expected)),
        None => Err(wrong(0, "blank lines and heads of columns alone".to_owned(), expected)),
    }
}
