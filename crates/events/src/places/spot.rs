//! Names of places in a report, by the atlas and capital letters alone: a stand-in until names are told by what is learned.

use super::scene::Words;
use super::toponym::{Role, Toponym};
use casus_atlas::{Atlas, Case};
use casus_text::{Report, Span};

/// The names of places in a report's body, in order and apart from one another.
///
/// It takes the longest name of the atlas at each capital letter; a name beside other capitals that the atlas does not know is taken to be
/// that of a person or an organisation.
pub fn spot(atlas: &Atlas, report: &Report, words: &Words) -> Vec<Toponym> {
    let tokens: Vec<&str> = words.tokens.iter().map(|token| report.words(*token)).collect();
    let mut found = Vec::new();
    for sentence in &words.sentences {
        let range = sentence.tokens.range();
        let mut at = range.start;
        while at < range.end {
            let taken = one(atlas, &tokens, words, at, range.end);
            if let Some((toponym, _)) = taken {
                found.push(toponym);
            }
            at += taken.map_or(1, |(_, taken)| taken);
        }
    }
    found
}

/// The name that begins at token `at`, and how many tokens it takes.
fn one(atlas: &Atlas, tokens: &[&str], words: &Words, at: usize, end: usize) -> Option<(Toponym, usize)> {
    let span = |count: usize| Span::new(words.tokens[at].start, words.tokens[at + count - 1].end);
    if !super::abbreviations::divisions(tokens[at]).is_empty() && at >= 2 && tokens[at - 1] == "," {
        return Some((Toponym { words: span(1), role: Role::Place }, 1));
    }
    let found = atlas.longest(&tokens[at..end], Case::Mixed)?;
    let count = found.words.min(end - at);
    let people = atlas.home_of(&found).is_some();
    if found.places.is_empty() {
        // "Syrian army" is the army's name; the people is its first word
        return people.then(|| (Toponym { words: span(1), role: Role::Demonym }, count));
    }
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let before = at.checked_sub(1).map(|before| tokens[before]);
    let in_place =
        before.is_some_and(|word| matches!(word, "in" | "at" | "from" | "near" | "of" | "to" | "In" | "From" | "At" | "Near" | ","));
    let beside = tokens.get(at + count).is_some_and(|word| is_name(word) && atlas.longest(&tokens[at + count..end], Case::Mixed).is_none())
        || before.is_some_and(|word| is_name(word) && at > 1 && tokens[at - 2] != "." && !in_place);
    if (found.weak || beside) && !in_place && !people {
        return None;
    }
    Some((Toponym { words: span(count), role: if people { Role::Demonym } else { Role::Place } }, count))
}
