//! Who stands on one side of a verb.

use super::parties::Party;

/// The parties of a sentence, asked for by place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places<'a> {
    pub parties: &'a [Party],
}

impl Places<'_> {
    /// Parties that `$` or `+` at place `at` may mean, each with the place where the search goes on: those that dictionaries know first, then
    /// the others, each nearest first. `words` are the words of a side, from the verb outwards.
    pub fn from(&self, words: &[usize], at: usize, before: bool) -> Vec<(usize, usize)> {
        let near = self.near(words, at, before);
        let known = near.iter().copied().filter(|(party, _)| self.parties[*party].is_known());
        known.chain(near.iter().copied().filter(|(party, _)| !self.parties[*party].is_known())).collect()
    }

    /// Joined parties from place `at` on.
    pub fn joined(&self, words: &[usize], at: usize, before: bool) -> Vec<(usize, usize)> {
        let mut near = self.near(words, at, before);
        near.retain(|(party, _)| self.parties[*party].is_several());
        near
    }

    /// The place behind the next party.
    pub fn past(&self, words: &[usize], at: usize, before: bool) -> Option<usize> {
        let (party, _) = self.near(words, at, before).into_iter().next()?;
        let party = &self.parties[party];
        let beyond = |word: &usize| if before { *word < party.start } else { *word > party.end };
        Some(words.iter().position(beyond).unwrap_or(words.len()))
    }

    /// Whether anyone whom dictionaries know stands among `words`.
    pub fn has_known(&self, words: &[usize]) -> bool {
        self.all(words).any(|party| self.parties[party].is_known())
    }

    /// Parties that begin among `words`, in order of the sentence; those within others are left out.
    pub fn all(&self, words: &[usize]) -> impl Iterator<Item = usize> {
        let starts = |party: &usize| self.parties[*party].within.is_none() && words.contains(&self.parties[*party].start);
        (0..self.parties.len()).filter(starts).collect::<Vec<_>>().into_iter()
    }

    fn near(&self, words: &[usize], at: usize, before: bool) -> Vec<(usize, usize)> {
        let Some(here) = words.get(at).copied() else { return Vec::new() };
        let mut near = Vec::new();
        for (number, party) in self.parties.iter().enumerate() {
            let reaches = if before {
                party.start <= here && party.within.is_none()
            } else {
                // behind the noun, what its preposition says stands for itself
                party.end >= here && party.within.is_none_or(|outer| self.parties[outer].end < here)
            };
            let place = words.iter().position(|word| *word == if before { party.end.min(here) } else { party.start.max(here) });
            if let (true, Some(place)) = (reaches, place) {
                near.push((number, place + 1));
            }
        }
        if before {
            near.reverse();
        }
        near
    }
}
