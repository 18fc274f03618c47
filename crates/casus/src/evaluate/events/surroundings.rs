//! How alike two stretches of text are: which of several places with the same words is meant.

/// Twice the characters in common blocks, over all characters: 1 for equal texts. The longest common block first, then left and
/// right of it, as Python's `difflib` has it.
pub(super) fn likeness(a: &[char], b: &[char]) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    2.0 * common(a, b) as f64 / (a.len() + b.len()) as f64
}

fn common(a: &[char], b: &[char]) -> usize {
    let (in_a, in_b, size) = longest(a, b);
    if size == 0 {
        return 0;
    }
    common(&a[..in_a], &b[..in_b]) + size + common(&a[in_a + size..], &b[in_b + size..])
}

/// The longest block in both: of several the one that begins first in `a`, of those the one that begins first in `b`.
fn longest(a: &[char], b: &[char]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    let mut ending = vec![0; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![0; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            if x == y {
                let size = ending[j] + 1;
                next[j + 1] = size;
                if size > best.2 {
                    best = (i + 1 - size, j + 1 - size, size);
                }
            }
        }
        ending = next;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: f64) {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        let found = likeness(&chars(a), &chars(b));
        assert!((found - expected).abs() < 1e-12, "{a} {b}: {found}");
    }

    #[test]
    fn as_difflib_counts() {
        // expected by SequenceMatcher(None, a, b, autojunk=False).ratio()
        check("", "", 1.0);
        check("raid", "", 0.0);
        check("a raid hit Homs", "a raid hit Hama", 0.866_666_666_666_666_7);
        check("the raid on Hama, too", "A raid on Aleppo failed", 0.454_545_454_545_454_53);
        check("abcabc", "cabcab", 0.833_333_333_333_333_4);
    }
}
