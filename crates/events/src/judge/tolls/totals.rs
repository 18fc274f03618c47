//! From the figures near an event to one count: totals that they may come to, of which the likeliest is taken.

use casus_text::{Span, Token};

use super::figures::{By, Figure};
use super::{Asked, FATES, INJURED, KILLED};
use crate::Count;

/// Figures that are looked at, the surest of an event.
const MOST: usize = 6;
/// A figure less likely than this is of no total.
const HARDLY: f32 = 0.02;
/// Figures of a row that are this likely are of one total with the surest of them: from these lines on totals are proposed.
const JOINED: [f32; 4] = [0.05, 0.15, 0.3, 0.5];

/// How many an event killed or hurt, and the words that say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// How many.
    pub count: Count,
    /// The words of each figure that was added, in order.
    pub words: Vec<Span<Token>>,
}

/// Figures that may be an event's toll together, with what is seen of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// The figures, in order.
    pub figures: Vec<usize>,
    /// What they come to.
    pub sum: Sum,
    /// What the third look asks.
    pub row: Vec<f32>,
}

/// Figures with their chances, and what is asked of the telling word beside each.
pub type Chosen = Vec<(usize, f32, usize)>;

/// The totals that an event's figures may come to, for one fate. `chosen` has for each fate the figures with their chances and pairs.
pub fn of(asked: &Asked, chosen: &[Chosen; FATES], fate: usize) -> Vec<Total> {
    let mut own = chosen[fate].clone();
    own.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    own.retain(|(_, chance, _)| *chance >= HARDLY);
    let top: Vec<(usize, f32)> = own.iter().take(MOST).map(|(figure, chance, _)| (*figure, *chance)).collect();
    let mut sets: Vec<Vec<usize>> = top.iter().map(|(figure, _)| vec![*figure]).collect();
    let figure = |number: usize| &asked.figures[number];
    let adds = |set: &[usize], number: usize| {
        let other = figure(number);
        other.count.best > 0 && !other.part && counts_people(other) && set.iter().all(|taken| is_apart(asked, *taken, number))
    };
    for &(start, _) in top.iter().filter(|(start, _)| figure(*start).count.best > 0) {
        for line in JOINED {
            let mut set = vec![start];
            for &(other, chance, _) in &own {
                let joined = set.iter().any(|taken| figure(*taken).row == figure(other).row || figure(*taken).first == figure(other).first);
                if joined && chance >= line && adds(&set, other) {
                    set.push(other);
                }
            }
            sets.push(set);
        }
        for &(other, _) in &top {
            if adds(&[start], other) {
                sets.push(vec![start, other]);
                let third = top.iter().map(|(third, _)| *third).filter(|third| adds(&[start, other], *third));
                sets.extend(third.take(2).map(|third| vec![start, other, third]));
            }
        }
    }
    sets.iter_mut().for_each(|set| set.sort_unstable());
    sets.sort();
    sets.dedup();
    sets.into_iter().map(|set| total(asked, chosen, fate, &own, set)).collect()
}

/// Whether a figure can be added to others: people, or a number alone.
fn counts_people(figure: &Figure) -> bool {
    figure.person || figure.by == By::Number && figure.words.len() == 1
}

/// Whether two figures stand for different people, as far as their words tell.
fn is_apart(asked: &Asked, one: usize, other: usize) -> bool {
    let (a, b) = (&asked.figures[one], &asked.figures[other]);
    let again = asked.sentences[one] != asked.sentences[other] && b.by == By::Number && a.count.best == b.count.best;
    a.twin != b.twin && !a.words.overlaps(b.words) && !again
}

fn total(asked: &Asked, chosen: &[Chosen; FATES], fate: usize, own: &Chosen, set: Vec<usize>) -> Total {
    let figure = |number: &usize| &asked.figures[*number];
    let counts = set.iter().map(figure).map(|figure| figure.count);
    let count = counts.reduce(Count::plus).unwrap_or(Count { low: 0, best: 0, high: None });
    let chance_of =
        |chosen: &Chosen, number: usize| chosen.iter().find(|(other, _, _)| *other == number).map_or(0.0, |(_, chance, _)| *chance);
    let mut chances: Vec<f32> = set.iter().map(|number| chance_of(own, *number)).collect();
    let surest = *set.iter().max_by(|a, b| chance_of(own, **a).total_cmp(&chance_of(own, **b)).then(b.cmp(a))).unwrap_or(&set[0]);
    chances.sort_by(|a, b| b.total_cmp(a));
    let left: Vec<&(usize, f32, usize)> = own.iter().filter(|(number, _, _)| !set.contains(number)).collect();
    let most =
        |fits: &dyn Fn(usize) -> bool| left.iter().filter(|(number, _, _)| fits(*number)).map(|(_, chance, _)| *chance).fold(0.0, f32::max);
    let yes = |so: bool| f32::from(u8::from(so));
    let in_row = |number: usize| set.iter().any(|taken| figure(taken).row == figure(&number).row);
    let adds = |number: usize| {
        let other = figure(&number);
        other.count.best > 0 && !other.part && counts_people(other) && set.iter().all(|taken| is_apart(asked, *taken, number))
    };
    let logit = |chance: f32| (chance.clamp(1e-4, 1.0 - 1e-4) / (1.0 - chance.clamp(1e-4, 1.0 - 1e-4))).ln();
    let sentences: Vec<usize> = set.iter().map(|number| asked.sentences[*number]).collect();
    let spread = sentences.iter().max().unwrap_or(&0) - sentences.iter().min().unwrap_or(&0);
    let other = &chosen[if fate == KILLED { INJURED } else { KILLED }];
    let rank = own.iter().position(|(number, _, _)| *number == surest).unwrap_or(MOST);
    let value = count.best.min(2000) as f32;
    let first = figure(&set[0]);
    let mut row = vec![
        chances[0],
        chances[chances.len() - 1],
        chances.iter().map(|chance| logit(*chance)).sum::<f32>(),
        set.len() as f32,
        rank as f32,
        value,
        spread as f32,
        yes(set.iter().all(|number| figure(number).row == first.row)),
        yes(set.iter().all(|number| figure(number).first == first.first)),
        yes(set.iter().any(|number| figure(number).by == By::Number)),
        yes(set.iter().all(|number| figure(number).by == By::One)),
        yes(first.by == By::Nothing),
        yes(set.iter().any(|number| figure(number).part)),
        set.iter().filter(|number| figure(number).person).count() as f32 / set.len() as f32,
        most(&|_| true),
        most(&adds),
        most(&|number| in_row(number) && adds(number)),
        most(&|number| figure(&number).count.best > count.best),
        most(&|number| figure(&number).count.best == count.best),
        most(&|number| figure(&number).by == By::Nothing),
        most(&|number| figure(&number).by == By::Number),
        most(&|number| number > set[0] && figure(&number).count.best > 0),
        left.iter().filter(|(number, chance, _)| *chance > 0.1 && adds(*number)).count() as f32,
        own.len() as f32,
        chance_of(other, surest),
        other.iter().map(|(_, chance, _)| *chance).fold(0.0, f32::max),
        other.iter().filter(|(number, _, _)| figure(number).whole).map(|(_, chance, _)| *chance).fold(0.0, f32::max),
        yes(first.whole),
    ];
    if let Some((_, _, pair)) = own.iter().find(|(number, _, _)| *number == surest) {
        row.extend(&asked.pairs[*pair].facts);
    }
    let words = set.iter().map(|number| figure(number).words).collect();
    Total { figures: set, sum: Sum { count, words }, row }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_beyond_all_counting_stay_at_their_most() {
        let figure = |at: usize| Figure {
            at,
            count: Count { low: u32::MAX, best: u32::MAX, high: None },
            by: By::Number,
            words: Span::of(at..at + 1),
            person: true,
            part: false,
            first: 0,
            row: 0,
            twin: at,
            whole: false,
        };
        let asked = Asked { figures: vec![figure(0), figure(2)], sentences: vec![0, 0], pairs: Vec::new() };
        // no pair is asked for the surest figure, which is none of those chosen
        let total = total(&asked, &[Chosen::new(), Chosen::new()], KILLED, &Chosen::new(), vec![0, 1]);
        assert_eq!(total.sum.count, Count { low: u32::MAX, best: u32::MAX, high: None });
    }
}
