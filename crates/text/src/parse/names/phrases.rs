//! What trees, dates, counts and names say of each word, for the tagger of mentions.

use super::Class;
use super::lists::Lists;
use super::look::hash;
use crate::parse::{Quantity, When};
use crate::{Mention, Relation, Sentence, Span, Tag, Token};

/// How many answers there are for each word.
pub const MORE: usize = 9;

/// Tags of words that join no phrase when they stand outside of all.
const APART: [u32; 6] = [Tag::Verb as u32, Tag::Aux as u32, Tag::Adv as u32, Tag::Sconj as u32, Tag::Part as u32, Tag::Intj as u32];
/// Added to the tag of a word outside of all phrases.
const OUTSIDE: u32 = 100;

/// What others found of one word.
pub type More = [u32; MORE];

/// A report as the parse has it before names are known.
#[derive(Clone, Copy, Debug)]
pub struct Around<'p> {
    /// All tokens.
    pub tokens: &'p [Token],
    /// All sentences, in order and without gaps.
    pub sentences: &'p [Sentence],
    /// The phrases of the trees.
    pub mentions: &'p [Mention],
    /// Expressions of time.
    pub dates: &'p [When],
    /// Counts.
    pub quantities: &'p [Quantity],
}

/// What is known of each word, sentence by sentence; `labels` are those of the tagger of names.
pub fn more(nouns: &Lists, around: &Around, labels: &[Vec<u8>]) -> Vec<Vec<More>> {
    let tokens = around.tokens;
    let labels: Vec<u8> = labels.concat();
    let label = |at: usize| u32::from(labels.get(at).copied().unwrap_or(0));
    let mut phrase: Vec<Option<&Mention>> = vec![None; tokens.len()];
    for mention in around.mentions {
        for at in mention.tokens.range() {
            if phrase[at].is_none_or(|held| held.tokens.len() < mention.tokens.len()) {
                phrase[at] = Some(mention);
            }
        }
    }
    let mut counted = vec![0_u32; tokens.len()];
    let mut mark = |tokens: Span<Token>, first: u32| {
        for (step, at) in tokens.range().enumerate() {
            counted[at] |= if step == 0 { first } else { 2 * first };
        }
    };
    around.dates.iter().for_each(|date| mark(date.tokens, 1));
    around.quantities.iter().for_each(|count| mark(count.tokens, 4));
    let classes: Vec<u32> = (0..tokens.len()).map(|at| class_number(noun_class(nouns, tokens, at))).collect();
    // "of" and its noun may go on with the phrase before: "the people of Iraq"
    let above = |at: usize| {
        let at = if tokens[at].tag == Tag::Adp { tokens[at].head.map_or(at, |head| head.at()) } else { at };
        match tokens[at].head.filter(|_| tokens[at].relation == Relation::Nmod) {
            Some(up) if up.at() < at => 1 + classes[up.at()],
            _ => 0,
        }
    };
    let all: Vec<More> = (0..tokens.len())
        .map(|at| {
            let own = classes[at];
            let Some(mention) = phrase[at] else {
                return [label(at), 0, 0, 0, own, 0, counted[at], tokens[at].tag as u32 + OUTSIDE, above(at)];
            };
            let (head, span) = (mention.head.at(), mention.tokens);
            let first = span.start as usize == at;
            let last = span.end as usize == at + 1;
            let opening = match tokens[span.start as usize].tag {
                Tag::Det => 1,
                Tag::Pron => 2,
                Tag::Num => 3,
                _ => 0,
            };
            [
                label(at),
                1 + u32::from(first) + 2 * u32::from(last) + 4 * u32::from(head == at) + 8 * u32::from(at > head),
                classes[head] * 16 + label(head),
                hash(&tokens[head].lemma),
                own,
                span.len().min(6) * 8 + opening,
                counted[at],
                tokens[head].tag as u32 * 64 + tokens[head].relation as u32,
                above(head),
            ]
        })
        .collect();
    around.sentences.iter().map(|sentence| all[sentence.tokens.range()].to_vec()).collect()
}

/// Whether a word stands in no phrase, date, count or name, and is of a kind that joins none.
pub(super) fn is_outside(more: &More) -> bool {
    let [label, phrase, _, _, own, _, counted, tag, above] = *more;
    [label, phrase, own, counted, above] == [0; 5] && APART.contains(&tag.wrapping_sub(OUTSIDE))
}

fn class_number(class: Option<Class>) -> u32 {
    class.map_or(0, |class| 1 + class as u32)
}

/// The class of the noun at `at`, by its longest entry: "refugee camp" before "camp".
pub(super) fn noun_class(nouns: &Lists, tokens: &[Token], at: usize) -> Option<Class> {
    let shortest = at.saturating_sub(2);
    // names keep their plural: "Kurds"
    let last = &*tokens[at].lemma;
    (shortest..=at).find_map(|start| {
        let key = |last| Lists::key(tokens[start..at].iter().map(|token| &*token.lemma).chain([last]));
        let singular = last.strip_suffix('s').filter(|_| tokens[at].tag == Tag::Propn);
        let set = [Some(last), singular].into_iter().flatten().map(|last| nouns.set(key(last))).find(|set| *set > 0).unwrap_or(0);
        (set > 0).then(|| Class::ALL[(set.trailing_zeros() as usize).min(Class::ALL.len() - 1)])
    })
}
