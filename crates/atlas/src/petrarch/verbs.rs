//! Verbs: their forms, codes and patterns, and sets of words that patterns name.

use super::agents::plural;
use super::lines::{Fault, bracketed, lines};
use super::patterns::{Pattern, What};
use super::phrase::{Phrase, plain_word};
use std::collections::{BTreeMap, BTreeSet};

/// One form of a verb, such as `BROKE` `DOWN`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Words right before the verb's own.
    pub before: Vec<String>,
    /// Words right behind it.
    pub after: Vec<String>,
    /// The code where no pattern fits; `---` for none.
    pub code: String,
    /// Number of the block whose patterns are its own.
    pub block: usize,
}

/// One or several dictionaries of verbs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verbs {
    /// The forms of every verb by the word that is the verb, those of more words first.
    forms: BTreeMap<String, Vec<Form>>,
    /// The patterns of every block, those that ask for more first.
    blocks: Vec<Vec<Pattern>>,
    sets: BTreeMap<String, Vec<Phrase>>,
}

impl Verbs {
    /// The forms that `word` (in capital letters) is the verb of.
    pub fn forms(&self, word: &str) -> &[Form] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }

    /// The patterns of a block, those that ask for more first.
    pub fn patterns(&self, block: usize) -> &[Pattern] {
        self.blocks.get(block).map_or(&[], Vec::as_slice)
    }

    /// The words of a set.
    pub fn set(&self, name: &str) -> &[Phrase] {
        self.sets.get(name).map_or(&[], Vec::as_slice)
    }

    /// Adds the verbs of a file:
    ///
    /// - `--- NAME [CODE] ---` begins a block; its code is that of its verbs that have none of their own.
    /// - `VERB {FORM FORM} [CODE]` is a verb; without `{}` its forms in -S, -ED and -ING are made. In `+BREAK_DOWN` and `WIRE_+TAP` the word
    ///   with `+` is the verb.
    /// - `- WORDS * WORDS [CODE]` is a pattern of the block's verbs ([`Pattern`]).
    /// - `&NAME` and lines `+WORDS` are a set; plurals are made but for names and words with `_` at the end.
    pub fn add(&mut self, file: &str, text: &str) -> Vec<Fault> {
        let mut reading = Reading { file, faults: Vec::new(), code: None, set: None, sets: BTreeMap::new(), named: Vec::new() };
        for (at, line) in lines(text) {
            reading.line(self, at, line.trim());
        }
        let Reading { mut faults, sets, named, .. } = reading;
        self.sets.extend(sets.keys().map(|name| (name.clone(), flat(name, &sets))));
        for (at, line, name) in named {
            if !self.sets.contains_key(&name) {
                faults.push(Fault::new(file, at, &line, "a set that is written in the file"));
            }
        }
        self.blocks.iter_mut().for_each(|patterns| patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.size())));
        self.forms.values_mut().for_each(|forms| forms.sort_by_key(|form| std::cmp::Reverse(form.before.len() + form.after.len())));
        faults
    }

    fn add_verb(&mut self, line: &str, code: &str) {
        let block = self.blocks.len().saturating_sub(1);
        let (word, forms) = match line.split_once('{') {
            Some((word, forms)) => (word, Some(forms.trim_end_matches('}').split(['}', ' ', '\t']).collect::<Vec<_>>())),
            None => (line, None),
        };
        let (before, verb, after) = apart(word);
        let mut add = |verb: String, before: &[String], after: &[String]| {
            let form = Form { before: before.to_vec(), after: after.to_vec(), code: code.to_owned(), block };
            self.forms.entry(verb).or_default().push(form);
        };
        match forms {
            Some(forms) => {
                for form in forms.into_iter().filter(|form| !form.is_empty()) {
                    let (before, verb, after) = apart(form);
                    add(verb, &before, &after);
                }
            }
            None => regular(&verb).into_iter().for_each(|form| add(form, &before, &after)),
        }
        add(verb, &before, &after);
    }
}

/// What is known while a file is read.
struct Reading<'a> {
    file: &'a str,
    faults: Vec<Fault>,
    /// The code of the block; none before the first block of the file.
    code: Option<String>,
    /// The set whose words follow, and whether they take plurals.
    set: Option<(String, bool)>,
    sets: BTreeMap<String, Vec<String>>,
    /// Sets that patterns and other sets ask for, with their lines.
    named: Vec<(usize, String, String)>,
}

impl Reading<'_> {
    fn line(&mut self, verbs: &mut Verbs, at: usize, line: &str) {
        if let Some(head) = line.strip_prefix("---") {
            self.set = None;
            let code = bracketed(head).map(|(_, code)| code).filter(|code| !code.is_empty());
            if code.is_none() && head.contains('[') {
                self.fault(at, line, "a code in [ and ]");
            }
            self.code = Some(code.unwrap_or("---").to_owned());
            verbs.blocks.push(Vec::new());
        } else if let Some(name) = line.strip_prefix('&') {
            let (name, plurals) = name.strip_suffix('_').map_or((name, true), |name| (name, false));
            self.set = Some((name.to_uppercase(), plurals));
            self.sets.entry(name.to_uppercase()).or_default();
        } else if line.starts_with('-') {
            self.pattern(verbs, at, line);
        } else if let (Some((name, plurals)), Some(words)) = (&self.set, line.strip_prefix('+')) {
            let words = words.trim();
            let own = self.sets.entry(name.clone()).or_default();
            own.push(words.trim_end_matches('_').to_owned());
            if words.starts_with('&') {
                self.named.push((at, line.to_owned(), set_name(words)));
            } else if Phrase::read(words).words.is_empty() {
                own.pop();
                self.fault(at, line, "words behind +");
            } else if *plurals && !words.ends_with('_') {
                own.push(set_plural(words));
            }
        } else if let Some(code) = &self.code {
            self.set = None;
            let (verb, code) = bracketed(line).map_or((line, code.as_str()), |(verb, code)| (verb, code));
            if line.contains('[') && bracketed(line).is_none() {
                self.fault(at, line, "a code in [ and ]");
            } else if apart(verb.split('{').next().unwrap_or(verb)).1.is_empty() {
                self.fault(at, line, "a verb");
            } else {
                verbs.add_verb(verb, code);
            }
        } else {
            self.fault(at, line, "a block (--- NAME [CODE] ---) before its verbs");
        }
    }

    fn fault(&mut self, at: usize, line: &str, expected: &str) {
        self.faults.push(Fault::new(self.file, at, line, expected));
    }

    fn pattern(&mut self, verbs: &mut Verbs, at: usize, line: &str) {
        self.set = None;
        let read = bracketed(line).ok_or("a code in [ and ]").and_then(|(pattern, code)| Pattern::read(pattern, code));
        match (read, verbs.blocks.last_mut().filter(|_| self.code.is_some())) {
            (Ok(pattern), Some(block)) => {
                for item in pattern.before.iter().chain(&pattern.after) {
                    if let What::Synset(name) = &item.what {
                        self.named.push((at, line.to_owned(), name.clone()));
                    }
                }
                block.push(pattern);
            }
            (Ok(_), None) => self.fault(at, line, "a block (--- NAME [CODE] ---) before its patterns"),
            (Err(expected), _) => self.fault(at, line, expected),
        }
    }
}

/// The words before the verb, the verb, the words behind it.
fn apart(text: &str) -> (Vec<String>, String, Vec<String>) {
    let words: Vec<&str> = text.split(['_', ' ', '\t', '-']).filter(|word| !word.is_empty()).collect();
    let verb = words.iter().position(|word| word.starts_with('+')).unwrap_or(0);
    let plain = |words: &[&str]| words.iter().map(|word| plain_word(word.trim_start_matches('+'))).collect::<Vec<_>>();
    let own = words.get(verb).map(|word| plain_word(word.trim_start_matches('+'))).unwrap_or_default();
    (plain(&words[..verb.min(words.len())]), own, plain(words.get(verb + 1..).unwrap_or_default()))
}

/// The regular forms of a verb in capital letters.
fn regular(verb: &str) -> Vec<String> {
    let hisses = ["S", "X", "Z", "CH", "SH"].iter().any(|end| verb.ends_with(end));
    let turns = verb.strip_suffix('Y').filter(|stem| !stem.ends_with(['A', 'E', 'I', 'O', 'U']));
    match (turns, verb.strip_suffix('E')) {
        (Some(stem), _) => vec![format!("{stem}IES"), format!("{stem}IED"), format!("{verb}ING")],
        (None, Some(stem)) => vec![format!("{verb}S"), format!("{verb}D"), format!("{stem}ING")],
        _ => vec![format!("{verb}{}", if hisses { "ES" } else { "S" }), format!("{verb}ED"), format!("{verb}ING")],
    }
}

fn set_plural(words: &str) -> String {
    if words.ends_with('S') { format!("{words}ES") } else { plural(words) }
}

/// The name of a set as `&NAME_` asks for it.
fn set_name(asked: &str) -> String {
    asked.trim_start_matches('&').trim_end_matches('_').to_uppercase()
}

/// The words of a set, with those of the sets that it names; a set that is named again, by itself or by others, adds nothing.
fn flat(name: &str, sets: &BTreeMap<String, Vec<String>>) -> Vec<Phrase> {
    let mut all = Vec::new();
    let mut seen = BTreeSet::from([name.to_owned()]);
    let mut open = vec![sets.get(name).into_iter().flatten()];
    while let Some(set) = open.last_mut() {
        match set.next() {
            Some(words) if words.starts_with('&') => {
                let other = set_name(words);
                let words = sets.get(&other).into_iter().flatten();
                if seen.insert(other) {
                    open.push(words);
                }
            }
            // several words of a set stand side by side, however they are joined
            Some(words) => all.push(Phrase::read(&words.replace(' ', "_"))),
            None => drop(open.pop()),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
&MONEY
+CROWN
+GOLD_COIN_

&TREASURE
+&MONEY
+RING

--- BREAK [170] ---
BREAK {BREAKS BROKE }
+CUT_OFF [190]
WIRE_+TAP {WIRE_+TAPPED}
DENY [---]
- * TRUCE [172]
- SAID WOULD * &MONEY FOR [173]
";

    fn read(text: &str) -> (Verbs, Vec<String>) {
        let mut verbs = Verbs::default();
        let faults = verbs.add("own.txt", text);
        (verbs, faults.iter().map(Fault::to_string).collect())
    }

    #[track_caller]
    fn check(word: &str, expected: &[&str]) {
        let (verbs, faults) = read(FILE);
        assert_eq!(faults, [""; 0]);
        let shown = |form: &Form| format!("{}({word}){}={}", form.before.join(" "), form.after.join(" "), form.code);
        assert_eq!(verbs.forms(word).iter().map(shown).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn forms_and_their_codes() {
        check("BROKE", &["(BROKE)=170"]);
        check("BREAKING", &[]);
        check("CUTS", &["(CUTS)OFF=190"]);
        check("TAPPED", &["WIRE(TAPPED)=170"]);
        check("DENIED", &["(DENIED)=---"]);
    }

    #[test]
    fn patterns_that_ask_for_more_come_first() {
        let (verbs, _) = read(FILE);
        let codes: Vec<_> = verbs.patterns(0).iter().map(|pattern| pattern.code.as_str()).collect();
        assert_eq!(codes, ["173", "172"]);
    }

    #[test]
    fn sets_have_plurals_and_other_sets() {
        let (verbs, _) = read(FILE);
        let words: Vec<_> = verbs.set("TREASURE").iter().map(|phrase| phrase.words.join(" ")).collect();
        assert_eq!(words, ["CROWN", "CROWNS", "GOLD COIN", "RING", "RINGS"]);
    }

    #[test]
    fn sets_that_name_one_another_end() {
        let (verbs, faults) = read(&format!("&A\n{}+RING\n&B\n+&A\n+COIN_\n--- X [010] ---\n- * &A [011]", "+&A\n+&B\n".repeat(200)));
        let words: Vec<_> = verbs.set("A").iter().map(|phrase| phrase.words.join(" ")).collect();
        assert_eq!((words, faults), (["COIN", "RING", "RINGS"].map(str::to_owned).to_vec(), vec![]));
    }

    #[test]
    fn a_file_does_not_go_on_with_the_block_of_the_one_before() {
        let (mut verbs, _) = read(FILE);
        let faults: Vec<_> = verbs.add("more.txt", "LEAP\n- * OVER [011]").into_iter().map(|fault| fault.expected).collect();
        assert_eq!(faults, ["a block (--- NAME [CODE] ---) before its verbs", "a block (--- NAME [CODE] ---) before its patterns"]);
        assert!(verbs.forms("LEAP").is_empty());
    }

    #[test]
    fn lines_without_a_verb_or_words_are_named() {
        let (verbs, faults) = read("--- A [010] ---\n[011]\n{FORMS}\n--- B [012 ---\n&C\n+_\n+&NOWHERE");
        let expected = ["a verb", "a verb", "a code in [ and ]", "words behind +", "a set that is written in the file"];
        let told: Vec<_> = faults.iter().map(|fault| fault.split("expected ").nth(1).unwrap_or_default()).collect();
        assert_eq!(told, expected.map(|expected| format!("{expected}; it was left out")));
        assert!(verbs.forms.is_empty() && verbs.set("C").is_empty());
    }

    #[test]
    fn lines_that_cannot_be_read_are_named() {
        let (_, faults) = read("BREAK\n--- A [010] ---\nCUT\n- TRUCE [011]\n- * &MONEY [012]\n- * TRUCE");
        assert_eq!(
            faults,
            [
                "reading own.txt, line 1: found \"BREAK\", expected a block (--- NAME [CODE] ---) before its verbs; it was left out",
                "reading own.txt, line 4: found \"- TRUCE [011]\", expected a pattern with * for the verb; it was left out",
                "reading own.txt, line 6: found \"- * TRUCE\", expected a code in [ and ]; it was left out",
                "reading own.txt, line 5: found \"- * &MONEY [012]\", expected a set that is written in the file; it was left out",
            ]
        );
    }
}
