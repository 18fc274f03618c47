//! What qualifies a number: "more than", "at least", "up to", "about".

use super::amounts::Amount;

/// What the words before (or after) a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// "at least", "more than".
    Least,
    /// "up to", "as many as".
    Most,
    /// "fewer than".
    Fewer,
    /// "about".
    About,
    /// "nearly".
    Nearly,
}

/// The qualifier at the start of `words`, and how many of them it takes.
pub(super) fn before(words: &[&str]) -> Option<(Bound, usize)> {
    use Bound::{About, Fewer, Least, Most, Nearly};
    Some(match words {
        ["no" | "not", "more", "than", ..] => (Most, 3),
        ["no" | "not", "fewer" | "less", "than", ..] => (Least, 3),
        ["far" | "well" | "slightly" | "significantly", "more", "than", ..] | ["in", "excess", "of", ..] => (Least, 3),
        ["a", "minimum", "of", ..] => (Least, 3),
        ["a", "maximum", "of", ..] | ["as", "many" | "much", "as", ..] => (Most, 3),
        ["more", "than", ..] | ["at", "least", ..] | ["upward" | "upwards", "of", ..] | ["minimum", "of", ..] => (Least, 2),
        ["just" | "well" | "slightly", "over", ..] => (Least, 2),
        ["up", "to", ..] | ["at", "most", ..] | ["maximum", "of", ..] => (Most, 2),
        ["fewer" | "less", "than", ..] => (Fewer, 2),
        ["just", "under", ..] | ["close", "to", ..] => (Nearly, 2),
        ["an", "estimated", ..] => (About, 2),
        ["over", ..] => (Least, 1),
        ["nearly" | "almost", ..] => (Nearly, 1),
        ["about" | "around" | "some" | "approximately" | "approx." | "roughly" | "estimated" | "circa", ..] => (About, 1),
        _ => return None,
    })
}

/// The qualifier after a number: "or more", "or so", "at least" before the end of a phrase.
pub(super) fn after(words: &[&str]) -> Option<(Bound, usize)> {
    Some(match words {
        ["or", "more", ..] => (Bound::Least, 2),
        ["or", "so", ..] => (Bound::About, 2),
        _ => return None,
    })
}

impl Bound {
    /// The amount as qualified. "About" leaves ranges and vague words as they are, for they say it already.
    pub(super) fn apply(self, amount: &mut Amount) {
        let exact = amount.high == Some(amount.low);
        let n = amount.best;
        match self {
            Bound::Least => amount.high = None,
            Bound::Most => {
                let most = amount.high.unwrap_or(n);
                (amount.low, amount.best, amount.high) = (most.min(1), most, amount.high);
            }
            Bound::Fewer => {
                let most = n.saturating_sub(1);
                (amount.low, amount.best, amount.high) = (most.min(1), most, Some(most));
            }
            Bound::About | Bound::Nearly if exact => {
                amount.low = n.saturating_mul(9).saturating_add(5) / 10;
                let above = if self == Bound::Nearly { n } else { n.saturating_mul(11).saturating_add(5) / 10 };
                amount.high = Some(above.max(n));
            }
            Bound::About | Bound::Nearly => {}
        }
    }
}
