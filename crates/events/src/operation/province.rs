//! The first-order division of an operation.

use super::tally::Part;
use crate::page::{Named, Page};
use crate::resolve::gazetteer::Gazetteer;
use casus_atlas::{Feature, Place};
use casus_text::Span;

/// A place that a release names, by its division.
struct Spot {
    at: usize,
    /// As the report writes the division, else as the atlas does.
    division: String,
    words: Span<u8>,
    /// How much it says of where: the division by name before a place in it, and either before the dateline's.
    rank: u8,
}

/// The division named nearest the first words that tell who was killed or captured; else that of a place named; else the dateline's.
pub(super) fn of(page: &Page<'_>, gazetteer: &Gazetteer, parts: &[Part], from: usize) -> Option<(String, Span<u8>)> {
    let anchor = parts.first().map_or(0, |part| part.anchor);
    let sentence = page.sentence(anchor);
    let spots = page.names.iter().filter_map(|named| spot(page, gazetteer, named));
    let far = |spot: &Spot| {
        let here = page.sentence(spot.at);
        (spot.rank, here < from, here.abs_diff(sentence), spot.at.abs_diff(anchor))
    };
    spots.min_by_key(far).map(|spot| (spot.division, spot.words))
}

/// The sentence from which one operation is told, where those before it sum up several: "in the provinces of Homs and Hama", "in three
/// operations along the coast".
pub(super) fn after_summary(page: &Page<'_>, gazetteer: &Gazetteer) -> usize {
    let mut named: Vec<(usize, &str)> = Vec::new();
    for each in &page.names {
        named.extend(division(page, gazetteer, each).map(|place| (page.sentence(each.tokens.start as usize), place.name.as_str())));
    }
    named.sort_unstable();
    named.dedup();
    let count = |sentence: usize| named.iter().filter(|(at, _)| *at == sentence).count();
    let sums_up = |sentence: usize| {
        let tokens = page.parse.sentences[sentence].tokens;
        let operations = tokens.range().any(|at| page.tree.lemma(at) == "operation" && &*page.lower(at) == "operations");
        count(sentence) > 1 || operations && count(sentence) == 0 && tokens.len() > 8
    };
    let Some(summary) = (0..page.parse.sentences.len().min(4)).find(|at| sums_up(*at)) else { return 0 };
    let before = named.iter().any(|(at, _)| *at < summary);
    named.iter().map(|(at, _)| *at).find(|at| *at > summary && count(*at) == 1).filter(|_| !before).unwrap_or(0)
}

/// The division of the report's country that a name may stand for.
fn division<'p>(page: &Page<'p>, gazetteer: &Gazetteer, named: &Named) -> Option<&'p Place> {
    if named.found.demonym.is_some() || !named.found.actors.is_empty() {
        return None;
    }
    let places = named.found.places.iter().map(|idx| page.reader.atlas.place(*idx));
    places.filter(|place| place.country.is_some() && place.country == gazetteer.main).find(|place| place.feature == Feature::Admin1)
}

fn spot(page: &Page<'_>, gazetteer: &Gazetteer, named: &Named) -> Option<Spot> {
    let at = named.tokens.start as usize;
    let words = page.bytes(named.tokens);
    let dateline = page.word(at).len() > 3 && page.word(at).chars().all(char::is_uppercase);
    if division(page, gazetteer, named).is_some() {
        return Some(Spot { at, division: bare(page.report.words(words)), words, rank: if dateline { 2 } else { 0 } });
    }
    if named.found.demonym.is_some() || !named.found.actors.is_empty() {
        return None;
    }
    let place = page.reader.atlas.place(gazetteer.settle(page, named)?);
    let division = place.admin1.as_ref().filter(|_| place.country == gazetteer.main)?.to_string();
    Some(Spot { at, division, words, rank: if dateline { 3 } else { 1 } })
}

/// "Homs province" as "Homs".
fn bare(words: &str) -> String {
    let kind = |word: &&str| matches!(&*word.to_lowercase(), "province" | "governorate" | "region" | "state" | "oblast");
    words.split_whitespace().filter(|word| !kind(word)).collect::<Vec<_>>().join(" ")
}
