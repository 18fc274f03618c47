//! The longest phrase of a head: its whole subtree but for what only stands beside it.

use crate::{Relation, Sentence, Span, Tag, Token};

/// For each token the span of the phrase it heads, with relative clauses and prepositional phrases, without prepositions before it,
/// appositions, conjuncts and outer marks.
pub(super) fn phrases(tokens: &[Token], sentences: &[Sentence]) -> Vec<Span<Token>> {
    let mut phrases: Vec<Span<Token>> = (0..tokens.len()).map(|at| Span::of(at..at + 1)).collect();
    let mut whole = phrases.clone();
    let mut order = Vec::new();
    for sentence in sentences {
        order_by_depth(tokens, sentence.tokens, &mut order);
        for &at in &order {
            let token = &tokens[at];
            let Some(head) = token.head.map(|head| head.at()).filter(|head| sentence.tokens.contains(*head as u32) && *head != at) else {
                continue;
            };
            if !matches!(token.relation, Relation::Appos | Relation::Parataxis) {
                whole[head] = whole[head].join(whole[at]);
            }
            if !stands_beside(tokens, at, head) {
                phrases[head] = phrases[head].join(whole[at]);
            }
        }
    }
    phrases
}

/// The tokens of a sentence, deepest first; those in a circle or beyond reach come with the depth at which the search stopped.
fn order_by_depth(tokens: &[Token], within: Span<Token>, order: &mut Vec<usize>) {
    const UNKNOWN: u32 = u32::MAX;
    let first = within.start as usize;
    let mut depths = vec![UNKNOWN; within.len() as usize];
    let mut path = Vec::new();
    for start in within.range() {
        let mut at = start;
        path.clear();
        let mut depth = loop {
            let known = depths[at - first];
            if known != UNKNOWN {
                break known;
            }
            // marked while on the path, so that a circle ends
            depths[at - first] = 0;
            path.push(at);
            match tokens[at].head {
                Some(head) if within.contains(head.position()) => at = head.at(),
                _ => break 0,
            }
        };
        for &at in path.iter().rev() {
            depth = depth.saturating_add(1).min(UNKNOWN - 1);
            depths[at - first] = depth;
        }
    }
    order.clear();
    order.extend(within.range());
    order.sort_by_key(|at| std::cmp::Reverse(depths[at - first]));
}

fn stands_beside(tokens: &[Token], at: usize, head: usize) -> bool {
    use Relation::*;
    let token = &tokens[at];
    match token.relation {
        Case => at < head,
        Cop | Nsubj | NsubjPass | Csubj | Aux | AuxPass | Mark | Conj | Cc | Appos | Parataxis | Punct | Advcl | Neg => true,
        Obl => tokens[head].tag != Tag::Adj || at < head,
        Advmod => at < head && tokens[head].tag != Tag::Adj,
        Dep => true,
        _ => false,
    }
}
