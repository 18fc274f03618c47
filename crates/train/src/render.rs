//! Sentences as other houses write them: all capitals, no capitals, headline capitals.

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
    /// A way of writing by chance: in a hundred, fifteen in capitals, six without, three as headlines.
    pub fn by_chance(random: &mut Random) -> Render {
        match random.below(100) {
            0..15 => Render::Upper,
            15..21 => Render::Lower,
            21..24 => Render::Title,
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
