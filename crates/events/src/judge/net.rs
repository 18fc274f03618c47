//! A small network: one layer of hidden units between numbers that are seen and what is asked, as `casus-train` learns it.

/// Weights of both layers. Each layer's first row is what is there before anything is seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Net {
    hidden: usize,
    outputs: usize,
    /// For each number that is seen a weight for each hidden unit.
    inner: Layer,
    /// For each hidden unit a weight for each question.
    outer: Layer,
}

/// Rows of weights, each a whole number of steps.
#[derive(Clone, Debug, Default, PartialEq)]
struct Layer {
    step: f32,
    weights: Vec<f32>,
}

/// More inputs, units or questions than any network has.
const MOST: usize = 4096;

impl Net {
    /// A network of these weights, rounded as they ship: two bytes each.
    ///
    /// # Panics
    ///
    /// When a layer has no whole rows.
    pub fn round(hidden: usize, outputs: usize, inner: &[f32], outer: &[f32]) -> Net {
        assert_eq!((inner.len() % hidden.max(1), outer.len()), (0, (hidden + 1) * outputs), "rows of weights");
        Net { hidden, outputs, inner: Layer::round(inner), outer: Layer::round(outer) }
    }

    /// How many questions there are.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// For each question the sum of weights, in nats. Numbers beyond those that it knows count nothing.
    pub fn sums(&self, seen: &[f32]) -> Vec<f32> {
        if self.outputs == 0 {
            return Vec::new();
        }
        let mut units = vec![0.0; self.hidden];
        through(&self.inner.weights, seen, &mut units);
        units.iter_mut().for_each(|unit| *unit = unit.max(0.0));
        let mut sums = vec![0.0; self.outputs];
        through(&self.outer.weights, &units, &mut sums);
        sums
    }

    /// Adds the weights to `bytes`.
    pub fn pack(&self, bytes: &mut Vec<u8>) {
        let inputs = (self.inner.weights.len() / self.hidden.max(1)).saturating_sub(1);
        [inputs, self.hidden, self.outputs].iter().for_each(|size| bytes.extend((*size as u16).to_le_bytes()));
        for layer in [&self.inner, &self.outer] {
            bytes.extend(layer.step.to_le_bytes());
            layer.weights.iter().for_each(|weight| bytes.extend(((weight / layer.step).round() as i16).to_le_bytes()));
        }
    }

    /// Takes what [`Net::pack`] wrote from the start of `bytes`; nothing if it breaks off or makes no sense.
    pub fn unpack(bytes: &mut &[u8]) -> Option<Net> {
        let mut size = || Some(usize::from(u16::from_le_bytes(bytes.split_off(..2)?.try_into().ok()?))).filter(|size| *size <= MOST);
        let (inputs, hidden, outputs) = (size()?, size()?, size()?);
        let mut layer = |count: usize| {
            let step = f32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?);
            let weights = bytes.split_off(..2 * count)?.chunks_exact(2);
            Some(Layer { step, weights: weights.map(|two| f32::from(i16::from_le_bytes([two[0], two[1]])) * step).collect() })
        };
        Some(Net { hidden, outputs, inner: layer((inputs + 1) * hidden)?, outer: layer((hidden + 1) * outputs)? })
    }
}

/// Adds to `sums` the first row of `weights` and, for each number of `seen`, its row.
pub fn through(weights: &[f32], seen: &[f32], sums: &mut [f32]) {
    let mut rows = weights.chunks_exact(sums.len().max(1));
    if let Some(start) = rows.next() {
        sums.iter_mut().zip(start).for_each(|(sum, weight)| *sum += weight);
    }
    for (number, row) in seen.iter().zip(rows).filter(|(number, _)| **number != 0.0) {
        sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += number * weight);
    }
}

impl Layer {
    fn round(weights: &[f32]) -> Layer {
        let most = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let step = (most / f32::from(i16::MAX)).max(f32::MIN_POSITIVE);
        Layer { step, weights: weights.iter().map(|weight| (weight / step).round() * step).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One unit that is the first number and a half, one that is the second; questions for their sum and for the second alone.
    fn example() -> Net {
        Net::round(2, 2, &[0.5, 0.0, 1.0, 0.0, 0.0, 1.0], &[0.0, -1.0, 1.0, 0.0, 1.0, 1.0])
    }

    #[test]
    fn units_below_zero_say_nothing() {
        let near = |sums: Vec<f32>, expected: [f32; 2]| assert!(sums.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-3), "{sums:?}");
        near(example().sums(&[1.0, 2.0]), [3.5, 1.0]);
        near(example().sums(&[-3.0, 2.0, 9.0]), [2.0, 1.0]);
        assert_eq!(Net::default().sums(&[1.0]), Vec::<f32>::new());
    }

    #[test]
    fn what_is_packed_is_unpacked_and_what_breaks_off_is_not() {
        let mut bytes = Vec::new();
        example().pack(&mut bytes);
        let whole = bytes.clone();
        bytes.push(9);
        let mut rest = &bytes[..];
        assert_eq!(Net::unpack(&mut rest), Some(example()));
        assert_eq!(rest, [9]);
        for end in 0..whole.len() {
            assert_eq!(Net::unpack(&mut &whole[..end]), None, "cut at {end}");
        }
        assert_eq!(Net::unpack(&mut &[255; 64][..]), None, "more inputs than any network has");
    }
}
