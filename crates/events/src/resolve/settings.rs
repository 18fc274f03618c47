//! When and where a paragraph plays, as its heading or its first words say: "12 March, Goma.", "- Kano, 3 May:", "## Beni".

use super::draft::{Desk, Draft};
use super::places;
use crate::page::Page;
use crate::{Claim, When};
use casus_text::{Span, Token};

/// Most words of a setting.
const LONGEST: u32 = 14;

/// Gives a draft without a day or a place those of its paragraph's setting.
pub(crate) fn apply(desk: &Desk<'_, '_>, draft: &mut Draft<'_>) {
    let page = desk.page;
    let sentence = page.sentence(draft.frame.head);
    let paragraph = page.parse.sentences[sentence].paragraph;
    let first = page.parse.sentences.partition_point(|s| s.paragraph < paragraph);
    let opening = opening(page, first);
    let heading = first.checked_sub(1).map(|at| &page.parse.sentences[at]).filter(|s| s.heading).map(|s| s.tokens);
    for (setting, rule_date, rule_place) in [(opening, "date/setting", "place/setting"), (heading, "date/heading", "place/heading")] {
        let Some(tokens) = setting.filter(|tokens| !tokens.contains(draft.frame.head as u32)) else { continue };
        if draft.date.is_none() {
            draft.date = date_in(page, tokens, rule_date);
        }
        if draft.places.is_empty() || draft.places.iter().all(|place| place.value.precision >= 6) {
            let found = place_in(desk, tokens, rule_place);
            if found.is_some() {
                draft.places = found.into_iter().collect();
            }
        }
    }
}

/// The words before the first full stop or colon of a paragraph, if they hold no verb and name a day or a place.
fn opening(page: &Page<'_>, first: usize) -> Option<Span<Token>> {
    let sentence = page.parse.sentences.get(first)?.tokens;
    let colon = sentence.range().find(|at| matches!(page.tree.lemma(*at), ":" | "--" | "–" | "—") && *at > sentence.start as usize + 1);
    let tokens = colon.map_or(sentence, |colon| Span::new(sentence.start, colon as u32));
    let bare = !tokens.range().any(|at| page.tree.is_verb(at) && page.name(at).is_none());
    (tokens.len() <= LONGEST && bare).then_some(tokens)
}

fn date_in(page: &Page<'_>, tokens: Span<Token>, rule: &'static str) -> Option<Claim<When>> {
    let when = page.parse.dates.iter().find(|when| tokens.covers(when.tokens) && when.days.is_some())?;
    Some(Claim::told(When { days: when.days?, grain: when.grain }, page.bytes(when.tokens), rule))
}

fn place_in(desk: &Desk<'_, '_>, tokens: Span<Token>, rule: &'static str) -> Option<Claim<crate::Location>> {
    let page = desk.page;
    let names = page.names.iter().filter(|n| tokens.covers(n.tokens) && n.found.demonym.is_none() && !n.found.places.is_empty());
    let settled =
        names.filter_map(|named| desk.gazetteer.settle(page, named).map(|place| (named.tokens, places::location(page, place, false))));
    // the most exact: a town before its province
    let (tokens, location) = settled.min_by_key(|(_, location)| location.precision)?;
    Some(Claim::told(location, page.bytes(tokens), rule))
}
