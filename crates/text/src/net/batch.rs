//! Sentences side by side: the words of one step lie together, longest sentence first, so that a step is one product.

/// The layout of some sentences.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Sentences, longest first, by their number in the data.
    pub sentences: Vec<usize>,
    /// Their lengths, in the same order.
    pub lengths: Vec<usize>,
    /// For each step the row of its first word.
    pub offsets: Vec<usize>,
    /// For each step how many sentences are that long.
    pub active: Vec<usize>,
    /// All words.
    pub rows: usize,
}

impl Batch {
    /// Lays out `sentences`, of which `length` tells the length.
    pub fn new(mut sentences: Vec<usize>, length: impl Fn(usize) -> usize) -> Batch {
        sentences.sort_by_key(|&sentence| (std::cmp::Reverse(length(sentence)), sentence));
        let lengths: Vec<usize> = sentences.iter().map(|&sentence| length(sentence)).collect();
        let (mut offsets, mut active, mut rows) = (Vec::new(), Vec::new(), 0);
        for step in 0..lengths.first().copied().unwrap_or(0) {
            let count = lengths.partition_point(|&length| length > step);
            offsets.push(rows);
            active.push(count);
            rows += count;
        }
        Batch { sentences, lengths, offsets, active, rows }
    }

    /// The row of word `step` of sentence `place`, a place in `self.sentences`.
    pub fn row(&self, place: usize, step: usize) -> usize {
        self.offsets[step] + place
    }
}
