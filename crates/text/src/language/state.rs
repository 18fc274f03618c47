//! The state of the parser: an arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011) over one sentence, with the
//! costs of its actions against a known tree (Goldberg & Nivre 2013).

use super::labels::DEP;

/// No word.
pub const NONE: u32 = u32::MAX;

/// What the parser does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Puts the next word on the stack.
    Shift,
    /// Makes the top of the stack a dependent of the next word.
    Left,
    /// Makes the top of the stack a dependent of the word under it.
    Right,
}

/// Actions by lane.
pub const ACTIONS: [Action; 3] = [Action::Shift, Action::Left, Action::Right];

/// What has been built around one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its head, [`NONE`] as long as it has none; the root word's head is the position after the last word.
    pub head: u32,
    /// Lane of its label.
    pub label: u8,
    /// Numbers of dependents on the left and on the right.
    pub count: [u8; 2],
    /// Outermost dependents on the left and on the right.
    pub outer: [u32; 2],
    /// The dependents just inside the outermost ones.
    pub inner: [u32; 2],
    /// Labels of the dependents on the left and on the right, one bit for each lane.
    pub labels: [u32; 2],
}

impl Node {
    /// A word with nothing around it.
    pub const BARE: Node = Node { head: NONE, label: DEP, count: [0; 2], outer: [NONE; 2], inner: [NONE; 2], labels: [0; 2] };
}

/// The stack, the next word and the arcs so far.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// One node for each word.
    pub nodes: Vec<Node>,
    stack: Vec<u32>,
    next: u32,
}

impl State {
    /// Starts on a sentence of `len` words.
    pub fn reset(&mut self, len: usize) {
        self.nodes.clear();
        self.nodes.resize(len, Node::BARE);
        self.stack.clear();
        self.next = 0;
    }

    /// Position of the artificial root, after the last word.
    pub fn root(&self) -> u32 {
        self.nodes.len() as u32
    }

    /// The word `depth` below the top of the stack.
    #[inline]
    pub fn stack(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }

    /// The word `ahead` of the next one; the artificial root comes after the last.
    #[inline]
    pub fn buffer(&self, ahead: u32) -> u32 {
        let at = self.next + ahead;
        if at <= self.root() { at } else { NONE }
    }

    /// Whether every word has a head.
    pub fn done(&self) -> bool {
        self.next == self.root() && self.stack.is_empty()
    }

    /// The actions that keep the tree a tree with one root, as bits of [`ACTIONS`].
    pub fn allowed(&self) -> u64 {
        let (size, at_root) = (self.stack.len(), self.next == self.root());
        let shift = !at_root;
        let left = size > 0 && (!at_root || size == 1);
        let right = size > 1;
        u64::from(shift) | u64::from(left) << 1 | u64::from(right) << 2
    }

    /// The head and the dependent that `action` would join.
    pub fn arc(&self, action: Action) -> Option<(u32, u32)> {
        match action {
            Action::Shift => None,
            Action::Left => Some((self.buffer(0), self.stack(0))),
            Action::Right => Some((self.stack(1), self.stack(0))),
        }
    }

    /// Does an allowed action; `label` counts for actions that join.
    pub fn apply(&mut self, action: Action, label: u8) {
        let Some((head, word)) = self.arc(action) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        let node = &mut self.nodes[word as usize];
        (node.head, node.label) = (head, label);
        let side = usize::from(head < word);
        if let Some(head) = self.nodes.get_mut(head as usize) {
            head.count[side] = head.count[side].saturating_add(1);
            head.inner[side] = head.outer[side];
            head.outer[side] = word;
            head.labels[side] |= 1 << label;
        }
    }

    /// How many arcs of the tree `gold` (heads by word, the root's head being [`State::root`]) each action makes unreachable.
    pub fn costs(&self, gold: &[u32]) -> [u32; 3] {
        let (top, under, next) = (self.stack(0), self.stack(1), self.next);
        let gold_head = |word: u32| gold.get(word as usize).copied().unwrap_or(NONE);
        let later = |from: u32| (from..self.root()).filter(|&word| top != NONE && gold[word as usize] == top).count() as u32;
        let waits = |word: u32, from: u32| u32::from(gold_head(word) != NONE && gold_head(word) >= from);
        let shift = self.stack.iter().filter(|&&word| gold_head(word) == next).count() as u32
            + u32::from(self.stack.iter().rev().skip(1).any(|&word| gold_head(next) == word));
        let lost = later(next);
        let under_is_head = u32::from(under != NONE && gold_head(top) == under);
        let left = lost + under_is_head + waits(top, next + 1);
        let right = lost + waits(top, next);
        [shift, left, right]
    }
}
