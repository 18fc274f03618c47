//! What was wrong with the events of one report, in words.

use super::align::{alike, closeness, names_alike};
use super::records::{Actor, Document, Event, Figures};
use crate::evaluate::input::shown_days;
use crate::evaluate::mistakes::{Mistake, Sort, joined, shown};
use crate::evaluate::strings::fold;

/// The mistakes of one report, its events aligned by pairs of predicted and gold.
pub(super) fn of(document: &Document, found: &[Event], pairs: &[(usize, usize)]) -> Vec<Mistake> {
    let told = |event: &Event| {
        let spot = event.trigger.first().copied();
        let words = spot.map(|spot| document.page.words(spot)).unwrap_or_default();
        let sentence = spot.map(|spot| shown(&document.page.sentence(spot))).unwrap_or_default();
        format!("{}, {}, {:?}, words {words:?} in {sentence:?}", event.kind, shown_days(event.date), event.place)
    };
    let whole = |sort, event: &Event| Mistake { sort, doc: document.doc.clone(), said: told(event) };
    let mut all = Vec::new();
    for (to, event) in document.events.iter().enumerate() {
        if event.is_news() && !pairs.iter().any(|(_, wanted)| *wanted == to) {
            all.push(whole(Sort::Missed, event));
        }
    }
    for (at, event) in found.iter().enumerate() {
        match pairs.iter().find(|(own, _)| *own == at) {
            None if event.is_news() => all.push(whole(Sort::MadeUp, event)),
            None => {}
            Some((_, to)) => {
                let gold = &document.events[*to];
                let differing = fields(event, gold).into_iter();
                all.extend(differing.map(|(field, wanted, own)| Mistake::wrong(&document.doc, &told(gold), field, &wanted, &own)));
            }
        }
    }
    all
}

/// Fields that differ: name, expected, found.
fn fields(found: &Event, gold: &Event) -> Vec<(&'static str, String, String)> {
    let mut all = Vec::new();
    let mut differ = |field, right: bool, wanted: String, own: String| {
        if !right {
            all.push((field, wanted, own));
        }
    };
    differ("kind", found.kind == gold.kind, gold.kind.clone(), found.kind.clone());
    let status = |event: &Event| format!("{}{}", event.status, if event.retold { ", retold" } else { "" });
    differ("status", found.status == gold.status && found.retold == gold.retold, status(gold), status(found));
    differ("date", gold.date.is_none() || found.date == gold.date, shown_days(gold.date), shown_days(found.date));
    let placed = closeness(found, gold).is_some_and(|km| km <= 10.0);
    differ("place", gold.point.is_none() || placed, dashed(&gold.place), dashed(&found.place));
    for (field, own, wanted) in [("perpetrators", &found.perpetrators, &gold.perpetrators), ("targets", &found.targets, &gold.targets)] {
        let right = wanted.iter().all(|a| own.iter().any(|b| alike(a, b))) && own.iter().all(|a| wanted.iter().any(|b| alike(a, b)));
        let names = |actors: &[Actor]| joined(actors.iter().map(|actor| actor.shown.as_str()));
        differ(field, right, names(wanted), names(own));
    }
    let armed = gold.weapon.is_empty() || names_alike(&fold(&found.weapon), &fold(&gold.weapon));
    differ("weapon", armed, dashed(&gold.weapon), dashed(&found.weapon));
    for (field, own, wanted) in [("killed", found.killed, gold.killed), ("injured", found.injured, gold.injured)] {
        let best = |figures: Option<Figures>| figures.and_then(|figures| figures.best).filter(|best| *best != 0);
        let number = |best: Option<i64>| best.map_or_else(|| "–".to_owned(), |best| best.to_string());
        differ(field, best(own) == best(wanted), number(best(wanted)), number(best(own)));
    }
    all
}

fn dashed(words: &str) -> String {
    if words.is_empty() { "–".to_owned() } else { words.to_owned() }
}
