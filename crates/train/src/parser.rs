//! Training the parser with a dynamic oracle: it also learns from the states its own mistakes lead to.

use casus_text::language::features::{ACTION_ROWS, LABEL_ROWS, Scene, View};
use casus_text::language::labels::DEP;
use casus_text::language::state::{ACTIONS, State};
use casus_text::language::table::{Choose, Rows};

use crate::conllu::Sentence;
use crate::perceptron::Perceptron;
use crate::random::Random;

/// Binary logarithm of the rows of actions.
pub const ACTION_BITS: u32 = 21;
/// Binary logarithm of the rows of labels.
pub const LABEL_BITS: u32 = 17;
/// How often, in a hundred, training follows its own choice where that is wrong.
const EXPLORE: usize = 90;

/// How many features in a hundred are left out of each training step, so that no rare one is relied on.
const DROP: usize = 35;

/// A parser while it is learned.
pub struct Learner {
    /// Weights of the actions.
    pub actions: Perceptron<3>,
    /// Weights of the labels.
    pub labels: Perceptron<32>,
    state: State,
    action_rows: Rows<ACTION_ROWS>,
    label_rows: Rows<LABEL_ROWS>,
    random: Random,
}

impl Learner {
    /// A parser that knows nothing.
    pub fn new(seed: u64) -> Self {
        Learner {
            actions: Perceptron::new(ACTION_BITS),
            labels: Perceptron::new(LABEL_BITS),
            state: State::default(),
            action_rows: Rows::new(ACTION_BITS),
            label_rows: Rows::new(LABEL_BITS),
            random: Random::new(seed),
        }
    }

    /// Learns from one sentence, whose tree must be projective; `explore` follows wrong choices too. Returns the words that got
    /// the right head.
    pub fn learn(&mut self, sentence: &Sentence, views: &[View], explore: bool) -> usize {
        self.state.reset(views.len());
        while !self.state.done() {
            let allowed = self.state.allowed();
            let guess =
                if allowed.is_power_of_two() { allowed.trailing_zeros() as usize } else { self.choose(sentence, views, allowed, explore) };
            let action = ACTIONS[guess];
            let label = match self.state.arc(action) {
                Some((head, word)) if head < self.state.root() => self.label(sentence, views, head, word),
                _ => DEP,
            };
            self.state.apply(action, label);
        }
        self.state.nodes.iter().zip(&sentence.heads).filter(|(node, gold)| node.head == **gold).count()
    }

    fn choose(&mut self, sentence: &Sentence, views: &[View], allowed: u64, explore: bool) -> usize {
        let costs = self.state.costs(&sentence.heads);
        let least = (0..3).filter(|lane| allowed >> lane & 1 == 1).map(|lane| costs[lane]).min().unwrap_or(0);
        let good = (0..3).filter(|lane| allowed >> lane & 1 == 1 && costs[*lane] == least).map(|lane| 1 << lane).sum();
        Scene { views, state: &self.state }.action_rows(&mut self.action_rows);
        self.action_rows.thin(|| !self.random.chance(DROP));
        let rows = self.action_rows.rows();
        let guess = self.actions.choose(rows, allowed);
        self.actions.tick();
        if good >> guess & 1 == 1 {
            return guess;
        }
        let right = self.actions.choose(rows, good);
        self.actions.update(rows, right, guess);
        if explore && self.random.chance(EXPLORE) { guess } else { right }
    }

    fn label(&mut self, sentence: &Sentence, views: &[View], head: u32, word: u32) -> u8 {
        Scene { views, state: &self.state }.label_rows(head, word, &mut self.label_rows);
        self.label_rows.thin(|| !self.random.chance(DROP));
        let rows = self.label_rows.rows();
        let guess = self.labels.choose(rows, u64::MAX);
        if sentence.heads[word as usize] == head {
            let gold = usize::from(sentence.labels[word as usize]);
            self.labels.tick();
            if guess != gold {
                self.labels.update(rows, gold, guess);
            }
        }
        guess as u8
    }
}
