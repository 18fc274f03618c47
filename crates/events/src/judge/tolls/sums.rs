//! From the figures of an event to one count: the surest, and what adds to it.

use casus_text::{Span, Token};

use super::figures::{By, Figure};
use crate::Count;

/// From which chance on figures count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lines {
    /// The surest one of an event.
    pub surest: f32,
    /// One that is joined to the surest by "and" or commas.
    pub joined: f32,
    /// Another one of its sentence.
    pub beside: f32,
    /// One of a sentence before or behind.
    pub apart: f32,
}

/// How many an event killed or hurt, and the words that say it: the surest figure first.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// How many.
    pub count: Count,
    /// The words of each figure that was added, the surest first.
    pub words: Vec<Span<Token>>,
}

/// Adds up the figures of one event, each with its chance and its sentence.
pub fn add_up(chosen: &[(&Figure, f32, usize)], lines: Lines) -> Option<Sum> {
    let mut sorted = chosen.to_vec();
    sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.at.cmp(&b.0.at)));
    let (surest, chance, sentence) = *sorted.first()?;
    if chance < lines.surest {
        return None;
    }
    if surest.by == By::Nothing {
        return Some(Sum { count: surest.count, words: vec![surest.words] });
    }
    let mut taken = vec![(surest, sentence)];
    for (figure, chance, sentence) in sorted.into_iter().skip(1) {
        let joined = taken.iter().any(|(other, _)| other.first == figure.first || other.row == figure.row);
        let here = taken.iter().any(|(_, other)| *other == sentence);
        let line = if joined { lines.joined } else if here { lines.beside } else { lines.apart };
        let people = figure.person || figure.by == By::Number && figure.words.len() == 1;
        if chance >= line && people && figure.by != By::Nothing && !figure.part && !is_again(figure, here, &taken) {
            taken.push((figure, sentence));
        }
    }
    let taken = without_listed(taken.into_iter().map(|(figure, _)| figure).collect());
    let mut sum = Sum { count: taken[0].count, words: vec![taken[0].words] };
    for figure in &taken[1..] {
        sum.count = together(sum.count, figure.count);
        sum.words.push(figure.words);
    }
    Some(sum)
}

/// Whether a figure tells people again who are counted already: words within others, or the same number in another sentence.
fn is_again(figure: &Figure, here: bool, taken: &[(&Figure, usize)]) -> bool {
    let number = !here && figure.by == By::Number;
    taken.iter().any(|(other, _)| other.words.overlaps(figure.words) || number && other.count.best == figure.count.best)
}

/// "Three people died: a child, a vendor and a watchman": where the others come to what one says, that one says it all.
fn without_listed(taken: Vec<&Figure>) -> Vec<&Figure> {
    let all: u32 = taken.iter().map(|figure| figure.count.best).sum();
    let whole = taken.iter().find(|figure| taken.len() > 2 && figure.by == By::Number && 2 * figure.count.best == all);
    whole.map_or(taken.clone(), |whole| vec![*whole])
}

fn together(a: Count, b: Count) -> Count {
    Count { low: a.low + b.low, best: a.best + b.best, high: a.high.zip(b.high).map(|(a, b)| a + b) }
}
