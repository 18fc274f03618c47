//! A text as linking sees it: every mention looked at by itself.

use std::collections::HashSet;

use super::model::GuessSort;
use super::page::Page;
use super::profile::{Kind, Profile, SORTS, Sort};
use super::words::Opening;
use crate::{Mention, Sentence, Span, Token};

/// A text as linking sees it.
pub struct Scene {
    pub(super) profiles: Vec<Profile>,
}

impl Scene {
    /// Looks at every mention by itself. `text` is what the spans of `tokens` count in; `sorts` has an entry per mention where
    /// something better than `guess` knows what it is, and may be shorter.
    pub fn new(
        text: &str,
        tokens: &[Token],
        sentences: &[Sentence],
        mentions: &[Mention],
        sorts: &[Option<Sort>],
        guess: &impl GuessSort,
    ) -> Scene {
        let page = Page::new(text, tokens, sentences);
        let mut profiles: Vec<Profile> = mentions.iter().map(|mention| page.profile(mention)).collect();
        set_parts_of_names_aside(&mut profiles);
        for at in 0..profiles.len() {
            profiles[at].short_for = page.short_for(&profiles[..at], &profiles[at]);
        }
        for (at, profile) in profiles.iter_mut().enumerate() {
            profile.sorts = match sorts.get(at).copied().flatten() {
                Some(sort) => std::array::from_fn(|lane| if lane == sort as usize { 1.0 } else { 0.0 }),
                None => pronoun_sorts(profile.kind).unwrap_or_else(|| guess.guess(&profile.sort_rows)),
            };
        }
        Scene { profiles }
    }

    /// How many mentions there are.
    pub fn len(&self) -> usize {
        self.profiles.len()
    }

    /// Whether there is no mention.
    pub fn is_empty(&self) -> bool {
        self.profiles.is_empty()
    }

    /// How the mention at `at` refers.
    pub fn kind(&self, at: usize) -> Kind {
        self.profiles[at].kind
    }

    /// Whether the mention at `at` is told apart as known ("the", "that").
    pub fn is_definite(&self, at: usize) -> bool {
        matches!(self.profiles[at].opening, Opening::The | Opening::That)
    }

    /// The longest phrase of the mention at `at`, with all that hangs below its head.
    pub fn phrase(&self, at: usize) -> Span<Token> {
        self.profiles[at].phrase
    }

    /// Shares of the sorts of the mention at `at`, in the order of [`Sort::ALL`].
    pub fn sorts(&self, at: usize) -> [f32; SORTS] {
        self.profiles[at].sorts
    }

    /// Rows for the guess of the sort of the mention at `at`.
    pub fn sort_rows(&self, at: usize) -> &[u32] {
        &self.profiles[at].sort_rows
    }
}

/// "Idlib" in "Free Idlib Army" is a mention where Idlib is named by itself too; "Free" is none.
fn set_parts_of_names_aside(profiles: &mut [Profile]) {
    let own: HashSet<u32> =
        profiles.iter().filter(|one| one.kind == Kind::Name && !one.inside_name && one.name.len() == 1).map(|one| one.name[0]).collect();
    for profile in profiles.iter_mut().filter(|one| one.inside_name) {
        if !profile.name.iter().all(|word| own.contains(word)) {
            profile.kind = Kind::Someone;
        }
    }
}

fn pronoun_sorts(kind: Kind) -> Option<[f32; SORTS]> {
    match kind {
        Kind::He | Kind::She | Kind::I | Kind::We | Kind::You => Some([1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        Kind::It | Kind::This => Some([0.0, 0.2, 0.1, 0.2, 0.2, 0.0, 0.3]),
        Kind::They => Some([0.6, 0.15, 0.0, 0.1, 0.05, 0.0, 0.1]),
        Kind::Someone | Kind::Name | Kind::Noun => None,
    }
}
