//! Greedy parsing: one action after another, a label whenever two words are joined.

use super::features::{ACTION_ROWS, LABEL_ROWS, Scene, View};
use super::labels::DEP;
use super::state::{ACTIONS, State};
use super::table::{Choose, Rows};

/// The weights of a parser.
pub struct Parser<'w, A, L> {
    /// Choose actions, lanes of [`ACTIONS`].
    pub actions: &'w A,
    /// Choose labels, lanes of [`LABELS`](super::labels::LABELS).
    pub labels: &'w L,
}

impl<A: Choose, L: Choose> Parser<'_, A, L> {
    /// Parses the words `views` into `state`.
    pub fn parse(&self, views: &[View], state: &mut State, action_rows: &mut Rows<ACTION_ROWS>, label_rows: &mut Rows<LABEL_ROWS>) {
        state.reset(views.len());
        while !state.done() {
            let scene = Scene { views, state };
            let allowed = state.allowed();
            let lane = if allowed.is_power_of_two() {
                allowed.trailing_zeros() as usize
            } else {
                scene.action_rows(action_rows);
                self.actions.choose(action_rows.rows(), allowed)
            };
            let action = ACTIONS[lane];
            let label = match state.arc(action) {
                Some((head, word)) if head < state.root() => {
                    scene.label_rows(head, word, label_rows);
                    self.labels.choose(label_rows.rows(), u64::MAX) as u8
                }
                _ => DEP,
            };
            state.apply(action, label);
        }
    }
}
