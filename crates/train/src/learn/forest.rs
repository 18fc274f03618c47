//! Boosted trees for questions with few dense features (Friedman 2001, with the second-order gains of Chen and Guestrin 2016).

use std::ops::Range;

use casus_events::judge::forest::{Forest, Node};

use super::choice;
use crate::random::Random;

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    pub trees: usize,
    pub depth: usize,
    pub rate: f32,
    /// What keeps leaves small.
    pub lambda: f32,
    /// Least sum of second derivatives in a leaf.
    pub least: f32,
    /// The share of rows that each tree is grown from, and the share of features that it may ask for (Friedman 2002); chosen by seeded chance.
    pub rows: f32,
    pub columns: f32,
}

/// Most bins of a feature.
const BINS: usize = 48;

/// Learns yes-or-no answers (0 to 1) of rows with as many values as the first has.
pub fn learn(rows: &[Vec<f32>], answers: &[f32], course: Course) -> Forest {
    let mean = answers.iter().sum::<f32>() / answers.len().max(1) as f32;
    let mean = mean.clamp(1e-4, 1.0 - 1e-4);
    let slopes = |sums: &[f32]| -> Vec<[f32; 2]> {
        let slope = |(sum, answer): (&f32, &f32)| {
            let chance = 1.0 / (1.0 + (-sum).exp());
            [chance - answer, (chance * (1.0 - chance)).max(1e-6)]
        };
        sums.iter().zip(answers).map(slope).collect()
    };
    boost(rows, (mean / (1.0 - mean)).ln(), course, slopes)
}

/// Learns which rows of a group are right, each beside the others of its group; `groups` are ranges of rows.
pub fn learn_choice(rows: &[Vec<f32>], right: &[bool], groups: &[Range<usize>], course: Course) -> Forest {
    let slopes = |sums: &[f32]| -> Vec<[f32; 2]> {
        let mut slopes = vec![[0.0, 1e-6]; rows.len()];
        for group in groups {
            let chosen = choice::slopes(&sums[group.clone()], &right[group.clone()]);
            slopes[group.clone()].iter_mut().zip(chosen).for_each(|(to, slope)| *to = slope);
        }
        slopes
    };
    boost(rows, 0.0, course, slopes)
}

/// Grows trees one after another, each down the slopes of what those before it say of all rows.
fn boost(rows: &[Vec<f32>], start: f32, course: Course, slopes: impl Fn(&[f32]) -> Vec<[f32; 2]>) -> Forest {
    let width = rows.first().map_or(0, Vec::len);
    let splits: Vec<Vec<f32>> = (0..width).map(|column| splits(rows, column)).collect();
    let binned: Vec<u8> = rows
        .iter()
        .flat_map(|row| row.iter().zip(&splits).map(|(value, splits)| splits.partition_point(|split| split <= value) as u8))
        .collect();
    let mut forest = Forest { start, trees: Vec::new() };
    let mut sums = vec![forest.start; rows.len()];
    let mut random = Random::new(11);
    let number_of = |all: usize, share: f32| ((all as f32 * share).ceil() as usize).clamp(1.min(all), all);
    for _ in 0..course.trees {
        let slopes = slopes(&sums);
        let mut chosen = random.choose(rows.len(), number_of(rows.len(), course.rows));
        let columns = random.choose(width, number_of(width, course.columns));
        let grower = Grower { course, width, columns: &columns, splits: &splits, binned: &binned, slopes: &slopes };
        let mut tree = Vec::new();
        grower.grow(&mut chosen, course.depth, &mut tree);
        sums.iter_mut().zip(rows).for_each(|(sum, row)| *sum += Forest::leaf(&tree, row));
        forest.trees.push(tree);
    }
    forest
}

/// Values between which rows are told apart.
fn splits(rows: &[Vec<f32>], column: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|row| row[column]).collect();
    values.sort_by(f32::total_cmp);
    let mut splits: Vec<f32> = (1..BINS).map(|bin| values[bin * values.len() / BINS]).collect();
    splits.dedup();
    splits
}

struct Grower<'g> {
    course: Course,
    width: usize,
    columns: &'g [u32],
    splits: &'g [Vec<f32>],
    binned: &'g [u8],
    slopes: &'g [[f32; 2]],
}

impl Grower<'_> {
    fn grow(&self, rows: &mut [u32], depth: usize, tree: &mut Vec<Node>) {
        let total = rows.iter().fold([0.0; 2], |sum, row| add(sum, self.slopes[*row as usize]));
        let best = if depth == 0 { None } else { self.best(rows, total) };
        let Some((feature, bin)) = best else {
            let value = -total[0] / (total[1] + self.course.lambda) * self.course.rate;
            tree.push(Node { feature: 0, split: 0.0, right: 0, value });
            return;
        };
        let at = tree.len();
        tree.push(Node { feature: feature as u32, split: self.splits[feature][bin], right: 0, value: 0.0 });
        let mut middle = 0;
        for next in 0..rows.len() {
            if usize::from(self.binned[rows[next] as usize * self.width + feature]) <= bin {
                rows.swap(middle, next);
                middle += 1;
            }
        }
        let (left, right) = rows.split_at_mut(middle);
        self.grow(left, depth - 1, tree);
        tree[at].right = tree.len() as u32;
        self.grow(right, depth - 1, tree);
    }

    /// The feature and bin that part the rows best.
    fn best(&self, rows: &[u32], total: [f32; 2]) -> Option<(usize, usize)> {
        let gain = |part: [f32; 2]| part[0] * part[0] / (part[1] + self.course.lambda);
        let mut best = (1e-3, None);
        for feature in self.columns.iter().map(|column| *column as usize) {
            let mut bins = [[0.0_f32; 2]; BINS + 1];
            for row in rows {
                let bin = usize::from(self.binned[*row as usize * self.width + feature]);
                bins[bin] = add(bins[bin], self.slopes[*row as usize]);
            }
            let mut left = [0.0; 2];
            for (bin, part) in bins.iter().enumerate().take(self.splits[feature].len()) {
                left = add(left, *part);
                let right = [total[0] - left[0], total[1] - left[1]];
                if left[1] < self.course.least || right[1] < self.course.least {
                    continue;
                }
                let won = gain(left) + gain(right) - gain(total);
                if won > best.0 {
                    best = (won, Some((feature, bin)));
                }
            }
        }
        best.1
    }
}

fn add(a: [f32; 2], b: [f32; 2]) -> [f32; 2] {
    [a[0] + b[0], a[1] + b[1]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_features_that_decide_together_are_learned() {
        let rows: Vec<Vec<f32>> = (0..=250_u8).map(|at| vec![f32::from(at % 2), f32::from(at / 2 % 2), f32::from(at % 7)]).collect();
        let answers: Vec<f32> = rows.iter().map(|row| f32::from(u8::from(row[0] > row[1]))).collect();
        let forest = learn(&rows, &answers, Course { trees: 30, depth: 3, rate: 0.3, lambda: 1.0, least: 1.0, rows: 1.0, columns: 1.0 });
        for (row, answer) in rows.iter().zip(&answers) {
            assert_eq!(forest.sum(row) > 0.0, *answer > 0.5, "{row:?}");
        }
        assert_eq!(
            forest,
            learn(&rows, &answers, Course { trees: 30, depth: 3, rate: 0.3, lambda: 1.0, least: 1.0, rows: 1.0, columns: 1.0 })
        );
    }

    #[test]
    fn the_right_row_of_a_group_is_the_one_that_exceeds_the_others() {
        // no value is right by itself: 5 is the highest of one group and the lowest of another
        let rows: Vec<Vec<f32>> = (0..120_u8).map(|at| vec![f32::from(at / 3 % 2) * 4.0 + f32::from(at % 3)]).collect();
        let right: Vec<bool> = (0..120).map(|at| at % 3 == 2).collect();
        let groups: Vec<Range<usize>> = (0..40).map(|at| 3 * at..3 * at + 3).collect();
        let course = Course { trees: 40, depth: 3, rate: 0.3, lambda: 1.0, least: 0.1, rows: 1.0, columns: 1.0 };
        let forest = learn_choice(&rows, &right, &groups, course);
        for group in groups {
            let best = group.clone().max_by(|a, b| forest.sum(&rows[*a]).total_cmp(&forest.sum(&rows[*b])));
            assert!(best.is_some_and(|best| right[best]), "{group:?}");
        }
    }
}
