//! What is asked at each place where a sentence might end.

use super::look::{Gap, Kind, Look};

/// Features asked at each place.
pub const FEATURES: usize = 29;
/// Weights there are; a feature's number is hashed into as many rows.
pub const ROWS: usize = 1 << 18;

/// What is known of the sentence so far, kept from token to token.
#[derive(Clone, Copy, Debug, Default)]
pub struct State {
    /// Tokens since the sentence began.
    since: u32,
    /// Brackets that are open.
    open: u32,
    /// Whether a quotation is open.
    quoted: bool,
    /// Whether the sentence before ended without a mark.
    loose: bool,
}

impl State {
    /// One token further.
    pub fn take(&mut self, look: Look) {
        self.since += 1;
        match look.kind {
            Kind::Open => self.open += 1,
            Kind::Close => self.open = self.open.saturating_sub(1),
            Kind::Quote => self.quoted ^= true,
            Kind::QuoteOpen => self.quoted = true,
            Kind::QuoteClose => self.quoted = false,
            _ => {}
        }
    }

    /// A new sentence after `look`.
    pub fn end(&mut self, look: Look) {
        let marked = matches!(look.kind, Kind::Stop | Kind::Cry | Kind::Dots | Kind::Close | Kind::Quote | Kind::QuoteClose | Kind::Face);
        // a quotation may go on over several sentences, a bracket that was never closed need not
        *self = State { loose: !marked, quoted: self.quoted && self.since < 60, ..State::default() };
    }

    fn since(self) -> u32 {
        match self.since {
            few @ 0..=4 => few,
            5..=7 => 5,
            8..=11 => 6,
            12..=17 => 7,
            18..=29 => 8,
            30..=49 => 9,
            _ => 10,
        }
    }

    fn inside(self) -> u32 {
        self.open.min(2) << 1 | u32::from(self.quoted)
    }
}

/// The rows of the features that hold where a sentence might end after token `at` of `looks`, one paragraph's tokens.
pub fn ask(looks: &[Look], at: usize, state: State) -> [u32; FEATURES] {
    let look = |at: Option<usize>| at.and_then(|at| looks.get(at)).copied().unwrap_or_default();
    let (p2, p1, w0) = (look(at.checked_sub(2)), look(at.checked_sub(1)), look(Some(at)));
    let (n1, n2, n3) = (look(Some(at + 1)), look(Some(at + 2)), look(Some(at + 3)));
    let gap = w0.gap as u32;
    let kinds = |looks: &[Look]| looks.iter().fold(0, |all, look| all << 5 | look.kind as u32);
    let around = kinds(&[w0, n1]) | gap << 10;
    let since = state.since();
    [
        row(0, around, 0, 0),
        row(1, w0.word, 0, 0),
        row(2, n1.word, 0, 0),
        row(3, w0.word, n1.kind as u32 | gap << 5, 0),
        row(4, n1.word, around, 0),
        row(5, n1.word, w0.word, 0),
        row(6, p1.word, w0.word, 0),
        row(7, n1.word, n2.word, 0),
        row(8, n2.word, around, 0),
        row(9, p1.word, around, 0),
        row(10, kinds(&[p1, w0, n1]), 0, 0),
        row(11, kinds(&[w0, n1, n2]), 0, 0),
        row(12, kinds(&[p1, w0, n1, n2]) | gap << 20, 0, 0),
        row(13, kinds(&[p2, p1, w0, n1, n2]), 0, 0),
        row(14, kinds(&[w0, n1, n2, n3]), 0, 0),
        row(15, around, since, 0),
        row(16, kinds(&[p1, w0, n1]), since, 0),
        row(17, kinds(&[w0, n1, n2]), since, 0),
        row(18, n1.word, since, 0),
        row(19, w0.word, since, 0),
        row(20, around, state.inside(), 0),
        row(21, kinds(&[w0, n1, n2]), state.inside(), 0),
        row(22, around, u32::from(state.loose) | since << 1, 0),
        row(23, p1.word, w0.kind as u32, n1.word),
        row(24, w0.word, n1.word, n2.kind as u32 | gap << 5),
        row(25, n1.word, u32::from(w0.gap == Gap::None) | u32::from(state.quoted) << 1 | (n2.kind as u32) << 2, 0),
        row(26, kinds(&[p1, w0, n1, n2, n3]), u32::from(state.loose), 0),
        row(27, around, n1.role as u32, 1),
        row(28, w0.word, n1.role as u32 | (n1.kind as u32) << 2, 1),
    ]
}

/// The row of three values of the feature with this number.
fn row(feature: u64, a: u32, b: u32, c: u32) -> u32 {
    let mixed = (u64::from(a) | u64::from(b) << 32) ^ (u64::from(c) << 8 | feature).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 29).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (mixed >> (64 - ROWS.ilog2())) as u32
}
