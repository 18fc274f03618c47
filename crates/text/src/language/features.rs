//! Features of the parser: those of Zhang & Nivre (2011), cut to the arc-hybrid system, with the words around an attachment.

use super::state::{NONE, State};
use super::table::{Rows, join};
use super::words::Form;

/// Room for the features of an action.
pub const ACTION_ROWS: usize = 104;
/// Room for the features of a label.
pub const LABEL_ROWS: usize = 64;

/// A tagged word as the parser sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    word: u32,
    tag: u32,
    both: u32,
    end: u32,
    cluster: u32,
}

const NOWHERE: View = View { word: 2, tag: 30, both: 3, end: 2, cluster: 511 };
const ROOT: View = View { word: 4, tag: 29, both: 5, end: 4, cluster: 510 };

impl View {
    /// A word of this form and with this tag.
    pub fn new(form: &Form, tag: u8) -> View {
        let tag = u32::from(tag);
        View { word: form.word, tag, both: join(form.word, tag), end: form.ends[2], cluster: form.cluster }
    }
}

/// The words of a sentence and the parser's state over them.
pub struct Scene<'s> {
    /// The words.
    pub views: &'s [View],
    /// The state.
    pub state: &'s State,
}

/// What the features ask of a word on the stack: its view, its dependents' labels and numbers.
#[derive(Clone, Copy)]
struct Around {
    own: View,
    outer: [View; 2],
    label: [u32; 2],
    inner: [View; 2],
    count: [u32; 2],
    labels: [u32; 2],
}

impl Scene<'_> {
    fn view(&self, at: u32) -> View {
        self.views.get(at as usize).copied().unwrap_or(if at == NONE { NOWHERE } else { ROOT })
    }

    fn label(&self, at: u32) -> u32 {
        self.state.nodes.get(at as usize).map_or(32, |node| u32::from(node.label))
    }

    fn around(&self, at: u32) -> Around {
        let own = self.view(at);
        let Some(node) = self.state.nodes.get(at as usize) else {
            return Around { own, outer: [NOWHERE; 2], label: [32; 2], inner: [NOWHERE; 2], count: [0; 2], labels: [0; 2] };
        };
        Around {
            own,
            outer: node.outer.map(|at| self.view(at)),
            label: node.outer.map(|at| self.label(at)),
            inner: node.inner.map(|at| self.view(at)),
            count: node.count.map(|count| u32::from(count.min(5))),
            labels: node.labels,
        }
    }

    /// The features by which the next action is chosen.
    pub fn action_rows(&self, rows: &mut Rows<ACTION_ROWS>) {
        let state = self.state;
        let (at0, at1, at2) = (state.stack(0), state.stack(1), state.stack(2));
        let (s0, s1, s2) = (self.around(at0), self.around(at1), self.view(at2));
        let n0 = self.around(state.buffer(0));
        let (n1, n2) = (self.view(state.buffer(1)), self.view(state.buffer(2)));
        let far = distance(at0, state.buffer(0)) | distance(at1, at0) << 4;
        let (s, u, n) = (s0.own, s1.own, n0.own);
        rows.clear(0);
        for word in [s, u, n] {
            rows.one(word.word);
            rows.one(word.both);
        }
        rows.two(s.tag | u.tag << 8 | n.tag << 16, 0);
        rows.one(n1.both);
        rows.one(n2.both);
        rows.one(s2.both);
        rows.two(s2.tag, s.tag);
        // pairs
        rows.two(s.both, n.both);
        rows.two(s.both, n.word);
        rows.two(s.word, n.both);
        rows.two(s.both, n.tag);
        rows.two(s.tag, n.both);
        rows.two(s.word, n.word);
        rows.two(s.tag, n.tag);
        rows.two(u.both, s.both);
        rows.two(u.both, s.tag);
        rows.two(u.tag, s.both);
        rows.two(u.word, s.word);
        rows.two(u.tag, s.tag);
        rows.two(u.tag, n.both);
        rows.two(u.both, n.tag);
        rows.two(u.word, n.word);
        rows.two(n.tag, n1.tag);
        rows.two(n.both, n1.tag);
        rows.two(n.word, n1.word);
        rows.three(s.tag, n.word, n1.tag | n2.tag << 8);
        // triples
        let tags = |a: View, b: View, c: View| a.tag | b.tag << 8 | c.tag << 16;
        rows.one(tags(n, n1, n2));
        rows.one(tags(s, n, n1));
        rows.two(tags(s, n, n1), n2.tag | u.tag << 8);
        rows.one(tags(s2, u, s));
        rows.two(tags(s2, u, s), n.tag);
        rows.two(s.word, tags(u, n, n1));
        rows.two(u.word, tags(s, n, n1));
        rows.two(n.word, tags(u, s, n1));
        rows.three(u.word, s.tag, n.word);
        rows.three(u.tag, s.word, n.word);
        rows.three(u.word, s.word, n.tag);
        rows.three(u.word, n.word, n1.word);
        // dependents
        for side in [0, 1] {
            rows.one(tags(s, s0.outer[side], n));
            rows.one(tags(u, s1.outer[side], s));
            rows.one(tags(u, s0.outer[side], s));
            rows.one(tags(u, s1.outer[side], n));
            rows.two(s.both, s0.label[side] | s0.count[side] << 8);
            rows.two(u.both, s1.label[side] | s1.count[side] << 8);
            rows.three(s.tag, s0.labels[side], n.tag);
            rows.three(u.tag, s1.labels[side], s.tag);
            rows.two(s0.outer[side].word, s.tag | n.tag << 8);
            rows.two(s1.outer[side].word, u.tag | s.tag << 8);
            rows.one(tags(s0.inner[side], s0.outer[side], s));
        }
        rows.one(tags(s, n, n0.outer[0]));
        rows.two(n.both, n0.label[0] | n0.count[0] << 8);
        rows.three(n.tag, n0.labels[0], s.tag);
        rows.three(s.tag, s0.labels[0], s0.labels[1]);
        rows.three(u.tag, s1.labels[0], s1.labels[1]);
        // case and marker words between two words
        rows.three(u.word, s0.outer[0].word, s.tag);
        rows.three(u.tag, s0.outer[0].word, s.word);
        rows.three(s.word, n0.outer[0].word, n.tag);
        rows.three(u.tag | s.tag << 8, s0.outer[0].word, n.word);
        // relative pronouns: the word after a noun may be one that says more of it
        rows.two(n0.outer[0].word, s.tag | n.tag << 8);
        rows.three(n0.outer[0].word, n0.inner[0].word, s.tag);
        rows.three(n0.inner[0].word, s.tag | n.tag << 8, u.tag);
        // distance
        rows.two(far, s.word);
        rows.two(far, n.word);
        rows.two(far, u.word);
        rows.two(far, tags(u, s, n));
        rows.three(far & 15, s.word, n.word);
        rows.three(far >> 4, u.word, s.word);
        // clusters
        rows.three(s.cluster, n.cluster, 0);
        rows.three(u.cluster, s.cluster, 1);
        rows.three(u.cluster, s.cluster, s0.outer[0].word);
        rows.three(s.cluster, n.word, n1.cluster);
        rows.three(u.cluster, n.word, n1.cluster);
        rows.three(u.tag, s.end, n.tag);
    }

    /// The features by which the label of `word` under `head` is chosen, before they are joined.
    pub fn label_rows(&self, head: u32, word: u32, rows: &mut Rows<LABEL_ROWS>) {
        let (h, d) = (self.around(head), self.around(word));
        let left = u32::from(word < head);
        let near = |at: u32, step: i32| match at {
            NONE => NOWHERE,
            at => at.checked_add_signed(step).map_or(NOWHERE, |at| self.view(at)),
        };
        let far = distance(word.min(head), word.max(head));
        let (hv, dv) = (h.own, d.own);
        rows.clear(1 + left);
        rows.one(dv.word);
        rows.one(dv.both);
        rows.one(hv.both);
        rows.two(dv.tag, hv.tag);
        rows.two(dv.both, hv.tag);
        rows.two(dv.tag, hv.both);
        rows.two(dv.word, hv.word);
        rows.three(dv.tag, hv.tag, far);
        rows.two(dv.end, hv.tag);
        rows.two(dv.tag, hv.end);
        rows.three(dv.tag, d.outer[0].word, hv.tag);
        rows.three(dv.tag, d.outer[0].word, hv.word);
        rows.three(dv.word, d.outer[0].word, hv.tag);
        rows.three(dv.tag, d.outer[1].tag, hv.tag);
        rows.three(dv.tag, d.inner[0].word, hv.tag);
        rows.three(dv.tag, d.labels[0], hv.tag);
        rows.three(dv.tag, d.labels[1], hv.tag);
        rows.three(dv.word, d.labels[0], hv.tag);
        rows.three(dv.end, d.labels[0], hv.tag);
        rows.three(dv.tag, h.labels[0], hv.tag);
        rows.three(dv.tag, h.labels[1], hv.tag);
        rows.three(dv.tag, h.labels[0], hv.word);
        rows.three(dv.tag, h.labels[1], hv.word);
        rows.three(dv.tag, h.labels[0], hv.end);
        rows.three(dv.word, h.label[0], h.label[1]);
        rows.three(d.outer[0].word, h.labels[0], hv.end);
        rows.three(dv.tag, near(word, -1).tag, hv.tag);
        rows.three(dv.tag, near(word, 1).tag, hv.tag);
        rows.three(dv.tag, near(word, -1).word, hv.tag);
        rows.three(dv.tag, near(word, 1).word, hv.tag);
        rows.three(dv.tag, near(head, -1).tag, hv.tag);
        rows.three(dv.tag, near(head, 1).tag, hv.tag);
        rows.three(dv.both, near(head, 1).word, hv.tag);
        rows.three(dv.cluster, hv.cluster, 0);
        rows.three(dv.cluster, d.outer[0].word, hv.cluster);
        rows.three(dv.cluster, hv.tag, 1);
        rows.three(dv.tag, hv.cluster, 2);
    }
}

fn distance(from: u32, to: u32) -> u32 {
    if from == NONE || to == NONE {
        return 0;
    }
    match to - from {
        near @ 0..=4 => near,
        5 | 6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}
