//! What is learned of tolls: weights for the first look, trees for the second, and the lines from which a figure counts.

use casus_text::model::{ModelError, ModelKind};

use super::FATES;
use super::sums::Lines;
use crate::judge::forest::Forest;
use crate::judge::linear::Linear;

/// The file of what is learned of tolls.
pub const KIND: ModelKind = ModelKind { name: "model of tolls", magic: b"casustol", version: 1, command: "tolls CORPUS MODEL" };

/// More than any model unpacks to.
const MOST_BYTES: usize = 64 << 20;

/// Weights, trees and lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// The first look, a question a fate.
    pub pairs: Linear,
    /// The second look, fate by fate.
    pub forests: Vec<Forest>,
    /// From which chance on figures count.
    pub lines: Lines,
}

impl Learned {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, or one of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Learned, ModelError> {
        let packed = KIND.inflate(KIND.open(bytes)?, MOST_BYTES)?;
        Learned::unpack(&mut &packed[..]).ok_or_else(|| KIND.wrong("weights that make no sense", "those of this version"))
    }

    /// The file of it.
    pub fn bytes(&self) -> Vec<u8> {
        let mut packed = Vec::new();
        self.pairs.pack(&mut packed);
        self.forests.iter().for_each(|forest| forest.pack(&mut packed));
        let Lines { surest, joined, beside, apart } = self.lines;
        [surest, joined, beside, apart].iter().for_each(|line| packed.extend(line.to_le_bytes()));
        KIND.deflate(&packed)
    }

    fn unpack(bytes: &mut &[u8]) -> Option<Learned> {
        let pairs = Linear::unpack(bytes).filter(|pairs| pairs.outputs() == FATES)?;
        let forests = (0..FATES).map(|_| Forest::unpack(bytes)).collect::<Option<Vec<_>>>()?;
        let line = |bytes: &mut &[u8]| Some(f32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?));
        let lines = Lines { surest: line(bytes)?, joined: line(bytes)?, beside: line(bytes)?, apart: line(bytes)? };
        Some(Learned { pairs, forests, lines })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_other_files_are_told() {
        let learned = Learned {
            pairs: Linear::round(4, FATES, &vec![0.25; FATES << 4]),
            forests: vec![Forest::default(); FATES],
            lines: Lines { surest: 0.3, joined: 0.4, beside: 0.5, apart: 0.6 },
        };
        assert_eq!(Learned::from_bytes(&learned.bytes()), Ok(learned));
        let short = KIND.deflate(&[1, 200]);
        let message = Learned::from_bytes(&short).map_err(|error| error.to_string()).expect_err("no model");
        assert_eq!(
            message,
            "reading the model of tolls: found weights that make no sense, expected those of this version; rebuild it with `cargo run \
             --release -p casus-train -- tolls CORPUS MODEL`"
        );
    }
}
