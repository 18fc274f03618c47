//! Boosted trees over a few dense features, as `casus-train` learns them.

use archmage::prelude::*;

/// A node: a question whether feature `feature` is below `split`, or a leaf.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// The feature that is asked for.
    pub feature: u32,
    /// Below this the answer is yes.
    pub split: f32,
    /// Where to go on at no; yes is the next node. 0 in a leaf.
    pub right: u32,
    /// What a leaf adds, in nats.
    pub value: f32,
}

/// So many rows go through a tree side by side, in parts that fit into a register.
const LANES: usize = HALF * PARTS;
const HALF: usize = 8;
const PARTS: usize = 2;

/// Trees whose values are added up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forest {
    /// What is there before the first tree.
    pub start: f32,
    /// Nodes of each tree, the root first.
    pub trees: Vec<Vec<Node>>,
}

/// Numbers of rows that lie side by side.
type Side = [[f32; HALF]; PARTS];

/// Rows that go through trees side by side, batch by batch.
struct Batches {
    /// For each batch, feature by feature, the values of its rows; behind the last feature the 0 of what a row lacks.
    values: Vec<Side>,
    /// How many features a batch has, what is lacking included.
    width: usize,
}

impl Batches {
    fn of(rows: &[&[f32]]) -> Batches {
        let width = 1 + rows.iter().map(|row| row.len()).max().unwrap_or(0);
        let mut values = vec![[[0.0; HALF]; PARTS]; width * rows.len().div_ceil(LANES)];
        for (values, rows) in values.chunks_exact_mut(width).zip(rows.chunks(LANES)) {
            for (lane, row) in rows.iter().enumerate() {
                values.iter_mut().zip(*row).for_each(|(to, value)| to.as_flattened_mut()[lane] = *value);
            }
        }
        Batches { values, width }
    }

    fn count(&self) -> usize {
        self.values.len() / self.width
    }
}

/// What all trees add for each row, tree after tree.
#[arcane(import_intrinsics)]
fn add_v3(_: X64V3Token, trees: &[Vec<Node>], batches: &Batches) -> Vec<Side> {
    let mut sums = vec![[[-0.0; HALF]; PARTS]; batches.count()];
    let longest = trees.iter().map(Vec::len).max().unwrap_or(0);
    // for each node of a tree what it adds for each row that comes by
    let mut found = vec![[[0.0; HALF]; PARTS]; longest + 1];
    let mut questions = vec![0; longest];
    for tree in trees {
        // whether a node is a question or a leaf is as good as random: there is no branch that could be guessed wrong
        let mut count = 0;
        for (at, node) in tree.iter().enumerate() {
            found[at] = [[node.value; HALF]; PARTS];
            questions[count] = at;
            count += usize::from(node.right != 0);
        }
        for (values, sums) in batches.values.chunks_exact(batches.width).zip(&mut sums) {
            for &at in questions[..count].iter().rev() {
                let node = &tree[at];
                let (yes, no) = (found[at + 1], found[node.right as usize]);
                let asked = &values[(node.feature as usize).min(batches.width - 1)];
                let split = _mm256_set1_ps(node.split);
                for part in 0..PARTS {
                    let below = _mm256_cmp_ps::<_CMP_LT_OQ>(_mm256_loadu_ps(&asked[part]), split);
                    let way = _mm256_blendv_ps(_mm256_loadu_ps(&no[part]), _mm256_loadu_ps(&yes[part]), below);
                    _mm256_storeu_ps(&mut found[at][part], way);
                }
            }
            for part in 0..PARTS {
                let sum = _mm256_add_ps(_mm256_loadu_ps(&sums[part]), _mm256_loadu_ps(&found[0][part]));
                _mm256_storeu_ps(&mut sums[part], sum);
            }
        }
    }
    sums
}

/// The same, row by row.
fn add(trees: &[Vec<Node>], batches: &Batches) -> Vec<Side> {
    let side = |values: &[Side]| {
        let mut sums = [[-0.0; HALF]; PARTS];
        for (lane, sum) in sums.as_flattened_mut().iter_mut().enumerate() {
            let row: Vec<f32> = values.iter().map(|values| values.as_flattened()[lane]).collect();
            trees.iter().for_each(|tree| *sum += Forest::leaf(tree, &row));
        }
        sums
    };
    batches.values.chunks_exact(batches.width).map(side).collect()
}

impl Forest {
    /// The sum for a row, in nats. What a row lacks counts as 0.
    pub fn sum(&self, row: &[f32]) -> f32 {
        self.start + self.trees.iter().map(|tree| Forest::leaf(tree, row)).sum::<f32>()
    }

    /// The sums for many rows, each the one that [`Forest::sum`] gives.
    ///
    /// Rows go through a tree side by side, from its leaves to its root: every question is asked of all of them at once, and no way has to
    /// be guessed.
    pub fn sums(&self, rows: &[&[f32]]) -> Vec<f32> {
        let mut sums = Vec::with_capacity(rows.len());
        // so many that their numbers stay in the nearest cache while all trees pass over them
        for rows in rows.chunks(16 * LANES) {
            let batches = Batches::of(rows);
            let found = match X64V3Token::summon() {
                Some(token) => add_v3(token, &self.trees, &batches),
                None => add(&self.trees, &batches),
            };
            sums.extend(found.as_flattened().as_flattened()[..rows.len()].iter().map(|sum| self.start + sum));
        }
        sums
    }

    /// What one tree adds for a row.
    pub fn leaf(tree: &[Node], row: &[f32]) -> f32 {
        let mut at = 0;
        loop {
            let node = &tree[at];
            if node.right == 0 {
                return node.value;
            }
            let value = row.get(node.feature as usize).copied().unwrap_or(0.0);
            at = if value < node.split { at + 1 } else { node.right as usize };
        }
    }

    /// Adds the trees to `bytes`.
    pub fn pack(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.start.to_le_bytes());
        bytes.extend((self.trees.len() as u32).to_le_bytes());
        for tree in &self.trees {
            bytes.extend((tree.len() as u32).to_le_bytes());
            for node in tree {
                bytes.extend((node.feature as u16).to_le_bytes());
                bytes.extend((node.right as u16).to_le_bytes());
                let number = if node.right == 0 { node.value } else { node.split };
                bytes.extend(number.to_le_bytes());
            }
        }
    }

    /// Takes what [`Forest::pack`] wrote from the start of `bytes`; nothing if it breaks off or makes no sense.
    pub fn unpack(bytes: &mut &[u8]) -> Option<Forest> {
        let start = f32::from_bits(take(bytes)?);
        let mut trees = Vec::new();
        for _ in 0..take(bytes)? {
            let count = take(bytes)? as usize;
            let mut tree: Vec<Node> = Vec::new();
            for (at, node) in bytes.split_off(..count.checked_mul(8)?)?.chunks_exact(8).enumerate() {
                let short = |at: usize| u32::from(u16::from_le_bytes([node[at], node[at + 1]]));
                let (feature, right) = (short(0), short(2));
                let number = f32::from_le_bytes([node[4], node[5], node[6], node[7]]);
                // every way leads onward and ends in a leaf
                if right != 0 && (right as usize <= at + 1 || right as usize >= count) {
                    return None;
                }
                let leaf = right == 0;
                tree.push(Node { feature, right, split: if leaf { 0.0 } else { number }, value: if leaf { number } else { 0.0 } });
            }
            if tree.last()?.right != 0 {
                return None;
            }
            trees.push(tree);
        }
        Some(Forest { start, trees })
    }
}

fn take(bytes: &mut &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Forest {
        let leaf = |value: f32| Node { feature: 0, split: 0.0, right: 0, value };
        let ask = Node { feature: 1, split: 0.5, right: 2, value: 0.0 };
        Forest { start: -1.0, trees: vec![vec![ask, leaf(0.25), leaf(-0.5)], vec![leaf(2.0)]] }
    }

    #[test]
    fn the_values_of_leaves_are_added_up() {
        assert_eq!([[0.0, 0.4], [0.0, 0.5]].map(|row| example().sum(&row)), [1.25, 0.5]);
        assert_eq!(example().sum(&[]), 1.25, "what a row lacks is 0");
    }

    #[test]
    fn many_rows_give_what_each_gives() {
        let leaf = |value: f32| Node { feature: 0, split: 0.0, right: 0, value };
        let ask = |feature: u32, split: f32, right: u32| Node { feature, split, right, value: 0.0 };
        let deep = vec![ask(0, 0.3, 4), ask(2, -0.1, 3), leaf(0.125), leaf(-1.5), ask(9, 0.0, 6), leaf(7.0), leaf(0.1)];
        let forest = Forest { start: 0.7, trees: [example().trees, vec![deep]].concat() };
        let rows: Vec<Vec<f32>> =
            (0..150).map(|row| (0..row % 4).map(|at| ((row * 7 + at * 3) % 11) as f32 / 5.0 - 1.0).collect()).collect();
        let one_by_one: Vec<f32> = rows.iter().map(|row| forest.sum(row)).collect();
        let rows: Vec<&[f32]> = rows.iter().map(Vec::as_slice).collect();
        assert_eq!(forest.sums(&rows), one_by_one);
        let plain = add(&forest.trees, &Batches::of(&rows));
        let plain: Vec<f32> = plain.as_flattened().as_flattened()[..rows.len()].iter().map(|sum| forest.start + sum).collect();
        assert_eq!(plain, one_by_one);
        assert_eq!(forest.sums(&[]), Vec::<f32>::new());
    }

    #[test]
    fn what_is_packed_is_unpacked_and_what_breaks_off_or_loops_is_not() {
        let mut bytes = vec![];
        example().pack(&mut bytes);
        assert_eq!(Forest::unpack(&mut &bytes[..]), Some(example()));
        for end in 0..bytes.len() {
            assert_eq!(Forest::unpack(&mut &bytes[..end]), None, "cut at {end}");
        }
        let mut back = example();
        back.trees[0][0].right = 1;
        bytes.clear();
        back.pack(&mut bytes);
        assert_eq!(Forest::unpack(&mut &bytes[..]), None, "a way that does not lead onward");
    }
}
