//! Weights of many sparse features for several yes-or-no questions at once, as `casus-train` learns them.

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
/// A byte `b` stands for `b·|b|` steps, so that small weights are told apart more finely than large ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Linear {
    bits: u32,
    outputs: usize,
    /// What one step is worth, question by question, in nats.
    steps: Vec<f32>,
    weights: Vec<i8>,
}

/// More rows than any model has.
const MOST_BITS: u32 = 22;
/// More questions than any model asks at once.
const MOST_OUTPUTS: usize = 256;
const TOP: f32 = 127.0;

impl Default for Linear {
    /// Knows no question.
    fn default() -> Self {
        Linear { bits: 0, outputs: 0, steps: Vec::new(), weights: Vec::new() }
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
        Linear { bits, outputs, weights: weights.iter().enumerate().map(byte).collect(), steps }
    }

    /// How many questions there are.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// For each question the sum of weights, in nats.
    pub fn sums(&self, seen: Seen<'_>) -> Vec<f32> {
        let mut sums = vec![0.0; self.outputs];
        let shift = 32 - self.bits;
        for (features, value) in [(seen.features, seen.each), (seen.around, seen.weight)] {
            for feature in features {
                let row = feature.checked_shr(shift).unwrap_or(0) as usize * self.outputs;
                for (sum, byte) in sums.iter_mut().zip(&self.weights[row..]) {
                    *sum += value * f32::from(i16::from(*byte) * i16::from(byte.unsigned_abs()));
                }
            }
        }
        sums.iter_mut().zip(&self.steps).for_each(|(sum, step)| *sum *= step);
        sums
    }

    /// Adds the weights to `bytes`: gaps between those that are not zero, and the weights.
    pub fn pack(&self, bytes: &mut Vec<u8>) {
        bytes.push(self.bits as u8);
        bytes.push(self.outputs as u8);
        self.steps.iter().for_each(|step| bytes.extend(step.to_le_bytes()));
        let kept: Vec<usize> = (0..self.weights.len()).filter(|at| self.weights[*at] != 0).collect();
        bytes.extend((kept.len() as u32).to_le_bytes());
        let mut last = 0;
        for at in &kept {
            let mut gap = at - last;
            while gap >= 255 {
                bytes.push(255);
                gap -= 255;
            }
            bytes.push(gap as u8);
            last = *at;
        }
        bytes.extend(kept.iter().map(|at| self.weights[*at] as u8));
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
        let mut weights = vec![0_i8; outputs << bits];
        for (at, value) in places.iter().zip(values) {
            *weights.get_mut(*at)? = *value as i8;
        }
        Some(Linear { bits, outputs, steps, weights })
    }
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
