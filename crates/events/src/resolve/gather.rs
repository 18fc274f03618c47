//! All drafts of a report: tolls go to the event they belong to, killings that are part of an event are no event of their own,
//! dates and places are carried within a paragraph.

use super::draft::{Desk, Draft};
use super::{context, settings};
use crate::code::frames::Frame;
use crate::code::tolls::{self, Fate, Toll};
use crate::page::Page;
use crate::{Claim, Count, When};
use casus_text::{Grain, Note, Relation, Span, Tag};

/// Drafts of all frames, in order of their triggers. Figures that find no place in them are told in the notes.
pub(crate) fn drafts<'a>(desk: &Desk<'_, 'a>, frames: Vec<Frame<'a>>, notes: &mut Vec<Note>) -> Vec<Draft<'a>> {
    let page = desk.page;
    let (events, killings): (Vec<_>, Vec<_>) = frames
        .into_iter()
        .partition(|frame| frame.verdict.is_some() || !matches!(frame.pattern.counts.as_deref(), Some("killed" | "injured")));
    let mut drafts: Vec<Draft<'a>> = events.into_iter().map(|frame| desk.draft(frame)).collect();
    for killing in killings {
        match owner_of_killing(page, &drafts, &killing) {
            Some(owner) => join_killing(desk, &mut drafts[owner], killing),
            None => drafts.push(desk.draft(killing)),
        }
    }
    drafts.sort_by_key(|draft| draft.tokens());
    // where roles were judged, only the taken are still counted by rule
    let judged = drafts.iter().any(|draft| draft.frame.verdict.is_some());
    for toll in tolls::find(page) {
        if !judged || toll.fate == Fate::Taken {
            give_toll(desk, &mut drafts, &toll, notes);
        } else if !is_told(page, &drafts, &toll) {
            let told = page.words(toll.words);
            notes.push(Note::new(format!("coding tolls: found {told:?}, judged to be no event's own figure; it was left out")));
        }
    }
    for draft in drafts.iter_mut().filter(|draft| draft.frame.verdict.is_none()) {
        count_targets(page, draft);
        count_single_victim(page, draft);
    }
    join_judged(&mut drafts);
    carry(desk, &mut drafts);
    context::fill(desk, &mut drafts);
    retell_months(&mut drafts);
    drafts
}

/// Events that were judged to have the same figure share it.
fn join_judged(drafts: &mut [Draft<'_>]) {
    let figure = |draft: &Draft<'_>| {
        let judged = draft.killed.iter().chain(&draft.injured).find(|figure| figure.value.best > 0 && figure.rule == "toll/judged");
        judged.map(|figure| figure.words)
    };
    let told: Vec<Option<Span<u8>>> = drafts.iter().map(figure).collect();
    for (at, words) in told.iter().enumerate() {
        let shared = words.filter(|words| told.iter().enumerate().any(|(other, told)| other != at && *told == Some(*words)));
        drafts[at].joint = drafts[at].joint.or(shared.map(|words| words.start));
    }
}

/// A figure stands no more sentences from the words that tell its event.
const NEAR: usize = 3;

/// Whether a figure stands among those of some event.
fn is_told(page: &Page<'_>, drafts: &[Draft<'_>], toll: &Toll) -> bool {
    let people = page.bytes(Span::of(toll.people..toll.people + 1));
    let sentence = page.sentence(toll.people);
    let from = drafts.partition_point(|draft| page.sentence(draft.frame.head) + NEAR < sentence);
    let near = drafts[from..].iter().take_while(|draft| page.sentence(draft.frame.head) <= sentence + NEAR);
    let mut figures = near.flat_map(|draft| [&draft.killed, &draft.injured, &draft.taken]).flatten();
    figures.any(|figure| figure.words.overlaps(people))
}

/// Gives a toll to the event or the events it belongs to.
fn give_toll(desk: &Desk<'_, '_>, drafts: &mut [Draft<'_>], toll: &Toll, notes: &mut Vec<Note>) {
    let page = desk.page;
    let told = page.words(toll.words);
    if is_sum(page, toll.count.best, toll.anchor) {
        notes.push(Note::new(format!("coding tolls: found {told:?}, a sum over years, expected the toll of an event; it was left out")));
    } else if let Some(sharers) = shared_by(page, drafts, toll) {
        for at in sharers {
            drafts[at].count(page, toll, desk.speaker_over(toll.anchor), "toll/joint");
            drafts[at].joint = Some(page.bytes(page.sentence_tokens(toll.anchor)).start);
        }
    } else if let Some(owner) = owner_of_toll(page, drafts, toll) {
        let other = drafts[owner].count(page, toll, desk.speaker_over(toll.anchor), "toll");
        if let Some(other) = other {
            let (other, trigger) = (page.report.words(other), page.words(drafts[owner].tokens()));
            notes
                .push(Note::new(format!("coding tolls: found {other:?} beside another figure for {trigger:?}; the other figure was kept")));
        }
    } else if !drafts.is_empty() {
        // in a report that tells of no event at all, deaths are not known to be violent
        notes.push(Note::new(format!("coding tolls: found {told:?}, expected an event it belongs to; it was left out")));
    }
}

/// The event that a killing is part of: "the blast killed 12", "gunmen attacked a village, killing 12", "12 were killed in a raid".
fn owner_of_killing(page: &Page<'_>, drafts: &[Draft<'_>], killing: &Frame<'_>) -> Option<usize> {
    let tree = &page.tree;
    let segment = page.segment(killing.head);
    let own_clause = tree.clause(killing.head);
    let joined = |draft: &Draft<'_>| {
        let event = draft.frame.head;
        let verb = tree.clause(event).unwrap_or(event);
        let below = tree.is_under(event, killing.head);
        let above = tree.is_under(killing.head, event) || (tree.is_under(killing.head, verb) && !draft_is_far(page, draft, killing));
        let after = page.sentence(event) == page.sentence(killing.head) && !segment.contains(event as u32) && killing.agents.is_empty();
        below || above || own_clause == Some(verb) || after && event < killing.head
    };
    let kills = |draft: &Draft<'_>| page.reader.codebook.kind(draft.frame.kind).sort.takes_killings();
    drafts.iter().position(|draft| page.sentence(draft.frame.head) == page.sentence(killing.head) && kills(draft) && joined(draft))
}

/// Whether a killing under an event's verb has a doer, a day or a place that the event has not.
fn draft_is_far(page: &Page<'_>, draft: &Draft<'_>, killing: &Frame<'_>) -> bool {
    let relation = page.tree.relation(killing.head);
    let own_doer = !killing.agents.is_empty() && killing.agents != draft.frame.agents && relation != Relation::Advcl;
    let own_day = super::dates::of(page, killing.head).zip(draft.date.as_ref()).is_some_and(|(a, b)| !a.value.days.meets(b.value.days));
    own_doer && relation == Relation::Conj || own_day
}

fn join_killing<'a>(desk: &Desk<'_, 'a>, draft: &mut Draft<'a>, killing: Frame<'a>) {
    let killing = desk.draft(killing);
    for target in killing.targets {
        if !draft.targets.iter().any(|known| known.words == target.words) {
            draft.targets.push(target);
        }
    }
    if draft.perpetrators.is_empty() {
        let own = killing.frame.agents.contains(&draft.frame.head);
        if !own {
            draft.perpetrators = killing.perpetrators;
        }
    }
    if draft.date.is_none() {
        draft.date = killing.date;
    }
    if draft.places.is_empty() {
        draft.places = killing.places;
    }
}

/// "killed in the two incidents", "in both attacks": the events told last share the toll.
fn shared_by(page: &Page<'_>, drafts: &[Draft<'_>], toll: &Toll) -> Option<Vec<usize>> {
    let sentence = page.sentence_tokens(toll.anchor);
    let events = ["incident", "attack", "bombing", "blast", "explosion", "strike", "raid", "clash", "assault", "shooting"];
    let number = sentence.range().skip(2).find_map(|at| {
        let many = match page.tree.lemma(at - 1) {
            "two" | "both" | "twin" => 2,
            "three" => 3,
            "four" => 4,
            _ => return None,
        };
        let pointed = page.tree.lemma(at - 1) == "both" || matches!(page.tree.lemma(at - 2), "the" | "these" | "those");
        (events.contains(&page.tree.lemma(at)) && pointed).then_some(many)
    })?;
    let before = |draft: &Draft<'_>| {
        let paragraph = page.paragraph(draft.frame.head) + 1 >= page.paragraph(toll.anchor);
        let real =
            draft.status.value.is_real() && draft.retold.is_none() && page.reader.codebook.kind(draft.frame.kind).sort.takes_killings();
        draft.frame.head < sentence.start as usize && paragraph && real
    };
    let last: Vec<usize> = (0..drafts.len()).rev().filter(|at| before(&drafts[*at])).take(number).collect();
    (last.len() == number).then_some(last)
}

/// "70,000 have died in ten years of war": a sum over years, no event's toll.
pub(crate) fn is_sum(page: &Page<'_>, best: u32, anchor: usize) -> bool {
    let sentence = page.sentence_tokens(anchor);
    let long = page.parse.dates.iter().filter(|when| sentence.covers(when.tokens)).any(|when| {
        let days = when.days.and_then(|days| days.first.zip(days.last));
        days.is_some_and(|(first, last)| last.since(first).is_ok_and(|span| span.get_days() > 200))
    });
    let years = sentence.range().any(|at| matches!(page.tree.lemma(at), "decade" | "war" | "conflict" | "year" | "century"));
    let exact_day = page.parse.dates.iter().any(|when| sentence.covers(when.tokens) && when.days.is_some_and(|days| days.day().is_some()));
    best >= 100 && (long || years) && !exact_day || best >= 5_000
}

/// The event a toll belongs to: in its sentence the one above or before it, else the last one of the paragraph or of the one before.
fn owner_of_toll(page: &Page<'_>, drafts: &[Draft<'_>], toll: &Toll) -> Option<usize> {
    let sentence = page.sentence(toll.anchor);
    let fits = |draft: &Draft<'_>| {
        let sort = page.reader.codebook.kind(draft.frame.kind).sort;
        let suffers = if toll.fate == Fate::Taken { takes(page, draft) } else { sort.bears_tolls() || draft.frame.head == toll.anchor };
        draft.status.value.is_real() && suffers
    };
    let here: Vec<usize> = (0..drafts.len()).filter(|i| page.sentence(drafts[*i].frame.head) == sentence && fits(&drafts[*i])).collect();
    let nearest = here.iter().copied().min_by_key(|i| {
        let draft = &drafts[*i];
        let own = usize::from(!draft.covers(page, toll.anchor) && draft.frame.head != toll.anchor);
        let steps = page.tree.distance(draft.frame.head, toll.anchor).unwrap_or(50);
        let after = usize::from(draft.frame.head > toll.people) * 2;
        (own * 3 + steps + after, draft.frame.head.abs_diff(toll.people))
    });
    if nearest.is_some() || toll.fate == Fate::Taken {
        return nearest;
    }
    // a toll without its own event: the report goes on about the last one
    let paragraph = page.paragraph(toll.anchor);
    let last = drafts.iter().rposition(|d| d.frame.head < toll.anchor && fits(d) && d.retold.is_none())?;
    let near = page.paragraph(drafts[last].frame.head) + 2 >= paragraph;
    near.then_some(last)
}

/// Whether the kind takes people away, so that "taken" counts them.
fn takes(page: &Page<'_>, draft: &Draft<'_>) -> bool {
    draft.frame.pattern.counts.as_deref() == Some("taken") || {
        let kind = page.reader.codebook.kind(draft.frame.kind);
        kind.patterns.iter().any(|p| p.counts.as_deref() == Some("taken"))
    }
}

/// "the massacre of 16 villagers", "led away four nurses": the number of the targets, where the pattern says what it counts.
fn count_targets(page: &Page<'_>, draft: &mut Draft<'_>) {
    if !draft.status.value.is_real() {
        return;
    }
    let place = match draft.frame.pattern.counts.as_deref() {
        Some("killed") => &mut draft.killed,
        Some("injured") => &mut draft.injured,
        Some("taken") => &mut draft.taken,
        _ => return,
    };
    let counted = |target: &usize| page.parse.quantities.iter().find(|q| q.noun.is_some_and(|noun| noun.at() == *target));
    if place.is_none()
        && let Some(quantity) = draft.frame.targets.iter().find_map(counted)
    {
        let people = quantity.noun.map_or(quantity.tokens, |noun| quantity.tokens.join(noun.span()));
        let count = Count { low: quantity.low, best: quantity.best, high: quantity.high };
        if is_sum(page, count.best, draft.frame.head) {
            return;
        }
        *place = Some(Claim::told(count, page.bytes(people), "toll/target"));
    }
}

/// "killed the mayor": one person without a number.
fn count_single_victim(page: &Page<'_>, draft: &mut Draft<'_>) {
    if draft.frame.pattern.counts.as_deref() != Some("killed") || draft.killed.is_some() || !draft.status.value.is_real() {
        return;
    }
    let [victim] = draft.frame.targets[..] else { return };
    let token = page.tree.token(victim);
    let singular = matches!(token.tag, Tag::Noun | Tag::Propn) && *token.lemma == page.lower(victim);
    let person = page.classes(victim).iter().any(|c| matches!(c, crate::Class::Person | crate::Class::Officials | crate::Class::Civilians));
    if singular && person && !token.lemma.ends_with("people") {
        let words = page.bytes(draft.frame.trigger.join(Span::of(victim..victim + 1)));
        draft.killed = Some(Claim::told(Count { low: 1, best: 1, high: Some(1) }, words, "toll/one"));
    }
}

/// An event of which only the month is told, while newer ones are told by the day, is background.
fn retell_months(drafts: &mut [Draft<'_>]) {
    let by_day = |draft: &Draft<'_>| draft.date.as_ref().filter(|_| draft.retold.is_none()).and_then(|date| date.value.days.day());
    let Some(newest) = drafts.iter().filter_map(by_day).max() else { return };
    for draft in drafts.iter_mut().filter(|draft| draft.retold.is_none()) {
        let coarse = draft.date.as_ref().filter(|date| matches!(date.value.grain, Grain::Month | Grain::Season | Grain::Year));
        if coarse.and_then(|date| date.value.days.last).is_some_and(|last| last < newest) {
            draft.retold = Some("only its month is told, and newer events are told by the day");
        }
    }
}

/// "The answer came the same night. Militiamen stormed …": the day of the sentence right before, in the same paragraph.
fn sentence_before(page: &Page<'_>, head: usize) -> Option<Claim<When>> {
    let here = page.sentence(head);
    let before = &page.parse.sentences[here.checked_sub(1)?];
    if before.paragraph != page.parse.sentences[here].paragraph {
        return None;
    }
    let mut days = page.parse.dates.iter().filter(|when| before.tokens.covers(when.tokens) && when.grain == Grain::Day);
    let only = days.next().filter(|_| days.next().is_none())?;
    Some(Claim::told(When { days: only.days?, grain: only.grain }, page.bytes(only.tokens), "date/before"))
}

/// A draft without a day or a place takes those of the draft before it in the same paragraph, if nothing says it is another time.
fn carry(desk: &Desk<'_, '_>, drafts: &mut [Draft<'_>]) {
    let page = desk.page;
    for draft in drafts.iter_mut() {
        settings::apply(desk, draft);
    }
    for draft in drafts.iter_mut().filter(|draft| draft.date.is_none() && draft.status.value.is_real() && draft.retold.is_none()) {
        draft.date = sentence_before(page, draft.frame.head);
    }
    for at in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let (last, draft) = (&before[at - 1], &mut rest[0]);
        let same_paragraph = page.paragraph(last.frame.head) == page.paragraph(draft.frame.head);
        if !same_paragraph || draft.retold != last.retold || !draft.status.value.is_real() || !last.status.value.is_real() {
            continue;
        }
        if draft.date.is_none() {
            draft.date = last.date.clone().map(|date| Claim { rule: "date/carried", ..date });
        }
        if draft.places.is_empty() && last.places.len() == 1 {
            draft.places = last.places.iter().cloned().map(|place| Claim { rule: "place/carried", ..place }).collect();
        }
    }
}
