//! Making trees projective by hanging crossing words one step higher, again and again, shortest arcs first.

/// Lifts the heads of crossing arcs in place; the root's head is the number of words. Says whether anything was lifted.
pub fn lift(heads: &mut [u32]) -> bool {
    let mut lifted = false;
    while let Some(word) = crossing(heads) {
        let head = heads[word] as usize;
        heads[word] = heads[head];
        lifted = true;
    }
    lifted
}

/// The word under the shortest arc that spans a word not below that arc's head.
fn crossing(heads: &[u32]) -> Option<usize> {
    let root = heads.len();
    (0..root)
        .filter(|&word| {
            let head = heads[word] as usize;
            head < root && (word.min(head) + 1..word.max(head)).any(|between| !is_below(heads, between, head))
        })
        .min_by_key(|&word| word.abs_diff(heads[word] as usize))
}

fn is_below(heads: &[u32], word: usize, head: usize) -> bool {
    let mut at = word;
    for _ in 0..heads.len() {
        if at == head {
            return true;
        }
        if at >= heads.len() {
            return false;
        }
        at = heads[at] as usize;
    }
    false
}
