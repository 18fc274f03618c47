//! Columns of numbers: the lowest bytes of all first, then the next higher ones, so that they deflate well and any one is read at once.

use std::ops::Range;

/// Sums are kept for every so many values.
pub(crate) const BLOCK: usize = 64;

/// Where a column stands; an absent one is zero everywhere.
#[derive(Debug, Clone, Default)]
pub(crate) struct Column {
    range: Range<usize>,
    width: usize,
    count: usize,
}

impl Column {
    pub(crate) fn new(range: Range<usize>, width: usize) -> Column {
        let count = range.len().checked_div(width).unwrap_or(0);
        Column { range: range.start..range.start + count * width, width, count }
    }

    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// Value number `at`; zero beyond the end.
    #[inline]
    pub(crate) fn get(&self, bytes: &[u8], at: usize) -> u32 {
        if at >= self.count {
            return 0;
        }
        let mut number = 0;
        for plane in 0..self.width {
            let byte = bytes.get(self.range.start + plane * self.count + at).copied().unwrap_or(0);
            number |= u32::from(byte) << (8 * plane);
        }
        number
    }

    /// The sum of the values before number `at`, with the sums of whole blocks in `starts`.
    pub(crate) fn sum_before(&self, starts: &Column, bytes: &[u8], at: usize) -> u32 {
        let block = at / BLOCK;
        let values = (block * BLOCK).min(self.count)..at.min(self.count);
        let before = starts.get(bytes, block);
        // plane by plane, since the bytes of one lie side by side
        (0..self.width).fold(before, |sum, plane| {
            let start = self.range.start + plane * self.count;
            let lie = bytes.get(start + values.start..start + values.end).unwrap_or_default();
            let of_plane: u32 = lie.iter().map(|byte| u32::from(*byte)).sum();
            sum.wrapping_add(of_plane << (8 * plane))
        })
    }
}

/// The bytes of a column and their width, the least that holds its values.
pub fn planes(numbers: &[u32]) -> (usize, Vec<u8>) {
    let most = numbers.iter().copied().max().unwrap_or(0);
    // a column of zeros must tell how many they are
    let width = (32 - most.leading_zeros()).div_ceil(8).max(1) as usize;
    let mut bytes = Vec::with_capacity(width * numbers.len());
    for plane in 0..width {
        bytes.extend(numbers.iter().map(|number| (number >> (8 * plane)) as u8));
    }
    (width, bytes)
}

/// The sums of all values before every 64th.
pub fn block_sums(numbers: &[u32]) -> Vec<u32> {
    let mut sum = 0u32;
    let block = |block: &[u32]| {
        let before = sum;
        sum = block.iter().fold(sum, |sum, number| sum.wrapping_add(*number));
        before
    };
    numbers.chunks(BLOCK).map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numbers: &[u32]) {
        let (width, bytes) = planes(numbers);
        let column = Column::new(0..bytes.len(), width);
        let (sum_width, sums) = planes(&block_sums(numbers));
        let mut all = bytes.clone();
        all.extend(&sums);
        let starts = Column::new(bytes.len()..all.len(), sum_width);
        for (at, number) in numbers.iter().enumerate() {
            assert_eq!(column.get(&bytes, at), *number);
            assert_eq!(column.sum_before(&starts, &all, at), numbers[..at].iter().sum::<u32>());
        }
        assert_eq!(column.get(&bytes, numbers.len()), 0);
    }

    #[test]
    fn what_is_packed_is_read() {
        check(&[]);
        check(&[0, 0, 0]);
        check(&[1, 255, 256, 70_000, 16_777_216]);
        check(&(0..300).map(|number| number * 7).collect::<Vec<_>>());
    }
}
