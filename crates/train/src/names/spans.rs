//! Typed spans: of annotators, as labels, and compared.

use std::collections::BTreeMap;

use casus_text::{Span, Token};

/// A span of bytes with a type, as annotated or found.
pub type Typed = (usize, usize, usize);

/// Labels of `tokens` under `gold`, whose spans do not overlap or count in their order.
pub fn labels(tokens: &[Span<u8>], gold: &[Typed]) -> Vec<u8> {
    let mut labels = vec![0; tokens.len()];
    for &(start, end, type_at) in gold {
        let inside = |token: &Span<u8>| (token.start as usize) < end && token.end as usize > start;
        let (first, last) = (tokens.iter().position(inside), tokens.iter().rposition(inside));
        let (Some(first), Some(last)) = (first, last) else { continue };
        if labels[first..=last].iter().all(|label| *label == 0) {
            labels[first] = 1 + 2 * type_at as u8;
            labels[first + 1..=last].fill(2 + 2 * type_at as u8);
        }
    }
    labels
}

/// The bytes of tokens.
pub fn bytes(tokens: &[Span<u8>], span: Span<Token>) -> (usize, usize) {
    (tokens[span.start as usize].start as usize, tokens[span.end as usize - 1].end as usize)
}

/// Found, right and exactly right spans by type; the last row is all types.
#[derive(Clone, Debug, Default)]
pub struct Score {
    rows: BTreeMap<usize, [usize; 4]>,
}

impl Score {
    /// Adds one text.
    pub fn add(&mut self, gold: &[Typed], found: &[Typed]) {
        for row in [None, Some(())] {
            let at = |typed: &Typed| if row.is_none() { usize::MAX } else { typed.2 };
            for typed in found {
                let counts = self.rows.entry(at(typed)).or_default();
                counts[0] += 1;
                counts[2] += usize::from(gold.contains(typed));
            }
            let mut free: Vec<&Typed> = found.iter().collect();
            for typed in gold {
                let counts = self.rows.entry(at(typed)).or_default();
                counts[1] += 1;
                let meets = |other: &&Typed| other.2 == typed.2 && other.0 < typed.1 && other.1 > typed.0;
                if let Some(place) = free.iter().position(|other| **other == *typed).or_else(|| free.iter().position(meets)) {
                    free.swap_remove(place);
                    counts[3] += 1;
                }
            }
        }
    }

    /// Prints precision, recall and F1, exact, and F1 of overlapping spans.
    pub fn print(&self, title: &str, types: &[&str]) {
        for (row, [found, gold, exact, met]) in &self.rows {
            let name = types.get(*row).copied().unwrap_or("all types");
            let share = |part: &usize, whole: usize| *part as f64 * 100.0 / whole.max(1) as f64;
            println!(
                "| {title} | {name} | {gold} | {found} | {:.1} | {:.1} | {:.2} | {:.2} |",
                share(exact, *found),
                share(exact, *gold),
                share(exact, found + gold) * 2.0,
                share(met, found + gold) * 2.0,
            );
        }
    }
}

/// The heading of the tables that [`Score::print`] fills.
pub const HEADING: &str =
    "| set | type | gold | found | P | R | exact F1 | overlap F1 |\n| --- | --- | --- | --- | --- | --- | --- | --- |";
