//! Boosted trees over a few dense features, as `casus-train` learns them.

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

/// Trees whose values are added up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forest {
    /// What is there before the first tree.
    pub start: f32,
    /// Nodes of each tree, the root first.
    pub trees: Vec<Vec<Node>>,
}

impl Forest {
    /// The sum for a row, in nats. What a row lacks counts as 0.
    pub fn sum(&self, row: &[f32]) -> f32 {
        self.start + self.trees.iter().map(|tree| Forest::leaf(tree, row)).sum::<f32>()
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
