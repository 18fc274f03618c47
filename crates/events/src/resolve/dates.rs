//! Which expression of time is an event's.

use crate::page::Page;
use crate::{Claim, When};
use casus_text::{Relation, Span, Token};

/// Farthest an expression of time may stand from the trigger, in steps of the tree.
const FAR: usize = 9;

/// The date of the event at `head`: the expression of its sentence that is nearest in the tree and no day of saying.
pub(crate) fn of(page: &Page<'_>, head: usize) -> Option<Claim<When>> {
    let sentence = page.sentence_tokens(head);
    let segment = page.segment(head);
    let from = page.parse.dates.partition_point(|when| when.tokens.start < sentence.start);
    let candidates = page.parse.dates[from..].iter().take_while(|when| when.tokens.end <= sentence.end);
    let mut best: Option<(usize, Claim<When>)> = None;
    for when in candidates {
        let Some(days) = when.days else { continue };
        let top = head_of(page, when.tokens);
        if is_day_of_saying(page, top, head) || opens_a_stretch(page, when.tokens) || names_a_thing(page, top, head) {
            continue;
        }
        let far = page.tree.distance(head, top).unwrap_or(FAR) + if segment.covers(when.tokens) { 0 } else { 4 };
        let leads = when.tokens.start <= sentence.start + 2;
        let far = if leads { far.min(FAR) } else { far };
        let far = if is_told_of(page, when.tokens, head) { 0 } else { far };
        if far <= FAR && best.as_ref().is_none_or(|(nearest, _)| far < *nearest) {
            let rule = if when.relative { "date/relative" } else { "date/absolute" };
            best = Some((far, Claim::told(When { days, grain: when.grain }, page.bytes(when.tokens), rule)));
        }
    }
    best.map(|(_, claim)| claim)
}

/// "the day in July 1984 when a bomb ...": the clause of the event opens with "when" right behind the expression.
fn is_told_of(page: &Page<'_>, tokens: Span<Token>, head: usize) -> bool {
    let clauses = std::iter::once(head).chain(page.tree.ancestors(head).take(2));
    let mut opened = clauses.filter_map(|clause| page.tree.children(clause).find(|c| page.tree.lemma(*c) == "when" && *c < head));
    let behind = if page.tree.lemma((tokens.end as usize).min(head)) == "," { tokens.end + 1 } else { tokens.end };
    opened.any(|when| when == behind as usize)
}

/// The word of an expression that hangs on a word outside it.
fn head_of(page: &Page<'_>, tokens: Span<Token>) -> usize {
    tokens.range().find(|at| page.tree.head(*at).is_none_or(|head| !tokens.contains(head as u32))).unwrap_or(tokens.start as usize)
}

/// "said on Monday that": the day of the saying, not of what is said.
fn is_day_of_saying(page: &Page<'_>, date: usize, event: usize) -> bool {
    let Some(verb) = page.tree.head(date) else { return false };
    let says = page.has("speech.say", verb) && page.tree.is_verb(verb) && page.tree.relation(date) != Relation::Nsubj;
    says && verb != event
        && (page.tree.relation(verb) == Relation::Parataxis
            || page.tree.children(verb).any(|c| matches!(page.tree.relation(c), Relation::Ccomp | Relation::Parataxis)))
}

/// "the Sunday market": a day that names a thing, other than the event itself ("the May 23 bombings").
fn names_a_thing(page: &Page<'_>, date: usize, event: usize) -> bool {
    let thing = page.tree.head(date).filter(|_| page.tree.relation(date) == Relation::Compound);
    thing.is_some_and(|thing| thing != event && !page.tree.is_verb(thing))
}

/// "since the beginning", "until May": a bound, not the day.
fn opens_a_stretch(page: &Page<'_>, tokens: Span<Token>) -> bool {
    let start = tokens.start as usize;
    start > 0 && matches!(page.tree.lemma(start - 1), "until" | "till" | "before")
}
