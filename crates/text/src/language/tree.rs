//! The best tree over the words of a sentence (Chu-Liu/Edmonds), with one root.

/// Added to the score of hanging a second word from the root: no tree that has one root ever needs it.
const SECOND_ROOT: f32 = -1e4;

/// The heads of `words` words in the best tree: word 1 first, 0 for the root. `scores` has a row for each word and in it `words` + 1
/// scores: of the root, then of each word as its head.
pub fn best_tree(scores: &[f32], words: usize) -> Vec<usize> {
    let width = words + 1;
    let greedy: Vec<usize> = (0..words).map(|word| best(&scores[word * width..][..width], word + 1)).collect();
    if greedy.iter().filter(|&&head| head == 0).count() == 1 && cycle(&greedy).is_none() {
        return greedy;
    }
    let mut arcs = vec![f32::NEG_INFINITY; width * width];
    for word in 1..=words {
        for head in 0..=words {
            if head != word {
                let bonus = if head == 0 { SECOND_ROOT } else { 0.0 };
                arcs[word * width + head] = scores[(word - 1) * width + head] + bonus;
            }
        }
    }
    edmonds(&arcs, width)[1..].to_vec()
}

fn best(row: &[f32], not: usize) -> usize {
    let mut best = usize::from(not == 0);
    for (head, score) in row.iter().enumerate() {
        if head != not && (*score > row[best] || best == not) {
            best = head;
        }
    }
    best
}

/// A cycle in `heads` (of word 1 first), as words from 1 on.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0_usize; heads.len() + 1];
    for start in 1..=heads.len() {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start;
            at = heads[at - 1];
        }
        if at != 0 && seen[at] == start {
            let mut cycle = vec![at];
            let mut next = heads[at - 1];
            while next != at {
                cycle.push(next);
                next = heads[next - 1];
            }
            return Some(cycle);
        }
    }
    None
}

/// Heads of `count` nodes, node 0 being the root; `arcs[node * count + head]`.
fn edmonds(arcs: &[f32], count: usize) -> Vec<usize> {
    let heads: Vec<usize> = (1..count).map(|node| best(&arcs[node * count..][..count], node)).collect();
    let Some(cycle) = cycle(&heads) else {
        return [0].into_iter().chain(heads).collect();
    };
    let inside = |node: usize| cycle.contains(&node);
    // nodes outside keep their order, the cycle becomes the last node
    let outside: Vec<usize> = (0..count).filter(|&node| !inside(node)).collect();
    let small = outside.len() + 1;
    let last = small - 1;
    let mut contracted = vec![f32::NEG_INFINITY; small * small];
    let mut leaves_from = vec![0; small];
    let mut enters_at = vec![0; small];
    let total: f32 = cycle.iter().map(|&node| arcs[node * count + heads[node - 1]]).sum();
    for (new, &old) in outside.iter().enumerate() {
        if old != 0 {
            for (new_head, &old_head) in outside.iter().enumerate() {
                contracted[new * small + new_head] = arcs[old * count + old_head];
            }
            let from = cycle.iter().copied().max_by(|a, b| arcs[old * count + a].total_cmp(&arcs[old * count + b])).unwrap_or(0);
            contracted[new * small + last] = arcs[old * count + from];
            leaves_from[new] = from;
        }
        let gain = |node: usize| total - arcs[node * count + heads[node - 1]] + arcs[node * count + old];
        let at = cycle.iter().copied().max_by(|&a, &b| gain(a).total_cmp(&gain(b))).unwrap_or(0);
        contracted[last * small + new] = gain(at);
        enters_at[new] = at;
    }
    let inner = edmonds(&contracted, small);
    let mut found = vec![0; count];
    for &node in &cycle {
        found[node] = heads[node - 1];
    }
    for (new, &old) in outside.iter().enumerate().skip(1) {
        found[old] = if inner[new] == last { leaves_from[new] } else { outside[inner[new]] };
    }
    let head = inner[last];
    found[enters_at[head]] = outside[head];
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_tree_is_found_among_all_trees() {
        let mut seed = 7_u64;
        let mut chance = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 40) as f32 / 16_777_216.0 * 8.0
        };
        for words in 1..=5_usize {
            for _ in 0..200 {
                let scores: Vec<f32> = (0..words * (words + 1)).map(|_| chance()).collect();
                let value = |heads: &[usize]| -> f32 { heads.iter().enumerate().map(|(w, &h)| scores[w * (words + 1) + h]).sum() };
                let mut best = f32::NEG_INFINITY;
                for code in 0..(words + 1).pow(words as u32) {
                    let heads: Vec<usize> = (0..words).map(|w| code / (words + 1).pow(w as u32) % (words + 1)).collect();
                    let loops = heads.iter().enumerate().any(|(w, &h)| h == w + 1);
                    if !loops && heads.iter().filter(|&&h| h == 0).count() == 1 && cycle(&heads).is_none() {
                        best = best.max(value(&heads));
                    }
                }
                let found = best_tree(&scores, words);
                assert!(cycle(&found).is_none() && found.iter().filter(|&&h| h == 0).count() == 1, "{found:?}");
                assert!((value(&found) - best).abs() < 1e-3, "{words} words: {} instead of {best}", value(&found));
            }
        }
    }
}
