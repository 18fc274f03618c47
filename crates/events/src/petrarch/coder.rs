//! Events of a sentence by dictionaries.

use super::clauses::{commas, left_out};
use super::grammar::{Grammar, kept};
use super::line::Line;
use super::matching::{Roles, Side, Trial};
use super::names::Names;
use super::parties::{Member, Party, parties};
use super::places::Places;
use crate::tree::Tree;
use casus_atlas::petrarch::{Actors, Agents, Day, Discards, Form, Verbs};
use casus_text::{Idx, Parse, Relation, Token};
use rustc_hash::FxHashSet;

/// What is read from dictionaries.
#[derive(Clone, Debug, Default)]
pub struct Dictionaries {
    /// Who acts.
    pub actors: Actors,
    /// What they are.
    pub agents: Agents,
    /// What they do.
    pub verbs: Verbs,
    /// What is not coded.
    pub discards: Discards,
}

/// How to code; the default is PETRARCH's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether events without a known source and a known target are left out (`require_dyad`).
    pub both_known: bool,
    /// How many words a phrase that no dictionary knows may have to stand, in quotes, for an actor; 0 for none (`new_actor_length`).
    pub new_actor_words: usize,
    /// Least and most words between two commas that are left out; a most of 0 leaves nothing out (`comma_min`, `comma_max`).
    pub inner_clause: (usize, usize),
    /// The same for the words before the first comma (`comma_bmin`, `comma_bmax`).
    pub first_clause: (usize, usize),
    /// The same for the words behind the last comma (`comma_emin`, `comma_emax`).
    pub last_clause: (usize, usize),
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { both_known: true, new_actor_words: 0, inner_clause: (2, 8), first_clause: (0, 0), last_clause: (2, 8) }
    }
}

/// Who did what to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PetrarchEvent {
    /// The code of who did it.
    pub source: String,
    /// The code of whom it was done to.
    pub target: String,
    /// The code of what was done, as the dictionary has it.
    pub code: String,
    /// The verb.
    pub verb: Idx<Token>,
}

/// All that a report's sentences tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coding {
    /// The events in order of their verbs; who did the same to the same again is told once, with the first verb.
    pub events: Vec<PetrarchEvent>,
    /// Words for which a sentence, or with `true` the whole report, was passed over.
    pub discarded: Vec<(String, bool)>,
}

/// Source, target and code of what is told already.
type Told = FxHashSet<(String, String, String)>;

/// Codes with dictionaries prepared once.
#[derive(Debug)]
pub struct Coder {
    names: Names,
    verbs: Verbs,
    discards: Discards,
}

impl Coder {
    /// Prepares dictionaries.
    pub fn new(dictionaries: Dictionaries) -> Coder {
        let Dictionaries { actors, agents, verbs, discards } = dictionaries;
        Coder { names: Names::new(actors, agents), verbs, discards }
    }

    /// Codes all sentences of `text`, of which `parse` is the analysis; actors are who they were on `day`.
    pub fn code(&self, text: &str, parse: &Parse, day: Day, settings: &Settings) -> Coding {
        let tree = Tree::of(text, parse);
        let mut coding = Coding::default();
        let mut told = Told::default();
        for sentence in &parse.sentences {
            let line = Line::of(text, parse, sentence);
            let words: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
            match self.discards.find(&words) {
                Some(discard) if discard.story => {
                    return Coding { events: Vec::new(), discarded: vec![(discard.words.join(" "), true)] };
                }
                Some(discard) => coding.discarded.push((discard.words.join(" "), false)),
                None => self.sentence(&tree, &line, (day, settings), &mut told, &mut coding.events),
            }
        }
        coding
    }

    fn sentence(&self, tree: &Tree<'_>, line: &Line, (day, settings): (Day, &Settings), told: &mut Told, events: &mut Vec<PetrarchEvent>) {
        let grammar = Grammar::of(tree, line, &self.verbs);
        let parties = parties(&grammar, line, &self.names, day);
        let commas = commas(tree, line, &parties);
        let out = left_out(line, &commas, settings);
        let view = View { coder: self, grammar: &grammar, line, parties: &parties, commas: &commas, out: &out, settings };
        let mut from = 0;
        let mut found = Vec::new();
        for word in kept(0..line.words.len(), &out) {
            if word >= from
                && grammar.is_verb(line.words[word].token)
                && let Some(end) = view.verb(word, &mut found)
            {
                from = end + 1;
            }
        }
        found.retain(|event| told.insert((event.source.clone(), event.target.clone(), event.code.clone())));
        events.extend(found);
    }
}

/// One sentence, seen with its parties.
struct View<'a> {
    coder: &'a Coder,
    grammar: &'a Grammar<'a>,
    line: &'a Line,
    parties: &'a [Party],
    commas: &'a [usize],
    out: &'a [bool],
    settings: &'a Settings,
}

impl View<'_> {
    /// Codes the verb at `word`; gives the last word of its phrase where the dictionary has a code for it.
    fn verb(&self, word: usize, events: &mut Vec<PetrarchEvent>) -> Option<usize> {
        let token = self.line.words[word].token;
        let forms = self.forms(word);
        let first = forms.first()?;
        let (start, stop) = (word - first.before.len(), word + first.after.len());
        let end = self.grammar.end_of_phrase(self.line, token);
        let before = self.words_before(start);
        let after = kept(stop + 1..end + 1, self.out);
        let places = Places { parties: self.parties };
        let (before, after) = (Side { words: &before, before: true, places }, Side { words: &after, before: false, places });
        let (code, roles) = self.coded(&forms, &Trial { line: self.line, verbs: &self.coder.verbs, before: &before, after: &after })?;
        let by_agent = after.words.iter().any(|word| self.line.text(*word) == "BY");
        let passive = by_agent && self.grammar.tree.child(token, Relation::AuxPass).is_some() && roles == Roles::default();
        if let Some((source, target)) = self.roles(roles, &before, &after) {
            self.tell(source, target, &code, passive, token, events);
        }
        Some(end)
    }

    /// The forms of the dictionary that stand at a word; those of more words put those of fewer aside.
    fn forms(&self, word: usize) -> Vec<&Form> {
        let text = |at: Option<usize>| at.and_then(|at| self.line.words.get(at)).map(|word| word.text.as_str());
        let stands = |form: &&Form| {
            let before = form.before.iter().rev().enumerate().all(|(by, own)| text(word.checked_sub(by + 1)) == Some(own));
            before && form.after.iter().enumerate().all(|(by, own)| text(Some(word + by + 1)) == Some(own))
        };
        let mut forms: Vec<&Form> = self.coder.verbs.forms(self.line.text(word)).iter().filter(stands).collect();
        let size = |form: &Form| form.before.len() + form.after.len();
        let most = forms.first().map_or(0, |form| size(form));
        forms.retain(|form| size(form) == most);
        forms
    }

    /// The words before a verb from the verb outwards, up to a comma.
    fn words_before(&self, start: usize) -> Vec<usize> {
        let mut words = Vec::new();
        for word in (0..start).rev() {
            if !self.out[word] {
                words.push(word);
            }
            let clause_gone = self.out[word] || word > 0 && self.out[word - 1];
            if self.commas.binary_search(&word).is_ok() && !clause_gone {
                break;
            }
        }
        words
    }

    /// The code of the pattern that asks for most, or else of the verb; with whom the pattern names. A pattern of the code `---` says that there
    /// is no event.
    fn coded(&self, forms: &[&Form], trial: &Trial<'_>) -> Option<(String, Roles)> {
        let patterns = forms.iter().flat_map(|form| self.coder.verbs.patterns(form.block));
        let mut fitting: Vec<_> = patterns.filter_map(|pattern| Some((pattern, trial.fits(pattern)?))).collect();
        fitting.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.size()));
        match fitting.first() {
            Some((pattern, _)) if pattern.code == "---" => return None,
            Some((pattern, roles)) if is_code(&pattern.code) => return Some((pattern.code.clone(), *roles)),
            _ => {}
        }
        let code = forms.iter().rev().map(|form| &form.code).find(|code| is_code(code))?;
        Some((code.clone(), Roles::default()))
    }

    /// Source and target: whom the pattern names, else the first known before the verb and the first other known behind it, else anyone.
    fn roles(&self, roles: Roles, before: &Side<'_>, after: &Side<'_>) -> Option<(usize, usize)> {
        let places = before.places;
        let known = |party: &usize| self.parties[*party].is_known();
        let all_before: Vec<usize> = places.all(before.words).collect();
        let all_after: Vec<usize> = places.all(after.words).collect();
        let not_target = |party: &usize| Some(*party) != roles.target;
        let source = roles.source.or_else(|| all_before.iter().copied().find(|party| known(party) && not_target(party)));
        let source = source.or_else(|| all_before.iter().copied().find(not_target))?;
        let same = |party: usize| {
            known(&party) && !self.parties[party].is_several() && self.parties[party].codes() == self.parties[source].codes()
        };
        let other = |party: &usize| *party != source && !same(*party);
        let target = roles.target.or_else(|| all_after.iter().copied().find(|party| known(party) && other(party)));
        let target = target.or_else(|| all_after.iter().copied().find(other));
        let target = target.or_else(|| all_before.iter().rev().copied().find(|party| known(party) && other(party)));
        let target = target.or_else(|| all_before.iter().rev().copied().find(other))?;
        Some((source, target))
    }

    fn tell(&self, source: usize, target: usize, code: &str, passive: bool, verb: usize, events: &mut Vec<PetrarchEvent>) {
        let (mut source, mut target) = (self.codes(source), self.codes(target));
        if passive {
            std::mem::swap(&mut source, &mut target);
        }
        let Some((there, back)) = code.split_once(':') else {
            return self.pairs(&source, &target, code, verb, events);
        };
        if target[0] == "---" {
            target.clone_from(&source);
        } else if source[0] == "---" {
            source.clone_from(&target);
        }
        self.pairs(&source, &target, there, verb, events);
        self.pairs(&target, &source, back, verb, events);
    }

    fn pairs(&self, sources: &[String], targets: &[String], code: &str, verb: usize, events: &mut Vec<PetrarchEvent>) {
        for source in sources {
            for target in targets.iter().filter(|target| *target != source) {
                if !self.settings.both_known || source != "---" && target != "---" {
                    let verb = Idx::new(verb);
                    events.push(PetrarchEvent { source: source.clone(), target: target.clone(), code: code.to_owned(), verb });
                }
            }
        }
    }

    /// Who a party is; the words of those whom no dictionary knows stand in quotes for them, where the settings allow as many.
    fn codes(&self, party: usize) -> Vec<String> {
        let party = &self.parties[party];
        let named = |member: &Member| {
            let words: Vec<&str> = member.words.iter().map(|word| self.line.text(*word)).collect();
            let unknown = member.codes.iter().all(|code| code == "---");
            (unknown && words.len() <= self.settings.new_actor_words).then(|| vec![format!("\"{}\"", words.join(" "))])
        };
        let all: Vec<String> = party.members.iter().flat_map(|member| named(member).unwrap_or_else(|| member.codes.clone())).collect();
        let known: Vec<String> = all.into_iter().filter(|code| code != "---").collect();
        if known.is_empty() { vec!["---".to_owned()] } else { known }
    }
}

/// Whether a code says something: `---`, and TABARI's `+++` and `###`, do not.
fn is_code(code: &str) -> bool {
    code.chars().any(char::is_alphanumeric)
}
