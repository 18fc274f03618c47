//! How well descriptions of places are turned into points and precision, against UCDP's coders.

use super::rows::{self, Country, Row};
use super::shelf::Shelf;
use super::table;
use crate::Failure;
use casus_atlas::{Place, Point, distance_km};
use casus_events::places::relative::{Area, Told, Where};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Which words of a row are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    /// The coder's own name of the place.
    Name,
    /// The words of the source.
    Description,
    /// The coder's name, and beside it the words of the source.
    Both,
}

impl Task {
    fn word(self) -> &'static str {
        match self {
            Task::Name => "name",
            Task::Description => "description",
            Task::Both => "name, description",
        }
    }
}

/// What was learned of UCDP's rows is learned from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folds {
    /// Nothing is learned: the atlas as it is.
    None,
    /// Five folds of rows: most names stand in the other folds too.
    Rows,
    /// Five folds of distinct names: no name of the fold stands in the others.
    Names,
}

const FOLDS: u64 = 5;
/// A point so near to the coder's is right.
const NEAR_KM: f64 = 25.0;

/// One row answered.
struct Answered<'r> {
    row: &'r Row,
    found: Option<Where>,
    place: Option<Place>,
}

impl<'r> Answered<'r> {
    fn km(&self) -> Option<f64> {
        let point = self.found.as_ref()?.point?;
        Some(distance_km(point, Point { lat: self.row.lat, lon: self.row.lon }))
    }

    fn near(&self) -> bool {
        self.km().is_some_and(|km| km <= NEAR_KM)
    }

    fn same_precision(&self) -> bool {
        self.found.as_ref().is_some_and(|found| found.precision == self.row.precision)
    }

    fn unknown(&self) -> bool {
        self.found.as_ref().is_none_or(|found| found.rule == "country")
    }
}

/// Prints the shares of rows that are right, by country, task and folds: of all countries, or of some.
pub(crate) fn print(data: &Path, only: &[&str]) -> Result<(), Failure> {
    let shelf = Shelf::read()?;
    println!("{:<8}{:<18}{:<22}{:>7}{:>14}{:>12}{:>9}", "country", "read", "learned from", "rows", "within 25 km", "precision", "unknown");
    for country in rows::read(data)?.into_iter().filter(|country| only.is_empty() || only.contains(&country.iso3)) {
        for task in [Task::Name, Task::Description, Task::Both] {
            for (folds, called) in [(Folds::None, "nothing"), (Folds::Rows, "other rows"), (Folds::Names, "other names")] {
                for with_admin1 in [false, true] {
                    let answers = answer(&country, task, folds, with_admin1, &shelf)?;
                    if answers.is_empty() {
                        continue;
                    }
                    let read = task.word();
                    let learned = format!("{called}{}", if with_admin1 { ", + admin1" } else { "" });
                    let shares = [Answered::near, Answered::same_precision, Answered::unknown].map(|right| share(&answers, right));
                    println!(
                        "{:<8}{read:<18}{learned:<22}{:>7}{:>14.1}{:>12.1}{:>9.1}",
                        country.iso3,
                        answers.len(),
                        shares[0],
                        shares[1],
                        shares[2]
                    );
                }
            }
        }
    }
    Ok(())
}

/// The share of answers for which something holds, in per cent.
fn share<'r>(answers: &[Answered<'r>], holds: fn(&Answered<'r>) -> bool) -> f64 {
    100.0 * answers.iter().filter(|answer| holds(answer)).count() as f64 / answers.len() as f64
}

/// Prints what goes wrong most: `task` is `name`, `description` or `both`, `folds` is `none`, `rows` or `names`.
pub(crate) fn errors(data: &Path, iso3: &str, task: &str, folds: &str) -> Result<(), Failure> {
    let shelf = Shelf::read()?;
    let task = match task {
        "name" => Task::Name,
        "both" => Task::Both,
        _ => Task::Description,
    };
    let folds = match folds {
        "none" => Folds::None,
        "rows" => Folds::Rows,
        _ => Folds::Names,
    };
    let all = rows::read(data)?;
    let country = all.iter().find(|country| country.iso3 == iso3).ok_or(format!("scoring places: no rows of {iso3:?}"))?;
    let answers = answer(country, task, folds, false, &shelf)?;
    let mut confused: BTreeMap<(u8, u8), usize> = BTreeMap::new();
    let mut wrong: HashMap<String, usize> = HashMap::new();
    for answer in &answers {
        let precision = answer.found.as_ref().map_or(0, |found| found.precision);
        *confused.entry((answer.row.precision, precision)).or_default() += 1;
        let why = match (answer.near(), answer.same_precision(), answer.unknown()) {
            (true, true, _) => continue,
            (false, _, true) => "unknown",
            (false, _, false) => "far",
            (true, false, _) => "precision",
        };
        let read = match task {
            Task::Name => answer.row.name.clone(),
            Task::Description => answer.row.described.clone(),
            Task::Both => format!("{} | {}", answer.row.name, answer.row.described),
        };
        let found = answer.found.as_ref();
        let line = format!(
            "{why:<10} {read:?} is {} {:.2},{:.2} p{} [{}]; found {} p{} {} {:.0} km",
            if task == Task::Description { &answer.row.name } else { "" },
            answer.row.lat,
            answer.row.lon,
            answer.row.precision,
            answer.row.admin1,
            answer.place.as_ref().map_or("nothing".to_owned(), |place| format!("{} ({} {})", place.name, place.feature.word(), place.id)),
            precision,
            found.map_or("", |found| found.rule),
            answer.km().unwrap_or(-1.0),
        );
        *wrong.entry(line).or_default() += 1;
    }
    for ((gold, found), rows) in confused {
        println!("precision {gold} read as {found}: {rows}");
    }
    let mut wrong: Vec<(String, usize)> = wrong.into_iter().collect();
    wrong.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    for (line, rows) in wrong {
        println!("{rows:>5} {line}");
    }
    Ok(())
}

/// Answers every row by what the other folds teach.
fn answer<'r>(country: &'r Country, task: Task, folds: Folds, with_admin1: bool, shelf: &Shelf) -> Result<Vec<Answered<'r>>, Failure> {
    let fold = |row: &Row| match folds {
        Folds::None => 0,
        Folds::Rows => hash(&row.id.to_le_bytes()) % FOLDS,
        Folds::Names => hash(row.name.as_bytes()) % FOLDS,
    };
    let divided = |words: &str, row: &Row| {
        let said = !with_admin1 || row.admin1.is_empty() || words.is_empty() || row.admin1 == words;
        if said { words.to_owned() } else { format!("{words}, {}", row.admin1) }
    };
    let words = |row: &Row| match task {
        Task::Name => (divided(&row.name, row), None),
        Task::Description => (divided(&row.described, row), None),
        Task::Both => (divided(&row.name, row), Some(row.described.clone())),
    };
    let mut answers = Vec::new();
    let bare = shelf.with("")?;
    for held in 0..if folds == Folds::None { 1 } else { FOLDS } {
        let learned = match folds {
            Folds::None => Vec::new(),
            _ => {
                let all = table::places(country.rows.iter().filter(|row| fold(row) != held));
                table::worth_a_row(&bare, country.iso3, &all, |word| shelf.is_weak(word))
            }
        };
        let atlas = shelf.with(&table::lines(country.iso3, &learned, |name| shelf.is_weak(name)))?;
        let told = match folds {
            Folds::None => Told::default(),
            _ => Told::read(&table::told(country.iso3, country.rows.iter().filter(|row| fold(row) != held)))?,
        };
        let area = Area::of(&atlas, Some(country.iso3)).told_before(&told);
        let mut known: HashMap<(String, Option<String>), Option<Where>> = HashMap::new();
        for row in country.rows.iter().filter(|row| fold(row) == held) {
            let words = words(row);
            if words.0.trim().is_empty() || words.1.as_ref().is_some_and(|described| described.trim().is_empty()) {
                continue;
            }
            let found = known.entry(words).or_insert_with_key(|(words, beside)| match beside {
                Some(described) => area.locate_described(words, described),
                None => area.locate(words),
            });
            let found = found.clone();
            let place = found.as_ref().and_then(|found| found.place).map(|place| atlas.place(place).clone());
            answers.push(Answered { row, found, place });
        }
    }
    Ok(answers)
}

/// FNV-1a, so that folds are the same on every machine.
fn hash(bytes: &[u8]) -> u64 {
    let mixed = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    mixed >> 20
}
