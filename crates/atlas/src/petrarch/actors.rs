//! Actors: names, other names, and the codes they stood for in their time.

use super::day::Day;
use super::lines::{Fault, lines};
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
    /// Adds the actors of a file. A line at the margin says a first name (`NAME [CODE]`); a line with `+` another name of the same (`+NAME`); an
    /// indented line, or one that begins with its code, what else there is of the same: codes with their days (`[CODE <900101]`,
    /// `[CODE >900101]`, `[CODE 900101-951231]`, `[CODE]`), or another name with codes. Any of them may have several codes behind it.
    pub fn add(&mut self, file: &str, text: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        // what follows a first name that cannot be read is nobody's
        let mut entry: Option<ActorEntry> = None;
        for (at, line) in lines(text) {
            let trimmed = line.trim_start();
            let more = trimmed.strip_prefix('+');
            let goes_on = more.is_some() || trimmed.starts_with('[') || line.starts_with(['\t', ' ']) && trimmed.contains('[');
            let words = more.unwrap_or(trimmed);
            let (name, codes) = words.split_at(words.find('[').unwrap_or(words.len()));
            if !goes_on {
                self.entries.extend(entry.take());
                entry = ActorEntry::of(name);
            }
            let Some(entry) = &mut entry else {
                faults.push(Fault::new(file, at, line, if goes_on { "a first name before it" } else { "a name" }));
                continue;
            };
            if goes_on && !entry.add_name(name) && codes.is_empty() {
                faults.push(Fault::new(file, at, line, "a name behind +"));
            }
            for code in dated_codes(codes) {
                match code {
                    Ok(code) => entry.codes.push(code),
                    Err((found, expected)) => faults.push(Fault::new(file, at, found, expected)),
                }
            }
        }
        self.entries.extend(entry);
        faults
    }
}

impl ActorEntry {
    /// An actor with its first name; `None` where that has no words.
    fn of(name: &str) -> Option<ActorEntry> {
        let mut entry = ActorEntry { name: bare(name).to_owned(), written: vec![], names: vec![], codes: vec![] };
        entry.add_name(name).then_some(entry)
    }

    /// Whether the name has words, and so was added.
    fn add_name(&mut self, name: &str) -> bool {
        let phrase = Phrase::read(name);
        if phrase.words.is_empty() {
            return false;
        }
        self.written.push(bare(name).to_owned());
        self.names.push(phrase);
        true
    }
}

/// A name without space and underscores around it.
fn bare(name: &str) -> &str {
    name.trim_matches(|letter: char| letter == '_' || letter.is_whitespace())
}

/// All codes of a line; for one that cannot be read, what stands there and what was expected.
fn dated_codes(line: &str) -> impl Iterator<Item = Result<DatedCode, (&str, &'static str)>> {
    line.match_indices('[').map(|(open, _)| {
        let part = &line[open..];
        let part = &part[..part[1..].find('[').map_or(part.len(), |next| next + 1)];
        let inside = part[1..].split_once(']').map(|(inside, _)| inside).ok_or("a code in [ and ]");
        inside.and_then(dated_code).map_err(|expected| (part, expected))
    })
}

fn dated_code(inside: &str) -> Result<DatedCode, &'static str> {
    let inside = inside.trim();
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

    /// All actors of a file, each as `NAME|NAME CODE from-to, CODE`; faults as they are told.
    #[track_caller]
    fn check_all(text: &str, expected: &[&str]) {
        let mut actors = Actors::default();
        let faults = actors.add("own.txt", text);
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let code = |code: &DatedCode| match code.is_dated() {
            true => format!("{} {}/{}", code.code, day(code.from), day(code.to)),
            false => code.code.clone(),
        };
        let entry =
            |entry: &ActorEntry| format!("{}: {}", entry.written.join("|"), entry.codes.iter().map(code).collect::<Vec<_>>().join(", "));
        let shown = actors.entries.iter().map(entry).chain(faults.iter().map(|fault| format!("{}: {}", fault.line, fault.expected)));
        assert_eq!(shown.collect::<Vec<_>>(), expected);
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
    fn a_line_may_have_several_codes_with_their_days() {
        check_all("VAST [ARDGOV 900101-941231]\t[ARDELI] # left", &["VAST: ARDGOV 1990-01-01/1994-12-31, ARDELI"]);
        check_all("VAST\n+MRS_VAST [ARD] [LOW >950101]", &["VAST|MRS_VAST: ARD, LOW 1995-01-01/"]);
        check_all("TOM_RUN\n\tTOM_A_RUN [ARDGOV <900101]", &["TOM_RUN|TOM_A_RUN: ARDGOV /1990-01-01"]);
        check_all("VAST [ARDGOV 9x] [ARDELI]", &["VAST: ARDELI", "1: <day, >day or day-day behind the code"]);
    }

    #[test]
    fn what_follows_a_name_that_cannot_be_read_is_not_another_actor_s() {
        let expected = ["ARDEN: ARD", "2: a name", "3: a first name before it", "4: a first name before it"];
        check_all("ARDEN [ARD]\n_ [LOW]\n+LOWLANDER\n\t[LOWGOV]", &expected);
        check_all("ARDEN [ARD]\n+", &["ARDEN: ARD", "2: a name behind +"]);
    }

    #[test]
    fn lines_that_cannot_be_read_are_named() {
        fault(
            "ARDEN\n\t[ARD 951231-900101]",
            "reading own.txt, line 2: found \"[ARD 951231-900101]\", expected a last day that is not before the first; it was left out",
        );
        fault(
            "ARDEN\n\t[ARD 9513-]",
            "reading own.txt, line 2: found \"[ARD 9513-]\", expected a day as YYMMDD or YYYYMMDD; it was left out",
        );
        fault("+ARDEN", "reading own.txt, line 1: found \"+ARDEN\", expected a first name before it; it was left out");
        fault("ARDEN [ARD", "reading own.txt, line 1: found \"[ARD\", expected a code in [ and ]; it was left out");
    }
}
