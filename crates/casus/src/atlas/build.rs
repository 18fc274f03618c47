//! Compiles dumps into one file.

use super::lines::{self, Account};
use super::said;
use crate::Error;
use crate::whole::Whole;
use casus_atlas::build::Builder;
use std::path::PathBuf;

/// What an atlas is built of. Earlier fields win: what a later source says of the same place is added to it.
///
/// ```no_run
/// let plan = casus::atlas::Build { geonames: vec!["SY.txt".into()], ..casus::atlas::Build::to("syria.atlas".into()) };
/// println!("{}", casus::atlas::build(&plan)?);
/// # Ok::<(), casus::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Build {
    /// Whether the embedded places are the ground, so that the new atlas never knows less.
    pub embedded: bool,
    /// GeoNames' `countryInfo.txt`, for countries that the embedded table has not.
    pub countries: Option<PathBuf>,
    /// GeoNames' `admin1CodesASCII.txt` and `admin2Codes.txt`, in whatever order, or both in one file.
    pub admin: Vec<PathBuf>,
    /// GeoNames' dumps of places: `allCountries.txt`, `cities15000.txt`, `SY.txt`.
    pub geonames: Vec<PathBuf>,
    /// GeoNames' `alternateNamesV2.txt`.
    pub alternate_names: Option<PathBuf>,
    /// Who's On First as JSON Lines; files, or folders of them.
    pub whosonfirst: Vec<PathBuf>,
    /// A list of airports.
    pub airports: Option<PathBuf>,
    /// OCHA's P-codes.
    pub pcodes: Option<PathBuf>,
    /// The file to write; one that is there is replaced when the new one is whole.
    pub out: PathBuf,
}

impl Build {
    /// A plan that adds nothing to the embedded places.
    pub fn to(out: PathBuf) -> Build {
        Build { embedded: true, out, ..Build::default() }
    }
}

/// What was built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// The file.
    pub out: PathBuf,
    /// Places in it.
    pub places: usize,
    /// Lines of P-codes that named a division that is known.
    pub pcodes: usize,
    /// Its length in bytes.
    pub bytes: u64,
    /// What was read for it.
    pub read: Vec<Account>,
}

impl Built {
    /// Every note on a line that was left out.
    pub fn notes(&self) -> impl Iterator<Item = &str> {
        self.read.iter().flat_map(|account| &account.notes).map(String::as_str)
    }
}

impl std::fmt::Display for Built {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (lines, bad) = self.read.iter().fold((0, 0), |(good, bad), account| (good + account.good, bad + account.bad));
        write!(f, "{}: {} places of {lines} lines, {} bytes", self.out.display(), self.places, self.bytes)?;
        if self.pcodes > 0 {
            write!(f, "; {} P-codes found their divisions", self.pcodes)?;
        }
        if bad > 0 { write!(f, "; {bad} lines made no sense and were left out") } else { Ok(()) }
    }
}

/// Builds an atlas and puts it in its place when it is whole; if anything stops the work, what was there before stays.
///
/// Bad lines are left out and told in [`Built::notes`].
///
/// # Errors
/// A file that cannot be read or in which no line makes sense; a target that cannot be written.
pub fn build(plan: &Build) -> Result<Built, Error> {
    let out = |found: String| Error::AtlasOut { file: plan.out.clone(), found };
    let target = Whole::open(&plan.out).map_err(|error| {
        let folder = error.kind() == std::io::ErrorKind::NotFound;
        out(if folder { "no such folder".to_owned() } else { error.to_string() })
    })?;
    let mut builder = Builder::default();
    let mut read = Vec::new();
    ground(plan, &mut builder)?;
    if let Some(file) = &plan.countries {
        read.push(lines::read(file, &[], |line| builder.country_line(line))?);
    }
    read.extend(divisions(&plan.admin, &mut builder)?);
    for file in &plan.geonames {
        read.push(lines::read(file, &["geonameid\t"], |line| builder.geonames(line))?);
    }
    if let Some(file) = &plan.alternate_names {
        read.push(lines::read(file, &["alternateNameId\t"], |line| builder.alternate_name(line))?);
    }
    let records = records(&plan.whosonfirst)?;
    for file in &records {
        // bad lines are told once, by the second reading
        lines::read(file, &[], |line| builder.whosonfirst_division(line).or(Ok(())))?;
    }
    for file in &records {
        read.push(lines::read(file, &[], |line| builder.whosonfirst(line))?);
    }
    if let Some(file) = &plan.airports {
        read.push(lines::read(file, &["icao", "\"icao\""], |line| builder.airport(line))?);
    }
    if let Some(file) = &plan.pcodes {
        read.push(lines::read(file, &["Location"], |line| builder.pcode(line))?);
    }
    builder.settle();
    let (places, pcodes) = (builder.places(), builder.pcodes_used());
    let parts = builder.finish(&made_of(plan, &read)?);
    let bytes = parts.iter().map(|part| part.len() as u64).sum();
    target.fill(parts.iter().map(Vec::as_slice)).map_err(|error| out(said(&error)))?;
    Ok(Built { out: plan.out.clone(), places, pcodes, bytes, read })
}

/// The countries, and the embedded places if they are asked for.
fn ground(plan: &Build, builder: &mut Builder) -> Result<(), Error> {
    let atlas = super::open(None)?;
    if plan.embedded {
        builder.base(&atlas);
    } else {
        atlas.countries().for_each(|country| builder.country(&country.iso2, &country.iso3));
    }
    Ok(())
}

/// Tells of all divisions of the first order before any of the second, which may stand in the same file.
fn divisions(files: &[PathBuf], builder: &mut Builder) -> Result<Vec<Account>, Error> {
    // a line that is of neither order is told by the first reading
    let mut read = |file: &PathBuf, second: bool| {
        lines::read(file, &[], |line| if (order_of(line) == 2) == second { builder.division(line) } else { Ok(()) })
    };
    let mut accounts = files.iter().map(|file| read(file, false)).collect::<Result<Vec<Account>, Error>>()?;
    for (file, account) in files.iter().zip(&mut accounts) {
        let second = read(file, true)?;
        (account.good, account.bad) = (account.good - second.bad, account.bad + second.bad);
        account.notes.extend(second.notes);
    }
    Ok(accounts)
}

/// The order of the division that a line of codes tells of.
fn order_of(line: &str) -> usize {
    line.split('\t').next().unwrap_or_default().matches('.').count()
}

/// The files of Who's On First, those of folders in the order of their names.
fn records(given: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for path in given {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let before = files.len();
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                let (file, found) = (error.path().unwrap_or(path).to_owned(), error.io_error().map_or_else(|| error.to_string(), said));
                Error::Dump { file, line: 0, found, expected: "a folder that can be read, or none".to_owned() }
            })?;
            if entry.path().extension().is_some_and(|ending| ending == "jsonl") {
                files.push(entry.into_path());
            }
        }
        if files.len() == before {
            let expected = "a folder with files of Who's On First (*.jsonl)".to_owned();
            return Err(Error::Dump { file: path.clone(), line: 0, found: "a folder without one".to_owned(), expected });
        }
    }
    Ok(files)
}

/// What the file says of itself: names of files without their folders, and no time, so that the same dumps give the same bytes.
fn made_of(plan: &Build, read: &[Account]) -> Result<Vec<(String, String)>, Error> {
    let mut meta = vec![("made by".to_owned(), format!("casus {}", env!("CARGO_PKG_VERSION")))];
    if plan.embedded {
        meta.push(("ground".to_owned(), format!("the embedded atlas {}", super::version(None, None)?)));
    }
    for account in read {
        let name = account.file.file_name().unwrap_or_default().to_string_lossy();
        meta.push(("read".to_owned(), format!("{name}, {} lines, {} left out", account.good, account.bad)));
    }
    Ok(meta)
}
