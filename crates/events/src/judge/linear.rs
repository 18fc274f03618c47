//! Weights of many sparse features for several yes-or-no questions at once, as `casus-train` learns them.

use archmage::prelude::*;

/// What is seen: features that count one each, and others that count less.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'f> {
    /// Features that count `each`.
    pub features: &'f [u32],
    /// What each of `features` counts.
    pub each: f32,
    /// Features that count `weight` each.
    pub around: &'f [u32],
    /// What each of `around` counts.
    pub weight: f32,
}

impl<'f> Seen<'f> {
    /// Features that count one each.
    pub fn of(features: &'f [u32]) -> Seen<'f> {
        Seen { features, each: 1.0, around: &[], weight: 0.0 }
    }

    /// Features that count one each, and others that all together count `whole` times the root of their number.
    pub fn with_around(features: &'f [u32], around: &'f [u32], whole: f32) -> Seen<'f> {
        Seen { features, each: 1.0, around, weight: whole / (around.len() as f32).sqrt().max(1.0) }
    }

    /// The same, so scaled that what is seen is of length one, however many features it has.
    pub fn even(self) -> Seen<'f> {
        let squares = self.features.len() as f32 * self.each * self.each + self.around.len() as f32 * self.weight * self.weight;
        let scale = squares.sqrt().max(f32::MIN_POSITIVE).recip();
        Seen { each: self.each * scale, weight: self.weight * scale, ..self }
    }

    /// All features with what each counts.
    pub fn values(self) -> impl Iterator<Item = (u32, f32)> {
        let around = self.around.iter().map(move |feature| (*feature, self.weight));
        self.features.iter().map(move |feature| (*feature, self.each)).chain(around)
    }
}

/// Weights, one byte each: features share a row where the first `bits` bits of their hashes agree.
///
/// A byte `b` stands for `b·|b|` steps, so that small weights are told apart more finely than large ones. Rows without a weight, which
/// are most, are not kept: what is left stays in the nearer caches.
#[derive(Clone, Debug, PartialEq)]
pub struct Linear {
    bits: u32,
    outputs: usize,
    /// What one step is worth, question by question, in nats.
    steps: Vec<f32>,
    /// Which rows are kept.
    kept: Vec<Block>,
    /// The rows that are kept, each filled up with zeros to `stride`.
    weights: Vec<i8>,
    stride: usize,
}

/// Of 64 rows those that are kept, a bit each, and how many are kept before them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Block {
    rows: u64,
    before: u32,
}

/// Where more than a few questions are asked, so many are summed up side by side.
const LANES: usize = 8;
/// So many features are looked up before their weights are added.
const AT_ONCE: usize = 64;

/// More rows than any model has.
const MOST_BITS: u32 = 22;
/// More questions than any model asks at once.
const MOST_OUTPUTS: usize = 256;
const TOP: f32 = 127.0;

impl Default for Linear {
    /// Knows no question.
    fn default() -> Self {
        Linear::of(0, 0, std::iter::empty())
    }
}

impl Linear {
    /// Rounds `weights`, rows of `outputs` values for each of `2^bits` rows.
    ///
    /// # Panics
    ///
    /// When there are more or fewer.
    pub fn round(bits: u32, outputs: usize, weights: &[f32]) -> Linear {
        assert_eq!(weights.len(), outputs << bits, "one weight for each row and question");
        let most = |output: usize| weights.iter().skip(output).step_by(outputs.max(1)).fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let steps: Vec<f32> = (0..outputs).map(|output| (most(output) / (TOP * TOP)).max(f32::MIN_POSITIVE)).collect();
        let byte = |(at, weight): (usize, &f32)| {
            let size = (weight.abs() / steps[at % outputs]).sqrt().round().min(TOP);
            (size * weight.signum()) as i8
        };
        let kept = weights.iter().enumerate().map(|(at, weight)| (at, byte((at, weight)))).filter(|(_, byte)| *byte != 0);
        Linear::of(bits, outputs, kept).with_steps(steps.clone())
    }

    /// Weights that are given with their places, in order.
    fn of(bits: u32, outputs: usize, weights: impl Iterator<Item = (usize, i8)>) -> Linear {
        let stride = if outputs > 2 { outputs.next_multiple_of(LANES) } else { outputs };
        let mut linear = Linear {
            bits,
            outputs,
            steps: Vec::new(),
            kept: vec![Block::default(); (1_usize << bits).div_ceil(64)],
            weights: Vec::new(),
            stride,
        };
        let mut last = None;
        for (at, weight) in weights {
            // numbers of 32 bits are divided in half the time, and there are millions
            let (row, output) = ((at as u32 / outputs as u32) as usize, (at as u32 % outputs as u32) as usize);
            if last != Some(row) {
                last = Some(row);
                linear.kept[row / 64].rows |= 1 << (row % 64);
                linear.weights.resize(linear.weights.len() + stride, 0);
            }
            let start = linear.weights.len() - stride;
            linear.weights[start + output] = weight;
        }
        let mut before = 0;
        for block in &mut linear.kept {
            block.before = before;
            before += block.rows.count_ones();
        }
        linear
    }

    fn with_steps(self, steps: Vec<f32>) -> Linear {
        Linear { steps, ..self }
    }

    /// All weights that are not zero, with their places, in order.
    fn weights(&self) -> impl Iterator<Item = (usize, i8)> {
        let rows = self
            .kept
            .iter()
            .enumerate()
            .flat_map(|(block, kept)| (0..64).filter(|bit| kept.rows >> bit & 1 > 0).map(move |bit| 64 * block + bit));
        let weights = rows.zip(self.weights.chunks_exact(self.stride.max(1)));
        weights
            .flat_map(move |(row, weights)| {
                weights[..self.outputs].iter().enumerate().map(move |(output, weight)| (row * self.outputs + output, *weight))
            })
            .filter(|(_, weight)| *weight != 0)
    }

    /// How many questions there are.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// For each question the sum of weights, in nats.
    pub fn sums(&self, seen: Seen<'_>) -> Vec<f32> {
        let mut sums = vec![0.0; self.stride];
        match X64V3Token::summon() {
            Some(token) => add_v3(token, self, seen, &mut sums),
            None => add(self, seen, &mut sums),
        }
        sums.truncate(self.outputs);
        sums.iter_mut().zip(&self.steps).for_each(|(sum, step)| *sum *= step);
        sums
    }

    /// Adds the weights to `bytes`: gaps between those that are not zero, and the weights.
    pub fn pack(&self, bytes: &mut Vec<u8>) {
        bytes.push(self.bits as u8);
        bytes.push(self.outputs as u8);
        self.steps.iter().for_each(|step| bytes.extend(step.to_le_bytes()));
        let kept: Vec<(usize, i8)> = self.weights().collect();
        bytes.extend((kept.len() as u32).to_le_bytes());
        let mut last = 0;
        for (at, _) in &kept {
            let mut gap = at - last;
            while gap >= 255 {
                bytes.push(255);
                gap -= 255;
            }
            bytes.push(gap as u8);
            last = *at;
        }
        bytes.extend(kept.iter().map(|(_, weight)| *weight as u8));
    }

    /// Takes what [`Linear::pack`] wrote from the start of `bytes`; nothing if it breaks off or makes no sense.
    pub fn unpack(bytes: &mut &[u8]) -> Option<Linear> {
        let [bits, outputs] = *bytes.split_off(..2)? else { return None };
        let (bits, outputs) = (u32::from(bits), usize::from(outputs));
        if bits > MOST_BITS || outputs > MOST_OUTPUTS {
            return None;
        }
        let steps: Vec<f32> =
            bytes.split_off(..4 * outputs)?.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect();
        let kept = u32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?) as usize;
        let mut places = Vec::new();
        let mut last = 0;
        for _ in 0..kept {
            loop {
                let gap = *bytes.split_off_first()?;
                last += usize::from(gap);
                if gap < 255 {
                    break;
                }
            }
            places.push(last);
        }
        let values = bytes.split_off(..kept)?;
        if places.last().is_some_and(|last| *last >= outputs << bits) {
            return None;
        }
        let weights = places.into_iter().zip(values.iter().map(|value| *value as i8));
        Some(Linear::of(bits, outputs, weights).with_steps(steps))
    }

    /// Writes to the start of `rows` which of the kept rows belong to `features`, as far as any do; gives how many there are.
    ///
    /// Whether a feature has one is as good as random: there is no branch that could be guessed wrong.
    #[inline(always)]
    fn find(&self, features: &[u32], rows: &mut [u32; AT_ONCE]) -> usize {
        let mut count = 0;
        for feature in features.iter().take(AT_ONCE) {
            let row = feature.checked_shr(32 - self.bits).unwrap_or(0);
            let block = self.kept[row as usize / 64];
            let bit = 1 << (row % 64);
            rows[count.min(AT_ONCE - 1)] = block.before + (block.rows & (bit - 1)).count_ones();
            count += usize::from(block.rows & bit > 0);
        }
        count
    }
}

#[arcane]
fn add_v3(_: X64V3Token, linear: &Linear, seen: Seen<'_>, sums: &mut [f32]) {
    add(linear, seen, sums);
}

/// Adds the steps of all features to the sums of all questions. Each sum grows in the order of the features, whatever the processor, as
/// sums of fractions depend on their order.
#[inline(always)]
fn add(linear: &Linear, seen: Seen<'_>, sums: &mut [f32]) {
    let mut rows = [0; AT_ONCE];
    for (features, value) in [(seen.features, seen.each), (seen.around, seen.weight)] {
        for features in features.chunks(AT_ONCE) {
            let count = linear.find(features, &mut rows);
            add_rows(linear, &rows[..count], value, sums);
        }
    }
}

#[inline(always)]
fn add_rows(linear: &Linear, rows: &[u32], value: f32, sums: &mut [f32]) {
    if let [first, second] = sums {
        let weights = linear.weights.as_chunks::<2>().0;
        for row in rows {
            let [one, other] = weights[*row as usize];
            *first += value * steps(one);
            *second += value * steps(other);
        }
        return;
    }
    if linear.stride < LANES {
        for row in rows {
            let weights = &linear.weights[*row as usize * linear.stride..][..linear.stride];
            sums.iter_mut().zip(weights).for_each(|(sum, byte)| *sum += value * steps(*byte));
        }
        return;
    }
    let groups = sums.as_chunks_mut::<LANES>().0;
    let mut first = 0;
    while first + 4 <= groups.len() {
        add_groups::<4>(linear, rows, value, first, groups);
        first += 4;
    }
    for first in first..groups.len() {
        add_groups::<1>(linear, rows, value, first, groups);
    }
}

/// The steps that a byte stands for.
#[inline(always)]
fn steps(byte: i8) -> f32 {
    let byte = i32::from(byte);
    (byte * byte.abs()) as f32
}

/// The sums of `G` groups of questions from `first` on.
#[inline(always)]
fn add_groups<const G: usize>(linear: &Linear, rows: &[u32], value: f32, first: usize, groups: &mut [[f32; LANES]]) {
    let weights = linear.weights.as_chunks::<LANES>().0;
    let stride = groups.len();
    let Some(sums) = groups[first..].first_chunk_mut::<G>() else { return };
    let mut own = *sums;
    for row in rows {
        let Some(weights) = weights[*row as usize * stride + first..].first_chunk::<G>() else { continue };
        for (sums, weights) in own.iter_mut().zip(weights) {
            sums.iter_mut().zip(weights).for_each(|(sum, byte)| *sum += value * steps(*byte));
        }
    }
    *sums = own;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Linear {
        let mut weights = vec![0.0; 2 << 10];
        weights[0] = 1.0;
        weights[1] = -0.25;
        weights[2 * 700] = -2.0;
        weights[2 * 700 + 1] = 0.01;
        Linear::round(10, 2, &weights)
    }

    #[test]
    fn sums_are_those_of_the_weights() {
        let linear = example();
        let row = 700 << 22;
        let sums = linear.sums(Seen { features: &[5], each: 1.0, around: &[row, row], weight: 0.5 });
        assert!((sums[0] - (1.0 - 2.0)).abs() < 0.02, "{sums:?}");
        assert!((sums[1] - (-0.25 + 0.01)).abs() < 0.003, "{sums:?}");
        assert_eq!(Linear::default().sums(Seen::of(&[7])), Vec::<f32>::new());
    }

    #[test]
    fn every_way_and_any_number_of_questions_gives_the_same_sums() {
        for outputs in [1, 2, 3, 7, 8, 36] {
            let weights: Vec<f32> =
                (0..outputs << 6).map(|at| if at / outputs % 3 > 0 { (at * 37 % 101) as f32 / 7.0 - 7.0 } else { 0.0 }).collect();
            let linear = Linear::round(6, outputs, &weights);
            let features: Vec<u32> = (0..200_u32).map(|at| at.wrapping_mul(0x9e37_79b1)).collect();
            let seen = Seen { features: &features[..130], each: 0.7, around: &features[130..], weight: 0.3 };
            let kept: std::collections::BTreeMap<usize, i8> = linear.weights().collect();
            let mut expected = vec![0.0_f32; outputs];
            for (feature, value) in seen.values() {
                for (output, sum) in expected.iter_mut().enumerate() {
                    *sum += value * steps(kept.get(&((feature >> 26) as usize * outputs + output)).copied().unwrap_or(0));
                }
            }
            let mut plain = vec![0.0; linear.stride];
            add(&linear, seen, &mut plain);
            assert_eq!(plain[..outputs], expected);
            expected.iter_mut().zip(&linear.steps).for_each(|(sum, step)| *sum *= step);
            assert_eq!(linear.sums(seen), expected);
        }
    }

    #[test]
    fn what_is_packed_is_unpacked_and_what_breaks_off_is_not() {
        let mut bytes = vec![];
        example().pack(&mut bytes);
        let whole = bytes.clone();
        bytes.push(9);
        let mut rest = &bytes[..];
        assert_eq!(Linear::unpack(&mut rest), Some(example()));
        assert_eq!(rest, [9]);
        for end in 0..whole.len() {
            assert_eq!(Linear::unpack(&mut &whole[..end]), None, "cut at {end}");
        }
        let far = [[0, 1].as_slice(), &1.0_f32.to_le_bytes(), &1_u32.to_le_bytes(), &[200, 1]].concat();
        assert_eq!(Linear::unpack(&mut &far[..]), None, "a weight behind the last row");
    }
}
