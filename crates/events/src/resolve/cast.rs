//! The fields of an event whose roles were judged: the words that were chosen, read as the rules read them.

use super::draft::{Desk, Draft};
use super::gather::is_sum;
use super::{actors, context, places};
use crate::code::frames::Frame;
use crate::code::speech::{self, without_article};
use crate::code::tolls as counts;
use crate::code::verdicts::Verdict;
use crate::judge::tellings::pairs::{DATE, INJURED, KILLED, PERPETRATOR, PLACE, TARGET, WEAPON};
use crate::judge::tolls::{self, Sum};
use crate::page::Page;
use crate::{ActorRef, Claim, Confidence, Count, Location, Status, When};
use casus_text::{Days, NameKind, Span, Token};
use jiff::Span as Span7;
use jiff::civil::Date;

/// Most perpetrators and most targets of one event.
const MOST: usize = 5;
/// From which chance on a further number is added to the surest.
const BESIDE: f32 = 0.5;
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Gives a draft the values that its cast says; what nobody was chosen for stays as the rules have it.
pub(crate) fn apply<'a>(desk: &Desk<'_, 'a>, frame: &Frame<'a>, verdict: &Verdict, draft: &mut Draft<'a>) {
    let (page, cast) = (desk.page, &verdict.cast);
    let chosen = |role: usize| cast.fillers[role].iter().map(|(item, _)| *item);
    let confidence = speech::confidence(page, &desk.speeches, frame.head);
    let judged = if confidence == Confidence::Fact { verdict.confidence } else { confidence };
    let perpetrators: Vec<Claim<ActorRef>> = distinct(page, chosen(PERPETRATOR))
        .into_iter()
        .map(|at| {
            let confidence = super::draft::suspected(page, at).filter(|_| judged == Confidence::Fact).unwrap_or(judged);
            actors::with_confidence(actors::full_claim(page, at, "perpetrator/judged"), confidence)
        })
        .collect();
    // who owned up or is accused is read by rules
    let others = std::mem::take(&mut draft.perpetrators).into_iter().filter(|claim| claim.rule.starts_with("agent/"));
    draft.perpetrators = super::draft::distinct(perpetrators.into_iter().chain(others).collect());
    let targets = distinct(page, chosen(TARGET)).into_iter().map(|at| actors::full_claim(page, at, "target/judged"));
    draft.targets = super::draft::distinct(targets.collect());
    if let Some(at) = chosen(WEAPON).next() {
        let phrase = without_article(page, page.phrase(at));
        draft.weapon = Some(Claim::told(page.words(phrase).to_lowercase(), page.bytes(phrase), "weapon/judged"));
    }
    let to_come = matches!(verdict.status, Status::Threatened | Status::Intended);
    if let Some(when) = chosen(DATE).find_map(|at| date(page, at, to_come)) {
        draft.date = Some(when);
    }
    // what happened long ago is no news, whatever the words around it say
    let old = draft.date.as_ref().is_some_and(|date| date.rule == "date/judged" && is_long_ago(page, date.value.days));
    if old && verdict.status.is_real() && !verdict.retold {
        draft.retold = Some("its date lies long before the report's");
    }
    let is_person = |at: usize| page.parse.tokens[at].name == Some(NameKind::Person);
    let located = |at: usize| Some(places::located(page, &desk.gazetteer, at, "place/judged")).filter(|found| !found.is_empty());
    let places = || chosen(PLACE).filter(|at| !is_person(*at));
    if let Some(found) = places().find_map(located) {
        draft.places = finest(found, std::mem::take(&mut draft.places));
    }
    if let Some(own) = verdict.site.and_then(|name| places::at_name(page, &desk.gazetteer, name, "place/sited")) {
        let outright = draft.places.iter().any(|place| BY_TREE.contains(&place.rule) && place.value.precision < 6);
        let told = draft.places.iter().any(|place| place.value.place == own.value.place);
        if !told && !outright {
            let words = places().find_map(|at| unknown_words(page, at));
            draft.places = vec![within(page, own, words)];
        }
    } else if draft.places.is_empty()
        && let Some(found) = places().find_map(|at| unknown(desk, at))
    {
        draft.places = vec![found];
    }
    (draft.killed, draft.injured) = match &verdict.tolls {
        Some(sums) => (toll(desk, sums[tolls::KILLED].as_ref()), toll(desk, sums[tolls::INJURED].as_ref())),
        None => (figure(desk, &cast.fillers[KILLED]), figure(desk, &cast.fillers[INJURED])),
    };
}

/// Days this much before publication are no news. By folds over the training reports one such event in nine was.
const LONG_AGO: i32 = 60;

fn is_long_ago(page: &Page<'_>, days: Days) -> bool {
    let published = page.report.published.and_then(|days| days.first);
    published.zip(days.last).and_then(|(published, last)| published.since(last).ok()).is_some_and(|age| age.get_days() > LONG_AGO)
}

/// The words of a name that the atlas does not know.
fn unknown_words(page: &Page<'_>, at: usize) -> Option<Span<Token>> {
    (page.is_name(at) && page.name(at).is_none()).then(|| without_article(page, page.phrase(at)))
}

/// A place by the words for what lies in it, where there are any.
fn within(page: &Page<'_>, place: Claim<Location>, words: Option<Span<Token>>) -> Claim<Location> {
    let Some(words) = words.filter(|words| !page.bytes(*words).overlaps(place.words)) else { return place };
    let value = Location { name: page.words(words).to_owned(), precision: place.value.precision.max(2), ..place.value };
    Claim { value, words: page.bytes(words), ..place }
}

/// A name that the atlas does not know: the point is that of the town named near it.
fn unknown(desk: &Desk<'_, '_>, at: usize) -> Option<Claim<Location>> {
    let page = desk.page;
    let phrase = unknown_words(page, at)?;
    let (_, mut value) = context::named_near(desk, at)?;
    value.name = page.words(phrase).to_owned();
    value.precision = value.precision.max(2);
    Some(Claim::told(value, page.bytes(phrase), "place/judged-unknown"))
}

/// The first of the chosen that do not stand in one another's words.
fn distinct(page: &Page<'_>, chosen: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut kept: Vec<(usize, Span<Token>)> = Vec::new();
    for at in chosen {
        let words = actors::full_phrase(page, at);
        if kept.len() < MOST && !kept.iter().any(|(_, other)| other.overlaps(words)) {
            kept.push((at, words));
        }
    }
    kept.into_iter().map(|(at, _)| at).collect()
}

/// Rules that know a place by how it stands to the telling word.
const BY_TREE: [&str; 5] = ["place/pattern", "place/phrase", "place/target", "place/where", "place/modifier"];

/// What the tree says outright stands; a country or a province says little where the rules know a place within it.
fn finest(chosen: Vec<Claim<Location>>, ruled: Vec<Claim<Location>>) -> Vec<Claim<Location>> {
    let fine = |places: &[Claim<Location>]| places.iter().map(|place| place.value.precision).min().unwrap_or(9);
    let outright = ruled.iter().any(|place| BY_TREE.contains(&place.rule));
    if fine(&ruled) < 6 && (outright || fine(&chosen) >= 6) { ruled } else { chosen }
}

/// The days that an expression of time says. What is to come was read as past where it names no year: it is the next of that name.
fn date(page: &Page<'_>, at: usize, to_come: bool) -> Option<Claim<When>> {
    let when = page.parse.dates.iter().find(|when| when.tokens.contains(at as u32))?;
    let days = when.days?;
    let published = page.report.published.and_then(|days| days.last);
    let past = days.last.zip(published).is_some_and(|(last, published)| last < published);
    let weekday = |at: usize| WEEKDAYS.iter().any(|day| page.tree.lemma(at).to_lowercase().starts_with(day));
    let later = |day: Date| {
        let step =
            if when.tokens.range().all(|at| !page.word(at).bytes().any(|byte| byte.is_ascii_digit())) && when.tokens.range().any(weekday) {
                Span7::new().weeks(1)
            } else {
                Span7::new().years(1)
            };
        day.checked_add(step).ok()
    };
    let days =
        if to_come && past && when.relative { Days { first: days.first.and_then(later), last: days.last.and_then(later) } } else { days };
    Some(Claim::told(When { days, grain: when.grain }, page.bytes(when.tokens), "date/judged"))
}

/// A toll that was judged, unless it is a sum over years.
fn toll(desk: &Desk<'_, '_>, sum: Option<&Sum>) -> Option<Claim<Count>> {
    let page = desk.page;
    let sum = sum?;
    let surest = sum.words[0];
    if is_sum(page, sum.count.best, surest.start as usize) {
        return None;
    }
    let words = sum.words.iter().fold(surest, |all, words| all.join(*words));
    let said_by = desk.speaker_over(surest.start as usize);
    Some(Claim { said_by, ..Claim::told(sum.count, page.bytes(words), "toll/judged") })
}

/// The number that the surest of the chosen words tells, with those told beside it in its sentence.
fn figure(desk: &Desk<'_, '_>, chosen: &[(usize, f32)]) -> Option<Claim<Count>> {
    let page = desk.page;
    let mut sum: Option<(Count, Span<Token>)> = None;
    let mut seen: Vec<Span<Token>> = Vec::new();
    for (at, chance) in chosen {
        let Some(count) = counts::counted(page, *at).filter(|count| !is_sum(page, count.best, *at)) else { continue };
        let quantity = page.parse.quantities.iter().find(|quantity| quantity.noun.is_some_and(|noun| noun.at() == *at));
        let words = quantity.map_or(page.phrase(*at), |quantity| quantity.tokens.join(Span::of(*at..*at + 1)));
        sum = match sum {
            None => Some((count, words)),
            Some((all, span))
                if *chance >= BESIDE
                    && page.sentence(*at) == page.sentence(span.start as usize)
                    && !seen.iter().any(|other| other.overlaps(words))
                    && !counts::is_part(page, words.start as usize)
                    && count.best > 0 =>
            {
                Some((all.plus(count), span.join(words)))
            }
            sum => sum,
        };
        seen.push(words);
    }
    sum.map(|(count, words)| {
        let said_by = desk.speaker_over(words.start as usize);
        Claim { said_by, ..Claim::told(count, page.bytes(words), "toll/judged") }
    })
}
