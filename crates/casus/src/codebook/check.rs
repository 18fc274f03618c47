//! Whether a codebook is sound: every file can be used, every example is read as it says, every name leads somewhere.

use super::coverage::uncovered;
use super::schemes::{MUC4, acled_type, plover_modes};
use crate::knowledge::codebook_files;
use crate::{Error, Settings};
use casus_events::codebook::examples::{fault_of_no, faults_of_yes, report};
use casus_events::codebook::{Example, KindIdx};
use casus_events::{Codebook, Kind, Reader};
use casus_text::english::English;
use casus_text::parse::parse;
use std::collections::BTreeMap;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The kind, or the file where it is none.
    pub kind: String,
    /// What was found, what was expected.
    pub said: String,
}

/// What was checked, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Kinds that are coded.
    pub kinds: usize,
    /// Kinds that are only named for the crosswalk.
    pub named: usize,
    /// Examples that were read.
    pub examples: usize,
    /// Those among them that are known to be misread.
    pub misread: usize,
    /// What is wrong, kind by kind.
    pub findings: Vec<Finding>,
}

/// Checks the codebook that the settings choose: the embedded files with those of the user's folder.
///
/// # Errors
/// A folder that is not there or holds no codebook file. A file that is no codebook entry is a finding.
pub fn check(settings: &Settings) -> Result<Checked, Error> {
    let mut files = codebook_files(settings.codebook.as_deref())?;
    let mut checked = Checked::default();
    files.retain(|name, (path, text)| {
        let fault = Codebook::from_files([(path.as_str(), text.as_str())]).err();
        let one_line = |message: String| message.split_whitespace().collect::<Vec<_>>().join(" ");
        checked.findings.extend(fault.iter().map(|fault| Finding { kind: name.clone(), said: one_line(fault.message.clone()) }));
        fault.is_none()
    });
    let prepared = settings.prepare_rules_with(files)?;
    let codebook = prepared.reader.codebook();
    for (idx, kind) in codebook.kinds() {
        *(if kind.coded { &mut checked.kinds } else { &mut checked.named }) += 1;
        checked.names(codebook, kind);
        checked.examples(&prepared.english, &prepared.reader, idx, kind);
    }
    let missing = uncovered(codebook).into_iter().map(|(scheme, name)| Finding {
        kind: "crosswalk".to_owned(),
        said: format!("no kind is crossed with {scheme}'s {name:?}, expected one; name it in a [crosswalk]"),
    });
    checked.findings.extend(missing);
    Ok(checked)
}

impl Checked {
    fn find(&mut self, kind: &Kind, said: String) {
        self.findings.push(Finding { kind: kind.slug.clone(), said });
    }

    /// Names that stand twice or lead nowhere.
    fn names(&mut self, codebook: &Codebook, kind: &Kind) {
        let mut patterns: BTreeMap<&str, usize> = BTreeMap::new();
        kind.patterns.iter().for_each(|pattern| *patterns.entry(&pattern.name).or_default() += 1);
        for (name, times) in patterns.into_iter().filter(|(_, times)| *times > 1) {
            self.find(kind, format!("{times} patterns are named {name:?}, expected each name once; rename one"));
        }
        // kinds that share a sub-event type of ACLED may share its name
        let twin =
            codebook.kinds().find(|(_, other)| other.slug < kind.slug && other.title == kind.title && acled_type(&kind.title).is_none());
        if let Some((_, twin)) = twin {
            self.find(kind, format!("its title {:?} is that of {}, expected one of its own; rename one", kind.title, twin.slug));
        }
        if kind.crosswalk.is_empty() {
            self.find(kind, "it has no [crosswalk], expected at least what PLOVER calls it; add one".to_owned());
        }
        for crossing in &kind.crosswalk {
            let expected = match crossing.scheme.as_str() {
                "acled" => acled_type(&crossing.code).is_none().then(|| "a sub-event type of ACLED".to_owned()),
                "muc4" => (!MUC4.contains(&crossing.code.as_str())).then(|| format!("one of {}", MUC4.join(", "))),
                "plover" => match plover_modes(&crossing.code) {
                    None => Some("an event type of PLOVER".to_owned()),
                    Some(modes) => {
                        let unknown = crossing.modes().find(|mode| !modes.contains(mode));
                        unknown.map(|mode| format!("modes of {} ({}), not {mode:?}", crossing.code, modes.join(", ")))
                    }
                },
                _ => None,
            };
            if let Some(expected) = expected {
                self.find(kind, format!("its crosswalk names {:?} of {}, expected {expected}; correct it", crossing.code, crossing.scheme));
            }
        }
        if kind.coded && (kind.yes.is_empty() || kind.no.is_empty()) {
            let found =
                format!("it has {} [[yes]] and {} [[no]], expected at least one of each; add sentences", kind.yes.len(), kind.no.len());
            self.find(kind, found);
        }
    }

    fn examples(&mut self, english: &English, reader: &Reader, idx: KindIdx, kind: &Kind) {
        let read = |example: &Example| {
            let report = report(example);
            let reading = reader.read(&report, &parse(english, &report));
            (report, reading)
        };
        for example in &kind.yes {
            let (report, reading) = read(example);
            self.example(kind, "yes", example, &faults_of_yes(reader.codebook(), idx, example, &report, &reading));
        }
        for example in &kind.no {
            let fault = fault_of_no(idx, example, &read(example).1);
            self.example(kind, "no", example, &fault.into_iter().collect::<Vec<_>>());
        }
    }

    fn example(&mut self, kind: &Kind, sort: &str, example: &Example, faults: &[String]) {
        self.examples += 1;
        self.misread += usize::from(example.misread.is_some());
        let said = match (faults.is_empty(), example.misread.is_some()) {
            (true, true) => "it is read as it should be now; take its `misread` away".to_owned(),
            (false, false) => faults.join("; "),
            _ => return,
        };
        self.find(kind, format!("{sort} {:?}: {said}", example.text));
    }
}

impl std::fmt::Display for Checked {
    /// A line for each finding, and one that sums up.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for Finding { kind, said } in &self.findings {
            writeln!(f, "{kind}: {said}")?;
        }
        let Checked { kinds, named, examples, misread, findings } = self;
        write!(
            f,
            "{kinds} kinds and {named} that are only named, {examples} examples, {misread} of them known to be misread; {} to mend",
            findings.len()
        )
    }
}
