//! The fields of an event whose roles were judged: the words that were chosen, read as the rules read them.

use super::draft::{Desk, Draft};
use super::{actors, places};
use crate::code::frames::Frame;
use crate::code::speech::{self, without_article};
use crate::code::tolls;
use crate::judge::tellings::Cast;
use crate::judge::tellings::pairs::{DATE, INJURED, KILLED, PERPETRATOR, PLACE, TARGET, WEAPON};
use crate::page::Page;
use crate::{ActorRef, Claim, Count, Location, When};
use casus_text::Span;

/// Most perpetrators and most targets of one event.
const MOST: usize = 5;

/// Gives a draft the values that its cast says; what nobody was chosen for stays as the rules have it.
pub(crate) fn apply<'a>(desk: &Desk<'_, 'a>, frame: &Frame<'a>, cast: &Cast, draft: &mut Draft<'a>) {
    let page = desk.page;
    let chosen = |role: usize| cast.fillers[role].iter().map(|(item, _)| *item);
    let confidence = speech::confidence(page, &desk.speeches, frame.head);
    let perpetrators: Vec<Claim<ActorRef>> = chosen(PERPETRATOR)
        .take(MOST)
        .map(|at| actors::with_confidence(actors::claim(page, at, "perpetrator/judged"), super::draft::suspected(page, at).unwrap_or(confidence)))
        .collect();
    // who owned up or is accused is read by rules
    let others = std::mem::take(&mut draft.perpetrators).into_iter().filter(|claim| claim.rule.starts_with("agent/"));
    draft.perpetrators = super::draft::distinct(perpetrators.into_iter().chain(others).collect());
    let targets = chosen(TARGET).take(MOST).map(|at| actors::claim(page, at, "target/judged"));
    draft.targets = super::draft::distinct(targets.collect());
    if let Some(at) = chosen(WEAPON).next() {
        let phrase = without_article(page, page.phrase(at));
        draft.weapon = Some(Claim::told(page.words(phrase).to_lowercase(), page.bytes(phrase), "weapon/judged"));
    }
    if let Some(when) = chosen(DATE).find_map(|at| date(page, at)) {
        draft.date = Some(when);
    }
    let located = |at: usize| Some(places::located(page, &desk.gazetteer, at, "place/judged")).filter(|found| !found.is_empty());
    if let Some(found) = chosen(PLACE).find_map(located) {
        draft.places = finest(found, std::mem::take(&mut draft.places));
    }
    draft.killed = figure(page, chosen(KILLED));
    draft.injured = figure(page, chosen(INJURED));
}

/// A country or a province says little where the rules know a place within it.
fn finest(chosen: Vec<Claim<Location>>, ruled: Vec<Claim<Location>>) -> Vec<Claim<Location>> {
    let fine = |places: &[Claim<Location>]| places.iter().map(|place| place.value.precision).min().unwrap_or(9);
    if fine(&chosen) >= 6 && fine(&ruled) < 6 { ruled } else { chosen }
}

fn date(page: &Page<'_>, at: usize) -> Option<Claim<When>> {
    let when = page.parse.dates.iter().find(|when| when.tokens.contains(at as u32))?;
    Some(Claim::told(When { days: when.days?, grain: when.grain }, page.bytes(when.tokens), "date/judged"))
}

/// The number that the surest of the chosen words tells.
fn figure(page: &Page<'_>, mut chosen: impl Iterator<Item = usize>) -> Option<Claim<Count>> {
    chosen.find_map(|at| {
        let count = tolls::counted(page, at)?;
        let words = page.parse.quantities.iter().find(|quantity| quantity.noun.is_some_and(|noun| noun.at() == at));
        let span = words.map_or(page.phrase(at), |quantity| quantity.tokens.join(Span::of(at..at + 1)));
        Some(Claim::told(count, page.bytes(span), "toll/judged"))
    })
}
