//! Which figures of a report say what an answer counts.

use casus_events::judge::tolls::{By, Figure};
use casus_text::Span;

use crate::tellings::answers::{self, Answer, occurrences};
use crate::tellings::data::Coded;

/// No more figures are added up than this.
const MOST: usize = 6;

/// For each figure whether it is of the answer's toll: 1 yes, 0 no, not a number where that is open.
pub fn of(report: &Coded, answer: &Answer, fate: usize, figures: &[Figure], near: &[usize]) -> Vec<f32> {
    let mut labels = vec![0.0; near.len()];
    let Some(toll) = [&answer.killed, &answer.injured][fate] else { return labels };
    let at = |number: usize| report.parse.tokens[figures[near[number]].at].span;
    let within =
        |spans: &[Span<u8>]| -> Vec<usize> { (0..near.len()).filter(|number| spans.iter().any(|span| span.covers(at(*number)))).collect() };
    let text = &report.report.text;
    let inside = within(&toll.words.iter().flat_map(|words| occurrences(text, words)).collect::<Vec<_>>());
    let struck: Vec<Span<u8>> = answer.struck[fate].iter().flat_map(|words| occurrences(text, words)).collect();
    let struck: Vec<usize> = within(&struck).into_iter().filter(|number| heads(report, &struck, at(*number))).collect();
    let count = |number: usize| figures[near[number]].count.best;
    if toll.best == 0 {
        for number in inside {
            labels[number] = if figures[near[number]].by == By::Nothing { 1.0 } else { f32::NAN };
        }
        return labels;
    }
    // the same number elsewhere may be told again
    (0..near.len()).filter(|number| toll.best > 1 && count(*number) == toll.best).for_each(|number| labels[number] = f32::NAN);
    struck.iter().for_each(|number| labels[*number] = f32::NAN);
    let figure = |number: usize| &figures[near[number]];
    let found = chosen(&inside, &struck, toll, &figure).or_else(|| {
        let mut wider = inside.clone();
        wider.extend(struck.iter().filter(|number| !inside.contains(number)));
        chosen(&wider, &struck, toll, &figure)
    });
    match found {
        Some(found) => {
            for number in inside {
                // what is not added up may be a part or a double of what is
                labels[number] = if figure(number).person && !found.contains(&number) && toll.best == 1 { f32::NAN } else { 0.0 };
            }
            found.into_iter().for_each(|number| labels[number] = 1.0);
        }
        None => inside.into_iter().for_each(|number| labels[number] = f32::NAN),
    }
    labels
}

/// Whether the word at `at` heads the words of one of the spans.
fn heads(report: &Coded, spans: &[Span<u8>], at: Span<u8>) -> bool {
    let tokens = &report.parse.tokens;
    let token = tokens.partition_point(|token| token.span.start < at.start);
    let head = tokens[token].head.map(|head| tokens[head.at()].span);
    spans.iter().any(|span| span.covers(at) && head.is_none_or(|head| !span.covers(head)))
}

/// The figures that come to the toll: one that says it whole, else those people that add up to it.
fn chosen<'f>(among: &[usize], struck: &[usize], toll: &answers::Figure, figure: &dyn Fn(usize) -> &'f Figure) -> Option<Vec<usize>> {
    let some: Vec<usize> = among.iter().copied().filter(|number| figure(*number).count.best > 0).collect();
    let rank = |number: &usize| {
        let figure = figure(*number);
        (!struck.contains(number), !figure.person, figure.by != By::Number)
    };
    let whole = some.iter().copied().filter(|number| figure(*number).count.best == toll.best);
    let whole: Vec<usize> = whole.filter(|number| toll.best > 1 || struck.contains(number) || figure(*number).person).collect();
    if let Some(best) = whole.into_iter().min_by_key(rank) {
        return Some(vec![best]);
    }
    let mut parts: Vec<usize> = some
        .into_iter()
        .filter(|number| figure(*number).count.best < toll.best && (figure(*number).person || figure(*number).by == By::Number))
        .collect();
    if parts.iter().map(|number| figure(*number).count.best).sum::<u32>() == toll.best {
        return Some(parts);
    }
    parts.sort_by_key(rank);
    parts.truncate(12);
    (2..=MOST).find_map(|size| subset(&parts, size, toll.best, figure))
}

/// The first `size` of the parts that come to `sum`.
fn subset<'f>(parts: &[usize], size: usize, sum: u32, figure: &dyn Fn(usize) -> &'f Figure) -> Option<Vec<usize>> {
    if size == 0 {
        return (sum == 0).then(Vec::new);
    }
    parts.iter().enumerate().find_map(|(place, part)| {
        let rest = sum.checked_sub(figure(*part).count.best)?;
        let mut found = subset(&parts[place + 1..], size - 1, rest, figure)?;
        found.push(*part);
        Some(found)
    })
}
