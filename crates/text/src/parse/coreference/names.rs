//! Names: their words without titles, their initials, and short names in brackets.

use super::page::Page;
use super::profile::{Kind, Profile, hash};
use super::words;
use crate::{Relation, Tag};

impl Page<'_> {
    /// The words of the name, its initials, and the gender that a title or a given name shows.
    pub fn read_name(&self, profile: &mut Profile) {
        let head = profile.head;
        let mut inside = Vec::new();
        self.collect_name(head, &mut inside, 0);
        inside.sort_unstable();
        inside.dedup();
        let mut initials = String::new();
        for &at in &inside {
            let lower = self.lower(at);
            if profile.man.is_none() {
                profile.man = words::is_man(lower);
            }
            let last = Some(&at) == inside.last();
            if words::is_small(lower) || words::is_title(lower) && !last {
                continue;
            }
            profile.name.push(hash(words::without_article(lower)));
        }
        if profile.name.is_empty() {
            profile.name.push(profile.form);
        }
        let first = inside.first().copied().unwrap_or(head);
        for at in first..profile.phrase.end as usize {
            let lower = self.lower(at);
            let outside = !inside.contains(&at) && !words::is_small(lower) && !self.hangs_in_name(at, head);
            if outside {
                break;
            }
            if !words::is_small(lower) {
                initials.extend(lower.chars().next());
            }
        }
        if initials.chars().count() >= 2 {
            profile.initials = hash(&initials);
        }
        let letters: String = self.lower(head).chars().filter(|&letter| letter != '.').collect();
        if profile.name.len() == 1 && (2..=8).contains(&letters.len()) {
            profile.letters = hash(&letters);
        }
        let token = &self.tokens[head];
        profile.inside_name = matches!(token.relation, Relation::Compound | Relation::Flat | Relation::Amod)
            && token.head.is_some_and(|up| self.tokens[up.at()].tag == Tag::Propn);
    }

    /// The longest name that ends right before a bracket in which the short name stands alone, where at least half of the letters of
    /// the short one are initials of the long one, in any order: they may come from another language ("FARC", "PKK").
    pub fn short_for(&self, before: &[Profile], profile: &Profile) -> Option<usize> {
        let head = profile.head;
        if profile.letters == 0 || head < 2 || self.lower(head - 1) != "(" || head + 1 >= self.tokens.len() || self.lower(head + 1) != ")" {
            return None;
        }
        let mut words: Vec<&str> = Vec::new();
        let mut found = None;
        let mut at = head - 1;
        while at > 0 && words.len() < 10 {
            at -= 1;
            if self.tokens[at].tag == Tag::Punct && !matches!(self.lower(at), "-" | "'" | "’") {
                break;
            }
            if !words::is_small(self.lower(at)) {
                words.push(self.lower(at));
            }
            let letters = self.lower(head).chars().filter(|letter| letter.is_alphabetic());
            let mut initials: Vec<char> = words.iter().filter_map(|word| word.chars().next()).collect();
            let (mut all, mut fit) = (0, 0);
            for letter in letters {
                all += 1;
                if let Some(known) = initials.iter().position(|&initial| initial == letter) {
                    initials.swap_remove(known);
                    fit += 1;
                }
            }
            let starts = before.iter().rev().take(16).filter(|one| matches!(one.kind, Kind::Name | Kind::Noun) && !one.inside_name);
            if words.len() > 1
                && fit * 2 > all
                && let Some(long) = starts.filter(|one| (at..head).contains(&one.head)).min_by_key(|one| one.phrase.start)
                && found.is_none_or(|(best, _)| fit > best)
            {
                found = Some((fit, long.head));
            }
        }
        found.map(|(_, head)| head)
    }

    fn collect_name(&self, at: usize, inside: &mut Vec<usize>, depth: u8) {
        inside.push(at);
        if depth > 3 || inside.len() > 12 {
            return;
        }
        for child in self.children(at) {
            let token = &self.tokens[child];
            let part = match token.relation {
                Relation::Flat | Relation::Compound => true,
                Relation::Amod => token.tag == Tag::Propn || self.is_capital(child),
                Relation::Nummod => token.tag == Tag::Propn,
                _ => false,
            };
            if part {
                self.collect_name(child, inside, depth + 1);
            }
        }
    }

    /// Whether a word is a name after "of" in the phrase of `head` ("Armed Forces of Colombia").
    fn hangs_in_name(&self, at: usize, head: usize) -> bool {
        let mut up = at;
        for _ in 0..6 {
            let token = &self.tokens[up];
            match token.head {
                _ if up == head => return true,
                Some(next)
                    if matches!(token.relation, Relation::Nmod | Relation::Compound | Relation::Flat | Relation::Amod | Relation::Conj) =>
                {
                    up = next.at();
                }
                _ => return false,
            }
        }
        false
    }
}
