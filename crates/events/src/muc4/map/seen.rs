//! What is seen of a name of a place, whatever incident it is asked for.

use casus_atlas::fold;

use super::{Source, Spot};
use crate::judge::keys::{Keys, bin, word};
use crate::judge::outlook;
use crate::page::Page;
use crate::resolve::gazetteer::Gazetteer;

/// Names that stand so near to one another may say where the other lies.
const NEAR: usize = 4;
/// Words that, where a report has them, may mean the town of its dateline.
const HERE: [&str; 6] = ["capital", "city", "downtown", "neighborhood", "street", "avenue"];
/// Later than any sentence.
const NOWHERE: usize = 99;

/// Features for the first look, facts for the second.
pub(super) fn seen(page: &Page<'_>, gazetteer: &Gazetteer, spots: &[Spot], at: usize) -> (Vec<u32>, Vec<f32>) {
    let spot = &spots[at];
    let mut to = Keys::with_room(96);
    let dateline = spots.iter().any(|other| other.source == Source::Dateline && other.key == spot.key);
    of_place(spot, &mut to);
    if spot.is_said() {
        of_words(page, spot, &mut to);
        of_report(page, spots, spot, dateline, &mut to);
        learned(page, gazetteer, spot, &mut to);
        beside(page, spots, spot, &mut to);
    } else {
        unsaid(page, spots, spot, dateline, &mut to);
    }
    let feature = spot.feature.map_or(0.0, |feature| 1.0 + f32::from(feature as u8));
    let yes = |right: bool| f32::from(u8::from(right));
    let facts = vec![
        spot.source as u32 as f32,
        spot.people,
        yes(dateline),
        first_said(spots, spot) as f32,
        yes(!spot.is_said()),
        spot.words.len() as f32,
        feature,
    ];
    (to.0, facts)
}

/// The sentence that names the place first.
fn first_said(spots: &[Spot], spot: &Spot) -> usize {
    spots.iter().filter(|other| other.key == spot.key && other.is_said()).map(|other| other.sentence).min().unwrap_or(NOWHERE)
}

/// A number for what sort of place it is.
fn sort(spot: &Spot) -> u32 {
    let feature = spot.feature.map_or(0, |feature| 1 + u32::from(feature as u8));
    (spot.grain as u32) << 16 | (spot.source as u32) << 8 | feature
}

fn of_place(spot: &Spot, to: &mut Keys) {
    let grain = spot.grain as u32;
    let (country, name) = (spot.levels.first().map(|name| word(name)), spot.levels.last().map(|name| word(&fold(name))));
    let (country, name) = (country.unwrap_or(0), name.unwrap_or(0));
    to.add("one", &[]);
    to.add("sort", &[sort(spot)]);
    to.add("grain", &[grain]);
    to.add("source", &[spot.source as u32]);
    to.add("name", &[name]);
    to.add("country", &[country]);
    to.add("name in", &[country, name]);
    let [share, main, written, of_interest] = spot.country;
    to.add("known", &[(4.0 * share) as u32, main as u32, written as u32, of_interest as u32, grain.min(1)]);
    to.add_with("times", &[bin(spot.times)], grain);
}

/// The words of the name, those around it and those above it.
fn of_words(page: &Page<'_>, spot: &Spot, to: &mut Keys) {
    let (tree, grain, sort) = (&page.tree, spot.grain as u32, sort(spot));
    let lemma = |at: usize| word(tree.lemma(at));
    let top = tree.first_conjunct(spot.at);
    let relation = outlook::relation(page, top);
    let bounds = page.parse.sentences[spot.sentence].tokens;
    to.add_with("relation", &[relation], sort);
    for step in 1..=3 {
        let left = (spot.words.start as usize).checked_sub(step).filter(|left| bounds.contains(*left as u32));
        let right = Some(spot.words.end as usize + step - 1).filter(|right| bounds.contains(*right as u32));
        to.add_with("left", &[step as u32, left.map_or(0, lemma)], grain);
        to.add_with("right", &[step as u32, right.map_or(0, lemma)], grain);
    }
    for at in spot.words.range() {
        to.add("word", &[lemma(at)]);
        to.add("kind", &[page.parse.tokens[at].name.map_or(0, |kind| 1 + kind as u32)]);
    }
    to.add("words", &[spot.words.len()]);
    to.add("first", &[lemma(spot.words.start as usize)]);
    to.add("last", &[lemma(spot.word())]);
    for child in tree.children(spot.at).filter(|child| !spot.words.contains(*child as u32)) {
        to.add("has", &[outlook::relation(page, child), lemma(child)]);
    }
    let Some(up) = tree.head(top) else { return };
    to.add_with("governed", &[relation, lemma(up)], sort);
    to.add("governor", &[lemma(up)]);
    to.add("governor tag", &[tree.token(up).tag as u32, relation]);
    if let Some(over) = tree.head(up) {
        to.add("over", &[relation, outlook::relation(page, up), lemma(over)]);
        to.add("over", &[lemma(over)]);
    }
    if let Some(verb) = tree.ancestors(up).find(|at| tree.is_verb(*at)) {
        to.add("verb", &[lemma(verb)]);
        to.add("verb", &[lemma(verb), relation]);
    }
}

/// Where in the report it stands.
fn of_report(page: &Page<'_>, spots: &[Spot], spot: &Spot, dateline: bool, to: &mut Keys) {
    let grain = spot.grain as u32;
    to.add_with("sentence", &[bin(spot.sentence)], grain);
    to.add_with("first said", &[bin(first_said(spots, spot))], grain);
    to.add("paragraph", &[bin(page.parse.sentences[spot.sentence].paragraph as usize), grain]);
    to.add_with("dateline", &[u32::from(dateline)], grain);
    to.add("dateline relation", &[u32::from(dateline), outlook::relation(page, page.tree.first_conjunct(spot.at))]);
}

/// What is learned of names of places whatever they are asked for.
fn learned(page: &Page<'_>, gazetteer: &Gazetteer, spot: &Spot, to: &mut Keys) {
    let words = page.bytes(spot.words);
    let shared = gazetteer.placed().iter().filter(|placed| placed.toponym.words.overlaps(words));
    let most = shared.max_by_key(|placed| placed.toponym.words.end.min(words.end) - placed.toponym.words.start.max(words.start));
    let Some(placed) = most else {
        to.add("not placed", &[sort(spot)]);
        return;
    };
    let (role, whole) = (word(placed.toponym.role.word()), u32::from(page.tokens(placed.toponym.words) == spot.words));
    to.add("placed", &[role, whole, spot.grain as u32]);
    to.add("placed rule", &[word(placed.rule.word()), role, whole]);
    to.add("placed sure", &[(5.0 * placed.toponym.chance) as u32, whole]);
    to.add("placed point", &[u32::from(placed.precision), whole, spot.grain as u32]);
}

/// The names near it.
fn beside(page: &Page<'_>, spots: &[Spot], spot: &Spot, to: &mut Keys) {
    let grain = spot.grain as u32;
    let others = spots.iter().filter(|other| other.is_said() && other.words != spot.words && other.sentence == spot.sentence);
    for other in others.filter(|other| other.key != spot.key) {
        let within = u32::from(spot.words.covers(other.words)) + 2 * u32::from(other.words.covers(spot.words));
        if within > 0 {
            to.add("nested", &[within, sort(spot), other.source as u32]);
            continue;
        }
        let gap = spot.gap(other).unwrap_or(0);
        if gap > NEAR {
            continue;
        }
        let (behind, theirs) = (u32::from(other.words.start > spot.words.start), other.grain as u32);
        let between = if behind > 0 { spot.words.end } else { other.words.end };
        let between = if gap > 0 { word(page.tree.lemma(between as usize)) } else { 0 };
        to.add("beside", &[gap as u32, behind, theirs, grain]);
        to.add("beside by", &[behind, theirs, grain, between]);
    }
}

/// What speaks for a place that the report's own words do not name.
fn unsaid(page: &Page<'_>, spots: &[Spot], spot: &Spot, dateline: bool, to: &mut Keys) {
    let source = spot.source as u32;
    let mut deep: Vec<u32> = spots.iter().filter(|other| other.levels.len() > 1).map(|other| other.key).collect();
    deep.sort_unstable();
    deep.dedup();
    let named = u32::from(spots.iter().any(|other| other.is_said() && other.key == spot.key));
    to.add("unsaid", &[]);
    to.add("unsaid among", &[bin(spots.len() / 4)]);
    to.add_with("unsaid deep", &[bin(deep.len())], source);
    to.add("unsaid named", &[named, source]);
    to.add("unsaid name", &[spot.key, source]);
    to.add("unsaid dateline", &[u32::from(dateline), named, source]);
    for here in HERE {
        if page.parse.tokens.iter().any(|token| &*token.lemma == here) {
            to.add("unsaid with", &[word(here), source]);
        }
    }
}
