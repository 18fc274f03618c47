//! Where and when an event took place that says neither itself: what the report told last.

use super::draft::{Desk, Draft};
use super::places;
use crate::page::Page;
use crate::{Claim, Location};
use casus_text::{Span, Token};

/// How many drafts back a day is looked for.
const RECENT: usize = 40;
/// How many words before and behind an event a place is looked for.
const BEFORE: usize = 4000;
const BEHIND: usize = 1000;

/// Gives judged drafts without a day or a place those of the report around them.
pub(crate) fn fill(desk: &Desk<'_, '_>, drafts: &mut [Draft<'_>]) {
    let page = desk.page;
    for at in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let draft = &mut rest[0];
        if draft.frame.verdict.is_none() {
            continue;
        }
        if draft.places.is_empty() {
            draft.places = nearest(desk, draft.frame.head).into_iter().collect();
        }
        if draft.date.is_none() && draft.status.value.is_real() {
            let alike = |other: &&Draft<'_>| {
                other.status.value.is_real() && other.retold.is_some() == draft.retold.is_some() && other.date.is_some()
            };
            let last = before.iter().rev().take(RECENT).find(alike).and_then(|other| other.date.clone());
            draft.date = last.map(|date| Claim { rule: "date/context", ..date });
        }
        if draft.date.is_none() && draft.status.value.is_real() && draft.retold.is_none() {
            draft.date = last_day(page, draft.frame.head);
        }
    }
}

/// The last day told before `head`, or the first told behind it.
fn last_day(page: &Page<'_>, head: usize) -> Option<Claim<crate::When>> {
    let days = || page.parse.dates.iter().filter(|when| when.days.is_some_and(|days| days.day().is_some()));
    let when =
        days().rfind(|when| (when.tokens.start as usize) < head).or_else(|| days().find(|when| when.tokens.start as usize > head))?;
    Some(Claim::told(crate::When { days: when.days?, grain: when.grain }, page.bytes(when.tokens), "date/context"))
}

/// The settlement named nearest before `head`, or the first behind it; failing that any place so.
pub(crate) fn nearest(desk: &Desk<'_, '_>, head: usize) -> Option<Claim<Location>> {
    let (tokens, mut value) = named_near(desk, head)?;
    value.precision = value.precision.max(2);
    Some(Claim::told(value, desk.page.bytes(tokens), "place/context"))
}

/// A place named near `head` that is likely where things happen.
pub(crate) fn named_near(desk: &Desk<'_, '_>, head: usize) -> Option<(Span<Token>, Location)> {
    let page = desk.page;
    let from = page.names.partition_point(|name| name.tokens.start as usize + BEFORE < head);
    let names = page.names[from..]
        .iter()
        .take_while(|name| (name.tokens.start as usize) < head + BEHIND)
        .filter(|name| name.found.demonym.is_none() && name.found.actors.is_empty() && !name.found.places.is_empty());
    let settled: Vec<(Span<Token>, Location)> = names
        .filter(|name| !name.tokens.range().any(|at| page.parse.tokens[at].name == Some(casus_text::NameKind::Person)))
        .filter_map(|name| desk.gazetteer.settle(page, name).map(|place| (name.tokens, places::location(page, place, false))))
        .collect();
    // finer before coarser, then what was named last before, then first behind
    let far = |tokens: Span<Token>| {
        if (tokens.start as usize) < head { head - tokens.start as usize } else { 2 * (tokens.start as usize - head) + 400 }
    };
    settled.into_iter().min_by_key(|(tokens, location)| (location.precision.max(2), far(*tokens)))
}
