//! Noun phrases: words that name or stand for something.

use super::names::Class;
use super::{Mention, MentionKind, Relation, Sentence, Tag, Token};
use crate::{Idx, Span};

/// Finds the noun phrase around every nominal head: its determiners and modifiers to the left, the rest of its name to the right.
/// What they stand for is told later, by [`super::names::Names::classes`].
pub fn find(tokens: &[Token], sentences: &[Sentence]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for sentence in sentences {
        for at in sentence.tokens.range() {
            if let Some(kind) = kind_of(&tokens[at]) {
                let span = phrase(tokens, sentence.tokens, at);
                mentions.push(Mention { tokens: span, head: Idx::new(at), kind, class: Class::Other });
            }
        }
    }
    mentions
}

fn kind_of(token: &Token) -> Option<MentionKind> {
    let part_of_a_phrase = matches!(
        token.relation,
        Relation::Compound | Relation::Flat | Relation::Fixed | Relation::Nummod | Relation::Amod | Relation::Det | Relation::Case
    );
    match token.tag {
        // a name inside a phrase is a mention of its own: "University of Aleppo", "IS attacks"
        Tag::Propn if token.relation != Relation::Flat => Some(MentionKind::Name),
        _ if part_of_a_phrase => None,
        Tag::Noun => Some(MentionKind::Noun),
        Tag::Pron if !matches!(&*token.lemma, "that" | "which" | "who" | "whom" | "what" | "there") => Some(MentionKind::Pronoun),
        _ => None,
    }
}

/// The unbroken run of tokens around `head` that belong to its phrase.
fn phrase(tokens: &[Token], within: Span<Token>, head: usize) -> Span<Token> {
    let belongs = |at: usize| {
        let mut at = at;
        for _ in 0..8 {
            let token = &tokens[at];
            let inside = matches!(
                token.relation,
                Relation::Det
                    | Relation::Amod
                    | Relation::Nummod
                    | Relation::Compound
                    | Relation::Flat
                    | Relation::NmodPoss
                    | Relation::Advmod
            ) || hyphenated(tokens, at)
                || (token.relation == Relation::Case && &*token.lemma == "'s")
                || (token.relation == Relation::Punct && matches!(&*token.lemma, "/" | "-"));
            match token.head {
                Some(up) if inside && up.at() == head => return true,
                Some(up) if inside => at = up.at(),
                _ => return false,
            }
        }
        false
    };
    let mut start = head;
    while start > within.start as usize && belongs(start - 1) {
        start -= 1;
    }
    let mut end = head + 1;
    let hyphen = |at: usize| tokens[at].relation == Relation::Punct && &*tokens[at].lemma == "-";
    // a hyphen belongs where the name goes on behind it: "al-Shabab", "Deir-ez-Zor"
    while let Some(next) = (end..within.end as usize).take(2).find(|at| !hyphen(*at)) {
        if tokens[next].relation != Relation::Flat || !(end..=next).all(belongs) {
            break;
        }
        end = next + 1;
    }
    Span::of(start..end)
}

/// Whether the word is a piece of a hyphenated one, whatever the relation inside it: "U.S.-backed", "10-20".
fn hyphenated(tokens: &[Token], at: usize) -> bool {
    let joint = |hyphen: usize, before: usize| {
        tokens.get(hyphen).is_some_and(|token| &*token.lemma == "-") && tokens[before].span.end == tokens[before + 1].span.start
    };
    joint(at + 1, at) || at > 0 && joint(at - 1, at - 1)
}
