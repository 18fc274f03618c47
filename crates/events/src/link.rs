//! Which events of one report are one incident: a bombing told, and told again as "Friday's blasts".

use crate::codebook::Sort;
use crate::page::Page;
use crate::resolve::draft::Draft;
use crate::resolve::places::close;
use crate::{Codebook, KindIdx};
use casus_text::Relation;

/// Within this many kilometres two exact places may be one.
const SAME_PLACE_KM: f64 = 15.0;

/// Joins each draft to the earlier one it tells again; what it adds fills the earlier one's empty fields.
pub(crate) fn within_report<'a>(page: &Page<'a>, drafts: Vec<Draft<'a>>) -> Vec<Draft<'a>> {
    let mut kept: Vec<Draft<'a>> = Vec::new();
    for draft in drafts {
        let again = (0..kept.len()).filter(|at| tells_again(page, &kept[*at], &draft)).max_by_key(|at| (likeness(&kept[*at], &draft), *at));
        match again {
            Some(at) => absorb(page, &mut kept[at], draft),
            None => kept.push(draft),
        }
    }
    kept
}

/// How much two drafts that may be one have in common: kind, day, news or not.
fn likeness(earlier: &Draft<'_>, later: &Draft<'_>) -> u32 {
    let day = both(&earlier.date, &later.date).is_some_and(|(a, b)| a.value.days == b.value.days);
    2 * u32::from(earlier.frame.kind == later.frame.kind) + 2 * u32::from(day) + u32::from(earlier.retold == later.retold)
}

fn tells_again(page: &Page<'_>, earlier: &Draft<'_>, later: &Draft<'_>) -> bool {
    let codebook = &page.reader.codebook;
    let both_real = earlier.status.value.is_real() && later.status.value.is_real();
    if !both_real || !same_family(codebook, earlier.frame.kind, later.frame.kind) || in_conflict(earlier, later) {
        return false;
    }
    let points_back = points_back(page, later);
    let own_date = later.date.as_ref().is_some_and(|d| d.rule != "date/carried" && d.rule != "date/before");
    let own_place = later.places.iter().any(|p| p.rule != "place/carried" && p.value.precision < 6);
    let same_kind = earlier.frame.kind == later.frame.kind;
    let general = is_general(codebook, later.frame.kind)
        || is_general(codebook, earlier.frame.kind)
        || explodes(codebook, earlier.frame.kind) && explodes(codebook, later.frame.kind);
    let near = page.paragraph(later.frame.head) <= page.paragraph(earlier.frame.head) + 2;
    if points_back {
        return own_date || !own_place || shares_place(earlier, later);
    }
    if (own_date || own_place) && same_kind {
        let dates = both(&earlier.date, &later.date).is_some_and(|(a, b)| a.value.days == b.value.days && a.value.days.day().is_some());
        return dates
            && shares_place(earlier, later)
            && earlier.killed.as_ref().map(|c| c.value) == later.killed.as_ref().or(earlier.killed.as_ref()).map(|c| c.value);
    }
    let adds_people = later.killed.is_some()
        && earlier.killed.is_some()
        && later.killed.as_ref().map(|c| c.value) != earlier.killed.as_ref().map(|c| c.value);
    !own_date
        && !own_place
        && near
        && !adds_people
        && (same_kind || general)
        && earlier.retold == later.retold
        && !is_plain_indefinite(page, later)
}

/// "this attack", "the latest attacks", "Friday's blasts", "such attacks", "the bombing".
fn points_back(page: &Page<'_>, draft: &Draft<'_>) -> bool {
    let head = draft.frame.head;
    if page.tree.is_verb(head) {
        return false;
    }
    page.tree.children(head).any(|c| {
        let lemma = page.tree.lemma(c);
        let dated_owner = page.tree.relation(c) == Relation::NmodPoss && page.parse.dates.iter().any(|when| when.tokens.contains(c as u32));
        dated_owner || lemma == "the" || page.reader.words.has("nouns.again", lemma)
    })
}

/// "an attack", "two attacks": something new.
fn is_plain_indefinite(page: &Page<'_>, draft: &Draft<'_>) -> bool {
    let head = draft.frame.head;
    let another = |c: usize| {
        matches!(page.tree.lemma(c), "a" | "an" | "another" | "other" | "separate" | "second" | "third" | "further" | "more" | "new")
    };
    page.tree.children(head).any(another)
        || draft.frame.targets.iter().any(|t| page.tree.children(*t).any(|c| matches!(page.tree.lemma(c), "another" | "other" | "second")))
}

/// Of one kind; or one is called an "attack" and the other is a violent act; or both explode.
fn same_family(codebook: &Codebook, a: KindIdx, b: KindIdx) -> bool {
    let general = is_general(codebook, a) && is_act(codebook, b) || is_general(codebook, b) && is_act(codebook, a);
    a == b || general || explodes(codebook, a) && explodes(codebook, b)
}

fn is_act(codebook: &Codebook, kind: KindIdx) -> bool {
    codebook.kind(kind).sort.is_act()
}

fn is_general(codebook: &Codebook, kind: KindIdx) -> bool {
    codebook.kind(kind).sort == Sort::Attack
}

fn explodes(codebook: &Codebook, kind: KindIdx) -> bool {
    codebook.kind(kind).sort == Sort::Explosion
}

fn both<'d, T>(a: &'d Option<T>, b: &'d Option<T>) -> Option<(&'d T, &'d T)> {
    a.as_ref().zip(b.as_ref())
}

/// Different days, places far apart, or different known doers.
fn in_conflict(a: &Draft<'_>, b: &Draft<'_>) -> bool {
    let dates = both(&a.date, &b.date).is_some_and(|(a, b)| !a.value.days.meets(b.value.days));
    let places = !a.places.is_empty() && !b.places.is_empty() && !shares_place(a, b);
    let doers = |d: &Draft<'_>| d.perpetrators.iter().filter_map(|p| p.value.actor).collect::<Vec<_>>();
    let (x, y) = (doers(a), doers(b));
    let doers = !x.is_empty() && !y.is_empty() && !x.iter().any(|actor| y.contains(actor));
    dates || places || doers
}

fn shares_place(a: &Draft<'_>, b: &Draft<'_>) -> bool {
    a.places.iter().any(|x| {
        b.places.iter().any(|y| {
            let same = x.value.place.is_some() && x.value.place == y.value.place;
            let wide = x.value.precision.max(y.value.precision) >= 3;
            same && x.value.name == y.value.name
                || if wide {
                    close(&x.value, &y.value, f64::from(x.value.radius_km + y.value.radius_km))
                } else {
                    close(&x.value, &y.value, SAME_PLACE_KM) && x.value.name == y.value.name
                }
        })
    })
}

fn absorb<'a>(page: &Page<'a>, earlier: &mut Draft<'a>, later: Draft<'a>) {
    earlier.told_again.push(page.bytes(later.frame.trigger));
    if earlier.date.is_none() || earlier.date.as_ref().is_some_and(|d| d.rule == "date/carried") && later.date.is_some() {
        earlier.date = later.date;
    }
    if earlier.places.is_empty() {
        earlier.places = later.places;
    }
    if earlier.perpetrators.is_empty() {
        earlier.perpetrators = later.perpetrators;
    }
    if earlier.targets.is_empty() {
        earlier.targets = later.targets;
    }
    earlier.killed = earlier.killed.take().or(later.killed);
    earlier.injured = earlier.injured.take().or(later.injured);
    earlier.taken = earlier.taken.take().or(later.taken);
    earlier.missing = earlier.missing.take().or(later.missing);
    earlier.displaced = earlier.displaced.take().or(later.displaced);
    // a general word first, the kind later: "attacks", then "the suicide bombings"
    let named_later = page.reader.codebook.kind(later.frame.kind).sort != Sort::Damage;
    if named_later && is_general(&page.reader.codebook, earlier.frame.kind) && !is_general(&page.reader.codebook, later.frame.kind) {
        earlier.frame.kind = later.frame.kind;
        earlier.weapon = earlier.weapon.take().or(later.weapon);
    }
}
