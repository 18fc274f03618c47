//! Hashed weights: a feature is a number, the number's hash is a row, a row holds one small weight per choice.

/// What picks the best of a few choices from the rows of the features that hold. The trainer has one over `f32`.
pub trait Choose {
    /// The best choice among the bits of `allowed` (never 0), the lowest one among equals.
    fn choose(&self, rows: &[u32], allowed: u64) -> usize;
}

/// A table of `i8` weights, `1 << bits` rows of `LANES` choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<const LANES: usize> {
    rows: Vec<[i8; LANES]>,
}

impl<const LANES: usize> Table<LANES> {
    /// A table over `weights`, rows one after another; their number must be `LANES << bits`.
    pub fn new(weights: &[i8], bits: u32) -> Option<Self> {
        let (rows, rest) = weights.as_chunks::<LANES>();
        (rest.is_empty() && rows.len() == 1 << bits).then(|| Table { rows: rows.to_vec() })
    }
}

impl<const LANES: usize> Table<LANES> {
    fn sums(&self, rows: &[u32]) -> [i16; LANES] {
        let mask = self.rows.len() - 1;
        let mut sums = [0_i16; LANES];
        for &row in rows {
            // 256 rows of 127 at most: i16 holds them
            for (sum, &weight) in sums.iter_mut().zip(&self.rows[row as usize & mask]) {
                *sum += i16::from(weight);
            }
        }
        sums
    }
}

impl<const LANES: usize> Choose for Table<LANES> {
    fn choose(&self, rows: &[u32], allowed: u64) -> usize {
        best(&self.sums(rows), allowed)
    }
}

/// A table of three choices, stored as what the second and the third have over the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relative(pub Table<2>);

impl Choose for Relative {
    fn choose(&self, rows: &[u32], allowed: u64) -> usize {
        let [second, third] = self.0.sums(rows);
        best(&[0, second, third], allowed)
    }
}

/// The position of the greatest of `sums` among the bits of `allowed`.
pub fn best<T: Copy + PartialOrd>(sums: &[T], allowed: u64) -> usize {
    let mut found: Option<(usize, T)> = None;
    for (at, &sum) in sums.iter().enumerate() {
        if allowed >> at & 1 == 1 && found.is_none_or(|(_, top)| sum > top) {
            found = Some((at, sum));
        }
    }
    found.map_or(0, |(at, _)| at)
}

/// Rows of the features that hold, gathered without allocating. Each call takes the next template's number, so a feature
/// function must make the same calls in the same order every time.
#[derive(Clone, Debug)]
pub struct Rows<const MOST: usize> {
    at: [u32; MOST],
    len: usize,
    shift: u32,
    family: u64,
}

impl<const MOST: usize> Rows<MOST> {
    /// No rows yet, of a table with `1 << bits` rows.
    pub fn new(bits: u32) -> Self {
        const { assert!(MOST <= 256, "sums of rows must fit i16") };
        Rows { at: [0; MOST], len: 0, shift: 64 - bits, family: 0 }
    }

    /// Forgets all rows; `family` keeps apart features that mean something else under other circumstances (a direction).
    pub fn clear(&mut self, family: u32) {
        self.len = 0;
        self.family = u64::from(family) << 8;
    }

    /// The rows gathered.
    pub fn rows(&self) -> &[u32] {
        &self.at[..self.len]
    }

    /// Keeps only the rows `keep` says yes to, for training that is not to lean on any one feature.
    pub fn thin(&mut self, mut keep: impl FnMut() -> bool) {
        let mut kept = 0;
        for at in 0..self.len {
            if keep() {
                self.at[kept] = self.at[at];
                kept += 1;
            }
        }
        self.len = kept;
    }

    /// A feature of one value.
    #[inline(always)]
    pub fn one(&mut self, a: u32) {
        self.put(u64::from(a));
    }

    /// A feature of two values.
    #[inline(always)]
    pub fn two(&mut self, a: u32, b: u32) {
        self.put(u64::from(a) | u64::from(b) << 32);
    }

    /// A feature of three values.
    #[inline(always)]
    pub fn three(&mut self, a: u32, b: u32, c: u32) {
        self.put((u64::from(a) | u64::from(b) << 32) ^ (u64::from(c) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    }

    #[inline(always)]
    fn put(&mut self, value: u64) {
        let template = (self.len as u64 + 1 + self.family).wrapping_mul(0xd6e8_feb8_6659_fd93);
        let mixed = (value ^ template).wrapping_mul(0xff51_afd7_ed55_8ccd);
        let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        self.at[self.len] = (mixed >> self.shift) as u32;
        self.len += 1;
    }
}

/// A 32-bit hash of two numbers, for values that features combine often.
pub fn join(a: u32, b: u32) -> u32 {
    let mixed = (u64::from(a) | u64::from(b) << 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ mixed >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd).wrapping_shr(32) as u32
}

/// A 32-bit hash of bytes (FNV-1a, mixed once more).
pub fn hash(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(0x811c_9dc5_u32, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    join(sum, bytes.len() as u32)
}
