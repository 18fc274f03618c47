//! Where an event took place: the phrases of place around its trigger, settled on the atlas.

use super::actors::SURE_OF_NOUN;
use super::gazetteer::Gazetteer;
use crate::class::Class;
use crate::code::frames::{Frame, carrier};
use crate::code::speech::without_article;
use crate::page::{Named, Page};
use crate::places::relative::{self, Settled};
use crate::{Claim, Location};
use casus_atlas::{Feature, PlaceIdx, distance_km};
use casus_text::{Relation, Span, Tag, Token};

/// Prepositions before the place something happens at, and whether they mean the place itself or its surroundings.
const AT: [(&str, bool); 16] = [
    ("in", true),
    ("at", true),
    ("inside", true),
    ("within", true),
    ("on", true),
    ("across", true),
    ("throughout", true),
    ("into", true),
    ("over", true),
    ("near", false),
    ("outside", false),
    ("around", false),
    ("toward", false),
    ("towards", false),
    ("along", false),
    ("close", false),
];

/// The places of an event: one, or several where one trigger tells of several ("bombings in Kano and Jos").
pub(crate) fn of(page: &Page<'_>, gazetteer: &Gazetteer, frame: &Frame<'_>) -> Vec<Claim<Location>> {
    let mut tops: Vec<(usize, &'static str)> = frame.places.iter().map(|at| (*at, "place/pattern")).collect();
    tops.extend(around(page, frame.head));
    tops.extend(carrier(page, frame.head).into_iter().flat_map(|verb| around(page, verb)));
    tops.extend(targets(page, frame));
    tops.extend(where_clause(page, frame.head));
    tops.extend(modifiers(page, frame.head));
    tops.extend(up_the_clause(page, frame.head));
    tops.extend(nearby(page, frame.head));
    tops.extend(offices(page, frame));
    let mut country: Option<Claim<Location>> = None;
    for (top, rule) in tops {
        let found = located(page, gazetteer, top, rule);
        match found.first() {
            // a country or a province says little: something nearer may follow
            Some(first) if first.value.precision >= 6 => country = country.or_else(|| found.into_iter().next()),
            Some(_) => return found,
            None => {}
        }
    }
    country.into_iter().collect()
}

/// Phrases of place that hang on `at`.
fn around(page: &Page<'_>, at: usize) -> Vec<(usize, &'static str)> {
    let tree = &page.tree;
    let place = |c: &usize| {
        matches!(
            tree.relation(*c),
            Relation::Obl | Relation::Nmod | Relation::Advmod | Relation::Obj | Relation::Parataxis | Relation::Appos
        ) && tree.case(*c).is_some_and(|case| AT.iter().any(|(word, _)| *word == case))
    };
    tree.children(at).filter(place).map(|c| (c, "place/phrase")).collect()
}

/// What was attacked is where, if it is a place or stands in one.
fn targets(page: &Page<'_>, frame: &Frame<'_>) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for target in &frame.targets {
        let classes = page.classes(*target);
        if classes.iter().any(|c| matches!(c, Class::Place | Class::Military | Class::Infrastructure | Class::Property))
            || page.name(*target).is_some()
        {
            found.push((*target, "place/target"));
        }
        found.extend(around(page, *target).into_iter().map(|(at, _)| (at, "place/target")));
    }
    found
}

/// "in Gao and Kidal, where …": the clause happens at the noun it hangs on.
fn where_clause(page: &Page<'_>, head: usize) -> Vec<(usize, &'static str)> {
    let tree = &page.tree;
    let Some(clause) =
        tree.ancestors(head).take(6).find(|up| matches!(tree.relation(*up), Relation::AclRelcl | Relation::Advcl | Relation::Acl))
    else {
        return Vec::new();
    };
    if !tree.children(clause).any(|c| tree.lemma(c) == "where") {
        return Vec::new();
    }
    // the nearest name of a place before "where", with what it is joined to
    let start = page.sentence_tokens(head).start as usize;
    let reach = tree.children(clause).find(|c| tree.lemma(*c) == "where").unwrap_or(clause);
    let place = |at: &usize| page.name(*at).is_some_and(|n| !n.found.places.is_empty() && n.found.demonym.is_none());
    let nearest = (start..reach).rev().take(12).find(place);
    nearest.map(|at| (tree.first_conjunct(top_of_name(page, at)), "place/where")).into_iter().collect()
}

/// "the Kano bombing": a place before the trigger.
fn modifiers(page: &Page<'_>, head: usize) -> Vec<(usize, &'static str)> {
    let tree = &page.tree;
    let fits = |c: &usize| {
        matches!(tree.relation(*c), Relation::Compound | Relation::NmodPoss | Relation::Amod)
            && page.name(*c).is_some_and(|n| !n.found.places.is_empty() && n.found.demonym.is_none() && !n.found.metonym)
    };
    tree.children(head).filter(fits).map(|c| (c, "place/modifier")).collect()
}

/// Phrases of place on the verbs above, within the same piece of the sentence.
fn up_the_clause(page: &Page<'_>, head: usize) -> Vec<(usize, &'static str)> {
    let tree = &page.tree;
    let segment = page.segment(head);
    let mut found = Vec::new();
    let mut at = head;
    for _ in 0..5 {
        let Some(up) = tree.head(at).filter(|up| segment.contains(*up as u32)) else { break };
        // what a source says elsewhere is not where the event was
        if page.has("speech.say", up) && tree.is_verb(up) {
            break;
        }
        found.extend(around(page, up).into_iter().filter(|(c, _)| *c != at));
        at = up;
    }
    found.into_iter().map(|(c, _)| (c, "place/clause")).collect()
}

/// Any name of a place in the same piece of the sentence, the nearest first, if it says where rather than whence or whose.
fn nearby(page: &Page<'_>, head: usize) -> Vec<(usize, &'static str)> {
    let segment = page.segment(head);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for named in &page.names {
        let top = named.tokens.end as usize - 1;
        if !segment.covers(named.tokens) || named.found.places.is_empty() || named.found.demonym.is_some() {
            continue;
        }
        let top = top_of_name(page, top);
        let case = page.tree.case(top);
        let elsewhere =
            matches!(case, Some("from" | "between" | "of" | "to" | "by" | "with" | "for" | "against" | "than" | "like" | "unlike"));
        let owner = matches!(page.tree.relation(top), Relation::NmodPoss | Relation::Nsubj | Relation::NsubjPass);
        if !elsewhere && !owner && !said_there(page, top) {
            found.push((top.abs_diff(head), top));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, top)| (top, "place/nearby")).collect()
}

fn said_there(page: &Page<'_>, top: usize) -> bool {
    page.tree.head(top).is_some_and(|up| page.tree.is_verb(up) && page.has("speech.say", up))
}

/// "the mayor of Perquin": whom it was done to tells where, when nothing else does.
fn offices(page: &Page<'_>, frame: &Frame<'_>) -> Vec<(usize, &'static str)> {
    let of = frame.targets.iter().flat_map(|target| page.tree.after(*target, "of"));
    of.filter(|at| page.name(*at).is_some_and(|n| !n.found.places.is_empty())).map(|at| (at, "place/office")).collect()
}

/// The word of a name that hangs on a word outside it.
fn top_of_name(page: &Page<'_>, at: usize) -> usize {
    page.name(at).and_then(|named| top_of(page, named.tokens)).unwrap_or(at)
}

/// The places a phrase names: itself and what it is joined to; containers ("Goma, North Kivu") are no places of their own.
pub(crate) fn located(page: &Page<'_>, gazetteer: &Gazetteer, top: usize, rule: &'static str) -> Vec<Claim<Location>> {
    let mut found: Vec<Claim<Location>> = Vec::new();
    for at in page.tree.with_conjuncts(top) {
        if at != top && page.tree.is_verb(at) {
            continue;
        }
        let Some(claim) = one(page, gazetteer, at, rule) else { continue };
        // "Goma, North Kivu" is one place, "Goma and Sake" are two
        let peer = page.tree.children(at).any(|c| page.tree.relation(c) == Relation::Cc);
        let holds = |outer: &Location, inner: &Location| !peer && contains(page, outer, inner);
        let contained = found.iter().any(|known| holds(&claim.value, &known.value) || same(&claim.value, &known.value));
        if !contained {
            found.retain(|known| !holds(&known.value, &claim.value));
            found.push(claim);
        }
    }
    found
}

/// Whether `outer` is a country or division that holds `inner`.
fn contains(page: &Page<'_>, outer: &Location, inner: &Location) -> bool {
    let Some(idx) = outer.place else { return false };
    if outer.precision <= inner.precision && outer.precision < 3 {
        return false;
    }
    let place = page.reader.atlas.place(idx);
    match place.feature {
        Feature::Country => inner.country.as_deref() == place.country.as_ref().map(|iso| iso.as_str()),
        Feature::Admin1 => inner.admin1.as_deref().is_some_and(|admin1| place.name.contains(admin1) || admin1.contains(&place.name)),
        _ => close(outer, inner, f64::from(outer.radius_km)) && outer.precision > inner.precision,
    }
}

fn same(a: &Location, b: &Location) -> bool {
    a.place.is_some() && a.place == b.place
}

pub(crate) fn close(a: &Location, b: &Location, km: f64) -> bool {
    matches!((a.point, b.point), (Some(a), Some(b)) if distance_km(a, b) <= km)
}

/// The place of one noun phrase: the atlas's by name; or a camp, market or village in a place the atlas knows.
fn one(page: &Page<'_>, gazetteer: &Gazetteer, at: usize, rule: &'static str) -> Option<Claim<Location>> {
    let phrase = page.phrase(at);
    let own = phrase.range().rev().find_map(|i| {
        // "a Muslim neighbourhood" is in no town of that name
        let quality = |n: &Named| n.tokens.len() == 1 && page.classes(i).contains(&Class::Community);
        let named = page.name(i).filter(|n| n.found.demonym.is_none() && !n.found.places.is_empty() && !quality(n))?;
        gazetteer.settle(page, named).map(|place| (named.tokens, place))
    });
    let near = page.tree.case(at).is_some_and(|case| AT.iter().any(|(word, itself)| *word == case && !itself)) || distance_words(page, at);
    if let Some((tokens, place)) = own {
        return Some(Claim::told(told(page, gazetteer, tokens, place, near), page.bytes(tokens), rule));
    }
    let sort = page.classes(at).iter().any(|c| matches!(c, Class::Place | Class::Military | Class::Infrastructure | Class::Property));
    if !sort && !page.is_name(at) {
        return None;
    }
    if let Some((tokens, place)) = named_before(page, gazetteer, at) {
        return Some(Claim::told(location(page, place, near), page.bytes(tokens), "place/linked"));
    }
    // "the Rahma market in Sabha": the name is the report's, the point that of the town around it
    let unknown = || unknown_place(page, at).then(|| beside(page, gazetteer, at)).flatten();
    let inside = holder(page, gazetteer, at).or_else(unknown)?;
    let shown = without_article(page, phrase);
    let named_here = shown.range().any(|i| page.is_name(i));
    let mut value = location(page, inside.1, true);
    let words = if named_here { shown } else { inside.0 };
    if named_here {
        value.name = page.words(shown).to_owned();
        value.precision = value.precision.max(2);
    } else {
        let start = inside.0.start as usize;
        let around = start > 0 && matches!(page.tree.lemma(start - 1), "near" | "outside" | "around") || distance_words(page, start);
        value = location(page, inside.1, around);
    }
    Some(Claim::told(value, page.bytes(words), rule))
}

/// The location that a name says which is placed by what is learned: the place itself, or the neighbourhood of the place near which it is held
/// to be. `name` is its number among [`Gazetteer::placed`].
pub(crate) fn at_name(page: &Page<'_>, gazetteer: &Gazetteer, name: usize, rule: &'static str) -> Option<Claim<Location>> {
    let placed = gazetteer.placed().get(name)?;
    let words = placed.toponym.words;
    let tokens = page.tokens(words);
    let value = match (placed.place, placed.near) {
        (Some(place), _) => {
            let top = top_of(page, tokens)?;
            let near = page.tree.case(top).is_some_and(|case| AT.iter().any(|(word, itself)| *word == case && !itself))
                || distance_words(page, top);
            told(page, gazetteer, tokens, place, near)
        }
        (None, near) => Location { name: page.report.words(words).to_owned(), ..location(page, near?, true) },
    };
    Some(Claim::told(value, words, rule))
}

/// The word of `tokens` that hangs on a word outside them.
pub(crate) fn top_of(page: &Page<'_>, tokens: Span<Token>) -> Option<usize> {
    tokens.range().find(|at| page.tree.head(*at).is_none_or(|head| !tokens.contains(head as u32)))
}

/// The location of a settled name, as the words around it tell it: in it, near it, or "25 km north of" it.
fn told(page: &Page<'_>, gazetteer: &Gazetteer, tokens: Span<Token>, idx: PlaceIdx, near: bool) -> Location {
    let plain = location(page, idx, near);
    let sentence = page.sentence_tokens(tokens.start as usize);
    let within = |named: &&Named| sentence.covers(named.tokens) && named.found.demonym.is_none();
    let others = page.names.iter().filter(within).filter(|named| !named.tokens.overlaps(tokens));
    let others = others.filter_map(|named| Some((named.tokens, gazetteer.settle(page, named)?)));
    let mut settled: Vec<(Span<Token>, PlaceIdx)> = others.chain([(tokens, idx)]).collect();
    settled.sort_by_key(|(tokens, _)| tokens.start);
    let settled: Vec<Settled> = settled.into_iter().map(|(tokens, place)| Settled { words: range(page.bytes(tokens)), place }).collect();
    let own = range(page.bytes(tokens));
    let Some(at) = settled.iter().position(|name| name.words == own) else { return plain };
    let found = relative::around(&page.report.text, range(page.bytes(sentence)), &settled, at, &page.reader.atlas);
    match found.rule {
        "away" | "between" | "line" | "border" | "part" | "countryside" | "side" | "sea" | "air" => {
            Location { point: found.point, radius_km: found.radius_km, precision: found.precision, ..plain }
        }
        _ => plain,
    }
}

fn range(bytes: Span<u8>) -> std::ops::Range<usize> {
    bytes.start as usize..bytes.end as usize
}

/// "the town", "this village": the nearest place named before it in its chain of mentions.
fn named_before(page: &Page<'_>, gazetteer: &Gazetteer, at: usize) -> Option<(Span<Token>, PlaceIdx)> {
    let tree = &page.tree;
    let described = tree.token(at).tag == Tag::Noun
        && page.classes(at).contains(&Class::Place)
        && tree.children(at).any(|c| matches!(tree.lemma(c), "the" | "this" | "that"))
        && !tree.children(at).any(|c| matches!(tree.relation(c), Relation::Compound | Relation::Amod | Relation::Nmod));
    if !described {
        return None;
    }
    page.linked_before(at, SURE_OF_NOUN).into_iter().find_map(|head| {
        let named = page.name(head).filter(|named| named.found.demonym.is_none() && !named.found.places.is_empty())?;
        gazetteer.settle(page, named).map(|place| (named.tokens, place))
    })
}

/// A name after "in" or "at" that the atlas does not know and that is no person's.
fn unknown_place(page: &Page<'_>, at: usize) -> bool {
    let place_phrase = matches!(page.tree.case(at), Some("in" | "at" | "near" | "outside"))
        && !page.parse.dates.iter().any(|when| when.tokens.contains(at as u32));
    place_phrase && page.is_name(at) && page.name(at).is_none() && page.tree.children(at).all(|c| page.tree.relation(c) != Relation::Appos)
}

/// The town that the same paragraph names nearest to an unknown place: it gives the neighbourhood.
fn beside(page: &Page<'_>, gazetteer: &Gazetteer, at: usize) -> Option<(Span<Token>, PlaceIdx)> {
    let paragraph = page.paragraph(at);
    let near =
        page.names.iter().filter(|n| page.paragraph(n.tokens.start as usize) == paragraph && n.found.demonym.is_none() && !n.found.metonym);
    let towns = near.filter_map(|n| gazetteer.settle(page, n).map(|place| (n.tokens, place)));
    let towns = towns.filter(|(_, place)| page.reader.atlas.place(*place).feature.is_settlement());
    towns.min_by_key(|(tokens, _)| (tokens.start as usize).abs_diff(at))
}

/// "five kilometres north of Goma": near, not in.
fn distance_words(page: &Page<'_>, at: usize) -> bool {
    let before = at.saturating_sub(6)..at;
    page.tree.case(at) == Some("of")
        && before.clone().any(|i| {
            matches!(
                page.tree.lemma(i),
                "kilometer" | "kilometre" | "km" | "mile" | "north" | "south" | "east" | "west" | "outskirt" | "outskirts"
            )
        })
}

/// The known place that a phrase stands in: "in", "of", "near" below it, or in apposition.
fn holder(page: &Page<'_>, gazetteer: &Gazetteer, at: usize) -> Option<(Span<Token>, PlaceIdx)> {
    let tree = &page.tree;
    let mut open: Vec<usize> = tree.children(at).collect();
    let mut next = 0;
    while next < open.len() && next < 12 {
        let child = open[next];
        next += 1;
        let place_phrase = matches!(tree.case(child), Some("in" | "at" | "of" | "near" | "outside" | "on") | None);
        if !place_phrase || !matches!(tree.relation(child), Relation::Nmod | Relation::Obl | Relation::Appos | Relation::Compound) {
            continue;
        }
        let named = page.phrase(child).range().rev().find_map(|i| page.name(i));
        if let Some(named) = named.filter(|n| n.found.demonym.is_none())
            && let Some(place) = gazetteer.settle(page, named)
        {
            return Some((named.tokens, place));
        }
        open.extend(tree.children(child));
    }
    // the phrase of place may hang on the verb instead: look at the words right behind
    let end = page.phrase(at).end as usize;
    let sentence = page.sentence_tokens(at);
    let steps = |i: &usize| {
        let lemma = tree.lemma(*i);
        lemma.starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                lemma,
                "in" | "near"
                    | "of"
                    | "outside"
                    | "at"
                    | "north"
                    | "south"
                    | "east"
                    | "west"
                    | "northeast"
                    | "northwest"
                    | "southeast"
                    | "southwest"
            )
            || matches!(lemma, "the" | "about" | "some" | "outskirt" | "outskirts" | "kilometer" | "kilometre" | "km" | "mile" | "just")
    };
    let walked = (end..sentence.end as usize).take(7).take_while(steps).count();
    let named = page.name((end + walked).min(page.parse.tokens.len() - 1)).filter(|n| walked > 0 && n.found.demonym.is_none())?;
    gazetteer.settle(page, named).map(|place| (named.tokens, place))
}

/// A place of the atlas as a location; `near` says that only its surroundings are meant.
pub(crate) fn location(page: &Page<'_>, idx: PlaceIdx, near: bool) -> Location {
    let place = page.reader.atlas.place(idx);
    let precision = match place.feature {
        Feature::Country => 6,
        Feature::Admin1 => 4,
        Feature::Admin2 => 3,
        Feature::Region | Feature::Mountain => 5,
        Feature::Water => 5,
        _ if near => 2,
        _ => 1,
    };
    let radius = match precision {
        1 => 3.0,
        2 => 25.0,
        3 => 40.0,
        4 => 120.0,
        5 => 200.0,
        _ => 500.0,
    };
    Location {
        place: Some(idx),
        name: place.name.clone(),
        point: place.point,
        radius_km: if place.radius_km > 0.0 { place.radius_km } else { radius },
        precision,
        country: place.country.map(|iso| iso.as_str().to_owned()),
        admin1: place.admin1.as_ref().map(|name| name.to_string()),
    }
}
