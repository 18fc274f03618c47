//! Names that a report repeats: a word taken for a name in one place and passed over in another is a name there too.

use super::lists::Table;
use super::look::Look;

/// Labels words that were passed over as most of their other occurrences in the report are.
pub fn agree(looks: &[Vec<Look>], labels: &mut [Vec<u8>]) {
    let mut votes: Table<[u32; 8]> = Table::default();
    for (look, label) in looks.iter().flatten().zip(labels.iter().flatten()).filter(|(look, _)| look.may_name) {
        votes.entry(look.lower).or_default()[usize::from(label.div_ceil(2)).min(7)] += 1;
    }
    for (looks, labels) in looks.iter().zip(labels) {
        for at in 0..looks.len() {
            let look = &looks[at];
            if labels[at] > 0 || !look.may_name || look.in_small_letters() {
                continue;
            }
            let votes = votes.get(&look.lower).copied().unwrap_or_default();
            let best = (1..votes.len()).max_by_key(|&label| (votes[label], std::cmp::Reverse(label))).unwrap_or(0);
            if votes[best] > 0 && votes[best] >= votes[0] {
                let begin = 2 * best as u8 - 1;
                let goes_on = at > 0 && (labels[at - 1] == begin || labels[at - 1] == begin + 1);
                labels[at] = if goes_on { begin + 1 } else { begin };
            }
        }
    }
}
