//! Sentences as other houses write them: all capitals, no capitals, headline capitals.

use casus_text::language::lexicon::Lexicon;
use casus_text::language::words::{self, Form};

use crate::random::Random;

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Render {
    /// As it stands.
    Plain,
    /// ALL CAPITALS.
    Upper,
    /// no capitals.
    Lower,
    /// Capitals on All Long Words.
    Title,
}

impl Render {
    /// A way of writing by chance: a third in capitals, a tenth without, a twentieth as headlines.
    pub fn by_chance(random: &mut Random) -> Render {
        match random.below(60) {
            0..20 => Render::Upper,
            20..26 => Render::Lower,
            26..29 => Render::Title,
            _ => Render::Plain,
        }
    }

    /// `words` written so.
    pub fn write(self, words: &[String]) -> Vec<String> {
        let small = ["a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "and", "or", "from", "with", "'s", "n't"];
        words
            .iter()
            .map(|word| match self {
                Render::Plain => word.clone(),
                Render::Upper => word.to_uppercase(),
                Render::Lower => word.to_lowercase(),
                Render::Title if small.contains(&word.as_str()) => word.clone(),
                Render::Title => {
                    let mut letters = word.chars();
                    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
                }
            })
            .collect()
    }
}

/// The forms of `words`.
pub fn forms(words: &[String], lexicon: &Lexicon) -> Vec<Form> {
    let case = words::case_of(words.iter().map(String::as_str));
    let mut lower = String::new();
    words
        .iter()
        .map(|word| {
            lower.clear();
            words::lower_onto(word, &mut lower);
            Form::new(word, &lower, case, lexicon)
        })
        .collect()
}
