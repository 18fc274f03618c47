//! Of whom a toll is made: "12 people, including three children", "two soldiers and five civilians".

use crate::class::Class;
use crate::code::tolls;
use crate::event::{Part, Side};
use crate::page::Page;
use crate::{Claim, Count};
use casus_text::{Quantity, Span, Token};

/// Those who attack, by what they are called.
const ATTACKERS: [&str; 8] = ["attacker", "assailant", "bomber", "suicide-bomber", "hijacker", "perpetrator", "shooter", "raider"];
/// Words that say that the next sentence goes on about the same toll.
const GOES_ON: [&str; 8] = ["among", "they", "include", "dead", "victim", "casualty", "those", "fatality"];

/// The parts of a toll that its sentence, or the next one, tells: numbers behind "including", or numbers that were added up.
pub(crate) fn of(page: &Page<'_>, toll: Option<&Claim<Count>>) -> Vec<Claim<Part>> {
    let Some(toll) = toll.filter(|toll| toll.value.best > 1) else { return Vec::new() };
    let Some(at) = page.parse.tokens.iter().position(|token| token.span.end > toll.words.start) else { return Vec::new() };
    let here = page.sentence(at);
    let sentences = here..(here + 2).min(page.parse.sentences.len());
    let counts = page.parse.quantities.iter().filter(|quantity| quantity.noun.is_some() && quantity.best > 0);
    let counts: Vec<&Quantity> = counts.filter(|quantity| sentences.contains(&page.sentence(quantity.tokens.start as usize))).collect();
    let within = |quantity: &Quantity| toll.words.covers(page.bytes(quantity.tokens));
    let added = counts.iter().filter(|quantity| within(quantity) && !tolls::is_part(page, quantity.tokens.start as usize)).count();
    let mut parts = Vec::new();
    for quantity in counts {
        let start = quantity.tokens.start as usize;
        let sentence = page.sentence(start);
        let part = if sentence == here {
            start >= at && behind_including(page, quantity) || added > 1 && within(quantity)
        } else {
            opens_with_more(page, sentence) && quantity.best <= toll.value.best
        };
        if part && quantity.best <= toll.value.best {
            parts.extend(read(page, quantity));
        }
    }
    parts
}

/// "including three children and a nurse": behind the word, or joined to what stands behind it.
fn behind_including(page: &Page<'_>, quantity: &Quantity) -> bool {
    let starts =
        |noun: usize| page.parse.quantities.iter().find(|q| q.noun.is_some_and(|n| n.at() == noun)).map(|q| q.tokens.start as usize);
    let own = tolls::is_part(page, quantity.tokens.start as usize);
    let first = quantity.noun.map(|noun| page.tree.first_conjunct(noun.at()));
    own || first.and_then(starts).is_some_and(|start| tolls::is_part(page, start))
}

fn opens_with_more(page: &Page<'_>, sentence: usize) -> bool {
    let tokens = page.parse.sentences[sentence].tokens;
    let opening = tokens.range().take(5);
    let goes_on = opening.clone().any(|at| GOES_ON.contains(&page.tree.lemma(at)));
    let includes = tokens.range().take(8).any(|at| page.has("tolls.part", at));
    goes_on && includes
}

fn read(page: &Page<'_>, quantity: &Quantity) -> Option<Claim<Part>> {
    let noun = quantity.noun?.at();
    let words: Span<Token> = quantity.tokens.join(Span::of(noun..noun + 1));
    let count = Count { low: quantity.low, best: quantity.best, high: quantity.high };
    let who = page.words(Span::of(quantity.tokens.end as usize..(noun + 1).max(quantity.tokens.end as usize))).trim();
    let who = who.strip_prefix("of ").unwrap_or(who);
    let who = if who.is_empty() { page.words(Span::of(noun..noun + 1)) } else { who };
    Some(Claim::told(Part { who: who.to_lowercase(), side: side(page, noun), count }, page.bytes(words), "toll/part"))
}

/// Which side the people of a noun are on, as far as the word for them says.
fn side(page: &Page<'_>, noun: usize) -> Side {
    if ATTACKERS.contains(&page.tree.lemma(noun)) {
        return Side::Attackers;
    }
    let classes = page.classes(noun);
    let any = |of: &[Class]| classes.iter().any(|class| of.contains(class));
    match () {
        () if any(&[Class::Soldiers, Class::Police]) => Side::Forces,
        () if any(&[Class::Armed]) => Side::Fighters,
        () if any(&[Class::Civilians, Class::Community, Class::Protesters, Class::Media, Class::Captives, Class::Officials]) => {
            Side::Civilians
        }
        () => Side::Unknown,
    }
}
