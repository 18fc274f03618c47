//! Seeded chance (SplitMix64): the same run every time.

/// A source of chance.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// A source that starts at `seed`.
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// Yes, `percent` times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// `count` different numbers below `end`, in order; all of them if there are no more.
    pub fn choose(&mut self, end: usize, count: usize) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..end as u32).collect();
        if count < end {
            self.shuffle(&mut numbers);
            numbers.truncate(count);
            numbers.sort_unstable();
        }
        numbers
    }

    /// Puts `items` in an order of chance.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
