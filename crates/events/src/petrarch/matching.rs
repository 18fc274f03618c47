//! Whether a pattern fits around a verb, and whom its signs stand for.

use super::line::Line;
use super::places::Places;
use casus_atlas::petrarch::{Item, Pattern, Verbs, What};
use rustc_hash::FxHashSet;

/// Whom a pattern makes source and target, by numbers of parties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles {
    pub source: Option<usize>,
    pub target: Option<usize>,
}

/// The words on one side of a verb, from the verb outwards.
#[derive(Debug)]
pub(super) struct Side<'a> {
    pub words: &'a [usize],
    /// Whether it is the side before the verb.
    pub before: bool,
    pub places: Places<'a>,
}

/// How many items were sought from which place on, and not found; whom the items before them named makes no difference to that.
type Failed = FxHashSet<(usize, usize)>;

/// A pattern's trial.
pub(super) struct Trial<'a> {
    pub line: &'a Line,
    pub verbs: &'a Verbs,
    pub before: &'a Side<'a>,
    pub after: &'a Side<'a>,
}

impl Trial<'_> {
    /// The roles a pattern gives, or `None` where it does not fit.
    pub fn fits(&self, pattern: &Pattern) -> Option<Roles> {
        let roles = self.seek(self.after, &pattern.after, 0, Roles::default(), &mut Failed::default())?;
        self.seek(self.before, &pattern.before, 0, roles, &mut Failed::default())
    }

    /// Finds all of `items` from place `at` of a side on. Where some of them were sought in vain is not gone through again: without that, words
    /// that stand often would be tried in every choice of places.
    fn seek(&self, side: &Side<'_>, items: &[Item], at: usize, roles: Roles, failed: &mut Failed) -> Option<Roles> {
        let Some((item, rest)) = items.split_first() else { return Some(roles) };
        if failed.contains(&(items.len(), at)) {
            return None;
        }
        let found = self.seek_first(side, item, rest, at, roles, failed);
        if found.is_none() {
            failed.insert((items.len(), at));
        }
        found
    }

    fn seek_first(&self, side: &Side<'_>, item: &Item, rest: &[Item], at: usize, roles: Roles, failed: &mut Failed) -> Option<Roles> {
        let last = if item.tight { (at + 1).min(side.words.len()) } else { side.words.len() };
        match &item.what {
            What::Word(word) => {
                (at..last).filter(|p| self.text(side, *p) == word).find_map(|p| self.seek(side, rest, p + 1, roles, failed))
            }
            What::Synset(name) => {
                let set = self.verbs.set(name);
                let taken =
                    |p: usize| set.iter().filter(move |phrase| self.stands(side, p, &phrase.words)).map(|phrase| phrase.words.len());
                (at..last).find_map(|p| taken(p).find_map(|length| self.seek(side, rest, p + length, roles, failed)))
            }
            What::Source | What::Target => {
                let source = item.what == What::Source;
                side.places.from(side.words, at, side.before).into_iter().find_map(|(party, next)| {
                    let roles = if source { Roles { source: Some(party), ..roles } } else { Roles { target: Some(party), ..roles } };
                    self.seek(side, rest, next, roles, failed)
                })
            }
            What::Skip => {
                let next = side.places.past(side.words, at, side.before)?;
                self.seek(side, rest, next, roles, failed)
            }
            What::Compound => side.places.joined(side.words, at, side.before).into_iter().find_map(|(party, next)| {
                // behind a verb that has a subject, only whom it is done to is meant
                let source = if side.before || !self.before.places.has_known(self.before.words) { Some(party) } else { roles.source };
                self.seek(side, rest, next, Roles { source, target: Some(party) }, failed)
            }),
        }
    }

    fn text(&self, side: &Side<'_>, place: usize) -> &str {
        self.line.text(side.words[place])
    }

    /// Whether `words` stand at a place, read outwards from the verb.
    fn stands(&self, side: &Side<'_>, place: usize, words: &[String]) -> bool {
        let here = side.words.get(place..place + words.len());
        here.is_some_and(|here| {
            let same = |(word, own): (&usize, &String)| self.line.text(*word) == own;
            if side.before { here.iter().rev().zip(words).all(same) } else { here.iter().zip(words).all(same) }
        })
    }
}
