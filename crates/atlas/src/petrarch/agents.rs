//! Agents: what an actor's people are (police, ministers, farmers), said beside its name.

use super::lines::{Fault, bracketed, lines};
use super::phrase::Phrase;

/// On which side of an actor's code an agent's is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Behind it, `~COP`: `SYR` and the police are `SYRCOP`.
    Behind,
    /// Before it, `NGO~`: `SYR` and a charity are `NGOSYR`.
    Before,
}

/// A word for people of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// The word or words.
    pub phrase: Phrase,
    /// The code without `~`.
    pub code: String,
    /// Where the code is put.
    pub side: Side,
}

/// One or several dictionaries of agents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agents {
    /// The agents in order of the files, each form of a word for itself.
    pub entries: Vec<Agent>,
}

impl Agents {
    /// Adds the agents of a file. A line is `WORD [~CODE]`, with `{PLURAL}` before the code where the plural is not regular and `{}` where
    /// there is none; `!NAME! = A, B` gives words that `!NAME!` stands for in later lines.
    pub fn add(&mut self, file: &str, text: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut marks = Vec::new();
        for (at, line) in lines(text) {
            if let Some((name, words)) = line.split_once('=').filter(|(name, _)| name.trim().starts_with('!')) {
                marks.push((name.trim(), words.split(',').map(str::trim).filter(|word| !word.is_empty()).collect()));
                continue;
            }
            match agents(line, &marks) {
                Ok(agents) => self.entries.extend(agents),
                Err(expected) => faults.push(Fault::new(file, at, line, expected)),
            }
        }
        faults
    }
}

/// Names `!NAME!` with the words that they stand for, in order of the file; the last of a name counts.
type Marks<'a> = Vec<(&'a str, Vec<&'a str>)>;

fn agents(line: &str, marks: &Marks<'_>) -> Result<Vec<Agent>, &'static str> {
    let (forms, code, side) = forms(line)?;
    let mut agents = Vec::new();
    for form in forms {
        for form in replaced(form, marks)? {
            agents.push(Agent { phrase: Phrase::read(&form), code: code.to_owned(), side });
        }
    }
    let has_words = agents.iter().all(|agent| !agent.phrase.words.is_empty());
    has_words.then_some(agents).ok_or("a word and its code in [ and ]")
}

/// The forms of a line's word, its code and the side of it.
fn forms(line: &str) -> Result<(Vec<String>, &str, Side), &'static str> {
    let (name, code) = bracketed(line).ok_or("a word and its code in [ and ]")?;
    let (code, side) = if let Some(code) = code.strip_prefix('~') {
        (code, Side::Behind)
    } else {
        (code.strip_suffix('~').ok_or("a code with ~ before or behind it")?, Side::Before)
    };
    let (word, plurals) = match name.split_once('{') {
        Some((word, rest)) => (word, Some(rest.split_once('}').ok_or("a plural in { and }")?.0)),
        None => (name, None),
    };
    let word = word.trim().trim_end_matches('_');
    if word.is_empty() || code.trim().is_empty() {
        return Err("a word and its code in [ and ]");
    }
    let mut forms = vec![word.to_owned()];
    match plurals {
        Some(plurals) => forms.extend(plurals.split([' ', ',']).filter(|form| !form.is_empty()).map(str::to_owned)),
        // the words that a mark stands for have their plurals among them
        None if word.contains('!') => {}
        None => forms.push(plural(word)),
    }
    Ok((forms, code.trim(), side))
}

/// The regular plural of a word in capital letters: `Y` becomes `IES`, `SS` becomes `SSES`, all others take an `S`.
pub(super) fn plural(word: &str) -> String {
    match word.strip_suffix('Y') {
        Some(stem) => format!("{stem}IES"),
        None if word.ends_with("SS") => format!("{word}ES"),
        None => format!("{word}S"),
    }
}

/// The words that a form stands for: one for each word of its mark `!NAME!`, or itself.
fn replaced(form: String, marks: &Marks<'_>) -> Result<Vec<String>, &'static str> {
    let is_marked = |word: &str| word.matches('!').count() > 1;
    if !is_marked(&form) {
        return Ok(vec![form]);
    }
    let (name, words) = marks.iter().rev().find(|(name, _)| form.contains(name)).ok_or("a mark !NAME! that an earlier line explains")?;
    let words: Vec<String> = words.iter().map(|word| form.replace(name, word)).collect();
    let whole = !words.iter().any(|word| is_marked(word));
    whole.then_some(words).ok_or("one mark !NAME! in a word, and none in what it stands for")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut agents = Agents::default();
        assert_eq!(agents.add("own.txt", text), []);
        let found = agents.entries.iter().map(|agent| {
            let words = agent.phrase.words.join(" ");
            if agent.side == Side::Behind { format!("{words} ~{}", agent.code) } else { format!("{words} {}~", agent.code) }
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn plurals() {
        check("BAKER [~LAB]", &["BAKER ~LAB", "BAKERS ~LAB"]);
        check("DEPUTY [~LEG]", &["DEPUTY ~LEG", "DEPUTIES ~LEG"]);
        check("CONGRESS [~LEG]", &["CONGRESS ~LEG", "CONGRESSES ~LEG"]);
        check("HOSE_MAN {HOSE_MEN} [~CVL]", &["HOSE MAN ~CVL", "HOSE MEN ~CVL"]);
        check("POLICE {} [ ~COP]", &["POLICE ~COP"]);
    }

    #[test]
    fn sides_and_words_that_stand_for_others() {
        check("RELIEF_BODY {} [NGO~]", &["RELIEF BODY NGO~"]);
        check("!FOLK! = MAN, MEN\nSEA!FOLK! [~MIL]", &["SEAMAN ~MIL", "SEAMEN ~MIL"]);
        let both = ["MINISTER OF RAIN ~GOV", "MINISTRY OF RAIN ~GOV"];
        check("!OFFICE! = MINISTER, MINISTRY\n!OFFICE!_OF_RAIN [~GOV]", &both);
    }

    #[test]
    fn lines_that_cannot_be_read_are_named() {
        let file = "BAKER\nCOOK [LAB]\nDEPUTY [~LEG]\n- [~LAB]\nSEA!FOLK! [~MIL]\n!FOLK! = MAN, MEN\n!SEA! = LAKE\n!SEA!!FOLK! [~MIL]";
        let faults = Agents::default().add("own.txt", file);
        let expected: Vec<_> = faults.iter().map(|fault| (fault.line, fault.expected.as_str())).collect();
        assert_eq!(
            expected,
            [
                (1, "a word and its code in [ and ]"),
                (2, "a code with ~ before or behind it"),
                (4, "a word and its code in [ and ]"),
                (5, "a mark !NAME! that an earlier line explains"),
                (8, "one mark !NAME! in a word, and none in what it stands for"),
            ]
        );
    }
}
