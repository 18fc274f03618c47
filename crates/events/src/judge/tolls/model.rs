//! What is learned of tolls: weights for the first look, trees for the second and the third.

use casus_text::model::{ModelError, ModelKind};

use super::FATES;
use crate::judge::forest::Forest;
use crate::judge::linear::Linear;

/// The file of what is learned of tolls.
pub const KIND: ModelKind =
    ModelKind { name: "model of tolls", magic: b"casustol", version: 1, command: "tolls corpus/train corpus/more MODEL" };

/// More than any model unpacks to.
const MOST_BYTES: usize = 64 << 20;

/// Weights, trees and lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// The first look, a question a fate.
    pub pairs: Linear,
    /// The second look, fate by fate.
    pub forests: Vec<Forest>,
    /// The third look: what the figures of an event come to, fate by fate.
    pub totals: Vec<Forest>,
    /// From which chance on a total counts, and from which on it counts that there was nobody.
    pub lines: [f32; 2],
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
        self.totals.iter().for_each(|forest| forest.pack(&mut packed));
        self.lines.iter().for_each(|line| packed.extend(line.to_le_bytes()));
        KIND.deflate(&packed)
    }

    fn unpack(bytes: &mut &[u8]) -> Option<Learned> {
        let pairs = Linear::unpack(bytes).filter(|pairs| pairs.outputs() == FATES)?;
        let forests = |bytes: &mut &[u8]| (0..FATES).map(|_| Forest::unpack(bytes)).collect::<Option<Vec<_>>>();
        let (forests, totals) = (forests(bytes)?, forests(bytes)?);
        let line = |bytes: &mut &[u8]| Some(f32::from_le_bytes(bytes.split_off(..4)?.try_into().ok()?));
        let lines = [line(bytes)?, line(bytes)?];
        Some(Learned { pairs, forests, totals, lines })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_other_files_are_told() {
        let learned = Learned {
            pairs: Linear::round(4, FATES, &[0.25; FATES << 4]),
            forests: vec![Forest::default(); FATES],
            totals: vec![Forest { start: 1.0, trees: Vec::new() }; FATES],
            lines: [0.3, 0.2],
        };
        assert_eq!(Learned::from_bytes(&learned.bytes()), Ok(learned));
        let short = KIND.deflate(&[1, 200]);
        let message = Learned::from_bytes(&short).map_err(|error| error.to_string()).expect_err("no model");
        assert_eq!(
            message,
            "reading the model of tolls: found weights that make no sense, expected those of this version; rebuild it with `cargo run \
             --release -p casus-train -- tolls corpus/train corpus/more MODEL`"
        );
    }
}
