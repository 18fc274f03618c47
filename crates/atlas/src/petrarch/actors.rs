//! Actors: names, other names, and the codes they stood for in their time.

use super::day::Day;
use super::lines::{Fault, bracketed, lines};
use super::phrase::Phrase;

/// A code and the days for which it holds, both included; without days it holds where no dated one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedCode {
    /// The code, such as `SYRMIL`; `---` is no code, and `A/B` stands for two actors.
    pub code: String,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
}

impl DatedCode {
    /// Whether it is bounded by a day at all.
    pub fn is_dated(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    fn holds(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// An actor with its names and codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorEntry {
    /// Its first name as it is written.
    pub name: String,
    /// All names, the first included, as they are written.
    pub written: Vec<String>,
    /// All names, the first included.
    pub names: Vec<Phrase>,
    /// Its codes in the order of the file.
    pub codes: Vec<DatedCode>,
}

impl ActorEntry {
    /// The code on `day`: the first dated one that holds, else the last without days, else none (`---`).
    pub fn code(&self, day: Day) -> &str {
        let dated = self.codes.iter().find(|code| code.is_dated() && code.holds(day));
        dated.or_else(|| self.codes.iter().rfind(|code| !code.is_dated())).map_or("---", |code| &code.code)
    }
}

/// One or several dictionaries of actors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actors {
    /// The actors in order of the files.
    pub entries: Vec<ActorEntry>,
}

impl Actors {
    /// Adds the actors of a file. A line says a first name (`NAME [CODE]`), another name of the same (`+NAME`), or a code of the same with its
    /// days (indented: `[CODE <900101]`, `[CODE >900101]`, `[CODE 900101-951231]`, `[CODE]`).
    pub fn add(&mut self, file: &str, text: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut first = true;
        for (at, line) in lines(text) {
            let fault = |expected: &str| Fault::new(file, at, line, expected);
            let trimmed = line.trim_start();
            if trimmed.starts_with('[') || line.starts_with(['\t', ' ']) && !trimmed.starts_with('+') && trimmed.contains('[') {
                match (dated_code(line), self.entries.last_mut().filter(|_| !first)) {
                    (Ok(code), Some(entry)) => entry.codes.push(code),
                    (Ok(_), None) => faults.push(fault("a name before its code")),
                    (Err(expected), _) => faults.push(fault(expected)),
                }
            } else if let Some(name) = trimmed.strip_prefix('+') {
                match self.entries.last_mut().filter(|_| !first) {
                    Some(entry) => add_name(entry, name),
                    None => faults.push(fault("a first name before other names")),
                }
            } else {
                first = false;
                self.add_first(trimmed).unwrap_or_else(|expected| faults.push(fault(expected)));
            }
        }
        faults
    }

    fn add_first(&mut self, line: &str) -> Result<(), &'static str> {
        let (name, code) = bracketed(line).map_or((line, None), |(name, code)| (name, Some(code)));
        if Phrase::read(name).words.is_empty() {
            return Err("a name before the code");
        }
        let mut entry = ActorEntry { name: name.trim_matches([' ', '_']).to_owned(), written: vec![], names: vec![], codes: vec![] };
        add_name(&mut entry, name);
        let broken = code.is_none() && line.contains('[');
        entry.codes.extend(code.map(|code| DatedCode { code: code.to_owned(), from: None, to: None }));
        self.entries.push(entry);
        if broken { Err("a code in [ and ]") } else { Ok(()) }
    }
}

fn add_name(entry: &mut ActorEntry, name: &str) {
    let name = bracketed(name).map_or(name, |(name, _)| name).trim();
    let phrase = Phrase::read(name);
    if !phrase.words.is_empty() {
        entry.written.push(name.trim_matches('_').to_owned());
        entry.names.push(phrase);
    }
}

fn dated_code(line: &str) -> Result<DatedCode, &'static str> {
    let (_, inside) = bracketed(line).ok_or("a code in [ and ]")?;
    let (code, days) = inside.split_once(char::is_whitespace).map_or((inside, ""), |(code, days)| (code, days.trim()));
    // "[CODE<900101]" without a space is meant just as well
    let cut = code.find(['<', '>']).unwrap_or(code.len());
    let (code, days) = (&code[..cut], if cut < code.len() { &code[cut..] } else { days });
    if code.is_empty() {
        return Err("a code in [ and ]");
    }
    let day = |text: &str| Day::read(text).map(Some).ok_or("a day as YYMMDD or YYYYMMDD");
    let (from, to) = if let Some(to) = days.strip_prefix('<') {
        (None, day(to)?)
    } else if let Some(from) = days.strip_prefix('>') {
        (day(from)?, None)
    } else if let Some((from, to)) = days.split_once('-') {
        (day(from)?, day(to)?)
    } else if days.is_empty() {
        (None, None)
    } else {
        return Err("<day, >day or day-day behind the code");
    };
    if from.is_some() && to.is_some() && to < from {
        return Err("a last day that is not before the first");
    }
    Ok(DatedCode { code: code.to_owned(), from, to })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
ARDEN_ [ARD]   # a country
+ARDENNER
ILSE_VAST [ARDELI]
+MRS_VAST
\t[ARDGOV 900101-941231]
    [ARDOPP > 19950101]
NORTH_MARK
\t[MRK <911226]
";

    fn read() -> Actors {
        let mut actors = Actors::default();
        assert_eq!(actors.add("own.txt", FILE), []);
        actors
    }

    #[track_caller]
    fn check(name: usize, day: &str, expected: &str) {
        assert_eq!(read().entries[name].code(Day::read(day).unwrap()), expected, "{day}");
    }

    #[track_caller]
    fn fault(text: &str, expected: &str) {
        let faults = Actors::default().add("own.txt", text);
        assert_eq!(faults.iter().map(Fault::to_string).collect::<Vec<_>>(), [expected]);
    }

    #[test]
    fn names_and_other_names() {
        let names: Vec<_> = read().entries.into_iter().map(|entry| entry.written.join("|")).collect();
        assert_eq!(names, ["ARDEN|ARDENNER", "ILSE_VAST|MRS_VAST", "NORTH_MARK"]);
    }

    #[test]
    fn codes_have_their_days() {
        check(0, "19500101", "ARD");
        check(1, "19891231", "ARDELI");
        check(1, "19900101", "ARDGOV");
        check(1, "19941231", "ARDGOV");
        check(1, "19950101", "ARDOPP");
        check(2, "19911226", "MRK");
        check(2, "19911227", "---");
    }

    #[test]
    fn lines_that_cannot_be_read_are_named() {
        fault(
            "ARDEN\n\t[ARD 951231-900101]",
            "reading own.txt, line 2: found \"[ARD 951231-900101]\", expected a last day that is not before the first; the line was left out",
        );
        fault(
            "ARDEN\n\t[ARD 9513-]",
            "reading own.txt, line 2: found \"[ARD 9513-]\", expected a day as YYMMDD or YYYYMMDD; the line was left out",
        );
        fault("+ARDEN", "reading own.txt, line 1: found \"+ARDEN\", expected a first name before other names; the line was left out");
        fault("ARDEN [ARD", "reading own.txt, line 1: found \"ARDEN [ARD\", expected a code in [ and ]; the line was left out");
    }
}
